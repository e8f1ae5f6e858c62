"""The command `gradebox`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from gradebox import authoring, demo, edition, release
from gradebox.course import Course, CourseError

EPILOG = """examples:
  gradebox check                          look over every assignment in source/
  gradebox check homework                 look over one
  gradebox release                        write release/ from source/
  gradebox demo                           grade a sample class in build/demo
  gradebox student ../my-class            write the student edition to a folder

exit status: 0 done, 1 problems found, 2 wrong usage or a course that cannot be read, 130 interrupted"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(Course(options.course_dir), options)
    except CourseError as error:
        print(f"gradebox: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"gradebox: {error.filename or ''}: {error.strerror or error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("gradebox: interrupted; run the same command again, it starts afresh", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gradebox",
        description="Tools for nbgrader course directories.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    named = argparse.ArgumentParser(add_help=False)
    named.add_argument("assignments", nargs="*", metavar="ASSIGNMENT", help="a folder in source/; none: all of them")
    place = argparse.ArgumentParser(add_help=False)
    place.add_argument("--course-dir", type=Path, default=Path("."), metavar="DIR", help="default: this folder")
    for name, run, parents, text in (
        (
            "check",
            _check,
            [named, place],
            "find what nbgrader would let through: one line a problem, nothing if all is well",
        ),
        ("release", _release, [named, place], "generate the student versions in release/"),
        ("demo", _demo, [named, place], "grade a sample class made from tests/answers and print a table"),
        ("student", _student, [place], "write the student edition, without solutions and tests"),
    ):
        command = commands.add_parser(name, help=text, description=text, parents=parents)
        command.set_defaults(run=run)
        if name == "student":
            command.add_argument("folder", type=Path, metavar="DIR", help="the folder to write or update")
    return parser


def _check(course: Course, options: argparse.Namespace) -> int:
    found = False
    with Console(stderr=True).status("") as status:
        for name in course.assignments(options.assignments):
            status.update(f"{name}: reading, generating, grading solution and release")
            for problem in authoring.check(course, name):
                found = True
                print(problem, flush=True)
    return int(found)


def _release(course: Course, options: argparse.Namespace) -> int:
    for name in course.assignments(options.assignments):
        changed = release.release(course, name)
        print(f"{course.coursedir.release_directory}/{name}: {'written' if changed else 'up to date'}")
    return 0


def _demo(course: Course, options: argparse.Namespace) -> int:
    console = Console(width=None if sys.stdout.isatty() else 140)
    if demo.demo(course, course.root / "build" / "demo", course.assignments(options.assignments), console):
        return 0
    print("gradebox: the sample class did not get the points it should; see the tables", file=sys.stderr)
    return 1


def _student(course: Course, options: argparse.Namespace) -> int:
    names = edition.student_edition(course, options.folder)
    print(f"{options.folder.resolve()}: {', '.join(names)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
