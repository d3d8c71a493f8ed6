"""The print queue: paper letters in batches, opened by a colleague and marked as printed once."""

from collections.abc import Sequence
from hashlib import sha256

from django.db import transaction

from duo_portal.audit.bedrijfsdatum import moment, vandaag
from duo_portal.audit.handelingen import vastleggen
from duo_portal.foundation import clock
from duo_portal.identity.models import Persoon
from duo_portal.identity.queries import adres_op
from duo_portal.letters.models import Brief, Drukpartij, UitgaandBericht
from duo_portal.letters.pdf import maak_drukwerk
from duo_portal.letters.soorten import maak_inhoud
from duo_portal.letters.vangnet import vang_op

MAX_PARTIJ = 250
GEEN_ADRES = "brief_zonder_adres"
_S = UitgaandBericht.Status


class NietsTeDrukken(LookupError):
    """No letter waits for the printer."""


class PartijAlGedrukt(RuntimeError):
    """This batch was marked as printed before."""


def wachtrij() -> int:
    """How many letters wait for the printer."""
    return UitgaandBericht.objects.filter(
        kanaal=UitgaandBericht.Kanaal.PAPIER, status=_S.WACHT
    ).count()


def open_partij(*, actor: str, aantal: int = MAX_PARTIJ) -> Drukpartij:
    """Take the oldest waiting letters into a batch; two colleagues at once get different letters.

    A letter to someone without a registered address comes to the desk instead. Raises `NietsTeDrukken`.
    """
    with transaction.atomic():
        rij = UitgaandBericht.objects.filter(
            kanaal=UitgaandBericht.Kanaal.PAPIER, status=_S.WACHT
        ).order_by("pk")
        gekozen = list(rij.select_related("brief").select_for_update(skip_locked=True)[:aantal])
        gekozen = [bericht for bericht in gekozen if _heeft_adres(bericht)]
        if gekozen:
            partij = Drukpartij.objects.create(aantal=len(gekozen), geopend_door=actor)
            UitgaandBericht.objects.filter(pk__in=[b.pk for b in gekozen]).update(
                status=_S.BEZIG, partij=partij
            )
            vastleggen(
                soort="drukpartij_openen",
                actor=actor,
                uitkomst={"partij": partij.pk, "aantal": len(gekozen)},
            )
    if not gekozen:
        raise NietsTeDrukken("Er wachten geen brieven op de drukker.")
    return partij


def _heeft_adres(bericht: UitgaandBericht) -> bool:
    if adres_op(bericht.brief.persoon_id, vandaag()) is not None:
        return True
    UitgaandBericht.objects.filter(pk=bericht.pk).update(status=_S.MISLUKT, fout="geen adres")
    vang_op(bericht.brief, GEEN_ADRES)
    return False


def pdf_van_partij(partij: Drukpartij) -> bytes:
    """All letters of a batch, each after a sheet with the address.

    Made anew at each asking and not kept: it holds the addresses of many people. The fingerprint of the first
    one is kept with the batch.
    """
    berichten = partij.berichten.select_related("brief").order_by("pk")
    brieven = [bericht.brief for bericht in berichten]
    inhoud = maak_drukwerk([(_adres(brief), maak_inhoud(brief)) for brief in brieven])
    Drukpartij.objects.filter(pk=partij.pk, sha256=None, gedrukt_at=None).update(
        sha256=sha256(inhoud).digest()
    )
    return inhoud


def meld_gedrukt(partij: Drukpartij, *, actor: str) -> None:
    """The batch left the building: its letters are sent. Raises `PartijAlGedrukt` the second time."""
    with transaction.atomic():
        vast = Drukpartij.objects.select_for_update().get(pk=partij.pk)
        if vast.gedrukt_at is not None:
            raise PartijAlGedrukt(f"{vast} is al als gedrukt gemeld door {vast.gedrukt_door}.")
        vast.gedrukt_at, vast.gedrukt_door = moment(), actor
        vast.save(update_fields=["gedrukt_at", "gedrukt_door"])
        UitgaandBericht.objects.filter(partij=vast).update(
            status=_S.AFGELEVERD, afgeleverd_at=clock.nu()
        )
        Brief.objects.filter(uitgaand__partij=vast, status=Brief.Status.OPGEMAAKT).update(
            status=Brief.Status.VERZONDEN
        )
        vastleggen(soort="drukpartij_gedrukt", actor=actor, uitkomst={"partij": vast.pk})


def _adres(brief: Brief) -> Sequence[str]:
    """Name and address as registered today."""
    persoon = Persoon.objects.filter(pk=brief.persoon_id).first()
    naam = str(persoon) if persoon else ""
    adres = adres_op(brief.persoon_id, vandaag())
    if adres is None:
        return (naam,)
    return (naam, f"{adres.straat} {adres.huisnummer}", f"{adres.postcode}  {adres.plaats}")
