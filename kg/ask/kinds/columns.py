"""Numbers and cells that belong together in a table's column, and those of them that a question picks out: below or
above a limit, or in a place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal
from typing import NamedTuple

from kg.ask.answer import Answer
from kg.ask.kinds.series import Number as OfSeries
from kg.ask.kinds.series import Series, amount, in_years, series, told
from kg.ask.retrieval.choose import answering
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import counting, measuring
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.question import Question

FEWEST = 3
"""How many numbers or cells make a column."""
POOL = 60
"""Among how many passages columns are looked for."""
PLACING = {"kg:within", "sem:hasPlace", "kg:destination", "kg:locatedIn", "kg:host", "kg:stationedIn"}
"""Relations by which something is somewhere, itself or by way of something else."""
WHERE = ("Place", "Conference")
"""Classes of where an event took place."""
DEPTH = 4
"""Over how many of them."""
_COUNTED = (
    "",
    "one 一",
    "two 二 两",
    "three 三",
    "four 四",
    "five 五",
    "six 六",
    "seven 七",
    "eight 八",
    "nine 九",
    "ten 十",
)
_WORDS = {word: number for number, words in enumerate(_COUNTED) for word in words.split()}
_ENGLISH = "|".join(w for w in _WORDS if w.isascii())
_CHINESE = "".join(w for w in _WORDS if not w.isascii())
_PERCENT = re.compile(
    rf"(?P<n>\d+(?:\.\d+)?|\b(?:{_ENGLISH})\b)[ -]*(?:%|percent|per cent|パーセント)"
    rf"|百分之(?P<m>\d+(?:\.\d+)?|[{_CHINESE}])"
)


class Number(NamedTuple):
    """A number that a passage gives.

    Attributes
    ----------
    value : float
    of, when : str
        Key of whom or what it is given, and its date; empty where none is given.
    hit : Hit
    """

    value: float
    of: str
    when: str
    hit: Hit


def columns(context: Context, hits: list[Hit]) -> list[tuple[str, str, list[Number]]]:
    """Return the columns of the tables that passages are cells of: measure, unit, and the numbers."""
    found: dict[tuple[str, str, str], list[Number]] = defaultdict(list)
    for hit in hits:
        entry = context.snapshot.passages[hit.passage]
        if "tableNumber" not in entry:
            continue
        for about in context.facts(hit.passage).values():
            if "kg:value" in about and "kg:measure" in about:
                unit = str(about.get("kg:unit") or about.get("kg:currency", {}).get("value"))
                whom, when = str(about.get("kg:of", ""))[3:], about.get("kg:date", {}).get("value", "")
                number = Number(float(about["kg:value"]["value"]), whom, when, hit)
                found[f"{entry['article']}/{entry['tableNumber']}", about["kg:measure"], unit].append(number)
    return [(measure, unit, numbers) for (_, measure, unit), numbers in found.items() if len(numbers) >= FEWEST]


def _column(context: Context, unit: str = "") -> tuple[str, str, list[Number]] | None:
    """Return the column that a question is about: whose cells are the best hits, of a unit where one is asked for."""
    wanted = {k for m in context.question.mentions for k in m.keys}
    found = columns(context, answering(context, 0.3, POOL, trait="q"))
    if not found and not context.question.mentions:
        found = columns(context, [h for h in context.hits[:POOL] if "q" in h.traits])
    known = [c for c in found if c[1].endswith(unit)]
    owned = [(m, u, own) for m, u, all_ in known if len(own := [n for n in all_ if n.of in wanted]) >= FEWEST]
    # What is given of one state is no answer on another.
    states = any(context.snapshot.is_a(k, "State") for k in wanted)
    others = [c for c in known if not states or not any(context.snapshot.is_a(n.of, "State") for n in c[2])]
    return max(owned or others, key=lambda c: sum(n.hit.score for n in c[2][:FEWEST]), default=None)


def limit_of(question: Question) -> float | None:
    """Return the share that a question gives as a limit."""
    match = _PERCENT.search(question.folded)
    if match is None:
        return None
    text = match["n"] or match["m"]
    return float(_WORDS.get(text, 0) or text)


def limit(context: Context) -> Answer | None:
    """The numbers of a column that are below or above a limit that the question gives, and how many they are."""
    question = context.question
    low, high = question.cued("below"), question.cued("above")
    bound = limit_of(question)
    if bound is None or not (low or high):
        return None
    found = _column(context, "PERCENT")
    keys = [k for m in question.mentions for k in m.keys]
    each = None if any(context.snapshot.is_a(k, "State") for k in keys) else _each_of(context)
    if each is not None:
        return _members(context, each, bound, low)
    if found is None:
        return None
    measure, _, numbers = found
    numbers = [n for n in numbers if in_years(n.when, question.years)]
    picked = sorted((n for n in numbers if (n.value < bound if low else n.value >= bound)), key=lambda n: n.when)
    if len(numbers) < FEWEST:
        return None
    frame = "below" if low else "above"
    name = context.name(measure[3:])
    head = context.say(frame, n=len(picked), of=len(numbers), measure=name, limit=f"{bound:g}%")
    return _answer(context, head, picked or numbers, "NUM", len(picked))


def _each_of(context: Context) -> Series | None:
    """Return the shares of one measure that a line gives of several states, each once."""
    found = series(context, least=FEWEST, unit="PERCENT")
    if found is None:
        return None
    holders = [n.of for n in found.numbers]
    states = all(context.snapshot.is_a(k, "State") for k in holders)
    return found if states and len(set(holders)) == len(holders) else None


def _members(context: Context, found: Series, bound: float, low: bool) -> Answer | None:
    """The states whose share is below a limit, or reaches it, by their numbers: the greatest first, the least where
    the question asks for what is below."""
    picked = [n for n in found.numbers if (n.value < bound if low else n.value >= bound)]
    if not picked:
        return None
    picked.sort(key=lambda n: n.value if low else -n.value)
    frame, measure = "beneath" if low else "reaching", context.name(found.measure)
    head = context.say(frame, n=len(picked), measure=measure, limit=f"{bound:g}%")
    lines = [f"{place}. {told(context, n, found.unit)}" for place, n in enumerate(picked, 1)]
    for line, number in zip(lines, picked, strict=True):
        context.answer.back(line, [number.hit.passage])
    answer = context.answered("\n".join([head, *lines]), [n.hit for n in picked])
    answer.values.insert(0, {"value": len(picked), "unit": "NUM", "of": None, "when": None})
    answer.complete = True
    return answer


def _answer(context: Context, head: str, numbers: list[Number], unit: str, value: float) -> Answer:
    hits = list(dict.fromkeys(n.hit for n in numbers))
    answer = context.answered(f"{head}\n{context.listed(hits)}", hits)
    answer.back(head, [h.passage for h in hits])
    context.add_evidence(headings(context, hits), most=len(answer.evidence) + 4)
    whole = int(value) if float(value).is_integer() else round(value, 6)
    answer.values.insert(0, {"value": whole, "unit": unit, "of": None, "when": None})
    answer.complete = True
    return answer


def headings(context: Context, hits: list[Hit]) -> list[str]:
    """Return the passages that speak of the table itself in which hits are cells: title, columns, source."""
    passages = context.snapshot.passages
    entries = [passages[h.passage] for h in hits]
    tables = {f"{e['article']}/t{e['tableNumber']}-" for e in entries if "tableNumber" in e}
    names = [n for n in context.snapshot.order if any(n.startswith(t) for t in tables)]
    passages.fetch(names)
    own = [n for n in names if not context.values(n)]
    return [n for n in own if any(_is_table(context, s) for s, _, _ in context.triples(n))][:4]


def _is_table(context: Context, end: str) -> bool:
    return "Table" in context.snapshot.types(end)


def placed(context: Context) -> Answer | None:
    """The numbers of a column that are given of what took place in a state or place that the question names, and their
    sum."""
    question = context.question
    lasted = "duration" in question.intents and question.cued("summed")
    if not question.cued("located") or not ("amount" in question.intents or lasted):
        return None
    spans = [m.span() for m in question.grammar.cues["located"].finditer(question.folded)]
    # "Talks in 2019" are of a time.
    spans = [(start, end) for start, end in spans if not any(map(str.isdigit, question.folded[start : end + 1]))]
    if not spans:
        return None
    mentions = question.mentions
    beside = [m for m in mentions if any(start < m.end and m.start < end for start, end in spans)]
    places = {k for m in beside or mentions for k in m.keys if _is_place(context, k)}
    found = _column(context) if places else None
    if found is None:
        return None
    measure, unit, numbers = found
    if counting(question) and not measuring(question) and not unit.endswith("NUM"):
        # How many there were is not told by how long they took together.
        return None
    told = {n: way for n in numbers for way in [_way(context, n.of, places)] if way}
    if not told or len(told) == len(numbers) or unit.endswith("PERCENT") or (lasted and len(told) == 1):
        return None
    value = sum(n.value for n in told)
    said = amount(context, Decimal(f"{value:.10g}"), unit)
    head = context.say("sum", measure=context.name(measure[3:]), value=said, n=len(told))
    answer = _answer(context, head, list(told), unit.rsplit(":", 1)[-1], value)
    context.add_evidence([name for way in told.values() for name in way], most=len(answer.evidence) + 2 * len(told))
    return answer


def _is_place(context: Context, key: str) -> bool:
    return context.snapshot.is_a(key, "State") or context.snapshot.is_a(key, "Place")


def picked(context: Context, numbers: Collection[OfSeries]) -> list[OfSeries]:
    """Return the numbers of the events that a question tells from the others by the place, the conference or the month
    that it names."""
    snapshot = context.snapshot
    places = {k for m in context.question.mentions for k in m.keys if any(snapshot.is_a(k, c) for c in WHERE)}
    months = [year for year in context.question.years if len(year) > len("2019")]

    def meant(key: str) -> bool:
        dates = snapshot.dates.get(key) or ()
        return bool(_way(context, key, places)) or any(d[:7] == month[:7] for d in dates for month in months)

    return [n for n in numbers if snapshot.is_a(n.of, "Event") and meant(n.of)]


def _way(context: Context, key: str, places: set[str], depth: int = DEPTH) -> list[str]:
    """Return the passages by which something is in one of some places; none where it is told nowhere."""
    if not depth or not key:
        return []
    names = context.snapshot.speaking_of(key)
    context.snapshot.passages.read_ahead(names)
    steps = [(n, o[3:]) for n in names for s, p, o in context.triples(n) if s == f"id:{key}" and p in PLACING]
    direct = [name for name, end in steps if end in places]
    if direct:
        return direct[:1]
    for name, end in steps:
        rest = _way(context, end, places, depth - 1)
        if rest:
            return list(dict.fromkeys([name, *rest]))
    return []
