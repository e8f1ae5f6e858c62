"""The NumPy networks, optimizers and trainer equal PyTorch's in float64, and their gradients equal differences."""

import copy

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from lrlab import nn, optim, training

SIZES = st.lists(st.integers(1, 7), min_size=0, max_size=3)


def twin(model: nn.Sequential) -> torch.nn.Sequential:
    """Return the same network in PyTorch, float64."""
    layers = []
    for layer in model.layers:
        if isinstance(layer, nn.ReLU):
            layers.append(torch.nn.ReLU())
            continue
        weight, bias = layer.params
        linear = torch.nn.Linear(*weight.shape, dtype=torch.float64)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(weight.T.copy()))
            linear.bias.copy_(torch.from_numpy(bias))
        layers.append(linear)
    return torch.nn.Sequential(*layers)


@settings(max_examples=30, deadline=None)
@given(hidden=SIZES, n_in=st.integers(1, 6), n_out=st.integers(2, 5), n=st.integers(1, 9), seed=st.integers(0, 99))
def test_forward_and_gradients_equal_those_of_pytorch(hidden, n_in, n_out, n, seed):
    model = nn.build_mlp(hidden, n_in, n_out, seed, np.float64)
    rng = np.random.default_rng(seed)
    x, y = rng.normal(size=(n, n_in)), rng.integers(0, n_out, n)
    other = twin(model)
    theirs = torch.nn.functional.cross_entropy(other(torch.from_numpy(x)), torch.from_numpy(y))
    theirs.backward()
    loss, grad, _ = training.Trainer(model, optim.SGD(0.1), n_out)._forward(x, y)
    model.backward(grad)
    assert loss == pytest.approx(theirs.item(), abs=1e-12)
    for got, param in zip(model.grads, other.parameters()):
        assert np.abs(got.T - param.grad.numpy()).max() < 1e-10


@settings(max_examples=20, deadline=None)
@given(hidden=SIZES, n_in=st.integers(1, 5), n=st.integers(1, 6), seed=st.integers(0, 99))
def test_gradients_equal_central_differences(hidden, n_in, n, seed):
    model = nn.build_mlp(hidden, n_in, 3, seed, np.float64)
    rng = np.random.default_rng(seed)
    for param in model.params:
        param += 0.1 * rng.normal(size=param.shape)
    x, weights = rng.normal(size=(n, n_in)), rng.normal(size=(n, 3))
    model.forward(x)
    dx = model.backward(weights)
    for values, grad in [(x, dx), *zip(model.params, model.grads)]:
        place = tuple(rng.integers(0, size) for size in values.shape)
        kept, sums = values[place], []
        for h in (1e-6, -1e-6):
            values[place] = kept + h
            sums.append((model.forward(x) * weights).sum())
        values[place] = kept
        assert grad[place] == pytest.approx((sums[0] - sums[1]) / 2e-6, abs=1e-5)


OPTIMIZERS = [
    (optim.SGD(0.05), lambda p: torch.optim.SGD(p, 0.05)),
    (optim.SGD(0.02, momentum=0.9), lambda p: torch.optim.SGD(p, 0.02, momentum=0.9)),
    (optim.Adam(), lambda p: torch.optim.Adam(p)),
    (optim.Adam(0.02, (0.8, 0.95), 1e-4, 0.1), lambda p: torch.optim.Adam(p, 0.02, (0.8, 0.95), 1e-4, 0.1)),
]


@pytest.mark.parametrize(("ours", "theirs"), OPTIMIZERS, ids=["sgd", "momentum", "adam", "adam_decay"])
def test_a_hundred_steps_equal_those_of_pytorch(ours, theirs):
    ours = copy.deepcopy(ours)
    model = nn.build_mlp((6,), 4, 3, 0, np.float64)
    other = twin(model)
    optimizer = theirs(other.parameters())
    rng = np.random.default_rng(1)
    for _ in range(100):
        x, y = rng.normal(size=(16, 4)), rng.integers(0, 3, 16)
        training.Trainer(model, ours, 3)._step(x, y)
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(other(torch.from_numpy(x)), torch.from_numpy(y)).backward()
        optimizer.step()
    for got, param in zip(model.params, other.parameters()):
        assert np.abs(got.T - param.detach().numpy()).max() < 1e-10


def test_initial_weights_have_the_spread_of_he():
    hinted, plain = (nn.Linear(400, 500, np.random.default_rng(0), hint) for hint in ("relu", None))
    assert hinted.params[0].std() == pytest.approx(np.sqrt(2 / 400), rel=0.01)
    assert plain.params[0].std() == pytest.approx(np.sqrt(1 / 400), rel=0.01)
    assert hinted.params[0].dtype == np.float32 and not hinted.params[1].any()


def clouds(n: int = 300):
    rng = np.random.default_rng(0)
    y = rng.integers(0, 3, n)
    return (rng.normal(size=(n, 2)) + np.array([[2, 1], [-2, 1], [0, -3]])[y]).astype(np.float32), y


