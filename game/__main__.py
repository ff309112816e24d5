"""`python -m game` is `juncture`."""

from game.cli import main

if __name__ == "__main__":
    main()
