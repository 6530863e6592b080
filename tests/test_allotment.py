"""Under which part of a question that asks several things a statement stands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from asking import first_line

from kg import KnowledgeGraph
from kg.ask.understanding.parts import cut

HEAD = re.compile(r"[(（]\d[)）]")
QUESTIONS = json.loads((Path(__file__).parent / "questions" / "development.json").read_text("utf-8"))


def _parts(graph: KnowledgeGraph, question: str) -> list[list[str]]:
    """Return the lines under each head of an answer, without what is told nearby."""
    found: list[list[str]] = []
    for line in graph.ask(question).answer.split("\n"):
        if line.strip() in {"Told nearby:", "相关的还有：", "相關的還有：", "関連する記述："}:
            break
        if HEAD.match(line):
            found.append([])
        elif found and line.strip():
            found[-1].append(line)
    return found


def test_no_part_stands_without_a_line(graph: KnowledgeGraph) -> None:
    several = [q["question"] for q in QUESTIONS if len(cut(graph.snapshot, q["question"], None)) > 1]
    # Every seventh: all of them take minutes.
    asked = several[::7]
    assert len(asked) > 50
    assert [q for q in asked if any(not lines for lines in _parts(graph, q))] == []


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("How many LDP members were punished over the slush fund scandal, and are voters satisfied?", 2),
        ("When did the Philippines end the Visiting Forces Agreement and why?", 2),
        ("安倍がイランを訪れたのはいつ、目的と結果は？", 2),
        ("訳者はどこに不満を述べていますか。また、どの提言が矛盾していると見ていますか", 2),
        # "When and where" is one question.
        ("隔離演説が行われたのはいつ、どこでか。", 1),
    ],
)
def test_a_question_is_cut_at_joints_of_each_language(graph: KnowledgeGraph, question: str, parts: int) -> None:
    assert len(cut(graph.snapshot, question, None)) == parts


@pytest.mark.parametrize(
    ("question", "part", "told"),
    [
        ("罗斯福和赫尔为什么派诺曼·戴维斯去布鲁塞尔会议，又叮嘱他什么？", 1, "领头者"),
        ("「藍點網路」計畫是哪幾個國家推的？想做什麼？", 1, "認證標準"),
        ("拜登的供应链多边框架有哪几个？哪个国家全部参加？", 1, "日本参加了"),
        ("自民黨處分了幾名議員？屬於哪些派系？", 0, "39名"),
        ("ブリュッセル会議にアメリカは誰を送り、その人にどう振る舞うよう指示したのですか", 1, "凧の尾"),
        ("Which camp in South Korea wants better ties with China, and which wants a stronger alliance with the US and "
         "Japan?", 1, "conservatives lean"),
    ],
)  # fmt: skip
def test_a_statement_stands_under_the_part_that_it_answers(
    graph: KnowledgeGraph, question: str, part: int, told: str
) -> None:
    parts = _parts(graph, question)
    assert told in "\n".join(parts[part])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("ブルー・ドット・ネットワークはどの国がいつ打ち出したもの？", ("米日豪", "2019年11月")),
        ("蓝点网络是哪几个国家什么时候推出的？", ("美日澳", "2019年11月")),
        ("Who reassured the Philippines about the Mutual Defense Treaty, and when?", ("Pompeo", "2019")),
    ],
)
def test_who_and_when_are_told_in_one_sentence(graph: KnowledgeGraph, question: str, told: tuple[str, ...]) -> None:
    first = first_line(graph, question)
    assert first.startswith("• ")
    assert all(text in first for text in told)
