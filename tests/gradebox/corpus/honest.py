"""Honest work in odd clothes: every point that it deserves must be given."""

import json
from pathlib import Path

from tests.gradebox.corpus.case import Case, Notebook, answer, answers, changed, code, find, place, save, solved
from tests.gradebox.corpus.course import AUTO, POINTS, SOLUTIONS


def _colab(nb: Notebook) -> None:
    nb["nbformat_minor"] = 0
    nb["metadata"] = {"colab": {"provenance": []}, "kernelspec": {"name": "python3", "display_name": "Python 3"}}
    for number, cell in enumerate(nb["cells"]):
        cell["metadata"]["id"] = cell.pop("id", f"c{number}")
        if cell["cell_type"] == "code":
            cell["metadata"]["colab"] = {"base_uri": "https://localhost:8080/"}
            cell["outputs"] = [{"output_type": "stream", "name": "stderr", "text": ["a warning\n"]}]


def _helper_cell(nb: Notebook) -> None:
    nb["cells"].insert(place(nb, "scale"), code("def double(x):\n    return x + x"))
    find(nb, "scale")["source"] = "def scale(x):\n    return double(x)"


def _module(folder: Path, nb: Notebook) -> None:
    save(folder, solved(nb, scale="from my_helper import scale"))
    (folder / "my_helper.py").write_text("def scale(x):\n    return 2 * x\n")


def _shadow(folder: Path, nb: Notebook) -> None:
    save(folder, solved(nb))
    for name in ("numpy", "random", "json", "ast", "arrays", "errors", "gradebox"):
        (folder / f"{name}.py").write_text("raise RuntimeError('imported by mistake')\n")


def _two_copies(folder: Path, nb: Notebook) -> None:
    save(folder, json.loads(json.dumps(nb)))
    save(folder, solved(nb), "hw1-Copy1.ipynb")


FLOAT = "class Metres(float):\n    pass\n\ndef scale(x):\n    return Metres(2 * x) if isinstance(x, float) else 2 * x"
CASES = [
    answers("honest_full", AUTO, ("graded",)),
    Case("honest_untouched", lambda folder, nb: save(folder, nb), 0, ("graded",)),
    Case("honest_half", lambda folder, nb: save(folder, answer(nb, {"scale": SOLUTIONS["scale"]})), 3, ("graded",)),
    answers("honest_lambda", AUTO, scale="scale = lambda x: 2 * x"),
    answers("honest_partial", AUTO, scale="import functools, operator\nscale = functools.partial(operator.mul, 2)"),
    answers("honest_callable", AUTO, scale="class Scale:\n    def __call__(self, x):\n        return x * 2\nscale = Scale()"),
    answers("honest_jit_like", AUTO, scale="import functools\n@functools.lru_cache(None)\ndef one(x):\n    return 2 * x\n"
            "def scale(x):\n    return one(x) if not isinstance(x, np.ndarray) else 2 * x"),
    answers("honest_subclass_of_float", AUTO, scale=FLOAT),
    answers("honest_list_for_array", AUTO,
            scale="def scale(x):\n    return [2 * v for v in x] if isinstance(x, np.ndarray) else 2 * x"),
    answers("honest_warns", AUTO, scale="import warnings\ndef scale(x):\n    warnings.warn('slow')\n    return 2 * x"),
    answers("honest_logs", AUTO, scale="import logging, sys\nlogging.basicConfig(level=0)\ndef scale(x):\n"
            "    logging.info('x')\n    print(x, file=sys.stderr)\n    return 2 * x"),
    answers("honest_prints_much", AUTO, scale="def scale(x):\n    print('x' * 100_000)\n    return 2 * x"),
    answers("honest_list_iterator", AUTO, evens="def evens(n):\n    return iter(range(0, n, 2))"),
    answers("honest_list", AUTO, evens="def evens(n):\n    return list(range(0, n, 2))"),
    answers("honest_array_answer", AUTO, answer="answer = np.int64(42)"),
    answers("honest_fraction", AUTO, answer="from fractions import Fraction\nanswer = Fraction(84, 2)"),
    answers("honest_property", AUTO, account="class Account:\n    def __init__(self):\n        self._b = 0\n    @property\n"
            "    def balance(self):\n        return self._b\n    def deposit(self, amount):\n        if not amount > 0:\n"
            "            raise ValueError\n        self._b += amount"),
    answers("honest_dataclass", AUTO, account="from dataclasses import dataclass\n@dataclass\nclass Account:\n"
            "    balance: float = 0\n    def deposit(self, amount):\n        if amount <= 0:\n"
            "            raise ValueError('no')\n        self.balance += amount"),
    answers("honest_own_error", AUTO, account=SOLUTIONS["account"].replace("class Account", "class Bad(ValueError):\n    pass\n\n"
            "class Account").replace("raise ValueError('not positive')", "raise Bad(amount)")),
    answers("honest_magic", AUTO, scale="%matplotlib inline\ndef scale(x):\n    return 2 * x"),
    answers("honest_shell", AUTO, scale="!ls\ndef scale(x):\n    return 2 * x"),
    answers("honest_other_names", AUTO, scale="json = ast = arrays = wire = 3\ndef scale(x):\n    return 2 * x"),
    answers("honest_reads_data", AUTO, scale="table = open('table.csv').read()\ndef scale(x):\n    return 2 * x"),
    answers("honest_writes_files", AUTO, scale="open('out.txt', 'w').write('x')\ndef scale(x):\n    return 2 * x"),
    answers("honest_plots", AUTO, scale="import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n"
            "def scale(x):\n    return 2 * x"),
    answers("honest_threads", AUTO, scale="import threading\nt = threading.Thread(target=print)\nt.start()\nt.join()\n"
            "def scale(x):\n    return 2 * x"),
    answers("honest_asyncio", AUTO, scale="import asyncio\nawait asyncio.sleep(0)\ndef scale(x):\n    return 2 * x"),
    answers("honest_error_elsewhere", AUTO, why="1/0", scale="def scale(x):\n    return 2 * x\n1/0"),
    answers("honest_one_wrong", AUTO - POINTS["clip"], ("graded",),
            clip="def clip(values, limit):\n    values[:] = [min(v, limit) for v in values]\n    return values"),
    answers("honest_returns_none", AUTO - POINTS["scale"], ("graded",), scale="def scale(x):\n    print(2 * x)"),
    answers("honest_syntax_error", AUTO - POINTS["scale"], ("graded",), scale="def scale(x) return 2 * x"),
    answers("honest_half_share", AUTO - POINTS["share"], ("graded",),
            share="def share(values, low):\n    return sum(v >= low for v in values) / len(values)"),
    changed("honest_colab", _colab, AUTO, ("graded",)),
    changed("honest_helper_cell", _helper_cell, AUTO, ("graded",)),
    Case("honest_module", _module, AUTO, ("graded", "repaired")),
    Case("honest_shadowing_files", _shadow, AUTO, ("graded", "repaired")),
    Case("honest_two_copies", _two_copies, AUTO, ("repaired",)),
]  # fmt: skip
