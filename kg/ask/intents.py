"""What is done for each kind of question: general rules over the graph, none of which knows an answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kg.ask import numbers, retrieve, sums
from kg.ask.answer import Answer
from kg.ask.chain import chain
from kg.ask.choose import LEAST, answering, connects, speaks_of
from kg.ask.common import common
from kg.ask.context import Context
from kg.ask.premise import FEW_WORDS
from kg.ask.question import Mention
from kg.ask.retrieve import Hit
from kg.ask.theorising import theory
from kg.ask.time import LEAST_WORDS, duration, order, when
from kg.terms import ID, PASSAGE

if TYPE_CHECKING:
    from kg.paths import Path

Json = dict[str, Any]
PERSONS = {"Person"}
SAID_BY = {"kg:claimant", "kg:proposedBy", "kg:accordingTo", "dcterms:creator", "rdf:type"}
SAYING = {"scholar", "argue", "say", "criticise", "define", "propose", "explain", "predict", "recommend", "warn"}
"""Groups of the thesaurus by which a question asks who says something."""
PLACING = {"sem:hasPlace", "kg:destination", "kg:locatedIn", "kg:stationedIn", "kg:host", "org:organization"}
"""Relations that say where something is, went or took place, or at which institution somebody works."""
NUMBER = re.compile(r"\d|[一二两三四五六七八九十百]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half)\b")


def _told(context: Context, path: Path, steps: list[Json]) -> list[str]:
    """Return a path as sentences; a statement that it passes through is said once, with who says it."""
    from kg.network import is_statement

    told: list[str] = []
    for place, step in enumerate(steps):
        statements = [n for n in path.nodes[place : place + 2] if is_statement(context.snapshot, n)]
        if not statements:
            told.append(step["sentence"])
            continue
        for key in statements:
            speaker = next(
                (
                    s["speaker"]
                    for s in steps
                    if key in {s["subject"]["iri"].removeprefix(ID), s["object"]["iri"].removeprefix(ID)}
                    and s["speaker"]
                ),
                None,
            )
            content = context.name(key).rstrip(".。")
            told.append(context.say("says", speaker=speaker, text=content) if speaker else content)
    return list(dict.fromkeys(told))


def links(context: Context) -> Answer | None:
    """How two named things are linked: ranked paths."""
    from kg import paths

    question = context.question
    mentions = question.mentions
    if len(mentions) < 2:
        return lookup(context) or context.unnamed()
    start, end = mentions[0], mentions[-1]
    found = paths.find(context.snapshot, start.keys, end.keys, k=8)
    names = f"{context.name(start.keys[0])} – {context.name(end.keys[0])}"
    if not found.paths:
        return context.unknown(context.say("no_links", names=names))
    answer = context.answer
    answer.status = "answered"
    answer.paths = [paths.contract(context.snapshot, p, question.language) for p in found.paths]
    answer.columns = ["path", "step", "statement", "date", "speaker"]
    lines = [context.say("links", start=context.name(start.keys[0]), end=context.name(end.keys[0]), n=len(found.paths))]
    names_of: list[str] = []
    for number, (path, steps) in enumerate(zip(found.paths, answer.paths, strict=True), 1):
        lines.append(f"{number}. " + "; ".join(_told(context, path, steps)))
        for place, step in enumerate(steps, 1):
            answer.rows.append([number, place, step["sentence"], step["date"], step["speaker"]])
            names_of += [p.removeprefix(PASSAGE) for p in step["passages"][:2] if p.startswith(PASSAGE)]
    for path in found.paths:
        context.add_entities(path.nodes)
    # By the triples alone, so that the four languages show the same.
    tables = (context.snapshot.occurrences, context.snapshot.implied)
    places = [{p for k in m.keys for table in tables for p in table.get(k, ())} for m in (start, end)]
    shared = [h for h in context.hits if h.place in places[0] & places[1] and "w" not in h.traits]
    both = sorted(shared, key=lambda h: (len(context.triples(h.passage)), h.passage))[:12]
    said = [h for h in both if h.passage not in names_of]
    lines += [f"• {context.statement(h)}" for h in said]
    names_of += [h.passage for h in said]
    context.add_evidence(list(dict.fromkeys(names_of)), most=24)
    answer.answer = "\n".join(lines)
    context.sparql(list(dict.fromkeys(names_of)))
    return answer


def who_says(context: Context) -> Answer | None:
    """Who says something: the claimants of the best claims."""
    found = answering(context, 0.6, 12)
    hits = [h for h in found if set(h.traits) & set("cpn")] or found[:4]
    if not hits:
        return None
    lines = []
    for hit in hits[:6]:
        entry = context.snapshot.passages[hit.passage]
        speakers = [
            o[3:] for _, p, o in entry["triples"] if p in {"kg:claimant", "kg:proposedBy"} and isinstance(o, str)
        ]
        names = ", ".join(dict.fromkeys(context.name(k) for k in speakers or [entry["speaker"]]))
        lines.append(context.say("says", speaker=names, text=context.statement(hit)))
    return context.answered("\n".join(dict.fromkeys(lines)), hits[:6])


def person(context: Context) -> Answer | None:
    """Who took part, held an office, or did something: the statements that name somebody the question doesn't."""
    hits = [h for h in answering(context, 0.55, 20) if h.words >= FEW_WORDS and _names_another(context, h, PERSONS)]
    return context.answered(context.listed(hits[:6]), hits[:6]) if hits else None


