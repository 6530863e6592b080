"""Measures: what the numbers that a passage tells are of, and whether a question asks of that: of the measure that it
names, and not the like of another thing or another state."""

from __future__ import annotations

from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Asked, Hit
from kg.names import candidates
from kg.words import tokens

PROJECT = "Project"
"""Class of what may have parts with numbers of their own."""
FORCE = "ArmedForce"
"""Class of what is counted by its soldiers, and pays for nothing."""
OWN_NUMBERS = ("WeaponSystem", PROJECT, "Facility", FORCE)
"""Classes of things each of which has its own numbers."""
LEAST_NAMING = 2
"""How many words of a question at least name what is measured; one alone ("cost") names too much."""
SPENT = "spend"
"""Group of the thesaurus of the words for what money is asked for."""
SHARED = "PERCENT"
"""What the name of the unit of shares ends in."""
SHARE_WORDS = ("share", "percentage", "rate", "proportion", "比例", "割合", "比重")
"""Words that say no more of a share than that it is one."""


def of_measure(context: Context, hit: Hit) -> bool:
    """Tell whether the number that a passage tells is one of the very measure that a question names, by all of at least
    two of its words: how much somebody spends on defence is a share as well as a sum."""
    question = context.question
    bare = question.cued("money") and not question.units
    if bare and called(context, hit):
        return True
    # Who asks how much money asks what is spent.
    if len(question.units) + question.cued("money") < LEAST_NAMING or "q" not in hit.traits:
        return False
    return any(_names_measure(context, key) for key in context.measures(hit.passage))


def called(context: Context, hit: Hit) -> bool:
    """Tell whether a passage tells a number of what a question names."""
    return any(_names_itself(context, key) for key in context.measures(hit.passage))


def _names_itself(context: Context, key: str) -> bool:
    """Tell whether a question names what a measure is of, so that it is called by that name and more: defence spending,
    of which the share in output is told."""
    labels = context.snapshot.labels
    # What is called after its owner ("Japan's payment") is not named by that alone.
    things = [m for m in context.question.mentions if not context.may_be(m, "State")]
    names = {n for m in things for k in m.keys for n in labels(k).get("en", ())[:1]}
    return any(label.startswith(name) for name in names for label in labels(key).get("en", ())[:1])


def _names_measure(context: Context, key: str) -> bool:
    """Tell whether all words of a question name a measure."""

    def work() -> bool:
        folder = context.snapshot.folder_of_names
        labels = context.called(key)
        words = {w for name in labels for w in tokens(name, folder)}
        # No phrase goes on in another line, so that one look finds those of all.
        groups = context.groups("\n".join((*labels, *words)))
        units = context.question.units
        named = all(groups & set(u.groups) or set(tokens(u.text, folder)) <= words for u in units)
        return named and (len(units) >= LEAST_NAMING or SPENT in groups)

    return context.once(("measure named", key), work)


def of_another(context: Context, hit: Hit) -> bool:
    """Tell whether a passage speaks of another thing of the kind of something that the question names, and not of this:
    how many rocket launchers were bought is told by no number of fighters, and how many soldiers there are in Japan by
    no number of those in Poland."""
    # What asks for a number stands on what it is of.
    from kg.ask.retrieval.numbers import counting

    types = context.snapshot.types

    def with_numbers() -> dict[str, Asked]:
        # What a project costs in all is told of its parts.
        whole = context.question.cued("summed") or context.question.cued("breakdown")
        left = {PROJECT} if whole else set()
        left |= set() if counting(context.question) else {FORCE}
        own = {kind: [a for a in context.sought if any(kind in types(k) for k in a.keys)]
               for kind in OWN_NUMBERS if kind not in left}  # fmt: skip
        return {kind: found[0] for kind, found in own.items() if len(found) == 1}

    for kind, one in context.once("things with numbers", with_numbers).items():
        if not one.held_at(hit.place):
            named = context.question.keys
            ends = {e.removeprefix("id:") for e in context.ends(hit.passage)}
            if any(kind in types(e) for e in ends - named):
                return True
    return _of_other_state(context, hit)


def _of_other_state(context: Context, hit: Hit) -> bool:
    """Tell whether what a passage gives the number of is, or goes by the name of, a state that the question does not
    name, while the question names one that the passage does not speak of."""
    states = context.once("states with numbers", lambda: [a for a in context.sought if context.any_is(a.keys, "State")])
    if all(a.held_at(hit.place) for a in states):
        return False
    keys = {k for a in states for k in a.keys}
    owners, called_after = _states_of(context, hit)
    return bool(owners and not owners & keys) or not called_after <= keys


def _states_of(context: Context, hit: Hit) -> tuple[set[str], set[str]]:
    """Return the states of which a passage gives numbers, and those by whose names goes what else it gives numbers
    of, bodies of states apart."""
    snapshot = context.snapshot

    def work() -> tuple[set[str], set[str]]:
        fold = snapshot.folder_of_names.fold
        facts = context.facts(hit.passage).values()
        things = {str(a[p]).removeprefix("id:") for a in facts for p in ("kg:measure", "kg:of") if p in a}
        owners = {k for k in things if snapshot.is_a(k, "State")}
        things = {k for k in things - owners if not snapshot.is_a(k, "GovernmentBody")}
        names = {fold(snapshot.labels(k)["en"][0]) for k in things if "en" in snapshot.labels(k)}
        found = snapshot.names.fetch({n for name in names for n in candidates(name)}).values()
        return owners, {k for ks in found for k in ks if snapshot.is_a(k, "State")}

    return context.always("states of numbers", hit.passage, work)


def shares_measure(context: Context, hit: Hit) -> bool:
    """Tell whether the share that a passage tells is one of what the question speaks of: the name of what is measured
    holds a word of the question's. The share of those who want something is told by no share of output."""
    question, fold = context.question, context.snapshot.folder_of_names.fold
    facts = context.facts(hit.passage).values()
    measures = {str(a["kg:measure"])[3:] for a in facts if "kg:measure" in a and str(a.get("kg:unit")).endswith(SHARED)}
    if not measures:
        return True
    names = [name for key in measures for name in context.called(key)]
    asked = question.groups | context.groups(question.folded)
    asked -= context.groups(" ".join(map(fold, SHARE_WORDS)))
    if any(m.name in n for m in question.mentions for n in names):
        return True
    return any(asked & context.groups(n) for n in names)
