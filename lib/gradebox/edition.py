"""Writes the student edition: what a class gets, in a folder of its own that holds no solution and no test."""

import shutil
from pathlib import Path

from gradebox.course import Course, CourseError

PACKAGE = __name__.partition(".")[0]


def student_edition(course: Course, target: Path) -> list[str]:
    """Write or update the student edition.

    It holds `release/`, the library without this package, and what lies in `docs/students/` (README and
    requirements) with the licences. A repository that is kept in the folder stays; older parts are replaced.

    Args:
        course: the course directory.
        target: the folder to write; empty, new, or an earlier student edition.

    Returns:
        The names of what was written.

    Raises:
        CourseError: the folder is the course itself or holds something else, or a release is missing.
    """
    target = target.resolve()
    if target == course.root or target in course.root.parents or course.source in (target, *target.parents):
        raise CourseError(f"{target}: the student edition needs a folder of its own, not the course or one around it")
    parts = {"release": course.release, "lib": course.root / "lib"}
    for path in (*(course.root / "docs" / "students").glob("*"), *course.root.glob("LICENSE*")):
        parts[path.name] = path
    there = {path.name for path in target.iterdir() if not path.name.startswith(".")} if target.is_dir() else set()
    if there - set(parts) or (there and not (target / "release").is_dir()):
        other = ", ".join(sorted(there - set(parts)) or sorted(there))
        raise CourseError(f"{target}: holds {other}; give a new or empty folder, or an earlier student edition")
    for name in course.assignments():
        if not (course.release / name).is_dir():
            raise CourseError(f"{course.release / name}: missing; run: make release")
    target.mkdir(parents=True, exist_ok=True)
    for name, path in parts.items():
        _copy(path, target / name)
    _leave_out_this_package(target / "lib")
    return sorted(parts)


def _copy(path: Path, to: Path) -> None:
    if path.is_dir():
        shutil.rmtree(to, ignore_errors=True)
        ignore = shutil.ignore_patterns(PACKAGE, "__pycache__", "*.egg-info", ".*", "build", "dist")
        shutil.copytree(path, to, ignore=ignore)
    else:
        shutil.copy(path, to)


def _leave_out_this_package(lib: Path) -> None:
    """Drop every line that names this package from the library's own files (pyproject.toml, README.md)."""
    for path in lib.glob("*.*"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if PACKAGE not in line), encoding="utf-8")
