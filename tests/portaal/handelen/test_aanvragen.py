"""Applying through the pages: pre-filled, in time, sure about the loan, sent once, decided by itself."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from duo_portal.foundation import clock
from duo_portal.identity.burger import Burger, BurgerRol
from duo_portal.identity.models import Persoon
from studiefinanciering.models import (
    Aanvraag,
    Instelling,
    Keuze,
    Opleiding,
    Student,
    Toekenningsregel,
)
from studiefinanciering.operations.beslissen import beslis_aanvragen
from studiefinanciering.rules.componenten import Component
from studiefinanciering.vooruit.benutting import Tipsoort, gemist
from studiefinanciering.vooruit.panelen import lees_taken
from tests.desk.conftest import maak_collega
from tests.desk.test_paginas import adres, tekst
from tests.factories.gezinnen import THUIS, Gezin, ingeschreven, vraagt_aan
from tests.factories.portaal import aangemeld

from .hulp import BASIS, loop, student, verborgen, verstuur

pytestmark = pytest.mark.usefixtures("september")


def _burger(wie: Persoon) -> Client:
    return aangemeld(Client(), wie)


def taken_van(wie: Persoon, dag: date) -> str:
    """The titles of all tasks."""
    zelf = Burger(wie.pk, wie.pk, BurgerRol.ZELF, mag_handelen=True, bevestigd_at=clock.nu())
    return " ".join(str(taak.titel) for taak in lees_taken(zelf, dag))


def test_aanvragen_tot_en_met_het_besluit() -> None:
    noor = student()
    burger = _burger(noor)
    assert "34401" in burger.get(BASIS).content.decode()
    controle = loop(burger)
    tekst = controle.content.decode()
    verwacht = controle.context["schatting"]
    assert "250,00" in tekst
    assert verwacht.bedragen[Component.LENING] == 25_000
    ontvangst = verstuur(burger, controle)
    aanvraag = Aanvraag.objects.get(persoon_id=noor.pk)
    assert f"Z-{aanvraag.zaak_id}" in ontvangst.content.decode()
    assert "30 oktober 2023" in ontvangst.content.decode()
    assert (aanvraag.kanaal, aanvraag.inhoud["lening_gevraagd_centen"]) == ("portaal", 25_000)
    assert beslis_aanvragen()["beslist"] == 1
    regels = Toekenningsregel.objects.filter(
        persoon_id=noor.pk, geldig__contains=date(2023, 9, 1), bekend__upper_inf=True
    )
    besloten = {Component(r.component): r.bedrag_centen for r in regels}
    assert besloten == verwacht.bedragen  # what was shown is what was decided, to the cent


def test_vooraf_ingevuld_uit_de_registers() -> None:
    burger = _burger(student())
    form = burger.get(f"{BASIS}opleiding/").context["form"]
    assert form["opleiding"].value() == "21QA:34401"
    burger.post(f"{BASIS}opleiding/", {"opleiding": "21QA:34401"})
    wonen = burger.get(f"{BASIS}wonen/")
    assert wonen.context["form"]["woont"].value() == "uit"
    assert "Singel 8" in wonen.content.decode()
    assert "1.5" in wonen.content.decode()
    burger.post(f"{BASIS}wonen/", {"woont": "uit"})
    maand = burger.get(f"{BASIS}maand/")
    assert maand.context["form"]["maand"].value() == "2023-09"
    burger.post(f"{BASIS}maand/", {"maand": "2023-09"})
    assert "checked" in burger.get(f"{BASIS}beurs/").content.decode()


def test_wie_bij_een_ouder_staat_ingeschreven_leest_wat_dat_betekent() -> None:
    thuis = Gezin.met(3_000_000).student(waar=THUIS)
    ingeschreven(thuis, date(2023, 9, 1))
    burger = _burger(thuis)
    burger.post(f"{BASIS}opleiding/", {"opleiding": "21QA:34401"})
    wonen = burger.get(f"{BASIS}wonen/")
    assert wonen.context["form"]["woont"].value() == "thuis"
    assert "bedrag voor thuiswonenden" in wonen.content.decode()


def test_maanden_terug_tot_het_begin_van_het_studiejaar(op: Callable[[date], None]) -> None:
    burger = _burger(student())
    op(date(2024, 2, 10))
    burger.post(f"{BASIS}opleiding/", {"opleiding": "21QA:34401"})
    burger.post(f"{BASIS}wonen/", {"woont": "uit"})
    pagina = burger.get(f"{BASIS}maand/")
    maanden = [code for code, _ in pagina.context["form"].fields["maand"].choices]
    assert (maanden[0], maanden[-1]) == ("2023-09", "2024-06")
    fout = burger.post(f"{BASIS}maand/", {"maand": "2023-08"})
    assert "maand" in fout.context["form"].errors
    betaling = pagina.context["betaling"]
    assert betaling.uiterlijk < betaling.dag <= date(2024, 2, 29)


def test_wat_nog_niet_open_is_staat_er_met_zijn_dag(op: Callable[[date], None]) -> None:
    op(date(2023, 6, 12))
    burger = _burger(student())
    burger.post(f"{BASIS}opleiding/", {"opleiding": "21QA:34401"})
    burger.post(f"{BASIS}wonen/", {"woont": "uit"})
    pagina = burger.get(f"{BASIS}maand/")
    assert "19 juni 2023" in pagina.content.decode()
    maanden = [code for code, _ in pagina.context["form"].fields["maand"].choices]
    assert maanden[-1] == "2023-08"
    op(date(2023, 6, 19))
    pagina = burger.get(f"{BASIS}maand/")
    assert pagina.context["form"]["maand"].value() == "2023-09"


@pytest.mark.parametrize("toch", ["ja", "nee"])
def test_wie_leent_zonder_aanvullende_beurs_krijgt_de_vraag_met_het_bedrag(toch: str) -> None:
    noor = student(2_500_000)
    burger = _burger(noor)
    controle = loop(burger, beurs={}, zeker={"toch": toch})
    vraag = burger.get(f"{BASIS}zeker/")
    ongeveer = vraag.context["ongeveer"]
    assert ongeveer > 0
    assert ongeveer % 100 == 0
    assert "25.000" not in vraag.content.decode()  # nothing of what the parents earn
    verstuur(burger, controle)
    assert Keuze.objects.get(persoon_id=noor.pk).vraagt_aanvullende_beurs is (toch == "ja")
    # Who said to be sure hears of it by letter at most: no standing task, but still in the population of the tip.
    assert beslis_aanvragen()["beslist"] == 1
    dag = date(2023, 9, 4)
    wie = [p for g in gemist(Tipsoort.AANVULLENDE_BEURS, dag) for p in g.persoon_id.tolist()]
    assert wie == ([noor.pk] if toch == "nee" else [])
    assert "aanvullende beurs" not in taken_van(noor, dag)


def test_wie_niets_gevraagd_is_houdt_de_tip_als_taak() -> None:
    """Unticked without a loan: the question whether they are sure was never asked."""
    noor = student(2_500_000)
    burger = _burger(noor)
    geen_lening = {"lening": "0", "collegegeldkrediet": "nee"}
    verstuur(burger, loop(burger, beurs={}, lenen=geen_lening))
    assert beslis_aanvragen()["beslist"] == 1
    assert "aanvullende beurs" in taken_van(noor, date(2023, 9, 4))


def test_de_vraag_komt_niet_als_er_niets_te_missen_is() -> None:
    rijk, leent_niet = _burger(student(20_000_000, 20_000_000)), _burger(student())
    loop(rijk, beurs={})
    assert rijk.get(f"{BASIS}zeker/").status_code == 302
    loop(leent_niet, beurs={}, lenen={"lening": "0", "collegegeldkrediet": "nee"})
    assert leent_niet.get(f"{BASIS}zeker/").status_code == 302


def test_met_een_onbekend_inkomen_staat_er_het_hoogste_bedrag() -> None:
    burger = _burger(student(None))
    loop(burger, beurs={}, zeker={"toch": "ja"})
    vraag = burger.get(f"{BASIS}zeker/")
    assert vraag.context["hoogstens"] > 40_000
    assert "Wij weten nog niet" in vraag.content.decode()


@pytest.mark.parametrize(
    ("getypt", "fout"), [("-1", "0 of meer"), ("99999", "hoogstens"), ("NaN", "alleen cijfers")]
)
def test_lenen_kent_een_grens(getypt: str, fout: str) -> None:
    burger = _burger(student())
    loop(burger)
    antwoord = burger.post(f"{BASIS}lenen/", {"lening": getypt, "collegegeldkrediet": "nee"})
    assert fout in antwoord.content.decode()
    assert f'value="{getypt}"' in antwoord.content.decode()


def test_een_opleiding_die_de_school_nog_niet_meldde_zoekt_men_op() -> None:
    school = Instelling.objects.create(brin="25BE", naam="Hanze", soort="hbo", plaats="Groningen")
    Opleiding.objects.create(
        instelling=school, code="34560", naam="B Verpleegkunde", onderwijs=1, soort="hbo"
    )
    noor = student(schrijf_in=False)
    burger = _burger(noor)
    assert "nog niet gemeld" in burger.get(BASIS).content.decode()
    begin = burger.get(f"{BASIS}zoeken/")
    assert begin.status_code == 200
    velden = {"soort": "1", "vorm": "voltijd", "zoek": "verpleeg hanze"}
    assert (
        burger.post(f"{BASIS}zoeken/", {**velden, "actie": "toon"})["Location"] == f"{BASIS}zoeken/"
    )
    gevonden = burger.get(f"{BASIS}zoeken/")
    assert "B Verpleegkunde, Hanze" in gevonden.content.decode()
    assert "Kies uw opleiding" in burger.post(f"{BASIS}zoeken/", velden).content.decode()
    controle = loop(burger, zoeken={**velden, "opleiding": "25BE:34560"})
    ontvangst = verstuur(burger, controle)
    assert Aanvraag.objects.get(persoon_id=noor.pk).inhoud["opleiding"] == {
        "school": "25BE",
        "code": "34560",
        "naam": "B Verpleegkunde, Hanze",
        "vorm": "voltijd",
    }
    dossier = maak_collega().get(adres(Student.objects.get(pk=noor.pk)))
    assert "opgegeven: B Verpleegkunde, Hanze (34560)" in tekst(dossier)
    assert "Uw school meldt uw inschrijving" in ontvangst.content.decode()
    assert beslis_aanvragen()["beslist"] == 0  # waits for the school
    ingeschreven(noor, date(2023, 9, 1))
    assert beslis_aanvragen()["beslist"] == 1


@pytest.mark.parametrize(
    "zoek", ["\x00\x00\x00", pytest.param("x" * 2_000, id="lang"), "%%%", "'; DROP", "ab"]
)
def test_raar_zoeken_breekt_niets(zoek: str) -> None:
    burger = _burger(student(schrijf_in=False))
    velden = {"soort": "x", "vorm": "y", "zoek": zoek, "opleiding": "z"}
    antwoord = burger.post(f"{BASIS}zoeken/", velden)
    assert antwoord.status_code == 200
    assert {"soort", "vorm"} <= set(antwoord.context["form"].errors)
    burger.post(f"{BASIS}zoeken/", {**velden, "actie": "toon"})
    assert burger.get(f"{BASIS}zoeken/").status_code == 200


def test_deeltijd_zegt_vooraf_dat_er_geen_recht_is() -> None:
    noor = student(schrijf_in=False)
    ingeschreven(noor, date(2023, 9, 1), opleidingsvorm=3)
    tekst = loop(_burger(noor)).content.decode()
    assert "deeltijdopleiding" in tekst


def test_mbo_heeft_geen_collegegeldkrediet() -> None:
    noor = student(schrijf_in=False)
    ingeschreven(noor, date(2023, 8, 1), onderwijs=2)
    burger = _burger(noor)
    loop(burger, lenen={"lening": "0"}, maand={"maand": "2023-08"})
    assert "collegegeldkrediet" not in burger.get(f"{BASIS}lenen/").context["form"].fields


def test_wie_al_aanvroeg_gaat_naar_wijzigen() -> None:
    noor = student()
    vraagt_aan(noor, "2023-09")
    pagina = _burger(noor).get(BASIS)
    assert pagina.context["belet"].kop == "U hebt al studiefinanciering aangevraagd"


def test_zonder_rekening_staat_dat_er_bij() -> None:
    wie = Gezin.met(3_000_000).student()
    ingeschreven(wie, date(2023, 9, 1))
    burger = _burger(wie)
    controle = loop(burger)
    assert "nog geen rekeningnummer" in controle.content.decode()
    assert "nog geen rekeningnummer" in verstuur(burger, controle).content.decode()


def test_de_rekening_is_gemaskeerd() -> None:
    tekst = loop(_burger(student())).content.decode()
    assert "**************" in tekst
    assert "FICT" not in tekst


def test_tweemaal_versturen_is_een_aanvraag() -> None:
    noor = student()
    burger = _burger(noor)
    controle = loop(burger)
    eerste = verstuur(burger, controle)
    tweede = verstuur(burger, controle)
    assert eerste.request["PATH_INFO"] == tweede.request["PATH_INFO"]
    assert Aanvraag.objects.filter(persoon_id=noor.pk).count() == 1


def test_versturen_vraagt_weinig_van_de_database(
    django_assert_max_num_queries: Callable[..., Any],
) -> None:
    burger = _burger(student())
    velden = verborgen(loop(burger))
    with django_assert_max_num_queries(55):
        burger.post(f"{BASIS}controle/", velden)


def test_te_laat_geworden_tijdens_het_invullen(op: Callable[[date], None]) -> None:
    burger = _burger(student())
    controle = loop(burger)
    op(date(2024, 9, 2))  # a new study year began
    antwoord = burger.post(f"{BASIS}controle/", verborgen(controle))
    assert (
        antwoord["Location"] == f"{BASIS}maand/?naar=controle"
    )  # asks that one again, keeps the rest
    assert not Aanvraag.objects.exists()


def test_in_het_engels() -> None:
    burger = _burger(student())
    burger.cookies["django_language"] = "en"
    assert "Apply for student finance" in burger.get(BASIS).content.decode()
