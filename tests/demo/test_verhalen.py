"""The named people get what the act says, to the cent: amounts in verhalen.toml were worked out by hand."""

from datetime import date

import pytest
from stdnum.nl import bsn as elfproef

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity.queries import bsn_van
from studiefinanciering.demo import verhalen
from studiefinanciering.demo.gebeurtenissen import GEBEURTENISSEN
from studiefinanciering.demo.verhalen_zaaien import zaai_verhalen
from studiefinanciering.operations.toekennen import toekennen
from tests.studiefinanciering.lijnen import NAAM, per_maand

pytestmark = pytest.mark.django_db
COMPONENT = {naam: nummer for nummer, naam in NAAM.items()}


@pytest.fixture(autouse=True)
def gezaaid(db):
    bedrijfsdatum.zet(date(2023, 6, 1), "test")
    zaai_verhalen()


def _beslis_alles(op: date) -> None:
    bedrijfsdatum.zet(op, "test")
    verhalen.vraag_aan(op)
    for v in verhalen.verhalen():
        if v.aangevraagd_op and v.aangevraagd_op <= op:
            toekennen(persoon_id=v.persoon().pk, actor="test")


def _toegekend(v: verhalen.Verhaal, maand: str) -> dict[int, int]:
    maanden = per_maand(v.persoon().pk)
    return {COMPONENT[naam]: centen for naam, (centen, _) in maanden.get(maand, {}).items()}


def _zonder_reis(bedragen: dict[int, int], v: verhalen.Verhaal, maand: str) -> dict[int, int]:
    """The travel product is only compared where the story is about it."""
    if "reisvoorziening" in v.verwacht.get(maand, {}):
        return bedragen
    return {c: b for c, b in bedragen.items() if c != 7}


def test_september_of_everybody_who_applied_in_time():
    _beslis_alles(date(2023, 9, 1))
    for v in verhalen.verhalen():
        if v.aangevraagd_op and v.aangevraagd_op <= date(2023, 9, 1):
            gevonden = _zonder_reis(_toegekend(v, "2023-09"), v, "2023-09")
            assert gevonden == v.verwachte_centen("2023-09"), v.sleutel


def test_the_year_after_with_what_happened_in_between():
    _beslis_alles(date(2023, 9, 1))
    for wat in GEBEURTENISSEN:
        if wat.sleutel != "rekening":  # that one needs a payment that came back
            bedrijfsdatum.zet(wat.dag, "test")
            wat.doe()
    _beslis_alles(date(2024, 1, 2))
    getoetst = 0
    for v in verhalen.verhalen():
        for maand in v.verwacht:
            gevonden = _zonder_reis(_toegekend(v, maand), v, maand)
            assert gevonden == v.verwachte_centen(maand, later=True), (v.sleutel, maand)
            getoetst += 1
    assert getoetst > len(verhalen.verhalen())
    overleden = per_maand(verhalen.verhaal("overleden").persoon().pk)
    assert max(overleden) == "2023-10", "nothing after the month of death"


def test_forms_of_the_stories():
    _beslis_alles(date(2023, 9, 1))
    mbo2 = per_maand(verhalen.verhaal("mbo2").persoon().pk)["2023-09"]
    assert {vorm for _, vorm in mbo2.values()} == {"gift"}
    zus, broer = (per_maand(verhalen.verhaal(s).persoon().pk)["2023-09"] for s in ("zus", "broer"))
    assert zus["aanvullend"][1] == "gift"
    assert broer["aanvullend"][1] == "prestatiebeurs"


def test_the_numbers_of_named_people_are_of_the_range_for_tests():
    for v in verhalen.verhalen():
        nummer = bsn_van(v.persoon())
        assert nummer.startswith("9999") and elfproef.is_valid(nummer)


def test_once_is_enough():
    zaai_verhalen()
    vroegen_aan = [v for v in verhalen.verhalen() if v.aangevraagd_op]
    assert (
        len(verhalen.vraag_aan(date(2023, 8, 31))) == len(vroegen_aan) - 1
    )  # one came in November
    assert verhalen.vraag_aan(date(2023, 8, 31)) == []
