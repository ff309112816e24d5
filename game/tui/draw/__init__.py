"""The drawings of the screens: values and a size in, content of just that size out."""
