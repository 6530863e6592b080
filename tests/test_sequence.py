"""Asking for things to be put in order of time, and for what lies between those told before, in four languages."""

from __future__ import annotations

import re

import pytest

from kg import KnowledgeGraph
from kg.ask import Answer
from kg.ask.understanding.calendar import dates


def told(graph: KnowledgeGraph, answer: Answer) -> list[str]:
    """Return the lines of an answer above what is told nearby."""
    lines = answer.answer.split("\n")
    ends = [
        i for i, line in enumerate(lines) if line in {"Told nearby:", "相关的还有：", "相關的還有：", "関連する記述："}
    ]
    return lines[: min(ends, default=len(lines))]


def in_order(graph: KnowledgeGraph, answer: Answer) -> list[str]:
    """Return the dates with which the lines of an answer begin, as ISO."""
    fold = graph.snapshot.folder_of_names.fold
    found = [dates(fold(line)) for line in told(graph, answer) if line.startswith("•")]
    return [iso[0] for iso in found if iso]


# --- What a question lists


@pytest.mark.parametrize(
    ("question", "undated"),
    [
        (
            "In what order were the Indo-Pacific documents of Japan, France, the US and ASEAN published in 2019?",
            "Japan",
        ),
        ("日本、法国、美国和东盟的印太文件在2018和2019年按什么顺序发表？", "日本"),
    ],
)
def test_what_one_did_is_no_date_of_what_another_did(graph: KnowledgeGraph, question: str, undated: str) -> None:
    lines = told(graph, graph.ask(question))
    assert in_order(graph, graph.ask(question)) == ["2019-05", "2019-06", "2019-06"]
    assert undated in lines[-1]


@pytest.mark.parametrize(
    ("question", "undated"),
    [
        ("What came first, the Quarantine Speech or the Brussels Conference?", "Brussels Conference"),
        ("防疫演说和布鲁塞尔会议哪个在先？", "布鲁塞尔会议"),
        ("隔離演説とブリュッセル会議はどちらが先か？", "ブリュッセル会議"),
    ],
)
def test_of_two_the_one_without_a_date_is_named(graph: KnowledgeGraph, question: str, undated: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "partial"
    assert in_order(graph, answer) == ["1937-10-05"]
    assert undated in told(graph, answer)[1]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Arrange chronologically, with dates: Manila's notice ending the Visiting Forces Agreement, the failed"
            " Hanoi meeting, Washington's announcement of the pull-out from Germany, and Abe's trip to Iran.",
            ["2019-02", "2019-06", "2020-02", "2020-06"],
        ),
        (
            "次の出来事を日付順に並べてください:ドイツからの米軍撤収の発表、INF条約からの離脱表明、日本のF-35購入発表。",
            ["2018-10", "2020-06", "2020-07"],
        ),
        (
            "请把下列事件按时间先后排列并写出日期：奥斯汀提出一体化威慑、拜登政府首次日美2+2会议、经济版2+2、日本公布安全三文件。",
            ["2021-03-16", "2021-04-30", "2022-07-29", "2022-12"],
        ),
        (
            "把下列日本新聞報導依日期排序：每日新聞的支持率調查、時事通信的調查、自民黨處分39人、統合作戰司令部修正法成立。",
            ["2024-04-04", "2024-05-10", "2024-05-16", "2024-05-19"],
        ),
        (
            "List the three trade ministers' meetings of Japan, the United States and the European Union by date.",
            ["2019-01", "2019-05", "2020-01"],
        ),
        (
            "Put the Indo-Pacific papers that France, the United States and ASEAN brought out in 2019 in date order.",
            ["2019-05", "2019-06", "2019-06"],
        ),
    ],
)
def test_each_item_of_a_list_has_a_line_with_its_date_in_order(
    graph: KnowledgeGraph, question: str, expected: list[str]
) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert in_order(graph, answer) == expected


@pytest.mark.parametrize(
    ("question", "item"),
    [
        ("Arrange by date: the Hanoi meeting, Merkel's visit to Tokyo, and the signing of the TAG.", "Merkel's visit"),
        (
            "请按时间先后排列：特朗普宣布退出中导条约、默克尔访问北京、五角大楼宣布从德国撤军、波兰签订5G声明。",
            "默克尔访问北京",
        ),
    ],
)
def test_an_item_without_a_date_is_named_as_such(graph: KnowledgeGraph, question: str, item: str) -> None:
    answer = graph.ask(question)
    lines = [line for line in told(graph, answer) if not line.startswith("•")]
    assert any(item in line for line in lines)
    assert not any("Merkel" in line or "默克尔" in line for line in told(graph, answer) if line.startswith("•"))


