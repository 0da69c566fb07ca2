"""``python -m cyberlaw_gap``."""

from cyberlaw_gap.cli import main

if __name__ == "__main__":
    main()
