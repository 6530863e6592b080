"""Making cases from what the store says: their cells, by whom they are coded, and what their authors state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from kg.errors import TheoryError
from kg.terms import ALT_LABEL, KG, LABEL, PASSAGE, TYPE
from kg.theory.facts import Facts, short
from kg.theory.logic import MET, UNKNOWN, UNMET
from kg.theory.model import KINDS, Case, Cell, Part

MARKS = {KG + "met": MET, KG + "no-mark": UNMET, KG + "unmet": UNMET, KG + "unknown": UNKNOWN}


class Cases:
    """Makes the cases of a theory.

    Parameters
    ----------
    facts : Facts
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def all(self, indicators: Mapping[str, Part]) -> list[Case]:
        """Return the cases: the article's, those to which we apply the theory, the user's own."""
        kinds: dict[str, str] = {}
        for iri in self.facts.values(self.facts.iri, "appliesToCase"):
            kinds[iri] = "suggested"
        for row in self.facts.rows(f"SELECT ?c WHERE {{ ?c kg:codedFor <{self.facts.iri}> }}"):
            kinds[row["c"].value] = "own"
        for iri in self.facts.values(self.facts.iri, "testsCase"):
            kinds[iri] = "article"
        self.facts.describe(kinds)
        cells = self._cells(kinds, indicators)
        stated = self._stated(kinds)
        found = []
        for iri, kind in kinds.items():
            labels = self.facts.texts(iri, LABEL)
            state = self.facts.first(iri, "caseState")
            names_ = {short(iri), *labels.values(), *(o.value for o in self.facts.about[iri].get(ALT_LABEL, []))}
            if state:
                names_ |= {short(state), *(n for group in self.facts.snapshot.labels(state).values() for n in group)}
            key = self.facts.first(iri, "caseName") or short(iri).removeprefix("case-")
            about = tuple(short(i) for i in self.facts.values(iri, "caseState"))
            names_set = frozenset(names_)
            found.append(Case(key, iri, labels, names_set, about, kind, cells.get(iri, {}), stated.get(iri, {})))
        place = {iri: i for i, iri in enumerate(self.facts.in_order(kinds))}
        return sorted(found, key=lambda c: (KINDS.index(c.kind), place[c.iri]))

    def _cells(
        self, kinds: Mapping[str, str], indicators: Mapping[str, Part]
    ) -> dict[str, dict[str, tuple[Cell, ...]]]:
        keys = {part.iri: key for key, part in indicators.items()}
        found: dict[str, dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
        values = " ".join(f"<{i}>" for i in sorted(kinds))
        rows = self.facts.rows(
            f"SELECT ?cell ?case ?i ?mark WHERE {{ VALUES ?case {{ {values} }} "
            "?cell kg:case ?case ; kg:indicator ?i ; kg:mark ?mark } ORDER BY ?cell ?i"
        )
        nodes = sorted({row["cell"].value for row in rows})
        self.facts.describe(nodes)
        where = self._where(nodes)
        for row in rows:
            cell, case, indicator = row["cell"].value, row["case"].value, keys.get(row["i"].value)
            if indicator is None:
                continue
            passages = (*where.get(cell, ()), *self.facts.values(cell, "restsOn"))
            reason = self.facts.texts(cell, KG + "reasonText")
            coded = KG + "IndicatorCoding" in self.facts.values(cell, TYPE)
            source = "own" if kinds[case] == "own" else "coding" if coded else "article"
            by = self._speakers(passages)
            found[case][indicator].append(Cell(MARKS[row["mark"].value], passages, source, reason, by))
        for source_ in self.facts.typed("IndicatorSource"):
            self._sourced(source_, kinds, keys, found)
        return {case: {i: tuple(c) for i, c in cells.items()} for case, cells in found.items()}

    def _sourced(
        self,
        source: str,
        kinds: Mapping[str, str],
        keys: Mapping[str, str],
        found: dict[str, dict[str, list[Cell]]],
    ) -> None:
        """Add what the query of an indicator's source finds; a case that is coded by hand keeps its coding."""
        text, otherwise = self.facts.first(source, "metQuery"), self.facts.first(source, "otherwise")
        indicators = [keys[i] for i in self.facts.values(source, "indicator") if i in keys]
        if text is None or not indicators:
            raise TheoryError(f"{short(source)} lacks its query, or an indicator that a rule looks at.")
        rows = self.facts.asked(source, text)
        met: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            passage = row["passage"].value if _has(row, "passage") and row["passage"] is not None else ""
            met[row["case"].value] += [passage] if passage.startswith(PASSAGE) else []
        for indicator in indicators:
            for case in kinds:
                if found[case].get(indicator):
                    continue
                if case in met:
                    passages = tuple(sorted(set(met[case])))
                    found[case][indicator].append(Cell(MET, passages, "graph", {}, self._speakers(passages)))
                elif otherwise:
                    found[case][indicator].append(Cell(MARKS[otherwise], (), "graph"))

    def _speakers(self, passages: Iterable[str]) -> tuple[str, ...]:
        known = self.facts.snapshot.passages.fetch(p.removeprefix(PASSAGE) for p in passages)
        return tuple(dict.fromkeys(entry["speaker"] for entry in known.values()))

    def _where(self, nodes: list[str]) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        if nodes:
            values = " ".join(f"<{i}>" for i in nodes)
            text = (
                f"SELECT DISTINCT ?n ?g WHERE {{ VALUES ?n {{ {values} }} GRAPH ?g {{ ?n kg:case ?c }} }} ORDER BY ?g"
            )
            for row in self.facts.rows(text):
                if row["g"].value.startswith(PASSAGE):
                    found[row["n"].value].append(row["g"].value)
        return {node: tuple(graphs) for node, graphs in found.items()}

    def _stated(self, kinds: Mapping[str, str]) -> dict[str, dict[str, tuple[tuple[str, tuple[str, ...]], ...]]]:
        values = " ".join(f"<{i}>" for i in sorted(kinds))
        rows = self.facts.rows(
            f"SELECT ?cell ?case ?v ?d WHERE {{ VALUES ?case {{ {values} }} "
            "?cell kg:case ?case ; kg:variable ?v ; kg:degree ?d } ORDER BY ?cell"
        )
        nodes = sorted({row["cell"].value for row in rows})
        self.facts.describe(nodes)
        where = self._where(nodes)
        found: dict[str, dict[str, list[tuple[str, tuple[str, ...]]]]] = defaultdict(lambda: defaultdict(list))
        for row in rows:
            cell = row["cell"].value
            passages = (*where.get(cell, ()), *self.facts.values(cell, "restsOn"))
            found[row["case"].value][short(row["v"].value)].append((short(row["d"].value), passages))
        return {case: {v: tuple(s) for v, s in about.items()} for case, about in found.items()}


def _has(row: Any, name: str) -> bool:
    try:
        row[name]
    except KeyError:
        return False
    return True


__all__ = ["MARKS", "Cases"]
