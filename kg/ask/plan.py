"""What a question is tried as, in which order."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from kg.ask.retrieval.choose import ends_among
from kg.ask.retrieval.context import Context
from kg.ask.understanding import wants
from kg.ask.understanding.content import VISIT

OTHERWISE = {"compare", "chain", "provenance", "who_says", "why", "define"}
"""Intents that ask something else of a thing than where it is spoken of."""
NAMING = {"who_says", "person"}
"""Intents that ask for somebody's name, which no theory derives."""
UNOBJECTING = {*wants.VALUES, "why", "chain", "links"}
"""Intents that ask something else than what somebody objects to, or who does."""
JOURNEY = "OfficialVisit"
"""Class of what a word for going somewhere is for."""
LINKING = "link-connect"
"""Group of the thesaurus of words for being linked: who links two articles had a part in both."""
EXACT = {
    "visits", "common", "makers", "scopes", "journeys", "objections", "standing", "polar", "growth", "merits",
    "ranking", "condition", "degree",
}  # fmt: skip
"""Rules that gather all that the data hold of a kind; where they find it, the question takes nothing for granted."""
WHOLE = {"theory", "bearing"}
"""Intents whose answers are made from the coding of a theory's cases, and hold all that there is."""
PICKED = {"limit", "placed", "shared"}
"""Rules that pick cells of a table's column; their answers are whole."""
FIT = ("agreement", "right_one", "can_be")
"""Cues by which a question asks whether tellings go together."""
REASONING = {"compare", "duration", "amount"}
"""Intents with which, as with these cues, figures of several articles are set beside each other, with their scope."""
GRADED = "degree"
"""Group of the thesaurus by which a question may call a coded variable where it is no name."""
OF_TEXTS = "text_"
"""What the names of cues begin with by which an article is asked of itself."""
DERIVING = (
    "by_criteria", "of_theory", "suppose", "hypothesis", "predicts", "mark", "combination", "definition", "criteria",
    "which_conditions", "lacks", "needed", "reach", "lone_difference", "differing", "gauged", "n_of_m",
)  # fmt: skip
"""Cues of questions of a theory that stand in no other question."""
THEORETICAL = (*DERIVING, "low_degree", "high_degree", "both_degrees", "how_many")
"""Cues without which no question is one of a theory."""
PARTS = {"aspect", "part", "include", "variable"}
"""Groups of the thesaurus by which it may ask what makes up a variable of one, or for the degrees of all."""
FIRST = 8
"""Among how many of the nearest statements a number of what is named must be for it to be asked for."""


class Asked:
    """What a question asks, as the table looks at it.

    Attributes
    ----------
    context : Context
    question : Question
    intents : set of str
    first : list of str
        The first intent, if any.
    rules : list of str
        The names of the rules to try so far, the likeliest first.
    """

    def __init__(self, context: Context) -> None:
        self.context, self.question = context, context.question
        self.intents, self.first = {*self.question.intents}, self.question.intents[:1]
        # Who asks for a date, a number or a person is not helped by something else.
        only = wants.wants_value(self.first)
        self.rules = [i for i in self.question.intents if i in wants.VALUES or not only]

    def cued(self, *names: str) -> bool:
        """Tell whether one of some cues stands in the question."""
        return any(map(self.question.cued, names))

    def finds(self, place: str, *more: object) -> bool:
        """Tell whether a function of a module finds something; the import of a kind takes longer than many an answer,
        and a short question pays only for what it needs."""
        module, name = place.rsplit(".", 1)
        return bool(getattr(import_module(f"kg.ask.{module}"), name)(self.context, *more))

    @property
    def articles(self) -> int:
        """How many articles are named."""
        return len(self.question.articles)

    @property
    def of_one(self) -> bool:
        """Whether all articles that are named are somebody's who is named."""
        from kg.ask.kinds.tellers import written

        entries = [self.context.snapshot.articles[key] for key in self.question.articles]
        makers = [{*e["authors"], *e["speakers"], *e["compilers"]} for e in entries]
        return any(written(self.context, key) for key in (set.intersection(*makers) if makers else ()))

    @property
    def several(self) -> bool:
        """Whether there are several things that may be set side by side."""
        return self.finds("kinds.sides.several")

    @property
    def held(self) -> bool:
        """Whether it asks if several who tell something agree."""
        return wants.agreeing(self.question) and self.finds("kinds.tellers.tellers")


