"""Acts: whether a passage tells of what a question asks about as done, as not done, or as only wanted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.grammar import load
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import Question
from kg.expression import Expression
from kg.thesaurus import MARK, Match

Told = Literal["done", "held", "denied", "wanted", ""]
UNREAL = {"kg:prediction", "kg:recommendation", "kg:demand", "kg:hypothesis", "kg:research-question"}
"""Kinds of claims that speak of what nobody says has happened."""
SETTLED = {"kg:agreed", "kg:decided"}
"""Modalities of proposed acts that answer what was laid down, though not what was done."""
NOT = Expression(
    r"(?:\b(?:no|not|never|no longer|without|nobody|none|cannot|neither|nor|hardly|instead of|rather than|unwilling to"
    r"|little willingness to|(?:refus|declin|fail)\w*(?: [\w'-]+){0,6} to)|n't)(?: [\w'-]+){0,4} $",
    *("no", "never", "without", "neither", "hardly", "instead", "rather", "unwilling", "little"),
    *("refus", "declin", "fail", "n't"),
)
"""What stands before a word that is denied, in the English of the summaries."""
NOT_ZH = Expression("(?:(?<!有)没有?|未|(?<![是会能要该])不)[^,，]?$", "没", "未", "不")
"""The same before an act in a Chinese question; "有没有" and "是不是" only ask whether it is so."""
NO = Expression(r"^ no (?!longer\b|doubt\b|more than\b|less than\b|later than\b)", " no ")
"""What stands after a verb whose object there was none of ("issued no communiqué")."""
ENDING = {"abandon", "terminate"}
"""Groups of the thesaurus by which something that was done before comes to an end."""
PLAN = Expression(r"^(?:(?: the| its| all| any)?(?: [\w-]+){0,2})? (?:plans?|project|programme)\b")
"""What stands after a word of ending where it was a plan that came to an end."""
ASKED_WHY = "reason"
"""Group of the thesaurus of "why", which wishes for nothing."""
OBJECT = "§"
"""What stands for the act in the cues by which its object is asked for."""
NONE = Expression(r"\bno (?!longer\b|doubt\b|more\b|less\b|later\b)((?:[\w'-]+ ?){1,3})", "no ")
"""What stands before a thing that there is none of."""
COMMITTING = {"promise", "assure", "announce", "say", "reaffirm"}
"""Groups of the thesaurus by which somebody speaks of what that one itself does or doesn't do."""
DECIDING = {"announce", "decide"}
"""Those, and others, by which somebody settles what to do."""
OWN_WORD = Expression(r"(?: (?:that|once|again|publicly|it|he|she|they|will|would|shall|the [\w'-]+|[\w'-]+s)){0,5} ?")
"""What may stand between such a word and the negation."""
JUST_NOT = Expression(
    r"\b(?:is|are|was|were|be) (?:not|never|no longer)(?: (?:a|an|the|very|really|so|quite|at all|that))* $",
    *(" not", " never", " no longer"),
)
"""What stands before what something is said not to be."""
BROUGHT_TO = Expression(
    r"\b(?:get|gets|got|getting|make|made|manag\w+|forc\w+|persuad\w+|convinc\w+|induc\w+|bring|brought|led|beg[aiu]n\w*"
    r"|start\w*|continu\w+|succeed\w*|agreed|decided|allow\w*|permit\w*)(?: [\w'-]+){0,4} to $"
)
"""What stands before an act that is told as done, though by another's doing ("got the Diet to revise")."""
TRIED = Expression(r"\b(?:tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|s(?:eeks?|ought|eeking)) to $", " to ")
"""What stands before an act that was no more than tried."""
CLAUSES = {
    "en": Expression(
        r"[;:]|, (?=(?:and|but|so|yet|then|why|what|how|who|whom|when|where|which|did|does|do|was|were|is|are)\b)"
        r"|\b(?:when|while|although|though|despite|in spite of|after|before|once|until|since|because|now that)\b"
    ),
    "zh": Expression("[,，;；:：。]"),
    "ja": Expression("(?<![はも])、|[;；。]"),
}
"""What stands between the clauses of a question."""
PLAIN_NOT = Expression(r"\b(?:no|not|never|without)\b|n't\b")


