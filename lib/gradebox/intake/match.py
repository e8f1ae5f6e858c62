"""Which cell of a submission is which cell of the instructor's version: by grade id, and where that is lost by content.

What has lost its metadata is found by aligning the two notebooks as sequences: equal text, functions of the same name,
similar text, and at last the place between neighbours, each worth less than the one before.
"""

import functools
import itertools
import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from gradebox.intake.read import Found
from gradebox.reference import Cell

MAX_PAIRS = 250_000  # cells × cells that are compared
SIMILAR = 0.6  # of 1; less similar texts are not taken for the same cell
DEFINITION = re.compile(r"^(?:def|class)\s+(\w+)", re.MULTILINE)
WRITTEN = ("solution", "answer", "task")  # roles whose text is the student's


def match(found: Sequence[Found], cells: Sequence[Cell]) -> dict[int, int]:
    """Return, by place in the submission, the place in the instructor's version.

    Args:
        found: the cells handed in.
        cells: the instructor's cells.
    """
    places = {cell.name: place for place, cell in enumerate(cells) if cell.role != "free"}
    claimed: dict[int, list[int]] = {}
    for place, cell in enumerate(found):
        if cell.grade_id in places:
            claimed.setdefault(places[cell.grade_id], []).append(place)
    matched = {_holder(found, copies, cells[target]): target for target, copies in claimed.items()}
    missing = [p for p, cell in enumerate(cells) if p not in matched.values()]
    spare = [place for place, cell in enumerate(found) if place not in matched and cell.grade_id not in places]
    if any(cells[place].role != "free" for place in missing) and len(missing) * len(spare) <= MAX_PAIRS:
        for start, end, first, last in _between(matched, len(found), len(cells)):
            some = [place for place in spare if start <= place < end]
            matched |= _align(found, some, cells, [p for p in missing if first <= p < last])
    return {place: target for place, target in matched.items() if cells[target].role != "free"}


def _holder(found: Sequence[Found], copies: list[int], cell: Cell) -> int:
    """Return which of several cells with the same grade id holds the answer: the last that is not untouched."""
    changed = [p for p in copies if same(found[p].source, cell.released) is False and found[p].source.strip()]
    return (changed or copies)[-1 if cell.role in WRITTEN else 0]


def _between(matched: Mapping[int, int], many: int, cells: int) -> list[tuple[int, int, int, int]]:
    """Return the stretches between matched pairs that stand in the same order on both sides."""
    pairs, last = [], -1
    for place, target in _longest(sorted(matched.items())):
        if target > last:
            pairs.append((place, target))
            last = target
    edges = [(-1, -1), *pairs, (many, cells)]
    return [(a + 1, c, b + 1, d) for (a, b), (c, d) in itertools.pairwise(edges)]


def _longest(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of a sequence of pairs whose second numbers increase."""
    best: list[list[tuple[int, int]]] = []
    for pair in pairs:
        before = max((run for run in best if run[-1][1] < pair[1]), key=len, default=[])
        best.append([*before, pair])
    return max(best, key=len, default=[])


def _align(found: Sequence[Found], spare: list[int], cells: Sequence[Cell], missing: list[int]) -> dict[int, int]:
    """Align two stretches so that the pairs are worth most together."""
    names = {place: _defined(cells[place].solved) for place in missing}
    rows, columns = len(spare), len(missing)
    worth = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    pairs = [[_worth(found[place], cells[target], names[target]) for target in missing] for place in spare]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            worth[i][j] = max(worth[i + 1][j], worth[i][j + 1], worth[i + 1][j + 1] + pairs[i][j])
    result, i, j = {}, 0, 0
    while i < rows and j < columns:
        if pairs[i][j] > 0 and worth[i][j] == worth[i + 1][j + 1] + pairs[i][j]:
            result[spare[i]] = missing[j]
            i, j = i + 1, j + 1
        elif worth[i][j] == worth[i + 1][j]:
            i += 1
        else:
            j += 1
    return result


def _worth(found: Found, cell: Cell, names: set[str]) -> float:
    """Return how much speaks for two cells being the same; 0: they are not."""
    if not found.source.strip():
        return 0.0
    if any(same(found.source, text) for text in {cell.released, cell.source, cell.solved}):
        return 5.0
    if cell.kind == "code" and cell.role == "solution" and names & _defined(found.source):
        return 4.0
    likeness = max(fuzz.ratio(found.source, text) for text in {cell.released, cell.solved}) / 100
    if likeness > SIMILAR:
        return 3.0 * likeness
    return 0.3 if cell.role in WRITTEN and found.kind == cell.kind else 0.0


@functools.lru_cache(maxsize=4096)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.rstrip() for line in text.rstrip().splitlines())


def same(one: str, other: str) -> bool:
    """Tell whether two texts are the same but for spaces at line ends and blank lines at the end."""
    return one is other or _lines(one) == _lines(other)


@functools.lru_cache(maxsize=4096)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.rstrip() for line in text.rstrip().splitlines())


def _defined(source: str) -> set[str]:
    """Return the functions and classes that a text defines; it is not parsed, for it may be made to break a parser."""
    return set(DEFINITION.findall(source))