class Row(NamedTuple):
    """Rules, by their names with spaces between, the condition on which they stand somewhere, and where: what gives the
    order from the names and the rules so far."""

    names: str
    wanted: Callable[[Asked], object]
    place: Callable[[list[str], list[str]], list[str]] = list.__add__


def _alone(names: list[str], _: list[str]) -> list[str]:
    return names


def _last(names: list[str], rules: list[str]) -> list[str]:
    return rules + names


def _but(*others: str) -> Callable[[list[str], list[str]], list[str]]:
    """Put rules first, without some others."""
    return lambda names, rules: [*names, *(r for r in rules if r not in others)]


def _behind(*others: str) -> Callable[[list[str], list[str]], list[str]]:
    """Put rules first but for some others, which come before them."""
    return lambda names, rules: [
        *(r for r in rules if r in others), *names, *(r for r in rules if r not in others)
    ]  # fmt: skip


def rules(context: Context) -> list[str]:
    """Return the names of the rules to try, the likeliest first (see `kg.ask.rules.rule`)."""
    return context.once("rules", lambda: _rules(context))


def _rules(context: Context) -> list[str]:
    asked = Asked(context)
    if "define" in asked.intents and asked.question.bare and not asked.cued("hypothesis", "proposing", "roster"):
        # Who asks just who somebody is asks for no other person.
        return ["define"]
    for names, wanted, place in TABLE:
        if wanted(asked):
            asked.rules = place(names.split(), asked.rules)
    return asked.rules


def _on_dates(asked: Asked) -> bool:
    """Tell whether what is asked for is told in the order of its dates."""
    question, ordered = asked.question, "order" in asked.intents
    # The stages of what a table tells row by row are its rows.
    rows = ordered and {"chain", "amount"} & asked.intents and asked.finds("kinds.chronology.tables")
    # The steps from one day to another are told with their days.
    steps = {"chain", "duration"} <= asked.intents and asked.cued("amid")
    # What happened in a time is told by its dates, step by step or not.
    timed = (question.years or asked.cued("amid")) and (ordered or asked.cued("happening"))
    return bool(rows or steps or timed)


def _made(asked: Asked) -> bool:
    """Tell whether the makers of articles are asked for: who links several, or who is called by name only as one of
    them, is asked for with the part in each."""
    linking = asked.first == ["links"] or (LINKING in asked.question.groups and NAMING & asked.intents)
    linking = linking or (asked.cued("scenes") and not asked.question.mentions)
    return asked.cued("makers") or (bool(linking) and asked.articles > 1)


def _extreme(asked: Asked) -> bool:
    """Tell whether the greatest or least number is asked for. The highest degree of a theory is no number to be looked
    for, and whether most of a people hold something asks for no greatest number."""
    question = asked.question
    numbered = (wants.ends(question) and not (asked.cued("whether") and wants.of_most(question))) or asked.cued(
        "more_or_less"
    )
    return bool(numbered) and not (asked.cued("criteria", "states", "cases") and theorises(asked.context))


def _grown(asked: Asked) -> bool:
    """Tell whether a change of numbers is asked for: the greatest, or from one year to another."""
    changed = {"amount", "when"} & asked.intents and wants.CHANGES & asked.question.groups
    apart = asked.cued("weighed", "set_apart") or "compare" in asked.intents
    return bool((changed and wants.ends(asked.question)) or (len(asked.question.years) == 2 and (apart or changed)))


