"""Kernels forked from a warm parent: as far from each other and from the parent as kernels that start on their own."""

import base64
import ctypes
import io
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import psutil
import pytest
from traitlets.config import Config

from gradebox.sandbox import warm
from gradebox.sandbox.session import KernelLost, Session
from gradebox.sandbox.settings import Sandbox

IMPORTS = ["import numpy as np", "import no_such_module", "from random import random"]
PRELOAD = warm.Preload(tuple(IMPORTS), ("json", "no_such_module"))


@pytest.fixture
def config() -> Config:
    """Limits that are soon reached."""
    config = Config()
    config.Sandbox.update({"memory": 600, "processes": 60, "disk": 16, "interrupt_seconds": 1})
    return config


@pytest.fixture
def pair(config, tmp_path) -> Iterator[tuple[Session, Session]]:
    """Two kernels of one parent, running at the same time."""
    sessions = [Session(config, "python3", tmp_path, [], preload=PRELOAD) for _ in range(2)]
    for session in sessions:
        session.start()
        assert not session.cold
    yield tuple(sessions)
    for session in sessions:
        session.stop()
    warm.close_all()


def said(session: Session, code: str, seconds: float = 20) -> str:
    """Run code; return what it printed."""
    outputs = session.run(code, seconds)
    assert all(output.output_type == "stream" for output in outputs), outputs
    return "".join(output.text for output in outputs).strip()


def namespaces(pid: int) -> dict[str, str]:
    """Return the namespaces of a process."""
    return {name: os.readlink(f"/proc/{pid}/ns/{name}") for name in ("user", "mnt", "pid", "net", "ipc", "uts")}


FIGURE = """import matplotlib.pyplot as plt
from matplotlib.figure import Figure
count, Figure.draw = [], lambda *arguments, usual=Figure.draw: (count.append(1), usual(*arguments))[1]
figure, axes = plt.subplots(layout={layout!r}, figsize=(3, 2), dpi=50)
_ = axes.plot([1, 2, 3], [1e-3, 1, 1e3]), axes.set(yscale="log", xlabel="step", ylabel="loss", title="a figure")
"""


def drawn(session: Session, layout: str | None) -> tuple[bytes, int]:
    """Return the picture of a figure and how often it was drawn."""
    (picture,) = [out.data["image/png"] for out in session.run(FIGURE.format(layout=layout), 60) if "data" in out]
    return base64.b64decode(picture), int(said(session, "print(len(count))"))


def test_a_figure_with_a_layout_engine_is_drawn_once(config, tmp_path):
    preload = warm.Preload(("import matplotlib.pyplot as plt", "import numpy as np"))
    found = []
    for how in (preload, warm.Preload()):
        session = Session(config, "python3", tmp_path, [], preload=how)
        session.start()
        try:
            found.append((drawn(session, "constrained"), drawn(session, None)))
        finally:
            session.stop()
    warm.close_all()
    ((once, one), (tight, _)), ((usual, several), (usual_tight, _)) = found
    assert one == 1 < several
    assert tight == usual_tight  # without an engine, nothing changes
    once, usual = (plt.imread(io.BytesIO(picture)) for picture in (once, usual))
    assert once.shape == (100, 150, 4) and max(np.abs(np.subtract(once.shape, usual.shape))) <= 15
    assert (once[..., :3].min(axis=2) < 0.5).mean() > 0.02  # lines and text are there


def test_each_has_namespaces_of_its_own(pair):
    parent = next(iter(warm._parents.values()))
    pids = [session.manager.provisioner.pid for session in pair]
    found = [namespaces(pid) for pid in (*pids, os.getpid(), _inner(parent.process.pid))]
    for name in found[0]:
        assert len({each[name] for each in found}) == 4, name


def _inner(pid: int) -> int:
    """Return the process that bubblewrap runs: the parent itself."""
    (first,) = psutil.Process(pid).children()
    return min(child.pid for child in first.children())  # the others are what it has forked


