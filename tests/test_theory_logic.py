"""The rule language: what it gives, and that unknown is never taken for unmet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import TheoryError
from kg.theory.evaluation import Value, evaluate, ordered
from kg.theory.logic import MET, STATES, UNKNOWN, UNMET, Band, Condition, Count, Row, Rule, Table, Taxonomy

HALVES = (Band(2, 3, "high"), Band(0, 1, "low"))


def count(gives: str, over: tuple[str, ...], *bands: Band) -> Count:
    return Count(gives, gives, 0, tuple(Condition(name) for name in over), bands)


def quantified(gives: str, low: int, high: int, over: tuple[str, ...]) -> Count:
    """All, any, exactly one and none of some indicators, as a count rule says them."""
    bands = [Band(low, high, MET)]
    bands += [Band(0, low - 1, UNMET)] if low else []
    bands += [Band(high + 1, len(over), UNMET)] if high < len(over) else []
    return count(gives, over, *bands)


# --- What each kind of rule gives


@pytest.mark.parametrize(
    ("states", "degrees"),
    [
        ((MET, MET, MET), {"high"}),
        ((MET, MET, UNMET), {"high"}),
        ((MET, UNMET, UNMET), {"low"}),
        ((MET, MET, UNKNOWN), {"high"}),  # Whatever the third is.
        ((MET, UNKNOWN, UNMET), {"high", "low"}),
        ((UNKNOWN, UNKNOWN, UNKNOWN), {"high", "low"}),
    ],
)
def test_a_count_is_an_interval_where_something_is_unknown(states: tuple[str, ...], degrees: set[str]) -> None:
    found = evaluate([count("v", ("a", "b", "c"), *HALVES)], dict(zip("abc", states, strict=True)))["v"]
    assert found.degrees == degrees
    assert found.degree == (next(iter(degrees)) if len(degrees) == 1 else "undetermined")


def test_an_indicator_that_is_left_out_is_unknown_and_not_unmet() -> None:
    assert evaluate([count("v", ("a", "b", "c"), *HALVES)], {"a": MET})["v"].degree == "undetermined"


@pytest.mark.parametrize(("name", "low", "high"), [("all", 3, 3), ("any", 1, 3), ("exactly one", 1, 1), ("none", 0, 0)])
def test_quantifiers_are_counts(name: str, low: int, high: int) -> None:
    rule = quantified("v", low, high, ("a", "b", "c"))
    for states in product((MET, UNMET), repeat=3):
        number = states.count(MET)
        expected = {"all": number == 3, "any": number > 0, "exactly one": number == 1, "none": number == 0}[name]
        found = evaluate([rule], dict(zip("abc", states, strict=True)))["v"].degree
        assert found == (MET if expected else UNMET)


def test_a_gap_leaves_every_degree_open_and_a_clash_those_that_contradict() -> None:
    gap = evaluate([count("v", ("a", "b"), Band(2, 2, "high"), Band(1, 1, "low"))], {"a": UNMET, "b": UNMET})["v"]
    assert gap == Value(frozenset({"high", "low"}), gap=True)
    bands = (Band(1, 2, "high"), Band(0, 1, "low"), Band(3, 3, "top"))
    clash = evaluate([count("v", ("a", "b", "c"), *bands)], {"a": MET, "b": UNMET, "c": UNMET})["v"]
    assert clash == Value(frozenset({"high", "low"}), clash=True)


def test_a_table_is_determined_where_every_completion_gives_the_same() -> None:
    rows = tuple(
        Row((Condition("x", one), Condition("y", two)), degree)
        for one, two, degree in (("high", "high", "h"), ("high", "low", "m"), ("low", "high", "m"), ("low", "low", "m"))
    )
    rules = [count("x", ("a",), Band(1, 1, "high"), Band(0, 0, "low")), Table("p", "p", 1, rows)]
    rules.append(count("y", ("b",), Band(1, 1, "high"), Band(0, 0, "low")))
    assert evaluate(rules, {"a": UNKNOWN, "b": UNMET})["p"].degree == "m"
    assert evaluate(rules, {"a": UNKNOWN, "b": MET})["p"].degrees == {"h", "m"}


def test_inputs_that_rest_on_the_same_unknown_are_not_taken_for_independent() -> None:
    yes, no = Band(1, 1, MET), Band(0, 0, UNMET)
    rules: list[Rule] = [count("x", ("a",), yes, no), count("y", ("a",), Band(1, 1, UNMET), Band(0, 0, MET))]
    rules.append(quantified("either", 1, 1, ("x", "y")))
    assert evaluate(rules, {"a": UNKNOWN})["either"].degree == MET


def test_a_taxonomy_gives_the_most_specific_categories() -> None:
    rows = (
        Row((Condition("e"),), "economic"),
        Row((Condition("s"),), "sanction"),
        Row((Condition("d"),), "diplomatic"),
    )
    rule = Taxonomy("tool", "tool", 0, rows, {"sanction": "economic"}, "none")

    def tool(e: str, s: str, d: str) -> str:
        return evaluate([rule], {"e": e, "s": s, "d": d})["tool"].degree

    assert tool(MET, MET, UNMET) == "sanction"
    assert tool(MET, UNMET, UNMET) == "economic"
    assert tool(UNMET, MET, UNMET) == "none"  # What is above it does not hold.
    assert tool(MET, MET, MET) == "diplomatic + sanction"
    assert tool(MET, UNKNOWN, UNMET) == "undetermined"


def test_rules_that_go_in_a_circle_are_named() -> None:
    rules = [quantified("x", 1, 1, ("y",)), quantified("y", 1, 1, ("z",)), quantified("z", 1, 1, ("x",))]
    with pytest.raises(TheoryError, match="x -> y -> z -> x"):
        ordered(rules)


def test_two_rules_for_one_variable_are_refused() -> None:
    with pytest.raises(TheoryError, match="Two rules give v"):
        ordered([quantified("v", 1, 1, ("a",)), quantified("v", 1, 1, ("b",))])


def test_too_much_that_is_unknown_is_an_error_and_no_endless_wait() -> None:
    names = tuple(f"i{n}" for n in range(20))
    rules: list[Rule] = [
        quantified("x", 1, 20, names),
        quantified("y", 20, 20, names),
        quantified("z", 2, 2, ("x", "y")),
    ]
    with pytest.raises(TheoryError, match="Too much is unknown"):
        evaluate(rules, {})


# --- Properties


def completions(states: Mapping[str, str]) -> Iterator[dict[str, str]]:
    names = list(states)
    for chosen in product(*((MET, UNMET) if states[n] == UNKNOWN else (states[n],) for n in names)):
        yield dict(zip(names, chosen, strict=True))


def branches(rules: list[Rule], states: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Everything that may come of complete states: in a gap any degree, in a clash any that contradicts."""
    found: list[dict[str, str]] = [dict(states)]
    for rule in ordered(rules):
        grown = []
        for known in found:
            (outcome,) = rule.outcomes({n: frozenset({known[n]}) for n in rule.inputs()})
            grown += [{**known, rule.gives: degree} for degree in outcome or rule.degrees()]
        found = grown
    yield from found


