"""``python -m kg.validate``: validate the shipped data and note that it passed."""

from kg.validate import seal

seal()
