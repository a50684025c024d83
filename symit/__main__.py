"""`python -m symit` is the command line."""

import sys

from symit.cli import main

if __name__ == "__main__":
    sys.exit(main())
