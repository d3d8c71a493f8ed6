"""A worker process: reads run numbers, works them off, answers with its memory per moment.

`werk_af` is what a Celery worker calls on a ring of the bell; Celery itself adds about a millisecond a ring.
"""

import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

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


def cpu_van(pid: int) -> float:
    """Seconds of processor that a process has used (its database server process runs on this machine too)."""
    try:
        velden = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(velden[11]) + int(velden[12])) / os.sysconf("SC_CLK_TCK")


class Meter(threading.Thread):
    """Samples memory and processor time (of this process and its database session), ten times a second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.monsters: dict[int, tuple[int, float]] = {}
        self.sessie = 0

    def run(self) -> None:
        while True:
            tiende = int(time.time() * 10)
            hoogste = max(self.monsters.get(tiende, (0, 0.0))[0], bytes_nu())
            self.monsters[tiende] = (hoogste, cpu_van(os.getpid()) + cpu_van(self.sessie))
            time.sleep(TUSSEN)

    def neem(self) -> list[tuple[float, int, float]]:
        monsters, self.monsters = self.monsters, {}
        return [(t / 10, *m) for t, m in sorted(monsters.items())]


def meet_delen() -> dict[str, float]:
    """Seconds per part of deciding, added up while it works: the functions of those parts are wrapped."""
    from studiefinanciering.besluiten import rekenen, schrijven
    from studiefinanciering.dossier import lezen
    from studiefinanciering.operations import gezin, toekennen

    duren: dict[str, float] = {}
    for module, naam in [
        (rekenen, "bereken_tijdvak"), (lezen, "met_geschiedenis"), (toekennen, "lees_dossiers"),
        (toekennen, "kies_nieuw"), (toekennen, "reken"), (toekennen, "schrijf"), (toekennen, "rond_af"),
        (toekennen, "meld_uitval"), (toekennen, "herzie_gezin"), (schrijven, "_kopieer_besluiten"),
        (schrijven, "_kopieer_regels"), (gezin, "reken"),
    ]:  # fmt: skip
        setattr(
            module,
            naam,
            _klok(getattr(module, naam), f"{module.__name__.split('.')[-1]}.{naam}", duren),
        )
    return duren


def _klok(functie: Any, naam: str, duren: dict[str, float]) -> Any:
    def gemeten(*args: Any, **kwargs: Any) -> Any:
        begin = time.perf_counter()
        try:
            return functie(*args, **kwargs)
        finally:
            duren[naam] = duren.get(naam, 0.0) + time.perf_counter() - begin

    return gemeten


def main() -> None:
    import django

    django.setup()
    from django.db import connection

    from duo_portal.batches.werk import werk_af

    duren = meet_delen() if os.environ.get("BENCH_REGELS") else {}
    meter = Meter()
    meter.start()
    print(json.dumps({"klaar": True}), flush=True)
    for regel in sys.stdin:
        duren.clear()
        connection.ensure_connection()
        meter.sessie = connection.connection.info.backend_pid
        slagen = werk_af(int(regel))
        regels = duren.get("rekenen.bereken_tijdvak", 0.0) + duren.get(
            "lezen.met_geschiedenis", 0.0
        )
        antwoord = {
            "slagen": slagen,
            "piek": piek(),
            "monsters": meter.neem(),
            "delen_s": duren,
            "regels_s": regels,
        }
        print(json.dumps(antwoord), flush=True)


if __name__ == "__main__":
    main()
