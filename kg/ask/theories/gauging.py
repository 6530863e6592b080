"""How a theory measures a variable: what the author defines it by, and which number of criteria makes which degree; and
what a criterion consists in."""

from __future__ import annotations

from collections.abc import Iterable

from kg.ask.answer import Json
from kg.ask.retrieval import disagreement
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import number_before
from kg.ask.theories import naming, vocabulary
from kg.ask.understanding.numeral import ordinals
from kg.ask.understanding.wants import CRITERIA, NOUNS, applied, quantified
from kg.terms import LANGUAGES, PASSAGE
from kg.theory.logic import Count
from kg.theory.model import Theory

PARTS = {"kg:indicatorOf", "dcterms:isPartOf"}
"""Predicates by which a definition says what a variable, or what that is of, consists in."""
ITSELF = {*NOUNS, "measure", "include", "part", "aspect", "define"}
"""Groups of the thesaurus of words for criteria, and for being measured by them or made up of them."""
VARIABLE = "variable"
"""Group of the thesaurus of words for what a theory gives a degree of."""
DEGREES = 2
"""How many degrees of what a theory predicts a question names that asks for that by a loose word."""
DEFINED = 3
"""How many definitions of one criterion are told."""


def asked(context: Context, model: Theory) -> list[str]:
    """Return the variables with criteria of which a question asks how they are measured, or by which criteria."""
    question = context.question
    gauging = question.cued("gauged") or question.cued("degree_asked") or _only_criteria(context)
    # Who asks which criteria there are, or how many make a degree, applies none.
    open_ = question.cued("which_criterion") or question.cued("degree_asked")
    if not gauging or question.cued("suppose") or (applied(question) and not open_):
        return []
    own = naming.own_variables(context, model) or _numbered(context, model) or _outcome(context, model)
    # What is predicted is measured by criteria of its own.
    own = [model.measured if v == model.predicted and model.measured else v for v in own]
    return list(dict.fromkeys(v for v in own if isinstance(model.rule(v), Count)))


def _outcome(context: Context, model: Theory) -> list[str]:
    """Return what a theory predicts, where a question calls it by a word for that alone, or by another beside two of
    its degrees ("high, limited and low protection")."""
    question = context.question
    if not model.hypotheses or not model.predicted:
        return []
    own = naming.outcome_words(context, model)
    alike = {g for group in own & vocabulary.ALIKE.keys() for g in ("assure", *vocabulary.ALIKE[group])}
    graded = len(vocabulary.degrees_named(context, model)) >= DEGREES
    return [model.predicted] if own & question.groups or (alike & question.groups and graded) else []


def _numbered(context: Context, model: Theory) -> list[str]:
    """Return the variables that a question on a theory's article calls by their place ("the second variable"), or by
    how many criteria they have."""
    question = context.question
    if model.article not in question.articles:
        return []
    rested = model.inputs(model.predicted or "")
    if VARIABLE in question.groups:
        return [v for _, place in ordinals(question.folded) for v in rested[place - 1 : place]]
    number = number_before(context, "criterion_words") if question.cued("degree_asked") else None
    sized = [v for v in model.variables() if number and len(model.criteria(v)) == number]
    return sized if len(sized) == 1 else []


def required(context: Context, model: Theory) -> list[str]:
    """Return the criteria of which a question asks what they consist in: "what does that indicator require?"."""
    question = context.question
    asking = question.cued("required") or question.cued("gauged")
    # Who only asks which criteria there are asks of the variable.
    asking = asking or ("define" in question.intents and not _only_criteria(context))
    # What counts as a thing is asked of the criterion, too, where a question says whose it is.
    called = CRITERIA & question.groups or (question.cued("required") and model.article in question.articles)
    if not asking or question.cued("suppose") or not called:
        return []
    named = naming.named_in(context, model)
    cased = {c for case in model.cases for c in case.about} & question.keys
    return named.indicators if named.exact and len(named.indicators) == 1 and not (cased or question.years) else []


