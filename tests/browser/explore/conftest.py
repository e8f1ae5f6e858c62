"""Pictures on pages opened from the disk, and their models."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lrlab import explore
from lrlab.explore import pictures

FRAME = """<!doctype html><html lang="en"><meta charset="utf-8"><title>pictures</title>
<meta name="viewport" content="width=device-width">
<style>:root {{ color-scheme: light dark }} body {{ margin: 8px }}</style>
<body><main><h1>Pictures</h1>{}</main></body></html>"""
LOAD = """async (code) => {
    window.model = await import(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
}"""


@pytest.fixture
def opened(browser, tmp_path: Path) -> Iterator[Callable]:
    """Open pictures on one page; afterwards no error may have been printed and nothing else asked for."""
    contexts, heard, asked = [], [], []

    def show(*names: str, width: int = 800, **options):
        path = tmp_path / f"{'-'.join(names)}.html"
        path.write_text(FRAME.format("".join(explore.page(name) for name in names)), encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **options))
        page = contexts[-1].new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        if options.get("java_script_enabled", True):
            page.locator(".lrx-status").last.wait_for()
            page.wait_for_function("[...document.querySelectorAll('.lrx-status')].every((p) => p.textContent)")
        return page

    yield show
    for context in contexts:
        context.close()
    assert heard == []
    assert [url for url in asked if not url.startswith((tmp_path.as_uri(), "blob:"))] == []


@pytest.fixture(scope="module")
def model(browser, tmp_path_factory) -> Iterator[Callable]:
    """Return a page on the disk, with the module of a picture as `model`."""
    folder, context = tmp_path_factory.mktemp("models"), browser.new_context()

    def load(name: str):
        path = folder / f"{name}.html"
        path.write_text(FRAME.format(""), encoding="utf-8")
        page = context.new_page()
        page.goto(path.as_uri())
        page.evaluate(LOAD, pictures.module(name))
        return page

    yield load
    context.close()
