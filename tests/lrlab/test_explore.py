"""The pictures' Python side: light to import, clear about wrong arguments, with a record that can be trained again."""

import inspect
import json
import re
import subprocess
import sys

import numpy as np
import pytest
import traitlets

from lrlab import explore
from lrlab.explore import pictures, record

NAMES = tuple(pictures.PICTURES)


def test_importing_loads_nothing_heavy():
    heavy = "anywidget", "ipywidgets", "traitlets", "torch", "pandas", "matplotlib", "sklearn", "numba"
    code = f"import sys, lrlab.explore; print([name for name in {heavy!r} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_without_anywidget_it_is_a_page(monkeypatch):
    monkeypatch.setitem(sys.modules, "anywidget", None)
    monkeypatch.delitem(sys.modules, "lrlab.explore.widgets", raising=False)
    monkeypatch.delattr(explore, "widgets", raising=False)
    shown = explore.descent(lr=0.625).data
    assert shown == explore.page("descent").replace('"lr":0.3', '"lr":0.625') and '"lr":0.625' in shown
    with pytest.raises(ValueError, match="lr=-1"):
        explore.descent(lr=-1)


def test_a_saved_notebook_holds_the_page(monkeypatch):
    data, _ = explore.basins(n_seeds=3)._repr_mimebundle_()
    assert '"n_seeds":3' in data["text/html"] and "<script" in data["text/html"]
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    data, _ = explore.basins()._repr_mimebundle_()
    assert "text/html" not in data and "text/plain" in data


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_begins_with_its_defaults(name):
    picture, function = pictures.PICTURES[name], getattr(explore, name)
    widget = function()
    defaults = {key: parameter.default for key, parameter in inspect.signature(function).parameters.items()}
    assert {key: list(v) if isinstance(v, tuple) else v for key, v in defaults.items()} == picture.defaults
    state = widget.get_state()
    assert {key: state[key] for key in picture.defaults} == picture.defaults
    assert state["ranges"] == {key: list(allowed) for key, allowed in picture.allowed.items()}
    assert state["_esm"] == pictures.module(name) and "export default { render }" in state["_esm"]
    assert ".lrx" in state["_css"]
    assert ("record" in state) == (name == "basins")


@pytest.mark.parametrize("name", NAMES)
def test_where_widgets_are_not_shown_a_line_says_so(name):
    text = explore.__dict__[name]()._repr_mimebundle_()[0]["text/plain"]
    assert f"explore.{name}()" in text and text.endswith("Open it in JupyterLab or Colab.")


