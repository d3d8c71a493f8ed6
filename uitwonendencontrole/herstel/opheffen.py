"""Lift a stop: one colleague proposes with a reason, another agrees; both names and the reason are published."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.audit.models import Handeling
from duo_portal.identity.rollen import vier_ogen
from uitwonendencontrole.controleren.operations.stoppen import hervat
from uitwonendencontrole.models import Controle, Opheffing, Stand, Stilstand

_VOORSTEL = "opheffing_voorgesteld"
LANGSTE = 500


class OpheffenKanNiet(ValueError):
    """This stop cannot be lifted like this; the message says why."""


@dataclass(frozen=True, slots=True)
class Voorstel:
    """Who proposed to lift the stop, and why."""

    door: str
    reden: str


def voorstel_van(stilstand: Stilstand) -> Voorstel | None:
    """The last proposal to lift this stop."""
    rij = Handeling.objects.filter(soort=_VOORSTEL, uitkomst__stilstand=str(stilstand.uuid))
    laatste = rij.order_by("-pk").first()
    return Voorstel(laatste.actor, laatste.reden) if laatste else None


def stel_voor(*, stilstand: Stilstand, reden: str, actor: str) -> Voorstel:
    """Propose; a later proposal takes the place of an earlier one. Raises `OpheffenKanNiet`."""
    reden = reden.strip()
    if not reden or len(reden) > LANGSTE:
        raise OpheffenKanNiet("Schrijf op waarom de controles weer mogen, in hoogstens 500 tekens.")  # fmt: skip
    _eis_open(stilstand)
    vastleggen(
        soort=_VOORSTEL, actor=actor, reden=reden, uitkomst={"stilstand": str(stilstand.uuid)}
    )
    return Voorstel(actor, reden)


def stem_in(*, stilstand: Stilstand, actor: str) -> Opheffing:
    """Agree with the proposal: the stop is lifted and every check goes on where it stood.

    Raises `OpheffenKanNiet` without a proposal and `VierOgenVereist` for who proposed it (the database refuses too). A
    lifting that was cut off goes on with `ga_verder`.
    """
    with transaction.atomic():
        eenmalig(f"opheffing:{stilstand.uuid}")
        _eis_open(stilstand)
        voorstel = voorstel_van(stilstand)
        if voorstel is None:
            raise OpheffenKanNiet("Niemand heeft voorgesteld om de controles weer te beginnen.")
        vier_ogen(voorstel.door, actor)
        opheffing = Opheffing.objects.create(
            stilstand=stilstand,
            op=bedrijfsdatum.vandaag(),
            door=voorstel.door,
            tweede=actor,
            reden=voorstel.reden,
        )
        vastleggen(
            soort="stop_opgeheven",
            actor=actor,
            reden=voorstel.reden,
            sleutel=f"opheffing:{stilstand.uuid}",
            uitkomst={"voorgesteld_door": voorstel.door, "stilstand": str(stilstand.uuid)},
        )
    ga_verder(opheffing, op=bedrijfsdatum.vandaag())
    return opheffing


def ga_verder(opheffing: Opheffing, *, op: date) -> int:
    """Let every frozen check go on; each in a transaction of its own, so again goes on where it ended."""
    stil = Controle.objects.filter(stand=Stand.GESTOPT).order_by("pk")
    wachten = list(stil.values_list("pk", flat=True))
    for pk in wachten:
        hervat(
            controle_id=pk,
            tweede=opheffing.tweede,
            reden=opheffing.reden,
            actor=opheffing.door,
            op=op,
            sleutel=f"opheffing:{opheffing.pk}:{pk}",
        )
    return len(wachten)


def _eis_open(stilstand: Stilstand) -> None:
    if Opheffing.objects.filter(stilstand=stilstand).exists():
        raise OpheffenKanNiet("Deze stop is al opgeheven.")
