"""Whether a statement denies the very act of the very doer that a question asks of."""

from __future__ import annotations

import re

from kg.ask.premises import acts, roles, slots, telling
from kg.ask.premises.affirmation import acts_last
from kg.ask.premises.turned import SIDES
from kg.ask.premises.verdict import LOOKED_AT, SAYING, Verdict
from kg.ask.retrieval.choose import speaks_of, speaks_of_each, timely
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.mention import Mention
from kg.expression import Expression

MANNER = {"agree", "accept", "goal", "decide", "mean-signify", "willing"}
"""Groups of the thesaurus by which a question asks whether somebody agreed to do, wanted, or came to, what it asks
about: who refused to do it did not, whatever stands before it."""
WORKED, FAILED = {"succeed", "effective"}, {"fail", "ineffective"}
"""Groups of the thesaurus by which it is asked whether a thing came to anything, and told that it did not."""
LEAST_WORDS = 0.5
"""The share of a question's words, names apart, that a denial must hold."""
PARTLY = Expression(
    r"(?:\b(?:not|never)|n't) (?:[\w'-]+ ){0,2}?(?:fully|clearly|necessarily|only|just|always|entirely|wholly|alone"
    r"|basically|yet|very|so)\b|\bnot .* but\b|\bno longer\b"
)
"""What denies only part of what it stands by."""

LEAST_VIEW, MOST_VIEWS = 0.6, 2
"""The share of what a question asks somebody's view of that a view which denies it must hold, and how many are told."""
DENYING = Expression(r"\b(?:cannot|can not|will not|would not|do(?:es)? not|did not|never)(?: \w+ly)? $")
"""What stands right before a verb that a view denies."""
REFUSES = Expression(r"\b(?:refus|declin|reject)\w*")
"""What stands before all that is refused."""
THERE = Expression(r"\bthere (?:is|are|was|were) no\b", "there ")
"""How it is told that there is none of something, whosever it would be."""
ASIDE = Expression(r",? (?:(?:to|for|in|on|of) )?(?:which|whom|who|because|although|after|since)\b")
"""What stands before that which is told beside what is denied."""
NONE = Expression(r"\b(?:no|not|never)\b|n't\b")
"""What stands before what there is none of."""


def denied(context: Context, doer: Mention) -> Verdict | None:
    """Return the statement that plainly denies of whom the question names what is asked: a negation of, or a refusal
    to do, the very act."""
    if context.question.cued("suppose"):
        return None
    others = slots.others(context)
    manner = _manner(context)
    asked = [a for a in acts.asked(context) if not manner & a.own]
    sides = any(SIDES & a.own for a in asked)
    succeeded = [a for a in asked if "succeed" in a.own]
    loose = [a for a in context.sought if not a.mention and not a.groups and len(a.text) > 1]
    found: list[Hit] = []
    for hit in context.hits[: 2 * LOOKED_AT]:
        if "c" in hit.traits or not timely(context, hit):
            continue
        if not ({"n", "p"} & set(hit.traits) and _of_whom(context, hit, doer)) and not _outright(context, hit, doer):
            continue
        text = context.snapshot.passages[hit.passage]["summary"]["en"].lower()
        itself = _itself(context, hit, doer)
        if not slots.counted(context, hit) or (PARTLY.search(text) and not itself):
            continue
        words = [a for a in context.sought if not a.mention and a.groups and not manner & set(a.groups)]
        told = {g for m in context.words(hit) for g in m.groups}
        held = [a for a in words if slots.holds(hit, (a,)) or slots.opposite(context, a.groups) & told]
        if (sides or not asked) and not itself and "n" not in hit.traits:
            # What stands beside a refusal is not what is refused, and who refuses it may well be for something else.
            continue
        if not speaks_of_each(context, hit, others) or len(held) < len(words) * (LEAST_WORDS if asked else 1):
            continue
        if not words and not slots.holds(hit, loose):
            # Where no word is known to mean what is asked, the very words must be denied.
            continue
        # What was tried without success was done, and yet did not succeed.
        last = [] if itself else (succeeded or asked)[-1:]
        if all(telling.told(context, hit, a) == "denied" for a in last):
            found.append(hit)
    # That it was not done is plainer than that somebody once said not to be going to.
    found.sort(key=lambda h: telling.vowed(context, h))
    return Verdict("no", found[:1]) if found else None


def _manner(context: Context) -> set[str]:
    """Return the groups of words for the manner of an act that a question asks by, where it names another act or a
    thing beside them."""
    question = context.question
    rest = [u for u in question.units if not MANNER & set(u.groups)]
    return MANNER if rest or len(question.mentions) > 1 else set()


