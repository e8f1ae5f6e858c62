"""What late work costs."""

import pytest
from traitlets import TraitError

from gradebox.grading.late import DAY, HOUR, LatePenalty


@pytest.mark.parametrize(
    ("seconds", "want"),
    [
        (0, None),
        (HOUR, None),  # the last second of grace
        (HOUR + 1, 1.0),
        (HOUR + DAY, 1.0),
        (HOUR + DAY + 1, 2.0),
        (3 * DAY, 3.0),
        (30 * DAY, 5.0),  # the floor
    ],
)
def test_points_that_a_notebook_of_ten_points_loses(seconds, want):
    assert LatePenalty().late_submission_penalty("ada", 10.0, seconds) == (want and pytest.approx(want))


def test_settings():
    plugin = LatePenalty(grace=0.0, per_day=0.25, floor=0.0)
    assert [plugin.late_submission_penalty("ada", 8.0, days * DAY) for days in (1, 2, 4, 9)] == [2, 4, 8, 8]
    assert plugin.late_submission_penalty("ada", 0.0, DAY) == 0
    for wrong in ({"grace": -1.0}, {"per_day": 1.5}, {"floor": -0.1}):
        with pytest.raises(TraitError):
            LatePenalty(**wrong)