def content(context: Context, model: Theory, key: str) -> list[Json]:
    """Return how the author defines a criterion, most plainly first, and the rule by which it counts; each as
    `kg.theory.answering.conditions`."""
    from kg.theory import say

    snapshot = context.snapshot
    others = {n for k in model.indicators if k != key for n in snapshot.speaking_of(k)}
    own = [n for n in snapshot.speaking_of(key) if n not in others and snapshot.passages[n]["article"] == model.article]
    kinds = {n: [f for f in context.facts(n).values() if f.get("kg:claimKind") == "kg:definition"] for n in own}
    # What only says of what it is a criterion comes after what says in what it consists.
    # The author's own come before those of others whom the author quotes.
    authors = {f"id:{a}" for a in snapshot.articles[model.article]["authors"]} if model.article else set()

    def behind(name: str) -> tuple[bool, bool]:
        makers = {f["kg:claimant"] for f in kinds[name] if "kg:claimant" in f}
        return any("rdf:object" in f for f in kinds[name]), bool(makers - authors)

    told = sorted((n for n in own if kinds[n]), key=behind)
    names = told[:DEFINED] or [p.removeprefix(PASSAGE) for p in model.named(key).passages[:1]]
    made: Json = {"theory": model.name, "case": None, "values": {}, "rows": []}
    found = [made | {"answer": dict.fromkeys(LANGUAGES, context.statement_of(n)), "passages": [PASSAGE + n]}
             for n in names]  # fmt: skip
    for rule in (model.rule(v) for v in model.variables() if key in model.criteria(v)):
        text = {language: say.rules(model, [rule], language) for language in LANGUAGES if rule}
        found += [made | {"answer": text, "passages": model.behind(rule)}] if rule else []
    return found


def _only_criteria(context: Context) -> bool:
    """Tell whether a question asks which criteria or parts something has, and nothing of them or of any case."""
    question = context.question
    listing = question.cued("listing") or "define" in question.intents
    spoken = bool(question.units) and all(set(u.groups) & ITSELF for u in question.units)
    named = {c for m in question.mentions for k in m.keys for c in ("Actor", "Case") if context.snapshot.is_a(k, c)}
    apart = "amount" in question.intents or any(map(question.cued, ("set_apart", "differing", "lacks", "needed")))
    return listing and spoken and not (named or apart or quantified(question) or question.tables)


def gauged(context: Context, model: Theory, variable: str) -> list[Json]:
    """Return the definition of a variable by its parts, where the author gives one, and the rule that counts these;
    each as `kg.theory.answering.conditions`."""
    from kg.theory import say

    rule = model.rule(variable)
    if rule is None:
        return []
    made: Json = {"theory": model.name, "case": None, "values": {}, "rows": []}
    found = []
    name = _definition(context, model, variable)
    if name is not None:
        text = dict.fromkeys(LANGUAGES, context.statement_of(name))
        found.append(made | {"answer": text, "passages": [PASSAGE + name]})
    text = {language: say.rules(model, [rule], language) for language in LANGUAGES}
    counted = made | {"answer": text, "passages": model.behind(rule)}
    # Who asks how many make a degree is told that first.
    apart = [made | _apart(context, key) for key in _read_apart(context, variable, model.behind(rule))]
    return [counted, *found, *apart] if context.question.cued("degree_asked") else [*found, counted, *apart]


def _read_apart(context: Context, variable: str, passages: Iterable[str]) -> list[str]:
    """Return the known differences between what text and tables say of the thresholds of a variable alone."""
    told = {p.removeprefix(PASSAGE) for p in passages}
    is_a, found = context.snapshot.is_a, context.snapshot.disagreements
    alone = [k for k, e in found.items() if [a for a in e["about"] if is_a(a, "Variable")] == [variable]]
    return [key for key in alone if told & {*found[key]["between"]}]


def _apart(context: Context, key: str) -> Json:
    """Return what a known difference consists in, as a line."""
    entry = context.snapshot.disagreements[key]
    text = disagreement.worded(context, entry)
    return {"answer": dict.fromkeys(LANGUAGES, text), "passages": [PASSAGE + n for n in entry["between"]]}


def _definition(context: Context, model: Theory, variable: str) -> str | None:
    """Return the passage of a theory's article that defines a variable by most parts."""
    snapshot = context.snapshot
    words = variable.split("-")
    # The willingness to exchange interests is measured by what the exchange of interests consists in.
    wholes = {"-".join(words[:n]) for n in range(2, len(words) + 1)}
    names = {n for whole in wholes for n in snapshot.speaking_of(whole)}
    ends = {f"id:{whole}" for whole in wholes}

    def count(name: str) -> int:
        told = [f for f in context.facts(name).values() if f.get("kg:claimKind") == "kg:definition"]
        return sum(f.get("rdf:predicate") in PARTS and f.get("rdf:object") in ends for f in told)

    counts = {n: count(n) for n in names if snapshot.passages[n]["article"] == model.article}
    best = max(counts, key=lambda n: (counts[n], -snapshot.places[n]), default=None)
    return best if best is not None and counts[best] > 1 else None
