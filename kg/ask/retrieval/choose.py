"""Which passages count as an answer."""

from __future__ import annotations

import heapq
from collections.abc import Iterable

from kg.ask.retrieval import retrieve
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import HELD, Asked, Hit
from kg.ask.retrieval.times import at_time
from kg.ask.understanding import calendar
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.wants import ends
from kg.names import candidates
from kg.words import tokens

LEAST = 0.25
"""The least share of a question's weight that a passage must hold to count as an answer. It is low, since how much
of a question a passage holds hardly tells whether it answers it (among the development questions the share is as
high for those that have no answer): what a question names, and the kind of thing it asks for, tell more."""
LEAST_NAMED = 0.2
"""The same for a passage that speaks of everything that the question names."""
NAMED_SHARE = 0.6
"""The share of what a question names that a passage must speak of where concepts count, too."""
LEAST_JOINT = 0.4
"""The share of a question's weight that several passages must hold together to count as an answer."""
FEW_WORDS = 0.35
"""Below which share of the words a passage on what the question names speaks of something else."""
LEAST_WORDS = 0.2
"""The share of a question's words that a statement must hold itself to date, or number, what they tell of."""
POOL = 60
"""Among how many of the best hits those that lead are chosen."""
SCORED = 0.3
"""How much the score of a passage counts in choosing it, against what it adds to those chosen before it."""
AGAIN = 0.85
"""What is left of what a question asks for once a passage that is chosen holds it."""
SAME_LINE = 0.8
"""What another passage on the line of one already chosen is worth."""
SAID = set("cpn")
"""Traits of passages that tell no more than what somebody claims, means to do or denies."""
GROUP = "Collective"
"""Class of several that are spoken of as one."""
OF_PARTS = {"part", "chapter-section", "article", "text", "case"}
"""Groups of the thesaurus by which a question asks of an article or a part of it."""
TEXTS = {"Article", "Table", "Book", "JournalArticle", "ReportDocument"}
"""Classes of what has parts that are each on something."""
IDLE = {"skos:related", "sem:hasActor"}
"""Relations that say no more of what a part is on."""
PROPER = {"Actor", "Treaty", "Document", "Project", "Event", "WeaponSystem", "Facility", "Mechanism", "Person"}
"""Classes whose things are individuals, so that a passage that speaks of another one answers nothing."""


def holds(context: Context, hit: Hit, one: Asked) -> bool:
    """Tell whether a passage or one of its neighbours holds what is asked for."""
    return any(map(one.held_at, retrieve.neighbours(context.snapshot, hit.place)))


def said(context: Context, hit: Hit) -> float:
    """Return the share of a question's words, names and years apart, that a passage itself holds of those that any
    passage holds; all where there are none."""
    words = context.once("words said", lambda: [a for a in context.sought if a.known and a.worded])
    whole = sum([a.weight for a in words])
    return sum([a.worth(hit.place) for a in words]) / whole if whole else 1.0


def timely(context: Context, hit: Hit) -> bool:
    """Tell whether a passage is of the years that a question names, if any."""
    text = context.snapshot.passages[hit.passage]["summary"]["en"]
    dates = [str(v["when"]) for v in context.values(hit.passage) if v["when"]]
    dates += [str(o["value"]) for _, p, o in context.triples(hit.passage) if p == "kg:date"]
    years, period = context.question.years, context.question.period
    if period:
        # What has no date is of any time.
        return at_time(context.snapshot, hit.passage, period) is not False
    told = [*dates, *calendar.dates(context.english(hit))]
    for year in (y for y in years if len(y) > len("2019")):
        months = {d[:7] for d in told if d[:4] == year[:4] and len(d) > len("2019") and "/" not in d}
        if months and year[:7] not in months:
            # Another month of the same year is another date.
            return False
    return all(any(year[:4] in told for told in (text, *dates)) for year in years)


def connects(context: Context, hit: Hit, mention: Mention) -> bool:
    """Tell whether a passage's triples connect a thing that a name may mean with another."""
    wanted = {f"id:{k}" for k in mention.keys}
    return any(wanted & {s, o} for s, _, o in context.triples(hit.passage) if isinstance(o, str))


def occurs(context: Context, mention: Mention) -> bool:
    """Tell whether an article that is asked (any, where none is) speaks of what a name means, or has a passage with all
    its words."""
    wanted, snapshot = context.question.articles, context.snapshot
    held = next((a.held for a in context.sought if a.mention == mention), {})
    words = tokens(mention.name, snapshot.folder_of_names)
    spelt = snapshot.postings.fetch(words)
    places = set.intersection(*(set(spelt.get(w, ())) for w in words)) if words else set()
    places |= {place for place, share in held.items() if share == 1.0}
    return any(not wanted or snapshot.homes[place] in wanted for place in places)


def heads(context: Context, hit: Hit) -> bool:
    """Tell whether a passage only says what an article, a table or a part of one is on, where that is not asked."""
    if OF_PARTS & context.question.groups or context.question.tables:
        return False
    told = [(s, p) for s, p, _ in context.triples(hit.passage) if p not in IDLE]
    return all(p == "kg:concerns" and TEXTS & {*context.snapshot.types(s[3:])} for s, p in told)


