"""Results of theories as text for people, Markdown and CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from kg.cells import separated, table
from kg.cli.render import finished
from kg.snapshot import pick
from kg.terms import PASSAGE
from kg.theory import say
from kg.theory.matrix import MARKS

if TYPE_CHECKING:
    from kg.theory import RunnableTheory
    from kg.theory.model import Theory

Json = dict[str, Any]


def _name(entry: Json, language: str) -> str:
    labels: dict[str, str] = entry["labels"]
    return labels.get(language) or labels.get("en") or entry.get("name", "")


def _text(labels: dict[str, str], language: str) -> str:
    return pick({k: [v] for k, v in labels.items()}, language) or ""


def _places(passages: Iterable[str]) -> str:
    return ", ".join(p.removeprefix(PASSAGE) for p in passages)


def _heading(text: str, form: str, level: int = 2) -> str:
    return f"{'#' * level} {text}" if form == "markdown" else text


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]], form: str) -> str:
    if form == "markdown":
        cells = [list(columns), ["---"] * len(columns), *map(list, rows)]
        return "\n".join("| " + " | ".join(c.replace("|", "\\|") for c in row) + " |" for row in cells)
    return table(list(columns), [list(r) for r in rows]).rsplit("\n(", 1)[0]


def catalogue(found: list[Json], form: str, language: str) -> str:
    """Return the theories that can be run."""
    if form == "csv":
        rows = [[f["theory"], _name(f, language), f["article"] or "", " ".join(f["cases"])] for f in found]
        return separated(["theory", "name", "article", "cases"], rows)
    lines = []
    for one in found:
        mark = "- " if form == "markdown" else ""
        lines += [f"{mark}{one['theory']}: {_name(one, language)}", f"    {_text(one['comment'], language)}"]
        readings = f"; readings: {', '.join(one['readings'])}" if len(one["readings"]) > 1 else ""
        lines.append(f"    article: {one['article'] or 'none'}{readings}; cases: {', '.join(one['cases'])}")
    return finished("\n".join(lines), form)


def show(found: Json, form: str, language: str) -> str:
    """Return all of a theory."""
    if form == "csv":
        rows = [
            [
                e["case"],
                reading,
                *(str(o[k] if o[k] is not None else "") for k in ("predicted", "measured", "stated", "agrees")),
            ]
            for e in found["effects"]
            for reading, o in e["readings"].items()
        ]
        return separated(["case", "reading", "predicted", "measured", "stated", "agrees"], rows)
    lines = [_heading(f"{_name(found, language)} ({found['theory']})", form, 1), _text(found["comment"], language)]
    lines += _parts("Scope", found["scope"], form, language)
    lines += _parts("Hypotheses", found["hypotheses"], form, language)
    lines += _parts("Indicators", found["indicators"], form, language, keys=True)
    lines += ["", _heading("Rules", form)]
    for variable in found["variables"]:
        role = f" [{variable['role']}]" if variable["role"] else ""
        lines.append(f"{_name(variable, language)}{role}")
        for rule in variable["rules"]:
            under = f" ({', '.join(rule['readings'])})" if len(found["readings"]) > 1 else ""
            lines.append(f"  {_text(rule['says'], language)}{under}")
            if rule["passages"]:
                lines.append(f"    passages: {_places(rule['passages'])}")
    lines += _filings(found["filings"], form, language)
    if len(found["readings"]) > 1:
        lines += ["", _heading("Readings", form)]
        for reading in found["readings"]:
            default = ", the default" if reading["default"] else ""
            lines.append(f"  {reading['name']}{default}: {_text(reading['comment'], language)}")
    if found["disagreements"]:
        lines += ["", _heading("Where the source says different things of this", form)]
        lines += [f"  {_text(d['content'], language)} [{_places(d['passages'])}]" for d in found["disagreements"]]
    lines += ["", _heading("What each reading makes of each case", form)]
    rows = []
    for effect in found["effects"]:
        for reading, outcome in effect["readings"].items():
            cells = [str(outcome[k] or "-") for k in ("predicted", "measured", "stated")]
            rows.append([effect["case"], reading, *cells, _fit(outcome["agrees"])])
    lines.append(_table(["case", "reading", "predicted", "measured", "stated", "agree"], rows, form))
    differ = [e["case"] for e in found["effects"] if e["differ"]]
    if len(found["readings"]) > 1:
        lines.append(f"The readings differ on: {', '.join(differ) or 'no case'}.")
    return finished("\n".join(lines), form)


def _filings(filings: list[Json], form: str, language: str) -> list[str]:
    if not filings:
        return []
    lines = ["", _heading("What is filed", form)]
    depth: dict[str | None, int] = {None: 0}
    for filing in filings:
        depth[filing["name"]] = depth.get(filing["under"], 0) + 1
        indent = "  " * depth[filing["name"]]
        count = f" ({len(filing['things'])})" if filing["things"] else ""
        places = f" [{_places(filing['passages'])}]" if filing["passages"] else ""
        lines.append(f"{indent}{_name(filing, language)}{count}{places}")
        lines += [f"{indent}  - {_name(t, language)} [{_places(t['passages'])}]" for t in filing["things"]]
    return lines


def _parts(title: str, parts: list[Json], form: str, language: str, keys: bool = False) -> list[str]:
    if not parts:
        return []
    lines = ["", _heading(title, form)]
    for part in parts:
        key = f"{part['name']}: " if keys else ""
        text = _name(part, language) or _text(part["comment"], language)
        places = f" [{_places(part['passages'])}]" if part["passages"] else ""
        lines.append(f"  {key}{text}{places}")
    return lines


def _fit(agrees: bool | None) -> str:
    return "-" if agrees is None else "yes" if agrees else "no"


_KINDS = {
    "cases": "",
    "suggested": "Suggested: the theory applied by us to what other sources report; no claim of its author",
    "own": "Your own cases",
}


def run(opened: RunnableTheory, found: Json, form: str, language: str) -> str:
    """Return what a theory gives for its cases."""
    theory = opened.theory
    if form == "csv":
        return _run_csv(found)
    lines: list[str] = []
    for kind, heading in _KINDS.items():
        if kind not in found:
            continue
        if heading:
            lines += ["", _heading(heading, form, 1)]
        for case in found[kind]:
            lines += ["", _heading(theory.case(case["case"]).label(language), form)]
            lines += _case(opened, case, language)
    return finished("\n".join(lines).lstrip("\n"), form)


def _case(opened: RunnableTheory, case: Json, language: str) -> list[str]:
    theory = opened.theory
    lines = [say.result(theory, case, language)] if case["predicted"] or case["stated"] else []
    for variable in case["variables"]:
        lines.append("  " + say.variable(theory, variable, language))
        for indicator in variable["indicators"]:
            if indicator["name"] not in theory.indicators:
                continue
            places = f" [{_places(indicator['passages'])}]" if indicator["passages"] else ""
            reason = f": {_text(indicator['reason'], language)}" if indicator.get("reason") else ""
            source = f" ({indicator['source']})" if indicator["source"] in {"coding", "own", "supposed"} else ""
            name = theory.named(indicator["name"]).label(language)
            word = ", ".join(opened.snapshot.label(by, language) for by in indicator["by"])
            said = f" – {word}" if word else ""
            lines.append(f"    {MARKS[indicator['state']]} {name}{source}{reason}{places}{said}")
            lines += [_bearing(theory, one, language) for one in indicator.get("evidence", ())]
    for rule in case["rules"]:
        places = f" [{_places(rule['passages'])}]" if rule["passages"] else ""
        lines.append(f"  rule: {theory.named(rule['rule']).label(language)}{places}")
        if rule["because"]:
            lines.append(f"    {theory.named(rule['gives']).label(language)}: {rule['because'][language]}")
    return lines


def _bearing(theory: Theory, found: Json, language: str) -> str:
    """Return one reason for or against a cell's being met."""
    scope = next((_text(s.labels, language) for s in theory.scope if s.iri == found["outside"]), "")
    beyond = f" ({say.words(language)['outside'].format(scope=scope)})" if scope else ""
    mark = "+" if found["supports"] else "-"
    return f"      {mark} {_text(found['reason'], language)}{beyond} [{_places(found['passages'])}]"


