"""Whether a question is one of a theory: what it names of the theory, and what it asks of that."""

from __future__ import annotations

from collections.abc import Iterable

from kg.ask.retrieval.choose import ends_among
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import number_before
from kg.ask.theories import (
    choice,
    clause,
    coding,
    degree,
    gauging,
    likeness,
    naming,
    recoding,
    supposition,
    tally,
    vocabulary,
)
from kg.ask.understanding import wants
from kg.ask.understanding.capital import led, represented
from kg.theory.model import Theory

SPOKEN = ("of_theory", "hypothesis", "mark", "combination", "definition")
"""Cues by which a question speaks of a theory."""
COUNTING = ("lacks", "needed")
"""Cues by which a question asks which criteria are missing."""
FOLLOWING = {"consequence", "change", "happen"}
"""Groups of words by which it is asked what follows."""
BOTH = 2
"""How many degrees a question gives at least that asks what follows from them, whoever has them."""
MEETING = ("lacks", "coding_met", "coding_unmet")
"""Cues by which a question says that a criterion is met or missing."""
ASKED = ("hypothesis", "predicts", "mark", "combination", "definition", "criteria", "which_conditions")
"""Cues by which a question asks what a theory tells."""
ELSE = {"chain", "provenance", "who_says", "links"}
"""Intents that ask for what is said, not for what follows."""
PLAIN = wants.CRITERIA - {"condition"}
"""Groups of the thesaurus that stand in questions of criteria only."""
VARIABLE, DEGREED = "variable", {"degree", "code-classify", "indicator-mark"}
"""Group of the thesaurus of words for what a theory gives a degree of, and those of words for that."""
DEGREE = "-degree"
"""What the name of a variable ends in that is the degree of something."""
GIVING = {
    "receive", "obtain", "give", "grant", "low", "high", "limited", "strengthen", "exceed", "many", "few", "degree",
    "scope", "scale", "weak", "security", "share", "code-classify",
}  # fmt: skip
"""Groups of words by which a degree of something is said to be had or given."""


def wanted(context: Context) -> bool:
    """Tell whether a question is one of a theory."""
    return recoding.scheme(context) is not None or meant(context) is not None


def supposes(context: Context) -> bool:
    """Tell whether a question supposes something of what a theory codes, or sets two readings of it side by side."""
    if recoding.scheme(context) is not None:
        return True
    model = meant(context)
    if model is None:
        return False
    cases = coding.cases(context, model)
    told = supposition.supposed(context, model, cases[0].key if cases else None)
    return any(told) or context.question.cued("two_readings")


def meant(context: Context) -> Theory | None:
    """Return the theory that a question is one of; None where it is of none."""
    scored = [m for m in choice.among(context) if tally.scored(context, m)] if context.question.cued("n_of_m") else []
    if scored:
        # Of several theories the one with most cases is the one whose cases have marks to count.
        return max(scored, key=lambda m: sum(c.kind in coding.KINDS for c in m.cases))
    concerned = {m.name for m in _concerned(context)}
    return choice.meant(context, lambda m: m.name in concerned) if concerned else None


def _concerned(context: Context) -> list[Theory]:
    """Return the theories that a question may be one of: it asks what theories tell (a prediction, a hypothesis, which
    criteria are met, under what conditions) of what one of them models, codes or gives; those that it names by their
    own names, where it does. To name a theory is not to ask what it gives: its critics are not derived."""
    question = context.question
    # Who asks when, how much or who somebody expects asks for no prediction of a theory.
    valued = bool(wants.VALUES & set(question.intents[:1])) and not question.cued("of_theory")
    told = [name for name in (*ASKED, *COUNTING) if not (valued and name == "predicts")]
    asked = any(map(question.cued, told)) or bool(wants.CRITERIA & question.groups)
    derived = asked or any(map(question.cued, ("suppose", "of_theory", "degree_asked", "gauged")))
    # "When does it give much?", as an article has it, is under what conditions.
    derived = derived or bool(question.articles and question.cued("conditional") and not question.cued("past"))
    elsewhere = bool((ELSE if derived else ELSE | wants.VALUES) & set(question.intents[:1]))
    # Which of those that it names has most may be asked by "who" or "whose".
    elsewhere = elsewhere and not ends_among(context)
    if question.cued("all_cases") and question.cued("predicts") and question.cued("of_theory"):
        # Whether what a theory predicts comes true in each of its cases.
        return [m for m in choice.among(context) if _predicting(m)]
    counting = question.cued("how_many") and not question.cued("suppose") and naming.numbered(context)
    if elsewhere and not counting and not question.cued("tallied"):
        # Theories take long to load.
        return []
    known = choice.among(context)
    counted = [m for m in known if counts(context, m)] if counting else []
    if question.cued("tallied"):
        counted += [m for m in known if _tallied(context, m)]
    if counted or elsewhere:
        return counted
    if asked:
        exact = [m for m in known if exactly(context, m)]
        touched = exact or [m for m in known if _touched(context, m)]
        if touched:
            return touched
    return [m for m in known if _derivable(context, m)]


