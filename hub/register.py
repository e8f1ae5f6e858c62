"""Who is in the class, with passwords; kept between starts in a file that only root reads."""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

FIRST_UID = 20001
ROLES = {"ada": "student", "bob": "student", "instructor": "instructor"}


@dataclass(frozen=True)
class Person:
    """A user of the class, who exists only inside it.

    Args:
        name: how they log in.
        uid: number of the user and of a group of their own.
        role: student or instructor.
        password: what the hub asks for.
    """

    name: str
    uid: int
    role: str
    password: str

    @property
    def home(self) -> Path:
        """Their home, as seen inside."""
        return Path("/home") / self.name


@dataclass(frozen=True)
class Register:
    """The people of a class, and the token with which scripts use the hub's REST API."""

    people: tuple[Person, ...]
    token: str

    def one(self, role: str) -> Person:
        """Return the first person of a role."""
        return next(person for person in self.people if person.role == role)

    def text(self) -> str:
        """Return the register as it is kept."""
        return json.dumps(asdict(self), indent=1) + "\n"


def read(text: str) -> Register:
    """Return a register from its text."""
    kept = json.loads(text)
    return Register(tuple(Person(**person) for person in kept["people"]), kept["token"])


def open_or_make(file: Path) -> Register:
    """Read the register of a class; make one, with new passwords, where there is none."""
    if file.exists():
        return read(file.read_text(encoding="utf-8"))
    people = (
        Person(name, FIRST_UID + number, role, secrets.token_urlsafe(9))
        for number, (name, role) in enumerate(ROLES.items())
    )
    register = Register(tuple(people), secrets.token_hex(32))
    file.touch(mode=0o600)
    file.write_text(register.text(), encoding="utf-8")
    return register
