"""Rebuild a notebook as nbgrader expects it: the instructor's cells in their order, the student's answers in them.

Given and test cells come from the instructor's version, answers from the submission as they are. Cells of the student's
own stay after the cell they followed. Each change is told in a sentence, to instructor and student.
"""

import functools
from collections.abc import Iterable
from dataclasses import dataclass, field

import nbformat
from nbformat.notebooknode import NotebookNode, from_dict
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import compute_checksum

from gradebox.intake import read
from gradebox.intake.match import WRITTEN, match, same
from gradebox.reference import Cell, Reference, make_cell

NOTE = "> **Put right before grading.** Nothing of an answer was changed.\n"
SHORT = 20  # characters; a shorter text of the student's own is taken for no answer
MAX_TOLD = 40  # repairs that are told one by one


@dataclass
class Repaired:
    """A notebook ready for nbgrader.

    Args:
        nb: the notebook.
        repairs: what was put right, in sentences.
        doubts: answers that may stand elsewhere, by grade id, with the reason; a person should look.
        answered: how many answer cells differ from the release.
    """

    nb: NotebookNode
    repairs: list[str]
    doubts: dict[str, str] = field(default_factory=dict)
    answered: int = 0


def repair(submitted: read.Submitted, reference: Reference) -> Repaired:
    """Rebuild a submission.

    Args:
        submitted: the cells handed in.
        reference: the instructor's version.
    """
    found, cells = submitted.cells, reference.cells
    matched = match(found, cells)
    told = list(submitted.repairs)
    if submitted.kernel and submitted.kernel != reference.kernel:
        told.append(f"the kernel was {submitted.kernel[:40]!r}; the assignment's is {reference.kernel!r}")
    after: dict[int, list[read.Found]] = {}  # cells of the student's own, by the cell they follow
    anchor = -1
    for place, cell in enumerate(found):
        if place in matched:
            anchor = matched[place]
        elif not _copy_of_given(cell, reference):
            after.setdefault(anchor, []).append(cell)
    told += _moved([matched[place] for place in sorted(matched)], cells) + _doubles(found, matched, reference)
    by_target = {target: found[place] for place, target in matched.items()}
    result = [_own(cell) for cell in after.get(-1, [])]
    texts, doubts = {cell.released.strip() for cell in cells}, {}
    own = [cell for group in after.values() for cell in group if cell.kind == "markdown"]
    written = [cell for cell in own if len(cell.source.strip()) > SHORT and cell.source.strip() not in texts]
    for place, cell in enumerate(cells):
        if cell.role != "free":
            kept, sentences, doubt = _known(cell, by_target.get(place), bool(written))
            result += kept
            told += sentences
            doubts |= {cell.name: doubt} if doubt else {}
        result += [_own(own) for own in after.get(place, [])]
    told = [printable(sentence) for sentence in told]
    answered = sum(
        not same(by_target[p].source, c.released) for p, c in enumerate(cells) if p in by_target and _written(c)
    )
    nb = nbformat.v4.new_notebook(cells=noted(result, told), metadata=_metadata(reference, told, doubts))
    return Repaired(nb, told, doubts, answered)


