"""A kernel for code that nobody has read: no network, no home, no course, limited in time, memory, processes and disk.

Modules: `settings` (limits, and which sandbox); `bubblewrap` and `container` (the command that starts a process in
one); `warm` (parents that have imported what a notebook needs, and fork); `provisioner` (plugs it into Jupyter);
`places` (folders for sockets); `watch` (ends what exceeds its limits); `session` (one kernel).
"""
