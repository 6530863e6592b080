"""Questions of theories. First what is asked is settled, then of which cases and variables, and the derivation that
answers just that is made:

- what the hypotheses are, which combinations of degrees there are;
- what would follow if criteria or degrees were otherwise, for a case or for whichever state;
- what each reading of an author's thresholds gives;
- which case meets most, which cases meet a criterion, on what two differ, how many criteria are still needed;
- why cases have the degree that they have, side by side; how a variable is measured;
- which criteria a case meets and lacks and what degree that makes; whether it fits a definition;
- what is predicted, measured and stated of a case; under what conditions what is predicted."""

from __future__ import annotations

from typing import Any

from kg.ask.answer import Answer, Json, bare
from kg.ask.kinds.application import abroad, applied_to
from kg.ask.retrieval.context import Context
from kg.ask.theories import (
    clause,
    coding,
    degree,
    gate,
    gauging,
    hypothesis,
    naming,
    recoding,
    supposition,
    tally,
    vocabulary,
)
from kg.ask.theories.hypothesis import MOST, SHOWN
from kg.ask.theories.kept import bearings
from kg.ask.theories.supposition import Supposed
from kg.ask.understanding import wants
from kg.terms import PASSAGE
from kg.theory import answering, counting, distance
from kg.theory.model import Count, Theory
from kg.theory.say import listed, words

RULES = ("conditions", "which_conditions", "predicts", "hypothesis", "criteria", "any_state", "definition", "to_do")
"""Cues by which a question of no case asks for what a theory says in general."""
SEVERAL = 2
"""How many words that ask there are at least where more is asked for than one thing."""
FAILING = ("lacks", "coding_unmet")
"""Cues by which a question asks for what is not met."""
GROUNDS = 3
"""How many passages on each criterion are told."""


def theory(context: Context) -> Answer | None:
    """What a theory gives for the cases that a question names, or for all where it asks for each."""
    other = recoding.recoded(context)
    if other:
        return _said(context, other[0], other[1])
    model = gate.meant(context)
    if model is None:
        return None
    question = context.question
    cases = [c.key for c in coding.cases(context, model)]
    outside = bool(applied_to(context))
    if outside:
        # A definition applied to what its article does not speak of is applied to none of the article's own cases.
        cases = [c for c in cases if model.case(c).kind not in coding.KINDS]
    cases, told = _supposed(context, model, cases)
    stated = question.cued("hypothesis") and not cases and not (told.degrees or told.counts)
    if stated and model.hypotheses and not question.cued("suppose"):
        return hypothesis.stated(context, model)
    made = _measured(context, model, cases) or _general(context, model, cases, told)
    strange = gate.uncoded(context, model) if made is None and not cases else []
    if strange and not wants.applied(question):
        # What a theory says of no case is no answer on a state or person that it has no case of.
        asked = (gate.exactly(context, model) or question.cued("of_theory")) and "why" not in question.intents
        return _uncoded(context, model, strange) if asked else None
    explained = gate.explains(context, model)
    if explained:
        # The cases are set side by side, and criteria of what is predicted are no causes of it.
        made = [answering.outcome(model, case) for case in cases]
    found = made if made is not None else _of_cases(context, model, cases, told)
    answer = _said(context, model, found, findings=explained)
    if answer is not None:
        _noted(context, model, told)
    own = [model.article] if model.article else []
    outside = outside or (wants.applied(question) and not cases) or bool(set(question.articles) - set(own))
    if answer is not None and outside:
        # Whether what others tell meets the criteria no derivation says; what they tell stands beside these.
        context.also(abroad(context, own), nearby=True)
    if answer is not None and ((not cases and tally.scored(context, model)) or gate.graded(context, model)):
        answer.complete = True
    return _corrected(context, model, cases, answer) if answer and (made is None or explained) else answer


def _noted(context: Context, model: Theory, told: Supposed) -> None:
    """Say what in a supposition was taken as an instance of which criterion, and what was not taken up."""
    language = context.question.language
    lines = [
        context.say("instance_of", name=context.name(key), criterion=model.named(indicator).label(language))
        for key, indicator, _ in told.instances
    ]
    lines += [context.say("not_taken_up", names=context.comma.join(told.unused))] if told.unused else []
    first, _, rest_ = context.answer.answer.partition("\n")
    context.answer.answer = "\n".join(filter(None, (first, *lines, rest_)))


