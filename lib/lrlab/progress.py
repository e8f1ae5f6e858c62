"""Progress bars on long work, where somebody watches."""

import os

from tqdm.auto import tqdm


def bar(total: int, what: str) -> tqdm:
    """Return a progress bar that shows after a second, and vanishes at the end.

    It stays away where output is no terminal and no notebook, and while nbgrader executes the notebook.

    Args:
        total: how many units of work there are.
        what: what one unit is, such as "runs".
    """
    graded = bool(os.environ.get("NBGRADER_EXECUTION"))
    return tqdm(total=total, desc=what, leave=False, delay=1, disable=True if graded else None)
