"""Checking data against the shapes and the articles, with messages that name file, line, node and what to do."""
from __future__ import annotations

from kg.corpus import Corpus


def check(corpus: Corpus, beside: Corpus | None = None) -> None:
    """stub while the data is being encoded"""
