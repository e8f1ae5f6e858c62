"""Grading a class: `gradebox autograde` and `gradebox status`.

Modules: `pipeline` sets nbgrader's steps; `submission` grades one submission; `state` keeps and reads what came of each;
`classroom` grades a class with a bar and a table; `export` writes scores without inventing zeros.
"""
