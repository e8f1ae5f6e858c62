"""The command `gradebox`."""

import argparse
import logging
import re
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from traitlets import TraitError
from traitlets.config.loader import KeyValueConfigLoader

from gradebox import authoring, class_commands, demo, edition, pages, release
from gradebox.course import Course, CourseError
from gradebox.sandbox.settings import SandboxError

EPILOG = """examples:
  gradebox check                          look over every assignment in source/
  gradebox check homework                 look over one
  gradebox release                        write release/ from source/
  gradebox demo                           grade a sample class in build/demo
  gradebox notebooks                      run the solutions; pages with figures in build/notebooks
  gradebox site                           the solutions as a site in build/site
  gradebox student ../my-class            write the student edition to a folder
  gradebox collect homework --from canvas submissions.zip --roster grades.csv
  gradebox autograde homework             grade what students handed in
  gradebox status homework                what came of each submission
  gradebox report homework                a page about the class
  gradebox similarity homework            a page of answers that are alike
  gradebox export --to canvas --roster grades.csv

exit status: 0 done, 1 problems found, 2 wrong usage or a course that cannot be read,
3 some submissions need a person or could not be graded, 130 interrupted"""
SETTING = re.compile(r"--[A-Z]\w*\.\w+=.*", re.DOTALL)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    options, rest = _parser().parse_known_args(arguments)
    wrong = [part for part in rest if not SETTING.fullmatch(part)]
    if wrong:
        print(f"gradebox: unknown argument {wrong[0]!r}; settings look like --Sandbox.memory=8192", file=sys.stderr)
        return 2
    try:
        given = KeyValueConfigLoader(log=logging.getLogger("gradebox")).load_config(rest)
        return options.run(Course(options.course_dir, given), options)
    except (CourseError, SandboxError, TraitError) as error:
        print(f"gradebox: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"gradebox: {error.filename or ''}: {error.strerror or error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        warnings.filterwarnings("ignore", "coroutine .* was never awaited", RuntimeWarning)  # as it cannot be any more
        print("gradebox: interrupted; run the same command again", file=sys.stderr)
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
        ("demo", _demo, [named, place], "grade a sample class made from tests/answers; without a name, the first"),
        ("notebooks", _notebooks, [named, place], "run the source notebooks, write them as pages to build/notebooks"),
        ("site", _site, [named, place], "build a site for readers on their own in build/site; it opens offline"),
        ("student", _student, [place], "write the student edition, without solutions and tests"),
    ):
        command = commands.add_parser(name, help=text, description=text, parents=parents)
        command.set_defaults(run=run)
        if name in MORE:
            MORE[name](command)
    class_commands.add(commands, place)
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
    names = course.assignments(options.assignments) if options.assignments else course.assignments()[:1]
    if demo.demo(course, course.root / "build" / "demo", names, class_commands.out()):
        return 0
    print("gradebox: the sample class did not get the points it should; see the tables", file=sys.stderr)
    return 1


def _notebooks(course: Course, options: argparse.Namespace) -> int:
    failed = False
    for name in course.assignments(options.assignments):
        with Console(stderr=True).status(f"{name}: running"):
            done = pages.write(course, name, course.root / "build" / "notebooks")
        for page, seconds, problem in done:
            failed |= bool(problem)
            print(f"{seconds:6.1f} s  {page.relative_to(course.root)}" + (f"  stopped: {problem}" if problem else ""))
    return int(failed)


def _add_student(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="DIR", help="the folder to write or update")


def _add_site(command: argparse.ArgumentParser) -> None:
    without = "for a class that is running: no solution and no model answer"
    command.add_argument("--without-solutions", action="store_true", help=without)
    quick = "run notebooks with small budgets, unless `gradebox notebooks` has run them; figures are then rough"
    command.add_argument("--quick", action="store_true", help=quick)
    place = "default: build/site, or build/site-without-solutions"
    command.add_argument("--out", type=Path, metavar="DIR", help=place)


MORE = {"site": _add_site, "student": _add_student}


def _site(course: Course, options: argparse.Namespace) -> int:
    from gradebox.site import build  # imports Sphinx' parts, which not everybody has

    names = course.assignments(options.assignments)
    without = options.without_solutions
    target = options.out or course.root / "build" / ("site-without-solutions" if without else "site")
    print(build.build(course, target, names, Console(stderr=True), not without, options.quick))
    return 0


def _student(course: Course, options: argparse.Namespace) -> int:
    names = edition.student_edition(course, options.folder)
    print(f"{options.folder.resolve()}: {', '.join(names)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
