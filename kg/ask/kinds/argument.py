"""What authors argue: their main claims or conclusions, in the summary and in the last section, where they say what all
the rest is for; and what they, or whom a question names, recommend, with the number where it is told."""

from __future__ import annotations

from collections import defaultdict

from kg.ask.answer import Answer
from kg.ask.kinds.colophon import says
from kg.ask.kinds.parts import numbered
from kg.ask.kinds.tellers import MAKING, written_by
from kg.ask.retrieval.context import Context
from kg.ask.understanding.mention import Mention
from kg.names import candidates
from kg.terms import home_of

KINDS = {("kg:claimKind", "kg:recommendation"), ("kg:modality", "kg:recommended")}
"""What tells that a claim or an act is recommended."""
MOST = 12
"""How many recommendations are told at most."""
STATED = ("kg:finding", "kg:recommendation")
"""Kinds of claims by which authors say what comes of their work."""
ARGUED = {*STATED, "kg:judgement", "kg:explanation", "kg:prediction"}
"""Kinds of claims that make up an argument: what is asked, defined or objected to is none."""
FIRST, MORE = 6, 3
"""How many claims are told of the part that is asked for, and of the other."""


def thesis(context: Context) -> Answer | None:
    """The main claims of the authors of the one article that a question names, or whose author it names, and of which
    it asks nothing else; None where it names anything else."""
    question, snapshot = context.question, context.snapshot
    articles = {*question.articles, *written_by(context, question.keys)}
    if len(articles) != 1 or _asks_more(context, "thesis"):
        return None
    article = articles.pop()
    makers = {*snapshot.articles[article]["authors"], *snapshot.articles[article]["speakers"]}
    if not question.keys <= makers:
        return None
    claims = [n for n in snapshot.order if home_of(n) == article and _kinds(context, n, makers)]
    sections = {n: str(snapshot.passages[n]["section"]) for n in claims}
    opening = next((s for s in ("abstract", "introduction") if s in sections.values()), "")
    last = max((s.split(".")[0] for s in sections.values() if s[:1].isdigit()), default="")
    told = [[n for n in claims if sections[n].split(".")[0] == part] for part in (opening, last)]
    # What comes of all stands before how it comes about, and each in the order of the text.
    told[0].sort(key=lambda n: not _kinds(context, n, makers) & set(STATED))
    told[1].sort(key=lambda n: STATED[0] not in _kinds(context, n, makers))
    if question.cued("conclusion"):
        told.reverse()
    names = [*told[0][:FIRST], *told[1][:MORE]]
    hits = context.hits_of(names)
    return context.tell(hits) if hits else None


def proposals(context: Context) -> Answer | None:
    """The recommendations of one article, those of whom the question names or of its authors, to whom it names; where
    it names no article, of the one that gives most. None where the question asks what is recommended on some topic."""
    question = context.question
    if _asks_more(context, "proposals", "proposal_words"):
        return None
    makers, addressed, alone = _named(context)
    if not alone:
        return None
    found = _made(context, makers, addressed)
    heads, names = _counted(context, max(found.values(), key=len, default=[]))
    if not names:
        return None
    hits = context.hits_of([*heads, *names][:MOST])
    answer = context.tell(hits)
    if heads:
        head = context.listed(hits[: len(heads)])
        lines = numbered(context, [h.passage for h in hits[len(heads) :]])
        # Who gives their number asks for them, and not how many there are.
        given = question.grammar.cues["number_of_things"].stand_in(question.open) and "amount" not in question.intents
        answer.answer = "\n".join([*lines, head] if given else [head, *lines])
    answer.complete = True
    return answer


def _made(context: Context, makers: set[str], addressed: set[str]) -> dict[str, list[str]]:
    """Return the passages of each article with recommendations of some makers, else of its authors, to those addressed
    where any are."""
    question, snapshot = context.question, context.snapshot
    found: dict[str, list[str]] = defaultdict(list)
    for name in snapshot.order:
        article = home_of(name)
        if question.articles and article not in question.articles:
            continue
        facts = context.stated(name)
        told = {s for s, p, o in facts if (p, o) in KINDS}
        by = {o[3:] for s, p, o in facts if s in told and p in MAKING}
        if by & (makers or set(snapshot.articles[article]["speakers"])):
            found[article].append(name)
    if not addressed:
        return found
    return {article: [n for n in names if addressed & context.things(n)] for article, names in found.items()}


def _named(context: Context) -> tuple[set[str], set[str], bool]:
    """Return the persons, and the states to whom something may be recommended, that a question names; and whether it
    names nothing else."""
    snapshot = context.snapshot
    makers: set[str] = set()
    addressed: set[str] = set()
    for mention in context.question.mentions:
        states = {k for k in mention.keys if context.any_is([k], "State", "Collective")} or _states(context, mention)
        persons = {k for k in mention.keys if snapshot.is_a(k, "Person")}
        if not states | persons:
            return set(), set(), False
        # What one of several authors recommends they recommend together.
        makers |= persons.union(*(e["speakers"] for e in snapshot.articles.values() if persons & {*e["authors"]}))
        addressed |= states
    return makers, addressed, True


def _states(context: Context, mention: Mention) -> set[str]:
    """Return the state for which a capital or a government stands: where the one lies, by whose name the other is
    called."""
    snapshot = context.snapshot
    ends = {f"id:{k}" for k in mention.keys}
    facts = context.stated_of(*mention.keys)
    places = {o[3:] for _, s, p, o in facts if s in ends and p == "kg:locatedIn"}
    named = {k for keys in snapshot.names.fetch(candidates(mention.name)).values() for k in keys}
    return {k for k in places | named if snapshot.is_a(k, "State")}


def _counted(context: Context, names: list[str]) -> tuple[list[str], list[str]]:
    """Return the passages that tell how many recommendations there are, where some make up a numbered set, and these
    recommendations; else none, and all of them."""
    parts = {n: [o for _, p, o in context.stated(n) if p == "dcterms:isPartOf"] for n in names}
    wholes = dict.fromkeys(whole for n in names for whole in parts[n])
    facts = context.stated_of(*(whole[3:] for whole in wholes))
    counts = list(dict.fromkeys(n for n, s, p, _ in facts if s in wholes and p == "kg:quantity"))
    return (counts, [n for n in names if parts[n] and n not in counts]) if counts else ([], names)


def _asks_more(context: Context, *cues: str) -> bool:
    """Tell whether a question asks for anything but what some cues, and words for a text and its author, stand for."""
    question = context.question
    known = [cue for name in (*cues, "text_author", "text_words") for cue in question.grammar.cues[name]]
    return says(question, question.left(known, question.open))


def _kinds(context: Context, name: str, makers: set[str]) -> set[str]:
    """Return of which kinds the claims of a passage are that make up its authors' argument."""
    facts = context.stated(name)
    own = {s for s, p, o in facts if p == "kg:claimant" and o[3:] in makers}
    return {o for s, p, o in facts if s in own and p == "kg:claimKind"} & ARGUED
