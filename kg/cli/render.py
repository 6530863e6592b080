"""Results as text for people, Markdown and CSV."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.ask.saying.wording import joined, worded
from kg.cells import separated, table, width
from kg.cli.marks import alike, mark, marked, number_of, used
from kg.dates import say
from kg.sections import ADDED, section_name
from kg.snapshot import pick

if TYPE_CHECKING:
    from kg.ask.answer import Answer
    from kg.graph import KnowledgeGraph
    from kg.paths import Found

Json = dict[str, Any]
REFETCH = "SELECT ?passage ?subject ?predicate ?object WHERE {\n  VALUES ?passage"
"""How a query begins that only fetches the passages of an answer again."""
ALSO = 8
"""How much of the evidence that no line of an answer tells is shown."""
_BIDI = dict.fromkeys((*range(8234, 8239), *range(8294, 8298), 8206, 8207, 1564))


def clean(text: str) -> str:
    """Return a text that can't move the cursor or turn the line around in a terminal."""
    return "".join(c for c in str(text).translate(_BIDI) if c.isprintable() or c == "\n")


def finished(text: str, form: str) -> str:
    """Return a text as it is printed; in Markdown what looks like HTML is shown, not obeyed."""
    text = clean(text)
    return text.replace("&", "&amp;").replace("<", "&lt;") if form == "markdown" else text


@lru_cache
def words_of() -> dict[str, dict[str, Any]]:
    """Return the words put around what the graph says, by language."""
    found: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "words.json").read_text("utf-8"))
    return found


def source(evidence: Json, language: str = "en") -> str:
    """Return where a passage stands and what it says there, on one line: the article by its number, whose file is named
    once (`files`), and the speaker where that is not just the author."""
    said = words_of()[language]
    author, compiler = (_names(evidence.get(part), language) for part in ("author", "compiler"))
    # What whoever compiled a text adds to it is no word of its authors.
    frame = said["adding" if evidence["section"] in ADDED else "compiled"] if compiler else "{author}"
    maker = frame.format(author=author, compiler=compiler)
    table = said["table"].format(table=evidence["tableNumber"]) if "tableNumber" in evidence else ""
    place = said["at"].format(
        article=number_of(evidence["file"]), line=evidence["line"], section=section_name(evidence["section"], language)
    )
    speaker = spoken(evidence, language)
    return clean(
        f"{maker}{said['comma']}{place}{table}{said['colon']}"
        f"{quoted(evidence['exact'], language)}" + (f" [{speaker}]" if speaker else "")
    )


def _names(names: str | None, language: str) -> str:
    return names or "" if language == "en" else (names or "").replace(", ", "、")


def quoted(text: str, language: str) -> str:
    """Return a text in the quotation marks of a language; one that is wholly in such marks, as it is."""
    first, last = text[:1], text[-1:]
    if (first, last) in {("“", "”"), ("「", "」"), ("《", "》")} and text.count(first) == 1:
        return text
    return f"「{text}」" if language in {"zh-Hant", "ja"} else f"“{text}”"


def spoken(evidence: Json, language: str) -> str:
    """Return who says it, and what the author makes of it; nothing where the author just says it."""
    speaker, stance = evidence["speaker"], evidence["stance"]
    # In what those add who translated or digested the text, they speak.
    author = (evidence["compiler"] if evidence["section"] in ADDED else None) or evidence["author"]
    families = [name.replace("·", " ").split()[-1] for name in author.split(", ")]
    own = speaker == author or (len(families) > 1 and all(name in speaker for name in families))
    if stance == "asserts":
        return "" if own else str(speaker)
    frame: str = words_of()[language]["own" if own else "other"][stance]
    return frame.format(speaker=speaker, author=joined(author, language))


def files(evidence: list[Json], language: str) -> list[str]:
    """Return which file the number of each article stands for."""
    said = words_of()[language]
    named = {number_of(e["file"]): e["file"] for e in evidence}
    return (
        [f"{said['files']}{said['colon']}" + "; ".join(f"{n} = {f}" for n, f in sorted(named.items()))] if named else []
    )


