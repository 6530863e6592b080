"""Questions that bring things together: sides, links, chains, sources and speakers, in four languages."""

from __future__ import annotations

import pytest
from asking import first_line

from kg import KnowledgeGraph
from kg.ask import Answer
from kg.ask.kinds import sides
from kg.ask.retrieval.context import Context
from kg.ask.understanding.question import understand

COMPARED = [
    ("How do Japan's and South Korea's stances toward a rising China differ over the past two decades?", "001", {99}),
    ("Poland versus Germany on Nord Stream 2: who backed the Americans and who did not?", "004", {244, 246, 360}),
    ("On WTO reform and on free trade at the G7, did Washington and Tokyo pull in the same direction?", "002", {193}),
    ("How do Americans and Japanese view the North Korean threat, according to the poll quoted?", "003", {43}),
    ("萨尔兹曼的定义与何凯、冯惠云的定义差在哪里？", "000", {66, 79}),
    ("拜登和特朗普对待价值观的态度有什么不同？", "003", {49}),
    ("薩繆爾斯等人與譯者對美國支柱地位的看法有何出入？", "001", {201, 217}),
    ("桐油信貸和後來的錫礦貸款在條件上有何差異？", "000", {124, 126}),
    ("表4と表6では、2020年のポーランドとドイツの国防費の割合はそれぞれどれだけか。", "004", {222, 320}),
    ("イラン核合意をめぐって、ドイツと日本の態度はどのように異なるか。", "004", {362, 374, 449}),
]
LINKED = [
    ("What has John Ikenberry to do with international institutions in the soft-balancing digest?", "000", {91, 92}),
    ("What ties the Fifth Fleet to Japan's naval mission in the Gulf?", "002", {211}),
    ("石破茂和无核三原则有什么瓜葛？", "001", {137}),
    ("立命館大学はどの論文とどんな関係があるか。", "001", {22}),
]
TRACED = [
    ("How did Roosevelt's Chicago speech lead on to the Brussels talks?", "000", {114, 115}),
    (
        "Trace how the souring of Japanese-Korean ties ended in a conditional extension of their pact.",
        "002",
        {185},
    ),
    ("从美国退出伊核协议到安倍出访海湾，姜丽媛是怎么讲这个过程的？", "004", {449}),
    ("由同盟瓦解一路推到烏龜戰略，作者的推論步驟是什麼？", "001", {167}),
    ("トランプの追加関税からEUの対抗措置まで、何が起きたか順に教えて。", "004", {340, 358}),
]
SOURCED = [
    ("Which newspaper report does the author rely on for Germany's low payments for American bases?", "004", {330}),
    ("Who publishes The Washington Quarterly and on whose behalf?", "001", {49}),
    ("O'Shea and Maslow: what work of theirs is cited and where did it appear?", "004", {435}),
    ("卢昊的文章登在什么刊物上？", "002", {1, 7}),
    ("姜丽媛说2017年五国达标，依据的是哪篇报道？", "004", {211}),
    ("黎開朗引用的菅義偉賀詞出自哪裡？", "003", {163}),
    ("サルツマンの原論文はどの雑誌のものか。", "000", {29}),
]
CLAIMED = [
    ("Who is it that worries Japan must think about a day without American troops on its soil?", "001", {213}),
    ("Which author believes that US decline keeps it from protecting allies as before?", "001", {217}),
    ("谁说软平衡不想改变能力的总体分配？", "000", {83}),
    ("是谁指出韩国的脆弱主要来自地理位置？", "001", {109}),
    ("是誰主張亞洲應仿照北約成立核規劃組織？作者自己嗎？", "001", {197}),
    ("誰がドイツだけが基地負担で他の同盟国より少ないと非難したのか。", "004", {315}),
]


def lines(graph: KnowledgeGraph, answer: Answer) -> set[tuple[str, int]]:
    return {(graph.snapshot.articles[e["article"]]["number"], e["line"]) for e in answer.evidence}


