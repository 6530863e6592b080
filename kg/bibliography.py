"""References in the styles in which people print them: author and date (APA, Chicago), the Chinese national standard
(GB/T 7714), and BibTeX.

Sources: American Psychological Association, Publication Manual, 7th ed. (2020), ch. 9; The Chicago Manual of Style,
17th ed. (2017), ch. 15; GB/T 7714-2015; Kime, Wemheuer and Lehman, The biblatex Package (fields, dates in EDTF).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.dates import say
from kg.errors import KgError
from kg.references import Person, Reference
from kg.sections import section_name
from kg.snapshot import Snapshot, pick

STYLES = ("apa", "chicago", "gbt7714", "bibtex")
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+")


def known(style: str) -> str:
    """Return the name of a style.

    Raises
    ------
    KgError
        If there is no such style.
    """
    if style not in STYLES:
        raise KgError(f"There is no citation style {style!r}.", "Known: " + ", ".join(STYLES))
    return style


def printed(snapshot: Snapshot, reference: Reference, style: str = "apa") -> str:
    """Return one reference in a style, without the passages."""
    text = _STYLES[known(style)](snapshot, _as_published(reference, style))
    return text if style == "bibtex" else _INVISIBLE.sub(" ", text)


def _as_published(reference: Reference, style: str) -> Reference:
    """Return a reference with the date of a repost told with who posted it, since it isn't that of the journal."""
    if not reference.reposted:
        return reference
    poster = pick(reference.publisher, reference.language)
    if style == "gbt7714" and reference.language != "en":
        posted = f"{poster}, {reference.date}{'轉載' if reference.language == 'zh-Hant' else '转载'}"
    else:
        posted = f"Reposted by {_own(reference.publisher, reference.language)}, {say(reference.date)}"
    return replace(reference, date="", publisher={}, locator=[*reference.locator, posted])


def where(
    snapshot: Snapshot,
    reference: Reference,
    language: str = "en",
    form: str = "{section}, line {line}",
    noted: str = "{place}, note {note}",
    added: str = "{place}, by {writer}",
) -> str:
    """Return on which sections and lines the passages stand, or by whom, and where, a work is cited: with the number of
    the article's note, said to be one, as evidence has numbers of its own. What whoever made a digest adds to it is
    said to be by that person, since the reference itself names the authors."""
    found = []
    for name in reference.passages:
        entry = snapshot.passages[name]
        place = form.format(section=section_name(entry["section"], language), line=entry["line"])
        keys = snapshot.writers(name)
        writer = ", ".join(snapshot.label(key, language) for key in keys)
        if reference.role == "cited":
            if entry.get("marker"):
                place = noted.format(place=place, note=entry["marker"].strip("[]"))
            place = f"{writer}, {place}"
        elif keys != snapshot.articles[entry["article"]]["authors"]:
            place = added.format(place=place, writer=writer)
        found.append(place)
    return "; ".join(dict.fromkeys(found))


def _joined(parts: Sequence[str], between: str = ". ") -> str:
    """Return parts as sentences, with no second stop after one."""
    text = ""
    for part in (p for p in parts if p):
        gap = between[1:] if text[-1:] in {".", "?", "!", "？", "！"} else between
        text += gap + part if text else part
    return text if text[-1:] in {".", "?", "!", "？", "！"} or not text else text + "."


def _own(labels: dict[str, list[str]], language: str) -> str:
    """Return a name in the language of a text, with the English one in brackets where they differ."""
    name, english = pick(labels, language), pick({"en": labels.get("en", [])}, "en")
    return f"{name} [{english}]" if english and english != name else name


def _title(reference: Reference) -> str:
    english = reference.titles.get("en", "")
    return f"{reference.title} [{english}]" if english and english != reference.title else reference.title


def _list(names: Sequence[str], last: str, unnamed: bool) -> str:
    if unnamed:
        return ", ".join([*names, "et al."]) if names else ""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f"{last}{names[-1]}" if names else ""


def _named(people: list[Person]) -> tuple[list[Person], bool]:
    """Return the people whose names are known, and whether there were more."""
    return [p for p in people if not p.unnamed], any(p.unnamed for p in people)


def _initials(person: Person) -> str:
    if not person.family:
        return person.name()
    letters = [re.sub(r"([^-])[^-]*", r"\1.", word) for word in person.given.split()]
    return f"{person.family}, {' '.join(letters)}"


def _place(reference: Reference) -> str:
    """Return volume, issue and pages: ``35(4), 904-933``."""
    issue = f"({reference.issue})" if reference.volume else f"no. {reference.issue}"
    number = reference.volume + (issue if reference.issue else "")
    return ", ".join(p for p in (number, reference.page_range.replace("-", "–")) if p)


def _cited_pages(reference: Reference) -> str:
    shown = [p.replace("-", "–") for p in reference.pages if p != reference.page_range]
    many = len(shown) > 1 or any("–" in p for p in shown)
    return f"Cited: {'pp.' if many else 'p.'} {', '.join(shown)}" if shown else ""


