"""Money of a debtor into the ledger, one payment or a block of a statement: `boek_ontvangst`, `boek_ontvangsten`.

One way for both: lock the people, read what they owe, allocate (`verdelen`), write bookings and legs with one COPY
each. The key of a payment keeps it once. `storneer` turns one back: what it paid is owed again, by itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import connection, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.ledger import chart
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.models import Boeking, BoekingLeg
from duo_portal.ledger.operations import AndereInhoudZelfdeSleutel, reserveer_boeking_ids
from duo_portal.ledger.patterns_schuld import Bestemd, ontvangst_verdeeld
from terugbetalen.models import Betaalverzoek, Verzoekbetaling

from .lezen import lees_standen, vergrendel
from .verdelen import (
    Bestemming,
    Extra,
    Schuldkeuze,
    Stand,
    Verdeling,
    VoorTermijn,
    VoorVerzoek,
    verdeel,
)


class Bron(StrEnum):
    """Where the money was before: on our account just now, or waiting in suspense."""

    BANK = "bank"
    TUSSENREKENING = "tussenrekening"

    @property
    def account(self) -> int:
        """The account that is debited."""
        return chart.BANK if self is Bron.BANK else chart.TUSSENREKENING


class BedragOnjuist(ValueError):
    """A payment of nothing, or of less than nothing, cannot be booked."""


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """One payment: cents (> 0), effective on `op`, booked once under `sleutel`."""

    persoon_id: int
    bedrag_centen: int
    op: date
    sleutel: str
    bron: Bron = Bron.BANK
    bestemming: Bestemming = None


BijBetaling = Callable[[Betaalverzoek, Verdeling, date], None]
_BIJ_BETALING: dict[str, BijBetaling] = {}


def registreer_bij_betaling(doel: str, doe: BijBetaling) -> None:
    """`doe(verzoek, verdeling, op)` is called, in the same transaction, for each payment on a request of this kind."""
    _BIJ_BETALING[doel] = doe


def boek_ontvangst(
    *,
    persoon_id: int,
    bedrag_centen: int,
    op: date,
    sleutel: str,
    bron: Bron = Bron.BANK,
    bestemming: Bestemming = None,
) -> Verdeling:
    """Book what one debtor paid, and say where it went. The same call again changes nothing.

    Raises `BedragOnjuist`, and `AndereInhoudZelfdeSleutel` when the key was used for another payment.
    """
    (verdeling,) = boek_ontvangsten(
        [Ontvangst(persoon_id, bedrag_centen, op, sleutel, Bron(bron), bestemming)]
    )
    return verdeling


def boek_ontvangsten(
    ontvangsten: Sequence[Ontvangst], *, run_id: int | None = None
) -> list[Verdeling]:
    """Book a block, in its order, all or nothing; raises as `boek_ontvangst`."""
    if any(o.bedrag_centen <= 0 for o in ontvangsten):
        raise BedragOnjuist("Niet geboekt: een ontvangst is meer dan nul cent.")
    with transaction.atomic():
        vergrendel({o.persoon_id for o in ontvangsten})
        eerder = _eerder(ontvangsten)
        nieuw = [o for o in ontvangsten if o.sleutel not in eerder]
        standen = lees_standen({o.persoon_id for o in nieuw})
        verzoeken = _verzoeken(nieuw)
        ids = reserveer_boeking_ids(aantal=len(nieuw)) if nieuw else []
        gemaakt = {
            o.sleutel: Verdeling(
                boeking_id, o.persoon_id, o.bedrag_centen, _verdeel(o, standen, verzoeken)
            )
            for boeking_id, o in zip(ids, nieuw, strict=True)
        }
        if nieuw:
            _schrijf(nieuw, gemaakt, run_id)
            _meld_verzoeken(nieuw, gemaakt, verzoeken)
    return [gemaakt.get(o.sleutel) or eerder[o.sleutel] for o in ontvangsten]


def _verdeel(
    o: Ontvangst, standen: dict[int, Stand], verzoeken: dict[int, Betaalverzoek]
) -> tuple[Bestemd, ...]:
    stand, doel = standen[o.persoon_id], o.bestemming
    if isinstance(doel, VoorVerzoek):
        doel = _bestemming_van(verzoeken[doel.verzoek_id])
    if isinstance(doel, VoorTermijn):
        return verdeel(stand, o.bedrag_centen, termijn_id=doel.termijn_id)
    if isinstance(doel, Extra):
        return verdeel(stand, o.bedrag_centen, is_extra=True, schuld=doel.schuld)
    return verdeel(stand, o.bedrag_centen)


def _bestemming_van(verzoek: Betaalverzoek) -> Bestemming:
    if verzoek.doel == Betaalverzoek.Doel.EXTRA:
        return Extra(Schuldkeuze(verzoek.schuld) if verzoek.schuld else None)
    return VoorTermijn(verzoek.termijn_id) if verzoek.termijn_id is not None else None


def _verzoeken(ontvangsten: Sequence[Ontvangst]) -> dict[int, Betaalverzoek]:
    nummers = {
        o.bestemming.verzoek_id for o in ontvangsten if isinstance(o.bestemming, VoorVerzoek)
    }
    return Betaalverzoek.objects.in_bulk(nummers) if nummers else {}


def _eerder(ontvangsten: Sequence[Ontvangst]) -> dict[str, Verdeling]:
    """What was booked before under these keys; raises when it was something else."""
    gezocht = {o.sleutel: o for o in ontvangsten}
    if len(gezocht) != len(ontvangsten):
        raise AndereInhoudZelfdeSleutel("Twee betalingen in één blok dragen dezelfde sleutel.")
    gevonden = Boeking.objects.filter(sleutel__in=gezocht)
    uit = {boeking.sleutel: verdeling_van(boeking) for boeking in gevonden}
    for sleutel, verdeling in uit.items():
        o = gezocht[sleutel]
        if (verdeling.persoon_id, verdeling.bedrag_centen) != (o.persoon_id, o.bedrag_centen):
            raise AndereInhoudZelfdeSleutel(
                f"Sleutel {sleutel!r} hoort al bij een andere betaling; kies een nieuwe."
            )
    return uit


def verdeling_van(boeking: Boeking) -> Verdeling:
    """Where a booked payment went, from its legs."""
    legs = BoekingLeg.objects.filter(boeking=boeking, zijde=-1).order_by("regel")
    posten = tuple(Bestemd(leg.account_id, leg.bedrag_centen, leg.maand) for leg in legs)
    return Verdeling(
        boeking.pk, boeking.persoon_id or 0, sum(post.bedrag_centen for post in posten), posten
    )


def _schrijf(
    ontvangsten: Sequence[Ontvangst], verdelingen: dict[str, Verdeling], run_id: int | None
) -> None:
    vandaag = bedrijfsdatum.vandaag()
    with connection.cursor() as cursor:
        with cursor.copy(
            "COPY ledger_boeking (id, persoon_id, run_id, effectief_op, bedrijfsdatum, soort, sleutel) FROM STDIN"
        ) as kopie:
            for o in ontvangsten:
                nummer = verdelingen[o.sleutel].boeking_id
                kopie.write_row(
                    (nummer, o.persoon_id, run_id, o.op, vandaag, int(Soort.ONTVANGST), o.sleutel)
                )
        with cursor.copy(
            "COPY ledger_leg (boeking_id, regel, account_code, zijde, bedrag_centen, persoon_id, maand) FROM STDIN"
        ) as kopie:
            for o in ontvangsten:
                verdeling = verdelingen[o.sleutel]
                legs = ontvangst_verdeeld(
                    persoon_id=o.persoon_id, posten=verdeling.posten, van=o.bron.account
                )
                for regel, leg in enumerate(legs, start=1):
                    kopie.write_row(
                        (verdeling.boeking_id, regel, leg.account, int(leg.zijde),
                         leg.bedrag_centen, leg.persoon_id, leg.maand)
                    )  # fmt: skip


def _meld_verzoeken(
    ontvangsten: Sequence[Ontvangst],
    verdelingen: dict[str, Verdeling],
    verzoeken: dict[int, Betaalverzoek],
) -> None:
    """Remember which booking paid which request, and tell the room that asked."""
    op_verzoek = [
        (o, verzoeken[o.bestemming.verzoek_id], verdelingen[o.sleutel])
        for o in ontvangsten
        if isinstance(o.bestemming, VoorVerzoek)
    ]
    Verzoekbetaling.objects.bulk_create(
        Verzoekbetaling(boeking_id=v.boeking_id, verzoek=verzoek, bedrag_centen=o.bedrag_centen)
        for o, verzoek, v in op_verzoek
    )
    for o, verzoek, verdeling in op_verzoek:
        if (doe := _BIJ_BETALING.get(verzoek.doel)) is not None:
            doe(verzoek, verdeling, o.op)
