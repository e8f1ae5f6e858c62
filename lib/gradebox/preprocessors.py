"""An nbgrader preprocessor that writes where students find the course into a release; list it in nbgrader_config.py."""

import re

from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import TraitError, Unicode, validate

PLACEHOLDER = "{{public_address}}"
BADGE = "[![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)]({url})\n\n"


class PublicAddress(NbGraderPreprocessor):
    """Write the address where students find the course into a release, with a badge that opens it in Colab."""

    address = Unicode(
        "", help="Address of the published student edition, such as https://github.com/NAME/REPOSITORY; empty: none."
    ).tag(config=True)

    @validate("address")
    def _check_address(self, proposal):
        address = proposal["value"].rstrip("/").removesuffix(".git")
        if address and not re.fullmatch(r"(https|file)://[\w.~:/-]+", address):
            raise TraitError(
                f"PublicAddress.address is {address!r}; allowed: '' or an address that begins with https://"
            )
        return address

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        for cell in nb.cells:
            cell.source = cell.source.replace(PLACEHOLDER, self.address)
        url = self.colab_url(resources["nbgrader"]["assignment"], resources["nbgrader"]["notebook"])
        if url:
            first = next(cell for cell in nb.cells if cell.cell_type == "markdown")
            first.source = BADGE.format(url=url) + first.source
        return nb, resources

    def colab_url(self, assignment: str, notebook: str) -> str | None:
        """Return the address at which Colab opens a release, None where it cannot."""
        if not self.address.startswith("https://github.com/"):
            return None  # Colab opens notebooks from there only
        repository = self.address.removeprefix("https://github.com/")
        path = f"{repository}/blob/main/release/{assignment}/{notebook}.ipynb"
        return f"https://colab.research.google.com/github/{path}"
