"""What is not told of a thing that is: an office, a body of some kind, who else belongs to it, how it was done, or what
it says, where a question asks for that and nothing on the thing tells it. "Which think tank do they belong to?" where
only "a think tank" is told of; "how were its members chosen?" where nothing tells that they were."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from kg.ask.kinds.sort import asked_for
from kg.ask.premises import acts, roles, silence, slots
from kg.ask.premises.view import sayers
from kg.ask.retrieval import retrieve
from kg.ask.retrieval.choose import speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.understanding.capital import led, standing
from kg.ask.understanding.mention import Mention
from kg.names import candidates

KINDS = {"research-institute", "university", "media", "company", "city", "ship", "government", "ministry", "party"}
"""Groups of the thesaurus that mean a kind of thing of which one is named wherever it is told of."""
SURELY = {"company"}
"""Those of them whose words, after what asks which, mean nothing else that they may mean elsewhere."""
MEANING = {"mean-signify", "define", "propose", "goal"}
"""Groups of the thesaurus by which a question asks what somebody means by a thing."""
EXPLAIN = "explain"
"""Group of the thesaurus by which a question asks for somebody's explanation."""
GROUPS = ("Mechanism", "Alliance", "InternationalOrganisation", "Treaty", "Project")
"""Classes of what states belong to."""
OF_PART = {"member", "join", "participant"}
"""Groups of the thesaurus that ask who belongs to it."""
BELONGING, ACTING = {"kg:memberOf", "kg:participatesIn", "kg:partyTo"}, {"sem:hasActor", "kg:initiator"}
"""Relations of a member to a group, and of what happens to whoever has a part in it."""
CONTENT = {"kg:of", "kg:instrument", "dcterms:isPartOf"}
OUTSIDE = {"rdf:type", "kg:stage", "kg:concerns", "kg:implements", "kg:follows", "kg:causes", "kg:resultedIn"}
"""Relations to a treaty by which what it lays down is told; and those of a treaty to others by which it is not."""
SIGNING = "sign"
"""Group of the thesaurus by which it asks who signed a treaty."""
RESOLVING = {"decide", "agree"}
"""Groups of the thesaurus for what a body does of which it is asked what came out."""
LARGE = ("State", "Place", "Person", "Concept", "GovernmentBody")
"""Classes of what much is told of, in many ways."""
MEETINGS = ("Conference", "Meeting")
"""Classes of where somebody is or is not."""
FEW = 10
"""In how many passages a body is spoken of at most that is no state's whole government."""
RARE = 40
"""In how many passages a thing is spoken of at most for what they leave out to be told nowhere."""
NEAR = 15
"""Among how many of the best hits the kind of thing is looked for, with what is told just beside them."""
AS_NEAR, LEAST = 0.5, 0.4
"""The share of the best coverage down to which they count; and the least that the best must have: what comes near to
nothing tells nothing of what is left out."""


def untold(context: Context) -> str | None:
    """Return the name of the thing of which what a question asks for is nowhere told, nothing where none is named by
    itself; None where it is told."""
    thing = _done(context) or _laid_down(context) or _parties(context) or _unmeasured(context)
    if thing:
        return spoken(context, thing)
    kind = any(_unnamed(context, kind) for kind in _kinds(context))
    return "" if kind or _office(context) or _fellows(context) or _reaction(context) else None


def spoken(context: Context, thing: Mention) -> str:
    """Return a name as it is typed, in English with its article."""
    named = context.question.typed(thing)
    return f"the {named}" if context.question.folded[: thing.start].endswith("the ") else named


def _fellows(context: Context) -> bool:
    """Tell whether a question asks who else belongs to a group of which no other member is told."""
    question, snapshot = context.question, context.snapshot
    groups = {k for k in question.keys if any(snapshot.is_a(k, c) for c in GROUPS)}
    if len(groups) != 1 or not question.cued("else") or not (OF_PART & question.groups):
        return False
    whole = f"id:{next(iter(groups))}"
    return not {t[3:] for name in snapshot.speaking_of(whole[3:]) for t in _parts(context, name, whole)} - question.keys


