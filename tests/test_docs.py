"""What the documentation tells people to type works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from faces import call
from small import REPOSITORY
from typer.main import get_command

from kg import KnowledgeGraph
from kg.cli.main import application
from kg.query import run

PAGES = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

QUICK = {
    'kg ask "what links Japan to burden-sharing"': 0,
    'kg ask "When did Bolton visit Japan?"': 0,
    'kg ask "When did Bolton visit Japan?" --why': 0,
    'kg ask "博尔顿什么时候访问日本？"': 0,
    'kg ask "When did Bolton visit Japan?" --cite bibtex': 0,
    'kg ask "Why did Japan not join Operation Sentinel?" --cite': 0,
    'kg ask "When did Washington announce that it would pull troops out of Germany?" --why': 0,
    'kg ask "What did the Japanese delegates propose at the Brussels Conference?"': 0,
    'kg ask "How many tons of tin did China deliver to repay the loan of March 1940?"': 1,
    'kg ask "What is Washington?"': 1,
    'kg ask "What is Washington?" --choose washington-conference': 0,
    'kg ask "When did Boltn visit Japan?"': 0,
    'kg ask "What in article 002 speaks against the mark for Japan on trade concession?"': 0,
    "kg ask \"What in Lu's article speaks against rating Japan as meeting 'trade concession'?\"": 0,
    'kg show "Tiaoyu Islands"': 1,
    'kg ask "博爾頓什麼時候訪問日本？"': 0,
    'kg ask "ボルトンはいつ日本を訪問しましたか"': 0,
    'kg ask "Who says that Germany has been captured by Russia?"': 0,
    'kg ask "What does article 002 say about Bolton?"': 0,
    'kg ask "When did Japan join Operation Sentinel?"': 0,
    'kg ask "How much does Iceland spend on defence?"': 1,
    'kg show "Brussels Conference"': 0,
    "kg show Trmp": 1,
    'kg passages "Operation Sentinel"': 0,
    "kg passages --article lu-hao --format jsonl": 0,
    'kg timeline "John Bolton"': 0,
    "kg timeline Japan --from 2019 --to 2019-12": 0,
    'kg paths Poland "Nord Stream 2" -k 3 --explain-score': 0,
    'kg paths Poland "Nord Stream 2" -k 2 --via Germany': 0,
    'kg paths Japan "Nord Stream 2" -k 2 --without "United States"': 0,
    "kg paths Japan Germany -k 2 --only partyTo": 0,
    "kg disagreements Poland --kind contradiction": 0,
    "kg compare 002 004 --about Bolton": 0,
    'kg paths NATO Russia --members --without "United States" -k 3': 0,
    'kg paths "Brussels Conference" quarantine-speech -k 2 --in-time': 0,
    "kg query --list": 0,
    "kg query --run did-not-happen": 0,
    "kg query --run demands-on-japan": 0,
    'kg query "SELECT ?t WHERE { id:japan kg:partyTo ?t }"': 0,
    'kg query "ASK { id:germany kg:dependsOn id:russian-energy }"': 0,
    "kg rank --measure betweenness --top 5": 0,
    "kg rank --measure brokerage --directed --top 5": 0,
    "kg rank --measure pagerank --projection citations --format markdown": 0,
    "kg communities --kind State --level state": 0,
    "kg communities --projection congruence --normalisation average --method louvain": 0,
    "kg balance --kind State --level state": 0,
    "kg balance --projection subtract": 0,
    "kg similarity Japan Germany Poland --measure kappa": 0,
    "kg trend Japan --from 2017 --to 2020": 0,
    "kg trend --measure balanced --from 2016 --to 2020 --format csv": 0,
    'kg view "Nord Stream 2" -o nord-stream.html': 0,
    "kg view --paths Japan burden-sharing -o paths.html": 0,
    "kg timeline Japan --from 2019 --to 2019-12 --plot japan-2019.svg": 0,
    'kg timeline "John Bolton" --plot bolton.png': 0,
    "kg trend Japan --from 2015 --to 2020 --plot japan.svg": 0,
    "kg similarity Japan Germany Poland --measure kappa --plot likeness.png": 0,
    "kg export Japan -o japan.gexf": 0,
    'kg export "Nord Stream 2" -o nord-stream.csv': 0,
    'kg export "Nord Stream 2" --steps 2 --asserted-only -o nord-stream.graphml --language zh-Hans': 0,
    'kg export "Nord Stream 2" -o nord-stream.trig': 0,
    'kg export "Nord Stream 2" --format rdf12 -o nord-stream.ttl': 0,
    "kg export --projection actors --from 2018 --to 2020 -o actors.graphml": 0,
    "kg export --only partyTo --as-of 1960 -o treaties.net": 0,
    "kg build": 0,
    "kg theory list": 0,
    "kg theory run burden-sharing": 0,
    "kg theory run burden-sharing --case Germany": 0,
    "kg theory run burden-sharing --reading text": 0,
    "kg theory run burden-sharing --case Japan --evidence": 0,
    "kg theory run soft-balancing --case cptpp-rules": 0,
    "kg theory show burden-sharing": 0,
    "kg theory what-if burden-sharing --case Germany --set trade-concession=met": 0,
    "kg theory what-if burden-sharing --case Germany --set host-nation-cost-sharing=unmet": 0,
    "kg theory what-if burden-sharing --case Germany --set raising-defence-spending=unmet": 0,
    "kg theory what-if alliance-vulnerability --case 'South Korea' --set alliance-broken=met "
    "--set break-quick-and-complete=met": 0,
    "kg theory sensitivity burden-sharing": 0,
    "kg theory table burden-sharing": 0,
    "kg theory table burden-sharing --outcome limited": 0,
    "kg theory table burden-sharing --indicators --format csv": 0,
    "kg theory picture burden-sharing -o matrix.svg": 0,
    "kg theory compare burden-sharing biden-strengthening": 0,
    "kg theory template burden-sharing": 0,
    "kg theory template burden-sharing --turtle": 0,
}
"""Commands of the documentation that run here, with the exit status that it tells of them."""

REGISTER = (
    'kg article add my-notes.txt --key my-notes --author "Rosa Reader" --date 2025 --number 101 --output my-notes/'
)
OWN_DATA = {
    REGISTER: 0,
    "kg validate my-notes/ --articles my-notes/": 0,
    "kg validate my-notes-with-mistakes.trig my-notes/article.ttl --articles my-notes/": 2,
    "kg build --with my-notes/": 0,
    'kg ask "Did New Zealand join AUKUS?"': 0,
    'kg ask "Who says that Australia depends on the United States?"': 0,
    "kg paths Australia burden-sharing -k 1": 0,
    "kg passages --article my-notes": 0,
    "kg compare my-notes 004": 0,
    "kg article list": 0,
    "kg article check my-notes": 0,
    "kg build --shipped-only": 0,
}
"""The same for the reader's own text of the tutorial, in this order."""

