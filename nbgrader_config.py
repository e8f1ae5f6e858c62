"""nbgrader's configuration for this course: markers, safe execution, and the public address of the student edition."""

from nbgrader import preprocessors as steps

from gradebox import scripts_on_path
from gradebox.grading.pipeline import configure
from gradebox.preprocessors import PublicAddress

scripts_on_path()
c = get_config()  # noqa: F821  (traitlets provides it)
c.CourseDirectory.course_id = "learning_rates"

# Where the student edition is published, such as https://github.com/NAME/REPOSITORY; empty: not published.
# The badge "Open in Colab" and the first cell of each release use it.
c.PublicAddress.address = ""

# Markers in the source notebooks, and what takes their place in the release.
c.ClearSolutions.begin_solution_delimeter = "# @FILL begin"
c.ClearSolutions.end_solution_delimeter = "# @FILL end"
c.ClearSolutions.code_stub = {"python": "# TODO: Replace with your code (fill)\nraise NotImplementedError"}
c.ClearSolutions.text_stub = "*Enter your answer in this cell*"
c.ClearHiddenTests.begin_test_delimeter = "# @HIDDEN begin"
c.ClearHiddenTests.end_test_delimeter = "# @HIDDEN end"
c.GenerateAssignment.preprocessors = [
    PublicAddress, steps.IncludeHeaderFooter, steps.LockCells, steps.ClearSolutions, steps.ClearOutput,
    steps.CheckCellMetadata, steps.ComputeChecksums, steps.SaveCells, steps.ClearHiddenTests, steps.ClearMarkScheme,
    steps.ComputeChecksums, steps.CheckCellMetadata,
]  # fmt: skip

# Grading: submissions are repaired, student code runs in a sandbox, and tests where it cannot reach them.
c.Execute.timeout = 60  # seconds a cell
c.Execute.extra_arguments = ["--log-level=ERROR"]
c.TrustedExecute.in_student = "lrlab.check.in_student"
c.LimitOutput.max_lines = 200
c.LimitOutput.max_traceback = 50
configure(c)
