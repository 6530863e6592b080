"""Whether a statement of fact tells the very act of the very doer that a question asks of."""

from __future__ import annotations

import re

from kg.ask.premises import acts, roles, slots, telling
from kg.ask.premises.verdict import LOOKED_AT, SAYING, Verdict, asked_of
from kg.ask.retrieval.choose import speaks_of, timely
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import WISHES
from kg.ask.retrieval.retrieve import HELD, Hit
from kg.ask.understanding.calendar import MONTHS
from kg.ask.understanding.mention import Mention
from kg.expression import Expression

HEDGE = Expression(
    r"\b(?:nobody|neither|nor|tried|try|attempt\w*|sought|seeks?|plan\w*|intend\w*|should|may|might|could|can"
    r"|whether|stop\w*|halt\w*|suspend\w*|hardly|barely|almost|unable|fail\w*|refus\w*|declin\w*|demand\w*|urg\w+"
    r"|ask\w*|want\w*|hop\w+|consider\w*|discuss\w*|wish\w*|propos\w*|threat\w*|promis\w*|pledg\w*|declar\w*"
    r"|announc\w*|decid\w*|decision|agree\w*|expect\w*|eve)\b"
)
"""What keeps an English sentence from telling that what follows was done."""
FUTURE = Expression(r"\b(?:would|will|shall)\b")
"""The same, but for what was announced or demanded."""
BUT = Expression(r"\b(?:no|not|never|without|instead of|rather than|unless|if|except|so-called)\b|n't\b")
"""What may deny any part of an English sentence, wherever it stands."""
OF_ITSELF = Expression(
    r"\b(?:announc|declar)\w+ that (?:it|he|she|they) (?=\w+ed\b)"
    r"|\b(?:voic|express)ed (?:(?:its|his|her|their) )?(?=(?:support|opposition|praise|criticism)\b)",
    " that ",
    "voiced ",
    "expressed ",
)
"""What stands before what somebody has done oneself, by what that one says."""
OWNED = Expression(r"['’]s\b")
"""What stands after the name of whose something is."""
LISTED = Expression(r"(?:,| and| with| together| the)* ?")
"""What stands between those of whom one thing is told."""


def affirmed(context: Context, doer: Mention, dated: bool = True) -> Verdict | None:
    """Return the statement of a fact that itself holds all that the question says, done by whom it names; of whatever
    date, where it is not to be of the one that the question gives."""
    question = context.question
    view = bool(SAYING & question.groups) or question.cued("holds")
    words = [a for a in context.sought if len(a.text) > 1 and not (view and SAYING & set(a.groups))]
    if not dated:
        words = [a for a in words if not a.text.isdigit() and a.text not in MONTHS]
    if not all(a.known for a in words) or (question.cued("suppose") and not view):
        return None
    others, units = slots.others(context), asked_of(context)
    for hit in context.hits[:LOOKED_AT]:
        if not question.units and _in_office(context, hit, doer, others):
            return Verdict("yes", [hit])
        whole = units and slots.holds(hit, (a for a in words if not a.mention))
        if not (whole and all(_names(context, hit, m) for m in (doer, *others)) and slots.counted(context, hit)):
            continue
        body = roles.by_its_body(context, hit, doer)
        if (dated and not timely(context, hit)) or (body is None and not _by(context, hit, doer)):
            continue
        own = view and "c" in hit.traits
        says = own and roles.means(context, doer, slots.claimants(context, hit)) and _says(context, hit)
        if says or (not own and plain(context, hit, body or doer)):
            return Verdict("yes", [hit])
    return None


def undergone(context: Context) -> Verdict | None:
    """Return the statement of a fact by which what was done to the one thing that a question names, whoever did it, was
    done ("was it extended?")."""
    question, asked = context.question, acts.asked(context)
    things = question.mentions
    if [len(things), len(question.units), len(asked)] != [1, 1, 1] or question.loose.strip(question.grammar.particles):
        return None
    if asked[0].wished or question.cued("suppose") or context.may_be(things[0], "Actor", "State", "Person", "Concept"):
        return None
    for hit in context.hits[:LOOKED_AT]:
        told = asked[0].held.get(hit.place, 0.0) >= HELD and _names(context, hit, things[0])
        if not (told and slots.fits(context, hit)):
            continue
        doers = {o for _, p, o in context.relations(hit.passage) if p in roles.DEEDS}
        mention = next((Mention(0, 0, "", (o[3:],)) for o in sorted(doers) if o.startswith("id:")), None)
        if mention is not None and plain(context, hit, mention):
            return Verdict("yes", [hit])
    return None


def _in_office(context: Context, hit: Hit, doer: Mention, others: list[Mention]) -> bool:
    """Tell whether a passage has somebody in the office, and under the head of government, that a question names."""
    relations = context.relations(hit.passage)
    ends = {o for _, _, o in relations}
    held = {o for _, p, o in relations if p == "org:member"}
    return bool(others) and roles.means(context, doer, held) and all(roles.means(context, m, ends) for m in others)


