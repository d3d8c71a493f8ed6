"""A worker process: reads run numbers, works them off, answers with its memory per moment.

`werk_af` is what a Celery worker calls on a ring of the bell; Celery itself adds about a millisecond a ring.
"""

import json
import os
import sys
import threading
import time
from pathlib import Path

TUSSEN = 0.02
_PAGINA = os.sysconf("SC_PAGE_SIZE")


def bytes_nu() -> int:
    """Resident memory of this process."""
    with Path("/proc/self/statm").open() as statm:
        return int(statm.read().split()[1]) * _PAGINA


def piek() -> int:
    """The highest it ever was, as the kernel kept it."""
    with Path("/proc/self/status").open() as status:
        return next(int(r.split()[1]) * 1024 for r in status if r.startswith("VmHWM"))


class Meter(threading.Thread):
    """Samples the resident memory, at most one figure kept per tenth of a second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.monsters: dict[int, int] = {}

    def run(self) -> None:
        while True:
            tiende = int(time.time() * 10)
            self.monsters[tiende] = max(self.monsters.get(tiende, 0), bytes_nu())
            time.sleep(TUSSEN)

    def neem(self) -> list[tuple[float, int]]:
        monsters, self.monsters = self.monsters, {}
        return [(t / 10, b) for t, b in sorted(monsters.items())]


def main() -> None:
    import django

    django.setup()
    from duo_portal.batches.werk import werk_af

    meter = Meter()
    meter.start()
    print(json.dumps({"klaar": True}), flush=True)
    for regel in sys.stdin:
        slagen = werk_af(int(regel))
        print(json.dumps({"slagen": slagen, "piek": piek(), "monsters": meter.neem()}), flush=True)


if __name__ == "__main__":
    main()