def _parts(context: Context, name: str, whole: str) -> set[str]:
    """Return whom a passage has belong to something, or found or take part in it together."""
    triples = [(s, p, o) for s, p, o in context.triples(name) if isinstance(o, str)]
    events = {s for s, p, o in triples if p == "kg:concerns" and o == whole} | {whole}
    acting = {o for s, p, o in triples if p in ACTING and s in events}
    return acting | {s for s, p, o in triples if p in BELONGING and o == whole}


def _office(context: Context) -> bool:
    """Tell whether a question asks for the office of a person of whom none is told."""
    question, snapshot = context.question, context.snapshot
    if not question.cued("office"):
        return False
    people = [k for k in question.keys if snapshot.is_a(k, "Person")]
    told = [t for k in people for name in snapshot.speaking_of(k) for t in context.triples(name)]
    return len(people) == 1 and not any(p == "org:member" and o == f"id:{people[0]}" for _, p, o in told)


def _done(context: Context) -> Mention | None:
    """Return the thing with which a question asks how something was done, or what was decided there, where of it
    little is told and nothing of the act."""
    question, snapshot = context.question, context.snapshot
    manner = question.cued("manner")
    if question.intents or not (manner or RESOLVING & question.groups) or len(question.articles) > 1:
        return None
    things = [m for m in question.mentions if not context.may_be(m, *LARGE)]
    # Only a body or a meeting decides.
    things = things if manner else [m for m in things if context.may_be(m, *GROUPS, "Event")]
    places = {p for m in things for k in m.keys for p in snapshot.occurrences.get(k, ())}
    if len(things) != 1 or not 0 < len(places) <= RARE:
        return None
    around = {p for place in places for p in retrieve.neighbours(snapshot, place)}
    asked = [a for a in acts.asked(context) if not a.wished and (manner or RESOLVING & a.own)]
    return things[0] if any(around.isdisjoint(silence.worded(context, act)) for act in asked) else None


def _laid_down(context: Context) -> Mention | None:
    """Return the treaty of which a question asks what it lays down, where no more is told than that there is one, who
    is party to it, and what is done or said about it."""
    question, snapshot = context.question, context.snapshot
    treaties = [m for m in question.mentions if context.may_be(m, "Treaty")]
    if "most-favoured" not in question.groups or not treaties or set(question.intents) - {"define"}:
        return None
    keys = [k for m in treaties for k in m.keys]
    told = [(k, r) for k in keys for name in snapshot.speaking_of(k) for r in context.relations(name)]
    lays = any((s == f"id:{k}" and p not in OUTSIDE) or (o == f"id:{k}" and p in CONTENT) for k, (s, p, o) in told)
    return None if lays else treaties[0]


def _parties(context: Context) -> Mention | None:
    """Return the treaty of which a question asks which states signed it, where none is told to be party to it, nor to
    have signed it."""
    question, snapshot = context.question, context.snapshot
    treaties = [m for m in question.mentions if context.may_be(m, "Treaty")]
    others = [m for m in question.mentions if m not in treaties]
    asked = question.cued("states") and SIGNING in question.groups
    if len(treaties) != 1 or others or not asked or slots.asks(context, slots.OPEN):
        return None
    names = [name for key in treaties[0].keys for name in snapshot.speaking_of(key)]
    signed = any(SIGNING in context.groups(snapshot.passages[name]["summary"]["en"].casefold()) for name in names)
    bound = any(
        p in BELONGING and f"id:{k}" == o for n in names for _, p, o in context.relations(n) for k in question.keys
    )
    return None if signed or bound else treaties[0]


