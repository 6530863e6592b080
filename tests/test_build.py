import json
import os
import re
import shutil
import signal
import subprocess
import sys
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

import pytest
from faces import RUN, call, is_one_clear_line, python
from small import BAD_ADDITION, GOOD_ADDITION, make_checkout

from kg import KnowledgeGraph, build, places
from kg.errors import DataError, SnapshotError
from kg.snapshot import Snapshot


def cached(root: Path) -> set[str]:
    """Names in the cache, but for the notes of file times."""
    folder = root / "cache"
    return {p.name for p in folder.iterdir() if not p.name.startswith("stamp-")} if folder.is_dir() else set()


def times(folder: Path) -> dict[str, int]:
    return {p.name: p.stat().st_mtime_ns for p in folder.iterdir()}


# --- Made once, and again exactly when an input changes


def test_a_snapshot_is_whole_and_stays_what_it_is(checkout: Path) -> None:
    folder = build.ensure()
    assert cached(checkout) == {folder.name}
    before = times(folder)
    assert build.ensure() == folder
    assert times(folder) == before
    assert len(Snapshot(folder).store) > len(Snapshot(folder).passages) == 8


@pytest.mark.parametrize(
    "changed", ["data/things.ttl", "ontology/classes.ttl", "ontology/shapes/shapes.ttl", "ontology/rules/new.rq"]
)
def test_an_input_that_changes_calls_for_another_snapshot(checkout: Path, changed: str) -> None:
    first = build.ensure()
    path = checkout / changed
    if path.exists():
        path.write_text(path.read_text("utf-8") + "\n# One line more.\n", "utf-8")
    else:
        path.write_text("CONSTRUCT { ?a ?p ?b } WHERE { ?a ?p ?b . FILTER(false) }", "utf-8")
    second = build.ensure()
    assert second != first
    assert Snapshot(second).passages


