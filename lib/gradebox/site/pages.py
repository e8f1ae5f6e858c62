"""A Sphinx extension: formulas as MathML, which browsers know without any script; folded code says what it is."""

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.add_html_math_renderer("mathml", inline_renderers=(_inline, None), block_renderers=(_block, None))
    app.connect("html-page-context", _label, priority=900)  # after the theme
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _inline(translator: HTML5Translator, node: nodes.math) -> None:
    translator.body.append(convert(node.astext(), display="inline"))
    raise nodes.SkipNode


def _block(translator: HTML5Translator, node: nodes.math_block) -> None:
    translator.body.append(f'<div class="math" tabindex="0">{convert(node.astext(), display="block")}</div>')
    raise nodes.SkipNode


def _label(app: Sphinx, page: str, template: str, context: dict, tree: nodes.document | None) -> None:
    """Say to screen readers what MyST-NB and Sphinx leave out: what folded code is, how to scroll."""
    for name, old, new in (
        ("body", '<summary aria-label="Toggle hidden content">', "<summary>"),
        ("body", "<pre>", '<pre tabindex="0">'),  # what is wider than a phone scrolls, by keyboard too
        ("furo_navigation_tree", 'role="heading"', 'role="heading" aria-level="2"'),
    ):
        if isinstance(context.get(name), str):
            context[name] = context[name].replace(old, new)
