"""What can be objected to here: a decision on a small scheme, and how it is made anew when the objection is granted.

Made anew it is worked out by the conditions and the table of its round once more: after the answers or the amounts were
put right. The objection itself is decided by two people; this decision carries their names' place (`bezwaar`).
"""

from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.besluiten import (
    BesluitOnbekend,
    Besluitsoort,
    Herstel,
    HerstelGeweigerd,
    registreer_besluitsoort,
)
from studiefinanciering.models import Regelingbesluit

from . import beslissen
from .definitie import definitie
from .weigering import RegelingGeweigerd

ONDERWERP = "regelingbesluit"


def registreer() -> None:
    """Called when the app is ready."""
    registreer_besluitsoort(
        Besluitsoort(
            onderwerp=ONDERWERP,
            titel=titel,
            bekendgemaakt_op=bekendgemaakt_op,
            persoon_id=lambda nummer: int(_besluit(nummer).persoon_id),
            zoek=zoek,
            sleutel=lambda nummer: _besluit(nummer).uuid,
            adres=lambda nummer: reverse("mijn:regelingbesluit", args=[_besluit(nummer).uuid]),
            herzie=herzie,
        )
    )


def titel(nummer: int) -> str:
    """The scheme and its round."""
    aanvraag = _besluit(nummer).aanvraag
    return _("%(regeling)s, ronde %(ronde)s") % {
        "regeling": definitie(aanvraag.regeling).naam,
        "ronde": aanvraag.ronde,
    }


def bekendgemaakt_op(nummer: int) -> date:
    """The day of the decision, which is that of its letter."""
    return _besluit(nummer).besluit_op


def zoek(persoon_id: int, sleutel: UUID) -> int | None:
    """The number behind the key of an address, of this person only."""
    return (
        Regelingbesluit.objects.filter(persoon_id=persoon_id, uuid=sleutel)
        .values_list("pk", flat=True)
        .first()
    )


def herzie(nummer: int, *, correctie: str, actor: str, sleutel: str) -> Herstel:
    """Work it out anew by the table of now; raises `HerstelGeweigerd` when that gives nothing else."""
    oud = _besluit(nummer)
    aanvraag, op = oud.aanvraag, bedrijfsdatum.vandaag()
    laatste = aanvraag.besluiten.order_by("-pk").first()
    try:
        uitkomst = beslissen.reken(aanvraag)
        if uitkomst.niet_voldaan or (
            laatste is not None and laatste.centen == uitkomst.totaal_centen
        ):
            raise HerstelGeweigerd(
                _(
                    "Opnieuw berekend komt er hetzelfde uit. Zet eerst de gegevens of de bedragen goed."
                )
            )
        voorstel = beslissen.stel_voor(
            aanvraag_id=aanvraag.pk,
            is_toekenning=True,
            reden=_("Bezwaar gegrond"),
            op=op,
            actor=f"bezwaar {nummer}",
            aanleiding="bezwaar",
        )
        nieuw = beslissen.beslis(voorstel_id=voorstel.pk, op=op, actor=actor)
    except RegelingGeweigerd as fout:
        raise HerstelGeweigerd(str(fout)) from fout
    eerder = laatste.centen if laatste else 0
    return Herstel(besluit_ids=(nieuw.pk,), centen=nieuw.centen - eerder)


def _besluit(nummer: int) -> Regelingbesluit:
    gevonden = (
        Regelingbesluit.objects.select_related("aanvraag", "voorstel").filter(pk=nummer).first()
    )
    if gevonden is None:
        raise BesluitOnbekend(f"Besluit {nummer} bestaat niet.")
    return gevonden