def disclaimed(context: Context) -> Verdict | None:
    """Return the view in which whoever a question asks whether that one holds something denies the very word of it
    ("cannot change the direction")."""
    question, snapshot = context.question, context.snapshot
    if not (question.cued("holds") or SAYING & question.groups) or question.cued("suppose"):
        return None
    makers = {f"id:{k}" for a in question.articles for k in snapshot.articles[a]["authors"]}
    units = [u for u in question.units if SAYING.isdisjoint(u.groups)]
    words = [a for a in context.sought if a.groups and SAYING.isdisjoint(a.groups)]
    whole = slots.weight(words)
    found: list[Hit] = []
    for hit in context.hits[:LOOKED_AT] if units and whole else ():
        told = slots.claimants(context, hit)
        own = told and (told <= makers or slots.means_any(context, question.mentions, told))
        others = [m for m in question.mentions if not roles.means(context, m, told)]
        if "c" not in hit.traits or not own or not speaks_of_each(context, hit, others):
            continue
        text = context.english(hit)
        if slots.weight(words, hit) < LEAST_VIEW * whole or PARTLY.search(text) or not slots.counted(context, hit):
            continue
        verbs = [m for m in context.words(hit) if any(not set(u.groups).isdisjoint(m.groups) for u in units)]
        # What is denied is the first thing that is said of what it is said of.
        if any(DENYING.search(text[: m.start]) for m in verbs):
            found.append(hit)
    return Verdict("no", found[:MOST_VIEWS]) if found else None


def failed(context: Context) -> Verdict | None:
    """Return the statement that the one thing of which a question asks whether it worked failed; that somebody judges
    so is told with it."""
    question, snapshot = context.question, context.snapshot
    if len(question.mentions) != 1 or not question.units or question.cued("suppose"):
        return None
    if not all(WORKED & set(u.groups) for u in question.units):
        return None
    for key in question.mentions[0].keys:
        names = "|".join(re.escape(n) for n in context.called(key, "en"))
        fails = re.compile(rf"\b(?:{names})(?: (?:has|had|in the end))? $")
        failure = re.compile(rf"^ of (?:the )?(?:{names})\b")
        for place in snapshot.occurrences.get(key, ()) if names else ():
            hit = plain(snapshot, place)
            text = context.english(hit)
            words = [m for m in context.words(hit) if FAILED & set(m.groups)]
            if any(fails.search(text[: m.start]) or failure.search(text[m.end :]) for m in words):
                return Verdict("no", [hit]) if timely(context, hit) and not PARTLY.search(text) else None
    return None


def _of_whom(context: Context, hit: Hit, doer: Mention) -> bool:
    """Tell whether a passage denies something of whom the question names: as the subject of a negation, or as who
    refuses."""
    for told in context.parts(hit.passage).values():
        if "kg:Negation" in told.get("rdf:type", ()):
            subject = told.get("rdf:subject", set())
            if roles.means(context, doer, subject):
                return True
            if speaks_of(context, hit, doer) and THERE.search(context.snapshot.passages[hit.passage]["summary"]["en"]):
                return True
            # What came of a deed is said of the deed.
            actor = any(context.snapshot.is_a(s[3:], "Actor") for s in subject)
            if not actor and any(doer.name in n for s in subject for n in context.called(s)):
                return True
        if ("kg:refused" in told.get("kg:modality", ())) and roles.means(
            context, doer, told.get("kg:proposedBy", set())
        ):
            return True
    return False


def _outright(context: Context, hit: Hit, doer: Mention) -> bool:
    """Tell whether a passage states as a fact, in so many words, that whom a question names does not do the act."""
    text, own = context.english(hit), {g for a in acts.asked(context) for g in a.own}
    words = [m for m in context.words(hit) if own & set(m.groups) and DENYING.search(text[: m.start])]
    return not set("cnpw") & set(hit.traits) and any(acts_last(context, hit, doer, text[: m.start]) for m in words)


def _itself(context: Context, hit: Hit, doer: Mention) -> bool:
    """Tell whether what a passage says that somebody refused, or that there is not, holds all words of a question: of
    several things that were refused together each was."""
    manner = _manner(context)
    units = [u for u in context.question.units if not manner & set(u.groups)]
    for fact, parts in context.parts(hit.passage).items():
        # A document, or what happened, does not come to be otherwise later.
        actor = any(context.snapshot.is_a(s[3:], "Actor") for s in parts.get("rdf:subject", ()))
        refuses = "kg:refused" in parts.get("kg:modality", ())
        refuses = refuses and roles.means(context, doer, parts.get("kg:proposedBy", set()))
        negated = "kg:Negation" in parts.get("rdf:type", ())
        if not refuses and not negated:
            continue
        said = (o for s, p, o in context.triples(hit.passage) if (s, p) == (fact, "kg:content") and isinstance(o, dict))
        english = next((str(o["value"]) for o in said if o.get("language") == "en"), "")
        text = context.snapshot.folder_of_names.fold(english)
        denying = (REFUSES if refuses else NONE).search(text)
        aside = ASIDE.search(text)
        if denying is not None and aside is not None and aside.start() > denying.start():
            text = text[: aside.start()]
        if denying is None or PARTLY.search(text if actor else text.replace(" no longer ", " not ")):
            continue
        after = [m for m in context.phrases(text) if (m.start >= denying.end() if refuses else m.end > denying.start())]
        held = {g for m in after for g in m.groups}
        things = {g for o in parts.get("rdf:object", ()) for g in context.meanings(o)}
        subject = {g for s in parts.get("rdf:subject", ()) for g in context.meanings(s)}
        asked = context.groups(context.question.folded)
        # What is denied must be named, not only what it is denied of.
        told = refuses or bool((subject if THERE.search(text) else things) & asked)
        known = held | subject if negated else held
        if told and held & context.question.groups and all(known & set(u.groups) for u in units):
            return True
    return False
