"""What repayment hangs on pages of the student: exact by the rules, in both languages, for nobody else."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.identity.burger import BurgerRol
from duo_portal.web.templatetags.bedragen import euro
from studiefinanciering.operations.vooruitzien import vooruitzien
from studiefinanciering.views.portal.wijzigen.lenen import leenruimte
from terugbetalen.portaal.lenen import leenkosten
from terugbetalen.portaal.maandlasten import maandlasten, rente_van
from terugbetalen.portaal.vooruitblik import lees_vooruitblik
from terugbetalen.rules.indelingsreden import Indelingsreden
from terugbetalen.rules.regeling import Regeling
from terugbetalen.rules.rentebedrag import opgebouwd
from tests.factories.gezinnen import persoon
from tests.portaal.lezen.conftest import EERSTE_DAG
from tests.uitbetalen.besluiten import betaal
from tests.web.twee_talen import zelfde_zinnen

pytestmark = pytest.mark.django_db
GEEN_TAAL = (r"Wsf 2000.*", r"Puk.*", r"SF\d+.*", r".*\d{4}", r"DUO.*")


def test_de_schuld_straks_is_die_van_de_regels(student):
    blik = lees_vooruitblik(student.pk, EERSTE_DAG)
    zicht = vooruitzien(student.pk, EERSTE_DAG)
    assert blik.regels.regeling is Regeling.SF35
    assert blik.regels.reden is Indelingsreden.HO_LENING
    assert blik.aflos_begin == Maand(zicht.einde.jaar + 3, 1)  # 1 January after, and two years

    for rij, deel in (
        (0, lambda m: m.lening_centen),
        (1, lambda m: m.lening_centen + m.prestatiebeurs_centen),
    ):
        mutaties: Any = np.zeros((1, blik.aflos_begin - zicht.nu), dtype=np.int64)
        for m in zicht.maanden:
            mutaties[0, m.maand - zicht.nu] += deel(m)
        ppm = np.full_like(mutaties, 4_600)  # the rate of 2023
        rente = opgebouwd(mutaties, ppm)
        tot = zicht.einde - zicht.nu
        assert blik.schuld_einde[rij] == mutaties[0, :tot].sum() + rente[0, :tot].sum()
        assert blik.lasten[rij].schuld_centen == mutaties.sum() + rente.sum()
    assert 0 < blik.schuld_einde[0] < blik.schuld_einde[1]
    assert blik.schuld_nu == (0, 0)


def test_wat_geboekt_is_telt_een_keer(student):
    voor = lees_vooruitblik(student.pk, EERSTE_DAG)
    betaal(date(2023, 9, 15), "2023-09")
    na = lees_vooruitblik(student.pk, EERSTE_DAG)
    assert na.schuld_nu[0] > 0
    assert na.schuld_einde == voor.schuld_einde
    assert [last.wettelijk_centen for last in na.lasten] == [
        last.wettelijk_centen for last in voor.lasten
    ]


def test_de_pagina_noemt_bedragen_regels_en_aannames(student, van):
    blik = lees_vooruitblik(student.pk, EERSTE_DAG)
    pagina = van(student).get(reverse("mijn:schuld")).content.decode()
    for centen in (*blik.schuld_einde, *(last.wettelijk_centen for last in blik.lasten)):
        assert euro(centen) in pagina
    for stuk in ("SF35", "begon na augustus 2015", "0,46 procent per jaar", "Waarmee wij rekenen"):
        assert stuk in pagina
    assert "style=" not in pagina


def test_bij_weinig_inkomen_betaalt_men_minder():
    last = maandlasten([5_259_277, 0], Regeling.SF35, 25_600, 2024)
    assert last[0].wettelijk_centen == 188_88
    # 2024: B of 2022 is 12 × 1.725,00 × 1,08 = 22.356,00; (25.000 − 22.356) × 4 % / 12 = 8,81
    assert dict(last[0].bij_inkomen)[25_000_00] == 8_81
    assert dict(last[0].bij_inkomen)[60_000_00] == (60_000_00 - 22_356_00) * 4 // 1200
    assert last[1].wettelijk_centen == 0


def test_wat_lenen_later_kost(student):
    kosten = leenkosten(student.pk, EERSTE_DAG)
    zicht = vooruitzien(student.pk, EERSTE_DAG)
    assert [r.per_maand for r in kosten.rijen] == [
        100_00,
        200_00,
        leenruimte(student.pk, EERSTE_DAG)["lening"],  # as the page says
    ]
    maanden = zicht.einde - Maand(2023, 10)
    assert kosten.rijen[0].geleend == maanden * 100_00
    [hetzelfde] = maandlasten([kosten.rijen[1].schuld], Regeling.SF35, 4_600, 2023)
    assert hetzelfde.wettelijk_centen == kosten.rijen[1].later_per_maand
    assert kosten.rijen[0].schuld > kosten.rijen[0].geleend


def test_wie_nog_niets_heeft_ziet_wat_vier_jaar_lenen_kost(db):
    bedrijfsdatum.zet(EERSTE_DAG, "test")
    kosten = leenkosten(persoon(date(2005, 1, 1)).pk, EERSTE_DAG)
    assert kosten.is_aangenomen
    assert kosten.rijen[0].geleend == 48 * 100_00
    assert kosten.rente == rente_van(Regeling.SF35, 2023)


def test_de_rente_van_een_jaar_dat_nog_niet_bekend_is_blijft_die_van_het_laatste():
    assert rente_van(Regeling.SF35, 2031) == rente_van(Regeling.SF35, 2026)
    assert rente_van(Regeling.SF35, 2031).jaar == 2026


PAGINAS = {
    "schuld": "Als u zo doorgaat",
    "lenen": "Wat kost lenen u later?",
    "watals": "Wat meer schuld later kost",
}


def open_pagina(client, naam):
    """The page on which a panel stands, as far as it must be walked to."""
    adres = reverse(f"mijn:{naam}")
    if naam == "watals":
        return client.post(adres, {"vanaf": "2023-10", "wonen": "thuis"})
    return client.get(adres, follow=True)


@pytest.mark.parametrize("naam", PAGINAS)
def test_geen_zin_is_gelijk_in_beide_talen(student, van, naam):
    nl, en = (open_pagina(van(student, taal), naam) for taal in ("nl", "en"))
    assert PAGINAS[naam] in nl.content.decode()
    assert zelfde_zinnen(nl, en, behalve=GEEN_TAAL) == []


def test_een_ouder_ziet_er_niets_van(student, van):
    ouder = student.relaties.first().ander
    client = van(ouder, namens=student)
    assert client.get(reverse("mijn:schuld")).status_code == 404
    lezer = van(
        persoon(date(1960, 1, 1)),
        namens=student,
        rol=BurgerRol.VERTEGENWOORDIGER,
        mag_handelen=False,
    )
    assert "Als u zo doorgaat" in lezer.get(reverse("mijn:schuld")).content.decode()
