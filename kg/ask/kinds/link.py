"""How two things are linked: the best paths between them, and the statements that speak of both."""

from __future__ import annotations

from functools import partial
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from kg.ask.answer import Answer, Json
from kg.ask.kinds import pairing
from kg.ask.kinds.lookup import lookup
from kg.ask.retrieval.choose import answering, focused, holds, proper
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, weigh
from kg.ask.retrieval.telling import at, speaking_of
from kg.ask.understanding.grammar import follow
from kg.ask.understanding.mention import Mention
from kg.terms import ID, PASSAGE

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
ENOUGH = 5
"""Up to how many statements and paths what two things hang together by otherwise is told, where one links them."""
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
    if not any(paths for _, _, paths in told):
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
    lines, names = _numbered(context, straight)
    both = _on_both(context, start, end)
    argued = [] if straight else _argued(context, start, end)
    if argued:
        head = context.say("argued", start=context.name(start.keys[0]), end=context.name(end.keys[0]))
        return [head, *context.listed(argued).splitlines()], [h.passage for h in argued], found[:1]
    if not straight:
        both = list({h.place: h for h in [*both, *_nearest(context, start, end)]}.values())[: max(BESIDE, len(both))]
    if not found and not both:
        return [], [], []
    said = [h for h in both if h.passage not in names]
    told = [f"• {context.statement(h)}" for h in said]
    chains = [path for path in found if path not in straight]
    chains = chains[: max(0, ENOUGH - len(lines) - len(told))] if straight else chains
    chained, behind = _numbered(context, chains, len(lines))
    frame = "links" if straight or not chains else "links_far"
    count = len(lines) + len(chained) or len(told)
    head = context.say(frame, start=context.name(start.keys[0]), end=context.name(end.keys[0]), n=count)
    return [head, *lines, *told, *chained], [*names, *(h.passage for h in said), *behind], [*straight, *chains]


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
    """Return paths as lines, numbered after so many others, and the passages behind them."""
    from kg import paths

    answer, language = context.answer, context.question.language
    lines: list[str] = []
    names: list[str] = []
    for number, path in enumerate(found, before + 1):
        steps = paths.contract(context.snapshot, path, language)
        answer.paths.append(steps)
        lines.append(f"{number}. " + ("; " if language == "en" else "；").join(_told(context, path, steps)))
        shown = [p.removeprefix(PASSAGE) for step in steps for p in step["passages"][:2]]
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


def _nearest(context: Context, start: Mention, end: Mention) -> list[Hit]:
    """Return the statements nearest to a question that speak of one of two things on a line where another speaks of the
    other; where there is no such line, the best on each."""
    lines = [{context.snapshot.lines[p][0] for p in context.snapshot.telling_of(m.keys)} for m in (start, end)]
    ends = context.snapshot.telling_of([*start.keys, *end.keys])
    near = [h for h in context.hits if h.place in ends and context.snapshot.lines[h.place][0] in lines[0] & lines[1]]
    each = [focused(context, m)[: BESIDE // 2] for m in (start, end)]
    return near[:BESIDE] or [h for pair in zip_longest(*each) for h in pair if h]


def _on_both(context: Context, start: Mention, end: Mention) -> list[Hit]:
    """Return the statements that speak of both of two things, by the triples alone, so that the four languages show the
    same."""
    places = [context.snapshot.telling_of(m.keys) for m in (start, end)]
    both = places[0] & places[1]
    shared = [h for h in context.hits if h.place in both and "w" not in h.traits]
    return sorted(shared, key=lambda h: (len(context.triples(h.passage)), h.passage))[:SHARED]


def _direct(context: Context, path: Path) -> bool:
    """Tell whether a path passes through nothing but what is said of both its ends."""
    from kg.network import is_statement

    return all(is_statement(context.snapshot, n) for n in path.nodes[1:-1])


def _straight(context: Context, found: list[Path]) -> list[Path]:
    """Return paths, the direct ones first, without those that come by a detour to a statement on both ends."""
    from kg.network import is_statement

    kept: list[Path] = []
    both: set[str] = set()
    for path in sorted(found, key=lambda path: not _direct(context, path)):
        if both.isdisjoint(path.nodes):
            kept.append(path)
            both.update(n for n in path.nodes if _direct(context, path) and is_statement(context.snapshot, n))
    return kept


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
