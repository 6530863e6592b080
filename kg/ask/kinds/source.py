"""Where a statement stands and what it rests on: its footnote and the work cited there, what a table was compiled from,
where an article itself was first published, and how the text spells a name."""

from __future__ import annotations

from collections.abc import Sequence

from kg.ask.answer import Answer
from kg.ask.kinds import reference, sides
from kg.ask.kinds.tellers import written_by
from kg.ask.retrieval.choose import answering
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.disagreement import of_words
from kg.ask.retrieval.numbers import counting
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.wants import VENUES
from kg.terms import home_of, table_of

AS_NEAR = 0.8
"""How near to a question a second difference must be, as a share of the nearest one's, to be told with it."""
MOST = 8
"""How many statements, and how many works of each, are told."""
NOTED = 2
"""How many of the first statements the encoders' remarks are told of."""
BODIES = {"ResearchBody", "GovernmentBody", "InternationalOrganisation"}
"""Classes of those whose surveys and figures articles cite."""
CAPTION, NOTE = "-caption", "-note"
"""What the names of the passages of a table's caption, and of its note, end in."""


def provenance(context: Context) -> Answer | None:
    """Where something stands and what it rests on: the statements, and the works that they cite."""
    question = context.question
    rules = {"spelling": spellings, "compiled": made, "tables": tables, "published": publication}
    tried = [rule for cue, rule in rules.items() if question.cued(cue)]
    tried += [noted] if "amount" in question.intents or counting(question) else []
    return next((found for rule in tried if (found := rule(context))), None) or cited(context)


