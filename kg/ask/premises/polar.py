"""Whether something is so: yes or no, where a statement of fact tells the very act of the very doer, or denies it, or
gives another number, office or trend, or the reverse; nothing where it only comes near. A wrong yes costs more than a
missing one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.ask.answer import Answer
from kg.ask.kinds.columns import limit_of
from kg.ask.kinds.series import WISHES, in_years
from kg.ask.premises import acts, office, roles, scale
from kg.ask.retrieval import numbers
from kg.ask.retrieval.choose import HELD, leading, speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import Question
from kg.expression import Expression
from kg.thesaurus import Match, matches

LOOKED_AT = 15
"""Among how many of the best passages one is looked for that plainly says what is asked."""
LONG = 5
"""At least how many characters a cue has that is more than a word that asks."""
BESIDE = (0.6, 5)
"""Down to which share of the best score, and how many, statements are told beside it."""
NEAR = 0.35
"""The share of the best score that the number must reach that is set against a limit."""
LEAST_WORDS = 0.5
"""The share of a question's words, names apart, that a denial must hold."""
ROUGH, EXACT = 0.15, 0.001
"""How far apart, as a share of it, a number that is given roughly, or exactly, and another must be to be another."""
HEDGE = Expression(
    r"\b(?:nobody|neither|nor|tried|try|attempt\w*|sought|seeks?|plan\w*|intend\w*|should|may|might|could|can"
    r"|whether|stop\w*|halt\w*|suspend\w*|hardly|barely|almost|unable|fail\w*|refus\w*|declin\w*|demand\w*|urg\w+"
    r"|ask\w*|want\w*|hop\w+|consider\w*|discuss\w*|wish\w*|propos\w*|threat\w*|promis\w*|pledg\w*|declar\w*"
    r"|announc\w*|decid\w*|decision|agree\w*|expect\w*|eve)\b"
)
"""What keeps an English sentence from telling that what follows was done."""
FUTURE = Expression(r"\b(?:would|will|shall)\b")
"""The same, but for what was announced or demanded."""
BUT = Expression(r"\b(?:no|not|never|without|instead of|rather than|unless|if|except|so-called)\b|n't\b")
"""What may deny any part of an English sentence, wherever it stands."""
PARTLY = Expression(
    r"(?:\b(?:not|never)|n't) (?:[\w'-]+ ){0,2}?(?:fully|clearly|necessarily|only|just|always|entirely|wholly|alone"
    r"|basically|yet|very|so)\b|\bnot .* but\b|\bno longer\b"
)
"""What denies only part of what it stands by."""
LISTED = Expression(r"(?:,| and| with| together| the)* ?")
"""What stands between those of whom one thing is told."""
SAYING = {"argue", "say", "recommend", "predict", "judge", "explain", "stress", "propose", "desirable", "fit", "author"}
"""Groups of the thesaurus by which a question gives a view to somebody, and by which it asks whether that is right."""


class Verdict(NamedTuple):
    """An answer: the name of its frame, and the statements by which it is so."""

    frame: str
    hits: list[Hit]


def polar(context: Context) -> Answer | None:
    """Yes or no, and the statement by which it is so."""
    question = context.question
    if _stands(question, "negative") or question.strange or not question.mentions:
        return None
    verdict = _measured(context)
    if verdict is None and not (question.years and limit_of(question) is not None):
        verdict = _of_each(context) or _numbered(context) or _otherwise(context) or _reversed(context)
        verdict = verdict or _of_another(context)
    if verdict is None:
        return None
    hits = list({h.passage: h for h in verdict.hits}.values())
    text = "\n".join(context.statement(h) for h in hits)
    if verdict.frame == "rival":
        given = context.name(roles.doers(context)[0].keys[0])
        answer = context.answered(context.say("rival", given=given, text=text), hits)
    else:
        answer = context.answered(f"{context.say(verdict.frame)} {text}", hits)
    context.also([h for h in leading(context, *BESIDE) if h not in hits], nearby=True)
    return answer


def _stands(question: Question, name: str) -> bool:
    """Tell whether a cue stands in a question beside the words that only ask whether it is so ("有没有达到")."""
    text = question.open
    if name == "negative":
        # Who asks whether somebody refused denies nothing.
        text = text.replace(*next(((u.text, " ") for u in question.units if "refuse" in u.groups), ("", "")))
    for cue in question.grammar.cues["whether"]:
        text = cue.sub(lambda m: " " if len(m[0]) < LONG else m[0], text)
    return question.grammar.cues[name].stand_in(text)


