import json
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.names import (
    Folder,
    bigrams,
    is_word,
    language_of,
    likeness,
    script,
    script_table,
    scripts,
    spans,
    to_traditional,
)

FOLDER = Folder(script_table())
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
TEXT = st.text(
    st.one_of(HAN, st.characters(min_codepoint=0x3041, max_codepoint=0x30FF), st.sampled_from("aBcé '-.19 國联")),
    max_size=25,
)


@pytest.mark.parametrize(
    "forms",
    [
        ("责任分担", "責任分擔", "責任分担"),
        ("同盟关系", "同盟關係"),
        ("国际变局", "國際變局", "国際変局"),
        ("经济", "經濟", "経済"),
        ("安倍晋三", "安倍晉三"),
        ("Japan", "JAPAN", "Ｊａｐａｎ", "Ja\u200bpan"),
    ],
)
def test_forms_of_one_name_fold_alike_and_keep_their_length(forms: tuple[str, ...]) -> None:
    assert len({FOLDER.fold(form) for form in forms}) == 1
    for form in forms:
        assert len(FOLDER.fold(form)) == len(form.replace("\u200b", ""))


def test_folding_does_not_translate() -> None:
    assert FOLDER.fold("米国") != FOLDER.fold("美国")
    assert FOLDER.fold("欧州連合") != FOLDER.fold("欧盟")


@given(st.text(HAN, max_size=20))
def test_traditional_characters_fold_to_the_simplified_ones(text: str) -> None:
    simplified = FOLDER.fold(text)
    assert len(simplified) == len(unicodedata.normalize("NFKC", text))
    assert FOLDER.fold(simplified) == simplified


@given(st.text(st.sampled_from("美国联盟责任战略关系军费谈判条约东亚韩国"), min_size=1, max_size=12))
def test_what_is_converted_folds_back(text: str) -> None:
    converted = to_traditional(text)
    assert len(converted) == len(text)
    assert FOLDER.fold(converted) == FOLDER.fold(text)


@given(TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert FOLDER.fold(FOLDER.fold(text)) == FOLDER.fold(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Japan", "en"),
        ("", "en"),
        ("日本与美国的关系", "zh-Hans"),
        ("日本與美國的關係", "zh-Hant"),
        ("日本と米国の関係は何ですか", "ja"),
        ("什么是burden-sharing", "zh-Hans"),
        # Japanese without kana: by characters that only it has, by the mixture, by words.
        ("首脳会談 何回", "ja"),
        ("国会 軍事費 増額", "ja"),
        ("日米同盟 何年", "ja"),
        ("韓国想搞核武 美国怎么办", "zh-Hant"),
        ("駐日美軍 沖縄 人數", "zh-Hant"),
        ("美国軍費是多少", "zh-Hant"),
        ("德國如何回應", "zh-Hant"),
        ("玉米国际贸易", "zh-Hans"),
    ],
)
def test_the_written_language_is_known(text: str, language: str) -> None:
    assert language_of(text, FOLDER) == language


def test_the_language_of_no_known_question_is_mistaken() -> None:
    questions = json.loads((Path(__file__).parent / "questions" / "development.json").read_text("utf-8"))
    assert [q["id"] for q in questions if language_of(q["question"], FOLDER)[:2] != q["lang"][:2]] == []


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("as usual", ["us"], []),
        ("the us and japan", ["us", "japan"], ["us", "japan"]),
        ("japan's treaties", ["japan"], ["japan"]),
        ("alliances", ["alliance"], ["alliance"]),
        ("ukraine", ["uk"], []),
        ("g7", ["g"], []),
        ("us-japan alliance", ["us", "japan", "us-japan alliance"], ["us-japan alliance"]),
        ("日美同盟", ["日", "美", "日美", "日美同盟"], ["日美同盟"]),
        ("美国us军", ["us"], ["us"]),
        ("日日", ["日"], ["日", "日"]),
    ],
)
def test_known_names_are_found_as_words(text: str, names: list[str], found: list[str]) -> None:
    assert [name for _, _, name in spans(text, names)] == found


@given(st.text("abc d美国", max_size=20), st.lists(st.text("abcd美国", min_size=1, max_size=4), max_size=6))
def test_spans_are_the_names_longest_first_and_never_overlap(text: str, names: list[str]) -> None:
    found = spans(text, names)
    assert found == sorted(found)
    for start, end, name in found:
        assert text[start:end] == name
        assert name in names
    for (_, end, _), (start, _, _) in pairwise(found):
        assert end <= start
    taken = {place for start, end, _ in found for place in range(start, end)}
    longest = max((len(name) for _, _, name in found), default=0)
    for name in names:  # A longer name than any found would have gone first.
        if len(name) > longest and name in text:
            start = text.find(name)
            end = start + len(name)
            inside = (start > 0 and is_word(text[start]) and is_word(text[start - 1])) or (
                end < len(text) and is_word(text[end - 1]) and is_word(text[end])
            )
            assert inside or taken & set(range(start, end))


@given(TEXT, TEXT)
def test_likeness_is_a_share_and_does_not_depend_on_the_order(left: str, right: str) -> None:
    score = likeness(left, right)
    assert 0.0 <= score <= 1.0
    assert score == likeness(right, left)
    if bigrams(left):
        assert likeness(left, left) == 1.0


def test_likeness_tells_near_from_far() -> None:
    assert likeness("burden sharng", "burden-sharing") > 0.7 > likeness("burden-sharing", "brussels conference")


def test_the_signs_of_scripts_say_what_each_character_is() -> None:
    text = "nato与日米ジョン・ボルトン。々𠮷한"
    assert scripts(text) == "".join((script(c) or " ")[0] for c in text)
    assert scripts("日米の2+2") == "hhk   "
