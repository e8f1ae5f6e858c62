"""nbgrader for the instructor: where the exchange is, and the course, whose own nbgrader_config.py follows."""

import os
from pathlib import Path

c = get_config()  # noqa: F821  (traitlets provides it)
c.Exchange.root = "/srv/class/exchange"
c.CourseDirectory.course_id = os.environ["NBGRADER_COURSE"]
c.CourseDirectory.root = str(Path.home() / "course")
c.ExchangeFactory.collect = "gradebox.intake.exchange.Collect"  # nbgrader's own believes what students write
