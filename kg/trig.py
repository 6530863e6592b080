"""Writing a registered article and the draft of its passages as Turtle and TriG that people go on writing in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.draft import Heading, Proposal
from kg.terms import ID, PASSAGE, PREFIXES

if TYPE_CHECKING:
    from kg.articles import Article

_WIDTH = 118
_INTRODUCTION = """\
# A draft of the passages of {key}, made by kg article add. It says nothing yet.
# For each sentence that names a thing that the graph knows, or a time, there is a line, a quote that finds it, and what
# it names, found by its spelling alone. To make a passage of one: write what the sentence says between braces,
#     {key}:l2a {{ id:japan kg:supports id:burden-sharing . }}
# replace “a kg:Draft ;” and the lines kg:mentions, kg:mentionsDate and kg:unresolvedTime by a kg:summary in English and
# in simplified Chinese, and, where the words are not the author's own, add kg:speaker and kg:stance.
# Throw away what you don't need. kg validate tells what is left to do.
"""


def _prefixes(*names: str, **more: str) -> str:
    known = {name: PREFIXES[name] for name in names} | more
    width = max(map(len, known)) + 1
    return "".join(f"@prefix {name + ':':<{width}} <{iri}> .\n" for name, iri in known.items())


def _literal(text: str, tag: str = "") -> str:
    escaped = "".join(_ESCAPES.get(c, c) for c in text)
    return f'"{escaped}"' + (f"@{tag}" if tag else "")


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _id(key: str) -> str:
    """Return a thing's name in Turtle: with the prefix where that allows its characters."""
    return f"id:{key}" if key.replace("-", "").replace("_", "").isalnum() else f"<{ID}{key}>"


def _wrapped(parts: Sequence[str]) -> str:
    """Return the parts of a statement, each ending in a semicolon but the last, on lines that are not too long."""
    lines, current = [], ""
    for number, part in enumerate(parts):
        end = " ." if number == len(parts) - 1 else " ;"
        if current and len(current) + len(part) + 3 > _WIDTH:
            lines.append(current)
            current = "   "
        current += (" " if current else "") + part + end
    return "\n".join([*lines, current]) + "\n"


def article(registered: Article, sections: Sequence[Heading], known: set[str]) -> str:
    """Return an article's description in Turtle: metadata, hash, authors that the graph doesn't know, sections.

    Parameters
    ----------
    registered : Article
    sections : sequence of Heading
    known : set of str
        Keys of things that are described already.
    """
    node = f"id:article-{registered.key}"
    authors = list(registered.authors)
    lines = [_prefixes("kg", "id", "rdfs", "foaf", "dcterms")]
    unnamed = f"author-of-{registered.key}"
    speaker = authors[0][0] if len(authors) == 1 else f"authors-of-{registered.key}" if authors else unnamed
    title = registered.title
    parts = [
        f"{node} a kg:Article",
        f"kg:number {_literal(registered.number)}",
        f"kg:file {_literal(registered.file)}",
        f"dcterms:title {_literal(title, registered.language)}",
        f"rdfs:label {_labels(title, registered.language)}",
        *([f"dcterms:creator {' , '.join(_id(k) for k, _ in authors)}"] if authors else []),
        f"kg:defaultSpeaker {_id(speaker)}",
        *([f"kg:date {_literal(registered.date)}^^kg:edtf"] if registered.date else []),
        f"kg:lastLine {registered.lines}",
        f"kg:textDigest {_literal(registered.digest)}",
    ]
    lines += ["# Where a name is only repeated in another language, put the right one.\n" + _wrapped(parts)]
    for key, name in authors:
        if key not in known:
            lines.append(f"{_id(key)} a foaf:Person ; rdfs:label {_labels(name, '')} .\n")
    if speaker not in dict(authors):
        english, chinese = ("the authors of", "的作者") if authors else ("the author of", "的作者")
        label = f"{_literal(f'{english} {title}', 'en')} , {_literal(f'《{title}》{chinese}', 'zh-Hans')}"
        lines.append(f"{_id(speaker)} a kg:Collective ; rdfs:label {label} .\n")
    if sections:
        found = "".join(
            f"id:section-{registered.key}-{s.line} a kg:Section ; kg:inArticle {node} ; "
            f"kg:section {_literal(s.section)} ; kg:line {s.line} .\n"
            for s in sections
        )
        lines.append(f"# Sections, by the lines of their headings.\n{found}")
    return "\n".join(lines)


def _labels(name: str, language: str) -> str:
    """Return a name in English and in simplified Chinese, which every thing needs, and in its own language."""
    tags = dict.fromkeys(["en", "zh-Hans", *([language] if language else [])])
    return " , ".join(_literal(name, tag) for tag in tags)


def draft(registered: Article, proposed: Sequence[Proposal]) -> str:
    """Return the draft of an article's passages in TriG."""
    base = {registered.key: f"{PASSAGE}{registered.key}/"}
    lines = [_INTRODUCTION.format(key=registered.key), _prefixes("kg", "id", **base)]
    for proposal in proposed:
        keys = dict.fromkeys(m.keys[0] for m in proposal.mentions if len(m.keys) == 1)
        dates = dict.fromkeys(t.date for t in proposal.times if t.date)
        unresolved = dict.fromkeys(t.text for t in proposal.times if not t.date)
        parts = [
            f"{registered.key}:{proposal.name} a kg:Draft",
            f"kg:section {_literal(proposal.section)}",
            f"kg:line {proposal.line}",
            f"kg:exact {_literal(proposal.exact)}",
            *([f"kg:prefix {_literal(proposal.prefix)}"] if proposal.prefix else []),
            *([f"kg:mentions {' , '.join(map(_id, keys))}"] if keys else []),
            *([f"kg:mentionsDate {' , '.join(_literal(d) + '^^kg:edtf' for d in dates)}"] if dates else []),
            *([f"kg:unresolvedTime {' , '.join(map(_literal, unresolved))}"] if unresolved else []),
        ]
        several = [m for m in proposal.mentions if len(m.keys) > 1]
        notes = [f"# “{m.text}” may be {' or '.join(map(_id, m.keys))}.\n" for m in several]
        lines.append("".join(dict.fromkeys(notes)) + _wrapped(parts))
    return "\n".join(lines)
