"""Runs are what they say, records survive whatever happens, and a cluster computes the same as this process."""

import dataclasses
import functools
import json
import math
import os
import subprocess
import sys
import threading
import time

import numpy as np
import pytest
import torch

from lrlab.experiment import Run, Store, Task, study, train, trainer
from lrlab.models import SimpleCNN
from tests.lrlab import rules

SHORT = {"n_steps": 3}


def timeless(record: dict) -> dict:
    """A record without its times."""
    log = {name: values for name, values in record["evaluations"].items() if name != "seconds"}
    arrived = record["arrived"] and record["arrived"]["step"]
    return {**record, "evaluations": log, "arrived": arrived, "environment": None}


@pytest.mark.parametrize("name", ["mnist", "cifar10", "imdb"])
def test_tasks(name):
    task = Task.load(name)
    parts = [task.train, task.validation, task.test]
    assert all(len(part.x) == len(part.y) > 50 for part in parts)
    inputs, labels = task.train.batch(np.arange(7), "cpu")
    assert task.size.build()(*inputs).shape == (7, 2 if name == "imdb" else 10) and labels.dtype == torch.int64
    if name == "imdb":
        assert inputs[0].shape == (7, int(inputs[1].max())) and inputs[1].max() <= task.size.tokens
        assert max(int(review.max()) for review in task.test.x) < task.size.words
    else:
        assert inputs[0].dtype == torch.float32 and -1 <= inputs[0].min() < inputs[0].max() <= 1
        seen = {image.tobytes() for image in task.train.x}
        assert sum(image.tobytes() in seen for image in task.validation.x) < 3  # apart, but for twins


def test_a_run_is_a_plain_training_loop():
    task, run = Task.load("mnist"), Run("mnist", "falling", rules.falling, lr=0.01, seed=4, n_steps=30)
    torch.manual_seed(4)
    torch.set_num_threads(1)
    model = task.size.build()
    optimizer, rng, losses = torch.optim.Adam(model.parameters()), np.random.default_rng(4), []
    order = np.concatenate([rng.permutation(len(task.train.y)) for _ in range(2)])
    n = len(task.train.y)
    epochs = [range(0, n, 64), range(n, 2 * n, 64)]  # the last batch of an epoch is smaller
    batches = [order[at : min(at + 64, epoch.stop)] for epoch in epochs for at in epoch]
    for step, places in enumerate(batches[:30]):
        optimizer.param_groups[0]["lr"] = 0.01 * (1 - step / 30)
        x, y = torch.from_numpy(task.train.x[places]), torch.from_numpy(task.train.y[places])
        loss = torch.nn.functional.cross_entropy(model(x), y)
        model.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append((loss.item(), len(y)))
    record = train(run)
    assert record["rates"] == pytest.approx([0.01 * (1 - step / 30) for step in range(30)])
    every = record["evaluations"]["step"][0]
    values, sizes = np.array(losses[:every]).T
    assert record["evaluations"]["loss"][0] == pytest.approx((values * sizes).sum() / sizes.sum(), rel=1e-5)
    with torch.no_grad():
        right = (model(torch.from_numpy(task.test.x)).argmax(1).numpy() == task.test.y).mean()
    assert record["test_accuracy"] == pytest.approx(right) and record["test_accuracy"] > 0.3
    assert record["evaluations"]["step"][-1] == 30


def test_rules_share_weights_and_batches():
    plain = train(Run("mnist", "constant", **SHORT))
    assert timeless(train(Run("mnist", "constant", **SHORT))) == timeless(plain)
    one = train(Run("mnist", "constant", lambda step, n_steps: 1.0, **SHORT))
    other = train(Run("mnist", "constant", seed=1, **SHORT))
    assert one["evaluations"]["val_loss"] == plain["evaluations"]["val_loss"] != other["evaluations"]["val_loss"]


def test_a_controller_reads_metrics_and_rules_from_then_on():
    rules.Halving.told.clear()
    record = train(Run("imdb", "halving", controller=rules.Halving, lr=0.01, n_steps=12, optimizer="SGD"))
    told, log = rules.Halving.told, record["evaluations"]
    assert [metrics["step"] for metrics in told] == log["step"] and len(told) >= 2
    assert set(told[0]) == {"step", "epoch", "loss", "accuracy", "val_loss", "val_accuracy"}
    assert [metrics["val_loss"] for metrics in told] == log["val_loss"]
    halvings = [sum(done <= step for done in log["step"]) for step in range(12)]
    assert record["rates"] == pytest.approx([0.01 / 2**n for n in halvings])


