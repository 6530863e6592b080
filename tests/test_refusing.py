"""When the answer to a question of a date, a number, a person or a place is that none is told, and when it is not."""

from __future__ import annotations

import pytest
from asking import answered, first_line, untold

from kg import KnowledgeGraph
from kg.ask.understanding.question import understand


def first(graph: KnowledgeGraph, question: str) -> str:
    """Return the first of the summaries that an answer shows, in English."""
    answer = graph.ask(question)
    assert answer.status == "answered", answer.answer
    return str(answer.evidence[0]["summary"]["en"])


@pytest.mark.parametrize(
    "question",
    [
        "誰殺了伊朗的高階指揮官？",
        "谁暗杀了伊朗的最高指挥官？",
        "イランの最高指揮官を誰が暗殺したのか",
        "Who assassinated the top commander of Iran?",
    ],
)
def test_a_state_may_be_who_did_it(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert any("assassinated" in e["summary"]["en"] for e in answer.evidence[:2])


@pytest.mark.parametrize(
    "question",
    ["第五军前沿指挥部的首任指挥官是谁？", "Who signed the goods trade agreement for the American side in Washington?"],
)
def test_a_state_is_not_who_holds_an_office_or_signed(graph: KnowledgeGraph, question: str) -> None:
    untold(graph, question)


def test_a_ratio_is_a_number(graph: KnowledgeGraph) -> None:
    answer = graph.ask("《特別措施協定》2019年的預算要求是往年的幾倍？")
    assert answer.status == "answered"
    assert any("五倍" in line for line in answer.answer.splitlines()[:2])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many times did Trump and Duda meet?", "11 times"),
        ("ドゥテルテは訪問軍協定をいつ終わらせると発表した？", "would end the Visiting Forces Agreement"),
    ],
)
def test_what_is_told_of_a_state_is_told_of_its_head(graph: KnowledgeGraph, question: str, told: str) -> None:
    assert told in first(graph, question)


def test_no_missing_date_grants_that_it_happened(graph: KnowledgeGraph) -> None:
    # But an approval that is told is granted.
    untold(graph, "When did Roosevelt approve Hornbeck's plan of credit for China?", "no such date")
    answer = graph.ask("韓国はいつ核拡散防止条約から脱退したのですか")
    assert answer.status == "unknown"
    assert answer.answer.startswith("論文は、このことがあったとも、それがいつかとも述べていません")


@pytest.mark.parametrize(
    "question",
    [
        "Why did Duterte announce the end of the Visiting Forces Agreement?",
        "杜特尔特为什么宣布终止《访问部队协议》？",
        "杜特蒂為什麼宣布終止《訪問部隊協議》？",
        "ドゥテルテはなぜ訪問軍地位協定の破棄を発表したのですか？",
    ],
)
def test_why_a_head_of_state_did_it_is_told_as_of_the_state(graph: KnowledgeGraph, question: str) -> None:
    answer = untold(graph, question)
    assert "announced that it would end" in answer.closest[0]["summary"]["en"]


@pytest.mark.parametrize(
    "question",
    [
        # None of what is told nearest gives a reason of anything.
        "Why was the loan of March 1940 to be repaid in tin?",
        "1940年3月的那笔贷款为什么用锡来偿还？",
        "英國的國防開支為什麼能達到GDP的2.1%？",
        # Who gives the year asks for more.
        "In which month of 2017 did Poland join the fight against the Islamic State?",
        "波兰是2017年几月开始参加打击“伊斯兰国”的？",
        # A number of another unit, of another state, of another thing, or that somebody else expects.
        "How big was Japan's defence budget in yen when it went past one percent of GDP?",
        "日本の防衛費はドルでいくらですか。",
        "ポーランドのF-35戦闘機の総額はいくらか",
        "What price does Poland pay for US liquefied natural gas?",
        "What % of South Koreans support a nuclear deterrent of their own?",
        "How many jobs did the American side expect from the TAG agreement with Japan?",
    ],
)
def test_what_holds_nothing_of_the_kind_asked_for_is_no_answer(graph: KnowledgeGraph, question: str) -> None:
    untold(graph, question)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many jobs did Tokyo expect TAG to bring to Japan?", "280,000"),
        ("ポーランドはF-35戦闘機を何機買ったか", "32 F-35"),
        ("波兰哪一年开始参加打击“伊斯兰国”的反恐行动？", "Since 2017"),
        ("How much did Poland pay for HIMARS in dollars?", "411 million"),
        ("薩爾茲曼談的兩項常見軟平衡手段為何？", "common tools"),
    ],
)
def test_what_holds_it_is_told(graph: KnowledgeGraph, question: str, told: str) -> None:
    assert told in first(graph, question)


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("默克尔为什么不去2020年G7？", "没有陈述直接说明原因"),
        ("Why did Merkel turn down Trump's invitation to the G7 summit of 2020?", "No statement gives a reason"),
    ],
)
def test_a_why_without_a_reason_says_so(graph: KnowledgeGraph, question: str, head: str) -> None:
    answer = untold(graph, question)
    assert answer.answer.startswith(head)
    # The act itself comes first.
    assert answer.closest[0]["summary"]["en"].startswith("In 2020 Merkel refused")


