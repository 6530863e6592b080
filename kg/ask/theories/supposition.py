"""What a question supposes of a theory's criteria and variables, clause by clause: that criteria are met or not, how
many of a variable's are, or what degree a variable has.

A clause names indicators by themselves, by the group that the article puts them in ("political support"), or by words
of their names; else it names whole variables ("willing to exchange interests")."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import number_before, number_ending
from kg.ask.theories import vocabulary as theories
from kg.ask.understanding.numeral import number
from kg.ask.understanding.question import understand

if TYPE_CHECKING:
    from kg.theory.model import Theory

NONE = {"no", "none"}
"""Words for no criterion."""
BOTH = 2
"""How many variables both are."""
HALF, ALL = {"half", "半", "一半", "半数", "半分"}, {"all", "every", "全", "全部", "すべて", "全て"}
"""Words for half of the criteria there are, and for all of them."""
SAYING = {"argue", "predict", "expectation", "proposition", "logic", "receive"}
"""Groups of the thesaurus of words by which a question asks of a theory, and names no part of it."""
WHO_MEETS = {"ally", "alliance"}
"""Groups of words for those who meet criteria."""
HEAD = re.compile(r"[,，、;；(（]|而非|でなく")
"""What ends the part of an indicator's name that says what is met."""


class Supposed(NamedTuple):
    """What is supposed.

    Attributes
    ----------
    states : dict of str to str
        Of indicators.
    degrees : dict of str to str
        Of variables.
    counts : dict of str to int
        How many criteria of a variable are met.
    """

    states: dict[str, str]
    degrees: dict[str, str]
    counts: dict[str, int]


def supposed(context: Context, model: Theory, case: str | None) -> Supposed:
    """Return what a question supposes of a case; of any state, where it names no case, also what it says of it without
    supposing ("a country that is willing to share burdens")."""
    question = context.question
    if not question.cued("suppose"):
        if case is not None:
            return Supposed({}, {}, {})
        if question.cued("cases"):
            # Of each of the cases nothing is supposed.
            return Supposed({}, {}, {})
        whichever = question.cued("any_state") or question.cued("states")
        counts = numbers(context, model, None) if whichever else {}
        found = {} if counts else degrees(context, model, denials=question.cued("any_state"))
        any_state = question.cued("any_state") and not (counts or found)
        return Supposed(states(context, model) if any_state else {}, found, counts)
    # "Three more of the political and economic ones" says how many, and not which.
    exact = set(model.indicators) | set(theories.grouped(context, model))
    counts = {} if exact & {k for m in question.mentions for k in m.keys} else numbers(context, model, case)
    settings = {} if counts else states(context, model)
    # A variable whose criteria are spoken of is counted from these.
    spoken = {*counts, *(v for v in model.variables() if set(inputs(model, v)) & set(settings))}
    found = {v: d for v, d in degrees(context, model).items() if v not in spoken}
    if case is not None:
        found = {**_affirmed(context, model, spoken), **found}
        counts = {v: _after(context, model, case, v, n) for v, n in counts.items()}
        # A number that a variable has not as many criteria as is one of something else.
        counts = {v: n for v, n in counts.items() if n <= _criteria(model, case, v)}
    return Supposed(settings, found, counts)


def inputs(model: Theory, variable: str) -> list[str]:
    """Return what a variable's rule looks at."""
    rule = model.rule(variable)
    return list(rule.inputs()) if rule else []


# --- How many


def _after(context: Context, model: Theory, case: str, variable: str, number: int) -> int:
    """Return how many criteria a case would meet: so many, or so many more or fewer than it does."""
    question = context.question
    if question.cued("fewer"):
        return max(_met(model, case, variable) - number, 0)
    return number + (_met(model, case, variable) if question.cued("more") else 0)


def _criteria(model: Theory, case: str, variable: str) -> int:
    from kg.theory import answering

    return len(answering.indicators(model, case, variable)["rows"])


