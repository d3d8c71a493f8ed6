"""A decision on a request can be objected to: made to measure, illness, help with debts, Woo.

No machine works out such a decision anew. A granted objection therefore opens the request again, with the same words, so
that it goes past the departments and two people once more, with a term of its own.
"""

from uuid import UUID, uuid5

from django.urls import reverse
from django.utils.translation import gettext as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.besluiten import (
    BesluitOnbekend,
    Besluitsoort,
    Herstel,
    Uitlegstap,
    registreer_besluitsoort,
)
from duo_portal.cases.models import Verzoek, Verzoekbesluit
from duo_portal.cases.soorten.indienen import dien_in
from duo_portal.cases.soorten.tabel import zaaksoort
from duo_portal.cases.soorten.woorden import woorden_van
from duo_portal.web.zaken.lezen import SOORT

from .woorden import UITKOMST

ONDERWERP = "verzoekbesluit"
BESLUIT = "besluit"
"""The letter of the table that says that it is a decision."""


def sleutel_van(verzoek: Verzoek) -> UUID:
    """How the decision is named in addresses: the request has its own key."""
    return uuid5(verzoek.uuid, ONDERWERP)


def bezwaar_adres(verzoek: Verzoek, besluit: Verzoekbesluit | None) -> str:
    """Where to object; empty while nothing was decided, and for what is no decision (a complaint)."""
    if besluit is None or not _is_besluit(verzoek):
        return ""
    return reverse("zaken:bezwaar", args=[sleutel_van(verzoek)])


def registreer() -> None:
    """Called when the app is ready."""
    registreer_besluitsoort(
        Besluitsoort(
            onderwerp=ONDERWERP,
            titel=titel,
            bekendgemaakt_op=lambda nummer: _besluit(nummer).besloten_op,
            persoon_id=lambda nummer: int(_besluit(nummer).verzoek.persoon_id),
            zoek=zoek,
            sleutel=lambda nummer: sleutel_van(_besluit(nummer).verzoek),
            adres=lambda nummer: reverse("zaken:verzoek", args=[_besluit(nummer).verzoek.uuid]),
            herzie=herzie,
            uitleg=uitleg,
        )
    )


def titel(nummer: int) -> str:
    """What was asked, and its reference."""
    verzoek = _besluit(nummer).verzoek
    return _("Besluit op: %(soort)s %(kenmerk)s") % {
        "soort": SOORT[verzoek.soort],
        "kenmerk": verzoek.zaak.kenmerk,
    }


def zoek(persoon_id: int, gezocht: UUID) -> int | None:
    """The number behind the key of an address, of this person only."""
    eigen = Verzoekbesluit.objects.filter(verzoek__persoon_id=persoon_id).select_related("verzoek")
    for besluit in eigen:
        if sleutel_van(besluit.verzoek) == gezocht and _is_besluit(besluit.verzoek):
            return int(besluit.pk)
    return None


def uitleg(nummer: int, _maand: str) -> list[Uitlegstap]:
    """One step: what was decided, and the room it was found in."""
    b = _besluit(nummer)
    return [Uitlegstap("uitkomst", _("Ons besluit"), str(UITKOMST[b.uitkomst]), b.ruimte)]


def herzie(nummer: int, *, correctie: str, actor: str, sleutel: str) -> Herstel:
    """Open the request again; once per `sleutel`."""
    oud = _besluit(nummer).verzoek
    nieuw = dien_in(
        persoon_id=oud.persoon_id,
        soort=oud.soort,
        velden=woorden_van(oud),
        op=bedrijfsdatum.vandaag(),
        sleutel=f"opnieuw:{sleutel}",
        actor=actor,
        kanaal=Verzoek.Kanaal(oud.kanaal),
    )
    return Herstel(besluit_ids=(nieuw.pk,), gegevens={"zaak": nieuw.zaak_id})


def _is_besluit(verzoek: Verzoek) -> bool:
    return BESLUIT in zaaksoort(verzoek.soort, verzoek.ingediend_op).brieven


def _besluit(nummer: int) -> Verzoekbesluit:
    gevonden = Verzoekbesluit.objects.select_related("verzoek__zaak").filter(pk=nummer).first()
    if gevonden is None:
        raise BesluitOnbekend(f"Besluit op verzoek {nummer} bestaat niet.")
    return gevonden