@pytest.mark.parametrize(
    "question", ["Why did Tokyo stay out of the American escort coalition?", "為何韓國比日本更脆弱？"]
)
def test_a_why_with_a_reason_is_answered(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert len(answer.evidence) > 1
    assert "•" in answer.answer.splitlines()[0]


def test_two_tellers_numbers_are_set_apart(graph: KnowledgeGraph) -> None:
    answer = graph.ask("美國對華經濟援助總額：羅斯福政府的數字和學者的數字差多少？")
    assert answer.premise is None
    assert "1.28億美元" in answer.answer.splitlines()[0]


@pytest.mark.parametrize(
    "question",
    ["法國和美國哪一個先公布印太文件？", "Which came first, the US Indo-Pacific report or the French one?"],
)
def test_who_was_first_is_no_length(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert "法國" in answer.answer.splitlines()[0] or "French" in answer.answer.splitlines()[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Do the lengths of the individual Trump-Abe meetings in 2019 add up to the total the text gives?", "415"),
        ("拜登政府靠哪四個多邊架構來打造更有韌性的供應鏈?哪個國家四個都有參加?", "多邊框架"),
        ("美国《国家安全战略》和日本政府对中国的定性各是什么？", "战略挑战"),
        ("Where does the Ukraine crisis lead in the Biden-era alliance article?", "closer"),
    ],
)
def test_what_is_told_of_each_or_of_whoever_stands_for_a_government_is_not_refused(
    graph: KnowledgeGraph, text: str, told: str
) -> None:
    answered(graph, text, told)


def test_two_authors_whose_accounts_are_set_side_by_side_are_their_articles(graph: KnowledgeGraph) -> None:
    for text in ("卢昊和姜丽媛的说法对得上吗？", "盧昊と姜麗媛の説明は一致するか。"):
        question = understand(graph.snapshot, text)
        assert question.articles == ["lu-hao", "jiang-liyuan"]
        assert not question.mentions


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("习近平访问过日本吗?", "“习近平”"),
        ("習近平訪問過日本嗎?", "「習近平」"),
        ("スターリンは日本についてどう言っているか?", "「スターリン」"),
        ("What did Stalin say about Japan?", "Stalin:"),
        ("Why did Turkey's purchase of the S-400 matter to Jiang?", "Turkey, S-400:"),
        ("茨城県の米軍基地について書いてある?", "「茨城県」"),
        ("茨城县的美军基地有提到吗?", "“茨城县”"),
    ],
)
def test_a_name_that_stands_nowhere_is_told_once_as_typed(graph: KnowledgeGraph, question: str, name: str) -> None:
    answer = untold(graph, question, name)
    assert answer.suggestions == []


@pytest.mark.parametrize(
    "question", ["What about US bases in Okinawa Prefecture?", "沖縄県の米軍基地について書いてある?"]
)
def test_a_place_that_is_told_of_is_not_refused(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).status == "answered"


@pytest.mark.parametrize("question", ["北约什么时候成立?", "When was NATO founded?"])
def test_the_date_of_what_stands_beside_an_act_is_not_its_own(graph: KnowledgeGraph, question: str) -> None:
    untold(graph, question)


