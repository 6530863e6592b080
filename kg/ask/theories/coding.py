"""Which cases of a theory a question means, and the cells of tables that code them."""

from __future__ import annotations

from collections.abc import Mapping

from kg.ask.retrieval.context import Context
from kg.ask.theories import likeness, vocabulary
from kg.ask.understanding.wants import applied
from kg.expression import Expression
from kg.theory.model import Case, Theory
from kg.words import rarity, tokens

DISTINCT = 0.3
"""What a case's name must have in common with a question that no other case's has."""
COVERED = 0.3
"""The share of the words of a case's name that a question must hold."""
MOSTLY = 0.6
"""The share of the words of a name that a case's must hold where none holds all."""
CELL = Expression(r"/t(\d+)-[^/]*$", "/t")
"""What the name of a table's cell ends in, with the number of the table."""
KINDS = ("article",)
"""Whose cases are meant where a question names none."""


def tables(context: Context, model: Theory) -> list[str]:
    """Return the marks by which the names of cells are known that stand in the tables that a question names, by their
    number or as the last one."""
    numbers, last = {int(n) for n in context.question.tables}, context.question.cued("last_table")
    # Most questions name no table, and a theory's cells are most of what there is to read of it.
    known = {number for number, _ in cells(model)} if numbers or last else set()
    if last and known:
        numbers.add(max(known))
    return [f"/t{n}-" for n in sorted(numbers & known)]


def cells(model: Theory) -> set[tuple[int, str]]:
    """Return the numbers of the tables whose cells code a theory's cases, each with the passages of these cells."""
    cells = {p for case in model.cases for found in case.cells.values() for c in found for p in c.passages}
    return {(int(match[1]), cell) for cell in cells if (match := CELL.search(cell))}


def cases(context: Context, model: Theory) -> list[Case]:
    """Return the cases that a question names; of a theory whose concept or article it names, also such as it tells of
    by words of their names only."""
    found = named_cases(context, model)
    if found:
        return found
    # A case that no thing is, by the words of its name that set it apart.
    every_kind = applied(context.question)
    held = vocabulary.parts(context, model)["cases"]
    among = {c.key: held[c.key] for c in model.cases if every_kind or c.kind in KINDS}
    said = [i.words for i in vocabulary.items(context) if any(not k.endswith(vocabulary.KEYWORD) for k in i.keys)]
    told = likeness.best(likeness.weighed([vocabulary.Item(words, frozenset()) for words in said], among), DISTINCT)
    if len(told) != 1:
        told = _nearly(said, among)
    # A word or two that a long name has in common with anything ("the United States") name no case.
    return [c for c in model.cases if len(told) == 1 and c.key in told and _covered(context, c) >= COVERED]


def _covered(context: Context, case: Case) -> float:
    """Return the share of the words of a case's name that a question holds: of that name of which it holds most."""
    folder = context.snapshot.folder_of_names
    said = {w for i in vocabulary.items(context) for w in i.words}
    names = [set(tokens(folder.fold(n), folder)) for n in (*case.labels.values(), *case.names)]
    return max((len(words & said) / len(words) for words in names if words), default=0.0)


def named_cases(context: Context, model: Theory) -> list[Case]:
    """Return the cases that a question names, or names what they are about."""
    named = context.question.keys
    found = [c for c in model.cases if named & {c.key, f"case-{c.key}", *c.about}]
    if len(found) > 1 and any(c.kind in KINDS for c in found):
        found = [c for c in found if c.kind in KINDS]
    return found


def likened(context: Context, cases: list[Case]) -> list[Case]:
    """Return those of some cases that a question likens another to: "if the one conceded as the other did"."""
    question = context.question
    spans = [m.span() for m in question.grammar.cues["likened"].finditer(question.folded)]
    keys = {k for m in question.mentions for k in m.keys if any(a <= m.start < m.end <= b for a, b in spans)}
    return [c for c in cases if keys & {c.key, f"case-{c.key}", *c.about}]


def _nearly(said: list[frozenset[str]], among: Mapping[str, vocabulary.Vocabulary]) -> list[str]:
    """Return the cases whose names hold most of the words of a name that is spelt in another way."""
    found = dict.fromkeys(among, 0.0)
    for words in said:
        shares = {name: len(words & other.words) / len(words) for name, other in among.items() if len(words) > 2}
        near = {name: share for name, share in shares.items() if share >= MOSTLY}
        for name, share in near.items():
            found[name] += share * rarity(len(near), len(among) + 1)
    return likeness.best(found, DISTINCT)