@pytest.mark.parametrize(("question", "article", "wanted"), [*COMPARED, *LINKED, *TRACED, *SOURCED, *CLAIMED])
def test_what_is_brought_together_stands_in_the_evidence(
    graph: KnowledgeGraph, question: str, article: str, wanted: set[int]
) -> None:
    answer = graph.ask(question)
    assert answer.status in {"answered", "partial"}
    assert lines(graph, answer) & {(article, line) for line in wanted}


def test_each_side_stands_under_its_own_head(graph: KnowledgeGraph) -> None:
    answer = graph.ask("How do Germany and Japan differ on the Iran nuclear deal?")
    heads = [line for line in answer.answer.splitlines() if line.endswith(("Germany:", "Japan:"))]
    assert heads == ["More on Germany:", "More on Japan:"]
    assert {("004", 362), ("004", 449)} <= lines(graph, answer)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("How does Biden's alliance policy differ from Trump's?", "unlike Trump, who went it alone"),
        ("拜登的联盟政策与特朗普的有什么不同？", "特朗普单打独斗"),
        ("拜登的聯盟政策與川普的有什麼不同？", "川普單打獨鬥"),
        ("バイデンの同盟政策はトランプとどう違いますか？", "単独で動いたトランプと異なり"),
        # Which is more so, and on what grounds, is one question.
        ("Which would find it easier to go nuclear, Japan or South Korea, and on what grounds?", "likely than Japan"),
        ("日本和韩国哪一个更有可能选择核武装？理由是什么？", "韩国的可能性比日本略大"),
        ("日韓兩國誰更容易走上核武之路，根據是什麼？", "韓國的可能性比日本略大"),
        ("核武装に踏み切りやすいのは日本と韓国のどちらか。その根拠は何か。", "韓国の方が日本より"),
    ],
)
def test_what_sets_sides_apart_comes_first(graph: KnowledgeGraph, question: str, first: str) -> None:
    assert first in first_line(graph, question)


@pytest.mark.parametrize(
    ("question", "heads"),
    [
        ("Where does Biden follow Trump and where does he break with him over Japan and China?", ("Biden", "Trump")),
        ("拜登的对华政策在哪些方面继承了特朗普，又在哪些方面不同？", ("拜登", "特朗普")),
        ("拜登在對日政策上哪些地方延續川普，哪些地方與他不同？", ("拜登", "川普")),
        ("韓国の保守派と進歩派は、対中政策でどこが一致し、どこで対立するのか。", ("保守派", "進歩派")),
    ],
)  # fmt: skip
def test_in_what_two_agree_and_in_what_they_differ_is_one_comparison(
    graph: KnowledgeGraph, question: str, heads: tuple[str, str]
) -> None:
    answer = graph.ask(question)
    assert (answer.intent, answer.status) == ("compare", "answered")
    told = answer.answer.splitlines()
    assert not told[0].startswith(("(1)", "（1）"))
    assert all(any(head in line and not line.startswith("•") for line in told) for head in heads)


@pytest.mark.parametrize(
    "question",
    [
        "How do progressives and conservatives in South Korea differ on North Korea?",
        "韩国的进步派和保守派对朝鲜的看法有什么不同？",
        "韓國的進步派和保守派對朝鮮的看法有什麼不同？",
    ],
)
def test_where_sides_are_at_home_is_no_side(graph: KnowledgeGraph, question: str) -> None:
    understood = understand(graph.snapshot, question)
    found = sides.apart(Context(graph, understood))
    assert [key for side in found for key in side.keys] == ["korean-progressives", "korean-conservatives"]


def test_a_side_is_found_without_the_other_name(graph: KnowledgeGraph) -> None:
    understood = understand(graph.snapshot, "Compare how Poland and Germany met the demand to spend more on defence.")
    found = sides.apart(Context(graph, understood))
    assert [side.name for side in found] == ["Poland", "Germany"]
    for side, other in zip(found, reversed(found), strict=True):
        names = {key for m in side.context.question.mentions for key in m.keys}
        assert len(names & {"poland", "germany"}) == 1
        assert side.hits
        assert not set(side.hits) & set(other.hits) or side.hits != other.hits


