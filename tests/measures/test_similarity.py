from __future__ import annotations

from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.errors import DataError
from kg.measures import dyads
from kg.measures.similarity import MEASURES, kappa, pi, portfolios, s_score, tau_b

ROWS = st.integers(2, 8).flatmap(
    lambda n: st.tuples(*[arrays(float, n, elements=st.integers(0, 3).map(float)) for _ in range(2)])
)


def by_categories(a: np.ndarray, b: np.ndarray, together: bool) -> float | None:
    """Weighted kappa (or pi) from the table of categories, with squared distances, as textbooks define it."""
    n = len(a)
    observed = sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) / n
    left, right = (np.concatenate([a, b]),) * 2 if together else (a, b)
    expected = sum((x - y) ** 2 for x in left for y in right) / (len(left) * len(right))
    return None if expected == 0 else 1 - observed / expected


@given(ROWS)
def test_kappa_and_pi_are_those_of_the_table_of_categories(rows: tuple[np.ndarray, np.ndarray]) -> None:
    for function, together in ((kappa, False), (pi, True)):
        found, expected = function(*rows), by_categories(*rows, together)
        assert (found is None) == (expected is None)
        if found is not None:
            assert found == pytest.approx(expected)


def test_cohens_kappa_of_a_table_that_textbooks_work_out() -> None:
    # 20 and 15 agreements, 5 and 10 disagreements: kappa = (0.7 - 0.5) / (1 - 0.5).
    a = np.array([1.0] * 25 + [0.0] * 25)
    b = np.array([1.0] * 20 + [0.0] * 5 + [1.0] * 10 + [0.0] * 15)
    assert kappa(a, b) == pytest.approx(0.4)
    # Scott's expected agreement is 0.55^2 + 0.45^2.
    assert pi(a, b) == pytest.approx((0.7 - 0.505) / (1 - 0.505))


@given(ROWS)
def test_what_holds_of_every_measure(rows: tuple[np.ndarray, np.ndarray]) -> None:
    a, b = rows
    for function in (kappa, pi, tau_b, lambda x, y: s_score(x, y, 3.0)):
        found = function(a, b)
        assert found == function(b, a) or found == pytest.approx(function(b, a))
        assert found is None or -1 - 1e-9 <= found <= 1 + 1e-9
        assert function(a, a) is None or function(a, a) == pytest.approx(1)
    assert s_score(np.zeros(4), np.full(4, 3.0), 3.0) == -1


def test_weights_of_s() -> None:
    a, b = np.array([3.0, 0.0]), np.array([3.0, 3.0])
    assert s_score(a, b, 3.0) == 0
    assert s_score(a, b, 3.0, np.array([1.0, 0.0])) == 1


def test_portfolios_of_a_graph() -> None:
    found = portfolios(nx.Graph([("a", "x"), ("b", "x"), ("c", "y")]), names=["z"])
    assert np.array_equal(np.diag(found.table), np.ones(6))
    # a and b differ only in what each has with itself and the other.
    assert found.compare("a", "b") == pytest.approx(1 - 2 * 2 / 6)
    assert found.compare("a", "b") > found.compare("a", "c")
    pairs = found.pairs("S", ["a", "b", "c"])
    assert pairs[0][:2] == ("a", "b")
    assert len(pairs) == 3
    with pytest.raises(ValueError, match="no measure"):
        found.compare("a", "b", "Q")


@pytest.mark.parametrize("measure", MEASURES)
def test_what_is_not_defined_is_none(measure: str) -> None:
    found = portfolios({}, names=["only"])
    assert found.compare("only", "only", measure) in {None, 1.0}
    assert portfolios(nx.complete_graph(3)).compare(0, 1, measure) in {None, 1.0}


ATOP = "atopid,member,yrent,yrexit,phase,defense,offense,neutral,nonagg,consul\n"


def write(folder: Path, text: str) -> Path:
    path = folder / "file.csv"
    path.write_text(text, "utf-8")
    return path


def test_atop(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        ATOP
        + "1,2,1949,1951,1,0,0,0,0,1\n1,2,1951,0,2,1,0,0,0,1\n1,20,1949,0,0,0,0,0,1,0\n1,200,1949,1960,0,1,0,0,0,0\n"
        + "2,2,1900,1910,0,1,0,0,0,0\n2,365,1900,1910,0,1,0,0,0,0\n",
    )
    found, top, states = dyads.read(path, 1955)
    assert top == 3
    assert states == ["2", "20", "200"]
    # Obligations are the member's own: the United States to defend, Canada not to attack.
    assert found["2", "20"] == 3
    assert found["20", "2"] == 2
    assert dyads.read(path, 1950)[0]["2", "20"] == 1
    assert ("2", "200") not in dyads.read(path, 1970)[0]
    assert dyads.read(path, 1905)[0] == {("2", "365"): 3, ("365", "2"): 3}
    with pytest.raises(DataError, match="Name one"):
        dyads.read(path)


def test_pairs(tmp_path: Path) -> None:
    path = write(tmp_path, "ccode1,ccode2,year,value\n2,20,2000,1\n2,200,2000,3\n200,2,2000,2\n2,365,1999,1\n")
    found, top, _ = dyads.read(path, 2000)
    assert top is None
    assert found == {("2", "20"): 1, ("20", "2"): 1, ("2", "200"): 3, ("200", "2"): 2}
    plain = write(tmp_path, "State1,State2\nJapan,Poland\n")
    assert dyads.read(plain)[0] == {("Japan", "Poland"): 1, ("Poland", "Japan"): 1}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x,y\n1,2\n", "two columns"),
        ("a,b,value\n1,2,many\n", "line 2: value is 'many'"),
        ("a,b\n1\n", "line 2: not as many cells"),
        ("", "two columns"),
        (ATOP + "1,2,soon,0,0,1,0,0,0,0\n", "line 2: yrent"),
    ],
)
def test_a_file_that_is_not_as_it_should_be(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(DataError, match=told):
        dyads.read(write(tmp_path, text), 2000)
    with pytest.raises(DataError, match="can't be read"):
        dyads.read(tmp_path / "nowhere.csv")
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00a")
    with pytest.raises(DataError, match="no CSV"):
        dyads.read(tmp_path / "bytes.csv")
