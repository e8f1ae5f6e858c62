"""Records in a folder: one JSON file a run, whole or not there at all."""

import json
import math
import os
import tempfile
from pathlib import Path

from filelock import FileLock

from lrlab.experiment.runs import Run
from lrlab.experiment.trainer import Record

FORMAT = 1


class Store:
    """Keeps records of runs.

    Args:
        folder: made where it is missing.

    Raises:
        NotADirectoryError: the folder is a file.
        PermissionError: it cannot be written to.
    """

    def __init__(self, folder: str | Path):
        self.folder = Path(folder)
        if self.folder.exists() and not self.folder.is_dir():
            raise NotADirectoryError(f"{self.folder} is a file: give a folder for the records")
        self.folder.mkdir(parents=True, exist_ok=True)
        if not os.access(self.folder, os.W_OK):
            raise PermissionError(f"{self.folder} cannot be written to: give another folder for the records")

    def path(self, run: Run) -> Path:
        """Return where the record of a run is kept."""
        return self.folder / f"{run.key}.json"

    def read(self, run: Run) -> Record | None:
        """Return the record of a run, or None where there is none yet.

        Raises:
            ValueError: the file is no record of this run: broken, or written by another version. It is left as it is.
        """
        path = self.path(run)
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        advice = "move the file away to have the run done again"
        try:
            found = json.loads(text)
            written = found["format"]
        except (ValueError, KeyError, TypeError):
            raise ValueError(f"{path} is no record: {advice}") from None
        if written != FORMAT:
            raise ValueError(f"{path} has format {written!r}, this version reads {FORMAT}: {advice}")
        if found.get("record", {}).get("run") != run.identity():
            raise ValueError(f"{path} is the record of another run: {advice}")
        return _revived(found["record"])

    def write(self, run: Run, record: Record) -> None:
        """Write a record; a reader finds the whole of it or none.

        Raises:
            ValueError: it is the record of another run, such as a worker's that has other samples.
        """
        if record["run"] != run.identity():
            raise ValueError(f"{run.key}: the record is of another run; does a worker lack the samples that are here?")
        text = json.dumps({"format": FORMAT, "record": _plain(record)}, allow_nan=False, indent=1)
        number, name = tempfile.mkstemp(dir=self.folder, prefix=".writing-")
        try:
            with os.fdopen(number, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, self.path(run))
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def lock(self, run: Run) -> FileLock:
        """Return the lock of a run. The system frees it when the process that holds it ends, however it ends."""
        place = self.folder / ".locks"
        place.mkdir(exist_ok=True)
        return FileLock(place / f"{run.key}.lock")


def _plain(value: object) -> object:
    """Return a value in which numbers that JSON does not know are texts."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return repr(value) if isinstance(value, float) and not math.isfinite(value) else value


def _revived(value: object) -> object:
    """Undo `_plain`."""
    if isinstance(value, dict):
        return {name: _revived(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_revived(each) for each in value]
    return float(value) if value in ("nan", "inf", "-inf") else value
