"""Networks have the published numbers of parameters, and reviews are read to their own end."""

import copy

import pytest
import torch

from lrlab import models


def size(model: torch.nn.Module) -> int:
    return sum(parameter.numel() for parameter in model.parameters())


def test_published_sizes():
    assert size(models.mlp([784, 128, 10])) == 101_770  # TensorFlow's beginner tutorial
    assert size(models.mlp([784, 256, 128, 64, 10])) == 242_762
    assert size(models.SimpleCNN()) == 1_199_882  # pytorch/examples, mnist
    assert size(models.ResNet18()) == 11_173_962  # the usual CIFAR-10 variant
    second_biases, second_logit = 2 * 2 * 4 * 64, 2 * 64 + 1
    assert size(models.BiLSTM()) == 2_757_761 + second_biases + second_logit  # Keras' IMDB example


def test_shapes_and_gradients():
    torch.manual_seed(0)
    tokens, lengths = torch.randint(1, 50, (5, 9)), torch.tensor([9, 1, 4, 9, 2])
    cases = [
        (models.mlp([784, 16, 10]), [torch.randn(5, 1, 28, 28)], 10),
        (models.SimpleCNN(4), [torch.randn(5, 1, 28, 28)], 10),
        (models.ResNet18(4, classes=7), [torch.randn(5, 3, 32, 32)], 7),
        (models.BiLSTM(50, 6, 5, layers=1, classes=3), [tokens, lengths], 3),
    ]
    for model, inputs, classes in cases:
        logits = model(*inputs)
        assert logits.shape == (5, classes) and logits.isfinite().all()
        logits.square().sum().backward()
        assert all(p.grad is not None and p.grad.abs().sum() > 0 for p in model.parameters())


def test_the_shortcut_of_a_block_carries_the_input():
    block = models.Block(4, 4, stride=1)
    torch.nn.init.zeros_(block.path[-1].weight)  # the path adds nothing
    x = torch.randn(2, 4, 6, 6)
    assert torch.equal(block(x), x.relu())
    assert models.Block(4, 8, stride=2)(x).shape == (2, 8, 3, 3)


def test_padding_and_company_change_no_review():
    torch.manual_seed(1)
    model = models.BiLSTM(40, 8, 6)
    long, short = torch.randint(1, 40, (1, 12)), torch.randint(1, 40, (1, 5))
    both = torch.zeros(2, 20, dtype=torch.int64)
    both[0, :5], both[1, :12] = short, long
    expected = torch.cat([model(short, torch.tensor([5])), model(long, torch.tensor([12]))])
    torch.testing.assert_close(model(both, torch.tensor([5, 12])), expected)
    both[0, 5:] = 7  # beyond the end
    torch.testing.assert_close(model(both, torch.tensor([5, 12])), expected)


def test_the_bilstm_reads_both_ways():
    torch.manual_seed(2)
    model, tokens, lengths = models.BiLSTM(40, 8, 6, layers=1), torch.arange(1, 11)[None], torch.tensor([10])
    for place in (0, 9):
        other = copy.deepcopy(tokens)
        other[0, place] = 39
        assert (model(other, lengths) - model(tokens, lengths)).abs().max() > 1e-4


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: models.mlp([784]), r"sizes=\[784\]: give at least two whole numbers"),
        (lambda: models.mlp([784, 0]), r"sizes=\[784, 0\]"),
        (lambda: models.SimpleCNN(0), "width=0: give a whole number of at least 1"),
        (lambda: models.ResNet18(2.5), "width=2.5"),
        (lambda: models.ResNet18(classes=1), "classes=1: give a whole number of at least 2"),
        (lambda: models.BiLSTM(hidden=True), "hidden=True"),
    ],
)
def test_impossible_sizes(make, says):
    with pytest.raises(ValueError, match=says):
        make()
