"""Sphinx' settings for the self-study site; `gradebox site` lays out the pages and runs it."""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from lrlab import explore

LIB = Path(__file__).parents[1] / "lib"

project = "Learning rates and optimizers"
extensions = ["myst_nb", "autoapi.extension", "sphinx.ext.napoleon", "sphinx_copybutton", "gradebox.site.pages"]
html_theme = "furo"
html_title = project
html_static_path = ["static"]
html_css_files = ["site.css"]
html_show_sourcelink = False
html_show_copyright = False
html_show_search_summary = False  # would ask for other pages, which a page on a disk may not
html_math_renderer = "mathml"
html_last_updated_fmt = None
html_theme_options = {"top_of_page_buttons": [], "footer_icons": []}
pygments_style, pygments_dark_style = "a11y-high-contrast-light", "a11y-high-contrast-dark"
copybutton_selector = "div.cell_input pre"

nb_execution_mode = "off"
nb_mime_priority_overrides = [("html", "text/html", 0), ("html", "image/png", 10), ("html", "text/plain", 20)]
nb_merge_streams = True
myst_enable_extensions = ["dollarmath", "amsmath", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3
suppress_warnings = ["myst.header", "ref.python"]

autoapi_dirs = [str(LIB / "lrlab"), str(LIB / "gradebox")]
autoapi_root = "reference"
autoapi_options = ["members", "show-module-summary"]
autoapi_member_order = "bysource"
autoapi_add_toctree_entry = False
autoapi_python_class_content = "both"
napoleon_google_docstring, napoleon_numpy_docstring = True, False
napoleon_use_rtype = False


class LivingPicture(SphinxDirective):
    """A picture of `lrlab.explore`, by name."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the picture's HTML."""
        return [nodes.raw("", explore.page(self.arguments[0]), format="html")]


def setup(app: Sphinx) -> None:
    """Register with Sphinx."""
    app.add_directive("living-picture", LivingPicture)