@pytest.mark.parametrize(
    "question",
    [
        "从卢昊的文章和姜丽媛的文章看，日本没有参加护航行动是怎么回事？",
        "What do Lu Hao and Jiang each say of Abe's trip to Iran?",
    ],
)
def test_every_article_asked_about_is_told_of(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert {e["article"] for e in answer.evidence} >= {"lu-hao", "jiang-liyuan"}


def test_a_chain_leaves_other_articles_out(graph: KnowledgeGraph) -> None:
    answer = graph.ask("从美国退出伊核协议到安倍访问海湾国家，中间经过了哪些步骤？")
    assert answer.intent == "chain"
    assert "jiang-liyuan" in {e["article"] for e in answer.evidence}
    assert len({e["article"] for e in answer.evidence}) <= 2


def test_several_things_are_linked_with_one(graph: KnowledgeGraph) -> None:
    answer = graph.ask("What links Mike Pompeo to Japan and the Philippines?")
    ends = {step["object"]["iri"].rsplit("/", 1)[-1] for path in answer.paths for step in path}
    ends |= {step["subject"]["iri"].rsplit("/", 1)[-1] for path in answer.paths for step in path}
    assert {"mike-pompeo", "japan", "philippines"} <= ends


def test_an_article_first_published_elsewhere(graph: KnowledgeGraph) -> None:
    answer = graph.ask("In which journal, volume and pages did the original of the Heginbotham-Samuels digest appear?")
    assert "The Washington Quarterly" in answer.answer
    assert "157" in answer.answer


def test_a_claim_that_is_only_reported_is_told_as_such(graph: KnowledgeGraph) -> None:
    answer = graph.ask("Who says the Self-Defense Forces' turn to the southwest helps integrate: the author himself?")
    assert "Matsuda (Li Kailang: endorses)" in answer.answer


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("译者认为作者忽视了哪些原因？", 213),
        ("What did the translator say the authors overlooked?", 213),
        ("翻訳者は著者が何を見落としたと述べているか。", 213),
    ],
)
def test_what_one_says_of_the_other_asks_for_no_identity(graph: KnowledgeGraph, question: str, line: int) -> None:
    first = graph.ask(question).evidence[0]
    assert (first["article"], first["line"]) == ("heginbotham-samuels", line)


@pytest.mark.parametrize(
    "question",
    [
        "Is the translator of article 001 the same person as the author of article 003?",
        "Are the translator of article 001 and the author of article 003 the same person?",
    ],
)
def test_whether_two_makers_are_one_person(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).answer.startswith("One person: Li Kailang")


def test_who_made_several_articles(graph: KnowledgeGraph) -> None:
    answer = graph.ask("有没有人在一篇文章里是编译者，在另一篇里是作者？")
    assert "黎开朗" in answer.answer
    assert {e["article"] for e in answer.evidence} >= {"heginbotham-samuels", "li-kailang"}


@pytest.mark.parametrize(
    ("question", "shown", "left_out"),
    [
        ("2019年波兰与德国的军费占GDP比重各是多少？", ["1.98%", "1.35%"], ["2.5%", "1.5%"]),
        ("How much did Germany and Japan each pay for stationing in 2020?", ["118 million", "1.9 billion"], ["920"]),
        ("日本和韓國的軍費各佔GDP多少？", ["日本約1%", "韓國超過2.5%"], []),
        (
            "ポーランドとドイツはそれぞれ何年までに国防費をGDPの何％にすると決めましたか。",
            ["2025年までに", "2024年までに"],
            [],
        ),
    ],
)
def test_numbers_of_several_states_stand_apart(
    graph: KnowledgeGraph, question: str, shown: list[str], left_out: list[str]
) -> None:
    text = graph.ask(question).answer
    said = "\n".join(line for line in text.splitlines() if line.startswith("•") or line.endswith(("：", ":")))
    assert [s for s in shown if s not in said] == []
    assert [s for s in left_out if s in said] == []


