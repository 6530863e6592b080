"""Numbers: of what kind a question asks for one (money, a share, a count), and whether a passage has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.ask.retrieval.choose import said
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.measure import SHARED, of_another, shares_measure
from kg.ask.retrieval.retrieve import SUM, Asked, Hit
from kg.ask.understanding.numeral import number
from kg.ask.understanding.question import Question
from kg.expression import Expression
from kg.words import tokens

if TYPE_CHECKING:
    from decimal import Decimal

NUMBER = Expression(
    r"(?<![\w.+\[-])\d+(?:[.,]\d+)*(?![\da-z+-])|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|several)\b"
)
DIGITS = Expression(r"(?<![\w.+\[-])\d+(?:[.,]\d+)*(?![\da-z+-])")
"""A number in digits, which counts whatever stands after it."""
DATE = Expression(
    r"\b(?:\d{1,2}(?: (?:to|and|-) \d{1,2})? )?(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)(?: \d{1,2},)?(?: \d{4})?\b|\b(?:1[89]|20)\d\d(?:-\d\d)?s?\b"
    r"|\b(?:table|line|article|reference) \[?\d+"
)
"""What gives a date or a place in a text, in the English of the summaries."""
ADDRESS = Expression(r"https?://\S+")
GIVEN = Expression(r"(?<![\da-z.+-])(\d+(?:[.,]\d+)*)(?![\da-z+-])(\s?(?:%|per ?cent|パーセント))?")
"""A number that stands alone, and in no name such as F-35 or 2+2, with its sign of a share."""
TENTHS = Expression(r"(?<![第\d])([一二两三四五六七八九])(?:成(?![员为立功本果长就分效])|割(?![引りれ]))")
"""A share told in tenths in Chinese and Japanese (五成, 三割)."""
NAMED = Expression(r'"[^"]{1,12}"')
CALENDAR = Expression(r"(?<![\d,.])0\d+|(?:1[89]|20)\d\d(?!\d)|\d{1,2}(?=\s?(?:[月日号]|年代|世纪))")
"""Numbers of articles (004), of dates, decades and centuries."""
SHARE = Expression(r"%|\bper ?cent|\b(?:half|third|quarter|majority|most|times)\b")
"""What tells of a share in the English of the summaries."""
PERCENT = Expression(r"\d+(?:[.,]\d+)*\s?(?:%|per ?cent)")
"""A share, which counts nothing."""
MULTIPLE = Expression(
    r"\b(?:several|many) times\b|\btimes (?:as|that|those|what|the|more|larger|higher|greater)\b|fold\b"
    r"|\b(?:twice|double|half)\b"
)
"""What tells how many times as much something is."""
NUMERAL = r"[\d一二两三四五六七八九十百千万亿几数多余]"
"""What a number is written with before a counter."""
COUNTERS = ("人名位员", "次回度", "架机", "艘只隻", "家社", "票席", "国")
"""Chinese and Japanese words by which the same sort of thing is counted."""
VALUED = ("kg:value", "kg:lowerBound", "kg:upperBound")
"""Properties that give a number."""
HALF = 0.5
"""The share of a question's words that a passage must hold whose share stands in words only."""
SPANS = {"YR", "MO", "WK", "DAY", "HR", "MIN"}
"""Units of time."""
UNITS = {"unit_jpy": "JPY", "unit_usd": "USD", "unit_eur": "EUR", "unit_tonne": "TONNE", "unit_time": "TIME",
         "unit_span": "TIME"}  # fmt: skip
"""Cues by which a question asks for a number of a unit."""
MONEY = {"JPY", "USD", "EUR"}
"""Those of them that are currencies."""
COUNTED = Expression(rf"(?:多少|几|何)个?([{''.join(COUNTERS)}])")
_COUNT = Expression(
    r"(?:\b(two|three|four|five|six|seven|eight|\d)[ -](?:\w+[ -]){0,2}"
    r"|([一二两三四五六七八]|\d)(?:(?:个|项|条)(?:细)?|つの?[^\W\d的うだ]{0,6})?)$"
)
"""A number before what it counts, with a word or two between them in English."""
_FIGURE = Expression(r"\b(one|two|three|four|five)\b|([一二两三四五\d])")
NOUN = Expression(
    r"\bhow many (?!times\b)((?:[\w'-]+ ){0,3}?[\w'-]+?)(?= (?:did|do|does|was|were|is|are|has|have|had|will|would"
    r"|can|could|in|to|at|on|for|from|with|that|which|between|when|by|came|went|joined)\b|[?,.]|$)"
)
"""What is counted in an English question; how many times something happened counts no thing."""
BESIDE = 30
"""Within how many characters after a number in words what it counts stands."""
OFTEN = Expression(
    r"\bhow (?:many times(?! (?:as|more|the|larger|bigger|higher|greater))|often)\b"
    r"|(?<![的哪这那好])(?:几|多少)次|何[回度](?!目)"
)
"""Asks how often something happened, which no number of a unit tells."""
FOLLOWING = Expression(
    r"(?:几[条项个种类点件笔份名位艘架]|多少[条项个种类点件笔份名位艘架]?|いくつの|何[件項つ]の)"
    r"(?![人次回年月天日钱元家国度场])([^,，。?？]{2,8})",
    *("几", "多少", "いくつの", "何"),
)
"""What is counted in a Chinese or Japanese question, and what stands after that."""


