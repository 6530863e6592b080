"""Which theory a question means, and which of its variables, indicators and cases: by the names that they have in the
four languages, and by words of the thesaurus that mean the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from kg.ask.retrieval.context import Context
from kg.ask.understanding.wants import applied
from kg.names import Folder, candidates, spans
from kg.thesaurus import matches
from kg.words import rarity, stem, tokens

if TYPE_CHECKING:
    from kg.theory.model import Case, Theory

NAMED = 4.0
"""What it counts that a question names a part itself, beside a word of its name."""
ITSELF = 100.0
"""What it counts that a question names a part by its whole name, beside one of its words."""
DISTINCT = 0.3
"""What a case's name must have in common with a question that no other case's has."""
COVERED = 0.3
"""The share of the words of a case's name that a question must hold."""
MOSTLY = 0.6
"""The share of the words of a name that a case's must hold where none holds all."""
ALL = 6
"""How many theories there are about, as far as it matters for how rare it is that one holds a word."""
LEAST = 1.0
"""What a theory must have in common with a question that names none of its cases."""
CLOSE = 0.6
"""From which share of the best on another part is as well meant."""
OWN, BESIDE = 0.5, 0.3
"""How much of its own a part must have in common with a question to be named in words: the first, each beside it."""
ANY = {
    "theory",
    "model",
    "criterion",
    "condition",
    "meet-criterion",
    "reach",
    "threshold",
    "hypothesis",
    "variable",
    "table",
}
"""Groups of the thesaurus by which any theory may be asked about."""
GRAMMAR = re.compile(r"[\u3041-\u309f]+|under|if|each|still")
"""Words that are of grammar alone."""
CELL = re.compile(r"/t(\d+)-[^/]*$")
"""What the name of a table's cell ends in, with the number of the table."""
KEYWORD = "-as-keyword"
"""What the keys of mere keywords end in, which name no case."""
ONES = ("State", "Person", "InternationalOrganisation")
"""Classes whose things may be cases, or those who act in one."""
KINDS = ("article",)
"""Whose cases are meant where a question names none."""


class Item(NamedTuple):
    """Something that a question says: a name, a word of the thesaurus, another word.

    Attributes
    ----------
    words : frozenset of str
        Its tokens.
    groups : frozenset of str
        Of the thesaurus.
    keys : frozenset of str
        Of the things that it may name.
    """

    words: frozenset[str]
    groups: frozenset[str]
    keys: frozenset[str] = frozenset()

    def stands_in(self, other: Vocabulary) -> bool:
        """Tell whether a vocabulary holds it: all its words, or a word that means the same."""
        return bool(self.groups & other.groups or self.keys & other.keys or (self.words and self.words <= other.words))


class Vocabulary(NamedTuple):
    """The words of a part's names, their groups of the thesaurus, and its keys."""

    words: frozenset[str]
    groups: frozenset[str]
    keys: frozenset[str]


def items(context: Context) -> list[Item]:
    """Return what a question says; of a word that is put together its parts."""
    # Each theory is tried by all of them.
    if "said to theories" not in context.kept:
        context.kept["said to theories"] = _items(context)
    found: list[Item] = context.kept["said to theories"]
    return found


def _items(context: Context) -> list[Item]:
    question, folder = context.question, context.snapshot.folder_of_names
    found = [
        Item(frozenset(tokens(m.name, folder)), _groups(context, m.name), frozenset(m.keys)) for m in question.mentions
    ]
    telling = [(u, frozenset(u.groups) - ANY) for u in question.units]
    found += [Item(frozenset(tokens(u.text, folder)), groups) for u, groups in telling if groups]
    # What asks for a definition is no content of the question any more.
    found += [Item(frozenset(), frozenset({"define"}))] if "define" in question.intents or applied(question) else []
    left = sorted(w for w in set(tokens(question.loose, folder)) if not GRAMMAR.fullmatch(w))
    return found + [Item(frozenset(stem(part) for part in w.split("-") if part), frozenset()) for w in left]


def _groups(context: Context, text: str) -> frozenset[str]:
    return frozenset(g for m in matches(text, context.snapshot.phrases.fetch) for g in m.groups)


