"""Networks in PyTorch for images and for reviews, with the sizes that are known from the literature, or narrower.

`mlp`, `SimpleCNN`, `ResNet18` and `BiLSTM` return logits; none of them knows about tasks or training.
"""

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

from lrlab import demand


def mlp(sizes: Sequence[int]) -> nn.Sequential:
    """Return a network of dense layers with ReLU between them; inputs of any shape (n, …) are flattened.

    Args:
        sizes: of all layers, such as (784, 128, 10); at least two whole numbers ≥ 1.
    """
    if len(sizes) < 2 or not all(demand.is_whole(size, 1) for size in sizes):
        raise ValueError(f"sizes={sizes!r}: give at least two whole numbers of at least 1")
    layers: list[nn.Module] = [nn.Flatten()]
    for n_in, n_out in pairwise(sizes):
        layers += [nn.Linear(n_in, n_out), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


class SimpleCNN(nn.Module):
    """The convolutional network of PyTorch's MNIST example, without its dropout: 1,199,882 parameters at full width.

    Args:
        width: channels of the first convolution; the second has twice, the dense layer four times as many.
        classes: how many logits.

    Differs from the example: no dropout, so that schedules are compared without another source of chance, and logits in
    place of their log-softmax. Inputs: float32 of shape (n, 1, 28, 28).
    """

    def __init__(self, width: int = 32, classes: int = 10):
        super().__init__()
        demand.whole("width", width, 1)
        demand.whole("classes", classes, 2)
        self.features = nn.Sequential(
            nn.Conv2d(1, width, 3), nn.ReLU(), nn.Conv2d(width, 2 * width, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten()
        )
        self.head = nn.Sequential(nn.Linear(2 * width * 12**2, 4 * width), nn.ReLU(), nn.Linear(4 * width, classes))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.head(self.features(x))


class Block(nn.Module):
    """Two 3×3 convolutions with batch normalization and a shortcut (He et al., 1512.03385, figure 2).

    Args:
        n_in, n_out: channels.
        stride: of the first convolution; where the shape changes, the shortcut is a 1×1 convolution.
    """

    def __init__(self, n_in: int, n_out: int, stride: int):
        super().__init__()
        self.path = nn.Sequential(
            nn.Conv2d(n_in, n_out, 3, stride, padding=1, bias=False),
            nn.BatchNorm2d(n_out),
            nn.ReLU(),
            nn.Conv2d(n_out, n_out, 3, padding=1, bias=False),
            nn.BatchNorm2d(n_out),
        )
        same = stride == 1 and n_in == n_out
        projection = [nn.Conv2d(n_in, n_out, 1, stride, bias=False), nn.BatchNorm2d(n_out)]
        self.shortcut = nn.Identity() if same else nn.Sequential(*projection)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.relu(self.path(x) + self.shortcut(x))


class ResNet18(nn.Module):
    """ResNet-18 for images of 32×32 (He et al., 1512.03385): 11,173,962 parameters at full width and ten classes.

    Args:
        width: channels of the first stage; the later three have 2, 4 and 8 times as many. 64 in the paper.
        classes: how many logits.

    Differs from the paper's ImageNet network: a stem of one 3×3 convolution with stride 1 and no pooling, as is usual
    for CIFAR-10. Inputs: float32 of shape (n, 3, height, width).
    """

    def __init__(self, width: int = 64, classes: int = 10):
        super().__init__()
        demand.whole("width", width, 1)
        demand.whole("classes", classes, 2)
        layers = [nn.Conv2d(3, width, 3, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU()]
        n_in = width
        for stage in range(4):
            n_out = width * 2**stage
            layers += [Block(n_in, n_out, stride=1 if stage == 0 else 2), Block(n_out, n_out, stride=1)]
            n_in = n_out
        self.features = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.head = nn.Linear(n_in, classes)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.head(self.features(x))


class BiLSTM(nn.Module):
    """A bidirectional LSTM over word ranks; it reads each review to its own end, whatever it is padded with.

    Args:
        vocabulary: word ranks are below this; rank 0 is padding and stands for zeros.
        embedding: numbers a word becomes.
        hidden: units of each direction.
        layers: LSTM layers, one on top of the other.
        classes: how many logits.

    With the sizes of Keras' IMDB example (20,000 words, 128, 64, two layers) it has that example's 2,757,761 parameters
    and a few more: PyTorch's LSTM has two bias vectors where Keras has one, and there is a logit for each class.
    Inputs: whole numbers of shape (n, time), and lengths of shape (n,) ≥ 1.
    """

    def __init__(
        self, vocabulary: int = 20_000, embedding: int = 128, hidden: int = 64, layers: int = 2, classes: int = 2
    ):
        super().__init__()
        sizes = {"vocabulary": vocabulary, "embedding": embedding, "hidden": hidden, "layers": layers}
        for name, value in sizes.items():
            demand.whole(name, value, 1)
        demand.whole("classes", classes, 2)
        self.embedding = nn.Embedding(vocabulary, embedding, padding_idx=0)
        self.lstm = nn.LSTM(embedding, hidden, layers, batch_first=True, bidirectional=True)
        self.head = nn.Linear(2 * hidden, classes)

    def forward(self, tokens: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        packed = pack_padded_sequence(self.embedding(tokens), lengths.cpu(), batch_first=True, enforce_sorted=False)
        _, (last, _) = self.lstm(packed)
        return self.head(torch.cat([last[-2], last[-1]], dim=1))  # of the top layer: where each direction ends