def _run_csv(found: Json) -> str:
    rows = []
    for kind in _KINDS:
        for case in found.get(kind, ()):
            for variable in case["variables"]:
                for indicator in variable["indicators"]:
                    rows.append(
                        [
                            kind, case["case"], variable["name"], variable["degree"], indicator["name"],
                            indicator["state"], case["predicted"] or "", case["measured"] or "", case["stated"] or "",
                            "" if case["agrees"] is None else _fit(case["agrees"]), _places(indicator["passages"]),
                        ]
                    )  # fmt: skip
    columns = [
        "kind",
        "case",
        "variable",
        "degree",
        "indicator",
        "state",
        "predicted",
        "measured",
        "stated",
        "agrees",
        "passages",
    ]
    return separated(columns, rows)


def what_if(opened: RunnableTheory, found: Json, form: str, language: str) -> str:
    """Return what would follow from another coding."""
    theory = opened.theory
    changes = [[_called(theory, c["name"], language), _said(c["before"]), _said(c["after"])] for c in found["changed"]]
    if form == "csv":
        return separated(
            ["what", "before", "after"], [[c["name"], *c2[1:]] for c, c2 in zip(found["changed"], changes, strict=True)]
        )
    lines = [found["answer"].get(language) or found["answer"]["en"]]
    if changes:
        lines += ["", _table(["what changes", "before", "after"], changes, form)]
    for rule in found["after"]["rules"]:
        if rule["because"]:
            lines.append(f"{theory.named(rule['gives']).label(language)}: {rule['because'][language]}")
    places = dict.fromkeys(p for rule in found["after"]["rules"] for p in rule["passages"])
    lines += ["", f"Rules used: {_places(places)}"] if places else []
    return finished("\n".join(lines), form)


