"""What a question is tried as, in which order."""

from __future__ import annotations

from kg.ask import sides, sums
from kg.ask.context import Context
from kg.ask.question import Question

VALUES = {"when", "duration", "order", "amount", "person", "where"}
"""Intents that ask for a date, a number, a person or a place."""
TIMES = {"when", "duration", "order"}
"""Intents that ask for times, and may set against each other what no article tells together."""
OTHERWISE = {"compare", "chain", "provenance", "who_says", "why", "define"}
"""Intents that ask something else of a thing than where it is spoken of."""
NAMING = {"who_says", "person"}
"""Intents that ask for somebody's name, which no theory derives."""
GATHERING = {"links", "provenance", "chain", "compare"}
"""Intents that gather what is said, of whatever kind, so that nothing is taken for granted."""
EXACT = {"venue", "common", "makers"}
"""Rules that gather all that the data hold of a kind; where they find it, the question takes nothing for granted."""
VENUES = {"Journal", "MediaOutlet", "Publisher"}
"""Classes of what texts appear in."""
WHOLE = {"theory", "bearing"}
"""Intents whose answers are made from the coding of a theory's cases, and hold all that there is."""
BEARING = ("bearing_for", "bearing_against", "bearing_either")
"""Cues of words that say which way something bears on something."""
NEAR = 80
"""How many characters may stand between such a word and one for the coding that it bears on."""
PICKED = {"limit": ("below", "above"), "placed": ("located",), "shared": ("every",)}
"""Rules that pick cells of a table's column, each with the cues that call for it; their answers are whole."""


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
    if not intents and question.cued("set_apart") and sides.several(context):
        asked = ["compare"]
    if (question.cued("common") and len(question.articles) > 1) or question.cued("spread"):
        asked = ["common", *asked]
    if question.cued("scenes") and not OTHERWISE & set(intents) and not sides.paired(context):
        asked = ["scenes", *asked]
    if (question.cued("spelling") and intents[:1] == ["compare"]) or (question.tables and question.cued("compiled")):
        asked = ["provenance", *asked]
    several = len(question.articles) > 1 or question.cued("articles") or question.cued("common")
    if (several or question.cued("texts")) and VENUES & {t for m in question.mentions for k in m.keys
                                                         for t in context.snapshot.types(k)}:  # fmt: skip
        asked = ["venue", *asked]
    if question.cued("makers") or (intents[:1] == ["links"] and len(question.articles) > 1):
        asked = ["makers", *asked]
    if not NAMING & set(intents) and theorises(context):
        asked = ["theory", *asked]
    if bears(question):
        asked = ["bearing", *asked]
    # The highest degree of a theory is no number to be looked for.
    if sums.asked_for(context) and not (question.cued("criteria") and theorises(context)):
        asked = ["extreme", *asked]
    return [name for name, cues in PICKED.items() if any(map(question.cued, cues))] + asked


def theorises(context: Context) -> bool:
    """Tell whether a question may be one of a theory (see `kg.ask.theorising`)."""
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
    # Who supposes that marks are lost asks for what follows.
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