def _tallied(context: Context, model: Theory) -> bool:
    """Tell whether a question asks of how many of a theory's cases one of its criteria is so, by how many they are."""
    own = [c for c in model.cases if c.kind in coding.KINDS]
    named = naming.named_in(context, model)
    return named.exact and bool(named.indicators) and number_before(context, "case_words") == len(own)


def exactly(context: Context, model: Theory) -> bool:
    """Tell whether a question names a theory, one of its variables or the table of their cells; or a criterion, and
    asks more than for some condition."""
    named = naming.named_in(context, model)
    if choice.itself(context, model) or coding.tables(context, model):
        return True
    question = context.question
    met = "meet-criterion" in question.groups or (question.cued("states") and any(map(question.cued, MEETING)))
    return named.exact and (bool(named.variables) or met or _plainly(context))


def _touched(context: Context, model: Theory) -> bool:
    """Tell whether a question has to do with a theory that it does not name: with a case of it, or with parts of it by
    words; with both, where it speaks of criteria only."""
    question = context.question
    named = naming.named_in(context, model)
    cased = any(c.kind in coding.KINDS for c in coding.cases(context, model))
    worded = bool(named.indicators or named.variables or naming.outcome_words(context, model) & question.groups)
    if question.cued("hypothesis"):
        return bool(model.hypotheses)
    if any(map(question.cued, SPOKEN)):
        return cased or worded or (model.article in question.articles and VARIABLE in question.groups)
    if uncoded(context, model):
        return False
    if wants.CRITERIA & question.groups and _set_apart(context, model):
        return True
    if question.cued("predicts"):
        # A government, too, expects something.
        if not cased:
            return model.article in question.articles and question.cued("any_state") and bool(named.indicators)
        return predicts(context, model) or (worded and question.cued("suppose"))
    # Who names the article of a case asks of its criteria, though of none in particular.
    asked = any(map(question.cued, ("lacks", "coding_met", "coding_unmet", "which_criterion")))
    own = asked and (model.article in question.articles or bool(wants.NOUNS & question.groups and coding.cells(model)))
    return cased and _plainly(context) and (worded or question.cued("needed") or own)


def _set_apart(context: Context, model: Theory) -> bool:
    """Tell whether a question sets cases of a theory's article side by side by conditions, or asks how many of so many,
    as one of the theory's variables has, are met by whichever state."""
    question = context.question
    named = [c for c in coding.named_cases(context, model) if c.kind in coding.KINDS]
    # Conditions may be of anything, such as those on which two do something.
    plain = bool(PLAIN & question.groups) or {"condition", "table"} <= question.groups
    if len(named) >= 2 and plain:
        return len({a for c in named for a in c.about}) >= 2
    sized = number_before(context, "criterion_words") in {len(model.inputs(v)) for v in model.variables()}
    return sized and question.cued("any_state") and tally.counted(context)


def _plainly(context: Context) -> bool:
    """Tell whether a question asks of the criteria of a theory, and not of conditions and standards of any kind: it
    says that they are met or missed, or speaks of the theory."""
    question = context.question
    groups = wants.CRITERIA & question.groups
    met = "meet-criterion" in groups and (len(groups) > 1 or question.cued("criteria"))
    return met or any(map(question.cued, (*SPOKEN, *(COUNTING if groups else ()))))


