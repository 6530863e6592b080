"""Denials: the statement that it was not so, that there was none of it, or that it was not done or only wanted, where
the question takes it for so."""

from __future__ import annotations

from kg.ask.premises import acts, reality, roles, slots, telling
from kg.ask.premises.stated import asks_who, states
from kg.ask.retrieval import choose
from kg.ask.retrieval.choose import speaks_of_each
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Asked, Hit
from kg.ask.understanding.office import officials
from kg.ask.understanding.wants import VALUES
from kg.expression import Expression
from kg.thesaurus import MARK

LEAST_DENIED = 0.5
"""The share of a question's weight that a negation must hold to answer it."""
LEAST_TOLD = 0.45
"""The share of a question's weight that a passage must hold to tell that something was not done."""
FAR = 25
"""Among how many of the best hits a denial is looked for."""
NEAR_BEST = 0.72
"""The share of the best coverage that a passage must reach to tell of an act."""
LEAST_SAID, CLEARLY = 0.25, 1.5
"""The share of a question's words that what is so otherwise must itself hold; and how many times as much a view must
hold as any of whom the question names, or what is told of several as a denial."""
SPOKEN = {"agree", "accept"}
"""Groups of the thesaurus for what is done, or left undone, by saying so."""
ALONE = Expression(r"\b(?:is|are|was|were) the only (?!one of\b)", " only ")
"""What stands between the one of whom something is so, and that."""


def negated(context: Context) -> Hit | None:
    """Return the statement that it was not so: between all that the question names, or nearest to it."""
    if open_(context):
        return None
    # Who asks how something came out, what was got, or how much more one is, takes nothing for granted.
    came_out = context.question.groups == {"consequence"} or context.question.cued("more_or_less")
    if came_out or acts.asks_object(context):
        return None
    denials = [h for h in context.hits[:FAR] if "n" in h.traits]
    if not denials:
        return None
    named = {f"id:{k}" for k in context.question.keys}
    # Of one thing much is told; a denial must hold more of what is asked than all else, and of several not much less.
    single = len(choose.proper(context)) == 1
    others = context.hits[: slots.NEXT] if single else _naming(context, slots.NEXT)
    most = max((own_words(context, h) for h in others if "n" not in h.traits), default=0.0)
    least = max(LEAST_SAID, most if single else most / CLEARLY)
    denials = [h for h in denials if own_words(context, h) >= least and states(context, h)]
    for hit in [h for h in denials if h.coverage >= choose.LEAST]:
        facts = {p: (s, o) for s, p, o in context.triples(hit.passage)}
        ends = {facts[p][1] for p in ("rdf:subject", "rdf:object") if p in facts and isinstance(facts[p][1], str)}
        if len(ends) == 2 and ends <= named:
            return hit
    # Of what the question names nothing is told as plainly as that it was not so.
    near = _naming(context, 3)
    top = [h for h in near if h in denials and h.coverage >= LEAST_DENIED]
    # Of what was done something else may be denied, such as that it had the effect that was hoped for.
    top = [h for h in top if not telling.all_done(context, near, h.coverage)]
    other = VALUES & set(context.question.intents) or not context.question.cued("past")
    return top[0] if top and (len(near) == 1 or single or not other) else None


def open_(context: Context) -> bool:
    """Tell whether a question denies something itself, or brings together what no passage need tell of together."""
    return context.denying(context.question.groups) or slots.asks(context, slots.OPEN)


def nowhere(context: Context) -> Hit | None:
    """Return the statement that there was none of a thing that a question names, and that is told of nowhere else."""
    if open_(context) or "who_says" in context.question.intents or context.question.cued("suppose"):
        return None
    things = [k for m in context.question.mentions if not context.may_be(m, "Actor") for k in m.keys]
    return next((hit for key in things if (hit := reality.only_denied(context, key))), None)


def alone(context: Context) -> Hit | None:
    """Return the statement by which it is so of one only, where a question asks of whom else it is so, or has another
    the only one; of all of several things, where it names none of these alone; or by which it is so of another, too,
    where the question has somebody the only one."""
    question, mentions = context.question, context.question.mentions
    sole = question.cued("sole")
    if not (sole or question.cued("else")) or open_(context):
        return None
    for hit in context.hits[: slots.NEXT if sole else slots.FIRST]:
        text, ends = context.english(hit), context.ends(hit.passage)
        only = ALONE.search(text)
        place = only.start() if only else -1
        if sole:
            if own_words(context, hit) >= LEAST_DENIED and _another_alone(context, hit, place):
                return hit
            continue
        one = [m for m in mentions if only and any(_right_before(context, f"id:{k}", text, place) for k in m.keys)]
        if one and (" all " not in text or not slots.means_any(context, (m for m in mentions if m not in one), ends)):
            return hit
    return None


