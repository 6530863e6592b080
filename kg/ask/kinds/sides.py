"""The sides of a question: the articles, tables, things or clauses that it sets side by side, each asked for itself.

What is asked of Germany and of Japan is seldom told in one statement. Each side is a question of its own, with its
name and the words of both, and without the other side's name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice, pairwise
from typing import NamedTuple

from kg.ask.kinds import pairing, tellers
from kg.ask.kinds.tellers import Teller
from kg.ask.retrieval.choose import share_known, speaks_of, spread
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding import wants
from kg.ask.understanding.content import Unit
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.numeral import number
from kg.ask.understanding.question import Question
from kg.dates import say
from kg.names import candidates, spans

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
WELL, HELD_WELL = 0.7, 0.4
"""The share of the best score that an article's best statement must reach where the question doesn't say which; and
where what its makers hold is asked for."""
LEAST_NEAR = 0.16
"""The share of what is asked on a side, as far as it occurs anywhere, that a statement and its neighbours must hold."""
LEAST_WORDS = 0.12
"""The same of its words, names apart."""
JUDGING = {"argue", "assess", "attitude"}
"""Groups of words by which it asks what the makers of articles hold, where it asks all that tell of a thing."""
SAYING = {"article", "text", "same", "differ", "agree", "in-common"}
"""Groups of the thesaurus of words for a text and for setting what one says beside what another does: where its
own side is asked, they are none of what is asked."""
TELLING = {"discuss", "mention", "say", "report", "describe", "explain", "treat"}
"""Groups of words for telling of something, in whatever way."""
LONGEST = 24
"""How long a cue is at most that is left out of what is asked of a side."""
VIEWED = 0.75
"""What a view counts beside a fact where it is asked by what means something was done."""
COUNTED = 12
"""Within how many characters after a number the word for what it counts stands."""
MONTH = 7
"""How long a date is that gives a month and no day."""


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
        # What one who is named wrote comes before what that one translated.
        own = sorted(question.articles, key=lambda k: k not in own_articles(context))
        return [of_article(context, key) for key in own]
    if _another(question):
        # The other article that it describes is the one that tells most of what is asked.
        others = [of_article(context, key) for key in context.snapshot.articles if key not in question.articles]
        other = max(others, key=lambda side: side.hits[0].score if side.hits else 0.0)
        return [of_article(context, question.articles[0]), other]
    if len(set(question.tables)) > 1:
        return [_of_table(context, number) for number in dict.fromkeys(question.tables)]
    years = list(dict.fromkeys(y[:4] for y in question.years))
    months = [y for y in dict.fromkeys(question.years) if len(y) == MONTH]
    set_against = "compare" in question.intents or question.cued("weighed")
    if len(years) > 1 and pairing.listed(question, years):
        return [_of_year(context, year, years) for year in years]
    if len(months) > 1 and set_against:
        return [_of_year(context, month, months) for month in months]
    named = pairing.paired(context)
    if len(named) < 2 and set_against:
        context, named = _taken_apart(context)
    if not named and "compare" in question.intents:
        context, named = _in_parts(context)
    if question.cued("articles") and not any(question.joins(*pair) for pair in pairwise(named)):
        # What two articles say is asked of them, whomever it is about.
        named = []
    if len(named) > 1 or not question.cued("articles"):
        return [_of_name(context, mention, named) for mention in named]
    told = [side for key in _speaking(context) for side in [of_article(context, key)] if side.hits]
    from kg.ask.retrieval.numbers import number_before

    counted = number_before(context, "article_words")
    best = sorted(told, key=lambda side: -side.hits[0].score)[:counted]
    if counted is None:
        # Who says how many there are leaves it open only which.
        least = HELD_WELL if JUDGING & question.groups else WELL
        best = [side for side in best if side.hits[0].score >= least * best[0].hits[0].score]
    return sorted(best, key=lambda side: side.name)


def _taken_apart(context: Context) -> tuple[Context, list[Mention]]:
    """Return a question, and the names that it sets side by side, with one of its names taken for the names in it:
    "US arms exports to Poland or to Germany"."""
    for mention in context.question.mentions:
        question = context.question.fresh()
        question.mentions = [m for m in question.mentions if m is not mention]
        _broken(context, question, mention)
        question.mentions.sort(key=lambda m: m.start)
        broken = Context(context.graph, question)
        named = pairing.paired(broken) if len(question.mentions) > len(context.question.mentions) else []
        # Two names in one name are one thing.
        if len(named) > 1 and any(m in context.question.mentions for m in named):
            return broken, named
    return context, []


def _in_parts(context: Context) -> tuple[Context, list[Mention]]:
    """Return a question, and what it sets side by side, with something that it names taken for its parts or kinds, as
    many as it gives the number of and as one passage names with it: "the two sides of economic statecraft"."""
    question = context.question
    found = [*question.grammar.cues["number_of_things"].finditer(question.open)]
    numbers = [number(m[1]) for m in found]
    # What so many are called ("sides", "dimensions") is none of what is asked of each.
    words = " ".join(question.open[m.start() : m.end() + COUNTED] for m in found)
    units = [u for u in question.units if u.text not in words]
    loose = " ".join(w for w in question.loose.split() if w not in words)
    for mention in question.mentions if numbers else ():
        for told in (context.things(n) for k in mention.keys for n in context.snapshot.speaking_of(k)):
            own = [k for k in sorted(told) if context.part_of(k) & {*mention.keys}]
            if len(own) in numbers:
                named = [Mention(mention.start, mention.end, context.name(k), (k,)) for k in own]
                rest = [m for m in question.mentions if m is not mention]
                return context.asking(mentions=[*rest, *named], units=units, loose=loose), named
    return context, []


def _another(question: Question) -> bool:
    """Tell whether a question sets an article against another that it describes, and that isn't recognised."""
    two = question.elsewhere or (question.cued("articles") and question.cued("set_apart"))
    return len(question.articles) == 1 and two


