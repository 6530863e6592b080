"""What kind of thing a question wants: told by its words alone."""

from __future__ import annotations

from kg.ask.understanding.question import Question

VALUES = {"when", "duration", "order", "amount", "person", "where"}
"""Intents that ask for a date, a number, a person or a place."""
GATHERING = {"links", "provenance", "chain", "compare"}
"""Intents that gather what is said, of whatever kind, so that nothing is taken for granted."""
VENUES = {"Journal", "MediaOutlet"}
"""Classes of what texts appear in."""
CHANGES = {"increase", "decrease"}
"""Groups of the thesaurus of words for becoming more or less."""
BEARING = ("bearing_for", "bearing_against", "bearing_either")
"""Cues of words that say which way something bears on something."""
NEAR = 80
"""How many characters may stand between such a word and one for the coding that it bears on."""
CRITERIA = {"criterion", "condition", "meet-criterion"}
"""Groups of the thesaurus by which a question asks of a theory's criteria."""
NOUNS = CRITERIA - {"meet-criterion"}
"""Those of them that name a criterion."""
OF_LIFE = {"take-power", "elect", "win", "be-born"}
"""Groups of the thesaurus of words for what happens to a person as such, which no other date of theirs tells."""
QUANTIFIED = ("all_cases", "one_case", "no_case")
"""Cues of questions of what all cases meet, one alone, or none."""


def bears(question: Question) -> bool:
    """Tell whether a question asks what speaks for or against a coding: a word for the one stands near a word for the
    other, and one of the two is not of everyday use."""
    cues, folded = question.grammar.cues, question.folded
    coding = {name: [m.span() for m in cues[name].finditer(folded)] for name in ("coding", "coding_loose")}
    if not any(coding.values()) or question.cued("suppose"):
        return False
    for name in BEARING:
        for match in cues[name].finditer(folded):
            loose = cues["bearing_loose"].stand_in(match[0])
            among = coding["coding"] if loose else [*coding["coding"], *coding["coding_loose"]]
            if any(start - NEAR <= match.end() and match.start() <= end + NEAR for start, end in among):
                return True
    return False


def applied(question: Question) -> bool:
    """Tell whether a question has the reader apply a definition, or a theory's criteria, to something."""
    return (question.cued("definition") or question.cued("by_criteria")) and not question.cued("suppose")


def wants_value(intents: list[str]) -> bool:
    """Tell whether intents ask for a date, a number, a person or a place and nothing else will do."""
    return bool(VALUES & set(intents)) and not {"compare", "chain"} & set(intents)


def embedded(question: Question, intent: str) -> bool:
    """Tell whether a question asks something else first, so that the date, number, person or place is no more than a
    part of it: "what limits how much ...?"."""
    first = min((m.start() for m in question.grammar.intents[intent].finditer(question.open)), default=0)
    return question.grammar.cues["interrogative"].stand_in(question.open[:first])


def ends(question: Question) -> list[str]:
    """Return the ends of a series of numbers that a question asks for, in the order in which they are told."""
    return [name for name in ("highest", "lowest") if name in question.groups or question.cued(name)]


def of_most(question: Question) -> bool:
    """Tell whether a question asks of most of those whom it names."""
    return any(question.marked(m, "most_of") for m in question.mentions)


def quantified(question: Question, bare: bool = False) -> bool:
    """Tell whether a question asks what all do, one alone or none, or who does most or least; of one that goes on from
    another, whether it asks for nothing else."""
    most = ends(question) and not (bare and question.cued("criteria"))
    return bool(most) or any(map(question.cued, QUANTIFIED))


def polled(question: Question) -> bool:
    """Tell whether a question asks which criteria of a theory so many of its cases meet, or how many each of them."""
    named = CRITERIA & question.groups
    # What is highest or lowest is a criterion's own number unless criteria are what is counted.
    counted = any(map(question.cued, QUANTIFIED)) or NOUNS & named or question.cued("criteria")
    each = "amount" in question.intents and question.cued("set_apart")
    return bool(named and (counted or each)) and (quantified(question) or each) and not question.cued("lacks")


def measured(question: Question) -> bool:
    """Tell whether a question gives a share and a year, and so asks of numbers: no coding has either."""
    return bool(question.years) and question.cued("share_given")


def agreeing(question: Question) -> bool:
    """Tell whether a question asks if two places, or those who tell something, agree, and not where something is
    from."""
    if question.cued("held_at_odds") or (question.cued("commitments") and not question.cued("whether")):
        return False
    apart = len(question.articles) > 1 or (question.cued("compiler") and question.cued("writer"))
    told = question.cued("agreeing") or (apart and question.cued("whether") and assenting(question))
    return told and (question.intents[:1] != ["provenance"] or question.cued("two_places"))


def assenting(question: Question) -> bool:
    """Tell whether a question asks if somebody is of one mind with somebody."""
    return question.cued("assenting") or "agree" in question.groups
