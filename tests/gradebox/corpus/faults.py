"""Code that misbehaves: it costs the cells it touches, never points already earned, and never another student."""

from tests.gradebox.corpus.case import answers, changed, code
from tests.gradebox.corpus.course import AUTO

SCALE = AUTO - 3


def _last(source: str):
    return lambda nb: nb["cells"].append(code(source))


def _early(source: str):
    return lambda nb: nb["cells"].insert(2, code(source))


ODD = """
from IPython.display import display
display({'text/plain': 7}, raw=True)
display({'a/b': {'c': 1}, '': 'x'}, raw=True)
print('\\ud800')
deep = []
for i in range(950): deep = [deep]
get_ipython().kernel.session.send(get_ipython().kernel.iopub_socket, 'display_data', {'data': deep, 'metadata': {}})
"""
CASES = [
    answers("fault_exit_in_answer", SCALE, scale="def scale(x):\n    import os\n    os._exit(0)"),
    answers("fault_exit_in_cell", SCALE, scale="import os\nos._exit(0)"),
    answers("fault_sys_exit", SCALE, scale="def scale(x):\n    raise SystemExit"),
    answers("fault_keyboard_interrupt", SCALE, scale="def scale(x):\n    raise KeyboardInterrupt"),
    answers("fault_loop", SCALE, scale="def scale(x):\n    while True:\n        pass"),
    answers("fault_loop_in_cell", SCALE, scale="while True:\n    pass"),
    answers("fault_stubborn_loop", SCALE, scale="def scale(x):\n    while True:\n        try:\n            while True:\n"
            "                pass\n        except BaseException:\n            pass"),
    answers("fault_ignores_signals", SCALE, scale="import signal\ndef scale(x):\n    signal.pthread_sigmask(signal.SIG_BLOCK, "
            "range(1, 32))\n    while True:\n        pass"),
    answers("fault_segfault", SCALE, scale="import ctypes\ndef scale(x):\n    ctypes.string_at(0)"),
    answers("fault_recursion", SCALE, scale="def scale(x):\n    return scale(x)"),
    answers("fault_memory", SCALE, scale="def scale(x):\n    return bytearray(8 * 2**30)"),
    answers("fault_memory_shared", SCALE, scale="import mmap\nkeep = []\ndef scale(x):\n    while True:\n"
            "        m = mmap.mmap(-1, 2**26)\n        m.write(b'x' * 2**26)\n        keep.append(m)"),
    answers("fault_infinite_generator", AUTO - 1, evens="import itertools\ndef evens(n):\n    return itertools.count(0, 2)"),
    changed("fault_exit_at_the_end", _last("import os\nos._exit(1)"), AUTO, ("graded",)),
    changed("fault_loop_at_the_end", _last("while True:\n    pass"), AUTO, ("graded",)),
    changed("fault_output", _last("while True:\n    print('x' * 10_000)"), AUTO, ("graded",)),
    changed("fault_output_binary", _early("import os\nfor i in range(100_000):\n    os.write(1, b'\\xff' * 1000)"), AUTO, ("graded",)),
    changed("fault_disk", _early("import tempfile\nf = tempfile.TemporaryFile()\nwhile True:\n    f.write(b'x' * 2**20)"), AUTO, ("graded",)),
    changed("fault_many_files", _early("import tempfile\nfor i in range(10**6):\n    tempfile.NamedTemporaryFile('w', delete=False).write('x' * 4096)"), AUTO, ("graded",)),
    changed("fault_fork_bomb", _early("import os\nwhile True:\n    os.fork()"), AUTO, ("graded",)),
    changed("fault_children", _early("import subprocess, sys\nsubprocess.Popen(['sleep', '4321'], start_new_session=True)"),
            AUTO, ("graded",)),
    changed("fault_odd_outputs", _early(ODD), AUTO, ("graded",)),
    answers("fault_odd_error", SCALE, scale="def scale(x):\n    raise ValueError('\\ud800')"),
    changed("fault_busy_children", _early("import os\nfor i in range(8):\n    if not os.fork():\n        while True: pass"), AUTO, ("graded",)),
    changed("fault_input", _early("input('name? ')"), AUTO, ("graded",)),
    changed("fault_widget_flood", _early("from IPython.display import display, HTML\nfor i in range(3000):\n"
            "    display(HTML('<b>x</b>' * 1000))"), AUTO, ("graded",)),
]  # fmt: skip
