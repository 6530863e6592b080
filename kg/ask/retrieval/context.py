"""A question being answered: its hits, and the answer as it grows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from kg.ask.answer import Answer
from kg.ask.retrieval import retrieve
from kg.ask.retrieval.facts import facts_of, values_of
from kg.ask.retrieval.retrieve import Asked, Hit
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import Question, understand
from kg.snapshot import Snapshot, pick
from kg.terms import ID, PASSAGE, is_thing
from kg.thesaurus import Match, matches
from kg.words import stem

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

Json = dict[str, Any]
T = TypeVar("T")
_OF_CLAIMS = {"rdf:subject", "rdf:predicate", "rdf:object"}
PART_OF = {"dcterms:isPartOf", "skos:broader"}
"""Relations from a part or a kind to what it belongs to."""
COMMON = 0.2
"""The share of the passages from which on an individual is so common that it may be left unsaid."""


class Context:
    """A question being answered.

    Parameters
    ----------
    graph : KnowledgeGraph
    question : Question

    Attributes
    ----------
    kept : dict
        What is worked out of the question once and needed again.
    """

    def __init__(self, graph: KnowledgeGraph, question: Question) -> None:
        self.graph = graph
        self.snapshot: Snapshot = graph.snapshot
        self.question = question
        self.answer = Answer(question.text, question.language, intent=question.intent)
        self.say = question.grammar.frame
        self.kept: dict[object, Any] = {}
        self._hits: list[Hit] | None = None
        self._sought: list[Asked] | None = None

    @property
    def sought(self) -> list[Asked]:
        """What the question is found by, each with the passages that hold it."""
        if self._sought is None:
            self._sought = retrieve.asked(self.snapshot, self.question)
        return self._sought

    @property
    def hits(self) -> list[Hit]:
        """Passages ranked for the question, in the articles that it asks about."""
        if self._hits is None:
            self._hits = retrieve.rank(self.snapshot, self.question, self.sought, self.question.articles)
            # What the best hits say is looked at next, and one read is quicker than many.
            self.snapshot.passages.read_ahead([h.passage for h in self._hits])
        return self._hits

    def part(self, text: str) -> Context:
        """Return a part of the question, or what it is put as, as a question of its own."""
        return Context(self.graph, understand(self.snapshot, text, self.question.language))

    def once(self, name: object, work: Callable[[], T]) -> T:
        """Return what is worked out of the question once and needed again."""
        if name not in self.kept:
            self.kept[name] = work()
        found: T = self.kept[name]
        return found

    def always(self, kind: str, key: object, work: Callable[[], T]) -> T:
        """Return what is worked out once for all questions, of some kind and of one thing."""
        kept: dict[object, T] = self.snapshot.kept.setdefault(kind, {})
        if key not in kept:
            kept[key] = work()
        return kept[key]

    def asking(self, **changed: Any) -> Context:
        """Return what the question asks with some of its attributes changed (see `Question`)."""
        question = self.question.fresh()
        vars(question).update(changed)
        return Context(self.graph, question)

    @property
    def asks_not(self) -> bool:
        """Whether it is asked what is not so, or what somebody refused."""
        return self.question.negative or self.denying(self.question.groups)

    def near(self, most: int = 4) -> list[Json]:
        """Return the statements nearest to the question, from whatever article, as evidence."""
        return self._as_evidence(retrieve.rank(self.snapshot, self.question, self.sought)[:most])

    def _as_evidence(self, hits: list[Hit]) -> list[Json]:
        return [self.snapshot.evidence(h.passage, self.question.language) for h in hits]

    @property
    def common(self) -> float:
        """In how many passages a thing is so common that it may be left unsaid."""
        return COMMON * len(self.snapshot.order)

    @property
    def comma(self) -> str:
        """What stands between the items of a list in the question's language."""
        return ", " if self.question.language == "en" else "、"

    def text(self, labels: Json) -> str:
        """Return a text in the question's language, or in the next best."""
        return pick(labels, self.question.language)

    def name(self, key: str) -> str:
        """Return a thing's name in the question's language."""
        return self.snapshot.label(key, self.question.language)

    def titled(self, article: str) -> str:
        """Return an article's number and what it is called."""
        entry = self.snapshot.articles[article]
        return f"{entry['number']}, {self.text(entry['labels'])}"

    def may_be(self, mention: Mention, *classes: str) -> bool:
        """Tell whether a name may mean a thing of one of some classes."""
        return self.any_is(mention.keys, *classes)

    def any_is(self, keys: Iterable[str], *classes: str) -> bool:
        """Tell whether one of some things is of one of some classes."""
        return any(self.snapshot.is_a(k, c) for k in keys for c in classes)

    def types(self, mention: Mention) -> set[str]:
        """Return the classes of the things that a name may mean, as they are given."""
        return {t for k in mention.keys for t in self.snapshot.types(k)}

    def called(self, key: str, language: str = "") -> list[str]:
        """Return the names of a thing, folded, in one language or in all."""
        labels = self.snapshot.labels(key)
        fold = self.snapshot.folder_of_names.fold
        return [fold(n) for tag in ([language] if language else labels) for n in labels.get(tag, ())]

    def called_by(self, key: str, other: str) -> bool:
        """Tell whether a thing's name holds that of another, in any language; in English as whole words."""
        return any(
            (f" {own} " in f" {name} " if own.isascii() else own in name)
            for tag in self.snapshot.labels(other)
            for own in self.called(other, tag)
            for name in self.called(key, tag)
        )

    def phrases(self, text: str) -> tuple[Match, ...]:
        """Return the words of the thesaurus in a folded text, in order of place."""
        return matches(text, self.snapshot.phrases.fetch)

    def groups(self, text: str) -> set[str]:
        """Return the groups of the words of the thesaurus in a folded text."""
        return {g for m in self.phrases(text) for g in m.groups}

    def meanings(self, key: str, language: str = "") -> set[str]:
        """Return the groups of the words of the thesaurus in the names of a thing, in one language or in all."""
        return {g for name in self.called(key, language) for g in self.groups(name)}

    def denying(self, groups: Iterable[str]) -> bool:
        """Tell whether one of some groups of the thesaurus denies something itself ("refuse")."""
        known = self.snapshot.word_groups
        return any(known[g]["negative"] for g in groups)

    def sorts(self, groups: Iterable[str]) -> list[str]:
        """Return the classes of the things that the words of some groups of the thesaurus are words for."""
        known = self.snapshot.word_groups
        return [name for g in groups for name in known[g]["classes"]]

    def english(self, hit: Hit) -> str:
        """Return the English summary of a passage (every passage has one), folded."""
        # The same passages are looked at by rule after rule, and for question after question.
        snapshot, name = self.snapshot, hit.passage
        return self.always(
            "English summaries", name, lambda: snapshot.folder_of_names.fold(snapshot.passages[name]["summary"]["en"])
        )

    def words(self, hit: Hit) -> tuple[Match, ...]:
        """Return the words of the thesaurus in the English summary of a passage, in order of place."""
        told = self.snapshot.words
        return self.always(
            "words of English summaries",
            hit.passage,
            lambda: tuple(Match(start, end, tuple(groups)) for start, end, *groups in told[hit.passage]),
        )

    def triples(self, name: str) -> list[Any]:
        """Return the triples of a passage."""
        found: list[Any] = self.snapshot.passages[name]["triples"]
        return found

    def stated(self, name: str) -> list[tuple[str, str, str]]:
        """Return the triples of a passage without those that give a number, a date or a text."""
        return [(s, p, o) for s, p, o in self.triples(name) if isinstance(o, str)]

    def ends(self, name: str) -> set[str]:
        """Return the things that a passage's triples relate (``id:`` and so on), classes and codes with them."""
        return {end for s, _, o in self.triples(name) for end in (s, o) if isinstance(end, str)}

    def things(self, name: str) -> set[str]:
        """Return the keys of the things that a passage's triples relate."""
        return {end[3:] for end in self.ends(name) if is_thing(end)}

    def others(self, name: str, *classes: str) -> set[str]:
        """Return the keys of the things of some classes that a passage's triples relate and the question does not
        name."""
        return {k for k in self.things(name) - self.question.keys if self.any_is([k], *classes)}

    def kinds(self, hit: Hit) -> set[str]:
        """Return of what kinds the claims, and of what modality the proposals of a passage are."""
        return {str(o) for _, p, o in self.triples(hit.passage) if p in {"kg:claimKind", "kg:modality"}}

    def relations(self, name: str) -> tuple[tuple[str, str, str], ...]:
        """Return the relations that a passage states, and those that its claims consist in."""
        # The same passages are looked at for many questions, and again and again for one.
        return self.always("relations of passages", name, lambda: self._relations(name))

    def _relations(self, name: str) -> tuple[tuple[str, str, str], ...]:
        parts: dict[str, dict[str, str]] = {}
        stated = self.stated(name)
        for s, p, o in stated:
            if p in _OF_CLAIMS:
                parts.setdefault(s, {})[p] = o
        claimed = [(c["rdf:subject"], c["rdf:predicate"], c["rdf:object"]) for c in parts.values() if len(c) == 3]
        return (*claimed, *stated)

    def part_of(self, key: str) -> set[str]:
        """Return the keys of what a thing is a part or a kind of."""
        told = (t for name in self.snapshot.speaking_of(key) for t in self.relations(name))
        return {o[3:] for s, p, o in told if s == f"id:{key}" and p in PART_OF}

    def parts(self, name: str) -> dict[str, dict[str, set[str]]]:
        """Return all that a passage relates each subject to (``id:`` and so on), by predicate."""
        found: dict[str, dict[str, set[str]]] = {}
        for s, p, o in self.stated(name):
            found.setdefault(s, {}).setdefault(p, set()).add(o)
        return found

    def facts(self, name: str) -> dict[str, dict[str, Any]]:
        """Return what a passage says of each subject: the values by predicate, the first where there are several."""
        return facts_of(self.snapshot, name)

    def measures(self, name: str) -> set[str]:
        """Return the keys of what a passage gives numbers of."""
        return {str(about["kg:measure"])[3:] for about in self.facts(name).values() if "kg:measure" in about}

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
            self.add_entities([end[3:] for s, _, o in self.triples(name) for end in (s, o) if is_thing(end)])
            self.answer.values += [v for v in self.values(name) if v not in self.answer.values]

    def values(self, name: str) -> list[Json]:
        """Return the numbers and dates that a passage holds."""
        return values_of(self.facts(name), self.name)

    def statement(self, hit: Hit) -> str:
        """Return what a passage says, in the question's language."""
        return self.statement_of(hit.passage)

    def stems(self, name: str) -> set[str]:
        """Return the stems of the longer English words of what a passage says, whatever the language asked in."""
        return {stem(word) for word in re.findall(r"[a-z]{4,}", self.snapshot.passages[name]["summary"]["en"].lower())}

    def statement_of(self, name: str) -> str:
        """Return what a passage of a name says, in the question's language."""
        return self.text(self.snapshot.passages[name]["summary"])

    def table(self, hits: list[Hit]) -> None:
        """Add the hits to the answer's rows, where these are statements."""
        columns = ["statement", "speaker", "stance", "article", "line"]
        if self.answer.columns not in ([], columns):
            return
        self.answer.columns = columns
        for hit in hits:
            entry = self.snapshot.passages[hit.passage]
            placed = [entry["stance"], entry["article"], entry["line"]]
            self.answer.rows.append([self.statement(hit), self.name(entry["speaker"]), *placed])

    def sparql(self, names: list[str]) -> None:
        """Say as SPARQL what the answer rests on."""
        passages = " ".join(f"<{PASSAGE}{n}>" for n in names)
        self.answer.sparql = (
            "SELECT ?passage ?subject ?predicate ?object WHERE {\n"
            f"  VALUES ?passage {{ {passages} }}\n  GRAPH ?passage {{ ?subject ?predicate ?object }}\n}}"
        )

    def unknown(self, text: str = "") -> Answer:
        """Say that the graph holds no answer, with the nearest statements apart from it."""
        near = self.hits or retrieve.rank(self.snapshot, self.question, self.sought)
        self.answer.status = "unknown"
        self.answer.answer = text or self.say("unknown")
        self.answer.closest = self._as_evidence([h for h in near[:4] if h.coverage > 0.15])
        self.answer.evidence, self.answer.values, self.answer.rows, self.answer.paths = [], [], [], []
        return self.answer

    def unnamed(self) -> Answer:
        """Say that a name is not known, with names that come near what is left of the question."""
        answer = self.unknown()
        words = self.question.content.split() or [self.question.folded]
        answer.suggestions = list(dict.fromkeys(near for word in words for near in self.graph.near(word, 3)))[:5]
        return answer

    def answered(self, text: str, hits: list[Hit], complete: bool = False, most: int = 12) -> Answer:
        """Give hits as the answer, at most so many as its evidence."""
        from kg.ask.retrieval import disagreement

        names = [h.passage for h in hits]
        self.answer.status = "answered"
        self.answer.answer = text
        self.table(hits)
        self.add_evidence(names)
        self.sparql(names)
        disagreement.tell(self, names)
        # Both sides of a disagreement are shown before what else stands behind an answer.
        self.add_evidence(names, most)
        self.answer.complete |= complete
        return self.answer

    def tell(self, hits: list[Hit], complete: bool = False, most: int = 12) -> Answer:
        """Give the statements of hits as the answer."""
        return self.answered(self.listed(hits), hits, complete, most)

    def stated_of(self, *keys: str) -> Iterator[tuple[str, str, str, str]]:
        """Yield what the passages that speak of some things state, each triple after the name of its passage."""
        for key in keys:
            for name in self.snapshot.speaking_of(key):
                for s, p, o in self.stated(name):
                    yield name, s, p, o

    def dates(self, name: str) -> list[str]:
        """Return the dates of the numbers and things that a passage tells."""
        return [str(v["when"]) for v in self.values(name) if v["when"]]

    def stance(self, hit: Hit) -> str:
        """Return how its article stands to what a passage says."""
        return str(self.snapshot.passages[hit.passage]["stance"])

    def hits_of(self, names: Iterable[str]) -> list[Hit]:
        """Return passages as hits that are all worth the same."""
        return [retrieve.plain(self.snapshot, self.snapshot.places[name]) for name in names]

    def also(self, hits: list[Hit], nearby: bool = False) -> None:
        """Add statements to those of the answer: as lines, as rows, and as evidence; under a head of their own what is
        told nearby only."""
        if hits:
            head = self.say("nearby") + "\n" if nearby and self.say("nearby") not in self.answer.answer else ""
            self.answer.answer += "\n" + head + self.listed(hits)
            self.table(hits)
            # What is told is shown, whatever stands behind the answer already.
            self.add_evidence([h.passage for h in hits], most=len(self.answer.evidence) + len(hits))

    def listed(self, hits: list[Hit]) -> str:
        """Return the statements of hits, each once, as a list."""
        for hit in hits:
            self.answer.back(self.statement(hit), [hit.passage])
        return "\n".join(f"• {line}" for line in dict.fromkeys(self.statement(h) for h in hits))
