"""Write the certificates anew: `poe certificates`. Look at the difference before you commit it."""

import sys

from tests.certificates.record import FOLDER, everything


def main() -> None:
    """Write every file, and take away those that are no longer written."""
    texts = everything()
    for file in FOLDER.glob("*.json"):
        if file.name not in texts:
            file.unlink()
    for name, text in texts.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