PAYING, PAID = {"pay", "cost", "spend"}, ("multiple", "share", "money")
"""Groups of the thesaurus by which a question asks for a sum of money, and the kinds of numbers that tell one."""
WISHES = {"kg:ProposedAct", "kg:Threshold", "kg:Negation"}
"""What a number hangs on that is demanded, planned or ruled out, and is of nothing that is so."""


def given(question: Question, digits: int = 2) -> list[tuple[int, str]]:
    """Return the numbers that a question gives, dates, tables and articles apart, each with its place in the text; a
    share with its sign ("2%"). Those of one digit often only count what is asked for."""
    masked = question.undated
    tenths = [(m.start(), f"{number(m[1])}0%") for m in TENTHS.finditer(masked)]
    if not any(map(str.isdigit, masked)):
        return tenths
    for named in [*question.tables, *question.missing]:
        masked = masked.replace(named, " " * len(named))
    # A number in a name that is quoted is none of its own ("232 investigation").
    for pattern in (NAMED, CALENDAR):
        masked = pattern.sub(lambda m: " " * len(m[0]), masked)
    found = ((m.start(), m[1].replace(",", "") + ("%" if m[2] else "")) for m in GIVEN.finditer(masked))
    return [*tenths, *((place, said) for place, said in found if len(said) >= digits)]


def fits(context: Context, hit: Hit) -> bool:
    """Tell whether a passage holds a number of a kind that the question asks for: what share is told by no count, how
    many soldiers by no sum of money, how many ships by no number of visits, how many yen by no number of dollars."""
    if unheard(context) or is_given(context, hit) or of_another(context, hit):
        return False
    # Who asks how many and how much is told something by either.
    kinds, units = _wanted(context)
    checks = [KINDS[name](context, hit) for name in kinds]
    if units:
        checks.append(bool(units & _units(context, hit)))
    if checks and "duration" in context.question.intents:
        checks.append("TIME" in _units(context, hit))
    return not checks or any(checks)


def in_units(context: Context, hit: Hit) -> bool:
    """Tell whether a passage gives a number of a unit that the question names, if any."""
    units = _wanted(context)[1]
    return not units or bool(units & _units(context, hit))


def is_given(context: Context, hit: Hit) -> bool:
    """Tell whether a passage gives no number but those that the question gives itself: of 39 who were punished that
    tells not how many were of one faction."""
    from decimal import Decimal

    # A share is a limit that something is above or below of.
    said = {number for _, number in given(context.question) if not number.endswith("%")}
    if not said or context.question.cued("whether"):
        return False
    facts = context.facts(hit.passage).values()
    told = [Decimal(about[p]["value"]) for about in facts for p in VALUED if p in about]
    text = DATE.sub(" ", context.snapshot.passages[hit.passage]["summary"]["en"].lower())
    words = {m[0].replace(",", "") for m in NUMBER.finditer(text)}
    return bool(told or words) and words <= said and all(any(_same(number, one) for number in said) for one in told)


def gives(context: Context, hit: Hit, number: str) -> bool:
    """Tell whether a passage gives a number as a question does, in whatever unit."""
    from decimal import Decimal

    facts = context.facts(hit.passage).values()
    return any(_same(number.rstrip("%"), Decimal(about[p]["value"])) for about in facts for p in VALUED if p in about)


def of_sum(context: Context, hit: Hit) -> bool:
    """Tell whether a passage gives each sum that a question does (80亿), by which it tells which statement is meant."""
    return all(gives(context, hit, said) for said in map(_digits, SUM.pattern.findall(context.question.open)))


