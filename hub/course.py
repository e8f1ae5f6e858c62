"""The instructor's course: a copy of source and configuration in their home, its assignments released to students."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from gradebox.course import Course
from hub.place import EXCHANGE, as_user
from hub.register import Register


def copy(course: Path, assignments: Sequence[str], students: Sequence[str], home: Path, uid: int) -> None:
    """Copy configuration and sources to the instructor's home, where they are the only one to read them."""
    Course(course).scratch(home / "course", assignments)
    rows = ["id,first_name,last_name", *(f"{name},{name.title()},Student" for name in students)]
    (home / "course" / "students.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    for folder, _, files in os.walk(home / "course"):
        for path in (folder, *(os.path.join(folder, file) for file in files)):
            os.chown(path, uid, uid, follow_symlinks=False)


def release(register: Register, assignments: Sequence[str]) -> None:
    """Have the instructor enter the students and release the assignments, with nbgrader's own commands.

    Raises:
        subprocess.CalledProcessError: a command failed; its output was printed.
    """
    commands = [["nbgrader", "db", "student", "import", "students.csv"]]
    for name in assignments:
        commands += [["nbgrader", "generate_assignment", name], ["nbgrader", "release_assignment", name]]
    inbound = EXCHANGE / os.environ["NBGRADER_COURSE"] / "inbound"
    commands += [["chmod", "+t", str(inbound)]]  # nobody renames or removes what another handed in
    instructor = register.one("instructor")
    how = as_user(instructor) | {"cwd": instructor.home / "course"}
    for command in commands:
        print("$", *command, flush=True)
        done = subprocess.run(command, **how, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            print(done.stdout)
        done.check_returncode()


def prepare(register: Register, course: Path, assignments: Sequence[str], homes: Path, exchange: Path) -> None:
    """Make the homes, the exchange and the course of a new class; what a start has left undone is begun anew."""
    shutil.rmtree(homes, ignore_errors=True)
    shutil.rmtree(exchange, ignore_errors=True)
    exchange.mkdir(parents=True)
    exchange.chmod(0o1777)  # nbgrader wants it writable; the sticky bit keeps students from renaming the course
    students = [person.name for person in register.people if person.role == "student"]
    for person in register.people:
        home = homes / person.name
        home.mkdir(mode=0o700, parents=True)
        if person.role == "instructor":
            copy(course, assignments, students, home, person.uid)
        os.chown(home, person.uid, person.uid)
