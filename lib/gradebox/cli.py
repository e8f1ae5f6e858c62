"""The command `gradebox`."""

import argparse
import json
import logging
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from traitlets import TraitError
from traitlets.config.loader import KeyValueConfigLoader

from gradebox import authoring, demo, edition, pages, release
from gradebox.course import Course, CourseError
from gradebox.grading import classroom
from gradebox.grading.pipeline import configure
from gradebox.sandbox.settings import KINDS, SandboxError

EPILOG = """examples:
  gradebox check                          look over every assignment in source/
  gradebox check homework                 look over one
  gradebox release                        write release/ from source/
  gradebox demo                           grade a sample class in build/demo
  gradebox notebooks                      run the solutions; pages with figures in build/notebooks
  gradebox student ../my-class            write the student edition to a folder
  gradebox autograde homework             grade what students handed in
  gradebox status homework                what came of each submission

exit status: 0 done, 1 problems found, 2 wrong usage or a course that cannot be read,
3 some submissions need a person or could not be graded, 130 interrupted"""
AUTOGRADE = """Grade the submissions of an assignment: broken files are repaired where no answer is touched, student
code runs in a sandbox, and tests in a process that student code cannot reach. Scores go to the gradebook, notebooks
to autograded/, and one state for each submission to the table:

  graded        everything was graded; written answers may still wait for a person
  repaired      the same, after something was put right that is no answer
  needs-person  a test gave no verdict, or an answer may stand elsewhere: no score until somebody looks
  failed        could not be read or run: no score; the reason is in the table
  missing       nothing was handed in

What was graded before and has not changed is left alone, so the command can be interrupted and run again."""
AUTOGRADE_END = """examples:
  gradebox autograde homework
  gradebox autograde homework --student ada grace --force
  gradebox autograde homework --report-json report.json --CourseDirectory.submitted_directory=inbox
  gradebox autograde homework --Sandbox.memory=8192 --Execute.timeout=300

settings, here or in nbgrader_config.py as c.NAME = VALUE:
  Execute.timeout           seconds for one cell
  Sandbox.memory            MiB for all processes of a submission
  Sandbox.notebook_seconds  seconds for one notebook
  Sandbox.processes, Sandbox.disk, Sandbox.cell_output, Sandbox.read_only …
  TrustedExecute.unfit      what happens to tests without a trusted verdict: person or in-kernel
  CourseDirectory.*         all of nbgrader's own

exit status: 0 every submission graded; 2 wrong usage or course;
3 finished, but some need a person or could not be graded; 130 interrupted

The report is a list of {"student", "state", "score", "max_score", "manual_max", "reason", "repairs", "seconds",
"memory"}. score: points given automatically, null where that is not a real score. max_score: all points of the
assignment, those by hand included. manual_max: the points that wait for a person."""
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
        ("student", _student, [place], "write the student edition, without solutions and tests"),
    ):
        command = commands.add_parser(name, help=text, description=text, parents=parents)
        command.set_defaults(run=run)
        if name == "student":
            command.add_argument("folder", type=Path, metavar="DIR", help="the folder to write or update")
    _grading_commands(commands, place)
    return parser


def _grading_commands(commands, place: argparse.ArgumentParser) -> None:
    """Add `autograde` and `status`."""
    text = "grade what students handed in, safely"
    command = commands.add_parser(
        "autograde",
        help=text,
        description=AUTOGRADE,
        epilog=AUTOGRADE_END,
        parents=[place],
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.set_defaults(run=_autograde)
    command.add_argument("assignment", metavar="ASSIGNMENT", help="its name, as in source/ and submitted/STUDENT/")
    command.add_argument("--student", nargs="+", action="extend", default=[], metavar="ID", help="only these students")
    jobs = "submissions at a time; default: one for each processor core"
    command.add_argument("--jobs", type=_positive, default=classroom.cores(), metavar="N", help=jobs)
    sandbox = "where student code runs; auto: bubblewrap, else a container; none: here, without any protection"
    command.add_argument("--sandbox", choices=KINDS, help=sandbox)
    verdict = (
        "where tests run: in a process of their own (default), or beside the student's code, who can then fool them"
    )
    command.add_argument("--verdict", choices=("trusted", "in-kernel"), help=verdict)
    command.add_argument("--force", action="store_true", help="grade again what has not changed")
    command.add_argument("--report-json", type=Path, metavar="FILE", help="write what came of each submission")
    text = "show what came of each submission when it was last graded"
    command = commands.add_parser("status", help=text, description=text, parents=[place])
    command.set_defaults(run=_status)
    command.add_argument("assignment", metavar="ASSIGNMENT")
    command.add_argument("--json", action="store_true", help="print the list that autograde --report-json writes")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number of submissions; give 1 or more")
    return number


def _autograde(course: Course, options: argparse.Namespace) -> int:
    configure(course.config)
    if options.sandbox:
        course.config.Sandbox.kind = options.sandbox
    if options.verdict:
        course.config.TrustedExecute.verdict = options.verdict
    if options.report_json:
        options.report_json.write_text(
            "[]\n", encoding="utf-8"
        )  # say now, not after an hour, that it cannot be written
    console, quiet = Console(stderr=True), logging.getLogger("traitlets")
    quiet.setLevel(logging.ERROR)
    results = classroom.autograde(course, options.assignment, options.student, options.jobs, options.force, console)
    if options.report_json:
        classroom.write_report(options.report_json, results)
    _out().print(classroom.table(options.assignment, results))
    return 3 if any(result.state in ("needs-person", "failed") for result in results) else 0


def _status(course: Course, options: argparse.Namespace) -> int:
    results = classroom.status(course, options.assignment)
    if options.json:
        print(json.dumps([result.public() for result in results], indent=1))
    else:
        _out().print(classroom.table(options.assignment, results))
    return 0


def _out() -> Console:
    return Console(width=None if sys.stdout.isatty() else 140)


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
    if demo.demo(course, course.root / "build" / "demo", names, _out()):
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


def _student(course: Course, options: argparse.Namespace) -> int:
    names = edition.student_edition(course, options.folder)
    print(f"{options.folder.resolve()}: {', '.join(names)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
