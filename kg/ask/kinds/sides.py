"""The sides of a question: the articles, tables, things or clauses that it sets side by side, each asked for itself.

What is asked of Germany and of Japan is seldom told in one statement. Each side is a question of its own, with its
name and the words of both, and without the other side's name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from copy import copy
from itertools import pairwise
from typing import NamedTuple

from kg.ask.kinds import tellers
from kg.ask.kinds.tellers import Teller
from kg.ask.retrieval.choose import COMMON, speaks_of, spread
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.described import titles
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.parts import called
from kg.ask.understanding.question import Question, Unit, understand
from kg.dates import say
from kg.expression import Expression
from kg.names import candidates, spans
from kg.thesaurus import matches
from kg.words import tokens

DEEP = 150
"""How many of a side's hits are looked at."""
MOST = 4
"""How many statements stand for a side at most."""
BESIDE = 3
"""How many more of the line of a side's best statement, those after it first."""
CLOSE = 0.72
"""The share of the score of a side's best statement that its others must reach."""
NARROW, WIDEST, WIDE = 3, 8, 0.4
"""How many of a side's best statements stand first, how many stand for it at most, and the share of the best score that
those from its other lines must reach."""
KINDS = ("Actor", "Concept", "Event", "Object", "Time")
"""The widest kinds of things: where no two names are of one class, two of one of these are set side by side."""
WELL = 0.7
"""The share of the best score that an article's best statement must reach where the question doesn't say which."""
LEAST_NEAR = 0.16
"""The share of what is asked on a side, as far as it occurs anywhere, that a statement and its neighbours must hold."""
LEAST_WORDS = 0.12
"""The same of its words, names apart."""
LEAST_CLAUSE = 0.34
"""The same of all of a clause that stands without the rest of the question."""
SHORTEST = 2
"""How many things to be found a clause must hold to be one."""
SAYING = {"article", "text", "same", "differ", "agree", "in-common"}
"""Groups of the thesaurus of words for a text and for setting what one says beside what another does: where its
own side is asked, they are none of what is asked."""
VIEWED = 0.75
"""What a view counts beside a fact where it is asked by what means something was done."""
MONTH = 7
"""How long a date is that gives a month and no day."""
PAIRING = {"", "-", "–", "・"}
"""What stands between two names of a pair."""
LEAST_AT_HOME, MOSTLY = 5, 0.75
"""How many of the passages on a period, and which share of them, stand in an article that is about it."""
ADJACENT = 2
"""How many characters stand at most between names and the word that asks which of them is more."""
CLAUSE = Expression(r"[?？;；:：。!！,，、]|\.\s| — |(?<=て)、")
"""Where one clause ends and the next begins."""


class Side(NamedTuple):
    """One of the things that a question sets side by side.

    Attributes
    ----------
    name : str
        What it is called in an answer.
    context : Context
        What is asked of it alone.
    own : callable
        Tells whether a passage speaks of what tells this side from the others.
    hits : list of Hit
        The statements found for it; none where there are none.
    holder : bool
        Whether it is somebody who holds something.
    keys : frozenset of str
        Of what it is named by; none where it is an article, a table, a year or a clause.
    makers : frozenset of str
        Of who wrote it, alone and together, where it is an article.
    short : str
        What stands before a statement of it that doesn't say whose it is; its name where that is short.
    """

    name: str
    context: Context
    own: Callable[[Hit], bool]
    hits: list[Hit]
    holder: bool = False
    keys: frozenset[str] = frozenset()
    makers: frozenset[str] = frozenset()
    short: str = ""


