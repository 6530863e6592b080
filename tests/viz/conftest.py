"""A sample graph, and a page's data read back."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from alliances import alliance_graph


@pytest.fixture(scope="session")
def alliances() -> nx.MultiDiGraph[str]:
    return alliance_graph()


@pytest.fixture(scope="session")
def data_of() -> Callable[[str], Any]:
    """A function from a page to the data embedded in it."""

    def read(page: str) -> Any:
        found = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
        assert len(found) == 1
        return json.loads(found[0])

    return read
