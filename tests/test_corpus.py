import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import PREFIXES, THINGS

from kg.corpus import begins_on, digest, read
from kg.errors import DataError
from kg.terms import ID


def write(folder: Path, content: str | bytes, name: str = "things.ttl") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_file_is_read_with_the_place_of_everything_in_it(tmp_path: Path) -> None:
    path = write(tmp_path, PREFIXES + "id:a kg:supports id:b .\np:l1a { id:b kg:supports id:c . }\n", "a.trig")
    corpus = read([path])
    assert len(corpus.quads) == 2
    first = PREFIXES.count("\n") + 1
    assert corpus.where(ID + "a") == f"a.trig:{first}"
    assert corpus.where("https://w3id.org/alliance-kg/passage/little/l1a") == f"a.trig:{first + 1}"
    assert corpus.where(ID + "nowhere") == "the data"


def test_a_thing_begins_where_its_own_line_begins_not_where_it_is_first_named(tmp_path: Path) -> None:
    path = write(
        tmp_path, PREFIXES + "id:a kg:supports id:b .\n# id:b\nid:b-c kg:supports id:a .\nid:b kg:supports id:a .\n"
    )
    first = PREFIXES.count("\n") + 1
    assert begins_on(path, ID + "b") == first + 3
    assert begins_on(path, ID + "b-c") == first + 2


@pytest.mark.parametrize(
    ("content", "name", "line", "what"),
    [
        (PREFIXES + "id:a kg:supports\nid:b id:c id:d .\n", "a.ttl", PREFIXES.count("\n") + 2, r".{10,}"),
        (PREFIXES + "id:a nope:b id:c .\n", "a.ttl", PREFIXES.count("\n") + 1, "nope|[Pp]refix"),
        (PREFIXES + "p:l1a { id:a kg:supports id:b \n\n", "a.trig", PREFIXES.count("\n") + 3, r".{10,}"),
        (b"# one\n# two \xff\n", "a.ttl", 2, "UTF-8"),
    ],
)
def test_a_malformed_file_is_refused_with_its_line(
    tmp_path: Path, content: str | bytes, name: str, line: int, what: str
) -> None:
    with pytest.raises(DataError) as caught:
        read([write(tmp_path, content, name)])
    assert caught.value.message.startswith(f"{name}:{line}"), caught.value.message
    assert re.search(what, caught.value.message)
    assert caught.value.hint
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (PREFIXES + "[] kg:supports id:b .\n", "blank node"),
        (PREFIXES + "id:a kg:supports [] .\n", "blank node"),
        (PREFIXES + "id:a kg:supports _:x .\n", "blank node"),
        (PREFIXES + "id:a kg:supports ( id:b ) .\n", "blank node"),
        ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>', "DOCTYPE"),
        ("# <!doctype html>\n", "DOCTYPE"),
    ],
)
def test_what_exports_could_not_repeat_is_refused(tmp_path: Path, content: str, what: str) -> None:
    with pytest.raises(DataError, match=what):
        read([write(tmp_path, content)])


def test_a_blank_graph_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="blank node"):
        read([write(tmp_path, PREFIXES + "_:g { id:a kg:supports id:b . }\n", "a.trig")])


@pytest.mark.parametrize("name", ["missing.ttl", "folder"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(DataError, match=f"{name} can't be read"):
        read([tmp_path / name])


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    assert read([write(tmp_path, b"\xef\xbb\xbf" + THINGS.encode())]).quads == read([write(tmp_path, THINGS)]).quads


def test_the_digest_is_of_names_and_contents_only(tmp_path: Path) -> None:
    one, other = tmp_path / "one" / "data", tmp_path / "other" / "data"
    one.mkdir(parents=True)
    files = [write(one, THINGS), write(one, "", "b.ttl")]
    shutil.copytree(one, other)
    copies = [other / p.name for p in reversed(files)]
    assert digest(files) == digest(copies)
    assert digest(files) != digest(files[:1])
    copies[0].rename(other / "c.ttl")
    assert digest(files) != digest([other / "c.ttl", copies[1]])


@given(st.binary(max_size=12), st.binary(max_size=12))
def test_the_digest_changes_exactly_when_contents_change(
    tmp_path_factory: pytest.TempPathFactory, before: bytes, after: bytes
) -> None:
    folder = tmp_path_factory.mktemp("digest")
    first = digest([write(folder, before)])
    assert (digest([write(folder, after)]) == first) == (before == after)


def test_bytes_that_move_from_one_file_to_another_change_the_digest(tmp_path: Path) -> None:
    before = digest([write(tmp_path, "ab", "a.ttl"), write(tmp_path, "c", "b.ttl")])
    assert digest([write(tmp_path, "a", "a.ttl"), write(tmp_path, "bc", "b.ttl")]) != before
