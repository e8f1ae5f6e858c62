"""A static site of a course: each assignment as a page, with the figures of the solution runs.

Modules: `cells` turns an executed source notebook into what the public may see; `build` runs what has to be run, lays
out the pages and has Sphinx build them; `pages` is a Sphinx extension with what the pages need. The site's own text
and its settings are the course's: `docs/`.
"""
