"""A day of work, many times: objections from filing to decision with the clock moved, penalties right to the day."""

from collections import defaultdict
from datetime import date, timedelta
from random import Random

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.bezwaar.cijfers import uitkomsten
from duo_portal.cases.models import Bezwaarbesluit, Dwangsombesluit, Ingebrekestelling, Zaak
from duo_portal.cases.termijn.nacht import bewaak_zaken
from duo_portal.ledger.queries import saldi_persoon
from duo_portal.letters.models import Brief

from .werkdag import EERSTE, Daad, Lot, daden, trek

pytestmark = pytest.mark.django_db
NA = timedelta(weeks=9)
"""So long after the last decision the nights go on: the last penalty is decided by then."""


@pytest.mark.parametrize(
    ("hoeveel", "nachten"), [(12, 7), pytest.param(200, 1, marks=pytest.mark.slow)]
)
def test_from_filing_to_decision(hoeveel: int, nachten: int) -> None:
    """`nachten`: the night is done every so many days."""
    r = Random(hoeveel)
    loten = [trek(nummer, r) for nummer in range(hoeveel)]
    einde = _beleef(loten, nachten)
    _alles_beslist(loten)
    for lot in loten:
        _termijn_klopt(lot)
        _dwangsom_klopt(lot, einde)
    _cijfers_kloppen(loten)


def _beleef(loten: list[Lot], nachten: int) -> date:
    """Day by day: first the night, then what people do."""
    agenda = defaultdict[date, list[Daad]](list)
    for lot in loten:
        for dag, daad in daden(lot):
            agenda[dag].append(daad)
    dag, einde = EERSTE, max(agenda) + NA
    while dag <= einde:
        is_nacht = (dag - EERSTE).days % nachten == 0
        if is_nacht or dag in agenda:
            bedrijfsdatum.zet(dag, "test")
        if is_nacht:
            bewaak_zaken(dag)
        for daad in agenda.get(dag, []):
            daad()
        dag += timedelta(days=1)
    return einde


def _alles_beslist(loten: list[Lot]) -> None:
    assert Bezwaarbesluit.objects.count() == len(loten)
    assert not Zaak.objects.filter(soort=Zaak.Soort.BEZWAAR, afgedaan_op=None).exists()
    for soort in ("bezwaar_ontvangen", "bezwaar_beslist"):
        assert Brief.objects.filter(soort=soort).count() == len(loten)


def _termijn_klopt(lot: Lot) -> None:
    assert lot.bezwaar is not None
    zaak = Zaak.objects.get(pk=lot.bezwaar.zaak_id)
    besluit = Bezwaarbesluit.objects.get(bezwaar=lot.bezwaar)
    assert zaak.termijn_tot == lot.einde, lot
    assert lot.bezwaar.is_op_tijd == (lot.ingediend_op <= lot.tot)
    assert (besluit.besloten_op, besluit.dictum, besluit.besloten_door) == (lot.beslist_op, lot.dictum, "ank")  # fmt: skip
    assert (besluit.herstel_centen > 0) == (lot.dictum in ("gegrond", "deels")), lot


def _dwangsom_klopt(lot: Lot, einde: date) -> None:
    """The days and cents that the second engine adds up one by one, decided in time, and owed in the ledger."""
    assert lot.bezwaar is not None and lot.besluit is not None
    notitie = Ingebrekestelling.objects.filter(zaak_id=lot.bezwaar.zaak_id).first()
    gemeld = (notitie.ontvangen_op, notitie.bron) if notitie else None
    assert gemeld == lot.ingebreke, lot
    besluit = Dwangsombesluit.objects.filter(zaak_id=lot.bezwaar.zaak_id).first()
    gevonden = (besluit.dagen, besluit.bedrag_centen) if besluit else (0, 0)
    assert gevonden == lot.dwangsom(einde), lot
    assert besluit is None or besluit.is_op_tijd
    assert saldi_persoon(lot.besluit.persoon_id).get(1660, 0) == -gevonden[1]


def _cijfers_kloppen(loten: list[Lot]) -> None:
    """What the page of outcomes adds up is what happened."""
    regels = uitkomsten(date(2023, 1, 1), date(2025, 1, 1))
    gelijk = [lot for lot in loten if lot.dictum in ("gegrond", "deels")]
    op_tijd = [lot for lot in loten if lot.beslist_op <= lot.einde]
    assert sum(r.ingediend for r in regels) == sum(r.beslist for r in regels) == len(loten)
    assert sum(r.gelijk for r in regels) == len(gelijk)
    assert sum(r.op_tijd for r in regels) == len(op_tijd)
    centen = Bezwaarbesluit.objects.values_list("herstel_centen", flat=True)
    assert sum(r.centen for r in regels) == sum(centen)


def test_the_crowd_has_every_kind_of_fate() -> None:
    r = Random(200)
    loten = [trek(nummer, r) for nummer in range(200)]
    einde = max(lot.beslist_op for lot in loten) + NA
    assert sum(lot.ingediend_op > lot.tot for lot in loten) >= 10
    assert sum(lot.horen is not None for lot in loten) >= 100
    assert sum(lot.stil is not None for lot in loten) >= 40
    assert sum(lot.verdaagd_op is not None for lot in loten) >= 40
    manieren = {lot.ingebreke[1] for lot in loten if lot.ingebreke}
    assert manieren == {"brief", "formulier", "bericht"}
    bedragen = {lot.dwangsom(einde)[1] for lot in loten}
    assert {0, 144_200} <= bedragen
    assert len(bedragen) >= 15
    assert any(
        lot.ingebreke and lot.ingebreke[0] <= lot.einde for lot in loten
    )  # before the term had passed
