"""Cheats: nothing is solved, and nothing may be gained."""

import json
from pathlib import Path

from tests.gradebox.corpus.case import OK, Case, Notebook, answer, code, find, first, save
from tests.gradebox.corpus.course import SOLUTIONS

LIAR = """
class Liar:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    __lt__ = __gt__ = __le__ = __ge__ = __eq__
    def __hash__(self): return 0
    def __bool__(self): return True
    def __call__(self, *a, **k): return self
    def __getattr__(self, name): return self
    def __getitem__(self, key): return self
    def __iter__(self): return iter([])
    def __len__(self): return 0
    def __float__(self): return 42.0
    def __index__(self): return 42
    def __array__(self, *a, **k): import numpy as np; return np.array(42.0)
    def __array_function__(self, *a, **k): return True
    def __array_ufunc__(self, *a, **k): return True
    def __sub__(self, other): return 0
    __rsub__ = __add__ = __radd__ = __mul__ = __rmul__ = __abs__ = __sub__
    def __contains__(self, item): return True
    def __enter__(self): return self
    def __exit__(self, *a): return True
    def __instancecheck__(self, x): return True
    __class__ = int
"""
EVERYTHING = "scale = clip = Account = twice = share = evens = answer = "
TRANSFORM = """
def transform(lines):
    return ['pass\\n'] if any('assert' in line for line in lines) else lines
get_ipython().input_transformers_cleanup.append(transform)
get_ipython().input_transformers_post.append(transform)
"""
AST = """
import ast
class Drop(ast.NodeTransformer):
    def visit_Assert(self, node): return ast.Pass()
get_ipython().ast_transformers.append(Drop())
"""
EXECUTE = """
kernel = get_ipython().kernel
async def do_execute(code, *a, **k):
    return {'status': 'ok', 'execution_count': 1, 'payload': [], 'user_expressions': {}}
kernel.do_execute = do_execute
type(kernel).do_execute = do_execute
"""
CODECS = """
import json, base64, numpy, struct, socket
json.dumps = lambda *a, **k: '{"result": true, "changes": [], "sizes": []}'
json.loads = lambda *a, **k: {'result': True}
base64.b64encode = lambda *a: b''
numpy.save = numpy.load = numpy.ndarray.tobytes = None if False else (lambda *a, **k: b'')
"""
AGENT = """
import gc, sys
for module in [m for n, m in sys.modules.items() if n.startswith('gradebox')]:
    for thing in vars(module).values():
        if isinstance(thing, type) and hasattr(thing, 'perform'):
            thing.perform = lambda self, do, args, kwargs: True
            thing.describe = lambda self, error: {'kinds': ['StopIteration'], 'message': ''}
"""
ANSWERS = """
import sys
agent_module = sys.modules['gradebox.kernel.peer']
agent_module.Peer.answer = lambda self, body, buffers: self.channel.send({'n': body['n'], 'result': %s, 'changes': []}, [])
"""
RAW = """
import sys, gc, os
channel = next(x for x in gc.get_objects() if type(x).__name__ == 'Channel')
end = channel.end
end.setblocking(True)
import threading
def flood():
    while True:
        try: end.send(%s)
        except OSError: return
threading.Thread(target=flood, daemon=True).start()
"""
FORGE = """
import zmq, json, time
kernel = get_ipython().kernel
session, socket = kernel.session, kernel.iopub_socket
def forge():
    for kind, content in (('stream', {'name': 'stdout', 'text': 'ok'}), ('status', {'execution_state': 'idle'}),
                          ('execute_result', {'data': {'text/plain': '3'}, 'metadata': {}, 'execution_count': 1}),
                          ('execute_result', {'data': 7}), ('error', 5), ('update_display_data', {'transient': 3})):
        for parent in (kernel.get_parent(), {'header': {'msg_id': 'x'}}, {}):
            session.send(socket, kind, content, parent=parent, ident=kind.encode())
    socket.send_multipart([b'x', b'<IDS|MSG>', b'', b'{', b'{', b'{', b'{'])
forge()
"""
STEAL = """
import os, glob
found = []
for root, dirs, files in os.walk('/'):
    dirs[:] = [d for d in dirs if d not in ('proc', 'sys', 'dev', 'usr')]
    found += [os.path.join(root, f) for f in files if f.endswith(('hw1.ipynb', 'gradebook.db'))]
for path in ['../../../source/hw1/hw1.ipynb', '../../source/hw1/hw1.ipynb', '../hw1.ipynb', 'hw1.ipynb'] + found:
    try: text = open(path).read()
    except (OSError, UnicodeDecodeError): continue
    import json
    for cell in json.loads(text)['cells']:
        if 'BEGIN SOLUTION' in ''.join(cell['source']):
            exec(''.join(cell['source']))
"""
HISTORY = """
import inspect, gc
import sys
for frame in sys._current_frames().values():
    while frame:
        for name, value in frame.f_locals.items():
            if 'want' in name or 'expected' in name: answer = value
        frame = frame.f_back
"""
SPY = """
def scale(x):
    import inspect
    for frame in inspect.stack():
        for names in (frame.frame.f_locals, frame.frame.f_globals):
            if 'want' in names: return names['want']
    return x
"""
PICKLE = """
import os
class Bomb:
    def __reduce__(self): return (os.system, ('touch "${TMPDIR:-/var/tmp}/gradebox_was_here"',))
def scale(x): return Bomb()
clip = lambda values, limit: [Bomb()]
answer = Bomb()
"""
ARRAY = """
import numpy as np
class Lie(np.ndarray):
    def __eq__(self, other): return np.ones(self.shape, bool)
    def __sub__(self, other): return np.zeros(self.shape)
    def __array_ufunc__(self, *a, **k): return np.True_
    def __array_function__(self, *a, **k): return True
    def all(self, *a, **k): return True
def scale(x): return np.zeros(np.shape(x)).view(Lie)
answer = np.zeros(()).view(Lie)
"""
FLOAT = """
class Lie(float):
    def __eq__(self, other): return True
    __lt__ = __gt__ = __le__ = __ge__ = __eq__
    def __sub__(self, other): return 0.0
    __rsub__ = __abs__ = __mul__ = __rmul__ = __sub__
def scale(x): return Lie(0)
def share(values, low): return Lie(0)
answer = Lie(0)
"""
POINTER = """
import numpy as np
class Memory:
    __array_interface__ = {'shape': (100,), 'typestr': '|u1', 'data': (0, False), 'version': 3}
def scale(x): return Memory()
answer = Memory()
"""
STOPS = "def scale(x): raise StopIteration\nclip = twice = share = evens = scale\nclass Account:\n    def __init__(self): scale(0)"
MUTATES = """
def clip(values, limit):
    try: values.clear()
    except AttributeError: pass
    return values
def scale(x):
    try: x[...] = 0
    except TypeError: pass
    return x
"""
ESCAPE = """
import os, ctypes, subprocess
libc = ctypes.CDLL(None, use_errno=True)
for call in (lambda: libc.unshare(0x10000000), lambda: libc.mount(b'none', b'/', None, 32 | 4096, None),
             lambda: libc.chroot(b'/proc/1/root'), lambda: os.setuid(0), lambda: os.kill(-1, 9),
             lambda: subprocess.run(['sh', '-c', 'echo x > /etc/gradebox_was_here; mount'], capture_output=True)):
    try: call()
    except BaseException: pass
"""
NETWORK = """
import socket, urllib.request
reached = []
for target in (('1.1.1.1', 53), ('127.0.0.1', 8888), ('localhost', 5432)):
    try: socket.create_connection(target, 1); reached.append(target)
    except OSError: pass
try: urllib.request.urlopen('http://example.com', timeout=1); reached.append('web')
except Exception: pass
if reached:
    scale = lambda x: 2 * x
"""
WRITES = """
import os, pathlib
for place in ('..', '../..', '../../..', '../../../..', '/', os.path.expanduser('~'), '/etc', '/usr', '/var/tmp', os.getcwd()):
    for name in ('gradebox_was_here', 'gradebook.db', 'sitecustomize.py', 'source/hw1/hw1.ipynb'):
        try: pathlib.Path(place, name).write_text('x')
        except OSError: pass
"""
NEIGHBOURS = """
import glob, os, tempfile
others = os.path.join(tempfile.gettempdir(), 'gradebox-*', '**')
processes = [os.path.join('/proc', '*', part) for part in ('root/**', 'cwd/*')]
for path in [path for pattern in (others, *processes) for path in glob.glob(pattern, recursive='**' in pattern)][:10_000]:
    try: os.unlink(path)
    except OSError: pass
for pid in filter(str.isdigit, os.listdir('/proc')):
    try: open(f'/proc/{pid}/mem', 'r+b')
    except OSError: pass
"""
DATABASE = """
import sqlite3, glob, os
for path in ['../../../gradebook.db', '../../gradebook.db', '/gradebook.db', *glob.glob('/**/gradebook.db', recursive=True)]:
    try:
        db = sqlite3.connect(f'file:{path}?mode=rw', uri=True)
        db.execute('update grade set auto_score = 100, manual_score = 100'); db.commit()
    except sqlite3.Error: pass
"""
LIBRARY = """
import numpy as np, numpy.testing, builtins
numpy.testing.assert_allclose = np.testing.assert_allclose = np.allclose = lambda *a, **k: True
builtins.isinstance = lambda *a: True
builtins.AssertionError = type('Nothing', (BaseException,), {})
np.random.default_rng = lambda *a: None
"""
PUSH = "check_even = lambda x: True\nLIMIT = type('Any', (), {'__eq__': lambda s, o: True})()\nnp = LIMIT\n"


