"""Take a document in: judge it, scan it, encrypt it, keep it. Nothing of one that is refused is kept."""

import hashlib
from typing import Protocol
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Sum

from duo_portal.audit.handelingen import vastleggen
from duo_portal.cases.models import Stuk, StukInhoud
from duo_portal.cases.termijn.herkennen import herken_ingebrekestelling
from duo_portal.identity import crypto

from . import grenzen
from .kijk_na import kijk_na
from .naam import nette_naam
from .scan import eis_veilig
from .weigering import StukGeweigerd

VERSLEUTELD = "stuk"
"""The kind that is bound to the encrypted bytes."""


class Bestand(Protocol):
    """What an upload must offer (Django's `UploadedFile` does)."""

    @property
    def name(self) -> str | None:
        """What the browser called it."""

    @property
    def size(self) -> int | None:
        """Bytes, when known."""

    def read(self, num_bytes: int = ...) -> bytes:
        """So many bytes."""


def neem_aan(bestand: Bestand, *, persoon_id: int, map: UUID, actor: str) -> Stuk:  # noqa: A002
    """Keep a document of a person in a map (what belongs together). The same file again is returned as it stands.

    Raises `StukGeweigerd`, whose words are for the citizen.
    """
    if bestand.size is not None and bestand.size > grenzen.BYTES:
        raise StukGeweigerd("te_groot")
    inhoud = bestand.read(grenzen.BYTES + 1)
    eis_veilig(inhoud)
    gezien = kijk_na(inhoud)
    kern = hashlib.sha256(inhoud).digest()
    with transaction.atomic():
        _vergrendel(persoon_id, map)
        eigen = Stuk.objects.filter(persoon_id=persoon_id, map=map)
        if (zelfde := eigen.filter(sha256=kern).first()) is not None:
            return zelfde
        _eis_ruimte(persoon_id, map, len(inhoud))
        stuk = Stuk.objects.create(
            persoon_id=persoon_id,
            map=map,
            naam=nette_naam(bestand.name or "", gezien.soort),
            soort=gezien.soort,
            bytes=len(inhoud),
            paginas=gezien.paginas,
            ingebreke=_ingebreke(gezien.tekst),
            sha256=kern,
            actor=actor,
        )
        StukInhoud.objects.create(
            stuk=stuk,
            versleuteld=crypto.versleutel_bytes(inhoud, kind=VERSLEUTELD),
            sleutel_id=crypto.actuele_sleutel_id(),
        )
        _leg_vast("stuk_aannemen", stuk, actor)
    return stuk


def haal_weg(*, persoon_id: int, uuid: UUID, actor: str) -> None:
    """Take away a document that was not handed in yet; one that belongs to something stays (nothing happens)."""
    with transaction.atomic():
        stuk = (
            Stuk.objects.select_for_update(of=("self",))
            .filter(persoon_id=persoon_id, uuid=uuid, bezwaarstuk=None, verzoekstuk=None)
            .first()
        )
        if stuk is not None:
            _leg_vast("stuk_weghalen", stuk, actor)
            stuk.delete()


def lees(stuk: Stuk) -> bytes:
    """The bytes as they were handed in."""
    inhoud = StukInhoud.objects.get(pk=stuk.pk)
    return crypto.ontsleutel_bytes(
        bytes(inhoud.versleuteld), sleutel_id=inhoud.sleutel_id, kind=VERSLEUTELD
    )


def _ingebreke(tekst: str) -> Stuk.Ingebreke:
    """Whether the words say that we are in default."""
    herkend = herken_ingebrekestelling(tekst)
    if herkend is None:
        return Stuk.Ingebreke.NEE
    return Stuk.Ingebreke.ZEGT if herkend.is_uitdrukkelijk else Stuk.Ingebreke.LIJKT


def _vergrendel(persoon_id: int, map: UUID) -> None:  # noqa: A002
    """Two uploads at once count one after the other."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 11))", [f"stuk:{persoon_id}:{map}"]
        )


def _eis_ruimte(persoon_id: int, map: UUID, erbij: int) -> None:  # noqa: A002
    eigen = Stuk.objects.filter(persoon_id=persoon_id, map=map)
    if eigen.count() >= grenzen.STUKKEN:
        raise StukGeweigerd("te_veel_stukken")
    som = eigen.aggregate(som=Sum("bytes"))["som"] or 0
    if som + erbij > grenzen.SAMEN_BYTES:
        raise StukGeweigerd("samen_te_groot")


def _leg_vast(soort: str, stuk: Stuk, actor: str) -> None:
    vastleggen(
        soort=soort,
        actor=actor,
        betrokkene_id=stuk.persoon_id,
        uitkomst={"stuk": str(stuk.uuid), "soort": str(stuk.soort), "bytes": stuk.bytes},
    )
