"""What a question is tried as, in which order."""

from __future__ import annotations

from kg.ask import sides
from kg.ask.context import Context
from kg.ask.question import Question

VALUES = {"when", "duration", "order", "amount", "person", "where"}
"""Intents that ask for a date, a number, a person or a place."""
OTHERWISE = {"compare", "chain", "provenance", "who_says", "why", "define"}
"""Intents that ask something else of a thing than where it is spoken of."""
NAMING = {"who_says", "person"}
"""Intents that ask for somebody's name, which no theory derives."""
GATHERING = {"links", "provenance", "chain", "compare"}
"""Intents that gather what is said, of whatever kind, so that nothing is taken for granted."""
EXACT = {"venue", "common", "makers", "scopes", "figures", "journeys"}
"""Rules that gather all that the data hold of a kind; where they find it, the question takes nothing for granted."""
VENUES = {"Journal", "MediaOutlet", "Publisher"}
"""Classes of what texts appear in."""
WHOLE = {"theory", "bearing"}
"""Intents whose answers are made from the coding of a theory's cases, and hold all that there is."""
BEARING = ("bearing_for", "bearing_against", "bearing_either")
"""Cues of words that say which way something bears on something."""
NEAR = 80
"""How many characters may stand between such a word and one for the coding that it bears on."""
PICKED = {"limit": ("below", "above"), "placed": ("located",), "shared": ("every", "once", "how_often")}
FIT = ("agreement", "right_one", "can_be")
"""Cues by which a question asks whether tellings go together."""
REASONING = {"compare", "duration", "amount", *FIT}
"""Intents and cues with which figures of several articles are set beside each other, with their scope."""
"""Rules that pick cells of a table's column, each with the cues that call for it; their answers are whole."""
CRITERIA = {"criterion", "condition", "meet-criterion", "indicator"}
"""Groups of the thesaurus by which a question asks of a theory's criteria."""
OF_CASES = ("predicts", "hypothesis", "definition", "tool", "criteria")
"""Cues by which a question is one of a theory where it names a case and what the theory codes of it."""
THEORETICAL = ("theory", "by_criteria", "of_theory", "low_degree", "high_degree", "suppose", *OF_CASES)
"""Cues without which no question is one of a theory."""
NOUNS = CRITERIA - {"meet-criterion"}
"""Those of them that name a criterion."""
QUANTIFIED = ("all_cases", "one_case", "no_case")
"""Cues of questions of what all cases meet, one alone, or none."""


def rules(context: Context) -> list[str]:
    """Return the names of the rules to try, the likeliest first (see `kg.ask.intents.rule`)."""
    question = context.question
    intents = question.intents
    if "define" in intents and question.bare and not question.cued("hypotheses"):
        # Who asks just who somebody is asks for no other person.
        return ["define"]
    # Who asks for a date, a number or a person is not helped by something else.
    asked = [i for i in intents if i in VALUES] if wants_value(intents[:1]) else intents
    if question.cued("earlier"):
        asked = ["duration", *asked]
    apart = question.cued("set_apart") and sides.several(context)
    if not intents and (apart or len(question.articles) > 1 or sides.homes(context)):
        asked = ["compare"]
    if len(question.articles) > 1 and intents[:1] == ["why"]:
        # Why something is so each article tells for itself.
        asked = ["compare", *asked]
    if (question.cued("common") and len(question.articles) > 1) or question.cued("spread"):
        asked = ["common", *asked]
    if intents[:1] == ["define"] and apart:
        asked = ["compare", *asked]
    if question.cued("scenes") and not OTHERWISE & set(intents) and not sides.paired(context):
        asked = ["scenes", *asked]
    if question.cued("articles") and "amount" in intents and question.cued("set_apart"):
        # How much each article says is told of each.
        asked = ["compare", *asked]
    if (question.cued("spelling") and intents[:1] == ["compare"]) or (question.tables and question.cued("compiled")):
        asked = ["provenance", *asked]
    if question.cued("journey") and (question.cued("listing") or question.cued("destinations")):
        asked = ["journeys", *asked]
    if question.cued("figures") and question.mentions and not OTHERWISE & set(intents):
        asked = ["figures", *asked]
    if (question.cued("articles") or question.cued("tellings")) and REASONING & {*intents, *filter(question.cued, FIT)}:
        asked = ["scopes", *asked]
    several = len(question.articles) > 1 or question.cued("articles") or question.cued("common")
    if (several or question.cued("texts")) and VENUES & {t for m in question.mentions for k in m.keys
                                                         for t in context.snapshot.types(k)}:  # fmt: skip
        asked = ["venue", *asked]
    if question.cued("makers") or (intents[:1] == ["links"] and len(question.articles) > 1):
        asked = ["makers", *asked]
    if not NAMING & set(intents) and theorises(context):
        asked = ["theory", *asked]
    # The highest degree of a theory is no number to be looked for.
    numbered = ends(question) or question.cued("more_or_less")
    if numbered and not (question.cued("criteria") and theorises(context)):
        asked = ["extreme", *asked]
    if {"when", "amount"} & set(intents) and question.cued("set_apart") and sides.joined(context, "State"):
        asked = ["besides", *asked]
    if question.cued("roster"):
        asked = ["roster", *asked]
    if agreeing(question):
        # Whether parts add up to their total is told by adding them; what each of several articles says comes first.
        derived = question.cued("predicts") and "theory" in asked
        compared = intents[:1] == ["compare"] and sides.several(context)
        later = question.cued("summed") or derived or compared
        asked = [*asked, "discord"] if later else ["discord", *asked]
    if question.cued("identical"):
        asked = ["identity", *asked]
    if bears(question):
        asked = ["bearing", *asked]
    if polled(question) and not (question.cued("states") and not any(map(question.cued, QUANTIFIED))):
        # Which state meets most is told by ranking the cases.
        return ["poll", *asked]
    picked = [name for name, cues in PICKED.items() if any(map(question.cued, cues))]
    if question.cued("theory") and question.cued("reading"):
        # The limit is a theory's own, and its criteria are what is counted.
        picked = [name for name in picked if name != "limit"]
    if ends(question) and not question.cued("every"):
        # "Which of the five was the longest?" asks for one of them by its number.
        picked = [name for name in picked if name != "shared"]
    return picked + asked