def where(context: Context) -> Answer | None:
    """Where something is or took place: the statements that name a place the question doesn't."""
    found = [h for h in answering(context, 0.55, 20) if h.words >= FEW_WORDS]
    hits = [h for h in found if {p for _, p, _ in context.triples(h.passage)} & PLACING]
    return context.answered(context.listed(hits[:6]), hits[:6]) if hits else None


def _names_another(context: Context, hit: Hit, classes: set[str]) -> bool:
    asked = {f"id:{k}" for m in context.question.mentions for k in m.keys}
    # Who makes a statement has no part in what it tells, unless that is what is asked.
    left = set() if SAYING & context.question.groups else SAID_BY
    ends = {e for s, p, o in context.triples(hit.passage) if p not in left for e in (s, o) if isinstance(e, str)}
    things = [e[3:] for e in ends - asked if e.startswith("id:")]
    # Somebody whom the text does not name is no answer to who it is.
    return any(classes & set(context.snapshot.types(k)) and "unnamed" not in context.snapshot.label(k) for k in things)


def define(context: Context) -> Answer | None:
    """What or who a thing is: what its types and the statements on it say."""
    question = context.question
    words = question.content.split()
    if not question.mentions and (len(words) <= 3 if question.content.isascii() else len("".join(words)) <= 8):
        return context.unnamed()
    if len(question.mentions) != 1 or len(question.content.split()) > 3:
        return None
    mention = question.mentions[0]
    if len(mention.keys) > 1:
        return ambiguous(context, mention)
    key = mention.keys[0]
    hits = [h for h in context.hits if h.coverage >= LEAST]
    full = [h for h in hits if connects(context, h, mention)] or hits
    if not full:
        return None
    defining = [h for h in full if "f" in h.traits]
    chosen = (defining + [h for h in full if h not in defining])[:8]
    kind = context.text(_class_labels(context, key))
    lines = [context.say("is_a", name=context.name(key), type=kind)]
    others = list(context.snapshot.labels(key).get(question.language, [])[1:6])
    if others:
        lines.append(context.say("also_known", names=", ".join(others)))
    return context.answered("\n".join([*lines, context.listed(chosen)]), chosen)


def _class_labels(context: Context, key: str) -> Json:
    from kg.network import node_attributes

    found: Json = node_attributes(context.snapshot, key)["type_labels"]
    return found


