"""Why something is so: the explanations, and the reasons that claims give or are given."""

from __future__ import annotations

from kg.ask.answer import Answer, bare
from kg.ask.kinds.tellers import claimants, claimed_by
from kg.ask.retrieval.choose import answering, close, holds, proper, said
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.line import completed
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.capital import led
from kg.expression import Expression
from kg.snapshot import Snapshot

PLAINLY = 0.8
"""From which share of all that is asked on a statement is plainly of the very act whose reason is asked."""
SECOND, WHOLLY = 2, 0.9
"""Among how many of the nearest statements the act is looked for that holds nearly all words of the question itself,
and the share of all that is asked that it must hold with those beside it, where another comes before it."""
NEAR = 0.75
"""The share of what it holds that another must hold for a reason in it to be one of the same act."""
FAR, LOOKED_AT = 0.55, 25
"""The same where it holds nearly all words of the question, with those beside it; and among how many of the best."""
AGAIN = 0.95
"""The share of what tells the act that another statement must hold to tell it as well."""
LEAST_SHARE, MOST = 0.42, 8
"""The share of the best score from which on a statement may answer, and how many of them do."""
NEAREST = 4
"""How many statements on an act are shown where none gives a reason."""
UNREASONED = [["kg:claimKind", "kg:criticism"], ["kg:claimKind", "kg:research-question"]]
"""What tells that something is objected to, or asked."""
GROUNDED = {"kg:reason", "cito:supports"}
"""Relations between a claim and what it is put down to."""
FEW = 12
"""In how many passages at most a thing is told of that two statements on one act have in common."""
EFFECTS = {"kg:causes", "kg:strengthens", "kg:weakens", "kg:constrains", "kg:favours", "kg:enables"}
"""Relations by which one thing brings about, furthers or hinders another."""
FOLLOWS = "kg:follows"
"""The relation of what came after something to it."""
CAUSAL = 0.7
"""The share of the best score that a statement of a cause must reach to come before what tells none."""
AS_GOOD = 0.7
"""The share of the score of what tells the act that a reason must reach to be told before it."""
REASONS = GROUNDED | EFFECTS | {"cito:disputes"}
"""Relations of which one at least is told where a reason is."""
OUTCOME, CLAIM_KIND = "kg:resultedIn", "kg:claimKind"
"""What only tells how something ended; and the relation of a claim to its kind."""
NO_VIEWS = {"kg:recommendation", "kg:research-question"}
"""Kinds of claims that say of nothing that it is so."""
ADVISED = 0.5
"""The share of a question's words that advice must hold itself to be what is asked of."""
BECAUSE = Expression(
    r"(?i)^as an? |\b(?:because|due to|in order to|reasons?|fear\w*|so as to|out of|on the grounds?|explain\w*)\b"
    r"|\b(?:hop(?:es?|ed|ing)|aim(?:s|ed|ing)?|meant|intend(?:s|ed)?) (?:to|at)\b"
)
"""What tells of a reason in the English of the summaries."""


def why(context: Context) -> Answer | None:
    """Why: the explanations, and the reasons that the best claims give or are given."""
    read, hits = context, _told(context)
    headed = None if hits else led(context.graph, context.question)
    if headed:
        # What a head of state did is told of the state.
        read = Context(context.graph, headed)
        hits = _told(read)
    untold = bool(hits) and _untold(read, hits)
    if not hits or (headed and not untold):
        return None
    if untold:
        return _no_reason(context, [h.passage for h in hits])
    by_name = {h.passage: h for h in context.hits}
    linked: list[Hit] = []
    for hit in hits[:4]:
        ends = {s[3:] for s, p, _ in context.stated(hit.passage) if p == "kg:claimKind"} | _ends(context, hit)
        names = [n for key in sorted(ends) for n in context.snapshot.speaking_of(key)]
        linked += [by_name[n] for n in names if n in by_name and n != hit.passage]
    hits = completed(context, _beyond(context, _causes_first(context, _reason_first(context, hits))))
    hits = list(dict.fromkeys([*_own_reasons(context), *hits]))
    # Who asks why somebody thinks so knows that they do.
    grounds = _grounds(context, hits[0]) if context.question.cued("holds") else []
    hits = list(dict.fromkeys([*grounds, *hits]))
    chosen = list(dict.fromkeys([*hits, *_reasons(context, hits[0]), *linked]))
    if context.question.cued("surpassing"):
        chosen = _of_the_quality(context, chosen)
    return context.tell(_without_effects(context, chosen)[:10])


