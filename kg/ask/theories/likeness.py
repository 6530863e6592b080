"""How much what a question says has in common with what parts of a theory are called."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from kg.ask.retrieval.context import Context
from kg.ask.theories.vocabulary import GRAMMAR, Item, Vocabulary, items
from kg.ask.understanding.wants import CHANGES
from kg.words import rarity

NAMED = 4.0
"""What it counts that a question names a part itself, beside a word of its name."""
ITSELF = 100.0
"""What it counts that a question names a part by its whole name, beside one of its words."""
CLOSE = 0.6
"""From which share of the best on another part is as well meant."""
OWN, BESIDE = 0.5, 0.3
"""How much of its own a part must have in common with a question to be named in words: the first, each beside it."""


def weighed(said: list[Item], among: Mapping[str, Vocabulary]) -> dict[str, float]:
    """Return what each of several parts has in common with a question: more for what few of them have, and for being
    named itself."""
    found = dict.fromkeys(among, 0.0)
    for item in said:
        holding = [name for name, other in among.items() if item.stands_in(other)]
        for name in holding:
            found[name] += rarity(len(holding), len(among) + 1) * (NAMED if name in item.keys else 1.0)
    return found


def shared(context: Context, among: Mapping[str, Vocabulary]) -> dict[str, float]:
    """Return which of several parts a question names, and how plainly: by themselves or by words of their names
    ("host-nation mark"). One word alone names none."""
    said = items(context)
    named = {k for item in said for k in item.keys}
    own = dict.fromkeys((k for k in among if k in named), ITSELF)
    if own:
        return own
    counts = {k: [item for item in said if item.stands_in(v)] for k, v in among.items()}
    words = {k: float(sum(max(1, len(item.words)) for item in found)) for k, found in counts.items()}
    return {k: n for k, n in words.items() if n > 1}


def best(weights: Mapping[str, float], least: float = 0.1) -> list[str]:
    """Return the parts that weigh most, and those that weigh nearly as much."""
    top = max(weights.values(), default=0.0)
    return [name for name, w in weights.items() if top >= least and w >= CLOSE * top]


def covering(
    said: Collection[Item], among: Mapping[str, Vocabulary], passive: Iterable[Vocabulary], single: bool
) -> list[str]:
    """Return the parts whose names explain the words of a clause, the best first, each by words that none before it
    explains. Two words name one; or a single one that no other part shares, where nothing else is named."""
    marks: dict[str, set[str]] = {k: set() for k in among}
    weak: set[str] = set()
    for item in said:
        for key, vocabulary in among.items():
            marks[key] |= common(item, vocabulary)
        for vocabulary in passive:
            # Nor does what a word of a variable's name means besides.
            weak |= common(item, vocabulary) | (item.groups if item.stands_in(vocabulary) else set())
    rare = {m: sum(m in found for found in marks.values()) for found in marks.values() for m in found}
    found: list[str] = []
    used = set(weak)
    while True:
        left = {k: v for k, v in marks.items() if k not in found and len(v) > 1 and v - CHANGES}
        weights = {k: sum(1 / rare[m] for m in v - used) for k, v in left.items()}
        best_ = max(weights, key=lambda k: weights[k], default=None)
        if best_ is None or weights[best_] < (BESIDE if found else OWN):
            break
        equal = [k for k, w in weights.items() if w == weights[best_]]
        found += equal
        used |= {m for k in equal for m in marks[k]}
    if single and not found:
        # That something grows or falls tells not what does.
        telling = [i for i in said if not i.groups & CHANGES]
        alone = [k for k, vocabulary in among.items() if any(i.stands_in(vocabulary) for i in telling)]
        if len(alone) == 1 and not marks[alone[0]] <= weak:
            return alone
    return found


def common(item: Item, part: Vocabulary) -> frozenset[str]:
    """Return what an item shares with the name of a part: the words, or where more of these are shared the groups that
    they are of."""
    groups = item.groups & part.groups
    if item.words.isdisjoint(part.words):
        # As it is with nearly all.
        return groups
    words = {w for w in item.words & part.words if not GRAMMAR.fullmatch(w)}
    return frozenset(words) if len(words) >= len(groups) else groups


def is_of(item: Item, variable: str) -> bool:
    """Tell whether an item names a variable or what that is of: interest exchange, of the willingness to it. Single
    words that mean something like it are of everyday use: means, drivers, a choice."""
    named = {*item.keys, *(g for g in item.groups if "-" in g)}
    return any(variable == k or variable.startswith(f"{k}-") for k in named)
