"""Which of several things a name means, and which name a slip of the pen means: taken where the question decides it,
asked back where it doesn't, never guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.ask.answer import Answer
from kg.ask.retrieval.choose import PROPER
from kg.ask.retrieval.context import Context
from kg.ask.understanding import office
from kg.ask.understanding.grammar import follow, load
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import Question
from kg.errors import UnknownThingError
from kg.names import language_of, spans
from kg.snapshot import Snapshot, pick
from kg.spelling import Reading, read

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

NAMED_BY_PART = PROPER - {"Actor"} | {"Journal", "Place"}
"""Classes whose things are called by the first word of their name ("Washington" for the conference)."""
LEAST_FIT, CLEARLY = 0.5, 0.25
"""The share of the rest of a question that a passage on one meaning must hold to decide for it, and by how much
more it must hold than any passage on another."""
LEAST_WORDS = 2
"""With how many words beside the name a question asks of more than the name."""
MOST_WORDS = 2
"""How many words a name may have after the part by which a thing is called."""


class Choices:
    """What the reader chose, each taken for the name that may mean it.

    Parameters
    ----------
    given : sequence of str
        Keys, or numbers of the list that was printed.
    """

    def __init__(self, given: Sequence[str] = ()) -> None:
        self._left = list(given)
        self._held = False

    @property
    def left(self) -> bool:
        """Whether anything is chosen that no name took yet."""
        return bool(self._left)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let nothing be taken meanwhile: where readings are only tried."""
        before, self._held = self._held, True
        try:
            yield
        finally:
            self._held = before

    def key(self, keys: Sequence[str]) -> str | None:
        """Return the meaning chosen by its key."""
        for text in [] if self._held else self._left:
            key = text.removeprefix("id:")
            if key in keys:
                self._left.remove(text)
                return key
        return None

    def among(self, keys: Sequence[str]) -> str | None:
        """Return the meaning chosen among those that are asked about: by its key, else by the next number."""
        found = self.key(keys)
        if found is None and not self._held and self._left and self._left[0].isdecimal():
            number = int(self._left[0])
            if 0 < number <= len(keys):
                self._left.pop(0)
                return keys[number - 1]
        return found

    def check(self, answer: Answer | None) -> None:
        """Raise where a choice fits nothing that a name of the question may mean.

        Parameters
        ----------
        answer : Answer or None
            To the question; where it asks what is meant, the error lists that. A number where nothing is to be chosen
            is no error: `told` says so.

        Raises
        ------
        UnknownThingError
        """
        asked = answer.suggestions if answer is not None and answer.status == "ambiguous" else []
        if not self._left or (answer is not None and not asked and self.idle):
            return
        listed = "; ".join(f"{i}. {text}" for i, text in enumerate(asked, 1))
        raise UnknownThingError(
            f"{self._left[0]!r} is none of the things that a name in this question may mean.",
            f"Choose among: {listed}." if listed else "Ask without --choose to see them.",
        )

    @property
    def idle(self) -> bool:
        """Whether only numbers are left."""
        return bool(self._left) and all(text.isdecimal() for text in self._left)


def mended(graph: KnowledgeGraph, text: str) -> tuple[str, list[Reading]]:
    """Return a question with clear slips in names mended (English; see `kg.spelling.read`)."""
    if language_of(text, graph.snapshot.folder_of_names) != "en":
        return text, []
    return read(graph.snapshot, text, load("en", graph.snapshot).stop)


def told(graph: KnowledgeGraph, answer: Answer, typed: str, readings: Sequence[Reading], choices: Choices) -> Answer:
    """Say in an answer how a question with slips was read, and that a number chooses nothing where it doesn't."""
    answer.question = typed
    if choices.idle or readings:
        say = follow(answer.language, graph.snapshot).say
        lines = [say["read"].format(typed=r.typed, name=r.name) for r in readings]
        idle = [say["nothing_to_choose"]] if choices.idle else []
        answer.answer = "\n".join([*lines, *idle, answer.answer])
        # How it was read stands above, and is meant no more.
        answer.suggestions = [s for s in answer.suggestions if s not in {r.name for r in readings}]
        answer.readings = lines + answer.readings
    return answer


