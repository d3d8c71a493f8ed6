"""The planner: plans played by the rules, on own data, and who may see it."""

from datetime import date

import numpy as np
import pytest
from django.urls import reverse
from psycopg.types.range import DateRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Inzage
from duo_portal.foundation.period import Maand
from duo_portal.identity import tijd
from duo_portal.identity.burger import BurgerRol
from duo_portal.ledger.codes import Regime
from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.models import Terugbetaling
from terugbetalen.portaal.plannen import Plan, Vraag, kies, speel_plannen, speel_rentes
from terugbetalen.portaal.plannerbeeld import beeld_van
from terugbetalen.portaal.positie import Positie, lees_positie
from terugbetalen.portaal.verloop import Inkomen
from terugbetalen.rules.fase import zonder_pauze
from terugbetalen.rules.regeling import LOOPTIJD, Regeling
from tests.factories.gezinnen import persoon
from tests.portaal.lezen.conftest import EERSTE_DAG
from tests.web.twee_talen import zelfde_zinnen

GEEN_TAAL = (r"Wsf 2000.*", r"Puk.*", r"SF\d+.*", r".*\d{4}", r"DUO.*")
ADRES = "terugbetalen:planner"


def positie(
    regeling: Regeling = Regeling.SF35,
    schuld: int = 50_000_00,
    ppm: int = 25_600,
    begin: str = "2024-01",
) -> Positie:
    """A debtor of January 2024 whose period begins in `begin`."""
    nu, start = Maand(2024, 1), Maand.parse(begin)
    duur = LOOPTIJD[regeling]
    maanden = (start - nu) + duur.aanloopmaanden + duur.aflosmaanden + 61
    k = np.array([int(regeling)]), np.array([start.index])
    return Positie(
        nu=nu,
        regeling=regeling,
        schuld=schuld,
        erbij=np.zeros(maanden, dtype=np.int64),
        rente_ppm=np.full(maanden, ppm),
        rentejaar=np.repeat(np.arange(2024, 2024 + maanden), 60)[:maanden],
        fasen=zonder_pauze(*k),
        termijn=0,
        jaar=2024,
        klaar_met_studie=nu,
        is_student=False,
    )


def per_plan(p: Positie, vraag: Vraag):
    return {u.plan: u for u in speel_plannen(p, vraag)}


def test_de_weg_van_de_regels_geeft_het_bekendgemaakte_bedrag():
    [u, *_] = speel_plannen(positie(), Vraag())
    assert u.loop.termijn[0, 24] == 188_88
    assert u.maanden == 24 + 420
    assert u.kwijt == 0
    assert u.betaald == 50_000_00 + u.rente
    assert abs(u.rente - 29_327_90) < 5_00  # the published total, save a cent a month of rounding


def test_elke_cent_wordt_verantwoord():
    vraag = Vraag(Inkomen(30_000_00), extra_nu=1_000_00, per_maand=150_00, pauzemaanden=12)
    gevonden = speel_plannen(positie(), vraag)
    assert [u.plan for u in gevonden] == [
        Plan.REGELS, Plan.VOL, Plan.EERDER, Plan.MEER, Plan.EXTRA_LAGER, Plan.EXTRA_KORTER, Plan.PAUZE,
    ]  # fmt: skip
    for u in gevonden:
        assert u.betaald + u.kwijt == 50_000_00 + u.rente, u.plan


def test_wie_weinig_verdient_betaalt_het_minst_door_de_regels_te_volgen():
    # (30.000 − 22.356) × 4 % / 12 = 25,48 a month: less than the interest, so most of it lapses
    u = per_plan(positie(), Vraag(Inkomen(30_000_00)))
    assert u[Plan.REGELS].per_maand == 25_48
    assert u[Plan.REGELS].kwijt > 0
    doelen = kies(list(u.values()))
    assert doelen.laagste_totaal.plan is Plan.REGELS
    assert doelen.laagste_maand.plan is Plan.REGELS
    assert doelen.eerst_klaar.plan is Plan.EERDER


