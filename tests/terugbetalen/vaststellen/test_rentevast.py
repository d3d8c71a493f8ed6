"""Whoever is in the terugbetalingsperiode on 1 January has a rate for five years, however late he began (6.4(3))."""

from datetime import date

import pytest
from psycopg.types.range import DateRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.gateways.koppeling import met_koppeling
from duo_portal.identity import operations as identity
from duo_portal.ledger.codes import Regime
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud
from terugbetalen.models import Renteperiode
from terugbetalen.operations.rentevast import zet_vast, zet_vast_reeks
from terugbetalen.operations.starten import start
from terugbetalen.operations.vaststellen import vaststellen
from terugbetalen.queries import renteperiode
from terugbetalen.rules.rente import RenteOntbreekt
from tests.factories.gezinnen import persoon
from tests.terugbetalen.schulden.leven import leen

from .debiteuren import debiteur, dienst


def perioden(persoon_id: int) -> list[tuple[int, int, int]]:
    """First and last year (exclusive) and rate of what is fixed."""
    rijen = Renteperiode.objects.filter(persoon_id=persoon_id, bekend__upper_inf=True)
    return sorted((r.geldig.lower.year, r.geldig.upper.year, r.rente_ppm) for r in rijen)


@pytest.mark.django_db
def test_wie_na_de_run_van_november_begint_heeft_meteen_een_vaste_rente():
    """Stopped per December 2023, known in February: the period began on 1 January, at the rate of 2024."""
    bedrijfsdatum.zet(date(2024, 2, 1), "test")
    wie = persoon(date(1999, 1, 1))
    leen(wie.pk, 1230, 2_500_000, date(2023, 11, 1), "lening")
    start(persoon_id=wie.pk, gestopt_per=Maand(2023, 12))
    assert perioden(wie.pk) == [(2024, 2029, 25_600)]
    brief = Brief.objects.get(persoon_id=wie.pk)
    nl = str(maak_inhoud(brief, "nl"))
    assert "Uw rente is 2,56% per jaar" in nl
    assert "1 januari 2029" in nl
    assert "wordt uw rente voor vijf jaar vastgezet" not in nl


@pytest.mark.django_db
def test_voor_november_beslist_de_jaarrun_en_op_1_januari_is_iedereen_voorzien():
    bedrijfsdatum.zet(date(2023, 10, 1), "test")
    wie = persoon(date(1999, 1, 1))
    leen(wie.pk, 1220, 2_500_000, date(2023, 7, 1), "lening")
    start(persoon_id=wie.pk, gestopt_per=Maand(2023, 8))
    assert perioden(wie.pk) == []
    bedrijfsdatum.zet(date(2024, 1, 1), "test")
    assert zet_vast_reeks(Maand(2024, 1), van=wie.pk, tot=wie.pk + 1) == {"vastgezet": 1}
    assert zet_vast_reeks(Maand(2024, 1), van=wie.pk, tot=wie.pk + 1) == {"vastgezet": 0}
    assert perioden(wie.pk) == [(2024, 2029, 29_500)]


@pytest.mark.django_db
def test_jaren_terug_begonnen_krijgt_elke_vijf_jaar():
    bedrijfsdatum.zet(date(2024, 1, 10), "test")
    wie = persoon(date(1985, 1, 1))
    start(persoon_id=wie.pk, gestopt_per=Maand(2008, 9), regeling=Regime.SF15)
    assert perioden(wie.pk) == [(2009, 2014, 35_800), (2014, 2019, 8_100), (2019, 2024, 0), (2024, 2029, 29_500)]  # fmt: skip


@pytest.mark.django_db
def test_wat_vaststaat_blijft_en_wie_overleed_niet():
    bedrijfsdatum.zet(date(2024, 1, 10), "test")
    wie, dood = (debiteur(Regime.SF35, date(2021, 8, 1), 100_000) for _ in range(2))
    identity.registreer_overlijden(persoon=dood, overleden_op=date(2024, 1, 3))
    zet_vast(wie, is_lllk=False, regeling=3, begin=Maand(2022, 1), op=date(2024, 1, 10))
    assert (
        zet_vast(wie, is_lllk=False, regeling=2, begin=Maand(2022, 1), op=date(2024, 1, 10)) == []
    )
    assert zet_vast_reeks(Maand(2024, 1), van=wie.pk, tot=dood.pk + 1) == {"vastgezet": 0}
    assert perioden(wie.pk) == [(2022, 2027, 0)]


@pytest.mark.django_db
def test_tussen_wat_al_vaststaat_past_het_precies():
    """A row that the run of a year left from 2024 on: the months before it are filled up to there."""
    bedrijfsdatum.zet(date(2023, 11, 16), "test")
    wie = debiteur(Regime.SF35, date(2021, 8, 1), 4_200_000)
    with met_koppeling("belastingdienst", dienst()):
        vaststellen(persoon_id=wie.pk, maand=Maand(2024, 1), actor="test")
    Renteperiode(persoon=wie, is_lllk=False, rente_ppm=0, geldig=DateRange(date(2024, 1, 1), date(2027, 1, 1))).save()  # fmt: skip
    zet_vast_reeks(Maand(2023, 11), van=wie.pk, tot=wie.pk + 1)
    assert perioden(wie.pk) == [(2022, 2024, 0), (2024, 2027, 0)]
    vast = renteperiode(wie.pk, date(2023, 12, 31))
    assert vast is not None and vast.rente_ppm == 0


@pytest.mark.django_db
def test_zonder_rente_van_het_jaar_wordt_geweigerd():
    bedrijfsdatum.zet(date(2023, 11, 16), "test")
    wie = debiteur(Regime.SF35, date(2026, 8, 1), 100_000)
    with pytest.raises(RenteOntbreekt, match="2027"):
        zet_vast_reeks(Maand(2027, 1), van=wie.pk, tot=wie.pk + 1)