def announces(context: Context, name: str) -> bool:
    """Tell whether a passage only says what a text is on, who is cited on something, or what is asked in it, where that
    is not what is asked: what it announces is told elsewhere."""
    if OF_PARTS & context.question.groups or context.question.tables:
        return False
    traits = context.snapshot.traits[context.snapshot.places[name]]
    if "q" in traits:
        # What counts what it announces tells something of it.
        return False
    if "c" in traits:
        return ["kg:claimKind", "kg:research-question"] in [[p, o] for _, p, o in context.triples(name)]
    told = [(s, p) for s, p, _ in context.triples(name) if p not in IDLE]
    return not told or any(p == "kg:concerns" and TEXTS & {*context.snapshot.types(s[3:])} for s, p in told)


def speaks_of(context: Context, hit: Hit, mention: Mention) -> bool:
    """Tell whether a passage names a thing in its triples, implies it, or spells its name."""
    # A plain loop: this is asked of every hit.
    for one in context.sought:  # noqa: SIM110
        if one.held_at(hit.place) and one.mention == mention:
            return True
    return False


def speaks_of_each(context: Context, hit: Hit, mentions: Iterable[Mention | None]) -> bool:
    """Tell whether a passage speaks of all of some things."""
    return all(speaks_of(context, hit, m) for m in mentions if m)


def close(hits: list[Hit], share: float) -> list[Hit]:
    """Return those of some hits that reach a share of the score of the first."""
    return [h for h in hits if h.score >= share * hits[0].score]


def focused(context: Context, mention: Mention) -> list[Hit]:
    """Return the best hits that speak of one named thing."""
    return close([h for h in context.hits if speaks_of(context, h, mention)], 0.6)[:8]


def share_known(sought: list[Asked]) -> float:
    """Return the share, by weight, of what is sought that any passage holds; all where nothing is sought."""
    whole = sum(a.weight for a in sought)
    return sum(a.weight for a in sought if a.known) / whole if whole else 1.0


def leading(context: Context, share: float, most: int) -> list[Hit]:
    """Return the best hits of a question, as `spread` does."""
    # What is told beside an answer is chosen from the same hits as what leads it.
    hits = context.hits[:POOL]
    return _spread(context, hits, context.once("held by those that lead", lambda: _held(context, hits)), share, most)


Held = dict[int, list[tuple[int, float]]]
"""By place of a passage which things, by their place in what is sought and known, it holds, each with the share."""


def _held(context: Context, hits: list[Hit]) -> Held:
    held: Held = {h.place: [] for h in hits}
    for i, one in enumerate(a for a in context.sought if a.known):
        for place in held.keys() & one.held.keys():
            held[place].append((i, one.held[place]))
    return held


def spread(context: Context, hits: list[Hit], share: float, most: int) -> list[Hit]:
    """Return the best of some hits, at most ``most``, down to a share of the best score.

    Notes
    -----
    What a hit is worth is what it holds of the question, the less the more of those chosen before it hold the same, and
    its score; those on the line of one that is already taken count less each time, since a sentence is told in several
    passages and a question often asks for several sentences. The greedy choice of what adds most is that of Carbonell
    and Goldstein, SIGIR 1998, 335-336; as no hit is ever worth more than before, only the first of those left is
    weighed anew (Minoux, Optimization Techniques 1978, 234-243).
    """
    return _spread(context, hits, _held(context, hits), share, most)


def _spread(context: Context, hits: list[Hit], held: Held, share: float, most: int) -> list[Hit]:
    if not hits:
        return []
    lines = context.snapshot.lines
    sought = [a for a in context.sought if a.known]
    whole = sum(a.weight for a in sought) or 1.0
    left = [a.weight / whole for a in sought]
    top = hits[0].score or 1.0
    taken: dict[int, int] = {}

    def worth(hit: Hit) -> float:
        adds = sum([left[i] * v for i, v in held[hit.place]])
        return ((1 - SCORED) * adds + SCORED * hit.score / top) * SAME_LINE ** taken.get(lines[hit.place][0], 0)

    queue = [(-worth(hit), place, hit) for place, hit in enumerate(hits)]
    heapq.heapify(queue)
    chosen: list[Hit] = []
    while queue and len(chosen) < most:
        _, place, hit = heapq.heappop(queue)
        line = lines[hit.place][0]
        if hit.score * SAME_LINE ** taken.get(line, 0) < share * top:
            continue
        value = -worth(hit)
        if queue and value > queue[0][0]:
            heapq.heappush(queue, (value, place, hit))
            continue
        chosen.append(hit)
        taken[line] = taken.get(line, 0) + 1
        for i, v in held[hit.place]:
            left[i] *= AGAIN if v >= HELD else 1.0
    return chosen


def named(context: Context) -> list[Asked]:
    """Return the names of a question."""
    return [a for a in context.sought if a.mention]


