"""The hypotheses of a theory: as it states them, and which of them covers what is derived."""

from __future__ import annotations

from typing import Any

from kg.ask.answer import Answer, Json
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import plain
from kg.ask.theories import coding
from kg.ask.understanding.numeral import number, ordinals
from kg.expression import Expression
from kg.terms import PASSAGE
from kg.theory import answering
from kg.theory.model import Part, Theory
from kg.theory.say import words

NUMBERED = Expression(r"^hypothesis-(\d+)", "hypothesis-")
"""What the key of a hypothesis begins with, with its number."""
SHOWN = 8
"""How many of these are numbered after a line that says what is derived: a rule has as many thresholds and criteria."""
MOST = 30
"""How many passages stand behind an answer at most: a case has one for each of its indicators and rules."""


def stated(context: Context, model: Theory) -> Answer:
    """Give the hypotheses of a theory as it states them; where the question asks whether they hold, with what each case
    shows."""
    numbered = _numbered(context, model)
    names = [p.removeprefix(PASSAGE) for part in numbered or model.hypotheses for p in part.passages]
    names = [n for name in names for n in (name, *_conditions(context, name))]
    places = context.snapshot.places
    hits = [plain(context.snapshot, places[n]) for n in dict.fromkeys(names) if n in places]
    answer = context.answered(context.listed(hits), hits)
    answer.intent = "theory"
    if numbered or context.question.cued("agreement") or context.question.cued("cases"):
        for case in (c for c in model.cases if c.kind in coding.KINDS):
            found = answering.outcome(model, case.key)
            own = {n for told in covering(context, model, found["values"]) for n in told}
            if numbered and not own & set(names):
                # Another hypothesis covers it.
                continue
            answer.answer += "\n" + found["answer"][context.question.language]
            behind = [p.removeprefix(PASSAGE) for p in found["passages"]]
            answer.back(found["answer"][context.question.language], behind[:SHOWN])
            stated = [p for places in case.stated.values() for _, where in places for p in where]
            context.add_evidence([p.removeprefix(PASSAGE) for p in stated], most=MOST)
    return answer


def _numbered(context: Context, model: Theory) -> list[Part]:
    """Return the hypotheses that a question gives the numbers of: the second one, hypotheses 1 and 3."""
    question = context.question
    said = {number(m["n"]) for m in question.grammar.cues["hypothesis"].finditer(question.folded)
            if m.groupdict().get("n")}  # fmt: skip
    said |= {place for _, place in ordinals(question.folded)}
    keys = {h.key: NUMBERED.search(h.key) for h in model.hypotheses}
    return [h for h in model.hypotheses for match in [keys[h.key]] if match and int(match[1]) in said]


def covering(context: Context, model: Theory, values: Any) -> list[list[str]]:
    """Return the passages of the hypotheses whose outcomes are those derived, for each that the theory states one for:
    the one derived, or those between which it is open; that which states it whole first."""
    values = values if isinstance(values, dict) else {}
    outcome = values.get("predicted") or values.get("after")
    outcomes = [outcome] if outcome and outcome != "undetermined" else values.get("possible") or []
    found = (_covering(context, model, outcome) for outcome in outcomes)
    return [names for names in found if names]


def named(context: Context, model: Theory, found: Json) -> Json:
    """Return what is derived of a case with the number of the hypothesis that covers it before it."""
    own = {n for names in covering(context, model, found["values"]) for n in names}
    parts = [h for h in model.hypotheses if own & {p.removeprefix(PASSAGE) for p in h.passages}]
    match = NUMBERED.search(parts[0].key) if len(parts) == 1 and found["case"] else None
    if not match:
        return found
    language = context.question.language
    case = model.case(found["case"]).label(language)
    head = words(language)["covered"].format(n=match[1], case=case)
    text = head + (" " if language == "en" else "") + found["answer"][language]
    return found | {"answer": {**found["answer"], language: text}}


def _covering(context: Context, model: Theory, outcome: str) -> list[str]:
    for part in model.hypotheses:
        for passage in part.passages:
            name = passage.removeprefix(PASSAGE)
            effect = _parts_of(context, name).get("rdf:object")
            if isinstance(effect, str) and outcome in effect.removeprefix("id:").split("-"):
                return [name, *_conditions(context, name)]
    return []


def _parts_of(context: Context, name: str) -> dict[str, Any]:
    """Return what the claim of a passage consists in, by predicate."""
    return next((f for f in context.facts(name).values() if "rdf:object" in f and "rdf:subject" in f), {})


def _conditions(context: Context, name: str) -> list[str]:
    """Return the passage nearest to that of a hypothesis in which its condition is part of another such claim."""
    condition = _parts_of(context, name).get("rdf:subject")
    told = context.snapshot.speaking_of(condition[3:]) if isinstance(condition, str) else []
    claimed = [n for n in told if any(o == "kg:hypothesis" for _, _, o in context.triples(n)) and n != name]
    place = context.snapshot.places
    return sorted(claimed, key=lambda n: abs(place[n] - place[name]))[:1]