@pytest.mark.parametrize(
    ("question", "names", "shown"),
    [
        ("关于给日本定一个军费指标，原作者和译者的看法有什么不同？", ["赫金博瑟姆", "黎开朗："], {187, 217}),
        ("What do the authors and the translator each think of a spending target for Japan?", ["Samuels:"], {217}),
        (
            "赫金博瑟姆與薩繆爾斯和黎開朗對美國作為地區支柱的看法有何分歧？",
            ["理查德·塞繆爾斯：", "黎開朗："],
            {201, 217},
        ),
        ("日本に軍事費の目標を課すことについて、原著者と訳者の見解はどう違いますか。", ["黎開朗："], {187, 217}),
        (
            "何凯、冯惠云给软平衡下的定义和萨尔兹曼自己的定义，分歧在哪里？",
            ["何凯与冯惠云认为", "萨尔兹曼："],
            {66, 77},
        ),
    ],
)
def test_those_who_hold_different_things_stand_apart(
    graph: KnowledgeGraph, question: str, names: list[str], shown: set[int]
) -> None:
    answer = graph.ask(question)
    assert [n for n in names if n not in answer.answer] == []
    assert shown <= {line for _, line in lines(graph, answer)}


def test_who_is_only_spoken_of_holds_nothing(graph: KnowledgeGraph) -> None:
    answer = graph.ask("Compare the level of security that Jiang says Poland and Germany obtained under Trump.")
    assert "Donald Trump:" not in answer.answer


@pytest.mark.parametrize(
    ("question", "heads"),
    [
        ("How does soft balancing differ from balance-of-power theory?", ["soft balancing", "balance-of-power"]),
        ("软平衡与均势理论有什么不同？", ["软平衡", "均势理论"]),
        ("軟制衡與均勢理論有何不同？", ["軟平衡", "均勢理論"]),
        ("ソフト・バランシングは勢力均衡論とどう違うか。", ["ソフト・バランシング", "勢力均衡論"]),
        ("How does Germany's line on Nord Stream 2 differ from Poland's, above all in respect of Russia?",
         ["Germany", "Poland"]),
        ("日韩两国在核武问题上的态度有什么不同？", ["日本", "韩国"]),
    ],
)  # fmt: skip
def test_what_is_set_against_one_another_stands_apart(graph: KnowledgeGraph, question: str, heads: list[str]) -> None:
    found = sides.apart(Context(graph, understand(graph.snapshot, question)))
    assert len(found) == len(heads)
    for side, head in zip(found, heads, strict=True):
        assert head.casefold() in side.name.casefold()
        lines = {graph.snapshot.lines[hit.place][0] for hit in side.hits}
        assert len(lines) > 1


def test_what_is_cited_in_two_editions_is_told_by_its_author(graph: KnowledgeGraph) -> None:
    answer = graph.ask("黎开朗和姜丽媛的两篇文章共同引用了哪本专著？")
    assert answer.intent == "common"
    assert {(e["article"], e["line"]) for e in answer.evidence} >= {("li-kailang", 137), ("jiang-liyuan", 23)}


def test_the_journal_of_one_article_that_the_other_cites(graph: KnowledgeGraph) -> None:
    answer = graph.ask("同一本期刊既刊登了东北亚同盟那篇的原文，又被史上最紧密的美日同盟那篇引用过，是哪本？")
    assert "华盛顿季刊" in answer.answer
    assert {e["article"] for e in answer.evidence} == {"heginbotham-samuels", "li-kailang"}


def test_which_article_names_a_source_and_which_does_not(graph: KnowledgeGraph) -> None:
    answer = graph.ask("ボルトンの80億ドル要求の出典を挙げているのはどの論文か。")
    assert {e["article"] for e in answer.evidence} == {"jiang-liyuan", "lu-hao"}
    assert "gasiantimes.com" in answer.answer


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("How do Lu Hao and the later essay on Biden differ on the alliance with Japan?", {"002", "003"}),
        ("The Washington Quarterly piece and the later essay both discuss Biden. How do they differ?", {"001", "003"}),
        ("卢昊那篇和另一篇谈拜登的文章，对美日同盟的判断有什么不同？", {"002", "003"}),
    ],
)
def test_an_article_is_compared_with_one_that_is_only_described(
    graph: KnowledgeGraph, question: str, articles: set[str]
) -> None:
    shown = {graph.snapshot.articles[e["article"]]["number"] for e in graph.ask(question).evidence}
    assert articles <= shown


