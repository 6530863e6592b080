"""What a question is tried as, in which order."""

from __future__ import annotations

import re

from kg.ask.retrieval.context import Context
from kg.ask.understanding.wants import (
    CHANGES,
    CRITERIA,
    VALUES,
    agreeing,
    bears,
    ends,
    measured,
    of_most,
    polled,
    wants_value,
)

OTHERWISE = {"compare", "chain", "provenance", "who_says", "why", "define"}
"""Intents that ask something else of a thing than where it is spoken of."""
NAMING = {"who_says", "person"}
"""Intents that ask for somebody's name, which no theory derives."""
UNOBJECTING = {*NAMING, *VALUES, "why", "chain", "links"}
"""Intents that ask something else than what somebody objects to."""
VISIT, JOURNEY = "visit", "OfficialVisit"
"""Group of the thesaurus of words for going somewhere, and the class of such a thing."""
LINKING = "link-connect"
"""Group of the thesaurus of words for being linked: who links two articles had a part in both."""
EXACT = {
    "visits",
    "common",
    "makers",
    "scopes",
    "journeys",
    "objections",
    "standing",
    "polar",
    "growth",
    "merits",
    "ranking",
    "condition",
    "degree",
}
"""Rules that gather all that the data hold of a kind; where they find it, the question takes nothing for granted."""
WHOLE = {"theory", "bearing"}
"""Intents whose answers are made from the coding of a theory's cases, and hold all that there is."""
PICKED = {"limit": ("below", "above"), "placed": ("located",), "shared": ("every", "once", "how_often")}
"""Rules that pick cells of a table's column, each with the cues that call for it; their answers are whole."""
FIT = ("agreement", "right_one", "can_be")
"""Cues by which a question asks whether tellings go together."""
REASONING = {"compare", "duration", "amount", *FIT}
"""Intents and cues with which figures of several articles are set beside each other, with their scope."""
GRADING = {"define", "amount"}
"""Intents that a question for the degree of a coded variable may have."""
GRADED = "degree"
"""Group of the thesaurus by which it may call that variable where it is no name."""
OF_TEXTS = "text_"
"""What the names of cues begin with by which an article is asked of itself."""
PLAIN = {"compare", "define"}
"""Intents that a question may have that asks by what means somebody acted on somebody else."""
THEORETICAL = (
    "by_criteria", "of_theory", "low_degree", "high_degree", "suppose", "hypothesis", "predicts", "mark", "combination",
    "definition", "criteria", "which_conditions", "lacks", "needed", "both_degrees", "differing", "gauged", "n_of_m",
)  # fmt: skip
"""Cues without which no question is one of a theory."""
PARTS = {"aspect", "part", "include", "variable"}
"""Groups of the thesaurus by which it may ask what makes up a variable of one, or for the degrees of all."""
LENT = {"loan"}
"""Groups of words for what is given once and again."""
FIRST = 8
"""Among how many of the nearest statements a number of what is named must be for it to be asked for."""
DERIVING = [cue for cue in THEORETICAL if cue not in {"low_degree", "high_degree", "both_degrees"}]
"""Those of them that stand in no other question."""


def rules(context: Context) -> list[str]:
    """Return the names of the rules to try, the likeliest first (see `kg.ask.rules.rule`)."""
    if "rules" not in context.kept:
        context.kept["rules"] = _rules(context)
    found: list[str] = context.kept["rules"]
    return found


def _rules(context: Context) -> list[str]:
    question = context.question
    if (
        "define" in question.intents
        and question.bare
        and not any(map(question.cued, ("hypothesis", "proposing", "roster")))
    ):
        # Who asks just who somebody is asks for no other person.
        return ["define"]
    asked = _intended(context)
    for step in STEPS:
        asked = step(context, asked)
    if polled(question) and not measured(question):
        return ["poll", *asked]
    return _picked(context) + asked


def _intended(context: Context) -> list[str]:
    """Return the rules of a question's intents, with what its times tell of them."""
    question = context.question
    intents = question.intents
    # Who asks for a date, a number or a person is not helped by something else.
    asked = [i for i in intents if i in VALUES] if wants_value(intents[:1]) else intents
    if question.cued("earlier") and not (intents[:1] == ["order"] and len(question.mentions) > 2):
        # The date of one of two does not tell which was first.
        asked = ["duration", *(i for i in asked if i != "when")]
    if "order" in intents and {"chain", "amount"} & set(intents) and _in_table(context):
        # The stages of what a table tells row by row are its rows.
        asked = ["order", *asked]
    if "chain" in intents and "duration" in intents and question.cued("amid"):
        # The steps from one day to another are told with their days.
        asked = ["order", *asked]
    if (question.years or question.cued("amid")) and ("order" in intents or question.cued("happening")):
        # What happened in a time is told by its dates, step by step or not.
        asked = ["order", *asked]
    return asked


