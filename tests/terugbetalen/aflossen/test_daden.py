"""The list of acts: what applies is offered, what cannot be done now says why; tips name their fact."""

from datetime import date

import pytest
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity import tijd
from duo_portal.identity.burger import BurgerRol
from duo_portal.ledger.codes import Regime
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud
from terugbetalen.aflossen import oordelen
from terugbetalen.aflossen.daden import DADEN
from terugbetalen.aflossen.spelen import onder_regels_gespeeld
from terugbetalen.aflossen.stand import lees_stand
from terugbetalen.aflossen.tips import tips
from terugbetalen.models import Feit, Renteperiode
from terugbetalen.operations.indelen import deel_dossier_in
from terugbetalen.rules.regeling import Regeling
from tests.factories.gezinnen import persoon
from tests.terugbetalen.vaststellen.debiteuren import debiteur, feit
from tests.toegang.debiteuren import _kiezer
from tests.web.twee_talen import zelfde_zinnen

from .conftest import OP

pytestmark = pytest.mark.django_db
START = "terugbetalen:start"


def mag(wie):
    stand = lees_stand(wie.pk, bedrijfsdatum.vandaag())
    return {daad.url_naam.split(":")[1] for daad in DADEN if daad.oordeel(stand).mag}


def test_wat_bij_de_regels_hoort(sf35, oud):
    assert mag(sf35) == {"extra", "verhogen", "aflosvrij", "alleenstaand", "peiljaar", "machtiging"}
    assert mag(oud) == {"extra", "verhogen", "aflosvrij", "inkomenstoets", "machtiging"}


def test_in_de_aanloopfase_kan_alleen_eerder_betalen(db):
    bedrijfsdatum.zet(OP, "test")
    wie = debiteur(Regime.SF35, date(2023, 9, 1), 8_000_00, op=date(2024, 1, 31))
    assert mag(wie) == {"extra", "machtiging"}


def test_de_pagina_biedt_aan_en_zegt_waarom_niet(oud, van):
    pagina = van(oud).get(reverse(START)).content.decode()
    assert reverse("terugbetalen:extra") in pagina
    assert "Wat nu niet kan, en waarom" in pagina
    assert "Wij kijken nu niet naar uw inkomen." in pagina
    assert "Kiezen tussen regels" not in pagina
    assert reverse("terugbetalen:opgaven") in pagina
    lezer = persoon(date(1960, 1, 1))
    client = van(lezer, namens=oud, rol=BurgerRol.VERTEGENWOORDIGER, mag_handelen=False)
    assert reverse("terugbetalen:extra") not in client.get(reverse(START)).content.decode()


def test_elke_tip_noemt_zijn_feit(oud, sf35, van):
    [tip] = tips(lees_stand(oud.pk, OP))
    assert tip.url_naam == "terugbetalen:inkomenstoets"
    assert "SF15-oud" in tip.waarom
    pagina = van(oud).get(reverse(START)).content.decode()
    assert "Waarom ziet u dit?" in pagina and tip.waarom in pagina
    assert tips(lees_stand(sf35.pk, OP)) == []
    feit(sf35, Feit.Soort.AFLOSVRIJ, date(2024, 3, 1), date(2024, 4, 1))
    [pauze] = tips(lees_stand(sf35.pk, OP))
    assert "31 maart 2024" in pauze.waarom
    tijd.wijzig(Renteperiode, sf35, tijd.vanaf(date(2022, 1, 1), date(2024, 6, 1)), is_lllk=False, rente_ppm=17_800)  # fmt: skip
    assert "31 mei 2024" in tips(lees_stand(sf35.pk, OP))[1].waarom


def test_kiezen_zet_beide_uitkomsten_naast_elkaar(doe):
    """4.000 euro: SF35 over 420 months, SF15 over 180 with at least 45,41 a month; the last day is before 2026."""
    bedrijfsdatum.zet(date(2024, 2, 5), "test")
    wie = _kiezer()
    sf35, sf15 = onder_regels_gespeeld(wie.pk, OP, [Regeling.SF35, Regeling.SF15])
    assert sf15.per_maand == 45_41 > sf35.per_maand
    assert sf35.maanden > sf15.maanden
    assert (sf35.einde.jaar, sf15.einde.jaar) == (2061, 2041)
    act = doe(wie, "terugbetalen:keuze")
    stap = act.client.get("/mijn/terugbetalen/regels-kiezen/regels/").content.decode()
    assert "31 december 2025" in stap
    assert act.stap("regels", regeling="3").status_code == 200  # as it is now
    assert act.stap("regels", regeling="1").status_code == 200  # not to be chosen
    act.stap("regels", regeling="2")
    assert "SF15" in act.controle().content.decode()
    assert "1 januari 2026" in act.verstuur().content.decode()
    indeling = deel_dossier_in(wie.pk)
    assert indeling is not None and indeling.gekozen is Regeling.SF15
    [brief] = Brief.objects.filter(soort="terugbetaling_verzoek")
    assert maak_inhoud(brief).kop == "Uw keuze voor andere regels"
    bedrijfsdatum.zet(date(2026, 1, 1), "test")
    assert not oordelen.keuze(lees_stand(wie.pk, date(2026, 1, 1))).mag


@pytest.mark.parametrize(
    "naam", ["extra", "verhogen", "aflosvrij", "inkomenstoets", "machtiging", "opgaven"]
)
def test_in_beide_talen(oud, van, naam):
    adres = reverse(f"terugbetalen:{naam}")
    nl, en = (van(oud, taal).get(adres, follow=True) for taal in ("nl", "en"))
    assert zelfde_zinnen(nl, en, behalve=(r"Puk.*", r"SF\d+.*", r".*\d{4}", r"NL00.*")) == []


def test_de_lijst_in_beide_talen(oud, van):
    nl, en = (van(oud, taal).get(reverse(START)) for taal in ("nl", "en"))
    assert zelfde_zinnen(nl, en, behalve=(r"Wsf 2000.*", r"Puk.*", r"SF\d+.*", r".*\d{4}")) == []
