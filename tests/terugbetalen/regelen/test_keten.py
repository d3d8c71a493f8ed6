"""With the chain: while an arrangement runs no step is taken, and when it lapses the next one is."""

from datetime import date

import pytest

from terugbetalen.models import Invorderingsregel
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