class Act(NamedTuple):
    """An act that a question asks about.

    Attributes
    ----------
    own, against : set of str
        Groups of the thesaurus that mean it, and its opposite.
    held : dict of int to float
        Place of a passage -> the share of the word that the passage holds, in whatever language.
    opposed : set of int
        Places of the passages that hold a word for the opposite.
    wished : bool
        Whether the question itself says that it was wanted, said or supposed, and so takes nothing for done.
    before : set of str
        Groups that mean what comes before it: while there is only talk of negotiating, nothing was agreed.
    place : int
        Where in the folded question its word begins.
    """

    own: set[str]
    against: set[str]
    held: dict[int, float]
    opposed: set[int]
    wished: bool
    before: set[str]
    place: int


def clause(question: Question, place: int) -> list[Mention]:
    """Return what a question names in the clause that holds a place of it ("Esper came, and why did Seoul still end the
    pact?" has nobody but Seoul end the pact)."""
    first, last = next(c for c in clauses(question) if place < c[1])
    return [m for m in question.mentions if first <= m.start and m.end <= last]


def clauses(question: Question) -> list[tuple[int, int]]:
    """Return where the clauses of a folded question begin and end."""
    ends = [m.span() for m in CLAUSES[question.grammar.language[:2]].finditer(question.folded)]
    starts = [0, *(end for _, end in ends)]
    return list(zip(starts, [*(start for start, _ in ends), len(question.folded)], strict=True))


def asks_object(question: Question) -> bool:
    """Tell whether a question asks only what it was that somebody did something to ("What did Japan obtain?"): that
    one thing was not obtained denies nothing of it."""
    if len(question.units) != 1:
        return False
    around = question.folded.replace(question.units[0].text, OBJECT, 1)
    return any(cue.search(around) for cue in question.grammar.cues["object"])


def asked(context: Context) -> list[Act]:
    """Return the acts that a question asks about."""
    question, groups = context.question, context.snapshot.word_groups
    cues = question.grammar.cues["unreal"]
    supposed = [m.start() for cue in cues for m in cue.finditer(question.folded)]
    # What a cue of an intent holds ("how much did he offer") is a wish as well as what is left to be found.
    outside = [
        m
        for m in context.phrases(question.folded)
        if all(m.end <= name.start or m.start >= name.end for name in question.mentions)
    ]
    wishes = [m for m in outside if all(groups[g]["wish"] and not groups[g]["act"] for g in m.groups)]
    # Who asks why something was done takes it for done.
    wishes = [m for m in wishes if set(m.groups) != {ASKED_WHY}]
    japanese = question.grammar.language == "ja"
    found = []
    words = context.sought[len(question.mentions) : len(question.mentions) + len(question.units)]
    aim = False
    for unit, one in zip(question.units, words, strict=True):
        # What may also mean no more than to promise or to want takes nothing for done.
        open_ = any(groups[g]["wish"] and not groups[g]["act"] for g in unit.groups)
        own = set() if open_ else {g for g in unit.groups if groups[g]["act"]}
        against = {o for g in own for o in groups[g]["opposites"]} - set(unit.groups)
        place = question.folded.find(unit.text)
        earlier = {b for g in own for b in groups[g]["after"]}
        said = [m.start for m in wishes if earlier.isdisjoint(m.groups)] + supposed
        text = question.folded[:place]
        # Japanese says after the act that it is wanted. What somebody went somewhere to do was wanted, too.
        wished = any(_reaches(question, place, w) for w in said) if japanese else any(w < place for w in said)
        wished = wished or question.cued("suppose") or (bool(supposed) and not japanese)
        # What it is done to is named with it ("to convene the signatories").
        aim = aim or (text.endswith(" to ") and not BROUGHT_TO.search(text))
        wished = wished or aim
        marks = context.snapshot.postings.fetch(sorted(MARK + g for g in against)) if against else {}
        opposed = {place for places in marks.values() for place in places}
        if (NOT_ZH if question.grammar.language[:2] == "zh" else NOT).search(text) and not japanese:
            continue
        found += [Act(own, against, one.held, opposed, wished, earlier, place)] if own else []
    # Who asks of more and of less takes neither for granted; what was refused is not asked of itself.
    named = {g for a in found for g in a.own}
    found = [a for a in found if a.against.isdisjoint(named)]
    refused = [a for a in found if any(groups[g]["negative"] for g in a.own)]
    if refused:
        # Who did what the question says was given up has not given it up.
        rest = {g for a in found if a not in refused for g in a.own}
        return [a._replace(against=a.against | rest) if a.own & ENDING else a for a in refused]
    return found


