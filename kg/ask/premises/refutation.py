"""Whether a statement denies the very act of the very doer that a question asks of."""

from __future__ import annotations

import re

from kg.ask.premises import acts, roles
from kg.ask.premises.verdict import LOOKED_AT, Verdict, counted, supposed, timely, words
from kg.ask.retrieval.choose import HELD, speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.mention import Mention
from kg.expression import Expression
from kg.thesaurus import matches

LEAST_WORDS = 0.5
"""The share of a question's words, names apart, that a denial must hold."""
PARTLY = Expression(
    r"(?:\b(?:not|never)|n't) (?:[\w'-]+ ){0,2}?(?:fully|clearly|necessarily|only|just|always|entirely|wholly|alone"
    r"|basically|yet|very|so)\b|\bnot .* but\b|\bno longer\b"
)
"""What denies only part of what it stands by."""


def denied(context: Context, doer: Mention) -> Verdict | None:
    """Return the statement that plainly denies of whom the question names what is asked: a negation of, or a refusal
    to do, the very act."""
    question = context.question
    if supposed(question):
        return None
    others = [m for m in question.mentions if m not in roles.doers(context)]
    asked = acts.asked(context)
    for hit in context.hits[: 2 * LOOKED_AT]:
        if not {"n", "p"} & set(hit.traits) or "c" in hit.traits or not timely(context, hit):
            continue
        if not _of_whom(context, hit, doer):
            continue
        text = context.snapshot.passages[hit.passage]["summary"]["en"].lower()
        if PARTLY.search(text) or not counted(context, hit):
            continue
        named = all(speaks_of(context, hit, m) or _beside(context, hit, m) for m in others)
        words = [a for a in context.sought if not a.mention and a.groups]
        held = [a for a in words if a.held.get(hit.place, 0.0) >= HELD or _opposed(context, hit, a.groups)]
        if not named or len(held) < len(words) * LEAST_WORDS or (not asked and len(held) < len(words)):
            continue
        last = [] if any(_refused(context, hit, m) for m in others) else asked[-1:]
        if not all(acts.told(context, hit, a) == "denied" or _refers(context, hit, a) for a in last):
            continue
        return Verdict("no", [hit])
    return None


def _of_whom(context: Context, hit: Hit, doer: Mention) -> bool:
    """Tell whether a passage denies something of whom the question names: as the subject of a negation, or as who
    refuses."""
    parts: dict[str, dict[str, set[str]]] = {}
    for s, p, o in context.triples(hit.passage):
        if isinstance(o, str):
            parts.setdefault(s, {}).setdefault(p, set()).add(o)
    for told in parts.values():
        if "kg:Negation" in told.get("rdf:type", ()):
            subject = told.get("rdf:subject", set())
            if roles.means(context, doer, subject):
                return True
            # What came of a deed is said of the deed.
            actor = any(context.snapshot.is_a(s[3:], "Actor") for s in subject)
            if not actor and any(doer.name in n for s in subject for n in _called(context, s)):
                return True
        refuses = "kg:refused" in told.get("kg:modality", ())
        if refuses and roles.means(context, doer, told.get("kg:proposedBy", set())):
            return True
    return False


def _refused(context: Context, hit: Hit, mention: Mention) -> bool:
    """Tell whether what a question names is the very thing that somebody refused."""
    facts = context.facts(hit.passage)
    told = [
        o
        for s, p, o in context.triples(hit.passage)
        if p == "kg:proposes" and facts[s].get("kg:modality") == "kg:refused"
    ]
    return any(f"id:{k}" in told for k in mention.keys)


def _called(context: Context, thing: str) -> list[str]:
    fold = context.snapshot.folder_of_names.fold
    return [fold(n) for ns in context.snapshot.labels(thing[3:]).values() for n in ns]


def _beside(context: Context, hit: Hit, mention: Mention) -> bool:
    """Tell whether what stands right before a refusal speaks of a thing that the question names: what was refused is
    named where it was asked for."""
    if "p" not in hit.traits:
        return False
    held = [a.held for a in context.sought if a.mention == mention]
    first, _ = context.snapshot.lines[hit.place]
    return any(h.get(p, 0.0) >= HELD for h in held for p in range(max(first, hit.place - 1), hit.place))


def _opposed(context: Context, hit: Hit, groups: tuple[str, ...]) -> bool:
    """Tell whether a passage holds a word for the opposite of some."""
    against = {o for g in groups for o in context.snapshot.word_groups[g]["opposites"]}
    return any(not against.isdisjoint(m.groups) for m in words(context, hit))


def _refers(context: Context, hit: Hit, act: acts.Act) -> bool:
    """Tell whether a negation or a refusal holds the act itself, though by a noun ("exchanged no visits")."""
    text = context.snapshot.folder_of_names.fold(context.snapshot.passages[hit.passage]["summary"]["en"])
    return any(
        not act.own.isdisjoint(m.groups)
        and re.search(r"\b(?:no|not|never|unable to|failed to)(?: [\w'-]+){0,5} $", text[: m.start])
        for m in matches(text, context.snapshot.phrases.fetch)
    )
