"""What somebody holds against a text or a theory, in four languages."""

from __future__ import annotations

import pytest

from kg import KnowledgeGraph


@pytest.mark.parametrize(
    "question",
    [
        "What does the translator hold against Heginbotham and Samuels?",
        "Which weaknesses does the translator see in the article of Heginbotham and Samuels?",
        "Which flaws does the translator find in the article of Heginbotham and Samuels?",
        "What objections does the translator raise against Heginbotham and Samuels?",
        "What does Li Kailang object to in Heginbotham and Samuels?",
        "How does Li Kailang criticise Heginbotham and Samuels?",
        "Whom does Li Kailang criticise, and for what?",
        "黎开朗如何批评这篇文章？",
        "What limits does the translator see in the article of Heginbotham and Samuels?",
        "译者认为赫金博瑟姆和塞缪尔斯的文章有哪些不足?",
        "譯者指出了赫金博瑟姆與塞繆爾斯文章的哪些缺陷?",
        "訳者はヘギンボサムとサミュエルズの論文にどんな弱点を見ているか",
        "訳者の見るヘギンボサムらの論文の限界は何か",
        # Nor need it be called an objection.
        "What did the translator not like about the paper on nuclear weapons?",
        "译者对那篇论文有什么不满",
        "訳者が論文で気に入らなかったのはどこ？",
    ],
)
def test_all_that_a_translator_objects_to_is_told_and_no_praise(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    told = {n.removeprefix("heginbotham-samuels/") for n in answer.passages}
    assert {"l213c", "l213d", "l213q", "l217b"} <= told
    assert not {"l209k", "l213a", "l213j"} & told


@pytest.mark.parametrize(
    "question",
    [
        "What limits does the public goods approach have?",
        "What does Jiang hold against public goods theory?",
        "公共产品理论有哪些局限?",
        "公共财理论的缺陷是什么?",
        "公共產品理論有什麼不足?",
        "公共財理論の限界は何か",
        "公共財理論の弱点は?",
    ],
)
def test_the_limits_of_a_theory_are_what_is_objected_to_it(graph: KnowledgeGraph, question: str) -> None:
    assert set(graph.ask(question).passages[:4]) == {f"jiang-liyuan/{n}" for n in ("l43l", "l43n", "l43p", "l55a")}


@pytest.mark.parametrize(
    "question", ["What limits Japan's military build-up?", "Which party held talks with Washington against the treaty?"]
)
def test_what_limits_or_opposes_something_else_is_no_objection_to_a_text(graph: KnowledgeGraph, question: str) -> None:
    snapshot = graph.snapshot
    claims = {key for key, kind in snapshot.relations["kg:claimKind"] if kind == "kg:criticism"}
    made = {snapshot.order[place] for key in claims for place in snapshot.occurrences.get(key, ())}
    assert not set(graph.ask(question).passages[:3]) <= made


@pytest.mark.parametrize(
    "question",
    [
        "译者认为作者的政策建议在哪里自相矛盾？",
        "译者指出作者有哪些矛盾？",
        "譯者認為作者的建議有什麼矛盾？",
        "訳者は提言のどこに矛盾があると言うか？",
        "Where does the translator say the authors contradict themselves?",
    ],
)
def test_what_somebody_finds_at_odds_is_an_objection(graph: KnowledgeGraph, question: str) -> None:
    assert "heginbotham-samuels/l217b" in graph.ask(question).passages