def _apa_date(reference: Reference) -> str:
    text = say(reference.date)
    if not text:
        return "(n.d.)"
    day = re.fullmatch(r"(?:(about) )?(?:(\d+) )?(?:([A-Z][a-z]+) )?(\d{4})", text)
    if not day:
        return f"({text})" if text else ""
    about = "ca. " if day[1] else ""
    return f"({about}{day[4]}" + (f", {day[3]}" if day[3] else "") + (f" {day[2]}" if day[2] else "") + ")"


def _source(reference: Reference) -> str:
    """Return what a text is part of, else who published it."""
    return _own(reference.container or reference.publisher, reference.language)


def _apa(_: Snapshot, reference: Reference) -> str:
    people, more = _named(reference.authors)
    authors = _list([_initials(p) for p in people], ", & " if len(people) > 1 else "", more)
    compilers, _more = _named(reference.compilers)
    role = "Trans." if reference.kind in {"book", "chapter"} else "Comp."
    made = ", ".join(f"{' '.join(_initials(p).split(', ')[::-1])}" for p in compilers)
    title = _title(reference) + (f" ({made}, {role})" if made else "")
    body = ", ".join(p for p in (_source(reference), _place(reference)) if p)
    publisher = _own(reference.publisher, reference.language) if reference.container else ""
    head = f"{authors} {_apa_date(reference)}".strip()
    if not authors:
        # Without an author the title takes the author's place.
        head, title = f"{title.rstrip('.')}. {_apa_date(reference)}".strip(" "), ""
    link = f"https://doi.org/{reference.doi}" if reference.doi else reference.url
    text = _joined([head, title, body, publisher, *reference.locator, _cited_pages(reference)])
    return f"{text} {link}".strip()


def _chicago(_: Snapshot, reference: Reference) -> str:
    people, more = _named(reference.authors)
    names = [
        (f"{p.family}, {p.given}" if p.family and not i else f"{p.given} {p.family}" if p.family else p.name())
        + (f" {_script(p)}" if _script(p) and reference.language != "en" else "")
        for i, p in enumerate(people)
    ]
    authors = _list(names, ", and ", more)
    compilers = ", ".join(p.name() for p in _named(reference.compilers)[0])
    role = "Translated" if reference.kind in {"book", "chapter"} else "Compiled"
    title = _title(reference) if reference.kind in {"book", "report"} else f"“{_joined([_title(reference)])}”"
    number = (f" {reference.volume}" if reference.volume else "") + (
        f" ({reference.issue})" if reference.issue and reference.volume else f", no. {reference.issue}"
        if reference.issue else ""
    )  # fmt: skip
    pages = f": {reference.page_range.replace('-', '–')}" if reference.page_range else ""
    full = say(reference.date) if "-" in reference.date else ""
    source = _source(reference) + number + pages + (f", {full}" if full and reference.kind != "book" else "")
    link = f"https://doi.org/{reference.doi}" if reference.doi else reference.url
    year = say(reference.date[:4]) or "n.d."
    parts = [
        # Without an author the title takes the author's place, also in the list.
        *([authors, year, title] if authors else [title, year]),
        f"{role} by {compilers}" if compilers else "",
        source.strip(", "),
    ]
    publisher = _own(reference.publisher, reference.language) if reference.container else ""
    text = _joined([*parts, publisher, *reference.locator, _cited_pages(reference)])
    text = re.sub(r"([.?!])”\.(?= |$)", r"\1”", text)
    return f"{text} {link}".strip()


def _script(person: Person) -> str:
    """Return a name in Chinese or Japanese characters, for a person whose names go family name first there."""
    for language in ("zh-Hans", "ja"):
        name = next(iter(person.labels.get(language, [])), "")
        if re.fullmatch(r"[\u3400-\u9fff]{2,5}", name):
            return name
    return ""


_TOTAL = re.compile(r"(\d+)(?:st|nd|rd|th) issue in all")
_UNDATED = {"zh-Hans": "[年不详]", "zh-Hant": "[年不詳]", "ja": "[出版年不明]"}
_LETTERS = {"article": "J", "book": "M", "chapter": "M", "report": "R", "news": "N", "web": "EB/OL", "document": "Z"}


def _capitals(person: Person) -> str:
    """Return a name in Latin letters as the standard writes it: the family name in capitals, a given name that is no
    Chinese one by its letters, without stops."""
    if not person.family:
        return person.name()
    given = person.given if _script(person) else re.sub(r"[^\W\d_]+\.?", lambda m: m[0][0].upper(), person.given)
    return f"{person.family.upper()} {given}".strip()


