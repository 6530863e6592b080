"""Acts: what a question has done, or takes for done, and whom it names beside each."""

from __future__ import annotations

from typing import NamedTuple

from kg.ask.retrieval.context import Context
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import Question
from kg.expression import Expression
from kg.thesaurus import Match

NOT = Expression(
    r"(?:\b(?:no|not(?! named?\b)|never|no longer|without|nobody|none|cannot|neither|nor|hardly|instead of|rather than"
    r"|unwilling to|little willingness to|avoid\w*|unlike"
    r"|(?:refus|declin|fail)\w*(?: [\w'-]+){0,6} to)|n't)(?: [\w'-]+){0,4} $",
    *("no", "never", "without", "neither", "hardly", "instead", "rather", "unwilling", "little", "avoid", "unlike"),
    *("refus", "declin", "fail", "n't"),
)
"""What stands before a word that is denied, in the English of the summaries."""
NOT_ZH = Expression(
    "(?:(?:(?<!有)没有?|未|(?<![是会能要该])不(?![断仅]))[^,，]?|(?:避免|回避|避开)[^,，]{0,12})$",
    *("没", "未", "不", "避免", "回避", "避开"),
)
"""The same before an act in a Chinese question; "有没有" and "是不是" only ask whether it is so."""
ENDING = {"abandon", "terminate"}
"""Groups of the thesaurus by which something that was done before comes to an end."""
OBJECT = "§"
"""What stands for the act in the cues by which its object is asked for."""
LISTED = Expression(f"{OBJECT}(?:(?: and | or |,|[和与跟及或、]|又|と|や|・){OBJECT})+", OBJECT)
"""Several acts that are told in one breath."""
BROUGHT_TO = Expression(
    r"\b(?:get|gets|got|getting|make|made|manag\w+|forc\w+|persuad\w+|convinc\w+|induc\w+|bring|brought|led|beg[aiu]n\w*"
    r"|start\w*|continu\w+|succeed\w*|agreed|decided|allow\w*|permit\w*)(?: [\w'-]+){0,4} to $"
)
"""What stands before an act that is told as done, though by another's doing ("got the Diet to revise")."""


class Act(NamedTuple):
    """An act that a question asks about.

    Attributes
    ----------
    own, against : set of str
        Groups of the thesaurus that mean it, and its opposite.
    held : dict of int to float
        Place of a passage -> the share of the word that the passage holds, in whatever language.
    wished : bool
        Whether the question itself says that it was wanted, said or supposed, and so takes nothing for done.
    before : set of str
        Groups that mean what comes before it: while there is only talk of negotiating, nothing was agreed.
    place : int
        Where in the folded question its word begins.
    """

    own: set[str]
    against: set[str]
    held: dict[int, float]
    wished: bool
    before: set[str]
    place: int


def clause(question: Question, place: int) -> list[Mention]:
    """Return what a question names in the clause that holds a place of it ("Esper came, and why did Seoul still end the
    pact?" has nobody but Seoul end the pact)."""
    spans = clauses(question)
    # A mark that ends a clause may stand in a name.
    first, last = next((c for c in spans if place < c[1]), spans[-1])
    return [m for m in question.mentions if first <= m.start and m.end <= last]


def clauses(question: Question) -> list[tuple[int, int]]:
    """Return where the clauses of a folded question begin and end."""
    ends = [m.span() for m in question.grammar.cues["clause_bound"].finditer(question.folded)]
    return list(zip([0, *(end for _, end in ends)], [*(start for start, _ in ends), len(question.folded)], strict=True))


def asks_object(context: Context) -> bool:
    """Tell whether a question asks only what it was that somebody did something to ("What did Japan obtain?", or "gain
    and lose"): that one thing was not obtained denies nothing of it."""
    question, groups = context.question, context.snapshot.word_groups
    around = question.folded
    for unit in question.units:
        if len(question.units) == 1 or any(groups[g]["act"] or groups[g]["negative"] for g in unit.groups):
            around = around.replace(unit.text, OBJECT, 1)
    listed = LISTED.sub(OBJECT, around)
    alone = len(question.units) == 1 or (listed != around and listed.count(OBJECT) == 1)
    return alone and question.grammar.cues["object"].stand_in(listed)


def asked(context: Context) -> list[Act]:
    """Return the acts that a question asks about."""
    # Rule after rule asks for them.
    return [*context.once("acts", lambda: _settled(context, _named(context)))]


def denies(context: Context) -> bool:
    """Tell whether a question denies something other than by an act ("refused") of which passages tell."""
    question, groups = context.question, context.snapshot.word_groups
    text = question.folded
    for unit in question.units:
        if any(groups[g]["act"] and groups[g]["negative"] for g in unit.groups):
            text = text.replace(unit.text, " ")
    for mention in question.mentions:
        text = text.replace(mention.name, " ")
    if any(character.isdigit() for character in text):
        # What did not come up to a number was below it.
        text = question.grammar.cues["below"].sub(lambda _: " ", text)
    return question.negative and question.grammar.cues["negative"].stand_in(text)


