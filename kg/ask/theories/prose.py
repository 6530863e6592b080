"""Whether what an article tells of a case fits how its own table rates it: the known differences between the text and
the cells that code the case, else what the text tells on each criterion; with how the rating is made."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds import discord
from kg.ask.retrieval.context import Context
from kg.ask.theories import choice, coding, naming
from kg.ask.theories.hypothesis import SHOWN
from kg.ask.theories.theorising import coded, grounded, rest, said_with
from kg.terms import PASSAGE, home_of
from kg.theory import answering
from kg.theory.model import Case, Theory


def prose(context: Context) -> Answer | None:
    """Whether text and rating of the case that a question names fit; None where it names none, or several, or no
    variable or criterion that a table codes."""
    question = context.question
    model = choice.meant(context, lambda m: bool(coding.cells(m)))
    if model is None or set(question.articles) - {str(model.article)}:
        return None
    cases = [c for c in coding.named_cases(context, model) if c.kind in coding.KINDS]
    named = naming.named_in(context, model)
    # What its other tables tell rates nothing; and two cases are set against each other, and no text against a rating.
    other = question.tables and not coding.tables(context, model)
    if other or len(cases) != 1 or not (named.indicators or named.variables):
        return None
    variables = [v for v in named.variables or naming.variables(context, model, cases[0].key) if model.criteria(v)]
    # Who names a criterion asks of that, unless the variable is named, too.
    chosen = [] if named.variables else named.indicators
    differing = _differing(context, model, cases[0], variables, chosen)
    lines, hits = discord.told(context, differing) if differing else ([context.say("text_fits")], [])
    if chosen:
        rated = [made for key in chosen for made in coded(context, model, cases[0].key, key)]
    else:
        rated = [answering.indicators(model, cases[0].key, v) for v in variables]
        # What the text tells for a rating stands with it, but where the two are known to differ.
        rated = rated if differing else [grounded(context, model, cases[0].key, made) for made in rated]
    lines += [made["answer"][question.language] for made in rated]
    for made in rated:
        rest(context, made, made["answer"][question.language])
        if not differing:
            context.answer.back(lines[0], [p.removeprefix(PASSAGE) for p in made["passages"]][:SHOWN])
    passages = [*(h.passage for h in hits), *(p for made in rated for p in made["passages"])]
    answer = said_with(context, lines, [], [], passages)
    answer.complete = True
    return answer


def _differing(context: Context, model: Theory, case: Case, variables: list[str], indicators: list[str]) -> list[str]:
    """Return the known differences between what the text says of a case and the cells that rate it: on some criteria,
    or else on variables and all that they are counted from."""
    snapshot = context.snapshot
    keys = indicators or [k for v in variables for k in model.criteria(v)]
    degrees = {p for v in variables for _, where in case.stated.get(v, ()) for p in where}
    cells = degrees | {p for key in keys for c in case.cells.get(key, ()) for p in c.passages}
    rated = {p.removeprefix(PASSAGE) for p in cells}
    told = {n for key in case.about for n in snapshot.speaking_of(key) if n not in rated and "/t" not in n}
    # What a table leaves open of all cases is no difference in what is told of one; nor is what others tell.
    between = {key: {*entry["between"]} for key, entry in snapshot.disagreements.items()}
    found = [key for key, names in between.items() if names & rated and names & told]
    found = [key for key in found if all(home_of(n) == model.article for n in between[key])]
    # What bears on the whole rating comes before what bears on one criterion.
    return sorted(found, key=lambda key: degrees.isdisjoint(PASSAGE + n for n in between[key]))