@pytest.mark.parametrize(
    "question", ["布鲁塞尔会议美国代表是谁?", "Who represented the US at the Brussels Conference?"]
)
def test_who_acts_for_a_state_is_told_with_those_who_hold_its_offices(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.premise is None
    assert "戴维斯" in answer.answer or "Davis" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Who boycotted the Brussels Conference?",
        "Who refused to attend the Brussels Conference?",
        "谁抵制了布鲁塞尔会议？",
        "誰杯葛了布魯塞爾會議？",
        "誰がブリュッセル会議をボイコットしたのか",
    ],
)
def test_who_stayed_away_is_who_refused_to_come(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    told = [e["summary"]["en"] for e in answer.evidence[:2]]
    assert {t.split()[0] for t in told} == {"Japan", "Germany"}
    assert all("refused to attend" in t for t in told)


def test_a_state_that_signed_is_who_signed(graph: KnowledgeGraph) -> None:
    told = first(graph, "Who signed the Anti-Comintern Pact three days after the Brussels Conference opened?")
    assert told.startswith("Italy signed")


@pytest.mark.parametrize(
    "question",
    [
        "作者給美國的政策建議總共幾項？",
        "作者给美国的政策建议一共有几项？",
    ],
)
def test_how_many_in_all_is_found_where_no_sum_is_told(graph: KnowledgeGraph, question: str) -> None:
    assert "four policy recommendations" in first(graph, question)


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("Why did Germany buy F-35s from the United States?", "Germany"),
        ("德国为什么向美国购买F-35？", "德国"),
        ("德國為什麼向美國購買F-35？", "德國"),
        ("ドイツはなぜ米国からF-35を買ったのか", "ドイツ"),
        ("Did Japan buy 147 F-35s?", "147"),
        ("日本は147機のF-35を買ったか", "147"),
        # A longer name, with whose it is, is not what was asked.
        ("When was the first 2+2 meeting between Japan and Australia?", "“2+2 meeting”"),
        ("安倍首相が2019年6月にサウジアラビア・UAE・オマーンを歴訪した際、何を呼びかけたのか。", "2019年6月"),
    ],
)
def test_a_refusal_says_of_whom_without_repeating_it(graph: KnowledgeGraph, question: str, given: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "partial"
    head = answer.answer.splitlines()[0]
    assert question not in head
    assert given in head


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("How long did the Brussels Conference last?", "The articles do not tell how long."),
        ("ブリュッセル会議はどのくらい続いたか", "その期間の長さは論文にありません。"),
        ("When was the NPT signed?", "The articles say neither that this happened nor when"),
        ("《核不扩散条约》是什么时候签署的？", "文章没有说有过这件事，也没有说是什么时候"),
    ],
)
def test_what_is_missing_is_called_what_it_is(graph: KnowledgeGraph, question: str, head: str) -> None:
    answer = untold(graph, question)
    assert answer.answer.startswith(head)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("《华盛顿宣言》对韩国的核讨论有什么影响？", "华盛顿宣言"),
        ("「華盛頓宣言」對韓國的核討論有什麼影響？", "華盛頓宣言"),
        ("「ワシントン宣言」は韓国の核論議をどう変えたか", "ワシントン宣言"),
    ],
)
def test_a_document_called_by_a_place_is_not_that_place(graph: KnowledgeGraph, question: str, name: str) -> None:
    untold(graph, question, name)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How much more did Poland and Germany spend in 2021 than in 2016?", "2.22%"),
        (
            "Whose label, rendered as 'strategic restraint', is borrowed for institutions tying down a rising state?",
            "Ikenberry",
        ),
    ],
)
def test_what_several_share_or_what_stands_for_a_kind_is_no_rival(
    graph: KnowledgeGraph, question: str, told: str
) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert told in answer.answer


@pytest.mark.parametrize(
    ("question", "minutes"),
    [
        ("How long did the Trump-Abe summit of May 2019 last?", "155 minutes"),
        ("安倍和川普2019年9月談了多久？", "70 minutes"),
        ("2019年8月の日米首脳会談は何分続いたか", "50 minutes"),
    ],
)
def test_a_length_is_that_of_the_month_asked(graph: KnowledgeGraph, question: str, minutes: str) -> None:
    assert minutes in first(graph, question)


