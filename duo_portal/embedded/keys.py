"""One 0600 file under VAR_DIR holds what this installation may not lose: ports, passwords, keys.

Everything is generated once. A second start reads the same file, so that the addresses of the servers
stay the same and values encrypted yesterday can be read tomorrow.
"""

import base64
import fcntl
import os
import secrets
import socket
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path

DATABASE = "studiefin"
OWNER = "studiefin_owner"
APP = "studiefin_app"
FILE_NAME = "embedded.env"


def default_var_dir() -> Path:
    """VAR_DIR of the environment, else `var/` beside manage.py: the same answer as the settings give."""
    return Path(os.environ.get("VAR_DIR") or Path(__file__).resolve().parents[2] / "var")


def free_port() -> int:
    """A loopback TCP port on which nobody listens at this moment."""
    with socket.socket() as lokaal:
        lokaal.bind(("127.0.0.1", 0))
        return int(lokaal.getsockname()[1])


def _key() -> str:
    return "1:" + base64.b64encode(secrets.token_bytes(32)).decode()


def _generated() -> dict[str, str]:
    return {
        "POSTGRES_PORT": str(free_port()),
        "POSTGRES_PASSWORD": secrets.token_hex(24),
        "OWNER_PASSWORD": secrets.token_hex(24),
        "APP_PASSWORD": secrets.token_hex(24),
        "VALKEY_PORT": str(free_port()),
        "VALKEY_PASSWORD": secrets.token_hex(24),
        "SECRET_KEY": secrets.token_hex(32),
        "ENCRYPTIE_SLEUTELS": _key(),
        "ZOEK_SLEUTELS": _key(),
    }


class Keys:
    """The contents of `VAR_DIR/embedded.env`, and the addresses that follow from them."""

    def __init__(self, path: Path, values: dict[str, str]) -> None:
        self.path = path
        self.values = values

    @classmethod
    def read(cls, var_dir: Path) -> "Keys | None":
        """The stored keys, or None when nothing was ever started under `var_dir`."""
        path = var_dir / FILE_NAME
        if not path.exists():
            return None
        lines = (line.partition("=") for line in path.read_text().splitlines() if "=" in line)
        return cls(path, {name: value for name, _, value in lines})

    @classmethod
    def read_or_make(cls, var_dir: Path) -> "Keys":
        """The stored keys; what is missing is generated and stored."""
        var_dir.mkdir(parents=True, exist_ok=True)
        keys = cls.read(var_dir) or cls(var_dir / FILE_NAME, {})
        if missing := {k: v for k, v in _generated().items() if k not in keys.values}:
            keys.store(**missing)
        return keys

    def reload(self) -> None:
        """Take over what another process stored since we read the file."""
        if stored := Keys.read(self.path.parent):
            self.values.update(stored.values)

    def store(self, **values: str) -> None:
        """Add or replace values; the file is replaced whole and is never readable by others."""
        self.values.update(values)
        temporary = self.path.with_suffix(f".{os.getpid()}")
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            file.writelines(f"{name}={value}\n" for name, value in self.values.items())
        temporary.replace(self.path)

    def postgres_url(self, role: str, database: str = DATABASE) -> str:
        """Address of `database` for one of the three logins: postgres, studiefin_owner, studiefin_app."""
        name = {OWNER: "OWNER_PASSWORD", APP: "APP_PASSWORD", "postgres": "POSTGRES_PASSWORD"}[role]
        host = self.values.get("POSTGRES_HOST", "127.0.0.1")
        port = self.values["POSTGRES_PORT"]
        return f"postgresql://{role}:{self.values[name]}@{host}:{port}/{database}"

    def redis_url(self, number: int = 0) -> str:
        """Address of numbered database `number` of the Valkey server."""
        return f"redis://:{self.values['VALKEY_PASSWORD']}@127.0.0.1:{self.values['VALKEY_PORT']}/{number}"

    def environment(self) -> dict[str, str]:
        """The variables that Django's settings read."""
        return {
            "DATABASE_URL": self.postgres_url(APP),
            "DATABASE_OWNER_URL": self.postgres_url(OWNER),
            "REDIS_URL": self.redis_url(),
        } | {
            name: self.values[name]
            for name in ("SECRET_KEY", "ENCRYPTIE_SLEUTELS", "ZOEK_SLEUTELS")
        }


def fill_environment(environment: MutableMapping[str, str] = os.environ) -> None:
    """Let what the user set stand, and fill the rest from the embedded servers, if there are any.

    Someone who brings a database of their own brings its owner too: the embedded owner is then left out.
    """
    keys = Keys.read(
        Path(environment["VAR_DIR"]) if environment.get("VAR_DIR") else default_var_dir()
    )
    if keys is None:
        return
    found = keys.environment()
    if environment.get("DATABASE_URL"):
        del found["DATABASE_OWNER_URL"]
    for name, value in found.items():
        if not environment.get(name):
            environment[name] = value


@contextmanager
def one_at_a_time(var_dir: Path) -> Iterator[None]:
    """Hold a file lock, so that two commands do not start or stop the same servers together."""
    var_dir.mkdir(parents=True, exist_ok=True)
    with (var_dir / "embedded.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
