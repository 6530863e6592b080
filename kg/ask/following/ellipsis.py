"""A later part of a text that says nothing but names: the first part is asked of these ("and Poland?"), or of its own
and these together ("compared with Japan?"), or of one of its own two and another ("and how much more than
Germany?")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.ask.following.substitution import Substitution
from kg.ask.following.turn import ended, is_of, replaced, spelt, turn
from kg.ask.understanding.grammar import follow
from kg.ask.understanding.question import Question, understand

if TYPE_CHECKING:
    from kg.ask.answer import Answer
    from kg.ask.understanding.mention import Mention
    from kg.graph import KnowledgeGraph

MOST = 2
"""How many characters such a part has at most beside its names."""
KIND = ("State",)
"""Classes of what is put in the place of its like, or beside it."""
PERSON = ("Person",)
BOTH = 2
"""How many act together, or are set against each other, in a part that counts what they do or asks who does more."""
MORE = {"more-than", "exceed", "fall-short", "high", "low", "increase", "decrease", "few", "many", "total"}
"""Groups of the thesaurus of words by which one is set above another."""


def whole(graph: KnowledgeGraph, own: Question, first: Question, told: Answer) -> Question | None:
    """Return a part as the whole question that it stands for; None where it asks something itself, or the first part,
    which ``told`` answers, names nothing, or more than one thing, in whose place its names may stand."""
    partner = _partner(graph, own, first, told)
    if partner is not None:
        name = own.text.strip()[own.mentions[0].start : own.mentions[0].end]
        text = replaced(spelt(first.text, first), partner.start, partner.end, name)
        return understand(graph.snapshot, ended(text.rstrip(",，、 "), own.grammar.language), own.language)
    than = own.cued("than") and {g for u in own.units for g in u.groups} <= MORE and own.intents[:1] != ["amount"]
    compared = "amount" in first.intents and (own.intents == ["compare"] or than)
    said = (own.units and not than) or own.years or own.articles or own.tables or own.strange or own.missing
    # "And what did the United States say?" asks something itself; "is that less than Japan?" asks of both.
    if (
        said
        or own.cued("view_asked")
        or (own.cued("whether") and not (compared or first.cued("whether")))
        or not own.mentions
        or (own.intents and not compared)
        or len(re.findall(r"\w", own.loose)) > (2 * MOST if than else MOST)
    ):
        return None
    kind = next((k for k in (KIND, PERSON) if all(is_of(graph.snapshot, m, k) for m in own.mentions)), None)
    alike = [m for m in first.mentions if kind and is_of(graph.snapshot, m, kind)]
    if len(alike) != 1:
        return None
    [like] = alike
    text, spoken = spelt(first.text, first), first.grammar.language
    last = turn(graph.snapshot, first.text, first, None, False)
    if compared:
        names = [graph.label(m.keys[0], spoken) for m in own.mentions if m.keys != like.keys]
        joined = follow(spoken, graph.snapshot).say["and"].join([text[like.start : like.end], *names])
        text = text[: like.start] + joined + text[like.end :]
    elif len(own.mentions) == 1:
        text = Substitution(graph, last, {}).named(own, own.folded, follow(spoken, graph.snapshot))
    else:
        return None
    found = understand(graph.snapshot, text, own.language)
    found.intents = ["compare", *found.intents] if compared else found.intents
    return found


def _partner(graph: KnowledgeGraph, own: Question, first: Question, told: Answer) -> Mention | None:
    """Return of two whom the first part asks a number of the one in whose place a part that asks the same number puts
    another: whom somebody met ("and how often did he meet Duda?"), or who has less ("and how much more than
    Germany?")."""
    leans = own.years or own.articles or own.tables or own.strange or len(own.text.strip()) != len(own.folded)
    if leans or len(own.mentions) != 1 or own.intents[:1] not in ([], ["amount"]) or own.cued("whether"):
        return None
    [other] = own.mentions
    kinds = [kind for kind in (KIND, PERSON) if is_of(graph.snapshot, other, kind)]
    pair = [m for m in first.mentions if kinds and is_of(graph.snapshot, m, kinds[0])]
    pair.sort(key=lambda m: m.start)
    if len({m.keys for m in pair}) != BOTH or len(pair) != BOTH or other.keys in {m.keys for m in pair}:
        return None
    groups = {g for u in own.units for g in u.groups}
    said = len(re.findall(r"\w", own.loose))
    if own.cued("than"):
        weighed = first.cued("weighed") or first.cued("more_or_less")
        return _less(graph, first, told, pair) if weighed and groups <= MORE and said <= 2 * MOST else None
    same = "amount" in first.intents and kinds[0] is PERSON
    same = same and groups <= {g for u in first.units for g in u.groups}
    alone = said <= MOST or all(word in first.loose for word in re.findall(r"\w+", own.loose))
    return pair[-1] if same and alone and not (own.intents and not own.units and not own.loose.strip(" ?？")) else None


def _less(graph: KnowledgeGraph, first: Question, told: Answer, pair: list[Mention]) -> Mention | None:
    """Return which of two is the one that the other is set above, or has less by what is told."""
    from kg.ask.kinds.series import told_in
    from kg.ask.premises.scale import standard
    from kg.ask.retrieval.context import Context
    from kg.ask.retrieval.retrieve import plain

    against = standard(first)
    if against in pair:
        return against
    context = Context(graph, first)
    for name in told.passages[:1]:
        of = {n.of for _, _, n in told_in(context, plain(graph.snapshot, graph.snapshot.places[name]))}
        less = [m for m in pair if not of & set(m.keys)]
        return less[0] if len(less) == 1 else None
    return None
