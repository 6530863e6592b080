"""Whether two places agree: the disagreements between passages that a question asks about, each with both sides."""

from __future__ import annotations

from collections.abc import Iterable

from kg.ask.answer import Answer
from kg.ask.retrieval import disagreement
from kg.ask.retrieval.choose import proper
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import number_before
from kg.ask.retrieval.retrieve import Asked, Hit
from kg.ask.retrieval.telling import at
from kg.ask.understanding.wants import assenting
from kg.terms import home_of
from kg.words import tokens

Words = tuple[frozenset[str], frozenset[str]]
LEAST = 0.6
"""The share of what a question asks, as far as it occurs anywhere, that a disagreement must hold."""
PLAIN = 0.75
"""From which share on a disagreement is all that is asked."""
PLACING = {"table", "text", "article", "same", "differ", "chapter-section", "agree", "source", "appear",
           "author", "compiler", "original-text", "argue"}  # fmt: skip
"""Groups by which a question says only that it sets two places, or who tells in them, side by side."""
LONGEST_CUE = 24
"""How long a cue is at most that is left out of what is looked for."""
FEWEST = 2
"""How many articles differ where a question asks of articles."""
CLOSE = 0.85
"""From which share of the best on another disagreement is told as well."""
MOST = 2
"""How many are told."""


def discord(context: Context) -> Answer | None:
    """In what the places that a question sets against each other differ; None where no disagreement of theirs is
    known."""
    found = disagreements(context)
    if not found:
        return None
    lines, hits = told(context, found)
    names = [h.passage for h in hits]
    if context.question.cued("right_one"):
        lines.append(context.say("unsettled"))
    answer = context.answer
    answer.status, answer.answer = "answered", "\n".join(lines)
    context.table(hits)
    context.add_evidence(names)
    context.sparql(names)
    # Which articles are set against each other is left open where they are not named: others may differ, too.
    unnamed = context.question.cued("articles") and len(context.question.articles) < FEWEST
    answer.complete = max(found.values()) >= PLAIN and not unnamed
    return answer


def told(context: Context, keys: Iterable[str]) -> tuple[list[str], list[Hit]]:
    """Return lines that say in what the passages of disagreements differ, each with what both sides say, and these."""
    hits: list[Hit] = []
    lines: list[str] = []
    frame = "disagree_asked" if context.question.cued("agreement") else "disagree"
    for key in keys:
        entry = context.snapshot.disagreements[key]
        names = [n for n in entry["between"] if n in context.snapshot.passages]
        sides = at(context, [context.snapshot.places[n] for n in names], 1.0)
        head = context.answer.back(context.say(frame, text=disagreement.worded(context, entry)), names)
        lines += [head, context.listed(sides)]
        hits += sides
    return lines, hits


def disagreements(context: Context) -> dict[str, float]:
    """Return the disagreements that hold most of what a question asks, in what they say or in the passages between
    which they are, each with the share; all that the question names must be in them."""
    articles = context.question.articles
    held: dict[str, float] = {}
    number = number_before(context, "article_words") if context.question.cued("articles") else None
    worded = disagreement.of_words(context.snapshot)
    # How a name is written sets nobody's views apart.
    left = worded if assenting(context.question) and not context.question.cued("spelling") else set()
    known = [a for a in _telling(context) if a.known]
    apart = [a for a in proper(context) if len(a.held) < context.common]
    for key, entry in context.snapshot.disagreements.items():
        names = [n for n in entry["between"] if n in context.snapshot.passages]
        told = {home_of(n) for n in names}
        if key in left or (len(told) < FEWEST and context.question.cued("articles")):
            continue
        # What differs from what a third one says sets no two apart.
        if articles and not (set(articles) == told if len(articles) > 1 else told <= set(articles)):
            continue
        if number and len(told) > number:
            continue
        places = [context.snapshot.places[n] for n in names]
        spoken = all(any(a.held_at(p) for p in places) for a in apart)
        held[key] = _share(context, known, places, _words(context, key, entry["content"])) if spoken else 0.0
    best = max(held.values(), default=0.0)
    ranked = sorted((k for k in held if held[k] >= max(LEAST, CLOSE * best)), key=lambda k: -held[k])
    return {k: held[k] for k in ranked[:MOST]}


def _share(context: Context, known: list[Asked], places: list[int], words: Words) -> float:
    whole = sum(a.weight for a in known)

    def part(one: Asked) -> float:
        own = set(tokens(one.text, context.snapshot.folder_of_names))
        inside = bool(set(one.groups) & words[1]) or bool(own and own <= words[0])
        return 1.0 if inside else max((one.held.get(p, 0.0) for p in places), default=0.0)

    return sum(a.weight * part(a) for a in known) / whole if whole else 0.0


def _telling(context: Context) -> list[Asked]:
    """Return what a question is found by without the words that only set two places side by side."""
    question, folder = context.question, context.snapshot.folder_of_names
    text = question.folded
    for cue in (*question.grammar.cues["agreeing"], *question.grammar.cues["whereabouts"]):
        # What a cue spans from its first word to its last may hold what is asked.
        text = cue.sub(lambda m: " " * len(m[0]) if len(m[0]) <= LONGEST_CUE else m[0], text)
    left = set(tokens(text, folder))
    own = [a for a in context.sought if a.text and not set(a.groups) & PLACING]
    # A role, such as a translator's, only says who tells.
    own = [a for a in own if not (a.mention and all(context.snapshot.is_a(k, "Role") for k in a.mention.keys))]
    return [a for a in own if set(tokens(a.text, folder)) <= left]


def _words(context: Context, key: str, content: dict[str, str]) -> Words:
    """Return the words in which a disagreement is told, and their groups of the thesaurus."""
    folder = context.snapshot.folder_of_names

    def work() -> Words:
        texts = [folder.fold(t) for t in content.values()]
        groups: frozenset[str] = frozenset().union(*map(context.groups, texts))
        return frozenset(w for t in texts for w in tokens(t, folder)), groups

    return context.always("words of disagreements", key, work)
