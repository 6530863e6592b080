"""Enumerations: the list that a question asks for, as the graph holds it: the parts of a whole that it names, gives the
number of, or speaks of, in the order of the text; or a passage that lists several things of the kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from kg.ask.answer import Answer
from kg.ask.kinds.parts import MOST, UPWARD, counted, in_order, parts
from kg.ask.retrieval.choose import close
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.line import LOOSE, SEVERAL, STATEMENT
from kg.ask.retrieval.numbers import value
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.mention import Mention
from kg.terms import is_thing

LOOKED_AT = 3
"""Of how many of the best passages the company is looked for."""
WHOLLY = 0.6
"""The share of a question's other words that the parts of a whole must hold to be what it asks for."""
LISTING, CLOSE = 6, 0.75
"""Among how many of the best passages, down to which share of the best score, one is looked for that lists things."""
TITLED = 12
"""Among how many of the best passages one is looked for that tells a part of what is asked."""
PARTED = 2
"""How many of them must tell a part of a whole that goes unnamed."""
CONTAINING = {"include", "part", "aspect", "kind", "option", "dimension", "category", "both-sides"}
"""Groups of the thesaurus of words for having parts, and for parts of no kind."""


def listed(context: Context, answer: Answer) -> list[str]:
    """Return the passages that tell, in the order of the text, the parts of what the question asks the parts of; or the
    passage that lists things of the kind it asks for; nothing where the graph holds no such list."""
    question = context.question
    given = {value(m) for m in question.grammar.cues["number_of_things"].finditer(question.open)}
    if given == {1}:
        # "Which one" asks for no list.
        return []
    given.discard(1)
    # "What are the aspects of it?" needs no word for several in Chinese and Japanese.
    containing = bool(question.units) and all(set(u.groups) & CONTAINING for u in question.units)
    # Nor does who only names a thing and its parts.
    bare = answer.intent == "define" or not (question.intents or question.cued("interrogative"))
    listing = question.cued("listing") or question.cued("several") or (bare and containing)
    found = _titled(context, given)
    if found:
        return found
    found, looked_at = _of_named(context, answer, given, listing)
    if not found and given:
        # Or the first of the best passages that tells as many things.
        told = [h.passage for h in _close(context)]
        lists = [n for n in told if max(given) >= SEVERAL and _lists(context, n, given)]
        whole = [n for n in told if n in lists or not question.keys.isdisjoint(counted(context, n, given))][:1]
        found = _of_part(context, looked_at, given) or whole or _unnamed(context, given)
    return found or (_listing(context) if listing else [])


def _of_named(context: Context, answer: Answer, given: set[int], listing: bool) -> tuple[list[str], list[str]]:
    """Return the passages that tell the parts of the first thing that a question names of which it asks for them; and
    all passages that an answer tells and that were looked at."""
    question, defining = context.question, answer.intent == "define"
    told = answer.passages
    for mention, key in [(m, k) for m in question.mentions for k in m.keys]:
        if context.any_is([key], "Actor", "Period"):
            continue
        called = given or (_said_of(context, answer, mention, key) if listing or defining else set())
        # Or it is asked for the parts of what stands first in the question.
        cues, before = question.grammar.cues["listing"], question.folded[: mention.start]
        itself = not question.left(cues, before) or (defining and not question.units)
        for near in [h.passage for h in context.hits[:LOOKED_AT]]:
            every = parts(context, key, near)
            told += every
            names = _so_many(context, every, called)
            if len(every) > 1 and listing and not given and len(names) not in called:
                # What is said to be so many may be fewer than all ("two common tools").
                called = set()
                names = _so_many(context, every, called)
            # What else the question asks of the whole is not told by its parts.
            if not names or not _by_those(context, names):
                continue
            many = len(names) in called if called else listing
            whole = bool(given) or (bool(called) and itself) or _holding(context, names) >= WHOLLY
            # Or one passage tells all parts.
            if (len(names) > 1 and many and whole) or (len(every) == 1 and listing and called):
                return in_order(context, names), told
    return [], told


