"""What a question of a theory supposes: that criteria are met or not, or how many of a variable's are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING

from kg.ask import theories
from kg.ask.context import Context
from kg.ask.numbers import number_before
from kg.ask.question import understand
from kg.words import rarity

if TYPE_CHECKING:
    from kg.theory.model import Theory

ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight")
WORDS = {w: n for words in (ENGLISH, "零一二三四五六七八") for n, w in enumerate(words)} | {"两": 2, "no": 0, "none": 0}
"""Numbers by how they are written."""
HALF, ALL = {"half", "半", "一半", "半数", "半分"}, {"all", "every", "全"}
"""Words for half of the criteria there are, and for all of them."""


def supposed(context: Context, model: Theory, case: str) -> tuple[dict[str, str], dict[str, int]]:
    """Return what a question supposes of a case: states of indicators, or how many of a variable's are met."""
    question = context.question
    if not question.cued("suppose"):
        return {}, {}
    named = {k for m in question.mentions for k in m.keys}
    counts = {} if named & set(model.indicators) else numbers(context, model, case)
    after = {v: _after(context, model, case, v, n) for v, n in counts.items()}
    # A number that a variable has not as many criteria as is one of something else.
    after = {v: n for v, n in after.items() if n <= _criteria(model, case, v)}
    return ({}, after) if after else (states(context, model), {})


def _after(context: Context, model: Theory, case: str, variable: str, number: int) -> int:
    """Return how many criteria a case would meet: so many, or so many more or fewer than it does."""
    question = context.question
    if question.cued("fewer"):
        return max(_met(model, case, variable) - number, 0)
    return number + (_met(model, case, variable) if question.cued("more") else 0)


def _criteria(model: Theory, case: str, variable: str) -> int:
    from kg.theory import answering

    return len(answering.indicators(model, case, variable)["rows"])


def _met(model: Theory, case: str, variable: str) -> int:
    from kg.theory import answering

    return sum(1 for row in answering.indicators(model, case, variable)["rows"] if row[2] == "met")


def numbers(context: Context, model: Theory, case: str) -> dict[str, int]:
    """Return how many criteria of which variables a question speaks of as met, each number with the variable that its
    part of the question names, else with the one that the whole question names."""
    from kg.theory.logic import Count

    found: dict[str, int] = {}
    for part in _parts(context, "sentence", "theory_clause"):
        number = _number(part)
        if number is None:
            continue
        own = variables(part, model, case)
        every = variables(context, model, case)
        meant = own if len(own) == 1 else every[:1] if not found else []
        for variable in meant:
            rule = model.rule(variable)
            of = len(rule.over) if isinstance(rule, Count) else 0
            value = of if number in ALL else of // 2 if number in HALF else WORDS.get(number, -1)
            value = int(number) if number.isdigit() else value
            if 0 <= value <= of:
                found.setdefault(variable, value)
    return found


def degrees(context: Context, model: Theory) -> dict[str, str]:
    """Return the degrees that a question gives to variables on which a prediction rests: "willing to share burdens but
    not to exchange interests"."""
    rule = model.rule(model.predicted or "")
    inputs = [n for n in (rule.inputs() if rule else ()) if model.rule(n)]
    found: dict[str, str] = {}
    for part in _parts(context, "sentence", "items", "but"):
        low = part.question.cued("low_degree")
        if not (low or part.question.cued("high_degree")):
            continue
        told = theories.weighed(theories.items(part), {v: theories.parts(part, model)["variables"][v] for v in inputs})
        meant = theories.best(told)
        if len(inputs) > 1 and part.question.cued("both_degrees"):
            meant = inputs
        elif len(meant) != 1:
            continue
        for variable in meant:
            known = model.rule(variable)
            scale = known.degrees() if known else ()
            if len(scale) > 1:
                found.setdefault(variable, scale[-1] if low else scale[0])
    return found


def _number(context: Context) -> str | None:
    """Return the number of criteria that a part of a question gives, as it is written."""
    question = context.question
    text = list(question.folded)
    # "Nord Stream 2" counts nothing.
    for mention in question.mentions:
        text[mention.start : mention.end] = "x" * (mention.end - mention.start)
    bare = "".join(text)
    for cue in question.grammar.cues["counted"]:
        match = cue.search(bare)
        if match:
            return "no" if match["n"] is None else match["n"]
    return None


def _parts(context: Context, *cues: str) -> list[Context]:
    """Return the parts of a question between cues as questions of their own; the whole where it has one."""
    question = context.question
    texts = [question.folded]
    for cue in (c for name in cues for c in question.grammar.cues[name]):
        texts = [t for text in texts for t in cue.pattern.split(text) if re.search(r"\w", t)]
    if len(texts) < 2:
        return [context]
    found = []
    for text in texts:
        part = understand(context.snapshot, text, question.language)
        # A clause of Japanese may look Chinese.
        part.grammar, part.articles, part.tables = question.grammar, question.articles, part.tables or question.tables
        found.append(Context(context.graph, part))
    return found


