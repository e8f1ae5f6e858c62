"""JupyterHub's configuration for a trial; docs/hub.md says what a real class changes."""

import hmac
import os
import socket
import sys

from jupyterhub.auth import Authenticator

from hub import place, register

CLASS = register.read(os.environ["HUB_REGISTER"])


class Passwords(Authenticator):
    """Lets in who knows their own password from the register. For a trial only: passwords are kept as they are."""

    async def authenticate(self, handler, data):
        """Return the name of who logs in, None for nobody."""
        for person in CLASS.people:
            if person.name == data["username"] and hmac.compare_digest(
                person.password.encode(), data["password"].encode()
            ):
                return person.name
        return None


def free_port() -> int:
    """Return a port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def role(spawner) -> str:
    """Return a user's role."""
    return next(person.role for person in CLASS.people if person.name == spawner.user.name)


c = get_config()  # noqa: F821  (traitlets provides it)

# Only this machine reaches the hub.
c.JupyterHub.bind_url = f"http://127.0.0.1:{os.environ['HUB_PORT']}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{free_port()}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{free_port()}"
c.ConfigurableHTTPProxy.command = [str(place.CLASS / "node" / "node_modules" / ".bin" / "configurable-http-proxy")]
c.ConfigurableHTTPProxy.pid_file = str(place.STATE / "proxy.pid")
c.JupyterHub.db_url = f"sqlite:///{place.STATE}/jupyterhub.sqlite"
c.JupyterHub.cookie_secret_file = str(place.STATE / "cookie_secret")

c.JupyterHub.authenticator_class = Passwords
c.Authenticator.allowed_users = {person.name for person in CLASS.people}

# Each server runs as the user's own system user, in their home, with the extensions of their role.
c.JupyterHub.spawner_class = "jupyterhub.spawner.LocalProcessSpawner"
c.Spawner.cmd = [f"{sys.prefix}/bin/jupyterhub-singleuser"]
c.Spawner.default_url = "/lab"
c.Spawner.environment = {
    "JUPYTER_CONFIG_PATH": lambda spawner: str(place.CLASS / "config" / role(spawner)),
    "PYTHONPATH": str(place.CLASS),
    "NBGRADER_COURSE": os.environ["NBGRADER_COURSE"],
    "PATH": f"{sys.prefix}/bin:/usr/local/bin:/usr/bin:/bin",
}
c.Spawner.env_keep = ["LANG", "LC_ALL"]
c.Spawner.start_timeout = 120
c.Spawner.http_timeout = 120

# Scripts, and the test, use the REST API with the token in register.json.
c.JupyterHub.services = [{"name": "class", "api_token": CLASS.token}]
c.JupyterHub.load_roles = [
    {"name": "class", "services": ["class"], "scopes": ["admin:users", "admin:servers", "access:servers"]}
]