def _side_by_side(context: Context, asked: list[str]) -> list[str]:
    """Put first what sets several articles or things side by side, or tells what they have in common."""
    question, first = context.question, context.question.intents[:1]
    apart = question.cued("set_apart") and _several(context)
    if first in ([], ["links"]) and len(question.articles) > 1 and question.cued("saying_of"):
        # How what one article says goes with what another says is told by both.
        asked = ["compare", *asked]
    if not first and (apart or len(question.articles) > 1 or _homes(context)):
        asked = ["compare"]
    if len(question.articles) > 1 and first == ["why"]:
        # Why something is so each article tells for itself.
        asked = ["compare", *asked]
    if first == ["why"] and "compare" in question.intents and len(question.mentions) > 1 and not question.units:
        # Why two differ is told by what each is and does, not by what they share.
        asked = ["compare", *asked]
    shared = question.cued("common") and len(question.articles) > 1 and first != ["compare"]
    if shared or question.cued("spread"):
        asked = ["common", *asked]
    if first == ["define"] and apart:
        asked = ["compare", *asked]
    return asked


def _gathered(context: Context, asked: list[str]) -> list[str]:
    """Put first what gathers all that the data hold of a kind: scenes, journeys, makers of articles."""
    question = context.question
    intents = question.intents
    if question.cued("scenes") and not OTHERWISE & set(intents):
        asked = ["scenes", *asked]
    if question.cued("articles") and {"amount", "when"} & set(intents) and question.cued("set_apart"):
        # How much, or when, each article says is told of each.
        asked = ["compare", *asked]
    if (question.cued("spelling") and intents[:1] == ["compare"]) or (
        question.cued("compiled") and (question.tables or intents[:1] == ["provenance"])
    ):
        asked = ["provenance", *asked]
    listed = question.cued("journey") and (question.cued("listing") or question.cued("destinations"))
    if listed or question.cued("sojourn"):
        asked = ["journeys", *asked]
    if (question.cued("articles") or question.cued("tellings")) and REASONING & {*intents, *filter(question.cued, FIT)}:
        asked = ["scopes", *asked]
    linking = intents[:1] == ["links"] or (LINKING in question.groups and NAMING & set(intents))
    # Who is called by name only as a maker of articles is asked for with the part in each.
    linking = linking or (question.cued("scenes") and not question.mentions)
    if question.cued("makers") or (linking and len(question.articles) > 1):
        asked = ["makers", *asked]
    return asked


def _measured(context: Context, asked: list[str]) -> list[str]:
    """Put first what a theory derives, and what numbers tell: the most, the more, each of several."""
    question = context.question
    intents = set(question.intents)
    if not NAMING & intents and theorises(context):
        asked = ["theory", *asked]
    apart_ = "compare" in intents or (not intents and question.cued("set_apart"))
    if apart_ and intents <= {"compare"} and question.cued("cases"):
        # So many cases are compared by what a theory codes, where that is what they are compared in.
        asked = ["poll", *asked]
    # The highest degree of a theory is no number to be looked for.
    # Whether most of a people hold something asks for no greatest number.
    numbered = (ends(question) and not (question.cued("whether") and of_most(question))) or question.cued(
        "more_or_less"
    )
    ranked = any(map(question.cued, ("criteria", "states", "cases")))
    if numbered and not (ranked and theorises(context)):
        asked = ["extreme", *asked]
    if question.cued("weighed") and "theory" not in asked:
        # Which is more is told by the number of each, where each has one.
        asked = [*asked[: asked[:1] == ["extreme"]], "weigh", *asked[asked[:1] == ["extreme"] :]]
    # Where numbers are from is told by none of them.
    counted = {"when", "amount"} & intents and "theory" not in asked and question.intents[0] != "provenance"
    if counted and question.cued("set_apart") and not question.cued("articles") and _joined(context):
        asked = ["besides", "weigh", *asked]
    if "amount" in intents and "weigh" not in asked and question.cued("set_apart") and _dated(context):
        asked = ["weigh", *asked]
    changed = {"amount", "when"} & intents and CHANGES & question.groups
    apart = question.cued("weighed") or question.cued("set_apart") or "compare" in intents
    if (changed and ends(question)) or (len(question.years) == 2 and (apart or changed)):
        asked = ["growth", *asked]
    if question.cued("breakdown"):
        asked = ["parts", *asked]
    if question.cued("ranked") and "theory" not in asked:
        asked = ["ranking", *asked]
    if question.cued("summed") and "duration" in intents:
        # How long several took together is told by no one of them.
        asked = ["total", *asked]
    if question.cued("shift") and "amount" in intents:
        asked = ["shift", *asked]
    if intents <= GRADING and len(question.mentions) <= 2 and not question.cued("whether") and _graded(context):
        asked = ["degree", *asked]
    if not intents and _figure(context):
        asked = ["amount", *asked]
    if question.cued("roster"):
        asked = ["roster", *asked]
    if question.cued("by_means") and set(asked) <= {*PLAIN, "theory"} and not any(map(question.cued, DERIVING)):
        # What criteria a theory has is no means that somebody took; words like "low" and "meet" stand anywhere. Nor are
        # the weapons that somebody bought means against the seller.
        asked = asked if _sorted(context) else ["instruments", *asked]
    if question.cued("belonging") and question.cued("sort") and question.cued("means"):
        asked = ["filed", *asked]
    return asked


