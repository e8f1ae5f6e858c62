"""Public data come from where they should, or something else says that it stands in; wrong data never come."""

import hashlib
import http.server
import os
import threading
from pathlib import Path

import numpy as np
import pytest
from sklearn.model_selection import train_test_split

from lrlab import data
from lrlab.data import archives

REAL = os.environ.get("LRLAB_DATA", "")


@pytest.fixture
def offline(monkeypatch, tmp_path) -> Path:
    """No LRLAB_DATA, an empty cache, and addresses where nobody answers; returns the cache."""
    monkeypatch.delenv("LRLAB_DATA", raising=False)
    monkeypatch.setenv("LRLAB_CACHE", str(tmp_path / "cache"))
    nowhere = {name: [("http://127.0.0.1:9/" + url.rpartition("/")[2], sha) for url, sha in files]
               for name, files in archives.FILES.items()}  # fmt: skip
    monkeypatch.setattr(archives, "FILES", nowhere)
    return tmp_path / "cache"


@pytest.fixture
def server(tmp_path):
    """A folder served over HTTP, and its address."""
    folder = tmp_path / "www"
    folder.mkdir()

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args):
            super().__init__(*args, directory=str(folder))

        def log_message(self, *args):
            pass

    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{running.server_port}/"
    running.shutdown()
    running.server_close()


def write_mnist(path: Path, n: int = 40) -> str:
    """Write a file of the form of mnist.npz; return its SHA-256."""
    rng = np.random.default_rng(0)
    images, labels = rng.integers(0, 256, (n, 28, 28), dtype=np.uint8), np.arange(n, dtype=np.uint8) % 10
    np.savez(path, x_train=images, y_train=labels, x_test=images[:8], y_test=labels[:8])
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_qwerty_is_exactly_this_data():
    split = data.qwerty()
    assert split.x_train.shape == (720, 2) and split.x_test.shape == (180, 2)
    assert split.x_train.dtype == np.float32 and split.y_train.dtype == np.int64
    assert np.bincount(np.concatenate([split.y_train, split.y_test])).tolist() == [300, 300, 300]
    np.random.seed(42)
    points = np.concatenate(
        [np.random.multivariate_normal(mean, np.eye(2), 300) for mean in ((2, 1), (-2, 1), (0, -3))]
    )
    parts = train_test_split(points.astype(np.float32), np.repeat([0, 1, 2], 300), test_size=0.2, random_state=42)
    assert all(np.array_equal(mine, theirs) for mine, theirs in zip(split, (parts[0], parts[2], parts[1], parts[3])))
    both = np.concatenate([split.x_train, split.x_test])
    for c, mean in enumerate(data.MEANS):
        mine = both[np.concatenate([split.y_train, split.y_test]) == c]
        assert mine.mean(axis=0) == pytest.approx(mean, abs=0.15) and np.cov(mine.T) == pytest.approx(
            np.eye(2), abs=0.2
        )


def test_qwerty_is_at_the_ceiling_of_bayes():
    """The best possible accuracy for these clouds is 0.9705: nearest mean, measured on a million points."""
    rng = np.random.default_rng(0)
    means = np.array(data.MEANS)
    labels = rng.integers(0, 3, 1_000_000)
    points = means[labels] + rng.normal(size=(len(labels), 2))
    nearest = ((points[:, None] - means) ** 2).sum(axis=2).argmin(axis=1)
    assert (nearest == labels).mean() == pytest.approx(0.9705, abs=5e-4)


def test_qwerty_refuses_impossible_sizes():
    with pytest.raises(ValueError, match="n_per_class=1: give a whole number of at least 2"):
        data.qwerty(n_per_class=1)


@pytest.mark.parametrize("name", ["mnist", "fashion_mnist"])
def test_without_anything_digits_stand_in_and_say_so(name, offline, capsys):
    split = data.load(name)
    said = capsys.readouterr().out
    assert (
        said.count("\n") == 1 and said.startswith(f"{name}: no download of") and "scikit-learn's 1,797 digits" in said
    )
    assert split.x_train.shape == (1437, 28, 28) and split.x_test.shape == (360, 28, 28)
    assert split.x_train.dtype == np.uint8 and split.x_train.max() == 255 and set(split.y_test) == set(range(10))
    train = {image.tobytes() for image in split.x_train}
    assert not [image for image in split.x_test if image.tobytes() in train]


def test_stand_ins_have_the_form_of_the_originals(offline, capsys):
    images = data.load("cifar10", n=50)
    assert images.x_train.shape == (50, 32, 32, 3) and images.x_test.shape == (12, 32, 32, 3)
    reviews = data.load("imdb", n=100)
    assert len(reviews.x_train) == 100 and len(reviews.x_test) == 25 and set(reviews.y_train) == {0, 1}
    assert all(r.dtype == np.int32 and r[0] == 1 and r[1:].min() >= 4 and r.max() < 500 for r in reviews.x_train)
    assert capsys.readouterr().out.count("instead") == 2