def proper(context: Context) -> list[Asked]:
    """Return the names of individuals in a question: states, persons, bodies, treaties, events."""

    def work() -> list[Asked]:
        found = [a for a in context.sought if context.any_is(a.keys, *PROPER)]
        # Who had come into office by then only tells when.
        ruling, folded = context.question.grammar.cues["took_office"], context.question.folded
        then = [a for a in found if a.mention and ruling.stand_in(folded[a.mention.end :])]
        then += [a for a in found if a.mention and only_when(context, a.mention)]
        return [a for a in found if a not in then] or found

    return [*context.once("individuals", work)]


def only_when(context: Context, mention: Mention) -> bool:
    """Tell whether the name of what happened, a war or a summit, only says when that was which is asked about."""
    text, cues = context.question.folded, context.question.grammar.cues["at_time_of"]
    beside = text[: mention.start] if context.question.grammar.language == "en" else text[mention.end :]
    return context.may_be(mention, "Event") and cues.stand_in(beside)


def lists(context: Context, mention: Mention) -> bool:
    """Tell whether a name lists several states ("South Korea and Japan"), of each of which something may be told."""
    snapshot = context.snapshot
    if not any(GROUP in snapshot.types(k) for k in mention.keys):
        return False
    inner = set(candidates(mention.name)) - {mention.name}
    found = {k for keys in snapshot.names.fetch(inner).values() for k in keys if snapshot.is_a(k, "State")}
    return len(found) > 1


def rarest(context: Context) -> list[Mention]:
    """Return the named things of a question that few passages speak of, the rarest first; if all are common,
    the rarest of them."""
    found = sorted(named(context), key=lambda a: -a.weight)
    return [a.mention for a in found if a.mention and a.weight >= 0.55 * found[0].weight]


def ends_among(context: Context) -> bool:
    """Tell whether a question asks which of several states that it names has most or least, or more than the other."""
    states = {m.keys for m in context.question.mentions if context.may_be(m, "State")}
    return len(states) > 1 and (bool(ends(context.question)) or context.question.cued("weighed"))


def _named_share(context: Context, hit: Hit) -> float:
    """Return the share, by weight, of what a question names that a passage speaks of."""
    found = named(context)
    whole = sum(a.weight for a in found)
    return sum(a.weight for a in found if holds(context, hit, a)) / whole if whole else 1.0


def answering(
    context: Context,
    share: float,
    most: int,
    trait: str = "",
    concepts: bool = False,
    joint: bool = False,
    among: list[Hit] | None = None,
) -> list[Hit]:
    """Return the hits that count as an answer: they speak of all individuals that the question names.

    Parameters
    ----------
    context : Context
    share : float
        Of the best score that a hit must reach.
    most : int
    trait : str
        A letter that the passages must have (see `kg.index.words.TRAITS`); any where empty.
    concepts : bool
        Hold the passages to most of what the question names, concepts with it.
    joint : bool
        Where no passage speaks of all, those that do so together.
    among : list of Hit, optional
        Only these.
    """
    hits = [h for h in (context.hits if among is None else among) if trait in h.traits]
    individuals = [a for a in proper(context) if a.mention and not lists(context, a.mention)]
    if concepts:
        hits = [h for h in hits if _named_share(context, h) >= NAMED_SHARE]
    full = [h for h in hits if all(holds(context, h, a) for a in individuals)]
    if individuals and not full:
        # A passage on what the United States does often leaves the United States unsaid; what is seldom named is not.
        rare = [a for a in individuals if len(a.held) < context.common]
        full = [h for h in hits if all(holds(context, h, a) for a in rare)] if 0 < len(rare) < len(individuals) else []
    found = retrieve.best(full, LEAST_NAMED if individuals else LEAST * 0.85, share, most)
    if joint and len(named(context)) > 1:
        found = list(dict.fromkeys([*found, *together(context, hits, most)]))
    return found[:most]


def together(context: Context, hits: list[Hit], most: int) -> list[Hit]:
    """Return hits that hold together what none holds alone: the best, then each time the one that adds most.

    Nothing where something individual that the question names stays unspoken of, or too little is held.
    """
    left = {i: a.weight for i, a in enumerate(context.sought) if a.known and a.held}
    whole = sum(a.weight for a in context.sought)
    chosen: list[Hit] = []
    pool = hits[:80]

    def gain(hit: Hit) -> float:
        new = sum(w * context.sought[i].held.get(hit.place, 0.0) for i, w in left.items())
        return new / whole + 0.25 * hit.score

    while pool and left and len(chosen) < most:
        best = max(pool, key=lambda h: (gain(h), -h.place))
        new = {i for i in left if context.sought[i].held_at(best.place)}
        if not new:
            break
        chosen.append(best)
        pool = [h for h in pool if h is not best]
        left = {i: w for i, w in left.items() if i not in new}
    held = {i for i, a in enumerate(context.sought) if any(a.held_at(h.place) for h in chosen)}
    enough = sum(context.sought[i].weight for i in held) >= LEAST_JOINT * whole
    spoken = all(any(a.held_at(h.place) for h in chosen) for a in proper(context))
    return chosen if enough and spoken else []
