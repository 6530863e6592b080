"""A text behind an answer, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.references.person import Person


@dataclass
class Reference:
    """A text behind an answer.

    Attributes
    ----------
    key : str
        Of the thing; also the key of the BibTeX entry.
    role : str
        ``evidence`` (an article that the evidence stands in), ``original`` (what that is a digest of) or
        ``cited`` (what its passages cite).
    kind : str
        ``article``, ``book``, ``chapter``, ``report``, ``news``, ``web`` or ``document``.
    titles : dict of str to str
        By language, the original first.
    authors, compilers, editors : list of Person
        Compilers translated or digested the text.
    container, publisher : dict of str to list of str
        Names of the journal, column or book that it is part of, and of who published it.
    date : str
        EDTF; empty where the graph holds none.
    volume, issue, doi, url : str
    pages : list of str
        As the articles give them: all pages of the text, or those cited.
    locator : list of str
        What is said of the place besides.
    passages : list of str
        Names of the passages of the answer that stand in it, or that cite it.
    """

    key: str
    role: str
    kind: str
    titles: dict[str, str]
    authors: list[Person] = field(default_factory=list)
    compilers: list[Person] = field(default_factory=list)
    editors: list[Person] = field(default_factory=list)
    container: dict[str, list[str]] = field(default_factory=dict)
    publisher: dict[str, list[str]] = field(default_factory=dict)
    date: str = ""
    volume: str = ""
    issue: str = ""
    doi: str = ""
    url: str = ""
    pages: list[str] = field(default_factory=list)
    locator: list[str] = field(default_factory=list)
    passages: list[str] = field(default_factory=list)

    @property
    def language(self) -> str:
        """Language of the original title."""
        return next(iter(self.titles), "en")

    @property
    def title(self) -> str:
        """The original title."""
        return next(iter(self.titles.values()), "")

    @property
    def reposted(self) -> bool:
        """Whether the date is that on which somebody other than its journal posted an article, of whose issue nothing
        is known."""
        return bool(self.role == "evidence" and self.container and self.publisher and not self.volume + self.issue)

    @property
    def page_range(self) -> str:
        """The pages that a text fills: the one range that is given of an article or chapter; else empty, since a
        single page or several ranges are what was cited."""
        ranges = [p for p in self.pages if "-" in p]
        return ranges[0] if len(self.pages) == len(ranges) == 1 and self.kind in {"article", "chapter"} else ""
