"""What answers a when: a date in the words of its passage, how long after something else, or that none is told."""

import pytest

from kg import KnowledgeGraph


@pytest.mark.parametrize(
    "asked",
    [
        "岸田是哪年上台的?",
        "杜达哪年当选总统?",
        "羅斯福哪年當選總統?",
        "ボルトンはいつ補佐官に就任したか?",
        "When was Abe elected prime minister?",
    ],
)
def test_no_other_date_tells_when_somebody_took_office(graph: KnowledgeGraph, asked: str) -> None:
    answer = graph.ask(asked)
    assert answer.status == "unknown"
    assert "20" not in answer.answer and "19" not in answer.answer


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("When did Trump win the election?", "November 2016"),
        ("When did Austin put forward integrated deterrence?", "On 30 April 2021 Lloyd Austin put forward"),
        ("When were Japanese assets frozen by Roosevelt?", "In the last week of July 1941"),
        ("羅斯福什麼時候凍結日本資產?", "1941年7月最後一週"),
        ("米国が日本資産を凍結したのはいつ?", "1941年7月の最後の週"),
        ("When did the trade in goods agreement take effect?", "1 January 2020"),
    ],
)
def test_a_date_is_told_in_the_words_of_its_passage(graph: KnowledgeGraph, asked: str, said: str) -> None:
    assert said in graph.ask(asked).answer.splitlines()[0]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("When did Italy sign the Anti-Comintern Pact?", "3 days after the Brussels Conference opened"),
        ("イタリアはいつ防共協定に署名した?", "ブリュッセル会議の開幕から3日後"),
        ("意大利什么时候签署反共产国际协定?", "布鲁塞尔会议开幕3天后"),
    ],
)
def test_how_long_after_something_else_is_told_where_no_date_is(graph: KnowledgeGraph, asked: str, said: str) -> None:
    answer = graph.ask(asked)
    assert answer.status == "unknown"
    assert said in answer.answer.splitlines()[1]
    assert not {e["passage"] for e in answer.closest} & {e["passage"] for e in answer.evidence}


@pytest.mark.parametrize("asked", ["When was the Nine-Power Treaty signed?", "《九国公约》是哪一年签署的？"])
def test_the_time_of_another_treaty_is_no_answer(graph: KnowledgeGraph, asked: str) -> None:
    answer = graph.ask(asked)
    assert answer.status == "unknown"
    assert len(answer.answer.splitlines()) == 1


def test_what_has_no_name_in_a_language_is_not_called_by_one_in_another(graph: KnowledgeGraph) -> None:
    assert "退出" not in graph.ask("ポーランドのメディアは米国のINF条約離脱についていつ報じたか?").answer


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("How long did Abe and Trump talk in 2019 altogether?", ["415"]),
        ("2019年安倍与特朗普的会谈加起来有多久?", ["415"]),
        ("川普和安倍在2019年總共會談幾次、多久?", ["5次", "415"]),
        ("How many times did Trump and Abe meet in 2019 and how long did they talk in total?", ["five", "415"]),
        ("川普和安倍2019年會談幾次?", ["5次"]),
        ("安倍とトランプは2019年に何回会った?", ["5回"]),
        ("How often did Japan and the US hold summit talks in 2019?", ["five"]),
    ],
)
def test_how_often_and_how_long_in_all(graph: KnowledgeGraph, asked: str, said: list[str]) -> None:
    first = "\n".join(graph.ask(asked).answer.splitlines()[:2])
    assert all(part in first for part in said)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("2019年德国国防开支占GDP多少?波兰呢?", "1.98"),
        ("2018年のポーランドの国防費はGDPの何%?ドイツは?", "1.25"),
        ("How much of its GDP did Poland spend on defence in 2017? And Germany?", "1.23"),
        ("2020年日本付了多少駐軍費用?德國呢?", "1.18"),
        ("ドイツの駐留経費負担はいくらか。日本、韓国と比べると?", "ドイツ約1.18億ドル。"),
        ("波兰2018年国防开支占GDP多少?和德国相比呢?", "波兰2.02%、德国1.25%"),
    ],
)
def test_a_part_that_only_names_a_state_asks_the_same_of_it(graph: KnowledgeGraph, asked: str, said: str) -> None:
    lines = graph.ask(asked).answer.splitlines()
    second = next(i for i, line in enumerate(lines) if line.startswith(("(2)", "（2）")))
    assert said in lines[second + 1]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("When will the dominant state increase its security guarantee?", "willingness to share burdens"),
        ("When does the motive for hard balancing fall, according to Paul?", "does not threaten a state's core"),
        ("When do states turn to soft balancing?", "where the use of force is impossible"),
        ("When would South Korea secretly acquire nuclear weapons?", "if the US-South Korea alliance breaks"),
        ("保罗认为硬平衡的动机什么时候会降低？", "若新兴大国不威胁本国核心国家利益"),
        ("什麼時候主導國會增加安全保障？", "責任分擔與利益置換的意願都高"),
        ("德国什么时候会成为天然气枢纽？", "建成后"),
        ("日本什么时候不会寻求核突破？", "只要美国的扩展威慑有效"),
        ("主導国はいつ安全保障を増やすか？", "意思がともに高いとき"),
    ],
)
def test_when_may_ask_for_a_condition(graph: KnowledgeGraph, asked: str, told: str) -> None:
    answer = graph.ask(asked)
    assert answer.status == "answered"
    assert told in answer.answer.splitlines()[0]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("TAG協定什麼時候生效?", "2020年1月1日"),
        ("When will the US withdraw its troops from Germany?", "June 2020"),
        ("日本什么时候参加哨兵行动？", "没有参加"),
        # What would come of it is no condition of it.
        ("When would Japan leave the NPT?", "neither that this happened nor when"),
    ],
)
def test_a_date_or_a_denial_comes_before_a_condition(graph: KnowledgeGraph, asked: str, first: str) -> None:
    assert first in graph.ask(asked).answer.splitlines()[0]


@pytest.mark.parametrize(
    "asked",
    ["When did Abe visit Japan?", "安倍什么时候访问日本？", "安倍什麼時候訪日？", "安倍はいつ日本を訪問しましたか？"],
)
def test_the_journey_of_another_is_no_answer(graph: KnowledgeGraph, asked: str) -> None:
    answer = graph.ask(asked)
    assert answer.status == "unknown"
    assert "2019" not in answer.answer


@pytest.mark.parametrize(
    "asked", ["When did Trump visit Japan?", "川普何時訪日？", "トランプはいつ日本を訪問しましたか？"]
)
def test_each_journey_there_is_told_before_any_other(graph: KnowledgeGraph, asked: str) -> None:
    may, june = graph.ask(asked).answer.splitlines()[:2]
    assert "25" in may and "28" in may
    assert "G20" in june


@pytest.mark.parametrize("asked", ["When did Merkel visit Warsaw?", "默克尔什么时候访问华沙？"])
def test_who_went_elsewhere_is_set_apart_from_whom_the_question_names(graph: KnowledgeGraph, asked: str) -> None:
    assert any(name in graph.ask(asked).answer.splitlines()[0] for name in ("Merkel", "默克尔"))
