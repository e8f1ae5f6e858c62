"""Controllers driven by scripts: what they are told, what is read from the optimizer, what a saved one must keep."""

import pytest
import torch

from lrlab.experiment import scripted
from tests.lrlab import rules

SCRIPT = [(0.5, 0.1), (0.4, 0.2, 0.6, 0.3)]


class Counting:
    """Divides the first learning rates by the number of its checks; `keep` says what it saves."""

    def __init__(self, optimizer, keep=True):
        self.optimizer, self.keep, self.n = optimizer, keep, 0
        self.first = [group["lr"] for group in optimizer.param_groups]

    def step(self, metrics):
        self.n += 1
        for group, first in zip(self.optimizer.param_groups, self.first, strict=True):
            group["lr"] = first / self.n
        return self.n

    def state_dict(self):
        return {"n": self.n, "first": self.first} if self.keep else {"n": 0, "first": self.first}

    def load_state_dict(self, state):
        self.n, self.first = state["n"], state["first"]


def test_rates_are_read_from_every_group_of_the_optimizer(monkeypatch):
    monkeypatch.setattr(rules.Halving, "told", [])
    rows = scripted.rates(rules.Halving, SCRIPT, (0.8, 2.0))
    assert rows == [[0.4, 0.4, 1.0], [0.2, 0.2, 0.5]]
    names = ("loss", "accuracy", "val_loss", "val_accuracy")
    assert [[told[name] for name in names] for told in rules.Halving.told] == [
        [0.5, 0.1, 0.5, 0.1],
        [0.4, 0.2, 0.6, 0.3],
    ]
    assert {"epoch", "step"} < set(rules.Halving.told[0])


def test_a_resumed_controller_is_one_that_loaded_what_was_saved():
    script = [(1.0, 0.5)] * 5
    whole = scripted.rates(Counting, script, (0.6, 6.0))
    assert whole[2] == pytest.approx([3, 0.2, 2.0])
    assert scripted.resumed_rates(Counting, script, 2, (0.6, 6.0)) == whole[2:]
    assert scripted.resumed_rates(Counting, script, 2, (0.6, 6.0), keep=False) == whole[:3]


def test_weights_are_those_of_adam_at_the_prescribed_rates():
    slopes, lrs = [[1.0, -2.0], [0.5, 0.5], [-1.0, 3.0]], [0.3, 0.02]
    rows = scripted.weights(scripted.Prescribed, [(1.0, 0.5)] * 3, slopes, lr=0.3, rates=[*lrs, 9.0])
    w = torch.nn.Parameter(torch.zeros(2, dtype=torch.float64))
    optimizer = torch.optim.Adam([w], lr=0.3)
    for slope, lr, row in zip(slopes, [0.3, *lrs], rows, strict=True):
        optimizer.param_groups[0]["lr"], w.grad = lr, torch.tensor(slope, dtype=torch.float64)
        optimizer.step()
        assert row == pytest.approx(w.tolist())


def test_factors_are_rates_over_the_first_one():
    assert scripted.factors(Counting, [(1.0, 0.5)] * 3) == pytest.approx([1, 1 / 2, 1 / 3])


def test_metrics_that_a_controller_changes_are_an_error():
    class Greedy(Counting):
        def step(self, metrics):
            metrics["accuracy"] = 0.0
            return super().step(metrics)

    with pytest.raises(ValueError, match="step changed the metrics"):
        scripted.rates(Greedy, SCRIPT)
