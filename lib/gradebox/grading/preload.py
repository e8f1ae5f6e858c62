"""What every grading process needs, done once in the process that they are forked from: imports, schemas, tables."""

import nbformat
import sqlalchemy.orm

import gradebox.grading.grader
import gradebox.sandbox.session  # noqa: F401

nbformat.validate(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")]))
sqlalchemy.orm.configure_mappers()
