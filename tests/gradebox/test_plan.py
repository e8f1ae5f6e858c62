"""Which code of a notebook runs in the trusted process, and when."""

from gradebox.verdict.plan import plan

GIVEN = """
import heavy as h
parts = h.parts
size = h.size()

def build(n):
    return parts.Model(n)
"""


def steps(test: str):
    return plan(
        [("given", "a", GIVEN), ("solution", "double", "def double(x):\n    return 2 * x"), ("test", "t", test)]
    )


def test_a_test_that_hands_a_given_function_on_needs_no_library_of_it():
    first = steps("assert in_student(build, 3)")[0]
    assert (first.run, first.imports) == ([3], [0, 1])  # these imports run when somebody reads their names


def test_what_a_library_computes_is_there_when_the_test_begins():
    first = steps("assert double(size) == 4")[0]
    assert (first.run, first.imports) == ([2], [0])


def test_nothing_runs_that_no_test_reads():
    first = steps("assert double(2) == 4")[0]
    assert (first.run, first.imports) == ([], [])


def test_a_part_of_a_part_waits_and_a_rebound_name_does_not():
    source = "import heavy as h\nparts = h.parts\nlayers = parts.layers\nparts = make()\nfirst = parts.first"
    test = "assert in_student(layers, first)"
    first = plan([("given", "a", source), ("test", "t", test)])[0]
    assert (first.run, first.imports) == ([3, 4], [0, 1, 2])
