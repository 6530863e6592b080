"""Questions of what somebody did to somebody, of lists, and of the notes that statements rest on."""

from __future__ import annotations

import pytest

from kg import KnowledgeGraph
from kg.ask.answer import Answer
from kg.ask.kinds.instrument import acting
from kg.ask.retrieval.context import Context
from kg.ask.understanding.question import understand
from kg.terms import PASSAGE

PRESSURE = [
    "What economic measures did the Roosevelt administration use to put pressure on Japan?",
    "罗斯福政府用了哪些经济手段对日本施压？",
    "羅斯福政府用了哪些經濟手段向日本施壓？",
    "ルーズベルト政権は日本に圧力をかけるためにどのような経済的手段を用いましたか。",
]
TURNED = [
    "Against Japan, what means did the United States use?",
    "对日本，美国用了什么手段？",
    "What tools were used against Japan by the United States?",
    "日本に対して米国はどんな手段を使いましたか。",
]
SANCTIONS = [
    "What sanctions did the United States impose on Japan?",
    "美国对日本实施过哪些制裁？",
    "美國對日本實施過哪些制裁？",
    "アメリカは日本にどのような制裁を科したか。",
]
THREE = [
    "日本的“方案B”里列了哪三条路？",
    "日本的「B計畫」包含哪三個選項？",
    "Which three options does Japan's Plan B list?",
]


def shown(answer: Answer) -> set[str]:
    return {str(e["passage"]).removeprefix(PASSAGE) for e in answer.evidence}


