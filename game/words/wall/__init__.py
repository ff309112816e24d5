"""What a class sees of a lesson, slide by slide: pure functions of the lesson at one moment."""
