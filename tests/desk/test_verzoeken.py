"""Requests about parents at the desk: shown first, decided by the form with a ground, answered by a letter."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Handeling
from duo_portal.cases.models import Zaak
from duo_portal.identity import rollen
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud
from studiefinanciering.models import Aanvraag, OuderBuitenBeschouwing, Student, Toekenning
from studiefinanciering.operations.ouder_buiten import Buitengrond, vraag_ouder_buiten
from studiefinanciering.operations.peiljaar import Antwoord, verleg
from studiefinanciering.operations.toekennen import toekennen
from studiefinanciering.operations.verzoekbrief import GRONDEN, Weigergrond
from tests.factories.gezinnen import Gezin, ingeschreven, vraagt_aan

from .conftest import maak_collega
from .test_handelingen import formulier
from .test_paginas import adres, tekst
from .test_talen import GEGEVEN, teksten

pytestmark = pytest.mark.django_db
ZAKEN = "/beheer/cases/zaak/"


@pytest.fixture
def student() -> Student:
    """Two parents with an income: asked to leave one out, and for a year that is not known."""
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    gezin = Gezin.met(2_500_000, 2_500_000, jaren=(2021,))
    kind = gezin.student()
    ingeschreven(kind, date(2023, 9, 1))
    vraagt_aan(kind, "2023-09")
    toekennen(persoon_id=kind.pk, actor="test")
    vraag_ouder_buiten(
        persoon_id=kind.pk,
        ouder_id=gezin.ouders[0].pk,
        grond=Buitengrond.VERSTOORD,
        sleutel="k",
        actor="burger:1",
    )
    wacht = verleg(persoon_id=kind.pk, jaar=2023, peiljaar=2022, sleutel="k", actor="burger:1")
    assert wacht.antwoord is Antwoord.WACHT
    return Student.objects.get(pk=kind.pk)


def pad(soort: str) -> str:
    zaak = Zaak.objects.get(onderwerp=f"studiefinanciering.{soort}")
    return reverse("admin:studiefinanciering_verzoek", args=[zaak.pk])


def brieftekst(soort: str, taal: str = "nl") -> str:
    inhoud = maak_inhoud(Brief.objects.get(soort=soort), taal)
    return " ".join([inhoud.kop, *(zin for deel in inhoud.alle_delen for zin in deel.alineas)])


def test_van_de_student_en_van_de_lijst_leidt_een_link_ernaartoe(
    student: Student, collega: Callable[..., Client]
) -> None:
    bo = collega()
    for pagina in (adres(student), ZAKEN, f"{ZAKEN}?te_beslissen=ja"):
        html = bo.get(pagina).content.decode()
        assert pad("ouder_buiten") in html and pad("peiljaar") in html
    kijker = collega(rollen.CONTROLEUR, "kim")
    assert pad("peiljaar") not in kijker.get(ZAKEN).content.decode()
    assert kijker.get(pad("peiljaar")).status_code == 403
    assert bo.get(reverse("admin:studiefinanciering_verzoek", args=[987_654])).status_code == 404


def test_toewijzen_toont_eerst_wat_het_doet(
    student: Student, collega: Callable[..., Client]
) -> None:
    bo, aantal = collega(), Toekenning.objects.count()
    vraag = bo.get(pad("ouder_buiten"))
    assert "langdurig ernstig verstoorde verhouding" in tekst(vraag)
    assert "Aanvullende beurs" in tekst(vraag)
    assert "€ 416,00" in tekst(vraag)  # one parent with the double allowance
    assert Toekenning.objects.count() == aantal and not OuderBuitenBeschouwing.objects.exists()
    velden = formulier(vraag)
    assert "Schrijf op waarom" in tekst(bo.post(pad("ouder_buiten"), velden))
    velden["reden"] = "verklaring gezien"
    for _ in range(2):  # sent twice, decided once
        assert bo.post(pad("ouder_buiten"), velden).status_code == 302
    assert OuderBuitenBeschouwing.objects.count() == 1
    assert Handeling.objects.get(soort="desk_verzoek").reden == "verklaring gezien"
    brief = brieftekst("verzoek_ouder_buiten")
    assert "telt niet meer mee vanaf september 2023" in brief
    assert "Een medewerker heeft naar uw gegevens gekeken" in brief
    # Another colleague who had the page open is told so.
    assert "al besloten" in tekst(collega(naam="an").get(pad("ouder_buiten")))
    assert pad("ouder_buiten") not in bo.get(adres(student)).content.decode()


@pytest.mark.parametrize("soort", ["ouder_buiten", "peiljaar"])
def test_afwijzen_zegt_de_grond_in_de_brief_en_niet_de_notitie(
    student: Student, collega: Callable[..., Client], soort: str
) -> None:
    bo, aantal = collega(), Toekenning.objects.count()
    velden = formulier(bo.get(pad(soort), {"besluit": "nee"}))
    velden |= {"grond": GRONDEN[soort][-1], "reden": "interne notitie"}
    assert bo.post(pad(soort), velden).status_code == 302
    assert Aanvraag.objects.get(soort=soort).status == "afgewezen"
    assert Toekenning.objects.count() == aantal
    nl, en = (brieftekst(f"verzoek_{soort}", taal) for taal in ("nl", "en"))
    zin = {
        "ouder_buiten": ("uw ouder wel te vinden", "your parent can be found"),
        "peiljaar": ("is niet bekend", "is not known"),
    }[soort]
    assert zin[0] in nl and zin[1] in en
    assert "bezwaar maken. Dat kan tot en met 16 oktober 2023" in nl
    assert "interne notitie" not in nl and "25.000" not in nl


def test_toewijzen_van_een_peiljaar_zonder_bekend_inkomen(
    student: Student, collega: Callable[..., Client]
) -> None:
    bo = collega()
    vraag = bo.get(pad("peiljaar"))
    assert "Inkomen 2022 bekend 0 van 2 ouders" in tekst(vraag)
    klaar = bo.post(pad("peiljaar"), formulier(vraag) | {"reden": "jaaropgave gezien"})
    assert klaar.status_code == 302
    assert "telt het inkomen van uw ouders over 2022" in brieftekst("verzoek_peiljaar")


def test_elke_grond_heeft_woorden_en_de_pagina_is_engels(
    student: Student, collega: Callable[..., Client]
) -> None:
    from studiefinanciering.brieven import verzoeken as brieven
    from studiefinanciering.desk import verzoeken as desk

    assert set(Weigergrond) == {g for gronden in GRONDEN.values() for g in gronden}
    assert set(brieven.GROND) == set(desk.GROND) == {str(g) for g in Weigergrond}
    nl, en = collega(), maak_collega(taal="en")
    for soort in ("ouder_buiten", "peiljaar"):
        for besluit in ("ja", "nee"):
            plek = f"{pad(soort)}?besluit={besluit}"
            beide = teksten(nl, plek) & teksten(en, plek)
            assert sorted(t for t in beide if not GEGEVEN.fullmatch(t) and "Puk" not in t) == []
