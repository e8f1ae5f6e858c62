"""Broken files: repaired where no answer is touched, else a reason; none stops another."""

import json
import os
from pathlib import Path

import nbformat

from tests.gradebox.corpus.case import Case, Notebook, answers, changed, code, find, place, raw, save, solved
from tests.gradebox.corpus.course import AUTO

LOST = (None, ("failed",))


def _cells(nb: Notebook, keep) -> None:
    nb["cells"] = [cell for cell in nb["cells"] if keep(cell)]


def _named(cell: dict) -> str:
    return cell["metadata"].get("nbgrader", {}).get("grade_id", "")


def _metadata(nb: Notebook, name: str, **values: object) -> None:
    find(nb, name)["metadata"]["nbgrader"].update(values)


def _without(nb: Notebook, key: str) -> None:
    for cell in nb["cells"]:
        cell["metadata"].get("nbgrader", {}).pop(key, None)


def _all_lost(nb: Notebook) -> None:
    for cell in nb["cells"]:
        cell["metadata"] = {}


def _double(nb: Notebook, name: str) -> None:
    nb["cells"].insert(place(nb, name) + 1, json.loads(json.dumps(find(nb, name))))


def _move(nb: Notebook, name: str, to: int) -> None:
    cell = nb["cells"].pop(place(nb, name))
    nb["cells"].insert(to, cell)


def _retype(nb: Notebook, name: str, kind: str) -> None:
    cell = find(nb, name)
    cell["cell_type"] = kind
    if kind == "code":
        cell.update(outputs=[], execution_count=None)
    else:
        cell.pop("outputs", None), cell.pop("execution_count", None)


def _version3(text: str) -> bytes:
    nb = nbformat.reads(text, as_version=4)
    return nbformat.writes(nbformat.convert(nb, 3), version=3).encode()


def _link(folder: Path, nb: Notebook) -> None:
    save(folder / "real", solved(nb))
    os.symlink("real/hw1.ipynb", folder / "hw1.ipynb")
    (folder / "real" / "hw1.ipynb").rename(folder / "real" / "other.txt")


def _link_out(folder: Path, nb: Notebook) -> None:
    folder.mkdir(parents=True)
    os.symlink("/etc/passwd", folder / "hw1.ipynb")


def _linked_folder(folder: Path, nb: Notebook) -> None:
    folder.parent.mkdir(parents=True)
    os.symlink("../../source/hw1", folder)


def _fifo(folder: Path, nb: Notebook) -> None:
    folder.mkdir(parents=True)
    os.mkfifo(folder / "hw1.ipynb")


def _directory(folder: Path, nb: Notebook) -> None:
    (folder / "hw1.ipynb").mkdir(parents=True)


def _data_link(folder: Path, nb: Notebook) -> None:
    save(folder, solved(nb))
    os.symlink("/etc/passwd", folder / "notes.txt")


def _nested(folder: Path, nb: Notebook) -> None:
    save(folder / "my homework", solved(nb))


def _many(folder: Path, nb: Notebook) -> None:
    save(folder, solved(nb))
    for number in range(700):
        (folder / f"file{number}.txt").write_text("x")


def _bad_time(folder: Path, nb: Notebook) -> None:
    save(folder, solved(nb))
    (folder / "timestamp.txt").write_text("yesterday, I think")


def _moved_answer(nb: Notebook, to: int) -> None:
    _cells(nb, lambda cell: _named(cell) != "why")
    text = {"cell_type": "markdown", "metadata": {}, "source": "My answer stands in this other cell, in many words."}
    nb["cells"].insert(to, text)


def _nest(folder: Path, nb: Notebook) -> None:
    save(folder, solved(nb))
    here = os.getcwd()
    os.chdir(folder)
    for _ in range(1500):
        os.mkdir("a")
        os.chdir("a")
    os.chdir(here)


def _odd_name(folder: Path, nb: Notebook) -> None:
    save(folder, solved(nb))
    (folder / "\x1b[31m\udcff.txt").write_text("x")
    (folder / "notes" / "hw1.ipynb").mkdir(parents=True)


def _conflict(text: str) -> bytes:
    return text.replace('"cells": [', '<<<<<<< HEAD\n"cells": [\n=======\n"cells": [\n>>>>>>> other', 1).encode()


