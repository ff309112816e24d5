"""The pure core: values in, values out; no disk, clock, chance or screen."""
