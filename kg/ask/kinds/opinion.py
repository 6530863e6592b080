"""Which statements come first where a question asks what somebody holds, wants or recommends ("What does Walt say of
soft balancing?"): theirs."""

from __future__ import annotations

from kg.ask.kinds.tellers import WANTING, claimants, claimed_by, signed, written
from kg.ask.retrieval.choose import POOL, proper, speaks_of_each
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.capital import led
from kg.ask.understanding.question import Question
from kg.expression import Expression

ACTING = {"kg:adopts", "kg:supports", "kg:opposes", "kg:seeks", "kg:promotes", "kg:fears", "kg:criticises"}
"""Relations by which somebody takes a stand."""
SIDING = {"support", "oppose", "praise"}
"""Groups by which a question asks whether somebody is for something."""
HOLDING = {"argue", "stance", "attitude", "predict", *WANTING}
"""Groups of the thesaurus by which a question asks what somebody holds."""
CLAUSE = Expression(r"[^,，、;；。]+")
WISHED = {("kg:claimKind", "kg:recommendation"), ("rdf:type", "kg:ProposedAct")}
"""What tells that something is wanted."""
FAR = 0.5
"""The share of the best score that a statement of theirs must reach to be told with the best."""
MOST = 3
"""How many statements of theirs are told that are not among the best anyway."""


def foremost(context: Context, plain: list[Hit]) -> list[Hit]:
    """Return the best hits, with more that tell what the one asked about holds, in the order in which they are told."""
    own = [h for h in _own(context) if h in plain or h.score >= FAR * plain[0].score]
    found = [*plain, *[h for h in own if h not in plain][:MOST]]
    theirs = {h.passage for h in own}
    wished = {h.passage for h in own if WANTING & context.question.groups and _wished(context, h)}
    # Who asks what somebody says of something asks for words before deeds.
    arguing = context.question.cued("view_asked") or "argue" in context.question.groups
    said = {h.passage for h in own if arguing and "c" in h.traits}
    return sorted(found, key=lambda h: (h.passage not in wished, h.passage not in theirs, h.passage not in said))


def _own(context: Context) -> list[Hit]:
    """Return the hits that tell what those hold of whom a question asks that, on all else that it names."""
    question, snapshot = context.question, context.snapshot
    apart = question.groups & {"differ", "same", "in-common"}
    if apart or question.cued("objecting") or not (asking := _asking(question)):
        return []
    makers = {article: _makers(context, article) for article in snapshot.articles}
    actors = [a for a in proper(context) if a.mention and context.may_be(a.mention, "Actor")]
    subjects = [a for a in actors if _subject(question, a.text)]
    # Of two who are named the author may only be who reports what the other one holds.
    reported = [a for a in actors if a.mention and claimed_by(context, context.hits[0], a.mention.keys)]
    if reported and reported[0].mention and not question.cued("view_asked"):
        makers = {article: {*reported[0].mention.keys} for article in makers}
    written_ = any(makers.values())
    if written_:
        others, keys = actors, set()
    elif subjects:
        # Who holds something is named before those of whom it is held.
        first = min(subjects, key=lambda a: (a.text not in asking, question.folded.find(a.text)))
        others, keys = [a for a in actors if a is not first], set(first.mention.keys) if first.mention else set()
    else:
        return []
    speaking = keys | {one for one, whole in snapshot.relations["kg:represents"] if whole in keys}
    subject = [a.mention for a in context.sought if a.mention and a not in actors] + [a.mention for a in others]
    pool = [h for h in context.hits[:POOL] if speaks_of_each(context, h, subject)]
    own = [h for h in pool if _holds(context, h, speaking | makers[h.article], written_)]
    if not own and question.cued("view_asked") and not written_ and (read := led(context.graph, question)):
        # What a head of state says is told of the state, too.
        states = {k for m in read.mentions for k in m.keys} - question.keys
        own = [h for h in pool if claimed_by(context, h, states)]
    return own


def _makers(context: Context, article: str) -> set[str]:
    """Return those of whom a question asks what they hold who made an article: whom it names, in whatever article, and
    of each article its authors, or compilers, where it calls them so."""
    snapshot, question = context.snapshot, context.question
    found: set[str] = set()
    for key, entry in snapshot.articles.items():
        writers = question.cued("writer") and not question.cued("compiler") and key == article
        if writers or any(written(context, k) for k in entry["authors"]):
            found |= signed(context, key)["makers"]
        meant = question.cued("compiler") and key == article
        found |= {k for k in entry["compilers"] if meant or written(context, k)}
    return found


def _subject(question: Question, name: str) -> bool:
    """Tell whether a name may be that of whom a question asks what they hold, and not of whom something is wanted."""
    _, _, after = question.folded.partition(name)
    words = [u.text for u in question.units if WANTING & set(u.groups)]
    behind = question.language != "ja" and words and not any(w in after for w in words)
    # So it goes on in Japanese after the name of whom something is wanted of.
    return not behind and not after.startswith(("に", "へ", "から"))


def _asking(question: Question) -> str:
    """Return the clause in which a question asks what somebody holds, and does not only say it beside what it asks."""
    # Who did support something may have done so by a deed.
    siding = SIDING if question.cued("whether") and not question.cued("past") else set()
    words = [u.text for u in question.units if (HOLDING | siding) & set(u.groups)]
    cues = [question.grammar.cues[name] for name in ("interrogative", "whether")]
    clauses = [m[0] for m in CLAUSE.finditer(question.folded) if any(own.stand_in(m[0]) for own in cues)]
    # "When the US asked, what did Japan offer?" asks last.
    return next((c for c in reversed(clauses) if question.cued("view_asked") or any(w in c for w in words)), "")


def _holds(context: Context, hit: Hit, keys: set[str], writing: bool) -> bool:
    """Tell whether a passage is what somebody claims or proposes, or how they act; of those who write an article, what
    it states itself, too."""
    made = claimants(context, hit)
    if made:
        return bool(keys & set(made))
    if writing:
        return context.snapshot.passages[hit.passage]["speaker"] in keys
    return any(p in ACTING and s[3:] in keys for s, p, _ in context.relations(hit.passage))


def _wished(context: Context, hit: Hit) -> bool:
    """Tell whether a passage tells what somebody wants, and not only what they might want one day."""
    told = {(p, o) for _, p, o in context.stated(hit.passage)}
    return bool(told & WISHED) and ("kg:modality", "kg:conditional") not in told