def _met(model: Theory, case: str, variable: str) -> int:
    from kg.theory import answering

    return sum(1 for row in answering.indicators(model, case, variable)["rows"] if row[2] == "met")


def numbers(context: Context, model: Theory, case: str | None) -> dict[str, int]:
    """Return how many criteria of which variables a question speaks of as met, each number with the variable that its
    part of the question names, else with the one that the whole question names."""
    from kg.theory.logic import Count

    found: dict[str, int] = {}
    # "Three more of these" counts what is supposed of a case, and not what there is.
    sized = case is None or not context.question.cued("suppose")
    for part in _parts(context, "sentence", "theory_clause"):
        said = _number(part)
        if said is None:
            continue
        own = variables(part, model, case, sized=sized)
        every = variables(context, model, case, sized=sized)
        meant = own if len(own) == 1 else every[:1] if not found else []
        for variable in meant:
            rule = model.rule(variable)
            of = len(rule.over) if isinstance(rule, Count) else 0
            value = of if said in ALL else of // 2 if said in HALF else 0 if said in NONE else number(said)
            if value == BOTH and _graded(part):
                # "Both are low" counts variables, and not what one of them is counted from.
                continue
            if value == of and context.question.cued("how_many"):
                # How many of the five are met: five are what there are.
                continue
            if value is not None and value <= of:
                found.setdefault(variable, value)
    return found


def counted(context: Context) -> bool:
    """Tell whether a question gives a number of criteria."""
    return any(_number(part) is not None for part in _parts(context, "sentence", "theory_clause"))


def _number(context: Context) -> str | None:
    """Return the number of criteria that a part of a question gives, as it is written."""
    question = context.question
    bare = _unnamed(context, "x")
    for cue in question.grammar.cues["counted"]:
        match = cue.search(bare)
        if match:
            return "no" if match["n"] is None else match["n"]
    return None


# --- Which degree


def degrees(context: Context, model: Theory, denials: bool = True) -> dict[str, str]:
    """Return the degrees that a question gives to variables on which others rest: "willing to share burdens but not to
    exchange interests"; where something is supposed, also by denying it."""
    every = {n for v in model.variables() for n in inputs(model, v)} & set(model.variables())
    found: dict[str, str] = {}
    parts = _supposing(context) or _parts(context, "sentence", "theory_clause", "but")
    for part in parts:
        for variable, degree in _degrees(part, model, every, denials).items():
            found.setdefault(variable, degree)
    if context.question.cued("but") and len(set(found.values())) == 1:
        # "It shares burdens, but refuses to trade interests": the one has what the other lacks.
        (degree,) = set(found.values())
        for part in (p for p in parts if not _degrees(p, model, every, denials)):
            for variable in named_in(part, model).variables:
                rule = model.rule(variable)
                scale = rule.degrees() if rule and variable in every else ()
                if len(scale) > 1:
                    found.setdefault(variable, scale[0] if degree == scale[-1] else scale[-1])
    return found


def _affirmed(context: Context, model: Theory, spoken: Collection[str]) -> dict[str, str]:
    """Return the highest degree of the variables that a supposition about a case names and denies nothing of: "if it
    shared more burdens"."""
    found = {}
    for part in _supposing(context):
        named = named_in(part, model)
        for variable in named.variables if not (named.indicators or _denies(part)) else ():
            rule = model.rule(variable)
            rests = variable in inputs(model, model.predicted or "") and variable not in spoken
            if rule and rests and not part.question.cued("either_degree") and _number(part) is None:
                found[variable] = rule.degrees()[0]
    return found