def test_given_values_are_taken_and_shared_with_the_browser():
    widget = explore.descent(lr=2, start=0.5, rule="heavy", decay="halved")
    assert (widget.lr, widget.start, widget.rule, widget.decay) == (2.0, 0.5, "heavy", "halved")
    widget.lr = 0.25
    assert widget.get_state()["lr"] == 0.25
    assert explore.basins(optimizers=("RMSprop",)).optimizers == ["RMSprop"]
    for key, value in (("lr", 50.0), ("lr", "big"), ("rule", "adam"), ("start", -3.0)):
        with pytest.raises(traitlets.TraitError, match=f"'{key}' trait"):
            setattr(widget, key, value)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: explore.descent(lr=0), r"lr=0: give a number from 0.01 to 20.0"),
        (lambda: explore.descent(lr=float("nan")), r"lr=nan: give a number from"),
        (lambda: explore.descent(lr="big"), r"lr='big': give a number from"),
        (lambda: explore.descent(start=2.5), r"start=2.5: give a number from -2.0 to 2.0"),
        (lambda: explore.descent(momentum=1.0), r"momentum=1.0: give a number from 0.0 to 0.99"),
        (lambda: explore.descent(rule="adam"), r"rule='adam': give 'gradient', 'heavy', 'nesterov'"),
        (lambda: explore.schedule(kind="linear"), r"kind='linear': give 'cosine', "),
        (lambda: explore.schedule(warmup=10.5), r"warmup=10.5: give a whole number from 0 to 1000"),
        (lambda: explore.schedule(warmup=True), r"warmup=True: give a whole number from"),
        (lambda: explore.schedule(warmup=600), r"warmup=600: give at most half of n_steps=1000"),
        (lambda: explore.schedule("exponential"), r"alpha=0.0: an exponential never reaches 0"),
        (lambda: explore.basins(low=0.1, high=0.1), r"low=0.1: give a number below high=0.1"),
        (lambda: explore.basins(optimizers=[]), r"optimizers=\[\]: give a list of 'SGD', "),
        (lambda: explore.basins(optimizers="SGD"), r"optimizers='SGD': give a list of"),
        (lambda: explore.basins(optimizers=["SGD", "Adagrad"]), r"optimizers=\['SGD', 'Adagrad'\]: give"),
        (lambda: explore.basins(n_seeds=21), r"n_seeds=21: give a whole number from 1 to 20"),
        (lambda: explore.page("curve"), r"name='curve': there are descent, schedule, basins"),
        (lambda: record.samples("mnist"), r"task='mnist': there are qwerty, digits"),
    ],
)
def test_impossible_arguments_are_refused_by_name(call, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        call()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_needs_nothing_else(name):
    html = explore.page(name)
    assert set(re.findall(r"https?://[^\"'`\s]+", html)) <= {"http://www.w3.org/2000/svg"}
    assert not re.search(r"\bsrc=|\bhref=|@import|^\s*import\b.*[\"'];$|\bimport\(|\bfetch\(|url\(", html, re.M)
    assert f"<noscript><p>Here one sees, with JavaScript, {pictures.find(name).sight}.</p></noscript>" in html
    assert html.count("</script>") == 2 and len(html) < 200_000


def test_the_files_for_the_browser_stay_small():
    files = [*pictures.WEB.glob("*.js"), *pictures.WEB.glob("*.css")]
    assert len(files) >= 10
    used = {file for name in NAMES for file in ("common", "controls", "stage", *pictures.find(name).files)}
    assert used == {path.stem for path in files if path.suffix == ".js"}
    for path in files:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 250 and max(map(len, lines)) <= 120, path.name


RECORD = json.loads(pictures.RECORD.read_text(encoding="utf-8"))


def test_the_record_is_small_and_holds_its_settings():
    assert pictures.RECORD.stat().st_size <= 150_000
    assert RECORD["lrs"] == record.rates() and RECORD["last"] == record.LAST
    assert set(RECORD["tasks"]) == set(record.TASKS)
    for task, settings in record.TASKS.items():
        entry, split = RECORD["tasks"][task], record.samples(task)
        assert {key: entry[key] for key in settings} == settings
        assert (entry["n_train"], entry["n_test"]) == (len(split.y_train), len(split.y_test))
        assert set(entry["runs"]) == set(record.OPTIMIZERS)
        for runs in entry["runs"].values():
            right = np.array(runs["right"])
            assert right.shape == (len(RECORD["lrs"]), settings["seeds"])
            assert right.min() >= 0 and right.max() <= entry["n_test"] * record.LAST
            assert [set(marks) <= set("x.") and len(marks) for marks in runs["diverged"]] == [settings["seeds"]] * 41


@pytest.mark.parametrize(
    ("task", "name", "place"),
    [("qwerty", "SGD", 20), ("qwerty", "Adam", 13), ("qwerty", "SGD, momentum 0.9", 36), ("digits", "RMSprop", 11)],
)
def test_cells_of_the_record_can_be_trained_again(task, name, place):
    seeds, runs = [1, 7, 19], RECORD["tasks"][task]["runs"][name]
    right, diverged = record.cells(task, name, [RECORD["lrs"][place]], seeds)
    recorded = np.array(runs["right"])[place, seeds]
    allowed = 0.004 * RECORD["tasks"][task]["n_test"] * record.LAST  # another processor rounds otherwise
    assert np.abs(right[0] - recorded).max() <= allowed
    assert diverged[0].tolist() == [runs["diverged"][place][seed] == "x" for seed in seeds]