def _named(context: Context) -> list[Act]:
    """Return the acts that a question has words for."""
    question, groups = context.question, context.snapshot.word_groups
    japanese, negation = question.grammar.language == "ja", NOT_ZH if question.grammar.language[:2] == "zh" else NOT
    supposed = [m.start() for m in question.grammar.cues["unreal"].finditer(question.folded)]
    wishes = _wishes(context)
    words = context.sought[len(question.mentions) : len(question.mentions) + len(question.units)]
    spans = clauses(question)

    def clause_of(place: int) -> int:
        return sum(first <= place for first, _ in spans)

    found = []
    aim = False
    for unit, one in zip(question.units, words, strict=True):
        # What may also mean no more than to promise or to want takes nothing for done.
        open_ = any(groups[g]["wish"] and not groups[g]["act"] for g in unit.groups)
        own = set() if open_ else {g for g in unit.groups if groups[g]["act"]}
        place = question.folded.find(unit.text)
        text = question.folded[:place]
        # What it is done to is named with it ("to convene the signatories").
        aim = aim or (text.endswith(" to ") and not BROUGHT_TO.search(text))
        if not own or (negation.search(text) and not japanese):
            continue
        earlier = {b for g in own for b in groups[g]["after"]}
        said = [m.start for m in wishes if earlier.isdisjoint(m.groups)] + supposed
        # Japanese says after the act that it is wanted. What somebody went somewhere to do was wanted, too.
        wished = any(_reaches(question, place, w) for w in said) if japanese else any(w < place for w in said)
        # A Chinese clause stands before the word for the demand that it tells (要它参加的要求).
        wished = wished or any(
            question.folded[place:w].endswith("的") and clause_of(w) == clause_of(place) for w in said
        )
        wished = wished or aim or question.cued("suppose") or (bool(supposed) and not japanese)
        against = {o for g in own for o in groups[g]["opposites"]} - set(unit.groups)
        found.append(Act(own, against, one.held, wished, earlier, place))
    return found


def _wishes(context: Context) -> list[Match]:
    """Return the words by which a question says that something was wanted, said or supposed."""
    question, groups = context.question, context.snapshot.word_groups
    # What a cue of an intent holds ("how much did he offer") is a wish as well as what is left to be found.
    said = context.phrases(question.folded)
    wishes = [m for m in said if all(groups[g]["wish"] and not groups[g]["act"] for g in m.groups)]
    wishes = [m for m in wishes if all(m.end <= name.start or m.start >= name.end for name in question.mentions)]
    # Who asks why something was done takes it for done.
    return [m for m in wishes if set(m.groups) != {"reason"}]


def _settled(context: Context, named: list[Act]) -> list[Act]:
    """Return those of some acts that a question takes for granted beside the others: who asks of more and of less takes
    neither, and what was refused is not asked of itself."""
    spans = clauses(context.question)

    def beside(act: Act) -> set[str]:
        first, last = next(c for c in spans if act.place < c[1])
        return {g for a in named if first <= a.place < last for g in a.own}

    found = [a for a in named if a.against.isdisjoint(beside(a))]
    refused = [a for a in found if context.denying(a.own)]
    if not refused:
        return [a for a in found if not _ended(context, named, a)]
    # Of what is done in a clause of its own nothing is refused ("after turning it down, what made her come?").
    within = [span for span in spans if any(span[0] <= a.place < span[1] for a in refused)]
    apart = [a for a in found if not any(first <= a.place < last for first, last in within)]
    # Who did what the question says was given up has not given it up.
    rest = {g for a in found if a not in refused for g in a.own}
    return [*(a._replace(against=a.against | rest) if a.own & ENDING else a for a in refused), *apart]


def _ended(context: Context, named: list[Act], act: Act) -> bool:
    """Tell whether a question says of an act that it came to an end ("stopped deploying", 停止部署, 配備を停止): it is
    as little done by then as the question says."""
    question = context.question
    between = question.grammar.cues["act_ended"]
    for other in [a for a in named if a.own & ENDING and not act.own & ENDING]:
        first, last = sorted((act.place, other.place))
        follows = (other.place < act.place) is not (question.grammar.language == "ja")
        if follows and between.stand_in(question.folded[first:last]):
            return True
    return False


def _reaches(question: Question, place: int, wish: int) -> bool:
    """Tell whether a Japanese word of wishing is said of an act: not of one in a clause that tells what had happened
    by then, nor where it only says more of what the act was done to ("the talks that were expected were concluded").
    """
    if wish < place:
        return not question.grammar.cues["expected"].stand_in(question.folded[wish:place])
    return not question.grammar.cues["happened"].stand_in(question.folded[place:wish])
