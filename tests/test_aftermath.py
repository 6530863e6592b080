"""What a question has happen first though the graph tells it only as wanted, feared, refused or of another year; what
it has somebody hold or support though only others do; reasons and names that are not told."""

from __future__ import annotations

import re

import pytest
from asking import answered, corrected, untold

from kg import KnowledgeGraph

REFUSED = re.compile(
    r"^(?:In [A-Z]\w+ \d{4} |Under US pressure )?(?:the )?(.+?) (?:plainly )?refused? to (.+?)\.$", re.I
)
ASKED = "SELECT DISTINCT ?said WHERE { ?act kg:modality kg:refused ; kg:content ?said . FILTER(LANG(?said) = 'en') }"
UNHAPPENED = [
    ("What happened to the alliance after Trump won the 2024 election?", "candidates"),
    ("特朗普在2024年大选中获胜后美日同盟怎样变化？", "特朗普"),
    ("川普在2024年大選獲勝之後，日本的遊說團體得到了什麼？", "川普"),
    ("トランプ氏が2024年の大統領選に勝利した後、日米同盟はどう変わりましたか。", "トランプ"),
    ("How was Japan punished after it left the Non-Proliferation Treaty?", "would be punished"),
    ("日本退出核不扩散条约之后，国际社会如何惩罚它？", "不扩散条约"),
    ("日本がNPTを脱退した後、国際社会はどのような制裁を科しましたか。", "脱退"),
    ("How was the money spent once Japan had agreed to Bolton's demand for 8 billion dollars?", "not accept"),
]
HAPPENED = [
    "What did Abe do after Trump won the election of 2016?",
    "特朗普2016年胜选后，安倍做了什么打破惯例的事？",
    "美國退出伊核協議之後，德國、法國和英國做了什麼？",
    "バイデン氏の勝利が分かった後、菅首相は何と述べましたか。",
    "What did the Philippines cancel after Duterte became president?",
    "安保三文件公布之后，日本的防卫预算有什么变化？",
    "What did Suga say after Biden won the election?",
]
OTHERS_VIEWS = [
    ("石破茂氏が日本のNPT脱退を選択肢として挙げた際、どのような理由を述べたのか。", "シンクタンク"),
    ("石破茂为什么认为日本退出核不扩散条约是一个选项？", "智库"),
    ("Why did Merkel support the US withdrawal from the JCPOA?", "Merkel said"),
    ("默克尔为什么支持美国退出伊核协议？", "默克尔"),
]
OWN_VIEWS = [
    "Why did Merkel criticise the US withdrawal from the JCPOA?",
    "Why do Brooks and Wohlforth reject soft balancing?",
    "布鲁克斯和沃尔福思为什么认为援引软平衡论证均势理论是徒劳的？",
    "石破茂は非核三原則について何を主張したか。",
    "Why did Poland support the US withdrawal from the INF Treaty?",
]
UNNAMED = [
    "认为日本退出核不扩散条约是一个选项的智库研究员具体是谁？",
    "日本はNPTを抜けて核保有国になる道もありうると述べたシンクタンクの研究員とは、具体的に誰のことですか。",
    "How many F-16s did Poland buy?",
    "波蘭向美國買了幾架F-16？",
    "Which ship did Japan send to the Persian Gulf?",
    "日本派往波斯湾的是哪艘舰艇？",
    "What did the three leaders agree on at Camp David?",
    "美日韩三国领导人在戴维营谈成了什么？",
]


@pytest.mark.parametrize(("question", "told"), UNHAPPENED + OTHERS_VIEWS)
def test_what_is_told_instead_is_said(graph: KnowledgeGraph, question: str, told: str) -> None:
    corrected(graph, question, told)


@pytest.mark.parametrize("question", HAPPENED + OWN_VIEWS)
def test_what_happened_or_is_held_is_answered(graph: KnowledgeGraph, question: str) -> None:
    answered(graph, question)


@pytest.mark.parametrize("question", UNNAMED)
def test_what_has_no_name_is_not_told(graph: KnowledgeGraph, question: str) -> None:
    untold(graph, question)


def test_who_refused_did_not_do_it(graph: KnowledgeGraph) -> None:
    said = [row["said"].value for row in graph.query(ASKED)]
    refusals = [m for m in map(REFUSED.match, said) if m]
    assert len(refusals) > 6
    granted = [q for m in refusals for q in [f"Why did {m[1]} {m[2]}?"] if graph.ask(q).status == "answered"]
    assert granted == []


@pytest.mark.parametrize(
    "question", ["主张把核武器重新放回韩国的究竟是哪几位官员或学者？", "公開主張擁核的韓國保守黨領袖叫什麼名字？"]
)
def test_an_author_is_never_said_to_have_no_name(graph: KnowledgeGraph, question: str) -> None:
    assert "赫金博瑟姆" not in untold(graph, question).answer