def apart(context: Context) -> list[Side]:
    """Return the sides of a question: those who hold different things, else its articles, else its tables, else things
    that it sets side by side; none where it has fewer than two."""
    question = context.question
    holders = tellers.tellers(context)
    if holders:
        return [_of_teller(context, teller, holders) for teller in holders]
    if len(question.articles) > 1:
        return [of_article(context, key) for key in question.articles]
    if _another(question):
        # The other article that it describes is the one that tells most of what is asked.
        others = [of_article(context, key) for key in context.snapshot.articles if key not in question.articles]
        other = max(others, key=lambda side: side.hits[0].score if side.hits else 0.0)
        return [of_article(context, question.articles[0]), other]
    if len(set(question.tables)) > 1:
        return _of_one_article([_of_table(context, number) for number in dict.fromkeys(question.tables)])
    years = list(dict.fromkeys(y[:4] for y in question.years))
    months = [y for y in dict.fromkeys(question.years) if len(y) == MONTH]
    set_against = "compare" in question.intents or question.cued("weighed")
    if len(years) > 1 and listed(question, years):
        return [_of_year(context, year, years) for year in years]
    if len(months) > 1 and set_against:
        return [_of_year(context, month, months) for month in months]
    named = paired(context)
    if len(named) < 2 and set_against:
        context, named = _taken_apart(context)
    if question.cued("articles") and not any(question.joins(*pair) for pair in pairwise(named)):
        # What two articles say is asked of them, whomever it is about.
        named = []
    if len(named) > 1 or not question.cued("articles"):
        return [_of_name(context, mention, named) for mention in named]
    told = [side for key in context.snapshot.articles for side in [of_article(context, key)] if side.hits]
    top = max((side.hits[0].score for side in told), default=0.0)
    told = [side for side in told if side.hits[0].score >= WELL * top]
    from kg.ask.retrieval.numbers import number_before

    number = number_before(context, "article_words")
    best = sorted(told, key=lambda side: -side.hits[0].score)[:number]
    return [side for side in told if side in best]


def _taken_apart(context: Context) -> tuple[Context, list[Mention]]:
    """Return a question, and the names that it sets side by side, with one of its names taken for the names in it:
    "US arms exports to Poland or to Germany"."""
    for mention in context.question.mentions:
        question = copy(context.question)
        question.mentions = [m for m in question.mentions if m is not mention]
        _broken(context, question, mention)
        question.mentions.sort(key=lambda m: m.start)
        broken = Context(context.graph, question)
        named = paired(broken) if len(question.mentions) > len(context.question.mentions) else []
        # Two names in one name are one thing.
        if len(named) > 1 and any(m in context.question.mentions for m in named):
            return broken, named
    return context, []


def _another(question: Question) -> bool:
    """Tell whether a question sets an article against another that it describes, and that isn't recognised."""
    two = question.elsewhere or (question.cued("articles") and question.cued("set_apart"))
    return len(question.articles) == 1 and two


def several(context: Context) -> bool:
    """Tell whether a question sets anything side by side."""
    question = context.question
    named = (
        len(question.articles) > 1
        or _another(question)
        or len(set(question.tables)) > 1
        or bool(tellers.tellers(context))
    )
    return named or question.cued("articles") or len(paired(context)) > 1


def of_article(context: Context, article: str) -> Side:
    """Return the side of an article: what is asked, of it alone; not what is said of the article itself, unless
    nothing else is."""
    question = copy(context.question)
    question.articles = [article]
    # What an article is called says nothing of what is asked of it.
    said = _titles(context)
    question.units = [u for u in question.units if not set(tokens(u.text, context.snapshot.folder_of_names)) <= said]
    question.units = [u for u in question.units if not u.groups or not set(u.groups) <= SAYING]
    question.mentions = []
    for mention in context.question.mentions:
        if article not in context.question.articles or _occurs(context, mention, article):
            question.mentions.append(mention)
        else:
            _broken(context, question, mention)
    side = Context(context.graph, question)
    name, itself = called(context, article), f"id:article-{article}"

    def own(hit: Hit) -> bool:
        return hit.article == article and not any(
            itself in {s, o} for s, _, o in side.triples(hit.passage) if isinstance(o, str)
        )

    told = _side(name, side, own)
    told = told if told.hits else _side(name, side, lambda h: h.article == article)
    return told._replace(**tellers.signed(context, article))


def _occurs(context: Context, mention: Mention, article: str) -> bool:
    """Tell whether an article speaks of what a name means, or implies it."""
    snapshot = context.snapshot
    return any(snapshot.homes[place] == article for place in snapshot.telling_of(mention.keys))


def _broken(context: Context, question: Question, mention: Mention) -> None:
    """Let a question ask by the names and words that a name consists of, where its article doesn't speak of that
    thing as a whole ("South Korea's nuclear armament")."""
    snapshot = context.snapshot
    known = {n: keys for n, keys in snapshot.names.fetch(candidates(mention.name)).items() if n != mention.name}
    left = mention.name
    for start, end, name in spans(mention.name, (n for n in known if len(n) > 1)):
        question.mentions.append(Mention(mention.start + start, mention.start + end, name, tuple(known[name])))
        left = left[:start] + " " * (end - start) + left[end:]
    found = matches(left, snapshot.phrases.fetch)
    question.units = [*question.units, *(Unit(left[m.start : m.end], m.groups) for m in found)]
    question.loose = f"{question.loose} {left}"