CASES = [
    Case("file_empty", lambda folder, nb: (folder.mkdir(parents=True), (folder / "hw1.ipynb").write_bytes(b"")), *LOST),
    Case("file_none", lambda folder, nb: folder.mkdir(parents=True), *LOST),
    raw("file_truncated", lambda text: text[: len(text) // 2].encode(), *LOST),
    raw("file_binary", lambda text: bytes(range(256)) * 50, *LOST),
    raw("file_zeros", lambda text: b"\x00" * 4096, *LOST),
    raw("file_pdf", lambda text: b"%PDF-1.4 and so on", *LOST),
    raw("file_html", lambda text: b"<!DOCTYPE html><html>GitHub</html>", *LOST),
    raw("file_json_list", lambda text: b"[1, 2, 3]", *LOST),
    raw("file_no_cells", lambda text: b'{"nbformat": 4, "metadata": {}}', *LOST),
    raw("file_conflict", _conflict, *LOST),
    raw("file_deep", lambda text: b'{"cells": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", *LOST),
    raw("file_huge", lambda text: b'{"cells": "' + b"x" * (60 * 2**20) + b'"}', *LOST),
    raw("file_many_lists", lambda text: b'{"cells": [' + b"[]," * 3_000_000 + b"[]]}", *LOST),
    Case("file_link", _link, *LOST),
    Case("file_link_out", _link_out, *LOST),
    Case("file_linked_folder", _linked_folder, *LOST),
    Case("file_fifo", _fifo, *LOST),
    Case("file_is_folder", _directory, *LOST),
    raw("file_bom", lambda text: b"\xef\xbb\xbf" + text.encode()),
    raw("file_utf16", lambda text: text.encode("utf-16")),
    raw("file_latin1", lambda text: text.replace("My own words", "M\u00e9s mots").encode("latin-1")),
    raw("file_version3", _version3),
    raw("file_renamed", str.encode, file="hw1 (1).ipynb"),
    raw("file_copy", str.encode, file="hw1-Copy1.ipynb"),
    raw("file_other_name", str.encode, file="Untitled7.ipynb"),
    raw("file_capitals", str.encode, file="HW1.IPYNB"),
    Case("file_in_folder", _nested, AUTO, ("repaired",)),
    Case("file_nested_folders", _nest, AUTO, ("graded", "repaired")),
    Case("file_odd_names", _odd_name, AUTO, ("graded", "repaired")),
    Case("file_data_link", _data_link, AUTO, ("repaired",)),
    Case("file_many_files", _many, AUTO, ("repaired",)),
    Case("file_bad_timestamp", _bad_time, AUTO, ("repaired",)),
    changed("cell_null_source", lambda nb: nb["cells"].insert(1, {**code(""), "source": None})),
    changed("cell_number_source", lambda nb: nb["cells"].insert(1, {**code(""), "source": 7})),
    changed("cell_no_cell", lambda nb: nb["cells"].insert(1, "text")),
    changed("cell_odd_type", lambda nb: nb["cells"].insert(1, {**code("x"), "cell_type": "video"})),
    changed(
        "cell_bad_metadata",
        lambda nb: nb["cells"].insert(1, {**code("x = 1"), "metadata": [1]}),
        AUTO,
        ("graded", "repaired"),
    ),
    changed("cell_empty_tag", lambda nb: find(nb, "scale_test")["metadata"].update(tags=[""])),
    changed("cells_missing_test", lambda nb: _cells(nb, lambda c: _named(c) != "scale_test")),
    changed("cells_missing_all_tests", lambda nb: _cells(nb, lambda c: not _named(c).endswith("_test"))),
    changed("cells_missing_given", lambda nb: _cells(nb, lambda c: _named(c) != "limit")),
    changed("cells_missing_solution", lambda nb: _cells(nb, lambda c: _named(c) != "scale"), AUTO - 3),
    changed("cells_missing_written", lambda nb: _cells(nb, lambda c: _named(c) != "why")),
    changed("cells_moved_written", lambda nb: _moved_answer(nb, 100)),
    changed("cells_written_elsewhere", lambda nb: _moved_answer(nb, 4), None, ("needs-person",)),
    changed("cells_double_test", lambda nb: _double(nb, "scale_test")),
    changed("cells_double_solution", lambda nb: _double(nb, "scale")),
    changed("cells_double_given", lambda nb: _double(nb, "limit")),
    changed("cells_moved_test", lambda nb: _move(nb, "scale_test", 0)),
    changed("cells_moved_solution", lambda nb: _move(nb, "scale", len(nb["cells"]) - 1)),
    changed("cells_reversed", lambda nb: nb["cells"].reverse()),
    changed("cells_retyped_solution", lambda nb: _retype(nb, "scale", "markdown")),
    changed("cells_retyped_test", lambda nb: _retype(nb, "scale_test", "raw")),
    changed("cells_retyped_written", lambda nb: _retype(nb, "why", "code")),
    changed("cells_renamed_test", lambda nb: _metadata(nb, "scale_test", grade_id="my_test")),
    changed("cells_renamed_solution", lambda nb: _metadata(nb, "scale", grade_id="my_scale")),
    changed("cells_id_number", lambda nb: _metadata(nb, "scale", grade_id=7)),
    changed("meta_points", lambda nb: _metadata(nb, "scale_test", points=1000)),
    changed("meta_points_text", lambda nb: _metadata(nb, "scale_test", points="many")),
    changed("meta_checksum", lambda nb: _metadata(nb, "scale_test", checksum="0")),
    changed("meta_no_checksum", lambda nb: _without(nb, "checksum")),
    changed("meta_no_points", lambda nb: _without(nb, "points")),
    changed("meta_schema_old", lambda nb: _metadata(nb, "scale", schema_version=1)),
    changed("meta_schema_new", lambda nb: _metadata(nb, "scale", schema_version=99)),
    changed("meta_schema_none", lambda nb: _without(nb, "schema_version")),
    changed("meta_unlocked", lambda nb: _metadata(nb, "scale_test", locked=False, grade=False, solution=True)),
    changed("meta_all_lost", _all_lost),
    changed("meta_no_kernel", lambda nb: nb.update(metadata={}), AUTO, ("graded", "repaired")),
    changed("meta_other_kernel", lambda nb: nb.update(metadata={"kernelspec": {"name": "ir", "display_name": "R"}})),
    changed("meta_format_99", lambda nb: nb.update(nbformat=4, nbformat_minor=99), AUTO, ("graded", "repaired")),
    changed("meta_format_5", lambda nb: nb.update(nbformat=5)),
    changed("meta_odd_format", lambda nb: nb.update(nbformat="\\[/x]\ud800")),
    changed("meta_odd_checksum", lambda nb: _metadata(nb, "scale", checksum=[[]], points={"a": 1}, locked=None)),
    changed("meta_no_format", lambda nb: nb.pop("nbformat") and None),
    changed(
        "meta_double_ids", lambda nb: [c.update(id="same") for c in nb["cells"]] and None, AUTO, ("graded", "repaired")
    ),
    changed("test_rewritten", lambda nb: find(nb, "scale_test").update(source="pass")),
    answers("text_markdown_html", AUTO, ("graded",), why="<script>alert(1)</script> $a<b$ and **so** on"),
]