@pytest.mark.parametrize(
    "question",
    [
        "Which other members does Chip 4 have besides Japan and the United States?",
        "除了日本和美国,芯片四方联盟还有哪些成员?",
        "「チップ4」には日米のほかにどの国・地域が加わっているのか。",
        'Which South Korean government first put forward the principle of "peaceful nuclear sovereignty"?',
        "韩国的“和平核主权”原则是哪届政府提出的?",
        "韓国で「平和的核主権」の原則を最初に打ち出したのはどの政権か。",
        "「統合司令部」的首任司令官由誰擔任?總部會設在哪裡?",
        # Nor what somebody did about it, or how far.
        "ルーズヴェルトが呼びかけた道義的禁輸に対して、日本政府はどう反応したか。",
        "南韓蒐集核武零組件一事，北京當局有什麼回應？",
        "納入「積極威懾」戰略的韓國彈道飛彈射程有多遠？",
        "参加“在美国思考冲绳未来项目”的40名学生去了美国哪些城市？",
        # Nor which company, who stood for a state, or what somebody said of a thing or how that one explained it.
        "Which Japanese carmakers pressed Abe hardest to avert the punitive auto tariffs?",
        "Which lobbying firms has Tokyo hired in Washington to prepare for a Trump comeback?",
        "トランプ復帰に備えて日本が雇ったロビー企業はどこか。",
        "Who attended the Brussels Conference for China?",
        "ブリュッセル会議に中国の代表として出席したのは誰か。",
        "What did Lloyd Austin mean by 'collective resilience' when he put the idea forward in April 2021?",
        "What did Stephen Walt say about the Brussels Conference?",
        "杜特蒂一再婉拒川普的訪美邀請，他自己是怎麼解釋的？",
        # Nor how much of it, in what is asked, nor when another act was done.
        "韩国每年的国防开支折合多少亿美元？",
        "ポーランドの国防費は年間何ドルか。",
        "How much tung oil did China have to deliver to pay back the 20 million dollar loan of March 1940?",
        "澳洲的核潛艦計畫花費多少?",
        "When did RCEP enter into force?",
        "CPTPPはいつ発効したか。",
    ],
)
def test_a_member_a_government_or_a_head_whom_nothing_names_is_untold(graph: KnowledgeGraph, question: str) -> None:
    untold(graph, question)


@pytest.mark.parametrize(
    "question",
    [
        "Which other countries are members of the Quad besides Japan?",
        "除了日本,四边机制还有哪些成员?",
        "日米のほかにクアッドに参加している国はどこか",
        "ワシントン・クォータリー誌はどの機関が創刊したのか。",
        "Where was Ilai Saltzman a visiting professor, and during which years?",
        "How did Germany respond to the US withdrawal from the Iran nuclear deal?",
        "波兰对美国退出《中导条约》作何反应？",
        "What reason did Trump give for withdrawing troops from Germany?",
        "How did Japan explain the stop of Aegis Ashore?",
        "What did Esper do about the quarrel between Japan and South Korea?",
        "ブリュッセル会議にアメリカの代表として出席したのは誰か。",
        "Who led the American delegation at the Brussels Conference?",
        "谁代表日本和德国出席布鲁塞尔会议？",
        "Where was EUCOM to be moved?",
        "韩国每年国防开支占GDP多少？",
        "日本采购F-35花了多少钱？",
        "Which Chinese company received the credit of the Export-Import Bank in December 1938?",
        "Under what condition did Japanese strategists hold that Japan would not seek a nuclear breakout?",
    ],
)
def test_those_whom_something_names_are_told(graph: KnowledgeGraph, question: str) -> None:
    answered(graph, question)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("美國第一次向菲律賓承諾是什麼時候？", {"united-states", "philippines"}),
        ("日本国内的问题会改变美日同盟的方向吗？", {"japan", "us-japan-alliance"}),
        ("日本第一次突破1%是什么时候？", {"japan"}),
    ],
)
def test_a_name_ends_where_a_word_does(graph: KnowledgeGraph, question: str, names: set[str]) -> None:
    understood = understand(graph.snapshot, question)
    assert {key for mention in understood.mentions for key in mention.keys} == names
    assert not understood.strange


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("アメリカはいつ日本の資産を凍結しましたか。", "July 1941"),
        ("蓬佩奥什么时候第一次承认条约覆盖南海？", "2019"),
        ("フィリピンはいつVFAの破棄を通告しましたか", "February 2020"),
        ("TAG協定讓日本農業損失多少？", "60 to 110 billion yen"),
    ],
)
def test_what_is_told_in_another_word_or_of_whoever_acted_for_it_is_told(
    graph: KnowledgeGraph, question: str, told: str
) -> None:
    assert told in first(graph, question)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Type a question"),
        ("   ", "Type a question"),
        ("???", "Type a question"),
        ("😀", "Type a question"),
        ("한국은 핵무장을 원하는가", "Only English"),
        ("Что такое мягкий баланс?", "Only English"),
    ],
)
def test_what_is_no_question_that_can_be_read_is_told_so(graph: KnowledgeGraph, text: str, told: str) -> None:
    answer = graph.ask(text)
    assert (answer.status, answer.evidence, answer.closest) == ("unknown", [], [])
    assert answer.answer.startswith(told)