def theorises(context: Context) -> bool:
    """Tell whether a question may be one of a theory (see `kg.ask.theorising`)."""
    if not any(map(context.question.cued, THEORETICAL)):
        # Theories take long to load.
        return False
    from kg.ask.theorising import wanted

    return wanted(context)


def derives(context: Context) -> bool:
    """Tell whether a question is what follows from a supposition, or from how thresholds are read, by a theory."""
    if not (context.question.cued("suppose") or context.question.cued("two_readings")):
        return False
    from kg.ask.theorising import supposes

    return supposes(context)


def bears(question: Question) -> bool:
    """Tell whether a question asks what speaks for or against a coding: a word for the one stands near a word for the
    other, and one of the two is not of everyday use."""
    coding = {name: _places(question, name) for name in ("coding", "coding_loose")}
    if not any(coding.values()) or question.cued("suppose"):
        return False
    for name in BEARING:
        for cue in question.grammar.cues[name]:
            for match in cue.finditer(question.folded):
                loose = any(c.search(match[0]) for c in question.grammar.cues["bearing_loose"])
                among = coding["coding"] if loose else [*coding["coding"], *coding["coding_loose"]]
                if any(start - NEAR <= match.end() and match.start() <= end + NEAR for start, end in among):
                    return True
    return False


def _places(question: Question, name: str) -> list[tuple[int, int]]:
    return [match.span() for cue in question.grammar.cues[name] for match in cue.finditer(question.folded)]


def wants_value(intents: list[str]) -> bool:
    """Tell whether intents ask for a date, a number, a person or a place and nothing else will do."""
    return bool(VALUES & set(intents)) and not {"compare", "chain"} & set(intents)


def ends(question: Question) -> list[str]:
    """Return the ends of a series of numbers that a question asks for, in the order in which they are told."""
    return [name for name in ("highest", "lowest") if name in question.groups or question.cued(name)]


def quantified(question: Question, bare: bool = False) -> bool:
    """Tell whether a question asks what all do, one alone or none, or who does most or least; of one that goes on from
    another, whether it asks for nothing else."""
    most = ends(question) and not (bare and question.cued("criteria"))
    return bool(most) or any(map(question.cued, QUANTIFIED))


def polled(question: Question) -> bool:
    """Tell whether a question asks which criteria of a theory so many of its cases meet."""
    named = CRITERIA & question.groups
    # What is highest or lowest is a criterion's own number unless criteria are what is counted.
    counted = any(map(question.cued, QUANTIFIED)) or NOUNS & named or question.cued("theory")
    return bool(named and counted) and quantified(question) and not question.cued("lacks")


def agreeing(question: Question) -> bool:
    """Tell whether a question asks if two places agree, and not where something is from."""
    return question.cued("agreeing") and (question.intents[:1] != ["provenance"] or question.cued("two_places"))