def settle(
    graph: KnowledgeGraph, question: Question, choices: Choices, answer: Callable[[Question], Answer]
) -> Answer | None:
    """Return the answer to a question in which a name has several meanings, or None where none has.

    Parameters
    ----------
    graph : KnowledgeGraph
    question : Question
    choices : Choices
    answer : callable
        Answers a question whose names have one meaning each.

    Returns
    -------
    Answer or None
        For the meaning that was chosen; else that which the words around the name ask for ("in Washington", "the
        journal ..."); else that which alone goes with the rest of the question; else that which alone has an answer.
        Where several have, and not the same, the status is ``ambiguous``. How it was read is in ``readings``.
    """
    borne = _Reader(graph, office.spelt(graph.snapshot, question), answer).by_office()
    if borne is not None:
        return borne
    reader = _Reader(graph, question, answer)
    places = [i for i, m in enumerate(question.mentions) if len(m.keys) > 1 or choices.left]
    found = (reader.as_one(place, choices) for place in places)
    return next((a for a in found if a is not None), None)


class _Reader:
    """A question as it is read where a name has several meanings.

    Parameters
    ----------
    graph : KnowledgeGraph
    question : Question
    answer : callable
        As in `settle`.
    """

    def __init__(self, graph: KnowledgeGraph, question: Question, answer: Callable[[Question], Answer]) -> None:
        self._graph, self._snapshot, self._question, self._answer = graph, graph.snapshot, question, answer

    def by_office(self) -> Answer | None:
        """Return the answer where an office stands for who holds it: the one who does, or of several the one who goes
        with the rest of the question."""
        found = office.holders(self._snapshot, self._question)
        if found is None:
            return None
        place, keys = found
        key = keys[0] if len(keys) == 1 else self._by_rest(self._question.mentions[place], keys)
        return self._as(place, key, "by_office") if key else None

    def as_one(self, place: int, choices: Choices) -> Answer | None:
        """Return the answer for the one meaning of a name, or what asks back which; None where it has but one, and no
        other is chosen."""
        question = self._question
        mention = question.mentions[place]
        keys = meanings(self._snapshot, mention)
        # A number is one of a list that was shown, so only what is asked back is chosen by it.
        if chosen := choices.key(keys) if len(keys) > 1 else None:
            return self._as(place, chosen, "chosen")
        if len(mention.keys) < 2:
            return None
        if typed := _by_type(self._snapshot, question, mention, keys):
            return self._as(place, typed, "by_type")
        if question.intent != "define" or not question.bare:
            if fitting := self._by_rest(mention, keys):
                return self._as(place, fitting, "by_rest")
            if government := _government(self._snapshot, question, keys):
                return self._as(place, government, "government")
            if found := self._answered_alone(place, keys, choices):
                return found
        chosen = choices.among(keys)
        return self._as(place, chosen, "chosen") if chosen else self._asked_back(mention, keys)

    def _by_rest(self, mention: Mention, keys: Sequence[str]) -> str | None:
        """Return the one meaning of which a passage speaks together with the rest of what is asked."""
        context = Context(self._graph, self._question)
        rest = [a for a in context.sought if a.mention != mention and a.known]
        whole = sum(a.weight for a in rest)
        if not whole:
            return None

        def fit(key: str) -> float:
            places = self._snapshot.telling_of([key])
            return max((sum(a.worth(p) for a in rest) / whole for p in places), default=0.0)

        ranked = sorted(((fit(k), k) for k in keys), reverse=True)
        return ranked[0][1] if ranked[0][0] >= max(LEAST_FIT, ranked[1][0] + CLEARLY) else None

    def _answered_alone(self, place: int, keys: Sequence[str], choices: Choices) -> Answer | None:
        """Return the answer for the one meaning that has one; of several that have the same, or where none has, for the
        first."""
        with choices.held():
            tried = {k: self._as(place, k, "by_rest") for k in keys}
        told = {k: a for k, a in tried.items() if a.status != "unknown"}
        if len({tuple(e["passage"] for e in a.evidence) for a in told.values()}) > 1:
            return None
        key, found = next(iter((told or tried).items()))
        # Another name may still be chosen.
        return self._as(place, key, "by_rest") if choices.left else found

    def _as(self, place: int, key: str, how: str) -> Answer:
        """Return the answer where a name means one thing, and say how that was told."""
        question, snapshot = self._question, self._snapshot
        one, mention, language = question.fresh(), question.mentions[place], question.language
        # Passages are to be found by the name of what is meant, not by what it shares with others.
        name = snapshot.folder_of_names.fold(snapshot.label(key, question.grammar.language))
        one.mentions = [m._replace(name=name, keys=(key,)) if m.name == mention.name else m for m in question.mentions]
        found = self._answer(one)
        called = {"name": snapshot.label(key, language), "type": _kind(snapshot, key, language)}
        said = follow(language, snapshot).say[how].format(typed=question.typed(mention), **called)
        found.readings.insert(0, said)
        return found

    def _asked_back(self, mention: Mention, keys: Sequence[str]) -> Answer:
        """Return an answer that asks which of several things a name means."""
        context, question = Context(self._graph, self._question), self._question
        found = context.answer
        found.status = "ambiguous"
        found.suggestions = [f"{context.name(k)}, {_kind(self._snapshot, k, question.language)} ({k})" for k in keys]
        context.add_entities(list(keys))
        head = follow(question.language, self._snapshot).say["which"].format(typed=question.typed(mention))
        found.answer = "\n".join([head, *(f"  {i}. {text}" for i, text in enumerate(found.suggestions, 1))])
        return found


