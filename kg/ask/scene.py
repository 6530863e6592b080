"""The scenes of a thing: the articles and sections that speak of it, each with what is said of it there."""

from __future__ import annotations

from collections import Counter
from copy import copy

from kg.ask.answer import Answer
from kg.ask.choose import COMMON
from kg.ask.context import Context
from kg.ask.question import Mention
from kg.ask.retrieve import Hit
from kg.words import tokens

MOST = 6
"""How many scenes are told at most."""
EACH = 3
"""How many statements of a scene."""
SPELT = 0.85
"""The share of the words of a name that a passage must hold to spell it."""
FEW = 0.25
"""The share of the passages, as parts of `COMMON`, above which a thing is too common to have scenes."""
WORKS_AT = {"kg:affiliatedWith", "org:organization", "org:memberOf"}
"""Relations that say at which body somebody works."""


def scenes(context: Context) -> Answer | None:
    """What is said of the rarest thing of the question in each article and section that speaks of it: two scenes at
    least."""
    focus = _focus(context)
    if focus is None:
        return None
    about, mentions = focus
    named = {place for mention in mentions for place in _places(context, mention)}
    groups: dict[tuple[str, str], list[Hit]] = {}
    for hit in about.hits:
        if hit.place in named:
            entry = context.snapshot.passages[hit.passage]
            groups.setdefault((entry["article"], entry["section"] or ""), []).append(hit)
    if len(groups) < 2:
        return None
    several = len({article for article, _ in groups}) > 1
    chosen: list[Hit] = []
    lines = []
    for (article, section), hits in sorted(groups.items(), key=lambda g: -g[1][0].score)[:MOST]:
        number = context.snapshot.articles[article]["number"]
        lines.append(context.say("scene", article=number, section=section))
        shown = hits[: EACH if several else EACH + 2]
        lines.append(context.listed(shown))
        chosen += shown
    answer = context.answered("\n".join(lines), chosen)
    context.add_evidence([h.passage for h in chosen], most=MOST * EACH)
    answer.complete = True
    return answer


def _places(context: Context, mention: Mention) -> set[int]:
    """Return the places of the passages that name a thing, imply it, or spell nearly all of its name."""
    snapshot = context.snapshot
    words = set(tokens(mention.name, snapshot.folder_of_names))
    postings = snapshot.postings.fetch(words)
    spelt = Counter(place for word in words for place in postings.get(word, ()))
    found = {place for place, count in spelt.items() if count >= SPELT * len(words)}
    tables = (snapshot.occurrences, snapshot.implied)
    return found | {place for key in mention.keys for table in tables for place in table.get(key, ())}


def _focus(context: Context) -> tuple[Context, list[Mention]] | None:
    """Return whose scenes are asked for: the bodies at which an article's author works, where the question asks of
    that; else the rarest thing it names."""
    question, snapshot = context.question, context.snapshot
    bodies = _bodies(context) if question.cued("body") else []
    if bodies:
        about = copy(question)
        about.articles, about.mentions = [], [*question.mentions, *bodies]
        return Context(context.graph, about), bodies
    counts = {m: len({p for k in m.keys for p in snapshot.occurrences.get(k, ())}) for m in question.mentions}
    rare = [m for m, n in counts.items() if 1 < n < FEW * COMMON * len(snapshot.order)]
    if not rare:
        return None
    mention = min(rare, key=lambda m: counts[m])
    return context, [mention]


def _bodies(context: Context) -> list[Mention]:
    """Return the bodies at which the authors of the articles asked about work, as names, with those above them."""
    snapshot, question = context.snapshot, context.question
    authors = {f"id:{a}" for key in question.articles for a in snapshot.articles[key]["authors"]}
    found: list[str] = []
    for author in sorted(authors):
        for name in snapshot.speaking_of(author[3:]):
            facts = context.triples(name)
            own = [o for s, p, o in facts if s == author and p in WORKS_AT]
            found += [o[3:] for o in own]
            found += [o[3:] for s, p, o in facts if s in own and p == "dcterms:isPartOf"]
    language = question.grammar.language
    names = [(key, snapshot.folder_of_names.fold(snapshot.label(key, language))) for key in dict.fromkeys(found)]
    return [Mention(0, 0, name, (key,)) for key, name in names]
