"""What is done for each kind of question. Every intent is a general rule over the graph; none knows an answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.ask import retrieve
from kg.ask.answer import Answer
from kg.ask.question import Mention, Question
from kg.ask.retrieve import Hit
from kg.dates import say
from kg.names import to_traditional
from kg.snapshot import Snapshot, pick
from kg.terms import ID, PASSAGE

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

Json = dict[str, Any]
LEAST = 0.42
"""The least share of a question's weight that a passage must hold to count as an answer."""


class Context:
    """A question being answered.

    Parameters
    ----------
    graph : KnowledgeGraph
    question : Question
    """

    def __init__(self, graph: KnowledgeGraph, question: Question) -> None:
        self.graph = graph
        self.snapshot: Snapshot = graph.snapshot
        self.question = question
        self.answer = Answer(question.text, question.language, intent=question.intent)
        self.say = question.grammar.frame
        self._hits: list[Hit] | None = None

    @property
    def hits(self) -> list[Hit]:
        """Passages ranked for the question, in the articles that it asks about."""
        if self._hits is None:
            self._hits = retrieve.rank(self.snapshot, self.question, self.question.articles)
        return self._hits

    def text(self, labels: Json) -> str:
        """Return a text in the question's language, or in the next best, in the right script."""
        language = self.question.language
        if language in {"zh-Hant", "ja"} and language not in labels and labels.get("zh-Hans"):
            found = labels["zh-Hans"]
            return to_traditional(found[0] if isinstance(found, list) else found) if language == "zh-Hant" else str(found if isinstance(found, str) else found[0])
        return pick(labels, language)

    def name(self, key: str) -> str:
        """Return a thing's name in the question's language."""
        return self.snapshot.label(key, self.question.language)

    def triples(self, name: str) -> list[Any]:
        """Return the triples of a passage."""
        found: list[Any] = self.snapshot.passages[name]["triples"]
        return found

    def entity(self, key: str) -> Json:
        """Return a thing as the contract prints it."""
        types = self.snapshot.types(key)
        return {"iri": ID + key, "type": types[0] if types else "Thing", "label": self.name(key), "labels": self.snapshot.labels(key)}

    def add_entities(self, keys: list[str], most: int = 40) -> None:
        """Add things to the answer's entities, each once."""
        known = {e["iri"] for e in self.answer.entities}
        for key in keys:
            if ID + key not in known and key in self.snapshot.things and len(self.answer.entities) < most:
                known.add(ID + key)
                self.answer.entities.append(self.entity(key))

    def add_evidence(self, names: list[str], most: int = 12) -> None:
        """Add passages to the evidence, and the things and numbers that they hold to the answer."""
        known = {e["passage"] for e in self.answer.evidence}
        for name in names:
            if name not in self.snapshot.passages or PASSAGE + name in known or len(known) >= most:
                continue
            known.add(PASSAGE + name)
            self.answer.evidence.append(self.snapshot.evidence(name, self.question.language))
            self.add_entities([end[3:] for s, _, o in self.triples(name) for end in (s, o) if isinstance(end, str) and end.startswith("id:")])
            self.answer.values += [v for v in self.values(name) if v not in self.answer.values]

    def values(self, name: str) -> list[Json]:
        """Return the numbers and dates that a passage holds."""
        facts: dict[str, dict[str, Any]] = {}
        for s, p, o in self.triples(name):
            facts.setdefault(s, {}).setdefault(p, o)
        found = []
        for key, about in facts.items():
            when = about.get("kg:date")
            if "kg:value" in about or "kg:lowerBound" in about:
                found.append(self._quantity(about, when))
            elif when is not None:
                found.append({"value": when["value"], "unit": "date", "of": self.name(key[3:]), "when": when["value"]})
        return found

    def _quantity(self, about: dict[str, Any], when: Any) -> Json:
        def number(term: Json) -> float | int:
            value = float(term["value"])
            return int(value) if value.is_integer() else value

        value: Any = number(about["kg:value"]) if "kg:value" in about else None
        if value is None:
            value = [number(about[p]) for p in ("kg:lowerBound", "kg:upperBound") if p in about]
        unit = about["kg:currency"]["value"] if "kg:currency" in about else str(about.get("kg:unit", "")).rsplit(":", 1)[-1]
        whom = about.get("kg:of") or about.get("kg:measure")
        return {
            "value": value,
            "unit": unit,
            "of": self.name(whom[3:]) if isinstance(whom, str) else None,
            "when": when["value"] if when else None,
            "approximate": about.get("kg:approximate", {}).get("value") == "true",
        }

    def statement(self, hit: Hit) -> str:
        """Return what a passage says, in the question's language."""
        return self.text(self.snapshot.passages[hit.passage]["summary"])

    def table(self, hits: list[Hit]) -> None:
        """Make the hits the answer's rows."""
        self.answer.columns = ["statement", "speaker", "stance", "article", "line"]
        for hit in hits:
            entry = self.snapshot.passages[hit.passage]
            self.answer.rows.append([self.statement(hit), self.name(entry["speaker"]), entry["stance"], entry["article"], entry["line"]])

    def sparql(self, names: list[str]) -> None:
        """Say as SPARQL what the answer rests on."""
        passages = " ".join(f"<{PASSAGE}{n}>" for n in names)
        self.answer.sparql = (
            "SELECT ?passage ?subject ?predicate ?object WHERE {\n"
            f"  VALUES ?passage {{ {passages} }}\n  GRAPH ?passage {{ ?subject ?predicate ?object }}\n}}"
        )

    def unknown(self, text: str = "") -> Answer:
        """Say that the graph holds no answer, with the nearest statements apart from it."""
        near = self.hits or retrieve.rank(self.snapshot, self.question)
        self.answer.status = "unknown"
        self.answer.answer = text or self.say("unknown")
        self.answer.closest = [self.snapshot.evidence(h.passage, self.question.language) for h in near[:4] if h.coverage > 0.15]
        self.answer.evidence, self.answer.values, self.answer.rows, self.answer.paths = [], [], [], []
        return self.answer

    def answered(self, text: str, hits: list[Hit]) -> Answer:
        """Give hits as the answer."""
        self.answer.status = "answered"
        self.answer.answer = text
        self.table(hits)
        self.add_evidence([h.passage for h in hits])
        self.sparql([h.passage for h in hits])
        return self.answer

    def listed(self, hits: list[Hit]) -> str:
        """Return the statements of hits, each once, as a list."""
        return "\n".join(f"• {line}" for line in dict.fromkeys(self.statement(h) for h in hits))