def answer(found: Answer, form: str, why: bool, most: int | None = None) -> str:
    """Return an answer as text, JSON, Markdown or CSV; as text with ``most`` of its evidence, or with all of it."""
    import json

    if form == "json":
        return json.dumps(found.contract(), ensure_ascii=False, indent=2)
    if form == "csv":
        from kg.cli.sheet import sheet

        return separated(*sheet(found))
    said = words_of()[found.language]
    colon = said["colon"].strip()
    bullet = "- " if form == "markdown" else "  "
    told = marked(found)
    # In Markdown what begins with a dot of its own is a line of running text.
    lines = [clean(re.sub("^• ", "- ", told, flags=re.MULTILINE) if form == "markdown" else told)]
    if found.premise and found.premise["text"] not in found.answer:
        lines += ["", clean(found.premise["text"])]

    def head(name: str) -> list[str]:
        return ["", f"**{said[name]}**", ""] if form == "markdown" else ["", f"{said[name]}{colon}"]

    told_by, also = told_apart(found)
    if most is not None:
        told_by, also = told_by[:most], []
    if told_by:
        lines += head("evidence")
        lines += [f"{bullet}{mark([i]).strip()} {source(e, found.language)}" for i, e in enumerate(told_by)]
    if also:
        lines += head("also")
        lines += [f"{bullet}{_beside(e, found.language)}" for e in also[:ALSO]]
        lines += [bullet + said["over"].format(n=len(also) - ALSO)] if len(also) > ALSO else []
    if found.closest:
        lines += head("nearest")
        for near in found.closest:
            lines += [bullet + clean(worded(near, found.language)), f"    {source(near, found.language)}"]
    shown = [bullet + line for line in files([*told_by, *also[:ALSO], *found.closest], found.language)]
    lines += [clean(line) for line in shown]
    # What a slip was read as was said already.
    meant = [name for name in found.suggestions if not any(name in reading for reading in found.readings)]
    if meant and found.status != "ambiguous":
        lines += ["", f"{said['meant']}{colon} " + clean(", ".join(meant))]
    if why:
        lines += ["", understanding(found)]
    return finished("\n".join(lines), form)


def _beside(evidence: Json, language: str) -> str:
    """Return where something stands that no line of an answer tells, with what it says: a quote cut short tells it to
    nobody."""
    return clean(f"{source(evidence, language)} – {worded(evidence, language)}")


def told_apart(found: Answer) -> tuple[list[Json], list[Json]]:
    """Return the evidence that lines of an answer rest on, in their order, and what else is told on it; all of it as
    the first where no line tells. What prints the same words of the same line stands there once."""
    count = used(found)
    places = [same[0] for same in alike(found.evidence)]
    return [found.evidence[p] for p in places if p < count], [found.evidence[p] for p in places if p >= count]


def understanding(found: Answer) -> str:
    """Return how a question was understood, in words, and the SPARQL."""
    said = words_of()[found.language]
    query = found.sparql or f"({said['none']})"
    note = [said["refetch"]] if found.sparql.startswith(REFETCH) else []
    return clean("\n".join([*found.account(), f"SPARQL{said['colon'].strip()}", *note, query]))


def passage(found: Json, language: str) -> str:
    """Return one passage as text."""
    head = f"{found['file']}:{found['line']} (section {found['section']}) “{found['exact']}”"
    lines = [head, f"  {found['speaker']['label']} {found['stance']}: {pick(found['summary'], language)}"]
    for triple in found["triples"]:
        ends = [_name(triple[part], language) for part in ("subject", "predicate", "object")]
        lines.append("    " + " · ".join(ends))
    if "text" in found:
        lines.append("  " + ("line: " if found["found"] else "quote not found; line: ") + found["text"].strip())
    return clean("\n".join(lines))


def _name(end: Json, language: str) -> str:
    if "value" in end:
        return str(end["value"])
    return pick(end["labels"], language) or str(end["iri"]).rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def show(found: Json, form: str, language: str) -> str:
    """Return what the graph holds on a thing."""
    markdown = form == "markdown"
    names = {tag: ", ".join(texts) for tag, texts in found["labels"].items()}
    where = {e["passage"]: e for e in found["passages"]}
    title = pick(found["labels"], language)
    if form == "csv":
        rows = [
            [pick(g["predicate"]["labels"], language), pick(s["sentence"], language), " ".join(s["passages"])]
            for g in found["groups"]
            for s in g["statements"]
        ]
        return separated(["relation", "statement", "passages"], rows)
    lines = [
        f"# {title}" if markdown else title,
        ", ".join(pick(t["labels"], language) for t in found["types"]),
    ]
    lines += [f"  {tag}: {text}" for tag, text in names.items()]
    for group in found["groups"]:
        name = pick(group["predicate"]["labels"], language) or group["predicate"]["iri"]
        lines += ["", f"## {name}" if markdown else f"{name}{'' if group['forward'] else ' (of)'}"]
        for statement in group["statements"]:
            lines.append(f"{'-' if markdown else ' '} {pick(statement['sentence'], language)}")
            for iri in statement["passages"][:3]:
                lines.append(f"      {source(where[iri], language)}")
            if len(statement["passages"]) > 3:
                lines.append(f"      and {len(statement['passages']) - 3} more")
    if not found["groups"]:
        lines += ["", "The graph holds nothing else on that."]
    return finished("\n".join(lines), form)