def _agreed(context: Context, asked: list[str]) -> list[str]:
    """Put first, or last, what tells whether tellings agree."""
    question, first = context.question, context.question.intents[:1]
    if not agreeing(question):
        return asked
    held = _tellers(context)
    if held and first != ["compare"]:
        # Whether an author and a translator hold the same is told by what each holds.
        asked = ["compare", *asked]
    # Whether parts add up to their total is told by adding them; what each of several articles says comes first.
    derived = (question.cued("predicts") or question.cued("hypothesis")) and "theory" in asked
    compared = held or (first == ["compare"] and _several(context))
    later = question.cued("summed") or derived or compared
    asked = [*asked, "discord"] if later else ["discord", *asked]
    numbered = len(question.articles) > 1 and (question.cued("figure_word") or "amount" in question.intents)
    return ["accord", *asked] if numbered or question.tables or question.cued("two_places") else asked


def _weighed(context: Context, asked: list[str]) -> list[str]:
    """Put first what weighs a claim: whether two are one, what bears on a coding or is objected to, yes or no, where a
    thing stands."""
    question = context.question
    intents = question.intents
    if question.cued("identical"):
        asked = ["identity", *asked]
    if bears(question) and not measured(question):
        asked = ["bearing", *asked]
    derived = bool(WHOLE & set(asked))
    # Whose objections are asked for is nobody to be named.
    other = UNOBJECTING - NAMING if question.cued("weaknesses") else UNOBJECTING
    if question.cued("objecting") and not other & set(intents) and "roster" not in asked:
        # What is weak in a theory may be asked in words of its criteria; what is derived from these comes first.
        first = [rule for rule in asked if rule in WHOLE]
        asked = [*first, "objections", *(rule for rule in asked if rule not in WHOLE)]
    # What two are at odds over ("the conflict of Iran and the United States") sets nothing side by side.
    whether = intents in ([], ["compare"]) or (intents == ["amount"] and question.cued("than"))
    asked_whether = question.cued("whether") and not question.cued("interrogative")
    whether = whether and (asked_whether or question.cued("share_whether"))
    # What should be done is so by nobody's word: who is for it and who against is told.
    whether = whether and not question.cued("advisable")
    whether = whether and asked[:1] != ["accord"]
    if whether and (not derived or _rated(context)) and not question.cued("identical"):
        asked = ["polar", *asked]
    rated = agreeing(question) and (question.tables or question.cued("coding")) and not question.cued("suppose")
    # A mark agrees with something else than the text as often as not.
    rated = rated and (question.cued("whereabouts") or question.cued("two_places"))
    if rated and not (question.cued("bearing_within") and bears(question)):
        # What in the article contradicts a mark is asked for by itself.
        asked = ["prose", *asked]
    if question.cued("standing"):
        asked = ["standing", *asked]
    # What somebody thinks should be done is told by what that one holds.
    if question.cued("merits") or (question.cued("advisable") and not question.cued("holds")):
        asked = ["merits", *asked]
    if set(intents) <= {"when"} and question.cued("conditional") and not (question.cued("past") or question.years):
        asked = ["condition", *asked]
    return [*asked, "application"]


STEPS = (_side_by_side, _gathered, _measured, _agreed, _weighed)
"""What is put before the rules of a question's intents; of what several put first the last comes first."""


