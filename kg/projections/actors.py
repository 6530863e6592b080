"""Actors and the signed, dated, weighted ties between them: events, acts, treaties and standing relations folded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

from kg.projections.frame import Clock, Dated, Rows, add_nodes, finish, span, when
from kg.projections.standing import Standing
from kg.projections.states import state_of
from kg.selection import EVERYTHING, Selection
from kg.snapshot import Snapshot
from kg.terms import ID, local

if TYPE_CHECKING:
    import networkx as nx

COOPERATION = ("agree", "consult", "support", "concede", "cooperate", "aid", "retreat")
CONFLICT = ("request", "accuse", "reject", "threaten", "protest", "mobilize", "sanction", "coerce", "assault")
SIGNS = {**dict.fromkeys(COOPERATION, 1), **dict.fromkeys(CONFLICT, -1)}
"""PLOVER classes by their half (Halterman et al. 2023): cooperation or conflict, in words or deeds."""

RELATIONS = {
    "kg:alliedWith": 1,
    "kg:cooperatesWith": 1,
    "kg:supports": 1,
    "kg:protects": 1,
    "kg:inDisputeWith": -1,
    "kg:competesWith": -1,
    "kg:opposes": -1,
    "kg:criticises": -1,
    "kg:pressures": -1,
    "kg:threatens": -1,
    "kg:balances": -1,
    "kg:violates": -1,
}
"""Standing relations between two actors that are cooperation or conflict by their own meaning."""

_MUTUAL = {"kg:alliedWith", "kg:cooperatesWith", "kg:inDisputeWith", "kg:competesWith"}
_DOERS = ("kg:initiator", "kg:proposedBy")
_RECEIVERS = ("kg:target", "kg:recipient", "kg:host", "kg:addressedTo")


@dataclass(frozen=True, slots=True)
class Tie:
    """One thing that ties two actors.

    Attributes
    ----------
    source, target : str
        Keys of actors.
    sign : int
        1 cooperation, -1 conflict.
    basis : str
        ``event``, ``proposed`` (the demanding, offering or threatening itself), ``treaty`` or ``relation``.
    via : str or None
        Key of the event, act or treaty.
    what : str
        PLOVER class, or the relation.
    mutual : bool
        Whether it runs both ways.
    date, earliest, latest : str or None
        EDTF date and its bounds (ISO).
    passages : tuple of str
        Names of passages, or of derivations and codings (``id:...``).
    """

    source: str
    target: str
    sign: int
    basis: str
    via: str | None
    what: str
    mutual: bool
    date: str | None
    earliest: str | None
    latest: str | None
    passages: tuple[str, ...]


def event_classes(snapshot: Snapshot) -> dict[str, str]:
    """Return the PLOVER class of each coded event and proposed act, by its key (``agree``, ``consult``, ...)."""
    from kg.query import run

    found = run(snapshot, "SELECT ?e ?c WHERE { ?e kg:eventClass ?c }")
    return {row[0].value.removeprefix(ID): local(row[1].value).removeprefix("plover-") for row in found}


def ties(snapshot: Snapshot, selection: Selection = EVERYTHING) -> Iterator[Tie]:
    """Yield all ties between actors, whatever their dates (see `actors`)."""
    rows = Rows(snapshot, selection)
    # A tie has no speaker of its own: what somebody merely claims counts only where a speaker was asked for.
    kinds = {"fact", "claim"} if selection.speaker else {"fact"}
    yield from _of_events(rows, kinds)
    yield from _of_treaties(rows, kinds)
    for source, predicate, target, row in rows.of(*RELATIONS):
        if row[3] in kinds and rows.is_a(source, ("Actor",)) and rows.is_a(target, ("Actor",)):
            yield Tie(
                source, target, RELATIONS[predicate], "relation", None, predicate, predicate in _MUTUAL,
                *when(row), rows.passages(row),
            )  # fmt: skip


def _of_events(rows: Rows, kinds: Collection[str]) -> Iterator[Tie]:
    classes = event_classes(rows.snapshot)
    parts: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    said: dict[str, dict[str, None]] = defaultdict(dict)
    dates: dict[str, Dated] = {}
    for event, predicate, actor, row in rows.of("sem:hasActor", *_DOERS, *_RECEIVERS):
        if event not in classes or not (row[3] in kinds or predicate in {"kg:proposedBy", "kg:addressedTo"}):
            continue
        if rows.is_a(actor, ("Actor",)):
            role = "doers" if predicate in _DOERS else "receivers" if predicate in _RECEIVERS else "present"
            parts[event][role][actor] = None
            said[event].update(dict.fromkeys(rows.passages(row)))
            dates[event] = when(row)
    for event, roles in parts.items():
        sign = SIGNS[classes[event]]
        basis = "proposed" if rows.is_a(event, ("ProposedAct",)) else "event"
        doers, receivers, present = (list(roles[r]) for r in ("doers", "receivers", "present"))
        pairs = [(a, b, False) for a, b in product(doers, receivers) if a != b]
        if sign > 0:
            # Who meets or agrees together is tied both ways; in a conflict only who acts on whom is known.
            together = list(dict.fromkeys([*doers, *present])) if present else []
            pairs += [(a, b, True) for a, b in combinations(together, 2) if (a, b, False) not in pairs]
        for a, b, mutual in pairs:
            yield Tie(a, b, sign, basis, event, classes[event], mutual, *dates[event], tuple(said[event]))


def _of_treaties(rows: Rows, kinds: Collection[str]) -> Iterator[Tie]:
    standing = Standing(rows)
    parties: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for party, predicate, agreement, row in rows.of("kg:partyTo", "kg:memberOf"):
        wanted = ("Treaty",) if predicate == "kg:partyTo" else ("Alliance",)
        if row[3] in kinds and rows.is_a(agreement, wanted) and rows.is_a(party, ("Actor",)):
            parties[agreement][party] = rows.passages(row)
    for agreement, members in parties.items():
        for a, b in combinations(members, 2):
            said = tuple(dict.fromkeys([*members[a], *members[b]]))
            yield Tie(a, b, 1, "treaty", agreement, "treaty", True, *standing.of(agreement, a, b), said)


def actors(
    snapshot: Snapshot,
    selection: Selection = EVERYTHING,
    *,
    directed: bool = False,
    kinds: Collection[str] = ("Actor",),
    level: str = "actor",
    sign: str = "both",
) -> nx.Graph[str]:
    """Return the actors with their ties.

    Parameters
    ----------
    snapshot : Snapshot
    selection : Selection
        An event counts by its own date, an agreement from its signing or entry into force until one of the two leaves
        it or it ends, as far as these are dated. Claims count only
        where a speaker is asked for; proposed acts count as what they are (a demand is a request made), and not with
        ``asserted_only``; negations never.
    directed : bool
        Return a DiGraph in which who acts points to whom; what is mutual runs both ways.
    kinds : collection of str
        Keep actors of these classes (``State``, ``Person``, ...).
    level : str
        ``actor``, or ``state``: bodies, forces and persons stand for the state that the graph places them in, and
        ties within one state fall away.
    sign : str
        ``both``, ``cooperation`` or ``conflict``: which ties count.

    Returns
    -------
    networkx.Graph or DiGraph
        Nodes are actors. An edge has ``cooperation`` and ``conflict`` (how many ties of each), ``weight`` (their sum),
        ``sign`` (of cooperation less conflict: 1, 0 or -1), ``first, last`` (ISO days that its dated ties span),
        ``passages``, and ``ties`` (each as in `Tie`).

    Notes
    -----
    The sign of an event is the half of PLOVER that its coded class belongs to (Halterman et al. 2023): AGREE, CONSULT,
    SUPPORT, CONCEDE, COOPERATE, AID, RETREAT are cooperation; REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, MOBILIZE,
    SANCTION, COERCE, ASSAULT are conflict. Two parties to one treaty, or members of one alliance, cooperate once for
    each that they share. In an event of conflict only who acts on whom is tied, not those who act together.
    """
    import networkx as nx

    wanted = {"both": (1, -1), "cooperation": (1,), "conflict": (-1,)}[sign]
    graph: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    clock = Clock(selection)
    home = state_of(snapshot) if level == "state" else {}
    edges: dict[tuple[str, str], dict[str, Any]] = {}
    keys: dict[str, bool] = {}

    def kept(key: str) -> bool:
        if key not in keys:
            keys[key] = any(snapshot.is_a(key, name) for name in kinds)
        return keys[key]

    for tie in ties(snapshot, selection):
        source, target = home.get(tie.source, tie.source), home.get(tie.target, tie.target)
        if source == target or tie.sign not in wanted or not (kept(source) and kept(target)):
            continue
        if not clock.admits((tie.date, tie.earliest, tie.latest), standing=tie.basis == "treaty"):
            continue
        ways = [(source, target), *([(target, source)] if tie.mutual else [])]
        for way in ways if directed else [(min(source, target), max(source, target))]:
            _fold(
                edges.setdefault(way, {"cooperation": 0, "conflict": 0, "first": None, "last": None, "ties": []}), tie
            )
    add_nodes(graph, snapshot, sorted({key for way in edges for key in way}))
    for (source, target), about in sorted(edges.items()):
        net = about["cooperation"] - about["conflict"]
        graph.add_edge(
            ID + source,
            ID + target,
            weight=about["cooperation"] + about["conflict"],
            sign=(net > 0) - (net < 0),
            **about,
            passages=sorted({p for tie in about["ties"] for p in tie["passages"]}),
        )
    finish(graph, "actors", "weight", clock)
    return graph


def _fold(about: dict[str, Any], tie: Tie) -> None:
    about["cooperation" if tie.sign > 0 else "conflict"] += 1
    about["first"], about["last"] = span(about["first"], about["last"], (tie.date, tie.earliest, tie.latest))
    about["ties"].append({**asdict(tie), "passages": list(tie.passages)})


__all__ = ["CONFLICT", "COOPERATION", "RELATIONS", "SIGNS", "Tie", "actors", "event_classes", "ties"]
