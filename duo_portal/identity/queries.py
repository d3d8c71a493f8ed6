"""The reading door: who is this, where do they live, where does their money go.

Months and days are arguments; `op` (a moment) reads the file as it was known then, None reads it as known now.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from duo_portal.identity import bsn as bsn_regels
from duo_portal.identity import crypto, tijd
from duo_portal.identity.models import Adres, Bankrekening, Blokkade, Persoon, Relatie, RelatieSoort
from duo_portal.identity.voorkeur import Contact as Contact  # noqa: PLC0414  (also read here)
from duo_portal.identity.voorkeur import contact_van as contact_van  # noqa: PLC0414  (also read here)
from duo_portal.identity.voorkeur import contacten_van as contacten_van  # noqa: PLC0414  (also read here)

Q_ = TypeVar("Q_", bound=QuerySet[Any])


class PersoonOnbekend(LookupError):
    """Nobody is registered under what was asked for."""


def persoon_bij_bsn(bsn: str) -> Persoon | None:
    """The person with this number (nine digits), found by keyed hash; None when there is none."""
    return Persoon.objects.filter(bsn_hash__in=crypto.zoekhashes(crypto.BSN, bsn)).first()


def personen_bij_bsn(bsns: Iterable[str]) -> dict[str, Persoon]:
    """`persoon_bij_bsn` for many numbers in one query; a number of nobody is left out."""
    bij_hash = {bytes(h): bsn for bsn in bsns for h in crypto.zoekhashes(crypto.BSN, bsn)}
    gevonden = Persoon.objects.filter(bsn_hash__in=list(bij_hash))
    return {bij_hash[bytes(persoon.bsn_hash)]: persoon for persoon in gevonden}


def persoon_bij_uuid(uuid: UUID) -> Persoon:
    """The person of an address on the web; raises `PersoonOnbekend`."""
    gevonden = Persoon.objects.filter(uuid=uuid).first()
    if gevonden is None:
        raise PersoonOnbekend("Er is geen persoon met deze verwijzing; controleer de link.")
    return gevonden


def bsn_van(persoon: Persoon) -> str:
    """The readable number. Whoever shows it in full records that as a look (`audit.inzage`)."""
    return crypto.ontsleutel(
        bytes(persoon.bsn_versleuteld), sleutel_id=persoon.bsn_sleutel_id, kind=crypto.BSN
    )


def bsn_gemaskeerd(persoon: Persoon) -> str:
    """`*****1234`."""
    return bsn_regels.gemaskeerd(bsn_van(persoon))


def iban_van(rekening: Bankrekening) -> str:
    """The readable account number, for a payment file."""
    return crypto.ontsleutel(
        bytes(rekening.iban_versleuteld), sleutel_id=rekening.iban_sleutel_id, kind=crypto.IBAN
    )


def ibans_van(rekeningen: Iterable[Bankrekening]) -> list[str]:
    """`iban_van` for many accounts, in the same order."""
    lijst = list(rekeningen)
    return crypto.ontsleutel_reeks(
        (bytes(r.iban_versleuteld) for r in lijst),
        (r.iban_sleutel_id for r in lijst),
        kind=crypto.IBAN,
    )


def rekening_op(persoon_id: int, dag: date, op: datetime | None = None) -> Bankrekening | None:
    """The account that holds on `dag`."""
    return _op(Bankrekening.objects.filter(persoon_id=persoon_id), dag, op).first()


def adres_op(persoon_id: int, dag: date, op: datetime | None = None) -> Adres | None:
    """The registered address on `dag`."""
    return _op(Adres.objects.filter(persoon_id=persoon_id), dag, op).first()


def ouders_op(persoon_id: int, dag: date, op: datetime | None = None) -> list[Persoon]:
    """The parents on `dag`, oldest registration first."""
    relaties = Relatie.objects.filter(persoon_id=persoon_id, soort=RelatieSoort.OUDER)
    return [r.ander for r in _op(relaties, dag, op).select_related("ander").order_by("pk")]


def woont_bij_ouder(persoon_id: int, dag: date, op: datetime | None = None) -> bool | None:
    """Whether the address on `dag` is that of a parent (art. 1.5 Wsf 2000); None without an address."""
    eigen = adres_op(persoon_id, dag, op)
    if eigen is None:
        return None
    ouders = [ouder.pk for ouder in ouders_op(persoon_id, dag, op)]
    adressen = Adres.objects.filter(persoon_id__in=ouders, adres_sleutel=eigen.adres_sleutel)
    return _op(adressen, dag, op).exists()


def gezinsleden(gezin_id: int) -> QuerySet[Persoon]:
    """Everyone connected by parent relations: the unit of a chunk."""
    return Persoon.objects.filter(gezin_id=gezin_id).order_by("pk")


def deelt_rekening_met(rekening: Bankrekening) -> int:
    """How many other people have this account now."""
    zelfde = tijd.nu_bekend(Bankrekening.objects.filter(iban_hash=bytes(rekening.iban_hash)))
    return zelfde.exclude(persoon_id=rekening.persoon_id).values("persoon_id").distinct().count()


def aangehouden(persoon_ids: Iterable[int], dag: date) -> dict[int, list[str]]:
    """Of these people: whose payment is held on `dag`, with the reasons (`Blokkade.Reden` values)."""
    vraag = Blokkade.objects.filter(
        Q(opgeheven_op__isnull=True) | Q(opgeheven_op__gt=dag),
        persoon_id__in=list(persoon_ids),
        ingangsdatum__lte=dag,
    )
    redenen: dict[int, list[str]] = {}
    for persoon_id, reden in vraag.order_by("pk").values_list("persoon_id", "reden"):
        redenen.setdefault(persoon_id, []).append(reden)
    return redenen


def _op(queryset: Q_, dag: date, op: datetime | None) -> Q_:
    bekend = tijd.nu_bekend(queryset) if op is None else tijd.zoals_bekend(queryset, op)
    return tijd.geldig_op(bekend, dag)
