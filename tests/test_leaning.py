"""Parts of a question that lean on the one before, yes and no, who put forward something, what somebody objects to,
and where something stands in a text."""

from __future__ import annotations

import pytest

from kg import KnowledgeGraph
from kg.ask.answer import Answer


def first(answer: Answer) -> str:
    """Return the first line of an answer."""
    return answer.answer.splitlines()[0]


def part(answer: Answer, number: int) -> str:
    """Return the first line of a part of an answer."""
    lines = answer.answer.splitlines()
    heads = [i for i, line in enumerate(lines) if line.startswith((f"({number})", f"（{number}）"))]
    return lines[heads[0] + 1] if heads else ""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # Of what the first part counts, the greatest.
        ("2019年日美總共開了幾次首腦會談？哪一次時間最長", "155"),
        ("How many summits did Japan and the US hold in 2019, and which was the longest?", "155"),
        # Of the things that the first part lists, those of which something else is so.
        ("集体韧性战略靠哪四个多边框架？日本参加了几个", "全部四个"),
        ("On which four frameworks does collective resilience rest, and how many of them did Japan join?", "all four"),
        # Whom the first part is on.
        ("德國2019年國防開支佔GDP多少？有沒有達到北約2%的標準", "否。2019年德國"),
        # Who says what the first part tells.
        ("“英国风筝的尾巴”出自文章哪里？是谁对谁说的", "赫尔、罗斯福"),
        # What somebody answered stands beside the demand, not where else they answer something.
        ("德国为什么拒绝加入英法在波斯湾的行动，政府发言人怎么解释？", "伊斯兰国"),
        ("What did Austin propose in April 2021, and how did Japan respond?", "integrated deterrence"),
        ("奥斯汀提出的一体化威慑是什么意思，日本如何回应？", "一体化威慑作出了回应"),
        # What the first part's statement tells, too.
        ("What did the Quarantine Speech signal, when was it given, and where?", "in Chicago"),
        # What came of an act, and not the act again.
        ("罗斯福什么时候冻结日本资产，效果如何？", "采购原料"),
        ("When did Roosevelt freeze Japanese assets, and with what effect?", "buy raw materials"),
        ("What did Hornbeck propose, and with what result?", "Roosevelt approved"),
        # What was paid for it, or given for it.
        ("How many F-35s did Japan buy, and for how much money?", "23.1 billion"),
        ("How much did the Resource Finance Corporation lend China, and in exchange for what?", "tung oil"),
        # From the later of two days to a third; to a meeting of two days as to the first of them.
        (
            "美国贸易代表办公室公布谈判目标那天，距离两国首脑同意启动TAG谈判过了多少天？离首次谈判会议还有多少天？",
            "115天",
        ),
        # The same number with another in the place of one of two.
        ("How much more did Japan pay than South Korea in 2020, and how much more than Germany?", "Most: Japan"),
        ("特朗普和安倍见过几次，和杜达呢？", "11次"),
        ("川普和安倍見過幾次，和杜達見過幾次？", "11次"),
        ("How many times did Trump meet Abe, and how many times did he meet Duda?", "11 times"),
        ("トランプは安倍と何回会談し、ドゥダとは何回会談しましたか？", "11回"),
        ("2020年日本比韩国多付多少驻军费，比德国呢？", "17.82亿"),
        # Whether that is less than another's is told by both.
        ("How much did Germany pay for hosting US troops in 2020, and is that less than Japan?", "1.782 billion"),
        ("2020年德国付了多少驻军费，比日本少吗？", "17.82亿"),
        ("ドイツは2020年に駐留経費をいくら負担しましたか、日本より少ないですか？", "17.82億"),
        ("2020年日本は韓国より駐留経費をいくら多く払い、ドイツよりいくら多いですか？", "17.82億"),
        # Who says something is asked it themselves.
        ("Why did Germany refuse to raise its share of stationing costs, and what did the US say?", "accused Germany"),
        # What was done to him whom the first part finds.
        ("Whom did Washington send to the Brussels meeting on China, and what was he told to avoid?", "kite"),
    ],
)
def test_a_part_leans_on_what_the_part_before_it_told(graph: KnowledgeGraph, question: str, told: str) -> None:
    answer = graph.ask(question)
    # What a theory's coding tells of both parts is told at once.
    assert told in (first(answer) if answer.intent == "theory" else part(answer, 2))


def test_who_has_more_of_two_is_set_against_a_third(graph: KnowledgeGraph) -> None:
    text = graph.ask(
        "Which paid more for hosting US troops in 2020, South Korea or Japan, and how much more than Germany?"
    )
    assert "1.782 billion" in text.answer.partition("(2)")[2]


