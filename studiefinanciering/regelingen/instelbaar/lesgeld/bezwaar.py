"""What can be objected to: a bill of lesgeld. Granted, it goes down by a refund, which two people decide."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from duo_portal.cases.besluiten import (
    BesluitOnbekend,
    Besluitsoort,
    Herstel,
    HerstelGeweigerd,
    registreer_besluitsoort,
)
from studiefinanciering.models import Lesgeldfactuur

ONDERWERP = "lesgeldfactuur"


def registreer() -> None:
    """Called when the app is ready."""
    registreer_besluitsoort(
        Besluitsoort(
            onderwerp=ONDERWERP,
            titel=lambda nummer: _("Lesgeld voor %(jaar)s") % {"jaar": _factuur(nummer).jaar},
            bekendgemaakt_op=lambda nummer: _factuur(nummer).factuur_op,
            persoon_id=lambda nummer: int(_factuur(nummer).persoon_id),
            zoek=zoek,
            sleutel=lambda nummer: _factuur(nummer).uuid,
            adres=lambda _nummer: reverse("mijn:lesgeld"),
            herzie=herzie,
        )
    )


def zoek(persoon_id: int, sleutel: UUID) -> int | None:
    """The number behind the key of an address, of this person only."""
    rijen = Lesgeldfactuur.objects.filter(persoon_id=persoon_id, uuid=sleutel)
    return rijen.values_list("pk", flat=True).first()


def herzie(nummer: int, *, correctie: str, actor: str, sleutel: str) -> Herstel:
    """A bill stays; what should not have been asked is taken off by a refund that was granted before."""
    factuur = _factuur(nummer)
    verlaging = factuur.teruggaven.filter(is_toegekend=True).first()
    if verlaging is None:
        raise HerstelGeweigerd(
            _("Verlaag eerst de factuur: stel bij het lesgeld een teruggave voor en laat een collega beslissen.")
        )  # fmt: skip
    return Herstel(besluit_ids=(verlaging.pk,), centen=verlaging.bedrag_centen)


def _factuur(nummer: int) -> Lesgeldfactuur:
    gevonden = Lesgeldfactuur.objects.filter(pk=nummer).first()
    if gevonden is None:
        raise BesluitOnbekend(f"Factuur {nummer} bestaat niet.")
    return gevonden