@pytest.mark.parametrize(
    "question",
    [
        "SELECT * FROM users WHERE 1=1",
        "which users clicked the blue button",
        "who won the football match yesterday",
        "怎么做红烧肉",
    ],
)
def test_what_is_asked_of_another_world_is_not_answered_by_a_word_in_common(
    graph: KnowledgeGraph, question: str
) -> None:
    assert graph.ask(question).status == "unknown"


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("How many F-35s did Germany buy from the United States?", "The articles give no such number for Germany."),
        ("德国从美国买了多少架F-35？", "文章没有给出德国的这一数字。"),
        ("德國從美國買了多少架F-35？", "文章沒有給出德國的這一數字。"),
        ("ドイツはアメリカからF-35を何機購入しましたか？", "ドイツについて、論文はこの数を挙げていません。"),
    ],
)
def test_how_many_is_not_told_of_another(graph: KnowledgeGraph, question: str, head: str) -> None:
    answer = graph.ask(question)
    assert answer.answer.startswith(head)
    assert answer.status in {"partial", "unknown"}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who will be harmed if the alliances collapse?", "the United States, Japan and South Korea"),
        ("谁在布鲁塞尔会议上代表德日的政策和利益？", "意大利"),
        ("布魯塞爾會議日本和德國有出席嗎？由誰代表它們？", "意大利"),
        ("ブリュッセル会議で日独の利益を代表したのは誰か。", "イタリア"),
        ("谁在韩国支持核武器的声音越来越高？", "进步派"),
    ],
)
def test_who_has_a_part_in_it_may_be_a_state_or_a_group(graph: KnowledgeGraph, question: str, told: str) -> None:
    answered(graph, question, told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many times larger is China's defence budget than Japan's and Korea's?", "several times"),
        ("中国的国防支出是日韩的几倍？", "数倍"),
        ("中国の国防費は日韓の何倍か。", "数倍"),
        ("日本的“安全三文件”有几份？", "三文件"),
    ],
)
def test_a_number_may_be_told_loosely_or_in_a_name(graph: KnowledgeGraph, question: str, told: str) -> None:
    answered(graph, question, told)


@pytest.mark.parametrize(
    "question",
    [
        "Who was the American ambassador in Tokyo when Japanese assets were frozen?",
        "冻结日本资产时美国驻东京大使是谁？",
        "日本資産が凍結された時の駐日米国大使は誰か。",
    ],
)
def test_who_holds_no_office_is_not_who_held_it(graph: KnowledgeGraph, question: str) -> None:
    untold(graph, question)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who was the Japanese prime minister when Biden won?", "Suga"),
        ("拜登胜选时的日本首相是谁？", "菅义伟"),
        ("統合抑止を提唱した米国防長官は誰か。", "オースティン"),
        ("一体化威慑是哪位国防部长提出的？", "奥斯汀"),
    ],
)
def test_who_holds_an_office_is_told_by_what_was_done(graph: KnowledgeGraph, question: str, told: str) -> None:
    answered(graph, question, told)


