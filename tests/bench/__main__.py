"""Runs every measurement, prints a table and writes build/bench.json: a list of name, ours_s, theirs_s, ratio, note."""

import argparse
import json
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench import grading, noisy, sweep

MEASUREMENTS = {"sweep": sweep.rows, "noisy": noisy.rows, "grading": grading.rows, "scale": grading.scale}


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {', '.join(MEASUREMENTS)}")
    parser.add_argument("--out", type=Path, default=Path("build/bench.json"), help="where the rows are written")
    chosen = parser.parse_args()
    unknown = set(chosen.names) - set(MEASUREMENTS)
    if unknown:
        parser.error(f"no measurement {', '.join(sorted(unknown))}; there are {', '.join(MEASUREMENTS)}")
    console, rows = Console(), []
    for name in chosen.names or MEASUREMENTS:
        with console.status(f"measuring {name} …"):
            rows += MEASUREMENTS[name]()
    table = Table("what", "ours", "theirs", "ratio", "theirs is")
    for row in rows:
        table.add_row(
            row["name"], f"{row['ours_s']:.3g} s", f"{row['theirs_s']:.3g} s", f"{row['ratio']:.3g}×", row["note"]
        )
    console.print(table)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    console.print(f"written: {chosen.out}")


if __name__ == "__main__":
    main()