def _derivable(context: Context, model: Theory) -> bool:
    """Tell whether a question is answered by deriving though it asks for nothing that theories tell: it supposes what
    the theory codes, speaks of the degree that the theory gives a variable, or asks what the theory says of a case or
    on what two differ."""
    question = context.question
    spoken = question.cued("of_theory")
    if question.cued("both_degrees") and degree.degrees(context, model, denials=False):
        return True
    measured = (gauging.asked, gauging.required, conditioned, marked)
    if any(asks(context, model) for asks in (ranks, explains, *measured, graded, reaches, separates)):
        return True
    if spoken and question.cued("to_do") and model.measured and not question.intents:
        return choice.itself(context, model) or model.article in question.articles
    # "An ally pays, but yields in nothing: what does it get?"
    stanced = _predicting(model) and question.cued("any_state") and question.cued("but") and not question.intents
    ones = (m for m in question.mentions if context.may_be(m, *vocabulary.ONES))
    if stanced and not any(ones) and len(degree.degrees(context, model)) >= BOTH:
        return True
    own = naming.own_variables(context, model)
    if not (own or spoken or question.cued("suppose")):
        # As it is with most questions, of which more takes long to see.
        return False
    cases = [c for c in coding.cases(context, model) if c.kind in coding.KINDS]
    named = naming.named_in(context, model)
    if not question.cued("suppose"):
        if not own:
            states = [k for k in uncoded(context, model) if context.snapshot.is_a(k, "State")]
            if spoken and question.cued("any_state") and named.indicators:
                return choice.itself(context, model)
            return spoken and bool(cases or states) and _predicting(model)
        if spoken:
            # What a theory is of is no question to it; what it gives a state is, though it has no case of it.
            degrees = degree.degrees(context, model, denials=question.cued("but"))
            return bool(cases or uncoded(context, model) or degrees)
        whichever = question.cued("any_state") or question.cued("states")
        if not cases and whichever and len(degree.degrees(context, model, question.cued("any_state"))) >= 2:
            return True
        # How two differ in one criterion is told by what is said of it.
        differing = question.cued("differing") or (question.intents[:1] == ["compare"] and names_degree(context))
        apart = differing and len(cases) == 2 and not named.indicators
        return bool(cases) and (apart or bool(vocabulary.degrees_named(context, model)))
    if "why" in question.intents and not spoken:
        return False
    told = supposition.supposed(context, model, cases[0].key if cases else None)
    if cases:
        named_ = named.exact or bool(coding.named_cases(context, model))
        exact = choice.itself(context, model) or (named_ and (spoken or predicts(context, model)))
        # What would become of the guarantee is asked of the theory that predicts it.
        alike = {g for group in vocabulary.ALIKE for g in vocabulary.ALIKE[group]} if _predicting(model) else set()
        exact = (
            exact
            or bool((naming.outcome_words(context, model) | alike) & question.groups)
            or (named_ and _follows(context, model, told))
        )
        return len(told.states) > 1 or any((told.others, exact and told.states, told.degrees, told.counts))
    if not spoken and uncoded(context, model):
        # What a state that is no case does or does not do is supposed of that one.
        return False
    # Whether what a theory tells of is still to be chosen under other conditions is asked of it.
    chosen = spoken or (bool(outcomes(context, model)) and clause.whether(context))
    return bool(told.degrees) or (named.exact and bool(told.counts)) or (chosen and bool(told.states))


def _follows(context: Context, model: Theory, told: supposition.Supposed) -> bool:
    """Tell whether a question that supposes what a theory plainly codes asks for no more than what follows: "what if it
    had not?"."""
    # What follows is told by the article itself where no hypothesis sums it up.
    plain = any(naming.named_in(p, model).indicators for p in clause.supposing(context))
    if not _predicting(model) or not (plain or told.instances):
        return False
    about = {a for c in model.cases for a in (c.key, f"case-{c.key}", *c.about)}
    asking = [p for p in clause.parts(context, "sentence", "theory_clause") if clause.asks(p)]
    named = any(not about & {*m.keys} for part in asking for m in part.question.mentions)
    spoken = any(not (GIVING | FOLLOWING) & {*u.groups} for part in asking for u in part.question.units)
    return not (context.question.intents or named or spoken)


