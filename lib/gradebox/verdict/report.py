"""What a test cell says, sorted by who may read it: lines of hidden tests, and what they print, stay secret."""

import ast
import contextlib
import io
import linecache
import traceback
from collections.abc import Iterator

MAX_TEXT = 100_000  # characters of output that a test cell keeps


class Report:
    """Outputs of one test cell.

    Args:
        name: its grade id.
        hidden: the numbers of its hidden lines, from 1.
        told: whether hidden tests have run before: from then on the student's code may show their inputs, so that no
            text of its own is kept.
    """

    def __init__(self, name: str, hidden: list[int], told: bool):
        self.name, self.hidden, self.told = name, set(hidden), told
        self.at: ast.stmt | None = None  # the statement that runs
        self.text = ""
        self.error: dict | None = None
        self.result: dict | None = None

    @property
    def secret(self) -> bool:
        """Whether the statement that runs has hidden lines."""
        return self.at is not None and self.hides(self.at)

    def hides(self, statement: ast.stmt) -> bool:
        """Tell whether a statement has hidden lines."""
        return bool(self.hidden & set(range(statement.lineno, statement.end_lineno + 1)))

    def hide_all_if(self, condition: bool) -> None:
        """Take the whole cell for hidden, where it has hidden lines that cannot be told from the others."""
        if condition and self.hidden:
            self.hidden = set(range(1, 10_000))

    @contextlib.contextmanager
    def captured(self) -> Iterator[io.StringIO]:
        """Keep what a statement prints, unless it is hidden or may repeat what is."""
        self.told = self.told or self.secret
        told = io.StringIO()
        try:
            with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
                yield told
        finally:
            if not self.told and len(self.text) < MAX_TEXT:
                self.text += told.getvalue()[:MAX_TEXT]

    def failed(self, error: BaseException) -> None:
        """Keep an error: all of it from a visible test, of a hidden one that it failed."""
        frames = [
            (frame.f_code.co_filename, line)
            for frame, line in traceback.walk_tb(error.__traceback__)
            if frame.f_code.co_filename.startswith("<cell ")
        ]
        mine = {line for file, line in frames if file == f"<cell {self.name}>"}
        if self.secret or mine & self.hidden:
            self._tell("HiddenTestFailed", f"a hidden test of {words(self.name)!r} failed")
            return
        lines = [f"{file[1:-1]}, line {line}\n    {linecache.getline(file, line).strip()}" for file, line in frames]
        value = str(error) if isinstance(error, Exception) else ""
        render = getattr(error, "_render_traceback_", None)  # IPython's own protocol
        if callable(render):
            lines = [str(line) for line in render()]
        elif self.told:
            value = ""
            lines.append(type(error).__name__)
        else:
            lines += [str(note) for note in getattr(error, "__notes__", [])]
            lines.append("".join(traceback.format_exception_only(type(error), error)[:1]).strip())
        self.error = {"ename": type(error).__name__, "evalue": value[:5000], "traceback": [t[:5000] for t in lines]}

    def fail(self, why: str) -> None:
        """Let the test fail although nothing was raised."""
        self._tell("TestFailed", f"{words(self.name)!r}: {why}")

    def lost(self, why: str) -> None:
        """Keep that the student's code did not answer."""
        self._tell("StudentCodeStopped", f"{words(self.name)!r}: {why}")

    def undecided(self, why: str) -> dict:
        """Return that this test gives no verdict."""
        return {"undecided": why[:2000]}

    def message(self) -> dict:
        """Return the report as JSON."""
        shown = None if self.error else self.result
        return _plain({"text": self.text, "error": self.error, "result": shown, "told": self.told})

    def _tell(self, name: str, value: str) -> None:
        self.error = {"ename": name, "evalue": value, "traceback": [f"{name}: {value}"]}


def _plain(part: object) -> object:
    """Return JSON whose texts can be written: without halves of characters."""
    if isinstance(part, dict):
        return {key: _plain(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_plain(value) for value in part]
    return part.encode("utf-8", "replace").decode() if isinstance(part, str) else part


def words(grade_id: str) -> str:
    """Return a grade id as words: the exercise and the property."""
    exercise, _, part = grade_id.partition("--")
    return ": ".join(text.replace("_", " ") for text in (exercise, part) if text)
