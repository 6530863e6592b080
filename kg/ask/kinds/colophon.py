"""What a colophon tells: who wrote, translated and edited an article, where they work, where and when it appeared,
of what it is a digest, and what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.ask.answer import Answer
from kg.ask.kinds import reference
from kg.ask.kinds.tellers import written
from kg.ask.retrieval.context import Context
from kg.ask.understanding.cue import Cue
from kg.ask.understanding.described import titles
from kg.ask.understanding.question import Question
from kg.ask.understanding.wants import VENUES
from kg.terms import home_of
from kg.words import tokens

MAKES = {"author": "dcterms:creator", "compiler": "kg:compiledBy", "editor": "kg:editedBy"}
"""Aspects that ask for those who made an article, and the relations by which it names them."""
PARTS = {*MAKES.values(), "kg:affiliatedWith"}
"""Relations by which a person's part in an article is told, and where that one works."""
TREATS = {"kg:about", "kg:aimsAt", "kg:concerns", "dcterms:title"}
"""Relations that say what an article is about."""
ASPECTS = (*MAKES, "post", "venue", "appear", "date", "subject")
LEFT = 2
"""How many Chinese or Japanese characters left of a question tell that it asks for more; in English any word does."""
SUBJECTS = 8
"""How many statements on what an article is about are told."""
MOST = 60
"""How many statements are evidence at most: of five articles, all those who made them."""


def colophon(context: Context) -> Answer | None:
    """What articles say of themselves, each under its own head where there are several; None where something else is
    asked, or no article."""
    snapshot = context.snapshot
    aspects = asked(context)
    persons = _persons(context)
    articles = _articles(context, aspects, persons) if aspects else []
    if not articles or ("written" not in aspects and _says_more(context, aspects, articles)):
        return None
    articles.sort(key=lambda key: str(snapshot.articles[key]["number"]))
    ranked = "order" in aspects
    if ranked:
        # Those without a date come last.
        articles.sort(key=lambda key: str(snapshot.articles[key]["date"] or "9999"))
    # Who wrote the article on something is told with its title, so that it is seen which is meant.
    titled = len(articles) > 1 or (bool(set(MAKES) & set(aspects)) and not persons)
    most = SUBJECTS // (2 if len(articles) > 1 else 1)
    told = {key: list(dict.fromkeys(_told(context, key, aspects, persons, most))) for key in articles}
    names = [name for found in told.values() for name in found]
    if not names:
        return context.unknown(context.say("no_date") if "date" in aspects else "")
    lines = []
    for key, found in told.items():
        if not found and ranked:
            lines += [context.say("side", name=context.titled(key)), f"• {context.say('no_date')}"]
        if not found:
            continue
        lines += [context.say("side", name=context.titled(key))] if titled else []
        if "venue" in aspects:
            # A reference tells in one line what the statements tell one by one.
            works = (work for work in _texts(context, key) if work != f"id:article-{key}")
            lines += [f"• {line}" for work in works if (line := reference.line(context, work[3:]))]
            if set(aspects) == {"venue"}:
                found = [name for name in found if not reference.identifies(context, name)]
        lines += [f"• {line}" for line in dict.fromkeys(map(context.statement_of, found))]
    return context.answered("\n".join(lines), context.hits_of(names), complete=True, most=MOST)


def asked(context: Context) -> list[str]:
    """Return the aspects of articles for which a question asks."""
    question, text = context.question, _open(context)
    if question.cued("text_written") and question.articles and not _others(context):
        # When an article was written is asked whenever it appeared.
        return ["date", "written"]
    cues = question.grammar.cues
    found = [aspect for aspect in ASPECTS if cues[f"text_{aspect}"].stand_in(text)]
    if "appear" in found:
        # When something appeared is its date, which anything else says where.
        found.remove("appear")
        if question.cued("texts_all") and cues["text_order"].stand_in(text):
            # Articles are put in the order of their dates.
            return [*(a for a in found if a != "date"), "date", "order"]
        return found if {"date", "venue"} & set(found) else [*found, "venue"]
    # Of an article that is only called by its number, or the like, what year it is from is asked of itself.
    bare = found == ["date"] and question.articles and not question.mentions
    # When something was much else is asked of, too.
    return found if bare or set(found) - {"date"} else []