def test_what_was_done_to_him_stands_under_the_part_that_asks_it(graph: KnowledgeGraph) -> None:
    answer = graph.ask("Who represented the United States at the Brussels Conference, and what was he told?")
    one, _, other = answer.answer.partition("(2)")
    assert "Norman Davis" in one
    assert "kite" in other
    assert "leader" in other
    assert "kite" not in one


def test_a_case_of_what_a_theory_derives_is_told_with_it(graph: KnowledgeGraph) -> None:
    answer = graph.ask(
        "按姜丽媛的模型，责任分担高而利益置换低的从属国会得到什么样的安全保障？文中哪个国家属于这种情况？"
    )
    assert answer.intent == "theory"
    assert "德国" in first(answer)
    assert "（2）" not in answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Did the US sell F-35 fighters to Poland?", "Yes. "),
        ("Did Bolton visit Japan in July 2019?", "Yes. "),
        ("日本参加了四边机制吗？", "是。"),
        ("Did Japan attend the Brussels Conference?", "No. "),
        ("日本はブリュッセル会議に参加したか", "いいえ。"),
        ("杜特尔特任内访问过美国吗", "否。"),
        # A number on one side of a limit.
        ("Did Germany reach the 2 percent target in 2019?", "No. "),
        ("德國2019年有沒有達到北約2%的標準", "否。"),
        ("ドイツは2019年にGDP比2%を達成したか", "いいえ。"),
        ("Did Poland meet the 2% standard in 2020?", "Yes. "),
        ("Was Germany's defence spending below 2 percent of GDP in 2019?", "Yes. "),
    ],
)
def test_whether_something_is_so_begins_with_yes_or_no(graph: KnowledgeGraph, question: str, said: str) -> None:
    assert first(graph.ask(question)).startswith(said)


@pytest.mark.parametrize(
    "question",
    [
        # Told of another, the other way round, only wanted, or not at all.
        "Did the US withdraw troops from Poland?",
        "Did Japan sell F-35 fighters to the United States?",
        "Has Japan revised the three non-nuclear principles?",
        "石破茂当上首相以后，有没有真的修改无核三原则？",
        "Did Poland buy F-35 fighters?",
        # Of another year.
        "Did Bolton visit Japan in 2017?",
    ],
)
def test_what_no_statement_plainly_says_is_neither_yes_nor_no(graph: KnowledgeGraph, question: str) -> None:
    assert not first(graph.ask(question)).startswith(("Yes.", "No.", "是。", "否。"))


@pytest.mark.parametrize(
    ("question", "whom"),
    [
        ("Who proposed integrated deterrence, and when?", "Lloyd Austin"),
        ("整合嚇阻（integrated deterrence）是誰提出來的？什麼時候", "奧斯汀"),
        ("統合抑止は誰が提唱したのか", "オースティン"),
        ("Who came up with functional differentiation?", "Huang Yuxing"),
    ],
)
def test_who_put_something_forward_is_not_who_speaks_of_it(graph: KnowledgeGraph, question: str, whom: str) -> None:
    assert whom in first(graph.ask(question))


@pytest.mark.parametrize(
    ("question", "passages"),
    [
        ("譯者不同意作者的哪些地方？", {"l213c", "l213d", "l217b"}),
        ("What does the translator criticise in Heginbotham and Samuels's argument?", {"l213c", "l213d", "l217b"}),
        ("訳者は著者のどこを批判しているか", {"l213c", "l213d", "l217b"}),
        ("赫金博瑟姆与塞缪尔斯的文章有什么缺陷？", {"l213c", "l213d", "l217b"}),
        # Of its own study an author tells the limits; of another theory what is wrong with it.
        ("What are the limitations of Jiang's study?", {"l590a", "l594c"}),
        ("姜丽媛的文章有什么局限？", {"l590a", "l594c"}),
        ("姜丽媛批评公共产品理论什么？", {"l43l", "l55a"}),
    ],
)
def test_what_somebody_objects_to_is_told_from_criticism(
    graph: KnowledgeGraph, question: str, passages: set[str]
) -> None:
    answer = graph.ask(question)
    assert answer.premise is None
    assert passages <= {str(e["passage"]).rsplit("/", 1)[-1] for e in answer.evidence}
    # Nobody else's criticism, and no other claim.
    assert len({str(e["article"]) for e in answer.evidence}) == 1


def test_where_something_stands_is_told_with_section_and_line(graph: KnowledgeGraph) -> None:
    for question in ("“英国风筝的尾巴”出自文章哪里？", "Where in the text does “tail of the British kite” stand?"):
        assert "2.1" in first(graph.ask(question))
        assert "116" in first(graph.ask(question))