def _supposed(context: Context, model: Theory, cases: list[str]) -> tuple[list[str], Supposed]:
    """Return of which cases a question supposes what: of one that it likens to another, what that one has of the
    variables that it speaks of."""
    liked = coding.likened(context, [model.case(c) for c in cases]) if context.question.cued("suppose") else []
    others = [c for c in cases if c not in {one.key for one in liked}]
    told = supposition.supposed(context, model, next(iter(others or cases), None))
    if len(liked) != 1 or not others:
        return cases, told
    rested = [v for v in model.inputs(model.predicted or "") if model.criteria(v)]
    spoken = [v for v in rested if v in told.degrees or set(model.criteria(v)) & set(told.states)]
    exact = naming.named_in(context, model).indicators if naming.named_in(context, model).exact else []
    criteria = exact or [i for v in spoken or rested for i in model.criteria(v)]
    return others, Supposed({i: liked[0].cell(i).state for i in criteria}, {}, {}, like=liked[0].key)


def _corrected(context: Context, model: Theory, cases: list[str], answer: Answer) -> Answer:
    """Say where a question why a variable is of a degree gives it another than the case has."""
    if "why" not in context.question.intents or len(cases) != 1 or context.question.cued("suppose"):
        return answer
    given = degree.degrees(context, model, denials=False)
    rows = answering.outcome(model, cases[0])["rows"]
    otherwise = any(given.get(variable, degree) != degree for variable, _, _, degree in rows)
    if otherwise or _miscoded(context, model, cases[0]):
        passages = [e["passage"] for e in answer.evidence]
        answer.premise = {"holds": False, "text": answer.answer, "passages": passages}
        answer.status, answer.answer = "partial", context.say("premise", text=answer.answer)
        answer.back(answer.answer.split("\n", 1)[0], [p.removeprefix(PASSAGE) for p in passages[:SHOWN]])
    return answer


def _measured(context: Context, model: Theory, cases: list[str]) -> list[Json]:
    """Return how variables are measured, and what criteria consist in, of which a question asks that; with which cases
    meet them, where it asks for that besides."""
    question = context.question
    criteria = gauging.required(context, model)
    if criteria and not cases:
        made = [g for key in criteria for g in gauging.content(context, model, key)]
        beside = question.cued("states") or any(map(question.cued, FAILING))
        return [*made, *(counting.holders(model, k, lacking=_lacking(context)) for k in criteria if beside)]
    parts = clause.parts(context, "sentence")
    # What is asked of a case besides is asked apart from how many make a degree.
    if cases and not any(p.question.cued("degree_asked") and not coding.named_cases(p, model) for p in parts[:-1]):
        return []
    variables = gauging.asked(context, model)
    made = [g for v in variables for g in gauging.gauged(context, model, v)]
    return [*made, *(answering.indicators(model, c, v) for c in cases for v in variables)] if made else []


def _lacking(context: Context) -> bool:
    """Tell whether a question asks for what is not met, and for nothing else: neither how much is, nor what is met."""
    question = context.question

    def spans(name: str) -> list[tuple[int, int]]:
        return [m.span() for m in question.grammar.cues[name].finditer(question.folded)]

    unmet = spans("coding_unmet")
    # "Which does it meet and miss?"; "not meet" holds "meet", too.
    met = any(not any(a < stop and start < b for start, stop in unmet) for a, b in spans("coding_met"))
    return not met and len(spans("interrogative")) < SEVERAL and any(map(question.cued, FAILING))


def _uncoded(context: Context, model: Theory, keys: list[str]) -> Answer:
    """Say that a theory has no case of a state, and which it has."""
    language = context.question.language
    cases = [c.label(language) for c in model.cases if c.kind in coding.KINDS]
    names = ", ".join(map(context.name, keys))
    answer = context.unknown(context.say("uncoded", name=names, cases=listed(cases, language)))
    answer.intent = "theory"
    return answer


