"""The knowledge graph as one object: what notebooks, the command line and pages share."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import UnknownThingError
from kg.snapshot import Snapshot
from kg.terms import ID, PREFIXES

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.ask.answer import Answer
    from kg.paths import Found
    from kg.references import Reference
    from kg.selection import Selection
    from kg.theory import RunnableTheory

Json = dict[str, Any]
PREFIXED = ("kg:", "sem:", "skos:", "org:", "foaf:", "fabio:", "dcterms:", "cito:")
"""Prefixes that a relation or class may be named without."""


class KnowledgeGraph:
    """A snapshot, ready to be asked. Make one with `KnowledgeGraph.open`.

    Examples
    --------
    >>> from kg import KnowledgeGraph
    >>> graph = KnowledgeGraph.open()
    >>> graph.find("川普") == graph.find("Donald Trump")
    True
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @classmethod
    def open(cls, extra: Sequence[Path | str] | None = None) -> KnowledgeGraph:
        """Open the graph, building the snapshot where it isn't there or an input changed.

        Parameters
        ----------
        extra : sequence of path
            Files or folders of your own data (Turtle, TriG), taken in beside the shipped. Left out: what
            ``kg build --with`` took in last.

        Raises
        ------
        DataError, SnapshotError
            As `kg.build.ensure`.
        """
        from kg import additions, build

        own = additions.current() if extra is None else tuple(Path(p) for p in extra)
        return cls(Snapshot(build.ensure(own)))

    def find(self, name: str) -> str:
        """Return the key of the thing that a name, key or IRI means.

        Raises
        ------
        UnknownThingError
            If nothing has that name, with near names; or if several things have it.
        """
        keys = self.find_all(name)
        if len(keys) == 1:
            return keys[0]
        if keys:
            raise UnknownThingError(
                f"{name!r} names several things: {', '.join(self._described(k) for k in keys)}.",
                "Use the key.",
                tuple(keys),
            )
        near = self.near(name)
        hint = "Near: " + ", ".join(near) + "." if near else ""
        raise UnknownThingError(f"The graph knows nothing named {name!r}.", hint, tuple(near))

    def _described(self, key: str) -> str:
        return f"{key} ({self.snapshot.label(key)})"

    def find_all(self, name: str) -> list[str]:
        """Return the keys of all things that a name, key or IRI means."""
        key = name.strip().removeprefix(ID).removeprefix("id:")
        if key in self.snapshot.things:
            return [key]
        return list(self.snapshot.names.get(self.snapshot.folder_of_names.fold(name).strip(), []))

    def near(self, name: str, count: int = 5) -> list[str]:
        """Return known names that look like a name, the best first, one a thing."""
        from kg.spelling import near

        return [n.name for n in near(self.snapshot, name, count)]

    def label(self, key: str, language: str = "en") -> str:
        """Return the name of a thing in a language."""
        return self.snapshot.label(key, language)

    def ask(self, question: str, language: str | None = None, choose: Sequence[str] = ()) -> Answer:
        """Answer a question in English, Chinese (either script) or Japanese (options as `kg.ask.ask`).

        Returns
        -------
        Answer
            With a status that says ``unknown`` where the graph holds no answer.
        """
        from kg.ask import ask

        return ask(self, question, language, choose)

    def references(self, answer: Answer) -> list[Reference]:
        """Return the texts behind what an answer tells itself (see `kg.references.references`), not behind what is told
        nearby or besides."""
        from kg.ask.saying.wording import proper
        from kg.references import references

        return references(self.snapshot, proper(answer) or answer.evidence)

    def paths(self, start: str, end: str, *, members: bool = False, **options: Any) -> Found:
        """Return the best explanations of how two named things are linked.

        Parameters
        ----------
        start, end : str
        members : bool
            Let a body, alliance or treaty stand for its members or parties, and a class for its things: how are the
            groups linked?
        **options
            As `kg.paths.find`.

        Raises
        ------
        UnknownThingError
            If a name is unknown, means several things, or with ``members`` if neither has any.
        """
        from kg import paths

        options = self.filters(**options)
        if not members:
            return paths.find(self.snapshot, self.find(start), self.find(end), **options)
        groups = [self.members(name) for name in (start, end)]
        if not any(groups):
            raise UnknownThingError(f"The graph holds no members of {start!r} or of {end!r}.", "Leave --members out.")
        starts, ends = (group or [self.find(name)] for group, name in zip(groups, (start, end), strict=True))
        return paths.find(self.snapshot, starts, ends, **options)

    def members(self, name: str) -> list[str]:
        """Return the keys of the members of a named body or alliance, the parties to a treaty, or all things of a class
        (`kg.paths.members`)."""
        from kg import paths

        bare = name.removeprefix("kg:")
        if not self.find_all(name) and any(prefix + bare in self.snapshot.vocabulary for prefix in PREFIXED):
            return paths.members(self.snapshot, bare)
        return paths.members(self.snapshot, self.find(name))

    def filters(self, **options: Any) -> Json:
        """Return options of `paths` with things by their keys.

        Raises
        ------
        UnknownThingError
            If ``only`` names no relation or class, or ``via`` or ``without`` nothing that is known.
        """
        known = self.snapshot.vocabulary
        for name in options.get("only") or ():
            if name not in known and not any(p + name.removeprefix("kg:") in known for p in PREFIXED):
                hint = "See ontology/properties.ttl and classes.ttl."
                raise UnknownThingError(f"{name!r} is no relation or class.", hint)
        for name in ("via", "without"):
            if options.get(name):
                options[name] = [self._thing_or_relation(n) for n in options[name]]
        return options

    def _thing_or_relation(self, name: str) -> str:
        bare = name.removeprefix("kg:")
        return name if f"kg:{bare}" in self.snapshot.vocabulary else self.find(name)

    def query(self, sparql: str) -> Any:
        """Run SPARQL over the graph; the known prefixes need not be declared.

        Returns
        -------
        pyoxigraph.QuerySolutions, QueryBoolean or QueryTriples
        """
        from kg.query import run

        return run(self.snapshot, sparql)

    def show(self, name: str, language: str = "en") -> Json:
        """Return all that the graph holds on a named thing (see `kg.show.show`)."""
        from kg.show import show

        return show(self.snapshot, self.find(name), language)

    def timeline(self, name: str | None = None, start: str | None = None, end: str | None = None) -> list[Json]:
        """Return dated events, acts and claims in order of time (see `kg.timeline.timeline`)."""
        from kg.timeline import timeline

        return timeline(self.snapshot, self.find(name) if name else None, start, end)

    def passages(
        self, article: str | None = None, name: str | None = None, articles: Path | None = None
    ) -> Iterator[Json]:
        """Yield passages as the contract prints them (see `kg.passages.passages`)."""
        from kg.passages import passages

        return passages(self.snapshot, article, self.find(name) if name else None, articles)

    def theory(self, name: str) -> RunnableTheory:
        """Return a theory that can be run on coded cases (see `kg.theory.RunnableTheory`).

        Raises
        ------
        UnknownThingError
            If there is none of that name, once it is used.
        """
        from kg.theory import RunnableTheory

        return RunnableTheory(self.snapshot, name)

    def to_networkx(self, names: Collection[str] | None = None, **options: Any) -> nx.MultiDiGraph[str]:
        """Return the graph, or the part between named things, as a networkx MultiDiGraph (options as
        `kg.network.edges`)."""
        from kg.network import edges, to_networkx

        keys = None if names is None else [self.find(n) for n in names]
        return to_networkx(self.snapshot, edges(self.snapshot, **options), keys)

    def selection(self, **filters: Any) -> Selection:
        """Return a filter of statements, with things, articles and speakers by name and dates as people write them.

        Parameters
        ----------
        **filters
            As the attributes of `kg.selection.Selection`.

        Raises
        ------
        KgError
            If a date is none, or a name is unknown.
        """
        from kg.dates import day
        from kg.selection import Selection

        given = {key: value for key, value in filters.items() if value is not None}
        for key in given.keys() & {"as_of", "start", "end"}:
            given[key] = day(given[key], first=key == "start")
        if "article" in given:
            given["article"] = self.snapshot.article_of(given["article"])
        if "speaker" in given:
            given["speaker"] = self.find(given["speaker"])
        named = self.filters(**{key: given[key] for key in ("only", "without") if key in given})
        return Selection(**{**given, **{key: tuple(names) for key, names in named.items()}})

    def projection(self, name: str = "actors", selection: Selection | None = None, **options: Any) -> nx.Graph[str]:
        """Return one of the networks that the graph folds into (see `kg.projections.PROJECTIONS`).

        Examples
        --------
        >>> from kg import KnowledgeGraph
        >>> graph = KnowledgeGraph.open()
        >>> network = graph.projection("actors", graph.selection(start="2019", end="2019"), sign="conflict")
        >>> set(network.graph) >= {"projection", "weight"}
        True
        """
        from kg.projections import project
        from kg.selection import EVERYTHING

        return project(self.snapshot, name, selection or EVERYTHING, **options)

    def rank(self, measure: str = "strength", projection: str = "actors", **options: Any) -> Json:
        """Return the nodes of a projection by a measure (see `kg.analysis.rank`)."""
        from kg.analysis import rank

        return rank(self.snapshot, measure, projection, **options)

    def communities(self, projection: str = "actors", **options: Any) -> Json:
        """Return the communities of a projection (see `kg.analysis.communities`)."""
        from kg.analysis import communities

        return communities(self.snapshot, projection, **options)

    def balance(self, projection: str = "actors", **options: Any) -> Json:
        """Return how balanced a signed projection is (see `kg.analysis.balance`)."""
        from kg.analysis import balance

        return balance(self.snapshot, projection, **options)

    def similarity(self, states: Sequence[str] = (), **options: Any) -> Json:
        """Return how alike the portfolios of named states are (see `kg.analysis.similarity`)."""
        from kg.analysis import similarity

        return similarity(self.snapshot, [self.find(name) for name in states], **options)

    def trend(self, name: str | None = None, **options: Any) -> Json:
        """Return a measure year by year (see `kg.analysis.trend`)."""
        from kg.analysis import trend

        return trend(self.snapshot, self.find(name) if name else None, **options)

    def to_rdflib(self) -> rdflib.Dataset:
        """Return the whole graph as an rdflib Dataset with its named graphs.

        The dataset's default graph holds what the corpus holds to be so, as in the snapshot.
        """
        import rdflib
        from pyoxigraph import RdfFormat

        dataset = rdflib.Dataset(default_union=False)
        content = self.snapshot.store.dump(format=RdfFormat.N_QUADS)
        dataset.parse(data=content, format="nquads")
        for prefix, iri in PREFIXES.items():
            dataset.bind(prefix, iri)
        return dataset
