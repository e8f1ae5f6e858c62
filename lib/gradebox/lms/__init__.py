"""Canvas and Moodle: what students handed in there, and the scores that go back.

Modules: `collect` puts a downloaded archive into `submitted/`, `archive` reads it as hostile data; `export` fills
scores into the file that the system exported; `roster` reads that file.
"""
