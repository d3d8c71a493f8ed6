"""Somebody behind with three terms, an arrangement that was agreed, and the days that follow."""

from datetime import date

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Persoon
from terugbetalen.invordering.rente import boek_van
from terugbetalen.models import Betaalverzoek, Regeling
from terugbetalen.ontvangen.boeken import boek_ontvangst
from terugbetalen.ontvangen.verdelen import VoorVerzoek
from terugbetalen.regelen import buren
from terugbetalen.regelen.aangaan import Wens, ga_aan
from terugbetalen.regelen.bewaken import bewaak
from terugbetalen.regelen.voorstellen import EIGEN
from tests.terugbetalen.invordering.achterstand import wanbetaler

DRIE = (Maand(2023, 12), Maand(2024, 1), Maand(2024, 2))
DAG = date(2024, 3, 12)
"""The day on which all three are arrears: 25 February and two weeks have passed."""


def achter(*, bedrag: int = 15_000, op: date = DAG, is_lllk: bool = False) -> Persoon:
    """Three terms of `bedrag` cents in arrears on business day `op`."""
    bedrijfsdatum.zet(op, "test")
    return wanbetaler(DRIE, bedrag=bedrag, is_lllk=is_lllk)


def spreek_af(wie: Persoon, centen: int = 10_000, *, sleutel: str = "", dag: int = 25) -> Regeling:
    """An amount of one's own, agreed today."""
    return ga_aan(
        persoon_id=wie.pk,
        wens=Wens(EIGEN, centen, dag),
        sleutel=sleutel or f"proef:{wie.pk}",
        actor="test",
    )


def dag(wie: Persoon, op: date) -> dict[str, int]:
    """A business day: on the first also the interest of the month before; what the night did."""
    bedrijfsdatum.zet(op, "test")
    boek_van(wie.pk, Maand.van(op).vorige)
    return {naam: n for naam, n in bewaak([wie.pk], op).items() if naam != "bekeken"}


def verzoek(regeling: Regeling, nummer: int) -> Betaalverzoek:
    """The payment request of an instalment."""
    termijn = regeling.termijnen.get(nummer=nummer)
    return Betaalverzoek.objects.get(verwijzing=buren.verwijzing(termijn))


def betaal(regeling: Regeling, nummer: int, op: date, centen: int | None = None) -> None:
    """Pay an instalment on its request."""
    gevraagd = verzoek(regeling, nummer)
    boek_ontvangst(
        persoon_id=regeling.persoon_id,
        bedrag_centen=centen or gevraagd.bedrag_centen,
        op=op,
        sleutel=f"proef:{gevraagd.pk}:{op}",
        bestemming=VoorVerzoek(gevraagd.pk),
    )