def _without_effects(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return hits without those that tell what came of the very thing whose cause the first tells, and without the
    ground of the first that is no more than this cause again."""
    first = [(s, o) for s, p, o in context.relations(hits[0].passage) if p in EFFECTS and s.startswith("id:")]
    causes, asked = {s for s, _ in first}, {o for _, o in first}
    own = {s for s, _, _ in context.stated(hits[0].passage)}

    def follows(hit: Hit) -> bool:
        told = context.relations(hit.passage)
        later = any((s in asked and p in EFFECTS) or (o in asked and p == FOLLOWS) for s, p, o in told)
        ground = any(p == "cito:supports" and o in own for _, p, o in told)
        return later or (ground and any(p == "kg:about" and o in causes for _, p, o in told))

    return [hits[0], *(h for h in hits[1:] if not follows(h))] if asked else hits


def without_reason(context: Context, answer: Answer) -> Answer:
    """Return an answer, or that no reason is told where none of its statements may tell one: what is told of the same
    without a reason is no answer to why."""
    above = answer.answer.split(context.say("nearby"))[0]
    told = [n for line in above.split("\n") for n in answer.backed.get(bare(line), ()) if n in context.snapshot.places]
    if not context.question.cued("reason_asked") or not told:
        # The background of something, or what came of it, is asked for by no reason.
        return answer
    if _views(context, told[0]) or any(_tells_why(context, name) for name in told):
        return answer
    return _no_reason(context, told)


def _no_reason(context: Context, names: list[str]) -> Answer:
    """Say that no reason is told. A purpose may be told in words that tell of none, so that what is told of the act
    stands below."""
    told = context.unknown(context.say("no_reason"))
    told.closest = [context.snapshot.evidence(name, context.question.language) for name in names[:NEAREST]]
    return told


def _tells_why(context: Context, name: str) -> bool:
    """Tell whether a passage gives a reason of anything, and not only how it ended."""
    snapshot = context.snapshot
    told = {p for _, p, _ in context.relations(name)}
    given = REASONS & told or BECAUSE.search(snapshot.passages[name]["summary"]["en"])
    return bool(given) or ("e" in snapshot.traits[snapshot.places[name]] and OUTCOME not in told)


def _views(context: Context, name: str) -> bool:
    """Tell whether a passage tells how somebody holds that things are, which may be a reason in other words; or the
    very advice of which that is asked."""
    kinds = {o for _, p, o in context.stated(name) if p == CLAIM_KIND}
    near = next((h for h in context.hits if h.passage == name), None)
    return bool(kinds - NO_VIEWS) or (bool(kinds) and near is not None and said(context, near) >= ADVISED)


def _told(context: Context) -> list[Hit]:
    """Return the best hits by what they hold of the question's words as much as by their scores: an explanation of
    something else by the same actors explains nothing."""
    hits = answering(context, LEAST_SHARE, LOOKED_AT, joint=context.question.several)
    top = max((h.score for h in hits), default=1.0)
    return sorted(hits, key=lambda h: -(h.score / top + h.words))[:MOST]


def _own_reasons(context: Context) -> list[Hit]:
    """Return the reason that a person who is named gives, and no author of an article, of all else that is named."""
    authors = {k for entry in context.snapshot.articles.values() for k in (*entry["authors"], *entry["compilers"])}
    named = [a for a in context.sought if a.mention]
    makers = [
        a for a in named if a.mention and context.may_be(a.mention, "Person") and authors.isdisjoint(a.mention.keys)
    ]
    if len(makers) != 1 or len(named) < SECOND or not makers[0].mention:
        return []
    own = [h for h in context.hits[:LOOKED_AT] if "e" in h.traits and claimed_by(context, h, makers[0].mention.keys)]
    return [h for h in own if all(holds(context, h, a) for a in named if a is not makers[0])][:1]


def _of_the_quality(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return hits with the reasons first for what the first of two is asked to be more than the other, and after the
    best of them what its line goes on to tell of that one; what somebody objects to or asks is none."""
    words = {u.text for u in context.question.units}
    one = [a for a in context.sought if a.mention in context.question.mentions[:1]]
    asked = [a for a in context.sought if a.text in words]
    if not one or not asked:
        return hits
    told = [h for h in dict.fromkeys([*hits, *context.hits[:LOOKED_AT]]) if gives_reason(h, context.snapshot)]
    told = [h for h in told if all(a.held_at(h.place) for a in (*one, *asked))]
    told = [h for h in told if not any([p, o] in UNREASONED for _, p, o in context.triples(h.passage))][:NEAREST]
    if not told:
        return hits
    last = context.snapshot.lines[told[0].place][1]
    further = [h for h in context.hits if told[0].place < h.place <= last and one[0].held_at(h.place)]
    return list(dict.fromkeys([told[0], *sorted(further, key=lambda h: h.place), *told, *hits]))


def _grounds(context: Context, view: Hit) -> list[Hit]:
    """Return what the line of a view, which itself gives no reason, goes on to say comes of what the view is on, and
    what of that in turn: the claims of the same authors."""
    if "c" not in view.traits or gives_reason(view, context.snapshot):
        return []
    _, last = context.snapshot.lines[view.place]
    makers, ends = set(claimants(context, view)), context.ends(view.passage)
    after = sorted((h for h in context.hits if view.place < h.place <= last), key=lambda h: h.place)
    found: list[Hit] = []
    for hit in after:
        facts = [f for f in context.facts(hit.passage).values() if f.get("rdf:predicate") in EFFECTS]
        if claimed_by(context, hit, makers) and any(f.get("rdf:subject") in ends for f in facts):
            found.append(hit)
            ends = {str(f.get("rdf:object")) for f in facts}
        elif found:
            break
    return found


def _untold(context: Context, hits: list[Hit]) -> bool:
    """Tell whether the act that a question asks the reason of is plainly told, as a fact, and no statement on it gives
    one."""
    if context.question.intents != ["why"] or context.question.several:
        return False
    act = next((h for h in hits[:SECOND] if said(context, h) >= PLAINLY and h.near >= WHOLLY), hits[0])
    plainly = act.coverage >= PLAINLY or act is not hits[0]
    if not plainly or "c" in act.traits or _reasons(context, act):
        return False
    # What somebody holds against what was asked for tells why it was refused.
    near = [h for h in hits if any(p == "cito:disputes" for _, p, _ in context.relations(h.passage))]
    return not any(_of_one_act(context, act, h) for h in near)


def _reason_first(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return hits with the best of those nearest to the question that gives a reason of the act before what only tells
    it again; who is named everywhere often goes unsaid in it."""
    individuals = sorted(proper(context), key=lambda a: len(a.held))
    seldom = individuals[: max(1, len(individuals) - 1)]
    best = [h for h in context.hits[:NEAREST] if h.score >= hits[0].score and all(holds(context, h, a) for a in seldom)]
    best = [h for h in best if seldom and _of_act(context, h)]
    # One that leaves out somebody who is named must speak of no other state.
    of_all = {h for h in best if all(holds(context, h, a) for a in individuals)}
    told = next((h for h in best if h in of_all or not context.others(h.passage, "State")), None)
    if told is None and not _of_act(context, hits[0]):
        near = [h for h in hits[1:NEAREST] if h.score >= AS_GOOD * hits[0].score and _of_act(context, h)]
        known = {h.passage for h in _reasons(context, hits[0])}
        told = next((h for h in near if h.passage in known or _of_one_act(context, hits[0], h)), None)
    return [told, *(h for h in hits if h is not told)] if told else hits


def _beyond(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return hits, where the reason that the first gives is only what is asked the reason of in other words, with what
    explains the same before it."""
    if not _circular(context, hits[0]):
        return hits
    near = [h for h in context.hits[:LOOKED_AT] if _ends(context, h) and not _circular(context, h)]
    told = [h for h in near if _of_one_act(context, hits[0], h)][:SECOND]
    return [*told, *(h for h in hits if h not in told)]


def _circular(context: Context, hit: Hit) -> bool:
    """Tell whether all reasons that a statement gives are told by statements that hold nearly all that is asked, and
    explain nothing themselves."""
    ends = _ends(context, hit)
    plain = {h.passage for h in context.hits[:LOOKED_AT] if h.near >= WHOLLY and "e" not in h.traits}
    return bool(ends) and all(plain.intersection(context.snapshot.speaking_of(key)) for key in ends)


def _ends(context: Context, hit: Hit) -> set[str]:
    """Return the keys of what a statement puts something down to, or supports by it."""
    return {o[3:] for _, p, o in context.triples(hit.passage) if p in GROUNDED and isinstance(o, str)}


def _of_act(context: Context, hit: Hit) -> bool:
    """Tell whether a statement gives a reason, and does not only tell what an act resulted in."""
    told = {p for _, p, _ in context.triples(hit.passage)}
    return gives_reason(hit, context.snapshot) and ("c" in hit.traits or "kg:resultedIn" not in told)


def _causes_first(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return hits, where the first is a fact that tells no cause, with the best before it that do and that speak of all
    individuals of a question themselves, in whatever words: what only speaks of them explains nothing."""
    if "c" in hits[0].traits or _causal(context, hits[0]):
        return hits
    named = proper(context)
    near = [h for h in close(context.hits[:LOOKED_AT], CAUSAL) if all(a.held_at(h.place) for a in named)]
    told = [h for h in near if _causal(context, h)][:SECOND]
    return [*told, *(h for h in hits if h not in told)]


def _causal(context: Context, hit: Hit) -> bool:
    """Tell whether a statement gives a reason, or says what brings about or hinders something."""
    told = any(p in EFFECTS for _, p, _ in context.relations(hit.passage))
    return told or gives_reason(hit, context.snapshot)


def _of_one_act(context: Context, act: Hit, hit: Hit) -> bool:
    """Tell whether two statements tell of one thing that little else does, and that is none of those named."""
    shared = context.things(act.passage) & context.things(hit.passage) - context.question.keys
    return any(len(context.snapshot.speaking_of(key)) <= FEW for key in shared)


def gives_reason(hit: Hit, snapshot: Snapshot) -> bool:
    """Tell whether a statement explains something, or gives a reason in so many words."""
    return "e" in hit.traits or BECAUSE.search(snapshot.passages[hit.passage]["summary"]["en"]) is not None


def _reasons(context: Context, act: Hit) -> list[Hit]:
    """Return the statements that give a reason of an act: an explanation, or one in so many words."""

    def on_it(hit: Hit) -> bool:
        same = hit.coverage >= FAR * act.coverage and hit.words >= NEAR
        return same or hit.coverage >= NEAR * act.coverage or told_on(hit)

    # The act may be told on several lines, with its reason on one of them only.
    lines = context.snapshot.lines
    told = {lines[h.place][0]: h for h in context.hits[:LOOKED_AT] if h.coverage >= AGAIN * act.coverage}

    def told_on(hit: Hit) -> bool:
        # What the same line explains of the act, or right beside it, may hold few words of the question.
        like = told.get(lines[hit.place][0]) if "e" in hit.traits else None
        if like is None:
            return False
        # Two statements may have no more in common than those who do what they tell.
        shared = context.things(like.passage) & context.things(hit.passage)
        more = not all(context.snapshot.is_a(k, "Actor") for k in shared)
        beside = abs(hit.place - like.place) <= 1 and hit.words >= NEAR
        return (beside and more) or _of_one_act(context, like, hit)

    return [h for h in context.hits[:LOOKED_AT] if on_it(h) and gives_reason(h, context.snapshot)]