@pytest.mark.parametrize(
    "question",
    [
        "Do the authors and the translator give the same reason for the US-Japan alliance being sturdier?",
        "原作者和译者对日本要不要定防务开支目标，看法一样吗？",
        "著者と訳者は、米国の約束の安定について同じ意見ですか。",
    ],
)
def test_author_and_translator_are_set_side_by_side_where_it_is_asked_if_they_agree(
    graph: KnowledgeGraph, question: str
) -> None:
    speakers = {e["speaker"] for e in graph.ask(question).evidence}
    assert len(speakers) > 1


@pytest.mark.parametrize(
    "question",
    [
        "讲东北亚同盟核影响的那篇编译，和讲拜登时期美日同盟的那篇文章，能通过哪个人联系起来？",
        "Which person links the digest on nuclear implications in Northeast Asia with the essay on Biden and Japan?",
    ],
)
def test_who_links_two_articles_had_a_part_in_both(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert {"li-kailang"} <= {e["iri"].rsplit("/", 1)[-1] for e in answer.entities}
    assert len({e["article"] for e in answer.evidence}) > 1


def test_the_two_sides_of_a_pair_in_quotation_marks_are_compared(graph: KnowledgeGraph) -> None:
    assert graph.ask("文中说的经济手段有“胡萝卜”和“大棒”两面，两者有什么不同？").status == "answered"
    assert graph.ask("文中说的“大棒”是什么？").status == "unknown"


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Compare the defence spending of Poland and Germany in 2019", ["1.98%", "1.35%", "Poland more by 0.63"]),
        ("2020年波兰和德国的国防开支占GDP比重有什么不同？", ["2.23%", "1.53%", "波兰多0.70"]),
        ("2020年德國負擔的美軍駐軍費用，和日本、南韓相比如何？", ["1.18億", "9.2億", "19億"]),
        ("2020年の国防費がGDPに占める割合を、ポーランドとドイツで比べるとどうなりますか。", ["2.23%", "1.53%"]),
        ("2019年8月和9月的两次安倍特朗普会面，时长有什么差别？", ["50分钟", "70分钟", "多20分钟"]),
    ],
)
def test_numbers_of_one_measure_are_set_side_by_side_first(
    graph: KnowledgeGraph, question: str, first: list[str]
) -> None:
    line = first_line(graph, question)
    assert [f for f in first if f not in line] == []


@pytest.mark.parametrize(
    "question",
    ["美日和美德在经贸谈判上的表现有何差异", "How do US-Japan and US-Germany trade talks differ?"],
)
def test_pairs_with_one_in_common_are_compared_by_the_other(graph: KnowledgeGraph, question: str) -> None:
    found = sides.apart(Context(graph, understand(graph.snapshot, question)))
    assert [set(side.keys) for side in found] == [{"japan"}, {"germany"}]


def test_a_respect_that_a_theory_codes_is_compared_by_what_is_told(graph: KnowledgeGraph) -> None:
    answer = graph.ask("德国和波兰在驻军费用分摊上有什么不同")
    assert answer.intent == "compare"
    assert all(told in answer.answer for told in ("基建与保障服务也应计入", "1.2亿欧元", "20亿美元"))


