"""Verdicts that student code cannot touch: test cells run in a process of their own, student code only in its kernel.

Modules: `plan` finds which code of a notebook the tests need; `remote` stands for the student's objects in a test;
`namespace` holds the names a test sees; `report` what it says; `process` is the trusted process; `judge` drives it;
`grade` executes a notebook this way; `execute` plugs that into nbgrader; `calibrate` tries it on the solution first.
"""
