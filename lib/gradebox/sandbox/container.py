"""The command that starts a process in a container of docker or podman, where bubblewrap does not run."""

from collections.abc import Iterable
from pathlib import Path

from gradebox.sandbox import bubblewrap, settings
from gradebox.sandbox.settings import Sandbox


def command(
    run: list[str],
    sandbox: Sandbox,
    work: Path | None,
    sees: Iterable[str],
    hidden: Iterable[str],
    shared: Iterable[str] = (),
) -> tuple[list[str], list[int]]:
    """Return a container command; the arguments are those of `bubblewrap.command`.

    The image gives an empty base; programs and libraries are this machine's own, mounted read-only. The files of the
    working folder are seen read-only.
    """
    arguments = [settings.engine() or "docker", "run", "--rm", "--init", "--network", "none", "--read-only"]
    arguments += ["--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--user", _user()]
    arguments += ["--pids-limit", str(sandbox.processes), "--memory", f"{sandbox.memory}m", "--ulimit", "core=0"]
    for folder in ("/tmp", "/dev/shm", bubblewrap.WORK):
        arguments += ["--tmpfs", f"{folder}:rw,size={sandbox.disk}m,mode=1777"]
    for name, value in bubblewrap.environment(run[0], sandbox).items():
        arguments += ["--env", f"{name}={value}"]
    places = [path for path in bubblewrap.SYSTEM if Path(path).exists() and not Path(path).is_symlink()]
    for path in dict.fromkeys([*places, *(str(Path(path)) for path in sees if Path(path).exists())]):
        arguments += ["--volume", f"{path}:{path}:ro"]
    for folder in hidden:
        if any(str(folder).startswith(f"{path}/") for path in sees):
            arguments += ["--tmpfs", str(folder)]
    for path in sorted(work.iterdir()) if work else ():
        if path.is_file() and not path.is_symlink() and path.suffix != ".ipynb":
            arguments += ["--volume", f"{path}:{bubblewrap.WORK}/{path.name}:ro"]
    for folder in shared:
        arguments += ["--volume", f"{folder}:{folder}:rw"]
    return [*arguments, "--workdir", bubblewrap.WORK, sandbox.image, *run], []


def _user() -> str:
    import os

    return f"{os.getuid()}:{os.getgid()}"