def meanings(snapshot: Snapshot, mention: Mention) -> list[str]:
    """Return what a name may mean: the things of that name, the most spoken of first, then those that are called
    by it as the first part of theirs."""
    own = sorted(mention.keys, key=lambda k: (-len(snapshot.occurrences.get(k, ())), k))
    longer = snapshot.names.starting(mention.name + " ") if mention.name.isascii() else {}
    most = len(mention.name.split()) + MOST_WORDS
    called = [keys[0] for name, keys in longer.items() if len(keys) == 1 and len(name.split()) <= most]
    called = [key for key in called if any(snapshot.is_a(key, c) for c in NAMED_BY_PART)]
    return list(dict.fromkeys([*own, *called]))


def _kind(snapshot: Snapshot, key: str, language: str) -> str:
    from kg.network import node_attributes

    return pick(node_attributes(snapshot, key)["type_labels"], language)


def _by_type(snapshot: Snapshot, question: Question, mention: Mention, keys: Sequence[str]) -> str | None:
    """Return the one meaning of the type that the words around a name ask for."""
    language = question.grammar.language
    places = [k for k in keys if "Place" in snapshot.types(k)]
    if len(places) == 1 and any(p.search(question.folded) for p in follow(language, snapshot).around(mention.name)):
        return places[0]
    words = question.folded[: mention.start] + " " + question.folded[mention.end :]
    kinds = {k: snapshot.folder_of_names.fold(_kind(snapshot, k, language)) for k in keys}
    said = [k for k, label in kinds.items() if spans(words, [label])]
    return said[0] if len(said) == 1 else None


def _government(snapshot: Snapshot, question: Question, keys: Sequence[str]) -> str | None:
    """Return the state among the meanings where a question asks of what somebody does, wants or has: a capital's
    name stands for its government then. A question with nothing else in it asks of the name itself."""
    states = [k for k in keys if snapshot.is_a(k, "State")]
    asks_more = len(question.mentions) > 1 or len(question.units) + len(question.loose.split()) >= LEAST_WORDS
    return states[0] if len(states) == 1 and asks_more else None
