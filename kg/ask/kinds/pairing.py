"""The names that a question sets side by side: of one kind, joined, or set against one another; and its years."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise

from kg.ask.kinds import tellers
from kg.ask.retrieval.context import Context
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import Question

KINDS = ("Actor", "Concept", "Event", "Object", "Time")
"""The widest kinds of things: where no two names are of one class, two of one of these are set side by side."""
LEAST_AT_HOME, MOSTLY = 5, 0.75
"""How many of the passages on a period, and which share of them, stand in an article that is about it."""
LEAST_JOINED = 2
"""How many names are set side by side at least."""
ADJACENT = 2
"""How many characters stand at most between names and the word that asks which of them is more."""


def dated(question: Question) -> bool:
    """Tell whether a question lists several years."""
    years = list(dict.fromkeys(y[:4] for y in question.years))
    return len(years) > 1 and listed(question, years)


def listed(question: Question, years: list[str]) -> bool:
    """Tell whether a question lists years as of things of one kind: nothing but a conjunction stands between them."""
    text = question.folded
    places = [(text.find(year), text.find(year) + len(year)) for year in years]
    gaps = [text[end:start].strip("年") for (_, end), (start, _) in pairwise(places)]
    return all(question.conjunction(gap) for gap in gaps if gap.strip() != "、")


def homes(context: Context) -> dict[Mention, str]:
    """Return the periods that a question names, each with the article that is about it, where it names several; none
    where two have the same."""
    named = {m.keys: m for m in context.question.mentions}
    found = {m: own for m in named.values() if (own := home(context, m))}
    return found if len(set(found.values())) == len(found) > 1 else {}


def home(context: Context, mention: Mention) -> str:
    """Return the article that is about a period: nearly all that is said of it stands there."""
    snapshot = context.snapshot
    if not context.may_be(mention, "Period"):
        return ""
    places = [p for k in mention.keys for table in (snapshot.occurrences, snapshot.implied) for p in table.get(k, ())]
    told = Counter(snapshot.homes[p] for p in places)
    return next((article for article, n in told.most_common(1) if n >= max(LEAST_AT_HOME, MOSTLY * told.total())), "")


def paired(context: Context) -> list[Mention]:
    """Return the names that a question sets side by side: of one kind, joined by a conjunction or set against one
    another; those that hardly any passage leaves out only where they are joined."""
    question = context.question
    periods = homes(context)
    if len(periods) > 1:
        return list(periods)
    partners = _partners(question)
    if partners:
        return partners
    named = list({m.keys: m for m in members(context)}.values())
    if question.cued("in_what"):
        # "Where does A follow B in dealing with C and D?" sets A against B, whatever else it joins.
        pairs = combinations(sorted(named, key=lambda m: m.start), 2)
        return next(([a, b] for a, b in pairs if context.types(a) == context.types(b)), [])
    own = [context.types(m) for m in named]
    best = _alike(context, named, own)
    if not joined_among(question, best) and ("compare" in question.intents or question.cued("weighed")):
        wide = [{c for c in KINDS if context.may_be(m, c)} for m in named]
        wider = _alike(context, named, wide)
        # "At the G7, Japan and the EU": what is joined is set side by side rather than what is of one class.
        joined_ = joined_among(question, wider)
        # Of "the G20 and France's G7" the second is the G7.
        compound = any(m.start == other.end for other in joined_ for m in best)
        best = wider if joined_ and not compound else best or wider or _opposed(question, named)
    return _without_homes(context, best)


def _without_homes(context: Context, named: list[Mention]) -> list[Mention]:
    """Return names without that of where several others are at home ("South Korea's progressives and
    conservatives")."""
    places = context.snapshot.relations["kg:locatedIn"] if len(named) > LEAST_JOINED else []
    keys = {k for m in named for k in m.keys}
    homes_ = [o for s, o in places if s in keys and o in keys]
    return [m for m in named if not any(homes_.count(k) >= LEAST_JOINED for k in m.keys)]


def _partners(question: Question) -> list[Mention]:
    """Return the two that differ where a question joins pairs of which one is the same: Japan and Germany of "US-Japan
    and US-Germany"."""
    ordered = sorted(question.mentions, key=lambda m: m.start)
    for a, b, c, d in zip(ordered, ordered[1:], ordered[2:], ordered[3:], strict=False):
        pairs = all(question.folded[x.end : y.start].strip() in {"", "-", "–", "・"} for x, y in ((a, b), (c, d)))
        if pairs and question.joins(b, c):
            if a.keys == c.keys != b.keys != d.keys:
                return [b, d]
            if b.keys == d.keys != a.keys != c.keys:
                return [a, c]
    return []


def members(context: Context) -> list[Mention]:
    """Return the names of a question, with each state of a group of states for the group: "both Japan and Korea"."""
    found = []
    for mention in context.question.mentions:
        groups = [k for k in mention.keys if context.snapshot.is_a(k, "Collective")]
        inside = [key for group in groups for key in tellers.members(context, frozenset([group]))]
        states = [key for key in inside if context.snapshot.is_a(key, "State")]
        parts = [Mention(mention.start, mention.end, context.name(key), (key,)) for key in dict.fromkeys(states)]
        found += parts if len(parts) > 1 else [mention]
    return found


def _alike(context: Context, named: list[Mention], kinds: list[set[str]]) -> list[Mention]:
    """Return the longest group of names of one kind that are joined or set against one another; none of a single."""
    best: list[Mention] = []
    for place, mention in enumerate(named):
        alike = [m for i, m in enumerate(named) if kinds[i] & kinds[place]]
        together, against = joined_among(context.question, alike), _opposed(context.question, alike)
        if against and (not together or against[1] in together):
            # Of "Germany's stance and that of Poland or France" the first stands apart from those that are joined.
            together = list(dict.fromkeys([*against, *together]))
        # What everybody speaks of is set beside nothing.
        places = context.snapshot.occurrences
        rare = [m for m in alike if max(len(places.get(k, ())) for k in m.keys) < context.common]
        group = together or (rare if len(rare) > 1 else alike)
        if mention in group and len(group) > len(best):
            best = group
    return best if len(best) > 1 else []


def _opposed(question: Question, alike: list[Mention]) -> list[Mention]:
    """Return the first name and the one that a word like "from" or "than" sets against it; what else is named belongs
    to what is asked of both."""
    ordered = sorted(alike, key=lambda m: m.start)
    before, after = question.grammar.cues["against"], question.grammar.cues["against_after"]
    for before_it, mention in pairwise(ordered):
        if question.joins(before_it, mention) and before_it is not ordered[0]:
            # "At the G7, Japan and the EU": the word that sets against also joins.
            continue
        if before.stand_in(question.folded[: mention.start]) or after.begin(question.folded[mention.end :]):
            return [ordered[0], mention]
    return []


def joined(context: Context, kind: str) -> bool:
    """Tell whether a question joins names of a kind that it sets side by side: "Warsaw and Berlin each"."""
    named = [m for m in paired(context) if context.may_be(m, kind)]
    # "Japan-US talks" are of both together.
    return any(context.question.joins(a, b) and a.end < b.start for a, b in pairwise(named))


def joined_among(question: Question, alike: list[Mention]) -> list[Mention]:
    """Return the names between which nothing but a conjunction stands; where there are two groups of such, and one
    stands right before the word that asks which is more, that one."""
    pairs = [pair for pair in pairwise(alike) if question.joins(*pair)]
    groups: list[list[Mention]] = []
    for one, other in pairs:
        if groups and groups[-1][-1] is one:
            groups[-1].append(other)
        else:
            groups.append([one, other])
    asking = [m.start() for cue in question.grammar.cues["weighed"] if (m := cue.search(question.folded))]
    for group in groups if len(groups) > 1 else []:
        if any(0 <= start - group[-1].end <= ADJACENT for start in asking):
            return group
    return list(dict.fromkeys(m for pair in pairs for m in pair))