def _measured(context: Context) -> Verdict | None:
    """Tell whether the number of what is named, of the year that is named, is on the asked side of a limit."""
    question = context.question
    bound, low = limit_of(question), _stands(question, "below")
    if bound is None or not (low or _stands(question, "above")) or not question.years:
        return None
    named = {f"id:{k}" for m in question.mentions for k in m.keys}
    for hit in context.hits:
        if hit.score < NEAR * context.hits[0].score:
            return None
        for about in context.facts(hit.passage).values():
            own = str(about.get("kg:unit", "")).endswith("PERCENT") and about.get("kg:of") in named
            if own and "kg:value" in about and in_years(about.get("kg:date", {}).get("value", ""), question.years):
                value = float(about["kg:value"]["value"])
                return Verdict("yes" if (value < bound) == low else "no", [hit])
    return None


def _numbered(context: Context) -> Verdict | None:
    """Set the share that a question gives against those that are told of the same thing in the same measure."""
    question = context.question
    given = [float(n[:-1]) for _, n in numbers.given(question) if n.endswith("%")]
    if len(given) != 1 or question.units or _stands(question, "above") or _stands(question, "below"):
        return None
    doer, *others = question.mentions
    found: list[Hit] = []
    for hit in context.hits[: 4 * LOOKED_AT]:
        if set("cpn") & set(hit.traits) or not all(speaks_of(context, hit, m) for m in others):
            continue
        for about in context.facts(hit.passage).values():
            share = str(about.get("kg:unit", "")).endswith("PERCENT") and roles.means(context, doer, _of(about))
            if not share or (question.years and not in_years(_date(about), question.years)):
                continue
            if "kg:value" not in about:
                continue
            value, bound = float(about["kg:value"]["value"]), about.get("kg:bound")
            if bound and (given[0] > value if bound in scale.ABOVE else given[0] < value):
                # "More than 2 %" may be 3 %.
                continue
            rough = str(about.get("kg:approximate", {}).get("value")) == "true"
            if not bound and abs(value - given[0]) <= (ROUGH if rough else EXACT) * value:
                return Verdict("yes", [hit])
            found.append(hit)
    return Verdict("no", found[:1]) if found else None


def _of(about: dict[str, object]) -> set[str]:
    return {str(about.get("kg:of", ""))}


def _date(about: dict[str, object]) -> str:
    told = about.get("kg:date")
    return str(told["value"]) if isinstance(told, dict) else ""


def _otherwise(context: Context) -> Verdict | None:
    """Return the office that somebody held instead, or where something moved otherwise."""
    # An office that is given beside something else ("after he became prime minister, did it change?") is not asked of.
    bare = all(not office.OFFICES.isdisjoint(u.groups) for u in context.question.units)
    for rule in (office.otherwise_held,) * bare + (scale.otherwise_moved,):
        hit = rule(context)
        if hit and not set("cp") & set(hit.traits):
            return Verdict("no", [hit])
    return None


def _reversed(context: Context) -> Verdict | None:
    """Return the statement by which the very act goes from the other to whom the question has do it."""
    question, snapshot = context.question, context.snapshot
    own = {g for u in question.units for g in u.groups if snapshot.word_groups[g]["act"] or g in question.groups}
    own |= {k for g in own for k in snapshot.word_groups[g]["kinds"]}
    own -= SAYING
    if not own:
        return None
    (doer, *more), (_, goals) = roles.doers(context), roles.ends(context)
    goals = [m for m in goals if m is not doer and roles.is_actor(context, m)]
    if more or len(goals) != 1:
        return None
    for hit in context.hits[:LOOKED_AT]:
        told = roles.deed(context, hit)
        named = all(speaks_of(context, hit, m) for m in question.mentions)
        groups = {g for m in _words(context, hit) for g in m.groups}
        given = roles.means(context, goals[0], told.sources | (told.doers - told.receivers))
        swapped = given and roles.means(context, doer, told.receivers)
        if named and swapped and groups & own and "c" not in hit.traits and "n" not in hit.traits:
            return Verdict("reverse", [hit])
    return None


def _of_another(context: Context) -> Verdict | None:
    """Return the statement by which another did, or said to do, the very act, where none tells it of whom the question
    names."""
    question = context.question
    own = [set(a.own) for a in acts.asked(context) if not a.wished]
    doer, *more = roles.doers(context)
    others = [m for m in question.mentions if m is not doer]
    if not own or more or not others or not roles.is_actor(context, doer) or _supposed(question):
        return None
    found = None
    for hit in context.hits[: 4 * LOOKED_AT]:
        groups = {g for m in _words(context, hit) for g in m.groups}
        if "w" in hit.traits or not all(one & groups for one in own):
            continue
        if speaks_of(context, hit, doer):
            return None
        whole = all(speaks_of(context, hit, m) for m in others) and _then(context, hit) and _counted(context, hit)
        told = {d for d in roles.deed(context, hit).doers if context.snapshot.is_a(d[3:], "Actor")}
        theirs = told and not any(roles.means(context, m, told) for m in others)
        if found is None and whole and theirs and not set("cnkt") & set(hit.traits):
            found = hit
    return Verdict("rival", [found]) if found else None


