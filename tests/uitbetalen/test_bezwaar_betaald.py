"""A granted objection, all the way to the account: the run pays what was too little, and the interest goes along with it."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.ledger.queries import saldi_persoon
from studiefinanciering.models import Uitbetaling
from terugbetalen.models import Teruggave
from tests.cases.bezwaar.conftest import maak_besluit
from tests.cases.bezwaar.test_bezwaar import besluit_erop, met_voorstel

from .besluiten import betaal_en_bevestig as betaal
from .besluiten import geef_rekening

pytestmark = pytest.mark.usefixtures("kloon_db")
LAAT = date(2024, 6, 3)


def _betaald(persoon_id: int) -> int:
    bedragen = Uitbetaling.objects.filter(persoon_id=persoon_id).values_list(
        "bedrag_centen", flat=True
    )
    return sum(bedragen)


def test_the_difference_is_paid_by_the_run_and_the_interest_is_booked_and_on_its_way() -> None:
    besluit = maak_besluit()  # four months as living at home, decided on 4 September 2023
    wie = besluit.persoon_id
    geef_rekening(wie)
    bezwaar = met_voorstel(besluit)
    for maand, dag in (("2023-09", date(2023, 9, 20)), ("2023-12", date(2023, 12, 12))):
        betaal(dag, maand)
    eerst = _betaald(wie)
    assert eerst > 0
    bedrijfsdatum.zet(LAAT, "test")
    uit = besluit_erop(bezwaar, op=LAAT)
    assert (uit.herstel_centen > 0, uit.rente_uitkomst) == (True, "geboekt")
    betaal(date(2024, 6, 14), "2024-06")
    assert _betaald(wie) - eerst == uit.herstel_centen
    saldi = saldi_persoon(wie)
    assert saldi[8210] == uit.rente_centen > 0
    teruggave = Teruggave.objects.get(persoon_id=wie)
    assert (teruggave.bedrag_centen, saldi.get(1650, 0)) == (uit.rente_centen, 0)
    betaal(date(2024, 7, 15), "2024-07")
    assert _betaald(wie) - eerst == uit.herstel_centen  # once
