"""Where the files of public data sets are, and how they are read; a download counts only with the right SHA-256.

Sources: MNIST (LeCun, Cortes, Burges), Fashion-MNIST (Xiao, Rasul, Vollgraf, 1708.07747), CIFAR-10 (Krizhevsky, 2009),
IMDB reviews (Maas et al., 2011).
"""

import gzip
import logging
import os
import pickle
import tarfile
import zipfile
from pathlib import Path

import numpy as np

Parts = tuple[np.ndarray | list[np.ndarray], np.ndarray, np.ndarray | list[np.ndarray], np.ndarray]

KERAS = "https://storage.googleapis.com/tensorflow/tf-keras-datasets/"
FASHION = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"
FILES = {  # for each data set its files: address, SHA-256
    "mnist": [(KERAS + "mnist.npz", "731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1")],
    "fashion_mnist": [
        (FASHION + "train-images-idx3-ubyte.gz", "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
        (FASHION + "train-labels-idx1-ubyte.gz", "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
        (FASHION + "t10k-images-idx3-ubyte.gz", "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
        (FASHION + "t10k-labels-idx1-ubyte.gz", "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
    ],
    "cifar10": [
        (
            "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz",
            "6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce",
        )
    ],
    "imdb": [(KERAS + "imdb.npz", "69664113be75683a8fe16e3ed0ab59fda8886cb3cd7ada244f7d9544e4676b9f")],
}
SHAPES = {"mnist": (28, 28), "fashion_mnist": (28, 28), "cifar10": (32, 32, 3)}
CLASSES = {"mnist": 10, "fashion_mnist": 10, "cifar10": 10, "imdb": 2}


class Unavailable(Exception):
    """A data set is neither here nor to be had; the text says why in a few words."""


def read(name: str) -> Parts:
    """Return training inputs, training labels, test inputs and test labels of a public data set.

    Args:
        name: a key of `FILES`.

    Raises:
        Unavailable: there is no file of it, and none could be downloaded.
        ValueError: a file in LRLAB_DATA does not hold what it should.
        FileNotFoundError: LRLAB_DATA names no folder.
    """
    folder = os.environ.get("LRLAB_DATA", "")
    if folder and not Path(folder).is_dir():
        raise FileNotFoundError(f"LRLAB_DATA={folder!r} is no folder; name one with {name}.npz in it, or unset it")
    if folder and (Path(folder) / f"{name}.npz").is_file():
        return _from_folder(Path(folder) / f"{name}.npz", name)
    paths = [_fetched(url, sha256) for url, sha256 in FILES[name]]
    return {"mnist": _mnist, "fashion_mnist": _fashion, "cifar10": _cifar, "imdb": _imdb}[name](paths)


def _from_folder(path: Path, name: str) -> Parts:
    """Read a file of LRLAB_DATA: x_train, y_train, x_test, y_test; reviews as joined tokens and their offsets."""
    try:
        with np.load(path, allow_pickle=False) as file:
            found = dict(file)
        if name == "imdb":
            for part in ("train", "test"):
                found[f"x_{part}"] = np.split(found[f"tokens_{part}"], found[f"offsets_{part}"][1:-1])
        parts = tuple(found[key] for key in ("x_train", "y_train", "x_test", "y_test"))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise ValueError(f"{path}: is no file of {name} ({type(error).__name__}: {error})") from None
    for x, y in (parts[:2], parts[2:]):
        shape = SHAPES.get(name)
        if len(x) != len(y) or not len(y) or (shape and x.shape[1:] != shape):
            raise ValueError(f"{path}: inputs {np.shape(x) if shape else len(x)} and labels {np.shape(y)} do not fit")
        if y.dtype.kind not in "iu" or y.min() < 0 or y.max() >= CLASSES[name]:
            raise ValueError(f"{path}: labels must be whole numbers from 0 to {CLASSES[name] - 1}")
    return parts


def cache() -> Path:
    """Return the folder for downloads and records: LRLAB_CACHE where it is set, else the system's usual place."""
    import pooch

    return Path(os.environ.get("LRLAB_CACHE") or pooch.os_cache("lrlab"))


def _fetched(url: str, sha256: str) -> Path:
    """Return the local copy of a file, downloaded with a progress bar where it is missing or damaged."""
    import pooch

    pooch.get_logger().setLevel(logging.ERROR)
    folder = cache()
    path = folder / url.rpartition("/")[2]
    damaged = path.is_file() and pooch.file_hash(str(path)) != sha256
    if path.is_file() and not damaged:
        return path
    try:
        download = pooch.HTTPDownloader(progressbar=True, timeout=20)
        return Path(pooch.retrieve(url, sha256, fname=path.name, path=folder, downloader=download))
    except ValueError:  # what came does not have the known hash, and was removed again
        reason = f"what {url} sent is not the known file"
    except OSError as error:  # requests' errors are OSErrors too
        reason = f"no download of {path.name} ({type(error).__name__})"
    raise Unavailable(f"{path} is damaged, and {reason}" if damaged else reason)


def _mnist(paths: list[Path]) -> Parts:
    with np.load(paths[0], allow_pickle=False) as file:
        return file["x_train"], file["y_train"], file["x_test"], file["y_test"]


def _fashion(paths: list[Path]) -> Parts:
    x_train, y_train, x_test, y_test = (np.frombuffer(gzip.decompress(path.read_bytes()), np.uint8) for path in paths)
    return x_train[16:].reshape(-1, 28, 28), y_train[8:], x_test[16:].reshape(-1, 28, 28), y_test[8:]


def _cifar(paths: list[Path]) -> Parts:
    images, labels = [], []
    with tarfile.open(paths[0]) as archive:
        for member in (*(f"data_batch_{i}" for i in range(1, 6)), "test_batch"):
            batch = pickle.loads(archive.extractfile(f"cifar-10-batches-py/{member}").read(), encoding="bytes")
            images.append(batch[b"data"].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1))
            labels.append(np.array(batch[b"labels"]))
    return np.concatenate(images[:5]), np.concatenate(labels[:5]), images[5], labels[5]


def _imdb(paths: list[Path]) -> Parts:
    with np.load(paths[0], allow_pickle=True) as file:  # lists of word ranks; the hash was compared before
        parts = [file[key] for key in ("x_train", "y_train", "x_test", "y_test")]
    reviews = [[_ranks(review) for review in part] for part in parts[::2]]
    return reviews[0], parts[1], reviews[1], parts[3]


def _ranks(review: list[int], most: int = 500) -> np.ndarray:
    """Return a review as int32 word ranks: 1 starts it, 2 stands for a word beyond the first `most` ranks."""
    ranks = np.array([1, *(rank + 3 for rank in review)], dtype=np.int32)
    return np.where(ranks < most, ranks, 2).astype(np.int32)
