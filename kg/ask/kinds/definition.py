"""What or who something is."""

from __future__ import annotations

import re

from kg.ask.answer import Answer
from kg.ask.kinds.tellers import claimants, defines, signed
from kg.ask.retrieval.choose import LEAST, connects
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.mention import Mention
from kg.terms import home_of

DEFINING = {"define", "concept", "mean-signify"}
"""Groups of the thesaurus by which a question asks no more than what something is."""
IDENTIFYING = {"org:member", "org:memberOf", "kg:memberOf", "kg:affiliatedWith", "dcterms:isPartOf", "skos:broader"}
"""Relations that say who somebody is, or what something is."""
UPWARD = {"dcterms:isPartOf", "skos:broader", "kg:exampleOf"}
"""Relations that lead from a kind, part or example to the whole."""
NAMING = {"rdf:type", "skos:related", "kg:concerns"}
"""Relations that say nothing of what a thing is."""
ABOUT = ("org:member", "kg:affiliatedWith", "kg:researches")
"""Relations that tell of a person who is asked for, the most telling first."""
MADE = {"dcterms:creator", "kg:compiledBy", "kg:editedBy"}
"""Relations from a text to those who made it."""
SAID = 0.75
"""The share of the words of a part that the whole definition holds."""
MOST, VIEWS = 8, 4
"""How many statements are told of a thing, and how many of a person's views beside office and works."""


def define(context: Context) -> Answer | None:
    """What or who a thing is: what its types and the statements on it say."""
    question = context.question
    words = question.content.split()
    few = len(words) <= 3 if question.content.isascii() else len("".join(words)) <= 8
    if few and not (question.mentions or question.articles):
        # Things that are counted have no name to be known by.
        return None if question.cued("listing") else context.unnamed()
    if len(question.mentions) != 1 or len(words) > 3:
        return None
    mention = question.mentions[0]
    key = mention.keys[0]
    if any(not DEFINING & set(u.groups) for u in question.units) and not question.cued("persons"):
        # What the policy of somebody or the drivers of something are is not told by who or what these are.
        return None
    hits = [h for h in context.hits if h.coverage >= LEAST]
    full = [h for h in hits if connects(context, h, mention)] or hits
    known = _posts(context, key) if context.snapshot.is_a(key, "Person") else []
    if not (full or known):
        return None
    told, parts = _whole(context, sorted(full, key=lambda h: _order(context, h, key)))
    # Of a person views come last, and all the fewer where office and works are told.
    views = [h for h in told if h.passage not in known][: VIEWS if known else MOST]
    # A number of a measure by which a thing is called that is none itself.
    called = [name for k in mention.keys for name in context.called(k)]
    told_of = {h: context.measures(h.passage) - {*mention.keys} for h in hits if "q" in h.traits and not known}
    names = {h: [name for k in keys for name in context.called(k)] for h, keys in told_of.items()}
    measured = [h for h in names if any(name in own for name in names[h] for own in called)][:VIEWS]
    chosen = list(dict.fromkeys([*measured, *context.hits_of(known), *views]))
    lines = [context.listed(chosen)]
    if not known and _undefined(context, told, key):
        lines.insert(0, context.say("undefined", name=context.name(key)))
    others = _others(context, mention)
    if others:
        lines.append(context.say("also_known", names=", ".join(others).rstrip(".")))
    answer = context.answered("\n".join(lines), chosen)
    context.add_evidence(parts, most=len(answer.evidence) + len(parts))
    return answer


def _whole(context: Context, told: list[Hit]) -> tuple[list[Hit], list[str]]:
    """Return passages without those that say no more than a part of a definition told before them does, from the same
    lines of text, and the names of those."""
    lines = context.snapshot.lines
    kept: list[Hit] = []
    parts: list[str] = []
    for hit in told:
        own = context.stems(hit.passage)
        wholes = [h for h in kept if "f" in h.traits and lines[h.place] == lines[hit.place]]
        if any(len(own & context.stems(h.passage)) >= SAID * len(own) for h in wholes):
            parts.append(hit.passage)
        else:
            kept.append(hit)
    return kept, parts