def ambiguous(context: Context, mention: Mention) -> Answer:
    """Ask which of several things is meant."""
    context.answer.status = "ambiguous"
    context.answer.suggestions = [f"{context.name(k)} ({k})" for k in mention.keys]
    context.add_entities(list(mention.keys))
    context.answer.answer = context.say("ambiguous", names="; ".join(context.answer.suggestions))
    return context.answer


def compare(context: Context) -> Answer | None:
    """What is said of each of several things, side by side."""
    question = context.question
    sides = list(question.mentions)
    if len(sides) < 2 and len(question.articles) < 2:
        return lookup(context)
    overall = answering(context, 0.5, 8, joint=True) or retrieve.best(context.hits, LEAST * 0.7, 0.5, 8)
    chosen: list[Hit] = list(overall)
    for mention in sides:
        chosen += [h for h in context.hits[:60] if speaks_of(context, h, mention)][:2]
    chosen = list(dict.fromkeys(chosen))[:12]
    if not overall:
        return None
    answer = context.answered(context.listed(chosen), chosen)
    for one, other in _inferred_same(context):
        answer.answer += "\n" + context.say("same", first=context.name(one), second=context.name(other))
    return answer


def _inferred_same(context: Context) -> list[tuple[str, str]]:
    """Return the pairs of named things that the encoders infer to be one."""
    keys = [k for m in context.question.mentions for k in m.keys]
    things = " ".join(f"id:{k}" for k in keys if k.replace("-", "").isalnum())
    query = f"SELECT ?a ?b WHERE {{ VALUES ?a {{ {things} }} VALUES ?b {{ {things} }} ?a kg:inferredSameAs ?b }}"
    return [(r["a"].value.removeprefix(ID), r["b"].value.removeprefix(ID)) for r in context.graph.query(query)]


def provenance(context: Context) -> Answer | None:
    """Where something stands and what it rests on: the statements, and the works that they cite."""
    hits = answering(context, 0.6, 8, joint=context.question.several)
    if not hits:
        return None
    hits = list(dict.fromkeys([*_table_sources(context, hits), *hits]))[:8]
    cited = [w for h in hits for w in context.snapshot.passages[h.passage].get("cites", ())]
    answer = context.answered(context.listed(hits), hits)
    names = list(dict.fromkeys(cited))
    if names:
        answer.answer += "\n" + context.say("cited", works="; ".join(context.name(w) for w in names[:8]))
        context.add_entities(names)
        context.add_evidence([p for w in names for p in described(context, w)], most=20)
    notes = [
        context.snapshot.passages[h.passage]["note"] for h in hits[:4] if "note" in context.snapshot.passages[h.passage]
    ]
    answer.answer += "".join("\n" + context.say("note", text=n) for n in dict.fromkeys(notes))
    return answer


