"""Questions over several articles, and questions of several parts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg import KnowledgeGraph, thesaurus
from kg.ask.kinds.scope import given
from kg.ask.kinds.sides import of_article
from kg.ask.retrieval.context import Context
from kg.ask.understanding.parts import cut
from kg.ask.understanding.question import understand
from kg.errors import DataError


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("東北アジアの同盟を論じた記事と「史上最も緊密な日米同盟」の記事を合わせて。",
         {"heginbotham-samuels", "li-kailang"}),
        ("关于驻韩美军，谈东北亚脆弱同盟的那篇和谈非对称联盟的那篇各说了什么？",
         {"heginbotham-samuels", "jiang-liyuan"}),
        ("What do the articles on Northeast Asian alliances and on asymmetric alliances together tell us?",
         {"heginbotham-samuels", "jiang-liyuan"}),
        ("2021年の抄訳と2024年の論考は何を報告するか。", {"heginbotham-samuels", "li-kailang"}),
        ("What do the digest of 2021 and the essay of 2024 report?", {"heginbotham-samuels", "li-kailang"}),
        # Of two authors each is asked of what he wrote; alone, also of what he translated.
        ("卢昊笔下和黎开朗笔下的同盟有什么不同？", {"lu-hao", "li-kailang"}),
        ("黎开朗的文章怎么说日本？", {"heginbotham-samuels", "li-kailang"}),
    ],
)  # fmt: skip
def test_several_articles_are_told_by_what_they_are_about(
    graph: KnowledgeGraph, question: str, articles: set[str]
) -> None:
    assert set(understand(graph.snapshot, question).articles) == articles


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("美国派谁去出席布鲁塞尔会议，行前叮嘱了他什么？", 2),
        ("《部队访问协议》是哪一年签的，马尼拉又是什么时候宣布终止的？中间大约隔了多少年？", 3),
        ("ルーズベルトは隔離演説をいつどこで行い、誰をブリュッセル会議に派遣しましたか。", 2),
        ("What did Japan refuse in the Gulf, what did it send instead, and what did it offer the Fifth Fleet?", 3),
        # Without a comma; how much, whether, who after why; after a yes-or-no clause.
        ("Did Poland buy F-35s and how much did it pay?", 2),
        ("Why did the US mediate between Japan and South Korea and did it succeed?", 2),
        ("What did Hornbeck propose and did Roosevelt accept it?", 2),
        ("美国为什么从德国撤军，撤了多少人？", 2),
        ("博爾頓要求日本負擔多少駐軍費，日本同意了嗎？", 2),
        ("黎開朗認為日本遊說有效嗎，他為什麼這麼說？", 2),
        ("日本はなぜ駐留経費を払い、いくら払ったのか。", 2),
        ("Which of Germany and Poland pays more and which less?", 1),
        ("Who paid most and who paid least for American troops in 2020?", 1),
        ("How and why did the alliance with Germany cool?", 1),
        ("Explain how the US mediated and what it gained.", 1),
        ("日本國內有哪些問題，使人懷疑它是否真能提升同盟的嚇阻力？", 1),
        # One question each: a word that asks without a clause of its own, what is asked of them, of the first of them.
        ("安倍首相はいつ、どの国々を訪れましたか。", 1),
        ("When Roosevelt froze Japan's assets, what was Japan less able to do?", 1),
        ("軍事によらない均衡策は何種類が列挙され、そのうち詳しく取り上げられる二つはどれか。", 1),
        ("Which journeys of Abe's do the two articles report, and what came of the first?", 1),
        # A place in front is no question, though it holds a word that may ask.
        ("在这几个三边机制里,美国有什么好处?", 1),
        # Key words, two of which ask.
        ("印太经济框架 谁提出的 目的", 2),
        ("Fort Trump when who", 2),
        ("日美首腦會談 2019 幾次", 1),
        ("波兰和德国 谁的军费更多", 1),
    ],
)
def test_a_question_is_cut_where_another_begins(graph: KnowledgeGraph, question: str, parts: int) -> None:
    assert len(cut(graph.snapshot, question, None)) == parts


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # Whom the first part finds is meant by "him".
        ("美国派谁去出席布鲁塞尔会议，行前叮嘱了他什么？", ["（1）", "诺曼·戴维斯", "（2）", "英国风筝"]),
        ("Who was sent to the Brussels Conference, and what was he told beforehand?",
         ["(1)", "Norman Davis", "(2)", "kite"]),
        # How long lies between the dates that the parts before ask for.
        ("《部队访问协议》是哪一年签的，马尼拉又是什么时候宣布终止的？中间大约隔了多少年？",
         ["1998年", "2020年2月", "约22年"]),
        # Each part names its own, and none is told to take anything for granted.
        ("谁在2018年呼吁审查共同防御条约，蓬佩奥后来怎么澄清？", ["洛伦扎纳", "2019年，蓬佩奥"]),
        # What the text is on is what each part is on; an article that isn't recognised is none of those that are.
        ("Shared values as a bond between Tokyo and Washington: how does the paper about Trump's years judge them, and "
         "what has changed in the piece about Biden?", ['"foundation of values"', "values diplomacy"]),
    ],
)  # fmt: skip
def test_each_part_is_answered_under_its_own_head(graph: KnowledgeGraph, question: str, expected: list[str]) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert answer.premise is None
    places = [answer.answer.find(text) for text in expected]
    assert min(places) >= 0
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("Who is Shigeru Ishiba and what did he say about nuclear weapons?", "Minister of Defense", "should revise"),
        ("石破茂是誰，他對核武器說了什麼？", "防衛大臣", "應當修改"),
        ("石破茂とは誰で、核兵器について何と言ったか？", "元防衛大臣である", "改めるべき"),
        ("博爾頓訪日時要求日本付多少錢？日本怎麼回應？", "80億美元", "不會大幅提高"),
        ("博尔顿2019年访问日本时要求什么，日本政府怎么看？", "关怀预算", "不会接受"),
        # Nothing but another name: the same is asked of that one.
        ("When did Bolton visit Japan, and Trump?", "July 2019", "25-28 May 2019"),
        ("博尔顿什么时候访问日本，特朗普呢？", "2019年7月", "5月25日"),
        ("川普何時訪日，波頓呢？", "5月25日", "2019年7月"),
        ("ボルトンはいつ日本を訪問しましたか、トランプは？", "2019年7月", "5月25"),
        ("Abe visited Iran in 2019. Did it succeed, and what did he want?", "not have its effect", "mediate"),
        ("ボルトンは日本に何を要求し、日本はどう応じたか？", "要求した", "大幅に増やすことはしない"),
        # Where somebody acts is left unsaid, or whose deed "it" is; he is whom the first part names.
        ("Did Japan attend the Brussels Conference and who spoke for it?", "No. Japan refused", "Italy"),
        ("布鲁塞尔会议为什么失败，日本派谁去了？", "《九国公约》", "意大利"),
        ("なぜブリュッセル会議は失敗したのか、誰が日本の代理を務めたのか", "九カ国条約", "イタリア"),
        ("What did Hornbeck propose and did Roosevelt accept it?", "aid by credit", "Roosevelt approved"),
        ("Why did Duterte refuse to visit the US and who invited him?", "", "Trump invited"),
        ("杜特尔特访问过美国吗？为什么特朗普邀请他也不去？", "否。", "杜特尔特一一回绝了特朗普的邀请"),
        # Nothing dates what is asked, and no date of another thing stands for it.
        ("Is Italy a signatory of the Anti-Comintern Pact, and when did it sign?", "Yes.", "no such date"),
        ("意大利签了《反共产国际协定》吗，什么时候签的？", "是。", "没有给出这一日期"),
        ("菲律賓什麼時候宣佈終止《部隊訪問協議》，川普怎麼回應？", "2020年2月", "反應平靜"),
        ("岸田政府的支持率低于30%持续了多久，民众想不想换政府？", "11个月", "52%"),
        # Of an act set against another none is said to be told nowhere.
        ("Did Japan join the escort coalition, and why did it not join but send ships anyway?", "No.", "ships"),
    ],
)
def test_what_each_part_asks_stands_first_under_it(
    graph: KnowledgeGraph, question: str, first: str, second: str
) -> None:
    lines = graph.ask(question).answer.splitlines()
    heads = [n for n, line in enumerate(lines) if line[:1] in "(（"]
    assert first in "".join(lines[heads[0] + 1 : heads[0] + 3])
    assert second in lines[heads[1] + 1]


@pytest.mark.parametrize(
    "question",
    [
        "为缓和美国与伊朗的紧张关系，安倍先后去了哪些中东国家，分别在什么时候？",
        "米国とイランの緊張を和らげようと、安倍首相はいつ、どの国々を訪れましたか。",
        "Which journeys of Abe's to ease the tension between America and Iran do the two articles report?",
    ],
)
def test_journeys_are_those_told_with_what_else_is_named(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert [v["value"] for v in answer.values] == ["2019-06", "2020-01"]
    assert {e["line"] for e in answer.evidence} == {207, 449}


def test_an_article_is_asked_by_the_parts_of_a_name_that_it_does_not_hold(graph: KnowledgeGraph) -> None:
    question = (
        "韓国の核武装について、東北アジアの同盟を扱った論文と非対称同盟を扱った論文はそれぞれ何と述べていますか。"
    )
    context = Context(graph, understand(graph.snapshot, question))
    side = of_article(context, "jiang-liyuan")
    assert "163" in {str(graph.snapshot.passages[h.passage]["line"]) for h in side.hits}
    assert not any("article-jiang-liyuan" in str(side.context.triples(h.passage)) for h in side.hits)


def test_a_kind_finds_its_kinds_but_they_do_not_find_it(tmp_path: Path, graph: KnowledgeGraph) -> None:
    words = tmp_path / "thesaurus.toml"
    words.write_text('[pressure]\nkinds = "tariff"\nen = "economic pressure"\n[tariff]\nen = "tariff"\n', "utf-8")
    _, groups = thesaurus.read(words, graph.snapshot.folder_of_names)
    assert groups["pressure"]["kinds"] == ["tariff"]
    assert groups["tariff"]["kinds"] == []
    words.write_text('[pressure]\nkinds = "levy"\nen = "economic pressure"\n', "utf-8")
    with pytest.raises(DataError):
        thesaurus.read(words, graph.snapshot.folder_of_names)


def test_who_translated_one_article_and_wrote_another(graph: KnowledgeGraph) -> None:
    answer = graph.ask(
        "Is there anyone who worked on the Chinese version of the MIT scholars' paper and also wrote another article?"
    )
    assert {22, 15} <= {e["line"] for e in answer.evidence}


@pytest.mark.parametrize(
    ("question", "lines", "verdict"),
    [
        ("One article has the US-Japan trade talks last six months, the other more than a year. Can both be right?",
         {135, 431, 153, 159, 171}, "both can be right"),
        ("一篇文章说贸易谈判历时一年多，另一篇说只有六个月，两者矛盾吗？", {135, 431, 159}, "可以都对"),
        ("片方の記事では首脳会談は5回、もう片方では14回とある。数え方はどう違うのか。", {67, 429}, "両方とも正しい"),
        ("How many Trump-Abe meetings do the two articles report?", {67, 429}, "both can be right"),
    ],
)  # fmt: skip
def test_figures_that_differ_are_told_with_their_scope(
    graph: KnowledgeGraph, question: str, lines: set[int], verdict: str
) -> None:
    answer = graph.ask(question)
    assert lines <= {e["line"] for e in answer.evidence}
    assert verdict in answer.answer


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("five summits in one article, fourteen meetings in the other", [(5.0, ""), (14.0, "")]),
        ("six months, or more than a year?", [(6.0, "MO"), (1.0, "YR")]),
        ("一篇说一年多，另一篇说十四个月", [(1.0, "YR"), (14.0, "MO")]),
        ("二つの記事で5回と14回", [(5.0, ""), (14.0, "")]),
    ],
)
def test_the_numbers_of_a_question(graph: KnowledgeGraph, question: str, figures: list[tuple[float, str]]) -> None:
    assert given(understand(graph.snapshot, question)) == figures


def test_two_periods_are_told_each_with_the_names_that_go_with_it(graph: KnowledgeGraph) -> None:
    answer = graph.ask("华盛顿在两战之间对日本、在特朗普时期对德国，分别动用或威胁动用了哪些经济手段施压？")
    first, second = answer.answer.split("特朗普执政时期：")
    assert "德国" not in first
    assert "20%" in second
    english = graph.ask(
        "What economic means were used against Japan between the wars and against Germany in the Trump era?"
    )
    assert "embargo on oil" in english.answer.split("Trump's term")[0]


@pytest.mark.parametrize(
    "question",
    [
        "Where does Jiang follow Walt and where does she break with him?",
        "姜丽媛在哪里沿用沃尔特的理论，又在哪里与他不同？",
        "姜麗媛はどこでウォルトに従い、どこで彼と異なりますか？",
    ],
)
def test_where_one_follows_another_and_where_not_is_one_comparison(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert (answer.status, answer.intent) == ("answered", "compare")


def test_what_is_listed_is_asked_of_in_one_breath(graph: KnowledgeGraph) -> None:
    assert "(1)" not in graph.ask("What do Japan, South Korea, and Germany pay?").answer


@pytest.mark.parametrize(
    ("question", "second"),
    [
        ("日本什麼時候把「印太戰略」改叫「印太構想」，理由是什麼？", "lu-hao/l47d"),
        ("When did Japan start to call its Indo-Pacific strategy a vision, and why?", "lu-hao/l47d"),
        ("为了防备特朗普再次上台，日本在华盛顿做了什么？效果如何？", "li-kailang/l63k"),
        ("What has Japan done in Washington to guard against Trump's return, and with what effect?", "li-kailang/l63k"),
        ("トランプの再登板に備えて日本はワシントンで何をしたか。その効果は？", "li-kailang/l63k"),
        ("Which journal did the interwar article first appear in, who put it into Chinese and who checked it?",
         "saltzman/l22a"),
    ],
)  # fmt: skip
def test_the_second_thing_asked_is_told_too(graph: KnowledgeGraph, question: str, second: str) -> None:
    answer = graph.ask(question)
    said = graph.snapshot.passages[second]["summary"]
    near = answer.answer.split("Told nearby")[0].split("相关的还有")[0]
    assert any(text.rstrip(".。")[-12:] in near for text in said.values()) or second in answer.passages


@pytest.mark.parametrize(
    ("question", "second", "heads"),
    [
        # What the first part tells holds the second: nothing else is told.
        ("Which spent the larger share of GDP in 2019, Poland or Germany, and what is the difference?",
         "percentage points", 0),
        # The reference on which what was found rests; which of the things told it is; the other of two key words.
        ("Which institute polled the Japanese about North Korea's nuclear programme, and when was it published?",
         "2022", 2),
        ("Where do the numbers on Germany's defence spending come from, and which of the years is an estimate?",
         "2021", 2),
        ("自主安全交易模型 谁提出的 缺点", "没有进一步回答", 2),
    ],
)  # fmt: skip
def test_a_later_part_is_asked_of_what_the_first_finds(
    graph: KnowledgeGraph, question: str, second: str, heads: int
) -> None:
    answer = graph.ask(question)
    lines = answer.answer.splitlines()
    assert answer.status == "answered"
    at = [n for n, line in enumerate(lines) if line[:1] in "(（"]
    assert len(at) == heads
    assert any(second in line for line in (lines[at[1] + 1 : at[1] + 3] if at else lines))


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Why did Trump want to take American troops out of Germany?", "punish"),
        ("特朗普为什么要从德国撤走美军?", "惩罚"),
        ("トランプはなぜ在独米軍を削減すると言ったのか", "罰する"),
    ],
)
def test_the_reason_that_somebody_gives_comes_first(graph: KnowledgeGraph, question: str, first: str) -> None:
    assert first in graph.ask(question).answer.splitlines()[0]


@pytest.mark.parametrize(
    "question",
    [
        "What did the United States do about South Korea's nuclear attempt in the 1970s?",
        "70年代韩国试图拥核,美国怎么做的?",
        "1970年代に韓国が核保有を試みたとき、米国は何をしたか",
    ],
)
def test_what_followed_in_a_time_belongs_to_it(graph: KnowledgeGraph, question: str) -> None:
    assert {"jiang-liyuan/l163b", "jiang-liyuan/l163c"} <= set(graph.ask(question).passages[:5])


@pytest.mark.parametrize(
    "question",
    [
        "What did the US do against Japan in 1938-41?",
        "1938—41年美国对日本做了什么?",
        "1938〜41年の米国の対日制裁",
    ],
)
def test_a_time_of_several_years_is_no_word(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert answer.passages[0].startswith("saltzman/")


@pytest.mark.parametrize(
    "question",
    [
        "Why won't domestic instability change the direction of the US-Japan alliance?",
        "為什麼國內局勢不穩不會改變美日同盟的方向？",
        "国内情勢が不安定でも日米同盟の方向が変わらないのはなぜか。",
    ],
)
def test_what_is_asked_in_other_words_is_no_reason_of_it(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).passages[0] == "li-kailang/l61c"


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        # What is offered in answer to a demand is told with what the first part is on.
        ("日本在防務成本問題上拒絕了哪些要求，又打算用什麼作為妥協？", "", "作為妥協，日本考慮增加對美軍購"),
        (
            "Over defence costs, what did Tokyo refuse to pay for and what was it ready to offer instead?",
            "",
            "considers spending more on arms purchases",
        ),
        # What goes for all that was just listed.
        (
            "Through which groupings does Biden seek collective resilience, and which state is in all of them?",
            "the Chip 4 alliance",
            "Japan takes part in all four",
        ),
        # What became of it is its latest act, and why its reason alone.
        (
            "What became of the plan to station Aegis Ashore in Japan, and why?",
            "In 2020 Japan decided to stop",
            "Japan gave cost and technical problems",
        ),
        ("部署陆基宙斯盾的计划后来怎样了，为什么？", "2020年，日本决定停止", "理由是成本和技术问题"),
        ("イージス・アショア配備計画はどうなったのか、それはなぜか。", "2020年、日本は", "費用と技術的問題"),
        # A name is no word of a theory.
        ("What did Mark Esper do in Seoul, and what did he tell NATO?", "Esper", "visited NATO"),
        # A table may be called by what it lists.
        (
            "Where do the figures on the 2019 Abe–Trump meetings come from, and is the chronology of the trade talks "
            "drawn from the same place?",
            "website of the Japanese Foreign Ministry",
            "No.",
        ),
        ("卢昊的表1根据什么编成，贸易谈判大事记也出自同一来源吗？", "日本外务省网站", "否。"),
        ("首脳会談の一覧は何に基づくか、貿易交渉の年表も同じ資料によるのか。", "外務省のウェブサイト", "いいえ。"),
    ],
)
def test_a_second_part_keeps_to_what_the_first_is_on(
    graph: KnowledgeGraph, question: str, first: str, second: str
) -> None:
    lines = graph.ask(question).answer.splitlines()
    heads = [n for n, line in enumerate(lines) if line[:1] in "(（"]
    assert first in lines[heads[0] + 1]
    assert second in lines[heads[1] + 1]


@pytest.mark.parametrize(
    "question",
    [
        "Which of the hypotheses does Poland bear out, and which one the Philippines?",
        "波蘭符合哪一個假設，菲律賓又符合哪一個？",
        "波兰案例符合哪个假设，菲律宾又是哪个？",
        "ポーランドはどの仮説に合い、フィリピンはどれに合うか。",
    ],
)
def test_each_case_stands_with_its_own_hypothesis(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    lines = [line for line in answer.answer.splitlines() if re.search(r"(?:[Hh]ypothesis|假[设設]|仮説) ?[12]", line)]
    assert answer.intent == "theory"
    # Which it is, and below that what it says.
    assert [re.search(r"[12]", line)[0] for line in lines[:3:2]] == ["1", "2"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("In article 002, what is Table 1 compiled from, and does Table 2 rest on the same source?", "No."),
        ("002的表1資料從哪裡來，表2也是同一個來源嗎？", "否。"),
        ("004的表1由谁制作，表2也是同一来源吗？", "是。"),
        ("002の表1は何を資料としているか、表2も同じ資料によるのか。", "いいえ。"),
    ],
)
def test_whether_two_tables_rest_on_the_same(graph: KnowledgeGraph, question: str, verdict: str) -> None:
    answer = graph.ask(question).answer.splitlines()
    assert answer[0] == verdict
    assert len(answer) == 3