INDICATORS = ("a", "b", "c", "d")
SOME = st.lists(st.sampled_from(INDICATORS), min_size=1, max_size=4, unique=True).map(tuple)


@st.composite
def theories(draw: st.DrawFn) -> list[Rule]:
    """Two counts over indicators that they may share, with bands that may leave gaps or clash, and a table."""
    rules: list[Rule] = []
    for name in ("x", "y"):
        over = draw(SOME)
        cut = draw(st.integers(0, len(over)))
        slack = draw(st.integers(-1, 1))
        bands = (Band(cut, len(over), "high"), Band(0, cut - 1 + slack, "low"))
        rules.append(Count(name, name, 0, tuple(Condition(n) for n in over), bands))
    rows = [
        Row((Condition("x", one), Condition("y", two)), draw(st.sampled_from("hml")))
        for one, two in product(("high", "low"), repeat=2)
        if draw(st.booleans())
    ]
    extra = draw(st.sampled_from(INDICATORS))
    rows.append(Row((Condition(extra, draw(st.sampled_from((MET, UNMET)))), Condition("x", "high")), "h"))
    rules.append(Table("p", "p", 1, tuple(rows), draw(st.sampled_from((None, "l")))))
    return rules


@settings(max_examples=150, deadline=None)
@given(theories(), st.fixed_dictionaries({n: st.sampled_from(STATES) for n in INDICATORS}))
def test_the_degrees_are_exactly_those_of_all_completions(rules: list[Rule], states: dict[str, str]) -> None:
    found = evaluate(rules, states)
    expected: dict[str, set[str]] = {r.gives: set() for r in rules}
    for complete in completions(states):
        for branch in branches(rules, complete):
            for name, degrees in expected.items():
                degrees.add(branch[name])
    assert {name: set(value.degrees) for name, value in found.items()} == expected


@settings(max_examples=100, deadline=None)
@given(theories(), st.fixed_dictionaries({n: st.sampled_from(STATES) for n in INDICATORS}), st.data())
def test_to_learn_more_never_adds_a_degree(rules: list[Rule], states: dict[str, str], data: st.DataObject) -> None:
    learnt = data.draw(st.sampled_from(list(completions(states))))
    before, after = evaluate(rules, states), evaluate(rules, learnt)
    assert all(after[name].degrees <= before[name].degrees for name in before)


@settings(max_examples=100, deadline=None)
@given(
    st.integers(1, 4), st.integers(1, 6), st.integers(1, 6), st.data(),
    st.lists(st.integers(0, 2), min_size=4, max_size=4).map(sorted),
)  # fmt: skip
def test_meeting_one_more_criterion_never_lowers_an_outcome(
    first: int, second: int, size: int, data: st.DataObject, ranks: list[int]
) -> None:
    """Holds of every theory whose bands and rows rise with the numbers, as those of burden-sharing do."""
    one, two = tuple(f"a{n}" for n in range(size)), tuple(f"b{n}" for n in range(4))
    low, middle, _, high = ranks
    degrees = {("high", "high"): high, ("high", "low"): middle, ("low", "high"): middle, ("low", "low"): low}
    rows = tuple(Row((Condition("x", a), Condition("y", b)), str(d)) for (a, b), d in degrees.items())
    rules: list[Rule] = [
        count("x", one, Band(min(second, size), size, "high"), Band(0, min(second, size) - 1, "low")),
        count("y", two, Band(first, 4, "high"), Band(0, first - 1, "low")),
        Table("p", "p", 1, rows),
    ]
    states = {n: data.draw(st.sampled_from((MET, UNMET))) for n in (*one, *two)}
    before = int(evaluate(rules, states)["p"].degree)
    for name in states:
        assert int(evaluate(rules, {**states, name: MET})["p"].degree) >= before


@given(st.permutations(range(3)), st.fixed_dictionaries({n: st.sampled_from(STATES) for n in INDICATORS}))
def test_the_order_in_which_rules_are_given_does_not_matter(order: list[int], states: dict[str, str]) -> None:
    rules: list[Rule] = [count("x", ("a", "b"), Band(1, 2, MET), Band(0, 0, UNMET)), quantified("y", 2, 2, ("c", "x"))]
    rules.append(quantified("z", 1, 1, ("y", "d")))
    assert evaluate([rules[i] for i in order], states) == evaluate(rules, states)
