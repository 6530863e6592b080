"""Polarity: which words a question affirms and which it denies, and which a statement does. Where the two are told of
the same and differ in a word, the question takes for granted what is not so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.ask.premises import acts, roles, slots
from kg.ask.premises.acts import NOT, NOT_ZH
from kg.ask.premises.affirmation import acts_last
from kg.ask.premises.denial import LEAST_DENIED, LEAST_SAID, TIMING, about, only_dates, open_, own_words
from kg.ask.premises.reality import NONE, refused, unreal
from kg.ask.premises.verdict import unnamed
from kg.ask.premises.view import NEAR, sayers
from kg.ask.retrieval import choose
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.capital import standing
from kg.expression import Expression
from kg.thesaurus import Match

NOT_JA = Expression(
    r"^(?:[^、。\s]{0,4}?)(?:ない|なかっ|ません|ず(?!っ)|を避け|を回避)", "な", "ません", "ず", "を避け", "を回避"
)
"""What stands after a word that is denied in Japanese."""
JUST_NOT = Expression(
    r"\b(?:is|are|was|were|be) (?:not|never|no longer)(?: (?:a|an|the|very|really|so|quite|at all|that))* $",
    *(" not", " never", " no longer"),
)
"""What stands before what something is said not to be."""
AUTHOR = {"author", "co-author"}
"""Groups of the thesaurus of whoever wrote a text."""
GROUNDS = {"reason", "basis", "evidence"}
"""Groups of the thesaurus by which a question asks for grounds."""
ADVISING = {"recommend", "propose"}
"""Groups of the thesaurus by which a question gives advice to somebody."""
ON_IT = 0.3
"""The share, by weight, of all else that is asked that a claim to the contrary must hold."""
ALIKE = 0.85
"""How much of what a passage that denies it holds one that goes with the question must hold."""
TWO = 2
"""How many things a question must name that has somebody oppose something."""
BOUNDS = {"fall-short", "exceed", "meet-criterion", "reach", "high", "low", "highest", "lowest"}
"""Groups of the thesaurus of degrees and bounds, which numbers tell."""
RELATED = Expression(r"\b(?:what|which|as) (?:was|were|is|are|had been)? ?$", "what ", "which ", "as ")
"""What stands before a word that only tells more of something else ("beyond what was agreed")."""
PLAINLY_NOT = Expression(
    r"(?:\b(?:no|not|never|no longer|nobody|none|cannot|neither|nor|hardly|unwilling to|avoid\w*"
    r"|(?:refus|declin|fail)\w*(?: [\w'-]+){0,6} to)|n't)(?: [\w'-]+){0,2} $",
    *("no", "never", "neither", "hardly", "cannot", "unwilling", "avoid", "refus", "declin", "fail", "n't"),
)
"""What stands right before what an English summary denies."""
HEDGES = ("scanty", "unreal")
"""Cues of a clause in which no word need be taken for so."""
TURNING = {"oppose", "criticise"}
"""Groups of the thesaurus of words that turn what they are about, beside those that deny something themselves."""
STANDING = {"support", "praise", "oppose", "criticise"}
"""Groups of the thesaurus by which somebody takes a stand to another."""
MOVING = {"increase", "decrease", "widen", "strengthen", "weaken"}
"""Groups of the thesaurus by which something moved, of which one thing may and another not."""
LESSENING = {"harm", "weaken", "decrease", "shake"}
"""Groups after which a word tells what there is less of."""
TELLING = {
    "reason",
    "argue",
    "say",
    "explain",
    "announce",
    "stress",
    "notify",
    "negotiate",
    "define",
    "theory",
    "model",
}
"""Groups by which somebody tells what is so, though they may tell what is only wanted."""
WHOLLY_ON_IT = 0.55
"""The same where nobody else denies what the question has that one deny."""


def asked(context: Context) -> tuple[set[str], set[str]]:
    """Return the groups of the words that a question affirms, and that it denies."""
    said, unsaid = context.once("words affirmed and denied", lambda: _asked(context))
    return {*said}, {*unsaid}


def _asked(context: Context) -> tuple[set[str], set[str]]:
    question = context.question
    text, language = question.folded, question.grammar.language[:2]
    said: set[str] = set()
    unsaid: set[str] = set()
    names = [(m.start, m.end) for m in question.mentions]
    less = [m.span("less") for m in question.grammar.cues["preferring"].finditer(text)]
    for match in context.phrases(text):
        if any(a <= match.start and match.end <= b for a, b in names) and len(match.groups) > 1:
            continue
        negation = {"ja": NOT_JA, "en": NOT}.get(language, NOT_ZH)
        denied = negation.search(text[match.end :] if language == "ja" else text[: match.start]) is not None
        denied = denied or any(a <= match.start and match.end <= b for a, b in less)
        (unsaid if denied else said).update(match.groups)
    return said - unsaid, unsaid - said


def told(context: Context, hit: Hit) -> tuple[set[str], set[str]]:
    """Return the groups of the words that the English summary of a passage affirms, and that it denies."""
    text = context.english(hit)
    yes: set[str] = set()
    no: set[str] = set()
    for match in context.words(hit):
        (no if NOT.search(text[: match.start]) else yes).update(match.groups)
    return yes, no


def contrary(context: Context) -> Hit | None:
    """Return the claim of somebody on the very matter of which a question, or a part of it that asks nothing, has that
    one hold the contrary: what it affirms is denied there, or its opposite affirmed, or what it denies affirmed while
    others deny it; and no claim of the same one that tells as much goes with the question."""
    question = context.question
    grounds = bool(GROUNDS & question.groups)
    if _open(context, grounds):
        return None
    grounds = grounds or "why" in question.intents
    own = _held_otherwise(context, grounds)
    return own or next((h for p in slots.lead_ups(context) if (h := _held_otherwise(p, grounds))), None)


def _held_otherwise(context: Context, grounds: bool) -> Hit | None:
    question = context.question
    if not (question.cued("holds") or (grounds and ADVISING & question.groups)):
        return None
    one = roles.doers(context)[0]
    holder = one if context.may_be(one, "Actor") else None
    claims = [h for h in context.hits[:NEAR] if "c" in h.traits]
    whose = _whose(context, holder.keys if holder else (), claims)
    own = [h for h in claims if whose & sayers(context, h)]
    if not own:
        return None
    said, unsaid = asked(context)
    read = {h.passage: told(context, h) for h in claims}
    if any(unsaid & read[h.passage][1] for h in own):
        # Who denies what the question has denied goes with it, whatever else is said of the matter.
        return None
    for group in sorted((said | unsaid) - {*TELLING, *ADVISING, "desirable"}):
        against = slots.opposite(context, (group,))
        going = [h for h in claims if group in read[h.passage][group in unsaid]]
        if group in unsaid:
            found = [h for h in own if group in read[h.passage][0]]
        else:
            found = [h for h in own if against & read[h.passage][0] or _contrary(context, {group}, h)]
        rest = [a for a in context.sought if a.known and group not in a.groups and not (holder and a.mention is holder)]
        # What nobody else denies may be denied of something else in the question.
        least = (ON_IT if going or group in said else WHOLLY_ON_IT) * slots.weight(rest)
        for hit in found:
            held = slots.weight(rest, hit)
            named = [a for a in rest if a.mention and slots.holds(hit, (a,))]
            alike = (h for h in going if h in own and slots.holds(h, named))
            if held >= least and not any(slots.weight(rest, h) >= ALIKE * held for h in alike):
                return hit
    return None


def contradicted(context: Context) -> Hit | None:
    """Return the passage that tells of all that a question, or a part of it that asks nothing, names the contrary of
    what is taken for granted of it: what is affirmed is denied there, or its opposite affirmed, where nothing that
    tells as much goes with the question."""
    question = context.question
    # Nor is it denied by one means of some kind that it was not used.
    apart = "duration" in question.intents or question.cued("than") or question.cued("by_means")
    if _open(context) or apart or acts.asks_object(context):
        return None
    return _told_otherwise(context) or next((h for p in slots.lead_ups(context) if (h := _told_otherwise(p))), None)


def _told_otherwise(context: Context) -> Hit | None:
    question = context.question
    said = _granted(context) - BOUNDS - TELLING - slots.opposite(context, asked(context)[0])
    if len(question.mentions) < TWO:
        # Whom somebody criticises others may praise.
        said -= TURNING
    if question.intents[:1] == ["amount"]:
        # How many took part takes it for granted of nobody.
        said = slots.done_words(context, said) if slots.actors(context) else set()
    near = [h for h in about(context, slots.NEAR) if slots.fits(context, h)] if said else []
    for hit in [h for h in near[: slots.NEXT] if not (_of_another(context, h) or agrees(context, h))]:
        for group in sorted(_contrary(context, said, hit)):
            rest = [a for a in context.sought if a.known and group not in a.groups and not TIMING & set(a.groups)]
            rest = [a for a in rest if not (a.mention and only_dates(context, a.mention))]
            held = slots.weight(rest, hit)
            going = (h for h in near if group in told(context, h)[0])
            if held >= WHOLLY_ON_IT * slots.weight(rest) and not any(
                slots.weight(rest, h) >= ALIKE * held for h in going
            ):
                return hit
    return None


def _of_another(context: Context, hit: Hit) -> bool:
    """Tell whether a passage tells of what another does than whom a question has do it."""
    told = roles.deed(context, hit).doers - slots.claimants(context, hit)
    done = {d for d in told if context.snapshot.is_a(d[3:], "Actor")}
    doers = [m for m in roles.doers(context) if context.may_be(m, "Actor") and not only_dates(context, m)]
    own = {f"id:{k}" for m in doers for k in standing(context.snapshot, m)}
    return bool(done and doers) and not done & own and not slots.means_any(context, doers, done)


def agrees(context: Context, hit: Hit) -> bool:
    """Tell whether a passage denies what a question denies, or has somebody refuse or oppose, and nothing that it takes
    for so."""
    said, unsaid = _granted(context), asked(context)[1]
    for clause in _clauses(context):
        if clause.negated or clause.turning:
            unsaid |= {g for m in clause.others for g in m.groups} - said
    return bool(unsaid & told(context, hit)[1]) and not _contrary(context, said, hit)


def _granted(context: Context) -> set[str]:
    """Return the groups of the words that a question takes for so: those of no clause that denies, doubts, wants or
    opposes something, but for the words that do."""

    def work() -> set[str]:
        found: set[str] = set()
        for clause in _clauses(context):
            found |= {g for m in clause.turning for g in m.groups}
            if not (clause.turning or clause.negated or clause.hedged):
                found |= {g for m in clause.others for g in m.groups}
        return found & asked(context)[0]

    return {*context.once("granted", work)}


def _doubtful(context: Context) -> set[str]:
    """Return the groups of the words of a question that may mean something else as well."""
    said = context.phrases
    return context.once(
        "doubtful", lambda: {g for m in said(context.question.folded) if len(m.groups) > 1 for g in m.groups}
    )


class _Clause(NamedTuple):
    """The words of a clause: those that deny or oppose something themselves, and the others; and whether something
    else in it denies, or leaves open, what it says."""

    turning: list[Match]
    others: list[Match]
    negated: bool
    hedged: bool


def _clauses(context: Context) -> list[_Clause]:
    # Asked for each passage that may deny what a question says.
    return context.once("clauses of words", lambda: [*_read(context)])


def _read(context: Context) -> Iterator[_Clause]:
    question, known = context.question, context.snapshot.word_groups
    text, cues = question.folded, question.grammar.cues
    found = context.phrases(text)
    for first, last in acts.clauses(question):
        inside = [m for m in found if first <= m.start and m.end <= last]
        turning = [m for m in inside if any(known[g]["negative"] or g in TURNING for g in m.groups)]
        others = [m for m in inside if m not in turning]
        wished = any(known[g]["wish"] and not known[g]["act"] for m in others for g in {*m.groups} - TELLING)
        clause = text[first:last].strip()
        hedged = wished or any(cues[cue].search(clause) for cue in HEDGES)
        if not cues["whether"].search(clause):
            yield _Clause(turning, others, cues["negative"].search(clause) is not None, hedged)


def _contrary(context: Context, said: set[str], hit: Hit) -> set[str]:
    """Return those of the groups that a question affirms that a passage plainly denies, or of which it affirms the
    opposite."""
    text, known = context.english(hit), context.snapshot.word_groups
    yes, no = told(context, hit)
    wanted = unreal(context, hit) and not refused(context, hit)
    # What may mean two things is not turned round by the opposite of one of them.
    sure, found, negative = said - _doubtful(context) - MOVING, set[str](), False
    for match in unnamed(context, hit):
        groups, before = set(match.groups), text[: match.start]
        turned = slots.opposite(context, groups) & sure if groups & yes and not wanted else set[str]()
        if turned & STANDING and not acts_last(context, hit, roles.doers(context)[0], before):
            # Whoever praises another may be criticised by that one.
            continue
        if turned and not negative and not NOT.search(before) and not RELATED.search(before):
            found |= turned
        if PLAINLY_NOT.search(before):
            found |= groups & said & no
        negative = negative or any(known[g]["negative"] or g in LESSENING for g in groups)
    return found - yes


def _open(context: Context, grounds: bool = False) -> bool:
    """Tell whether a question takes nothing for granted that may be denied; who asks for grounds takes for granted what
    these are of."""
    question = context.question
    if slots.asks(context, slots.OPEN) or any(map(question.cued, ("whether", "view_asked", "scanty", "suppose"))):
        return True
    # A saying whose meaning is asked is denied by no use of it.
    return not grounds and (slots.asks(context, slots.WHO) or question.intents == ["define"] or question.several)


def _whose(context: Context, keys: tuple[str, ...], claims: list[Hit]) -> set[str]:
    """Return whose claims a question is about: of whom it names, or of the article it asks of; of an author whom it
    does not name, those of the article that comes nearest."""
    question, articles = context.question, context.snapshot.articles
    # Who is named may be named for the article.
    among = {k for article in question.articles for k in articles[article]["speakers"]}
    if not among and AUTHOR & question.groups and claims:
        among = {*articles[context.snapshot.passages[claims[0].passage]["article"]]["speakers"]}
    return {f"id:{k}" for k in among | set(keys)}


def lacking(context: Context) -> Hit | None:
    """Return the statement that there was none of the very thing that the question tells of, by which something is just
    not what the question calls it, or which denies a word of it; where nothing that comes as near tells of it."""
    if open_(context):
        return None
    near = about(context, slots.NEXT)
    words = [a for a in context.sought if not a.mention and a.known and a.groups]
    plain = not (context.question.cued("scanty") or slots.asks(context, slots.WHO))
    for hit in sorted(near, key=lambda h: "n" not in h.traits):
        sure = "n" in hit.traits or slots.means_any(context, context.question.mentions, slots.claimants(context, hit))
        much = hit in near[: slots.FIRST] and hit.coverage >= LEAST_DENIED and own_words(context, hit) >= LEAST_SAID
        for read, fit, others in (
            (_none_of, sure and hit.coverage >= choose.LEAST, [h for h in near if "n" not in h.traits]),
            (_just_not, much, near),
            (_otherwise, much and plain, near),
        ):
            none = read(context, hit) if fit else set()
            for word in (a for a in words if none & set(a.groups)):
                holding = (h for h in others if h is not hit and slots.holds(h, (word,)))
                if all(read(context, h) & set(word.groups) for h in holding):
                    return hit
    return None


def _none_of(context: Context, hit: Hit) -> set[str]:
    """Return the groups of the words for what a passage says there was none of ("issued no joint communiqué")."""
    none = NONE.search(context.english(hit))
    return {g for m in context.phrases(none[1])[:1] for g in m.groups} if none else set()


def _just_not(context: Context, hit: Hit) -> set[str]:
    """Return the groups of the words that a passage holds with "not" right before them only ("not a very ideal
    partner")."""
    text = context.english(hit)
    found = context.phrases(text)
    denied = {g for m in found if JUST_NOT.search(text[: m.start]) for g in m.groups}
    return denied - {g for m in found if not JUST_NOT.search(text[: m.start]) for g in m.groups}


def _otherwise(context: Context, hit: Hit) -> set[str]:
    """Return the groups of the words, those for acts apart, that a passage denies, or of which it has the opposite."""
    yes, no = told(context, hit)
    denied = (no | slots.opposite(context, yes)) - yes
    return denied - slots.done_words(context, denied)
