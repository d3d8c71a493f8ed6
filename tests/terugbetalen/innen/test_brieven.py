"""What the debtor is told: amounts and every day of collection until the end of the year, or what to pay and how."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps

from duo_portal.foundation.period import Maand
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud, onderwerp_van
from terugbetalen.innen.brieven import BRIEF_INCASSO, BRIEF_VERZOEK, dagen_van
from terugbetalen.innen.plannen import incassodag
from terugbetalen.models import Betaalverzoek

from .innen import FEB, JAN, debiteur, maand_af, sluit, termijn_van

WORTEL = Path(apps.get_app_config("terugbetalen").path).parent


def tekst(brief: Brief, taal: str) -> str:
    """All words of a letter."""
    inhoud = maak_inhoud(brief, taal)
    delen = [
        " ".join((d.kop, *d.alineas, *(c for t in d.tabellen for r in t.rijen for c in r)))
        for d in inhoud.alle_delen
    ]
    return " ".join((inhoud.kop, *delen)).replace("\u00a0", " ")


@pytest.mark.usefixtures("kloon_db", "auditor_groen")
def test_de_aankondiging_noemt_bedrag_en_elke_dag_die_werkelijk_volgt():
    wie = debiteur()
    sluit(maand_af(JAN))
    sluit(maand_af(FEB))
    brief = Brief.objects.get(soort=BRIEF_INCASSO)
    nl, en = tekst(brief, "nl"), tekst(brief, "en")
    assert onderwerp_van(brief) == "Wij schrijven uw termijnen af"
    dagen = dagen_van(brief.data["regels"][0])
    assert dagen == [incassodag(Maand(2024, maand)) for maand in range(1, 13)]
    assert [termijn_van(wie, maand).vervaldatum for maand in (JAN, FEB)] == dagen[:2]
    assert "26 februari 2024 € 84,40" in nl
    assert "26 February 2024 €84.40" in en
    assert "27 december 2024" in nl
    mandaat = termijn_van(wie, JAN).mandaat
    assert mandaat is not None
    assert mandaat.kenmerk in nl


@pytest.mark.usefixtures("kloon_db", "auditor_groen")
def test_het_verzoek_noemt_kenmerk_rekening_dag_en_een_betaalpagina():
    wie = debiteur(incasso=False)
    maand_af(JAN)
    termijn = termijn_van(wie, JAN)
    verzoek = Betaalverzoek.objects.get(termijn_id=termijn.pk)
    brief = Brief.objects.get(soort=BRIEF_VERZOEK)
    nl, en = tekst(brief, "nl"), tekst(brief, "en")
    kenmerk = " ".join(termijn.kenmerk[i : i + 4] for i in range(0, 16, 4))
    assert f"januari 2024 {kenmerk} € 84,40" in nl
    assert "uiterlijk op 25 januari 2024" in nl
    assert "no later than 25 January 2024" in en
    links = [link.adres for deel in maak_inhoud(brief, "nl").alle_delen for link in deel.links]
    assert any(str(verzoek.uuid) in adres for adres in links)
    assert (verzoek.bedrag_centen, verzoek.vervaldatum) == (
        termijn.bedrag_centen,
        date(2024, 1, 25),
    )


def test_elke_tekst_heeft_engels():
    catalogus = (WORTEL / "locale/innen/en/LC_MESSAGES/django.po").read_text()
    bekend = {
        ast.literal_eval(a): ast.literal_eval(b)
        for a, b in re.findall(r'msgid (".+")\nmsgstr (".+")', catalogus)
    }
    boom = ast.parse((WORTEL / "terugbetalen/innen/brieven.py").read_text())
    teksten = {
        knoop.args[0].value
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Call)
        and getattr(knoop.func, "id", "") in {"_", "gettext_lazy"}
        and isinstance(knoop.args[0], ast.Constant)
    }
    assert len(teksten) > 20
    assert teksten == set(bekend)
    assert [t for t in teksten if bekend[t] == t] == []