def _general(context: Context, model: Theory, cases: list[str], told: Supposed) -> list[Json] | None:
    """Return what is asked of a theory beyond what it gives for single cases; None where nothing of the kind is."""
    question = context.question
    if not model.cases:
        return None
    if question.cued("combination"):
        combined = counting.combinations(model, empty=question.cued("empty"))
        if combined is not None:
            return [combined]
    outcomes = [] if cases else gate.conditioned(context, model)
    if outcomes:
        combined = counting.combinations(model, outcomes=outcomes)
        return [combined] if combined else None
    if len(model.readings) > 1 and _readings(context, cases, told):
        counts = told.counts or tally.numbers(context, model, cases[0] if cases else None)
        meant = list(counts) or naming.variables(context, model, None)
        return [counting.readings(model, v, counts.get(v)) for v in meant]
    if question.cued("needed") and cases:
        # Of the variables that the prediction rests on the first is meant.
        rested = naming.variables(context, model, None, model.inputs(model.predicted or ""))[:1]
        needed = [counting.needed(model, case, v) for case in cases for v in rested]
        return [n for n in needed if n] or None
    if gate.reaches(context, model):
        wanted = next(iter(gate.degrees_named(context, model)), None)
        reached = [(distance.reaching(model, case, wanted), answering.outcome(model, case)) for case in cases]
        return [made for pair in reached for made in pair if made]
    if gate.separates(context, model):
        pairs = distance.pairs(model)
        return [pairs] if pairs else None
    marks = {} if cases else tally.scored(context, model)
    if marks:
        return [made for v, n in marks.items() for made in counting.scoring(model, v, n)]
    ranked = gate.ranks(context, model) if len(cases) != 1 else []
    if ranked:
        # The case of the highest degree is told among all, and so is that of the lowest.
        graded = "lowest" if question.cued("low_degree") else "highest"
        end = next(iter(wants.ends(question)), graded)
        return [counting.ranking(model, v, cases, end=end) for v in ranked]
    named = naming.named_in(context, model).indicators
    asks_which = any(map(question.cued, ("states", "tallied"))) and not question.cued("suppose")
    if asks_which and named and not (cases or told.counts or told.degrees):
        return [counting.holders(model, n, lacking=_lacking(context)) for n in named]
    if not cases and told.states:
        ways = (told.states, *told.others)
        return [_verdict(context, model, answering.conditions(model, way, degrees=told.degrees)) for way in ways]
    if not cases and (told.degrees or told.counts):
        return _given(context, model, told)
    apart = any(map(question.cued, ("differing", "which_criterion", "lacks")))
    if apart and not question.cued("how_many") and len(cases) == 2 and not named:
        return [_apart(context, model, cases, v) for v in naming.variables(context, model, None)]
    return None


def _apart(context: Context, model: Theory, cases: list[str], variable: str) -> Json:
    """Return on which criteria of a variable cases differ, with the variable that they are of."""
    made = counting.differing(model, cases, [variable])
    language = context.question.language
    head = context.say("side", name=model.named(variable).label(language)) + (" " if language == "en" else "")
    said = made["answer"][language]
    return made | {"answer": {**made["answer"], language: "\n".join(head + line for line in said.split("\n") if line)}}


def _verdict(context: Context, model: Theory, found: Json) -> Json:
    """Return what follows for whichever state, said with yes or no where a question asks whether that is an outcome
    which it names."""
    question, values = context.question, found["values"]
    alone = values["alone"] if values["predicted"] in {None, "undetermined"} else values["predicted"]
    asking = [part for part in clause.parts(context, "sentence", "theory_clause") if clause.asks(part)]
    meant = [outcome for part in asking or [context] for outcome in gate.outcomes(part, model)]
    if alone is None or not meant or not clause.whether(context):
        return found
    text = context.say("yes" if alone in meant else "no") + (" " if question.language == "en" else "")
    return found | {"answer": {k: text + said for k, said in found["answer"].items()}}


def _given(context: Context, model: Theory, told: Supposed) -> list[Json]:
    """Return what follows from degrees and numbers of criteria that a question gives for no single case, with the cases
    that show it, whatever it calls them."""
    combined = counting.combinations(model, degrees=told.degrees) if told.degrees else None
    shown = [combined] if combined else []
    alone = combined and len(combined["rows"]) == 1 and not told.counts
    made = shown if alone else [counting.given(model, told.degrees, told.counts), *shown]
    return made + [counting.ranking(model, v) for v in told.counts if context.question.cued("states")]


def _readings(context: Context, cases: list[str], told: Supposed) -> bool:
    """Tell whether a question asks how an author's thresholds are read: it sets two statements of them side by side,
    or asks for them of no case but by a number."""
    question = context.question
    numbered = not cases or (tally.counted(context) and not question.cued("how_many"))
    return question.cued("two_readings") or (question.cued("reading") and not told.states and numbered)