def sized(context: Context, model: Theory) -> list[str]:
    """Return the variables that a question calls by how many criteria they have: "the five guarantees"."""
    question = context.question
    held = theories.parts(context, model)["variables"]
    named = [(u.text, frozenset(u.groups) - theories.ANY - SAYING, frozenset[str]()) for u in question.units]
    named += [(m.name, frozenset[str](), frozenset(m.keys)) for m in question.mentions]
    found = []
    for variable in model.variables():
        # What is measured is what is predicted.
        own = held[variable].groups | (
            held[model.predicted or variable].groups if variable == model.measured else frozenset()
        )
        for text, groups, keys in named:
            meant = groups & own or any(variable == k or variable.startswith(f"{k}-") for k in keys)
            number = number_ending(question.folded[: question.folded.find(text)]) if meant else None
            if number is not None and number > 1 and number == len(_counted_of(model, variable)):
                found.append(variable)
    return list(dict.fromkeys(found))


def _counted_of(model: Theory, variable: str) -> list[str]:
    return [n for n in inputs(model, variable) if n in model.indicators]


def _graded(part: Context) -> bool:
    """Tell whether a clause gives one degree to both variables."""
    return part.question.cued("both_degrees") and (said(part, "low_degree") or said(part, "high_degree"))


def _degrees(part: Context, model: Theory, every: Collection[str], denials: bool, whole: bool = True) -> dict[str, str]:
    low = _denies(part) if denials else said(part, "low_degree")
    high = said(part, "high_degree")
    # "Is it high or low?" gives none.
    if not (low or high) or part.question.cued("either_degree") or not (_number(part) is None or _graded(part)):
        return {}
    if low and high and whole:
        apart = _parts(part, "items", "but")
        if len(apart) > 1:
            told = [_degrees(one, model, every, denials, whole=False) for one in apart]
            return {v: d for found in reversed(told) for v, d in found.items()}
    if part.question.cued("both_degrees"):
        meant = [v for v in inputs(model, model.predicted or "") if v in every]
        meant = meant if len(meant) > 1 else []
    else:
        named = named_in(part, model)
        # A variable beside its criteria is as these make it.
        meant = [v for v in named.variables if v in every and not set(inputs(model, v)) & set(named.indicators)]
    found = {}
    for variable in meant:
        known = model.rule(variable)
        scale = known.degrees() if known else ()
        if len(scale) > 1:
            found[variable] = scale[-1] if low else scale[0]
    return found


# --- Which criteria


def states(context: Context, model: Theory) -> dict[str, str]:
    """Return the states that a question supposes of the indicators that it names, each by what its clause says. What is
    denied of one that is itself put as a denial is met: "does not threaten" where nothing threatens. The indicators of
    an outcome are what follows, and are meant only where nothing is that the prediction rests on."""
    return _states(context, model, _resting(model)) or _states(context, model, set(model.indicators))


def _states(context: Context, model: Theory, among: set[str]) -> dict[str, str]:
    """Return the states that a question supposes of some indicators, or of others that it names themselves."""
    found: dict[str, str] = {}
    parts = _supposing(context) or _parts(context, "sentence", "theory_clause")
    losing = context.question.cued("mark") or context.question.cued("taken")
    before = False
    for place, part in enumerate(parts):
        own = _denies(part)
        granted = said(part, "granted") or said(part, "high_degree")
        # "Lost its marks for A and B": what says nothing of its own is as the rest of what is lost.
        denied = own or (losing and not granted and (before or any(map(_denies, parts[place + 1 :]))))
        before = denied or (before and not granted)
        for key in named_in(part, model, among).indicators:
            found.setdefault(key, _state(context, model, key, part, denied))
    return found


def _resting(model: Theory) -> set[str]:
    """Return the indicators on which a theory's prediction rests; all where it predicts nothing of its own."""
    rested = {i for v in inputs(model, model.predicted or "") for i in (v, *inputs(model, v))}
    return rested & set(model.indicators) or set(model.indicators)


def _denies(part: Context) -> bool:
    return said(part, "unmet") or said(part, "low_degree") or said(part, "negative")