def test_a_question_is_no_answer_to_one(graph: KnowledgeGraph) -> None:
    answer = graph.ask("軟平衡跟均勢理論有啥区别")
    assert "假設及政策主張都不一樣" in "".join(answer.answer.splitlines()[:2])
    assert "須問軟平衡同均勢理論有何區別" not in answer.answer.split("相關的還有")[0]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Which is larger, US arms exports to Poland or to Germany?", "Germany more by about 620 million US dollars"),
        (
            "Did Washington lend China more in December 1938 or in March 1940?",
            "December 1938 more by 5 million US dollars",
        ),
        ("认为朝鲜核计划是致命威胁的，美国人多还是日本人多", "多2个百分点"),
        ("日本對F-35的採購和波蘭比，哪個多", "日本多73"),
        ("ポーランドと日本はF-35をそれぞれ何機買ったか", "日本のほうが73多い"),
        ("韓国と日本の防衛費はそれぞれGDPの何％で、どちらが高い", "韓国2.5%超、日本約1%。韓国のほうが多い"),
    ],
)
def test_which_is_more_is_told_first_and_in_one_line(graph: KnowledgeGraph, question: str, verdict: str) -> None:
    answer = graph.ask(question)
    first = answer.answer.splitlines()[0]
    assert verdict in first
    assert len([line for line in answer.answer.splitlines() if line.startswith("•")]) <= 3


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "How do Japan's aims in the Indo-Pacific differ from those of the United States?",
            ["public-good", "competition"],
        ),
        ("インド太平洋をめぐる日本とアメリカの考え方の違いは", ["公共財", "対中戦略競争"]),
        ("在参与“印太”事务的方式上，美国与日本有何区别？", ["公共产品", "战略防务体系"]),
    ],
)
def test_how_sides_differ_follows_that_they_do(graph: KnowledgeGraph, question: str, parts: list[str]) -> None:
    first = "\n".join(graph.ask(question).answer.splitlines()[:4])
    assert [p for p in parts if p not in first] == []


@pytest.mark.parametrize(
    ("question", "sides_", "first"),
    [
        # How two camps differ is told where that stands, whatever tells in which state they are.
        ("How do South Korean conservatives and progressives differ?", ("conservatives", "progressives"), {147}),
        ("How do conservatives and progressives in South Korea differ?", ("conservatives", "progressives"), {147}),
        ("韩国的保守派和进步派有何不同？", ("保守派", "进步派"), {147}),
        ("韓國保守派和進步派差在哪裡？", ("保守派", "進步派"), {147, 151}),
        ("韓国の保守派と進歩派はどう違う？", ("保守派", "進歩派"), {147}),
        # Concepts are told by what one says of the other, and by their definitions.
        ("Compare soft balancing with hard balancing.", ("soft balancing", "hard balancing"), {77, 82, 84, 135}),
        ("软平衡和硬平衡有什么区别？", ("软平衡", "硬平衡"), {77, 82, 84, 135}),
    ],
)
def test_what_is_compared_in_no_respect_is_told_by_what_it_is(
    graph: KnowledgeGraph, question: str, sides_: tuple[str, str], first: set[int]
) -> None:
    answer = graph.ask(question)
    above = answer.answer.split(answer.nearby)[0].split("\n")
    assert {entry["line"] for entry in answer.evidence[:4]} <= first
    told = [line.casefold() for line in above if line.startswith("•")]
    assert all(sum(side in line for line in told) > 2 for side in sides_)
    heads = [line for line in above if line.endswith((":", "："))]
    assert len(heads) == len(set(heads)) == 2


@pytest.mark.parametrize(
    ("question", "heads"),
    [
        ("What are the pros and cons of putting US nuclear weapons back into South Korea?", ("In favour:", "Against:")),
        ("把核武器重新部署到韩国有什么利弊？", ("利：", "弊：")),
        ("把核武器重新部署到韓國有什麼利弊？", ("利：", "弊：")),
        ("核兵器を韓国に戻す案の利点と欠点は何か", ("利点：", "難点：")),
    ],
)
def test_what_speaks_for_a_proposal_and_against_it_stands_apart(
    graph: KnowledgeGraph, question: str, heads: tuple[str, str]
) -> None:
    answer = graph.ask(question)
    lines = answer.answer.split("\n")
    assert [lines[0], lines[2]] == list(heads)
    assert [entry["passage"].rsplit("/", 1)[1] for entry in answer.evidence] == ["l197e", "l197f"]