def test_extra_terugbetalen_scheelt_rente_en_kan_korter():
    u = per_plan(positie(), Vraag(extra_nu=5_000_00))
    assert u[Plan.EXTRA_LAGER].per_maand < u[Plan.REGELS].per_maand
    assert u[Plan.EXTRA_LAGER].maanden == u[Plan.REGELS].maanden
    assert u[Plan.EXTRA_KORTER].maanden < u[Plan.REGELS].maanden
    assert u[Plan.EXTRA_KORTER].rente < u[Plan.EXTRA_LAGER].rente < u[Plan.REGELS].rente
    assert (
        u[Plan.EXTRA_LAGER].loop.termijn[u[Plan.EXTRA_LAGER].rij, 24] == 169_99
    )  # nine tenths of 188,8759


def test_extra_terugbetalen_kan_in_totaal_meer_kosten_en_dat_staat_er():
    """Who bears less than the interest pays no less later: what is paid extra would have lapsed."""
    p, vraag = positie(), Vraag(Inkomen(30_000_00), extra_nu=5_000_00)
    u = per_plan(p, vraag)
    assert u[Plan.EXTRA_LAGER].betaald - u[Plan.REGELS].betaald == 5_000_00
    zinnen = beeld_van(p, vraag)["extra"]
    assert "In totaal betaalt u toch € 5.000,00 meer" in zinnen[0].replace("\u00a0", " ")
    assert "minder." in beeld_van(p, Vraag(extra_nu=5_000_00))["extra"][0]


def test_meer_dan_de_schuld_extra_betaalt_alles_af():
    u = per_plan(positie(schuld=1_000_00), Vraag(extra_nu=5_000_00))
    assert (u[Plan.EXTRA_LAGER].betaald, u[Plan.EXTRA_LAGER].maanden) == (1_000_00, 0)


def test_een_pauze_verschuift_het_einde():
    u = per_plan(positie(), Vraag(pauzemaanden=12))
    assert u[Plan.PAUZE].maanden == u[Plan.REGELS].maanden + 12
    assert u[Plan.PAUZE].rente > u[Plan.REGELS].rente
    assert not u[Plan.PAUZE].loop.betaald[u[Plan.PAUZE].rij, 24:36].any()


def test_een_andere_rente_telt_pas_als_de_rente_niet_meer_vaststaat():
    lager, gelijk, hoger = speel_rentes(positie(), Inkomen()).schuld
    assert lager[60] == gelijk[60] == hoger[60]
    assert lager[100] < gelijk[100] < hoger[100]


def test_zonder_rente_is_alles_gelijk_en_wint_de_weg_van_de_regels():
    doelen = kies(speel_plannen(positie(ppm=0), Vraag()))
    assert doelen.laagste_totaal.plan is Plan.REGELS
    assert doelen.laagste_totaal.rente == 0


@pytest.fixture
def lener(student):
    """A debtor under SF35 since 1 January 2023, without a look ahead: what is owed stands in the ledger."""
    from tests.uitbetalen.besluiten import betaal

    betaal(date(2023, 9, 15), "2023-09")
    tijd.wijzig(
        Terugbetaling,
        student,
        DateRange(date(2024, 1, 1), None, "[)"),
        is_lllk=False,
        regeling=int(Regime.SF35),
        gestopt_per=date(2023, 10, 1),
    )
    return student


def test_de_positie_van_een_debiteur_komt_uit_het_grootboek(lener):
    bedrijfsdatum.zet(date(2024, 2, 5), "test")
    p = lees_positie(lener.pk, date(2024, 2, 5))
    assert not p.is_student
    assert (p.nu, p.aflos_begin) == (Maand(2024, 2), Maand(2026, 1))
    assert p.schuld == 100_00
    assert p.rente_ppm[0] == 25_600


def test_de_positie_van_een_student_is_de_vooruitblik(student):
    met, zonder = (lees_positie(student.pk, EERSTE_DAG, met_diploma=d) for d in (True, False))
    assert met.is_student
    assert met.erbij.sum() < zonder.erbij.sum()
    assert met.klaar_met_studie < met.aflos_begin


