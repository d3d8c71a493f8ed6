"""My debt as a debtor: the ledger and the decisions, explained, for nobody else."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.gateways.koppeling import met_koppeling
from duo_portal.identity.burger import BurgerRol
from duo_portal.ledger.codes import Regime
from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.operations.bijschrijven import bijschrijven
from terugbetalen.operations.vaststellen import vaststellen
from terugbetalen.portaal.lening import jaaroverzicht, lees_leningen
from terugbetalen.portaal.lezing import Lezing
from terugbetalen.portaal.waarom import waarom
from terugbetalen.rules.fase import Fase
from tests.factories.gezinnen import persoon
from tests.terugbetalen.schulden.leven import betaal
from tests.terugbetalen.vaststellen.debiteuren import debiteur, dienst
from tests.web.twee_talen import zelfde_zinnen

pytestmark = pytest.mark.django_db
ADRES = "terugbetalen:start"
GEEN_TAAL = (r"Wsf 2000.*", r"Puk.*", r"SF\d+.*", r".*\d{4}")
OP = date(2024, 2, 5)


@pytest.fixture
def wie():
    """Stopped in 2021, 30.000 euro, first month of paying January 2024; earned 36.500 in 2022."""
    bedrijfsdatum.zet(date(2023, 10, 31), "test")
    wie = debiteur(Regime.SF35, date(2021, 9, 1), 30_000_00)
    bedrijfsdatum.zet(date(2024, 1, 1), "test")
    with met_koppeling("belastingdienst", dienst((wie, 2022, 36_500_00))):
        vaststellen(persoon_id=wie.pk, maand=Maand(2024, 1), actor="test", reden="start")
    bijschrijven(wie.pk, Maand(2024, 1))
    betaal(wie.pk, 1230, 47_14, date(2024, 1, 31), "betaald:1")
    bedrijfsdatum.zet(OP, "test")
    return wie


def test_de_lening_staat_er_zoals_zij_is(wie):
    [lening] = lees_leningen(Lezing(wie.pk, OP))
    assert (lening.fase, lening.aflos_begin, lening.einde) == (
        Fase.AFLOS,
        Maand(2024, 1),
        Maand(2059, 1),
    )
    assert lening.resterende_maanden == 419
    # (36.500 − 22.356) × 4 % / 12 = 47,14
    assert (lening.nu.draagkracht_centen, lening.nu.te_betalen_centen) == (47_14, 47_14)


def test_het_overzicht_telt_op_tot_het_grootboek(wie):
    stand = jaaroverzicht(Lezing(wie.pk, OP), 2024)
    assert stand.begin + sum(centen for _, centen in stand.per_soort) == stand.eind
    assert stand.eind == lees_leningen(Lezing(wie.pk, OP))[0].schuld_centen
    assert stand.begin == 30_000_00


def test_de_pagina_legt_elk_bedrag_uit(wie, van):
    pagina = van(wie).get(reverse(ADRES)).content.decode()
    [lening] = lees_leningen(Lezing(wie.pk, OP))
    with translation.override("nl"):
        bedragen = [
            euro(lening.schuld_centen),
            euro(47_14),
            euro(lening.nu.wettelijk_maandbedrag_centen),
            euro(22_356_00),
            euro(36_500_00),
        ]
    for stuk in (*bedragen, "Aflosfase", "Waarom dit bedrag in 2024?", "Door u betaald", "SF35"):
        assert stuk in pagina
    assert "style=" not in pagina
    assert 'href="/mijn/terugbetalen/"' in pagina  # the menu leads here


def test_het_inkomen_van_een_partner_staat_er_niet(wie):
    [lening] = lees_leningen(Lezing(wie.pk, OP))
    zonder = {str(stap.naam) for stap in waarom(lening.nu)}
    assert "Uw inkomen, per jaar" in zonder
    feiten = dict(lening.nu.feiten) | {"partner_inkomen": 20_000_00}
    besluit = lening.nu
    besluit.feiten = feiten
    assert "Uw inkomen, per jaar" not in {str(stap.naam) for stap in waarom(besluit)}


def test_een_vreemd_jaar_toont_dit_jaar(wie, van):
    for jaar in ("1066", "x", "2024", "-1", "9" * 40):
        antwoord = van(wie).get(reverse(ADRES), {"jaar": jaar})
        assert "Wat er gebeurde in 2024" in antwoord.content.decode()


def test_wie_niets_terugbetaalt_leest_dat_en_mag_wel_plannen(van):
    bedrijfsdatum.zet(OP, "test")
    pagina = van(persoon(date(2000, 1, 1))).get(reverse(ADRES)).content.decode()
    assert "U hoeft nu niets terug te betalen." in pagina
    assert reverse("terugbetalen:planner") in pagina


def test_levenlanglerenkrediet_staat_apart(van):
    bedrijfsdatum.zet(OP, "test")
    wie = debiteur(Regime.LLLK, date(2022, 7, 1), 5_400_00)
    [lening] = lees_leningen(Lezing(wie.pk, OP))
    assert lening.is_lllk
    assert lening.schuld_centen == 5_400_00
    pagina = van(wie).get(reverse(ADRES)).content.decode()
    assert "Levenlanglerenkrediet" in pagina
    assert "Wij hebben uw maandbedrag nog niet bepaald." in pagina


def test_in_beide_talen_en_voor_wie_mag(wie, van):
    nl, en = (van(wie, taal).get(reverse(ADRES)) for taal in ("nl", "en"))
    assert zelfde_zinnen(nl, en, behalve=GEEN_TAAL) == []
    ander = persoon(date(1960, 1, 1))
    lezer = van(ander, namens=wie, rol=BurgerRol.VERTEGENWOORDIGER, mag_handelen=False)
    assert "30.0" in lezer.get(reverse(ADRES)).content.decode()
    assert van(ander, namens=wie).get(reverse(ADRES)).status_code == 404


@pytest.mark.parametrize(
    ("adres", "hoogstens"), [(ADRES, 15), ("mijn:schuld", 9), ("terugbetalen:planner", 12)]
)
def test_het_dossier_wordt_eenmaal_gelezen(
    wie, van, adres, hoogstens, django_assert_max_num_queries
):
    """The page and its panels draw from one reading, however much they show of it."""
    client = van(wie)
    client.get(reverse(adres))
    with django_assert_max_num_queries(hoogstens):
        assert client.get(reverse(adres)).status_code == 200


def test_een_volgende_bladzijde_leest_opnieuw(wie, van):
    client = van(wie)
    client.get(reverse(ADRES))
    betaal(wie.pk, 1230, 1_000_00, OP, "betaald:2")
    schuld = lees_leningen(Lezing(wie.pk, OP))[0].schuld_centen
    with translation.override("nl"):
        assert euro(schuld) in client.get(reverse(ADRES)).content.decode()