def test_no_line_tells_its_date_twice(graph: KnowledgeGraph) -> None:
    answer = graph.ask(
        "Put in order of time: the failed Hanoi meeting, the Patriot contract, and the F-35 sale to Poland."
    )
    lines = [line for line in told(graph, answer) if line.startswith("•")]
    assert len(lines) == 3
    assert all(len(re.findall(r"\b20\d\d\b", line)) == 1 for line in lines)


# --- What happened in a time


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("2019年8月到9月之间，文章记载了哪些与日美关系有关的事件？", "2019-08", "2019-09"),
        ("What happened between Japan and the United States from June to August 2019?", "2019-06", "2019-08"),
        ("2020年1月文章记载了哪些事情？请按日期列出。", "2020-01", "2020-01"),
    ],
)
def test_what_happened_in_a_time_is_all_of_it(graph: KnowledgeGraph, question: str, first: str, last: str) -> None:
    found = in_order(graph, graph.ask(question))
    assert len(found) > 3
    assert all(first <= iso[:7] <= last for iso in found)


def test_the_last_days_of_a_month_are_days() -> None:
    assert dates("on 30 april 2021") == ["2021-04-30"]
    assert dates("2019年8月31日") == ["2019-08-31"]
    assert dates("2021年2月30日") == ["2021-02"]
    assert dates("april-may 2024".replace("-", " ")) == ["2024-04", "2024-05"]


# --- What a later part reckons from what an earlier part told


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        (
            "Which happened earlier under Biden: the first US-Japan 2+2 or Austin's launch of the integrated deterrence"
            " idea? How many days lie between them?",
            45,
            "DAY",
        ),
        ("菲律宾《部队访问协议》从签署到宣布终止多少年？", 22, "YR"),
        ("日美首腦宣布TAG談判達成框架性協議和達成最終協議，哪一個在前？兩者相隔多少天？", 31, "DAY"),
        ("美国是什么时候宣布退出伊核协议的？德法英三国发表联合声明表示继续遵守，又隔了多久？", 20, "MO"),
        (
            "ポーランドがパトリオットの契約を結んだのはいつですか。それから強化防衛協力協定の署名まで何か月かかりましたか。",
            29,
            "MO",
        ),
        ("日美從宣布框架協議到宣布最終協議隔了幾天，再到正式簽署又隔了幾天？", 12, "DAY"),
        ("TAGの大枠合意から最終合意まで何日で、その後、正式署名までは何日でしたか。", 12, "DAY"),
        (
            "How many days passed between the framework announcement and the final announcement of the TAG, and how"
            " many more until it took effect?",
            98,
            "DAY",
        ),
        (
            "When did Roosevelt deliver the quarantine speech? How long after that did the Export-Import Bank lend 25"
            " million dollars to the Universal Trading Corporation?",
            14,
            "MO",
        ),
    ],
)
def test_a_later_part_reckons_from_the_dates_told_before(
    graph: KnowledgeGraph, question: str, value: int, unit: str
) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert (value, unit) in {(v["value"], v["unit"]) for v in answer.values}


@pytest.mark.parametrize(
    "question",
    [
        "オースティン国防長官が「統合抑止」という考え方を示した日付を教えてください。"
        "バイデン政権になって最初の日米2+2より前でしたか、後でしたか。",
        "日本が「印太戦略」を「印太構想」と言い換えたのはいつですか。"
        "米国防総省の「インド太平洋戦略報告」の公表より前ですか、後ですか。",
    ],
)
def test_before_or_after_is_one_question(graph: KnowledgeGraph, question: str) -> None:
    assert "より早い" in graph.ask(question).answer