def _others(context: Context) -> bool:
    """Tell whether a question names anything that may have been written besides articles, their makers and venues."""
    others = context.question.keys.difference(_persons(context))
    return any(not VENUES & set(context.snapshot.types(k)) for k in others)


def _open(context: Context) -> str:
    """Return a question without names, but with those of offices, by which it asks who holds them."""
    text = context.question.open
    for mention in context.question.mentions:
        if context.may_be(mention, "Role"):
            text = text[: mention.start] + mention.name + text[mention.end :]
    return text


def _cues(question: Question, *aspects: str) -> list[Cue]:
    return [cue for aspect in aspects for cue in question.grammar.cues[f"text_{aspect}"]]


def _says_more(context: Context, aspects: list[str], articles: list[str]) -> bool:
    """Tell whether a question asks for anything but aspects of articles: whether words are left of it that are not of
    grammar and none of what an article is called by, or it names what stands in no colophon."""
    question, snapshot = context.question, context.snapshot
    # Words of titles may single out an article, and are none of what is asked of several.
    singled = not question.cued("texts_all") and aspects != ["subject"]
    named = [n for key in articles for n in titles(snapshot.articles[key])] if singled else []
    own = set(tokens(" \n ".join(named), snapshot.folder_of_names))
    left = question.left(_cues(question, *aspects, "appear", "words"), _open(context))
    more = [word for word in left if not set(tokens(word, snapshot.folder_of_names)) & own]
    return says(question, more) or not _of_these(context, aspects, articles, own)


def says(question: Question, left: list[str]) -> bool:
    """Tell whether what is left of a question asks for anything."""
    return bool(left) if question.grammar.language == "en" else len("".join(left)) >= LEFT


def _of_these(context: Context, aspects: list[str], articles: list[str], own: set[str]) -> bool:
    """Tell whether all that a question names are makers of the articles, where they work, or where these appeared; or
    is a word by which the question asks, or by which an article is called."""
    question, folder = context.question, context.snapshot.folder_of_names
    known = {f"id:{key}" for key in _persons(context)}
    for key in articles:
        for name in _told(context, key, [a for a in ASPECTS if a != "subject"], []):
            known |= context.ends(name)
    cues = _cues(question, *aspects, "appear", "words")
    words = [match.span() for cue in cues for match in cue.finditer(question.folded)]
    return all(
        any(f"id:{k}" in known for k in m.keys)
        or any(start <= m.start and m.end <= end for start, end in words)
        or (set(tokens(m.name, folder)) <= own and not context.may_be(m, "Person"))
        for m in question.mentions
    )


def _articles(context: Context, aspects: list[str], persons: list[str]) -> list[str]:
    """Return the articles of which a question asks: those that it names, those of a person whom it names, or all."""
    question, entries = context.question, context.snapshot.articles
    whole = question.cued("texts_all")
    if persons and not whole:
        wrote = [k for k, e in entries.items() if set(persons) & set(e["authors"])]
        compiled = [k for k, e in entries.items() if set(persons) & set(e["compilers"])]
        return [*wrote, *compiled] if set(aspects) == {"post"} else wrote or compiled
    return question.articles or ([*entries] if whole and not question.elsewhere else [])


def _persons(context: Context) -> list[str]:
    """Return the makers of articles whom a question names."""
    snapshot = context.snapshot
    makers = {k for e in snapshot.articles.values() for k in (*e["authors"], *e["compilers"])}
    return [key for key in sorted(makers) if "Person" in snapshot.types(key) and written(context, key)]


def _texts(context: Context, article: str) -> list[str]:
    """Return an article and the texts that it is a digest of."""
    own = f"id:article-{article}"
    facts = context.stated_of(own[3:])
    return [own, *dict.fromkeys(o for _, s, p, o in facts if (s, p) == (own, "kg:digestOf"))]


def _facts(context: Context, article: str, texts: list[str]) -> list[tuple[str, str, Any]]:
    """Return what an article says of itself, or of the texts that it is a digest of, each with the passage."""
    return [(name, p, o) for text in texts for name in context.snapshot.speaking_of(text[3:])
            for s, p, o in context.triples(name) if s in texts and home_of(name) == article]  # fmt: skip


