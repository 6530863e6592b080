"""Deeds: who does, in every telling of it, what a question has somebody do. "Why did Poland withdraw from the treaty?"
where each passage on leaving that treaty has the United States leave it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kg.ask.premises import acts, polarity, reality, roles, slots, telling
from kg.ask.premises.denial import own_words
from kg.ask.premises.stated import asks_who
from kg.ask.retrieval import choose
from kg.ask.retrieval.choose import speaks_of_each
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.capital import standing
from kg.ask.understanding.content import VISIT
from kg.ask.understanding.grammar import load
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.office import officials
from kg.expression import Expression
from kg.names import candidates, spans

UNDOING = {"refuse", "stay-out", "fail"}
"""Groups of the thesaurus of words for not being willing to do something, or not doing it."""
AGAINST = "oppose"
"""Group of the thesaurus of words for being against something."""
NO_LONGER = Expression(r"\bno longer\b|\bany ?more\b|不再|もはや|なくな")
"""By what a question says that something is not so any more."""
UNREAL = set("cpnwt")
"""Traits of passages that tell of no fact themselves."""
TAKING_PART = {"kg:host", "sem:hasActor", "kg:participatesIn", "kg:partyTo"}
"""Relations of what is done to those who do it together."""
DEED = ("Event", "PolicyInstrument")
"""Classes of what may be called by the words for doing it."""
LEAST = 0.5
"""The share, by weight, of a question's words, denials apart, that a telling of the deed must hold."""
JOINED = Expression(r" ?(?:, )?(?:and|&)(?: the)? $| ?,(?: the)? $")
"""What stands between two who act together, in the English of the summaries."""
NEXT_TO = Expression(r"(?:'s?)?(?: (?!and\b|or\b)[\w'-]+){0,3} ")
"""What may stand between who does something and the word for it."""
FROM = Expression(r"^(?: [\w',-]+){0,6}? (?:from|out of)(?: the)? $", "from", "out of")
"""What stands between the word for it and where something is taken from."""
ASIDE = Expression(r"\b(?:in|to|into|from|with|between|at|under|than)(?: the)? $")
"""What stands before who does not do it, though named next to it."""
HELPING = Expression(r"^ [a-z]{2,}ing\b")
"""What stands after a verb that tells only how another goes on ("keeps growing")."""
BY = Expression(r"^(?: [\w'-]+){0,6}? by(?: the| its)? $")
"""What stands between a deed told in the passive and who does it."""


def otherwise_done(context: Context) -> Hit | None:
    """Return the best telling of what a question has somebody do, where each has another do it."""
    for act in [] if _open(context) else acts.asked(context):
        doer = None if act.wished else subject(context, act.place)
        found = _all_otherwise(context, doer, act, _tellings(context, act, doer)) if doer else None
        if found:
            return found
    return None


def otherwise_taken(context: Context) -> Hit | None:
    """Return the best telling of what a question has somebody take away from somewhere, where each has it taken from
    elsewhere."""
    starts = [m for m in roles.ends(context)[0] if context.may_be(m, "Actor")]
    for act in [] if len(starts) != 1 or _open(context) else acts.asked(context):
        things = [a for a in context.sought if not a.mention and a.known and a.groups and act.own.isdisjoint(a.groups)]
        near = (
            [h for h in context.hits[: slots.NEAR] if "w" not in h.traits and slots.holds(h, things)] if things else []
        )
        near = [] if act.wished else [h for h in near if telling.told(context, h, act)]
        found = _all_otherwise(context, starts[0], act, near, taken=True)
        if found:
            return found
    return None


def _all_otherwise(
    context: Context, one: Mention, act: acts.Act, tellings: list[Hit], *, taken: bool = False
) -> Hit | None:
    """Return the best telling of an act that has another do it, or has it taken from elsewhere, than a question does;
    none where one of the tellings may go with the question."""
    own, found = standing(context.snapshot, one), None
    for hit in tellings:
        told = sources(context, hit, act.own) if taken else owners(context, hit, act.own)
        near = told | (set() if taken else officials(context.snapshot, told))
        if not told and not taken:
            near = context.things(hit.passage)
        if own & near or roles.means(context, one, {f"id:{k}" for k in told}):
            return None
        # What somebody claims, or supposes, is nothing to tell in place of what is asked.
        fit = told and found is None and "c" not in hit.traits
        if fit and (taken or (own_words(context, hit) >= LEAST and not _elsewhere(context, hit, told))):
            found = hit
    return found


