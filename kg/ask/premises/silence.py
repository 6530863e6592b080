"""Silence: what no statement tells of, where a question asks whether it was done ("Did NATO send troops to Ukraine?"),
what stands in nothing but proposals, fears and suppositions ("Did Japan leave the treaty?"), and what is told in the
very words of the question."""

from __future__ import annotations

import re

from kg.ask.premises import acts, reality, roles, slots, telling
from kg.ask.premises.affirmation import BUT, FUTURE, HEDGE, OF_ITSELF, acts_last
from kg.ask.premises.verdict import SAYING, Verdict
from kg.ask.retrieval import retrieve
from kg.ask.retrieval.choose import speaks_of, timely
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.capital import standing
from kg.ask.understanding.content import Unit
from kg.ask.understanding.mention import Mention
from kg.expression import Expression
from kg.thesaurus import MARK

DEED = ("Event", "Condition", "PolicyInstrument")
"""Classes of what a name may mean that says the whole of a deed ("Japan's withdrawal from the treaty")."""
UNREAL = set("cpw")
"""Traits of passages that tell what somebody says, means to do, or sets as a threshold."""
PART = {"join", "attend", "member"}
"""Groups of the thesaurus for taking part, which is also told by what somebody belongs to."""
REFUSING = {"refuse", "stay-out"}
"""Groups of the thesaurus for what somebody leaves undone."""
OTHERWISE = {"visit", "meet", "win"}
"""Groups of the thesaurus for acts of which is also told without a word for them."""
IF = Expression(r"\b(?:if|unless|were to)\b")
"""What stands before what is only supposed."""
MANNER = {"support", "agree", "accept", "goal", "plan", "decide"}
"""Groups of the thesaurus by which a question asks only whether somebody was for an act."""
LEAVING, LESS, TROOPS = {"reduce-troops", "withdraw"}, {"decrease"}, {"troops"}
"""Groups of the thesaurus for troops that leave, which is also told as that they become fewer."""
ONE = ("State", "Treaty", "Place", "InternationalOrganisation", "Alliance", "WeaponSystem")
"""Classes of what is spoken of by its own name only, and not by those of its parts or of whose it is."""
ASKED = {"when", "why", "where"}
"""Intents by which a question takes an act for done: what somebody pays for a thing is also told as its price."""
JUDGING = {"support", "oppose", "praise", "criticise"}
"""Groups of the thesaurus by which a question has somebody be for or against something."""
OBJECT = {
    "en": r"\b(?:{said}) (?:(?:the|its|his|their|all|any|some) )?{word}\w*\b",
    "zh": r"(?:{said})了?{word}[?？]?$",
    "ja": r"{word}の?[^、。]{{0,4}}を(?:{said})",
}
"""What is done to what, by the language of a grammar; and the least number of characters of what it is done to."""
DATE = Expression(r"\d+[年月日]?")
"""What a date leaves of a question."""
SHORTEST = {"en": 3, "zh": 2, "ja": 2}
MENACE = {"threat", "threaten"}
"""Groups of the thesaurus that make no more than a threat of an act after them."""
FIRST = 4
"""Among how many of the best passages the opposite of an act is looked for."""
MOST = 2
"""How many statements on what was only meant or thought are told."""


def happened(context: Context) -> Verdict | None:
    """Return yes where the name of a deed is all that a question says and a statement of fact tells of it, and what was
    meant or thought of it where nothing else tells."""
    question, snapshot = context.question, context.snapshot
    said = question.units or question.years or any(map(question.cued, ("suppose", "holds")))
    if len(question.mentions) != 1 or said:
        return None
    key, *more = question.mentions[0].keys
    own = slots.done_words(context, context.meanings(key, "en"))
    if not own or more or not any(snapshot.is_a(key, c) for c in DEED):
        return None
    hits = [plain(snapshot, place) for place in sorted(snapshot.occurrences.get(key, ()))]
    if any("n" in h.traits for h in hits):
        return None
    real = [h for h in hits if not UNREAL & set(h.traits)]
    if not real and hits:
        return Verdict("pending", _nearest(context, hits)[:MOST])
    done = [h for h in real if any(s == f"id:{key}" for s, _, _ in context.triples(h.passage))]
    done = [h for h in done if snapshot.is_a(key, "Event") and _plainly(context, h, own)]
    return Verdict("yes", done[:1]) if done else None


