"""Deeds: who does, in every telling of it, what a question has somebody do. "Why did Poland withdraw from the treaty?"
where each passage on leaving that treaty has the United States leave it."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.ask.premises import acts, reality, roles, telling
from kg.ask.premises.affirmation import affirmed
from kg.ask.premises.denial import OPEN, own_words
from kg.ask.premises.stated import asks_who
from kg.ask.retrieval import choose
from kg.ask.retrieval.choose import HELD
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.capital import standing
from kg.ask.understanding.grammar import load
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.office import officials
from kg.ask.understanding.question import understand
from kg.expression import Expression
from kg.names import candidates, spans

REFUSE = "refuse"
"""Group of the thesaurus of words for not being willing to do something."""
DEED = ("Event", "PolicyInstrument")
"""Classes of what may be called by the words for doing it."""
NAMING = {"person", "who_says"}
"""Intents that ask who it was."""
LEAST = 0.5
"""The share, by weight, of a question's words that a telling of the same deed must hold."""
NEAR = 60
"""Among how many of the best passages the tellings are looked for."""
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
    if _open(context):
        return None
    for act in acts.asked(context):
        doer = None if act.wished else subject(context, act.place)
        if doer is None:
            continue
        own = standing(context.snapshot, doer)
        found: Hit | None = None
        for hit in _tellings(context, act, doer):
            who = owners(context, hit, act.own)
            if own & (who | officials(context.snapshot, who)) or (
                not who and own & {e[3:] for e in context.ends(hit.passage)}
            ):
                found = None
                break
            # What somebody claims, or supposes, is nothing to tell in place of what is asked.
            fit = "c" not in hit.traits and own_words(context, hit) >= LEAST and not _elsewhere(context, hit, who)
            if who and found is None and fit:
                found = hit
        if found:
            return found
    return None


def _elsewhere(context: Context, hit: Hit, who: Collection[str]) -> bool:
    """Tell whether a passage has one whom a question names with whom it has do it do as much to others than it
    names."""
    mentions = context.question.mentions
    ends = roles.deed(context, hit).receivers
    named = any(k in who for m in mentions for k in m.keys)
    return named and bool(ends) and not any(roles.means(context, m, ends) for m in mentions)


def otherwise_owned(context: Context) -> Hit | None:
    """Return the telling of a deed that a question calls by a name of its own (退出伊核协议), right after whom it has
    do it, where the graph has only others do it."""
    question, snapshot = context.question, context.snapshot
    # Only in Chinese is what somebody does called by the words for doing it.
    chinese = question.grammar.language[:2] == "zh" and not _open(context)
    deeds = [m for m in question.mentions if context.may_be(m, *DEED) and len(m.keys) == 1] if chinese else []
    for deed in deeds:
        doer = subject(context, deed.start)
        if doer is None or deed.start <= doer.end or not _only_asks(context, question.folded[doer.end : deed.start]):
            continue
        key, own = deed.keys[0], standing(snapshot, doer)
        telling_ = {name: _doers_of(context, name, key) for name in snapshot.speaking_of(key)}
        who = set().union(*telling_.values())
        about = {k for name in telling_ for k in ({e[3:] for e in context.ends(name)} if telling_[name] else ())}
        if who and own.isdisjoint(who | about | officials(snapshot, who)):
            first = min((n for n, found in telling_.items() if found), key=lambda n: snapshot.places[n])
            return plain(snapshot, snapshot.places[first])
    return None


def _only_asks(context: Context, between: str) -> bool:
    """Tell whether what stands between somebody and the name of a deed does no more than ask, and gives the deed."""
    cues = context.question.grammar.cues["interrogative"]
    for cue in (*cues, *context.question.grammar.intents["why"], *context.question.grammar.intents["when"]):
        between = cue.sub(" ", between)
    return not re.search(r"\w", re.sub("[会要又也]", " ", between))


