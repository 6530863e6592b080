"""What several passages or articles say, side by side, as text for people, Markdown and CSV."""

from __future__ import annotations

from typing import Any

from kg.cells import separated
from kg.cli.render import finished, source, words_of
from kg.snapshot import pick

Json = dict[str, Any]


def disagreements(found: list[Json], form: str, language: str) -> str:
    """Return differences, each with its kind, why it is of that kind, and its sides with their passages."""
    if form == "csv":
        return separated(_COLUMNS, _rows(found, language))
    if not found:
        return "The graph holds no disagreement on that."
    return finished("\n".join(_differences(found, form, language)), form)


_COLUMNS = ["kind", "disagreement", "side", "says", "file", "line", "quote", "speaker", "statement"]


def _rows(found: list[Json], language: str) -> list[list[str]]:
    return [
        [
            _kind(d, language), pick(d["content"], language), str(number), pick(side["says"], language),
            e["file"], str(e["line"]), e["exact"], e["speaker"], pick(e["summary"], language),
        ]
        for d in found
        for number, side in enumerate(d["sides"], 1)
        for e in d["between"]
        if e["passage"] in side["passages"]
    ]  # fmt: skip


def _kind(entry: Json, language: str) -> str:
    return pick(entry["kind"]["labels"], language) if entry["kind"] else words_of()[language]["unclassed"]


def _differences(found: list[Json], form: str, language: str) -> list[str]:
    lines: list[str] = []
    for entry in found:
        where = {e["passage"]: e for e in entry["between"]}
        why = pick(entry["why"], language)
        kind = _kind(entry, language)
        head = f"- **{kind}**: " if form == "markdown" else f"[{kind}] "
        lines += [head + pick(entry["content"], language), *([f"    {why}"] if why else [])]
        for side in entry["sides"]:
            says = pick(side["says"], language)
            lines.append(f"    - {says}" if form == "markdown" else f"    • {says}")
            for iri in side["passages"][:3]:
                lines.append(f"        {source(where[iri], language)}")
            if len(side["passages"]) > 3:
                lines.append(f"        + {len(side['passages']) - 3}")
    return lines


def comparison(found: Json, form: str, language: str) -> str:
    """Return two articles side by side."""
    if form == "csv":
        return separated(["part", "thing", *_COLUMNS], _comparison_rows(found, language))
    words = words_of()[language]
    names = [_name(a, language) for a in found["articles"]]
    thing = pick(found["about"]["labels"], language) if found["about"] else ""
    markdown = form == "markdown"

    def head(text: str) -> list[str]:
        return ["", f"## {text}" if markdown else text]

    lines = [f"# {names[0]} – {names[1]}" if markdown else f"{names[0]} – {names[1]}"]
    shared = found["shared"]
    if shared["things"]:
        lines += head(words["both-about" if thing else "both"].format(count=shared["count"], thing=thing))
        lines += _table(shared, names, language) if markdown else _things(shared, names, language)
    else:
        lines += head(words["none-both"])
    for name, only in zip(names, found["only"], strict=True):
        if only["things"]:
            lines += head(words["only"].format(article=name, thing=thing, count=only["count"]))
            lines += _things(only, names, language, markdown)
    differences = found["differences"]
    lines += head(words["differ"].format(count=len(differences)) if differences else words["none-differ"])
    lines += _differences(differences, form, language)
    return finished("\n".join(lines), form)


def _name(article: Json, language: str) -> str:
    return f"{', '.join(article['authors']) or pick(article['labels'], language)} ({article['number']})"


def _things(part: Json, names: list[str], language: str, markdown: bool = False) -> list[str]:
    lines = []
    for number, entry in enumerate(part["things"], 1):
        label = pick(entry["labels"], language)
        counts = " | ".join(str(n) for n in entry["passages"] if n)
        lines.append(f"{number}. **{label}** ({counts})" if markdown else f"{number}. {label} ({counts})")
        for evidence in (e for said in entry["says"] for e in said):
            lines += [f"   {'- ' if markdown else ''}{pick(evidence['summary'], language)}"]
            lines += [f"      {source(evidence, language)}"]
    return lines


def _table(part: Json, names: list[str], language: str) -> list[str]:
    lines = [f"| | {names[0]} | {names[1]} |", "| --- | --- | --- |"]
    for entry in part["things"]:
        cells = [
            "; ".join(f"{pick(e['summary'], language)} ({source(e, language)})" for e in said).replace("|", "\\|")
            for said in entry["says"]
        ]
        lines.append(f"| {pick(entry['labels'], language)} | {' | '.join(cells)} |")
    return lines


def _comparison_rows(found: Json, language: str) -> list[list[str]]:
    parts = [("both", found["shared"])]
    parts += [(f"only {a['number']}", only) for a, only in zip(found["articles"], found["only"], strict=True)]
    rows = [
        [
            part, pick(entry["labels"], language), "", "", str(number), "",
            e["file"], str(e["line"]), e["exact"], e["speaker"], pick(e["summary"], language),
        ]
        for part, told in parts
        for entry in told["things"]
        for number, said in enumerate(entry["says"], 1)
        for e in said
    ]  # fmt: skip
    return rows + [["difference", "", *row] for row in _rows(found["differences"], language)]