def _table_sources(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return the statements of what the tables were compiled from in which the hits stand."""
    passages = context.snapshot.passages
    tables = {(e["article"], e["tableNumber"]) for h in hits[:4] if "tableNumber" in (e := passages[h.passage])}
    return [
        h
        for h in context.hits
        if (e := passages[h.passage]).get("tableNumber")
        and (e["article"], e["tableNumber"]) in tables
        and any(
            p == "kg:accordingTo" and "Table" in context.snapshot.types(s) for s, p, _ in context.triples(h.passage)
        )
    ]


def described(context: Context, work: str) -> list[str]:
    """Return the passages that describe a work."""
    snapshot = context.snapshot
    return [snapshot.order[p] for p in snapshot.occurrences.get(work, ()) if "w" in snapshot.traits[p]]


def amount(context: Context) -> Answer | None:
    """How much or how many: the statements that hold a number, all of them where the question asks for all."""
    wide = context.question.several
    years = context.question.years
    pool = [h for h in context.hits if any(y[:4] in _years_of(context, h) for y in years)] if years else None
    most = 14 if wide else 8
    hits = answering(context, 0.45 if wide else 0.62, most, trait="q", joint=True, concepts=True, among=pool)
    if not hits:
        # A number may stand in words only ("four recommendations").
        said = answering(context, 0.62, 8, joint=True, concepts=True, among=pool)
        hits = [h for h in said if NUMBER.search(" ".join(context.snapshot.passages[h.passage]["summary"].values()))]
    if not hits and context.question.tables:
        hits = answering(context, 0.62, 10, joint=True, among=pool)
    hits = [h for h in hits if h.words >= LEAST_WORDS or not context.question.units]
    hits = [h for h in hits if numbers.fits(context, h)]
    if not hits:
        return None
    if wide or _asks_total(context):
        hits = list(dict.fromkeys([*hits, *sums.siblings(context, hits)]))[:16]
    answer = context.answered(context.listed(hits), hits)
    for measure, unit, parts in sums.parts(context, hits) if wide or _asks_total(context) else []:
        value = sum(parts, 0.0)
        whole = int(value) if value.is_integer() else round(value, 6)
        answer.answer += "\n" + context.say(
            "sum", measure=context.name(measure.removeprefix("id:")), value=f"{whole:,}", n=len(parts),
            unit=_unit(unit),
        )  # fmt: skip
        answer.values.append({"value": whole, "unit": _unit(unit), "of": context.name(measure[3:]), "when": None})
    return answer


def _asks_total(context: Context) -> bool:
    return "total" in context.question.groups


def _unit(unit: str) -> str:
    return unit.rsplit(":", 1)[-1].rsplit("/", 1)[-1]


def _years_of(context: Context, hit: Hit) -> str:
    """Return the words in which a passage gives years: its summary, and the dates in its triples."""
    dates = [str(v["when"]) for v in context.values(hit.passage) if v["when"]]
    return " ".join([*context.snapshot.passages[hit.passage]["summary"].values(), *dates])


def why(context: Context) -> Answer | None:
    """Why: the explanations, and the reasons that the best claims give or are given."""
    hits = answering(context, 0.6, 8, joint=context.question.several)
    if not hits:
        return None
    by_name = {h.passage: h for h in context.hits}
    linked: list[Hit] = []
    for hit in hits[:4]:
        statements = {s[3:] for s, p, _ in context.triples(hit.passage) if p == "kg:claimKind"}
        ends = {
            o[3:]
            for s, p, o in context.triples(hit.passage)
            if p in {"kg:reason", "cito:supports"} and isinstance(o, str)
        }
        for key in sorted(statements | ends):
            for name in context.snapshot.speaking_of(key):
                if name in by_name and name != hit.passage:
                    linked.append(by_name[name])
    chosen = list(dict.fromkeys([*hits, *linked]))[:10]
    return context.answered(context.listed(chosen), chosen)


def lookup(context: Context) -> Answer | None:
    """The statements nearest to the question, where one plainly answers it."""
    intents = set(context.question.intents)
    wide = context.question.several or bool({"amount", "why", "compare"} & intents)
    # Why A did something is not told by why B did.
    hits = answering(context, 0.62, 10 if wide else 6, joint=wide and "why" not in intents)
    return context.answered(context.listed(hits), hits) if hits else None


def extreme(context: Context) -> Answer | None:
    """Which is the least or the greatest: the number, of whom and when."""
    years = [y[:4] for y in context.question.years]
    pool = answering(context, 0.3, 60, trait="q", concepts=True) or answering(context, 0.3, 60, trait="q")
    if len(years) == 2:
        pool = [h for h in pool if any(years[0] <= y[:4] <= years[1] for y in _dates(context, h))]
    hits = sums.extremes(context, pool)
    return context.answered(context.listed(hits), hits) if hits else None


def _dates(context: Context, hit: Hit) -> list[str]:
    return [str(v["when"]) for v in context.values(hit.passage) if v["when"]]


RULES: dict[str, Callable[[Context], Answer | None]] = {
    "provenance": provenance,
    "links": links,
    "who_says": who_says,
    "order": order,
    "duration": duration,
    "when": when,
    "amount": amount,
    "why": why,
    "compare": compare,
    "define": define,
    "person": person,
    "where": where,
    "extreme": extreme,
    "common": common,
    "theory": theory,
    "chain": chain,
}
