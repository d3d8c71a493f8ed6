"""Ask somebody to pay: a payment request with a reference, a page of its own, and how much of it was paid.

Asked again for the same thing (`verwijzing`) it is the same request. Its page and link: `adres_van`.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.models import Sum
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.gateways.bank.kenmerk import betalingskenmerk
from duo_portal.ledger.models import Boeking
from terugbetalen.models import Betaalverzoek, Verzoekbetaling

from .verdelen import Schuldkeuze

Doel = Betaalverzoek.Doel
REEKS = 2 * 10**14
"""Requests have numbers of fifteen digits that begin with 2 (terms: 1, see innen/kenmerk.py)."""


class VerzoekOnjuist(ValueError):
    """The request cannot be made; the message says why."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """What `vraag_betaling` takes, for many at once."""

    persoon_id: int
    bedrag_centen: int
    doel: Doel
    vervaldatum: date
    verwijzing: str = ""
    schuld: Schuldkeuze | None = None
    termijn_id: int | None = None


@dataclass(frozen=True, slots=True)
class Verzoekstand:
    """How a request stands on a day: `status` is open, deels, betaald, te_laat or ingetrokken."""

    gevraagd_centen: int
    betaald_centen: int
    status: str

    @property
    def open_centen(self) -> int:
        """What is still to be paid; 0 when withdrawn."""
        if self.status == "ingetrokken":
            return 0
        return max(self.gevraagd_centen - self.betaald_centen, 0)


def vraag_betaling(
    *,
    persoon_id: int,
    bedrag_centen: int,
    doel: Doel,
    vervaldatum: date,
    verwijzing: str = "",
    schuld: Schuldkeuze | None = None,
    termijn_id: int | None = None,
) -> Betaalverzoek:
    """Make a payment request; the same person, doel and verwijzing again return the one that exists.

    `schuld` chooses the debt of an extra repayment. Raises `VerzoekOnjuist`.
    """
    vraag = Vraag(
        persoon_id, bedrag_centen, Doel(doel), vervaldatum, verwijzing, schuld, termijn_id
    )
    (verzoek,) = vraag_betalingen([vraag])
    return verzoek


def vraag_betalingen(vragen: Sequence[Vraag]) -> list[Betaalverzoek]:
    """Many at once, in order; one that was asked before (by its verwijzing) is returned as it stands."""
    for vraag in vragen:
        _keur(vraag)
    op = bedrijfsdatum.vandaag()
    with transaction.atomic():
        nummers = _nummers(len(vragen))
        rijen = [_rij(vraag, nummer, op) for vraag, nummer in zip(vragen, nummers, strict=True)]
        Betaalverzoek.objects.bulk_create(rijen, ignore_conflicts=True)
        gemaakt = Betaalverzoek.objects.in_bulk(nummers)
        return [
            gemaakt.get(nummer) or _bestaand(v) for nummer, v in zip(nummers, vragen, strict=True)
        ]


def trek_in(verzoek: Betaalverzoek, op: date) -> Betaalverzoek:
    """Ask no more; money that still comes under its reference goes the ordinary way."""
    Betaalverzoek.objects.filter(pk=verzoek.pk, ingetrokken_op=None).update(ingetrokken_op=op)
    verzoek.refresh_from_db()
    return verzoek


def stand_van(verzoek: Betaalverzoek, op: date) -> Verzoekstand:
    """What was asked and paid; what the bank took back counts no more."""
    teruggeboekt = Boeking.objects.filter(draait_terug__isnull=False).values("draait_terug_id")
    betaald = int(
        Verzoekbetaling.objects.filter(verzoek=verzoek)
        .exclude(boeking_id__in=teruggeboekt)
        .aggregate(som=Sum("bedrag_centen"))["som"]
        or 0
    )
    if betaald >= verzoek.bedrag_centen:
        status = "betaald"
    elif verzoek.ingetrokken_op is not None:
        status = "ingetrokken"
    elif op > verzoek.vervaldatum:
        status = "te_laat"
    else:
        status = "deels" if betaald else "open"
    return Verzoekstand(verzoek.bedrag_centen, betaald, status)


def adres_van(verzoek: Betaalverzoek) -> str:
    """The path of its page; it names nobody."""
    return reverse("terugbetalen:betalen", args=[verzoek.uuid])


def _keur(vraag: Vraag) -> None:
    if vraag.bedrag_centen <= 0:
        raise VerzoekOnjuist("Een betaalverzoek vraagt meer dan nul cent.")
    if vraag.schuld is not None and vraag.doel != Doel.EXTRA:
        raise VerzoekOnjuist("Alleen bij een extra aflossing kiest iemand de schuld.")
    if (vraag.doel == Doel.TERMIJN) != (vraag.termijn_id is not None):
        raise VerzoekOnjuist("Een verzoek om een termijn noemt die termijn, een ander niet.")


def _nummers(aantal: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('terugbetalen_betaalverzoek', 'id'))"
            " FROM generate_series(1, %s)",
            [aantal],
        )
        return [rij[0] for rij in cursor.fetchall()]


def _rij(vraag: Vraag, nummer: int, op: date) -> Betaalverzoek:
    return Betaalverzoek(
        pk=nummer,
        uuid=uuid.uuid4(),
        persoon_id=vraag.persoon_id,
        bedrag_centen=vraag.bedrag_centen,
        termijn_id=vraag.termijn_id,
        vervaldatum=vraag.vervaldatum,
        gevraagd_op=op,
        doel=vraag.doel,
        schuld="" if vraag.schuld is None else str(vraag.schuld),
        kenmerk=betalingskenmerk(REEKS + nummer),
        verwijzing=vraag.verwijzing[:80],
    )


def _bestaand(vraag: Vraag) -> Betaalverzoek:
    return Betaalverzoek.objects.get(
        persoon_id=vraag.persoon_id, doel=vraag.doel, verwijzing=vraag.verwijzing[:80]
    )
