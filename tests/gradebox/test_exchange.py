"""Copying what students wrote themselves."""

import os

import pytest

from gradebox.intake.exchange import copy_plain


def test_plain_files_are_copied_and_nothing_else(tmp_path):
    source, target, secret = tmp_path / "source", tmp_path / "target", tmp_path / "secret"
    secret.write_text("solution")
    (source / "data").mkdir(parents=True)
    (source / "a.ipynb").write_text("{}")
    (source / "data" / "b.csv").write_text("1,2")
    (source / "linked.ipynb").symlink_to(secret)
    (source / "folder").symlink_to(tmp_path)
    (source / "gone").symlink_to(tmp_path / "nowhere")
    os.mkfifo(source / "data" / "pipe")
    assert sorted(copy_plain(source, target, 10**6)) == ["data/pipe", "folder", "gone", "linked.ipynb"]
    found = {str(path.relative_to(target)): path.read_text() for path in target.rglob("*") if path.is_file()}
    assert found == {"a.ipynb": "{}", "data/b.csv": "1,2"}


def test_a_link_instead_of_a_folder_gives_nothing(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "file").write_text("solution")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    copy_plain(tmp_path / "link", tmp_path / "target", 10**6)
    assert not (tmp_path / "target").exists()


def test_too_much_is_refused_before_it_is_read(tmp_path):
    (tmp_path / "source").mkdir()
    with open(tmp_path / "source" / "large", "wb") as file:
        file.truncate(2**40)
    with pytest.raises(RuntimeError, match="max_dir_size"):
        copy_plain(tmp_path / "source", tmp_path / "target", 10**6)
    for number in range(20):
        (tmp_path / "source" / f"{number}").write_text("")
    (tmp_path / "source" / "large").unlink()
    with pytest.raises(RuntimeError):
        copy_plain(tmp_path / "source", tmp_path / "other", 40960)
