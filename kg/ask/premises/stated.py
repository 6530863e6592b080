"""Stated: whether what a passage denies is what a question states. Who asks "who took part?" states of nobody whom the
question does not name that this one did, so that another's absence denies nothing."""

from __future__ import annotations

from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.words import tokens

DOERS = {"rdf:subject", "kg:proposedBy", "cito:disputes"}
"""Properties that tell of whom, or of what, a statement says something."""
ABOUT = ("kg:about", "kg:proposedBy", "kg:claimant", "kg:participatesIn")
"""Properties that tell whom a statement is about."""

OUTCOMES = {"consequence", "succeed", "reach", "agree", "reconcile", "solve", "effective"}
"""Groups of the thesaurus by which a question says that something came of a thing."""


def states(context: Context, hit: Hit) -> bool:
    """Tell whether a question speaks of that of which a passage says something; where the passage denies that one
    thing goes with another, of both."""
    snapshot, denies = context.snapshot, False
    facts = context.parts(hit.passage)
    # Who was asked need not be named with who refused.
    refusals = [told for told in facts.values() if "kg:refused" in told.get("kg:modality", ())]
    turned_down = {o for told in refusals for o in told.get("kg:proposes", ())}
    for told in facts.values():
        if turned_down & told.get("kg:proposes", set()) and told not in refusals:
            continue
        doers = {o for p in DOERS for o in told.get(p, ())}
        sayers = {*told.get("kg:claimant", ())}
        if sayers:
            # A view speaks of those whom it is about, whatever is its subject.
            sayers |= {o for o in told.get("kg:about", ()) if snapshot.is_a(o.removeprefix("id:"), "Actor")}
        if doers and not any(_spoken_of(context, end) for end in doers | sayers):
            return False
        if "kg:criticism" in told.get("kg:claimKind", ()):
            # A criticism denies what others hold.
            return False
        if "kg:Negation" in told.get("rdf:type", ()):
            denies = True
            came = "kg:resultedIn" in told.get("rdf:predicate", ())
            # An act is not denied because nothing came of it; that denies whatever a question has come of it.
            if came and not OUTCOMES & context.question.groups:
                return False
            ends = set() if came else told.get("rdf:object", set())
            if ends and not any(_spoken_of(context, end) for end in ends):
                return False
    if denies or not asks_who(context):
        return True
    # Where it is asked who did, one more who did not is told of, and a view of the matter tells of none.
    own = {f"id:{k}" for k in snapshot.articles[snapshot.passages[hit.passage]["article"]]["authors"]}
    about = {o for told in facts.values() for p in ABOUT for o in told.get(p, ())} - own
    if "c" in hit.traits:
        return False
    return all(_spoken_of(context, end) for end in about if snapshot.is_a(end.removeprefix("id:"), "Actor"))


def asks_who(context: Context) -> bool:
    """Tell whether a question asks which persons or states did something."""
    return "person" in context.question.intents or context.question.cued("states")


def _spoken_of(context: Context, end: str) -> bool:
    """Tell whether a question names a thing, or shares a word with its names besides those of states; actors it must
    name themselves."""
    snapshot, question = context.snapshot, context.question
    key = end.removeprefix("id:")
    if any(key in m.keys for m in question.mentions):
        return True
    names = context.called(key)
    actors = [m for m in question.mentions if context.may_be(m, "Actor")]
    if snapshot.is_a(key, "Actor"):
        # A government goes by the name of its state, and a delegation by that of whom it stands for.
        return any(m.name in name or name in m.name for m in actors for name in names)
    asked = question.folded
    for m in [m for m in actors if context.may_be(m, "State")]:
        asked = asked.replace(m.name, " ")
    words = set(tokens(asked, snapshot.folder_of_names))
    groups = question.groups
    return any(words & set(tokens(name, snapshot.folder_of_names)) or groups & context.groups(name) for name in names)