def conditioned(context: Context, model: Theory) -> list[str]:
    """Return the degrees of what a theory predicts of which a question asks under what conditions they come about:
    "when does the theory expect limited protection?"."""
    question = context.question
    present = model.article in question.articles and not question.cued("past")
    spoken = present or any(map(question.cued, ("of_theory", "predicts", "any_state")))
    asked = question.cued("which_conditions") or ("when" in question.intents and spoken)
    if not asked or question.cued("suppose") or question.years or not _predicting(model):
        return []
    called = {"security", *(g for group in vocabulary.ALIKE for g in (group, "assure", *vocabulary.ALIKE[group]))}
    own = vocabulary.degrees(model, model.predicted)
    degrees = [d for d in vocabulary.degrees_named(context, model) if d in own]
    return degrees if predicts(context, model) or called & question.groups else []


def marked(context: Context, model: Theory) -> bool:
    """Tell whether a question asks why a case meets, or does not meet, one criterion of a theory."""
    question = context.question
    if "why" not in question.intents or question.cued("suppose"):
        return False
    cased = [c for c in coding.named_cases(context, model) if c.kind in coding.KINDS]
    named = naming.named_in(context, model)
    # Why a variable is of a degree is told by all of its criteria.
    plain = "meet-criterion" in question.groups or _plainly(context)
    plain = not named.variables if named.exact else plain and len(named.indicators) == 1 and bool(coding.cells(model))
    return len(cased) == 1 and bool(named.indicators) and plain


def outcomes(context: Context, model: Theory) -> list[str]:
    """Return the outcomes that a theory predicts which a question names, by themselves or by what they consist in."""
    named, degrees = context.question.keys, vocabulary.degrees(model, model.predicted)
    return [d for d in degrees if any(d == k or d.startswith(f"{k}-") for k in named)]


def reaches(context: Context, model: Theory) -> bool:
    """Tell whether a question asks what would have to change for a case to get something else predicted."""
    question = context.question
    if not question.cued("reach") or question.years or not _predicting(model):
        return False
    cased = any(c.kind in coding.KINDS for c in coding.named_cases(context, model))
    told = _called(question.keys, [v for v in (model.predicted, model.measured) if v])
    return cased and (told or predicts(context, model) or bool(naming.outcome_words(context, model) & question.groups))


def separates(context: Context, model: Theory) -> bool:
    """Tell whether a question asks which cases differ in one variable only."""
    question = context.question
    asked = question.cued("lone_difference") and VARIABLE in question.groups
    return asked and _predicting(model) and not coding.named_cases(context, model)


def graded(context: Context, model: Theory) -> bool:
    """Tell whether a question asks for the degrees of a theory's variables of cases that it names, by calling them
    variables, as many as there are where it says how many."""
    question = context.question
    if VARIABLE not in question.groups or not _predicting(model) or question.cued("suppose"):
        return False
    cased = any(c.kind in coding.KINDS for c in coding.named_cases(context, model))
    numbers = (naming.number_of(question, u.text) for u in question.units if VARIABLE in u.groups)
    number = next(filter(None, numbers), None)
    stated = {v for v in model.variables() if v != model.measured}
    # Who asks for one of them, what follows from it, or what they are, does not ask for the degrees of all.
    whole = number in {len(stated), len(stated) - 1} or (number is None and question.several)
    asked = "compare" in question.intents or bool(DEGREED & question.groups)
    return cased and whole and asked and not uncoded(context, model)


def explains(context: Context, model: Theory) -> bool:
    """Tell whether a question asks why cases have the degree that they have in what a theory predicts, by whatever
    word for it, and names nothing else: "why did one get more protection than the other?"."""
    question = context.question
    if question.intents[:1] != ["why"] or question.cued("suppose") or question.years:
        return False
    if not (question.cued("graded") or names_degree(context)):
        return False
    named = {k for c in coding.named_cases(context, model) if c.kind in coding.KINDS for k in c.about}
    return bool(named) and not uncoded(context, model) and explicable(context, model)


def explicable(context: Context, model: Theory) -> bool:
    """Tell whether a question speaks of what a theory predicts, by whatever word for it, and of nothing else."""
    question = context.question
    if not _predicting(model):
        return False
    outcomes = [v for v in model.variables() if v in {model.predicted, model.measured}]
    held = vocabulary.parts(context, model)["variables"]
    own = {g for v in outcomes for g in held[v].groups} & vocabulary.ALIKE.keys()
    words = {g for group in own for g in (group, "assure", *vocabulary.ALIKE[group])}
    # One of the criteria that a guarantee is measured by is called so, too: the commitment to give it.
    held = vocabulary.parts(context, model)["indicators"]
    both = set().union(*vocabulary.ALIKE.values())
    alike = {i for v in outcomes for i in model.inputs(v) if i in held and held[i].groups & both}
    # Under whom, or by whose government, it is given says no more of it.
    called = [m for m in question.mentions if not context.may_be(m, "State", "Person")]
    if not all(_called(m.keys, outcomes) or alike & set(m.keys) for m in called):
        return False
    # What a guarantee gives is security.
    spoken = bool(called) or any((words | {"security"}) & set(u.groups) for u in question.units)
    return spoken and all((words | GIVING | {"highest", "lowest"}) & set(u.groups) for u in question.units)