def _titles(context: Context) -> set[str]:
    """Return the words by which the articles asked about are called."""
    snapshot, asked = context.snapshot, context.question.articles
    entries = [snapshot.articles[key] for key in asked] if len(asked) > 1 else []
    names = [n for e in entries for n in titles(e)]
    return set(tokens(" \n ".join(names), snapshot.folder_of_names))


def _of_teller(context: Context, teller: Teller, all_: list[Teller]) -> Side:
    side = tellers.asked_of(context, teller, frozenset(k for other in all_ if other is not teller for k in other.keys))
    told = _side(teller.name, side, lambda h: teller.holds(side, h))._replace(holder=True, keys=teller.keys)
    if not tellers.defining(context.question):
        return told
    # Who sets definitions against each other is told these first, as far as each gives one of what is named.
    named = {f"id:{k}" for m in side.question.mentions for k in m.keys} - {f"id:{k}" for t in all_ for k in t.keys}
    defining = [h for h in side.hits if teller.holds(side, h) and tellers.defines(side, h, named)]
    # A whole definition comes before its parts.
    defining = sorted(defining, key=lambda h: -tellers.extent(side, h))[:MOST]
    return told._replace(hits=list(dict.fromkeys([*defining, *told.hits])))


def _of_table(context: Context, number: str) -> Side:
    question = copy(context.question)
    question.tables = [number]
    side = Context(context.graph, question)
    return _side(context.say("table", number=number), side, lambda h: f"/t{number}-" in h.passage)


def dated(question: Question) -> bool:
    """Tell whether a question lists several years."""
    years = list(dict.fromkeys(y[:4] for y in question.years))
    return len(years) > 1 and listed(question, years)


def listed(question: Question, years: list[str]) -> bool:
    """Tell whether a question lists years as of things of one kind: nothing but a conjunction stands between them."""
    text = question.folded
    places = [(text.find(year), text.find(year) + len(year)) for year in years]
    gaps = [text[end:start].strip("年") for (_, end), (start, _) in pairwise(places)]
    return all(any(m and len(m[0]) == len(gap) for m in (c.search(gap) for c in question.grammar.cues["joined"]))
               for gap in gaps if gap.strip() != "、")  # fmt: skip


def _of_year(context: Context, year: str, years: list[str]) -> Side:
    """Return the side of a year: what is dated in it or says it."""
    question = copy(context.question)
    for other in years:
        if other != year:
            for said in (other, say(other, question.language).casefold()):
                question.loose = question.loose.replace(said, " ")
    question.years = [year]
    side = Context(context.graph, question)

    def own(hit: Hit) -> bool:
        dates = (str(v["when"]) for v in side.values(hit.passage) if v["when"])
        said = side.statement(hit)
        return any(d.startswith(year) for d in dates) or year in said or name in said

    name = say(year, question.language)
    return _side(name, side, own)


def _of_one_article(tables: list[Side]) -> list[Side]:
    """Return the tables of the article of which all of them tell best: several articles number theirs alike."""
    best: dict[str, dict[int, float]] = {}
    for i, side in enumerate(tables):
        for hit in side.hits:
            best.setdefault(hit.article, {}).setdefault(i, hit.score)
    article = max(best, key=lambda a: sum(best[a].values()), default="")
    return [s._replace(hits=[h for h in s.hits if h.article == article]) for s in tables]


def _of_name(context: Context, mention: Mention, others: list[Mention]) -> Side:
    """Return the side of a name: what speaks of it; of a period that one article is about, what that says."""
    question = copy(context.question)
    theirs = [m for other, held in _company(context, others).items() if other != mention for m in held]
    question.mentions = [
        m for m in _members(context) if (m not in others or m.keys == mention.keys) and m not in theirs
    ]
    home = _home(context, mention) if not question.articles else ""
    if home:
        question.articles = [home]
        question.mentions = [m for m in question.mentions if m.keys != mention.keys]
    side = Context(context.graph, question)
    name, keys = context.name(mention.keys[0]), frozenset(mention.keys)
    if home:
        return _side(name, side, lambda h: h.article == home)._replace(keys=keys)
    return _side(name, side, lambda h: speaks_of(side, h, mention))._replace(keys=keys)


