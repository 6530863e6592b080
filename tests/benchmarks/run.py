"""What things cost, as ratios within one run (``make bench``); each figure is the least of several."""

from __future__ import annotations

import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networks

REPEATS = 7
KG = [str(Path(sys.executable).parent / "kg")]

QUERIES = {
    "look up": "SELECT ?p ?o { id:japan ?p ?o }",
    "class with names": "SELECT ?t ?n { ?t a kg:Treaty ; rdfs:label ?n FILTER(langMatches(lang(?n), 'en')) }",
    "passages of a thing": "SELECT ?g ?p ?o { GRAPH ?g { id:japan ?p ?o } ?g a kg:Passage }",
    "span of time": (
        "SELECT ?e ?a { ?e kg:earliest ?a ; kg:latest ?b "
        "FILTER(?a >= '1930-01-01'^^xsd:date && ?b <= '1945-12-31'^^xsd:date) } ORDER BY ?a"
    ),
    "claims by speaker": (
        "SELECT ?who (COUNT(?c) AS ?n) { ?c a kg:Claim ; kg:claimant ?who } GROUP BY ?who ORDER BY DESC(?n)"
    ),
    "two steps": "SELECT DISTINCT ?b { id:united-states kg:partyTo ?t . ?b kg:partyTo ?t }",
}


def cpu(command: list[str]) -> float:
    """CPU seconds of a whole process, children included, the least of several."""
    best = math.inf
    for _ in range(REPEATS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return best


def least(work: Callable[[], Any], repeats: int = REPEATS) -> float:
    """CPU seconds of a call in this process, the least of several."""
    best = math.inf
    for _ in range(repeats):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def processes() -> None:
    """Whole processes against two that only import."""
    rdflib = cpu([sys.executable, "-c", "import rdflib"])
    typer = cpu([sys.executable, "-c", "import typer"])
    print(f"{'CPU time of whole processes':<48}{'of import rdflib':>18}{'of import typer':>18}")
    questions = (
        "what is burden-sharing",
        "When did Bolton visit Japan?",
        "博尔顿什么时候访问日本？",
        "責任分担とは何ですか？",
        "what links Japan to burden-sharing",
    )
    for arguments in (["--help"], *(["ask", question] for question in questions)):
        taken = cpu([*KG, *arguments])
        name, milliseconds = " ".join(["kg", *arguments]), f"({taken * 1000:.0f} ms)"
        print(f"  {name:<46}{taken / rdflib:>17.2f}x{taken / typer:>17.2f}x   {milliseconds}")


def queries() -> None:
    """SPARQL through the library against plain rdflib on the same graph."""
    from kg import KnowledgeGraph
    from kg.query import prologue

    graph = KnowledgeGraph.open()
    dataset = graph.to_rdflib()
    print("\nSPARQL, rdflib against the library on the same graph")
    ratios = []
    for name, text in QUERIES.items():
        ours, theirs = list(graph.query(text)), list(dataset.query(prologue(text) + text))
        if len(ours) != len(theirs) or not ours:
            raise SystemExit(f"{name}: {len(ours)} rows against {len(theirs)}")
        fast = least(lambda text=text: list(graph.query(text)))
        slow = least(lambda text=text: list(dataset.query(prologue(text) + text)), 3)
        ratios.append(slow / fast)
        print(f"  {name:<46}{slow / fast:>17.1f}x   ({len(ours)} rows, {fast * 1000:.2f} ms)")
    print(f"  {'geometric mean':<46}{math.exp(sum(map(math.log, ratios)) / len(ratios)):>17.1f}x")


def paths() -> None:
    """Five ranked paths between things drawn at random, and between the busiest."""
    import random

    from kg import KnowledgeGraph
    from kg.paths import find

    snapshot = KnowledgeGraph.open().snapshot
    names = snapshot.network["nodes"]
    draw = random.Random(1)
    degrees = Counter(end for row in snapshot.network["edges"] for end in (row[0], row[2]))
    busy = [names[n] for n, _ in degrees.most_common(20)]
    print("\nFive ranked paths, in process (aim: within 50 ms)")
    for name, pool in (("any two things", names), ("two of the twenty busiest", busy)):
        pairs = [draw.sample(pool, 2) for _ in range(200)]
        taken = sorted(least(lambda pair=pair: find(snapshot, *pair), 3) for pair in pairs)
        half, most = taken[len(taken) // 2] * 1000, taken[int(len(taken) * 0.95)] * 1000
        print(f"  {name:<46}{half:>10.1f} ms (median){most:>10.1f} ms (19 of 20)")


def building() -> None:
    """A snapshot from nothing, as on the first question after an install."""
    with tempfile.TemporaryDirectory() as folder:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        environment = {**os.environ, "ALLIANCE_KG_CACHE": folder}
        subprocess.run([*KG, "ask", "what is burden-sharing"], check=True, stdout=subprocess.DEVNULL, env=environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    rdflib = cpu([sys.executable, "-c", "import rdflib"])
    name = "First question, snapshot included"
    print(f"\n{name:<48}{taken / rdflib:>17.1f}x of import rdflib ({taken:.1f} s of CPU; aim: 5)")


if __name__ == "__main__":
    subprocess.run([*KG, "build"], check=True, stdout=subprocess.DEVNULL)
    processes()
    queries()
    networks.main()
    paths()
    building()
