"""A check in a browser: the student on a phone from evidence to an objection, the desk and the visitor on a wide screen."""

import os
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity import rollen
from tests.cases.stukken import maken
from tests.factories.portaal import aangemeld_in_browser
from tests.harnas.bureau import maak_medewerker, meld_aan_in_browser
from tests.harnas.databases import Address
from tests.web.test_browser import bevindingen, wakker
from uitwonendencontrole.controleren.operations import bewijzen, bezoeken
from uitwonendencontrole.models import Controle, Stand

from .test_controle import beoordeel, besloten, doe, maak_zaak, slots, tot_afspraak, tot_bewijs

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SMAL, BREED = {"width": 320, "height": 700}, {"width": 1280, "height": 900}


def foto(blad: Any, naam: str) -> None:
    """For eyes, when somebody asks for it."""
    if map_ := os.environ.get("FOTOS"):
        blad.screenshot(path=f"{map_}/{naam}.png", full_page=True)


def test_evidence_appointment_and_objection_on_a_phone(
    kloon_db: Address,
    start_web: Callable[..., Any],
    pagina: tuple[Any, list[str]],
) -> None:
    blad, klachten = pagina
    zaak = maak_zaak()
    url, gevonden = wakker(start_web(kloon_db.env).url), {}
    tot_bewijs(zaak)
    adres = f"{url}{reverse('controlezaak:zaak')}"
    aangemeld_in_browser(blad, url, zaak.persoon)
    blad.set_viewport_size(SMAL)
    blad.goto(adres)
    gevonden["bewijs"] = bevindingen(blad)
    foto(blad, "zaak_bewijs")
    blad.get_by_role("button", name="Ik wil meer tijd").click()
    blad.get_by_text("U hebt nu meer tijd.").wait_for()
    blad.get_by_label("Wat stuurt u?").select_option(label="Huurcontract")
    blad.get_by_label("Vanaf welke dag gaat het over u op dit adres?").fill("2023-09-01")
    blad.get_by_label("Tot en met welke dag?").fill("2023-12-31")
    pdf = {"name": "huur.pdf", "mimeType": "application/pdf", "buffer": maken.pdf()}
    blad.get_by_label("Uw bestand").set_input_files(files=[pdf])
    blad.get_by_role("button", name="Stuur dit bewijs").click()
    blad.get_by_role("link", name="Bekijk het bestand").wait_for()

    beoordeel(zaak, "bewijs", "twijfel")
    doe(bezoeken.bied_afspraak, "piet", controle_id=zaak.pk, tijdvakken=slots(), bezoekers=["zoe", "yara"])  # fmt: skip
    blad.goto(adres)
    gevonden["afspraak"] = bevindingen(blad)
    foto(blad, "zaak_afspraak")
    blad.get_by_role("radio", name="19:00").check()
    blad.get_by_role("button", name="Kies dit moment").click()
    blad.get_by_text("Wij weten nu welk moment u koos.").wait_for()
    _van_voornemen_tot_bezwaar(blad, adres, zaak, gevonden)
    assert {naam: wat for naam, wat in gevonden.items() if wat} == {}
    klachten.clear()  # axe measures with inline styles of its own


def _van_voornemen_tot_bezwaar(
    blad: Any, adres: str, zaak: Controle, gevonden: dict[str, Any]
) -> None:
    zaak.refresh_from_db()
    _tot_besluit(zaak)
    blad.goto(adres)
    gevonden["besluit"] = bevindingen(blad)
    foto(blad, "zaak_besluit")
    blad.set_viewport_size(BREED)
    blad.goto(adres)
    gevonden["besluit_breed"] = bevindingen(blad)
    foto(blad, "zaak_besluit_breed")
    blad.get_by_role("button", name="Ik maak bezwaar").click()
    blad.get_by_role("link", name="Bekijk uw bezwaar").first.wait_for()
    zaak.refresh_from_db()
    assert zaak.stand == Stand.BEZWAAR