@pytest.mark.parametrize("name", ["mnist", "cifar10", "imdb"])
def test_full_size(name, monkeypatch):
    task = Task.load(name, "full")
    few = {name: getattr(task, name) for name in ("train", "validation", "test")}
    sizes = {"train": 70, "validation": 10, "test": 10}
    few = {
        name: dataclasses.replace(part, x=part.x[: sizes[name]], y=part.y[: sizes[name]]) for name, part in few.items()
    }
    small = dataclasses.replace(task, **few)
    monkeypatch.setattr(Task, "load", lambda *of: small)
    record = train(Run(name, "constant", tier="full", n_steps=2))
    sizes = {"mnist": 1_199_882, "cifar10": 11_173_962, "imdb": 2_758_914}
    assert sum(p.numel() for p in task.size.build().parameters()) == sizes[name]
    assert (task.size.epochs, task.size.batch_size) == (50, 64) and record["run"]["lr"] == 0.001
    assert len(record["rates"]) == 2 and math.isfinite(record["test_loss"])


def test_arrival_is_the_first_time_or_censored():
    log = {"step": [5, 10, 15], "seconds": [0.1, 0.2, 0.3], "val_accuracy": [0.4, 0.8, 0.7]}
    assert trainer._arrived(log, 0.7) == {"step": 10, "seconds": 0.2}
    assert trainer._arrived(log, 0.9) is None


def test_other_code_is_another_run():
    def scaled(factor):
        return lambda step, n_steps: factor

    keys = {Run("mnist", "r", rule).key for rule in (None, rules.falling, scaled(1), scaled(2))}
    keys |= {Run("mnist", "r", functools.partial(rules.falling)).key, Run("mnist", "r", controller=rules.Halving).key}
    keys |= {Run("mnist", "r", controller=functools.partial(rules.Halving, base=base)).key for base in (1, 2)}
    assert len(keys) == 8
    assert Run("mnist", "r", scaled(2)).key == Run("mnist", "r", scaled(2)).key
    assert len({Run("mnist", "r", seed=s, lr=lr).key for s in (0, 1) for lr in (0.1, 0.2)}) == 4


def test_other_samples_or_sizes_are_another_run(tmp_path, monkeypatch):
    """Records made with stand-ins must not pass for real ones later, nor those of a cluster that has other samples."""
    run, task = Run("mnist", "r", **SHORT), Task.load("mnist")
    record, keys = train(run), {run.key}
    fewer = dataclasses.replace(task.train, x=task.train.x[:64], y=task.train.y[:64])
    longer = dataclasses.replace(task.size, epochs=9)
    wider = dataclasses.replace(task.size, build=lambda: SimpleCNN(5))
    for changes in ({"train": fewer}, {"size": longer}, {"size": wider}):
        other = dataclasses.replace(task, **changes)
        monkeypatch.setattr(Task, "load", lambda *of, other=other: other)
        keys.add(run.key)
        with pytest.raises(ValueError, match="record is of another run"):
            Store(tmp_path).write(run, record)
    assert len(keys) == 4 and not list(tmp_path.glob("*.json"))


def test_a_class_without_source_is_known_by_its_methods():
    """As in a notebook, where a class has no source."""
    keys = set()
    for body in ("return 0.1", "return 0.2", "return 0.1"):
        space = {"__name__": "nowhere"}
        exec(f"class Rule:\n    def __init__(self, optimizer): pass\n    def step(self, metrics): {body}", space)
        keys.add(Run("mnist", "r", controller=space["Rule"]).key)
    assert len(keys) == 2


def test_a_rule_is_another_when_what_it_reads_is_another():
    """In a notebook a helper in one cell is mended, and the controller's cell is not run again."""
    space = {"__name__": "nowhere"}
    exec("class Rule:\n    def step(self, metrics): return [helper(x) * SIZE for x in metrics]", space)
    keys = []
    for helper, size in (("x", 1), ("x + 1", 1), ("x + 1", (1, 2)), ("x", 1)):
        exec(f"def helper(x): return {helper} if x else Rule\nSIZE = {size}\nother = {len(keys)}", space)
        keys.append(Run("mnist", "r", controller=space["Rule"]).key)
    assert len(set(keys)) == 3 and keys[0] == keys[-1]


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Run("mnst", "r"), "task='mnst': there are mnist, cifar10, imdb"),
        (lambda: Run("mnist", "r", tier="gpu"), "tier='gpu': there are cpu, full"),
        (lambda: Run("mnist", "r", lr=0), "lr=0: give a finite number above 0"),
        (lambda: Run("mnist", "r", seed=-1), "seed=-1"),
        (lambda: Run("mnist", "r", n_steps=0), "n_steps=0"),
        (lambda: Run("mnist", "r", optimizer="adam"), "optimizer='adam': there are Adam, SGD"),
        (lambda: Run("mnist", "r", "cosine"), "factor='cosine': give a function"),
        (lambda: Run("mnist", "r", rules.falling, controller=rules.Halving), "give one of them"),
        (lambda: train(Run("mnist", "r", lambda step, n: -1.0, **SHORT)), r"factor\(0, 3\) returned -1.0"),
        (lambda: train(Run("mnist", "r", **SHORT), "tpu"), "device='tpu': there are cpu, cuda"),
        (lambda: study([], "records"), "give at least one run"),
    ],
)
def test_impossible_wishes(make, says):
    with pytest.raises(ValueError, match=says):
        make()


