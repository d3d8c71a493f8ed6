"""Who looked, and everything held about me: complete, machine-readable, and nobody else's."""

import io
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from duo_portal.audit.inzage import leg_inzage_vast
from duo_portal.audit.models import Handeling, Inzage
from duo_portal.foundation.period import Maand
from duo_portal.identity.burger import BurgerRol
from duo_portal.identity.machtigen import machtig
from duo_portal.identity.models import Relatie
from duo_portal.identity.queries import bsn_van
from studiefinanciering.inzien.inzagen import blikken
from studiefinanciering.inzien.uitvoer_velden import NIET, bronnen, soort_waarde, velden
from studiefinanciering.models import Student
from studiefinanciering.operations.toekennen import toekennen_reeks
from tests.factories.gezinnen import persoon
from tests.factories.portaal import aangemeld

from .conftest import EERSTE_DAG, INKOMENS, maak_student

pytestmark = pytest.mark.django_db


def _download(client) -> tuple[str, dict[str, Any]]:
    antwoord = client.post(reverse("mijn:alles"))
    assert antwoord.status_code == 200 and antwoord.streaming
    tekst = b"".join(antwoord.streaming_content).decode()
    return tekst, json.loads(tekst)


def test_alles_is_compleet_met_twee_tijden(student, van):
    _, alles = _download(van(student))
    tabellen = alles["tabellen"]
    assert tabellen["identity.Persoon"][0]["bsn"] == bsn_van(student)
    besluiten = tabellen["studiefinanciering.Toekenning"]
    assert [b["reden"] for b in besluiten] == ["aanvraag", "inkomen_bekend"]
    assert besluiten[0]["feiten"]["tijdvakken"][0]["eerste_maand"] == "2023-09"
    regels = tabellen["studiefinanciering.Toekenningsregel"]
    assert {"geldig", "bekend", "opgeslagen_at", "bedrag_centen"} <= set(regels[0])
    assert {r["bekend"]["tot"] is None for r in regels} == {True, False}, (
        "what was believed before, too"
    )
    assert tabellen["identity.Bankrekening"][0]["iban"].startswith("NL")
    assert Handeling.objects.filter(soort="alles_downloaden", betrokkene_id=student.pk).count() == 1


def test_niets_van_een_ander(student, van):
    ander = maak_student()
    leg_inzage_vast(actor="jan.jansen", persoon_id=student.pk, scherm="beheer", rol="behandelaar")
    tekst, alles = _download(van(student))
    for wie in [ander, *(r.ander for r in Relatie.objects.filter(persoon=student))]:
        assert bsn_van(wie) not in tekst and str(wie.uuid) not in tekst
    for centen in INKOMENS:
        assert str(centen) not in tekst
    assert "jan.jansen" not in tekst, "colleagues have no name here"
    assert not alles["tabellen"]["studiefinanciering.Inkomen"], "of the parents"


def test_een_ouder_krijgt_wel_het_eigen_inkomen(student, van):
    ouder = Relatie.objects.filter(persoon=student).order_by("pk")[1].ander
    _, alles = _download(van(ouder))
    inkomens = alles["tabellen"]["studiefinanciering.Inkomen"]
    assert {rij["bedrag_centen"] for rij in inkomens} == {INKOMENS[1]}


def test_elke_tabel_over_mensen_staat_in_de_download():
    namen = {bron.naam for bron in bronnen()}
    assert {
        "identity.Adres",
        "letters.Brief",
        "ledger.BoekingLeg",
        "cases.ZaakStap",
        "audit.Inzage",
        "studiefinanciering.Uitbetaalmelding",
    } <= namen
    assert not namen & set(NIET)
    for bron in bronnen():
        for veld in velden(bron.model, bron.pad):
            if veld.name.endswith("_versleuteld"):
                assert soort_waarde(bron.naam, veld.name.removesuffix("_versleuteld")), (
                    bron.naam,
                    veld.name,
                )


def test_get_legt_niets_vast(student, van):
    eerder = Handeling.objects.count()
    assert van(student).get(reverse("mijn:alles")).status_code == 200
    assert Handeling.objects.count() == eerder