@pytest.mark.parametrize(
    "question",
    [
        "Which Japanese think-tank researchers have said that leaving the NPT could be an option?",
        "哪些学者认为日本退出核不扩散条约是一个选项？",
        "日本のどの研究者がNPT脱退を選択肢と述べたか。",
        "哪些韩国保守党派领导人谈了核武器？",
    ],
)
def test_a_group_without_names_is_none_of_its_members(graph: KnowledgeGraph, question: str) -> None:
    untold(graph, question)


@pytest.mark.parametrize(
    "question",
    ["Which scholars say that soft balancing has no empirical basis?", "哪些学者认为软平衡没有实证基础？"],
)
def test_scholars_who_have_names_are_told(graph: KnowledgeGraph, question: str) -> None:
    answered(graph, question, "Brooks")


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("How were the forty Okinawan students for TOFU selected?", "TOFU"),
        ("TOFUプログラムの参加者はどのように選ばれたのか。", "TOFU"),
        ("What provisions does GSOMIA contain?", "GSOMIA"),
        ("日韓GSOMIAはどのような条項を含むか。", "GSOMIA"),
        ("反共产国际协定有哪些条款？", "反共产国际协定"),
        ("防共協定の条項は何か。", "防共協定"),
    ],
)
def test_how_it_was_done_or_what_it_says_is_not_told_of_all_that_is(
    graph: KnowledgeGraph, question: str, thing: str
) -> None:
    answer = untold(graph, question, thing)
    assert answer.closest


@pytest.mark.parametrize(
    "question",
    [
        "How does collective resilience work?",
        "集体韧性战略如何运作？",
        "How was the Export-Import Bank loan of 1940 repaid?",
        "1940年3月の借款はどのように返済されたか。",
        "2018年波美LNG协议规定了什么？",
        "北约威尔士峰会决定了什么？",
    ],
)
def test_how_it_is_done_or_what_it_says_is_answered_where_it_is_told(graph: KnowledgeGraph, question: str) -> None:
    answered(graph, question)


@pytest.mark.parametrize(
    "question",
    [
        "Where did the first US-Japan 2+2 meeting under Biden take place?",
        "2021年3月的美日2+2会议在哪里举行？",
        "日本在華盛頓僱了幾家遊說公司？",
        "日本はワシントンで何社のロビー会社を雇ったか。",
    ],
)
def test_a_meeting_has_no_place_and_firms_no_number_where_none_is_told(graph: KnowledgeGraph, question: str) -> None:
    untold(graph, question)


@pytest.mark.parametrize(
    "question",
    [
        "麻省理工那兩位學者最後向美國提了幾項建議？各是什麼？",
        "How many recommendations do the two MIT scholars make?",
        "MITの二人の研究者は提言をいくつ示したか。",
    ],
)
def test_scholars_at_an_authors_institution_are_the_authors(graph: KnowledgeGraph, question: str) -> None:
    assert "four" in first(graph, question)


@pytest.mark.parametrize(
    "question",
    [
        "Where did the Philippines host US bases?",
        "Where in the Philippines are the US military bases?",
        "菲律宾的哪些地方有美军基地？",
        "フィリピンのどこに米軍基地がありますか。",
    ],
)
def test_the_place_of_what_there_is_none_of_is_not_looked_for(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.premise is not None
    assert answer.evidence[0]["line"] == 510


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("what did the allies do about visa-free travel?", "Visa-free travel"),
        ("Do the authors discuss human rights in the alliance?", "Human rights"),
        ("北约东扩与德国有什么关系？", "北约东扩"),
        ("最高裁は日米同盟をどう見ているか。", "最高裁"),
    ],
)
def test_a_subject_in_small_letters_that_no_article_has_is_told(
    graph: KnowledgeGraph, question: str, named: str
) -> None:
    untold(graph, question, named)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Which countries signed the Kellogg-Briand Pact?", "the Kellogg-Briand Pact"),
        ("《非戰公約》的簽字國有哪些？", "非戰公約"),
        ("What did the Soviet Union do at the Brussels Conference?", "the Soviet Union"),
        ("米国議会は日本の核武装をどう評価しているか", "米国議会"),
    ],
)
def test_who_signed_or_was_there_is_told_as_untold(graph: KnowledgeGraph, question: str, named: str) -> None:
    untold(graph, question, named)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("fort trump how much money", "2 billion"),
        ("How much money is Fort Trump going to cost?", "2 billion"),
        ("特朗普堡要花多少钱", "20亿"),
        ("中日戰爭時美國借給中國多少錢？", "4400萬"),
        ("日中戦争中、アメリカは中国にいくら貸したか。", "4400万"),
        ("how much did the tung oil credit come to", "25 million"),
    ],
)
def test_a_number_that_is_told_is_not_denied(graph: KnowledgeGraph, question: str, told: str) -> None:
    assert told in first_line(graph, question)


