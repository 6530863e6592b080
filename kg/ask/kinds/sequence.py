"""Things that a question lists to be put in order of time: one line for each, with its date, or the word that none is
told of it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from kg.ask.answer import Answer
from kg.ask.kinds import dating
from kg.ask.kinds.dating import Dated, likeliest, vague
from kg.ask.retrieval import clauses
from kg.ask.retrieval.choose import speaks_of_each
from kg.ask.retrieval.clauses import Clause
from kg.ask.retrieval.context import Context
from kg.ask.understanding.mention import Mention

ACTED = 0.7
"""Down to which share of the likeliest what is coded as the act that an item asks for is rather meant."""
LEAST_EVENT = 0.85
"""What a thing must hold of an item, against the source that holds most of it, so that it is meant rather."""
ALIKE = 0.99
"""From which share of the likeliest on an item may mean another as well."""
FEWEST = 2
"""Of how many items at least something must be found."""
MOST = 3
"""How many things an item may mean alike."""
LEAST_ITEM = 0.4
"""The share of an item that a thing must hold to be meant."""
SOURCES = 60
"""Among how many of the best passages sources are looked for: they count for less than what happened."""


class Item(NamedTuple):
    """What a question lists.

    Attributes
    ----------
    text : str
        As it stands in the question.
    found : list of Dated
        What it means: one thing, or some that it may mean alike; nothing where no date is told.
    """

    text: str
    found: list[Dated]


def items(context: Context) -> list[Item]:
    """Return what a question lists, as it is cut so that most is found."""
    ways = [_items(context, entries) for entries in clauses.entries(context, "when")]
    return max(ways, key=_count, default=[])


def listed(context: Context) -> Answer | None:
    """Put what a question lists in order of time; None where it lists nothing, or too little of it is found."""
    best = items(context)
    bounding = context.question.cued("amid") and len(best) <= FEWEST
    if bounding or _count(best) < max(FEWEST, len(best) / 2):
        return None
    found = {d.key: d for item in best for d in item.found}
    answer = dating.in_order(context, list(found.values()))
    for item in best:
        if not item.found:
            answer.answer += "\n" + context.say("undated", text=item.text)
    answer.complete = all(item.found for item in best)
    answer.status = answer.status if answer.complete else "partial"
    return answer


def alternatives(context: Context) -> list[Dated]:
    """Return what each of two or more did of whom a question asks which was first to do it: one dated thing of each;
    nothing where it asks no such thing, or not all are dated."""
    actors, question = clauses.joined_actors(context), context.question
    gaps = [question.folded[a.end : b.start] for a, b in pairwise(actors)]
    chosen = any(map(question.grammar.cues["either_or"].stand_in, gaps))
    asked = bool(actors) and question.grammar.cues["asking_which"].stand_in(question.folded[actors[-1].end :])
    setting = [m for m in question.mentions if m not in actors]
    found = _items(context, clauses.doers(context, "when"), setting) if chosen or asked else []
    dated = [i.found[0] for i in found if i.found]
    # Who did one thing is not asked with who did another.
    alike = set.intersection(*(set(context.snapshot.types(d.key)) for d in dated)) if dated else set()
    return dated if alike and len(dated) == len(found) == _count(found) else []


def _count(items: list[Item]) -> int:
    """Return of how many items something is found, each thing once."""
    return len({item.found[0].key for item in items if item.found})


def _items(context: Context, entries: list[tuple[str, Clause]], setting: list[Mention] | None = None) -> list[Item]:
    """Return what each of some entries means; where something has to do with whom the rest of the question names, the
    ``setting``, only that."""
    items: list[Item] = []
    known: set[str] = set()
    for text, entry in entries:
        found = [d for d in _meant(entry, _whose(text, entry), setting or []) if d.key not in known]
        known |= {d.key for d in found}
        items.append(Item(text, found))
    return _of_a_kind(context, items) if any(_whose(text, entry) for text, entry in entries) else items


def _of_a_kind(context: Context, items: list[Item]) -> list[Item]:
    """Return what several did of one kind, without what is of another kind than what most of them did: a conference is
    none of the papers that each brought out."""
    types = context.snapshot.types
    kinds = Counter(t for item in items for d in item.found[:1] for t in set(types(d.key)))
    kind, often = max(kinds.items(), key=lambda k: k[1], default=("", 0))
    most = often > len(items) / 2
    return [Item(i.text, [d for d in i.found if kind in types(d.key)]) for i in items] if most else items


def _whose(text: str, entry: Clause) -> list[Mention]:
    """Return who did what a list is of, where an item says no more than that: what another did is not meant."""
    question, snapshot = entry.context.question, entry.context.snapshot
    folded = snapshot.folder_of_names.fold(text)
    if len(question.folded.strip()) == len(folded):
        return []
    own = [m for m in question.mentions if m.name == folded]
    # A mechanism is known by its meetings.
    return [m for m in own if any(snapshot.is_a(k, "Actor") and not snapshot.is_a(k, "Mechanism") for k in m.keys)]


def _part_of(context: Context, key: str, mention: Mention) -> bool:
    """Tell whether what a name means has a part in a thing: on a visit of one state, another may be met as well."""
    ends = {f"id:{k}" for k in mention.keys}
    told = (t for name in context.snapshot.speaking_of(key) for t in context.relations(name))
    return key in mention.keys or any(s == f"id:{key}" and o in ends for s, _, o in told)


def _meant(entry: Clause, whose: list[Mention], setting: list[Mention]) -> list[Dated]:
    """Return the dated thing that an item means; several where it may mean each, at different times."""

    context = entry.context

    def inside(ways: list[tuple[float, Dated]]) -> list[tuple[float, Dated]]:
        own = [(s, d) for s, d in ways if speaks_of_each(context, d.hit, whose)]
        own = [(s, d) for s, d in own if all(_part_of(context, d.key, m) for m in setting)] or own
        return [(s, d) for s, d in own if share(d) >= LEAST_ITEM and not context.any_is([d.key], "Membership")]

    def share(one: Dated) -> float:
        return entry.explains(one.hit) / (entry.weight or 1.0)

    ways = inside(likeliest(entry))
    works = inside(likeliest(entry, SOURCES, works=True))
    best, other = (max((share(d) for _, d in found), default=0.0) for found in (ways, works))
    if best < LEAST_EVENT * other:
        # A newspaper's report is dated by when it came out.
        ways = [(s, d) for s, d in works if share(d) >= other * ALIKE]
    if not ways:
        return []
    top = ways[0][1]
    near = [d for s, d in ways if s >= ACTED * ways[0][0] and top.earliest <= d.earliest <= d.latest <= top.latest]
    acts = dating.of_act(context, near)
    if len(acts) < len(near):
        # The signing is the end of what led up to it.
        return [max(acts, key=share)]
    tied = [d for s, d in ways if s >= ALIKE * ways[0][0]]
    # What happened is told rather than what was said or proposed of it at the same time.
    tied.sort(key=lambda d: (not context.snapshot.is_a(d.key, "Event"), vague(d)))
    chosen: list[Dated] = []
    for one in tied:
        if not any(one.earliest <= d.latest and d.earliest <= one.latest for d in chosen):
            chosen.append(one)
    return [dating.sharp(context, d) for d in (chosen if len(chosen) <= MOST else chosen[:1])]
