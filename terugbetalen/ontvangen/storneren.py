"""A payment that is taken back: its booking is mirrored, so that what it paid is owed again (until thirteen months)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from duo_portal.ledger import chart, patterns_schuld, queries
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.models import Boeking
from duo_portal.ledger.operations import post, reverse
from terugbetalen.models import Betaalverzoek, Verzoekbetaling

from .boeken import Bron, verdeling_van
from .lezen import vergrendel
from .verdelen import Verdeling


class OnbekendeOntvangst(LookupError):
    """No payment is booked under this reference, or it was turned back before."""


class BedragWijktAf(ValueError):
    """Another amount came back than was booked."""


@dataclass(frozen=True, slots=True)
class Stornering:
    """What was turned back. `nieuwe_vordering_centen` was paid back to the debtor already and is owed now (1300)."""

    boeking_id: int
    verdeling: Verdeling
    nieuwe_vordering_centen: int

    @property
    def persoon_id(self) -> int:
        """Whose payment it was."""
        return self.verdeling.persoon_id


BijStorno = Callable[[Betaalverzoek, Verdeling, date], None]
_BIJ_STORNO: dict[str, BijStorno] = {}


def registreer_bij_storno(doel: str, doe: BijStorno) -> None:
    """`doe(verzoek, verdeling, op)` is called, in the same transaction, when a payment on a request of this kind is turned back."""
    _BIJ_STORNO[doel] = doe


def ontvangst_op_verzoek(kenmerk: str, bedrag_centen: int) -> str | None:
    """The key of the last payment of this amount on the request with this reference that still stands."""
    teruggedraaid = Boeking.objects.filter(draait_terug__isnull=False).values("draait_terug_id")
    betaling = (
        Verzoekbetaling.objects.filter(verzoek__kenmerk=kenmerk, bedrag_centen=bedrag_centen)
        .exclude(boeking_id__in=teruggedraaid)
        .order_by("-boeking_id")
        .first()
    )
    if betaling is None:
        return None
    return Boeking.objects.values_list("sleutel", flat=True).get(pk=betaling.boeking_id)


def incasso_sleutel(end_to_end_id: str) -> str:
    """The key under which the receipt of a collection is booked."""
    return f"incasso:{end_to_end_id}"


def storneer(
    *,
    bedrag_centen: int,
    code: str,
    op: date,
    sleutel: str,
    end_to_end_id: str = "",
    ontvangst_sleutel: str = "",
    bijbetaald_centen: int = 0,
    via: Bron = Bron.BANK,
) -> Stornering:
    """Turn back a collection (`end_to_end_id`) or another payment (`ontvangst_sleutel`); again changes nothing.

    `bedrag_centen` is what was booked; `bijbetaald_centen` is interest that the bank gave the debtor on top, at our
    cost; `via` where the money leaves: our account, or suspense when its line waited there. Raises
    `OnbekendeOntvangst` and `BedragWijktAf`.
    """
    gezocht = ontvangst_sleutel or incasso_sleutel(end_to_end_id)
    with transaction.atomic():
        boeking = Boeking.objects.filter(sleutel=gezocht, soort=Soort.ONTVANGST).first()
        if boeking is None or boeking.persoon_id is None:
            raise OnbekendeOntvangst("Onder dit kenmerk is geen betaling geboekt.")
        vergrendel([boeking.persoon_id])
        eerder = Boeking.objects.filter(draait_terug=boeking).first()
        if eerder is not None and eerder.sleutel != sleutel:
            raise OnbekendeOntvangst("Deze betaling is al eerder teruggeboekt.")
        verdeling = verdeling_van(boeking)
        if verdeling.bedrag_centen != bedrag_centen:
            raise BedragWijktAf("Er komt een ander bedrag terug dan er is geboekt.")
        terug = reverse(
            boeking_id=boeking.pk, sleutel=sleutel, effectief_op=op, reden=f"teruggeboekt ({code})"
        )
        _boek_over(boeking, via, bijbetaald_centen, sleutel, op)
        vordering = _vorder_teruggave(boeking.persoon_id, sleutel, op)
        if bijbetaald_centen:
            _boek_bij(boeking.persoon_id, bijbetaald_centen, sleutel, op)
        if eerder is None:
            _meld_verzoek(verdeling, op)
    return Stornering(terug.pk, verdeling, vordering)


def _meld_verzoek(verdeling: Verdeling, op: date) -> None:
    """Tell the room whose request was paid with it."""
    betaling = (
        Verzoekbetaling.objects.select_related("verzoek").filter(pk=verdeling.boeking_id).first()
    )
    if betaling is not None and (doe := _BIJ_STORNO.get(betaling.verzoek.doel)) is not None:
        doe(betaling.verzoek, verdeling, op)


def _boek_over(boeking: Boeking, via: Bron, bij: int, sleutel: str, op: date) -> None:
    """The mirror gives the money back from where it came; when it leaves elsewhere, the two are set right."""
    som = 0
    if not boeking.legs.filter(account=via.account, zijde=1).exists():
        som = sum(leg.bedrag_centen for leg in boeking.legs.filter(zijde=1))
    if via is Bron.TUSSENREKENING:
        som += bij
    if not som:
        return
    legs = patterns_schuld.tussenrekening_in(bedrag_centen=som)
    if via is Bron.BANK:
        legs = [leg.gespiegeld(volgnummer=None) for leg in legs]
    post(
        sleutel=f"{sleutel}:via",
        soort=Soort.TUSSENREKENING_IN,
        legs=legs,
        persoon_id=None,
        effectief_op=op,
    )


def _vorder_teruggave(persoon_id: int, sleutel: str, op: date) -> int:
    """What was paid back of this payment before it was taken back was received too much."""
    centen = max(queries.saldi_persoon(persoon_id).get(chart.TERUG_TE_BETALEN, 0), 0)
    if centen:
        post(
            sleutel=f"{sleutel}:vordering",
            soort=Soort.TERUG_NAAR_VORDERING,
            legs=patterns_schuld.terug_naar_vordering(persoon_id=persoon_id, bedrag_centen=centen),
            persoon_id=persoon_id,
            effectief_op=op,
        )
    return centen


def _boek_bij(persoon_id: int, centen: int, sleutel: str, op: date) -> None:
    post(
        sleutel=f"{sleutel}:bij",
        soort=Soort.STORNO_BIJBETALING,
        legs=patterns_schuld.storno_bijbetaling(persoon_id=persoon_id, bedrag_centen=centen),
        persoon_id=persoon_id,
        effectief_op=op,
    )
