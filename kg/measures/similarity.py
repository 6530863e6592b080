"""How alike the foreign policies of two states are: their portfolios of alliances or votes compared.

A portfolio is a row of a table of states by states (or by votes): what each state has with every other.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np

    Row = np.ndarray[Any, Any]

MEASURES = ("S", "kappa", "pi", "tau_b")


def s_score(a: Row, b: Row, top: float, weights: Row | None = None) -> float | None:
    """Return S (Signorino and Ritter 1999): 1 less twice the weighted mean of distances over the largest possible.

    Parameters
    ----------
    a, b : array of float
        Two portfolios.
    top : float
        The largest distance that one cell can have.
    weights : array of float, optional
        Of the cells, such as shares of capabilities; equal where left out.

    Returns
    -------
    float or None
        From -1 (as unlike as can be) to 1 (alike); None without cells.
    """
    import numpy as np

    weight = np.ones(len(a)) if weights is None else weights
    whole = weight.sum() * top
    return float(1 - 2 * (weight * np.abs(a - b)).sum() / whole) if whole else None


def kappa(a: Row, b: Row) -> float | None:
    """Return Cohen's weighted kappa (Cohen 1968) with squared distances, as Häge (2011) puts it for portfolios.

    Returns
    -------
    float or None
        1 alike, 0 as alike as chance would make two states with such portfolios; None where no two cells differ, for
        then chance alone makes them alike.
    """
    expected = ((a - a.mean()) ** 2).sum() + ((b - b.mean()) ** 2).sum() + len(a) * (a.mean() - b.mean()) ** 2
    return float(1 - ((a - b) ** 2).sum() / expected) if len(a) and expected > 0 else None


def pi(a: Row, b: Row) -> float | None:
    """Return Scott's weighted pi (Scott 1955) with squared distances (Häge 2011): chance is that of both portfolios
    taken together, so that a state with few ties is not alike to all others for having few."""
    if not len(a):
        return None
    middle = (a.mean() + b.mean()) / 2
    expected = ((a - middle) ** 2).sum() + ((b - middle) ** 2).sum()
    return float(1 - ((a - b) ** 2).sum() / expected) if expected > 0 else None


def tau_b(a: Row, b: Row) -> float | None:
    """Return Kendall's tau-b (Kendall 1938), which Bueno de Mesquita (1975) compared portfolios by; None where one of
    them is the same in every cell."""
    import numpy as np

    upper = np.triu_indices(len(a), 1)
    left, right = (np.sign(np.subtract.outer(row, row)[upper]) for row in (a, b))
    ties = float(np.abs(left).sum() * np.abs(right).sum())
    return float((left * right).sum() / ties**0.5) if ties else None


@dataclass(frozen=True)
class Portfolios:
    """What each state has with every other.

    Attributes
    ----------
    names : list
        States, in order of rows and columns.
    table : array of float, shape (n, n)
        ``table[i, j]``: the commitment of i to j; on the diagonal the highest, for a state is its own surest ally
        (Signorino and Ritter 1999).
    top : float
        The highest commitment of the scale.
    """

    names: list[Any]
    table: Row
    top: float

    def compare(self, a: Hashable, b: Hashable, measure: str = "S", weights: Row | None = None) -> float | None:
        """Return how alike two states are.

        Raises
        ------
        ValueError
            If there is no such measure, or one of them has no portfolio.
        """
        if measure not in MEASURES:
            raise ValueError(f"There is no measure {measure!r}; known: {', '.join(MEASURES)}.")
        left, right = (self.table[self.names.index(name)] for name in (a, b))
        if measure == "S":
            return s_score(left, right, self.top, weights)
        return {"kappa": kappa, "pi": pi, "tau_b": tau_b}[measure](left, right)

    def pairs(self, measure: str = "S", among: Iterable[Any] | None = None) -> list[tuple[Any, Any, float | None]]:
        """Return all pairs with how alike they are, the most alike first, the undefined last."""
        names = self.names if among is None else [n for n in self.names if n in set(among)]
        found = [(a, b, self.compare(a, b, measure)) for a, b in combinations(names, 2)]
        return sorted(found, key=lambda f: (f[2] is None, -(f[2] or 0), str(f[0]), str(f[1])))


def portfolios(
    ties: nx.Graph[Any] | Mapping[tuple[Any, Any], float],
    top: float | None = None,
    weight: str | None = None,
    names: Iterable[Any] | None = None,
) -> Portfolios:
    """Return the portfolios that ties between states make.

    Parameters
    ----------
    ties : networkx graph, or mapping of pairs to commitments
        An undirected graph counts both ways, a mapping as it is.
    top : float, optional
        The highest commitment of the scale; the largest that occurs (at least 1) where left out.
    weight : str, optional
        Edge attribute with the commitment; 1 for every edge where left out.
    names : iterable, optional
        States without any tie that belong to the system too.
    """
    import numpy as np

    cells: dict[tuple[Any, Any], float] = {}
    known: dict[Any, None] = dict.fromkeys(names or ())
    if isinstance(ties, Mapping):
        cells.update(ties)
    else:
        known.update(dict.fromkeys(ties))
        for a, b, about in ties.edges(data=True):
            value = float(about.get(weight, 1)) if weight else 1.0
            for pair in ((a, b), (b, a)) if not ties.is_directed() else ((a, b),):
                cells[pair] = max(cells.get(pair, 0.0), value)
    known.update(dict.fromkeys(end for pair in cells for end in pair))
    place = {name: i for i, name in enumerate(known)}
    highest = max([1.0, *cells.values()]) if top is None else top
    table = np.zeros((len(place), len(place)))
    for (a, b), value in cells.items():
        table[place[a], place[b]] = value
    np.fill_diagonal(table, highest)
    return Portfolios(list(place), table, highest)


__all__ = ["MEASURES", "Portfolios", "kappa", "pi", "portfolios", "s_score", "tau_b"]
