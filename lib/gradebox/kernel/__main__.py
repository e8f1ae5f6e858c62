"""Start a student's kernel, `python .../gradebox/kernel -f FILE --channel FD --limits JSON`, or a parent of kernels.

Started by its path, so that the environment need not have gradebox installed. `--warm KIND FD FILE`: see `warm`.
"""

import importlib.util
import json
import socket
import sys
from pathlib import Path


def _load_gradebox() -> None:
    """Make this package importable without its folder on the path."""
    if "gradebox" in sys.modules:
        return
    folder = Path(__file__).resolve().parents[1]
    options = {"submodule_search_locations": [str(folder)]}
    spec = importlib.util.spec_from_file_location("gradebox", folder / "__init__.py", **options)
    module = sys.modules["gradebox"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)


def _option(name: str) -> str | None:
    """Take an option and its value out of the arguments."""
    if name not in sys.argv:
        return None
    place = sys.argv.index(name)
    value = sys.argv[place + 1]
    del sys.argv[place : place + 2]
    return value


def main() -> None:
    """Start what the arguments ask for."""
    _load_gradebox()
    from gradebox.kernel import namespaces, start, warm

    if "--warm" in sys.argv:
        warm.serve(*sys.argv[sys.argv.index("--warm") + 1 :][:3])
        return
    limits, number = json.loads(_option("--limits") or "{}"), _option("--channel")
    channel = None
    if number is not None:
        channel = socket.socket(fileno=int(number)) if number.isdigit() else socket.socket(socket.AF_UNIX)
        if not number.isdigit():
            channel.connect(number)
    namespaces.new_keyring()
    start.limit(limits)
    start.kernel(sys.argv[1:], channel)


if __name__ == "__main__":
    main()
