"""Occurrences: in which and how many articles something is named, implied, or behind a work that they cite; and its
scenes, the sections that speak of it; with the best statements of each."""

from __future__ import annotations

from collections import Counter, defaultdict

from kg.ask.answer import Answer
from kg.ask.kinds import reference
from kg.ask.retrieval.choose import proper
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.retrieval.telling import at
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.wants import VENUES
from kg.sections import section_name
from kg.words import rarity, tokens

EACH = 5
"""How many statements are told of an article at most, the best of each line first."""
BESIDE = 2
"""How many beside the works of a journal that an article cites."""
WORKS = 4
"""How many works that an article cites are told at most."""
MOST = 40
"""How many statements are evidence at most."""
SCENES = 6
"""How many scenes are told at most."""
OF_SCENE, OF_ALL = 3, 12
"""How many statements of a scene, and of all scenes, where these are few."""
SPELT = 0.85
"""The share of the words of a name that a passage must hold to spell it."""
FEW = 0.25
"""The share of the passages, as parts of `Context.common`, above which a thing is too common to have scenes."""
RARE = 12
"""How many passages name a thing at most for all of them to be looked at."""


def occurrence(context: Context) -> Answer | None:
    """The articles in which what a question names occurs; None where it names nothing, or asks of some article."""
    snapshot, homes = context.snapshot, context.snapshot.homes
    found = _focus(context)
    if found is None or context.question.articles:
        return None
    mentions, places = found
    works = {work for m in mentions for key in m.keys for work in _works(context, key)}
    if "provenance" in context.question.intents and not works:
        # What is cited is asked, not where something occurs: it has no works of its own.
        return None
    told: dict[str, list[int]] = defaultdict(list)
    for place in sorted(set().union(*(_all(context, m) for m in mentions))):
        told[homes[place]].append(place)
    shared = set.intersection(*({homes[p] for p in _all(context, m)} for m in mentions))
    if not shared:
        return None
    articles = sorted(shared, key=lambda key: str(snapshot.articles[key]["number"]))
    names = ", ".join(dict.fromkeys(context.name(m.keys[0]) for m in mentions))
    numbers = ", ".join(str(snapshot.articles[key]["number"]) for key in articles)
    total = len(snapshot.articles)
    lines = [context.say("occurs", names=names, n=len(articles), of=total, articles=numbers)]
    chosen: list[Hit] = []
    venue = any(VENUES & set(snapshot.types(k)) for m in mentions for k in m.keys)
    for key in articles:
        hits = _best(context, told[key], places, works)
        cited = [w for w in sorted(works) if any(p in told[key] for p in snapshot.occurrences.get(w, ()))][:WORKS]
        titles = [f"• {line}" for work in cited if (line := reference.line(context, work))]
        # What a journal has to do with an article is what of it is cited there.
        itself = [h for h in hits if h.place in places][: BESIDE if venue and titles else EACH]
        hits = [h for h in hits if h in itself or h.place not in places]
        told_of = [*titles, context.listed(hits)] if venue else [context.listed(hits), *titles]
        lines += [context.say("side", name=context.titled(key)), *told_of]
        chosen += [*hits, *(plain(snapshot, p) for p in told[key] if _describes(context, p))]
    firsts = [hit.passage for key in articles for hit in chosen if hit.passage.startswith(f"{key}/")][:MOST]
    context.answer.back(lines[0], list({name.split("/", 1)[0]: name for name in reversed(firsts)}.values())[::-1])
    return context.answered("\n".join(lines), list(dict.fromkeys(chosen)), complete=True, most=MOST)


def _focus(context: Context) -> tuple[list[Mention], set[int]] | None:
    """Return the names for which articles are sought, with the places of the passages that hold them: the rarest name,
    and those of the same kind, near it. None where several names make one topic of which no one thing is."""
    snapshot = context.snapshot
    named = {m.keys: m for m in context.question.mentions}
    # By its spelling alone, what only sounds alike would count.
    held = {m: places for m in named.values() if (places := snapshot.telling_of(m.keys))}
    if not held:
        return None
    first = min(held, key=lambda m: len(held[m]))
    individuals = {one.mention.keys for one in proper(context) if one.mention}
    if len(held) > 1 and any(m.keys not in individuals for m in held):
        return None
    kinds = context.types(first)
    mentions = [m for m in held if kinds & context.types(m)]
    return mentions, {p for m in mentions for p in held[m]}


def _all(context: Context, mention: Mention) -> set[int]:
    """Return the places of the passages on a thing, and of those that cite a work of it."""
    citing = _citing(context)
    works = (work for key in mention.keys for work in _works(context, key))
    return context.snapshot.telling_of(mention.keys) | {place for work in works for place in citing.get(work, ())}


def _works(context: Context, key: str) -> list[str]:
    """Return the works that somebody wrote, or that appeared in a journal or medium, other than the articles."""
    own = {f"id:article-{article}" for article in context.snapshot.articles}
    made_by = {"dcterms:creator", "dcterms:isPartOf", "dcterms:publisher"}
    facts = context.stated_of(key)
    return [s[3:] for _, s, p, o in facts if o == f"id:{key}" and p in made_by and s not in own]


