"""A question being answered: its hits, and the answer as it grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.ask import retrieve
from kg.ask.answer import Answer
from kg.ask.question import Mention, Question
from kg.ask.retrieve import Hit
from kg.names import to_traditional
from kg.snapshot import Snapshot, pick
from kg.terms import ID, PASSAGE

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

Json = dict[str, Any]
LEAST = 0.42
"""The least share of a question's weight that a passage must hold to count as an answer."""
LEAST_NAMED = 0.3
"""The same for a passage that speaks of everything that the question names."""
NAMED_SHARE = 0.6
"""The share of what a question names that a passage must speak of where concepts count, too."""
PROPER = {"Actor", "Treaty", "Document", "Project", "Event", "WeaponSystem", "Facility", "Mechanism", "Person"}
"""Classes whose things are individuals, so that a passage that speaks of another one answers nothing."""


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
            # What the best hits say is looked at next, and one read is quicker than many.
            self.snapshot.passages.fetch(h.passage for h in self._hits[:300])
        return self._hits

    def text(self, labels: Json) -> str:
        """Return a text in the question's language, or in the next best, in the right script."""
        language = self.question.language
        if language in {"zh-Hant", "ja"} and language not in labels and labels.get("zh-Hans"):
            found = labels["zh-Hans"]
            return (
                to_traditional(found[0] if isinstance(found, list) else found)
                if language == "zh-Hant"
                else str(found if isinstance(found, str) else found[0])
            )
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
        return {
            "iri": ID + key,
            "type": types[0] if types else "Thing",
            "label": self.name(key),
            "labels": self.snapshot.labels(key),
        }

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
            self.add_entities(
                [
                    end[3:]
                    for s, _, o in self.triples(name)
                    for end in (s, o)
                    if isinstance(end, str) and end.startswith("id:")
                ]
            )
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
            ends = [number(about[p]) for p in ("kg:lowerBound", "kg:upperBound") if p in about]
            value = ends if len(ends) > 1 else ends[0]
        unit = (
            about["kg:currency"]["value"]
            if "kg:currency" in about
            else str(about.get("kg:unit", "")).rsplit(":", 1)[-1]
        )
        whom = about.get("kg:of") or about.get("kg:measure")
        return {
            "value": value,
            "unit": unit,
            "of": self.name(whom[3:]) if isinstance(whom, str) else None,
            "when": when["value"] if when else None,
            "approximate": about.get("kg:approximate", {}).get("value") == "true",
            "bound": self._vocabulary(about, "kg:bound", "kg:lowerBound", "kg:upperBound"),
            "per": self._vocabulary(about, "kg:per"),
        }

    @staticmethod
    def _vocabulary(about: dict[str, Any], name: str, *ends: str) -> str | None:
        """Return a value of a vocabulary as its bare name; of one end of a range alone, which end it is."""
        if name in about:
            return str(about[name]).split(":", 1)[-1]
        given = [end for end in ends if end in about]
        return {"kg:lowerBound": "at-least", "kg:upperBound": "at-most"}[given[0]] if len(given) == 1 else None

    def statement(self, hit: Hit) -> str:
        """Return what a passage says, in the question's language."""
        return self.text(self.snapshot.passages[hit.passage]["summary"])

    def table(self, hits: list[Hit]) -> None:
        """Make the hits the answer's rows."""
        self.answer.columns = ["statement", "speaker", "stance", "article", "line"]
        for hit in hits:
            entry = self.snapshot.passages[hit.passage]
            self.answer.rows.append(
                [
                    self.statement(hit),
                    self.name(entry["speaker"]),
                    entry["stance"],
                    entry["article"],
                    entry["line"],
                ]
            )

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
        self.answer.closest = [
            self.snapshot.evidence(h.passage, self.question.language) for h in near[:4] if h.coverage > 0.15
        ]
        self.answer.evidence, self.answer.values, self.answer.rows, self.answer.paths = [], [], [], []
        return self.answer

    def unnamed(self) -> Answer:
        """Say that a name is not known, with names that come near what is left of the question."""
        answer = self.unknown()
        words = self.question.content.split() or [self.question.folded]
        answer.suggestions = list(dict.fromkeys(near for word in words for near in self.graph.near(word, 3)))[:5]
        return answer

    def answered(self, text: str, hits: list[Hit]) -> Answer:
        """Give hits as the answer."""
        self.answer.status = "answered"
        self.answer.answer = text
        self.table(hits)
        self.add_evidence([h.passage for h in hits])
        self.sparql([h.passage for h in hits])
        self.add_disagreements([h.passage for h in hits])
        return self.answer

    def add_disagreements(self, names: list[str]) -> None:
        """Say where passages of the answer are contradicted, with both sides."""
        chosen = []
        for entry in self.snapshot.disagreements.values():
            shared = set(entry["between"]) & set(names[:4])
            if shared and (len(shared) > 1 or "compare" in self.question.intents or names[0] in shared):
                chosen.append(entry)
        for entry in chosen[:3]:
            self.answer.answer += "\n" + self.say("disagree", text=self.text(entry["content"]))
            self.add_evidence(entry["between"], most=16)

    def listed(self, hits: list[Hit]) -> str:
        """Return the statements of hits, each once, as a list."""
        return "\n".join(f"• {line}" for line in dict.fromkeys(self.statement(h) for h in hits))


