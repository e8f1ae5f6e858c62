"""Sphinx' settings for the self-study site; `gradebox site` lays out the pages and runs it."""

from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from lrlab import explore

LIB = Path(__file__).parents[1] / "lib"

project = "Learning rates and optimizers"
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton", "gradebox.site.pages"]
html_theme = "furo"
html_title = project
html_static_path = ["static"]
html_css_files = ["site.css"]
html_show_sourcelink = html_copy_source = False
html_show_copyright = False
html_show_search_summary = False  # would ask for other pages, which a page on a disk may not
html_math_renderer = "mathml"
html_last_updated_fmt = None
html_theme_options = {"top_of_page_buttons": [], "footer_icons": []}
pygments_style, pygments_dark_style = "a11y-high-contrast-light", "a11y-high-contrast-dark"
copybutton_selector = "div.cell_input pre"

default_role = "literal"  # docstrings write `name`
nb_execution_mode = "off"
nb_mime_priority_overrides = [("html", "text/html", 0), ("html", "image/png", 10), ("html", "text/plain", 20)]
nb_merge_streams = True
myst_enable_extensions = ["dollarmath", "amsmath", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3
suppress_warnings = ["myst.header", "ref.python"]

autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_mock_imports = ["tensorflow", "torch", "numba", "distributed"]  # only their names are needed
napoleon_google_docstring, napoleon_numpy_docstring = True, False
napoleon_use_rtype = False


class LivingPicture(SphinxDirective):
    """A picture of `lrlab.explore`, by name."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the picture's HTML."""
        return [nodes.raw("", explore.page(self.arguments[0]), format="html")]


def reference(app: Sphinx) -> None:
    """Write a page of reference for each package: its own modules, and links to those inside it."""
    folder = Path(app.srcdir) / "reference"
    folder.mkdir(exist_ok=True)
    for package in ("lrlab", "gradebox"):
        for place in (LIB / package, *packages(LIB / package)):
            name = ".".join(place.relative_to(LIB).parts)
            inside = "".join(f"   {'.'.join(each.relative_to(LIB).parts)}\n" for each in packages(place, deep=False))
            text = section(name, "=") + (f".. toctree::\n   :maxdepth: 1\n\n{inside}\n" if inside else "")
            modules = sorted(path.stem for path in place.glob("[!_]*.py"))
            text += "".join(section(f"{name}.{module}", "-") for module in modules)
            (folder / f"{name}.rst").write_text(text, encoding="utf-8")


def section(module: str, line: str) -> str:
    """Return the heading of a module and the directive that documents it."""
    return f"{module}\n{line * len(module)}\n\n.. automodule:: {module}\n\n"


def packages(folder: Path, deep: bool = True) -> Iterator[Path]:
    """Yield the packages in a folder."""
    yield from sorted(path.parent for path in folder.glob("*/**/__init__.py" if deep else "*/__init__.py"))


def setup(app: Sphinx) -> None:
    """Register with Sphinx."""
    app.connect("builder-inited", reference)
    app.add_directive("living-picture", LivingPicture)