def test_what_is_imported_is_there_and_modules_are_not_shared(pair):
    first, second = pair
    look = "import sys; print('numpy' in sys.modules, 'random' in sys.modules)"
    assert said(first, look) == "True True"
    said(first, "import numpy as np; np.pi = 3; import random; random.random = lambda: 4")
    assert said(second, "import numpy as np, random; print(np.pi == 3, random.random() == 4)") == "False False"
    draw = "import numpy as np, random; print(np.random.random(), random.random())"
    assert len({text for session in pair for text in said(session, draw).split()}) == 4


def test_no_way_to_a_neighbours_processes(pair):
    first, second = pair
    said(second, "import subprocess; child = subprocess.Popen(['sleep', '100'])")
    look = "import os; print(*sorted(int(n) for n in os.listdir('/proc') if n.isdigit()))"
    assert said(first, look) == "1 2"
    said(
        first,
        "import os, signal\nmine = {int(n) for n in os.listdir('/proc/self/task')}\n"
        "for pid in [-1, *sorted({*range(1, 3000)} - mine)]:\n    try:\n        os.kill(pid, signal.SIGKILL)\n"
        "    except (ProcessLookupError, PermissionError):\n        pass",
    )
    assert said(first, "print(1)") == "1" and said(second, "print(child.poll())") == "None"


def test_no_file_of_a_neighbour_is_seen(pair):
    first, second = pair
    write = (
        "from pathlib import Path\nfor place in ('/tmp', '/dev/shm', '.'):\n    Path(place, 'mine').write_text('me')"
    )
    said(first, write)
    look = "from pathlib import Path; print([Path(p, 'mine').exists() for p in ('/tmp', '/dev/shm', '.')])"
    assert said(second, look) == "[False, False, False]"
    places = [session.manager.provisioner.place for session in pair]
    assert places[0].parent == places[1].parent
    assert said(first, f"import os; print(os.listdir({str(places[0].parent)!r}))") == f"['{places[0].name}']"


def test_no_open_file_of_the_parents(pair):
    parent, session = next(iter(warm._parents.values())), pair[0]
    look = (
        "import os\nfor name in sorted(os.listdir('/proc/self/fd'), key=int):\n"
        "    try: print(os.readlink(f'/proc/self/fd/{name}'))\n    except OSError: pass"
    )
    seen = {line for line in said(session, look).splitlines() if line.startswith("socket:")}
    control = f"socket:[{os.fstat(parent.control.fileno()).st_ino}]"
    theirs = {os.readlink(path) for path in Path(f"/proc/{_inner(parent.process.pid)}/fd").iterdir()}
    assert control not in seen and not seen & theirs


def test_no_socket_terminal_or_key_leads_to_a_neighbour(pair):
    first, second = pair
    said(
        first,
        "import os, socket\nhidden = socket.socket(socket.AF_UNIX); hidden.bind('\\0hidden'); hidden.listen()\n"
        "web = socket.create_server(('127.0.0.1', 8765))\nours, theirs = os.openpty()",
    )
    assert said(first, "socket.create_connection(('127.0.0.1', 8765), 2).close(); print('up')") == "up"
    assert said(first, "print(os.ttyname(theirs))") == "/dev/pts/0"
    tries = (
        "import os, socket\n"
        "for kind, place in ((socket.AF_UNIX, '\\0hidden'), (socket.AF_INET, ('127.0.0.1', 8765))):\n"
        "    try:\n        socket.socket(kind).connect(place); print('connected')\n"
        "    except ConnectionRefusedError: pass\nprint(os.path.exists('/dev/pts/0'))"
    )
    assert said(second, tries) == "False"


def test_nothing_can_be_undone(pair):
    """No capability, no new namespace, no mount, no way back into those of the parent."""
    code = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
