"""Prepare a submission for nbgrader in a folder of its own: notebooks read, found and repaired, other files copied."""

import os
import shutil
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbgrader.utils import parse_utc

from gradebox.intake.read import Submitted, Unreadable, read
from gradebox.intake.repair import Repaired, noted, repair
from gradebox.reference import Reference

MAX_FILES = 500
MAX_NOTEBOOKS = 20
MAX_TOTAL = 200 * 2**20  # bytes of all files beside the notebooks
ACTIVE = {
    ".html",
    ".htm",
    ".xhtml",
    ".xht",
    ".shtml",
    ".svg",
    ".svgz",
    ".xml",
    ".xsl",
    ".js",
    ".mjs",
    ".mht",
    ".mhtml",
    ".pdf",
}
DEPTH = 3  # folders in which notebooks are looked for
SHARED = 0.3  # of the cells: less in common, and a notebook is not taken for another one's


@dataclass
class Staged:
    """What came of a submission.

    Args:
        repairs: what was put right, in sentences.
        doubts: by notebook and grade id, answers that a person should look at.
        unreadable: notebooks that could not be read, with the reason.
        absent: notebooks that were not handed in.
        ready: notebooks that wait in the folder.
    """

    repairs: list[str] = field(default_factory=list)
    doubts: dict[str, dict[str, str]] = field(default_factory=dict)
    unreadable: dict[str, str] = field(default_factory=dict)
    absent: list[str] = field(default_factory=list)
    ready: list[str] = field(default_factory=list)


def stage(folder: Path, target: Path, references: Mapping[str, Reference]) -> Staged:
    """Prepare a submission.

    Args:
        folder: what the student handed in; nothing in it is changed, and no link is followed.
        target: an empty folder for what nbgrader will read.
        references: the assignment's notebooks by name, without `.ipynb`.

    Raises:
        Unreadable: the folder itself cannot be read.
    """
    if folder.is_symlink() or folder.parent.is_symlink():
        raise Unreadable("the folder is a symbolic link, which is not followed")
    result = Staged()
    files = _files(folder, result)
    notebooks = [path for path in files if path.suffix.lower() == ".ipynb"]
    contents: dict[Path, Submitted | Unreadable] = {path: _read(path) for path in notebooks[:MAX_NOTEBOOKS]}
    for name, (path, why) in _assign(folder, contents, references, result).items():
        content = contents[path]
        if isinstance(content, Unreadable):
            result.unreadable[name] = str(content)
            continue
        done = repair(content, references[name])
        result.repairs += [*why, *done.repairs]
        result.doubts[name] = done.doubts
        result.ready.append(name)
        _write(done, why, target / f"{name}.ipynb")
    _copy([path for path in files if path.suffix.lower() != ".ipynb"], folder, target, result)
    return result


def _read(path: Path) -> Submitted | Unreadable:
    try:
        return read(path)
    except Unreadable as reason:
        return reason


def _files(folder: Path, result: Staged) -> list[Path]:
    """Return the files of a submission, links included where they are notebooks, nothing behind a link."""
    notebooks: list[Path] = []
    others: list[Path] = []
    for place, folders, names in os.walk(folder, followlinks=False):
        depth = len(Path(place).relative_to(folder).parts)
        folders[:] = sorted(f for f in folders if f != ".ipynb_checkpoints" and depth < DEPTH)
        for name in sorted(names):
            path = Path(place) / name
            if name.lower().endswith(".ipynb"):
                notebooks.append(path)
            elif stat.S_ISREG(path.lstat().st_mode):
                others.append(path)
            elif path.is_symlink():
                result.repairs.append(f"the symbolic link {name!r} was left out")
    if len(notebooks) + len(others) > MAX_FILES:
        result.repairs.append(f"of {len(notebooks) + len(others)} files {MAX_FILES} were taken")
    return (notebooks + others)[:MAX_FILES]