def _told(context: Context, article: str, aspects: list[str], persons: list[str], most: int = 0) -> Iterator[str]:
    """Yield the passages in which an article tells what is asked of it, at most so many on what it is about; none where
    it has none of those who are asked for."""
    texts = _texts(context, article)
    facts = _facts(context, article, texts)
    roles = [role for role in MAKES if role in aspects]
    made = {role: [o for _, p, o in facts if p == MAKES[role]] for role in MAKES}
    if roles and not any(made[role] for role in roles):
        return
    for role in roles:
        yield from (name for name, p, _ in facts if p == MAKES[role])
    if "post" in aspects:
        named = [] if roles else persons
        whom = dict.fromkeys(named or [o[3:] for role in roles or ["author"] for o in made[role]])
        # Where one works or studies, or in what office.
        facts_of = ((n, p) for k in whom for n, s, p, o in context.stated_of(k) if f"id:{k}" in {s, o})
        works = (n for n, p in facts_of if p in {"kg:affiliatedWith", "org:member"})
        yield from (n for n in works if home_of(n) == article)
    if "venue" in aspects:
        where = [n for n in reference.describing(context, article) if home_of(n) == article]
        # Where it appeared is told before what else describes it.
        yield from sorted(where, key=lambda n: not any(p == "dcterms:isPartOf" for _, p, _ in context.triples(n)))
    if "date" in aspects:
        yield from _dated(context, article, texts)
    if "written" in aspects:
        # What was still to come when it was written tells when that was, where its date is told by that.
        passages, awaited = context.snapshot.passages, {"kg:expected", "kg:considered"}
        own = [n for n in context.snapshot.order if home_of(n) == article and "dateInferredFrom" in passages[n]]
        yield from (n for n in own if any(p == "kg:modality" and o in awaited for _, p, o in context.stated(n)))
    if "subject" in aspects:
        yield from list(dict.fromkeys(name for name, p, _ in facts if p in TREATS))[:most]


def _dated(context: Context, article: str, texts: list[str]) -> Iterator[str]:
    """Yield the passages that date an article, the text that it is a digest of, or the publication of either."""
    for text in texts:
        for name in context.snapshot.speaking_of(text[3:]):
            facts = context.triples(name)
            about = {s for s, p, o in facts if p == "kg:concerns" and o == text} | {text}
            if home_of(name) == article and any(s in about and p == "kg:date" for s, p, _ in facts):
                yield name


def makers(context: Context) -> Answer | None:
    """Who had a part in making several articles: what each says of that part, and of where the person works."""
    snapshot = context.snapshot
    made: dict[str, set[str]] = {}
    for article in snapshot.articles:
        for _, p, o in _facts(context, article, [f"id:article-{article}"]):
            if p in MAKES.values() and "Person" in snapshot.types(o):
                made.setdefault(o, set()).add(article)
    several = sorted(person for person, articles in made.items() if len(articles) > 1)
    if len(context.question.articles) > 1:
        several = [person for person in several if made[person].issuperset(context.question.articles)]
    named = [person for person in several if written(context, person[3:])]
    others = any(not context.may_be(m, "Role") for m in context.question.mentions)
    if not named and others and not context.question.cued("made_several"):
        # Something else is asked of.
        return None
    several = named or several
    names = [
        name
        for person in several
        for name in snapshot.speaking_of(person[3:])
        if any(p in PARTS and person in {s, o} for s, p, o in context.stated(name))
    ]
    if not names:
        return None
    hits = context.hits_of(names)
    lines = [context.answer.back(_parts(context, person[3:], made[person]), names) for person in several]
    return context.answered("\n".join([*lines, context.listed(hits)]), hits, complete=True)


def _parts(context: Context, person: str, articles: set[str]) -> str:
    """Return what part somebody had in which article."""
    parts = []
    for key in sorted(articles, key=lambda key: str(context.snapshot.articles[key]["number"])):
        entry = context.snapshot.articles[key]
        part = "author_of" if person in entry["authors"] else "compiler_of"
        parts.append(context.say(part, article=entry["number"]))
    return context.say("made_several", name=context.name(person), parts=context.comma.join(parts))
