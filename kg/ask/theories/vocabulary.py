"""What a question says, and what the parts of a theory are called: words, groups of the thesaurus and keys, in the four
languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from kg.ask.retrieval.context import Context
from kg.ask.understanding.wants import CRITERIA, applied
from kg.names import Folder, candidates, spans
from kg.theory.model import Theory
from kg.words import stem, tokens

ANY = {*CRITERIA, "theory", "model", "reach", "threshold", "hypothesis", "variable", "table"}
"""Groups of the thesaurus by which any theory may be asked about."""
GRAMMAR = re.compile(r"[\u3041-\u309f]+|under|if|each|still")
"""Words that are of grammar alone."""
KEYWORD = "-as-keyword"
"""What the keys of mere keywords end in, which name no case."""
ALIKE = {"guarantee": {"protect", "promise", "defend-ally"}}
"""Groups of other words for what a theory predicts, by a group of its name."""
ONES = ("State", "Person", "InternationalOrganisation")
"""Classes whose things may be cases, or those who act in one."""


PARTS, GROUPS = "parts of theories", "groups of indicators"
CALLED, INSIDE = "vocabularies of theories", "things in indicators"
"""By which what theories' parts are called is known in what a snapshot keeps (see `kg.ask.theories.kept`)."""


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
    return context.once("said to theories", lambda: _items(context))


def _items(context: Context) -> list[Item]:
    question, folder = context.question, context.snapshot.folder_of_names
    named = [(tokens(m.name, folder), context.groups(m.name), m.keys) for m in question.mentions]
    found = [Item(*map(frozenset, parts)) for parts in named]
    telling = [(u, frozenset(u.groups) - ANY) for u in question.units]
    found += [Item(frozenset(tokens(u.text, folder)), groups) for u, groups in telling if groups]
    # What asks for a definition is no content of the question any more.
    found += [Item(frozenset(), frozenset({"define"}))] if "define" in question.intents or applied(question) else []
    left = sorted(w for w in set(tokens(question.loose, folder)) if not GRAMMAR.fullmatch(w))
    return found + [Item(frozenset(stem(part) for part in w.split("-") if part), frozenset()) for w in left]


def vocabulary(context: Context, key: str, names: Iterable[str], keys: Iterable[str] = ()) -> Vocabulary:
    """Return the vocabulary of a part from its names and those of the things that it is or is about."""

    def work() -> Vocabulary:
        folder: Folder = context.snapshot.folder_of_names
        own = frozenset(keys)
        known = [n for k in own for group in context.snapshot.labels(k).values() for n in group]
        texts = [folder.fold(n) for n in (*names, *known, *(k.replace("-", " ") for k in own))]
        words = frozenset(w for t in texts for w in tokens(t, folder))
        return Vocabulary(words, frozenset(g for t in texts for g in context.groups(t)), own)

    return context.always(CALLED, key, work)


def parts(context: Context, model: Theory) -> dict[str, dict[str, Vocabulary]]:
    """Return the vocabularies of a theory's variables, indicators and cases."""
    return context.always(PARTS, model.name, lambda: _parts(context, model))


def _parts(context: Context, model: Theory) -> dict[str, dict[str, Vocabulary]]:

    def called(key: str) -> Vocabulary:
        return vocabulary(context, f"{model.name} {key}", model.named(key).labels.values(), {key})

    indicators = {key: called(key) for key in model.indicators}
    variables = {key: called(key) for key in model.variables()}
    cases = {
        c.key: vocabulary(context, f"{model.name} case {c.key}", [*c.labels.values(), *c.names], {c.key, *c.about})
        for c in model.cases
    }
    degrees_ = {d for v in variables for d in degrees(model, v)} - {"met", "unmet"}
    outcomes = {
        d: vocabulary(context, f"{model.name} outcome {d}", model.named(d).labels.values()) for d in sorted(degrees_)
    }
    own = vocabulary(context, model.name, model.part.labels.values(), {modelled(model)})
    return {
        "indicators": indicators, "variables": variables, "cases": cases, "outcomes": outcomes,
        "theory": {model.name: own},
    }  # fmt: skip


def modelled(model: Theory) -> str:
    """Return the key of what a theory models: of the article's theory or concept."""
    return (model.models or model.name).rsplit("/", 1)[-1]


def degrees(model: Theory, variable: str | None) -> tuple[str, ...]:
    """Return the degrees that a variable may have, the best first; none where no rule gives it."""
    rule = model.rule(variable or "")
    return rule.degrees() if rule else ()


def degrees_named(context: Context, model: Theory) -> list[str]:
    """Return the degrees that a theory knows which a question gives in the theory's own words for them."""
    folder, language = context.snapshot.folder_of_names, context.question.language
    known = dict.fromkeys(d for v in model.variables() for d in degrees(model, v))
    names = {d: folder.fold(model.named(d).label(language)) for d in known if d not in {"met", "unmet"}}
    bounds = r"\b" if language == "en" else ""
    return [d for d, n in names.items() if re.search(f"{bounds}{re.escape(n)}{bounds}", context.question.folded)]


def called(context: Context, model: Theory, key: str) -> bool:
    """Tell whether a thing is a theory of what a theory models: soft-balancing theory, of soft balancing."""
    return key.startswith(f"{modelled(model)}-") and context.snapshot.is_a(key, "Theory")


def grouped(context: Context, model: Theory) -> dict[str, list[str]]:
    """Return the groups that the article puts a theory's indicators in, those of a whole variable left out."""

    def work() -> dict[str, list[str]]:
        from kg.query import run
        from kg.terms import ID

        above: dict[str, set[str]] = {}
        for row in run(context.snapshot, "SELECT ?a ?b WHERE { ?a kg:indicatorOf ?v ; skos:broader ?b }"):
            above.setdefault(row["b"].value.removeprefix(ID), set()).add(row["a"].value.removeprefix(ID))
        whole = [{*model.inputs(v)} for v in model.variables()]
        mine = {g: [k for k in model.indicators if k in found] for g, found in above.items()}
        return {g: found for g, found in mine.items() if found and set(found) not in whole}

    return context.always(GROUPS, model.name, work)


def of_group(context: Context, model: Theory, group: str) -> Vocabulary:
    """Return the vocabulary of a group of a theory's indicators."""
    return vocabulary(context, f"{model.name} group {group}", (), {group})


def inside(context: Context, model: Theory) -> dict[str, set[str]]:
    """Return the things that stand in the name of each indicator and of no other: the treaty that it leaves."""
    return context.always(INSIDE, model.name, lambda: _inside(context, model))


def _inside(context: Context, model: Theory) -> dict[str, set[str]]:
    snapshot, folder = context.snapshot, context.snapshot.folder_of_names
    found: dict[str, set[str]] = {}
    for key, part in model.indicators.items():
        text = folder.fold(" | ".join(part.labels.values()))
        known = snapshot.names.fetch(candidates(text))
        # Its own name is no thing in it.
        within = [n for n in known if len(n) > 1 and key not in known[n]]
        found[key] = {k for _, _, n in spans(text, within) for k in known[n]}
    counts = Counter(k for keys in found.values() for k in keys)
    # What is one itself, and a mere keyword, are left out.
    alone = {k for k, n in counts.items() if n == 1 and not k.endswith(KEYWORD)}
    alone = {k for k in alone if not any(snapshot.is_a(k, c) for c in ONES)}
    return {key: {k for k in keys if k in alone} for key, keys in found.items()}
