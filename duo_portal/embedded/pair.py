"""Postgres and Valkey together: what `start`, `stop`, `status` and the tests use."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .keys import Keys, one_at_a_time
from .postgres import Postgres
from .valkey import Valkey


@dataclass
class Pair:
    """The two servers under one VAR_DIR."""

    var_dir: Path
    keys: Keys
    postgres: Postgres
    valkey: Valkey

    @classmethod
    def at(
        cls, var_dir: Path, *, settings: Mapping[str, str] | None = None, nobody: bool = False
    ) -> "Pair":
        """The pair of `var_dir`; its keys are made when they are not there yet."""
        var_dir = var_dir.resolve()
        with one_at_a_time(var_dir):
            keys = Keys.read_or_make(var_dir)
        postgres = Postgres(var_dir, keys, settings=settings or {}, nobody=nobody)
        return cls(var_dir, keys, postgres, Valkey(var_dir, keys))

    def start(self, *, postgres: bool = True, valkey: bool = True) -> None:
        """Start what is asked for and does not run yet."""
        with one_at_a_time(self.var_dir):
            self.keys.reload()  # another command may have made the cluster since we read them
            if postgres:
                self.postgres.start()
            if valkey:
                self.valkey.start()

    def stop(self) -> None:
        """Stop both."""
        with one_at_a_time(self.var_dir):
            self.valkey.stop()
            self.postgres.stop()

    def status(self) -> dict[str, int | None]:
        """Process id of each server, None when it does not run."""
        return {"postgres": self.postgres.pid, "valkey": self.valkey.pid}
