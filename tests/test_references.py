"""References: from the graph only, in styles that people print, and BibTeX that a reader of BibTeX reads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

import pytest
from faces import call
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pybtex.database import BibliographyData, parse_string
from test_schemas import schema

from kg import KnowledgeGraph, bibliography
from kg.bibliography import STYLES, entry_key, escaped, printed
from kg.references import Person, Reference, contract, references
from kg.terms import PASSAGE


def of_passages(graph: KnowledgeGraph, names: Iterable[str]) -> list[Reference]:
    return references(graph.snapshot, [{"passage": PASSAGE + n} for n in names])


@pytest.fixture(scope="module")
def everything(graph: KnowledgeGraph) -> list[Reference]:
    return of_passages(graph, graph.snapshot.order)


def by_key(found: list[Reference], key: str) -> Reference:
    return next(r for r in found if r.key == key)


def bibtex(graph: KnowledgeGraph, found: list[Reference]) -> BibliographyData:
    return parse_string("\n\n".join(printed(graph.snapshot, r, "bibtex") for r in found), "bibtex")


# --- What stands in them


def test_articles_come_first_with_their_passages_then_what_these_cite(graph: KnowledgeGraph) -> None:
    citing = [n for n in graph.snapshot.order if graph.snapshot.passages[n].get("cites")][:3]
    found = of_passages(graph, citing)
    roles = [r.role for r in found]
    assert roles == sorted(roles, key=["evidence", "original", "cited"].index) or "original" in roles
    assert found[0].passages == [n for n in citing if n.split("/")[0] == found[0].key.removeprefix("article-")]
    wanted = {w for n in citing for w in graph.snapshot.passages[n]["cites"]}
    assert wanted <= {r.key for r in found if r.role == "cited"}


def test_the_number_of_a_note_is_no_number_of_evidence(graph: KnowledgeGraph, everything: list[Reference]) -> None:
    told = [bibliography.where(graph.snapshot, r) for r in everything if r.role == "cited"]
    assert any("line 23, note 5" in places for places in told)
    assert not any("[" in places for places in told)


def test_a_digest_brings_its_original(everything: list[Reference]) -> None:
    digest = by_key(everything, "article-saltzman")
    original = everything[everything.index(digest) + 1]
    assert (original.role, original.kind) == ("original", "article")
    assert [a.key for a in original.authors] == [a.key for a in digest.authors]
    assert digest.compilers


def test_each_text_stands_once(everything: list[Reference]) -> None:
    assert len({r.key for r in everything}) == len(everything)


def test_what_the_graph_does_not_hold_is_left_out(graph: KnowledgeGraph, everything: list[Reference]) -> None:
    undated = [r for r in everything if not r.date]
    assert undated
    for reference in undated:
        found = contract(graph.snapshot, reference, "text")
        assert "date" not in found
        assert not re.search(r"\(\s*\)|None|\[\]", printed(graph.snapshot, reference, "apa"))


def test_every_author_and_year_is_the_graphs(graph: KnowledgeGraph, everything: list[Reference]) -> None:
    rows = graph.query("SELECT ?work ?who WHERE { ?work dcterms:creator ?who }")
    makers = {(r["work"].value.rsplit("/", 1)[-1], r["who"].value.rsplit("/", 1)[-1]) for r in rows}
    for reference in everything:
        assert {(reference.key, p.key) for p in reference.authors} <= makers


def test_authors_stand_in_the_order_in_which_the_work_is_cited(everything: list[Reference]) -> None:
    work = by_key(everything, "work-heginbotham-samuels-2021")
    assert [p.family for p in work.authors] == ["Heginbotham", "Samuels"]


@pytest.mark.parametrize(
    ("work", "author", "family", "given"),
    [
        ("work-morrow-1991", "james-morrow", "Morrow", "James D."),
        ("work-liu-feng-2014", "liu-feng", "Liu", "Feng"),
        ("work-quiroz-flores-2011", "alejandro-quiroz-flores", "Quiroz Flores", "Alejandro"),
        ("work-von-hlatky-darden-2015", "stefanie-von-hlatky", "von Hlatky", "Stéfanie"),
        ("work-kim-2016", "tongfi-kim", "Kim", "Tongfi"),
        ("work-lv-yaodong-2021", "lv-yaodong", "Lü", "Yaodong"),
    ],
)
def test_family_names(everything: list[Reference], work: str, author: str, family: str, given: str) -> None:
    person = next(p for p in by_key(everything, work).authors if p.key == author)
    assert (person.family, person.given) == (family, given)


def test_authors_who_are_not_named_are_et_al(graph: KnowledgeGraph, everything: list[Reference]) -> None:
    work = next(r for r in everything if any(p.unnamed for p in r.authors))
    assert "et al." in printed(graph.snapshot, work, "apa")
    assert "and others" in printed(graph.snapshot, work, "bibtex")


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        ("Vol. 35, No. 4, p. 905", "1991", ("35", "4", ["905"], [])),
        ("2014年第6期，第96页", "2014", ("", "6", ["96"], [])),
        ("2014年第1期，第104~124页", "2014", ("", "1", ["104-124"], [])),
        ("46:1, pp. 85-102", "2023", ("46", "1", ["85-102"], [])),
        ("48 (1), pp. 91-124", "2023", ("48", "1", ["91-124"], [])),
        ("65, no. 3, pp. 340-59", "2011", ("65", "3", ["340-59"], [])),
        ("2021, no. 6, pp. 9-34", "2021", ("", "6", ["9-34"], [])),
        ("2021 no. 6, 33rd issue in all", "2021-06-03", ("", "6", [], ["33rd issue in all"])),
        ("morning edition, p. 12", "2020-01-01", ("", "", ["12"], ["morning edition"])),
    ],
)
def test_locators(text: str, date: str, expected: tuple[str, str, list[str], list[str]]) -> None:
    from kg.references.locator import locate

    reference = Reference("a", "cited", "article", {"en": "A"}, date=date)
    locate(reference, text)
    assert (reference.volume, reference.issue, reference.pages, reference.locator) == expected


def test_a_cited_page_is_not_told_as_the_pages_of_the_text(graph: KnowledgeGraph) -> None:
    one = Reference("a", "original", "article", {"en": "A"}, pages=["905"])
    whole = Reference("b", "original", "article", {"en": "B"}, pages=["148-173"])
    assert "pages =" not in printed(graph.snapshot, one, "bibtex")
    assert "Cited: p. 905" in printed(graph.snapshot, one, "bibtex")
    assert "pages = {148--173}" in printed(graph.snapshot, whole, "bibtex")


# --- Styles


def test_author_and_date(graph: KnowledgeGraph, everything: list[Reference]) -> None:
    work = by_key(everything, "work-heginbotham-samuels-2021")
    assert printed(graph.snapshot, work, "apa").startswith("Heginbotham, E., & Samuels, R. (2021). Vulnerable US")
    assert "The Washington Quarterly, 44(1), 157–175." in printed(graph.snapshot, work, "apa")
    assert printed(graph.snapshot, work, "chicago").startswith("Heginbotham, Eric, and Richard Samuels. 2021. “Vuln")
    chinese = by_key(everything, "work-liu-feng-2014")
    assert "刘丰. 美国的联盟管理及其对中国的影响[J]. 外交评论, 2014(6)" in printed(graph.snapshot, chinese, "gbt7714")


@pytest.mark.parametrize("style", STYLES)
def test_each_text_is_printed_in_each_style(graph: KnowledgeGraph, everything: list[Reference], style: str) -> None:
    for reference in everything:
        text = printed(graph.snapshot, reference, style)
        assert text.strip()
        if style != "bibtex":
            assert "\n" not in text
            assert not re.search(r"\.\.|”\.$|,,|  |\(\)| ,", text), text
            assert reference.title in text


# --- BibTeX


def test_bibtex_of_everything_is_read_back(graph: KnowledgeGraph, everything: list[Reference]) -> None:
    read = bibtex(graph, everything)
    assert list(read.entries) == [r.key for r in everything]
    for reference in everything:
        entry = read.entries[reference.key]
        assert entry.fields["title"] == escaped(reference.title)
        # The date of a repost is none of the text.
        assert entry.fields.get("year", "") == ("" if reference.reposted else reference.date[:4])
        assert not reference.reposted or reference.date[:4] in entry.fields["note"]
        people = [p for p in reference.authors if not p.unnamed]
        names = [str(p) for p in entry.persons.get("author", [])]
        assert len([n for n in names if n != "others"]) == len(people)
        for person, name in zip(people, entry.persons.get("author", []), strict=False):
            if person.family:
                assert " ".join(name.prelast_names + name.last_names) == person.family


def test_keys_of_entries_are_the_same_in_any_answer(graph: KnowledgeGraph, everything: list[Reference]) -> None:
    alone = of_passages(graph, [by_key(everything, "work-morrow-1991").passages[0]])
    assert {r.key for r in alone} <= {r.key for r in everything}
    assert entry_key("a-b") == "a-b"
    assert entry_key("a b") != entry_key("a-b")


texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)


@given(texts, texts, texts)
def test_any_text_makes_valid_bibtex(small: KnowledgeGraph, title: str, name: str, url: str) -> None:
    reference = Reference(
        "key", "original", "article", {"en": f"T{title}"}, authors=[Person("p", {"en": [f"N{name}"]})],
        container={"en": [f"J{title}"]}, date="2020-05", url=f"http://example.org/{url}", locator=[name],
    )  # fmt: skip
    entry = parse_string(printed(small.snapshot, reference, "bibtex"), "bibtex").entries["key"]
    assert entry.fields["title"] == escaped(f"T{title}")
    assert entry.fields["date"] == "2020-05"
    assert len(entry.persons["author"]) == 1


# --- The command


def test_bare_cite_prints_references_after_the_answer(on_small: object) -> None:
    bare = call("ask", "what links Japan to burden-sharing", "--cite")
    assert bare.status == 0
    assert bare.out == call("ask", "--cite", "apa", "what links Japan to burden-sharing").out
    assert bare.out == call("ask", "--cite", "what links Japan to burden-sharing").out
    assert bare.out.index("Evidence:") < bare.out.index("References:")
    assert "Author, A. (2020, January). 小文章" in bare.out
    assert "line 3" in bare.out.split("References:")[1]


def test_bibtex_is_printed_after_the_answer(graph: KnowledgeGraph) -> None:
    result = call("ask", "When did Bolton visit Japan?", "--cite", "bibtex")
    read = parse_string(result.out, "bibtex")
    assert "article-lu-hao" in read.entries
    # What only stands beside the answer has no reference.
    assert "article-jiang-liyuan" not in read.entries


def test_json_has_references_only_where_asked_for(graph: KnowledgeGraph) -> None:
    plain = json.loads(call("ask", "When did Bolton visit Japan?", "--format", "json").out)
    assert "references" not in plain
    result = call("ask", "When did Bolton visit Japan?", "--format", "json", "--cite", "chicago")
    found = json.loads(result.out)
    assert found["references"]
    assert list(found)[:-1] == list(plain)
    assert [e.message for e in Draft202012Validator(schema("ask")).iter_errors(found)] == []


def test_all_references_fit_the_schema(graph: KnowledgeGraph, everything: list[Reference]) -> None:
    found = graph.ask("When did Bolton visit Japan?").contract()
    found["references"] = [contract(graph.snapshot, r, printed(graph.snapshot, r)) for r in everything]
    assert [e.message for e in Draft202012Validator(schema("ask")).iter_errors(found)] == []


def test_no_answer_has_no_references(on_small: object) -> None:
    assert "References" not in call("ask", "qqqq", "--cite").out
    assert json.loads(call("ask", "qqqq", "--cite", "--format", "json").out)["references"] == []


def test_an_unknown_style_is_one_line(on_small: object) -> None:
    result = call("ask", "what links Japan to burden-sharing", "--cite", "mla9")
    assert result.status == 2
    assert result.err.count("\n") == 1
    assert all(style in result.err for style in bibliography.STYLES)


def test_what_is_added_to_a_digest_is_by_whoever_made_it(graph: KnowledgeGraph) -> None:
    snapshot = graph.snapshot
    added = next(n for n in snapshot.order if snapshot.passages[n]["section"] == "review" and "/" in n)
    told = next(
        n
        for n in snapshot.order
        if snapshot.passages[n]["article"] == snapshot.passages[added]["article"]
        and snapshot.passages[n]["section"] not in {"review", "notes"}
    )
    (compiler,) = snapshot.writers(added)
    assert compiler in snapshot.articles[snapshot.passages[added]["article"]]["compilers"]
    by_it = bibliography.where(graph.snapshot, of_passages(graph, [added])[0])
    assert by_it.endswith(f"by {snapshot.label(compiler, 'en')}")
    assert "by " not in bibliography.where(graph.snapshot, of_passages(graph, [told])[0])


def test_the_chinese_standard_shortens_given_names_but_chinese_ones(
    graph: KnowledgeGraph, everything: list[Reference]
) -> None:
    western = next(r for r in everything if r.role == "cited" and r.authors and r.authors[0].family == "Olson")
    assert printed(graph.snapshot, western, "gbt7714").startswith("OLSON M, ZECKHAUSER R.")
