"""What speaks for a proposal and what against it: the claims that support or dispute it, each under its head; before
them, where it is asked whether it should be done, who proposes it."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.retrieval.choose import speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit

RELATIONS = {"merits_for": "cito:supports", "merits_against": "cito:disputes"}
"""By the name of a head, how a claim under it is related to what is weighed."""
DEEP = 80
"""Among how many of the best passages such claims are looked for."""
LEAST = 0.4
"""The share of what is asked that the best of them must hold, with those beside it."""


def merits(context: Context) -> Answer | None:
    """What is held in favour of the proposals that a question asks about, and against them; None where the articles do
    not weigh such, or where something that the question names is in none of them."""
    weighed = _weighed(context)
    if asked := context.question.cued("advisable"):
        # Another proposal on the same names is none of what is asked.
        weighed = {t: hits for t, hits in weighed.items() if _of_act(context, hits)}
    left = set(context.question.mentions)
    chosen: list[str] = []
    for target in sorted(weighed, key=lambda t: -max(h.score for h in weighed[t])):
        told = {m for m in left if any(speaks_of(context, h, m) for h in weighed[target])}
        chosen += [target] if told else []
        left -= told
    if not chosen or left:
        return None
    lines, hits = [], []
    for target in chosen:
        if asked or len(chosen) > 1:
            own = [h for h in context.hits if "kg:claimKind" in context.parts(h.passage).get(target, ())][:1]
            lines += context.listed(own).splitlines()
            hits += own
        for head, relation in RELATIONS.items():
            told_ = [h for h in weighed[target] if (relation, target) in {r[1:] for r in context.relations(h.passage)}]
            if asked and not told_:
                # Who proposes it is for it.
                continue
            name = context.say(head)
            lines.append(context.say("side" if told_ else "side_empty", name=name))
            lines += [context.listed(told_)] if told_ else []
            hits += told_
    return context.answered("\n".join(lines), hits, complete=True)


def _weighed(context: Context) -> dict[str, list[Hit]]:
    """Return by proposal the claims for and against it, in their order, where they come near to what is asked."""
    kinds = dict(context.snapshot.relations["kg:claimKind"])
    found: dict[str, list[Hit]] = {}
    for hit in context.hits[:DEEP]:
        for _, relation, target in context.relations(hit.passage):
            if relation in RELATIONS.values() and kinds.get(target[3:]) == "kg:recommendation":
                found.setdefault(target, []).append(hit)
    near = {t: max(h.near for h in hits) for t, hits in found.items()}
    return {t: sorted(set(hits), key=lambda h: h.place) for t, hits in found.items() if near[t] >= LEAST}


def _of_act(context: Context, hits: list[Hit]) -> bool:
    """Tell whether one of some hits holds each act that a question asks about, or the question names a thing that it is
    done to, which tells the proposal in whatever words; of the same states there are many proposals."""
    snapshot, mentions = context.snapshot, context.question.mentions
    if not all(context.may_be(m, "Actor", "Place") for m in mentions):
        return True
    groups = snapshot.word_groups
    done = [a for a in context.sought if not a.mention and any(groups[g]["act"] for g in a.groups)]
    return all(any(a.held_at(h.place) for h in hits) for a in done)
