"""Grading a class: what `gradebox autograde`, `status` and `export` do.

Modules: `pipeline` sets nbgrader's steps; `submission` grades one submission, `workshop` in a course folder of a
worker's own (`parcel`: folders as bytes), `grader` in a process that may die (`preload`: what it needs); `cluster` has
many graded on Dask; `ledger` is the one writer of the gradebook; `state` keeps what came of each; `classroom` does all
this for a class, with a bar and a table. `export` writes scores without inventing zeros; `late` is a penalty for late
work.
"""