def _called(theory: Theory, name: str, language: str) -> str:
    return name if name in {"predicted", "measured", "agrees"} else theory.named(name).label(language)


def _said(value: Any) -> str:
    return _fit(value) if isinstance(value, bool) or value is None else str(value)


def sensitivity(opened: RunnableTheory, found: Json, form: str, language: str) -> str:
    """Return which single flips matter."""
    theory = opened.theory
    rows = []
    for case in found["cases"]:
        for cell in case["cells"]:
            if cell["changes"] or cell["breaks"] or form == "csv":
                name = theory.named(cell["indicator"]).label(language)
                pairs = [_pair(*cell[key]) for key in ("predicted", "measured", "agrees")]
                rows.append([case["case"], name, f"{cell['from']} -> {cell['to']}", *pairs])
    columns = ["case", "indicator", "flip", "predicted", "measured", "agree"]
    if form == "csv":
        return separated(columns, rows)
    lines = []
    for case in found["cases"]:
        lines.append(
            f"{case['case']}: of {case['flips']} flips, {case['changing']} change an outcome, "
            f"{case['breaking']} break the fit"
        )
    return finished("\n".join([*lines, "", _table(columns, rows, form)]), form)


def _pair(before: Any, after: Any) -> str:
    return _said(before) if before == after else f"{_said(before)} -> {_said(after)}"


