"""What sets the sides of a comparison against each other in words: statements that speak of several, and what is told
of each right after them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations, takewhile

from kg.ask.kinds import tellers
from kg.ask.kinds.sides import Side, respect
from kg.ask.retrieval.choose import close
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.mention import Mention
from kg.expression import Expression
from kg.thesaurus import MARK

HOLDS = 0.5
"""The share of the respect in which sides are compared that a statement must hold itself."""
STATED = 0.3
"""The same of a statement that says of one side that it differs from another."""
NEARLY = 0.85
"""The share of the best score that a statement must reach which says that sides differ, and not plainly in what."""
LOOSELY = "places of what tells itself in what sides differ, not plainly in what is asked"
ABOVE = Expression(r"\b(?:(?<!rather )than|unlike|surpass\w*|exceed\w*)\b", "than", "unlike", "surpass", "exceed")
"""What sets one thing above another, in the English of the summaries."""
PAIR, PLAINLY, WEIGHED, WEIGHTY = 2, 0.7, 0.6, 4
"""How many sides are weighed at least; the share of the best score that a statement must reach which sets one above
another; and how many of these are told."""
MOST = 2
"""How many statements set the sides against each other."""
PARTS = 3
"""How many statements on a side's own part follow the statement that it differs."""
USING = {"kg:instrument", "kg:uses"}
"""Relations from something to its means."""


def plainly(found: Sequence[Side]) -> bool:
    """Tell whether things are compared in no respect: nothing that has a name or a meaning of its own is asked of them
    besides themselves and where they are at home."""
    if not all(side.keys for side in found):
        return False
    asked = [(side, a) for side in found for a in side.context.sought if a.known and (a.mention or a.groups)]
    return all(a.mention and _itself(side, a.mention) for side, a in asked)


def _itself(side: Side, mention: Mention) -> bool:
    """Tell whether a name only says which thing a side is: its own, or that of its place ("Korea's conservatives")."""
    places = side.context.snapshot.relations["kg:locatedIn"]
    return any(key in side.keys or any([own, key] in places for own in side.keys) for key in mention.keys)


def names(side: Side, hit: Hit) -> bool:
    """Tell whether a passage names the one thing that a question names besides its sides, or else says what a concept
    does, or a side beside a person or whoever all speak of, or holds most of what is asked; of several things each may
    be of one side only."""
    others = [a for a in side.context.sought if a.mention and a.known and not (side.keys & set(a.mention.keys))]
    named = len(others) != 1 or others[0].held_at(hit.place)
    # In what somebody's pressure is answered need not name that one; what is done elsewhere is nothing of a pipeline.
    common = side.context.common
    told = [a for a in others if a.mention and (side.context.may_be(a.mention, "Person") or len(a.held) >= common)]
    loosely = bool(told) or is_thought(side.context, side)
    return named or (loosely and acts(side.context, side, hit)) or respect(side, hit) >= HOLDS


def statements(context: Context, found: Sequence[Side], hits: Sequence[Hit]) -> list[Hit]:
    """Return the statements that speak of several sides, hold the respect in which they are compared, and set them
    against each other; those that relate them as different first."""
    # By these groups of the thesaurus a statement sets one thing against another.
    marks = context.snapshot.postings.fetch(MARK + group for group in ("differ", "compare-to"))
    marked = {place for posting in marks.values() for place in posting}
    thought = all(is_thought(context, side) for side in found)
    if thought and context.question.cued("means") and (means := _means(context, found)):
        return means
    if weighed := weighing(context, found, hits):
        return weighed
    ranked = []
    lines = _lines_of_best(context, found)
    for hit in hits:
        of = [side for side in found if side.own(hit)]
        between = thought and _between(context, found, hit)
        related = relates(context, hit)
        if (len(of) < 2 and not between) or not (hit.place in marked or between or related):
            continue
        if no_answer(context, hit):
            continue
        # How concepts differ is what is asked of them.
        holds = 1.0 if between else min(respect(side, hit) for side in of)
        # What so differs may be told in other words than it is asked for.
        loosely = holds < HOLDS and hit.score >= NEARLY * hits[0].score and _between(context, found, hit, DIFFERS)
        if loosely and _tells(context, found, hit):
            context.kept.setdefault(LOOSELY, set()).add(hit.place)
        # Who says in so many words that these differ, says it of what stands on its line.
        stated = related and _between(context, found, hit, DIFFERS)
        stated = stated and (holds >= STATED or context.snapshot.lines[hit.place][0] in lines)
        if stated and holds < STATED:
            context.kept.setdefault(LOOSELY, set()).add(hit.place)
        if holds >= HOLDS or loosely or stated:
            reported = context.stance(hit) == "reports"
            ranked.append((not related, reported, -len(of), -holds * hit.score, hit))
    ranked.sort(key=lambda r: r[:4])
    told = [hit for unrelated, *_, hit in ranked if not unrelated] or [hit for *_, hit in ranked]
    return told[:MOST] or _heading(context, found, hits)


