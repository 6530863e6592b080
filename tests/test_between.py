"""What happened between two things or dates, and on whom a statement rests, in four languages."""

from __future__ import annotations

import pytest

from kg import KnowledgeGraph


def dates(graph: KnowledgeGraph, question: str) -> list[str]:
    """Return the dates of the list that an answer gives, as it orders them: one a line, then two spaces."""
    answer = graph.ask(question)
    listed = [line for line in answer.answer.splitlines() if line.startswith("• ") and "  " in line]
    return [str(v["when"]) for v in answer.values[: len(listed)]]


@pytest.mark.parametrize(
    "question",
    [
        "Which steps between the TAG launch and its entry into force are recorded?",
        "日美首脑同意启动TAG谈判之后、协定生效之前，先后发生了哪些事？",
        "TAG談判啟動後到協定生效前，日美之間依序發生哪些事？",
        "日米首脳がTAG交渉開始に合意した後、発効するまでに何が起こりましたか。",
    ],
)
def test_what_a_table_dates_between_two_things_is_told_in_order(graph: KnowledgeGraph, question: str) -> None:
    found = dates(graph, question)
    assert {"2018-12-21", "2019-08-25", "2019-10-07"} <= set(found)
    assert not {"2018-08-09/2018-08-10", "2020-01-01"} & set(found)
    assert found == sorted(found)


@pytest.mark.parametrize(
    "question",
    [
        "What alliance developments took place between the Ukraine crisis and Japan's three security documents?",
        "乌克兰危机爆发之后到日本发布安保三文件之前，美日同盟有哪些进展？",
        "ウクライナ危機の後、日本の安保三文書の公表までに、日米の間で何が起こりましたか。",
    ],
)
def test_what_an_article_dates_between_two_things_is_told(graph: KnowledgeGraph, question: str) -> None:
    assert {"2022-05", "2022-10"} <= set(dates(graph, question))


@pytest.mark.parametrize(
    "question",
    [
        "Put the US loans to China and the economic measures against Japan from mid-1938 to July 1941 in order.",
        "1938年半ばから1941年7月までの、米国の対中融資と対日経済措置を古い順に並べてください。",
    ],
)
def test_two_matters_within_one_time_are_both_put_in_order(graph: KnowledgeGraph, question: str) -> None:
    found = dates(graph, question)
    assert {"1938-12", "1940-03"} <= set(found)
    assert any(d.startswith("1941-07") for d in found)


@pytest.mark.parametrize(
    "question",
    [
        "On whose article does the claim rest that Japan alone is in all four multilateral frameworks?",
        "只有日本参加全部四个多边框架，这句话依据的是谁的文章？",
        "只有日本參加全部四個多邊框架，這句話依據的是誰的文章？",
        "4つの多国間枠組みすべてに入っているのは日本だけ、という記述は誰のどの論文に基づいていますか。",
    ],
)
def test_whose_article_a_statement_rests_on_is_what_is_cited(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.intent == "provenance"
    assert any(e["line"] == 121 and e["article"] == "li-kailang" for e in answer.evidence)


def test_who_puts_something_down_to_something_says_so(graph: KnowledgeGraph) -> None:
    answer = graph.ask("Who put Poland's ability to buy F-35s down to its being a reliable ally?")
    assert "Duda" in answer.answer
