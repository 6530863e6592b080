"""A reader's own article beside the shipped ones: registered, drafted, completed, checked, and in every command."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from faces import Result, call, is_one_clear_line
from test_draft import LANGUAGES, TEXTS

from kg.articles import listing
from kg.corpus import read
from kg.snapshot import Snapshot
from kg.terms import KG, PASSAGE, TYPE
from kg.validate import drafts_of, problems_of

COMPLETED = """
@prefix kg: <https://w3id.org/alliance-kg/ontology#> .
@prefix id: <https://w3id.org/alliance-kg/id/> .
@prefix note: <https://w3id.org/alliance-kg/passage/note/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .

id:new-zealand a kg:State ; rdfs:label "New Zealand"@en , "新西兰"@zh-Hans .
id:aukus a kg:Mechanism ; rdfs:label "AUKUS"@en , "奥库斯"@zh-Hans .
note:l5a { id:bolton-visit-to-japan-2019 sem:hasActor id:john-bolton ; kg:destination id:japan ; kg:date "2019-08"^^kg:edtf . }
note:l5a kg:section "1" ; kg:line 5 ; kg:exact "visited Japan." ;
    kg:summary "Bolton visited Japan in August 2019."@en , "2019年8月博尔顿到访日本。"@zh-Hans .
note:l16a {
    id:no-new-zealand-in-aukus a kg:Negation ; rdf:subject id:new-zealand ; rdf:predicate kg:memberOf ; rdf:object id:aukus ;
        kg:content "New Zealand did not join AUKUS."@en , "新西兰没有加入奥库斯。"@zh-Hans .
}
note:l16a kg:section "3" ; kg:line 16 ; kg:exact "did not join AUKUS" ;
    kg:summary "New Zealand did not join AUKUS."@en , "新西兰没有加入奥库斯。"@zh-Hans .
"""  # noqa: E501


def add(folder: Path, text: str = "english", key: str = "note", *more: str) -> Result:
    return call("article", "add", TEXTS / f"{text}.txt", "--key", key, "--output", folder, *more)


@pytest.mark.parametrize("text", LANGUAGES)
def test_a_fresh_draft_is_valid_and_says_nothing(graph: object, tmp_path: Path, text: str) -> None:
    done = add(tmp_path / "note", text, "note", "--author", "Rosa Reader", "--date", "2025")
    assert done.status == 0, done.err
    folder = tmp_path / "note"
    assert sorted(p.name for p in folder.iterdir()) == sorted(["article.ttl", "draft.trig", f"{text}.txt"])
    assert (folder / f"{text}.txt").read_bytes() == (TEXTS / f"{text}.txt").read_bytes()
    assert list(map(str, problems_of([folder], folder))) == []
    corpus = read([folder / "draft.trig"])
    # No named graph: nothing is asserted by anybody.
    assert not [q for q in corpus.quads if getattr(q.graph_name, "value", "").startswith(PASSAGE)]
    drafts = {q.subject for q in corpus.quads if q.predicate.value == TYPE}
    assert all(q.object.value == KG + "Draft" for q in corpus.quads if q.predicate.value == TYPE)
    assert len(drafts_of([folder])) == len(drafts) > 0
    told = call("validate", folder, "--articles", folder)
    assert told.status == 0
    assert f"{len(drafts)} drafts" in told.out


def test_a_draft_that_says_something_is_pointed_out(graph: object, tmp_path: Path) -> None:
    folder = tmp_path / "note"
    add(folder)
    draft = folder / "draft.trig"
    draft.write_text(draft.read_text("utf-8") + "\nnote:l5a { id:japan kg:supports id:burden-sharing . }\n", "utf-8")
    found = call("validate", folder)
    assert found.status == 2
    assert "take “a kg:Draft” away" in found.err
    built = call("build", "--with", folder)
    assert built.status == 2
    assert is_one_clear_line(built)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--key", "lu-hao"), "is taken"),
        (("--key", "My Notes"), "is no key"),
        (("--key", "kg"), "is no key"),
        (("--key", "note", "--number", "002"), "is taken by lu-hao"),
        (("--key", "note", "--number", "x"), "is no number"),
        (("--key", "note", "--date", "yesterday"), "is no date"),
    ],
)
def test_a_mistake_is_one_clear_line_and_writes_nothing(
    graph: object, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    result = call("article", "add", TEXTS / "english.txt", "--output", tmp_path / "out", *arguments)
    assert result.status == 2
    assert is_one_clear_line(result)
    assert told in result.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "is empty"), (b" \n\n", "is empty"), (b"a\n\xff\xfe", ":2 is not UTF-8"), (None, "read")],
)
def test_a_text_that_is_none(graph: object, tmp_path: Path, content: bytes | None, told: str) -> None:
    if content is not None:
        (tmp_path / "x.txt").write_bytes(content)
    result = call("article", "add", tmp_path / "x.txt", "--key", "note", "--output", tmp_path / "out")
    assert (result.status, is_one_clear_line(result)) == (2, True)
    assert told in result.err
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_there_is_left_alone(graph: object, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    result = add(tmp_path / "out")
    assert (result.status, is_one_clear_line(result)) == (2, True)
    assert list((tmp_path / "out").iterdir()) == []


# --- Beside the shipped articles, in every command


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a registered article of which two passages are completed, taken in."""
    root = tmp_path_factory.mktemp("own")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALLIANCE_KG_CACHE", str(root / "cache"))
        folder = root / "note"
        assert add(folder, "english", "note", "--author", "Rosa Reader").status == 0
        draft = folder / "draft.trig"
        kept = [b for b in draft.read_text("utf-8").split("\n\n") if not b.startswith(("note:l5a", "note:l16a"))]
        draft.write_text("\n\n".join(kept), "utf-8")
        (folder / "passages.trig").write_text(COMPLETED, "utf-8")
        assert call("validate", folder, "--articles", folder).status == 0
        built = call("build", "--with", folder)
        assert built.status == 0, built.err
        yield folder


