"""A sweep gives what the plain loop in PyTorch gives, for every configuration, with both engines."""

import _thread
import signal
from itertools import pairwise

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from lrlab import data, progress, sweep
from lrlab.sweep import batched

ENGINES = ("compiled", "batched")
QWERTY = data.qwerty()


def loop(split: data.Split, config: dict, seed: int, epochs: int, hidden=(8,), batch_size: int = 32) -> np.ndarray:
    """Train as a plain loop does; return (epochs, 4): train loss, train accuracy, test loss, test accuracy."""
    torch.manual_seed(seed)
    sizes = [split.x_train.shape[1], *hidden, int(split.y_train.max()) + 1]
    layers = [part for size, following in pairwise(sizes)
              for part in (torch.nn.Linear(size, following), torch.nn.ReLU())][:-1]  # fmt: skip
    model = torch.nn.Sequential(*layers)
    rest = {key: value for key, value in config.items() if key not in ("optimizer", "schedule", "perturb")}
    with torch.no_grad():
        for param in model.parameters():
            param.copy_(param.double() * (1 + config.get("perturb", 0.0)))
    optimizer = getattr(torch.optim, config["optimizer"])(model.parameters(), **rest)
    parts = [torch.from_numpy(np.asarray(part)) for part in split]
    train_set = torch.utils.data.TensorDataset(*parts[:2])
    generator = torch.Generator().manual_seed(seed)
    loader = torch.utils.data.DataLoader(train_set, batch_size, shuffle=True, generator=generator)
    step, history = 0, []
    for _ in range(epochs):
        total, right = 0.0, 0
        for x, y in loader:
            if "schedule" in config:
                optimizer.param_groups[0]["lr"] = config["lr"] * config["schedule"](step, epochs * len(loader))
            step += 1
            optimizer.zero_grad()
            logits = model(x)
            loss = torch.nn.functional.cross_entropy(logits, y)
            loss.backward()
            optimizer.step()
            total, right = total + loss.item() * len(y), right + (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(parts[2])
        tested = torch.nn.functional.cross_entropy(logits, parts[3]).item()
        accuracy = (logits.argmax(1) == parts[3]).float().mean().item()
        history.append([total / len(train_set), right / len(train_set), tested, accuracy])
    return np.array(history)


def histories(table, n: int) -> np.ndarray:
    """Return the columns of losses and accuracies as (runs, epochs, 4)."""
    return table[list(sweep.COLUMNS)].to_numpy().reshape(n, -1, 4)


def halved(step: int, n_steps: int) -> float:
    return 0.5 if step >= n_steps // 2 else 1.0


CONFIGS = [
    {"optimizer": "SGD", "lr": 0.05},
    {"optimizer": "SGD", "lr": 0.02, "momentum": 0.9, "weight_decay": 0.01},
    {"optimizer": "SGD", "lr": 0.1, "schedule": halved},
    {"optimizer": "RMSprop", "lr": 0.003},
    {"optimizer": "RMSprop", "lr": 0.003, "alpha": 0.9, "eps": 1e-3, "weight_decay": 0.1},
    {"optimizer": "Adam", "lr": 0.01},
    {"optimizer": "Adam", "lr": 0.01, "betas": (0.8, 0.95), "eps": 1e-3, "weight_decay": 0.1},
    {"optimizer": "Adam", "lr": 0.01, "schedule": halved},
]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("hidden", "batch_size"), [((8,), 32), ((5, 4), 50), ((), 720)])
def test_histories_equal_those_of_the_loop(engine, hidden, batch_size):
    table = sweep.run(QWERTY, CONFIGS, hidden, seeds=(0, 7), epochs=3, batch_size=batch_size, engine=engine)
    got = histories(table, 2 * len(CONFIGS))
    for place, config in enumerate(CONFIGS):
        for number, seed in enumerate((0, 7)):
            want = loop(QWERTY, config, seed, 3, hidden, batch_size)
            mine = got[2 * place + number]
            assert mine[:, ::2] == pytest.approx(want[:, ::2], rel=2e-4), config
            assert np.abs(mine[:, 1] - want[:, 1]).max() < 3 / 720 and np.abs(mine[:, 3] - want[:, 3]).max() < 1.1 / 180


@settings(max_examples=8, deadline=None)
@given(
    hidden=st.lists(st.integers(1, 9), max_size=2),
    n_in=st.integers(1, 4),
    classes=st.integers(2, 4),
    n=st.integers(5, 40),
    batch_size=st.integers(1, 45),
    engine=st.sampled_from(ENGINES),
    config=st.sampled_from(CONFIGS),
)
def test_any_shape_equals_the_loop(hidden, n_in, classes, n, batch_size, engine, config):
    rng = np.random.default_rng(n)
    y = (
        np.concatenate([np.arange(classes), rng.integers(0, classes, n - classes)])
        if n > classes
        else np.arange(classes)
    )
    x = rng.normal(size=(len(y), n_in)).astype(np.float32)
    split = data.Split(x, y, x[:4] + 0.5, y[:4])
    table = sweep.run(split, [config], hidden, epochs=2, batch_size=batch_size, engine=engine)
    want = loop(split, config, 0, 2, hidden, batch_size)
    assert histories(table, 1)[0][:, ::2] == pytest.approx(want[:, ::2], rel=1e-3, abs=1e-5)


