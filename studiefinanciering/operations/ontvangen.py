"""Money that a person repays: a line of the bank statement that waited in suspense finds its claim.

What comes in on the account without a reference of ours stands in suspense (1190) since the statement was read.
Here a person at the desk (or later a matcher) says whose it is; it settles what was received too much, then a
fine for the travel product. Loans are terugbetalen's.
"""

from dataclasses import dataclass

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.gateways.models import Afschriftregel
from duo_portal.ledger import chart, patterns_schuld, queries
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.legs import Leg
from duo_portal.ledger.operations import post
from studiefinanciering.models import Student

from .terugvorderen import sluit_betaald
from .vorderingen import is_in_run

REKENINGEN = (
    chart.TE_VEEL_ONTVANGEN,
    chart.OV_BOETE,
    chart.UITWONENDBOETE,
    chart.LESGELD,
    chart.REGELING_TE_VEEL,
    chart.INBURGERINGSLENING,
)
"""The claims of student finance, in the order in which a payment settles them."""


class OntvangstPastNiet(ValueError):
    """The line is no money in suspense, or more than what is open; it stays in suspense."""


class RunLooptNog(RuntimeError):
    """A payout run froze lines of this person and may still set off; try again when it has booked."""


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """What a payment settled: account → cents."""

    voldaan: dict[int, int]


def registreer_ontvangst(
    *,
    persoon_id: int,
    afschriftregel_id: int,
    actor: str,
    rekeningen: tuple[int, ...] = REKENINGEN,
) -> Ontvangst:
    """Settle claims of this person with a statement line in suspense, in order, once per line.

    Raises `OntvangstPastNiet` when it is not money in suspense or more than is open on `rekeningen`
    (then a person pays the rest back or finds whose it is), and `RunLooptNog`.
    """
    sleutel = f"ontvangst:{afschriftregel_id}"
    with transaction.atomic():
        if (eerder := eenmalig(sleutel)) is not None:
            return Ontvangst({int(code): centen for code, centen in eerder.uitkomst.items()})
        Student.objects.select_for_update(no_key=True).filter(pk=persoon_id).first()
        regel = _regel_in_suspense(afschriftregel_id)
        voldaan = _verdeel(persoon_id, regel.bedrag_centen, rekeningen)
        post(
            sleutel=sleutel,
            soort=Soort.TUSSENREKENING_UIT,
            legs=_legs(persoon_id, voldaan),
            persoon_id=persoon_id,
            effectief_op=bedrijfsdatum.vandaag(),
        )
        regel.status = Afschriftregel.Status.GEMATCHT
        regel.save(update_fields=["status"])
        sluit_betaald(persoon_id, bedrijfsdatum.vandaag(), actor)
        vastleggen(
            soort="ontvangst",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=sleutel,
            uitkomst={str(code): centen for code, centen in voldaan.items()},
        )
    return Ontvangst(voldaan)


def _regel_in_suspense(afschriftregel_id: int) -> Afschriftregel:
    regel = Afschriftregel.objects.select_for_update().get(pk=afschriftregel_id)
    if regel.status != Afschriftregel.Status.TUSSENREKENING or regel.bedrag_centen <= 0:
        raise OntvangstPastNiet("Deze bankregel is geen geld dat op de tussenrekening wacht.")
    return regel


def _verdeel(persoon_id: int, centen: int, rekeningen: tuple[int, ...]) -> dict[int, int]:
    """What goes to which claim; all of it, or nothing."""
    if not set(rekeningen) <= set(REKENINGEN):
        raise OntvangstPastNiet("Een lening wordt terugbetaald bij terugbetalen, niet hier.")
    if is_in_run(persoon_id):
        raise RunLooptNog("Een lopende uitbetaling verrekent misschien nog: boek daarna.")
    saldi, rest, voldaan = queries.saldi_persoon(persoon_id), centen, {}
    for code in rekeningen:
        deel = min(rest, max(saldi.get(code, 0), 0))
        if deel:
            voldaan[code], rest = deel, rest - deel
    if rest:
        raise OntvangstPastNiet(
            "Er is meer betaald dan openstaat: zoek uit van wie het is of betaal het terug."
        )
    return voldaan


def _legs(persoon_id: int, voldaan: dict[int, int]) -> list[Leg]:
    return [
        leg
        for code, centen in voldaan.items()
        for leg in patterns_schuld.tussenrekening_uit(
            bedrag_centen=centen, account=code, persoon_id=persoon_id
        )
    ]
