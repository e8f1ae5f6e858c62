"""What runs beside a student's code: the kernel and its agent, and the messages that it shares with the trusted tests.

Nothing here decides anything: a student can change all of it in their own kernel, and would only change what they
answer. Modules: `errors`; `exact`, `arrays`, `frames`, `shared` and `wire` (values as messages); `channel` (messages as
bytes); `peer` (asking and answering); `agent` (the kernel's side); `start` and `landlock` (a process becomes a kernel);
`warm` and `namespaces` (a parent that forks kernels); `figures`; `__main__`.
"""
