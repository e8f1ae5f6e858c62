"""A class on JupyterHub, for a try: two students, an instructor, nbgrader's exchange; nothing of the machine changes.

Modules, in the order of a start: `__main__` is the command; `register` keeps who is in the class, and its passwords;
`inside` is the first process in namespaces of its own; `place` lays out what is seen there; `course` has the instructor
prepare the course; `jupyterhub_config.py` configures the hub. How to run a real class: docs/hub.md.
"""
