"""Why a question is not answered: it names an article that there is none of, or something that no article names, or
asks an article for what only others speak of, or for a thing of a kind that is left unnamed; or nothing comes near
it."""

from __future__ import annotations

from kg import spelling
from kg.ask.answer import Answer
from kg.ask.kinds.application import applying, beyond
from kg.ask.premises.untold import untold
from kg.ask.retrieval import retrieve
from kg.ask.retrieval.choose import LEAST
from kg.ask.retrieval.context import Context
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.wants import BEARING, GATHERING, bears
from kg.names import to_traditional

LEAST_TOLD = 0.16
"""The share of a question's words, names apart, that some passage on an actor and its neighbours must hold; nearly all
development questions that have an answer reach it."""
LETTERS_A_SLIP = 4
"""How many letters of a word go with each slip by which it may differ from the name that is meant."""
LOOKED_AT = 20
"""Among how many of the best passages one is looked for that does."""
TOLD_OF = ("State", "Alliance", "Diplomacy", "MilitaryAction", "Treaty")
"""Classes of what something is asked of; of a journal or a publisher that is cited nothing need be told."""
DERIVED = ("makers", "predicts", "hypothesis", "every")
"""Cues of questions that are answered from the data as a whole, so that no passage need come near them."""


def refused(context: Context) -> Answer | None:
    """Return the answer that says why there is none, or None where nothing stands in the way of one."""
    question, snapshot = context.question, context.snapshot
    if question.missing:
        known = ", ".join(f"{e['number']} {k}" for k, e in snapshot.articles.items())
        return context.unknown(context.say("no_article", name=", ".join(question.missing), known=known))
    # What is a word for how something bears on a coding is none that nobody knows.
    cues = [question.grammar.cues[name] for name in BEARING] if bears(question) else []
    strange = [word for word in question.strange if not any(own.stand_in(word) for own in cues)]
    if strange:
        answer = context.unknown(context.say("strange", names=", ".join(_typed(context, strange))))
        answer.suggestions = list(dict.fromkeys(name for word in strange for name in _close(context, word)))
        return answer
    gathers = bool(GATHERING & set(question.intents)) or any(map(question.cued, DERIVED)) or bears(question)
    # Of what several articles have to do with one another they are the things named.
    beside = len(question.articles) > 1 and (question.cued("scenes") or question.cued("body"))
    known_to = question.mentions or question.tables or gathers or beside
    # Most of what is asked in words may stand in no passage ("which users clicked the button?").
    foreign, familiar = (sum(a.weight for a in context.sought if a.known is held) for held in (False, True))
    if not known_to and (foreign > familiar or not retrieve.best(context.hits, LEAST * 0.85, 0.6, 1)):
        answer = context.unknown()
        answer.suggestions = context.graph.near(question.text)
        return answer
    return _left_out(context, gathers)


def _left_out(context: Context, gathers: bool) -> Answer | None:
    """Return the answer that says that articles don't speak of what a question names, or don't tell what it asks of
    it."""
    question, snapshot = context.question, context.snapshot
    absent = unspoken(context)
    if absent:
        article = ", ".join(snapshot.articles[a]["number"] for a in question.articles)
        names = ", ".join(context.name(m.keys[0]) for m in absent)
        answer = context.unknown(context.say("nothing_on", article=article, names=names))
        answer.closest = context.near()
        return answer
    titled = [] if gathers else only_titled(context)
    if titled:
        answer = context.unknown(context.say("only_titled", names=", ".join(context.name(m.keys[0]) for m in titled)))
        works = [name for m in titled for key in m.keys for name in snapshot.speaking_of(key)]
        answer.closest = [snapshot.evidence(name, question.language) for name in dict.fromkeys(works)]
        return answer
    if bears(question):
        return None
    thing = untold(context)
    if thing is not None:
        # What is told of the thing itself stands below.
        said = context.say("without", given=thing) if thing else ""
        answer = context.unknown(said)
        answer.closest = context.near()
        return answer
    return context.unknown() if _beside_the_point(context) else None


def _typed(context: Context, names: list[str]) -> list[str]:
    """Return names as they are typed, where folding leaves each character in its place; else in the script of the
    question: a list of names has one of the two only."""
    text, fold = context.question.text, context.snapshot.folder_of_names.fold
    folded = fold(text)
    found = []
    for name in names:
        place = folded.find(fold(name)) if len(folded) == len(text) else -1
        said = text[place : place + len(fold(name))] if place >= 0 else name
        found.append(to_traditional(said) if context.question.language == "zh-Hant" else said)
    return found


def _close(context: Context, word: str) -> list[str]:
    """Return the known names that are a slip or two from a word, or of which it leaves out letters ("Mtl Trty"): what
    shares no more than some letters with it is nothing that was meant."""
    folded = context.snapshot.folder_of_names.fold(word)
    slips = max(1, len(folded) // LETTERS_A_SLIP)

    def close(name: str) -> bool:
        rest = iter(name)
        shortened = name[:1] == folded[:1] and 2 * len(folded) >= len(name) and all(c in rest for c in folded)
        return shortened or spelling.edits(folded, name) <= slips

    return [n.name for n in spelling.near(context.snapshot, word) if close(n.folded)]


def _beside_the_point(context: Context) -> bool:
    """Tell whether a question names just an actor, and nothing that is told of it holds what else is asked: "What
    does NATO think of cats?"."""
    question, snapshot = context.question, context.snapshot
    keys = {m.keys for m in question.mentions}
    # Nor does "office" stand where one is told, or words for sources in any passage.
    worded = question.cued("office") or {"provenance", "amount"} <= set(question.intents)
    alone = len(keys) == 1 and any(snapshot.is_a(k, "Actor") for ks in keys for k in ks)
    if question.bare or question.later or worded or len(question.articles) > 1 or not alone:
        return False
    # What an intent makes welcome is not asked for; nor does "say" stand where somebody says something.
    saying = question.grammar.cues["holds"]
    words = [a for a in context.sought if a.text and not a.mention and not saying.stand_in(a.text)]
    whole = sum(a.weight for a in words)

    def held(place: int) -> float:
        around = retrieve.neighbours(snapshot, place)
        return sum(a.weight * max(a.held.get(p, 0.0) for p in around) for a in words)

    return bool(whole) and max((held(h.place) for h in context.hits[:LOOKED_AT]), default=0.0) < LEAST_TOLD * whole


def only_titled(context: Context) -> list[Mention]:
    """Return the names of states and events in a question that nothing but the titles of cited works speaks of."""
    snapshot = context.snapshot

    def titled(key: str) -> bool:
        places = snapshot.occurrences.get(key, ())
        return any(snapshot.is_a(key, c) for c in TOLD_OF) and all("w" in snapshot.traits[p] for p in places)

    return [m for m in context.question.mentions if m.keys and all(map(titled, m.keys))]


def unspoken(context: Context) -> list[Mention]:
    """Return the names in a question that the articles it asks about don't speak of."""
    if bears(context.question) or applying(context):
        # What an article is asked to bear on, or its notions applied to, is another's, and need not be named in it.
        return []
    return beyond(context)