def vocabulary(context: Context, key: str, names: Iterable[str], keys: Iterable[str] = ()) -> Vocabulary:
    """Return the vocabulary of a part from its names and those of the things that it is or is about."""
    kept = context.snapshot.kept.setdefault("vocabularies of theories", {})
    if key not in kept:
        folder: Folder = context.snapshot.folder_of_names
        own = frozenset(keys)
        known = [n for k in own for group in context.snapshot.labels(k).values() for n in group]
        texts = [folder.fold(n) for n in (*names, *known, *(k.replace("-", " ") for k in own))]
        words = frozenset(w for t in texts for w in tokens(t, folder))
        kept[key] = Vocabulary(words, frozenset(g for t in texts for g in _groups(context, t)), own)
    found: Vocabulary = kept[key]
    return found


def parts(context: Context, model: Theory) -> dict[str, dict[str, Vocabulary]]:
    """Return the vocabularies of a theory's variables, indicators and cases."""
    kept = context.snapshot.kept.setdefault("parts of theories", {})
    if model.name not in kept:
        kept[model.name] = _parts(context, model)
    found: dict[str, dict[str, Vocabulary]] = kept[model.name]
    return found


def _parts(context: Context, model: Theory) -> dict[str, dict[str, Vocabulary]]:
    indicators = {
        k: vocabulary(context, f"{model.name} {k}", p.labels.values(), {k}) for k, p in model.indicators.items()
    }
    variables = {}
    for name in model.variables():
        part = model.named(name)
        variables[name] = vocabulary(context, f"{model.name} {name}", part.labels.values(), {name})
    cases = {
        c.key: vocabulary(context, f"{model.name} case {c.key}", [*c.labels.values(), *c.names], {c.key, *c.about})
        for c in model.cases
    }
    known = [rule for variable in variables for rule in [model.rule(variable)] if rule]
    degrees = {d for rule in known for d in rule.degrees()} - {"met", "unmet"}
    outcomes = {
        d: vocabulary(context, f"{model.name} outcome {d}", model.named(d).labels.values()) for d in sorted(degrees)
    }
    own = vocabulary(context, model.name, model.part.labels.values(), {_modelled(model)})
    return {
        "indicators": indicators, "variables": variables, "cases": cases, "outcomes": outcomes,
        "theory": {model.name: own},
    }  # fmt: skip


def weighed(said: list[Item], among: Mapping[str, Vocabulary]) -> dict[str, float]:
    """Return what each of several parts has in common with a question: more for what few of them have, and for being
    named itself."""
    found = dict.fromkeys(among, 0.0)
    for item in said:
        holding = [name for name, other in among.items() if item.stands_in(other)]
        for name in holding:
            weight = rarity(len(holding), len(among) + 1) * (NAMED if item.keys & {name} else 1.0)
            found[name] += weight
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


def among(context: Context) -> list[Theory]:
    """Return the theories that a question may mean: those of the articles, or that concept, that it names."""
    articles = context.question.articles
    models = [m for m in known(context) if not articles or m.article in articles]
    return [m for m in models if itself(context, m)] or models


def itself(context: Context, model: Theory) -> bool:
    """Tell whether a question names what a theory models, its article, or whose theory it is."""
    named = {k for m in context.question.mentions for k in m.keys}
    own = {_modelled(model), f"article-{model.article}"}
    if model.article and context.question.cued("of_theory"):
        own |= {*context.snapshot.articles[model.article]["authors"]}
    concept = f"{_modelled(model)}-"
    return bool(named & own) or any(k.startswith(concept) and context.snapshot.is_a(k, "Theory") for k in named)


def meant(context: Context, fits: Callable[[Theory], bool] | None = None) -> Theory | None:
    """Return the theory that a question has most to do with, of those that fit; None where it has little to do with
    any."""
    models = [m for m in among(context) if fits is None or fits(m)]
    if context.question.cued("hypothesis"):
        models = [m for m in models if m.hypotheses] or models
    if context.question.cued("mark"):
        # Marks stand in tables.
        models = [m for m in models if coded(m)] or models
    if context.question.cued("two_readings"):
        models = [m for m in models if len(m.readings) > 1] or models
    said = items(context)
    shares = _shares(context, models, said)
    # Of two that have as much in common with it the narrower one says more.
    ranked = sorted(models, key=lambda m: (-shares[m.name], len(m.indicators), m.name))
    # Of several last tables, that which codes most cases is the one with marks to count.
    found = {m.name: [c.kind in KINDS for c in cases(context, m)] for m in ranked}
    cased = [m for m in ranked if any(found[m.name])] or [m for m in ranked if found[m.name]]
    # A case that is named is meant before one that shares words with what is.
    cased = [m for m in cased if named_cases(context, m)] or cased
    tabled = sorted((m for m in ranked if tables(context, m)), key=lambda m: -len(coded(m)))
    # Several articles number their tables alike: the one with the case that is asked about is meant.
    tabled = [m for m in tabled if m in cased] if cased else tabled
    if tabled:
        return tabled[0]
    general = context.question.cued("which_conditions") or applied(context.question)
    best_ = cased[0] if cased and not general else ranked[0] if ranked else None
    alone = len(models) == 1 and any(map(context.question.cued, ("hypothesis", "combination")))
    return best_ if best_ and (best_ in cased or alone or shares[best_.name] >= LEAST) else None


