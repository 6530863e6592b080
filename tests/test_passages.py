import json
from pathlib import Path

import pytest
from faces import call, is_one_clear_line
from small import ARTICLE

from kg import KnowledgeGraph
from kg.terms import ID, KG, LANGUAGES, PASSAGE

KEYS = [
    "passage",
    "article",
    "file",
    "section",
    "paragraph",
    "line",
    "exact",
    "speaker",
    "stance",
    "summary",
    "triples",
]
HERE = PASSAGE + "little/"


def lines(*arguments: str | Path) -> list[dict]:
    result = call("passages", "--format", "jsonl", *arguments)
    assert (result.status, result.err) == (0, "")
    return [json.loads(line) for line in result.out.splitlines()]


def test_each_line_is_one_passage_with_the_keys_of_the_contract(on_small: Path) -> None:
    found = lines()
    assert [p["passage"].removeprefix(HERE) for p in found] == ["l2a", "l2b", "l3a", "l4a", "l5a", "l6a", "l7a", "l8a"]
    for passage in found:
        assert list(passage)[: len(KEYS)] == KEYS
        assert list(passage["speaker"]) == ["iri", "label"]
        assert {"en", "zh-Hans"} <= set(passage["summary"]) <= set(LANGUAGES)
        assert all(isinstance(text, str) for text in passage["summary"].values())
        for triple in passage["triples"]:
            assert list(triple) == ["subject", "predicate", "object"]
            assert set(triple["object"]) in ({"iri", "labels"}, {"value", "datatype", "language"})


def test_what_a_passage_says(on_small: Path) -> None:
    passage = lines("--article", "900")[0]
    assert passage["file"] == "900_little.txt"
    assert (passage["line"], passage["paragraph"], passage["section"]) == (2, 1, "1")
    assert passage["speaker"] == {"iri": ID + "ann-author", "label": "Ann Author"}
    assert passage["stance"] == "asserts"
    assert {(t["subject"]["iri"], t["predicate"]["iri"], t["object"]["iri"]) for t in passage["triples"]} == {
        (ID + state, KG + "partyTo", ID + "mutual-treaty") for state in ("japan", "united-states")
    }
    assert passage["triples"][0]["object"]["labels"]["zh-Hant"] == ["互助條約"]


def test_claims_acts_negations_and_numbers_appear_with_their_own_properties(on_small: Path) -> None:
    by_name = {p["passage"].removeprefix(HERE): p for p in lines()}

    def said(name: str) -> set[str]:
        return {t["predicate"]["iri"].rsplit("#", 1)[-1] for t in by_name[name]["triples"]}

    assert {"type", "claimKind", "claimant", "content", "subject", "predicate", "object", "about"} <= said("l4a")
    assert {"type", "subject", "predicate", "object", "content"} <= said("l5a")
    assert {"modality", "proposedBy", "addressedTo", "date", "quantity", "value", "currency", "approximate"} <= said(
        "l6a"
    )
    value = next(t["object"] for t in by_name["l6a"]["triples"] if t["predicate"]["iri"] == KG + "value")
    assert value == {"value": "8000000000", "datatype": "xsd:integer", "language": None}


@pytest.mark.parametrize("article", ["little", "900", "900_little.txt"])
def test_an_article_is_known_by_key_number_and_file(on_small: Path, article: str) -> None:
    assert len(lines("--article", article)) == 8


def test_an_unknown_article_is_told_with_those_there_are(on_small: Path) -> None:
    result = call("passages", "--article", "007")
    assert result.status == 1
    assert is_one_clear_line(result)
    assert "900" in result.err
    assert result.out == ""


def test_passages_of_a_thing(on_small: Path) -> None:
    names = [p["passage"].removeprefix(HERE) for p in lines("责任分担")]
    assert names == ["l3a", "l4a"]
    assert lines("id:ann-author") == []


def test_the_users_own_copy_adds_the_full_line(on_small: Path) -> None:
    source = ARTICLE.split("\n")
    for passage in lines("--articles", on_small / "articles"):
        assert passage["text"] == source[passage["line"] - 1]
        assert passage["found"] is True


def test_where_the_copy_differs_quotes_are_found_again_by_their_text(on_small: Path, tmp_path: Path) -> None:
    text = "一行\n两行\n" + ARTICLE.replace("小工具", "")
    (tmp_path / "900_mine.txt").write_text(text, "utf-8")
    found = {p["passage"].removeprefix(HERE): p for p in lines("--articles", tmp_path)}
    assert found["l3a"]["foundOn"] == [5]
    assert found["l3a"]["text"] == "日本支持责任分担。"
    assert found["l8a"]["found"] is False
    assert found["l8a"]["foundOn"] == []
    assert "not found" in call("passages", "--articles", tmp_path).out


@pytest.mark.parametrize("kind", ["missing folder", "a file", "empty folder", "not UTF-8"])
def test_a_copy_that_cannot_be_read_gives_one_line(on_small: Path, tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "mine"
    if kind == "a file":
        folder.write_text("")
    elif kind != "missing folder":
        folder.mkdir()
    if kind == "not UTF-8":
        (folder / "900_little.txt").write_bytes("日本".encode("gb18030"))
    result = call("passages", "--articles", folder)
    assert result.status == 2
    assert is_one_clear_line(result), result.err
    assert result.out == ""


def test_an_unknown_format_is_wrong_use(on_small: Path) -> None:
    assert call("passages", "--format", "yaml").status == 2


def test_every_passage_of_the_whole_graph_keeps_the_contract(graph: KnowledgeGraph) -> None:
    found = list(graph.passages())
    assert len(found) > 1000
    order = [(p["file"], p["line"]) for p in found]
    assert order == sorted(order)
    assert {p["article"] for p in found} == {
        "saltzman", "heginbotham-samuels", "lu-hao", "li-kailang", "jiang-liyuan",
    }  # fmt: skip
    for passage in found:
        assert list(passage)[: len(KEYS)] == KEYS
        assert passage["stance"] in {"asserts", "endorses", "reports", "questions", "rejects"}
        assert passage["triples"]
        assert 1 <= len(passage["exact"]) <= 20