def _right_before(context: Context, thing: str, text: str, place: int) -> bool:
    return any(text[:place].endswith(f"{n} ") for n in context.called(thing[3:], "en"))


def _another_alone(context: Context, hit: Hit, place: int) -> bool:
    """Tell whether a passage tells of another what a question has one who acts the only one of: that this one is the
    only one, or does the very act to all else that is named."""
    doer, asked = roles.doers(context)[0], acts.asked(context)
    ends = {e for e in context.ends(hit.passage) if e.startswith("id:") and context.snapshot.is_a(e[3:], "Actor")}
    if place >= 0:
        only = {e for e in ends if _right_before(context, e, context.english(hit), place)}
        kinds = {t for e in only for t in context.snapshot.types(e[3:])}
        others = [m for m in context.question.mentions if any(kinds & {*context.snapshot.types(k)} for k in m.keys)]
        return bool(only and others) and not slots.means_any(context, others, ends)
    theirs = roles.deed(context, hit).doers & ends
    alike = any({*context.snapshot.types(k)} & {*context.snapshot.types(t[3:])} for k in doer.keys for t in theirs)
    rest = [m for m in context.question.mentions if m is not doer]
    done = bool(asked) and all(a.own & context.groups(context.english(hit)) for a in asked) and "c" not in hit.traits
    return done and alike and not roles.means(context, doer, ends) and bool(rest) and speaks_of_each(context, hit, rest)


def _naming(context: Context, most: int) -> list[Hit]:
    """Return the hits that themselves speak of all individuals that the question names."""
    # A work's own date and title tell nothing of what it is about.
    return [h for h in context.hits[:most] if "w" not in h.traits and slots.holds(h, choose.proper(context))]


def undone(context: Context) -> Hit | None:
    """Return the passage by which what the question tells as done was not done, or only wanted, where none on the
    same things tells of it as done. What is told of as a fact outweighs what is claimed."""
    if slots.asks(context, {*slots.OPEN, "who_says", "duration"}) or acts.asks_object(context):
        return None
    # Of each of those that are told in one breath another passage may tell.
    if any(choose.lists(context, m) for m in context.question.mentions):
        return None
    near = about(context, slots.NEAR)
    least = max([choose.LEAST_NAMED, *(NEAR_BEST * h.coverage for h in context.hits[:1] + near)])
    # What is only supposed is not taken for done.
    for act in [] if context.question.cued("suppose") else acts.asked(context):
        told = _told(context, [h for h in near if h.coverage >= least], act)
        # What the words of a statement of fact hold that comes nearer to the question has been done, too.
        nearest = max((h.coverage for h in told["denied"]), default=0.0)
        near_facts = [h for h in told["held"] if h.coverage > nearest and not set("cpn") & set(h.traits)]
        doer = roles.doers(context)[0] if near_facts else None
        near_facts = [h for h in near_facts if doer and roles.means(context, doer, roles.deed(context, h).doers)]
        done = (told["done"] + near_facts) or ([] if told["denied"] else told["held"])
        facts = [h for h in told["denied"] if "c" not in h.traits]
        # What is told as so outweighs what somebody says, or had decided before it came to nothing.
        # Who refuses has done so.
        decided = [h for h in done if not act.wished and "p" in h.traits and not reality.refused(context, h)]
        if not done or (facts and all("c" in h.traits or h in decided for h in done)):
            # What somebody means to do comes nearer to an act than what another says would come of it.
            wanted = sorted(told["wanted"], key=lambda h: "c" in h.traits)
            found = [h for h in (*facts, *told["denied"], *wanted) if h.coverage >= LEAST_TOLD]
            if found:
                return found[0]
    return None


def _told(context: Context, near: list[Hit], act: acts.Act) -> dict[str, list[Hit]]:
    """Return by how passages tell of an act (see `telling.told`) those that tell so of whom the question asks."""
    told: dict[str, list[Hit]] = {"done": [], "held": [], "denied": [], "wanted": []}
    for hit in near:
        said = telling.told(context, hit, act)
        if said in {"denied", "wanted"} and (not _of_actors(context, hit) or _of_another(context, hit, act)):
            continue
        # Nor is an act left undone by one's saying not to be going to do it.
        vowed = not SPOKEN & act.own and telling.vowed(context, hit)
        if said == "denied" and (vowed or not states(context, hit)):
            continue
        # That it is asked or doubted whether one did denies of no other that it did.
        if said == "wanted" and asks_who(context) and not reality.unreal(context, hit):
            continue
        # What is agreed on is so for who asks in the present ("how much does it buy a year?").
        if said == "wanted" and not context.question.cued("past") and reality.SETTLED & context.kinds(hit):
            continue
        if said:
            told[said].append(hit)
    return told


