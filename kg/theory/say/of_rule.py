"""A rule as sentences: what it says, and why it leaves something undetermined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.theory.evaluation import Value
from kg.theory.logic import MET, UNMET, Band, Condition, Count, Row, Rule, Table, Taxonomy
from kg.theory.model import Theory
from kg.theory.say.phrase import capital, degree, grounds, joined, listed, outcome, words

Json = dict[str, Any]


def undetermined(
    theory: Theory, rule: Rule, value: Value, possible: Mapping[str, frozenset[str]], language: str = "en"
) -> str:
    """Return why a variable is undetermined."""
    known = words(language)
    degrees = listed((degree(theory, d, language) for d in sorted(value.degrees)), language, "or")
    open_ = [name for name in rule.inputs() if len(possible[name]) > 1]
    if open_:
        names = listed((theory.named(n).label(language) for n in open_), language)
        facts: Json = {"unknown": names, "is": known["is_one" if len(open_) == 1 else "is_many"], "degrees": degrees}
        if any(n not in theory.indicators for n in open_):
            return known["because_below"].format(**facts)
        if isinstance(rule, Count):
            counts = rule.counts(possible)
            return known["because_count"].format(low=min(counts), high=max(counts), of=len(rule.over), **facts)
        return known["because_open"].format(**facts)
    what = known["this"]
    if isinstance(rule, Count):
        what = known["count_of"].format(n=min(rule.counts(possible)), of=len(rule.over))
    return known["because_clash" if value.clash else "because_gap"].format(what=what, degrees=degrees)


def rule(theory: Theory, known: Rule, language: str = "en") -> str:
    """Return a rule as a sentence."""
    sentence = words(language)
    between = "; " if language == "en" else "；"
    if isinstance(known, Count):
        names = sentence["list"].join(_condition(theory, c, language, bare=True) for c in known.over)
        return sentence["rule_count"].format(of=len(known.over), names=names, bands=bands(theory, known, language))
    rows = known.rows if isinstance(known, Table) else known.categories if isinstance(known, Taxonomy) else ()
    said = [_row(theory, same, language) for same in _alike(rows)]
    otherwise = known.otherwise if isinstance(known, (Table, Taxonomy)) else None
    if otherwise:
        said.append(sentence["otherwise"].format(degree=degree(theory, otherwise, language)))
    return sentence["rule_taxonomy" if isinstance(known, Taxonomy) else "rule_rows"].format(rows=between.join(said))


def bands(theory: Theory, known: Count, language: str = "en") -> str:
    """Return which numbers of criteria met give which degree."""
    sentence, found = words(language), list[Band]()
    for band in sorted(known.bands, key=lambda b: (-b.high, -b.low)):
        if found and found[-1].degree == band.degree and found[-1].low == band.high + 1:
            # Two numbers next to each other that give the same are one range.
            found[-1] = found[-1]._replace(low=band.low)
        else:
            found.append(band)
    return ("; " if language == "en" else "；").join(
        sentence["band"].format(numbers=_numbers(b.low, b.high, language), degree=degree(theory, b.degree, language))
        for b in found
    )


def _alike(rows: Iterable[Row]) -> list[list[Row]]:
    """Return rows by the degree that they give."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.degree, []).append(row)
    return list(found.values())


def _row(theory: Theory, rows: Sequence[Row], language: str) -> str:
    """Return rows of one degree as a sentence: what must be so for it."""
    ways = (circumstances(theory, row.when, language) for row in rows)
    given = degree(theory, rows[0].degree, language)
    return words(language)["row"].format(conditions=listed(ways, language, "or_else"), degree=given)


def circumstances(theory: Theory, conditions: Iterable[Condition], language: str) -> str:
    """Return conditions as people say them: degrees of variables together, and what is so before what is not."""
    graded = {c.of: c.value for c in conditions if c.value not in {MET, UNMET}}
    said = [grounds(theory, graded, language)] if graded else []
    said += [_condition(theory, c, language) for state in (MET, UNMET) for c in conditions if c.value == state]
    return listed(said, language, "both")


def _condition(theory: Theory, condition: Condition, language: str, bare: bool = False) -> str:
    name = theory.named(condition.of).label(language)
    if bare and condition.value == MET:
        return name
    frame = {MET: "so", UNMET: "not_so"}.get(condition.value, "condition")
    return words(language)[frame].format(name=name, value=degree(theory, condition.value, language))


def _numbers(low: int, high: int, language: str) -> str:
    return str(low) if low >= high else words(language)["range"].format(low=low, high=high)