def test_a_gpu_that_is_not_there(tmp_path, monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(ValueError, match="device='cuda': PyTorch finds no CUDA device"):
        study([Run("mnist", "r")], tmp_path / "new", device="cuda")
    assert not (tmp_path / "new").exists()


def test_a_record_comes_back_as_it_was(tmp_path):
    run, store = Run("mnist", "destroying", controller=rules.Destroying, n_steps=12), Store(tmp_path)
    assert store.read(run) is None
    record = train(run)
    store.write(run, record)
    assert json.loads(store.path(run).read_text())["format"] == 1
    back = store.read(run)
    assert math.isnan(back["evaluations"]["loss"][-1]) and back["rates"][-1] == math.inf
    np.testing.assert_equal(back, record)
    assert [path for path in tmp_path.iterdir() if path.is_file()] == [store.path(run)]


def test_what_is_no_record_of_this_run_is_left_alone(tmp_path):
    run, store = Run("mnist", "constant", **SHORT), Store(tmp_path)
    other = {"format": 1, "record": {"run": Run("mnist", "other").identity()}}
    texts = {"{": "is no record", "[]": "is no record", '{"format": 7}': "has format 7, this version reads 1"}
    for text, says in {**texts, json.dumps(other): "the record of another run"}.items():
        store.path(run).write_text(text)
        with pytest.raises(ValueError, match=says):
            study([run], tmp_path)
        assert store.path(run).read_text() == text
    (tmp_path / "file").write_text("")
    with pytest.raises(NotADirectoryError, match="is a file"):
        study([run], tmp_path / "file")


def test_a_study_goes_on_where_it_was(tmp_path, monkeypatch):
    runs = [Run("mnist", "constant", seed=seed, **SHORT) for seed in range(3)]
    first = study(runs[:2], tmp_path)
    done = []
    monkeypatch.setattr("lrlab.experiment.studies.train", lambda run, device: done.append(run) or train(run, device))
    again = study([*runs, runs[0]], tmp_path)
    assert done == [runs[2]] and again[:2] == first and again[3] == again[0]


BODY = """
import sys
from lrlab.experiment import Run, study
from tests.lrlab.rules import noted
study([Run("mnist", "noted", noted, seed=seed, n_steps=20) for seed in range(4)], sys.argv[1], device="cpu")
"""


def started(folder, begun) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", BODY, str(folder)], env={**os.environ, "RUNS_BEGUN": str(begun)})


def test_killed_and_started_again_twice_at_once(tmp_path):
    records, begun = tmp_path / "records", tmp_path / "begun"
    process, end = started(records, begun), time.monotonic() + 120
    while not list(records.glob("*.json")) and time.monotonic() < end:
        time.sleep(0.02)
    process.kill()
    process.wait()
    kept = {path: path.read_text() for path in records.glob("*.json")}
    assert 1 <= len(kept) < 4
    both = [started(records, begun) for _ in range(2)]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    assert len(list(records.glob("*.json"))) == 4 and all(path.read_text() == text for path, text in kept.items())
    assert 4 <= len(begun.read_text().split()) <= 5  # only the running one was lost, and nothing was done twice


def test_a_cluster_gives_the_same_records_though_a_worker_is_killed(tmp_path):
    from distributed import LocalCluster

    runs = [Run("mnist", "falling", rules.falling, seed=seed, n_steps=40) for seed in range(4)]
    here = study(runs, tmp_path / "here", device="cpu")
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        threading.Timer(2, cluster.workers[0].process.process.kill).start()
        there = study(runs, tmp_path / "there", scheduler=cluster.scheduler_address, device="cpu")
    assert [timeless(record) for record in there] == [timeless(record) for record in here]
    assert study(runs, tmp_path / "there") == there


def test_a_scheduler_that_does_not_answer(tmp_path, monkeypatch):
    monkeypatch.setattr("lrlab.experiment.studies.PATIENCE", 1)
    with pytest.raises(ConnectionError, match=r"scheduler='tcp://127\.0\.0\.1:9' does not answer"):
        study([Run("mnist", "constant", **SHORT)], tmp_path, scheduler="tcp://127.0.0.1:9")
    assert not list(tmp_path.glob("*.json"))
