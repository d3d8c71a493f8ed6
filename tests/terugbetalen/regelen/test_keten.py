"""With the chain: while an arrangement runs no step is taken, and when it lapses the next one is."""

from datetime import date

import pytest

from terugbetalen.models import Invorderingsregel, Invorderingsstap
from terugbetalen.regelen.weigering import RegelingGeweigerd
from tests.terugbetalen.invordering.achterstand import lees_post, stappen, vorder_in

from .hulp import achter, dag, spreek_af


@pytest.mark.usefixtures("kloon_db")
def test_de_keten_staat_stil_en_gaat_verder_waar_zij_was() -> None:
    wie = achter()
    vorder_in(date(2024, 3, 12))
    lees_post(wie)
    spreek_af(wie)
    vorder_in(date(2024, 4, 12))
    assert [s.stap for s in stappen(wie)] == ["bericht"]
    regel = Invorderingsregel.objects.filter(persoon=wie).latest("pk")
    assert regel.uitkomst == Invorderingsregel.Uitkomst.STOP
    assert "betalingsregeling" in regel.stops
    for op in (date(2024, 5, 10), date(2024, 5, 25)):
        dag(wie, op)
    lees_post(wie)
    vorder_in(date(2024, 6, 12))
    assert [s.stap for s in stappen(wie)] == ["bericht", "betaalverzoek"]


@pytest.mark.django_db
def test_na_het_laatste_aanbod_telt_het_als_dat_aanbod() -> None:
    wie = achter()
    Invorderingsstap.objects.create(
        persoon=wie,
        volgnummer=1,
        stap="laatste_aanbod",
        reden="test",
        genomen_op=date(2024, 3, 12),
        achterstand_centen=45_000,
        actor="test",
    )
    assert spreek_af(wie).kanaal == "aanbod"


@pytest.mark.django_db
def test_bij_het_cjib_maken_wij_geen_regeling_meer() -> None:
    wie = achter()
    Invorderingsstap.objects.create(
        persoon=wie,
        volgnummer=1,
        stap="cjib",
        reden="test",
        genomen_op=date(2024, 3, 12),
        achterstand_centen=45_000,
        actor="test",
    )
    with pytest.raises(RegelingGeweigerd, match="CJIB"):
        spreek_af(wie)