def alone(context: Context, mention: Mention) -> Side:
    """Return a thing as a side, whatever else the question names."""
    question = copy(context.question)
    question.mentions = [mention]
    side = Context(context.graph, question)
    places = {place for key in mention.keys for place in context.snapshot.occurrences.get(key, ())}
    return _side(context.name(mention.keys[0]), side, lambda h: h.place in places, 0.0)


def _company(context: Context, named: list[Mention]) -> dict[Mention, list[Mention]]:
    """Return for each of the names that are set side by side the names that go with it alone ("toward *Japan* between
    the wars, toward *Germany* under Trump"): of one kind, one of them beside each."""
    snapshot, question = context.snapshot, context.question
    ordered = sorted(named, key=lambda m: m.start)
    rest = [m for m in question.mentions if m not in named]
    ends = [*(m.end for m in ordered), len(question.folded) + 1]
    starts = [0, *(m.start for m in ordered)]
    after = [[m for m in rest if a <= m.start < b] for a, b in pairwise(ends)]
    before = [[m for m in reversed(rest) if a <= m.start < b] for a, b in pairwise(starts)]
    for groups in (after, before):
        kinds = [{t for m in group for k in m.keys for t in snapshot.types(k)} for group in groups]
        shared = set.intersection(*kinds) if kinds else set()
        held = [[m for m in group if shared & {t for k in m.keys for t in snapshot.types(k)}][:1] for group in groups]
        if all(held) and len({group[0].keys for group in held}) == len(held):
            return dict(zip(ordered, held, strict=True))
    return {}


def homes(context: Context) -> dict[Mention, str]:
    """Return the periods that a question names, each with the article that is about it, where it names several; none
    where two have the same."""
    named = {m.keys: m for m in context.question.mentions}
    found = {m: home for m in named.values() if (home := _home(context, m))}
    return found if len(set(found.values())) == len(found) > 1 else {}


def _home(context: Context, mention: Mention) -> str:
    """Return the article that is about a period: nearly all that is said of it stands there."""
    snapshot = context.snapshot
    if not any("Period" in snapshot.types(k) for k in mention.keys):
        return ""
    places = [p for k in mention.keys for table in (snapshot.occurrences, snapshot.implied) for p in table.get(k, ())]
    told = Counter(snapshot.homes[p] for p in places)
    return next((home for home, n in told.most_common(1) if n >= max(LEAST_AT_HOME, MOSTLY * told.total())), "")


def _side(name: str, side: Context, own: Callable[[Hit], bool], least: float = LEAST_NEAR) -> Side:
    hits = [h for h in side.hits[:DEEP] if own(h)]
    best = _best(side, hits, least)
    # A sentence is told in several passages, and what it says of a side seldom in one.
    line = [h for h in hits if best and side.snapshot.lines[h.place] == side.snapshot.lines[best[0].place]]
    line.sort(key=lambda h: (h.place < best[0].place, abs(h.place - best[0].place)))
    near = list(dict.fromkeys([*best, *line[: BESIDE + 1]]))
    # What is held of something stands on many lines.
    wide = [*near[:NARROW], *spread(side, hits, WIDE, WIDEST)] if near else []
    return Side(name, side, own, list(dict.fromkeys(wide))[:WIDEST])


def _best(side: Context, hits: list[Hit], least: float) -> list[Hit]:
    """Return the best of a side's hits, where they hold enough of what is asked and occurs anywhere."""
    whole = sum(a.weight for a in side.sought)
    known = sum(a.weight for a in side.sought if a.known) / whole if whole else 1.0
    worded = least and side.question.units
    fit = [h for h in hits if h.near >= least * known and (h.words >= LEAST_WORDS or not worded)]
    if side.question.cued("means"):
        # What was done is told as a fact; what means there are in general, as somebody's view.
        fit.sort(key=lambda h: -h.score * (VIEWED if "c" in h.traits else 1.0))
    return [h for h in fit if h.score >= CLOSE * fit[0].score][:MOST]


