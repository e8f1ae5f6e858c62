"""What students and instructors open in a browser: no script of a student's, no line of a hidden test.

Modules: `sanitize` cleans what a student wrote and what their code showed; `conceal` takes out what must stay secret.
"""