def test_draws_are_seeded_and_without_replacement(offline):
    one, same, other = (data.load("mnist", n=1000, seed=seed) for seed in (3, 3, 4))
    assert np.array_equal(one.x_train, same.x_train) and not np.array_equal(one.x_train, other.x_train)
    assert len({image.tobytes() for image in one.x_train}) == 1000 and len(one.x_test) == 250
    everything = data.load("mnist")
    labels = {image.tobytes(): label for image, label in zip(everything.x_train, everything.y_train)}
    assert all(labels[image.tobytes()] == label for image, label in zip(one.x_train, one.y_train))


def test_more_than_there_are_is_said(offline, capsys):
    assert len(data.load("mnist", n=8000).x_train) == 1437
    assert "mnist: 1437 training samples are there; 8000 were asked for" in capsys.readouterr().out


def test_a_download_comes_once_and_is_kept(offline, server, monkeypatch, capsys):
    folder, url = server
    sha = write_mnist(folder / "mnist.npz")
    monkeypatch.setattr(archives, "FILES", {"mnist": [(url + "mnist.npz", sha)]})
    assert len(data.load("mnist").x_train) == 40
    (folder / "mnist.npz").unlink()
    assert len(data.load("mnist").x_train) == 40
    assert "instead" not in capsys.readouterr().out


def test_a_damaged_file_in_the_cache_is_fetched_again(offline, server, monkeypatch, capsys):
    folder, url = server
    sha = write_mnist(folder / "mnist.npz")
    monkeypatch.setattr(archives, "FILES", {"mnist": [(url + "mnist.npz", sha)]})
    offline.mkdir()
    (offline / "mnist.npz").write_bytes((folder / "mnist.npz").read_bytes()[:900])  # half a download
    assert len(data.load("mnist").x_train) == 40
    (offline / "mnist.npz").write_bytes(b"something else")
    (folder / "mnist.npz").unlink()
    assert len(data.load("mnist").x_train) == 1437
    assert "is damaged, and no download of mnist.npz" in capsys.readouterr().out


def test_a_download_that_is_not_the_known_file_is_not_used(offline, server, monkeypatch, capsys):
    folder, url = server
    write_mnist(folder / "mnist.npz")
    monkeypatch.setattr(archives, "FILES", {"mnist": [(url + "mnist.npz", "0" * 64)]})
    assert len(data.load("mnist").x_train) == 1437
    assert "is not the known file; using" in capsys.readouterr().out and not (offline / "mnist.npz").exists()


def test_the_folder_of_lrlab_data_comes_first(offline, monkeypatch, tmp_path):
    write_mnist(tmp_path / "mnist.npz")
    monkeypatch.setenv("LRLAB_DATA", str(tmp_path))
    split = data.load("mnist")
    assert len(split.x_train) == 40 and split.y_train.dtype == np.int64
    rng = np.random.default_rng(0)
    lengths = rng.integers(1, 9, 12)
    tokens, offsets = np.arange(lengths.sum(), dtype=np.int32), np.concatenate([[0], np.cumsum(lengths)])
    parts = {f"{key}_{part}": value for part in ("train", "test") for key, value in
             {"tokens": tokens, "offsets": offsets, "y": np.arange(12) % 2}.items()}  # fmt: skip
    np.savez(tmp_path / "imdb.npz", **parts)
    reviews = data.load("imdb")
    assert [len(review) for review in reviews.x_train] == lengths.tolist() and reviews.x_test[1][0] == lengths[0]


def test_a_wrong_file_in_lrlab_data_is_an_error_that_names_it(offline, monkeypatch, tmp_path):
    monkeypatch.setenv("LRLAB_DATA", str(tmp_path))
    path = tmp_path / "mnist.npz"
    images = np.zeros((5, 28, 28), np.uint8)
    for content in (b"", b"PK\x03\x04 no zip", b"text"):
        path.write_bytes(content)
        with pytest.raises(ValueError, match=r"mnist\.npz: is no file of mnist"):
            data.load("mnist")
    wrong = [
        {"x_train": images, "y_train": np.zeros(5, int)},
        {"x_train": images, "y_train": np.zeros(4, int), "x_test": images, "y_test": np.zeros(5, int)},
        {"x_train": images[:, 1:], "y_train": np.zeros(5, int), "x_test": images, "y_test": np.zeros(5, int)},
        {"x_train": images, "y_train": np.full(5, 10), "x_test": images, "y_test": np.zeros(5, int)},
        {"x_train": images, "y_train": np.zeros(5), "x_test": images, "y_test": np.zeros(5, int)},
    ]
    for content in wrong:
        np.savez(path, **content)
        with pytest.raises(ValueError, match=r"mnist\.npz"):
            data.load("mnist")
    monkeypatch.setenv("LRLAB_DATA", str(tmp_path / "nowhere"))
    with pytest.raises(FileNotFoundError, match=r"nowhere.*is no folder"):
        data.load("mnist")


