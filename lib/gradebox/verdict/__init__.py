"""Verdicts that student code cannot touch: test cells run in a process of their own, student code only in its kernel.

Modules: `plan` finds which code of a notebook the tests need; `handle` and `remote` stand for the student's objects
in a test, `namespace` for its names; `process` is the trusted process, with `cells`, `seeds` and `report`; `judge`
drives it; `grade` executes a notebook this way (`settings`, `outputs`); `calibrate` tries it on the solution first;
`execute` plugs all this into nbgrader.
"""