def _picked(context: Context) -> list[str]:
    """Return the rules that pick cells of a table."""
    question = context.question
    picked = [name for name, cues in PICKED.items() if any(map(question.cued, cues))]
    if question.cued("criteria") and question.cued("reading"):
        # The limit is a theory's own, and its criteria are what is counted.
        picked = [name for name in picked if name != "limit"]
    if ends(question) and not question.cued("every"):
        # "Which of the five was the longest?" asks for one of them by its number.
        picked = [name for name in picked if name != "shared"]
    if question.cued("n_of_m") and question.cued("states"):
        # Which meets all is asked of those that may meet some.
        picked = [name for name in picked if name != "shared"]
    if question.cued("summed") and not (question.cued("every") or question.cued("once")):
        # How often in all is no matter of what the rows name.
        picked = [name for name in picked if name != "shared"]
    going = VISIT in question.groups or any(
        JOURNEY in context.snapshot.types(k) for m in question.mentions for k in m.keys
    )
    if going and "amount" in question.intents and question.cued("how_often"):
        picked = ["visits", *picked]
    return picked


# A short question pays only for what it needs: the import of a kind takes longer than many an answer.
def _several(context: Context) -> bool:
    from kg.ask.kinds.sides import several

    return bool(several(context))


def _sorted(context: Context) -> bool:
    from kg.ask.kinds.sort import things

    return bool(things(context))


def _homes(context: Context) -> bool:
    # Of two periods each is told of in an article of its own.
    from kg.ask.kinds.pairing import homes

    return bool(homes(context))


def _joined(context: Context) -> bool:
    from kg.ask.kinds.pairing import joined

    return bool(joined(context, "State"))


def _figure(context: Context) -> bool:
    """Tell whether a question is no more than what has a number, and a year ("German defence spending 2019")."""
    from kg.ask.retrieval.measure import called

    question = context.question
    loose = re.search(r"[^\W\d]", question.loose)
    plain = question.years and not (question.units or loose or question.cued("interrogative"))
    return bool(plain) and any(called(context, h) for h in context.hits[:FIRST])


def _dated(context: Context) -> bool:
    from kg.ask.kinds.pairing import dated

    return dated(context.question)


def _rated(context: Context) -> bool:
    from kg.ask.premises.rating import rated

    return rated(context) is not None


def _tellers(context: Context) -> bool:
    from kg.ask.kinds.tellers import tellers

    return bool(tellers(context))


def _graded(context: Context) -> bool:
    """Tell whether a question names a variable of a theory, or calls one by plain words."""
    question = context.question
    named = any(context.snapshot.is_a(k, "Variable") for m in question.mentions for k in m.keys)
    return named or GRADED in question.groups


def _in_table(context: Context) -> bool:
    from kg.ask.kinds.chronology import tables

    return bool(tables(context))


def of_articles(context: Context) -> list[str]:
    """Return the names of the rules to try where a question asks of the articles themselves."""
    question = context.question
    occurring = question.cued("in_which_texts") and question.cued("occurring") and question.mentions
    tried = {"colophon": _of_itself(context), "occurrence": occurring, "proposals": question.cued("proposals")}
    tried["thesis"] = question.cued("thesis")
    return [name for name, wanted in tried.items() if wanted]


def _of_itself(context: Context) -> bool:
    """Tell whether a question asks for what a colophon tells (see `kg.ask.kinds.colophon`)."""
    question = context.question
    # By their names: all others need not be made for this.
    cues = [question.grammar.cues[name] for name in question.grammar.cues if name.startswith(OF_TEXTS)]
    if not any(c.stand_in(text) for c in cues for text in (question.open, question.folded)):
        return False
    from kg.ask.kinds.colophon import asked

    return bool(asked(context))


def theorises(context: Context) -> bool:
    """Tell whether a question may be one of a theory (see `kg.ask.theories.gate`)."""
    if "theorises" not in context.kept:
        context.kept["theorises"] = _theorises(context)
    return bool(context.kept["theorises"])


def _theorises(context: Context) -> bool:
    question = context.question
    ranked = ends(question) and (question.cued("states") or question.cued("cases"))
    ranked = ranked or ("why" in question.intents and question.cued("graded"))
    asked = ranked or question.cued("how_many") or any(map(question.cued, THEORETICAL))
    # Why a degree is as it is, and how those of two compare, is told by what it is made from.
    graded = bool({"why", "compare"} & set(question.intents[:1])) and _graded(context)
    if not (asked or graded or (CRITERIA | PARTS) & question.groups):
        # Theories take long to load.
        return False
    from kg.ask.theories.gate import wanted

    return wanted(context)


def derives(context: Context) -> bool:
    """Tell whether a question is what follows from a supposition, or from how thresholds are read, by a theory."""
    if not (context.question.cued("suppose") or context.question.cued("two_readings")):
        return False
    from kg.ask.theories.gate import supposes

    return supposes(context)