def _digits(number: str) -> str:
    return number.rstrip("百千万亿兆abcdefghijklmnopqrstuvwxyz ").replace(",", "")


def _same(number: str, value: Decimal) -> bool:
    """Tell whether a number as it is written is a value, in whatever unit (39, 7.2 billion, 25 million)."""
    digits = value.normalize().as_tuple().digits
    return type(value)(number).normalize().as_tuple().digits == digits


def _wanted(context: Context) -> tuple[list[str], set[str]]:
    return context.once("numbers asked for", lambda: _asked(context.question))


def _asked(question: Question) -> tuple[list[str], set[str]]:
    """Return the cues by which a question asks for a kind of number, and the units that it names: how many minutes is
    asked by no count."""
    left, units = question.folded, set()
    for name, unit in UNITS.items():
        for cue in question.grammar.cues[name]:
            if cue.search(left):
                units.add(unit)
                left = cue.sub(lambda m: " ", left)
    kinds = [name for name in KINDS if question.grammar.cues[name].stand_in(left)]
    if MONEY & units:
        # How much in yen is told by no share, though one is named ("past one percent of GDP").
        kinds = [name for name in kinds if name != "share"]
    # What is paid is a sum, or a share or a multiple of one.
    return kinds or ([*PAID] if PAYING & question.groups and not units else []), units


def counting(question: Question) -> bool:
    """Tell whether a question asks how many there are of something, and for no number of units."""
    kinds, _ = _asked(question)
    return "count" in kinds


def in_currency(question: Question) -> bool:
    """Tell whether a question asks for a number in a currency that it names."""
    return bool(MONEY & _asked(question)[1])


def measuring(question: Question) -> bool:
    """Tell whether a question asks for a number of a unit, or for a share or a sum of money."""
    kinds, units = _asked(question)
    return bool(units) or kinds != ["count"]


def _units(context: Context, hit: Hit) -> set[str]:
    """Return the units and currencies of the numbers that a passage gives; those of time as one."""
    facts = context.facts(hit.passage).values()
    found = {str(about["kg:unit"]).rsplit(":", 1)[-1] for about in facts if "kg:unit" in about}
    found |= {str(about["kg:currency"]["value"]) for about in facts if "kg:currency" in about}
    # From when to when something went on tells how long.
    lasted = any("/" in str(about["kg:date"]["value"]) for about in facts if "kg:date" in about)
    return {"TIME" if unit in SPANS else unit for unit in found} | ({"TIME"} if lasted else set())


def counts(context: Context, hit: Hit) -> bool:
    """Tell whether a passage counts anything: no money, share or time."""
    return any(p == "kg:unit" and str(o).endswith("NUM") for _, p, o in context.triples(hit.passage))


def _share(context: Context, hit: Hit) -> bool:
    units = [str(o) for _, p, o in context.triples(hit.passage) if p == "kg:unit"]
    text = context.snapshot.passages[hit.passage]["summary"]["en"].lower()
    if any(u.endswith(SHARED) for u in units):
        return shares_measure(context, hit)
    return SHARE.search(text) is not None and said(context, hit) >= HALF


def _currency(context: Context, hit: Hit) -> bool:
    return any(p == "kg:currency" for _, p, _ in context.triples(hit.passage))


def _counts(context: Context, hit: Hit) -> bool:
    """Tell whether a passage holds a number that is no sum of money and no share, or one in words only."""
    if not _of_what(context, hit):
        return False
    if "amount" not in context.question.trailing and OFTEN.search(context.question.folded):
        # What is asked last, after something else, may be counted in the rows of a table only.
        return counts(context, hit)
    facts = context.triples(hit.passage)
    owners = {s for s, p, _ in facts if p in VALUED}
    money = {s for s, p, o in facts if p == "kg:currency" or (p == "kg:unit" and str(o).endswith(SHARED))}
    if not owners:
        return in_words(context, hit, DIGITS) or counted_in_words(context, hit)
    about = context.facts(hit.passage)
    return any(_is_of(context, about[owner]) for owner in owners - money)


def _is_of(context: Context, about: dict[str, Any]) -> bool:
    """Tell whether the name of a number's measure, or of whom it is of, holds what is counted; true where that is not
    told."""
    own = _counted(context)
    heads = [a for a in own if not a.mention] or own
    keys = [str(about[p]).removeprefix("id:") for p in ("kg:measure", "kg:of") if p in about]
    if not heads or not keys:
        return True
    snapshot = context.snapshot
    folder = snapshot.folder_of_names
    # What something is called besides may hold what it only has to do with.
    names = [folder.fold(labels[0]) for key in keys for labels in snapshot.labels(key).values()]
    words = {w for n in names for w in tokens(n, folder)}
    groups = set().union(*map(context.groups, names))
    if any(c in n for a in heads for k in a.keys for c in context.called(k) for n in names):
        return True
    return any(set(a.groups) & groups or words.intersection(tokens(a.text, folder)) for a in heads)


