"""Feedback for students: without hidden tests and what could tell of them, without paths of the grader's machine."""

import re

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import ClearHiddenTests

PATHS = re.compile(r"(?<![\w.])/(?:[\w.@+-]+/)+([\w.@+-]+)")
FAILED = nbformat.v4.new_output("error", ename="TestFailed", evalue="", traceback=["TestFailed: this test failed"])
ELSEWHERE = "(output not shown here: this cell ran after hidden tests)"


class Conceal(ClearHiddenTests):
    """Take out hidden tests, and the outputs of student code that ran after them: it may have recorded their inputs."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        trusted = nb.metadata.get("gradebox", {}).get("trusted", [])
        told = False
        for cell in (cell for cell in nb.cells if cell.cell_type == "code"):
            test = utils.is_grade(cell) and not utils.is_solution(cell)
            secret = test and self.begin_test_delimeter in cell.source
            if told and not test and cell.outputs:
                cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text=ELSEWHERE)]
            elif secret and cell.metadata.nbgrader.grade_id not in trusted:
                cell.outputs = [FAILED] if utils.has_failed(cell) else []
            for output in cell.outputs:
                _shorten(output)
            told = told or secret
        return super().preprocess(nb, resources)


def _shorten(output: NotebookNode) -> None:
    """Leave the last part of paths of files."""
    for key in ("text", "evalue"):
        if isinstance(output.get(key), str):
            output[key] = PATHS.sub(r"\1", output[key])
    if output.output_type == "error":
        output.traceback = [PATHS.sub(r"\1", line) for line in output.traceback]