def test_de_pagina_rekent_met_wat_men_invult(student, van):
    client = van(student)
    eerst = client.get(reverse(ADRES)).content.decode()
    assert "Vul hieronder uw inkomen in" in eerst
    vraag = {"inkomen": "32.500", "per_maand": "150", "extra_nu": "", "pauze": "6"}
    pagina = client.post(reverse(ADRES), vraag).content.decode()
    for stuk in (
        euro(150_00),
        "6 maanden niet betalen",
        "Elk jaar 3 procent meer",
        'value="32.500"',
    ):
        assert stuk in pagina
    assert "style=" not in pagina
    p = lees_positie(student.pk, EERSTE_DAG)
    [regels, *_] = speel_plannen(p, Vraag(Inkomen(32_500_00)))
    assert euro(regels.betaald) in pagina


@pytest.mark.parametrize(
    ("vraag", "melding"),
    [
        ({"inkomen": "veel"}, "Vul een bedrag in met alleen cijfers"),
        ({"inkomen": "-1"}, "Vul een bedrag in van 0 of meer."),
        ({"inkomen": "99999999999"}, "te hoog"),
        ({"inkomen": "30000", "wie": "samen"}, "Vul in wat uw partner verdient."),
        ({"inkomen": "30000", "partner_inkomen": "20000"}, "Kies dan dat u een partner hebt."),
        ({"pauze": "7"}, "7"),
        ({"pauze": "x" * 10_000}, "x"),
        ({"extra_nu": "\x00"}, ""),
        ({"wie": "buren"}, "Met wie woont u dan?: "),
    ],
)
def test_wat_niet_kan_komt_terug_met_een_melding(student, van, vraag, melding):
    antwoord = van(student).post(reverse(ADRES), vraag)
    assert antwoord.status_code == 400
    assert melding in antwoord.content.decode()


def test_wie_niets_heeft_leest_dat(db, van):
    bedrijfsdatum.zet(EERSTE_DAG, "test")
    client = van(persoon(date(2000, 1, 1)))
    for antwoord in (client.get(reverse(ADRES)), client.post(reverse(ADRES), {"inkomen": "1"})):
        assert antwoord.status_code == 200
        assert "Er valt niets te plannen" in antwoord.content.decode()


def test_wie_mag_erbij(student, van):
    ouder = student.relaties.first().ander
    assert van(ouder, namens=student).get(reverse(ADRES)).status_code == 404
    lezer = van(
        persoon(date(1960, 1, 1)),
        namens=student,
        rol=BurgerRol.VERTEGENWOORDIGER,
        mag_handelen=False,
    )
    assert lezer.get(reverse(ADRES)).status_code == 200
    assert lezer.post(reverse(ADRES), {}).status_code == 200
    assert Inzage.objects.filter(persoon_id=student.pk, scherm="portaal: planner").count() == 2


@pytest.mark.django_db
def test_zo_rekenen_wij_is_open_en_klopt(client):
    from terugbetalen.portaal.voorbeelden import voorbeelden

    gevonden = list(voorbeelden())
    assert [v.uitgerekend for v in gevonden if not v.in_hele_euros] == [
        188_88, 29_327_90, 79_327_90, 61_89, 10_256_00, 5_00, 45_41,
    ]  # fmt: skip
    assert all(v.klopt for v in gevonden)
    nl, en = (
        client.get(reverse("terugbetalen:hoe-wij-rekenen"), headers={"accept-language": taal})
        for taal in ("nl", "en")
    )
    for bedrag in ("188,88", "29.327,90", "61,89", "45,41", "5,00", "52.592,77"):
        assert f"€\u00a0{bedrag}" in nl.content.decode()
    assert "0,2109" in nl.content.decode()
    assert zelfde_zinnen(nl, en, behalve=GEEN_TAAL) == []


def test_geen_zin_is_gelijk_in_beide_talen(student, van):
    vraag = {"inkomen": "32500", "per_maand": "150", "pauze": "6"}
    nl, en = (van(student, taal).post(reverse(ADRES), vraag) for taal in ("nl", "en"))
    assert zelfde_zinnen(nl, en, behalve=GEEN_TAAL) == []