def _unmeasured(context: Context) -> Mention | None:
    """Return the state of which a question asks what a measure is that is told of others only."""
    question, snapshot = context.question, context.snapshot
    states = [m for m in question.mentions if context.may_be(m, "State")]
    measures = {f"id:{k}" for m in question.mentions if context.may_be(m, "Measure") for k in m.keys}
    if len(states) != 1 or len(measures) != 1 or question.several or question.intents != ["define"]:
        return None
    [measure] = measures
    facts = [f for n in snapshot.speaking_of(measure[3:]) for f in context.facts(n).values()]
    owners = {str(f["kg:of"]) for f in facts if f.get("kg:measure") == measure and "kg:of" in f}
    return states[0] if len(owners) > 1 and not roles.means(context, states[0], owners) else None


def of_whom(context: Context) -> Mention | None:
    """Return whom a question asks something of that is told nowhere of that one."""
    return _apart(context) or _aloof(context) or _unexplained(context)


def _apart(context: Context) -> Mention | None:
    """Return the person of whom a question asks what that one said of, or meant by, a thing, where no line that speaks
    of the one, nor what is told beside it, speaks of the other. What somebody did may be told of another name."""
    question = context.question
    open_ = question.several or question.articles or question.cued("whether") or question.cued("suppose")
    saying = question.cued("holds") or MEANING & question.groups
    if open_ or not saying or {*question.intents} - {"define"}:
        return None
    rest = [m for m in question.mentions if not context.may_be(m, "State", "Place")]
    if len(rest) != 2 or _writes(context, rest):
        return None
    one, thing = sorted(rest, key=lambda m: not context.may_be(m, "Person"))
    if not context.may_be(one, "Person") or context.may_be(thing, "Person") or one not in roles.doers(context):
        return None
    # What a head of state says is told of the state, too.
    headed = led(context.graph, question)
    states = {k for m in headed.mentions if m.start == one.start for k in m.keys} if headed else set()
    own = {p for k in one.keys for p in context.snapshot.occurrences.get(k, ())}
    if any(a.mention == thing and a.places & own for a in context.sought):
        # What is told of the one in other words for the thing is told of both.
        return None
    return one if _nowhere_together(context, {*one.keys, *states}, thing.keys) else None


def _nowhere_together(context: Context, *things: Iterable[str], most: int = RARE) -> bool:
    """Tell whether of several things little is told, the first of them in so many passages at most, and nothing of one
    in a line beside those on another."""
    snapshot = context.snapshot
    told = [{p for k in keys for p in snapshot.occurrences.get(k, ())} for keys in things]
    lines = [{snapshot.lines[q][0] for p in places for q in retrieve.neighbours(snapshot, p)} for places in told]
    few = 0 < len(told[0]) <= most and all(0 < len(places) <= RARE for places in told)
    return few and not any(a & b for a, b in combinations(lines, 2))


def _aloof(context: Context) -> Mention | None:
    """Return the body, or who was at a meeting, of which a question asks what it did in a matter with which nothing
    tells of it."""
    question = context.question
    other = {*question.intents} - {"define"} or question.several or question.articles or question.cued("suppose")
    one = roles.doers(context)[0]
    bodies = [m for m in question.mentions if context.may_be(m, "GovernmentBody")]
    # Whose body it is need not be told in its name.
    one = bodies[0] if len(bodies) == 1 and context.may_be(one, "State") else one
    rest = [m for m in question.mentions if m is not one and not (one in bodies and context.may_be(m, "State"))]
    if other or len(rest) != 1 or question.cued("whether"):
        return None
    [thing] = rest
    body = context.may_be(one, "GovernmentBody") and not context.may_be(thing, "Actor", "Place")
    there = context.may_be(one, "Actor") and context.may_be(thing, *MEETINGS)
    # What a government does is told of its state.
    most = RARE if there else FEW
    return one if (body or there) and _nowhere_together(context, one.keys, thing.keys, most=most) else None


