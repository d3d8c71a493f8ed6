"""The page: asks, answers, keeps what was typed, stores nothing, and tells no income."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.identity.burger import BurgerRol
from duo_portal.identity.models import Persoon
from studiefinanciering.models import Keuze, Toekenning
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import Gezin, ingeschreven, vraagt_aan
from tests.factories.portaal import aangemeld

pytestmark = pytest.mark.usefixtures("september")


@pytest.fixture
def student(september: None) -> Persoon:
    wie = Gezin.met(2_500_000, 2_500_000).student()
    ingeschreven(wie, date(2023, 9, 1))
    vraagt_aan(wie, "2023-09", lening_gevraagd_centen=10_000)
    toekennen(persoon_id=wie.pk, actor="test")
    return wie


def _vraag(wie: Persoon, taal: str = "nl", **velden: str) -> tuple[int, str]:
    client = aangemeld(Client(headers={"accept-language": taal}), wie)
    antwoord = client.post(reverse("mijn:watals"), {"vanaf": "2023-10", **velden})
    return antwoord.status_code, antwoord.content.decode()


def test_zonder_vraag_staat_er_wat_er_komt(student: Persoon) -> None:
    antwoord = aangemeld(Client(), student).get(reverse("mijn:watals"))
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert pagina.count("<h1>") == 1
    # basisbeurs 110,30 + aanvullende beurs 95,90 + lening 100,00
    assert "€\xa0306,20" in pagina
    assert "tot en met augustus 2027" in pagina
    assert "Vanaf januari 2027 kennen wij de bedragen nog niet" in pagina


def test_uit_huis_naast_nu(student: Persoon) -> None:
    status, pagina = _vraag(student, wonen="uit")
    assert status == 200
    # October 2023: 274,90 + 164,30 instead of 110,30
    assert "€\xa0635,10" in pagina
    assert "+ €\xa0328,90" in pagina
    assert Toekenning.objects.count() == 1
    assert Keuze.objects.filter(vraagt_uitwonend=True).count() == 0


def test_het_inkomen_van_de_ouders_staat_er_niet(student: Persoon) -> None:
    _, pagina = _vraag(student, ouders="p30")
    assert "25.000" not in pagina and "17.500" not in pagina
    # 2 x 7500 x 26 % / 12 = 325, more than what was missing (320,10): the grant is the maximum 416,00, from 95,90.
    # Shown in whole tens: 320,00 more.
    assert "€\xa0415,90" in pagina and "+ €\xa0320,00" in pagina


def test_een_ander_bedrag_zonder_bedrag_geeft_het_formulier_terug(student: Persoon) -> None:
    status, pagina = _vraag(student, lenen="bedrag", stop_maanden="3")
    assert status == 400
    assert 'href="#id_lening"' in pagina and "Vul in welk bedrag" in pagina
    assert 'value="3"' in pagina


@pytest.mark.parametrize(
    "fout",
    [
        {"vanaf": "2023-09"},
        {"vanaf": "1; drop"},
        {"wonen": "maan"},
        {"ouders": "p1"},
        {"lening": "9" * 40, "lenen": "bedrag"},
        {"lening": "-1", "lenen": "bedrag"},
        {"stop_maanden": "1e9"},
        {"stop_maanden": "\x00"},
    ],
)
def test_foute_invoer_is_400(student: Persoon, fout: dict[str, str]) -> None:
    status, pagina = _vraag(student, **fout)
    assert status == 400
    assert "foutsamenvatting" in pagina


def test_wie_niets_vroeg_leest_wat_te_doen() -> None:
    wie = Gezin.met().student()
    antwoord = aangemeld(Client(), wie).get(reverse("mijn:watals"))
    assert antwoord.status_code == 200
    assert "U hebt nu geen studiefinanciering" in antwoord.content.decode()


def test_een_ouder_ziet_dit_niet(student: Persoon) -> None:
    ouder = student.relaties.filter(soort=1).order_by("pk")[0].ander
    client = aangemeld(Client(), ouder, rol=BurgerRol.OUDER, namens=student)
    assert client.get(reverse("mijn:watals")).status_code == 404


def test_een_bekend_scenario_staat_al_ingevuld(student: Persoon) -> None:
    client = aangemeld(Client(), student)
    pagina = client.get(reverse("mijn:watals") + "?scenario=uit-huis").content.decode()
    assert re.search('value="uit"[^>]* checked', pagina)
    assert client.get(reverse("mijn:watals") + "?scenario=%00onzin").status_code == 200


def test_wie_alleen_mag_lezen_mag_wel_rekenen(student: Persoon) -> None:
    client = aangemeld(Client(), student, mag_handelen=False)
    antwoord = client.post(reverse("mijn:watals"), {"vanaf": "2023-10", "wonen": "uit"})
    assert antwoord.status_code == 200