COMMANDS = [
    (("ask", "Did New Zealand join AUKUS?"), "New Zealand did not join AUKUS."),
    (("show", "AUKUS"), "english:16"),
    (("passages", "--article", "note"), "english.txt:16"),
    (("passages", "AUKUS", "--articles", "OWN"), "did not join AUKUS, which"),
    (("compare", "note", "002"), "Rosa Reader (005) – Lu Hao (002)"),
    (("compare", "004", "005", "--about", "Bolton"), "Where they differ"),
    (("coverage", "--articles", "OWN"), "note"),
    (("audit", "note", "--articles", "OWN"), "visited Japan."),
    (("timeline", "John Bolton"), "August 2019"),
    (("paths", "New Zealand", "AUKUS"), "english:16"),
    (("disagreements", "--article", "note", "--kind", "contradiction"), "August 2019"),
    (("article", "list"), "note"),
    (("article", "check", "note"), "The text is as it was."),
]


@pytest.mark.slow
@pytest.mark.parametrize(("arguments", "expected"), COMMANDS, ids=str)
def test_every_command_includes_it(
    own: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], expected: str
) -> None:
    result = call(*(str(own) if a == "OWN" else a for a in arguments))
    assert result.status == 0, result.err
    assert expected in result.out


@pytest.mark.slow
def test_a_page_includes_it(own: Path, tmp_path: Path) -> None:
    assert call("view", "AUKUS", "-o", tmp_path / "page.html").status == 0
    assert "New Zealand" in (tmp_path / "page.html").read_text("utf-8")


@pytest.mark.slow
def test_a_draft_is_nobodys_statement(own: Path) -> None:
    from kg import additions, build

    snapshot = Snapshot(build.ensure(additions.current()))
    names = [n for n in snapshot.passages if n.startswith("note/")]
    assert sorted(names) == ["note/l16a", "note/l5a"]
    (entry,) = [a for a in listing(snapshot) if a["key"] == "note"]
    assert (entry["passages"], entry["drafts"]) == (2, len(drafts_of([own])))
    found = json.loads(call("show", "Brussels Conference", "--format", "json").out)
    assert not [e for e in found["passages"] if e["article"] == "note"]


@pytest.mark.slow
def test_a_changed_text_is_noticed(own: Path, tmp_path: Path) -> None:
    text = (own / "english.txt").read_text("utf-8")
    (tmp_path / "english.txt").write_text("A new first line\n" + text.replace("did not join", "never joined"), "utf-8")
    result = call("article", "check", "note", "--articles", tmp_path)
    assert result.status == 1
    assert "The text has changed." in result.out
    assert "note/l5a: line 5 is line 6 now" in result.out
    assert "“did not join AUKUS” is not found" in result.out


@pytest.mark.slow
def test_a_second_article_gets_the_next_number_and_one_of_the_same_is_refused(own: Path, tmp_path: Path) -> None:
    add(tmp_path / "second", "chinese", "second")
    assert 'kg:number "006"' in (tmp_path / "second" / "article.ttl").read_text("utf-8")
    article = tmp_path / "second" / "article.ttl"
    article.write_text(article.read_text("utf-8").replace('"006"', '"004"'), "utf-8")
    assert "another article's too" in call("validate", tmp_path / "second").err