def _lines_of_best(context: Context, found: Sequence[Side]) -> set[int]:
    """Return the lines on which the statement on each side stands that holds most of what is asked."""
    best = [max((respect(side, h), h.score, h) for h in side.hits)[2] for side in found if side.hits]
    return {context.snapshot.lines[h.place][0] for h in best}


def _means(context: Context, found: Sequence[Side]) -> list[Hit]:
    """Return the statements on what concepts use: a definition that names it, then what one of them is said not to do,
    which is what tells it from the other, and else what each uses by itself; none where none is denied anything."""
    snapshot = context.snapshot
    keys = {f"id:{key}" for side in found for key in side.keys}
    places = sorted(snapshot.telling_of([key.removeprefix("id:") for key in keys]))
    denied, using = [], []
    for place in places:
        told = context.triples(snapshot.order[place])
        if any(s in keys and p in USING for s, p, _ in told):
            using.append(place)
        elif "n" in snapshot.traits[place] and any(p == "rdf:subject" and o in keys for _, p, o in told):
            denied.append(place)
    defined = [
        p for p in places if "f" in snapshot.traits[p] and snapshot.lines[p] in [snapshot.lines[u] for u in using]
    ]
    chosen = list(dict.fromkeys([*defined[:1], *denied[:PARTS], *using]))[: 1 + 2 * PARTS]
    return [plain(snapshot, place) for place in chosen] if denied and using else []


def weighing(context: Context, found: Sequence[Side], hits: Sequence[Hit]) -> list[Hit]:
    """Return the statements that set one side above another where it is asked which is more so, or that name both where
    it is asked in what they agree and in what they differ: those nearest to what is asked, and those on their lines,
    which are their grounds; none where neither is asked, or nothing does."""
    above = context.question.cued("weighing")
    if len(found) < PAIR or not (above or context.question.cued("in_what")):
        return []
    told = [h for h in hits if _names_both(context, found, h, above) and not no_answer(context, h)]
    if not told or told[0].score < PLAINLY * hits[0].score:
        return []
    near = close(told, WEIGHED)[:WEIGHTY]
    lines = {context.snapshot.lines[h.place][0] for h in near} if above else ()
    return list(dict.fromkeys([*near, *(h for h in told if context.snapshot.lines[h.place][0] in lines)]))[:WEIGHTY]


def _names_both(context: Context, found: Sequence[Side], hit: Hit, above: bool) -> bool:
    """Tell whether a passage names two sides; where one is to be set above another, the one before what does so, and
    the other after it."""
    text = context.english(hit)
    match = ABOVE.search(text) if above else None
    if above and match is None:
        return False
    parts = (text[: match.start()], text[match.end() :]) if match else (text, text)
    called = {side.name: {f" {n} " for k in side.keys for n in context.called(k, "en")} for side in found}
    before, after = ({name for name, own in called.items() if any(n in f" {p} " for n in own)} for p in parts)
    return any(one != other for one in before for other in after)


def is_thought(context: Context, side: Side) -> bool:
    """Tell whether a side is a concept or a kind of means, which differs as it is thought of, in whatever respect."""
    return context.any_is(side.keys, "Concept", "PolicyInstrument")


def _between(context: Context, found: Sequence[Side], hit: Hit, *predicates: str) -> bool:
    """Tell whether a passage says of one side what it is to another: that it differs from it, or does without it; by
    some relations only, where any are given."""
    relations = context.relations(hit.passage)
    pairs = [(s, o) for s, p, o in relations if (p in predicates if predicates else p not in LOOSE | STATING)]
    sides = [*permutations(found, 2)]
    return any(_meant(context, one, s) and _meant(context, other, o) for s, o in pairs for one, other in sides)


def _tells(context: Context, found: Sequence[Side], hit: Hit) -> bool:
    """Tell whether a passage that says that sides differ also says of one what it is or does: in what they differ."""
    keys = {k for side in found for k in side.keys}
    bare = LOOSE | STATING | {DIFFERS, "kg:locatedIn"}
    return any(s[3:] in keys for s, p, _ in context.relations(hit.passage) if p not in bare)


def _meant(context: Context, side: Side, end: str) -> bool:
    """Tell whether an end of a relation is what a side is named by, or by a longer or shorter name ("soft-balancing
    theory")."""
    key = end.removeprefix("id:")

    # Of every passage that may set two sides apart this is asked again.
    def work() -> bool:
        both = [pair for own in side.keys for pair in ((key, own), (own, key))]
        return key in side.keys or any(context.called_by(*pair) for pair in both)

    return context.once(("name of side", side.keys, key), work)


def _heading(context: Context, found: Sequence[Side], hits: Sequence[Hit]) -> list[Hit]:
    """Return the statement that two sides differ under which the best statements of both stand, on one line."""
    lines = {tuple(context.snapshot.lines[side.hits[0].place]) for side in found if side.hits}
    # Who asks only how they differ is told where that stands.
    whole = plainly(found)
    if not whole and (len(lines) != 1 or any(not side.hits for side in found)):
        return []
    near = [h for h in hits if whole or tuple(context.snapshot.lines[h.place]) in lines]
    return [h for h in near if relates(context, h) and _between(context, found, h, DIFFERS)][:1]