def branches(
    theory: Theory,
    known: Sequence[Rule],
    settings: Mapping[str, str],
    outcomes: tuple[str | None, Sequence[str]],
    language: str = "en",
) -> list[str]:
    """Return line by line what a theory predicts where some indicators are met or not and the others are open: what
    follows from what is supposed alone, what is open of each variable, and the prediction for each way in which that
    may turn out.

    Parameters
    ----------
    theory : Theory
    known : sequence of Rule
        That of the outcome first.
    settings : mapping of str to str
        States of indicators and degrees of variables.
    outcomes : tuple
        What follows where nothing else is met, and what else may follow.
    language : str
    """
    sentence = words(language)
    alone, others = outcomes
    goal, rows = known[0], open_rows(known, settings)
    taken = circumstances(theory, [Condition(n, s) for n, s in settings.items()], language)
    name = theory.named(goal.gives).label(language)
    turning = turning_on(rows, settings)
    unsettled = isinstance(goal, Table) and alone == goal.otherwise
    frame = "branch_unsettled" if unsettled else "branch_alone" if others else "branch_settled_alone"
    lines = [
        sentence[frame].format(
            settings=taken, variable=name, degree=outcome(theory, alone, language),
            others=listed((outcome(theory, d, language) for d in others), language, "or"),
        )
    ]  # fmt: skip
    if turning:
        ways = (
            sentence["way"].format(
                degree=outcome(theory, same[0].degree, language),
                conditions=circumstances(theory, [c for c in same[0].when if c.of == turning], language),
            )
            for same in rows
        )
        between = "; " if language == "en" else "；"
        lines = [sentence["branch_turning"].format(variable=name, ways=between.join(ways), settings=taken)]
    for one in known:
        if not isinstance(one, Count):
            continue
        names = [c.of for c in one.over]
        open_ = [n for n in names if n not in settings]
        lines.append(
            sentence["branch_open" if open_ else "branch_settled"].format(
                variable=theory.named(one.gives).label(language), of=len(names), met=_met(one, settings),
                names=sentence["list"].join(theory.named(n).label(language) for n in open_),
                bands=bands(theory, one, language),
            )
        )  # fmt: skip
    return [*map(capital, lines), *([] if turning else rows_left(theory, rows, language))]


def rows_left(theory: Theory, rows: Iterable[Sequence[Row]], language: str) -> list[str]:
    """Return rows that may still hold as items of a list, those of one degree together (see `open_rows`)."""
    return [f"• {capital(_row(theory, same, language))}" for same in rows]


def turning_on(rows: Sequence[Sequence[Row]], settings: Mapping[str, str]) -> str:
    """Return the variable or indicator on which alone it turns which of several rows holds, each of another degree;
    nothing where it turns on more."""
    open_ = {c.of for same in rows for row in same for c in row.when} - set(settings)
    single = len(rows) > 1 and all(len(same) == 1 for same in rows)
    return open_.pop() if single and len(open_) == 1 else ""


def open_rows(known: Sequence[Rule], settings: Mapping[str, str]) -> list[list[Row]]:
    """Return the rows of tables that may still hold where some indicators are met or not and the others are open, by
    the degree that they give."""
    possible: dict[str, set[str]] = {n: {s} for n, s in settings.items()}
    for one in known:
        if isinstance(one, Count):
            met, open_ = _met(one, settings), sum(c.of not in settings for c in one.over)
            possible[one.gives] = {b.degree for b in one.bands if b.low <= met + open_ and b.high >= met}
    tables = (one for one in known if isinstance(one, Table))
    return [
        rows
        for one in tables
        for rows in _alike(r for r in one.rows if all(c.value in possible.get(c.of, {c.value}) for c in r.when))
    ]


def _met(rule: Count, settings: Mapping[str, str]) -> int:
    return sum(settings.get(c.of) == c.value for c in rule.over)


def rules(theory: Theory, known: Sequence[Rule], language: str = "en") -> str:
    """Return rules as sentences, each with the variable that it gives."""
    return joined((_given_by(theory, one, language) for one in known), language)


def _given_by(theory: Theory, known: Rule, language: str) -> str:
    sentence, name = words(language), theory.named(known.gives).label(language)
    if not isinstance(known, Count):
        return sentence["expects"].format(variable=name, rule=rule(theory, known, language))
    names = sentence["list"].join(_condition(theory, c, language, bare=True) for c in known.over)
    facts = {"variable": name, "of": len(known.over), "names": names, "bands": bands(theory, known, language)}
    return sentence["expects_count"].format(**facts)