def _of_part(context: Context, told: list[str], given: set[int]) -> list[str]:
    """Return the passages that tell the parts of one of some parts which may itself be several, of which there are as
    many as a question gives."""
    for name in dict.fromkeys(told):
        for key in counted(context, name, given):
            names = _so_many(context, parts(context, key, name), given)
            names = _numbered(context, key, names, given) if len(names) > 1 else []
            if len(names) in given:
                return names
    return []


def _listing(context: Context) -> list[str]:
    """Return the first of the best passages that lists things, of those whom a question has take part in something
    where it does."""
    # What somebody takes part in is not what another lists beside the same notion.
    actors = {end for end in context.question.ends if context.snapshot.is_a(end, "Actor")}
    told = [h.passage for h in _close(context)]
    of_actor = [n for n in told if actors and _lists(context, n, wholes=actors)]
    return (of_actor or [n for n in told if _lists(context, n)])[:1]


def _said_of(context: Context, answer: Answer, mention: Mention, key: str) -> set[int]:
    """Return how many parts something that a question names is said to have: by that name ("the three documents"), or
    by the passages of an answer."""
    facts = [about for n in answer.passages for about in context.facts(n).values()]
    values = {str(a["kg:value"]["value"]) for a in facts if a.get("kg:of") == f"id:{key}" and "kg:value" in a}
    named = context.question.grammar.cues["number_in_name"].finditer(mention.name)
    told = {value(m) for m in named} | {int(v) for v in values if v.isdigit()}
    return {n for n in told if 1 < n <= MOST}


def _unnamed(context: Context, given: Collection[int]) -> list[str]:
    """Return the passages that tell, in the order of the text, the parts of a whole that a question gives the number of
    and does not name, where some of the best passages each tell one and they hold what else it asks."""
    tellers = Counter(k for k in _wholes(context) if not context.snapshot.is_a(k, "Table"))
    near = {key: h.passage for h in reversed(context.hits[:TITLED]) for key in _wholes(context, [h])}
    for key, count in tellers.most_common():
        names = _so_many(context, parts(context, key, near[key]), given) if count >= PARTED else []
        places = [context.snapshot.places[n] for n in names]
        named = all(a.held_at(p) for a in context.sought if a.mention for p in places)
        if len(names) in given and named and _by_those(context, names) and _holding(context, names) >= WHOLLY:
            return in_order(context, names)
    return []


def _titled(context: Context, given: Collection[int]) -> list[str]:
    """Return the passages that tell, in the order of the text, the parts of what somebody adopts whom the question
    names, where it is called as the question calls it: "Japan's response" is told by its lines where it is
    asked how Japan responds, or which responses it has."""
    snapshot, question = context.snapshot, context.question
    # "Name four" asks for no naming.
    words = [u for u in question.units if u.groups and not question.grammar.cues["listing"].stand_in(u.text)]
    for key in dict.fromkeys(_wholes(context)):
        labels = context.called(key)
        groups = {g for n in labels for g in context.groups(n)}
        worded = bool(words) and all(groups & set(u.groups) for u in words)
        apart = [m for m in question.mentions if not any(m.name in n for n in labels)]
        if not worded or len(apart) == len(question.mentions):
            continue
        around = snapshot.speaking_of(key)
        told = (relation for n in around for relation in context.relations(n))
        adopted = any(p == "kg:adopts" and s in question.ends and o == f"id:{key}" for s, p, o in told)
        names = _so_many(context, parts(context, key, around[0]), given) if adopted else []
        # What else is named must be spoken of there.
        spoken = set().union(*map(context.things, names))
        strange = any(spoken.isdisjoint(m.keys) for m in apart)
        if len(names) >= SEVERAL and not strange and (not given or len(names) in given):
            return in_order(context, names)
    return []


def _wholes(context: Context, hits: Collection[Hit] = ()) -> Iterable[str]:
    """Return what some passages, else the best, tell a part of, or that somebody adopts."""
    for hit in hits or context.hits[:TITLED]:
        for _, p, o in context.relations(hit.passage):
            if p in {*UPWARD, "kg:adopts"} and is_thing(o):
                yield str(o)[3:]


def _close(context: Context) -> list[Hit]:
    return close(context.hits[:LISTING], CLOSE)


