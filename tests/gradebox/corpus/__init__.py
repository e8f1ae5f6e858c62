"""Submissions that try a grader: cheats, broken files, code that misbehaves, and honest work in odd clothes.

`course` is the small foreign course they are handed in to, with nbgrader's default markers; `case` says what a case is;
`cheats`, `files`, `faults` and `honest` hold the cases.
"""