@pytest.mark.parametrize(
    "question",
    [
        "Should nuclear weapons be put back into South Korea?",
        "Would redeploying US nuclear weapons to Korea be a good idea?",
        "美国应该把核武器放回韩国吗？",
        "美國應不應該把核武器放回韓國？",
        "韓国に核兵器を戻すべきか",
    ],
)
def test_what_should_be_done_is_told_by_who_proposes_it_then_what_speaks_for_it_and_against(
    graph: KnowledgeGraph, question: str
) -> None:
    answer = graph.ask(question)
    assert [entry["passage"].rsplit("/", 1)[1] for entry in answer.evidence] == ["l197d", "l197e", "l197f"]
    assert answer.answer.startswith("•")


@pytest.mark.parametrize(
    ("question", "first"),
    [
        # Nobody weighs it in the articles: what somebody recommends or holds comes before what is so.
        ("Should the United States abandon its allies in Northeast Asia?", "recommend"),
        ("美国应当放弃东北亚盟友吗？", "建议"),
        # Another proposal on the same states is none of what is asked.
        ("Should the US withdraw its troops from South Korea?", ""),
    ],
)
def test_no_other_proposal_stands_for_the_one_asked_about(graph: KnowledgeGraph, question: str, first: str) -> None:
    answer = graph.ask(question)
    assert first in answer.answer.split("\n")[0]
    assert not any(line.startswith(("In favour", "利：")) for line in answer.answer.split("\n")[:2])
    assert "l197d" not in {entry["passage"].rsplit("/", 1)[1] for entry in answer.evidence}


def test_what_nobody_weighs_has_no_sides(graph: KnowledgeGraph) -> None:
    assert "In favour:" not in graph.ask("What are the advantages and disadvantages of soft balancing?").answer


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("Compare Trump and Biden on the alliance with Japan.", "• On Donald Trump: "),
        ("美國和日本在G20與G7的自由貿易問題上立場有何分別？", "• 關於美國："),
    ],
)
def test_whoever_is_spoken_of_does_not_seem_to_speak(graph: KnowledgeGraph, question: str, lead: str) -> None:
    assert any(line.startswith(lead) for line in graph.ask(question).answer.split("\n"))


@pytest.mark.parametrize(
    ("question", "heads"),
    [
        ("這幾篇文章對拜登上台後同盟關係的判斷有何不同？請注意寫作時間。", ["001, ", "003, ", "004, "]),
        ("How do the different articles judge Trump's handling of alliances?", ["001, ", "002, ", "003, ", "004, "]),
    ],
)
def test_what_several_articles_hold_stands_under_the_head_of_each(
    graph: KnowledgeGraph, question: str, heads: list[str]
) -> None:
    answer = graph.ask(question)
    lines = answer.answer.split("\n")
    told = [line for line in lines if line[:3].isdigit()]
    # An article that speaks of nobody who is named judges nothing of it.
    assert [line[:5] for line in told] == heads
    # Where the time of writing is asked for, the head gives it.
    assert ("（2024" in told[-2]) is ("寫作" in question)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("How do 001 and 003 see the outlook of the alliance with Japan?", ["001", "003"]),
        ("What do 004 and 002 tell of the trade talks with Japan?", ["004", "002"]),
        ("002和004怎样讲日本不参加护航联盟的原因?", ["002", "004"]),
        ("日米の貿易交渉について、004と002の述べ方はどう違うか。", ["004", "002"]),
    ],
)
def test_articles_called_by_bare_numbers_are_told_in_blocks(
    graph: KnowledgeGraph, question: str, numbers: list[str]
) -> None:
    told = graph.ask(question).answer.splitlines()
    heads = [line for line in told if line.startswith("00") and line.endswith((":", "："))]
    assert [head[:3] for head in heads] == numbers
    assert told[0] == heads[0]


def test_what_leads_up_to_a_question_is_no_scope_of_it(graph: KnowledgeGraph) -> None:
    question = "Article 001 is about nuclear weapons. What does 002 say of the Osaka summit?"
    assert understand(graph.snapshot, question).articles == understand(graph.snapshot, "What does 002 say?").articles