HIDE = """
import os, ctypes
libc = ctypes.CDLL(None)
for number in range(40):
    try:
        f = os.memfd_create('x')
        os.write(f, bytes(2**26))
    except OSError: pass
    libc.shmget(0, 2**28, 0o1666)
"""
SOCKETS = """
import os
from ipykernel.connect import get_connection_file
for place in [os.path.dirname(get_connection_file())]:
    for name in ('work/fill', 'fill'):
        try:
            os.makedirs(os.path.dirname(os.path.join(place, name)), exist_ok=True)
            with open(os.path.join(place, name), 'wb') as f:
                os.unlink(f.name)
                while True: f.write(bytes(2**20))
        except OSError: pass
"""


def _active_files(folder: Path, nb: Notebook) -> None:
    save(folder, nb)
    for name in ("evil.html", "evil.svg", "evil.js"):
        (folder / name).write_text("<script>evil()</script>")


def _tags(folder: Path, nb: Notebook) -> None:
    for cell in nb["cells"]:
        cell["metadata"]["tags"] = ["skip-execution", "raises-exception", "nbgrader-skip"]
    save(folder, nb)


def _metadata(folder: Path, nb: Notebook) -> None:
    for cell in nb["cells"]:
        if "_test" in cell["metadata"].get("nbgrader", {}).get("grade_id", ""):
            cell["metadata"]["nbgrader"].update(points=0, solution=True, grade=False, locked=False)
            cell["source"] = "3"
    nb["metadata"]["gradebox"] = {"doubts": {}, "repairs": [], "trusted": []}
    save(folder, nb)