def _elsewhere(context: Context, hit: Hit, who: Collection[str]) -> bool:
    """Tell whether a passage has one whom a question names with whom it has do it do as much to others than it
    names."""
    mentions = context.question.mentions
    ends = roles.deed(context, hit).receivers
    named = any(k in who for m in mentions for k in m.keys)
    return named and bool(ends) and not slots.means_any(context, mentions, ends)


def otherwise_made(context: Context) -> Hit | None:
    """Return the passage that tells which other made, gave, put forward or answered what a question gives to somebody,
    or did what it calls by a name of its own ("When did Hull give the Quarantine Speech?", 德国为什么退出伊核协议)."""
    snapshot = context.snapshot
    for doer, key, deed in _made(context):
        own = standing(snapshot, doer)
        makers = {name: _makers(context, name, f"id:{key}", deed) for name in snapshot.speaking_of(key)}
        who = set().union(*makers.values())
        about = {k for name, found in makers.items() if found for k in context.things(name)}
        if who and own.isdisjoint(who | about | officials(snapshot, who)):
            first = min((n for n, found in makers.items() if found), key=lambda n: snapshot.places[n])
            return plain(snapshot, snapshot.places[first])
    return None


def _made(context: Context) -> Iterator[tuple[Mention, str, bool]]:
    """Yield whom a question has make or do a thing, with the thing and whether it is called by the words for doing it:
    the one person that it names, of whom no passage tells it, and who is named right before a deed."""
    question, snapshot = context.question, context.snapshot
    people = [m for m in question.mentions if any(snapshot.is_a(k, "Person") for k in m.keys)]
    keys = {k for m in people for k in m.keys if snapshot.is_a(k, "Person")}
    # Who writes may be asked about all that is told.
    writes = any(keys & set(article["authors"]) for article in snapshot.articles.values())
    if len(keys) == 1 and not writes and not slots.asks(context, (slots.OPEN | slots.WHO) - {"order"}):
        own = snapshot.telling_of(keys)
        for key in (k for m in question.mentions for k in m.keys if not snapshot.is_a(k, "Actor")):
            about = snapshot.telling_of([key])
            makers = (_makers(context, snapshot.order[place], f"id:{key}", False) for place in about)
            if not own & about and any(snapshot.is_a(k, "Person") for found in makers for k in found):
                yield people[0], key, False
    # Only in Chinese is what somebody does called by the words for doing it.
    chinese = question.grammar.language[:2] == "zh" and not _open(context)
    for deed in [m for m in question.mentions if context.may_be(m, *DEED) and len(m.keys) == 1] if chinese else []:
        doer = subject(context, deed.start)
        if doer and doer.end < deed.start and _only_asks(context, question.folded[doer.end : deed.start]):
            yield doer, deed.keys[0], True


def _only_asks(context: Context, between: str) -> bool:
    """Tell whether what stands between somebody and the name of a deed does no more than ask, and gives the deed."""
    cues = context.question.grammar.cues["interrogative"]
    for cue in (*cues, *context.question.grammar.intents["why"], *context.question.grammar.intents["when"]):
        between = cue.sub(" ", between)
    return not re.search(r"\w", re.sub("[会要又也]", " ", between))


def _makers(context: Context, name: str, end: str, deed: bool) -> set[str]:
    """Return whom a passage tells to have made or done a thing, or what concerns or answers it; of a deed also who
    proposes it, and so means to do it."""
    relations = context.relations(name)
    acting = {"kg:proposes"} if deed else {"kg:respondsTo", "kg:concerns"}
    about = {s for s, p, o in relations if o == end and p in acting} | {end}
    makers = {o for s, p, o in relations if s in about and p in {"kg:initiator", *["kg:proposedBy"] * deed}}
    return {k[3:] for k in makers | {s for s, p, o in relations if p == "kg:proponentOf" and o == end}}