capabilities = {int(status[name], 16) for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")}
print(capabilities, status["NoNewPrivs"].strip())
print([libc.unshare(flag) for flag in (1 << 28, 1 << 17, 1 << 29, 1 << 30)])
print(libc.mount(b"tmpfs", b"/tmp", b"tmpfs", 0, None), libc.umount2(b"/proc", 2), libc.umount2(b"/tmp", 2))
print(libc.chroot(b"/tmp"), libc.ptrace(16, 1, 0, 0))
done = [os.path.exists(path) for path in ("/etc/shadow", THIS_FILE)]
print(any(done), os.system("mount -t tmpfs none /tmp 2>/dev/null") == 0)
"""
    code = code.replace("THIS_FILE", repr(__file__))
    assert said(pair[0], code).splitlines() == ["{0} 1", "[-1, -1, -1, -1]", "-1 -1 -1", "-1 -1", "False False"]


@pytest.mark.parametrize("imports", [IMPORTS, []], ids=["warm", "cold"])
def test_what_rules_the_machine_cannot_be_written(config, tmp_path, imports):
    """Root's files in /proc and the keyring of the session are not the student's, also where root grades."""
    code = """
import ctypes, os
for path in ("sys/kernel/core_pattern", "sys/vm/drop_caches", "sysrq-trigger", "irq/default_smp_affinity"):
    try:
        os.close(os.open("/proc/" + path, os.O_WRONLY)); print(path, "is open")
    except OSError: pass
libc, number = ctypes.CDLL(None, use_errno=True), {"x86_64": 250, "aarch64": 219}[os.uname().machine]
print("keyring", libc.syscall(number, 0, -3, 0))
print(libc.ptrace(16, 1, 0, 0))
"""
    session = Session(config, "python3", tmp_path, [], preload=warm.Preload(tuple(imports)))
    session.start()
    try:
        assert bool(imports) != bool(session.manager.provisioner._parent is None)
        keyring, traced = said(session, code).splitlines()  # and no file is open
        assert traced == "-1" and keyring.split()[0] == "keyring"
        number = {"x86_64": 250, "aarch64": 219}[os.uname().machine]
        assert int(keyring.split()[1]) not in (-1, ctypes.CDLL(None).syscall(number, 0, -3, 0))
    finally:
        session.stop()
        warm.close_all()


def test_memory_that_an_import_shares_is_no_ground_to_fork_from(config, tmp_path):
    (tmp_path / "shares.py").write_text("import mmap\nshared = mmap.mmap(-1, 4096)\n")
    config.Sandbox.read_only = [str(tmp_path)]
    imports = [f"import sys; sys.path.append({str(tmp_path)!r})", "import shares"]
    session = Session(config, "python3", tmp_path, [], preload=warm.Preload(tuple(imports)))
    session.start()
    try:
        assert "memory that all forks would share" in session.cold and said(session, "print(4)") == "4"
    finally:
        session.stop()
        warm.close_all()


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("x = bytearray(2**30)", "MemoryError"),
        (
            "import os\nfor _ in range(400):\n    os.fork() or os.execvp('sleep', ['sleep', '100'])",
            "Resource|BlockingIO|started more",
        ),
        ("import tempfile\ntempfile.TemporaryFile().write(bytes(2**26))", "OSError|File"),
        ("import os; os.kill(os.getpid(), 9)", "ended its kernel"),
        ("import os\nfor n in range(3, 200):\n    try: os.close(n)\n    except OSError: pass", ""),
    ],
)
def test_what_one_does_hurts_no_other(pair, code, why):
    first, second = pair
    said(second, "kept = 5")
    try:
        outputs = first.run(code, 10)
        found = outputs[0].ename if outputs else ""
    except KernelLost as lost:
        found = lost.why
    assert not why or any(word in found for word in why.split("|")) or "used more" in found, found
    assert said(second, "print(kept + 1)") == "6"
    first.stop()
    first.start()
    assert not first.cold and said(first, "print('again')") == "again"


def test_a_cell_can_be_interrupted(pair):
    assert pair[0].run("while True: pass", 1)[0].ename == "CellTimeoutError"
    assert said(pair[0], "print(2)") == "2"


def test_files_beside_the_notebook_are_there_as_copies(config, tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "data.txt").write_text("data")
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    session = Session(config, "python3", tmp_path, [], preload=PRELOAD)
    session.start()
    try:
        assert said(session, "import os; print(open('deep/data.txt').read(), os.listdir())") == "data ['deep']"
        said(session, "_ = open('deep/data.txt', 'w').write('other')")
    finally:
        session.stop()
        warm.close_all()
    assert (tmp_path / "deep" / "data.txt").read_text() == "data"


@pytest.mark.parametrize(("told", "threads"), [(None, "1"), ("4", "4")])
def test_a_kernel_computes_in_one_thread_if_not_told_otherwise(config, tmp_path, monkeypatch, told, threads):
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    if told:
        monkeypatch.setenv("OMP_NUM_THREADS", told)
    session = Session(config, "python3", tmp_path, [], preload=PRELOAD)
    session.start()
    try:
        assert said(session, "import os; print(os.environ['OMP_NUM_THREADS'])") == threads
    finally:
        session.stop()
        warm.close_all()


def test_without_its_parent_a_kernel_starts_cold(config, tmp_path):
    session = Session(config, "python3", tmp_path, [], preload=PRELOAD)
    session.start()
    session.stop()
    parent = next(iter(warm._parents.values()))
    os.kill(parent.process.pid, signal.SIGKILL)
    parent.process.wait()
    for _ in range(2):
        session = Session(config, "python3", tmp_path, [], preload=PRELOAD)
        session.start()
        try:
            assert session.cold.startswith("no warm start") and said(session, "print(3)") == "3"
        finally:
            session.stop()
    assert not parent.folder.exists()
    warm.close_all()


@pytest.mark.parametrize("reason", ["off", "large", "container"])
def test_when_a_cold_start_is_needed(config, tmp_path, monkeypatch, reason):
    monkeypatch.setattr(warm, "COPIED", 1000)
    config.Sandbox.warm = reason != "off"
    config.Sandbox.kind = "none" if reason == "container" else "auto"
    (tmp_path / "data.bin").write_bytes(bytes(2000 if reason == "large" else 10))
    session = Session(config, "python3", tmp_path, [], preload=PRELOAD)
    session.start()
    try:
        assert said(session, "import os; print(os.path.getsize('data.bin') > 0)") == "True"
    finally:
        session.stop()
    assert (
        session.cold
        == {
            "off": "",
            "large": "more than 0 MiB of files beside the notebook",
            "container": "only bubblewrap starts warm",
        }[reason]
    )


def test_the_folder_of_a_course_is_hidden_though_it_lies_where_the_interpreter_is(config, tmp_path):
    course = tmp_path / "seen" / "course"
    course.mkdir(parents=True)
    (course / "secret").write_text("secret")
    config.Sandbox.read_only = [str(tmp_path / "seen")]
    session = Session(config, "python3", tmp_path / "empty", [str(course)], preload=PRELOAD)
    session.start()
    try:
        assert not session.cold
        assert said(session, f"import os; print(os.listdir({str(course)!r}))") == "[]"
    finally:
        session.stop()
        warm.close_all()


def test_a_parent_that_does_not_answer_is_given_up(config, tmp_path):
    config.Sandbox.start_seconds = 1
    parent = warm.WarmParent(
        "kernel", sys.executable, warm.Preload(("import time; time.sleep(60)",)), Sandbox(config=config), []
    )
    ours, theirs = socket.socketpair()
    start = time.monotonic()
    with ours, theirs, pytest.raises(warm.ColdStart, match="no warm start"):
        parent.fork({}, [theirs], {})
    assert time.monotonic() - start < 30 and parent.problem and not parent.folder.exists()