def _of_each(context: Context) -> Verdict | None:
    """Return whether what is asked is so of each whom the question has do it."""
    found: list[Verdict] = []
    for doer in roles.doers(context):
        told = _affirmed(context, doer) or _denied(context, doer)
        if told is None or (found and told.frame != found[0].frame):
            return None
        found.append(told)
    return Verdict(found[0].frame, [h for v in found for h in v.hits]) if found else None


def _affirmed(context: Context, doer: Mention) -> Verdict | None:
    """Return the statement of a fact that itself holds all that the question says, done by whom it names."""
    question = context.question
    view = bool(SAYING & question.groups) or question.cued("holds")
    words = [a for a in context.sought if len(a.text) > 1 and not (view and SAYING & set(a.groups))]
    if not all(a.known for a in words) or (_supposed(question) and not view):
        return None
    others = [m for m in question.mentions if m not in roles.doers(context)]
    for hit in context.hits[:LOOKED_AT]:
        if not question.units:
            if _in_office(context, hit, doer, others):
                return Verdict("yes", [hit])
            continue
        whole = all(a.held.get(hit.place, 0.0) >= HELD for a in words if not a.mention)
        named = all(_names(context, hit, m) for m in (doer, *others))
        if not (whole and named and _then(context, hit) and _counted(context, hit) and _by(context, hit, doer)):
            continue
        if view and "c" in hit.traits:
            if _says(context, hit):
                return Verdict("yes", [hit])
        elif _plain(context, hit, doer):
            return Verdict("yes", [hit])
    return None


def _in_office(context: Context, hit: Hit, doer: Mention, others: list[Mention]) -> bool:
    """Tell whether a passage has somebody in the office, and under the head of government, that a question names."""
    relations = context.relations(hit.passage)
    ends = {o for _, _, o in relations}
    held = {o for _, p, o in relations if p == "org:member"}
    return bool(others) and roles.means(context, doer, held) and all(roles.means(context, m, ends) for m in others)


def _names(context: Context, hit: Hit, mention: Mention) -> bool:
    """Tell whether a passage itself speaks of a thing, and not only of what implies it."""
    if not speaks_of(context, hit, mention):
        return False
    ends = {e for s, _, o in context.triples(hit.passage) for e in (s, o) if isinstance(e, str)}
    if roles.means(context, mention, ends):
        return True
    snapshot = context.snapshot
    text = snapshot.folder_of_names.fold(" ".join(snapshot.passages[hit.passage]["summary"].values()))
    return mention.name in text or any(n in text for k in mention.keys for n in _english(context, f"id:{k}"))


def _supposed(question: Question) -> bool:
    """Tell whether a question asks of what may be, not of what was or is."""
    return question.cued("suppose")


def _then(context: Context, hit: Hit) -> bool:
    """Tell whether a passage is of the years that a question names, if any."""
    text = context.snapshot.passages[hit.passage]["summary"]["en"]
    dates = [str(v["when"]) for v in context.values(hit.passage) if v["when"]]
    dates += [str(o["value"]) for _, p, o in context.triples(hit.passage) if p == "kg:date"]
    years = context.question.years
    if any(
        d[:4] == y[:4] and len(d) > 4 and len(y) > 4 and d[:7] != y[:7] and "/" not in d for y in years for d in dates
    ):
        # Another month of the same year is another date.
        return False
    return all(any(year[:4] in told for told in (text, *dates)) for year in years)


def _counted(context: Context, hit: Hit) -> bool:
    """Tell whether a passage holds all numbers that a question gives, dates and names apart."""
    question = context.question
    text = question.folded
    for name in [m.name for m in question.mentions] + [y[:4] for y in question.years]:
        text = text.replace(name, " ")
    told = " ".join(context.snapshot.passages[hit.passage]["summary"].values()).replace(",", "")
    given = re.findall(r"(?<![\d.\w])\d+(?:\.\d+)?", text.replace(",", ""))
    return all(re.search(rf"(?<![\d.]){re.escape(n)}(?!\d|\.\d)", told) for n in given)


