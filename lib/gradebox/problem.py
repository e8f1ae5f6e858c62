"""Something an author has to mend."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """Something an author has to mend: where it is and what to do."""

    file: str
    cell: str
    what: str

    def __str__(self) -> str:
        return " ".join(" · ".join(part for part in (self.file, self.cell, self.what) if part).split())
