"""Cases of the user's own: a template to fill in, and reading it back with one clear line for each fault."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cells import separated
from kg.errors import TheoryError
from kg.terms import KG, LABEL, PREFIXES, THEORY, compact, tag
from kg.theory.logic import MET, UNKNOWN, UNMET
from kg.theory.model import Case, Cell, Theory

if TYPE_CHECKING:
    from kg.corpus import Corpus

FIXED = ("case", "name", "stated", "source")
"""Columns of a table of own cases beside those of the indicators."""
_STATES = {
    **dict.fromkeys(("met", "1", "yes", "true", "○", "●", "满足"), MET),
    **dict.fromkeys(("unmet", "0", "no", "false", "不满足"), UNMET),
    **dict.fromkeys(("unknown", "?", "na", "n/a", "", "不详"), UNKNOWN),
}
MARKED = {KG + "met": MET, KG + "unmet": UNMET, KG + "no-mark": UNMET, KG + "unknown": UNKNOWN}
"""States by the marks of a coding in Turtle."""
_KEY = re.compile(r"[a-z0-9][a-z0-9.-]*")


class CaseFaultsError(TheoryError):
    """Own cases that can't be used.

    Attributes
    ----------
    faults : list of str
        One line each: file, line, what is wrong, what to do.
    """

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = list(faults)
        more = f" ({len(self.faults) - 1} more)" if len(self.faults) > 1 else ""
        super().__init__(self.faults[0] + more)


def template(theory: Theory, form: str = "csv") -> str:
    """Return a template of one case, every indicator unknown, as ``csv`` or ``turtle``."""
    return _turtle(theory) if form == "turtle" else _csv(theory)


def _csv(theory: Theory) -> str:
    indicators = list(theory.indicators)
    return separated(
        ["case", "name", *indicators, "stated", "source"],
        [["my-case", "My case", *(UNKNOWN for _ in indicators), "", ""]],
    )


def _turtle(theory: Theory) -> str:
    names = "\n".join(f"#   {compact(p.iri):<55} {p.label()}" for p in theory.indicators.values())
    used = ("kg", "id", "theory", "rdfs")
    prefixes = "\n".join(f"@prefix {p}: <{PREFIXES[p]}> ." for p in used)
    unknown = " ,\n        ".join(_name(p.iri) for p in theory.indicators.values())
    outcome = theory.measured or theory.predicted
    stated = ""
    if outcome:
        degrees = ", ".join(
            dict.fromkeys(d for r in theory.rules[theory.default] if r.gives == outcome for d in r.degrees())
        )
        stated = (
            f"\n# If a source states the outcome ({degrees}), say so:\n"
            f"# id:coding-my-case-stated kg:case id:case-my-case ; kg:variable {_name(theory.named(outcome).iri)} ;\n"
            "#     kg:degree kg:high .\n"
        )
    return f"""{prefixes}

# A case of your own for the theory "{theory.name}". Its indicators are:
{names}
# Move each indicator to the coding whose kg:mark fits: kg:met, kg:unmet, or kg:unknown. What you leave out is unknown.

id:case-my-case a kg:Case ; kg:codedFor theory:{theory.name} ; kg:caseName "my-case" ;
    rdfs:label "my case"@en , "我的案例"@zh-Hans .