def _words(context: Context, hit: Hit) -> Sequence[Match]:
    """Return the words of the thesaurus in the English summary of a passage."""
    snapshot = context.snapshot
    return matches(
        snapshot.folder_of_names.fold(snapshot.passages[hit.passage]["summary"]["en"]), snapshot.phrases.fetch
    )


def _plain(context: Context, hit: Hit, doer: Mention) -> bool:
    """Tell whether a passage states as a fact each act that a question names: no claim, wish, threshold or negation,
    and no word before the act by which it was only tried, wanted, decided, or done otherwise."""
    snapshot, question = context.snapshot, context.question
    entry, groups = snapshot.passages[hit.passage], snapshot.word_groups
    asked = question.groups
    types = {o for _, p, o in context.triples(hit.passage) if p == "rdf:type"}
    wished = any(groups[g]["wish"] for g in asked)
    if entry["stance"] != "asserts" or set("cn") & set(hit.traits) or (types & {*WISHES, "kg:Claim"} and not wished):
        return False
    if "p" in hit.traits and not wished:
        return False
    text, found = snapshot.folder_of_names.fold(entry["summary"]["en"]), _words(context, hit)
    places = [[m for m in found if not set(u.groups).isdisjoint(m.groups)] for u in question.units]
    if not all(places):
        return False
    last = max(min(m.start for m in one) for one in places)
    before = [m for m in found if m.start < last and asked.isdisjoint(m.groups)]
    if any(groups[g]["wish"] or groups[g]["negative"] for m in before for g in m.groups):
        return False
    spared = [(m.start, m.end) for m in found if not asked.isdisjoint(m.groups)]
    head = text[:last]
    if BUT.search(text) or any(not any(a <= h.start() < b for a, b in spared) for h in HEDGE.finditer(head)):
        return False
    if not wished and FUTURE.search(head):
        return False
    if not any(_acts(context, hit, doer, text[: m.start]) for one in places for m in one):
        return False
    return wished or not any(
        text[: one[0].start].endswith(" to ") and not acts.BROUGHT_TO.search(text[: one[0].start]) for one in places
    )


def _acts(context: Context, hit: Hit, doer: Mention, before: str) -> bool:
    """Tell whether who is named last before an act in an English sentence is whom the question has do it, or is listed
    with that one: the exit of another is not its own."""
    snapshot = context.snapshot
    ends = {e for s, _, o in context.triples(hit.passage) for e in (s, o) if isinstance(e, str) and e[:3] == "id:"}
    own = {f"id:{k}" for k in doer.keys}
    places = [
        (place + len(name), place, end in own or roles.means(context, doer, {end}))
        for end in ends | own
        if snapshot.is_a(end[3:], "Actor") or end in own
        for name in _english(context, end)
        for place in [m.start() for m in re.finditer(rf"\b{re.escape(name)}\b", before)]
    ]
    mine = max((end for end, _, is_own in places if is_own), default=None)
    if mine is None:
        return False
    between = [place for _, place, is_own in places if not is_own and place >= mine]
    return not between or LISTED.fullmatch(before[mine : min(between)]) is not None


def _english(context: Context, thing: str) -> set[str]:
    """Return the English names of a thing, folded, and what they begin or end with where it is a person's."""
    snapshot = context.snapshot
    fold = snapshot.folder_of_names.fold
    names = {fold(n) for n in snapshot.labels(thing[3:]).get("en", ())}
    if snapshot.is_a(thing[3:], "Person"):
        names |= {n.split(" ")[-1] for n in names}
    return {n for n in names if len(n) > 1}


def _says(context: Context, hit: Hit) -> bool:
    """Tell whether a claim says what a question has somebody say, and nothing that denies it."""
    text, found = context.snapshot.passages[hit.passage]["summary"]["en"].casefold(), _words(context, hit)
    units = [u for u in context.question.units if SAYING.isdisjoint(u.groups)]
    if acts.PLAIN_NOT.search(text) or acts.NOT.search(text + " "):
        return False
    return all(any(not set(u.groups).isdisjoint(m.groups) for m in found) for u in units)


def _by(context: Context, hit: Hit, doer: Mention) -> bool:
    """Tell whether a passage tells of a deed of whom the question names, of no other whom it names, and with what is
    given going the same way."""
    told = roles.deed(context, hit)
    others = [m for m in context.question.mentions if m not in roles.doers(context)]
    starts, goals = roles.ends(context)
    related = any(
        roles.means(context, doer, {s}) and any(roles.means(context, m, {o}) for m in others)
        for s, _, o in context.relations(hit.passage)
    )
    if not related and not roles.means(context, doer, told.doers):
        return False
    # Where both take part, the act is told of both.
    shared = related or {"sem:hasActor", "kg:participatesIn"} & {p for _, p, _ in context.relations(hit.passage)}
    if not shared and any(roles.means(context, m, told.doers) for m in others if roles.is_actor(context, m)):
        return False
    backwards = any(roles.means(context, m, told.sources) for m in goals)
    return not backwards and not any(roles.means(context, m, told.receivers) for m in starts)