def _assign(
    folder: Path, contents: Mapping[Path, Submitted | Unreadable], references: Mapping[str, Reference], result: Staged
) -> dict[str, tuple[Path, list[str]]]:
    """Find which file is which notebook: by name, else by what it contains."""
    found: dict[str, tuple[Path, list[str]]] = {}
    for name in references:
        exact = folder / f"{name}.ipynb"
        if exact in contents:
            found[name] = (exact, [])
    for name, reference in references.items():
        taken = {path for path, _ in found.values()}
        others = {path: _likeness(content, reference) for path, content in contents.items() if path not in taken}
        candidates = [path for path, share in others.items() if share >= SHARED]
        candidates += [path for path in others if path not in candidates and _similar(path.stem, name)]
        candidates.sort(key=lambda path: (-_answers(contents[path], reference), -others[path], path.name))
        if candidates and (name not in found or _better(contents, found[name][0], candidates[0], reference)):
            path = candidates[0]
            found[name] = (
                path,
                [f"the notebook {name}.ipynb was handed in as {str(path.relative_to(folder))[:100]!r}"],
            )
            candidates = candidates[1:]
        if name not in found:
            result.absent.append(name)
        left = [path.name[:60] for path in candidates]
        result.repairs += [f"{', '.join(left)}: further copies of {name}.ipynb, not graded"] if left else []
    return found


def _better(contents: Mapping, path: Path, other: Path, reference: Reference) -> bool:
    """Tell whether another copy holds the work that the one with the right name lacks."""
    return _answers(contents[path], reference) == 0 < _answers(contents[other], reference)


def _answers(content: Submitted | Unreadable, reference: Reference) -> int:
    return -1 if isinstance(content, Unreadable) else repair(content, reference).answered


def _likeness(content: Submitted | Unreadable, reference: Reference) -> float:
    """Return the share of the instructor's cells that a file has, by grade id or by text."""
    if isinstance(content, Unreadable):
        return 0.0
    ids, texts = {cell.grade_id for cell in content.cells}, {cell.source.strip() for cell in content.cells}
    shared = [cell.name in ids or cell.released.strip() in texts for cell in reference.cells if cell.released.strip()]
    return sum(shared) / max(len(shared), 1)


def _similar(stem: str, name: str) -> bool:
    """Tell whether a file name looks like a copy of a notebook's: `hw1 (1)`, `hw1-Copy1`, `HW1`, `hw1_smith`."""
    return stem.lower().startswith(name.lower()) and not stem[len(name) :][:1].isdigit()


def _write(done: Repaired, why: list[str], path: Path) -> None:
    if why and done.repairs:
        done.nb.cells[0].source += "".join(f">\n> - {line}\n" for line in why)
    elif why:
        done.nb.cells = noted(done.nb.cells, why)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(nbformat.writes(done.nb), encoding="utf-8")


def _copy(files: list[Path], folder: Path, target: Path, result: Staged) -> None:
    """Copy data and modules beside the notebooks, up to a total size."""
    room = MAX_TOTAL
    for path in files:
        if path.name == "timestamp.txt" and not _is_time(path):
            result.repairs.append("timestamp.txt holds no time and was left out")
            continue
        size = path.lstat().st_size
        room -= size
        if room < 0:
            result.repairs.append(
                f"the file {path.name[:60]!r} was left out: more than {MAX_TOTAL // 2**20} MiB in all"
            )
            room += size
            continue
        place = target / path.relative_to(folder)
        if path.suffix.lower() in ACTIVE:  # formgrader serves these files to an instructor's browser
            place = place.with_name(f"{place.name}.txt")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as source, open(place, "xb") as copy:
                shutil.copyfileobj(source, copy)
        except OSError as error:
            result.repairs.append(f"the file {path.name[:60]!r} was left out ({error.strerror})")


def _is_time(path: Path) -> bool:
    try:
        return parse_utc(path.read_text(encoding="utf-8")[:100].strip()) is not None
    except (ValueError, OverflowError, OSError):
        return False
