"""What the register says about living at an address: all that a reviewer may see, and nothing about who somebody is."""

from dataclasses import dataclass
from datetime import date

from duo_portal.identity import tijd
from duo_portal.identity.models import Adres, Persoon


@dataclass(frozen=True, slots=True)
class Woongegevens:
    """Residence facts on a day: the own address, since when, whether a parent is registered there, how many people."""

    adres: str
    sinds: date | None
    is_adres_van_ouder: bool
    bewoners: int


def woongegevens(persoon_id: int, op: date) -> Woongegevens | None:
    """None for who is registered nowhere. A parent's address is compared, never read out."""
    adres = _adres(persoon_id, op)
    if adres is None:
        return None
    ouders = _ouders(persoon_id)
    daar = tijd.geldig_op(
        tijd.nu_bekend(Adres.objects.filter(adres_sleutel=adres.adres_sleutel)), op
    )
    wie = set(daar.values_list("persoon_id", flat=True))
    return Woongegevens(
        adres=f"{adres.straat} {adres.huisnummer}, {adres.postcode} {adres.plaats}".strip(),
        sinds=adres.geldig.lower,
        is_adres_van_ouder=bool(wie & ouders),
        bewoners=len(wie),
    )  # fmt: skip


def begin_van_presumptie(persoon_id: int, op: date) -> tuple[date | None, date | None]:
    """Art. 9.9(2): the last change of address, and the later day on which a parent was registered there."""
    adres = _adres(persoon_id, op)
    if adres is None:
        return None, None
    daar = tijd.nu_bekend(
        Adres.objects.filter(adres_sleutel=adres.adres_sleutel, persoon_id__in=_ouders(persoon_id))
    )
    sinds = adres.geldig.lower
    later = [
        a.geldig.lower for a in daar if a.geldig.lower and (not sinds or a.geldig.lower > sinds)
    ]
    return sinds, min(later, default=None)


def _adres(persoon_id: int, op: date) -> Adres | None:
    return tijd.geldig_op(tijd.nu_bekend(Adres.objects.filter(persoon_id=persoon_id)), op).first()


def _ouders(persoon_id: int) -> set[int]:
    persoon = Persoon.objects.get(pk=persoon_id)
    return set(tijd.nu_bekend(persoon.relaties.filter(soort=1)).values_list("ander_id", flat=True))
