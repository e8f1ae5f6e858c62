"""Tools for nbgrader course directories: authoring guard, release, sample class, student edition.

It knows nothing of a particular course. Modules: `preprocessors` plugs into nbgrader; `course` finds the parts of a
course directory and works in scratch copies of it; `notebook` reads a source notebook; `answers` runs right and wrong
answers through the tests; `authoring` is the guard; `release`, `demo` and `edition` write folders; `cli` is the
command.
"""
