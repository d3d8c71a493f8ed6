"""Run a command in a user namespace in which uid 0 looks like uid 1000: `python namespace.py initdb …`.

Postgres refuses to run as root. Inside the namespace the same process no longer is root and holds no
capability, while its files stay ours outside: no account is made and no file changes owner.
Run as a script (not imported), so that only the child enters the namespace.
"""

import ctypes
import os
import sys
from pathlib import Path

CLONE_NEWUSER = 0x10000000
REFUSED = 97  # exit code that tells the caller: this machine allows no namespaces


def enter() -> bool:
    """Enter a fresh user namespace as uid and gid 1000; False when the kernel refuses."""
    uid, gid = os.getuid(), os.getgid()
    try:
        if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWUSER) != 0:
            return False
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"1000 {uid} 1")
        Path("/proc/self/gid_map").write_text(f"1000 {gid} 1")
    except (OSError, AttributeError):
        return False
    return True


if __name__ == "__main__":
    if not enter():
        sys.exit(REFUSED)
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606 - no shell wanted; the caller names the binary
