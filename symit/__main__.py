"""`python -m symit` is the command line."""

from symit.cli import run

if __name__ == "__main__":
    run()