def _lists(context: Context, name: str, given: Collection[int] = (), wholes: Collection[str] = ()) -> bool:
    """Tell whether a passage says one thing of something that the question names, or of one of some things among that,
    and several others; as many as are given."""
    named = context.question.ends
    stated = {(s, p, o) for s, p, o in context.stated(name) if p not in STATEMENT | LOOSE}
    counts = Counter((s, p) for s, p, o in stated if s in (wholes or named) and is_thing(o) and o not in named)
    # The parts of what is named may be listed as well as what it has.
    counts += Counter((p, o) for s, p, o in stated if p in UPWARD and o in (wholes or named) and s not in named)
    return bool(set(counts.values()) & set(given)) if given else max(counts.values(), default=0) >= SEVERAL


def _by_those(context: Context, names: list[str]) -> bool:
    """Tell whether passages are all of the persons that a question names: what one says of a thing is not what
    another lists of it."""
    snapshot = context.snapshot
    persons = {k for k in context.question.keys if snapshot.is_a(k, "Person")}
    told = ({snapshot.passages[name]["speaker"], *context.things(name)} for name in names)
    return not persons or all(persons & theirs for theirs in told)


def _so_many(context: Context, names: list[str], given: Collection[int]) -> list[str]:
    """Return as many parts of a whole as a question says it has: without those that are several parts counted
    together, those that hold the words of the question, those of the one line that tells so many, or, of what is
    compared, those told by the same relations; all where none of this makes the number. Where it gives none, return
    those that hold its words, if some do."""
    if len(names) in given:
        return names
    if not given:
        worded = _worded(context, names, CONTAINING)
        return worded if len(worded) > 1 else names
    single = [n for n in names if not counted(context, n)]
    lines: dict[int, list[str]] = {}
    alike: dict[frozenset[str], list[str]] = {}
    for name in names:
        lines.setdefault(context.snapshot.passages[name]["line"], []).append(name)
        alike.setdefault(frozenset(p for _, p, _ in context.relations(name)), []).append(name)
    sets = [single, _worded(context, names), *lines.values()]
    if "compare" in context.question.intents:
        # What is set side by side is of one kind.
        sets += alike.values()
    fitting = [found for found in sets if len(found) in given]
    return fitting[0] if fitting else names


def _worded(context: Context, names: list[str], but: Collection[str] = ()) -> list[str]:
    """Return the passages that hold the words of a question, but for those of some groups."""
    units = {u.text for u in context.question.units if not set(u.groups) & set(but)}
    own = [a for a in context.sought if a.text in units]
    return [n for n in names if all(a.held_at(context.snapshot.places[n]) for a in own)]


def _numbered(context: Context, whole: str, names: list[str], given: Collection[int]) -> list[str]:
    """Return the passages on the parts of a whole that is counted, in the order of the text; where they are fewer than
    it has, with the claims about it on lines between theirs: a part that is only claimed."""
    snapshot = context.snapshot
    places = sorted(snapshot.places[n] for n in names)
    if len(places) in given:
        return [snapshot.order[p] for p in places]
    lines = {snapshot.lines[p][0] for p in places}
    between = [p for p in snapshot.occurrences.get(whole, ()) if places[0] < p < places[-1]]
    # The first of each line.
    others = {snapshot.lines[p][0]: p for p in reversed(between) if snapshot.lines[p][0] not in lines}
    return [snapshot.order[p] for p in sorted([*places, *others.values()])]


def _holding(context: Context, names: list[str]) -> float:
    """Return the share of the words of a question, names and words for containing apart, that the passages of a list
    hold."""
    containing = {u.text for u in context.question.units if set(u.groups) & CONTAINING}
    words = [a for a in context.sought if a.known and not a.mention and a.text not in containing]
    # Neither how many they are nor a mere sign tells what they are of.
    numbers = context.question.grammar.cues["number_in_name"]
    words = [a for a in words if not numbers.stand_in(a.text) and (len(a.text) > 1 or not a.text.strip())]
    whole = sum(a.weight for a in words) if any(a.text for a in words) else 0.0
    places = [context.snapshot.places[n] for n in names]
    held = sum(a.weight * sum(a.held_at(p) for p in places) / len(places) for a in words)
    return held / whole if whole else 1.0