def trained(optimizer, **how) -> training.Trainer:
    trainer = training.Trainer(nn.build_mlp((8,), 2, 3), optimizer, 3, **how)
    trainer.train(*clouds(), epochs=4, batch_size=32)
    return trainer


def test_the_trainer_learns_and_keeps_every_loss():
    trainer = trained(optim.Adam(0.02))
    assert len(trainer.loss_history) == 4 * 10 and len(trainer.epoch_losses) == 4
    loss, accuracy = trainer.evaluate(*clouds())
    assert accuracy > 0.9 and loss < trainer.epoch_losses[0]
    sizes = np.array([32] * 9 + [12])  # the short last batch counts by its samples
    assert trainer.epoch_losses[1] == pytest.approx(np.average(trainer.loss_history[10:20], weights=sizes))


def test_the_same_seed_gives_the_same_training():
    assert trained(optim.SGD(0.1)).loss_history == trained(optim.SGD(0.1)).loss_history


def test_misclassified_samples_are_those_that_are_wrong():
    trainer, (x, y) = trained(optim.SGD(0.01)), clouds()
    images, predictions, truths, total = trainer.misclassification_data(x, y, max_images=5)
    wrong = trainer.model.forward(x).argmax(axis=1) != y
    assert total == wrong.sum() > 5 and len(images) == len(predictions) == len(truths) == 5
    assert (
        np.array_equal(images, x[wrong][:5]) and np.array_equal(truths, y[wrong][:5]) and (predictions != truths).all()
    )


def test_clipping_loss_and_slow_weights_are_the_callers():
    calls = []

    def clip(grads, max_norm):
        calls.append(max_norm)
        return [0 * grad for grad in grads]

    still = trained(optim.SGD(0.1), grad_clip_norm=0.5, clip=clip)
    assert set(calls) == {0.5} and len(calls) == 40
    assert all(np.array_equal(a, b) for a, b in zip(still.model.params, nn.build_mlp((8,), 2, 3).params))
    flat = trained(optim.SGD(0.1), loss=lambda logits, y: (7.0, np.zeros_like(logits)))
    assert flat.loss_history == [7.0] * 40 and flat.evaluate(*clouds())[0] == 7.0
    ahead = trained(optim.SGD(0.1))
    before = [param.copy() for param in ahead.model.params]
    ahead.optimizer.slow = [0 * param for param in ahead.model.params]
    assert ahead.evaluate(*clouds())[0] == pytest.approx(np.log(3))
    assert all(np.array_equal(a, b) for a, b in zip(ahead.model.params, before))


def test_the_loss_bears_huge_logits():
    layer = nn.build_mlp((), 1, 3)
    layer.params[0][...] = [[1e4, 0, -1e4]]
    loss, grad, _ = training.Trainer(layer, optim.SGD(0.1), 3)._forward(np.array([[1.0]]), np.array([0]))
    assert loss == 0 and np.isfinite(grad).all()


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (lambda: optim.SGD(-1), "lr=-1: give a number ≥ 0"),
        (lambda: optim.SGD(float("nan")), "lr=nan"),
        (lambda: optim.SGD(1, 1.0), "momentum=1.0"),
        (lambda: optim.Adam(betas=(0.9, 1.0)), "betas="),
        (lambda: optim.Adam(eps=0), "eps=0"),
        (lambda: optim.Adam(weight_decay=-1), "weight_decay=-1"),
        (lambda: nn.build_mlp((0,)), "n_out=0: a layer needs at least 1"),
        (lambda: nn.build_mlp((3,)).forward(np.zeros((2, 5))), r"x has shape \(2, 5\), this layer takes \(n, 784\)"),
        (lambda: nn.Linear(1, 1, np.random.default_rng(0), "tanh"), "activation_hint='tanh'"),
        (lambda: optim.SGD(1).step([np.zeros(2)], [np.zeros(3)]), "grads have shapes"),
        (lambda: training.Trainer(nn.build_mlp(), optim.SGD(1), grad_clip_norm=1.0), "needs a function that clips"),
        (lambda: training.Trainer(nn.build_mlp(), optim.SGD(1), grad_clip_norm=-1.0), "grad_clip_norm=-1.0"),
        (lambda: training.Trainer(nn.build_mlp(), optim.SGD(1), num_classes=1), "num_classes=1"),
        (lambda: trained(optim.SGD(0.1)).evaluate(np.zeros((2, 2)), np.array([0, 3])), "y has classes 0 to 3"),
        (lambda: trained(optim.SGD(0.1)).evaluate(np.zeros((2, 2)), np.array([0.0, 1.0])), "classes are whole numbers"),
        (lambda: trained(optim.SGD(0.1)).evaluate(np.zeros((2, 2)), np.array([0])), r"X has shape \(2, 2\), y \(1,\)"),
        (lambda: trained(optim.SGD(0.1)).train(*clouds(), epochs=0), "epochs=0"),
    ],
)
def test_impossible_arguments_are_named(make, text):
    with pytest.raises(ValueError, match=text):
        make()


def test_what_is_no_optimizer_is_refused():
    with pytest.raises(TypeError, match="optimizer is a float without a method step"):
        training.Trainer(nn.build_mlp(), 0.1)