def _of_cases(context: Context, model: Theory, cases: list[str], told: Supposed) -> list[Json]:
    """Return what a theory gives for cases, or for all of its article's where none is named."""
    question = context.question
    if not cases:
        every = [c.key for c in model.cases if c.kind in coding.KINDS]
        if (question.cued("agreement") or question.cued("all_cases")) and question.cued("predicts"):
            return [answering.agreement(model), *(answering.outcome(model, case) for case in every)]
        each = question.several or any(map(question.cued, ("set_apart", "cases")))
        each = each and not wants.applied(question)
        ruled = not each or (question.cued("conditions") and not question.cued("how_many"))
        if ruled and not coding.tables(context, model):
            # Of no case and on no condition a theory gives its rules, where these are asked for.
            return [answering.conditions(model, {})] if any(map(question.cued, RULES)) else []
        cases = every
    return [made for case in cases for made in _of_case(context, model, case, told)]


def _of_case(context: Context, model: Theory, case: str, told: Supposed) -> list[Json]:
    question = context.question
    if told.counts:
        return [answering.supposing_count(model, case, v, n, told.states) for v, n in told.counts.items()]
    if told.states or told.degrees:
        ways = (told.states, *told.others)
        return [answering.supposing(model, case, way, degrees=told.degrees, like=told.like) for way in ways]
    if question.cued("which_conditions"):
        return [answering.outcome(model, case), answering.conditions(model, {})]
    defined = isinstance(model.rule(model.predicted or ""), Count)
    if question.cued("definition") or (defined and question.cued("whether") and question.cued("criteria")):
        return _fitting(context, model, case)
    named = naming.named_in(context, model)
    if "why" in question.intents and gate.marked(context, model) and not gate.predicts(context, model):
        return [c for key in named.indicators for c in coded(context, model, case, key)]
    meant = _asked_for(context, model)
    if meant:
        lacking = _lacking(context)
        found = [answering.indicators(model, case, v, lacking=lacking) for v in meant]
        # Of what is not met alone is told why.
        rows = [[r for r in f["rows"] if r[2] != "met"] if lacking else f["rows"] for f in found]
        made = [grounded(context, model, case, f | {"rows": r}) for f, r in zip(found, rows, strict=True)]
        return [answering.outcome(model, case), *made] if question.cued("predicts") else made
    return [answering.outcome(model, case)]


def grounded(context: Context, model: Theory, case: str, found: Json) -> Json:
    """Return which criteria a case meets with what its article tells of it on each, where a question is of one case."""
    language, lines, behind = context.question.language, [], [found["passages"]]
    if len(coding.cases(context, model)) != 1:
        return found
    for _, key, state in found["rows"]:
        told_ = bearings(context, model, case, key, [model.article] if model.article else [])
        names = [n for b in told_ if b.supports == (state == "met") for n in b.passages][:GROUNDS]
        told = (" " if language == "en" else "").join(map(context.statement_of, names))
        lines += [f"• {model.named(key).label(language)}{words(language)['colon']}{told}"] if told else []
        behind += [[PASSAGE + n for n in names]] if told else []
    answer = "\n".join([found["answer"][language], *lines])
    return found | {
        "answer": {**found["answer"], language: answer}, "passages": [p for ps in behind for p in ps], "behind": behind,
    }  # fmt: skip


def coded(context: Context, model: Theory, case: str, key: str) -> list[Json]:
    """Return how a criterion is coded of a case, and what its article tells for that and against it; before which cases
    meet it, where a question takes it to be coded otherwise."""
    made = counting.cell(model, key, case)
    rows = [[None, key, model.case(case).cell(key).state]]
    told = grounded(context, model, case, made | {"case": case, "rows": rows})
    return [told, *([counting.holders(model, key)] if _miscoded(context, model, case) else [])]


def _miscoded(context: Context, model: Theory, case: str) -> bool:
    """Tell whether a question takes criteria to be met that a case lacks, or to be lacking that it meets."""
    question, named = context.question, naming.named_in(context, model).indicators
    denied = question.cued("coding_unmet")
    if not (denied or question.cued("coding_met")) or not gate.marked(context, model):
        return False
    states = {model.case(case).cell(key).state for key in named}
    return states == {"met" if denied else "unmet"}


def _asked_for(context: Context, model: Theory) -> list[str]:
    """Return the variables whose criteria are asked for: which a case meets or lacks, or why one is of its degree."""
    question = context.question
    if gate.counts(context, model):
        return naming.sized(context, model)
    if question.cued("criteria") or wants.CRITERIA & question.groups:
        return naming.variables(context, model, None, sized=True)
    named = naming.named_in(context, model).variables
    rested = [v for v in named if v in model.inputs(model.predicted or "")]
    alone = "why" in question.intents and len(named) == 1 and rested and not gate.predicts(context, model)
    return named if alone else []