def compare(first: RunnableTheory, second: RunnableTheory, found: Json, form: str, language: str) -> str:
    """Return two theories side by side."""
    one, two = first.theory, second.theory
    rows: list[list[str]] = []
    for kind in ("variables", "indicators"):
        rows += [
            [kind, "shared", one.named(k).label(language), one.named(k).label(language)] for k in found[kind]["shared"]
        ]
        rows += [
            [kind, "analogous", one.named(a).label(language), two.named(b).label(language)]
            for a, b in found[kind]["analogous"]
        ]
        rows += [[kind, f"only {one.name}", one.named(k).label(language), ""] for k in found[kind]["only"][one.name]]
        rows += [[kind, f"only {two.name}", "", two.named(k).label(language)] for k in found[kind]["only"][two.name]]
    for case in found["cases"]:
        outcomes = [
            "; ".join(
                f"{o['case']}: {_said(o['predicted'])} (stated {_said(o['stated'])})" for o in case["outcomes"][t]
            )
            for t in found["theories"]
        ]
        rows.append(["cases", case["about"], *outcomes])
    columns = ["what", "how", *found["theories"]]
    if form == "csv":
        return separated(columns, rows)
    if not found["cases"]:
        rows.append(["cases", "none shared", "", ""])
    return finished(_table(columns, rows, form), form)


def truth_table(found: Json, form: str) -> str:
    """Return the truth table in the form that QCA prints it."""
    columns = [c["column"] for c in found["conditions"]]
    outcome = found["outcome"]
    rows = []
    for row in found["rows"]:
        share = "-" if row["consistency"] is None else f"{row['consistency']:.3f}"
        rows.append([*map(str, row["values"]), str(row["outcome"]), str(row["n"]), share, ", ".join(row["cases"])])
    lines = [_table([*columns, "OUT", "n", "incl", "cases"], rows, form), ""]
    better = " or better" if outcome["or_better"] else ""
    lines.append(
        f"OUT: {outcome['variable']} is {outcome['degree']}{better}; incl: consistency; C: contradictory; ?: no case."
    )
    lines += [f"{c['column']} is 1 where {c['name']} is {c['one']}." for c in found["conditions"]]
    if found["left_out"]:
        lines.append(f"Left out, because something of them is undetermined: {', '.join(found['left_out'])}.")
    return finished("\n".join(lines), form)


def spending(opened: RunnableTheory, found: Json, form: str, language: str) -> str:
    """Return the spending indicator by member and year, and where the article's coding and the figures part."""
    from kg.theory.nato import rule

    theory = opened.theory
    years = sorted({one["year"] for one in found["coded"]})
    estimates = {one["year"] for one in found["coded"] if one["estimate"]}
    cells: dict[str, dict[int, str]] = {}
    for one in found["coded"]:
        cells.setdefault(one["state"], {})[one["year"]] = f"{MARKS[one['mark']]} {one['share']:.2f}"
    columns = ["member", *(f"{y}e" if y in estimates else str(y) for y in years)]
    name = theory.named(found["indicator"]).label(language)
    lines = [
        f"{name}: {rule(found)}. NATO, edition {found['edition']}; e: estimate.",
        "",
        _table(columns, [[state, *(row.get(y, "") for y in years)] for state, row in cells.items()], form),
    ]
    for case in found["compared"]:
        lines += [
            "",
            _heading(f"{theory.case(case['case']).label(language)}: the article codes {case['article']}", form),
        ]
        counted = {mark: ", ".join(map(str, y)) for mark, y in case["figures"].items() if y}
        lines.append("  by the figures " + "; ".join(f"{mark} in {y}" for mark, y in counted.items()))
        lines.append("  The coding and the figures part." if case["parts"] else "  The coding and the figures agree.")
        for year in case["years"]:
            if year["differs"]:
                lines.append(
                    f"  {year['year']}: the article gives {year['article']:.2f}, this edition {year['share']:.2f} "
                    f"[{_places(year['passages'])}]"
                )
    if found["left_out"]:
        lines += [
            "",
            "Left out, before they joined: " + ", ".join(f"{o['state']} {o['year']}" for o in found["left_out"]),
        ]
    return finished("\n".join(lines), form)