def test_an_article_that_tells_nothing_of_what_is_named_is_said_to(graph: KnowledgeGraph) -> None:
    told = graph.ask("Does article 002 or 001 discuss turtling?").answer
    assert "002, Lu Hao, Japan-US relations amid international change: nothing on that." in told


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Trump and Biden: how do their ways with allies differ?", "prefers to unite with allies"),
        ("拜登和特朗普对盟友的做法有什么不一样?", "拜登则更愿联合盟友"),
        ("在對華政策上，韓國和日本差在哪裡?", "韓國在政策上更偏向同中國緩和關係"),
        ("日本の対中政策は韓国の対中政策とどう違うか。", "日本の対中均衡とは異なり"),
    ],
)
def test_what_says_that_two_differ_comes_first(graph: KnowledgeGraph, question: str, first: str) -> None:
    assert first in first_line(graph, question)


def test_joined_respects_make_a_grid(graph: KnowledgeGraph) -> None:
    question = "How do South Korea's conservatives and progressives differ on the US alliance and on China?"
    told = graph.ask(question).answer.splitlines()
    assert [line for line in told if not line.startswith("•")] == ["Alliances of the United States:", "China:"]
    assert all("conservatives" in line or "progressives" in line for line in told if line.startswith("•"))


@pytest.mark.parametrize(
    "question",
    ["In what do the two dimensions of economic statecraft differ?", "经济策略的两个方面区别何在?"],
)
def test_a_whole_is_compared_by_its_parts(graph: KnowledgeGraph, question: str) -> None:
    # What the parts are, and below it what each does.
    told = graph.ask(question).answer.splitlines()
    assert [any(word in line for word in ("sanctions", "制裁")) for line in told[:2]] == [True, False]
    assert any("rais" in line or "抬高" in line for line in told[2:5])
    assert any("reward" in line or "奖励" in line for line in told[2:5])


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Did Duda or Abe meet Trump more often?", "Abe more by 3"),
        ("安倍和杜达谁同特朗普会晤得更多?", "安倍晋三多3"),
        ("Which got most protection from Washington, Japan, Germany or the Philippines?", "the Japan case (high"),
        ("菲律宾、德国、波兰 谁得到的安全保障最多", "波兰案例（高"),
    ],
)
def test_who_has_most_is_told_first(graph: KnowledgeGraph, question: str, verdict: str) -> None:
    assert verdict in first_line(graph, question)


@pytest.mark.parametrize(
    "question",
    [
        "What did Italy do at the Brussels gathering?",
        "意大利在布鲁塞尔那次会谈上做了什么?",
        "ブリュッセルでの会合にドイツは出たか。",
    ],
)
def test_a_meeting_is_called_by_its_place(graph: KnowledgeGraph, question: str) -> None:
    assert "brussels-conference" in understand(graph.snapshot, question).keys


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("poland or japan, who got more protection from Trump", "the Poland case (high"),
        ("Did Germany or Poland get more protection under Trump?", "the Poland case (high"),
        ("德国还是菲律宾，谁得到的保护更多", "德国案例"),
    ],
)
def test_who_got_more_of_it_is_told_by_degrees_however_it_is_put(
    graph: KnowledgeGraph, question: str, first: str
) -> None:
    """The two may come before the question, and under whom it was so says no more of it."""
    assert first in "".join(graph.ask(question).answer.splitlines()[:2])


def test_a_statement_that_calls_a_side_by_another_name_needs_no_head(graph: KnowledgeGraph) -> None:
    answer = graph.ask("What did the Osaka G20 get on paper and what did the Biarritz G7?").answer
    assert "On G20 summit" not in answer


def test_what_a_person_is_cited_for_is_no_view_of_another(graph: KnowledgeGraph) -> None:
    answer = graph.ask("沃尔特在讲软平衡的文章和姜丽媛的论文里分别说了什么？").answer
    assert "华尔兹" not in answer.split("相关的还有")[0]
    assert "综合实力" in answer