def _gbt(_: Snapshot, reference: Reference) -> str:
    language = reference.language
    people, more = _named(reference.authors)
    names = [p.name(language) if language != "en" else _capitals(p) for p in people]
    others = ("et al" if language == "en" else "等") if more or len(names) > 3 else ""
    authors = ", ".join([*names[:3], *([others] if others else [])])
    letter = _LETTERS[reference.kind]
    if letter in "JNR" and reference.url and not reference.volume:
        letter += "/OL"
    compilers = ", ".join(p.name(language) for p in _named(reference.compilers)[0])
    role = "trans" if language == "en" else "译" if reference.kind in {"book", "chapter"} else "编译"
    role = role.replace("编译", "編譯").replace("译", "譯") if language == "zh-Hant" else role
    dated = reference.date if reference.kind in {"news", "web"} else reference.date[:4]
    dated = dated or _UNDATED.get(language, "[n.d.]")
    issue = f", {reference.volume}" if reference.volume else ""
    issue += f"({reference.issue})" if reference.issue else ""
    pages = f": {reference.page_range or ', '.join(reference.pages)}" if reference.pages else ""
    source = pick(reference.container or reference.publisher, language)
    body = ", ".join(p for p in (source, dated) if p) + issue + pages
    title = f"{reference.title}[{letter}]"
    total = {"zh-Hans": "总第{}期", "zh-Hant": "總第{}期", "ja": "通巻{}号"}.get(language, "{} in all")
    locator = [_TOTAL.sub(lambda m: total.format(m[1]), text) for text in reference.locator]
    text = _joined([authors, title, f"{compilers}, {role}" if compilers else "", body, *locator])
    link = f"https://doi.org/{reference.doi}" if reference.doi else reference.url
    return f"{text} {link}".strip()


# --- BibTeX

_TYPES = {
    "article": "article", "book": "book", "chapter": "incollection", "report": "report", "news": "article",
    "web": "online", "document": "misc",
}  # fmt: skip
_LANGUAGES = {"en": "english", "zh-Hans": "chinese", "zh-Hant": "chinese", "ja": "japanese", "pl": "polish"}
# Readers count braces, escaped or not.
_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def escaped(text: str) -> str:
    """Return a text that BibTeX and LaTeX take for these very characters; Chinese and Japanese stay UTF-8."""
    return "".join(_ESCAPES.get(c, c) for c in " ".join(_INVISIBLE.sub(" ", text).split()))


def entry_key(key: str) -> str:
    """Return the key of an entry: the thing's own, which is unique and stays; other characters as their codes."""
    return re.sub(r"[^A-Za-z0-9-]", lambda m: f"_{ord(m[0]):x}_", key)


def _bibtex_names(people: list[Person]) -> str:
    named, more = _named(people)
    names = [f"{escaped(p.family)}, {escaped(p.given)}" if p.family else "{" + escaped(p.name()) + "}" for p in named]
    return " and ".join([*names, *(["others"] if more and names else [])])


def _bibtex(snapshot: Snapshot, reference: Reference) -> str:
    language = reference.language
    kind = _TYPES[reference.kind]
    if kind == "article" and not reference.container and reference.kind != "news":
        kind = "misc"
    publisher = reference.publisher if reference.container else {}
    source = escaped(_own(reference.container or reference.publisher, language))
    holder = {"article": "journal", "incollection": "booktitle", "report": "institution", "book": "publisher"}
    # Older styles know years only; biblatex reads the date, which is EDTF there, too.
    year = re.match(r"\d{4}", reference.date)
    english = reference.titles.get("en", "")
    doi = reference.doi
    cited = _cited_pages(reference)
    fields = {
        "author": _bibtex_names(reference.authors),
        "translator": _bibtex_names(reference.compilers),
        "editor": _bibtex_names(reference.editors),
        "title": escaped(reference.title),
        "titleaddon": escaped(english) if english != reference.title else "",
        holder.get(kind, "organization"): source,
        "publisher": escaped(_own(publisher, language)) if publisher and kind != "book" else "",
        "year": year[0] if year else "",
        "date": reference.date if len(reference.date) > 4 else "",
        "volume": reference.volume,
        "number": reference.issue,
        "pages": reference.page_range.replace("-", "--"),
        "doi": _link(doi),
        "url": "" if doi and doi in reference.url else _link(reference.url),
        "langid": _LANGUAGES.get(language, ""),
        "note": escaped("; ".join([*reference.locator, *([cited] if cited else [])])),
        "annote": escaped(("Cited in: " if reference.role == "cited" else "") + where(snapshot, reference))
        if reference.role != "original" else "",
    }  # fmt: skip
    if kind == "book" and source:
        fields["publisher"] = source
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{entry_key(reference.key)},", *lines, "}"])


def _link(text: str) -> str:
    """Return an address with what would end a field written as its code."""
    return re.sub(r"[{}\\\s\"<>]", lambda m: f"%{ord(m[0]):02X}", _INVISIBLE.sub("", text))


_STYLES: dict[str, Callable[[Snapshot, Reference], str]] = {
    "apa": _apa, "chicago": _chicago, "gbt7714": _gbt, "bibtex": _bibtex,
}  # fmt: skip