def _supposing(context: Context) -> list[Context]:
    """Return the clauses of a question that suppose something: those of a sentence that says so, but what it asks."""
    found = []
    for sentence in _parts(context, "sentence"):
        parts = _parts(sentence, "theory_clause")
        if any(_says(part) for part in parts):
            found += [part for part in parts if _says(part) or not part.question.cued("says_nothing")]
    return found


def _says(part: Context) -> bool:
    return part.question.cued("suppose") or part.question.cued("mark")


def states(context: Context, model: Theory) -> dict[str, str]:
    """Return the states that a question supposes of the indicators that it names, each by what its clause says. What is
    denied of one that is itself put as a denial is met: "does not threaten" where nothing threatens."""
    found: dict[str, str] = {}
    denied = context.question.cued("unmet")
    supposing = _supposing(context)
    said = any(part.question.cued("unmet") for part in supposing)
    for part in supposing:
        # "lost its marks for A and B": what says nothing of its own is as the rest.
        own = part.question.cued("unmet") or (said and not part.question.cued("granted"))
        for key in indicators(part, model, clause=True):
            found.setdefault(key, _state(context, model, key, part, own))
    if supposing:
        return found
    return {key: _state(context, model, key, context, denied) for key in indicators(context, model)}


def _state(context: Context, model: Theory, key: str, part: Context, denied: bool) -> str:
    """Return the state that a clause gives an indicator: of a word that means the opposite of one of its name, too."""
    name = context.snapshot.folder_of_names.fold(model.named(key).label(context.question.language))
    negative = any(cue.search(name) for cue in context.question.grammar.cues["negative"])
    own = theories.parts(context, model)["indicators"][key].groups
    known = context.snapshot.word_groups
    opposed = any(not own & set(u.groups) and own & {o for g in u.groups for o in known[g]["opposites"]}
                  for u in part.question.units)  # fmt: skip
    return "met" if (negative == denied) != opposed else "unmet"


def indicators(context: Context, model: Theory, clause: bool = False) -> list[str]:
    """Return the indicators that a question names, by themselves or by words of their names ("host-nation mark"). A
    clause may name one by a single word that no other shares."""
    held = theories.parts(context, model)["indicators"]
    said = theories.items(context)
    named = {k for item in said for k in item.keys}
    own = [k for k in model.indicators if k in named]
    if own:
        return own
    said = [_opposed(context, item) for item in said]
    shared = {k: [len(_common(item, v)) for item in said] for k, v in held.items()}
    likely = {k: v for k, v in held.items() if sum(shared[k]) > 1}
    only = [k for k in held if shared[k] and sum(shared[k])]
    if clause and not likely and len(only) == 1:
        return only
    holding = Counter(mark for k in held for mark in {m for item in said for m in _common(item, held[k])})
    rare = {mark: rarity(n, len(held) + 1) for mark, n in holding.items()}
    weights = {k: sum(rare[m] for m in {m for item in said for m in _common(item, v)}) for k, v in likely.items()}
    return theories.best(weights)


def _opposed(context: Context, item: theories.Item) -> theories.Item:
    """Return an item with what means its opposite, too: "slowly" is said of what may be quick."""
    known = context.snapshot.word_groups
    return item._replace(groups=item.groups | {o for g in item.groups for o in known[g]["opposites"]})


def _common(item: theories.Item, part: theories.Vocabulary) -> frozenset[str]:
    """Return what an item shares with the name of a part: the words, or where more of these are shared the groups that
    they are of."""
    words, groups = item.words & part.words, item.groups & part.groups
    return words if len(words) >= len(groups) else groups


def variables(
    context: Context, model: Theory, case: str, among: Collection[str] = (), sized: bool = False
) -> list[str]:
    """Return the variables with criteria that a question means: by their names and those of their criteria, or by the
    table of their cells, or by how many criteria they have ("the six criteria") where that is to count; all where it
    tells none, or all of some that alone are looked at."""
    from kg.theory import answering

    cells = {v: answering.indicators(model, case, v) for v in model.variables()}
    counted = [v for v, found in cells.items() if found["rows"] and (not among or v in among)]
    tables = theories.tables(context, model)
    held, said = theories.parts(context, model), theories.items(context)
    exact = [v for v in counted if any(v in item.keys for item in said)]
    if exact:
        return exact
    cases = {k for v in held["cases"].values() for k in v.keys}
    said = [item for item in said if not item.keys & cases]
    own = theories.weighed(said, {v: held["variables"][v] for v in counted})
    below = theories.weighed(said, held["indicators"])
    for variable in counted:
        rule = model.rule(variable)
        own[variable] += 0.5 * sum(below.get(name, 0.0) for name in (rule.inputs() if rule else ()))
    by_table = [v for v in counted if any(t in p for t in tables for p in cells[v]["passages"])]
    if by_table and context.question.tables:
        own = {v: own[v] for v in by_table}
    number = number_before(context, "criterion_words") if sized and not context.question.cued("suppose") else None
    fitting = [v for v in counted if len(cells[v]["rows"]) == number]
    if fitting:
        own = {v: own.get(v, 0.0) for v in fitting}
        return theories.best(own) or fitting
    return theories.best(own) or by_table or counted