def _denied(context: Context, doer: Mention) -> Verdict | None:
    """Return the statement that plainly denies of whom the question names what is asked: a negation of, or a refusal
    to do, the very act."""
    question = context.question
    if _supposed(question):
        return None
    others = [m for m in question.mentions if m not in roles.doers(context)]
    asked = acts.asked(context)
    for hit in context.hits[: 2 * LOOKED_AT]:
        if not {"n", "p"} & set(hit.traits) or "c" in hit.traits or not _then(context, hit):
            continue
        if not _of_whom(context, hit, doer):
            continue
        text = context.snapshot.passages[hit.passage]["summary"]["en"].lower()
        if PARTLY.search(text) or not _counted(context, hit):
            continue
        named = all(speaks_of(context, hit, m) or _beside(context, hit, m) for m in others)
        words = [a for a in context.sought if not a.mention and a.groups]
        held = [a for a in words if a.held.get(hit.place, 0.0) >= HELD or _opposed(context, hit, a.groups)]
        if not named or len(held) < len(words) * LEAST_WORDS or (not asked and len(held) < len(words)):
            continue
        last = [] if any(_refused(context, hit, m) for m in others) else asked[-1:]
        if not all(acts.told(context, hit, a) == "denied" or _refers(context, hit, a) for a in last):
            continue
        return Verdict("no", [hit])
    return None


def _of_whom(context: Context, hit: Hit, doer: Mention) -> bool:
    """Tell whether a passage denies something of whom the question names: as the subject of a negation, or as who
    refuses."""
    parts: dict[str, dict[str, set[str]]] = {}
    for s, p, o in context.triples(hit.passage):
        if isinstance(o, str):
            parts.setdefault(s, {}).setdefault(p, set()).add(o)
    for told in parts.values():
        if "kg:Negation" in told.get("rdf:type", ()):
            subject = told.get("rdf:subject", set())
            if roles.means(context, doer, subject):
                return True
            # What came of a deed is said of the deed.
            actor = any(context.snapshot.is_a(s[3:], "Actor") for s in subject)
            if not actor and any(doer.name in n for s in subject for n in _called(context, s)):
                return True
        refuses = "kg:refused" in told.get("kg:modality", ())
        if refuses and roles.means(context, doer, told.get("kg:proposedBy", set())):
            return True
    return False


def _refused(context: Context, hit: Hit, mention: Mention) -> bool:
    """Tell whether what a question names is the very thing that somebody refused."""
    facts = context.facts(hit.passage)
    told = [
        o
        for s, p, o in context.triples(hit.passage)
        if p == "kg:proposes" and facts[s].get("kg:modality") == "kg:refused"
    ]
    return any(f"id:{k}" in told for k in mention.keys)


def _called(context: Context, thing: str) -> list[str]:
    fold = context.snapshot.folder_of_names.fold
    return [fold(n) for ns in context.snapshot.labels(thing[3:]).values() for n in ns]


def _beside(context: Context, hit: Hit, mention: Mention) -> bool:
    """Tell whether what stands right before a refusal speaks of a thing that the question names: what was refused is
    named where it was asked for."""
    if "p" not in hit.traits:
        return False
    held = [a.held for a in context.sought if a.mention == mention]
    first, _ = context.snapshot.lines[hit.place]
    return any(h.get(p, 0.0) >= HELD for h in held for p in range(max(first, hit.place - 1), hit.place))


def _opposed(context: Context, hit: Hit, groups: tuple[str, ...]) -> bool:
    """Tell whether a passage holds a word for the opposite of some."""
    against = {o for g in groups for o in context.snapshot.word_groups[g]["opposites"]}
    return any(not against.isdisjoint(m.groups) for m in _words(context, hit))


def _refers(context: Context, hit: Hit, act: acts.Act) -> bool:
    """Tell whether a negation or a refusal holds the act itself, though by a noun ("exchanged no visits")."""
    text = context.snapshot.folder_of_names.fold(context.snapshot.passages[hit.passage]["summary"]["en"])
    return any(
        not act.own.isdisjoint(m.groups)
        and re.search(r"\b(?:no|not|never|unable to|failed to)(?: [\w'-]+){0,5} $", text[: m.start])
        for m in matches(text, context.snapshot.phrases.fetch)
    )