def _citing(context: Context) -> dict[str, list[int]]:
    """Return for each work the places of the passages that cite it."""
    snapshot = context.snapshot
    kept: dict[str, list[int]] = snapshot.kept.setdefault("passages citing", {})
    if not kept:
        snapshot.passages.read_ahead(snapshot.order)
        for place, name in enumerate(snapshot.order):
            for work in snapshot.passages[name].get("cites", ()):
                kept.setdefault(work, []).append(place)
    return kept


def _best(context: Context, told: list[int], places: set[int], works: set[str]) -> list[Hit]:
    """Return the best statements of an article: what it says of the thing before what cites a work, what cites one the
    sooner the more of the work's title it says; one of each line before a second."""
    snapshot = context.snapshot
    scores = {h.place: h.score for h in context.hits}
    titles = {work: _words(context, snapshot.occurrences.get(work, ())) for work in works}

    def worth(place: int) -> tuple[bool, float]:
        cited = set(snapshot.passages[snapshot.order[place]].get("cites", ())) & works
        own = _words(context, [place])
        whole = _weight(context, own) or 1.0
        shared = max((_weight(context, own & titles[work]) / whole for work in cited), default=0.0)
        return place in places, scores.get(place, 0.0) + shared

    ranked = sorted((p for p in told if not _describes(context, p)), key=worth, reverse=True)
    first: dict[int, int] = {}
    for place in ranked:
        first.setdefault(snapshot.lines[place][0], place)
    chosen = list(dict.fromkeys([*first.values(), *ranked]))[:EACH] or told[:EACH]
    return [plain(snapshot, place) for place in chosen]


def _describes(context: Context, place: int) -> bool:
    """Tell whether a passage only describes a work that is cited."""
    name = context.snapshot.order[place]
    return "w" in context.snapshot.traits[place] or all(p in reference.MADE for _, p, _ in context.triples(name))


def _words(context: Context, places: list[int]) -> set[str]:
    """Return the words of the statements at some places, in all languages."""
    snapshot = context.snapshot
    said = (text for p in places for text in snapshot.passages[snapshot.order[p]]["summary"].values())
    return set(tokens(" \n ".join(said), snapshot.folder_of_names))


def _weight(context: Context, words: set[str]) -> float:
    postings = context.snapshot.postings.fetch(words)
    return sum(rarity(len(postings.get(word, ())), len(context.snapshot.order)) for word in sorted(words))


def scenes(context: Context) -> Answer | None:
    """What is said of the rarest thing of the question in each article and section that speaks of it: two scenes at
    least."""
    focus = _rarest(context)
    if focus is None:
        return None
    named = _spelling(context, focus)
    groups: dict[tuple[str, str], list[Hit]] = {}
    ranked = [h for h in context.hits if h.place in named]
    # Where a thing is named beside the point of the question it is in a scene, too.
    left = named - {h.place for h in ranked}
    asked = context.question.articles or context.snapshot.articles
    others = at(context, sorted(left)) if len(named) <= RARE else []
    for hit in [*ranked, *(h for h in others if h.article in asked)]:
        entry = context.snapshot.passages[hit.passage]
        groups.setdefault((entry["article"], entry["section"] or ""), []).append(hit)
    if len(groups) < 2:
        return None
    several = len({article for article, _ in groups}) > 1
    chosen: list[Hit] = []
    lines = []
    for (article, section), hits in sorted(groups.items(), key=lambda g: -g[1][0].score)[:SCENES]:
        number = context.snapshot.articles[article]["number"]
        lines.append(context.say("scene", article=number, section=section_name(section, context.question.language)))
        # In how few scenes it is, so much is told of each; in the order of the text.
        each = max(OF_SCENE if several else OF_SCENE + 2, OF_ALL // len(groups))
        shown = sorted(hits[:each], key=lambda h: h.place)
        lines.append(context.listed(shown))
        chosen += shown
    return context.answered("\n".join(lines), chosen, complete=True, most=SCENES * OF_SCENE)


def _spelling(context: Context, mention: Mention) -> set[int]:
    """Return the places of the passages that name a thing, imply it, or spell nearly all of its name."""
    snapshot = context.snapshot
    words = set(tokens(mention.name, snapshot.folder_of_names))
    postings = snapshot.postings.fetch(words)
    spelt = Counter(place for word in words for place in postings.get(word, ()))
    found = {place for place, count in spelt.items() if count >= SPELT * len(words)}
    return found | snapshot.telling_of(mention.keys)


def _rarest(context: Context) -> Mention | None:
    """Return whose scenes are asked for: the rarest thing that a question names."""
    question, snapshot = context.question, context.snapshot
    counts = {m: len({p for k in m.keys for p in snapshot.occurrences.get(k, ())}) for m in question.mentions}
    rare = [m for m, n in counts.items() if 1 < n < FEW * context.common]
    if not rare:
        # Named but once, a thing may still be implied, or spelt in another way, elsewhere.
        rare = [m for m in question.mentions if counts[m] == 1 and len(_spelling(context, m)) > 1]
    return min(rare, key=lambda m: counts[m], default=None)