def timeline(found: list[Json], form: str, language: str) -> str:
    """Return dated things in order."""
    rows = [
        [
            say(e["date"], language),
            e["kind"],
            pick(e["labels"], language),
            pick(e["summary"], language),
            " ".join(e["passages"]),
        ]
        for e in found
    ]
    if form == "csv":
        return separated(["date", "kind", "thing", "summary", "passages"], rows)
    if form == "markdown":
        return clean(
            "\n".join(
                [
                    "| date | kind | what |",
                    "| --- | --- | --- |",
                    *(f"| {r[0]} | {r[1]} | {r[3]} |" for r in rows),
                ]
            )
        )
    if not rows:
        return "The graph holds nothing dated on that."
    mark = {"proposed": " [not done]", "claim": " [claim]", "negation": " [not so]"}
    return clean("\n".join(r[0] + " " * max(28 - width(r[0]), 2) + r[3] + mark.get(r[1], "") for r in rows))


def paths(graph: KnowledgeGraph, found: Found, form: str, language: str, explain: bool) -> str:
    """Return ranked paths, every step with its passages, and what was left out."""
    import json

    from kg.paths import contract

    told = [contract(graph.snapshot, p, language) for p in found.paths]
    hidden = {graph.label(k, language): n for k, n in found.hidden.items()}
    if form == "json":
        scores = [{"cost": round(p.cost, 4), **p.parts} for p in found.paths]
        content = {"paths": told, "scores": scores, "considered": found.considered, "hidden": hidden}
        return json.dumps(content, ensure_ascii=False, indent=2)
    if form == "csv":
        rows = [
            [str(i), str(j), s["sentence"], s["date"] or "", s["speaker"] or "", " ".join(s["passages"])]
            for i, steps in enumerate(told, 1)
            for j, s in enumerate(steps, 1)
        ]
        return separated(["path", "step", "statement", "date", "speaker", "passages"], rows)
    if not told:
        return "The graph holds no such path."
    lines = []
    for number, (steps, path) in enumerate(zip(told, found.paths, strict=True), 1):
        chain = " – ".join(graph.label(n, language) for n in path.nodes)
        lines.append(f"{number}. **{chain}**" if form == "markdown" else f"{number}. {chain}")
        if explain:
            made = ", ".join(f"{k} {v:+.2f}" for k, v in path.parts.items())
            lines.append(f"   cost {path.cost:.2f}: {made}")
        for step in steps:
            arrow = "→" if step["forward"] else "←"
            date = f" ({say(step['date'], language)})" if step["date"] else ""
            lines.append(f"   {arrow} {step['sentence']}{date}")
            for iri in step["passages"][:2]:
                name = iri.split("/passage/", 1)[-1]
                lines.append(
                    f"       {source(graph.snapshot.evidence(name, language), language)}"
                    if "/passage/" in iri
                    else f"       derived: {iri}"
                )
    if hidden:
        shown = ", ".join(f"{n} through {name}" for name, n in hidden.items())
        lines.append(f"Not shown: {shown} (of {found.considered} paths looked at). Use --via or --without.")
    return finished("\n".join(lines), form)


def coverage(found: list[Json], form: str) -> str:
    """Return how the lines of each article are accounted for."""
    columns = ["article", "lines", "encoded", "no content", "left", "passages"]
    rows = [
        [e["article"], *(str(n) for n in (e["lines"], e["encoded"], e["notContent"], len(e["missing"]), e["passages"]))]
        for e in found
    ]
    if form == "csv":
        return separated(columns, rows)
    left = [f"{e['article']}: lines {', '.join(map(str, e['missing']))}" for e in found if e["missing"]]
    return "\n".join([table(columns, rows).rstrip("\n"), *left])
