"""Which passages speak for or against it that a case meets an indicator: this graph's own coding, which no article
makes and which changes no cell (``kg:EvidenceLine``)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from kg.snapshot import Snapshot
from kg.terms import KG, PASSAGE, home_of, tag
from kg.theory.model import Theory

Json = dict[str, Any]
KEPT = "evidence lines"
"""By what name the snapshot keeps them."""


class Bearing(NamedTuple):
    """Passages of one article that bear on a cell for one reason.

    Attributes
    ----------
    iri : str
    case, indicator : str
        IRIs.
    supports : bool
        Whether they speak for it that the indicator is met.
    passages : tuple of str
        Names, in the order of the article.
    reason : dict of str to str
        Why they bear on it, by language.
    outside : str or None
        IRI of the scope condition that they don't fall under.
    """

    iri: str
    case: str
    indicator: str
    supports: bool
    passages: tuple[str, ...]
    reason: dict[str, str]
    outside: str | None = None

    @property
    def article(self) -> str:
        """Key of the article that the passages are of."""
        return home_of(self.passages[0])


def bearings(snapshot: Snapshot) -> list[Bearing]:
    """Return all bearings, one for each case where a line bears on several, in the order of the articles."""
    if KEPT not in snapshot.kept:
        snapshot.kept[KEPT] = _read(snapshot)
    found: list[Bearing] = snapshot.kept[KEPT]
    return found


def _read(snapshot: Snapshot) -> list[Bearing]:
    from kg.query import run

    reasons: dict[str, dict[str, str]] = {}
    for row in run(snapshot, "SELECT ?b ?text WHERE { ?b a kg:EvidenceLine ; kg:reasonText ?text }"):
        reasons.setdefault(row["b"].value, {})[tag(row["text"].language or "en")] = row["text"].value
    rows = run(
        snapshot,
        "SELECT DISTINCT ?b ?case ?indicator ?direction ?passage ?outside WHERE { ?b a kg:EvidenceLine ; "
        "kg:case ?case ; kg:indicator ?indicator ; kg:evidenceDirection ?direction ; kg:restsOn ?passage . "
        "OPTIONAL { ?b kg:outsideScope ?outside } }",
    )
    places = snapshot.places
    lines: dict[tuple[str, ...], list[str]] = {}
    outside: dict[str, str] = {}
    for row in rows:
        passage = row["passage"].value.removeprefix(PASSAGE)
        key = tuple(row[name].value for name in ("b", "case", "indicator", "direction"))
        if passage in places:
            lines.setdefault(key, []).append(passage)
        if row["outside"]:
            outside[key[0]] = row["outside"].value
    found = []
    for (iri, case, indicator, direction), passages in lines.items():
        ordered = tuple(sorted(set(passages), key=lambda name: (_line(snapshot, name), places[name])))
        reason = dict(sorted(reasons.get(iri, {}).items()))
        found.append(Bearing(iri, case, indicator, direction == KG + "supporting", ordered, reason, outside.get(iri)))
    return sorted(found, key=lambda b: (_number(snapshot, b.article), _line(snapshot, b.passages[0]), b.iri, b.case))


def _number(snapshot: Snapshot, article: str) -> str:
    return str(snapshot.articles[article]["number"])


def _line(snapshot: Snapshot, name: str) -> int:
    return int(snapshot.passages[name]["line"] or 0)


def of_theory(
    snapshot: Snapshot, theory: Theory, case: str, indicator: str, articles: Collection[str] = ()
) -> list[Bearing]:
    """Return what bears on one cell of a theory: what supports it first.

    Parameters
    ----------
    snapshot : Snapshot
    theory : Theory
    case, indicator : str
        Keys, as the theory has them.
    articles : collection of str
        Only passages of these; of all where empty.
    """
    iris = theory.case(case).iri, theory.named(indicator).iri
    found = [b for b in bearings(snapshot) if (b.case, b.indicator) == iris]
    return sorted((b for b in found if not articles or b.article in articles), key=lambda b: not b.supports)


def attached(snapshot: Snapshot, theory: Theory, found: Json) -> Json:
    """Return what a theory gives for its cases (see `kg.theory.running.run`) with what bears on each cell: ``evidence``
    of each indicator, as `contract` gives it."""

    def indicator(case: str, one: Json) -> Json:
        if one["name"] not in theory.indicators:
            return one
        return {**one, "evidence": contract(of_theory(snapshot, theory, case, one["name"]))}

    def variable(case: str, one: Json) -> Json:
        return {**one, "indicators": [indicator(case, i) for i in one["indicators"]]}

    def of_case(one: Json) -> Json:
        return {**one, "variables": [variable(one["case"], v) for v in one["variables"]]}

    return {kind: [of_case(c) for c in value] if isinstance(value, list) else value for kind, value in found.items()}


def contract(found: Iterable[Bearing]) -> list[Json]:
    """Return bearings as JSON prints them."""
    return [
        {
            "supports": b.supports, "article": b.article, "passages": [PASSAGE + name for name in b.passages],
            "reason": dict(b.reason), "outside": b.outside,
        }
        for b in found
    ]  # fmt: skip


__all__ = ["Bearing", "attached", "bearings", "contract", "of_theory"]