def _names(context: Context, hit: Hit, mention: Mention) -> bool:
    """Tell whether a passage itself speaks of a thing, and not only of what implies it."""
    if not speaks_of(context, hit, mention):
        return False
    # What a passage is only about may have no part in what it tells.
    ends = {e for s, p, o in context.triples(hit.passage) for e in (s, o) if isinstance(e, str) and p != "kg:about"}
    if roles.means(context, mention, ends):
        return True
    snapshot = context.snapshot
    text = context.english(hit)
    own = [m.end() for k in mention.keys for n in _english(context, f"id:{k}") for m in re.finditer(re.escape(n), text)]
    if own and context.may_be(mention, "Person") and all(OWNED.match(text[end:]) for end in own):
        # Whoever met somebody's staff has not met that one.
        return False
    text = snapshot.folder_of_names.fold(" ".join(snapshot.passages[hit.passage]["summary"].values()))
    return mention.name in text or any(n in text for k in mention.keys for n in _english(context, f"id:{k}"))


def plain(context: Context, hit: Hit, doer: Mention) -> bool:
    """Tell whether a passage states as a fact each act that a question names: no claim, wish, threshold or negation,
    and no word before the act by which it was only tried, wanted, decided, or done otherwise."""
    snapshot = context.snapshot
    entry, groups = snapshot.passages[hit.passage], snapshot.word_groups
    units = asked_of(context)
    asked = {g for u in units for g in u.groups}
    types = {o for _, p, o in context.triples(hit.passage) if p == "rdf:type"}
    wished = any(groups[g]["wish"] for g in asked)
    meant = types & {*WISHES, "kg:Claim"} or "p" in hit.traits
    if entry["stance"] != "asserts" or set("cn") & set(hit.traits) or (meant and not wished):
        return False
    text, found = context.english(hit), list(context.words(hit))
    said = OF_ITSELF.search(text)
    if said:
        # "It announced that it extended it" tells that it did.
        text = text[: said.start()] + " " * len(said[0]) + text[said.end() :]
        found = [m for m in found if m.end <= said.start() or m.start >= said.end()]
    places = [[m for m in found if not set(u.groups).isdisjoint(m.groups)] for u in units]
    if not all(places):
        return False
    last = max(min(m.start for m in one) for one in places)
    before = [m for m in found if m.start < last and asked.isdisjoint(m.groups)]
    if any(context.denying(m.groups) or any(groups[g]["wish"] for g in m.groups) for m in before):
        return False
    spared = [(m.start, m.end) for m in found if not asked.isdisjoint(m.groups)]
    head = text[:last]
    if BUT.search(text) or any(not any(a <= h.start() < b for a, b in spared) for h in HEDGE.finditer(head)):
        return False
    if not wished and FUTURE.search(head):
        return False
    if not any(acts_last(context, hit, doer, text[: m.start]) for one in places for m in one):
        return False
    heads = [text[: one[0].start] for one in places]
    return wished or not any(h.endswith(" to ") and not acts.BROUGHT_TO.search(h) for h in heads)


def acts_last(context: Context, hit: Hit, doer: Mention, before: str) -> bool:
    """Tell whether who is named last before an act in an English sentence is whom the question has do it, or is listed
    with that one: the exit of another is not its own."""
    snapshot = context.snapshot
    ends = {e for e in context.ends(hit.passage) if e.startswith("id:")}
    own = {f"id:{k}" for k in doer.keys}
    places = [
        (place + len(name), place, end in own or roles.means(context, doer, {end}))
        for end in ends | own
        if snapshot.is_a(end[3:], "Actor") or end in own
        for name in _english(context, end)
        for place in [m.start() for m in re.finditer(rf"\b{re.escape(name)}\b", before)]
    ]
    mine = max((end for end, _, is_own in places if is_own), default=None)
    if mine is None:
        return False
    between = [place for _, place, is_own in places if not is_own and place >= mine]
    return not between or LISTED.fullmatch(before[mine : min(between)]) is not None


def _english(context: Context, thing: str) -> set[str]:
    """Return the English names of a thing, folded, and what they begin or end with where it is a person's."""
    names = set(context.called(thing, "en"))
    if context.snapshot.is_a(thing[3:], "Person"):
        names |= {n.split(" ")[-1] for n in names}
    return {n for n in names if len(n) > 1}


def _says(context: Context, hit: Hit) -> bool:
    """Tell whether a claim says what a question has somebody say, and nothing that denies it."""
    text, found = context.snapshot.passages[hit.passage]["summary"]["en"].casefold(), context.words(hit)
    units = [u for u in context.question.units if SAYING.isdisjoint(u.groups)]
    if telling.PLAIN_NOT.search(text) or acts.NOT.search(text + " "):
        return False
    return all(any(not set(u.groups).isdisjoint(m.groups) for m in found) for u in units)


def _by(context: Context, hit: Hit, doer: Mention) -> bool:
    """Tell whether a passage tells of a deed of whom the question names, of no other whom it names, and with what is
    given going the same way."""
    told, others = roles.deed(context, hit), slots.others(context)
    starts, goals = roles.ends(context)
    theirs = {o for s, _, o in context.relations(hit.passage) if roles.means(context, doer, {s})}
    related = any(slots.means_any(context, others, {o}) for o in theirs)
    if not related and not roles.means(context, doer, told.doers):
        return False
    # Where both take part, the act is told of both.
    shared = related or {"sem:hasActor", "kg:participatesIn"} & {p for _, p, _ in context.relations(hit.passage)}
    if not shared and slots.means_any(context, (m for m in others if context.may_be(m, "Actor")), told.doers):
        return False
    return not slots.means_any(context, goals, told.sources) and not slots.means_any(context, starts, told.receivers)