def own_articles(context: Context) -> list[str]:
    """Return which of the articles that a question asks about one maker whom it names wrote, where all are that one's,
    written or translated; all where they are not."""
    entries = {key: context.snapshot.articles[key] for key in context.question.articles}
    makers = [{*e["authors"], *e["speakers"], *e["compilers"]} for e in entries.values()]
    one = [k for k in (set.intersection(*makers) if makers else ()) if tellers.written(context, k)]
    return [key for key, e in entries.items() if not one or {*one} & {*e["authors"], *e["speakers"]}]


def several(context: Context) -> bool:
    """Tell whether a question sets anything side by side."""
    question = context.question
    named = len(question.articles) > 1 or _another(question) or len(set(question.tables)) > 1
    named = named or bool(tellers.tellers(context)) or question.cued("articles")
    return named or len(pairing.paired(context)) > 1


def of_article(context: Context, article: str) -> Side:
    """Return the side of an article: what is asked, of it alone; not what is said of the article itself, unless
    nothing else is."""
    question = context.question.fresh()
    question.articles = [article]
    question.units = [u for u in question.units if not u.groups or not set(u.groups) <= SAYING]
    _disengaged(context.question, question)
    question.mentions = []
    for mention in context.question.mentions:
        places = context.snapshot.telling_of(mention.keys)
        if article not in context.question.articles or any(context.snapshot.homes[p] == article for p in places):
            question.mentions.append(mention)
        else:
            _broken(context, question, mention)
    side = Context(context.graph, question)
    name, itself, signed = context.titled(article), f"id:article-{article}", tellers.signed(context, article)
    published = context.snapshot.articles[article]["date"]
    if published and question.cued("text_written"):
        name = context.say("dated_name", name=name, when=say(published, question.language))

    def own(hit: Hit) -> bool:
        return hit.article == article and not any(itself in (s, o) for s, _, o in side.stated(hit.passage))

    def held(hit: Hit) -> bool:
        # Somebody claims, expects or proposes it.
        return own(hit) and not {"c", "p"}.isdisjoint(hit.traits) and tellers.claimed_by(side, hit, signed["makers"])

    told = _side(name, side, held) if JUDGING & question.groups and not context.question.articles else None
    told = told if told and told.hits else _side(name, side, own)
    told = told if told.hits else _side(name, side, lambda h: h.article == article)
    if context.question.mentions and not question.mentions and not _asked(context.question):
        # It speaks of nothing that is named.
        told = told._replace(hits=[])
    return told._replace(**signed)


def _asked(question: Question) -> bool:
    """Tell whether a question asks of an article anything by words beside those for telling something."""
    return any(not set(u.groups) <= SAYING | JUDGING | TELLING for u in question.units)


def _disengaged(whole: Question, question: Question) -> None:
    """Leave out of what is asked of a side the words that only ask whether it agrees with another."""
    if not wants.agreeing(whole):
        return
    cues = [cue for name in ("agreeing", "agreement", "assenting") for cue in question.grammar.cues[name]]
    question.units = [
        u for u in question.units
        if not set(u.groups) <= SAYING | JUDGING and not any(cue.search(u.text) for cue in cues)
    ]  # fmt: skip
    for cue in cues:
        # What a cue spans from its first word to its last may hold what is asked.
        question.loose = cue.sub(lambda m: " " if len(m[0]) <= LONGEST else m[0], question.loose)


def _speaking(context: Context) -> list[str]:
    """Return the articles that speak of all who act that a question names, by whatever name; all where none does."""
    actors = [a for a in context.sought if a.mention and context.may_be(a.mention, "Actor")]
    speaking = [{context.snapshot.homes[place] for place in a.held} for a in actors]
    found = [key for key in context.snapshot.articles if all(key in told for told in speaking)]
    return found or [*context.snapshot.articles]