def in_words(context: Context, hit: Hit, written: Expression = NUMBER) -> bool:
    """Tell whether a passage says a number in words ("four recommendations")."""
    return written.search(_undated(context, hit)) is not None


def _undated(context: Context, hit: Hit) -> str:
    """Return what a passage says in English without the numbers that count nothing: those of dates and addresses, and
    of shares where something is counted."""
    text = ADDRESS.sub(" ", context.snapshot.passages[hit.passage]["summary"]["en"].lower())
    if counting(context.question):
        text = PERCENT.sub(" ", text)
    return DATE.sub(" ", text)


def counted_in_words(context: Context, hit: Hit, *, named: bool = False) -> bool:
    """Tell whether a passage says in words the number of what is counted: "four recommendations", and not that one of
    four cases is told of; of what the question does not tell any number, unless it must be ``named``."""
    noun = _noun(context.question)
    own = context.groups(noun[1]) if noun else set()
    if not own:
        return not named and in_words(context, hit)
    text = _undated(context, hit)
    places = [m.end() for m in NUMBER.finditer(text)]
    # Few passages have a number, and to look for words takes longer.
    things = [m.start for m in context.phrases(text) if own & set(m.groups)] if places else []
    return any(0 < thing - place < BESIDE for place in places for thing in things)


def _of_what(context: Context, hit: Hit) -> bool:
    """Tell whether a passage speaks of what is counted, and in Chinese has a number before its counter."""
    question, snapshot = context.question, context.snapshot
    counted = COUNTED.search(question.folded)
    if counted:
        alike = next(c for c in COUNTERS if counted[1] in c)
        text = snapshot.folder_of_names.fold(snapshot.passages[hit.passage]["summary"]["zh-Hans"])
        if not re.search(rf"{NUMERAL}[{alike}]", text):
            return False
    own = _counted(context)
    return not own or any(a.held_at(hit.place) for a in own)


def _counted(context: Context) -> list[Asked]:
    """Return what is counted, as far as it is told."""

    def work() -> list[Asked]:
        noun = _noun(context.question)
        return [a for a in context.sought if a.text and _stands(a.text, noun)] if noun else []

    return context.once("what is counted", work)


def _noun(question: Question) -> re.Match[str] | None:
    return next((m for m in (n.search(question.folded) for n in (NOUN, FOLLOWING)) if m), None)


def unheard(context: Context) -> bool:
    """Tell whether what is counted is spoken of nowhere."""
    own = _counted(context)
    return bool(own) and not any(a.known for a in own)


def _stands(text: str, noun: re.Match[str]) -> bool:
    """Tell whether what is asked for stands in an English phrase, or begins where a Chinese or Japanese one does."""
    return noun[1].startswith(text) if text[0] > "\u2e7f" else re.search(rf"\b{re.escape(text)}", noun[1]) is not None


def _multiple(context: Context, hit: Hit) -> bool:
    """Tell whether a passage says how many times as much something is as something else."""
    text = context.snapshot.passages[hit.passage]["summary"]["en"].lower()
    return MULTIPLE.search(text) is not None


KINDS = {"multiple": _multiple, "share": _share, "money": _currency, "count": _counts}
"""Cues by which a question asks for a number of a kind, and what tells whether a passage has one."""


def number_before(context: Context, cue: str) -> int | None:
    """Return the number that stands before a word of a cue: "the four allies", "six criteria"."""
    text = context.question.folded
    found = (number_ending(text[: m.start()]) for m in context.question.grammar.cues[cue].finditer(text))
    return next((n for n in found if n is not None), None)


def number_ending(text: str) -> int | None:
    """Return the number that stands before what comes after a text."""
    number = _COUNT.search(text)
    return value(number) if number else None


def number_in(context: Context, cue: str) -> int | None:
    """Return the number that a cue holds: "only two"."""
    found = context.question.grammar.cues[cue].finditer(context.question.folded)
    return next((value(m) for m in (_FIGURE.search(m[0]) for m in found) if m), None)


def value(match: re.Match[str]) -> int:
    """Return the number that was matched, of a word or a digit."""
    return number(next(g for g in match.groups() if g)) or 0