def _swapped(folder: Path, nb: Notebook) -> None:
    """Easy tests under the names of hard ones."""
    for cell in nb["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id", "").endswith("_test"):
            cell["metadata"]["nbgrader"]["grade_id"] = "answer_test"
    save(folder, answer(nb, {"answer": "answer = 0"}))


def _text_for_test(folder: Path, nb: Notebook) -> None:
    """Tests as text, so that they would not run."""
    for cell in nb["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id", "").endswith("_test"):
            cell["cell_type"] = "markdown"
            cell.pop("outputs"), cell.pop("execution_count")
    save(folder, nb)


def _fake_outputs(folder: Path, nb: Notebook) -> None:
    for cell in nb["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [
                {"output_type": "execute_result", "data": {"text/plain": "3"}, "metadata": {}, "execution_count": 1}
            ]
    save(folder, nb)


def _modules(folder: Path, nb: Notebook) -> None:
    save(folder, nb)
    for name in ("numpy", "gradebox", "IPython", "ast", "sitecustomize", "usercustomize", "ipykernel", "lrlab"):
        (folder / f"{name}.py").write_text(
            "import os, tempfile\nopen(os.path.join(tempfile.gettempdir(), 'gradebox_was_here'), 'w')\n"
        )
    (folder / "gradebox").mkdir()
    (folder / "gradebox" / "__init__.py").write_text("")
    (folder / ".ipython").mkdir()
    (folder / "nbgrader_config.py").write_text("raise SystemExit")


