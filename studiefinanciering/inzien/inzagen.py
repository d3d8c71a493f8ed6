"""Who looked into my file, and who did something in it: by role, reason and day, never by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from duo_portal.audit.handelingen import SYSTEEM
from duo_portal.audit.models import Handeling, Inzage
from studiefinanciering.models import Toekenning

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HOEVEEL = 200
"""Looks and acts each, the latest ones; the download holds them all."""
AUTOMATISCH_BESLUIT = "automatisch_besluit"
_COMPUTER = frozenset({SYSTEEM, "intake", "demo"})
ZELF, ANDER, AUTOMATISCH, MEDEWERKER = "zelf", "vertegenwoordiger", "automatisch", "medewerker"
BALIE = "balie"


@dataclass(frozen=True, slots=True)
class Blik:
    """Who (a role, `MEDEWERKER` when it has none), on which day, what, why, how often that day."""

    dag: date
    wie: str
    wat: str
    reden: str
    is_handeling: bool
    aantal: int = 1


def blikken(persoon_id: int) -> list[Blik]:
    """Looks and acts together, the latest day first; the same thing on a day is counted, not repeated."""
    inzagen = Inzage.objects.filter(persoon_id=persoon_id).order_by("-pk")[:HOEVEEL]
    gedaan = Handeling.objects.filter(betrokkene_id=persoon_id)
    handelingen = list(gedaan.order_by("-pk")[:HOEVEEL])
    alle = [
        *(_blik(i.op, i.actor, i.rol, i.scherm, i.reden, persoon_id) for i in inzagen),
        *(
            _blik(h.op, h.actor, h.rol, h.soort, "", persoon_id, is_handeling=True)
            for h in handelingen
        ),
        *_automatische_besluiten(persoon_id, handelingen),
    ]
    return sorted(_geteld(alle), key=lambda b: (-b.dag.toordinal(), b.is_handeling, b.wie, b.wat))


def _automatische_besluiten(persoon_id: int, handelingen: list[Handeling]) -> list[Blik]:
    """Decisions of a run over many people, and those that came with a brother's or sister's: no act of their own.

    A run records itself once, not once a person; what it decided about this person stands in the decisions.
    """
    besluiten = Toekenning.objects.filter(persoon_id=persoon_id).order_by("-pk")
    genoemd = {nummer for h in handelingen for nummer in h.uitkomst.get("ids", ())}
    return [
        Blik(besluit_op, AUTOMATISCH, AUTOMATISCH_BESLUIT, "", is_handeling=True)
        for pk, besluit_op, run_id, actor in besluiten.values_list(
            "pk", "besluit_op", "run_id", "actor"
        )[:HOEVEEL]
        if run_id is not None or (actor in _COMPUTER and pk not in genoemd)
    ]


def _blik(
    op: datetime,
    actor: str,
    rol: str,
    wat: str,
    reden: str,
    persoon_id: int,
    *,
    is_handeling: bool = False,
) -> Blik:
    return Blik(
        op.astimezone(AMSTERDAM).date(), _wie(actor, rol, persoon_id), wat, reden, is_handeling
    )


def _wie(actor: str, rol: str, persoon_id: int) -> str:
    if actor == f"burger:{persoon_id}":
        return ZELF
    if actor.startswith("burger:"):
        return ANDER
    if actor.startswith("balie:"):
        return BALIE
    if actor in _COMPUTER:
        return AUTOMATISCH
    return rol or MEDEWERKER


def _geteld(alle: Iterable[Blik]) -> list[Blik]:
    aantal: dict[Blik, int] = {}
    for blik in alle:
        aantal[blik] = aantal.get(blik, 0) + 1
    return [Blik(b.dag, b.wie, b.wat, b.reden, b.is_handeling, n) for b, n in aantal.items()]
