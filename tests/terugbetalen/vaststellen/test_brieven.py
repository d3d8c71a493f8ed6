"""What the letters say, in both languages; after study one letter; what lapses is written off and told."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.operations import geef_vrij, open_run, teken
from duo_portal.batches.werk import werk_af
from duo_portal.foundation.period import Maand
from duo_portal.gateways.koppeling import met_koppeling
from duo_portal.identity import operations as identity
from duo_portal.ledger.codes import Regime
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud, onderwerp_van
from studiefinanciering.operations.toekennen import toekennen
from terugbetalen import queries
from terugbetalen.operations.kwijtschelden import GeenGrond, Grond, aan_het_einde, kwijtschelden
from terugbetalen.operations.starten import start
from terugbetalen.operations.vaststellen import vaststellen
from tests.factories.gezinnen import Gezin, ingeschreven, persoon, vraagt_aan
from tests.terugbetalen.schulden.leven import leen

from .debiteuren import debiteur, dienst


def tekst(brief: Brief, taal: str) -> str:
    """All words of a letter."""
    inhoud = maak_inhoud(brief, taal)
    delen = [
        " ".join((d.kop, *d.alineas, *(c for t in d.tabellen for r in t.rijen for c in r)))
        for d in inhoud.alle_delen
    ]
    return " ".join((inhoud.kop, *delen)).replace("\u00a0", " ")


@pytest.mark.usefixtures("kloon_db")
def test_de_jaarbrief_zegt_wat_het_in_euros_betekent():
    """From 0 to 2,95 % in the fourth year: what was, what is, and the interest of a year."""
    bedrijfsdatum.zet(date(2022, 11, 16), "test")
    wie = debiteur(Regime.SF15, date(2018, 8, 1), 1_000_000, op=date(2022, 10, 31))
    with met_koppeling("belastingdienst", dienst((wie, 2022, 2_000_000))):
        vaststellen(persoon_id=wie.pk, maand=Maand(2023, 1), actor="test")
        bedrijfsdatum.zet(date(2023, 11, 16), "test")
        run = open_run(soort="vaststelling", periode=date(2024, 1, 1), actor="systeem")
        werk_af(run.pk)
        teken(run=run, stap="tekenen", actor="anna", reden="test")
        werk_af(run.pk)
        geef_vrij(run=run, actor="bert")
        werk_af(run.pk)
    brief = Brief.objects.get(soort="terugbetaling_jaar")
    nl, en = tekst(brief, "nl"), tekst(brief, "en")
    assert onderwerp_van(brief) == "Uw rente en uw maandbedrag in 2024"
    assert "Rente per jaar 0,00% 2,95%" in nl
    assert "Interest per year 0.00% 2.95%" in en
    # (20000,00 − 18779,04) × 12 % / 12 = 12,20; at 0 % interest without income 1.000.000 / 156.
    assert "U betaalt per maand € 64,10 € 12,20" in nl
    schuld = brief.data["schuld_centen"]
    assert f"{round(schuld * 0.0295) / 100:.2f}".replace(".", ",") in nl.replace(".", "")
    assert "vierde jaar" in nl
    assert "fourth year" in en
    assert "1 januari 2029" in nl
    assert "%(" not in nl + en


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("regeling", "account", "aflos", "einde"),
    [
        (Regime.SF35, 1230, "1 januari 2026", "1 januari 2061"),
        (Regime.SF15, 1220, "1 januari 2026", "1 januari 2041"),
        (Regime.SF15_OUD, 1210, "1 januari 2026", "1 januari 2041"),
        (Regime.LLLK, 1243, "1 mei 2024", "1 mei 2039"),
    ],
)
def test_na_de_studie_een_brief(regeling, account, aflos, einde):
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    wie = persoon(date(1999, 1, 1))
    leen(wie.pk, account, 2_500_000, date(2023, 8, 1), "lening")
    leen(wie.pk, 1410, 100_000, date(2023, 8, 1), "prestatiebeurs")
    gekozen = Regime.LLLK if regeling == Regime.LLLK else None
    rij = start(persoon_id=wie.pk, gestopt_per=Maand(2023, 9), regeling=gekozen)
    assert start(persoon_id=wie.pk, gestopt_per=Maand(2023, 9), regeling=gekozen).pk == rij.pk
    assert (rij.regeling, rij.geldig.lower) == (regeling, date(2024, 1, 1))
    brief = Brief.objects.get(persoon_id=wie.pk)
    nl, en = tekst(brief, "nl"), tekst(brief, "en")
    for stuk in ("september 2023", "Lening € 25.000,00", "€ 1.000,00", aflos, einde):
        assert stuk in nl
    assert "%(" not in nl + en


@pytest.mark.django_db
def test_wie_1_januari_geen_studiefinanciering_heeft_begint_dat_jaar():
    """Stopped per 1 January: the last month is December, so the period begins on that very day (6.5(1))."""
    bedrijfsdatum.zet(date(2023, 1, 5), "test")
    wie = persoon(date(1999, 1, 1))
    assert start(persoon_id=wie.pk, gestopt_per=Maand(2023, 1)).geldig.lower == date(2023, 1, 1)
    assert not Brief.objects.exists()  # nothing is owed


@pytest.mark.django_db
def test_aan_het_einde_vervalt_de_rest():
    bedrijfsdatum.zet(date(2024, 1, 2), "test")
    wie = debiteur(Regime.SF15_OUD, date(2006, 8, 1), 120_000, op=date(2023, 12, 1))
    assert aan_het_einde(date(2023, 12, 31), [wie.pk]) == []
    with pytest.raises(GeenGrond, match="2024-01"):
        kwijtschelden(persoon_id=wie.pk, grond=Grond.EINDE, op=date(2023, 12, 31))
    assert aan_het_einde(date(2024, 1, 1), [wie.pk]) == [(wie.pk, False)]
    gedaan = kwijtschelden(persoon_id=wie.pk, grond=Grond.EINDE, op=date(2024, 1, 1))
    assert gedaan.centen == 120_000
    assert kwijtschelden(persoon_id=wie.pk, grond=Grond.EINDE, op=date(2024, 1, 1)) == gedaan
    assert queries.schuld_van(wie.pk, date(2024, 1, 1)).totaal_centen == 0
    nl = tekst(Brief.objects.get(persoon_id=wie.pk), "nl")
    assert "€ 1.200,00" in nl
    assert "artikel 6.16" in str(maak_inhoud(Brief.objects.get(persoon_id=wie.pk), "nl").besluit)


@pytest.mark.django_db
def test_bij_overlijden_vervalt_alles_en_om_hardheid_beslist_een_mens():
    bedrijfsdatum.zet(date(2024, 1, 2), "test")
    wie = debiteur(Regime.SF35, date(2019, 8, 1), 900_000, op=date(2023, 12, 1))
    leen(wie.pk, 1410, 50_000, date(2023, 12, 1), "pb")
    with pytest.raises(GeenGrond, match="overlijden"):
        kwijtschelden(persoon_id=wie.pk, grond=Grond.OVERLIJDEN, op=date(2024, 1, 2))
    with pytest.raises(GeenGrond, match="medewerker"):
        kwijtschelden(persoon_id=wie.pk, grond=Grond.HARDHEID, op=date(2024, 1, 2))
    identity.registreer_overlijden(persoon=wie, overleden_op=date(2024, 1, 2))
    assert (
        kwijtschelden(persoon_id=wie.pk, grond=Grond.OVERLIJDEN, op=date(2024, 1, 2)).centen
        == 950_000
    )
    assert queries.terugbetalingen(wie.pk, date(2024, 2, 1)) == []
    assert "nabestaanden" in maak_inhoud(Brief.objects.get(persoon_id=wie.pk), "nl").aan


@pytest.mark.usefixtures("kloon_db")
def test_wie_een_maand_lang_geen_studiefinanciering_heeft_krijgt_een_brief():
    """Awarded to the end of 2023 and not after: nothing in January's run, a letter in February's, once."""
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    student = Gezin.met(2_500_000).student()
    ingeschreven(student, date(2023, 9, 1), date(2023, 12, 31))
    vraagt_aan(student, "2023-09", lening_gevraagd_centen=10_000)
    toekennen(persoon_id=student.pk, actor="test", sleutel="t")
    leen(student.pk, 1230, 40_000, date(2023, 12, 24), "geleend")
    for dag, begonnen in ((date(2024, 1, 5), 0), (date(2024, 2, 5), 1), (date(2024, 3, 5), 0)):
        bedrijfsdatum.zet(dag, "test")
        run = open_run(soort="einde_studie", periode=dag.replace(day=1), actor="systeem")
        werk_af(run.pk)
        run.refresh_from_db()
        assert run.totalen["beginnen"].get("begonnen", 0) == begonnen, (dag, run.totalen)
    (rij,) = queries.terugbetalingen(student.pk, date(2024, 2, 5))
    assert (rij.gestopt_per, rij.geldig.lower) == (date(2024, 1, 1), date(2024, 1, 1))
    assert Brief.objects.filter(soort="terugbetaling_einde_studie").count() == 1