def test_wie_keek_zonder_naam(student, van):
    for _ in range(2):
        leg_inzage_vast(
            actor="jan.jansen",
            persoon_id=student.pk,
            scherm="beheer: student (gegevens)",
            rol="behandelaar",
            reden="vraag aan de telefoon",
        )
    pagina = van(student).get(reverse("mijn:inzage")).content.decode()
    assert "Studiefinanciering: behandelaar" in pagina and "vraag aan de telefoon" in pagina
    assert "2 keer" in " ".join(pagina.split())
    assert "jan.jansen" not in pagina


@pytest.mark.parametrize("taal", ["nl", "en"])
def test_alles_als_pdf(student, van, taal):
    antwoord = van(student, taal).post(reverse("mijn:alles"), {"vorm": "pdf"})
    assert antwoord.status_code == 200 and antwoord.content.startswith(b"%PDF-")
    assert antwoord["Content-Disposition"].endswith('.pdf"')
    tekst = " ".join(blad.extract_text() for blad in PdfReader(io.BytesIO(antwoord.content)).pages)
    assert bsn_van(student) in "".join(tekst.split())
    for centen in INKOMENS:
        assert str(centen) not in tekst


def test_een_vertegenwoordiger_wordt_gezien_en_een_ouder_ziet_niets(student, van):
    """With no mandate any more the own file opens; with one the look is on record, under no name."""
    ander = persoon(EERSTE_DAG.replace(year=1970), naam="Helper")
    machtig(persoon=student, gemachtigde=ander, vanaf=EERSTE_DAG, mag_handelen=False, actor="test")
    helper = aangemeld(
        Client(headers={"accept-language": "nl"}),
        ander,
        namens=student,
        rol=BurgerRol.VERTEGENWOORDIGER,
        mag_handelen=False,
    )
    assert helper.get(reverse("mijn:betalingen")).status_code == 200
    assert Inzage.objects.filter(persoon_id=student.pk, rol="vertegenwoordiger").count() >= 1
    assert helper.post(reverse("mijn:alles")).status_code in {302, 403}, "reading only"
    pagina = van(student).get(reverse("mijn:inzage")).content.decode()
    assert "Iemand die voor u mag kijken of handelen" in pagina and "Helper" not in pagina

    ouder = Relatie.objects.filter(persoon=student).order_by("pk")[0].ander
    client = aangemeld(Client(), ouder, namens=student, rol=BurgerRol.OUDER)
    for naam in ("start", "studiefinanciering", "betalingen", "schuld", "inzage", "alles"):
        assert client.get(reverse(f"mijn:{naam}")).status_code == 404, naam


def test_een_besluit_van_een_run_staat_er_als_automatisch_besluit(student, van):
    """A run records itself once; what it decided about this person is shown by day, and an own act is not doubled."""
    voor = {b.wat for b in blikken(student.pk)}
    assert "automatisch_besluit" not in voor
    gezin = Student.objects.get(pk=student.pk).gezin_id
    toekennen_reeks(
        gezin_van=gezin,
        gezin_tot=gezin + 1,
        van=Maand(2024, 1),
        tot=Maand(2025, 1),
        actor="jan.jansen",
        run_id=1,
        reden="nieuw_kalenderjaar",
    )
    (blik,) = [b for b in blikken(student.pk) if b.wat == "automatisch_besluit"]
    assert (blik.wie, blik.dag) == ("automatisch", EERSTE_DAG)
    for taal, woorden in (("nl", "Automatisch besluit"), ("en", "Automatic decision")):
        pagina = van(student, taal).get(reverse("mijn:inzage")).content.decode()
        assert woorden in pagina and "jan.jansen" not in pagina


@pytest.mark.parametrize(
    "naam",
    [
        "mijn:start",
        "mijn:alles",
        "mijn:watals",
        "mijn:wijzigen",
        "mijn:stoppen",
        "gegevens:toon",
        "berichten:lijst",
    ],
)
def test_elke_pagina_legt_de_blik_van_een_vertegenwoordiger_vast(student, naam):
    wie = persoon(EERSTE_DAG.replace(year=1970), naam="Vera")
    client = aangemeld(Client(), wie, rol=BurgerRol.VERTEGENWOORDIGER, namens=student)
    assert client.get(reverse(naam), follow=True).status_code == 200
    blik = Inzage.objects.filter(persoon_id=student.pk).latest("pk")
    assert blik.rol == "vertegenwoordiger"
    assert blik.scherm.startswith("portaal: ")