def _reaches(question: Question, place: int, wish: int) -> bool:
    """Tell whether a Japanese word of wishing is said of an act: not of one in a clause that tells what had happened
    by then, nor where it only says more of what the act was done to ("the talks that were expected were concluded").
    """
    if wish < place:
        return not any(c.search(question.folded[wish:place]) for c in question.grammar.cues["expected"])
    return not any(c.search(question.folded[place:wish]) for c in question.grammar.cues["happened"])


def told(context: Context, hit: Hit, act: Act) -> Told:
    """Return how a passage tells of an act, by its English summary (every passage has one).

    Returns
    -------
    str
        ``done``, ``held`` (the words of another language hold it), ``denied`` (not done, or the opposite done),
        ``wanted`` (demanded, expected, possible), or nothing
        where it doesn't tell. Of an act of which the question says that it was wanted, ``done`` is that it was.
    """
    snapshot = context.snapshot
    text = context.english(hit)
    found = context.phrases(text)
    unreal_from = _wanted_from(context, hit, text, found)
    wanted_from = len(text) if act.wished else unreal_from
    # Who stays away or refuses has done so.
    declined = any(snapshot.word_groups[g]["negative"] for g in act.own)
    refused = "kg:refused" in kinds(context, hit)
    opposite: Told = ""
    named = False
    stopped = _stopped_from(text, found)
    for match in found:
        same = not act.own.isdisjoint(match.groups)
        if not same and act.against.isdisjoint(match.groups):
            continue
        named = True
        wanted = match.start >= wanted_from or _is_wanted(context, text, found, match)
        wanted = wanted or TRIED.search(text[: match.start]) is not None
        said: Told = "wanted" if wanted and not act.wished and not (same and declined) else "done"
        if same and stopped < match.start and not act.own & ENDING:
            return "denied"
        negation = NOT.search(text[: match.start])
        if same and NO.search(text[match.end :]):
            return "denied"
        if negation:
            plain = negation.start() <= unreal_from or refused or _declared(text, found, negation.start())
            said = "denied" if same and plain else ""
        if said == "wanted" and same and _declared(text, found, match.start, DECIDING):
            # What somebody announced to do oneself is at least on its way.
            said = "held"
        if same and (said != "done" or "n" not in hit.traits or declined):
            return said
        if not same and not opposite:
            declines = refused and any(snapshot.word_groups[g]["negative"] for g in match.groups)
            # Who announced the opposite is not going to do it.
            own = wanted and _declared(text, found, match.start)
            opposite = "denied" if said == "done" or declines or own else ""
    if (
        not named
        and unreal(context, hit)
        and any(not act.before.isdisjoint(m.groups) and m.start >= wanted_from for m in found)
    ):
        return "wanted"
    if named or set(hit.traits) & set("cpn"):
        return opposite
    # Another language's words, or a relation's, may tell.
    if act.held.get(hit.place):
        return "held"
    return "denied" if hit.place in act.opposed and not PLAIN_NOT.search(text) else ""


def _stopped_from(text: str, found: Sequence[Match]) -> int:
    """Return the place from which on a text tells of what was stopped ("decided to stop the plan to deploy")."""
    ended = (m for m in found if ENDING & set(m.groups))
    return min((m.end for m in ended if PLAN.search(text[m.end :])), default=len(text))


def _declared(text: str, found: Sequence[Match], start: int, groups: Collection[str] = COMMITTING) -> bool:
    """Tell whether somebody says something of oneself ("promised not to raise", "said that it will not")."""
    last = next((m for m in reversed(found) if m.end <= start), None)
    if last is None or set(groups).isdisjoint(last.groups):
        return False
    return OWN_WORD.fullmatch(text[last.end : start]) is not None