def paired(context: Context) -> list[Mention]:
    """Return the names that a question sets side by side: of one kind, joined by a conjunction or set against one
    another; those that hardly any passage leaves out only where they are joined."""
    question, snapshot = context.question, context.snapshot
    periods = homes(context)
    if len(periods) > 1:
        return list(periods)
    partners = _partners(question)
    if partners:
        return partners
    named = list({m.keys: m for m in _members(context)}.values())
    own = [{t for k in m.keys for t in snapshot.types(k)} for m in named]
    best = _alike(context, named, own)
    if not _joined(question, best) and ("compare" in question.intents or question.cued("weighed")):
        wide = [{c for c in KINDS if any(snapshot.is_a(k, c) for k in m.keys)} for m in named]
        wider = _alike(context, named, wide)
        # "At the G7, Japan and the EU": what is joined is set side by side rather than what is of one class.
        joined_ = _joined(question, wider)
        # Of "the G20 and France's G7" the second is the G7.
        compound = any(m.start == other.end for other in joined_ for m in best)
        best = wider if joined_ and not compound else best or wider or _opposed(question, named)
    return best


def _partners(question: Question) -> list[Mention]:
    """Return the two that differ where a question joins pairs of which one is the same: Japan and Germany of "US-Japan
    and US-Germany"."""
    ordered = sorted(question.mentions, key=lambda m: m.start)
    for a, b, c, d in zip(ordered, ordered[1:], ordered[2:], ordered[3:], strict=False):
        pairs = all(question.folded[x.end : y.start].strip() in PAIRING for x, y in ((a, b), (c, d)))
        if pairs and question.joins(b, c):
            if a.keys == c.keys != b.keys != d.keys:
                return [b, d]
            if b.keys == d.keys != a.keys != c.keys:
                return [a, c]
    return []


def _members(context: Context) -> list[Mention]:
    """Return the names of a question, with each state of a group of states for the group: "both Japan and Korea"."""
    found = []
    for mention in context.question.mentions:
        states = [
            key
            for group in mention.keys
            if "Collective" in context.snapshot.types(group)
            for key in tellers.members(context, frozenset([group]))
            if context.snapshot.is_a(key, "State")
        ]
        parts = [Mention(mention.start, mention.end, context.name(key), (key,)) for key in dict.fromkeys(states)]
        found += parts if len(parts) > 1 else [mention]
    return found


def _alike(context: Context, named: list[Mention], kinds: list[set[str]]) -> list[Mention]:
    """Return the longest group of names of one kind that are joined or set against one another; none of a single."""
    best: list[Mention] = []
    for place, mention in enumerate(named):
        alike = [m for i, m in enumerate(named) if kinds[i] & kinds[place]]
        together, against = _joined(context.question, alike), _opposed(context.question, alike)
        if against and (not together or against[1] in together):
            # Of "Germany's stance and that of Poland or France" the first stands apart from those that are joined.
            together = list(dict.fromkeys([*against, *together]))
        group = together or _individuals(context, alike)
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
        ends = [c.search(question.folded[: mention.start]) for c in before]
        if any(ends) or any(c.begins(question.folded[mention.end :]) for c in after):
            return [ordered[0], mention]
    return []


def joined(context: Context, kind: str) -> bool:
    """Tell whether a question joins names of a kind that it sets side by side: "Warsaw and Berlin each"."""
    named = [m for m in paired(context) if any(context.snapshot.is_a(k, kind) for k in m.keys)]
    # "Japan-US talks" are of both together.
    return any(context.question.joins(a, b) and a.end < b.start for a, b in pairwise(named))


def _joined(question: Question, alike: list[Mention]) -> list[Mention]:
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


def _individuals(context: Context, alike: list[Mention]) -> list[Mention]:
    snapshot = context.snapshot
    common = COMMON * len(snapshot.order)
    rare = [m for m in alike if max(len(snapshot.occurrences.get(k, ())) for k in m.keys) < common]
    return rare if len(rare) > 1 else alike


def clauses(context: Context) -> list[Side]:
    """Return the clauses of a question that say enough to be found each for itself."""
    question = context.question
    texts = [t for t in CLAUSE.pattern.split(question.text) if len(t.strip()) > SHORTEST]
    found = []
    for text in texts if len(texts) > 1 else []:
        part = understand(context.snapshot, text, question.language)
        part.articles, part.intents = part.articles or question.articles, question.intents
        side = Context(context.graph, part)
        if len([a for a in side.sought if a.known and (a.mention or a.groups)]) >= SHORTEST:
            found.append(_side(text.strip(), side, lambda h: True, LEAST_CLAUSE))
    return found