def _state(context: Context, model: Theory, key: str, part: Context, denied: bool) -> str:
    """Return the state that a clause gives an indicator: of a word that means the opposite of one of its name, too."""
    name = HEAD.split(context.snapshot.folder_of_names.fold(model.named(key).label(context.question.language)))[0]
    cues = context.question.grammar.cues
    negative = any(cue.search(name) for cue in cues["negative"]) or any(cue.search(name) for cue in cues["non"])
    denied = denied or (negative and any(cue.search(part.question.folded) for cue in cues["non"]))
    own = theories.parts(context, model)["indicators"][key].groups
    known = context.snapshot.word_groups
    opposing = [u.text for u in part.question.units
                if not own & set(u.groups) and own & {o for g in u.groups for o in known[g]["opposites"]}]  # fmt: skip
    # "Stayed out" is denied by what it means, and not once more by how it says so.
    opposed = any(not any(cue.search(text) for cue in cues["unmet"]) for text in opposing)
    return "met" if (negative == denied) != opposed else "unmet"


# --- Clauses


def said(part: Context, name: str) -> bool:
    """Tell whether a cue stands in a clause outside the names in it: "non-proliferation" denies nothing."""
    bare = _unnamed(part, " ")
    return any(cue.search(bare) for cue in part.question.grammar.cues[name])


def _unnamed(context: Context, filling: str) -> str:
    """Return a folded question without the names in it: "Nord Stream 2" counts nothing."""
    text = list(context.question.folded)
    for mention in context.question.mentions:
        text[mention.start : mention.end] = filling * (mention.end - mention.start)
    return "".join(text)


def _parts(context: Context, *cues: str) -> list[Context]:
    """Return the parts of a question between cues as questions of their own; the whole where it has one."""
    question = context.question
    texts = [question.folded]
    for cue in (c for name in cues for c in question.grammar.cues[name]):
        texts = _whole([t for text in texts for t in cue.pattern.split(text) if re.search(r"\w", t)])
    if len(texts) < 2:
        return [context]
    found = []
    for text in texts:
        part = understand(context.snapshot, text, question.language)
        # A clause of Japanese may look Chinese.
        part.grammar, part.articles, part.tables = question.grammar, question.articles, part.tables or question.tables
        found.append(Context(context.graph, part))
    return found


def _whole(texts: list[str]) -> list[str]:
    """Return parts of a text with such as are just one word joined to that before: "arms and economy"."""
    found: list[str] = []
    for text in texts:
        if found and re.fullmatch(r"\W*[a-z]+\W*", text):
            found[-1] += f" {text}"
        else:
            found.append(text)
    return found


def _supposing(context: Context) -> list[Context]:
    """Return the clauses of a question that suppose something: those of a sentence that says so, but what it asks."""
    found = []
    for sentence in _parts(context, "sentence"):
        parts = _parts(sentence, "theory_clause")
        if any(_says(part) for part in parts):
            found += [part for part in parts if _says(part) or not part.question.cued("asks_anything")]
    return found


def _says(part: Context) -> bool:
    return part.question.cued("suppose") or part.question.cued("mark")


# --- Names


class Named(NamedTuple):
    """Indicators and variables that a clause names.

    Attributes
    ----------
    indicators, variables : list of str
    exact : bool
        Whether it names one of them itself, and not by words only.
    """

    indicators: list[str]
    variables: list[str]
    exact: bool = False


def named_in(part: Context, model: Theory, among: Collection[str] | None = None) -> Named:
    """Return the indicators and variables that a clause names; by words of their names only some indicators, where
    these are given."""
    key = f"named of {model.name} {sorted(among or ())}"
    if key not in part.kept:
        part.kept[key] = _named_in(part, model, among or model.indicators)
    found: Named = part.kept[key]
    return found