def test_rings_without_noise_are_four_circles_of_two_turns():
    x, y = data.rings(1002, 0.0)
    assert x.shape == (1002, 2) and y.dtype == np.int64 and np.bincount(y).tolist() == [501, 501]
    assert np.hypot(*x.T) == pytest.approx(np.repeat([2, 3, 4, 5], [251, 251, 250, 250]), abs=1e-12)
    assert np.array_equal(y, np.round(np.hypot(*x.T)) % 2)
    for points, phase in zip(np.split(x, [251, 502, 752]), (0, np.pi / 4, np.pi / 2, 3 * np.pi / 4), strict=True):
        angles = np.unwrap(np.arctan2(points[:, 1], points[:, 0]))
        assert angles[0] == pytest.approx(phase) and angles[-1] - angles[0] == pytest.approx(4 * np.pi)
    assert (
        len(np.unique(data.rings(1000, 0.0)[0].round(9), axis=0)) > 990
    )  # the second turn repeats no point of the first


def test_rings_move_along_the_radius_by_a_fifth_of_the_level():
    clean, noisy, doubled = (data.rings(40000, level, seed=3)[0] for level in (0.0, 0.5, 1.0))
    moved = (noisy * clean).sum(axis=1) / np.hypot(*clean.T) - np.hypot(*clean.T)
    assert noisy == pytest.approx(clean * (1 + moved / np.hypot(*clean.T))[:, None])
    assert moved.std() == pytest.approx(0.1, rel=0.03) and abs(moved.mean()) < 0.003
    assert doubled - clean == pytest.approx(2 * (noisy - clean))
    assert np.array_equal(noisy, data.rings(40000, 0.5, seed=3)[0])
    assert not np.allclose(noisy, data.rings(40000, 0.5, seed=4)[0])
    usual = np.random.default_rng(3).normal(size=(40000, 2))  # what a student's own generator draws
    assert all(abs(np.corrcoef(moved, draws)[0, 1]) < 0.03 for draws in (*usual.T, usual.ravel()[:40000]))


def test_rings_refuse_impossible_arguments():
    for arguments, said in (((3,), "n_samples=3"), ((True,), "n_samples=True"), ((8, -0.1), "noise_level=-0.1"),
                            ((8, float("nan")), "noise_level=nan"), ((8, "1"), "noise_level='1'"),
                            ((8, 0.1, -1), "seed=-1"), ((8, 0.1, 1.5), r"seed=1\.5")):  # fmt: skip
        with pytest.raises(ValueError, match=said + ": give a"):
            data.rings(*arguments)


@pytest.mark.parametrize("n", [0, -3, 2.5, True, "all"])
def test_impossible_numbers_are_refused(n):
    with pytest.raises(ValueError, match=r"n=.*give a whole number"):
        data.load("mnist", n=n)


def test_an_unknown_name_is_refused():
    with pytest.raises(ValueError, match="name='minst': there are mnist, fashion_mnist, cifar10, imdb"):
        data.load("minst")


def test_standardised_uses_the_training_part_alone(offline):
    raw = data.load("mnist", n=400)
    split = data.standardised(raw)
    assert split.x_train.shape == (400, 784) and split.x_train.dtype == np.float32
    assert split.x_train.mean() == pytest.approx(0, abs=1e-5) and split.x_train.std() == pytest.approx(1, abs=1e-5)
    back = split.x_test * raw.x_train.std() + raw.x_train.mean()
    assert back == pytest.approx(raw.x_test.reshape(100, -1), abs=1e-2)


def test_reviews_as_keras_stores_them():
    assert archives._ranks([11, 496, 497, 9000]).tolist() == [1, 14, 499, 2, 2]


@pytest.mark.skipif(not REAL, reason="only where LRLAB_DATA names real data")
@pytest.mark.parametrize(
    ("name", "shape"), [("mnist", (28, 28)), ("fashion_mnist", (28, 28)), ("cifar10", (32, 32, 3))]
)
def test_real_images(name, shape, capsys):
    split = data.load(name, n=500)
    assert split.x_train.shape == (500, *shape) and set(split.y_train) == set(range(10))
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(not REAL, reason="only where LRLAB_DATA names real data")
def test_real_reviews():
    split = data.load("imdb", n=500)
    assert len(split.x_train) == 500 and all(r[0] == 1 and r.max() < 500 for r in split.x_train)
