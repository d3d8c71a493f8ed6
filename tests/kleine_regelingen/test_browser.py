"""A scholar applies on a phone, two colleagues decide at a desk, and somebody reads lesgeld: pages anybody can use."""

import os
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.models import Zaak
from duo_portal.identity import rollen
from studiefinanciering.models import Regelingbesluit
from studiefinanciering.regelingen.instelbaar import beslissen
from studiefinanciering.regelingen.instelbaar.lesgeld.factureren import factureer
from tests.desk.test_browser import BREED, LOOPT_OVER, SMAL, meld_aan
from tests.factories.portaal import aangemeld_in_browser
from tests.harnas.databases import Address
from tests.web.test_browser import bevindingen, wakker

from .wereld import GEVRAAGD, promovendus, stel_eui_vast

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_van_aanvraag_tot_besluit(
    kloon_db: Address, start_web: Callable[..., Any], pagina: Any
) -> None:
    stel_eui_vast()
    wie = promovendus()
    factuur = factureer(persoon_id=wie.pk, studiejaar=2023, op=date(2023, 9, 20), actor="anna")
    bedrijfsdatum.zet(GEVRAAGD, "proef")
    blad, klachten = pagina
    url = wakker(start_web(kloon_db.env).url)
    mis: dict[str, list[Any]] = {}

    def kijk(naam: str, *, desk: bool = False) -> None:
        for maat, soort in ((SMAL, "smal"), (BREED, "breed")):
            if desk and maat is SMAL:
                continue
            blad.set_viewport_size(maat)
            if map_ := os.environ.get("SCHERMAFDRUKKEN"):
                blad.screenshot(path=f"{map_}/regelingen_{naam}_{soort}.png", full_page=True)
            fout = [*(k for k in klachten if "422" not in k), *bevindingen(blad)]
            klachten.clear()  # axe measures with inline styles of its own
            over = [] if desk else blad.evaluate(LOOPT_OVER)
            if fout or over:
                mis[f"{naam} {soort}"] = [*fout, *over]

    blad.goto(url + reverse("vooraf:regeling"))
    kijk("vooraf")
    aangemeld_in_browser(blad, url, wie)
    blad.goto(url + reverse("mijn:regelingen"))
    kijk("lijst_leeg")
    blad.get_by_role("link", name="Beurs Europees Universitair Instituut").click()
    kijk("begin")
    blad.get_by_role("link", name="Begin nu").click()
    kijk("vragen")
    blad.get_by_role("button", name="Volgende").click()
    kijk("vragen_fout")
    blad.get_by_label("Ja", exact=True).check()
    blad.get_by_label("Het tweede jaar").check()
    blad.get_by_label("Rechten", exact=True).check()
    blad.get_by_role("button", name="Volgende").click()
    kijk("controle")
    blad.get_by_role("button", name="Verstuur mijn aanvraag").click()
    kijk("ontvangst")
    blad.goto(url + reverse("mijn:lesgeld"))
    kijk("lesgeld")

    zaak = Zaak.objects.get(onderwerp="kleine_regeling")
    voorstel = beslissen.stel_voor(
        aanvraag_id=zaak.onderwerp_id or 0, is_toekenning=True, reden="voldoet", op=GEVRAAGD, actor="anna"
    )  # fmt: skip
    blad.context.clear_cookies()
    meld_aan(blad, url, rollen.TEAMLEIDER)
    for naam, pad in (
        ("desk_lijst", reverse("admin:kleine_regelingen")),
        ("desk_rondes", reverse("admin:kleine_regeling_rondes", args=["eui"])),
        ("desk_lesgeld", reverse("admin:lesgeld")),
        ("desk_factuur", reverse("admin:lesgeld_factuur", args=[factuur.uuid])),
        ("desk_zaak", reverse("admin:kleine_regeling_zaak", args=[zaak.pk])),
    ):
        blad.goto(url + pad)
        kijk(naam, desk=True)
    blad.get_by_role("button", name="Beslis zo").click()
    blad.get_by_text("Vastgelegd.").wait_for()
    besluit = Regelingbesluit.objects.get(voorstel=voorstel)
    blad.context.clear_cookies()
    aangemeld_in_browser(blad, url, wie)
    blad.goto(url + reverse("mijn:regelingbesluit", args=[besluit.uuid]))
    kijk("besluit")
    assert not mis