def done_all_the_same(context: Context) -> Hit | None:
    """Return the statement of a fact that somebody did what a question has that one refuse, fail to do, or not do,
    where none on all that it names tells of the like."""
    question = context.question
    undoing = [u for u in question.units if UNDOING & set(u.groups)]
    if len(undoing) > 1 or slots.asks(context, slots.OPEN | slots.WHO) or question.several or question.cued("suppose"):
        return None
    # What is so no longer was so, and what is not one thing may be another.
    clauses = [c for c in acts.clauses(question) if question.folded[slice(*c)].strip()]
    plainly = "why" in question.intents and acts.denies(context) and len(clauses) == 1
    if not (undoing or plainly) or question.cued("whether") or NO_LONGER.search(question.folded):
        return None
    wished = {g for g, told in context.snapshot.word_groups.items() if told["wish"]}
    words = [a for a in context.sought if not a.mention and a.groups and UNDOING.isdisjoint(a.groups)]
    words = [a for a in words if not wished.issuperset(a.groups)]
    named = set().union(*(_named_deed(context, m) for m in question.mentions))
    groups = {g for a in words for g in a.groups} | named
    near = [h for h in context.hits[: slots.NEAR] if all(_tells_of(context, h, m) for m in question.mentions)]
    near = near if words or named else []
    if any(_left_undone(context, h, groups) for h in near):
        return None
    doer = roles.doers(context)[0]
    if plainly and not undoing and groups.isdisjoint(polarity.asked(context)[1]):
        return None
    # What was opposed was not done by that, and a denial that holds more of it outweighs what holds less.
    # The year in a name is that of what it names.
    dated = not all(any(y[:4] in m.name for m in question.mentions) for y in question.years)
    fit = (h for h in near if not UNREAL & set(h.traits) and (slots.fits if dated else slots.counted)(context, h))
    fit = (h for h in fit if AGAINST not in context.groups(context.english(h)))
    denied = max((slots.weight(words, h) for h in near if "n" in h.traits), default=0.0)
    least = max(denied, LEAST * slots.weight(words))
    fit = (h for h in fit if slots.weight(words, h) >= least)
    # What explains something tells of it only by the way.
    fit = (h for h in sorted(fit, key=lambda h: "e" in h.traits))
    return next((h for h in fit if not context.may_be(doer, "Actor") or _does(context, h, doer)), None)


def _named_deed(context: Context, mention: Mention) -> set[str]:
    """Return the groups of the words for acts in the English names of what is no actor ("extension of GSOMIA")."""
    names = () if context.may_be(mention, "Actor") else (n for k in mention.keys for n in context.called(k, "en"))
    return slots.done_words(context, {g for n in names for g in context.groups(n)})


def _tells_of(context: Context, hit: Hit, mention: Mention) -> bool:
    """Tell whether a passage speaks of a thing, or of what else is named in the name of a deed, with a word for it."""
    if speaks_of_each(context, hit, (mention,)):
        return True
    inner = context.snapshot.names.fetch(set(candidates(mention.name)) - {mention.name}).values()
    told = {k for keys in inner for k in keys} & context.things(hit.passage)
    return bool(told and _named_deed(context, mention) & context.groups(context.english(hit)))


def _left_undone(context: Context, hit: Hit, groups: set[str]) -> bool:
    """Tell whether a passage tells of a refusal or failure, or denies a word of some groups."""
    words = context.words(hit)
    undoing = min((m.start for m in words if UNDOING & set(m.groups)), default=len(context.english(hit)))
    undone = any(m.start > undoing and groups & set(m.groups) for m in words)
    return undone or reality.refused(context, hit) or bool(groups & polarity.told(context, hit)[1])


def _does(context: Context, hit: Hit, doer: Mention) -> bool:
    """Tell whether somebody, or a body of that one, does what a passage tells, alone or with others."""
    hosts = {o for _, p, o in context.relations(hit.passage) if p in TAKING_PART}
    told = roles.deed(context, hit).doers | hosts
    return roles.means(context, doer, told) or roles.by_its_body(context, hit, doer) is not None


