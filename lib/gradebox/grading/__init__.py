"""Grading a class: `gradebox autograde` and `gradebox status`.

Modules: `pipeline` sets nbgrader's steps; `submission` grades one submission; `state` keeps what came of each;
`workers` grade several at a time, `classroom` a class with a bar and a table; `export` writes scores without
inventing zeros.
"""
