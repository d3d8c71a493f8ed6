"""The stop: every open check freezes at once and the student hears it; two people together may lift it."""

from datetime import date

from duo_portal.audit.handelingen import SYSTEEM
from uitwonendencontrole.controleren.kern import handeling
from uitwonendencontrole.controleren.overgangen import OPEN
from uitwonendencontrole.models import Controle, Stand


def stop(*, controle_id: int, grond: str, op: date, sleutel: str, actor: str = SYSTEEM) -> Controle:
    """Freeze one check."""
    with handeling(
        controle_id=controle_id, soort="stop", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if not stap.is_gedaan and stap.controle.stand != Stand.GESTOPT:
            stap.zet("stop", gegevens={"grond": grond})
    return stap.controle


def stop_alles(*, grond: str, op: date, sleutel: str, actor: str = SYSTEEM) -> int:
    """Freeze every open check; each in a transaction of its own, so that doing it again goes on where it ended."""
    open_ = list(Controle.objects.filter(stand__in=OPEN).order_by("pk").values_list("pk", flat=True))  # fmt: skip
    for pk in open_:
        stop(controle_id=pk, grond=grond, op=op, sleutel=f"{sleutel}:{pk}", actor=actor)
    return len(open_)


def hervat(
    *, controle_id: int, tweede: str, reden: str, actor: str, op: date, sleutel: str
) -> Controle:
    """Go on where the check stood, by two people, with a fresh term."""
    with handeling(
        controle_id=controle_id, soort="hervat", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if not stap.is_gedaan:
            feiten = {"tweede": tweede, "reden": reden}
            stap.zet("hervat", naar=stap.controle.stand_voor_stop, gegevens=feiten)
    return stap.controle
