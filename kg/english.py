"""What the forms of an English word have in common."""

from __future__ import annotations

import re
from functools import lru_cache

_FORMS = """
    be is are was were been being, bear bore borne, become became, begin began begun, bind bound,
    blow blew blown, break broke broken, bring brought, build built, buy bought, catch caught,
    choose chose chosen, come came coming, cost costing, deal dealt, do did done does doing, draw drew drawn,
    drive drove driven, fall fell fallen, feel felt, fight fought, foresee foresaw foreseen,
    forget forgot forgotten, free freed, get got gotten, give gave given giving, go went gone going goes,
    grow grew grown, have has had having, hear heard, hold held, keep kept, know knew known, lay laid, lead led,
    lend lent, lose lost losing, make made making, man men, mean meant, meet met, oversee oversaw,
    overthrow overthrew, pay paid, rise rose risen, run ran, say said, see saw seen, seek sought, sell sold,
    send sent, set setting, shake shook shaken, show shown, shrink shrank shrunk, sink sank sunk, slide slid,
    speak spoke spoken, spend spent, split splitting, stand stood, steal stole stolen, stick stuck, swing swung,
    take took taken taking, teach taught, tear tore torn, tell told, think thought, throw threw thrown,
    tie tied tying ties, undertake undertook undertaken, underlie underlies, use used using uses, wear wore worn,
    win won, withdraw withdrew withdrawn, withstand withstood, write wrote written, foot feet, woman women,
    crisis crises, note notes noted, plane planes, care cares cared, tone tones, theme themes, site sites,
    cite cites cited citing
"""
_KEPT = """
    according arms customs goods means news united odds always perhaps series species less unless across likely
    times markedly standing directed spelling timing heading ruling footing closely officially findings note
    plane care tone theme quite site cite fare scare limited studies supply apply reply imply comply family
    assembly italy july monopoly early only anomaly need speed exceed succeed proceed indeed bleed breed feed
    seed deed heed hundred sacred during beijing nothing something anything everything evening morning willing
    forces yearly quarterly shared increasingly
"""
IRREGULAR = {form: base for base, *forms in map(str.split, _FORMS.split(",")) for form in forms}
"""Irregular forms of English words, each with the word."""
KEPT = frozenset(_KEPT.split())
"""English words that only look as if they had an ending, or whose form tells their meaning ("arms", "standing")."""
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=20_000)
def root(word: str) -> str:
    """Return what the forms of an English word have in common, so that a phrase need stand but once.

    >>> root("dragging"), root("drags"), root("policies"), root("policy"), root("sought"), root("recognized")
    ('drag', 'drag', 'policy', 'policy', 'seek', 'recognis')
    """
    word = word.rstrip(".'-").removesuffix("'s")
    word = IRREGULAR.get(word, word)
    if len(word) <= 3 or word in KEPT or any(c.isdigit() for c in word):
        return word
    base = word
    if base.endswith("ly") and len(base) > 5:
        base = base[:-2]
    if base.endswith(("ies", "ied")) and len(base) > 4:
        base = base[:-3] + "y"
    elif base.endswith("ing") and len(base) > 5 and not _VOWELS.isdisjoint(base[:-3]):
        base = base[:-3]
    elif base.endswith("ed") and len(base) > 4 and not _VOWELS.isdisjoint(base[:-2]):
        base = base[:-2]
    elif base.endswith("s") and not base.endswith(("ss", "us", "is")):
        base = base[:-1]
    if base in IRREGULAR:
        return IRREGULAR[base]
    base = base.replace("ization", "isation").replace("defense", "defence")
    if len(base) > 3:
        base = base.rstrip("e") if len(base.rstrip("e")) > 2 else base
        base = re.sub(r"([bdfglmnprst])\1$", r"\1", base)
        base = re.sub("iz$", "is", re.sub("(?<=...)our$", "or", base))
    return base