def test_a_change_of_the_same_length_at_the_same_time_is_seen(checkout: Path) -> None:
    first = build.key()
    path = checkout / "data" / "things.ttl"
    stat = path.stat()
    path.write_text(path.read_text("utf-8").replace('"Japan"@en', '"Nippo"@en'), "utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert path.stat().st_size == stat.st_size
    assert build.key() != first


def test_a_new_file_and_a_lost_file_are_seen(checkout: Path) -> None:
    first = build.key()
    extra = checkout / "data" / "more.trig"
    extra.write_text(GOOD_ADDITION, "utf-8")
    assert build.key() != first
    extra.unlink()
    assert build.key() == first


def test_files_that_are_touched_or_copied_but_the_same_call_for_nothing(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = build.ensure()
    before = times(folder)
    for path in build.inputs():
        os.utime(path, ns=(1, 1))
    assert build.ensure() == folder
    elsewhere = make_checkout(tmp_path / "elsewhere")
    monkeypatch.setattr(places, "resources", lambda: elsewhere)
    assert build.ensure() == folder
    assert times(folder) == before


def test_two_builds_of_the_same_input_hold_the_same(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = build.ensure()
    monkeypatch.setenv("ALLIANCE_KG_CACHE", str(checkout / "other-cache"))
    other = build.ensure()
    assert one != other
    first, second = (KnowledgeGraph(Snapshot(folder)) for folder in (one, other))
    assert list(first.passages()) == list(second.passages())
    assert list(first.to_networkx().edges(data=True)) == list(second.to_networkx().edges(data=True))
    assert sorted(map(str, Snapshot(one).store)) == sorted(map(str, Snapshot(other).store))


def test_progress_names_the_steps_up_to_the_end(checkout: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    build.ensure(progress=lambda *step: seen.append(step))
    assert [done for _, done, _ in seen] == sorted(done for _, done, _ in seen)
    assert seen[-1][1] == seen[-1][2]
    seen.clear()
    build.ensure(progress=lambda *step: seen.append(step))
    assert seen == []


# --- Atomic


@pytest.mark.parametrize(
    "step", ["kg.corpus.read", "kg.build.check", "kg.expand.expand", "kg.expand.derive", "kg.index.tables"]
)
def test_a_build_that_fails_leaves_nothing(checkout: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*_: object) -> None:
        raise DataError("no")

    # Loaded now, so that it doesn't take over, and keep, what is put in a step's place.
    import_module("kg.validate")
    monkeypatch.setattr(step, fail)
    with pytest.raises(DataError):
        build.ensure()
    assert cached(checkout) == set()


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), RuntimeError("IO error: No space left")])
def test_a_full_disk_leaves_nothing_and_says_so(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def store(_place: str) -> object:
        raise error

    monkeypatch.setattr("kg.writer.Store", store)
    with pytest.raises(SnapshotError, match=r"can't be written.*No space left"):
        build.ensure()
    assert cached(checkout) == set()


def test_a_full_disk_while_building_anew_is_not_passed_over(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = build.ensure()
    before = times(folder)

    def full(self: Path, *_: object, **__: object) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(SnapshotError, match="No space left"):
        build.ensure(force=True)
    assert times(folder) == before
    assert cached(checkout) == {folder.name}


def test_an_interrupted_build_leaves_nothing(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_text", interrupt)
    with pytest.raises(KeyboardInterrupt):
        build.ensure()
    assert cached(checkout) == set()


KILLED_WHILE_WRITING = """
import os, signal
from pathlib import Path
from kg import build
Path.write_text = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)
build.ensure()
"""


def test_a_killed_build_is_no_snapshot_and_the_next_one_is_whole(tmp_path: Path) -> None:
    root = make_checkout(tmp_path / "checkout", program=True)
    cache = str(root / "cache")
    killed = python(KILLED_WHILE_WRITING, root=root, ALLIANCE_KG_CACHE=cache)
    assert killed.status == -signal.SIGKILL
    assert not {name for name in cached(root) if not name.startswith(".")}
    done = python(RUN, "ask", "what links Japan to burden-sharing", root=root, ALLIANCE_KG_CACHE=cache)
    assert done.status == 0, done.err
    assert "burden-sharing" in done.out


def _build_at_once(root: str, gate: object) -> str:
    places.resources = lambda: Path(root)  # type: ignore[assignment]
    gate.wait()  # type: ignore[attr-defined]
    return str(build.ensure())


def test_a_snapshot_that_another_finished_meanwhile_is_not_taken_from_its_readers(checkout: Path) -> None:
    found: list[int] = []

    def another(step: str, _done: int, _of: int) -> None:
        if step == "writing" and not found:
            found.append(0)
            found[0] = build.ensure().stat().st_ino

    folder = build.ensure(progress=another)
    assert folder.stat().st_ino == found[0]
    assert cached(checkout) == {folder.name}


def test_two_processes_at_once_end_in_one_whole_snapshot(checkout: Path) -> None:
    context = get_context("spawn")
    with context.Manager() as manager, context.Pool(2) as pool:
        gate = manager.Barrier(2)
        folders = pool.starmap(_build_at_once, [(str(checkout), gate)] * 2)
    assert len(set(folders)) == 1
    assert cached(checkout) == {Path(folders[0]).name}
    snapshot = Snapshot(Path(folders[0]))
    assert len(snapshot.passages) == 8
    assert len(snapshot.store) == json.loads((snapshot.folder / "snapshot.json").read_text("utf-8"))["quads"]


def test_readers_read_while_another_process_reads_and_one_builds_anew(checkout: Path) -> None:
    first = KnowledgeGraph.open()
    assert first.query("ASK { ?s ?p ?o }")
    again = KnowledgeGraph(Snapshot(build.ensure(force=True)))
    assert again.query("ASK { ?s ?p ?o }")
    assert first.query("ASK { ?s ?p ?o }")


# --- Damage


def store_files(folder: Path, pattern: str) -> list[Path]:
    return sorted((folder / "store").glob(pattern))


def cut(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.truncate(path.stat().st_size // 2)


def damage(folder: Path, kind: str) -> None:
    """Damage a snapshot in one of the ways that a full disk or a bad copy can."""
    index = folder / "index.sqlite"
    if kind == "no note":
        (folder / "snapshot.json").unlink()
    elif kind == "note of another kind":
        (folder / "snapshot.json").write_text("[]")
    elif kind == "note empty":
        (folder / "snapshot.json").write_text("")
    elif kind == "index missing":
        index.unlink()
    elif kind == "index cut":
        cut(index)
    elif kind == "index garbled":
        index.write_bytes(b"\xff" * index.stat().st_size)
    elif kind == "index garbled behind its head":
        index.write_bytes(index.read_bytes()[:4096].ljust(index.stat().st_size, b"\xff"))
    elif kind == "store missing":
        shutil.rmtree(folder / "store")
    elif kind == "table cut":
        cut(max(store_files(folder, "*.sst"), key=lambda p: p.stat().st_size))
    elif kind == "manifest cut":
        cut(store_files(folder, "MANIFEST-*")[0])
    else:
        (folder / "store" / "CURRENT").unlink()


KINDS = [
    "no note", "note of another kind", "note empty", "index missing", "index cut", "index garbled",
    "index garbled behind its head", "store missing", "table cut", "manifest cut", "current missing",
]  # fmt: skip
COMMANDS = (["timeline"], ["ask", "what is burden-sharing"], ["query", "ASK { ?s ?p ?o }"], ["show", "Japan"])


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_snapshot_gives_one_clear_line_and_can_be_made_anew(checkout: Path, kind: str) -> None:
    folder = build.ensure()
    sound = {command[0]: call(*command) for command in COMMANDS}
    damage(folder, kind)
    failed = 0
    for command in COMMANDS:
        result = call(*command)
        if result.status == 2:
            failed += 1
            assert is_one_clear_line(result), result.err
            assert "damaged" in result.err
            assert "kg build --force" in result.err
        else:  # The command needs nothing of what is damaged, so it says what it always says.
            assert result == sound[command[0]], "something else is said as if nothing were wrong"
    assert failed
    assert call("build", "--force").status == 0
    assert call("timeline").status == 0


def test_an_unwritable_cache_gives_one_clear_line(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (checkout / "file").write_text("")
    monkeypatch.setenv("ALLIANCE_KG_CACHE", str(checkout / "file" / "cache"))
    result = call("timeline")
    assert result.status == 2
    assert is_one_clear_line(result), result.err
    assert "ALLIANCE_KG_CACHE" in result.err


# --- The user's own data


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "atlantis.trig").write_text(GOOD_ADDITION, "utf-8")
    return folder


def test_own_data_is_taken_in_and_every_command_shows_it(checkout: Path, own: Path) -> None:
    assert call("show", "Atlantis").status == 1
    assert call("build", "--with", own).status == 0
    assert "burden-sharing" in call("show", "Atlantis").out
    assert "Atlantis" in call("ask", "what links Atlantis to burden-sharing").out
    assert "Atlantis" in call("paths", "亚特兰蒂斯", "责任分担").out
    assert "亚特兰蒂斯" in call("passages", "Atlantis").out
    assert call("query", "ASK { id:atlantis kg:supports ?x }").out == "yes\n"
    assert call("build").status == 0
    assert call("show", "Atlantis").status == 0
    assert call("build", "--shipped-only").status == 0
    assert call("show", "Atlantis").status == 1


def test_own_data_that_changes_is_taken_in_again(checkout: Path, own: Path) -> None:
    assert call("build", "--with", own).status == 0
    path = own / "atlantis.trig"
    path.write_text(path.read_text("utf-8").replace('"Atlantis"@en', '"Lemuria"@en'), "utf-8")
    assert call("show", "Lemuria").status == 0


def test_a_single_file_of_own_data_and_the_api_take_it_in(checkout: Path, own: Path) -> None:
    assert call("build", "--with", own / "atlantis.trig").status == 0
    assert call("show", "Atlantis").status == 0
    assert KnowledgeGraph.open([own]).find("Atlantis") == "atlantis"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (BAD_ADDITION, r"bad\.trig:\d+: passage:little/l9a: .*line number"),
        (GOOD_ADDITION + "id:x", r"bad\.trig:\d+"),
        (GOOD_ADDITION.replace("kg:supports", "kg:applauds"), r"bad\.trig:\d+: .*kg:applauds is no term"),
        (GOOD_ADDITION + 'id:x kg:date "soon"^^kg:edtf .', r"bad\.trig:\d+: 'soon' is no EDTF date"),
    ],
)
def test_own_data_that_is_invalid_writes_nothing(checkout: Path, tmp_path: Path, content: str, what: str) -> None:
    assert call("build").status == 0
    before = cached(checkout)
    bad = tmp_path / "bad.trig"
    bad.write_text(content, "utf-8")
    result = call("build", "--with", bad)
    assert result.status == 2
    assert is_one_clear_line(result), result.err
    assert re.search(what, result.err), result.err
    assert cached(checkout) == before
    assert call("timeline").status == 0


def test_own_data_that_has_gone_is_named_and_can_be_let_go(checkout: Path, own: Path) -> None:
    assert call("build", "--with", own).status == 0
    shutil.rmtree(own)
    result = call("timeline")
    assert result.status == 2
    assert is_one_clear_line(result)
    assert "own" in result.err
    assert "--shipped-only" in result.err
    assert call("build", "--shipped-only").status == 0
    assert call("timeline").status == 0


def test_missing_own_data_is_refused(checkout: Path, tmp_path: Path) -> None:
    result = call("build", "--with", tmp_path / "nowhere")
    assert result.status == 2
    assert is_one_clear_line(result)
    assert call("timeline").status == 0


def test_shipped_data_that_breaks_a_shape_is_never_built(checkout: Path) -> None:
    path = checkout / "data" / "passages.trig"
    path.write_text(path.read_text("utf-8").replace("kg:line 3 ; ", ""), "utf-8")
    with pytest.raises(DataError, match=r"passages\.trig:\d+: passage:little/l3a: .*line number"):
        build.ensure()
    assert cached(checkout) == set()


def test_a_first_question_after_an_install_needs_no_build_beforehand(tmp_path: Path) -> None:
    root = make_checkout(tmp_path / "checkout", program=True)
    environment = {**os.environ, "PYTHONPATH": str(root), "ALLIANCE_KG_CACHE": str(root / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", RUN, "ask", "what is burden-sharing"],
        capture_output=True, text=True, env=environment, cwd=root, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