id:coding-my-case-unknown a kg:IndicatorCoding ; kg:case id:case-my-case ; kg:mark kg:unknown ;
    kg:indicator {unknown} ;
    kg:reasonText "not coded yet"@en .
{stated}"""


def _name(iri: str) -> str:
    """A compact name where Turtle allows it (no slash in it), else the IRI."""
    name = compact(iri)
    return name if name != iri and "/" not in name else f"<{iri}>"


def read(theory: Theory, path: Path) -> list[Case]:
    """Return the cases of a file.

    Raises
    ------
    CaseFaultsError
        If the file can't be read or something in it is wrong, with all that is wrong.
    """
    if path.suffix == ".csv":
        return _read_csv(theory, path)
    if path.suffix in {".ttl", ".trig"}:
        return _read_turtle(theory, path)
    raise CaseFaultsError([f"{path.name}: own cases are a .csv, .ttl or .trig file: see kg theory template."])


def _taken(theory: Theory) -> set[str]:
    return {c.key for c in theory.cases if c.kind != "own"}


def _read_csv(theory: Theory, path: Path) -> list[Case]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CaseFaultsError([f"{path} can't be read: {error.strerror}."]) from error
    except UnicodeDecodeError as error:
        raise CaseFaultsError([f"{path.name} is not UTF-8: save it as CSV UTF-8."]) from error
    rows = list(csv.reader(io.StringIO(text)))
    if not rows or not rows[0]:
        raise CaseFaultsError([f"{path.name}:1: there is no header: see kg theory template {theory.name}."])
    header = [h.strip() for h in rows[0]]
    faults = _of_header(theory, header, path.name)
    if faults:
        raise CaseFaultsError(faults)
    reader = _Rows(theory, header, path.name)
    for number, row in enumerate(rows[1:], 2):
        if any(cell.strip() for cell in row):
            reader.take(number, [cell.strip() for cell in row])
    if reader.faults:
        raise CaseFaultsError(reader.faults)
    if not reader.found:
        raise CaseFaultsError([f"{path.name}: there is no case below the header."])
    return list(reader.found.values())


def _of_header(theory: Theory, header: list[str], file: str) -> list[str]:
    faults = []
    for name in header:
        if name in FIXED or name in theory.indicators:
            continue
        try:
            theory.indicator(name)
        except TheoryError as error:
            faults.append(f"{file}:1: {error}")
    faults += [
        f"{file}:1: the column {n!r} stands twice: keep one."
        for n in sorted({h for h in header if header.count(h) > 1})
    ]
    faults += [f"{file}:1: there is no column 'case': add it, with a short name for each case."] * (
        "case" not in header
    )
    here = {theory.indicator(n) for n in header if n not in FIXED} if not faults else set()
    missing = [i for i in theory.indicators if i not in here] if not faults else []
    if missing:
        faults.append(
            f"{file}:1: there is no column for {', '.join(missing)}: add it, and write unknown where you don't know."
        )
    return faults


class _Rows:
    """Takes rows of a table one by one and notes what is wrong with them."""

    def __init__(self, theory: Theory, header: list[str], file: str) -> None:
        self.theory, self.header, self.file = theory, header, file
        self.found: dict[str, Case] = {}
        self.faults: list[str] = []
        outcome = theory.measured or theory.predicted
        rules = [r for found in theory.rules.values() for r in found if r.gives == outcome]
        self.degrees = list(dict.fromkeys(d for r in rules for d in r.degrees()))
        self.outcome = outcome

    def take(self, number: int, row: list[str]) -> None:
        """Take one row."""
        where = f"{self.file}:{number}:"
        if len(row) != len(self.header):
            self.faults.append(f"{where} {len(row)} cells under {len(self.header)} columns: add or remove some.")
            return
        facts = dict(zip(self.header, row, strict=True))
        key = facts["case"]
        if not _KEY.fullmatch(key):
            self.faults.append(f"{where} {key!r} is no name of a case: use small letters, digits and hyphens.")
            return
        if key in _taken(self.theory):
            self.faults.append(f"{where} {key!r} is a case that the theory has already: choose another name.")
            return
        source = facts.get("source", "")
        cells: dict[str, tuple[Cell, ...]] = dict(self.found[key].cells) if key in self.found else {}
        for name, text in facts.items():
            if name in FIXED:
                continue
            indicator, state = self.theory.indicator(name), _STATES.get(text.casefold())
            if state is None:
                self.faults.append(f"{where} {text!r} under {name} is no state: write met, unmet or unknown.")
                continue
            before = {c.state for c in cells.get(indicator, ())} - {UNKNOWN}
            if state != UNKNOWN and before - {state}:
                other = next(iter(before))
                self.faults.append(
                    f"{where} {key} is coded {state} on {indicator}, and {other} above: keep one of them."
                )
                continue
            reason = {"en": source} if source and state != UNKNOWN else {}
            cells[indicator] = (*cells.get(indicator, ()), Cell(state, (), "own", reason))
        stated = dict(self.found[key].stated) if key in self.found else {}
        if facts.get("stated") and self.outcome:
            if facts["stated"] not in self.degrees:
                self.faults.append(
                    f"{where} {facts['stated']!r} is no outcome: write one of {', '.join(self.degrees)}."
                )
            else:
                stated[self.outcome] = ((facts["stated"], ()),)
        label = facts.get("name") or (self.found[key].label() if key in self.found else key)
        self.found[key] = Case(key, key, {"en": label}, frozenset({label}), (), "own", cells, stated)


def _read_turtle(theory: Theory, path: Path) -> list[Case]:
    from kg.corpus import read as read_files
    from kg.errors import DataError

    try:
        corpus = read_files([path])
    except DataError as error:
        raise CaseFaultsError([str(error)]) from error
    coded = _Turtle(theory, corpus)
    if not coded.cells:
        named = f"theory:{theory.name}"
        coded.faults.append(f"{path.name}: no case here is coded for {theory.name}: add kg:codedFor {named}.")
    for iri in coded.about:
        for case in coded.values(iri, "case"):
            coded.code(iri, case)
    found = [coded.case(iri) for iri in coded.cells]
    if coded.faults:
        raise CaseFaultsError(coded.faults)
    return found


class _Turtle:
    """Reads cases out of Turtle.

    Attributes
    ----------
    about : dict of str to dict of str to list
        Subject -> predicate -> objects.
    cells : dict of str to dict of str to list of Cell
        Case -> indicator -> what it is coded.
    faults : list of str
    """

    def __init__(self, theory: Theory, corpus: Corpus) -> None:
        self.theory, self.corpus = theory, corpus
        self.faults: list[str] = []
        self.about: dict[str, dict[str, list[Any]]] = {}
        for quad in corpus.quads:
            self.about.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object)
        cases = [i for i in self.about if THEORY + theory.name in self.values(i, "codedFor")]
        self.cells: dict[str, dict[str, list[Cell]]] = {i: {} for i in cases}
        self._stated: dict[str, dict[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {i: {} for i in cases}
        self._indicators = {p.iri: k for k, p in theory.indicators.items()}

    def values(self, iri: str, name: str) -> list[str]:
        """Return the values of a property of ours as strings."""
        return [t.value for t in self.about.get(iri, {}).get(KG + name, [])]

    def code(self, iri: str, case: str) -> None:
        """Take what a coding says of a case: its outcomes, and the marks of its indicators."""
        where = self.corpus.where(iri)
        if case not in self.cells:
            self.faults.append(f"{where}: {compact(iri)} codes {compact(case)}, which is no case of this file.")
            return
        for variable, degree in zip(self.values(iri, "variable"), self.values(iri, "degree"), strict=False):
            self._stated[case][variable.rsplit("/", 1)[-1]] = ((degree.replace("#", "/").rsplit("/", 1)[-1], ()),)
        mark = next(iter(self.values(iri, "mark")), "")
        indicators = self.values(iri, "indicator")
        if indicators and mark not in MARKED:
            self.faults.append(f"{where}: {compact(iri)} has no mark: add kg:mark kg:met, kg:unmet or kg:unknown.")
            return
        reason = {tag(t.language or "en"): t.value for t in self.about[iri].get(KG + "reasonText", [])}
        for indicator in indicators:
            key = self._indicators.get(indicator)
            if key is None:
                self.faults.append(f"{where}: {compact(indicator)} is no indicator of {self.theory.name}.")
                continue
            cell = Cell(MARKED[mark], tuple(self.values(iri, "restsOn")), "own", reason)
            known = self.cells[case].setdefault(key, [])
            if any({c.state, cell.state} == {MET, UNMET} for c in known):
                self.faults.append(f"{where}: {compact(case)} is coded met and unmet on {key}: keep one of them.")
            known.append(cell)

    def case(self, iri: str) -> Case:
        """Return a case with its cells."""
        labels = {tag(t.language or "en"): t.value for t in self.about[iri].get(LABEL, [])}
        key = next(iter(self.values(iri, "caseName")), iri.rsplit("/", 1)[-1].removeprefix("case-"))
        if key in _taken(self.theory):
            where = self.corpus.where(iri)
            self.faults.append(f"{where}: {key!r} is a case that the theory has already: choose another name.")
        states = tuple(v.rsplit("/", 1)[-1] for v in self.values(iri, "caseState"))
        own = {i: tuple(c) for i, c in self.cells[iri].items()}
        return Case(key, iri, labels, frozenset(labels.values()), states, "own", own, self._stated[iri])


__all__ = ["CaseFaultsError", "read", "template"]
