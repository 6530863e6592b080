"""Writing: whole or not at all, and one clear line when it can't be."""

from __future__ import annotations

import errno
import os
import stat

import networkx as nx
import pytest

import viz


@pytest.fixture
def graph() -> nx.Graph:
    return nx.Graph([("日本", "美国")])


def test_written_file_is_the_page(graph, tmp_path):
    path = tmp_path / "名.html"
    assert viz.write(graph, path, title="同盟") == path
    assert path.read_bytes() == viz.view(graph, title="同盟").encode("utf-8")
    assert list(tmp_path.iterdir()) == [path]
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask


def test_overwriting_keeps_permissions_and_follows_links(graph, tmp_path):
    path, link = tmp_path / "page.html", tmp_path / "link.html"
    path.write_text("old")
    path.chmod(0o600)
    link.symlink_to(path)
    viz.write(graph, link, title="x")
    assert link.is_symlink() and path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("where", ["none/page.html", "."])
def test_impossible_places(graph, tmp_path, where):
    with pytest.raises(viz.WriteError, match="cannot write") as raised:
        viz.write(graph, tmp_path / where, title="x")
    assert "\n" not in str(raised.value)
    assert list(tmp_path.iterdir()) == []


def test_full_disk_leaves_what_was_there(graph, tmp_path, monkeypatch):
    path = tmp_path / "page.html"
    path.write_text("old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(viz.WriteError, match="No space left on device"):
        viz.write(graph, path, title="x")
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]


def test_devices_are_left_alone(graph):
    with pytest.raises(viz.WriteError, match="not a regular file"):
        viz.write(graph, "/dev/null", title="x")