@pytest.mark.parametrize(
    "question",
    [
        "List the agreements that Poland and the United States signed, earliest first.",
        "请把波兰与美国签署的协议按时间排列。",
        "ポーランドと米国の協定を署名の早い順に並べてください。",
    ],
)
def test_what_another_state_did_stands_in_no_list(graph: KnowledgeGraph, question: str) -> None:
    dates = {v["value"] for v in graph.ask(question).values}
    assert {"2018-11", "2019-06", "2019-09", "2020-08"} <= dates
    # The trade agreements with Japan.
    assert not {"2019-10", "2019-10-07"} & dates


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Did Abe visit Iran before Esper visited Japan?", "Yes. Abe's visit to Iran (June 2019) is earlier"),
        ("Did Abe visit Iran before or after Esper visited Japan?", "Abe's visit to Iran (June 2019) is earlier"),
        ("Was the freezing of Japanese assets before the Quarantine Speech?", "No. Quarantine Speech"),
        ("安倍访问伊朗早于埃斯珀访问日本吗？", "是。安倍访问伊朗（2019年6月）早于"),
        ("日本公布安保三文件在美國發布《國家安全戰略》之前嗎？", "否。美國發布《國家安全戰略》（2022年10月）早於"),
        ("日本の安保三文書の公表は、米国の国家安全保障戦略の発表より前でしたか。", "いいえ。"),
        ("安倍首相のイラン訪問はエスパー国防長官の訪日より前ですか。", "はい。安倍首相イラン訪問（2019年6月）は"),
    ],
)
def test_whether_one_thing_was_before_another_is_told_by_their_dates(
    graph: KnowledgeGraph, question: str, said: str
) -> None:
    answer = graph.ask(question)
    assert answer.answer.startswith(said)
    assert answer.status == "answered"


@pytest.mark.parametrize(
    "question",
    [
        "Did Japan raise its defence spending after the three security documents were published?",
        "Did Germany refuse to attend the Brussels Conference after the Quarantine Speech?",
    ],
)
def test_what_was_only_said_or_has_no_date_is_before_nothing(graph: KnowledgeGraph, question: str) -> None:
    assert "is earlier than" not in graph.ask(question).answer


@pytest.mark.parametrize(
    "question",
    [
        "ポーランドが米国と24年間のLNG契約に署名してから、実際に輸入が始まるまで何年空いているか。",
        "How many years lie between Poland's signing of the LNG contract and the start of the imports?",
        "波兰2018年签署液化天然气协议后，过了几年才开始进口？",
    ],
)
def test_from_when_on_something_is_so_tells_its_beginning(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert (answer.values[0]["value"], answer.values[0]["unit"]) == (5, "YR")


def test_months_are_told_where_months_are_asked_for(graph: KnowledgeGraph) -> None:
    answer = graph.ask("日米首脳が物品貿易協定の交渉開始で合意してから、協定が発効するまで何か月かかったか。")
    assert (answer.values[0]["value"], answer.values[0]["unit"]) == (15, "MO")


@pytest.mark.parametrize(
    ("question", "dates"),
    [
        ("Who was first to visit Japan, Bolton or Esper?", ["2019-07", "2019-08"]),
        ("誰先訪問日本，博爾頓還是埃斯珀？", ["2019-07", "2019-08"]),
        ("日本を先に訪れたのはボルトンとエスパーのどちらか。", ["2019-07", "2019-08"]),
        ("Which was first to sign with the US, Poland or the Philippines?", ["1951", "2018-11"]),
    ],
)
def test_the_setting_is_none_of_those_of_whom_one_was_first(
    graph: KnowledgeGraph, question: str, dates: list[str]
) -> None:
    answer = graph.ask(question)
    assert [date[:7] for _, date, _ in answer.ends] == dates
    assert answer.status == "answered"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many weeks lie between the announcement of the USTR negotiating objectives and the first TAG meeting?",
         "16 full weeks (115 days)"),
        ("从美国贸易代表办公室公布谈判目标到TAG首次会议隔了几周？", "满16周（115天）"),
        ("美国退出伊核协议到德法英外长联合声明相隔几年？", "约1.7年（20个月）"),
        ("米国がイラン核合意から離脱してから、独仏英の外相が共同声明を出すまで、何か月あったか。", "約20か月"),
    ],
)  # fmt: skip
def test_a_length_is_told_in_the_unit_asked_for(graph: KnowledgeGraph, question: str, told: str) -> None:
    assert graph.ask(question).answer.startswith(told)