def relates(context: Context, hit: Hit) -> bool:
    """Tell whether a passage says of one thing that it differs from another."""
    return any(p == DIFFERS for _, p, _ in context.relations(hit.passage))


def asks(context: Context, hit: Hit) -> bool:
    """Tell whether a passage tells only what is asked: a question is no answer."""
    return "kg:research-question" in context.kinds(hit)


def no_answer(context: Context, hit: Hit) -> bool:
    """Tell whether a passage only asks, or the author of its article rejects what it says."""
    return asks(context, hit) or context.stance(hit) == "rejects"


def acts(context: Context, side: Side, hit: Hit) -> bool:
    """Tell whether a passage says something of a side itself: what it does, holds, is or has."""
    facts = context.relations(hit.passage)
    ends = {o for _, p, o in facts if p in DOING} | {s for s, p, _ in facts if p not in LOOSE}
    itself = any(end.removeprefix("id:") in side.keys for end in ends)
    # A person's administration does what that one does.
    longer = is_thought(context, side) or context.any_is(side.keys, "Person")
    return itself or (longer and any(_meant(context, side, end) for end in ends))


DIFFERS = "kg:differsFrom"
DOING = {"sem:hasActor", "kg:initiator", "kg:proposedBy", "kg:claimant", "kg:of", "kg:issues"}
LOOSE = {"skos:related", "kg:about", "rdf:type", "skos:broader"}
STATING = {"rdf:subject", "rdf:predicate", "rdf:object"}
"""What says only of which relation something is claimed or denied."""


def following(context: Context, found: Sequence[Side], told: Sequence[Hit]) -> dict[str, list[Hit]]:
    """Return by side what is told of it alone after statements that the sides differ, on their lines: how things differ
    is told right after that they do."""
    snapshot = context.snapshot
    loose = context.kept.get(LOOSELY, ())
    for head in (h for h in told if relates(context, h) and h.place not in loose):
        after = _paragraph(context, head)
        parts: dict[str, list[Hit]] = {side.name: [] for side in found}
        for hit in (plain(snapshot, place) for place in after):
            if no_answer(context, hit):
                continue
            of = [s for s in found if acts(context, s, hit)] or [s for s in found if s.own(hit)]
            if len(of) == 1:
                parts[of[0].name].append(hit)
        if any(parts.values()):
            if plainly(found):
                return {s.name: sorted(parts[s.name], key=lambda h: not acts(context, s, h)) for s in found}
            return {s.name: sorted(parts[s.name], key=lambda h: -respect(s, h))[:PARTS] for s in found}
    return portraits(context, found) if plainly(found) and all(is_thought(context, s) for s in found) else {}


def portraits(context: Context, found: Sequence[Side]) -> dict[str, list[Hit]]:
    """Return by side the statements of what a concept itself is and does, its definitions first, each of which speaks
    of something of which none before it does; none where a side has no such."""
    parts: dict[str, list[Hit]] = {}
    for side in found:
        others = [other for other in found if other is not side]
        places = sorted({p for k in side.keys for p in context.snapshot.occurrences.get(k, ())})
        own = [hit for hit in (plain(context.snapshot, place) for place in places) if _depicts(context, side, hit)]
        own = [h for h in own if not any(acts(context, other, h) for other in others)]
        ends = {f"id:{key}" for key in side.keys}

        def rank(hit: Hit, ends: set[str] = ends) -> tuple[bool, bool, int]:
            # What a side is named by comes before a thing that is only called by its name.
            itself = any(s in ends for s, p, _ in context.relations(hit.passage) if p not in LOOSE)
            return not tellers.defines(context, hit, ends), not itself, -tellers.extent(context, hit)

        known: set[str] = set()
        for hit in sorted(own, key=rank):
            said = {o for _, p, o in context.relations(hit.passage) if p not in STATING and o.startswith("id:")}
            if said - known:
                parts.setdefault(side.name, []).append(hit)
                known |= said
    return parts if len(parts) == len(found) else {}


def _depicts(context: Context, side: Side, hit: Hit) -> bool:
    """Tell whether a passage says what a concept is or does, as its author holds it."""
    stated = context.stance(hit) == "asserts" and not asks(context, hit)
    # From what else it differs nobody asks.
    return stated and acts(context, side, hit) and not relates(context, hit)


def _paragraph(context: Context, head: Hit) -> list[int]:
    """Return the places after a passage in its paragraph: a line may end amid a sentence."""
    snapshot = context.snapshot
    number, end = snapshot.passages[head.passage].get("paragraph"), snapshot.lines[head.place][1] + 1

    def goes_on(place: int) -> bool:
        inside = snapshot.homes[place] == head.article
        return inside and snapshot.passages[snapshot.order[place]].get("paragraph") == number

    further = takewhile(goes_on, range(end, len(snapshot.order))) if number else ()
    return [*range(head.place + 1, end), *further]