def names_degree(context: Context) -> bool:
    """Tell whether a question names the degree of something that a theory grades, as such."""
    return any(k.endswith(DEGREE) and context.snapshot.is_a(k, "Variable") for k in context.question.keys)


def _called(keys: Iterable[str], variables: Iterable[str]) -> bool:
    """Tell whether a name is that of what variables are of, or of a degree of it."""
    ends = [(v, f"-{v.removesuffix(DEGREE)}") for v in variables]
    return any(v.startswith(k) or k.endswith(end) for k in keys for v, end in ends)


def counts(context: Context, model: Theory) -> bool:
    """Tell whether a question asks how many of a variable's criteria cases meet, by how many there are."""
    question = context.question
    if not question.cued("how_many") or question.cued("suppose"):
        return False
    own = [c for c in model.cases if c.kind in coding.KINDS]
    cased = any(c.kind in coding.KINDS for c in coding.cases(context, model))
    cased = cased or number_before(context, "case_words") == len(own)
    # How many a state meets that is no case nobody has counted.
    states = (k for k in uncoded(context, model) if context.snapshot.is_a(k, "State"))
    return cased and not any(states) and bool(naming.sized(context, model))


def ranks(context: Context, model: Theory) -> list[str]:
    """Return the variable that a question names, or calls by another word for what the theory predicts, of which it
    asks which of the cases have the highest or lowest degree, or which a degree that it gives; none where it asks
    nothing of the kind."""
    question = context.question
    # No coding has a year, and what both are is told by their combination.
    other = question.years or question.cued("suppose") or question.cued("both_degrees")
    named = {a for c in coding.named_cases(context, model) if c.kind in coding.KINDS for a in c.about}
    # Which criteria one lacks beside another is no ranking of the two.
    several = ends_among(context) and len(named) > 1 and not wants.CRITERIA & question.groups
    if other or not (question.cued("states") or question.cued("cases") or several):
        return []
    graded = question.cued("low_degree") or question.cued("high_degree")
    # Which get what if they do something is told by what they do.
    if not (wants.ends(question) or graded or several) or question.cued("any_state") or uncoded(context, model):
        return []
    said = vocabulary.items(context)
    keys = {k for item in said for k in item.keys}
    own = [v for v in model.variables() if any(likeness.is_of(item, v) for item in said)]
    if several and not own and model.measured and explicable(context, model):
        own = [model.measured]
    return own if len(own) == 1 and not keys & set(model.indicators) else []


def _predicting(model: Theory) -> bool:
    """Tell whether a theory predicts one thing of each case from others, as those that state hypotheses do."""
    return bool(model.hypotheses)


def predicts(context: Context, model: Theory) -> bool:
    """Tell whether a question names what a theory predicts or measures."""
    held = vocabulary.parts(context, model)["variables"]
    outcomes = {v: held[v] for v in model.variables() if v in {model.predicted, model.measured}}
    return bool(likeness.covering(naming.saying(context, model), outcomes, (), single=False))


def uncoded(context: Context, model: Theory) -> list[str]:
    """Return the states, persons and organisations that a question names and no case of a theory is about, but for
    those that much of what is told is about, and who holds an office there."""
    snapshot = context.snapshot
    own = {a for c in model.cases for a in c.about}
    own |= {*snapshot.articles[model.article]["authors"]} if model.article else set()
    # Who heads a state stands for it.
    mentions = (led(context.graph, context.question) or context.question).mentions
    named = {k for m in mentions for k in m.keys if any(snapshot.is_a(k, c) for c in vocabulary.ONES)}
    # In a supposition about a person it is that one who is meant.
    asked = set() if context.question.cued("suppose") else named
    common = {k for k in asked if len(snapshot.speaking_of(k)) >= context.common}
    return sorted(named - own - represented(snapshot, common))