def _others(context: Context, mention: Mention) -> list[str]:
    """Return other names of what a question names that a quote has, as many serve only to find it and stand in no
    article: none that is just a part of the one that is asked, of its first name or of another, with no more than
    case, points or the order of its words changed."""
    snapshot, key = context.snapshot, mention.keys[0]
    fold = snapshot.folder_of_names.fold
    first, *names = snapshot.labels(key).get(context.question.language, [""])
    quotes = [_bare(fold(snapshot.evidence(name)["exact"])) for name in snapshot.speaking_of(key)] if names else []
    told = [_words(fold(name)) for name in (mention.name, first)]
    found = []
    for name in names:
        words = _words(fold(name))
        if any(_bare(fold(name)) in quote for quote in quotes) and not any(words <= known for known in told):
            found.append(name)
            told.append(words)
    return found


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text)


def _words(name: str) -> set[str]:
    """Return the words of a folded name, its characters where it is Chinese or Japanese."""
    return set(re.findall(r"[a-z0-9]+|[^\W\d_a-z]", name))


def _order(context: Context, hit: Hit, key: str) -> tuple[bool, bool, bool, bool, bool, bool, int]:
    """Return by what passages on a thing are put in order: definitions first, those of the authors who are asked before
    others', and those that are rejected last; then what tells what it is, and what it is or does itself before what is
    a kind, a means or a fear of it; what is only on it comes last."""
    own, told = f"id:{key}", context.relations(hit.passage)
    # By its relations to others it is told what a thing is or does.
    out, into = {p for s, p, _ in told if s == own}, {p for _, p, o in told if o == own}
    stands_for = bool(out - NAMING)
    # What is said to be a kind or means of a thing is an example of it.
    defined = "f" in hit.traits and (stands_for or not into & UPWARD)
    rejected = context.stance(hit) == "rejects"
    makers = {k for article in context.question.articles for k in signed(context, article)["makers"]}
    others = defined and bool(makers) and not makers & set(claimants(context, hit))
    # Definitions stand in the order in which they are given, which is the same in all languages.
    place = hit.place if defined else 0
    # What office somebody holds, or what something belongs to; what is a kind or part of it tells nothing of that.
    triples = context.triples(hit.passage)
    identifies = any(p in IDENTIFYING and (s == own or (o == own and p not in UPWARD)) for s, p, o in triples)
    merely = out | into == {"kg:concerns"}
    return rejected, not defined, others, not identifies, not (defined or stands_for), merely, place


def _undefined(context: Context, told: list[Hit], key: str) -> bool:
    """Tell whether a thing is a notion that no passage defines, or tells of as a fact what it is, has or aims at."""
    if context.snapshot.types(key)[:1] != ["Concept"]:
        return False
    own = f"id:{key}"
    stated = [triple for hit in told for triple in context.triples(hit.passage)]
    # Or it is somebody's own, of which it is told whose.
    known = any((s == own and p not in NAMING) or (o == own and p in {"kg:uses", "kg:adopts"}) for s, p, o in stated)
    return not known and not any(defines(context, hit, {own}) for hit in told)


def _posts(context: Context, key: str) -> list[str]:
    """Return the passages that tell a person's offices, then those on where the person works, then those on what the
    person made of the articles: of each text those that tell of another post."""
    found: dict[tuple[int, str, str], str] = {}
    for name in context.snapshot.speaking_of(key):
        ends = {(p, o if s == f"id:{key}" else s) for s, p, o in context.stated(name) if f"id:{key}" in {s, o}}
        held = [(ABOUT.index(p), home_of(name), end) for p, end in ends if p in ABOUT]
        if any(p in MADE for p, _ in ends) and any(k.startswith("article-") for k in context.things(name)):
            held = held or [(len(ABOUT), home_of(name), "")]
        if held:
            found.setdefault(min(held), name)
    return list(dict.fromkeys(found[post] for post in sorted(found, key=lambda post: post[0])))[:MOST]
