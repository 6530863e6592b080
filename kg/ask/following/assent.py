"""Whether somebody agrees with what was told last: how the author of an article stands to it, what its translator says
of it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.ask.answer import Answer, Json, passage_of
from kg.ask.following.recall import ACTING, CONTRARY, Recall
from kg.ask.retrieval.choose import leading
from kg.ask.retrieval.context import Context
from kg.ask.understanding.grammar import load
from kg.ask.understanding.question import Question
from kg.terms import home_of

TOLD = 3
"""How many statements it is told of at most how an author stands to them."""
NEAR, NEAR_MOST, MOST = 0.4, 60, 4
"""Down to which share of the best score, and among how many, somebody's own statements are looked for; how many are
told."""

REJECTED = "rejects"
"""Stance of an author to what is told as wrong."""
OF = {"dcterms:isPartOf", "kg:about"}
"""Relations to what something is a part of, or tells of."""
TAKES_SIDES = {*CONTRARY, "cito:supports", "kg:supports"}
"""Relations by which one thing speaks for or against another."""


def assent(recall: Recall, who: Question, same: bool = False) -> Answer | None:
    """Say how those whom ``who`` names, or calls author or translator, stand to the last answer, or with ``same`` what
    they say of the same; None where it does neither, or names others than persons: a state accepts by what it does.

    An author stands to what others say as the passages are coded; of anybody else it is told what they say nearest
    to it.
    """
    snapshot = recall.snapshot
    evidence = recall.told_first()
    roles = who.cued("compiler") or who.cued("writer")
    if not roles and any("Person" not in snapshot.types(k) for m in who.mentions for k in m.keys):
        return None
    if not evidence:
        return recall.nothing("who_says") if roles else None
    lines, persons = _meant(recall, who, snapshot.articles[evidence[0]["article"]])
    if not persons:
        return None
    wrote = any(set(persons) & set(snapshot.articles[e["article"]]["authors"]) for e in evidence)
    # That somebody criticises it is no view, but what that one says is.
    views = [e for e in evidence if not any(p in CONTRARY for _, p, _ in _triples(recall, e))]
    evidence = views or evidence
    if same:
        # Of what was told by them it is plain that they say it.
        evidence = [e for e in evidence if set(persons) & set(snapshot.articles[e["article"]]["authors"])] or evidence
    context = recall.context()
    said, names = (_of_authors if wrote else _of_others)(recall, context, persons, evidence, same)
    answer = recall.told(context, "who_says", names)
    answer.answer = "\n".join(dict.fromkeys([*lines, *said]))
    return answer


def _meant(recall: Recall, who: Question, home: Json) -> tuple[list[str], list[str]]:
    """Return whom ``who`` names, or means by author or translator of an article, with a line before that says that it
    has no translator."""
    if who.cued("compiler"):
        if home["compilers"]:
            persons = [k for k in home["compilers"] if "Person" in recall.snapshot.types(k)]
            return [], persons or list(home["compilers"])
        return [recall.said["no_translator"].format(name=_named(recall, home["authors"]))], list(home["authors"])
    return [], list(home["authors"]) if who.cued("writer") else [m.keys[0] for m in who.mentions]


def _of_authors(
    recall: Recall, context: Context, persons: Sequence[str], evidence: Sequence[Json], same: bool
) -> tuple[list[str], list[str]]:
    """Return how the authors of what was told stand to it, or that they say it, in lines, and the passages."""
    names = [passage_of(e) for e in evidence[:TOLD]]
    rejected = all(recall.snapshot.passages[name]["stance"] == REJECTED for name in names)
    lines = [load(recall.language, recall.snapshot).frame("no")] if rejected else []
    if same:
        lines += [recall.said["tells"].format(name=_named(recall, persons))]
        return [*lines, *(f"• {context.statement_of(name)}" for name in names)], names
    stands = [line for e in evidence[:TOLD] for line in _stands(recall, context, e)]
    return [*lines, *(stands or [recall.said["no_stance"].format(name=_named(recall, persons))])], names


def _of_others(
    recall: Recall, context: Context, persons: Sequence[str], evidence: Sequence[Json], same: bool
) -> tuple[list[str], list[str]]:
    """Return what others say nearest to what was told, in lines, and the passages of that, or of what was told where
    they say nothing."""
    names = [passage_of(e) for e in evidence[:TOLD]]
    nearest = _nearest(recall, context, persons, home_of(names[0]))
    own, label = list(dict.fromkeys([*_sided(recall, persons, names), *nearest]))[:MOST], _named(recall, persons)
    lines: list[str] = []
    if not same and not any(p in TAKES_SIDES for name in own for _, p, _ in context.triples(name)):
        lines.append(recall.said["no_stance"].format(name=label))
    if own:
        lines += [recall.said["nearest"].format(name=label), *(f"• {context.statement_of(name)}" for name in own)]
    elif same:
        lines.append(recall.said["says_nothing"].format(name=label))
    return lines, own or names


def _triples(recall: Recall, evidence: Json) -> list[tuple[str, str, object]]:
    return [(s, p, o) for s, p, o in recall.snapshot.passages[passage_of(evidence)]["triples"]]


def _named(recall: Recall, persons: Sequence[str]) -> str:
    return recall.said["and"].join(recall.graph.label(key, recall.language) for key in persons)


def _stands(recall: Recall, context: Context, evidence: Json) -> list[str]:
    """Return lines on how the author of the article in which something stands takes it."""
    snapshot = recall.snapshot
    name, text = passage_of(evidence), context.text(evidence["summary"])
    entry, home = snapshot.passages[name], snapshot.articles[evidence["article"]]
    if entry["speaker"] in home["compilers"]:
        return []
    persons = {*home["speakers"], *home["authors"]}
    author = _named(recall, home["authors"])
    own = entry["speaker"] in persons
    # What an author says somebody did or demands is no word for or against it.
    of = [k for m in context.question.mentions for k in m.keys if "Person" in snapshot.types(k) and k not in persons]
    if own and entry["stance"] == "asserts" and not of:
        return [recall.said["own"].format(name=author), f"• {text}"]
    if entry["stance"] in {"asserts", "reports"}:
        speaker = recall.graph.label(of[0] if own and of else entry["speaker"], recall.language)
        return [recall.said["neither"].format(name=author, speaker=speaker), f"• {text}"]
    how = snapshot.label(f"kg:{entry['stance']}", recall.language)
    return [recall.said["speakers"].format(speaker=author, stance=how, text=text)]


def _sided(recall: Recall, persons: Sequence[str], names: Sequence[str]) -> list[str]:
    """Return the statements of some persons that speak for or against what some statements tell of, or what that is a
    part of; what is said to be a position first."""
    snapshot = recall.snapshot
    triples = [t for name in names for t in snapshot.passages[name]["triples"]]
    of = {s for s, _, _ in triples} | {o for _, p, o in triples if p in OF and isinstance(o, str)}
    things = [k for k in (x.removeprefix("id:") for x in sorted(of)) if not any(snapshot.is_a(k, c) for c in ACTING)]
    found: dict[str, bool] = {}
    for key in things:
        for name in snapshot.speaking_of(key):
            entry = snapshot.passages[name]
            sides = any(p in TAKES_SIDES and o == f"id:{key}" for _, p, o in entry["triples"])
            if sides and entry["speaker"] in persons:
                found[name] = any((p, o) == ("kg:claimKind", "kg:position") for _, p, o in entry["triples"])
    return sorted(found, key=lambda name: not found[name])


def _nearest(recall: Recall, context: Context, persons: Sequence[str], home: str) -> list[str]:
    """Return the statements of some persons that come nearest to what was asked, those in the same article first."""
    found = [
        h.passage
        for h in leading(context, NEAR, NEAR_MOST)
        if recall.snapshot.passages[h.passage]["speaker"] in persons and "w" not in h.traits
    ]
    return sorted(found, key=lambda name: home_of(name) != home)[:MOST]
