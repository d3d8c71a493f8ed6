"""How long the independent auditor takes over everything that is there."""

import time
from typing import Any

from duo_portal.ledger import auditor


def meet(*, keer: int = 1) -> dict[str, Any]:
    """Seconds per check and in all; which checks were red (none may be)."""
    duren: dict[str, float] = {}
    rood: dict[str, int] = {}
    for _ in range(keer):
        for controle in auditor.controles():
            begin = time.perf_counter()
            (uitkomst,) = auditor.controleer([controle.naam])
            duren[controle.naam] = time.perf_counter() - begin
            if not uitkomst.is_groen:
                rood[controle.naam] = uitkomst.aantal
    return {"totaal_s": sum(duren.values()), "duren_s": duren, "rood": rood}