COMMANDS = get_command(application())


def blocks(page: Path, *languages: str) -> list[str]:
    """The code blocks of a page in some languages."""
    return [body for language, body in FENCE.findall(page.read_text("utf-8")) if language in languages]


def running_text(page: Path) -> str:
    """A page without its code blocks."""
    return FENCE.sub("", page.read_text("utf-8"))


def typed(page: Path) -> list[str]:
    """The command lines in the code blocks of a page: in a console after a ``$``, else every line."""
    shown = [line[2:] for body in blocks(page, "console") for line in body.splitlines() if line.startswith("$ ")]
    return shown + [line for body in blocks(page, "sh") for line in body.splitlines() if line.strip()]


def named(page: Path) -> list[str]:
    """The commands that the running text of a page names, which may lack their arguments."""
    return re.findall(r"`((?:kg|make) [^`\n]+)`", running_text(page))


def words(line: str) -> list[str]:
    """A command line as the shell reads it, without a comment."""
    return shlex.split(line, comments=True)


TYPED = sorted({line for page in PAGES for line in typed(page)})
NAMED = sorted({line for page in PAGES for line in named(page)})
KG = [line for line in TYPED if words(line)[0] == "kg"]


def commands(group: Any = COMMANDS, above: str = "") -> dict[str, Any]:
    """All commands by name, those of a group with the group's name before them (``theory run``)."""
    found: dict[str, Any] = {}
    for name, command in group.commands.items():
        found |= commands(command, f"{above}{name} ") if hasattr(command, "commands") else {above + name: command}
    return found


def named_by(found: list[str]) -> tuple[str, list[str]]:
    """The name of the command of a line, and its arguments."""
    name = " ".join(found[1:3]) if " ".join(found[1:3]) in commands() else found[1]
    return name, found[1 + len(name.split()) :]


def options(name: str) -> set[str]:
    """The options of a command."""
    params = commands()[name].params
    return {"--help"} | {o for p in params for o in (*p.opts, *p.secondary_opts) if o.startswith("-")}


def test_the_pages_are_there_and_name_every_command() -> None:
    assert {"README.md", "tutorial.md", "model.md", "theory.md"} <= {page.name for page in PAGES}
    shown = [line for page in PAGES for body in blocks(page, "text") for line in body.splitlines()]
    told = KG + NAMED + [line for line in shown if line.startswith("kg ")]
    assert {named_by(words(line))[0] for line in told} >= set(commands())


@pytest.mark.parametrize("line", KG)
def test_a_command_line_is_one_that_kg_understands(line: str) -> None:
    name, arguments = named_by(words(line))
    # Raises where an option is unknown or an argument is missing.
    commands()[name].make_context(name, arguments)