def _raw_html(folder: Path, nb: Notebook) -> None:
    find(nb, "why")["source"] = EVIL
    nb["cells"].append({"cell_type": "markdown", "metadata": {"tags": ["a' onclick='x"]}, "source": EVIL, "attachments": {
        "a.png": {"image/png": '"><script>evil()</script>'}, "b.svg": {"image/svg+xml": "<svg onload='evil()'/>"}}})  # fmt: skip
    nb["cells"].append(code(f"from IPython.display import *\ndisplay(HTML({EVIL!r}), SVG('<svg onload=\"evil()\"/>'), "
                            f"Javascript('evil()'), Markdown({EVIL!r}), Latex('$\\\\href{{javascript:evil()}}{{x}}$'))\n"
                            "display({'image/png': '\"><script>evil()</script>', 'text/html': '<script>evil()</script>'}, raw=True)\n"
                            "display({'application/vnd.jupyter.widget-view+json': {'x': '<script>evil()</script>'}}, raw=True)"))  # fmt: skip
    save(folder, json.loads(json.dumps(nb)))


EVIL = (
    "<script>evil()</script><img src=x onerror=evil()><a href='javascript:evil()'>x</a><iframe srcdoc='<script>evil()'>"
    "<svg onload=evil()></svg>[x](javascript:evil()) <style>*{background:url(javascript:evil())}</style>\n"
)
CASES = [
    first(TRANSFORM, "cheat_transformer"),
    first(AST, "cheat_ast_transformer"),
    first(EXECUTE, "cheat_do_execute"),
    first("import sys\nsys.displayhook = lambda *a: None\nget_ipython().displayhook = lambda *a: None\n"
          "get_ipython().showtraceback = lambda *a, **k: None", "cheat_display_hook"),
    first("get_ipython().run_cell = get_ipython().run_cell_async = lambda *a, **k: None", "cheat_run_cell"),
    first("get_ipython().events.register('pre_run_cell', lambda *a: exit())", "cheat_events"),
    first("get_ipython().set_custom_exc((Exception,), lambda *a, **k: None)", "cheat_custom_exception"),
    first(LIBRARY, "cheat_patched_libraries"),
    first("import builtins\nbuiltins.__build_class__ = builtins.__import__ = None", "cheat_patched_builtins"),
    first(CODECS, "cheat_patched_codecs"),
    first(AGENT, "cheat_patched_agent"),
    *(first(ANSWERS % value, f"cheat_forged_answers_{number}") for number, value in enumerate(
        ("True", "None", "['handle', 1, 'object', ['bool']]", "['yours', 0]", "['ref', 0]", "['type', 'bool']", "[[[[]]]]"))),
    first(RAW % "b'gbx1' + bytes(12)", "cheat_flooded_channel"),
    first(RAW % "b'x' * 65536", "cheat_garbage_channel"),
    first(RAW % "b'gbx1' + (2**31).to_bytes(4, 'big') + bytes(8) + b'['", "cheat_huge_message"),
    first(FORGE, "cheat_forged_messages"),
    first(STEAL, "cheat_reads_source"),
    first(HISTORY, "cheat_reads_frames"),
    first("", "cheat_reads_caller", scale=SPY.strip()),
    first(PICKLE, "cheat_pickle"),
    first(LIAR + EVERYTHING + "Liar()", "cheat_lying_object"),
    first(LIAR + EVERYTHING + "lambda *a: Liar()", "cheat_lying_results"),
    first(ARRAY, "cheat_lying_array"),
    first(FLOAT, "cheat_lying_float"),
    first(POINTER, "cheat_array_interface"),
    first(STOPS, "cheat_stop_iteration"),
    first(MUTATES, "cheat_changes_arguments"),
    first("class Nan(float): pass\n" + EVERYTHING + "lambda *a: float('nan')", "cheat_nan"),
    first(EVERYTHING + "lambda *a: None", "cheat_none"),
    first(EVERYTHING + "lambda *a: []", "cheat_empty"),
    first("import numpy as np\n" + EVERYTHING + "lambda *a: np.array([])", "cheat_empty_array"),
    first(EVERYTHING + "lambda *a: a[0]", "cheat_argument"),
    first("share = lambda values, low: 'half'", "cheat_text_for_points"),
    first("share = lambda values, low: 0.5 + 0j", "cheat_complex_points"),
    first("class L(list):\n    __eq__ = lambda s, o: True\n" + EVERYTHING + "lambda *a: L()", "cheat_lying_list"),
    first("def scale(x):\n    r = []\n    r.append(r)\n    return r\nclip = scale", "cheat_cycle"),
    first("def scale(x):\n    r = []\n    for i in range(10**5): r = [r]\n    return r", "cheat_deep"),
    first("def scale(x): return list(range(10**7))\nclip = lambda v, l: 'x' * 10**9", "cheat_large"),
    first("import numpy as np\ndef scale(x): return np.zeros(3 * 10**7)\nanswer = np.empty(2 * 10**9, 'U0')", "cheat_large_array"),
    first("class H(int):\n    __hash__ = lambda s: 1\nanswer = {k * (2**61 - 1): 0 for k in range(30_000)}", "cheat_collisions"),
    first("answer = 10 ** 10**6", "cheat_large_integer"),
    first("class E(BaseException): pass\ndef scale(x): raise E\nclip = twice = share = evens = scale", "cheat_base_exception"),
    first("class M(type):\n    __instancecheck__ = lambda *a: True\nclass answer(metaclass=M): pass", "cheat_metaclass"),
    first(ESCAPE, "cheat_escape"),
    first(NETWORK, "cheat_network"),
    first(WRITES, "cheat_writes"),
    first(NEIGHBOURS, "cheat_neighbours"),
    first(DATABASE, "cheat_database"),
    first(PUSH, "cheat_given_names"),
    first("def halve(x):\n    return np.empty((0, 1, 1))", "cheat_no_numbers"),
    first("def halve(x):\n    return np.ma.masked_all(np.shape(x))", "cheat_masked"),
    first("def halve(x):\n    return np.full(np.shape(x), np.nan)", "cheat_nan_array"),
    first("def halve(x):\n    x *= 0\n    return x", "cheat_zeroes_argument"),
    first(HIDE, "cheat_hides_memory"),
    first(SOCKETS, "cheat_fills_socket_folder"),
    Case("cheat_active_files", _active_files, 0, OK),
    Case("cheat_tags", _tags, 0, OK),
    Case("cheat_metadata", _metadata, 0, OK),
    Case("cheat_swapped_tests", _swapped, 0, OK),
    Case("cheat_tests_as_text", _text_for_test, 0, OK),
    Case("cheat_fake_outputs", _fake_outputs, 0, OK),
    Case("cheat_modules", _modules, 0, OK),
    Case("cheat_scripts", _raw_html, 0, OK),
    first("exit()", "cheat_exit"),
    first("", "cheat_half", 3, scale=SOLUTIONS["scale"], clip="clip = lambda values, limit: values"),
]  # fmt: skip
