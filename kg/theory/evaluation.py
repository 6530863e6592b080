"""From the states of indicators to what each variable may be: one rule after the other, and where inputs of a rule
rest on the same unknown, every way of filling it in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.errors import TheoryError
from kg.theory.logic import MET, MOST_SPLITS, UNDETERMINED, UNKNOWN, UNMET, Rule


class Value(NamedTuple):
    """What a variable may be.

    Attributes
    ----------
    degrees : frozenset of str
        All degrees that some way of filling in what is unknown gives.
    gap : bool
        Whether in some way no band or row fits.
    clash : bool
        Whether in some way bands or rows of different degrees fit at once.
    """

    degrees: frozenset[str]
    gap: bool = False
    clash: bool = False

    @property
    def degree(self) -> str:
        """The one degree, or ``undetermined``."""
        return next(iter(self.degrees)) if len(self.degrees) == 1 else UNDETERMINED


def ordered(rules: Iterable[Rule]) -> list[Rule]:
    """Return rules so that each comes after those whose variables it looks at.

    Raises
    ------
    TheoryError
        If rules go in a circle, or two give the same variable.
    """
    by_variable: dict[str, Rule] = {}
    for rule in rules:
        if rule.gives in by_variable:
            raise TheoryError(f"Two rules give {rule.gives}: {by_variable[rule.gives].key} and {rule.key}.")
        by_variable[rule.gives] = rule
    found: list[Rule] = []
    done: set[str] = set()

    def visit(rule: Rule, above: tuple[str, ...]) -> None:
        if rule.gives in above:
            circle = " -> ".join([*above[above.index(rule.gives) :], rule.gives])
            raise TheoryError(f"The rules go in a circle: {circle}.", "Let one of them rest on indicators alone.")
        if rule.gives in done:
            return
        for name in rule.inputs():
            if name in by_variable:
                visit(by_variable[name], (*above, rule.gives))
        done.add(rule.gives)
        found.append(rule)

    for rule in sorted(by_variable.values(), key=lambda r: (r.order, r.key)):
        visit(rule, ())
    return found


def evaluate(rules: Iterable[Rule], states: Mapping[str, str]) -> dict[str, Value]:
    """Return what each variable may be, given the states of indicators.

    Parameters
    ----------
    rules : iterable of Rule
        At most one for each variable.
    states : mapping of str to str
        ``met``, ``unmet`` or ``unknown`` for each indicator; one that is left out is unknown.

    Raises
    ------
    TheoryError
        If rules go in a circle, or too many rest on the same unknown indicators.
    """
    known = ordered(rules)
    return {rule.gives: _value(rule.gives, known, states) for rule in known}


def support(rules: Iterable[Rule], name: str) -> set[str]:
    """Return a variable or indicator with all that it rests on."""
    by_variable = {r.gives: r for r in rules}
    found: set[str] = set()
    todo = [name]
    while todo:
        one = todo.pop()
        if one not in found:
            found.add(one)
            if one in by_variable:
                todo += by_variable[one].inputs()
    return found


def _value(target: str, rules: list[Rule], states: Mapping[str, str]) -> Value:
    needed = support(rules, target)
    mine = [r for r in rules if r.gives in needed]
    rests = {name: support(mine, name) for name in needed}
    gap = clash = False
    degrees: frozenset[str] = frozenset()
    todo: list[dict[str, frozenset[str]]] = [{}]
    while todo:
        fixed = todo.pop()
        values, flags = _forward(mine, states, fixed)
        shared = _shared(mine, rests, values)
        if shared is None:
            degrees |= values[target]
            gap, clash = gap or flags[target][0], clash or flags[target][1]
            continue
        if len(fixed) >= MOST_SPLITS:
            raise TheoryError(
                f"Too much is unknown of what {target} rests on to try every way of filling it in.",
                "Code some of its indicators as met or unmet.",
            )
        todo += [{**fixed, shared: frozenset({value})} for value in sorted(values[shared])]
    return Value(degrees, gap, clash)


def _forward(
    rules: list[Rule], states: Mapping[str, str], fixed: Mapping[str, frozenset[str]]
) -> tuple[dict[str, frozenset[str]], dict[str, tuple[bool, bool]]]:
    """What each input may be, one rule after the other, as if the inputs of each rule were independent."""
    values: dict[str, frozenset[str]] = {}
    flags: dict[str, tuple[bool, bool]] = {}
    own = {r.gives for r in rules}
    for rule in rules:
        for name in rule.inputs():
            if name not in own and name not in values:
                state = states.get(name, UNKNOWN)
                values[name] = fixed.get(name, frozenset({MET, UNMET} if state == UNKNOWN else {state}))
        found = rule.outcomes(values)
        gap, clash = frozenset() in found, any(len(f) > 1 for f in found)
        flags[rule.gives] = (gap, clash)
        # A gap leaves open every degree; a clash those that contradict one another.
        degrees = frozenset().union(*found, rule.degrees() if gap else ())
        values[rule.gives] = fixed.get(rule.gives, degrees)
    return values, flags


def _shared(rules: list[Rule], rests: Mapping[str, set[str]], values: Mapping[str, frozenset[str]]) -> str | None:
    """The lowest open input on which two inputs of one rule rest, or None."""
    for rule in rules:
        seen: dict[str, int] = {}
        for name in rule.inputs():
            for below in rests[name]:
                seen[below] = seen.get(below, 0) + 1
        shared = [n for n, count in seen.items() if count > 1 and len(values.get(n, ())) > 1]
        if shared:
            return min(shared, key=lambda n: (len(rests[n]), n))
    return None


__all__ = ["Value", "evaluate", "ordered", "support"]
