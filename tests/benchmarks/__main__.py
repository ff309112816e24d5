"""What proving and playing cost on this machine: `poe bench`. It decides no check."""

import sys

from tests.benchmarks import playing, proving


def main() -> None:
    """Print each measurement as soon as it is made."""
    for part in (proving, playing):
        for line in part.report():
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