def _broken(context: Context, question: Question, mention: Mention) -> None:
    """Let a question ask by the names and words that a name consists of, where its article doesn't speak of that
    thing as a whole ("South Korea's nuclear armament")."""
    snapshot = context.snapshot
    known = {n: keys for n, keys in snapshot.names.fetch(candidates(mention.name)).items() if n != mention.name}
    left = mention.name
    for start, end, name in spans(mention.name, (n for n in known if len(n) > 1)):
        question.mentions.append(Mention(mention.start + start, mention.start + end, name, tuple(known[name])))
        left = left[:start] + " " * (end - start) + left[end:]
    found = context.phrases(left)
    question.units = [*question.units, *(Unit(left[m.start : m.end], m.groups) for m in found)]
    question.loose = f"{question.loose} {left}"


def _of_teller(context: Context, teller: Teller, all_: list[Teller]) -> Side:
    side = tellers.asked_of(context, teller, frozenset(k for other in all_ if other is not teller for k in other.keys))
    _disengaged(context.question, side.question)
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
    side = context.asking(tables=[number])
    return _side(context.say("table", number=number), side, lambda h: f"/t{number}-" in h.passage)


def _of_year(context: Context, year: str, years: list[str]) -> Side:
    """Return the side of a year: what is dated in it or says it."""
    language, loose = context.question.language, context.question.loose
    for other in years:
        if other != year:
            whole = say(other, language).casefold()
            # A month may leave its year to the other one.
            bare = whole.replace(other[:4], "").strip(" 年")
            for said in (other, whole, *([bare] if len(other) == MONTH else [])):
                loose = loose.replace(said, " ")
    side, name = context.asking(loose=loose, years=[year]), say(year, language)

    def own(hit: Hit) -> bool:
        said = side.statement(hit)
        return any(d.startswith(year) for d in side.dates(hit.passage)) or year in said or name in said

    return _side(name, side, own)


def _of_name(context: Context, mention: Mention, others: list[Mention]) -> Side:
    """Return the side of a name: what speaks of it; of a period that one article is about, what that says."""
    theirs = [m for other, held in _company(context, others).items() if other != mention for m in held]
    mentions = [m for m in pairing.members(context) if m not in theirs]
    name, keys = context.name(mention.keys[0]), frozenset(mention.keys)
    home = pairing.home(context, mention) if not context.question.articles else ""
    if home:
        rest = [m for m in mentions if m not in others and m.keys != mention.keys]
        side = context.asking(articles=[home], mentions=rest)
        return _side(name, side, lambda h: h.article == home)._replace(keys=keys)
    side = context.asking(mentions=[m for m in mentions if m not in others or m.keys == mention.keys])
    return _side(name, side, lambda h: speaks_of(side, h, mention))._replace(keys=keys)


def respect(side: Side, hit: Hit) -> float:
    """Return the share, by weight, that a passage itself holds of the respect in which a side is compared: what is
    asked of it besides its own name, as far as any passage holds that; all where nothing is."""
    asked = [
        a for a in side.context.sought
        if a.known and a.text and not a.text[0].isdigit() and not (a.mention and side.keys & set(a.mention.keys))
    ]  # fmt: skip
    whole = sum(a.weight for a in asked)
    return sum(a.worth(hit.place) for a in asked) / whole if whole else 1.0


def alone(context: Context, mention: Mention) -> Side:
    """Return a thing as a side, whatever else the question names."""
    side = context.asking(mentions=[mention])
    places = {place for key in mention.keys for place in context.snapshot.occurrences.get(key, ())}
    return _side(context.name(mention.keys[0]), side, lambda h: h.place in places, 0.0)


def _company(context: Context, named: list[Mention]) -> dict[Mention, list[Mention]]:
    """Return for each of the names that are set side by side the names that go with it alone ("toward *Japan* between
    the wars, toward *Germany* under Trump"): of one kind, one of them beside each."""
    question = context.question
    ordered = sorted(named, key=lambda m: m.start)
    rest = [m for m in question.mentions if m not in named]
    ends = [*(m.end for m in ordered), len(question.folded) + 1]
    starts = [0, *(m.start for m in ordered)]
    after = [[m for m in rest if a <= m.start < b] for a, b in pairwise(ends)]
    before = [[m for m in reversed(rest) if a <= m.start < b] for a, b in pairwise(starts)]
    for groups in (after, before):
        kinds = [set().union(*map(context.types, group)) for group in groups]
        shared = set.intersection(*kinds) if kinds else set()
        held = [[m for m in group if shared & context.types(m)][:1] for group in groups]
        if all(held) and len({group[0].keys for group in held}) == len(held):
            return dict(zip(ordered, held, strict=True))
    return {}


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
    known = share_known(side.sought)
    worded = least and side.question.units
    # The best come first, so that few are looked at.
    fit: Iterator[Hit] = (h for h in hits if h.near >= least * known and (h.words >= LEAST_WORDS or not worded))
    if side.question.cued("means"):
        # What was done is told as a fact; what means there are in general, as somebody's view.
        fit = iter(sorted(fit, key=lambda h: -h.score * (VIEWED if "c" in h.traits else 1.0)))
    first = next(fit, None)
    if first is None:
        return []
    return list(islice((h for h in chain([first], fit) if h.score >= CLOSE * first.score), MOST))
