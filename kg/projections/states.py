"""The state that a body, a force or a person stands for, as far as the graph says so."""

from __future__ import annotations

from collections import defaultdict

from kg.snapshot import Snapshot

_UPWARD = ("dcterms:isPartOf", "kg:represents", "kg:affiliatedWith", "org:organization")


def state_of(snapshot: Snapshot) -> dict[str, str]:
    """Return for each actor that belongs to exactly one state the key of that state.

    Belonging is read from what the graph holds to be so: part of, represents, affiliated with, and the offices that
    a person holds, step by step until a state is met. Who reaches two states at once stands for itself. Offices count
    whatever their time.
    """
    arrays = snapshot.network
    nodes, predicates = arrays["nodes"], arrays["predicates"]
    upward: dict[int, list[int]] = defaultdict(list)
    for row in arrays["edges"]:
        if row[3] == "fact" and predicates[row[1]] in _UPWARD:
            upward[row[0]].append(row[2])
        elif row[3] == "fact" and predicates[row[1]] == "org:member":
            # An office points to who holds it and to its body: from the holder one goes by way of the office.
            upward[row[2]].append(row[0])
    snapshot.things.fetch(nodes[i] for i in upward)
    states = {i for i, key in enumerate(nodes) if "State" in snapshot.types(key)}
    found: dict[str, str] = {}
    for start in upward:
        if start in states or not snapshot.is_a(nodes[start], "Actor"):
            continue
        seen, frontier = {start}, [start]
        while frontier and not (reached := states.intersection(frontier)):
            frontier = [n for n in dict.fromkeys(m for f in frontier for m in upward.get(f, ())) if n not in seen]
            seen.update(frontier)
        if frontier and len(reached) == 1:
            found[nodes[start]] = nodes[reached.pop()]
    return found
