"""A course directory: its configuration, its assignments, and scratch copies of it in which nbgrader can run freely."""

import copy
import logging
import os
import shutil
import warnings
from collections.abc import Sequence
from pathlib import Path

from jupyter_core.paths import jupyter_config_path
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.converters.base import BaseConverter
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import temp_attrs
from sqlalchemy.exc import SAWarning
from traitlets import TraitError
from traitlets.config import Config, PyFileConfigLoader

from gradebox import scripts_on_path

CONFIG = "nbgrader_config.py"
warnings.filterwarnings("ignore", category=SAWarning)  # nbgrader's own queries, harmless


class CourseError(Exception):
    """Something is wrong with the course or with what was asked of it; the message is one line for a person."""


class Course:
    """An nbgrader course directory.

    Its configuration is what nbgrader would read: nbgrader_config.py in Jupyter's configuration folders, then the one
    in the course, then what is given here.

    Args:
        root: the folder that holds nbgrader_config.py.
        given: settings that override the files, as from `--CourseDirectory.submitted_directory=in` on a command line.

    Raises:
        CourseError: there is no nbgrader_config.py in `root`, or a configuration that cannot be read.
    """

    def __init__(self, root: Path, given: Config | None = None):
        self.given = given = given or Config()
        self.root = Path(given.CourseDirectory.get("root", root)).resolve()
        if not (self.root / CONFIG).is_file():
            raise CourseError(f"{self.root}: no {CONFIG} here; run this in a course folder or give --course-dir")
        self.config = Config()
        for folder in (*reversed(jupyter_config_path()), self.root):
            if (Path(folder) / CONFIG).is_file():
                self.config.merge(_load(Path(folder)))
        self.config.merge(given)
        self._open()

    @classmethod
    def configured(cls, root: Path, config: Config) -> "Course":
        """Return a course whose whole configuration is given; no file is read."""
        course = cls.__new__(cls)
        course.root, course.config, course.given = root.resolve(), config, Config()
        course._open()
        return course

    def _open(self) -> None:
        self.config.CourseDirectory.root = str(self.root)
        scripts_on_path()
        try:
            self.coursedir = CourseDirectory(config=self.config)
        except TraitError as error:
            raise CourseError(f"{self.root / CONFIG}: {error}") from error

    @property
    def source(self) -> Path:
        """The folder of the source notebooks."""
        return self.root / self.coursedir.source_directory

    @property
    def release(self) -> Path:
        """The folder of the generated student versions."""
        return self.root / self.coursedir.release_directory

    def assignments(self, names: Sequence[str] = ()) -> list[str]:
        """Return these assignments, or all.

        Args:
            names: names of folders in the source folder; none: all that hold a notebook.

        Raises:
            CourseError: a name is no assignment, or there is none at all.
        """
        known = sorted({path.parent.name for path in self.source.glob("*/*.ipynb")})
        for name in names:
            if name not in known:
                raise CourseError(f"no assignment {name!r} in {self.source}; there are: {', '.join(known) or 'none'}")
        if not known:
            raise CourseError(f"{self.source}: no assignment (a folder with a notebook) here")
        return list(names) or known

    def notebooks(self, assignment: str) -> list[Path]:
        """Return the source notebooks of an assignment."""
        return sorted((self.source / assignment).glob("*.ipynb"))

    def scratch(self, folder: Path, assignments: Sequence[str]) -> "Course":
        """Copy the configuration and the source of some assignments to an empty folder; return the course there."""
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(self.root / CONFIG, folder)
        for name in assignments:
            shutil.copytree(self.source / name, folder / self.coursedir.source_directory / name)
        given = copy.deepcopy(self.given)
        given.CourseDirectory.pop("root", None)
        return Course(folder, given)

    def generate(self, assignment: str) -> None:
        """Run `nbgrader generate_assignment`."""
        self._convert(GenerateAssignment, assignment, ".")

    def autograde(self, assignment: str, student: str) -> None:
        """Run `nbgrader autograde` for one student."""
        self._convert(Autograde, assignment, student)

    def feedback(self, assignment: str, student: str) -> None:
        """Run `nbgrader generate_feedback` for one student, or with `*` for all."""
        self._convert(GenerateFeedback, assignment, student)

    def gradebook(self) -> Gradebook:
        """Open the gradebook; use it in a `with` statement."""
        return Gradebook(self.coursedir.db_url, self.coursedir.course_id)

    def _convert(self, converter: type[BaseConverter], assignment: str, student: str) -> None:
        """Run one of nbgrader's converters; what it logs is kept for the error message alone."""
        log = logging.Logger("gradebox")
        lines = _Lines()
        log.addHandler(lines)
        here = os.getcwd()
        try:
            with temp_attrs(self.coursedir, assignment_id=assignment, student_id=student):
                app = converter(coursedir=self.coursedir, config=self.config, log=log)
                app.force = True
                app.start()
        except Exception as error:
            raise CourseError(f"{assignment}, {converter.__name__}: {lines.reason() or error}") from error
        finally:
            os.chdir(here)


def _load(folder: Path) -> Config:
    try:
        return PyFileConfigLoader(CONFIG, path=str(folder)).load_config()
    except Exception as error:
        raise CourseError(f"{folder / CONFIG}: {type(error).__name__}: {error}") from error


class _Lines(logging.Handler):
    """Remembers the errors that were logged."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage().strip())

    def reason(self) -> str:
        """Return the last line of the first traceback, or else the first message."""
        traces = [message.splitlines()[-1] for message in self.messages if message.startswith("Traceback")]
        return " ".join((traces or self.messages or [""])[0].split())[:300]
