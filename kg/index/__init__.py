"""What the build takes out of the quads so that answering needs no parsing: names, passages, statements, the
arrays of the path graph, and the words by which passages are found.

Every part is plain lists and dicts and is kept as JSON beside the store.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg import gazetteer, thesaurus
from kg.index import network, records
from kg.index.names import named, spellings
from kg.index.quads import Quads
from kg.index.words import Words
from kg.names import Folder, script_table
from kg.nearest import nearest

Json = dict[str, Any]


def tables(quads: Iterable[Any], words: Path, field: Path) -> dict[str, Json]:
    """Return all parts of a snapshot as tables for `kg.tables.write`.

    Parameters
    ----------
    quads : iterable of Quad
        As `kg.expand.expand` and `kg.expand.derive` return them.
    words : Path
        The thesaurus.
    field : Path
        The gazetteer.
    """
    known = Quads(quads)
    fold = script_table()
    folder = Folder(fold)
    phrases, groups = thesaurus.read(words, folder)
    things, names = named(known, folder)
    index = Words(known, folder, phrases)
    postings, occurrences, implied, places = index.tables()
    found, sizes = spellings(names)
    passages = records.passages(known)
    # What no passage says in any of the words that mean the same is only known as a word.
    said = {phrase for phrase, meant in phrases.items() if any(thesaurus.MARK + group in postings for group in meant)}
    return {
        "things": things,
        "names": names,
        "vocabulary": records.vocabulary(known),
        "articles": records.articles(known),
        "passages": passages,
        "words": index.told(passages),
        "disagreements": records.disagreements(known),
        "postings": postings,
        "occurrences": occurrences,
        "implied": implied,
        "nearest": nearest(postings, occurrences, len(places["passages"])),
        "phrases": phrases,
        "absent": gazetteer.absent(gazetteer.read(field), {*names, *said}, index.texts(postings), folder),
        "dates": records.dates(known),
        "relations": records.relations(known),
        **found,
        "whole": {"sizes": sizes, "fold": fold, "network": network.network(known), "groups": groups, **places},
    }
