"""The scenes of a thing: the articles and sections that speak of it, each with what is said of it there."""

from __future__ import annotations

from collections import Counter

from kg.ask.answer import Answer
from kg.ask.retrieval.choose import COMMON
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.mention import Mention
from kg.sections import section_name
from kg.words import tokens

MOST = 6
"""How many scenes are told at most."""
EACH = 3
"""How many statements of a scene."""
ALL = 12
"""How many statements of all scenes, where these are few."""
SPELT = 0.85
"""The share of the words of a name that a passage must hold to spell it."""
FEW = 0.25
"""The share of the passages, as parts of `COMMON`, above which a thing is too common to have scenes."""
RARE = 12
"""How many passages name a thing at most for all of them to be looked at."""


def scenes(context: Context) -> Answer | None:
    """What is said of the rarest thing of the question in each article and section that speaks of it: two scenes at
    least."""
    focus = _focus(context)
    if focus is None:
        return None
    named = _places(context, focus)
    groups: dict[tuple[str, str], list[Hit]] = {}
    ranked = [h for h in context.hits if h.place in named]
    # Where a thing is named beside the point of the question it is in a scene, too.
    left = named - {h.place for h in ranked}
    asked = context.question.articles or context.snapshot.articles
    others = [plain(context.snapshot, place, 0.0) for place in sorted(left) if len(named) <= RARE]
    for hit in [*ranked, *(h for h in others if h.article in asked)]:
        entry = context.snapshot.passages[hit.passage]
        groups.setdefault((entry["article"], entry["section"] or ""), []).append(hit)
    if len(groups) < 2:
        return None
    several = len({article for article, _ in groups}) > 1
    chosen: list[Hit] = []
    lines = []
    for (article, section), hits in sorted(groups.items(), key=lambda g: -g[1][0].score)[:MOST]:
        number = context.snapshot.articles[article]["number"]
        lines.append(context.say("scene", article=number, section=section_name(section, context.question.language)))
        # In how few scenes it is, so much is told of each; in the order of the text.
        each = max(EACH if several else EACH + 2, ALL // len(groups))
        shown = sorted(hits[:each], key=lambda h: h.place)
        lines.append(context.listed(shown))
        chosen += shown
    answer = context.answered("\n".join(lines), chosen)
    context.add_evidence([h.passage for h in chosen], most=MOST * EACH)
    answer.complete = True
    return answer


def _places(context: Context, mention: Mention) -> set[int]:
    """Return the places of the passages that name a thing, imply it, or spell nearly all of its name."""
    snapshot = context.snapshot
    words = set(tokens(mention.name, snapshot.folder_of_names))
    postings = snapshot.postings.fetch(words)
    spelt = Counter(place for word in words for place in postings.get(word, ()))
    found = {place for place, count in spelt.items() if count >= SPELT * len(words)}
    return found | snapshot.telling_of(mention.keys)


def _focus(context: Context) -> Mention | None:
    """Return whose scenes are asked for: the rarest thing that a question names."""
    question, snapshot = context.question, context.snapshot
    counts = {m: len({p for k in m.keys for p in snapshot.occurrences.get(k, ())}) for m in question.mentions}
    rare = [m for m, n in counts.items() if 1 < n < FEW * COMMON * len(snapshot.order)]
    if not rare:
        # Named but once, a thing may still be implied, or spelt in another way, elsewhere.
        rare = [m for m in question.mentions if counts[m] == 1 and len(_places(context, m)) > 1]
    return min(rare, key=lambda m: counts[m], default=None)
