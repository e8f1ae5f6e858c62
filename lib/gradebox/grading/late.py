"""A penalty for late work: an hour of grace, a share of the points for each day begun, and a floor."""

import math

from nbgrader.plugins import LateSubmissionPlugin
from traitlets import Float

HOUR, DAY = 3600, 86400  # seconds


class LatePenalty(LateSubmissionPlugin):
    """Takes a share of a late notebook's points for each day begun, after a time of grace, and never the last ones.

    In nbgrader_config.py: `c.AssignLatePenalties.plugin_class = "gradebox.grading.late.LatePenalty"`. It needs the
    assignment's due date in the gradebook and time stamps beside the submissions, as nbgrader's own penalty does.
    """

    grace = Float(1.0, min=0.0, help="hours after the due date that cost nothing").tag(config=True)
    per_day = Float(0.1, min=0.0, max=1.0, help="share of the points that each day begun costs").tag(config=True)
    floor = Float(0.5, min=0.0, max=1.0, help="share of the points that stays, however late").tag(config=True)

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float | None:
        """Return the points that a notebook loses, None for none.

        Args:
            student_id: who handed in.
            score: the points of the notebook, as graded.
            total_seconds_late: seconds after the due date, extensions counted; 0 in time.
        """
        late = total_seconds_late - self.grace * HOUR
        if late <= 0:
            return None
        return score * min(self.per_day * math.ceil(late / DAY), 1 - self.floor)