def _of_another(context: Context, hit: Hit, act: acts.Act) -> bool:
    """Tell whether a passage relates another than whom the question has do it to something by the act, or by its
    opposite."""
    near = act.own | act.against
    told = {s for s, p, _ in context.relations(hit.passage) if p.removeprefix("kg:").removesuffix("s") in near}
    doer = roles.doers(context)[0]
    return bool(told) and not roles.means(context, doer, told) and context.may_be(doer, "Actor")


def _of_actors(context: Context, hit: Hit) -> bool:
    """Tell whether a passage speaks of an actor that the question names: what another did not do denies nothing, nor
    does it where the question asks who did, nor what somebody claims where the question names no individual at all
    ("When do states prefer soft balancing?")."""
    named = [a for a in context.sought if a.mention and context.may_be(a.mention, "Actor")]
    if not named:
        return "person" not in context.question.intents and ("c" not in hit.traits or bool(choose.proper(context)))
    return any(slots.holds(hit, (a,)) for a in named)


def about(context: Context, most: int) -> list[Hit]:
    """Return the hits that themselves speak of all individuals that the question names; one that nearly all passages
    speak of may be left unsaid, and of several actors the first is enough."""
    named = [*choose.proper(context), *(a for a in choose.named(context) if _is_place(context, a))]
    # Under whom something was done only tells when.
    states = {k for m in context.question.mentions for k in m.keys if context.snapshot.is_a(k, "State")}
    heads = officials(context.snapshot, states) if states else set()
    doers = roles.doers(context) if heads else []
    named = [a for a in named if not a.mention or a.mention in doers or heads.isdisjoint(a.mention.keys)] or named
    rare = [a for a in named if len(a.held) < context.common] or named
    actors = [a for a in rare if a.mention and context.may_be(a.mention, "Actor")]
    wanted = [a for a in rare if a not in actors[1:]] if len(rare) > len(actors) else rare
    return [h for h in context.hits[:most] if slots.holds(h, wanted)]


def _is_place(context: Context, one: Asked) -> bool:
    """Tell whether a name means a place that does not go by the name of a state's government as well: "to Washington"
    may be to the United States."""
    snapshot = context.snapshot
    keys = one.mention.keys if one.mention else ()
    if not any("Place" in snapshot.types(k) for k in keys):
        return False
    names = {n for k in keys for n in context.called(k)}
    also = {n.split(",")[0] for n in names}
    return not any(snapshot.is_a(k, "State") for n in names | also for k in snapshot.names.get(n) or ())


def own_words(context: Context, hit: Hit) -> float:
    """Return the share, by weight, of a question's words (names apart) that a passage itself holds; one that says the
    opposite of a word speaks of it, too (unlike in `kg.ask.retrieval.choose.said`), and where there are no words
    nothing is held: a denial must be of something."""

    def weighed() -> list[tuple[Asked, set[int]]]:
        own = [(a, _against(context, a)) for a in context.sought if not a.mention]
        return [(a, against) for a, against in own if a.known or against]

    known = context.once("own words", weighed)
    whole = sum([a.weight for a, _ in known])
    place = hit.place
    held = sum([a.weight * (1.0 if place in against else a.held.get(place, 0.0)) for a, against in known])
    return held / whole if whole else 0.0


def _against(context: Context, one: Asked) -> set[int]:
    """Return the places of the passages that hold a word of a meaning opposite to what is asked for."""
    # Every denial is weighed by the same words.
    groups, postings = context.snapshot.word_groups, context.snapshot.postings
    marks = {MARK + o for g in one.groups for o in groups[g]["opposites"] if groups[o]["negative"]}
    return context.once(("against", one.groups), lambda: {p for found in postings.fetch(marks).values() for p in found})


def proposed(context: Context) -> Hit | None:
    """Return the proposal of a thing that stands in proposals and claims only, where the question takes it for done."""
    question = context.question
    said = acts.asked(context)
    taken = (said or question.cued("done")) and not question.cued("unreal")
    if not taken or slots.asks(context, slots.OPEN) or any(a.wished or context.denying(a.own) for a in said):
        return None
    keys = {k for a in choose.named(context) if a.mention for k in a.mention.keys}
    never = {k for k in keys if reality.only_proposed(context, k)}
    return next((h for h in context.hits[:40] if never and reality.proposes(context, h, never)), None)