def test_the_order_of_batches_is_the_data_loaders():
    from lrlab.sweep import start
    from lrlab.sweep.configs import Job

    job = Job(QWERTY, [], (8,), (5,), 3, 32)
    generator = torch.Generator().manual_seed(5)
    indices = torch.utils.data.TensorDataset(torch.arange(720))
    loader = torch.utils.data.DataLoader(indices, 32, shuffle=True, generator=generator)
    want = [torch.cat([batch for (batch,) in loader]).numpy() for _ in range(3)]
    assert np.array_equal(start.orders(job, 5), want)


def test_pytorchs_own_generator_stays_as_it_was():
    torch.manual_seed(0)
    before = torch.random.get_rng_state()
    for engine in ENGINES:
        sweep.run(QWERTY, CONFIGS[:1], epochs=1, engine=engine)
    assert torch.equal(torch.random.get_rng_state(), before)


def final(table, last: int = 10) -> np.ndarray:
    """Return each run's mean test accuracy over its last epochs."""
    return histories(table, len(table) // (table.epoch.max() + 1))[:, -last:, 3].mean(axis=1)


def test_final_accuracies_equal_those_of_the_loop_unless_it_is_chaotic():
    """Every fourth rate of the study, all 50 epochs: a run that a change of 1e-7 moves as far proves nothing."""
    configs = sweep.grid(optimizer=["SGD", "RMSprop", "Adam"], lr=np.logspace(-4, -1, 20)[3::8])
    table = sweep.run(QWERTY, configs)
    moved = sweep.run(QWERTY, [{**config, "perturb": 1e-7} for config in configs])
    chaotic = np.abs(final(table) - final(moved)) > 1 / 180
    assert chaotic.sum() <= len(configs) // 10
    want = np.array([loop(QWERTY, config, 0, 50)[-10:, 3].mean() for config in configs])
    assert (np.abs(final(table) - want)[~chaotic] <= 1 / 180 + 1e-9).all()


@pytest.mark.parametrize("engine", ENGINES)
def test_a_run_that_diverges_stays_in_the_table(engine):
    configs = [{"optimizer": "SGD", "lr": 1e4}, {"optimizer": "SGD", "lr": 0.01}, {"optimizer": "Adam", "lr": 1e3}]
    table = sweep.run(QWERTY, configs, epochs=6, engine=engine)
    assert len(table) == 18
    lost, fine, adam = (table[table.lr == config["lr"]] for config in configs)
    assert lost.diverged.iloc[-1] and not np.isfinite(lost.train_loss.iloc[-1])
    constant = [(QWERTY.y_test == c).mean() for c in range(3)]
    assert min(abs(lost.test_acc.iloc[-1] - share) for share in constant) < 1e-12
    assert not fine.diverged.any() and not adam.diverged.any()


def test_every_row_says_what_it_is():
    configs = [{"optimizer": "Adam", "lr": 0.1, "betas": (0.9, 0.9)}, {"optimizer": "SGD", "lr": 1, "schedule": halved}]
    table = sweep.run(QWERTY, configs, seeds=(3, 1), epochs=2)
    assert list(table.columns) == ["optimizer", "lr", "betas", "schedule", "seed", "epoch", *sweep.COLUMNS, "diverged"]
    assert table.optimizer.tolist() == ["Adam"] * 4 + ["SGD"] * 4 and table.lr.tolist() == [0.1] * 4 + [1.0] * 4
    assert table.seed.tolist() == [3, 3, 1, 1] * 2 and table.epoch.tolist() == [0, 1] * 4
    assert table.schedule.tolist()[4:] == ["halved"] * 4 and table.betas[0] == (0.9, 0.9)


def test_the_order_and_company_of_configurations_change_nothing():
    together = sweep.run(QWERTY, CONFIGS, seeds=(0, 1), epochs=2)
    backwards = sweep.run(QWERTY, CONFIGS[::-1], seeds=(1, 0), epochs=2)
    assert np.array_equal(histories(together, 16), histories(backwards, 16)[::-1])
    alone = sweep.run(QWERTY, CONFIGS[3:4], seeds=(1,), epochs=2)
    assert np.array_equal(histories(alone, 1)[0], histories(together, 16)[7])


def test_the_larger_problem_goes_to_the_batched_engine():
    from lrlab.sweep.configs import Job

    images = data.Split(*(np.zeros((4, 784), np.float32), np.arange(4)) * 2)
    assert batched.better(Job(QWERTY, [], (8,), (0,), 1, 1)) == "compiled"
    assert batched.better(Job(images, [], (256, 128), (0,), 1, 1)) == "batched"


@pytest.mark.parametrize("engine", ENGINES)
def test_ctrl_c_returns_what_is_done(engine, capsys, monkeypatch):
    configs = sweep.grid(optimizer=["SGD"], lr=np.logspace(-3, -1, 12))
    sweep.run(QWERTY, configs[:1], epochs=1, engine=engine)  # compiled before

    done: list[int] = []

    class Bar(progress.tqdm):
        def update(self, n=1):
            done.append(n)
            if len(done) == 3:
                _thread.interrupt_main()

    monkeypatch.setattr(progress, "tqdm", Bar)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # jobs in the background ignore it
    try:
        table = sweep.run(QWERTY, configs, seeds=range(20), epochs=40, engine=engine)
    finally:
        signal.signal(signal.SIGINT, before)
    said = capsys.readouterr().out
    assert said.startswith(f"interrupted: {len(table)} of {12 * 20 * 40} epochs are done")
    assert 0 < len(table) < 12 * 20 * 40 and table.notna().all().all()


@pytest.mark.parametrize(
    ("axes", "n"), [({"optimizer": ["SGD", "Adam"], "lr": [1, 2, 3]}, 6), ({"lr": (0.1,), "optimizer": ["SGD"]}, 1)]
)
def test_a_grid_is_every_combination(axes, n):
    configs = sweep.grid(**axes)
    assert len(configs) == n and configs[0] == {key: values[0] for key, values in axes.items()}
    assert configs[-1] == {key: values[-1] for key, values in axes.items()}


SGD = {"optimizer": "SGD", "lr": 0.1}


@pytest.mark.parametrize(
    ("how", "text"),
    [
        ({"configs": [{**SGD, "optimizer": "sgd"}]}, "optimizer='sgd': there are SGD, RMSprop, Adam"),
        ({"configs": [{**SGD, "lr": -0.1}]}, "lr=-0.1: give a number > 0"),
        ({"configs": [{**SGD, "lr": float("nan")}]}, "lr=nan"),
        ({"configs": [{**SGD, "lr": "0.1"}]}, "lr='0.1'"),
        ({"configs": [{**SGD, "momentum": 1.0}]}, "momentum=1.0"),
        ({"configs": [{**SGD, "betas": (0.9, 0.99)}]}, "'betas' in a configuration of SGD: allowed are"),
        ({"configs": [{"optimizer": "Adam", "lr": 1, "betas": (0.9, 1.0)}]}, "betas="),
        ({"configs": [{**SGD, "schedule": 0.5}]}, "schedule=0.5: give a function"),
        ({"configs": [{**SGD, "schedule": lambda step, n: -1.0}]}, r"schedule\(0, 23\) returned -1.0"),
        ({"configs": [{"lr": 0.1}]}, "at least 'optimizer' and 'lr'"),
        ({"configs": []}, "configs=\\[\\]"),
        ({"seeds": ()}, "seeds=\\[\\]"),
        ({"seeds": (1, 1)}, "seeds=\\[1, 1\\]"),
        ({"seeds": (-1,)}, "seeds=\\[-1\\]"),
        ({"epochs": 0}, "epochs=0"),
        ({"batch_size": 2.0}, "batch_size=2.0"),
        ({"hidden": (0,)}, "hidden=\\(0,\\)"),
        ({"engine": "numba"}, "engine='numba': give 'auto', 'compiled' or 'batched'"),
        ({"data": QWERTY._replace(y_train=QWERTY.y_train - 1)}, "y_train .*classes are whole numbers from 0"),
        ({"data": QWERTY._replace(y_test=QWERTY.y_test + 5)}, "y_test has class 7, y_train only 0 to 2"),
        ({"data": QWERTY._replace(y_train=QWERTY.y_train[1:])}, r"x_train has shape \(720, 2\), y_train \(719,\)"),
        ({"data": QWERTY._replace(x_test=QWERTY.x_test[:, :1])}, "x_test has 1 columns, x_train 2"),
        ({"data": QWERTY._replace(x_train=QWERTY.x_train * np.nan)}, "x_train holds values that are no finite numbers"),
    ],
)
def test_impossible_wishes_are_named(how, text):
    with pytest.raises(ValueError, match=text):
        sweep.run(**{"data": QWERTY, "configs": [SGD], "epochs": 1, **how})


def test_an_empty_axis_is_named():
    with pytest.raises(ValueError, match=r"lr=\[\]: an axis"):
        sweep.grid(optimizer=["SGD"], lr=[])
