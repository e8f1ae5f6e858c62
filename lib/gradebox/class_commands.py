"""The commands for a class: collect, autograde, status, report, similarity, export."""

import argparse
import json
import logging
import sys
from pathlib import Path

from rich.console import Console

from gradebox.course import Course, CourseError
from gradebox.grading import classroom, export
from gradebox.grading.pipeline import configure
from gradebox.sandbox.settings import KINDS

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
  gradebox autograde homework --scheduler tcp://10.0.0.1:8786
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
"memory", "cold"}. score: points given automatically, null where that is not a real score. max_score: all points of the
assignment, those by hand included. manual_max: the points that wait for a person. cold: why processes
were started the slow way.

Workers of a Dask cluster (dask scheduler; dask worker ADDRESS) need the same version of this package and what the
notebooks import. They see submissions and hidden tests: let nobody else reach the scheduler."""
COLLECT = """Put what students handed in through Canvas or Moodle into submitted/, with nbgrader's own collector.

  Canvas   Assignments > the assignment > Download Submissions; the roster is Grades > Export
  Moodle   the assignment > View all submissions > Download all submissions; the roster is its grading worksheet

Of several uploads the latest counts. The archive is read as hostile data: nothing is written outside, sizes have
limits, links are left out. What a student had in submitted/ before and is not the same goes to downloaded/."""
EXPORT = """Write scores as a CSV file: nbgrader's own columns, or the file that Canvas or Moodle exported, filled in.
A score that does not exist is an empty field, never 0.

  gradebox export --to csv
  gradebox export --to canvas --roster canvas-gradebook.csv --assignment homework
  gradebox export --to moodle --roster worksheet.csv --assignment homework --out upload.csv"""


def add(commands, place: argparse.ArgumentParser) -> None:
    """Add the commands to a parser; `place` says where the course is."""
    named = argparse.ArgumentParser(add_help=False, parents=[place])
    named.add_argument("assignment", metavar="ASSIGNMENT", help="its name, as in source/ and submitted/STUDENT/")
    _add_collect(commands, named)
    _add_autograde(commands, named)
    text = "show what came of each submission when it was last graded"
    command = commands.add_parser("status", help=text, description=text, parents=[named])
    command.set_defaults(run=_status)
    command.add_argument("--json", action="store_true", help="print the list that autograde --report-json writes")
    text = "write a page about the class: scores, pass rates, the commonest mistakes, who needs a person"
    command = commands.add_parser("report", help=text, description=text, parents=[named])
    command.set_defaults(run=_report)
    command.add_argument("--out", type=Path, metavar="FILE", help="default: autograded/ASSIGNMENT-report.html")
    text = "write a page of answers that are alike, side by side"
    command = commands.add_parser("similarity", help=text, description=text, parents=[named])
    command.set_defaults(run=_similarity)
    least = "show pairs from this likeness on, 0 to 1; default: 0.8"
    command.add_argument("--least", type=_share, default=0.8, metavar="SHARE", help=least)
    command.add_argument("--out", type=Path, metavar="FILE", help="default: autograded/ASSIGNMENT-similarity.html")
    _add_export(commands, place)


def _add_collect(commands, named: argparse.ArgumentParser) -> None:
    raw = {"formatter_class": argparse.RawDescriptionHelpFormatter}
    text = "put submissions that Canvas or Moodle let you download into submitted/"
    command = commands.add_parser("collect", help=text, description=COLLECT, parents=[named], **raw)
    command.set_defaults(run=_collect)
    command.add_argument("archive", type=Path, metavar="ZIP", help="the archive as downloaded")
    command.add_argument("--from", dest="system", required=True, choices=("canvas", "moodle"), help="where it is from")
    command.add_argument("--roster", metavar="FILE", help="CSV file of the system that has both its ids and nbgrader's")
    command.add_argument("--id-column", default="", metavar="NAME", help="its column with nbgrader's student ids")
    stamps = "take the archive's dates for the time of handing in (timestamp.txt); not every system writes true ones"
    command.add_argument("--stamps", action="store_true", help=stamps)


def _add_export(commands, place: argparse.ArgumentParser) -> None:
    raw = {"formatter_class": argparse.RawDescriptionHelpFormatter}
    command = commands.add_parser(
        "export", help="write scores as a CSV file", description=EXPORT, parents=[place], **raw
    )
    command.set_defaults(run=_export)
    command.add_argument("--to", required=True, choices=tuple(export.FORMATS), help="for which system")
    command.add_argument("--roster", default="", metavar="FILE", help="canvas, moodle: the file that it exported")
    command.add_argument("--id-column", default="", metavar="NAME", help="its column with nbgrader's student ids")
    only = "only these; default: all"
    command.add_argument("--assignment", nargs="+", action="extend", default=[], metavar="NAME", help=only)
    command.add_argument("--out", type=Path, metavar="FILE", help="default: grades.csv, canvas.csv or moodle.csv")


def _add_autograde(commands, named: argparse.ArgumentParser) -> None:
    text = "grade what students handed in, safely"
    command = commands.add_parser(
        "autograde",
        help=text,
        description=AUTOGRADE,
        epilog=AUTOGRADE_END,
        parents=[named],
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.set_defaults(run=_autograde)
    command.add_argument("--student", nargs="+", action="extend", default=[], metavar="ID", help="only these students")
    jobs = "submissions at a time; default: one for each processor core"
    command.add_argument("--jobs", type=_positive, default=classroom.cores(), metavar="N", help=jobs)
    address = "have the workers of a Dask cluster grade; such as tcp://10.0.0.1:8786"
    command.add_argument("--scheduler", default="", metavar="ADDRESS", help=address)
    sandbox = "where student code runs; auto: bubblewrap, else a container; none: here, without any protection"
    command.add_argument("--sandbox", choices=KINDS, help=sandbox)
    verdict = (
        "where tests run: in a process of their own (default), or beside the student's code, who can then fool them"
    )
    command.add_argument("--verdict", choices=("trusted", "in-kernel"), help=verdict)
    command.add_argument("--force", action="store_true", help="grade again what has not changed")
    command.add_argument("--report-json", type=Path, metavar="FILE", help="write what came of each submission")


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
    quiet.setLevel(logging.CRITICAL)
    how = {"jobs": options.jobs, "force": options.force, "scheduler": options.scheduler}
    results = classroom.autograde(course, options.assignment, options.student, console, **how)
    if options.report_json:
        classroom.write_report(options.report_json, results)
    out().print(classroom.table(options.assignment, results))
    return 3 if any(result.state in ("needs-person", "failed") for result in results) else 0


def _status(course: Course, options: argparse.Namespace) -> int:
    results = classroom.status(course, options.assignment)
    if options.json:
        print(json.dumps([result.public() for result in results], indent=1))
    else:
        out().print(classroom.table(options.assignment, results))
    return 0


def _share(text: str) -> float:
    number = float(text)
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{text} is no share; give 0 to 1")
    return number


def _collect(course: Course, options: argparse.Namespace) -> int:
    from gradebox.lms import collect, roster

    course.assignments([options.assignment])
    with course.gradebook() as gradebook:
        ids = {student.id for student in gradebook.students}
    try:
        students = (
            roster.ids_by_system(options.roster, options.system, ids, options.id_column) if options.roster else {}
        )
    except ValueError as error:
        raise CourseError(str(error)) from None
    found = collect.collect(course, options.assignment, options.archive, options.system, students, options.stamps)
    for line in found.skipped:
        print(f"left out: {line}", file=sys.stderr)
    if found.late:
        print(f"late, says {options.system.capitalize()}: {', '.join(found.late)}")
    print(f"{len(found.new)} new, {len(found.changed)} changed, {len(found.same)} the same as before")
    return 1 if found.skipped else 0


def _report(course: Course, options: argparse.Namespace) -> int:
    from gradebox.report import figures, page

    return _written(course, options, "report", page.page(figures.gather(course, options.assignment)))


def _similarity(course: Course, options: argparse.Namespace) -> int:
    from gradebox.report import similarity

    with Console(stderr=True).status(f"{options.assignment}: comparing answers"):
        found = similarity.compare(course, options.assignment, options.least)
    return _written(course, options, "similarity", similarity.page(found))


def _written(course: Course, options: argparse.Namespace, what: str, page: str) -> int:
    folder = course.root / course.coursedir.autograded_directory
    path = options.out or folder / f"{options.assignment}-{what}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")
    print(path)
    return 0


def _export(course: Course, options: argparse.Namespace) -> int:
    try:
        print(export.write(course, options.to, options.roster, options.id_column, options.assignment, options.out))
    except ValueError as error:
        raise CourseError(str(error)) from None
    return 0


def out() -> Console:
    """Return where tables are printed."""
    return Console(width=None if sys.stdout.isatty() else 140)
