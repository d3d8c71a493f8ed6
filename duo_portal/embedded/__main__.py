"""`python -m duo_portal.embedded start|stop|status|env|up|demo`: the servers at hand."""

import argparse
import shlex
import sys
from pathlib import Path

from .errors import EmbeddedError
from .keys import Keys, default_var_dir
from .pair import Pair


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m duo_portal.embedded", description=__doc__)
    parser.add_argument("what", choices=["start", "stop", "status", "env", "up", "demo"])
    parser.add_argument("--var-dir", type=Path, default=default_var_dir())
    parser.add_argument("--nobody", action="store_true", help="as root: run Postgres as nobody")
    return parser.parse_args()


def _env(var_dir: Path) -> int:
    keys = Keys.read(var_dir)
    if keys is None:
        raise EmbeddedError(f"Nothing was started under {var_dir} yet; run `start` first.")
    for name, value in keys.environment().items():
        sys.stdout.write(f"export {name}={shlex.quote(value)}\n")
    return 0


def _status(pair: Pair) -> int:
    found = pair.status()
    for name, pid in found.items():
        sys.stdout.write(f"{name}: {'stopped' if pid is None else f'running, process {pid}'}\n")
    return 0 if all(found.values()) else 3


def main() -> int:
    """Do what was asked; 0 when it went well, 3 when `status` finds a server that does not run."""
    asked = _arguments()
    try:
        if asked.what == "env":
            return _env(asked.var_dir)
        pair = Pair.at(asked.var_dir, nobody=asked.nobody)
        if asked.what in {"up", "demo"}:
            from .up import demo, up

            return (demo if asked.what == "demo" else up)(pair)
        if asked.what == "start":
            pair.start()
        elif asked.what == "stop":
            pair.stop()
        return _status(pair) if asked.what != "stop" else 0
    except EmbeddedError as error:
        sys.stderr.write(f"{error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