def _fitting(context: Context, model: Theory, case: str) -> list[Json]:
    """Return whether a case fits what a theory defines: its verdict, and the criteria on which that rests."""
    meant = naming.variables(context, model, case)
    verdict = model.predicted if isinstance(model.rule(model.predicted or ""), Count) else None
    chosen = [verdict] if verdict else meant if len(meant) == 1 else []
    found = answering.outcome(model, case)
    degrees = vocabulary.degrees(model, verdict)
    question, outcome = context.question, found["values"]["predicted"]
    # Whether it is what the definition is of, and not the opposite.
    itself = question.cued("whether") and vocabulary.modelled(model) in question.keys
    if itself and outcome in {*degrees[:1], *degrees[-1:]}:
        between = " " if question.language == "en" else ""
        text = context.say("yes" if outcome == degrees[0] else "no") + between + found["answer"][question.language]
        found |= {"answer": {**found["answer"], question.language: text}}
    return [found, *(answering.indicators(model, case, v) for v in chosen)]


def _said(context: Context, model: Theory, answers: list[Json], findings: bool = False) -> Answer | None:
    """Give derivations as the answer, with the hypothesis that covers them and the cells and rules they rest on; before
    that what the author finds of each case, where it is to be told."""
    if not any(a["answer"][context.question.language] for a in answers):
        return None
    lines = [_with_source(context, model, a) for a in answers]
    for found, line in zip(answers, lines, strict=True):
        rest(context, found, line)
    passages = [p for a in answers for p in a["passages"]]
    # The author states in words, and not in a cell, what degree a case measures.
    told_of = (model.case(a["case"]).stated.get(model.measured or "", ()) for a in answers if findings)
    stated = (p for told in told_of for _, where in told for p in where)
    found_of = [p.removeprefix(PASSAGE) for p in stated if not coding.CELL.search(p)]
    lines += [context.statement_of(name) for name in found_of]
    passages = [*found_of, *passages]
    for found in answers:
        for told in hypothesis.covering(context, model, found["values"]):
            lines.append(context.statement_of(told[0]))
            passages = [*told, *passages]
    rows = [[a["case"], *row, *[None] * (4 - len(row))] for a in answers for row in a["rows"]]
    return said_with(context, lines, ["case", "what", "state", "of", "degree"], rows, passages)


def rest(context: Context, found: Json, said: str) -> None:
    """Say of each line of what is derived which passages it rests on: those of what that line tells."""
    for line, names in zip(said.split("\n"), found.get("behind") or [found["passages"]], strict=False):
        context.answer.back(line, [p.removeprefix(PASSAGE) for p in names][:SHOWN])


def _with_source(context: Context, model: Theory, found: Json) -> str:
    """Return what is derived of no case, in one line, with the hypothesis and the table that give it."""
    language = context.question.language
    said: str = found["answer"][language]
    if found["case"] is not None or "\n" in said:
        return said
    stated = [told[0] for told in hypothesis.covering(context, model, found["values"])]
    known = words(language)
    parts = [h for h in model.hypotheses if {p.removeprefix(PASSAGE) for p in h.passages} & {*stated}]
    numbers = [hypothesis.NUMBERED.search(h.key) for h in parts]
    sources = [known["hypothesis"].format(n=match[1]) for match in numbers if match]
    row = context.snapshot.passages.get(found["passages"][0].removeprefix(PASSAGE), {}) if found["passages"] else {}
    if sources and row.get("tableNumber") is not None:
        sources.append(context.say("table", number=row["tableNumber"]))
    return said + known["by"].format(sources=listed(sources, language)) if sources else said


def said_with(
    context: Context, lines: list[str], columns: list[str], rows: list[list[Any]], passages: list[str]
) -> Answer:
    """Give lines as the answer of a theory, with a table and the passages behind them."""
    answer = context.answer
    answer.intent, answer.status = "theory", "answered"
    answer.answer = "\n".join(dict.fromkeys(lines))
    answer.columns, answer.rows = columns, rows
    names = list(dict.fromkeys(p.removeprefix(PASSAGE) for p in passages))
    first: list[str] = []
    for line in (bare(line) for text in lines for line in text.split("\n")):
        if line not in answer.backed:
            # A statement rests on itself; what only sets off other lines on nothing.
            answer.back(line, [n for n in names if context.statement_of(n) in line][:SHOWN])
        first += answer.backed[line]
    names = list(dict.fromkeys([*first, *names]))
    context.add_evidence(names, most=MOST)
    context.sparql(names)
    return answer