def cited(context: Context) -> Answer | None:
    """The statements asked about, and what stands behind them."""
    hits = answering(context, 0.6, MOST, joint=context.question.several)
    if len(context.question.articles) > 1:
        # What each of them rests on.
        each = [h for side in sides.apart(context) for h in side.hits[: MOST // 2]]
        hits = list(dict.fromkeys([*each, *hits]))
    if not hits:
        return None
    of_tables = compiled(context, [h.passage for h in hits[:4]])
    hits = list(dict.fromkeys([*(h for h in context.hits if h.passage in of_tables), *hits]))[:MOST]
    if context.question.cued("in_which_texts"):
        return _by_article(context, hits)
    # In the order of the best of each.
    groups: dict[tuple[str, ...], list[Hit]] = {}
    for hit in hits:
        groups.setdefault(tuple(dict.fromkeys(_rests_on(context, hit))), []).append(hit)
    # Beside a statement whose source is told, one that has none is not what was asked.
    apart = groups.pop((), []) if next(iter(groups)) else []
    answer = context.answered("", [h for own in groups.values() for h in own])
    told = []
    if not any(_rests_on(context, h) for h in hits[:2]) and context.question.cued("any_source"):
        told.append(context.say("uncited"))
    for works, own in groups.items():
        told += [context.listed(own), *([_cites(context, works, [h.passage for h in own])] if works else [])]
    # The encoders' notes are written in English.
    shown = [context.snapshot.passages[h.passage] for h in hits[:NOTED] if context.question.language == "en"]
    notes = dict.fromkeys(e["note"] for e in shown if "note" in e)
    remarks = [context.say("note", text=note) for note in notes]
    answer.answer = "\n".join([*told, *filter(None, [answer.answer.strip()]), *remarks])
    names = list(dict.fromkeys(w for works in groups for w in works))
    context.add_entities(names)
    context.add_evidence(
        [p for w in names if not context.snapshot.is_a(w, "Actor") for p in described(context, w)], most=20
    )
    context.also(apart, nearby=True)
    return answer


def _cites(context: Context, works: Sequence[str], names: Sequence[str]) -> str:
    """Return a line that names the works on which passages rest, and their references; of bodies, by which numbers are
    given, the names alone, and these only where no work is cited."""
    bodies = [w for w in works if context.snapshot.is_a(w, "Actor")]
    cited = [w for w in works if w not in bodies]
    if not cited:
        return context.answer.back(context.say("cited", works="; ".join(map(context.name, bodies[:MOST]))), names)
    works, back = cited, context.answer.back
    notes = {w: described(context, w)[:1] for w in works[:MOST]}
    lines = [back(reference.line(context, work) or context.name(work), told) for work, told in notes.items()]
    head = context.say("cited", works="; ".join(map(context.name, works[:MOST])))
    return back(head, [n for told in notes.values() for n in told]) + "".join(f"\n• {line}" for line in lines)


def _by_article(context: Context, hits: list[Hit]) -> Answer:
    """Tell hits article by article, each with what it cites there or that it cites nothing."""
    answer = context.answered("", hits)
    lines = []
    for article in context.snapshot.articles:
        own = [h for h in hits if h.article == article]
        if own:
            cites = behind(context, [h.passage for h in own])
            lines += [context.say("side", name=context.titled(article)), context.listed(own), cites]
    answer.answer = "\n".join([*lines, *filter(None, [answer.answer.strip()])])
    return answer


def behind(context: Context, names: list[str]) -> str:
    """Return what stands behind passages: the works that they cite, or that they cite none."""
    works = list(dict.fromkeys(w for n in names for w in context.snapshot.passages[n].get("cites", ())))
    if not works:
        return context.say("uncited")
    context.add_evidence([p for w in works for p in described(context, w)], most=20)
    return _cites(context, works, names)


def _rests_on(context: Context, hit: Hit) -> list[str]:
    """Return the works that a passage cites or by which its numbers are given."""
    said = [o[3:] for _, p, o in context.stated(hit.passage) if p == "kg:accordingTo"]
    return [*context.snapshot.passages[hit.passage].get("cites", ()), *(w for w in said if described(context, w))]


def _says_source(context: Context, name: str) -> bool:
    """Tell whether a passage says who made a table, or from what it was compiled."""
    told = {s for s, p, _ in context.triples(name) if p in {"kg:accordingTo", "dcterms:creator"}}
    return context.any_is(told, "Table")


def compiled(context: Context, names: Sequence[str]) -> list[str]:
    """Return the passages that say from what the tables were compiled in which some passages stand."""
    within = set(map(table_of, names)) - {""}
    found = (name for name in context.snapshot.order if table_of(name) in within) if within else ()
    return [name for name in found if _says_source(context, name)]


def made(context: Context) -> Answer | None:
    """Who made the tables that a question names by their number, and from what: in the article asked about, or in the
    one that has most of what else it says."""
    question = context.question
    articles = question.articles or ([context.hits[0].article] if question.mentions else context.snapshot.articles)
    names = compiled(context, [f"{article}/t{number}-" for number in question.tables for article in articles])
    return _by_names(context, names) if names else None


def tables(context: Context) -> Answer | None:
    """What the tables of an article were compiled from, or those whose captions speak of what a question names, where
    no table is singled out by its number; with what their notes say."""
    snapshot, question = context.snapshot, context.question
    articles = _articles(context)
    if question.tables or not (articles or question.mentions):
        return None
    told = _captioned(context) if question.mentions else set()
    if not (told or articles):
        return None
    within = [n for n in snapshot.order if (table_of(n) in told if told else table_of(n) and home_of(n) in articles)]
    names = [n for n in within if _says_source(context, n) or (told and n.endswith(NOTE))]
    # Where the numbers are from comes before what a note says of them.
    return _by_names(context, sorted(names, key=lambda name: name.endswith(NOTE))) if names else None


def _captioned(context: Context) -> set[str]:
    """Return what the names of the passages of those tables begin with whose captions speak of one of the states that a
    question names and of all else that it names."""
    snapshot = context.snapshot
    keys = [set(m.keys) for m in context.question.mentions]
    states = [k for k in keys if context.any_is(k, "State")]
    others = [k for k in keys if k not in states]
    found = set()
    for name in snapshot.order if others else ():
        if name.endswith(CAPTION):
            things = context.things(name)
            about = all(any(f"{t}-".startswith(f"{key}-") for t in things for key in k) for k in others)
            if about and (not states or any(k & things for k in states)):
                found.add(table_of(name))
    return found


def described(context: Context, work: str) -> list[str]:
    """Return the passages that describe a work."""
    snapshot = context.snapshot
    return [snapshot.order[p] for p in snapshot.occurrences.get(work, ()) if "w" in snapshot.traits[p]]


def noted(context: Context) -> Answer | None:
    """How many notes cite what a body published, or how many works that appeared in a journal are cited, and which;
    None where fewer than two notes do, or no such work is."""
    snapshot, question = context.snapshot, context.question
    journals = [k for m in question.mentions for k in m.keys if VENUES & set(snapshot.types(k))]
    issuers = journals or [k for m in question.mentions for k in m.keys if snapshot.is_a(k, "Actor")]
    relations = {"dcterms:isPartOf"} if journals else {"dcterms:publisher", "dcterms:creator"}
    facts = ((key, *fact) for key in issuers for fact in context.stated_of(key))
    told = dict.fromkeys((n, s) for key, n, s, p, o in facts if p in relations and o == f"id:{key}")
    # An article of the collection is none that it cites, nor is what it is a digest of, unless that is asked for.
    digests = question.cued("digest") or not journals
    found = [(n, s) for n, s in told if digests or "w" in snapshot.traits[snapshot.places[n]]]
    found = [(n, s) for n, s in found if not s.startswith("id:article-")]
    found = [(n, s) for n, s in found if not question.articles or home_of(n) in question.articles]
    names = list(dict.fromkeys(name for name, _ in found))
    lines = {(snapshot.passages[n]["article"], snapshot.passages[n]["line"]) for n in names}
    counted = {s for _, s in found} if journals else lines
    if len(counted) < (1 if journals else 2):
        return None
    answer = _by_names(context, names)
    head = context.say("appeared" if journals else "noted", n=len(counted), name=", ".join(map(context.name, issuers)))
    answer.answer = f"{head}\n{answer.answer}"
    answer.back(head, names[:MOST])
    answer.values.insert(0, {"value": len(counted), "unit": "NUM", "of": None, "when": None})
    return answer


def publication(context: Context) -> Answer | None:
    """Where an article appeared, and the text that it is a digest of: journal, volume, pages, publisher."""
    articles = _articles(context)
    keys = [k for m in context.question.mentions for k in m.keys]
    named = [f"id:{k}" for k in keys if VENUES & set(context.snapshot.types(k))]
    if articles and any(BODIES & set(context.snapshot.types(k)) for k in keys):
        # Where what an article cites appeared is asked, not where the article did.
        return None
    names = [name for article in articles for name in reference.describing(context, article)]
    names += reference.behind(context, named)
    if not names or len(articles) > 2:
        return None
    order = {h.passage: i for i, h in enumerate(context.hits)}
    names = sorted(dict.fromkeys(names), key=lambda n: order.get(n, len(order)))
    return _by_names(context, names[: 2 * MOST], references_first=True)


def _articles(context: Context) -> list[str]:
    """Return the articles asked about: those named, those of an author named, else the digests where one is named."""
    question, entries = context.question, context.snapshot.articles
    asked = {*question.articles, *written_by(context, question.keys)}
    digest = question.cued("digest") and not question.articles
    return [key for key, entry in entries.items() if key in asked or (digest and entry["compilers"])]


def spellings(context: Context) -> Answer | None:
    """The names or words that the articles write in several ways, the nearest to the question first."""
    snapshot = context.snapshot
    spelt = of_words(snapshot)
    entries = {key: snapshot.disagreements[key] for key in sorted(spelt)}
    near = {h.passage: h.near for h in context.hits}
    held = {key: max((near.get(p, 0.0) for p in entry["between"]), default=0.0) for key, entry in entries.items()}
    ranked = sorted((key for key in held if held[key] > 0), key=lambda key: -held[key])[:2]
    chosen = [entries[key] for key in ranked if held[key] >= AS_NEAR * held[ranked[0]]]
    if not chosen:
        return None
    answer = _by_names(context, [p for entry in chosen for p in entry["between"]])
    told = answer.answer
    for entry in reversed(chosen):
        text = context.text(entry["content"])
        line = answer.back(context.say("disagree", text=text), entry["between"])
        answer.answer = answer.answer if text in told else f"{line}\n{answer.answer}"
    return answer


def _by_names(context: Context, names: list[str], references_first: bool = False) -> Answer:
    """Give passages as the answer, with all that they hold of a text's title, place and address."""
    hits = context.hits_of(names)
    answer = context.answered("", hits, complete=True, most=20)
    told = [h for h in hits if not (references_first and reference.identifies(context, h.passage))]
    rest = list(filter(None, [context.listed(told), answer.answer.strip()]))
    works = dict.fromkeys(s[3:] for n in names for s, p, _ in context.triples(n) if p in reference.MADE)
    works_told = (reference.line(context, w) for w in works if not context.snapshot.is_a(w, "Table"))
    lines = [f"• {line}" for line in works_told if line]
    answer.answer = "\n".join([*lines, *rest] if references_first else [*rest, *lines])
    return answer
