"""The trusted verdict as steps of nbgrader's autograding: list them in c.Autograde.autograde_preprocessors."""

from pathlib import Path

from nbformat.notebooknode import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import Execute, SaveAutoGrades
from traitlets import Enum, List, Unicode

from gradebox.reference import Reference
from gradebox.sandbox.settings import Sandbox
from gradebox.verdict.calibrate import calibrate
from gradebox.verdict.grade import execute
from gradebox.verdict.settings import Calibration, Settings

KEPT = ".gradebox"  # the folder within the autograded directory where gradebox keeps what nbgrader has no place for


class TrustedExecute(Execute):
    """Executes a submission: student code in a sandboxed kernel, test cells in a trusted process of their own."""

    verdict = Enum(
        ("trusted", "in-kernel"), "trusted", help="Where test cells run; in-kernel: beside the student's code."
    ).tag(config=True)
    unfit = Enum(
        ("person", "in-kernel"), "person", help="What happens to a test that cannot be judged in the trusted process."
    ).tag(config=True)
    hidden = List(Unicode(), help="Folders that student code must not see, besides those of the course.").tag(
        config=True
    )
    in_student = Unicode(
        "", help="Dotted name of the course's own function that runs another one in the student's kernel."
    ).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        names = resources["nbgrader"]
        coursedir = self.coursedir()
        reference = Reference.load(coursedir, names["assignment"], names["notebook"])
        settings = self.settings(coursedir, names["assignment"])
        calibration = self.calibration(coursedir, reference, settings)
        in_kernel = None if self.verdict == "in-kernel" else ()
        if self.unfit == "in-kernel" and in_kernel is not None:
            in_kernel = tuple(calibration.unfit)
        work = Path(resources["metadata"]["path"])
        doubts = dict(nb.metadata.get("gradebox", {}).get("doubts", {}))
        outcome = execute(nb, reference, settings, work, in_kernel, calibration)
        undecided = outcome.undecided if in_kernel is not None else {}
        trusted = (
            []
            if in_kernel is None
            else [n for n, c in reference.by_name.items() if c.role == "test" and n not in in_kernel]
        )
        notes = {"undecided": {**doubts, **undecided}, "memory": outcome.memory, "trusted": trusted}
        notes |= {"cold": outcome.cold} if outcome.cold else {}
        resources["gradebox"] = notes
        return nb, resources

    def coursedir(self) -> CourseDirectory:
        """Return the course directory of the converter that this step belongs to."""
        converter = getattr(self.parent, "parent", None)
        return getattr(converter, "coursedir", None) or CourseDirectory(config=self.config)

    def sandbox_kind(self) -> str:
        """Return which sandbox is asked for."""
        return Sandbox(config=self.config).kind

    def settings(self, coursedir: CourseDirectory, assignment: str) -> Settings:
        """Return how notebooks of an assignment are executed."""
        files = Path(coursedir.format_path(coursedir.source_directory, ".", assignment))
        return Settings(
            self.config,
            [*hidden_folders(coursedir), *self.hidden],
            files if files.is_dir() else None,
            self.timeout,
            self.in_student,
            tuple(self.extra_arguments),
            self.unfit,
        )

    def calibration(self, coursedir: CourseDirectory, reference: Reference, settings: Settings) -> Calibration:
        """Return what the reference solution showed; nothing is needed for a verdict in the kernel."""
        return (
            calibrate(reference, settings, kept(coursedir) / "calibrations")
            if self.verdict == "trusted"
            else Calibration()
        )


class SaveGrades(SaveAutoGrades):
    """Saves scores; what has no verdict waits for a person instead of costing its points, and the notebook says why."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        nb, resources = super().preprocess(nb, resources)
        nb.metadata["gradebox"] = resources.get("gradebox", {})
        return nb, resources

    def _add_score(self, cell: NotebookNode, resources: dict) -> None:
        super()._add_score(cell, resources)
        name = cell.metadata["nbgrader"]["grade_id"]
        if name in resources.get("gradebox", {}).get("undecided", {}):
            grade = self.gradebook.find_grade(name, self.notebook_id, self.assignment_id, self.student_id)
            grade.auto_score, grade.needs_manual_grade = None, True
            self.gradebook.db.commit()


def kept(coursedir: CourseDirectory) -> Path:
    """Return the folder of calibrations and of the states of submissions."""
    return Path(coursedir.root) / coursedir.autograded_directory / KEPT


def hidden_folders(coursedir: CourseDirectory) -> list[str]:
    """Return the folders of which student code sees nothing: the course, and each part of it that lies elsewhere."""
    parts = ("source", "release", "submitted", "autograded", "feedback", "solution")
    folders = [Path(coursedir.root) / getattr(coursedir, f"{part}_directory", part) for part in parts]
    return [str(coursedir.root), *(str(folder) for folder in folders if not folder.is_relative_to(coursedir.root))]