@pytest.mark.parametrize(
    "question",
    ["How much money did they put into the Blue Dot Network?", "How many Patriot missiles did Poland buy in 2018?"],
)
def test_a_number_that_is_not_told_is_denied(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).status == "unknown"


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("If you add the two LNG deals of Poland, how much gas a year does that come to?", "3.5 million tonnes"),
        ("What is the combined yearly LNG volume of Poland's two contracts with America?", "3.5 million tonnes"),
        ("How much did Japan pay for Futenma and the Guam move together?", "92.6 billion yen"),
        ("1938年到1941年美国一共借给中国多少钱？", "4500万美元"),
    ],
)
def test_numbers_of_what_is_named_are_added_up(graph: KnowledgeGraph, question: str, total: str) -> None:
    assert total in graph.ask(question).answer


def test_an_unknown_name_is_denied_as_a_whole(graph: KnowledgeGraph) -> None:
    answer = graph.ask("What does the Shanghai Cooperation Organization do?").answer
    assert answer.startswith("Shanghai Cooperation Organization: ")
    assert graph.ask("上海合作組織的總部在哪裡？").answer == "文章沒有提到「上海合作組織」。"


@pytest.mark.parametrize(
    "question",
    [
        "Which country is the exception to Flores's idea that allies' military spending moves together?",
        "弗洛雷斯的观点解释不了哪个国家？",
    ],
)
def test_which_state_is_answered_and_not_corrected(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.premise is None
    assert any(name in answer.answer.splitlines()[0] for name in ("Japan", "日本"))


@pytest.mark.parametrize(
    ("question", "said", "undated"),
    [
        (
            "When did Shigeru Ishiba call for revising the three non-nuclear principles?",
            "should revise the three non-nuclear principles",
            "give no date",
        ),
        ("石破茂是什么时候主张修改无核三原则的？", "应当修改无核三原则", "没有说这是什么时候"),
        ("石破茂何時主張過修改無核三原則？", "應當修改無核三原則", "沒有說這是什麼時候"),
        ("石破茂が非核三原則の見直しを主張したのはいつですか。", "非核三原則を改めるべき", "いつかは論文にありません"),
    ],
)
def test_who_said_it_did_say_it_though_no_date_is_told(
    graph: KnowledgeGraph, question: str, said: str, undated: str
) -> None:
    answer = graph.ask(question)
    assert answer.status == "unknown"
    assert said in answer.answer
    assert undated in answer.answer


@pytest.mark.parametrize(
    "question", ["为了让基地周围的百姓满意，日本出钱办了哪些事？", "為了讓基地周圍的百姓滿意，日本出錢辦了哪些事？"]
)
def test_words_of_grammar_are_no_name_that_is_missing(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert any("soundproofing" in e["summary"]["en"] or "sound" in e["summary"]["en"] for e in answer.evidence)


@pytest.mark.parametrize(
    "question",
    [
        "Where lies the difficulty of a multilateral nuclear planning organisation in Asia?",
        "亚洲多边核规划组织的难处究竟在哪里？",
        "亞洲多邊核規劃組織的障礙在哪裡？",
        "アジアの多国間核計画機関の難しさはどこにありますか。",
    ],
)
def test_what_a_difficulty_lies_in_is_no_place(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert any("North Atlantic Council" in e["summary"]["en"] for e in answer.evidence)


@pytest.mark.parametrize(
    "question",
    [
        "What did Yanagisawa Kyoji say about US troops stationed in Japan?",
        "柳泽协二对驻日美军说过什么？",
        "柳澤協二は米軍の駐留について何と述べましたか。",
    ],
)
def test_what_somebody_said_in_other_words_for_a_thing_is_no_silence(graph: KnowledgeGraph, question: str) -> None:
    assert "when no US forces are stationed" in graph.ask(question).evidence[0]["summary"]["en"]