def _unexplained(context: Context) -> Mention | None:
    """Return whom a question asks for an explanation of that one's own, where none of the passages nearest to it tells
    of any words of that one."""
    question = context.question
    if EXPLAIN not in question.groups or question.intents or question.several or len(question.mentions) < 2:
        return None
    one = roles.doers(context)[0]
    if not context.may_be(one, "Actor") or _writes(context, question.mentions) or question.articles:
        return None
    near = [h for h in context.hits[:NEAR] if speaks_of(context, h, one)]
    return None if not near or any(roles.means(context, one, sayers(context, h)) for h in near) else one


def _writes(context: Context, mentions: Iterable[Mention]) -> bool:
    """Tell whether somebody who is named writes or speaks in an article, and so may be asked about all it tells."""
    people = {k for m in mentions for k in m.keys}
    return any(people & {*e["authors"], *e["speakers"]} for e in context.snapshot.articles.values())


def _reaction(context: Context) -> bool:
    """Tell whether a question asks how somebody reacted to one thing of which, with what is told just beside it, no
    passage tells that this one, or who stands for it, did or said anything."""
    question, snapshot = context.question, context.snapshot
    unit = next((u for u in question.units if "respond" in u.groups), None)
    if unit is None or not question.cued("reaction_asked") or question.several or len(question.articles) > 1:
        return False
    place = question.folded.find(unit.text)
    actors = [m for m in question.mentions if context.may_be(m, "Actor") and m.end <= place]
    things = [m for m in question.mentions if not context.may_be(m, "Actor", "Place")]

    acting = [m for m in actors if question.marked(m, "subject")] if (question.grammar.language == "ja") else actors
    if len(things) != 1 or not acting or question.cued("set_apart"):
        return False
    one = acting[-1]
    theirs = standing(snapshot, one) - {k for m in question.mentions if m is not one for k in m.keys}
    told = {p for k in things[0].keys for p in snapshot.occurrences.get(k, ())}
    near = {p for place in told for p in retrieve.neighbours(snapshot, place)}
    best = max((h.coverage for h in context.hits[:NEAR]), default=0.0)
    near |= {h.place for h in context.hits[:NEAR] if h.coverage >= AS_NEAR * best}
    hits = [retrieve.plain(snapshot, p) for p in near]
    doers = (roles.deed(context, h).doers | {"id:" + snapshot.passages[h.passage]["speaker"]} for h in hits)
    return bool(told) and not any(f"id:{k}" in own for own in doers for k in theirs)


def _kinds(context: Context) -> set[str]:
    """Return the classes of what a question asks for."""
    question = context.question
    places = ((u, question.folded.find(u.text)) for u in question.units)
    asked = [u.groups for u, place in places if asked_for(context, place, place + len(u.text))]
    # A word that may also mean a thing of another kind asks for none of them.
    # But who is asked for by "which firm" is no quality.
    own = (groups if KINDS.issuperset(groups) else SURELY.intersection(groups) for groups in asked)
    kinds = {c for groups in own for c in context.sorts(groups)}
    # Which governments belong to something is asked of states.
    return kinds - {"GovernmentBody"} if OF_PART & question.groups else kinds


def _unnamed(context: Context, kind: str) -> bool:
    """Tell whether none of the passages nearest to a question, nor what is told just beside them, names a thing of some
    class that the question does not name itself."""
    snapshot = context.snapshot
    best = max((h.coverage for h in context.hits[:NEAR]), default=0.0)
    near = [h for h in context.hits[:NEAR] if h.coverage >= AS_NEAR * best]
    places = {p for h in near for p in retrieve.neighbours(snapshot, h.place)}
    others = {k for p in places for k in context.others(snapshot.order[p], kind)}
    # What stands in a longer name of the question's is named, too.
    within = snapshot.names.fetch(candidates(context.question.folded)).values()
    return best >= LEAST and others <= {k for keys in within for k in keys}