def _by_means(asked: Asked) -> bool:
    """Tell whether a question asks by what means somebody acted on somebody else. What criteria a theory has is no
    means that somebody took; words like "low" and "meet" stand anywhere. Nor are the weapons that somebody bought means
    against the seller."""
    told = asked.cued("by_means") or (asked.cued("done_toward") and asked.cued("sooner_than"))
    plain = told and {*asked.rules} <= {"compare", "define", "theory"}
    return plain and not asked.cued(*DERIVING) and not asked.finds("kinds.sort.things")


def _told_apart(asked: Asked) -> bool:
    """Tell whether it is told by something else first whether tellings agree: by what each of several holds; parts add
    up to their total or not by adding them."""
    derived = asked.cued("predicts", "hypothesis") and "theory" in asked.rules
    return asked.cued("summed") or derived or asked.held or (asked.first == ["compare"] and asked.several)


def _objected(asked: Asked) -> bool:
    """Tell whether objections are asked for. Whose they are is nobody to be named."""
    other = UNOBJECTING if asked.cued("weaknesses") else UNOBJECTING | NAMING
    return asked.cued("objecting") and not other & asked.intents and "roster" not in asked.rules


def _polar(asked: Asked) -> bool:
    """Tell whether a question wants yes or no. What two are at odds over ("the conflict of Iran and the United States")
    sets nothing side by side, and what should be done is so by nobody's word: who is for it and who against is told."""
    plain = asked.intents <= {"compare"} or (asked.question.intents == ["amount"] and asked.cued("than"))
    whether = (asked.cued("whether") and not asked.cued("interrogative")) or asked.cued("share_whether")
    if not (plain and whether) or asked.cued("advisable", "identical") or asked.rules[:1] == ["accord"]:
        return False
    if wants.agreeing(asked.question) and asked.articles > 1 and not asked.of_one:
        # What one article tells in words of agreement is no agreement with the other.
        return False
    return not WHOLE & {*asked.rules} or asked.finds("premises.rating.rated")


def _proven(asked: Asked) -> bool:
    """Tell whether a question asks if the text goes with a mark, which agrees with something else than that as often
    as not. What in the article contradicts a mark is asked for by itself."""
    rated = (
        wants.agreeing(asked.question) and (asked.question.tables or asked.cued("coding")) and not asked.cued("suppose")
    )
    placed = bool(rated) and asked.cued("whereabouts", "two_places")
    return placed and not (asked.cued("bearing_within") and wants.bears(asked.question))


def _shared(asked: Asked) -> bool:
    """Tell whether a question asks what stands in several rows. One that is asked for by its number ("which of the five
    was the longest?"), how often in all, or which meets all of those that may meet some is no matter of these."""
    picked = asked.cued("every", "once", "how_often") and not (asked.cued("n_of_m") and asked.cued("states"))
    summed = asked.cued("summed") and not asked.cued("every", "once")
    return picked and not summed and (asked.cued("every") or not wants.ends(asked.question))


def _going(asked: Asked) -> bool:
    """Tell whether a question asks how often somebody went somewhere."""
    context, named = asked.context, (k for m in asked.question.mentions for k in m.keys)
    going = VISIT in asked.question.groups or any(JOURNEY in context.snapshot.types(k) for k in named)
    return going and "amount" in asked.intents and asked.cued("how_often")


def _graded(asked: Asked) -> bool:
    """Tell whether a question names a variable of a theory, or calls one by plain words."""
    named = (k for m in asked.question.mentions for k in m.keys)
    return GRADED in asked.question.groups or any(asked.context.snapshot.is_a(k, "Variable") for k in named)