def _tot_besluit(zaak: Controle) -> None:
    """By the operations: the desk's own road is walked in `test_schermen`."""
    from uitwonendencontrole.controleren.operations import beoordelen, besluiten, voornemen

    dag, bezoek = date(2023, 9, 26), zaak.bezoeken.get()
    ja = bezoeken.Toestemming("student", ("kamer",), slots()[2][0], "2026-1", pas_getoond=True)
    doe(bezoeken.leg_bezoek_vast, "zoe", dag, bezoek_id=bezoek.pk, toestemming=ja, wijst_op="woont_er_niet")  # fmt: skip
    verslag = doe(bezoeken.leg_verslag_voor, "zoe", dag, bezoek_id=bezoek.pk, tekst="Lege kamer.")
    doe(bezoeken.reageer_op_verslag, "burger", dag, verslag_id=verslag.pk, reactie="Ik was weg.")
    bron = {"van": date(2023, 9, 1), "tot": date(2023, 10, 20)}
    doe(bewijzen.ontvang_bewijs, "anna", dag, controle_id=zaak.pk, soort="reisgegevens", is_onafhankelijk=True, wijst_op="woont_er_niet", **bron)  # fmt: skip
    beoordeel(zaak, "rapport", "twijfel", dag)
    tegen = list(zaak.bewijs.filter(wijst_op="woont_er_niet").values_list("pk", flat=True))
    doe(voornemen.leg_bevinding_vast, "anna", dag, controle_id=zaak.pk, bewijs_ids=tegen, toelichting="Reist elders.", **bron)  # fmt: skip
    gemaakt = doe(voornemen.neem_voor, "bob", dag, controle_id=zaak.pk, is_boete_mogelijk=True)
    dag = date(2023, 10, 2)
    doe(voornemen.geef_zienswijze, "burger", dag, voornemen_id=gemaakt.pk, tekst="Nee.", wijze="mondeling")  # fmt: skip
    doe(beoordelen.noteer_gesprek, "bob", dag, controle_id=zaak.pk, is_bereikt=True, verslag="Gesproken.")  # fmt: skip
    doe(besluiten.herzie, "cor", dag, controle_id=zaak.pk, motivering="Twee bronnen.", hardheid="Geen.")  # fmt: skip
    doe(besluiten.beboet, "dirk", dag, controle_id=zaak.pk, verwijt="verminderd", motivering="Slordig.")  # fmt: skip


def test_the_desk_and_the_visitor(
    kloon_db: Address,
    start_web: Callable[..., Any],
    pagina: tuple[Any, list[str]],
) -> None:
    blad, klachten = pagina
    zaak = maak_zaak()
    url, gevonden = wakker(start_web(kloon_db.env).url), {}
    besloten(zaak)
    bedrijfsdatum.zet(date(2023, 10, 3), "test")
    blad.set_viewport_size(BREED)
    meld_aan_in_browser(blad, url, maak_medewerker("dirk", rollen.TEAMLEIDER))
    blad.goto(f"{url}{reverse('admin:controle_werk')}")
    gevonden["werk"] = bevindingen(blad)
    foto(blad, "desk_werk")
    blad.get_by_role("link", name=str(zaak.uuid)[:8]).first.click()
    blad.get_by_role("heading", name="Besluiten over een boete").wait_for()
    gevonden["zaak"] = bevindingen(blad)
    foto(blad, "desk_zaak")
    blad.get_by_label("Verwijt").select_option("verminderd")
    blad.locator("#beboet_motivering").fill("Slordig, niet met opzet.")
    blad.get_by_role("button", name="Besluiten over een boete").click()
    blad.get_by_text("Vastgelegd.").wait_for()
    blad.context.clear_cookies()
    meld_aan_in_browser(blad, url, maak_medewerker("zoe", rollen.CONTROLEUR))
    blad.goto(f"{url}{reverse('admin:controle_bezoeken')}")
    gevonden["bezoeken"] = bevindingen(blad)
    assert {naam: wat for naam, wat in gevonden.items() if wat} == {}
    klachten.clear()  # axe measures with inline styles of its own


def test_in_english_a_visitor_at_the_door_and_a_student(
    kloon_db: Address,
    start_web: Callable[..., Any],
    pagina: tuple[Any, list[str]],
) -> None:
    blad, klachten = pagina
    zaak = maak_zaak()
    url, gevonden = wakker(start_web(kloon_db.env).url), {}
    bezoek = tot_afspraak(zaak)
    doe(bezoeken.kies_tijdvak, "burger", bezoek_id=bezoek.pk, keuze=2)
    bedrijfsdatum.zet(date(2023, 9, 26), "test")
    blad.set_viewport_size(SMAL)
    meld_aan_in_browser(blad, url, maak_medewerker("zoe", rollen.CONTROLEUR))
    engels = {"name": "django_language", "value": "en", "url": url}
    blad.context.add_cookies([engels])
    blad.goto(f"{url}{reverse('admin:controle_bezoeken')}")
    blad.get_by_role("link", name="26 September 2023").click()
    blad.get_by_text("Read this aloud at the door").wait_for()
    gevonden["deur"] = bevindingen(blad)
    foto(blad, "bezoek_en")
    assert zaak.persoon.achternaam not in blad.content()
    blad.context.clear_cookies()
    _tot_besluit(zaak)
    meld_aan_in_browser(blad, url, maak_medewerker("bob", rollen.BEHANDELAAR))
    blad.context.add_cookies([engels])
    blad.goto(f"{url}{reverse('admin:controle_zaak', args=[zaak.uuid])}")
    gevonden["desk"] = bevindingen(blad)
    foto(blad, "desk_en")
    assert zaak.persoon.achternaam not in blad.content()
    blad.context.clear_cookies()
    aangemeld_in_browser(blad, url, zaak.persoon)
    blad.context.add_cookies([engels])
    blad.goto(f"{url}{reverse('controlezaak:zaak')}")
    blad.get_by_role("heading", name="Your check").wait_for()
    gevonden["zaak"] = bevindingen(blad)
    foto(blad, "zaak_en")
    assert {naam: wat for naam, wat in gevonden.items() if wat} == {}
    klachten.clear()  # axe measures with inline styles of its own
