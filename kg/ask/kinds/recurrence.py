"""What recurs in the rows of a table: what every row of a column names, what only one does, and how often something is
named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from kg.ask.answer import Answer
from kg.ask.retrieval.choose import holds, proper
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import number_before
from kg.ask.retrieval.retrieve import Hit
from kg.ask.retrieval.telling import cells
from kg.terms import is_thing, table_of

FEWEST = 3
"""How many rows make a column."""
AMONG = 12
"""Among how many of the best passages a cell must be for its column to be asked how often it names something."""
MOST = 12
"""How many other cells of the rows that are told are shown."""
NO_CONTENT = {"rdf:type", "kg:stage", "dcterms:isPartOf"}
"""Relations that say what kind of thing something is."""
COUNTED = 0.5
"""What it counts for a column, beside half of what its cells are worth, that its heading stands in the question, and
that it has as many rows as are asked of, or that these are events where occasions are counted."""


class Column(NamedTuple):
    """A column whose cells name things.

    Attributes
    ----------
    cells : list of Hit
        The best first.
    named : dict of str to list of str
        Thing -> the keys of what the rows are about that name it.
    rows : list of str
        What the rows are about.
    """

    cells: list[Hit]
    named: dict[str, list[str]]
    rows: list[str]


def shared(context: Context) -> Answer | None:
    """What every row of a column names, what only one does, or in how many the things are named that the question
    names; as it asks: "Which topic was on the agenda of each of the five summit talks?"."""
    question = context.question
    asked = question.keys
    column = _meant(context, asked)
    if column is None:
        return None
    lines, shown = _by_rows(context, column, asked)
    if question.cued("how_often") and not lines:
        lines, shown = _often(context, column, asked)
    if not lines:
        return None
    answer = context.answered("\n".join([*lines, context.listed(column.cells)]), column.cells, complete=True)
    answer.back("\n".join(lines), [h.passage for h in column.cells])
    if question.cued("how_often"):
        # Which rows they are is told by their other cells, such as their dates.
        told_of = {f"id:{row}" for key in shown for row in column.named[key]}
        own = [h.passage for h in _cells(context) if any(s in told_of for s, _, _ in context.triples(h.passage))]
        context.add_evidence(own, most=len(answer.evidence) + MOST)
    context.add_entities(shown)
    return answer


def _meant(context: Context, asked: set[str]) -> Column | None:
    """Return the column that a question is most likely asked of; None where there is none."""
    columns = _columns(context)
    if context.question.cued("how_often"):
        # How often something was is asked of a table only where its rows or its heading are spoken of.
        best = {h.passage for h in context.hits[:AMONG]}
        spoken = [(worth, c) for worth, c in columns if worth >= COUNTED and _asked(context, c, asked)]
        columns = [(worth, c) for worth, c in spoken if any(h.passage in best for h in c.cells)]
    return max(columns, key=lambda c: c[0])[1] if columns else None


def _by_rows(context: Context, column: Column, asked: set[str]) -> tuple[list[str], list[str]]:
    """Return lines on what every row names, or only one does, and what they name."""
    lines: list[str] = []
    shown: list[str] = []
    n = len(column.rows)
    if context.question.cued("every"):
        names = [k for k, rows in column.named.items() if len(rows) == n and k not in asked]
        lines += [context.say("shared", names="; ".join(map(context.name, names)), n=n)] if names else []
        shown += names
    if context.question.cued("once"):
        names = [k for k, rows in column.named.items() if len(rows) == 1 and k not in asked]
        pairs = [(context.name(k), context.name(column.named[k][0])) for k in names]
        texts = [context.say("criterion_of", name=name, cases=row) for name, row in pairs]
        lines += [context.say("named_once", names="; ".join(texts), n=n)] if texts else []
        shown += names
    return lines, shown


def _often(context: Context, column: Column, asked: set[str]) -> tuple[list[str], list[str]]:
    """Return a line on each thing that a question names, with how many rows name it, and these things; who takes part,
    or what every row names, is no answer to that."""
    n = len(column.rows)
    rows = {k: column.named[k] for k in _asked(context, column, asked) if len(column.named[k]) < n}
    told = {k: "; ".join(map(context.name, own)) for k, own in rows.items()}
    lines = [context.say("named_often", name=context.name(k), k=len(rows[k]), n=n, rows=told[k]) for k in rows]
    return lines, [*rows]


def _asked(context: Context, column: Column, asked: set[str]) -> list[str]:
    """Return the things of a column that a question names, or that concern what it names ("the situation in the Middle
    East")."""
    # Who takes part in what the rows are about is named with these.
    taking_part = {"sem:hasActor", "kg:initiator", "kg:target"}
    parts = {o for _, _, p, o in context.stated_of(*column.rows) if p in taking_part}
    ends = {f"id:{k}" for k in asked - set(column.rows)} - parts
    about = {s[3:] for h in column.cells for s, p, o in context.triples(h.passage) if p == "kg:concerns" and o in ends}
    named = [k for k in column.named if k in asked] or [k for k in column.named if k in about]
    return [k for k in named if not context.snapshot.is_a(k, "Actor")]


def _columns(context: Context) -> list[tuple[float, Column]]:
    """Return the columns with rows enough whose cells speak of what the question names, each with what it is worth."""
    known: dict[tuple[str, str, str], list[Hit]] = defaultdict(list)
    for hit in _cells(context):
        entry = context.snapshot.passages[hit.passage]
        if "row" in entry and "column" in entry:
            known[entry["article"], entry["tableNumber"], entry["column"]].append(hit)
    top = context.hits[0].score if context.hits else 1.0
    number = number_before(context, "occasions")
    found = []
    for hits in known.values():
        column = _column(context, hits)
        # What its rows are called as a whole ("the meetings of the two") is said in no cell.
        things = [a for a in proper(context) if a.mention and not _events(context, a.mention.keys)]
        apart = [a for a in things if a.mention and not _asked(context, column, set(a.mention.keys))]
        if len(column.rows) < FEWEST or not all(holds(context, h, a) for h in hits for a in apart):
            continue
        near = 0.5 * sum(h.score for h in hits) / len(hits) / top
        counted = len(column.rows) == number or (context.question.cued("occasions") and _events(context, column.rows))
        found.append((near + COUNTED * counted, column))
    return found


def _cells(context: Context) -> list[Hit]:
    """Return the cells of the tables of which any cell is a hit, those that are hits first."""
    return sorted(cells(context, {table_of(h.passage) for h in context.hits} - {""}), key=lambda h: -h.score)


def _column(context: Context, hits: list[Hit]) -> Column:
    subjects = [{s for s, _, _ in context.triples(hit.passage)} for hit in hits]
    named: dict[str, list[str]] = defaultdict(list)
    rows: list[str] = []
    for hit, own in zip(hits, subjects, strict=True):
        triples = context.triples(hit.passage)
        # What a cell says of its own row, not what it explains of a thing that other cells name, too.
        single = {s for s in own if sum(s in other for other in subjects) == 1}
        ends = [(s, o) for s, p, o in triples if s in single and p not in NO_CONTENT and is_thing(o)]
        row = next((s for s, o in ends if s not in {e for _, e in ends}), "")
        # A part of what the cell names besides is a remark on that.
        parts = {s for s, p, o in triples if p == "dcterms:isPartOf" and o in {e for _, e in ends}}
        told = [o[3:] for s, o in ends if s == row and o not in parts]
        rows += [row[3:]] if told else []
        for key in dict.fromkeys(told):
            named[key].append(row[3:])
    return Column(hits, dict(named), rows)


def _events(context: Context, keys: Iterable[str]) -> bool:
    return all(context.snapshot.is_a(k, "Event") for k in keys)