def _plainly(context: Context, hit: Hit, own: set[str]) -> bool:
    """Tell whether a passage tells of an act of some groups with nothing before it that makes less of it."""
    # "It announced that it extended it" tells that it did.
    text = OF_ITSELF.sub(lambda m: " " * len(m[0]), context.english(hit))
    places = [m.start for m in context.words(hit) if own & set(m.groups)]
    head = text[: min(places, default=0)]
    return bool(places) and not BUT.search(text) and not HEDGE.search(head) and not FUTURE.search(head)


def _nearest(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return hits with those first that come nearest to a question, what somebody means to do before what is said."""
    order = {h.passage: place for place, h in enumerate(context.hits)}
    text = {h.passage: context.snapshot.passages[h.passage]["summary"]["en"] for h in hits}
    supposed_last = sorted(hits, key=lambda h: order.get(h.passage, len(order)))
    return sorted(supposed_last, key=lambda h: ("p" not in h.traits, IF.search(text[h.passage]) is not None))


def silent(context: Context) -> Verdict | None:
    """Return what was only meant or thought of an act between those whom a question names, or that nothing is told,
    where no statement of fact holds a word for that act together with all of them."""
    question = context.question
    doer, *more = roles.doers(context)
    others = [m for m in question.mentions if m is not doer]
    alone = None if more or not others or not context.may_be(doer, "Actor") else _alone(context)
    # What is told of a notion ("a military alliance") is told of none of those named, unless it is told with that one.
    general = ("Concept",) if context.question.cued("whether") and any(context.may_be(m, *ONE) for m in others) else ()
    if alone is None or not all(context.may_be(m, *ONE, *general) for m in others):
        return None
    act, things, for_it = alone
    held = [a for a in context.sought if a.mention in others]
    if len(held) != len(others) or not all(a.known for a in held):
        return None
    held += [a for a in context.sought if not a.mention and any(a.groups == u.groups for u in things)]
    places = set.intersection(*(a.places for a in held))
    if not PART & act.own:
        # What somebody belongs to is told without a word for it, too.
        places &= worded(context, act)
    places = {p for p in places if all(_itself(context, p, m) for m in others)}
    if PART & act.own and not any(speaks_of(context, plain(context.snapshot, p), doer) for p in places):
        # Of two that are nowhere spoken of together other rules tell more.
        return None
    meant, told = _telling(context, places, doer, act)
    if told:
        return None
    if meant:
        # What was meant must be the very thing that is asked about.
        meant = [h for h in meant if all(context.groups(context.english(h)) & set(u.groups) for u in things)]
        return Verdict("pending", _nearest(context, meant)[:MOST]) if meant else None
    # Who means to do the opposite leaves no silence.
    against = any(telling.told(context, h, act) == "denied" for h in slots.speaking(context, (doer, *others), FIRST))
    return None if for_it or against else Verdict("silent", [])


def untold(context: Context) -> Verdict | None:
    """Return the same where a question takes the act for done, and asks when, where or why."""
    question = context.question
    if not question.intents or not ASKED.issuperset(question.intents) or question.cued("weighed"):
        return None
    if _unvoiced(context) or unheard(context):
        return Verdict("silent", [])
    return None if question.years else silent(context)


def _unvoiced(context: Context) -> bool:
    """Tell whether a question takes somebody to be for or against something, where no statement on that one and on any
    of the rest that it names holds a word for it."""
    question = context.question
    doer = roles.doers(context)[0]
    stands = [a for a in context.sought if not a.mention and JUDGING & set(a.groups)]
    rest = [a for a in context.sought if a.mention and a.mention != doer]
    held = {p for a in context.sought if a.mention == doer for p in a.places}
    if len(stands) != 1 or not rest or not context.may_be(doer, "Actor") or question.cued("suppose"):
        return False
    told = stands[0].places & held
    # Where somebody said so may be told just before.
    around = {beside for p in told for beside in retrieve.neighbours(context.snapshot, p)}
    return not any(a.held_at(p) for a in rest for p in around)


def unheard(context: Context) -> bool:
    """Tell whether what a question has something done to stands in no statement: "when did they ban rice imports?"."""
    question, language = context.question, context.question.grammar.language[:2]
    # What somebody says again, wants or agrees to may be an act.
    groups = context.snapshot.word_groups
    done = [u for u in question.units if not any(groups[g]["wish"] or g in telling.COMMITTING for g in u.groups)]
    said = "|".join(re.escape(u.text) for u in done if u.text)
    unheard = [a for a in context.sought if not (a.mention or a.known) and len(a.text) >= SHORTEST[language]]
    patterns = (OBJECT[language].format(word=re.escape(a.text), said=said) for a in unheard if said)
    return any(re.search(pattern, question.folded) for pattern in patterns)


def _alone(context: Context) -> tuple[acts.Act, list[Unit], list[Unit]] | None:
    """Return the one act that is all that a question asks of those whom it names, with its words for what else has part
    in that act, and those by which it only asks whether somebody was for it."""
    question, groups = context.question, context.snapshot.word_groups
    if question.cued("suppose") or question.cued("holds") or SAYING & set(question.groups) or question.several:
        return None
    asked = [a for a in acts.asked(context) if not MANNER & a.own]
    # What somebody is for is told in many words, too.
    if len(asked) != 1 or OTHERWISE & asked[0].own or any(groups[g]["wish"] for g in asked[0].own):
        return None
    # What is told of no act of the kind is told of none of one thing by that act; another word may be another act.
    rest = [u for u in question.units if not asked[0].own & set(u.groups)]
    for_it = [u for u in rest if MANNER & set(u.groups)]
    things = [u for u in rest if u not in for_it]
    loose = DATE.sub(" ", question.loose) if question.years else question.loose
    # What only stands before a name ("against Japan") says nothing of its own.
    aside = question.grammar.cues["aside"]
    loose = " ".join(w for w in loose.split() if not any(c.search(f"{w} ") for c in aside))
    if (asked[0].wished and not for_it) or loose.strip(question.grammar.particles):
        return None
    if any(context.denying(u.groups) or any(groups[g]["wish"] for g in u.groups) for u in things):
        return None
    return asked[0], things, for_it


def _near(context: Context, act: acts.Act) -> set[str]:
    """Return the groups of the words by which an act, or one of its kind, is told."""
    near = act.own | {k for g in act.own for k in context.snapshot.word_groups[g]["kinds"]}
    near |= LESS if near & LEAVING else set()
    # What is given up comes to an end, and who refuses to take part stays out.
    kin = (kin for kin in (PART, acts.ENDING, REFUSING) if near & kin)
    return near.union(*kin)


def worded(context: Context, act: acts.Act) -> set[int]:
    """Return the places of the passages that hold such a word, in whatever language: to read a passage takes longer."""
    told = context.snapshot.postings.fetch([MARK + group for group in sorted(_near(context, act))]).values()
    return {place for places in told for place in places} | {p for p, share in act.held.items() if share}


def _telling(context: Context, places: set[int], doer: Mention, act: acts.Act) -> tuple[list[Hit], bool]:
    """Return the statements by which somebody means to do an act, or speaks of it, and whether any other tells
    of it."""
    snapshot = context.snapshot
    near, told = _near(context, act), worded(context, act)
    state = context.may_be(doer, "State")
    # What its head does, a state does.
    own_people = {f"id:{k}" for k in standing(snapshot, doer)} if state else set()
    meant: list[Hit] = []
    for place in sorted(places & told):
        hit = plain(snapshot, place)
        text = context.english(hit)
        other = set() if TROOPS & context.groups(text) else LESS
        found = [m for m in context.words(hit) if near & set(m.groups) and not other & set(m.groups)]
        official = bool(own_people & set(context.ends(hit.passage)))
        if state and not speaks_of(context, hit, doer) and not official:
            # What another state did tells nothing of this one; what a person did may be told of that person's state.
            continue
        own = [m for m in found if acts_last(context, hit, doer, text[: m.start])]
        if found and not own and (not state or (official and not UNREAL & set(hit.traits))):
            # What a person is asked about may be told of that person's state.
            return [], True
        menaced = [m.end for m in context.words(hit) if MENACE & set(m.groups)]
        if "c" in hit.traits and own and all(any(end < m.start for end in menaced) for m in own):
            # What came of a threat to do it is no doing it.
            continue
        if not own and ("c" in hit.traits or not (found or act.held.get(place))):
            continue
        if "n" in hit.traits or (act.own & REFUSING and reality.refused(context, hit)):
            return [], True
        if not (set("pw") & set(hit.traits) or telling.told(context, hit, act) == "wanted"):
            return [], True
        if own and "w" not in hit.traits and timely(context, hit):
            meant.append(hit)
    return meant, False


def _itself(context: Context, place: int, mention: Mention) -> bool:
    """Tell whether a passage speaks of a thing, and not only of another that its name is a part of (the CPTPP)."""
    snapshot = context.snapshot
    if any(place in snapshot.occurrences.get(k, ()) for k in mention.keys):
        return True
    ends = context.ends(snapshot.order[place])
    return not any(mention.name in name for e in ends for name in context.called(e.removeprefix("id:")))
