"""Which criteria a question supposes to be met or not."""

from __future__ import annotations

from collections.abc import Collection

from kg.ask.retrieval.context import Context
from kg.ask.theories import clause, naming, vocabulary
from kg.ask.theories.kept import bearings
from kg.ask.understanding.mention import Mention
from kg.expression import Expression
from kg.theory.logic import MET, UNMET
from kg.theory.model import Theory

OPPOSITES = {MET: UNMET, UNMET: MET}
HEAD = Expression(r"[,，、;；(（]|而非|でなく")
"""What ends the part of an indicator's name that says what is met."""


def instances(context: Context, model: Theory, case: str) -> dict[str, tuple[str, str]]:
    """Return the things by which clauses that suppose something name what a criterion is coded by of a case ("had it
    yielded on that pipeline"), each with the criterion and the opposite of its coding; where a clause names its
    criteria themselves, or by words for one alone, those are meant."""
    found: dict[str, tuple[str, str]] = {}
    for part in clause.supposing(context):
        if _plain(part, model):
            continue
        for mention in _things(part, model):
            best = _coded_by(context, model, case, mention)
            state_ = model.case(case).cell(best).state if best else ""
            if state_ in OPPOSITES:
                so = _told(context, model, case, (part, mention), best)
                found[mention.keys[0]] = best, state_ if so else OPPOSITES[state_]
    return found


def _told(context: Context, model: Theory, case: str, named: tuple[Context, Mention], indicator: str) -> bool:
    """Tell whether a clause says of a thing what the article tells of it in a case for how that is coded: a word for
    the same act, denied by both or by neither."""
    part, mention = named
    snapshot = context.snapshot
    acts = {g for u in part.question.units for g in u.groups if snapshot.word_groups[g]["act"]}
    sources = [model.article] if model.article else []
    met = model.case(case).cell(indicator).state == MET
    told = {n for b in bearings(context, model, case, indicator, sources) if b.supports == met for n in b.passages}
    told &= {n for key in mention.keys for n in snapshot.speaking_of(key)}
    fold = snapshot.folder_of_names.fold
    texts = [fold(context.statement_of(n)) for n in told]
    cues = [context.question.grammar.cues[name] for name in ("unmet", "negative")]
    denied = clause.denies(part)
    return any(acts & context.groups(t) and denied == any(cue.stand_in(t) for cue in cues) for t in texts)


def _plain(part: Context, model: Theory) -> bool:
    """Tell whether a clause names criteria themselves, or one alone by words."""
    named = naming.named_in(part, model)
    return named.exact or len(named.indicators) == 1


def _things(part: Context, model: Theory) -> list[Mention]:
    """Return the names in a clause of what is neither a case nor a state, nor anybody."""
    about = {a for c in model.cases for a in (c.key, *c.about)}
    return [m for m in part.question.mentions if not set(m.keys) & about and not part.may_be(m, "State", "Person")]


def _coded_by(context: Context, model: Theory, case: str, mention: Mention) -> str:
    """Return the criterion that most of what the article tells of a thing bears on in a case; none where it bears on
    several alike, or on none."""
    fold = context.snapshot.folder_of_names.fold
    told = {n for key in mention.keys for n in context.snapshot.speaking_of(key)}

    def tells(name: str) -> bool:
        return name in told or fold(mention.name) in fold(context.statement_of(name))

    sources = [model.article] if model.article else []
    lines = {i: {n for b in bearings(context, model, case, i, sources) for n in b.passages} for i in model.indicators}
    counts = {i: sum(map(tells, names)) for i, names in lines.items()}
    best = [i for i, n in counts.items() if n == max(counts.values())]
    return best[0] if len(best) == 1 else ""


def unused(context: Context, model: Theory, taken: Collection[str]) -> list[str]:
    """Return what clauses that suppose something name, and no criterion or variable of a theory is coded by."""
    found: list[str] = []
    for part in clause.supposing(context):
        other = _plain(part, model) or naming.named_in(part, model).variables or clause.number(part) is not None
        things = [] if other else _things(part, model)
        found += [context.name(m.keys[0]) for m in things if not set(m.keys) & {*taken}]
    return list(dict.fromkeys(found))


def vague(part: Context, model: Theory) -> bool:
    """Tell whether a clause names a thing that a criterion may be coded by, and criteria by words of it only."""
    return not _plain(part, model) and bool(_things(part, model))


def states(context: Context, model: Theory) -> list[dict[str, str]]:
    """Return the states that a question supposes of the indicators that it names, each by what its clause says; one way
    after the other where it sets two against each other: "if quickly, and if slowly?". What is denied of one that is
    itself put as a denial is met: "does not threaten" where nothing threatens. The indicators of an outcome are what
    follows, and are meant only where nothing is that the prediction rests on."""
    every = set(model.indicators)
    rested = {i for v in model.inputs(model.predicted or "") for i in (v, *model.inputs(v))}
    found = _states(context, model, rested & every or every)
    return found if any(found) else _states(context, model, every)


def _states(context: Context, model: Theory, among: set[str]) -> list[dict[str, str]]:
    """Return the states that a question supposes of some indicators, or of others that it names themselves."""
    found: list[dict[str, str]] = [{}]
    parts = clause.supposing(context) or clause.parts(context, "sentence", "theory_clause", "instead")
    losing = context.question.cued("mark") or context.question.cued("taken")
    before = False
    for place, part in enumerate(parts):
        if part.question.cued("either_degree"):
            # What is not known, or asked for, is neither.
            continue
        own = clause.denies(part)
        granted = clause.said(part, "granted") or clause.said(part, "high_degree")
        # "Lost its marks for A and B": what says nothing of its own is as the rest of what is lost.
        # "Refused to do this and to do that".
        lost = losing and not granted and (before or any(map(clause.denies, parts[place + 1 :])))
        denied = own or lost or (before and clause.said(part, "going_on"))
        before = denied or (before and not granted)
        named = naming.named_in(part, model, among).indicators
        # "And what if ...?"
        asking = any(p.question.cued("asks_anything") for p in parts[max(place - 1, 0) : place + 1])
        again = bool(found[-1]) and asking and clause.says(part)
        if again and not named:
            named = naming.singly(part, model, among)
        told = {key: _state(context, model, key, part, denied) for key in named}
        if told and (again or any(found[-1].get(key, state) != state for key, state in told.items())):
            # What tells of something else besides tells it for itself.
            found.append(told if told.keys() - found[-1].keys() else found[-1] | told)
        else:
            found[-1] |= told
    return found


def _state(context: Context, model: Theory, key: str, part: Context, denied: bool) -> str:
    """Return the state that a clause gives an indicator: of a word that means the opposite of one of its name, too."""
    label = model.named(key).label(context.question.language)
    name = HEAD.pattern.split(context.snapshot.folder_of_names.fold(label))[0]
    cues = context.question.grammar.cues
    negative = cues["negative"].stand_in(name) or cues["non"].stand_in(name)
    denied = denied or (negative and cues["non"].stand_in(part.question.folded))
    own = vocabulary.parts(context, model)["indicators"][key].groups
    known = context.snapshot.word_groups
    opposing = [u.text for u in part.question.units
                if not own & set(u.groups) and own & {o for g in u.groups for o in known[g]["opposites"]}]  # fmt: skip
    # "Stayed out" is denied by what it means, and not once more by how it says so.
    opposed = any(not (cues["unmet"].stand_in(text) or cues["negative"].stand_in(text)) for text in opposing)
    return "met" if (negative == denied) != opposed else "unmet"
