"""Trainings whose learning rate changes, each an independent run with a record of its own.

    runs = [experiment.Run("mnist", "cosine", cosine, lr=lr, seed=seed) for lr in (1e-3, 1e-2) for seed in range(3)]
    records = experiment.study(runs, "records")                     # what is in the folder is not trained again

`tasks` says what is trained on and for how long, `runs` what a run is, `trainer` does one, `store` keeps
records in a folder, `studies` does many runs: one after the other in this process, or on a Dask cluster. `scripted`
puts a controller to the test without a training.
"""

from lrlab.experiment import scripted as scripted
from lrlab.experiment.runs import Run as Run
from lrlab.experiment.store import Store as Store
from lrlab.experiment.studies import study as study
from lrlab.experiment.tasks import Task as Task
from lrlab.experiment.trainer import train as train