def negated(context: Context, hit: Hit) -> set[str]:
    """Return the groups of the words that a passage holds with "not" right before them only ("not a very ideal
    partner")."""
    text = context.english(hit)
    found = context.phrases(text)
    denied = {g for m in found if JUST_NOT.search(text[: m.start]) for g in m.groups}
    return denied - {g for m in found if not JUST_NOT.search(text[: m.start]) for g in m.groups}


def all_done(context: Context, near: list[Hit], least: float) -> bool:
    """Tell whether all acts that a question asks about, if any, are told of as done by passages that hold some share of
    what it asks."""
    found = asked(context)
    return bool(found) and all(any(h.coverage >= least and told(context, h, a) == "done" for h in near) for a in found)


def lacked(context: Context, hit: Hit) -> set[str]:
    """Return the groups of the words for what a passage says there was none of ("issued no joint communiqué")."""
    text = context.english(hit)
    none = NONE.search(text)
    if not none:
        return set()
    return {g for m in context.phrases(none[1])[:1] for g in m.groups}


def _is_wanted(context: Context, text: str, found: Sequence[Match], match: Match) -> bool:
    """Tell whether a word follows on one of wishing ("asked Germany to join")."""
    groups = context.snapshot.word_groups
    before = [m for m in found if m.start < match.start and " that " not in text[m.end : match.start]]
    return text[: match.start].endswith(" to ") and any(
        groups[g]["wish"] and not groups[g]["act"] for m in before for g in m.groups
    )


def _wanted_from(context: Context, hit: Hit, text: str, found: Sequence[Match]) -> int:
    """Return the place from which on a text tells what was wanted, expected or possible only: in a claim, from the
    beginning ("leaving the treaty would be an option")."""
    snapshot = context.snapshot
    cues = load("en", snapshot).cues["unreal"]
    modals = [m for cue in cues for m in cue.finditer(text)]
    if "c" in hit.traits:
        # "It is to punish Germany" says what for, not that it is no more than wanted.
        modals = [m for m in modals if not m[0].endswith(" to")]
        if modals:
            return 0
    places = [m.start() for m in modals]
    if not unreal(context, hit):
        return min(places, default=len(text))
    groups = snapshot.word_groups
    wishes = [m for m in found if any(groups[g]["wish"] for g in m.groups)]
    places += [m.start + 1 for m in wishes if not any(groups[g]["negative"] for g in m.groups)]
    return min(places, default=len(text) if wishes else 0)


def unreal(context: Context, hit: Hit) -> bool:
    """Tell whether a passage holds what was only proposed, demanded, refused, recommended or expected."""
    found = kinds(context, hit)
    return bool(found & UNREAL) or ("p" in hit.traits and not found & SETTLED)


def kinds(context: Context, hit: Hit) -> set[str]:
    """Return of what kinds the claims, and of what modality the proposals of a passage are."""
    return {str(o) for _, p, o in context.triples(hit.passage) if p in {"kg:claimKind", "kg:modality"}}


def refused(context: Context, hit: Hit) -> bool:
    """Tell whether a passage tells of a refusal."""
    return "kg:refused" in kinds(context, hit)


def proposes(context: Context, hit: Hit, keys: Collection[str]) -> bool:
    """Tell whether a passage proposes one of some things, or recommends it, and nothing is settled by it."""
    if SETTLED & kinds(context, hit):
        return False
    things = {f"id:{k}" for k in keys}
    said = unreal(context, hit)
    return any(
        isinstance(o, str) and o in things and (p == "kg:proposes" or (said and p == "rdf:object"))
        for _, p, o in context.triples(hit.passage)
    )


def only_proposed(context: Context, key: str) -> bool:
    """Tell whether a thing stands nowhere but in proposals and claims."""
    snapshot = context.snapshot
    places = snapshot.occurrences.get(key, ())
    return bool(places) and all(set(snapshot.traits[p]) & set("pc") for p in places)