def _doers_of(context: Context, name: str, key: str) -> set[str]:
    """Return who does a deed, or proposes it as their own, by a passage."""
    own = f"id:{key}"
    relations = context.relations(name)
    proposals = {s for s, p, o in relations if p == "kg:proposes" and o == own}
    found = {(s, o) for s, p, o in relations if p in {"kg:initiator", "kg:proposedBy"}}
    return {o[3:] for s, o in found if s == own or s in proposals}


def otherwise_taken(context: Context) -> Hit | None:
    """Return the best telling of what a question has somebody take away from somewhere, where each has it taken from
    elsewhere."""
    starts = [m for m in roles.ends(context)[0] if context.may_be(m, "Actor")]
    if len(starts) != 1 or _open(context):
        return None
    own = standing(context.snapshot, starts[0])
    for act in acts.asked(context):
        things = [a for a in context.sought if not a.mention and a.known and a.groups and act.own.isdisjoint(a.groups)]
        if act.wished or not things:
            continue
        found: Hit | None = None
        for hit in context.hits[:NEAR]:
            if "w" in hit.traits or any(a.held.get(hit.place, 0.0) < HELD for a in things):
                continue
            where = sources(context, hit, act.own) if telling.told(context, hit, act) else set()
            if where & own:
                return None
            found = found or (hit if where and "c" not in hit.traits else None)
        if found:
            return found
    return None


def done_all_the_same(context: Context) -> Hit | None:
    """Return the statement that somebody did what a question has that one refuse, where none tells of a refusal."""
    question, snapshot = context.question, context.snapshot
    refusing = [u for u in question.units if REFUSE in u.groups]
    if len(refusing) != 1 or (OPEN | NAMING) & set(question.intents) or question.several or question.cued("suppose"):
        return None
    doer = roles.doers(context)[0]
    near = [h for h in context.hits[:NEAR] if all(choose.speaks_of(context, h, m) for m in question.mentions)]
    if any(
        "n" in h.traits or reality.refused(context, h) or REFUSE in context.groups(context.english(h)) for h in near
    ):
        return None
    gap = " " if question.grammar.language == "en" else ""
    put = understand(snapshot, question.folded.replace(refusing[0].text, gap, 1), question.language)
    if {k for m in put.mentions for k in m.keys} != {k for m in question.mentions for k in m.keys}:
        return None
    told = affirmed(Context(context.graph, put), doer)
    return told.hits[0] if told else None


def _open(context: Context) -> bool:
    """Tell whether a question takes it of nobody for granted that this one does something: it asks who did, supposes or
    denies it, or asks it of each of several."""
    question = context.question
    if (OPEN | NAMING) & set(question.intents) or question.several or acts.denies(context):
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
    common = choose.COMMON * len(context.snapshot.order)
    others = [a for a in choose.named(context) if a.mention and a.mention.keys != doer.keys]
    # A notion of which much is told is still told of in each telling; a good may be no more than where a name stands.
    things = [a for a in others if a.mention and context.may_be(a.mention, "Concept")]
    rare = [a for a in others if len(a.held) < common] or things
    if not rare:
        return []
    near = [h for h in context.hits[:NEAR] if "w" not in h.traits and all(a.held.get(h.place, 0) >= HELD for a in rare)]
    near = _gone_there(context, near) if roles.VISIT in act.own else near
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
    return {
        k for end in ends for start, _, keys in named if start >= end and FROM.search(text[end:start]) for k in keys
    }


def actors(context: Context, text: str) -> list[tuple[int, int, set[str]]]:
    """Return where actors are named in an English text, each with the keys that the name may mean."""
    snapshot = context.snapshot
    found = snapshot.names.fetch(candidates(text))
    # Of words of grammar the summaries, which speak of nobody in the first person, write only "US" as a name.
    grammar = {w for w in load("en", snapshot).stop if w != "us"}
    names = {n: {k for k in keys if snapshot.is_a(k, "Actor")} for n, keys in found.items() if n not in grammar}
    return [(start, end, names[name]) for start, end, name in spans(text, [n for n, keys in names.items() if keys])]