def focused(context: Context, mention: Mention) -> list[Hit]:
    """Return the best hits that speak of one named thing."""
    own = [h for h in context.hits if speaks_of(context, h, mention)]
    return [h for h in own if own and h.score >= 0.6 * own[0].score][:8]


def connects(context: Context, hit: Hit, mention: Mention) -> bool:
    """Tell whether a passage's triples connect a thing that a name may mean with another."""
    wanted = {f"id:{k}" for k in mention.keys}
    return any(wanted & {s, o} for s, _, o in context.triples(hit.passage) if isinstance(o, str))


def speaks_of(context: Context, hit: Hit, mention: Mention) -> bool:
    """Tell whether a passage names a thing in its triples, implies it, or spells its name in the summary."""
    implied = context.snapshot.implied.fetch(mention.keys).values()
    if any(hit.place in places for places in implied):
        return True
    if connects(context, hit, mention):
        return True
    return mention.name in context.snapshot.folder_of_names.fold(
        " ".join(context.snapshot.passages[hit.passage]["summary"].values())
    )


def rarest(context: Context) -> list[Mention]:
    """Return the named things of a question that few passages speak of, the rarest first; if all are common,
    the rarest of them."""
    weighed = sorted(((retrieve.weigh(context.snapshot, m), m) for m in context.question.mentions), key=lambda w: -w[0])
    return [m for w, m in weighed if w >= 0.55 * weighed[0][0]] if weighed else []


def proper(context: Context) -> list[Mention]:
    """Return the names of individuals in a question: states, persons, bodies, treaties, events."""
    snapshot = context.snapshot
    return [
        m
        for m in context.question.mentions
        if any(snapshot.is_a(k, c) or c in snapshot.types(k) for k in m.keys for c in PROPER)
    ]


def _named_share(context: Context, hit: Hit) -> float:
    """Return the share, by weight, of what a question names that a passage speaks of."""
    weights = [(retrieve.weigh(context.snapshot, m), speaks_of(context, hit, m)) for m in context.question.mentions]
    return sum(w for w, spoken in weights if spoken) / (sum(w for w, _ in weights) or 1.0) if weights else 1.0


def answering(
    context: Context, share: float, most: int, trait: str = "", each: bool = False, concepts: bool = False
) -> list[Hit]:
    """Return the hits that count as an answer: they speak of all individuals that the question names.

    Parameters
    ----------
    context : Context
    share : float
        Of the best score that a hit must reach.
    most : int
    trait : str
        A letter that the passages must have (see `kg.index.TRAITS`); any where empty.
    concepts : bool
        Hold the passages to most of what the question names, concepts with it.
    each : bool
        Where no passage speaks of all, those that speak of each, if there are some for every one.
    """
    hits = [h for h in context.hits[:600] if trait in h.traits]
    named = proper(context)
    if concepts:
        hits = [h for h in hits if _named_share(context, h) >= NAMED_SHARE]
    full = [h for h in hits if all(speaks_of(context, h, m) for m in named)]
    if named and not full:
        weights = {m: retrieve.weigh(context.snapshot, m) for m in named}
        # A passage on what the United States does often leaves the United States unsaid.
        rare = [m for m in named if weights[m] >= 0.45 * max(weights.values())]
        full = [h for h in hits if all(speaks_of(context, h, m) for m in rare)] if len(rare) < len(named) else []
    found = retrieve.best(full, LEAST_NAMED if named else LEAST * 0.85, share, most)
    if each and len(named) > 1:
        parts = [[h for h in hits if speaks_of(context, h, m) and h.coverage >= LEAST_NAMED * 0.8] for m in named]
        if all(parts):
            few = max(2, most // (2 * len(parts)))
            found += [h for part in parts for h in part[:few]]
    return list(dict.fromkeys(found))[:most]