def links(context: Context) -> Answer | None:
    """How two named things are linked: ranked paths."""
    from kg import paths

    question = context.question
    mentions = question.mentions
    if len(mentions) < 2:
        return None
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
    for number, steps in enumerate(answer.paths, 1):
        lines.append(f"{number}. " + "; ".join(dict.fromkeys(s["sentence"] for s in steps)))
        for place, step in enumerate(steps, 1):
            answer.rows.append([number, place, step["sentence"], step["date"], step["speaker"]])
            names_of += [p.removeprefix(PASSAGE) for p in step["passages"][:2] if p.startswith(PASSAGE)]
    for path in found.paths:
        context.add_entities(path.nodes)
    context.add_evidence(list(dict.fromkeys(names_of)), most=24)
    answer.answer = "\n".join(lines)
    context.sparql(list(dict.fromkeys(names_of)))
    return answer


def dated(context: Context, mention: Mention | None = None) -> list[tuple[str, str, str, str, Hit]]:
    """Return dated things among the best hits: key, date, earliest, latest, hit."""
    hits = retrieve.best(context.hits, LEAST, 0.6, 12)
    wanted = set(mention.keys) if mention else None
    rows = []
    days = {s: (d, e, lt) for s, d, e, lt in _days(context, hits)}
    for hit in hits:
        for s, p, o in context.triples(hit.passage):
            if p == "kg:date" and s in days and "Quantity" not in context.snapshot.types(s[3:]):
                if wanted and s[3:] not in wanted and not any(f"id:{k}" in (t[0], t[2]) for k in wanted for t in context.triples(hit.passage) if isinstance(t[2], str)):
                    continue
                rows.append((s[3:], *days[s], hit))
    return rows


