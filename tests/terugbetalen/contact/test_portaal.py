"""The page and the panel: times on the own clock, why one sees it, and nothing of anybody else."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from duo_portal.identity.burger import BurgerRol
from duo_portal.identity.models import Persoon
from terugbetalen.contact.agenda import per_gebied
from terugbetalen.models import Afspraak
from tests.factories.gezinnen import persoon
from tests.web.twee_talen import zelfde_zinnen

from .mensen import debiteur, heeft_telefoon, lijst, nl, zet

pytestmark = pytest.mark.django_db
Van = Callable[..., Client]
ZONE = "Asia/Kolkata"
# Names, and places of the world.
GEEN_TAAL = (r"Puk.*", *(re.escape(plaats) for _, zones in per_gebied() for _, plaats in zones))


@pytest.fixture
def pagina() -> str:
    return reverse("terugbetalen:afspraak")


@pytest.fixture
def wie(db: None) -> Persoon:
    """On a list, with a telephone number."""
    gevonden = debiteur(8, 2)
    heeft_telefoon(gevonden)
    lijst("af_en_toe_gemist")
    return gevonden


def keuzes(antwoord: Any, naam: str) -> list[str]:
    boom = html.fromstring(antwoord.content.decode())
    return [str(w) for w in boom.xpath(f"//input[@name='{naam}' and @type='radio']/@value")]


def stuur(client: Client, pad: str, **wat: str) -> Any:
    vraag = {"soort": "telefoon", "tijdzone": "Europe/Amsterdam"} | wat
    return client.post(pad, vraag)


def test_het_paneel_zegt_waarom_en_alleen_aan_wie_op_de_lijst_staat(wie: Persoon, van: Van) -> None:
    ander = debiteur(8, 0)
    start = reverse("mijn:start")
    tekst = van(wie).get(start).content.decode()
    assert "Wij willen u graag helpen" in tekst
    assert "U hebt in de laatste 12 maanden 2 maanden niet of niet helemaal betaald." in tekst
    assert "Wij willen u graag helpen" not in van(ander).get(start).content.decode()
    engels = van(wie, "en").get(start).content.decode()
    assert "In the last 12 months you missed the payment of 2 months" in engels


def test_kiezen_zonder_script_op_de_eigen_klok(wie: Persoon, van: Van, pagina: str) -> None:
    client = van(wie)
    vraag = {"soort": "telefoon", "tijdzone": ZONE, "dag": "2024-02-15"}
    antwoord = client.get(pagina, vraag)
    tekst = antwoord.content.decode()
    assert "12:30 (in Nederland: donderdag 15 februari 2024 om 08:00 uur)" in tekst
    assert "••••••23" in tekst
    assert "+1613" not in tekst
    [begint] = [k for k in keuzes(antwoord, "begint") if k.startswith("2024-02-15T07:00")]
    na = client.post(pagina, {**vraag, "begint": begint}, follow=True)
    assert (
        "Uw afspraak staat: donderdag 15 februari 2024 om 12:30 uur (UTC+05:30)."
        in na.content.decode()
    )
    afspraak = Afspraak.objects.get(persoon=wie)
    assert (afspraak.slot.begint_at, afspraak.tijdzone) == (nl(2024, 2, 15, 8), ZONE)
    start = client.get(reverse("mijn:start")).content.decode()
    assert "In Nederland is het dan donderdag 15 februari 2024 om 08:00 uur." in start


def test_verzetten_en_afzeggen(wie: Persoon, van: Van, pagina: str) -> None:
    client = van(wie)
    stuur(client, pagina, dag="2024-02-15", begint="2024-02-15T07:00:00+00:00")
    stuur(client, pagina, dag="2024-02-16", soort="video", begint="2024-02-16T08:00:00+00:00")
    assert [a.status for a in Afspraak.objects.order_by("pk")] == ["verzet", "gemaakt"]
    afspraak = Afspraak.objects.latest("pk")
    ander = van(debiteur(2, 0))
    weg = reverse("terugbetalen:afspraak-afzeggen")
    for poging in (str(afspraak.uuid), "x", ""):
        na = ander.post(weg, {"afspraak": poging}, follow=True)
        assert "Deze afspraak staat niet meer." in na.content.decode()
    assert client.get(weg).status_code == 405
    client.post(weg, {"afspraak": str(afspraak.uuid)})
    afspraak.refresh_from_db()
    assert afspraak.status == "geannuleerd"


def test_een_tijd_die_intussen_weg_is_laat_alles_staan(wie: Persoon, van: Van, pagina: str) -> None:
    antwoord = stuur(
        van(wie), pagina, tijdzone=ZONE, dag="2024-02-15", begint="2024-02-15T07:10:00+00:00"
    )
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Deze tijd is niet meer vrij. Kies een andere tijd." in tekst
    boom = html.fromstring(tekst)
    assert boom.xpath("//select[@name='tijdzone']/optgroup/option[@selected]/@value") == [ZONE]
    assert boom.xpath("//select[@name='dag']/option[@selected]/@value") == ["2024-02-15"]
    assert boom.xpath("//form[@method='post']//input[@name='tijdzone']/@value") == [ZONE]


def test_zonder_nummer_bellen_wij_niet(van: Van, pagina: str) -> None:
    zet()
    kaal = debiteur(2, 0)
    client = van(kaal)
    antwoord = stuur(client, pagina, dag="2024-02-15", begint="2024-02-15T07:00:00+00:00")
    assert antwoord.status_code == 422
    assert "Wij hebben geen telefoonnummer van u. Geef dat eerst door." in antwoord.content.decode()
    goed = stuur(
        client, pagina, soort="video", dag="2024-02-15", begint="2024-02-15T08:00:00+00:00"
    )
    assert goed.status_code == 302


@pytest.mark.parametrize(
    "vraag",
    [
        {"soort": "x", "tijdzone": "x", "dag": "x"},
        {"tijdzone": "../../etc/passwd"},
        {"dag": "2024-02-30"},
        {"dag": "9999-12-31"},
        {"soort": "\x00"},
    ],
)
def test_rare_vragen_tonen_wat_er_kan(
    wie: Persoon, van: Van, pagina: str, vraag: dict[str, str]
) -> None:
    antwoord = van(wie).get(pagina, vraag)
    assert antwoord.status_code == 200
    assert len(keuzes(antwoord, "begint")) > 3
    assert stuur(van(wie), pagina, **vraag, begint="\x00").status_code == 422
    assert not Afspraak.objects.exists()


def test_wie_mag_wat(wie: Persoon, van: Van, pagina: str) -> None:
    helper = persoon(date(1980, 1, 1))
    vertegenwoordiger = BurgerRol.VERTEGENWOORDIGER
    lezer = van(helper, namens=wie, rol=vertegenwoordiger, mag_handelen=False)
    assert lezer.get(pagina).status_code == 200
    assert stuur(lezer, pagina).status_code == 403
    assert Client().get(pagina).status_code == 302
    assert van(persoon(date(1970, 1, 1)), namens=wie).get(pagina).status_code == 404


def test_twee_talen(wie: Persoon, van: Van, pagina: str) -> None:
    nederlands, engels = (van(wie, taal).get(pagina) for taal in ("nl", "en"))
    assert zelfde_zinnen(nederlands, engels, behalve=GEEN_TAAL) == []
    assert "Talk to us" in engels.content.decode()


def test_niets_in_de_bladzijde_dat_de_csp_weigert(wie: Persoon, van: Van, pagina: str) -> None:
    tekst = van(wie).get(pagina).content.decode()
    assert "style=" not in tekst
    assert " onclick" not in tekst