def _figure(asked: Asked) -> bool:
    """Tell whether a question is no more than what has a number, and a year or a word for figures ("German defence
    spending 2019", "Kishida poll numbers")."""
    from kg.ask.retrieval.measure import called

    question, context = asked.question, asked.context
    loose = re.search(r"[^\W\d]", question.loose)
    if asked.intents or loose or asked.cued("interrogative") or asked.cued("whether"):
        return False
    if question.units and asked.cued("figure_word"):
        return any("q" in h.traits for h in context.hits[:FIRST])
    return bool(question.years and not question.units) and any(called(context, h) for h in context.hits[:FIRST])


def _listing(asked: Asked) -> bool:
    """Tell whether a question lists several years."""
    from kg.ask.kinds.pairing import dated

    return dated(asked.question)


TABLE = (
    # The date of one of two does not tell which was first.
    Row("duration", lambda a: a.cued("earlier") and not (a.first == ["order"] and len(a.question.mentions) > 2),
        _but("when")),
    Row("order", _on_dates),
    # How what one article says goes with what another says is told by both.
    Row("compare", lambda a: a.first in ([], ["links"]) and a.articles > 1 and a.cued("saying_of")),
    # Of two periods each is told of in an article of its own.
    Row("compare", lambda a: not a.first and ((a.cued("set_apart") and a.several) or a.articles > 1
                                              or a.finds("kinds.pairing.homes")), _alone),
    # Why something is so each article tells for itself; why two differ is told by what each is and does, not by what
    # they share.
    Row("compare", lambda a: a.first == ["why"] and (
        a.articles > 1 or ("compare" in a.intents and len(a.question.mentions) > 1 and not a.question.units))),
    Row("common", lambda a: (a.cued("common") and a.articles > 1 and a.first != ["compare"]) or a.cued("spread")),
    Row("compare", lambda a: a.first == ["define"] and a.cued("set_apart") and a.several),
    # What gathers all that the data hold of a kind.
    Row("scenes", lambda a: a.cued("scenes") and not OTHERWISE & a.intents),
    # How much, or when, each article says is told of each.
    Row("compare", lambda a: a.cued("articles") and {"amount", "when"} & a.intents and a.cued("set_apart")),
    Row("compare", lambda a: not a.intents and a.cued("articles") and wants.agreeing(a.question)),
    Row("provenance", lambda a: (a.cued("spelling") and a.first == ["compare"]) or (
        a.cued("compiled") and (a.question.tables or a.first == ["provenance"]))),
    Row("journeys", lambda a: a.cued("sojourn") or (a.cued("journey") and a.cued("listing", "destinations"))),
    Row("scopes", lambda a: a.cued("articles", "tellings") and (REASONING & a.intents or a.cued(*FIT))),
    Row("makers", _made),
    # What a theory derives, and what numbers tell: the most, the more, each of several.
    Row("theory", lambda a: (not NAMING & a.intents or ends_among(a.context)) and theorises(a.context)),
    # So many cases are compared by what a theory codes, where that is what they are compared in.
    Row("poll", lambda a: a.intents <= {"compare"} and (a.intents or a.cued("set_apart")) and a.cued("cases")),
    Row("extreme", _extreme),
    # Which is more is told by the number of each, where each has one.
    Row("weigh", lambda a: a.cued("weighed") and "theory" not in a.rules, _behind("extreme")),
    # Where numbers are from is told by none of them.
    Row("besides weigh", lambda a: {"amount", "when"} & a.intents and "theory" not in a.rules
        and a.first != ["provenance"] and a.cued("set_apart") and not a.cued("articles")
        and a.finds("kinds.pairing.joined", "State")),
    Row("weigh", lambda a: "amount" in a.intents and "weigh" not in a.rules and a.cued("set_apart")
        and _listing(a)),
    Row("growth", _grown),
    Row("parts", lambda a: a.cued("breakdown")),
    Row("ranking", lambda a: a.cued("ranked") and "theory" not in a.rules),
    # How long several took together is told by no one of them.
    Row("total", lambda a: a.cued("summed") and "duration" in a.intents),
    Row("shift", lambda a: a.cued("shift") and "amount" in a.intents),
    Row("degree", lambda a: a.intents <= {"define", "amount"} and len(a.question.mentions) <= 2
        and not a.cued("whether") and _graded(a)),
    Row("amount", _figure),
    Row("roster", lambda a: a.cued("roster")),
    Row("instruments", _by_means),
    Row("steps", lambda a: a.cued("by_steps") and not a.rules),
    Row("filed", lambda a: a.cued("belonging") and a.cued("sort") and a.cued("means")),
    # Whether an author and a translator hold the same is told by what each holds.
    Row("compare", lambda a: a.first != ["compare"] and a.held),
    Row("discord", lambda a: wants.agreeing(a.question) and _told_apart(a), _last),
    Row("discord", lambda a: wants.agreeing(a.question) and "discord" not in a.rules),
    # What each of several articles says comes first.
    Row("accord", lambda a: wants.agreeing(a.question) and (a.question.tables or a.cued("two_places") or (
        a.articles > 1 and (a.cued("figure_word") or "amount" in a.intents)))),
    Row("compare", lambda a: not a.intents and wants.assenting(a.question) and a.cued("whether") and "compare" not in
        a.rules and a.several, _last),
    # What weighs a claim: whether two are one, what bears on a coding or is objected to, yes or no, where a thing
    # stands.
    Row("identity", lambda a: a.cued("identical")),
    Row("bearing", lambda a: wants.bears(a.question) and not wants.measured(a.question)),
    # What is weak in a theory may be asked in words of its criteria; what is derived from these comes first.
    Row("objections", _objected, _behind(*WHOLE)),
    # What an author says of the limits of his own work is no objection.
    Row("outlook", lambda a: a.cued("own_limits", "future_work")),
    Row("polar", _polar),
    # Whether an author agrees with somebody is told by how the article stands to what that one holds.
    Row("stance", lambda a: a.of_one and a.cued("whether") and wants.assenting(a.question)),
    Row("prose", _proven),
    Row("standing", lambda a: a.cued("standing")),
    # What somebody thinks should be done is told by what that one holds.
    Row("merits", lambda a: a.cued("merits") or (a.cued("advisable") and not a.cued("holds"))),
    Row("condition", lambda a: a.intents <= {"when"} and a.cued("conditional") and not (
        a.cued("past") or a.question.years or "theory" in a.rules)),
    Row("application", lambda _: True, _last),
    # Of which is more, where no numbers tell it, is told what is said of each.
    Row("compare", lambda a: not a.intents and a.cued("weighed") and not {"compare", "theory"} & {*a.rules}
        and a.several, _last),
    # What picks cells of a table.
    Row("shared", _shared),
    Row("placed", lambda a: a.cued("located")),
    # The limit is a theory's own where its criteria are what is counted.
    Row("limit", lambda a: a.cued("below", "above") and not (a.cued("criteria") and a.cued("reading"))),
    Row("visits", _going),
    # What follows from what is supposed is derived, whatever words it is supposed in.
    Row("theory", lambda a: "theory" in a.rules and (
        a.cued("lone_difference", "reach") or (a.cued("suppose") and derives(a.context)))),
    Row("poll", lambda a: wants.polled(a.question) and not wants.measured(a.question), _but("visits", *PICKED)),
)  # fmt: skip
"""What is put where on which condition, one row after the other: of what several put first the last comes first."""


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
    return context.once("theorises", lambda: _theorises(context))


def _theorises(context: Context) -> bool:
    asked = Asked(context)
    told = asked.cued(*THEORETICAL) or bool((wants.CRITERIA | PARTS) & asked.question.groups)
    told = told or ends_among(context) or (bool(wants.ends(asked.question)) and asked.cued("states", "cases"))
    told = told or ("why" in asked.intents and asked.cued("graded"))
    # Why a degree is as it is, and how those of two compare, is told by what it is made from.
    if not told and not (asked.first in (["why"], ["compare"]) and _graded(asked)):
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