def known(context: Context) -> list[Theory]:
    """Return the theories that can be run."""
    from kg.theory.source import names, read

    return [read(context.snapshot, name) for name in names(context.snapshot)]


def _modelled(model: Theory) -> str:
    """Return the key of what a theory models: of the article's theory or concept."""
    return (model.models or model.name).rsplit("/", 1)[-1]


def _shares(context: Context, models: list[Theory], said: list[Item]) -> dict[str, float]:
    """Return what each theory has in common with a question: what its variables, indicators and outcomes are called,
    its own name, its cases; more for what few theories hold, and for a part that the question names itself."""
    found = dict.fromkeys((m.name for m in models), 0.0)
    holding = {m.name: [v for group in parts(context, m).values() for v in group.values()] for m in models}
    for item in said:
        held = [
            m for m in models if any(item.stands_in(v) for v in holding[m.name]) or item.keys & {*grouped(context, m)}
        ]
        for model in held:
            exact = bool(item.keys & {*model.indicators, *grouped(context, model), _modelled(model)})
            exact = exact or any(is_of(item, v) for v in model.variables())
            found[model.name] += rarity(len(held), ALL) * (NAMED if exact else 1.0)
    return found


def tables(context: Context, model: Theory) -> list[str]:
    """Return the marks by which the names of cells are known that stand in the tables that a question names, by their
    number or as the last one."""
    numbers, known = {int(n) for n in context.question.tables}, {number for number, _ in coded(model)}
    if context.question.cued("last_table") and known:
        numbers.add(max(known))
    return [f"/t{n}-" for n in sorted(numbers & known)]


def coded(model: Theory) -> set[tuple[int, str]]:
    """Return the numbers of the tables whose cells code a theory's cases, each with the passages of these cells."""
    cells = {p for case in model.cases for found in case.cells.values() for c in found for p in c.passages}
    return {(int(match[1]), cell) for cell in cells if (match := CELL.search(cell))}


def cases(context: Context, model: Theory) -> list[Case]:
    """Return the cases that a question names; of a theory whose concept or article it names, also such as it tells of
    by words of their names only."""
    found = named_cases(context, model)
    if found:
        return found
    # A case that no thing is, by the words of its name that set it apart.
    every_kind = applied(context.question)
    among = {c.key: parts(context, model)["cases"][c.key] for c in model.cases if every_kind or c.kind in KINDS}
    said = [i.words for i in items(context) if any(not k.endswith(KEYWORD) for k in i.keys)]
    told = best(weighed([Item(words, frozenset()) for words in said], among), DISTINCT)
    if len(told) != 1:
        told = _nearly(said, among)
    # A word or two that a long name has in common with anything ("the United States") name no case.
    return [c for c in model.cases if len(told) == 1 and c.key in told and _covered(context, c) >= COVERED]


def _covered(context: Context, case: Case) -> float:
    """Return the share of the words of a case's name that a question holds: of that name of which it holds most."""
    folder = context.snapshot.folder_of_names
    said = {w for i in items(context) for w in i.words}
    names = [set(tokens(folder.fold(n), folder)) for n in (*case.labels.values(), *case.names)]
    return max((len(words & said) / len(words) for words in names if words), default=0.0)


def named_cases(context: Context, model: Theory) -> list[Case]:
    """Return the cases that a question names, or names what they are about."""
    named = {k for m in context.question.mentions for k in m.keys}
    found = [c for c in model.cases if named & {c.key, f"case-{c.key}", *c.about}]
    if len(found) > 1 and any(c.kind in KINDS for c in found):
        found = [c for c in found if c.kind in KINDS]
    return found