def _open(context: Context) -> bool:
    """Tell whether a question takes it of nobody for granted that this one does something: it asks who did, supposes or
    denies it, or asks it of each of several."""
    question = context.question
    if slots.asks(context, slots.OPEN | slots.WHO) or question.several or acts.denies(context):
        return True
    return asks_who(context) or any(map(question.cued, ("suppose", "weighed", "set_apart")))


def subject(context: Context, place: int) -> Mention | None:
    """Return the one actor who does, in a question, what the word at some place of it means: the nearest before it in
    its clause that is not the end of something; None where there are several, or none."""
    question = context.question
    before = [m for m in acts.clause(question, place) if m.end <= place and context.may_be(m, "Actor")]
    japanese = question.grammar.language == "ja"
    free = [m for m in before if (question.marked(m, "subject") if japanese else not question.marked(m, "aside"))]
    if not free or any(question.joins(m, free[-1]) for m in before if m.end <= free[-1].start):
        return None
    return free[-1]


def _tellings(context: Context, act: acts.Act, doer: Mention) -> list[Hit]:
    """Return the passages on all else that a question names which tell of an act."""
    others = [a for a in choose.named(context) if a.mention and a.mention.keys != doer.keys]
    # A notion of which much is told is still told of in each telling; a good may be no more than where a name stands.
    things = [a for a in others if a.mention and context.may_be(a.mention, "Concept")]
    rare = [a for a in others if len(a.held) < context.common] or things
    near = [h for h in context.hits[: slots.NEAR] if rare and "w" not in h.traits and slots.holds(h, rare)]
    near = _gone_there(context, near) if near and VISIT in act.own else near
    return [h for h in near if telling.told(context, h, act) in {"done", "held", "wanted"}]


def _gone_there(context: Context, near: list[Hit]) -> list[Hit]:
    """Return passages without those on journeys elsewhere: who made one did nothing of what is asked."""
    # What dates a journey takes long to import.
    from kg.ask.kinds import journey

    where = journey.going(context)[1]
    return [h for h in near if not where or journey.journeys_to(context, where) & context.things(h.passage)]


def owners(context: Context, hit: Hit, groups: Collection[str]) -> set[str]:
    """Return who does, by the English summary of a passage, what words of some groups mean: whom the passage names
    nearest before the word, with those joined to it, or after it with "by"."""
    text = context.english(hit)
    named = actors(context, text)
    found: set[str] = set()
    for match in context.phrases(text):
        if set(groups).isdisjoint(match.groups) or HELPING.search(text[match.end :]):
            continue
        by = [keys for start, _, keys in named if start >= match.end and BY.search(text[match.end : start])]
        before = [n for n in named if n[1] <= match.start and not ASIDE.search(text[: n[0]])]
        before = before if before and NEXT_TO.fullmatch(text[before[-1][1] : match.start]) else []
        if by:
            found |= by[0]
        elif before:
            start, _, keys = before.pop()
            found |= keys
            while before and JOINED.fullmatch(text[before[-1][1] : start]):
                start, _, keys = before.pop()
                found |= keys
    return found


def sources(context: Context, hit: Hit, groups: Collection[str]) -> set[str]:
    """Return from whom or where something is taken, by the English summary of a passage and the word for it."""
    text = context.english(hit)
    ends = [m.end for m in context.phrases(text) if not set(groups).isdisjoint(m.groups)]
    named = actors(context, text)
    found = [keys for end in ends for start, _, keys in named if start >= end and FROM.search(text[end:start])]
    return set().union(*found)


def actors(context: Context, text: str) -> list[tuple[int, int, set[str]]]:
    """Return where actors are named in an English text, each with the keys that the name may mean."""
    snapshot = context.snapshot
    found = snapshot.names.fetch(candidates(text))
    # Of words of grammar the summaries, which speak of nobody in the first person, write only "US" as a name.
    grammar = {w for w in load("en", snapshot).stop if w != "us"}
    names = {n: {k for k in keys if snapshot.is_a(k, "Actor")} for n, keys in found.items() if n not in grammar}
    return [(start, end, names[name]) for start, end, name in spans(text, [n for n, keys in names.items() if keys])]