def _named_in(part: Context, model: Theory, among: Collection[str]) -> Named:
    held, items = theories.parts(part, model), _saying(part, model)
    keys = {k for item in items for k in item.keys}
    grouped = theories.grouped(part, model)
    exact = [k for k in model.indicators if k in keys or any(k in grouped.get(g, ()) for g in keys)]
    things = theories.inside(part, model)
    itself = bool(exact)
    exact += [k for k in model.indicators if k not in exact and keys & things[k]]
    own = own_variables(part, model)
    taken = {*exact, *(t for k in exact for t in things[k]), *(g for g in grouped if set(grouped[g]) & set(exact))}
    left = [_opposed(part, i) for i in items if not (i.keys & taken or any(theories.is_of(i, v) for v in own))]
    passive = [held["variables"][v] for v in model.variables() if _counts(model, v)]
    more = {k: v for k, v in held["indicators"].items() if k not in exact and k in among}
    found = {*exact, *theories.covering(left, more, passive, single=not (exact or own))}
    if not found and not own:
        # "The economic marks", of the economic concessions.
        names = {g: theories.vocabulary(part, f"{model.name} group {g}", (), {g}) for g in grouped}
        found = {k for g in theories.covering(left, names, (), single=True) for k in grouped[g]}
    chosen = [k for k in model.indicators if k in found]
    if chosen or own:
        return Named(chosen, own, itself or bool(own))
    by_words = theories.covering(left, held["variables"], (), single=True)
    return Named([], [v for v in model.variables() if v in by_words])


def own_variables(part: Context, model: Theory) -> list[str]:
    """Return the variables that a clause names themselves, and not by words only."""
    items = _saying(part, model)
    return [v for v in model.variables() if any(theories.is_of(i, v) for i in items)]


def _saying(part: Context, model: Theory) -> list[theories.Item]:
    """Return what a clause says that may name parts of a theory."""
    held = theories.parts(part, model)
    # What names a case, or the theory itself, names none of its parts.
    others = {k for group in ("cases", "theory") for v in held[group].values() for k in v.keys}
    return [i for i in theories.items(part) if not (i.keys & others or i.groups & SAYING)]


def _counts(model: Theory, variable: str) -> bool:
    from kg.theory.logic import Count

    return isinstance(model.rule(variable), Count)


def _opposed(context: Context, item: theories.Item) -> theories.Item:
    """Return an item with what means its opposite, too: "slowly" is said of what may be quick."""
    known = context.snapshot.word_groups
    return item._replace(groups=item.groups | {o for g in item.groups for o in known[g]["opposites"]})


def variables(
    context: Context, model: Theory, case: str | None, among: Collection[str] = (), sized: bool = False
) -> list[str]:
    """Return the variables with criteria that a question means: by their names and those of their criteria, or by the
    table of their cells, or by how many criteria they have ("the six criteria") where that is to count; all where it
    tells none, or all of some that alone are looked at."""
    from kg.theory import answering

    case = case or model.cases[0].key
    kept = context.snapshot.kept.setdefault("cells of cases", {})
    if (model.name, case) not in kept:
        kept[model.name, case] = {v: answering.indicators(model, case, v) for v in model.variables()}
    cells = kept[model.name, case]
    counted = [v for v, found in cells.items() if found["rows"] and (not among or v in among)]
    tables = theories.tables(context, model)
    held, said_ = theories.parts(context, model), theories.items(context)
    exact = [v for v in counted if any(theories.is_of(item, v) for item in said_)]
    if exact:
        return exact
    cases = {k for v in held["cases"].values() for k in v.keys}
    said_ = [item for item in said_ if not item.keys & cases]
    # "The allies" are those who meet criteria, not what a criterion is about.
    said_ = [item for item in said_ if not item.groups & WHO_MEETS]
    own = theories.weighed(said_, {v: held["variables"][v] for v in counted})
    below = theories.weighed(said_, held["indicators"])
    for variable in counted:
        own[variable] += 0.5 * sum(below.get(name, 0.0) for name in inputs(model, variable))
    by_table = [v for v in counted if any(t in p for t in tables for p in cells[v]["passages"])]
    if by_table and context.question.tables:
        own = {v: own[v] for v in by_table}
    number = number_before(context, "criterion_words") if sized else None
    fitting = [v for v in counted if len(cells[v]["rows"]) == number]
    if fitting:
        own = {v: own.get(v, 0.0) for v in fitting}
        return theories.best(own) or fitting
    return theories.best(own) or by_table or counted
