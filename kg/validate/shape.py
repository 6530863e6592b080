"""Whether a corpus keeps to the shapes."""

from __future__ import annotations

from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg import places
from kg.corpus import Corpus
from kg.expand import expand
from kg.terms import KG, LABEL, PASSAGE, RDFS, TYPE, compact
from kg.validate.problem import Problem

DEFAULT = DefaultGraph()
_CONTEXT = {TYPE, LABEL, RDFS + "subClassOf"}


def shapes(own: Corpus, beside: Corpus | None = None) -> list[Problem]:
    """Return the broken shapes of a corpus."""
    import pyshacl
    import rdflib

    rules = rdflib.Graph()
    for path in places.shape_files(places.resources()):
        rules.parse(path, format="turtle")
    data, focus = _data(own, beside)
    _, report, _ = pyshacl.validate(data, shacl_graph=rules, advanced=False, inplace=True, meta_shacl=False)
    shacl = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    found = set()
    for result in report.subjects(rdflib.RDF.type, shacl.ValidationResult):
        node = str(report.value(result, shacl.focusNode))
        if node not in focus:
            continue
        messages = list(report.objects(result, shacl.resultMessage))
        english = [str(m) for m in messages if getattr(m, "language", None) == "en"] or [str(messages[0])]
        value = report.value(result, shacl.value)
        shown = f" (found: {_shown(value)})" if value is not None and str(value) != node else ""
        found.add(Problem(own.where(node), compact(node), english[0] + shown))
    return sorted(found)


def _shown(value: Any) -> str:
    text = compact(str(value))
    return text if len(text) < 80 else text[:77] + "..."


def _data(own: Corpus, beside: Corpus | None) -> tuple[Any, set[str]]:
    """Return the expanded data as an rdflib graph, and the nodes that are to be judged. Of the other corpus it holds
    only what types and names the things that the judged nodes speak of: that is as far as the shapes look."""
    import rdflib

    both = Corpus(
        own.quads + (beside.quads if beside else []),
        own.files,
        {**(beside.origin if beside else {}), **own.origin},
    )
    judged = {q.subject.value for q in own.quads}
    expanded = [q for q in expand(both) if q.graph_name == DEFAULT]
    kept = [q for q in expanded if q.subject.value in judged] + _held(own)
    named = {q.object.value for q in kept if isinstance(q.object, NamedNode)} - judged
    kept += [
        q
        for q in expanded
        if q.predicate.value in _CONTEXT
        and (q.subject.value in named or (q.predicate.value == RDFS + "subClassOf" and q.subject.value not in judged))
    ]
    graph = rdflib.Graph()
    lines = "\n".join(f"{q.subject} {q.predicate} {q.object} ." for q in kept)
    graph.parse(data=lines, format="nt")
    return graph, judged


def _held(own: Corpus) -> list[Quad]:
    """Return ``kg:holds`` from each passage to what its graph speaks of."""
    pairs = {
        (q.graph_name.value, q.subject.value)
        for q in own.quads
        if isinstance(q.graph_name, NamedNode) and q.graph_name.value.startswith(PASSAGE)
    }
    return [Quad(NamedNode(g), NamedNode(KG + "holds"), NamedNode(s), DEFAULT) for g, s in sorted(pairs)]