def _days(context: Context, hits: list[Hit]) -> list[tuple[str, str, str, str]]:
    keys = {s for h in hits for s, p, _ in context.triples(h.passage) if p == "kg:date"}
    if not keys:
        return []
    things = " ".join(sorted(f"<{ID}{k[3:]}>" for k in keys if k.startswith("id:")))
    query = (
        "SELECT ?thing ?date ?earliest ?latest WHERE {\n"
        f"  VALUES ?thing {{ {things} }}\n  ?thing kg:date ?date ; kg:earliest ?earliest ; kg:latest ?latest .\n}}"
    )
    context.answer.sparql = query
    return [
        ("id:" + r["thing"].value.removeprefix(ID), r["date"].value, r["earliest"].value, r["latest"].value)
        for r in context.graph.query(query)
    ]


def when(context: Context) -> Answer | None:
    """When something happened: the dates of the things that the best statements are about."""
    rows = dated(context)
    if not rows:
        return None
    query = context.answer.sparql
    best: dict[str, tuple[str, Hit]] = {}
    for key, text, _, _, hit in rows:
        best.setdefault(key, (text, hit))
    hits = list(dict.fromkeys(hit for _, hit in best.values()))[:6]
    lines = [context.say("date", name=_title(context, key, hit), date=say(text, context.question.language)) for key, (text, hit) in best.items() if hit in hits]
    answer = context.answered("\n".join(dict.fromkeys(lines)), hits)
    answer.sparql = query
    return answer


def _title(context: Context, key: str, hit: Hit) -> str:
    types = set(context.snapshot.types(key))
    if types & {"Claim", "ProposedAct", "Negation", "CaseCoding"}:
        return context.statement(hit).rstrip(".。")
    return context.name(key)


def duration(context: Context) -> Answer | None:
    """How long between two dated things, or which was earlier."""
    found: list[tuple[str, str, str, str, Hit]] = []
    rows = dated(context)
    if len(context.question.mentions) >= 2:
        for mention in (context.question.mentions[0], context.question.mentions[-1]):
            mine = dated(context, mention)
            found += mine[:1]
    if len({f[0] for f in found}) < 2:
        found = list({r[0]: r for r in rows}.values())[:2]
    if len(found) < 2:
        return None
    found.sort(key=lambda r: r[2])
    first, second = found[0], found[-1]
    language = context.question.language
    named = {
        "first": context.name(first[0]), "first_date": say(first[1], language),
        "second": context.name(second[0]), "second_date": say(second[1], language),
    }  # fmt: skip
    low, high = date.fromisoformat(first[2]), date.fromisoformat(second[2])
    exact = first[2] == first[3] and second[2] == second[3]
    months = (high.year - low.year) * 12 + high.month - low.month
    text = context.say("duration", days=(high - low).days, **named) if exact else context.say("duration_about", months=months, **named)
    answer = context.answered(text, [first[4], second[4]])
    answer.values.insert(0, {"value": (high - low).days if exact else months, "unit": "DAY" if exact else "MO", "of": None, "when": None})
    return answer