class Repair(NbGraderPreprocessor):
    """Rebuild a submission from the gradebook and the source notebook before it is graded."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        from gradebox.verdict.execute import TrustedExecute

        names = resources["nbgrader"]
        coursedir = TrustedExecute.coursedir(self)
        reference = Reference.load(coursedir, names["assignment"], names["notebook"])
        result = repair(read.from_notebook(nb), reference)
        for sentence in result.repairs:
            self.log.warning("%s: %s", names["notebook"], sentence)
        return result.nb, resources


def printable(text: str) -> str:
    """Return foreign text as it may be shown anywhere: without control characters and halves of characters."""
    clean = text.encode("utf-8", "replace").decode()
    return "".join(c if c.isprintable() else " " for c in clean)[:2000]


def _written(cell: Cell) -> bool:
    return cell.role in WRITTEN


def _known(cell: Cell, mine: read.Found | None, written: bool) -> tuple[list[NotebookNode], list[str], str]:
    """Return a cell of the instructor's version with the student's answer, what was put right, and a doubt."""
    if mine is None:
        if cell.role == "solution":  # an untouched one would undo an answer that stands in another cell
            return [], [f"the answer cell {cell.name!r} is missing"], ""
        told = [f"the cell {cell.name!r} was missing; it was put back"]
        doubt = f"the answer cell {cell.name!r} was missing; the answer may stand in another cell"
        return [make_cell(cell, cell.source)], told, doubt if cell.role == "answer" and written else ""
    told = _differences(cell, mine)
    result = make_cell(cell, mine.source if _written(cell) else cell.source)
    if cell.kind == "markdown" and mine.attachments:
        result.attachments = from_dict(mine.attachments)
    return [result], told, ""


def _differences(cell: Cell, mine: read.Found) -> list[str]:
    """Say what was not as the release had it."""
    if not mine.grade_id:
        return [f"the metadata of {cell.name!r} were lost; the cell was found by its content"]
    told, claims = [], mine.claims
    if mine.grade_id != cell.name:
        told.append(f"the cell {cell.name!r} had the grade id {mine.grade_id[:60]!r}")
    if mine.kind != cell.kind:
        told.append(f"the cell {cell.name!r} was a {mine.kind} cell; it is a {cell.kind} cell again")
    if not _written(cell) and not same(mine.source, cell.released) and not same(mine.source, cell.source):
        told.append(f"the text of {cell.name!r} was changed; the original was put back")
    wrong = _wrong_claims(cell, claims)
    if wrong:
        told.append(f"the metadata of {cell.name!r} were changed: {', '.join(wrong)}")
    if mine.tags:
        told.append(f"the tags of {cell.name!r} were removed")
    return told


def _wrong_claims(cell: Cell, claims: dict) -> list[str]:
    """Return what nbgrader's metadata of a cell say wrongly."""
    expected = make_cell(cell, cell.source).metadata["nbgrader"]
    wrong = [key for key in ("grade", "solution") if bool(claims.get(key)) != expected[key]]
    wrong += ["locked"] if cell.role == "given" and not claims.get("locked") else []
    wrong += ["points"] if cell.points is not None and claims.get("points") != cell.points else []
    wrong += ["schema version"] if claims.get("schema_version") != expected["schema_version"] else []
    return wrong + (["checksum"] if claims.get("checksum") not in _checksums(cell) else [])


@functools.lru_cache(4096)
def _checksums(cell: Cell) -> set[str]:
    """Return the checksums that a cell may honestly have: of the release, and of the source."""
    texts = {cell.released, cell.source}
    return {cell.checksum, *(compute_checksum(make_cell(cell, text)) for text in texts)}


def _copy_of_given(cell: read.Found, reference: Reference) -> bool:
    """Tell whether a cell is a copy of a test or given cell, which stands in the notebook already."""
    texts = [c for c in reference.cells if c.role in ("test", "given") and cell.source.strip()]
    claims = reference.by_name.get(cell.grade_id)
    if claims is not None and claims.role in ("test", "given"):
        return True
    return any(c.role == "test" and (same(cell.source, c.released) or same(cell.source, c.source)) for c in texts)


def _moved(targets: list[int], cells: tuple[Cell, ...]) -> list[str]:
    """Say which cells did not stand in the instructor's order."""
    best: list[list[int]] = []
    for target in targets:
        best.append([*max((run for run in best if run[-1] < target), key=len, default=[]), target])
    kept = set(max(best, key=len, default=[]))
    return [
        f"the cell {cells[target].name!r} was moved; it is back in its place"
        for target in targets
        if target not in kept
    ]


def _doubles(found: list[read.Found], matched: dict[int, int], reference: Reference) -> list[str]:
    """Say which cells stood there more than once."""
    spare = [cell.grade_id for place, cell in enumerate(found) if place not in matched]
    names = sorted(name for name in set(spare) if name in reference.by_name)
    return [f"the cell {name!r} stood there {1 + spare.count(name)} times" for name in names]


def _own(cell: read.Found) -> NotebookNode:
    """Return a cell of the student's own, without any metadata."""
    make = {
        "code": nbformat.v4.new_code_cell,
        "markdown": nbformat.v4.new_markdown_cell,
        "raw": nbformat.v4.new_raw_cell,
    }
    result = make[cell.kind](cell.source)
    if cell.kind == "markdown" and cell.attachments:
        result.attachments = from_dict(cell.attachments)
    return result


def noted(cells: list[NotebookNode], told: Iterable[str]) -> list[NotebookNode]:
    """Put a note on what was put right on top."""
    lines = list(told)
    if not lines:
        return cells
    more = [f"and {len(lines) - MAX_TOLD} more"] if len(lines) > MAX_TOLD else []
    return [
        nbformat.v4.new_markdown_cell(NOTE + "".join(f">\n> - {line}\n" for line in lines[:MAX_TOLD] + more)),
        *cells,
    ]


def _metadata(reference: Reference, told: list[str], doubts: dict[str, str]) -> dict:
    return {
        "kernelspec": reference.kernelspec or {"name": reference.kernel, "display_name": reference.kernel},
        "language_info": {"name": "python"},
        "gradebox": {"repairs": told, "doubts": doubts},
    }
