"""nbgrader's steps with ours in their places: repair, sandbox, trusted verdict, clean outputs, discreet feedback."""

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader import preprocessors as steps
from nbgrader.converters import Autograde
from traitlets.config import Config

from gradebox.feedback.conceal import Conceal
from gradebox.feedback.sanitize import Sanitize
from gradebox.intake.repair import Repair
from gradebox.verdict.execute import SaveGrades, TrustedExecute

KERNEL = "gradebox"  # the kernelspec of a sandboxed kernel, for what executes notebooks without us: nbgrader validate


def configure(config: Config) -> None:
    """Make nbgrader's own commands grade safely, in place; call it at the end of nbgrader_config.py.

    Lists of steps that a course has set keep their order; ours take the place of nbgrader's.

    Args:
        config: the configuration object, `c` in nbgrader_config.py.
    """
    sanitize = _listed(config, "sanitize_preprocessors")
    execute = _listed(config, "autograde_preprocessors")
    ours = {steps.Execute: TrustedExecute, steps.SaveAutoGrades: SaveGrades}
    sanitize = [step for step in sanitize if step not in (Repair, Sanitize, steps.DeduplicateIds)]
    execute = [ours.get(step, step) for step in execute if step is not Sanitize]
    after = execute.index(TrustedExecute) + 1 if TrustedExecute in execute else 0
    config.Autograde.sanitize_preprocessors = [Repair, Sanitize, *sanitize]
    config.Autograde.autograde_preprocessors = [*execute[:after], Sanitize, *execute[after:]]
    config.GenerateFeedback.preprocessors = [steps.GetGrades, Conceal, CSSHTMLHeaderPreprocessor]
    config.Execute.kernel_name = KERNEL
    config.ExportApp.setdefault("plugin_class", "gradebox.grading.export.HonestCsv")


def _listed(config: Config, name: str) -> list[type]:
    return list(config.Autograde.get(name, getattr(Autograde, name).default_args[0]))
