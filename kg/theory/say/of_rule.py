"""A rule as sentences: what it says, and why it leaves something undetermined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kg.theory.evaluation import Value
from kg.theory.logic import MET, Condition, Count, Rule, Table, Taxonomy
from kg.theory.model import Theory
from kg.theory.say.phrase import degree, joined, listed, outcome, words

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
    said = [
        sentence["row"].format(
            conditions=listed((_condition(theory, c, language) for c in r.when), language, "both"),
            degree=degree(theory, r.degree, language),
        )
        for r in rows
    ]
    otherwise = known.otherwise if isinstance(known, (Table, Taxonomy)) else None
    if otherwise:
        said.append(sentence["otherwise"].format(degree=degree(theory, otherwise, language)))
    return sentence["rule_taxonomy" if isinstance(known, Taxonomy) else "rule_rows"].format(rows=between.join(said))


def bands(theory: Theory, known: Count, language: str = "en") -> str:
    """Return which numbers of criteria met give which degree."""
    sentence = words(language)
    return ("; " if language == "en" else "；").join(
        sentence["band"].format(numbers=_numbers(b.low, b.high, language), degree=degree(theory, b.degree, language))
        for b in sorted(known.bands, key=lambda b: (-b.high, -b.low))
    )


def _condition(theory: Theory, condition: Condition, language: str, bare: bool = False) -> str:
    name = theory.named(condition.of).label(language)
    if bare and condition.value == MET:
        return name
    return words(language)["condition"].format(name=name, value=degree(theory, condition.value, language))


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
    sentence, lines = words(language), []
    given = (sentence["given"].format(name=theory.named(n).label(language), value=degree(theory, s, language))
             for n, s in settings.items())  # fmt: skip
    alone, others = outcomes
    first = sentence["branch_alone" if others else "branch_settled_alone"].format(
        settings=listed(given, language, "both"), variable=theory.named(known[0].gives).label(language),
        degree=outcome(theory, alone, language),
        others=listed((outcome(theory, d, language) for d in others), language, "or"),
    )  # fmt: skip
    lines.append(first)
    possible: dict[str, set[str]] = {n: {s} for n, s in settings.items()}
    for one in known:
        if not isinstance(one, Count):
            continue
        names = [c.of for c in one.over]
        met = sum(settings.get(c.of) == c.value for c in one.over)
        open_ = [n for n in names if n not in settings]
        fits = [b for b in one.bands if b.low <= met + len(open_) and b.high >= met]
        possible[one.gives] = {b.degree for b in fits}
        lines.append(
            sentence["branch_open" if open_ else "branch_settled"].format(
                variable=theory.named(one.gives).label(language), met=met, of=len(names),
                names=sentence["list"].join(theory.named(n).label(language) for n in open_),
                bands=bands(theory, one, language),
            )
        )  # fmt: skip
    for one in known:
        for row in one.rows if isinstance(one, Table) else ():
            if all(c.value in possible.get(c.of, {c.value}) for c in row.when):
                said = sentence["row"].format(
                    conditions=listed((_condition(theory, c, language) for c in row.when), language, "both"),
                    degree=degree(theory, row.degree, language),
                )
                lines.append(f"• {said[:1].upper()}{said[1:]}")
    return lines


def rules(theory: Theory, known: Sequence[Rule], language: str = "en") -> str:
    """Return rules as sentences, each with the variable that it gives."""
    frame = words(language)["expects"]
    names = {r.gives: theory.named(r.gives).label(language) for r in known}
    return joined((frame.format(variable=names[r.gives], rule=rule(theory, r, language)) for r in known), language)