def who_says(context: Context) -> Answer | None:
    """Who says something: the claimants of the best claims."""
    hits = [h for h in retrieve.best(context.hits, LEAST, 0.6, 12) if set(h.traits) & set("cpn")] or retrieve.best(context.hits, LEAST, 0.6, 4)
    if not hits:
        return None
    lines = []
    for hit in hits[:6]:
        entry = context.snapshot.passages[hit.passage]
        speakers = [o[3:] for _, p, o in entry["triples"] if p in {"kg:claimant", "kg:proposedBy"} and isinstance(o, str)]
        names = ", ".join(dict.fromkeys(context.name(k) for k in speakers or [entry["speaker"]]))
        lines.append(context.say("says", speaker=names, text=context.statement(hit)))
    return context.answered("\n".join(dict.fromkeys(lines)), hits[:6])


def define(context: Context) -> Answer | None:
    """What or who a thing is: what its types and the statements on it say."""
    question = context.question
    if len(question.mentions) != 1 or len(question.content.split()) > 3:
        return None
    mention = question.mentions[0]
    if len(mention.keys) > 1:
        return ambiguous(context, mention)
    key = mention.keys[0]
    hits = [h for h in context.hits if h.coverage >= LEAST]
    full = [h for h in hits if any(f"id:{key}" in (s, o) for s, _, o in context.triples(h.passage) if isinstance(o, str))] or hits
    if not full:
        return None
    defining = [h for h in full if "f" in h.traits]
    chosen = (defining + [h for h in full if h not in defining])[:8]
    kind = context.text(_class_labels(context, key))
    lines = [context.say("is_a", name=context.name(key), type=kind)]
    others = [n for n in context.snapshot.labels(key).get(question.language, [])[1:6]]
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


def order(context: Context) -> Answer | None:
    """Dated things in order of time."""
    rows = sorted({(r[0], r[1], r[2]): r for r in dated(context)}.values(), key=lambda r: (r[2], r[3]))
    if not rows:
        return None
    query = context.answer.sparql
    language = context.question.language
    lines = [f"• {say(r[1], language)}  {_title(context, r[0], r[4])}" for r in rows]
    answer = context.answered("\n".join(dict.fromkeys(lines)), list(dict.fromkeys(r[4] for r in rows)))
    answer.sparql = query
    return answer


def compare(context: Context) -> Answer | None:
    """What is said of each of several things, side by side."""
    question = context.question
    sides = [m for m in question.mentions]
    if len(sides) < 2 and len(question.articles) < 2:
        return lookup(context)
    overall = retrieve.best(context.hits, LEAST * 0.6, 0.5, 8)
    chosen: list[Hit] = list(overall)
    for mention in sides:
        own = [h for h in context.hits if any(f"id:{k}" in (s, o) for k in mention.keys for s, _, o in context.triples(h.passage) if isinstance(o, str))]
        chosen += own[:2]
    chosen = list(dict.fromkeys(chosen))[:12]
    if not overall:
        return None
    return context.answered(context.listed(chosen), chosen)


def lookup(context: Context) -> Answer | None:
    """The statements nearest to the question, where one plainly answers it."""
    wide = {"amount", "why", "compare", "provenance"} & set(context.question.intents)
    hits = retrieve.best(context.hits, LEAST, 0.62, 10 if wide else 6)
    return context.answered(context.listed(hits), hits) if hits else None


RULES: dict[str, Callable[[Context], Answer | None]] = {
    "links": links,
    "who_says": who_says,
    "order": order,
    "duration": duration,
    "when": when,
    "compare": compare,
    "define": define,
}


def denied(context: Context) -> Json | None:
    """Return the negation that contradicts what a question takes for granted, if the graph holds one."""
    question = context.question
    if question.negative:
        return None
    named = {f"id:{k}" for m in question.mentions for k in m.keys}
    for hit in context.hits[:25]:
        if "n" not in hit.traits or hit.coverage < LEAST:
            continue
        facts = {p: (s, o) for s, p, o in context.triples(hit.passage)}
        ends = {facts[p][1] for p in ("rdf:subject", "rdf:object") if p in facts and isinstance(facts[p][1], str)}
        if len(ends) == 2 and ends <= named:
            return {"holds": False, "text": context.statement(hit), "passages": [PASSAGE + hit.passage]}
    return None
