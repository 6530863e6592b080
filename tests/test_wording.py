"""How answers read: numbered evidence, the language of what stands around them, nothing twice, no wrong characters."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from kg import KnowledgeGraph
from kg.ask.answer import Answer, bare
from kg.ask.saying.wording import lines_of
from kg.ask.understanding import grammar
from kg.cli import render
from kg.names import to_traditional
from kg.sections import section_name
from kg.snapshot import pick

ASKED = {
    "en": "When did Bolton visit Japan?",
    "zh-Hans": "博尔顿什么时候访问日本？",
    "zh-Hant": "博爾頓什麼時候訪問日本？",
    "ja": "ボルトンはいつ日本を訪問しましたか",
}


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("在此基础上签订了数字协定", "在此基礎上簽訂了數字協定"),
        ("日美签署“共同声明”", "日美簽署「共同聲明」"),
        ("“又称‘甲’的乙”与“丙“丁”戊”", "「又稱『甲』的乙」與「丙『丁』戊」"),
        ("日美发布声明", "日美發布聲明"),
        ("发展与头发", "發展與頭髮"),
        ("两国并发挥作用，合并机构", "兩國並發揮作用，合併機構"),
        ("2019年历次会谈", "2019年歷次會談"),
        ("对美制裁和内外制约，制造汽车", "對美制裁和內外制約，製造汽車"),
        ("特朗普的回归", "特朗普的回歸"),
        ("此系作者推断，体系与关系", "此係作者推斷，體系與關係"),
        ("埃里克·赫金博瑟姆在联盟里", "埃里克·赫金博瑟姆在聯盟裡"),
        ("部署于波兰", "部署於波蘭"),
        ("面对干涉，若干标准", "面對干涉，若干標準"),
        ("征兵与长征，特征", "徵兵與長征，特徵"),
        ("批准规范", "批准規範"),
        ("不准美军驻扎，标准不准确", "不准美軍駐紮，標準不準確"),
        ("准许市场准入，准时", "准許市場准入，準時"),
        ("目的相冲突，首当其冲", "目的相衝突，首當其衝"),
        ("驻冲绳部队对冲并冲抵费用", "駐沖繩部隊對沖並沖抵費用"),
        ("克制回应", "克制回應"),
        ("伙伴关系", "夥伴關係"),
    ],
)
def test_a_character_that_stands_for_several_is_the_right_one(simplified: str, traditional: str) -> None:
    assert to_traditional(simplified) == traditional


def test_no_summary_or_label_holds_a_known_wrong_character(graph: KnowledgeGraph) -> None:
    wrong = re.compile(
        r"籤[訂署約]|[美]髮[布展]|髮[表展]|併發[揮出]|曆次|製裁|迴歸|不準[^確則]|準[許入予]|沖[突擊破]|衝抵|剋制|伙伴|[国际战员]"
    )
    snapshot = graph.snapshot
    texts = [snapshot.passages[n]["summary"].get("zh-Hant", "") for n in snapshot.order]
    texts += [text for key in snapshot.things for text in snapshot.labels(key).get("zh-Hant", [])]
    texts += [entry["content"]["zh-Hant"] for entry in snapshot.disagreements.values()]
    assert len(texts) > 3000
    assert [t for t in texts if wrong.search(t)] == []
    assert [t for t in texts[: len(snapshot.order)] if "“" in t] == []


def test_what_passages_differ_in_is_told_in_each_language(graph: KnowledgeGraph) -> None:
    told = {key: set(entry["content"]) for key, entry in graph.snapshot.disagreements.items()}
    assert len(told) > 80
    assert {key for key, languages in told.items() if languages < {"en", "zh-Hans", "zh-Hant", "ja"}} == set()


@pytest.mark.parametrize("language", ASKED)
def test_each_line_has_the_numbers_of_its_evidence(graph: KnowledgeGraph, language: str) -> None:
    answer = graph.ask(ASKED[language])
    printed = render.answer(answer, "text", False)
    first = printed.splitlines()[0]
    numbers = [int(n) for n in re.findall(r"\[(\d+)\]", first)]
    assert numbers
    assert all(f"\n  [{n}] " in printed for n in range(1, len(render.told_apart(answer)[0]) + 1))
    # The file is named once, not on each line.
    assert all(printed.count(file) == 1 for file in {e["file"] for e in answer.evidence})


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("What weaknesses does the translator see in Heginbotham and Samuels?", "Li Kailang (compiler, on "),
        ("译者认为赫金博瑟姆和塞缪尔斯的文章有哪些不足？", "黎开朗（编译者，评"),
        ("譯者指出了赫金博瑟姆與塞繆爾斯文章的哪些缺陷？", "黎開朗（編譯者，評"),
        ("訳者はヘギンボサムとサミュエルズの論文にどんな弱点を見ているか", "黎開朗（編訳者、"),
    ],
)
def test_what_a_compiler_adds_stands_under_the_compilers_name(graph: KnowledgeGraph, question: str, own: str) -> None:
    answer = graph.ask(question)
    lines = {e["section"] == "review": render.source(e, answer.language) for e in answer.evidence}
    assert own in lines[True]
    assert own not in lines.get(False, "")


@pytest.mark.parametrize(
    "question", ["What does article 002 say about Bolton?", "文章002里关于驻日美军费用有哪些说法？"]
)
def test_a_statement_is_matched_to_the_passage_that_says_it(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    bullets = [
        (line, places)
        for line, places in zip(answer.answer.split("\n"), lines_of(answer), strict=True)
        if line.startswith("• ")
    ]
    assert bullets
    for line, places in bullets:
        assert places
        assert all(pick(answer.evidence[p]["summary"], answer.language) == line[2:] for p in places)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "ja"])
def test_no_english_stands_around_an_answer_in_another_language(graph: KnowledgeGraph, language: str) -> None:
    answer = graph.ask(ASKED[language])
    printed = render.answer(answer, "text", True).split("SPARQL")[0]
    assert not re.search(r"Evidence|Nearest|Understood|section|status|Things", printed)


@pytest.mark.parametrize(
    ("section", "language", "name"),
    [("abstract", "zh-Hans", "摘要"), ("review", "zh-Hant", "評論"), ("references", "ja", "参考文献"),
     ("header", "zh-Hans", "文首"), ("3.2", "en", "section 3.2"), ("3.2", "ja", "第3.2節")],
)  # fmt: skip
def test_sections_are_named_in_words_of_the_language(section: str, language: str, name: str) -> None:
    assert section_name(section, language) == name


@pytest.mark.parametrize("language", ASKED)
def test_why_says_what_each_name_was_understood_as(graph: KnowledgeGraph, language: str) -> None:
    lines = graph.ask(ASKED[language]).account()
    assert any("id:john-bolton" in line for line in lines)
    assert any("id:japan" in line for line in lines)
    assert any("[1]" in line for line in lines)


def test_parts_carry_what_they_ask(graph: KnowledgeGraph) -> None:
    answer = graph.ask("Who was sent to the Brussels Conference, and what was he told beforehand?").answer
    assert "(1) Who was sent to the Brussels Conference\n" in answer


@pytest.mark.parametrize("language", ASKED)
def test_nothing_is_said_twice_in_a_line(graph: KnowledgeGraph, language: str) -> None:
    for line in graph.ask(ASKED[language]).answer.split("\n"):
        head, _, rest = re.sub("^• ", "", line).replace(": ", "：").partition("：")
        assert not rest.startswith(head)
        assert rest.rstrip(".。") not in head or not rest


REMARKS = (
    "lacking",
    "lacking_act",
    "unknown", "no_number", "no_length", "no_date", "no_person", "no_place", "nameless", "uncited", "is_a",
    "also_known", "note", "part", "side_empty", "unsettled", "told_of", "bearing_note", "bearing_others",
    "no_reason", "undated", "uncoded",
)  # fmt: skip
"""What an answer says of itself, of the graph, or of a name."""


def _remark(graph: KnowledgeGraph, answer: Answer, line: str) -> bool:
    said = grammar.load(answer.language, graph.snapshot).say
    frames = [re.split(r"\{\w+\}", said[name]) for name in REMARKS if name in said]
    patterns = [".*".join(re.escape(part.strip()) for part in frame) for frame in frames]
    return line.rstrip().endswith((":", "：")) or any(re.match(p, bare(line)) for p in patterns if p.strip(".*"))


def test_every_line_that_states_something_has_its_passages_in_order(graph: KnowledgeGraph) -> None:
    questions = json.loads((Path(__file__).parent / "questions" / "development.json").read_text("utf-8"))
    wrong, seen, asked = [], set(), 0
    for entry in questions[:: len(questions) // 150]:
        answer = graph.ask(entry["question"])
        if answer.status not in {"answered", "partial"}:
            continue
        asked += 1
        seen.add(answer.language)
        told = lines_of(answer)
        for line, places in zip(answer.answer.split("\n"), told, strict=True):
            if line.strip() and not places and not _remark(graph, answer, line):
                wrong.append((entry["question"], line))
        firsts = list(dict.fromkeys(place for places in told for place in places))
        assert firsts == list(range(len(firsts))), entry["question"]
    assert (asked > 100, seen) == (True, set(ASKED))
    assert wrong == []


@pytest.mark.parametrize("language", ASKED)
def test_what_no_line_rests_on_has_no_number(graph: KnowledgeGraph, language: str) -> None:
    answer = graph.ask("Compare what Trump and Merkel said about burden sharing", language)
    told, also = render.told_apart(answer)
    assert told
    assert also
    used = {place for places in lines_of(answer) for place in places}
    assert used == set(range(len(told)))
    printed = render.answer(answer, "text", False)
    assert f"[{len(told)}] " in printed
    assert f"[{len(told) + 1}]" not in printed


@pytest.mark.parametrize("language", ASKED)
def test_what_a_review_quotes_is_relayed_by_who_reviews(graph: KnowledgeGraph, language: str) -> None:
    snapshot = graph.snapshot
    entry = snapshot.evidence("heginbotham-samuels/l213g", language)
    compiler = snapshot.label("li-kailang", language)
    assert compiler in render.spoken(entry, language)
    assert entry["author"].split(", ")[0] not in render.spoken(entry, language)


@pytest.mark.parametrize("language", ASKED)
def test_a_date_is_told_by_what_a_passage_says(graph: KnowledgeGraph, language: str) -> None:
    answer = graph.ask("When did South Korea conditionally extend GSOMIA?", language)
    first = bare(answer.answer.split("\n")[0])
    assert first in {pick(e["summary"], language) for e in answer.evidence}
    assert "2019" in first


def test_the_mark_of_a_note_is_not_said(graph: KnowledgeGraph) -> None:
    answer = graph.ask("What did Yanagisawa Kyoji say in an interview with the Asahi Shimbun?")
    assert "Yanagisawa" in answer.answer
    assert "[2]" not in answer.answer


@pytest.mark.parametrize(
    "question", ["What year is article 004 from?", "文章004是哪一年的？", "論文004は何年のものですか"]
)
def test_an_article_that_gives_no_year_is_said_to_give_none(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "unknown"
    assert answer.answer.startswith(grammar.load(answer.language, graph.snapshot).say["no_date"])


def test_an_article_that_gives_its_year_tells_it(graph: KnowledgeGraph) -> None:
    assert "2024" in graph.ask("What year is article 003 from?").answer


def test_a_table_has_the_key_and_the_number_of_an_article(graph: KnowledgeGraph) -> None:
    found = render.answer(graph.ask("Why did Japan not join Operation Sentinel?"), "csv", False).splitlines()
    assert "article,number" in found[0]
    assert any(",jiang-liyuan,004," in row for row in found[1:])


@pytest.mark.parametrize(
    "question",
    [
        "When did Bolton visit Japan?",
        "What did the Japanese delegates propose at the Brussels Conference?",
        "2019年美军撤出德国前后各有多少人？",
        "日本は宇宙で何をしたか",
        "What is Washington?",
    ],
)
def test_a_table_holds_every_line_of_an_answer_in_its_order_with_its_quotes(
    graph: KnowledgeGraph, question: str
) -> None:
    answer = graph.ask(question)
    rows = list(csv.DictReader(io.StringIO(render.answer(answer, "csv", False))))
    lines = [line.removeprefix("• ") for line in answer.answer.split("\n") if line.strip() and line != answer.nearby]
    told = [row for row in rows if row["role"] in {"answer", "nearby"}]
    assert list(dict.fromkeys(row["statement"] for row in told)) == list(dict.fromkeys(lines))
    assert {row["quote"] for row in rows if row["quote"]} == {e["exact"] for e in [*answer.evidence, *answer.closest]}
    assert [row["role"] for row in rows] == sorted(
        (row["role"] for row in rows), key=["answer", "nearby", "also", "nearest"].index
    )


def test_two_passages_that_say_the_same_are_one_line_and_two_treaties_are_two(graph: KnowledgeGraph) -> None:
    answer = graph.ask("美国拿日本汽车施压，是怎样一步步走到2019年10月的贸易协定的？")
    assert "《美日贸易协定》" in answer.answer
    assert "《美日数字贸易协定》" in answer.answer
    for question in (
        "How did the Philippines deal with the Visiting Forces Agreement?",
        "菲律宾怎样对待《部队访问协议》？",
    ):
        lines = [line for line in graph.ask(question).answer.split("\n") if line.startswith("• ")]
        assert len(lines) == len(set(lines)) > 1


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When did Japan ban rice imports?", ("no statement of the answer holds", "“rice”")),
        ("日本什么时候禁止大米进口？", ("所答各条都没有说到", "“大米”")),
        ("日本什麼時候禁止大米進口？", ("所答各條都沒有說到", "「大米」")),
    ],
)
def test_why_says_which_words_no_statement_of_the_answer_holds(
    graph: KnowledgeGraph, question: str, words: tuple[str, ...]
) -> None:
    answer = graph.ask(question)
    status = answer.account()[0]
    assert answer.status == "unknown" or all(word in status for word in words)


def test_why_shows_the_words_of_the_question_whole(graph: KnowledgeGraph) -> None:
    question = "Which countries launched the Blue Dot Network?"
    lines = graph.ask(question).account()
    assert any("“countries”" in line for line in lines)


def test_a_reference_keeps_who_wrote_it(graph: KnowledgeGraph) -> None:
    assert "作者归泳涛" in graph.ask("归泳涛的文章引自哪里？").answer
    assert "黎雅澹（Adam P. Liff）指出" in graph.ask("谁说岸田没有政治资本调动资源？").answer


def test_a_clause_cut_out_of_a_sentence_goes_on(graph: KnowledgeGraph) -> None:
    assert (
        "（1）日米貿易協定（TAG）はいつ署名され…"
        in graph.ask("日米貿易協定（TAG）はいつ署名され、いつ発効したか？").answer
    )


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("沃尔特列的影响威胁水平的因素有哪几个？", "地缘毗邻、综合实力、进攻实力、侵略意图"),
        ("沃爾特列的影響威脅水平的因素有哪幾個？", "地緣毗鄰、綜合實力、進攻實力、侵略意圖"),
        ("ウォルトによれば、脅威の水準を決める要素は何ですか。", "地理的近接性、総合的な力、攻撃力、侵略的意図"),
    ],
)
def test_members_of_a_list_are_told_in_one_line(graph: KnowledgeGraph, question: str, told: str) -> None:
    answer = graph.ask(question)
    line = next(line for line in answer.answer.split("\n") if told in line)
    assert len(answer.backed[bare(line)]) == 4


def test_a_name_before_a_statement_is_said_once(graph: KnowledgeGraph) -> None:
    answer = graph.ask("誰が日本に在日米軍の経費をもっと負担するよう求めたか。誰の主張か。").answer
    assert "：トランプは" not in answer
