"""What somebody objects to: the criticism that an author, a translator or a scholar makes of a text, a theory or a
view, told from the kind of the claims and from whom they are."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds.tellers import PERSONS, claimants, claimed_by
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.retrieval.telling import at
from kg.ask.understanding.mention import Mention

WEAK = {"limit", "restrict", "fall-short", "unfavourable"}
"""Groups of the thesaurus by which a question asks what is weak in a text or a theory."""
ASKING = {
    *WEAK, "criticise", "oppose", "weak", "way-of-doing", "argue", "scholar", "article", "text", "research",
    "theory", "compiler", "author", "local-people",
}  # fmt: skip
"""Those by which a question says only that it asks what somebody objects to."""
WHOLE = 0.75
"""The share of the words left to be found that one objection must hold, so that it is chosen by them."""
CLOSE = 0.6
"""The share of the words of the best objection that another must hold, where words are left to be found."""
MOST = 12


def objections(context: Context) -> Answer | None:
    """What somebody objects to: the criticism of those whom the question means, on what it names; None where there is
    none, or where nobody is meant."""
    question = context.question
    articles = question.articles
    made = [h for h in _criticism(context) if not articles or h.article in articles]
    meant = [m for m in question.mentions if context.may_be(m, *PERSONS)]
    holders = [m for m in meant if any(claimed_by(context, h, m.keys) for h in made)]
    entries = [context.snapshot.articles[key] for key in articles]
    # Who is named with an article that he compiled, and wrote another, objects to its authors.
    both = {p for e in entries for p in e["compilers"]} & {p for e in entries for p in e["authors"]}
    judged = [h for h in made if claimed_by(context, h, _compilers(context, h))]
    if both:
        own = [h for h in judged if claimed_by(context, h, both & _compilers(context, h))]
    elif question.cued("compiler"):
        own = judged
    elif WEAK & question.groups:
        # What is weak in a text says who judges it, or it says so of itself.
        own = (judged or _limits(context, articles)) if articles else made
        holders = []
    elif holders and not articles:
        own = [h for h in made if any(claimed_by(context, h, m.keys) for m in holders)]
    else:
        authors = {key: entry["authors"] for key, entry in context.snapshot.articles.items()}
        own = [h for h in made if not articles or claimed_by(context, h, authors[h.article])]
    # A name may only mean somebody's part in a text ("the translator"), or who wrote it.
    wrote = {a for entry in context.snapshot.articles.values() for a in (*entry["authors"], *entry["speakers"])}
    aimed = [m for m in question.mentions if not context.may_be(m, "Role") and wrote.isdisjoint(m.keys)]
    aimed = [m for m in aimed if m not in holders]
    fit = [h for h in own if all(_speaks(context, h, m) for m in aimed)]
    told = _with_beside(context, _of_words(context, fit), fit)
    if not told or not (aimed or holders or articles or question.cued("compiler")):
        return None
    return context.tell(told[:MOST], complete=True)


def _with_beside(context: Context, chosen: list[Hit], hits: list[Hit]) -> list[Hit]:
    """Return objections with those of the same that stand on their lines: what is said of one in other words."""

    def made(hit: Hit) -> set[tuple[int, str]]:
        return {(line, c) for line in context.snapshot.lines[hit.place] for c in claimants(context, hit)}

    known = set().union(*map(made, chosen))
    return list(dict.fromkeys([*chosen, *(h for h in hits if known & made(h))]))


def _limits(context: Context, articles: list[str]) -> list[Hit]:
    """Return what the articles that are asked about say of their own limits."""
    words = [a for a in context.sought if WEAK & set(a.groups)]
    ends = {f"id:article-{article}" for article in articles}
    near = [h for h in context.hits if any(a.held_at(h.place) for a in words)]
    return [h for h in near if ends & context.ends(h.passage)]


def _criticism(context: Context) -> list[Hit]:
    """Return the passages that hold criticism, in their order, each with what it is worth to the question."""
    snapshot = context.snapshot

    def work() -> list[int]:
        claims = [key for key, kind in snapshot.relations["kg:claimKind"] if kind == "kg:criticism"]
        told = {n for n, _, p, o in context.stated_of(*claims) if p == "kg:claimKind" and o == "kg:criticism"}
        return sorted(snapshot.places[n] for n in told)

    return at(context, context.always("passages by kind", "kg:criticism", work))


def _of_words(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return those that hold about as much as any of what else the question says; all where it says nothing else."""
    # To raise an objection is to object.
    voicing = context.question.grammar.cues["voicing"]
    words = [u.text for u in context.question.units if not ASKING & set(u.groups)]
    texts = {text for text in words if not any(cue.fullmatch(text) for cue in voicing)}
    sought = [a for a in context.sought if a.known and a.text in texts]
    shares = {h: sum(a.worth(h.place) for a in sought) for h in hits}
    best = max(shares.values(), default=0.0)
    # Words that none holds all of only say how it is asked.
    whole = best >= WHOLE * sum(a.weight for a in sought)
    own = [h for h in hits if shares[h] >= CLOSE * best] if whole else hits
    # What only says that there is something to object to tells less than what it is.
    about = {h: {o[3:] for _, p, o in context.stated(h.passage) if p == "kg:about"} for h in own}

    def is_text(key: str) -> bool:
        return context.any_is([key], *PERSONS, "Document") or key.startswith("work-")

    return sorted(own, key=lambda h: (all(map(is_text, about[h])), h.place))


def _compilers(context: Context, hit: Hit) -> set[str]:
    entry = context.snapshot.articles[hit.article]
    return {*entry["compilers"]} - {*entry["authors"]}


def _speaks(context: Context, hit: Hit, mention: Mention) -> bool:
    """Tell whether an objection is about what a name means, or aims at it."""
    things = context.things(hit.passage)
    # A theory that is called by what it is of is meant where that is objected to: the approach of public goods.
    theories = [k for k in things if context.snapshot.is_a(k, "Theory")]
    return any(k in things or any(t.startswith((f"{k}-", f"{k}s-")) for t in theories) for k in mention.keys)