@pytest.mark.parametrize("question", PRESSURE)
def test_means_that_one_actor_used_on_another(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    # The policy as a whole, its means, and the single deeds of whoever acted for the state.
    assert {"saltzman/l122c", "saltzman/l126o", "saltzman/l126s"} <= shown(answer)
    assert {e["article"] for e in answer.evidence[:4]} == {"saltzman"}


@pytest.mark.parametrize("question", SANCTIONS)
def test_means_of_the_type_that_is_asked_for(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    # Economic warfare and the call for an embargo, by the types of their means; deterrence is a military one.
    assert {"saltzman/l122c", "saltzman/l126o"} <= shown(answer)
    assert not shown(answer) & {"li-kailang/l23h", "li-kailang/l25a"}


@pytest.mark.parametrize("question", TURNED)
def test_who_acts_is_told_by_the_words_and_not_by_the_order(graph: KnowledgeGraph, question: str) -> None:
    found = acting(Context(graph, understand(graph.snapshot, question)))
    assert [(agent.keys, target.keys) for _, agent, target in found] == [(("united-states",), ("japan",))]


def test_each_of_several_that_were_acted_on_and_the_answer_of_the_last(graph: KnowledgeGraph) -> None:
    answer = graph.ask(
        "What economic penalties did the US use against Japan before Pearl Harbor and against Germany under Trump, "
        "and how did Berlin respond?"
    )
    heads = [line for line in answer.answer.splitlines() if line in {"Japan:", "Germany:"}]
    assert heads == ["Japan:", "Germany:", "Germany:"]
    before, _, after = answer.answer.partition("Germany:")
    assert "embargo" in before and "Trump" not in before
    assert "countermeasures" in after


def test_where_nobody_acted_the_rule_steps_aside(graph: KnowledgeGraph) -> None:
    answer = graph.ask("Which economic measures did Poland use against the Philippines?")
    assert "Philippines:" not in answer.answer


def test_the_us_is_a_name_in_capitals_alone(graph: KnowledgeGraph) -> None:
    def named(text: str) -> set[str]:
        return {k for m in understand(graph.snapshot, text).mentions for k in m.keys}

    assert "united-states" in named("What did the US promise Japan?")
    assert "united-states" not in named("Tell us what Japan promised.")


@pytest.mark.parametrize("question", THREE)
def test_a_list_is_told_as_a_whole(graph: KnowledgeGraph, question: str) -> None:
    assert {f"heginbotham-samuels/l131{letter}" for letter in "abc"} <= shown(graph.ask(question))


def test_reasons_of_one_outcome_stand_together(graph: KnowledgeGraph) -> None:
    answer = graph.ask("How does Japan's unstable political situation limit its efforts to strengthen deterrence?")
    assert {f"li-kailang/l65{letter}" for letter in "bcd"} <= shown(answer)


@pytest.mark.parametrize("question", ["支持率の低い岸田首相には資源を動員する政治的資本がないと述べたのは誰か。",
                                      "誰認為岸田民調低迷，沒有政治本錢動員資源？"])  # fmt: skip
def test_the_note_that_a_statement_rests_on_is_shown(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    cited = {w for n in list(shown(answer)) for w in graph.snapshot.passages[n].get("cites", ())}
    notes = [n for n in shown(answer) if "w" in graph.snapshot.traits[graph.snapshot.places[n]]]
    assert "li-kailang/l65h" in shown(answer)
    assert any(n in graph.snapshot.speaking_of(w) for n in notes for w in cited)


@pytest.mark.parametrize("question", ["What connects Mark Esper with Seoul and with NATO?",
                                      "エスパー国防長官は韓国およびNATOとどう関わっているか。"])  # fmt: skip
def test_each_of_two_is_linked_with_the_first(graph: KnowledgeGraph, question: str) -> None:
    articles = {e["article"] for e in graph.ask(question).evidence}
    assert {"lu-hao", "jiang-liyuan"} <= articles


WITHIN_A_TIME = [
    "Which economic measures did the United States take against Japan from 1938 to 1941? Put them in order of time.",
    "1938年到1941年美国对日本采取了哪些经济手段？请按时间排列",
    "1938年到1941年美國對日本採取了哪些經濟手段？請按時間排列",
    "1938年から1941年までにアメリカは日本に対してどのような経済的手段をとったか。時間順に並べてください",
]


@pytest.mark.parametrize("question", WITHIN_A_TIME)
def test_means_of_a_time_are_told_in_order_of_time(graph: KnowledgeGraph, question: str) -> None:
    told = graph.ask(question).passages
    steps = [f"saltzman/l{n}" for n in ("122f", "126l", "126o", "126p", "126s")]
    assert [name for name in told if name in steps] == steps
    assert {name.split("/")[0] for name in told} == {"saltzman"}


@pytest.mark.parametrize(
    "question",
    [
        "What did Roosevelt do about Japan before the freeze of July 1941?",
        "1941年7月资产冻结之前，美国对日本做了什么？",
        "1941年7月の資産凍結の前にアメリカは日本に対して何をしたか。",
    ],
)
def test_what_was_done_before_something_is_not_that_itself(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert {"saltzman/l126o", "saltzman/l126p"} <= shown(answer)
    assert "saltzman/l126s" not in answer.passages


@pytest.mark.parametrize(
    "question",
    [
        "How did the United States mediate between Japan and South Korea over GSOMIA?",
        "美國如何調停日韓之間的GSOMIA爭端？",
        "アメリカは日韓のGSOMIA問題をどのように仲介したか。",
    ],
)
def test_how_a_deed_was_done_is_told_by_its_steps(graph: KnowledgeGraph, question: str) -> None:
    told = graph.ask(question).passages
    assert told.index("lu-hao/l185j") < told.index("lu-hao/l185l") < told.index("lu-hao/l185o")


@pytest.mark.parametrize(
    ("question", "last"),
    [
        ("How is Nord Stream 2 connected to the limited security guarantee that Germany received?", "l549g"),
        ("北溪2号和德国得到的有限安全保障有什么关系？", "l549g"),
        ("How is Fort Trump connected to the high security guarantee that Poland received?", "l549f"),
    ],
)
def test_a_matter_is_linked_to_a_concept_by_the_argument_on_the_case(
    graph: KnowledgeGraph, question: str, last: str
) -> None:
    assert f"jiang-liyuan/{last}" in graph.ask(question).passages[:6]
