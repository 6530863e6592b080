"""`python -m kg`: the command line where its program is not on the path."""

from kg.cli.main import run

if __name__ == "__main__":
    run()