def test_commands_and_options_named_in_running_text_exist() -> None:
    for line in NAMED:
        found = words(line)
        if found[0] == "kg":
            name, arguments = named_by(found)
            assert {word for word in arguments if word.startswith("-")} <= options(name), line
    known = set().union(*(options(name) for name in commands()))
    for page in PAGES:
        told = set(re.findall(r"`(--?[a-z][a-z-]*)[ `]", running_text(page)))
        assert told <= known, page.name


def test_other_command_lines_are_known_ones() -> None:
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE))
    for line in TYPED + NAMED:
        found = words(line)
        assert found[0] in {"kg", "make", "pip"}, line
        if found[0] == "make":
            assert set(found[1:]) <= targets, line


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_and_named_folders_exist(page: Path) -> None:
    text = page.read_text("utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (page.parent / target).exists(), target
    for name in re.findall(r"`((?:ontology|data|kg|viz|docs|tests)/[\w./-]*)`", text):
        assert (REPOSITORY / name).exists(), name


def test_every_ready_made_query_named_is_there() -> None:
    for line in KG:
        found = words(line)
        if "--run" in found:
            assert (REPOSITORY / "ontology" / "queries" / f"{found[found.index('--run') + 1]}.rq").is_file(), line


def test_no_page_stores_a_sentence_of_an_article(shared: Path) -> None:
    articles = [p.read_text("utf-8") for p in sorted((shared / "articles").glob("*.txt"))]
    for page in PAGES:
        text = re.sub("《[^》]*》", "", page.read_text("utf-8"))  # Titles may be given in full.
        for found in re.findall(r"[\u3400-\u9fff，。、；：“”《》「」（）0-9]{21,}", text):
            runs = {found[i : i + 21] for i in range(len(found) - 20)}
            assert not [r for r in runs if any(r in article for article in articles)], f"{page.name}: {found}"


# --- Run


@pytest.mark.parametrize(("line", "status"), QUICK.items())
def test_a_command_does_what_the_page_says(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, status: int
) -> None:
    assert words(line) in [words(known) for known in KG]
    monkeypatch.chdir(tmp_path)
    result = call(*words(line)[1:])
    assert result.status == status, result.err
    assert "Traceback" not in result.err
    assert result.out if status == 0 else result.out + result.err


@pytest.mark.parametrize("name", ["asking.md", "theory.md"])
def test_what_a_page_shows_is_what_is_printed(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("ALLIANCE_KG_USER_DATA", str(tmp_path))
    page = REPOSITORY / "docs" / name
    for body in blocks(page, "console"):
        line = ""
        # What is typed in a session stands after its own mark.
        turns = "".join(f"{shown[2:]}\n" for shown in body.splitlines() if shown.startswith("> "))
        for shown in body.splitlines():
            if shown.startswith("$ "):
                result = call(*words(shown)[2:], stdin=turns)
                line, out = shown[2:], (result.out or result.err)
            elif "…" not in shown:
                assert shown in out.splitlines(), line


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_sparql_runs_and_finds_something(graph: KnowledgeGraph, page: Path) -> None:
    for text in blocks(page, "sparql"):
        assert list(run(graph.snapshot, text)), text


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_python_runs(graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for text in blocks(page, "python"):
        names: dict[str, Any] = {}
        exec(compile(text, page.name, "exec"), names)


@pytest.mark.slow
def test_the_tutorial_of_own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = REPOSITORY / "docs" / "tutorial.md"
    text = next(body for body in blocks(page, "text") if body.startswith("Notes on"))
    trig = next(iter(blocks(page, "trig")))
    (tmp_path / "my-notes.txt").write_text(text, "utf-8")
    broken = trig.replace("kg:line 4 ; ", "").replace('"did not join AUKUS"', '"never joined AUKUS"')
    (tmp_path / "my-notes-with-mistakes.trig").write_text(broken, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ALLIANCE_KG_CACHE", str(tmp_path / "cache"))
    printed = page.read_text("utf-8")
    for line, status in OWN_DATA.items():
        assert f"$ {line}\n" in printed
        result = call(*words(line)[1:])
        assert result.status == status, (line, result.err)
        # What the tutorial shows of it, as far as it isn't left out.
        told = re.search(re.escape(f"$ {line}\n") + r"((?:(?!\$ |```).*\n)*)", printed)
        assert told
        for expected in told[1].splitlines():
            if "…" not in expected:
                assert expected in result.out + result.err, line
        if line == REGISTER:
            # The draft is as the tutorial shows it, until it is completed.
            draft = tmp_path / "my-notes" / "draft.trig"
            assert next(body for body in blocks(page, "text") if "kg:Draft" in body) in draft.read_text("utf-8")
            draft.write_text(trig, "utf-8")