def _nearly(said: list[frozenset[str]], among: Mapping[str, Vocabulary]) -> list[str]:
    """Return the cases whose names hold most of the words of a name that is spelt in another way."""
    found = dict.fromkeys(among, 0.0)
    for words in said:
        shares = {name: len(words & other.words) / len(words) for name, other in among.items() if len(words) > 2}
        near = {name: share for name, share in shares.items() if share >= MOSTLY}
        for name, share in near.items():
            found[name] += share * rarity(len(near), len(among) + 1)
    return best(found, DISTINCT)


def best(weights: Mapping[str, float], least: float = 0.1) -> list[str]:
    """Return the parts that weigh most, and those that weigh nearly as much."""
    top = max(weights.values(), default=0.0)
    return [name for name, w in weights.items() if top >= least and w >= CLOSE * top]


def covering(
    items: Collection[Item],
    among: Mapping[str, Vocabulary],
    passive: Iterable[Vocabulary],
    single: bool,
    least: float = OWN,
) -> list[str]:
    """Return the parts whose names explain the words of a clause, the best first, each by words that none before it
    explains. Two words name one; or a single one that no other part shares, where nothing else is named."""
    marks: dict[str, set[str]] = {k: set() for k in among}
    weak: set[str] = set()
    for item in items:
        for key, vocabulary in among.items():
            marks[key] |= common(item, vocabulary)
        for vocabulary in passive:
            weak |= common(item, vocabulary)
    rare = {m: sum(m in found for found in marks.values()) for found in marks.values() for m in found}
    found: list[str] = []
    used = set(weak)
    while True:
        weights = {k: sum(1 / rare[m] for m in v - used) for k, v in marks.items() if k not in found and len(v) > 1}
        best_ = max(weights, key=lambda k: weights[k], default=None)
        if best_ is None or weights[best_] < (least if not found else BESIDE):
            break
        equal = [k for k, w in weights.items() if w == weights[best_]]
        found += equal
        used |= {m for k in equal for m in marks[k]}
    if single and not found:
        alone = [k for k, vocabulary in among.items() if any(i.stands_in(vocabulary) for i in items)]
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


def grouped(context: Context, model: Theory) -> dict[str, list[str]]:
    """Return the groups that the article puts a theory's indicators in, those of a whole variable left out."""
    from kg.query import run
    from kg.terms import ID

    kept = context.snapshot.kept.setdefault("groups of indicators", {})
    if model.name not in kept:
        above: dict[str, set[str]] = {}
        for row in run(context.snapshot, "SELECT ?a ?b WHERE { ?a kg:indicatorOf ?v ; skos:broader ?b }"):
            above.setdefault(row["b"].value.removeprefix(ID), set()).add(row["a"].value.removeprefix(ID))
        whole = [{*rule.inputs()} for v in model.variables() for rule in [model.rule(v)] if rule]
        mine = {g: [k for k in model.indicators if k in found] for g, found in above.items()}
        kept[model.name] = {g: found for g, found in mine.items() if found and set(found) not in whole}
    groups: dict[str, list[str]] = kept[model.name]
    return groups


def inside(context: Context, model: Theory) -> dict[str, set[str]]:
    """Return the things that stand in the name of each indicator and of no other: the treaty that it leaves."""
    kept = context.snapshot.kept.setdefault("things in indicators", {})
    if model.name not in kept:
        snapshot, folder = context.snapshot, context.snapshot.folder_of_names
        found: dict[str, set[str]] = {}
        for key, part in model.indicators.items():
            text = folder.fold(" | ".join(part.labels.values()))
            known = snapshot.names.fetch(candidates(text))
            # Its own name is no thing in it.
            within = [n for n in known if len(n) > 1 and key not in known[n]]
            found[key] = {k for _, _, n in spans(text, within) for k in known[n]}
        counts = Counter(k for keys in found.values() for k in keys)
        kept[model.name] = {
            key: {k for k in keys if counts[k] == 1 and not k.endswith(KEYWORD) and not _one(context, k)}
            for key, keys in found.items()
        }
    things: dict[str, set[str]] = kept[model.name]
    return things


def _one(context: Context, key: str) -> bool:
    return any(context.snapshot.is_a(key, c) for c in ONES)
