"""Reading what a student handed in as hostile data, and repairing it from the instructor's version.

Modules: `read` turns bytes into cells, or says why not; `match` finds which cell is which; `repair` rebuilds the
notebook as nbgrader expects it, without touching an answer; `stage` does this for a whole submission. `exchange`
collects from nbgrader's exchange without believing what students write there.
"""
