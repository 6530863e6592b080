"""Where in a volume a text stands: volume, issue and pages, out of a locator as an article writes it."""

from __future__ import annotations

import re

from kg.references.reference import Reference

_PAGES = r"\d+(?:\s*[-–~—]\s*\d+)?"
_PARTS = (
    ("volume", re.compile(r"\bvol(?:ume)?\.?\s*(\d+)", re.IGNORECASE)),
    ("volume", re.compile(r"第(\d+)卷")),
    ("issue", re.compile(r"\b(?:no|issue)\.?\s*(\d+)", re.IGNORECASE)),
    ("issue", re.compile(r"第(\d+)期")),
    ("pages", re.compile(rf"\bpp?\.\s*({_PAGES})")),
    ("pages", re.compile(rf"第({_PAGES})页")),
    ("doi", re.compile(r"(?:\bDOI:?\s*)?(10\.\d{4,9}/[^\s,]+)", re.IGNORECASE)),
)
_VOLUME_FIRST = re.compile(r"^(\d{1,3})(?:\s*[:(]\s*(\d+)\)?)?(?=\s*,)")


def locate(reference: Reference, text: str) -> None:
    """Take volume, issue and pages out of a locator such as ``Vol. 35, No. 4, p. 905`` or ``2014年第6期，第96页``;
    what is none of these is kept as it stands."""
    rest = text
    year = reference.date[:4]
    if year:
        rest = re.sub(rf"^{year}(?:年|,|\b)", "", rest).strip()
    for name, pattern in _PARTS:
        match = pattern.search(rest)
        if not match:
            continue
        value = re.sub(r"\s*[-–~—]\s*", "-", match[1])
        if name == "pages":
            reference.pages += [value] if value not in reference.pages else []
        else:
            setattr(reference, name, value)
        rest = rest[: match.start()] + rest[match.end() :]
    first = _VOLUME_FIRST.match(rest)
    if first:
        reference.volume, reference.issue = first[1], first[2] or reference.issue
        rest = rest[first.end() :]
    bare = re.match(r"^\((\d+)\)", rest)
    if bare and not reference.issue:
        reference.issue, rest = bare[1], rest[bare.end() :]
    rest = rest.strip(" ,，;")
    # A number of which nothing says what it counts tells nothing.
    rest = "" if rest.isdigit() else rest
    if rest and rest not in reference.locator:
        reference.locator.append(rest)
