"""A stricter `nbgrader collect`, for an exchange to which students write themselves.

nbgrader believes what stands in the inbound folder. There a student may put a folder in another's name, of which it
only warns; a link, which it follows with the instructor's rights, to the solutions for instance; or a time stamp of
last week. In nbgrader_config.py of the instructor: `c.ExchangeFactory.collect = "gradebox.intake.exchange.Collect"`.
"""

import os
import pwd
import secrets
import stat
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.exchange import ExchangeError
from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import check_mode
from traitlets import Float

STAMP, SECRET = "timestamp.txt", "submission_secret.txt"
BLOCK = 4096  # bytes that a file counts at least
LOOK = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK


class Collect(ExchangeCollect):
    """Collects what belongs to the student whose name it bears: plain files alone, and the time that they came.

    Where all students have one system user, as in many containers, nothing tells them apart: set
    `c.ExchangeCollect.check_owner = False`, and know that anybody can hand in for anybody.
    """

    duedate = None
    patience = Float(300.0, min=0.0, help="seconds between a time stamp and the last change that are believed").tag(
        config=True
    )

    def init_src(self) -> None:
        """Find the latest submission of each student, among those that are theirs."""
        if not self.coursedir.course_id:
            self.fail("No course id specified. Re-run with --course flag.")
        self.inbound_path = os.path.join(self.root, self.coursedir.course_id, "inbound")
        if not check_mode(self.inbound_path, read=True, execute=True):
            self.fail(f"You don't have read permissions for the directory: {self.inbound_path}")
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook, suppress(MissingEntry):
            self.duedate = gradebook.find_assignment(self.coursedir.assignment_id).duedate
        found: dict[str, list[dict]] = {}
        for path in Path(self.inbound_path).glob(
            f"{self.coursedir.student_id or '*'}+{self.coursedir.assignment_id}+*"
        ):
            record = self._record(path)
            if record:
                found.setdefault(record["username"], []).append(record)
        self.src_records = [self._chosen(records) for records in found.values()]

    def copy_files(self) -> None:
        """Copy submissions to a folder of the instructor's first: one that fails takes nothing from what is there."""
        with tempfile.TemporaryDirectory(dir=self.coursedir.root, prefix=".collect-") as folder:
            self.copies = {}
            for number, record in enumerate(self.src_records):
                try:
                    self.copies[record["filename"]] = self._copy(record, Path(folder) / str(number))
                except (OSError, RuntimeError) as error:
                    self.log.error("Left out, cannot be copied: %s (%s)", record["filename"], error)
            self.src_records = [record for record in self.src_records if record["filename"] in self.copies]
            super().copy_files()

    def do_copy(self, src: str, dest: str, log: object = None) -> None:
        """Copy a submission to `submitted/`, with nbgrader's limits."""
        super().do_copy(str(self.copies[Path(src).name]), dest, log)

    def _copy(self, record: dict, target: Path) -> Path:
        """Copy a submission as it is; write the stamp that counts."""
        for name in copy_plain(
            Path(self.inbound_path) / record["filename"], target, 1000 * self.coursedir.max_dir_size
        ):
            self.log.error("Left out, no plain file of the student: %s in %s", name, record["filename"])
        (target / STAMP).write_text(record["timestamp"].strftime("%Y-%m-%d %H:%M:%S.%f UTC"), encoding="utf-8")
        if not (target / SECRET).is_file():  # without it, nobody's feedback would be released
            (target / SECRET).write_text(secrets.token_hex(64), encoding="utf-8")
        return target

    def _record(self, path: Path) -> dict | None:
        """Return what the inbound folder says of a submission, or None if it is not the student's."""
        try:
            record, about = self._path_to_record(str(path)), path.lstat()
            owner = pwd.getpwuid(about.st_uid).pw_name
            if not stat.S_ISDIR(about.st_mode):
                self.log.error("Left out, no folder: %s of %s", path.name, owner)
            elif self.check_owner and owner != record["username"]:
                self.log.error("Left out, %s handed it in for %s: %s", owner, record["username"], path.name)
            else:
                return {**record, "timestamp": self._came(path, record["timestamp"])}
        except (ExchangeError, KeyError, ValueError, OverflowError, OSError) as error:
            self.log.error("Left out, cannot be read: %s (%s)", path.name, error)
        return None

    def _came(self, path: Path, claimed: datetime) -> datetime:
        """Return the time that a submission bears, or where that cannot be, when it was last changed."""
        changed = max(file.lstat().st_ctime for file in (path, *path.rglob("*")))
        true = datetime.fromtimestamp(changed, UTC).replace(tzinfo=None)
        if abs((true - claimed).total_seconds()) <= self.patience:
            return claimed
        self.log.warning("%s says %s, but was last changed at %s, which counts", path.name, claimed, true)
        return true

    def _chosen(self, records: list[dict]) -> dict:
        """Return the latest of a student's submissions; with `--before-duedate` the latest in time, if there is one."""
        records = sorted(records, key=lambda record: record["timestamp"])
        in_time = [r for r in records if self.before_duedate and self.duedate and r["timestamp"] <= self.duedate]
        return (in_time or records)[-1]


def copy_plain(source: Path, target: Path, limit: int) -> list[str]:
    """Copy the plain files of a folder that belong to its owner; return the names of what was left out.

    Each file is looked at after it was opened, so that its owner cannot swap it for a link in between.

    Args:
        source: a folder that somebody else may change meanwhile.
        target: what is made.
        limit: bytes of all files.

    Raises:
        RuntimeError: there is more than that.
        OSError: a folder cannot be read.
    """
    left, size, owner = [], 0, source.lstat().st_uid
    for place, folders, files, opened in os.fwalk(source, follow_symlinks=False, onerror=_raise):
        inside = Path(place).relative_to(source)
        (target / inside).mkdir()
        links = [name for name in folders if os.path.islink(os.path.join(place, name))]
        left += [str(inside / name) for name in links]
        for name in files:
            content = _content(name, opened, owner, limit - size)
            if content is None:
                left.append(str(inside / name))
            else:
                size += max(len(content), BLOCK)
                (target / inside / name).write_bytes(content)
    return left


def _content(name: str, folder: int, owner: int, limit: int) -> bytes | None:
    """Return what a file holds, None if it is no plain file of this owner."""
    try:
        number = os.open(name, LOOK, dir_fd=folder)
    except OSError:
        return None
    with open(number, "rb") as file:
        about = os.fstat(number)
        if not stat.S_ISREG(about.st_mode) or about.st_uid != owner:
            return None
        if about.st_size > limit:
            raise RuntimeError(f"more than nbgrader's max_dir_size, with {name}")
        return file.read(about.st_size)


def _raise(error: OSError) -> None:
    raise error
