"""How two things are linked: the best paths between them, and the statements that speak of both."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from kg.ask.answer import Answer, Json
from kg.ask.kinds import pairing
from kg.ask.kinds.lookup import lookup
from kg.ask.retrieval.choose import answering, focused, holds, proper, said
from kg.ask.retrieval.context import PART_OF, Context
from kg.ask.retrieval.retrieve import HELD, Hit, weigh
from kg.ask.retrieval.telling import at, speaking_of
from kg.ask.understanding.capital import standing
from kg.ask.understanding.grammar import follow
from kg.ask.understanding.mention import Mention
from kg.terms import ID, PASSAGE, is_thing

if TYPE_CHECKING:
    from kg.paths import Path

ROLES = {
    "official", "scholar", "minister", "prime-minister", "president", "ambassador", "leader", "politician", "diplomat",
}  # fmt: skip
"""Groups of the thesaurus that say what somebody is."""
LOOKED_AT = 3
"""Among how many times as many paths those are looked for that are no detours."""
ALL = 8
"""How many paths, or persons, are told in all."""
DEEDS = ("Event", "PolicyInstrument", "ProposedAct")
"""Classes of what somebody does, so that who stands just before its name is who did it."""
OF_DEEDS = {
    "kg:initiator",
    "sem:hasActor",
    "kg:addressedTo",
    "kg:proposedBy",
    "kg:instrument",
    "kg:uses",
    "kg:proposes",
}
"""Relations from a deed, or a proposal, to who has a part in it and to what it is done with."""
DOING = {
    "kg:initiator",
    "sem:hasActor",
    "kg:addressedTo",
    "kg:proposedBy",
    "kg:participatesIn",
    "kg:supports",
    "kg:opposes",
}
"""Relations by which somebody has a hand in a matter."""
CASE = ("Concept", "State", "Person")
"""Classes of what is argued for of whom, against what happens or is built, and of who does it."""
VARIABLE = "Variable"
"""The class of what a theory codes of its cases."""
FEW = 3
"""Up to how many names each is linked with the first; of more only the last."""
BESIDE = 4
"""How many statements are told of things of which none speaks of both."""
CHAINED = 6
"""Up to how many ways by something else are told where no statement links two things."""
ENOUGH, BEYOND = 5, 2
"""Up to how many statements and paths in all, and up to how many paths, what two things hang together by otherwise is
told where a statement links them."""
ALIKE = 2
"""How many paths that begin, or end, alike are told."""
HUBS = ("State",)
"""Classes of what has to do with so much that to pass through it links nothing."""
ALLIED = {"kg:alliedWith", "kg:memberOf", "kg:partyTo"}
"""Relations that say no more than that."""
WITHIN = {*PART_OF, "kg:locatedIn"}
"""Relations from a part of something, or from what lies in it."""
SHARED = 12
"""How many statements on both ends are told besides."""


def _told(context: Context, path: Path, steps: list[Json]) -> list[str]:
    """Return a path as sentences; a statement that it passes through is said once, with who says it."""
    from kg.network import is_statement

    told: list[str] = []
    for place, step in enumerate(steps):
        before = steps[place - 1] if place else None
        if before and told and all(before[end]["iri"] == step[end]["iri"] for end in ("subject", "predicate")):
            # What one thing does to both ends is said once of both.
            both = [context.name(s["object"]["iri"].removeprefix(ID)) for s in (before, step)]
            head, found, tail = told[-1].rpartition(both[0])
            if found and told[-1] == before["sentence"]:
                joint = follow(context.question.language, context.snapshot).say["and"]
                told[-1] = f"{head}{joint.join(both)}{tail}"
                continue
        statements = [n for n in path.nodes[place : place + 2] if is_statement(context.snapshot, n)]
        if not statements:
            told.append(step["sentence"])
            continue
        for key in statements:
            speaker = next((s["speaker"] for s in steps if key in _ends(s) and s["speaker"]), None)
            content = context.name(key)
            if context.question.language not in context.snapshot.labels(key):
                # What nobody put into this language is told as its passage is.
                passages = [p.removeprefix(PASSAGE) for s in steps for p in s["passages"] if key in _ends(s)]
                if passages and passages[0] in context.snapshot.passages:
                    content, speaker = context.statement_of(passages[0]), None
            content = content.rstrip(".。")
            told.append(context.say("says", speaker=speaker, text=content) if speaker else content)
    return list(dict.fromkeys(told))


def _ends(step: Json) -> set[str]:
    return {step[end]["iri"].removeprefix(ID) for end in ("subject", "object")}


def links(context: Context) -> Answer | None:
    """How named things are linked: ranked paths from one to another, or to each of several; or, where it is asked who
    is linked with a thing, the persons."""
    if context.question.cued("persons"):
        found = companions(context)
        if found is not None:
            return found
    pairs = _pairs(context)
    if not pairs:
        return lookup(context) or context.unnamed()
    told = [_between(context, start, end, ALL // len(pairs)) for start, end in pairs]
    answer = context.answer
    if not (any(paths for _, _, paths in told) or all(block for block, _, _ in told)):
        together = answering(context, 0.4, ALL, joint=True)
        if together:
            return context.tell(together)
        names = [f"{context.name(a.keys[0])} – {context.name(b.keys[0])}" for a, b in pairs]
        return context.unknown(context.say("no_links", names="; ".join(names)))
    answer.status = "answered"
    answer.columns = ["path", "step", "statement", "date", "speaker"]
    lines = [line for block, _, _ in told for line in block]
    names_of = list(dict.fromkeys(name for _, names, _ in told for name in names))
    for path in [path for _, _, paths in told for path in paths]:
        context.add_entities(path.nodes)
    context.add_evidence(names_of, most=24)
    answer.answer = "\n".join(lines)
    context.sparql(names_of)
    return answer


def _pairs(context: Context) -> list[tuple[Mention, Mention]]:
    """Return the ends that are to be linked: the first and the last name, or one with each of those set side by
    side."""
    question = context.question
    named = _deeds(context, [m for m in question.mentions if not _adjunct(context, m)])
    mentions = _of_their_own(context, list({m.keys: m for m in named}.values()))
    if len(mentions) < 2:
        return []
    joined = [m for m in pairing.paired(context) if m in mentions]
    kinds = {m: {c for k in m.keys for c in CASE if context.snapshot.is_a(k, c)} for m in mentions}
    thoughts, matters = ([m for m in mentions if kinds[m] == of] for of in ({"Concept"}, set()))
    if len(thoughts) == len(matters) == 1 and len(mentions) == FEW and {"State"} in kinds.values():
        # Whose guarantee it is, is no end of its own.
        return [(matters[0], thoughts[0])]
    rarity = partial(weigh, context.snapshot)
    ends = [max(part, key=rarity) for part in _parted(context, mentions)]
    together = any(question.joins(a, b) and a.end < b.start for a, b in pairwise(joined))
    if ends and ({*ends} == {*joined} or not together):
        return [(ends[0], ends[1])]
    others = [m for m in mentions if m not in joined]
    if len(joined) > 1 and (len(others) == 1 or (others and question.cued("set_apart"))):
        # What is seldom spoken of is what both are asked to be linked with.
        topic = max(others, key=rarity)
        return [(topic, m) for m in joined]
    # "What connects A with B and with C", "A, by way of B, with C": each is linked with the first.
    rest = mentions[1:] if len(mentions) <= FEW else mentions[-1:]
    return [(mentions[0], m) for m in rest]


def _of_their_own(context: Context, mentions: list[Mention]) -> list[Mention]:
    """Return names without those that only say which thing another is that is called by them, too ("the regiment *in
    Okinawa*")."""
    others = {m: [k for o in mentions if o != m for k in o.keys] for m in mentions}
    own = [m for m in mentions if not any(context.called_by(key, m.keys[0]) for key in others[m])]
    return own if len(own) > 1 else mentions


def _parted(context: Context, mentions: list[Mention]) -> list[list[Mention]]:
    """Return names before and after the one place where a word stands that links two things, where several stand before
    it; none where there is no such place, or there are several."""
    question, ordered = context.question, sorted(mentions, key=lambda m: m.start)
    linking = question.grammar.cues["linking"]
    if linking.begin(question.folded[ordered[-1].end :]):
        # Japanese links what all names before it stand for.
        return []
    places = [i for i, (a, b) in enumerate(pairwise(ordered), 1) if linking.stand_in(question.folded[a.end : b.start])]
    return [ordered[: places[0]], ordered[places[0] :]] if len(places) == 1 and places[0] > 1 else []


def _adjunct(context: Context, mention: Mention) -> bool:
    """Tell whether a name stands just before that of a person, and so only says who that is ("the State Department
    official Stanley Hornbeck")."""
    question, snapshot = context.question, context.snapshot
    for other in question.mentions:
        if other.start >= mention.end and all(snapshot.is_a(k, "Person") for k in other.keys):
            between = question.folded[mention.end : other.start].strip(" 的の'")
            between = between.removeprefix("s ")
            roles = [u.text for u in question.units if ROLES & set(u.groups)]
            return len(other.keys) == 1 and (not between or between in roles)
    return False


def _deeds(context: Context, mentions: list[Mention]) -> list[Mention]:
    """Return names with those that together call one deed as that deed: somebody who stands just before the name of
    what he did ("the US withdrawal from Germany") is no end of his own, and two parties with a word for an act between
    or after them ("the US build-up in Poland", 美国增兵波兰) stand for what the graph tells of it."""
    snapshot, question = context.snapshot, context.question
    found: list[Mention] = []
    for place, mention in enumerate(mentions):
        before = found[-1] if found else None
        # One name is left to be the other end.
        if before is None or len(mentions) <= 2 or not all(snapshot.is_a(k, "Actor") for k in before.keys):
            found.append(mention)
            continue
        gap = question.folded[before.end : mention.start]
        after = mentions[place + 1].start if place + 1 < len(mentions) else len(question.folded)
        if all(context.any_is([k], *DEEDS) for k in mention.keys) and not gap.strip(" 的の'"):
            acts = _acts(context, before, mention)
            found[-1] = mention._replace(start=before.start, keys=acts) if acts else mention
        elif deed := _deed(context, before, mention, gap + question.folded[mention.end : after]):
            found[-1] = Mention(before.start, mention.end, f"{before.name} {mention.name}", (deed,))
        else:
            found.append(mention)
    return found


def _acts(context: Context, actor: Mention, means: Mention) -> tuple[str, ...]:
    """Return what somebody did, and what others would have him do, by means of something ("US sanctions"), as far as it
    is told together with what else the question names; nothing where nothing is."""
    snapshot = context.snapshot
    of, by = ({f"id:{k}" for k in m.keys} for m in (actor, means))
    others = context.question.ends - of - by
    # What a government does its state does.
    of |= {f"id:{s}" for s, o in snapshot.relations["kg:represents"] if o in actor.keys}
    ends: dict[str, set[str]] = {}
    for hit in context.hits:
        for s, p, o in context.relations(hit.passage):
            if p in OF_DEEDS or o in others:
                ends.setdefault(s, set()).add(o)
    told = {s[3:]: found for s, found in ends.items() if s.startswith("id:") and of & found and others & found}
    acts = [k for k, found in told.items() if by & found or any(context.called_by(k, own) for own in means.keys)]
    acts = [k for k in acts if context.any_is([k], *DEEDS)]
    # What was done has a name, what was only proposed is said.
    return tuple(sorted(acts, key=lambda key: (snapshot.is_a(key, "ProposedAct"), key)))


def _deed(context: Context, one: Mention, other: Mention, said: str) -> str | None:
    """Return the event in which both of two parties have a part and of which a word for an act is said."""
    snapshot, question = context.snapshot, context.question
    acts = [u.text for u in question.units if any(snapshot.word_groups[g]["act"] for g in u.groups) and u.text in said]
    wanted = [a for a in context.sought if a.text in acts]
    if question.joins(one, other) or not wanted:
        return None
    ends = [{f"id:{k}" for k in m.keys} for m in (one, other)]
    for hit in (h for h in context.hits if all(a.held_at(h.place) for a in wanted)):
        parties: dict[str, set[str]] = {}
        for s, _, o in context.relations(hit.passage):
            parties.setdefault(s, set()).add(o)
        for key, of in parties.items():
            if snapshot.is_a(key[3:], "Event") and all(of & end for end in ends):
                return key[3:]
    return None


def _between(context: Context, start: Mention, end: Mention, k: int) -> tuple[list[str], list[str], list[Path]]:
    """Return what links two things, told in lines, with the passages behind them and the paths: what is said of both
    first, and by what else they hang together last, and only as far as little is."""
    found = _found(context, start, end, k)
    straight = [path for path in found if _direct(context, path)]
    both = _on_both(context, start, end)
    argued = [] if straight else _argued(context, start, end)
    if argued:
        head = context.say("argued", start=context.name(start.keys[0]), end=context.name(end.keys[0]))
        return [head, *context.listed(argued).splitlines()], [h.passage for h in argued], found[:1]
    spoken, linked = len(both), bool(straight or both)
    near = [] if straight else _on_lines(context, start, end)
    if not straight:
        each = zip_longest(*(focused(context, m)[: BESIDE // 2] for m in (start, end)))
        both = [*both, *(near or [h for pair in each for h in pair if h])]
        both = list({h.place: h for h in both}.values())[: max(BESIDE, spoken)]
    chains = _chains(context, [path for path in found if path not in straight], linked, bool(near))
    if not (linked or near or chains):
        return [], [], []
    lines, names = _numbered(context, straight)
    rest = [h for h in both if h.passage not in names]
    told = [f"• {context.statement(h)}" for h in rest]
    known = {*names, *(h.passage for h in rest)}
    # What is told already in all its steps is no other way.
    chains = [path for path in chains if not all(known & {*r.passages} for hop in path.hops for r in hop[:1])]
    chains = chains[: max(0, min(BEYOND, ENOUGH - len(lines) - len(told)))] if linked else chains
    chained, behind = _numbered(context, chains, sum(line[:1] != "•" for line in lines))
    head = _headed(context, start, end, len(lines) + len(chained) + len(told), 0 if linked else len(chained))
    return [head, *lines, *told, *chained], [*names, *(h.passage for h in rest), *behind], [*straight, *chains]


def _headed(context: Context, start: Mention, end: Mention, told: int, chained: int) -> str:
    """Return what is said above what links two things: how much that is, or, of so many ways by something else, that
    nothing links them directly."""
    names = {"start": context.name(start.keys[0]), "end": context.name(end.keys[0])}
    if chained:
        return context.say("links_far", n=chained, **names)
    return context.say("links" if told > 1 else "link", n=told, **names)


def _chains(context: Context, chains: list[Path], linked: bool, near: bool) -> list[Path]:
    """Return the ways by which two things hang together; beside what links them, what both have to do with some state
    says nothing, and little beside what is told on one line."""
    hubs = [path for path in chains if context.any_is(path.nodes[1:-1], *HUBS)]
    more = [] if linked else hubs[:BEYOND] if near else hubs
    return [path for path in chains if path not in hubs or path in more][:CHAINED]


def _argued(context: Context, start: Mention, end: Mention) -> list[Hit]:
    """Return how an article argues from a matter to a concept by one of its cases: what the state of the case did in
    the matter, and what is explained and found of the case. None where the question names no such state, or not one
    matter and one concept."""
    snapshot = context.snapshot
    thoughts = [all(snapshot.is_a(k, "Concept") for k in m.keys) for m in (start, end)]
    states = {k for m in context.question.mentions for k in m.keys if snapshot.is_a(k, "State")}
    if thoughts[0] == thoughts[1] or not states:
        return []
    matter = snapshot.telling_of((end if thoughts[0] else start).keys)
    told = speaking_of(context, *sorted(states))
    ends = {f"id:{k}" for k in states}
    cases = {s[3:] for n in told for s, p, o in context.triples(n) if p == "kg:caseState" and o in ends}
    acts = [
        snapshot.places[n]
        for n in told
        if snapshot.places[n] in matter and any(p in DOING and {s, o} & ends for s, p, o in context.relations(n))
    ]
    found = [snapshot.places[n] for n in speaking_of(context, *sorted(cases)) if _of_case(context, n, cases)]
    homes = {snapshot.homes[p] for p in acts} & {snapshot.homes[p] for p in found}
    steps = [*sorted(acts)[: BESIDE // 2], *sorted(p for p in found if acts and p > min(acts))]
    return at(context, [p for p in steps if snapshot.homes[p] in homes][:ALL], 1.0)


def _of_case(context: Context, name: str, cases: set[str]) -> bool:
    """Tell whether a claim explains something of a case by the willingness that a theory tells of, or finds it."""
    traits = context.snapshot.traits[context.snapshot.places[name]]
    about = {o[3:] for _, p, o in context.triples(name) if p == "kg:about" and isinstance(o, str)}
    variables = {k for k in about if VARIABLE in context.snapshot.types(k)}
    return "c" in traits and bool(about & cases) and ("k" in traits or ("e" in traits and bool(variables)))


def _numbered(context: Context, found: list[Path], before: int = 0) -> tuple[list[str], list[str]]:
    """Return paths as lines, numbered after so many others but for what one passage tells, and the passages behind
    them."""
    from kg import paths

    answer, language = context.answer, context.question.language
    lines: list[str] = []
    names: list[str] = []
    for path in found:
        steps = paths.contract(context.snapshot, path, language)
        answer.paths.append(steps)
        # What one passage tells in one go is told in its own words.
        whole = _in_one(context, path)
        told = [context.statement_of(whole[0])] if whole else _told(context, path, steps)
        mark = "• " if whole else f"{1 + before + sum(not line.startswith('•') for line in lines)}. "
        lines.append(mark + ("; " if language == "en" else "；").join(told))
        shown = whole or [p.removeprefix(PASSAGE) for step in steps for p in step["passages"][:2]]
        answer.back(lines[-1], shown)
        for place, step in enumerate(steps, 1):
            answer.rows.append([len(answer.paths), place, step["sentence"], step["date"], step["speaker"]])
            names += [p.removeprefix(PASSAGE) for p in step["passages"][:2] if p.startswith(PASSAGE)]
    return lines, names


def _found(context: Context, start: Mention, end: Mention, k: int) -> list[Path]:
    """Return the best paths between two things, others in place of those that are detours."""
    from kg import paths

    chosen = paths.find(context.snapshot, start.keys, end.keys, k=k).paths
    found = _straight(context, chosen)
    if len(found) < len(chosen):
        # Others stand in for the detours; what was chosen to differ stays.
        more = paths.find(context.snapshot, start.keys, end.keys, k=k * LOOKED_AT).paths
        known = {tuple(path.nodes) for path in found}
        found = _straight(context, [*found, *(path for path in more if tuple(path.nodes) not in known)])[:k]
    return found


def _on_lines(context: Context, start: Mention, end: Mention) -> list[Hit]:
    """Return the statements nearest to a question that speak of one of two things on a line where another speaks of the
    other, in turn."""
    lines, told = context.snapshot.lines, [context.snapshot.telling_of(m.keys) for m in (start, end)]
    shared = set.intersection(*({lines[place][0] for place in places} for places in told))
    each = ([h for h in context.hits if h.place in places and lines[h.place][0] in shared] for places in told)
    found = (hit for pair in zip_longest(*each) for hit in pair if hit)
    return list({hit.place: hit for hit in found}.values())[:BESIDE]


def _on_both(context: Context, start: Mention, end: Mention) -> list[Hit]:
    """Return the statements that speak of both of two things, by the triples or by their English names, so that the
    four languages show the same."""
    places = [context.snapshot.telling_of([*m.keys, *_parts(context, m)]) for m in (start, end)]
    names = [{context.snapshot.labels(k)["en"][0].lower() for k in m.keys} for m in (start, end)]

    def speaks(hit: Hit, one: int) -> bool:
        if hit.place in places[one]:
            return True
        # Of what one thing does the other may be no more than a part ("a meeting on peace in the Middle East").
        text = f" {context.english(hit)} "
        return hit.place in places[1 - one] and any(re.search(rf"\b{re.escape(n)}\b", text) for n in names[one])

    shared = [h for h in context.hits if "w" not in h.traits and speaks(h, 0) and speaks(h, 1)]
    # What holds the rest of the question comes first.
    told = {h.passage: said(context, h) >= HELD for h in shared}
    return sorted(shared, key=lambda h: (not told[h.passage], len(context.triples(h.passage)), h.passage))[:SHARED]


def _parts(context: Context, mention: Mention) -> set[str]:
    """Return what is a part of a thing or lies in it ("the US Marines in Okinawa" of the Marine Corps), and who stands
    for a state; what is a part of a state is too much."""
    if context.may_be(mention, *HUBS):
        return standing(context.snapshot, mention)
    found, new = {*mention.keys}, {*mention.keys}
    while new:
        told = context.stated_of(*new)
        new = {s[3:] for _, s, p, o in told if p in WITHIN and o.removeprefix("id:") in new and is_thing(s)} - found
        found |= new
    return found


def _direct(context: Context, path: Path) -> bool:
    """Tell whether a path passes through nothing but what is said of both its ends, or one passage tells all of it."""
    from kg.network import is_statement

    return all(is_statement(context.snapshot, n) for n in path.nodes[1:-1]) or bool(_in_one(context, path))


def _in_one(context: Context, path: Path) -> list[str]:
    """Return the passage that tells all steps of a path by itself, where it passes through something that is no
    statement."""
    from kg.network import is_statement

    if all(is_statement(context.snapshot, n) for n in path.nodes[1:-1]):
        return []
    told = [{p for relation in hop for p in relation.passages if p in context.snapshot.places} for hop in path.hops]
    # What a work that is cited is on links nothing.
    return sorted(p for p in set.intersection(*told) if "w" not in context.snapshot.traits[context.snapshot.places[p]])[
        :1
    ]


def _straight(context: Context, found: list[Path]) -> list[Path]:
    """Return paths, the direct ones first, without those that come by a detour to a statement on both ends, or to what
    links them directly, that begin or end as a better one does, and that only tell whose ally somebody is."""
    kept: list[Path] = []
    both: set[str] = set()
    told: set[str] = set()
    for path in sorted(found, key=lambda path: not _direct(context, path)):
        inner = {n for n in path.nodes[1:-1] if not context.any_is([n], *HUBS)}
        if _direct(context, path):
            whole = _in_one(context, path)
            if told.isdisjoint(whole) and (len(inner) < ALIKE or both.isdisjoint(inner)):
                kept.append(path)
            told.update(whole)
            both |= inner
        elif both.isdisjoint(path.nodes) and not (_allied(context, path) or _again(context, path, kept)):
            kept.append(path)
    return kept


def _again(context: Context, path: Path, kept: list[Path]) -> bool:
    """Tell whether a path passes through all that one before it does, and through no statement besides, or begins or
    ends as several do."""
    from kg.network import is_statement

    inner, others = path.nodes[1:-1], [other.nodes[1:-1] for other in kept]
    half = (len(inner) + 1) // 2
    alike = max(sum(o[:half] == inner[:half] for o in others), sum(o[-half:] == inner[-half:] for o in others))
    within = [o for o in others if o and set(o) <= set(inner)]
    return alike >= ALIKE or any(not any(is_statement(context.snapshot, n) for n in {*inner} - {*o}) for o in within)


def _allied(context: Context, path: Path) -> bool:
    """Tell whether a path leaves one of its ends for a state, or comes from there, only as an ally of it: a state has
    to do with everything that its allies have to do with."""
    for left, right, hop in zip(path.nodes[:-1], path.nodes[1:], path.hops, strict=True):
        inner = [n for n in (left, right) if n not in (path.nodes[0], path.nodes[-1])]
        if inner and hop[0].predicate in ALLIED and context.any_is(inner, *HUBS):
            return True
    return False


def companions(context: Context) -> Answer | None:
    """The persons of whom passages speak together with what the question names, each with the best of those."""
    focus = proper(context)
    if not focus:
        return None
    rarest = max(focus, key=lambda a: a.weight)
    best: dict[str, Hit] = {}
    for hit in context.hits:
        if not holds(context, hit, rarest) or "w" in hit.traits:
            continue
        entry = context.snapshot.articles[hit.article]
        makers = {*entry["authors"], *entry["speakers"], *entry["compilers"]}
        best |= dict.fromkeys(context.others(hit.passage, "Person") - makers - best.keys(), hit)
    hits = list(dict.fromkeys(best.values()))[:ALL]
    return context.tell(hits) if hits else None
