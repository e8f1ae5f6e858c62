"""What Canvas and Moodle let an instructor download, put into `submitted/` by nbgrader's own collector.

The archive is hostile data: nothing is written outside, nothing grows beyond its limits, links are left out. Of several
uploads the latest counts. What a student had in `submitted/` before is moved away, never removed.
"""

import datetime
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from nbgrader.apps.zipcollectapp import ZipCollectApp
from nbgrader.plugins.zipcollect import FileNameCollectorPlugin
from traitlets import Bool, Dict, Enum, List, Unicode

from gradebox.course import Course, CourseError
from gradebox.grading import parcel

from .archive import SafeExtractor

CANVAS = re.compile(r"(?P<name>[^_]*)_(?P<late>LATE_)?(?P<student>\d+)_(?P<upload>\d+)_(?P<file>.+)", re.DOTALL)
MOODLE = re.compile(
    r"(?P<name>.*?)_(?P<student>\d+)_assignsubmission_(?:file|onlinetext)_?/?(?P<late>)(?P<upload>)(?P<file>.+)",
    re.DOTALL,
)
SAFE = re.compile(r"[^\W_][\w.@+-]{0,100}")  # a student's id, which becomes the name of a folder


@dataclass
class Collected:
    """What came of an archive.

    Args:
        new, changed, same: students.
        late: students that the system calls late.
        skipped: files left out, with the reason.
    """

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


class LmsCollector(FileNameCollectorPlugin):
    """Reads whose file it is from the names that Canvas and Moodle give."""

    system = Enum(("canvas", "moodle"), "canvas", help="Where the archive comes from.").tag(config=True)
    students = Dict(help="nbgrader's ids by those of the system; empty: they are the same.").tag(config=True)
    released = List(Unicode(), help="The names of the notebooks, without .ipynb.").tag(config=True)
    stamps = Bool(False, help="Take the archive's dates for the time of handing in.").tag(config=True)
    forms: ClassVar[dict[str, re.Pattern]] = {"canvas": CANVAS, "moodle": MOODLE}

    def __init__(self, **kwargs: object):
        super().__init__(**kwargs)
        self.latest: dict[tuple[str, str], tuple] = {}
        self.late: set[str] = set()
        self.skipped: list[str] = []

    def survey(self, folder: Path) -> None:
        """Look at all files first, to know the latest of each."""
        self.folder = folder
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            found = self._found(path)
            if found is None:
                continue
            student, name, order, late = found
            self.latest[student, name] = max(self.latest.get((student, name), ()), order)
            self.late |= {student} if late else set()

    def collect(self, submitted_file: str) -> dict | None:
        path = Path(submitted_file)
        found = self._found(path, tell=True)
        if found is None:
            return None
        student, name, order, _ = found
        if order != self.latest[student, name]:
            self.skipped.append(f"{path.name}: an earlier upload")
            return None
        moment = path.stat().st_mtime
        stamp = datetime.datetime.fromtimestamp(moment, datetime.UTC) if self.stamps and moment else None
        more = {"timestamp": stamp.strftime("%Y-%m-%d %H:%M:%S UTC")} if stamp else {}
        return {"student_id": student, "file_id": name, **more}

    def _found(self, path: Path, tell: bool = False) -> tuple[str, str, tuple, bool] | None:
        """Return whose file it is, what it is called, how late it was uploaded, and whether it is called late."""
        name = path.relative_to(self.folder).as_posix()
        match = self.forms[self.system].fullmatch(name)
        why = "" if match else f"its name is not one that {self.system.capitalize()} gives"
        student = match["student"] if match else ""
        if match and self.students:
            student = self.students.get(student, "")
            why = "" if student else f"the roster has no student {match['student']}"
        if not why and not SAFE.fullmatch(student):
            why = f"{student!r} is no name for a folder"
        if why:
            self.skipped += [f"{name}: {why}"] if tell else []
            return None
        stem, dot, ending = match["file"].rpartition(".")
        again = re.fullmatch(r"(.+)-(\d+)", stem)  # Canvas counts uploads of the same name
        times = int(again[2]) if again and again[1] in self.released and stem not in self.released else 0
        file = f"{again[1]}{dot}{ending}" if times else match["file"]
        return student, file, (int(match["upload"] or 0), times, path.stat().st_mtime, name), bool(match["late"])


def collect(course: Course, assignment: str, archive: Path, system: str, students: Mapping, stamps: bool) -> Collected:
    """Put what an archive holds into `submitted/`.

    Args:
        course: the course.
        assignment: which assignment.
        archive: the zip file that the system let you download.
        system: canvas or moodle.
        students: nbgrader's ids by those of the system; empty: they are the same.
        stamps: take the archive's dates for the time of handing in.

    Raises:
        CourseError: no such archive, or one without submissions.
    """
    if not archive.is_file():
        raise CourseError(f"{archive}: no such file; give the zip archive that {system.capitalize()} let you download")
    names = [path.stem for path in course.notebooks(assignment)]
    with tempfile.TemporaryDirectory(prefix="gradebox-") as place:
        app, result = _app(course, assignment, Path(place)), Collected()
        app.collector_plugin_inst = LmsCollector(
            parent=app, system=system, students=dict(students), released=names, stamps=stamps
        )
        waiting = Path(place) / assignment / app.archive_directory
        waiting.mkdir(parents=True)
        shutil.copy(archive, waiting)
        app.extract_archive_files()
        app.collector_plugin_inst.survey(Path(place) / assignment / app.extracted_directory)
        app.process_extracted_files()
        result.skipped = [*app.extractor_plugin_inst.skipped, *app.collector_plugin_inst.skipped]
        result.late = sorted(app.collector_plugin_inst.late)
        for student, folder in _handed_in(Path(place) / "submitted", assignment):
            _enter(course, assignment, student, folder, result)
    if not (result.new or result.changed or result.same):
        why = f"; the first of {len(result.skipped)}: {result.skipped[0]}" if result.skipped else ""
        raise CourseError(f"{archive}: no submission in it{why}")
    return result


def _app(course: Course, assignment: str, place: Path) -> ZipCollectApp:
    """Return nbgrader's collector, at work in a folder of its own."""
    log = logging.Logger("collect", logging.CRITICAL)  # one that it would make closes the handlers of all others
    app = ZipCollectApp(config=course.config, log=log)
    app.coursedir = type(course.coursedir)(config=course.config)
    app.coursedir.assignment_id, app.coursedir.submitted_directory = assignment, str(place / "submitted")
    app.collect_directory_structure = f"{place}/{{assignment_id}}/{{collect_step}}"
    app.force, app.extractor_plugin_inst = True, SafeExtractor(parent=app)
    return app


def _handed_in(folder: Path, assignment: str) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        yield path.name, path / assignment


def _enter(course: Course, assignment: str, student: str, folder: Path, result: Collected) -> None:
    """Move one student's files into the course; what is the same stays, what was there otherwise is put aside."""
    place = course.root / course.coursedir.submitted_directory / student / assignment
    if not os.path.lexists(place):
        result.new.append(student)
    elif _content(place) == _content(folder):
        result.same.append(student)
        return
    else:
        aside = course.root / "downloaded" / assignment / "replaced" / student
        aside.mkdir(parents=True, exist_ok=True)
        place.rename(aside / f"{len(list(aside.iterdir())) + 1}")
        result.changed.append(student)
    parcel.replace(parcel.pack(folder, whole=True), place)


def _content(folder: Path) -> dict[str, bytes]:
    paths = parcel.files(folder, whole=True)
    return {str(p.relative_to(folder)): p.read_bytes() for p in paths if p.is_file() and not p.is_symlink()}
