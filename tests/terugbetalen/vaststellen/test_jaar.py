"""A year decided: rates at their turns, instalments by the annuity, draagkracht, and the run with its letters."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.batches.operations import VierOgenGeweigerd, geef_vrij, open_run, teken
from duo_portal.batches.werk import werk_af
from duo_portal.foundation.period import Maand
from duo_portal.gateways.koppeling import met_koppeling
from duo_portal.identity import operations as identity
from duo_portal.ledger.codes import Regime
from duo_portal.letters.models import Brief
from terugbetalen import queries
from terugbetalen.models import Feit, Renteperiode, Vaststelling, Voorstel
from terugbetalen.operations.vaststellen import (
    JaarNietBekend,
    eis_jaar,
    is_na_te_rekenen,
    leg_uit,
    vaststellen,
)

from .debiteuren import debiteur, dienst, feit

MAAND, JAAR = Maand(2024, 1), date(2024, 1, 1)
PEIL = date(2023, 11, 16)


def annuiteit(centen: int, procent: str, maanden: int) -> int:
    """In plain decimals."""
    i = (1 + Decimal(procent) / 100) ** (Decimal(1) / 12) - 1
    echt = Decimal(centen) / maanden if i == 0 else centen * i / (1 - (1 + i) ** -maanden)
    return int(echt.quantize(Decimal(1), ROUND_HALF_UP))


def groei(centen: int, procent: str, maanden: int) -> int:
    """Interest of so many months, each cut down to the cent."""
    for _ in range(maanden):
        centen += int(centen * ((1 + Decimal(procent) / 100) ** (Decimal(1) / 12) - 1))
    return centen


@pytest.mark.django_db
def test_een_nieuwe_aflosfase_met_en_zonder_inkomen():
    """Stopped in 2021: period from 2022 at 0 % for five years; terms begin in January 2024."""
    bedrijfsdatum.zet(PEIL, "test")
    rijk, arm, stil = (debiteur(Regime.SF35, date(2021, 9, 1), 4_200_000) for _ in range(3))
    with met_koppeling("belastingdienst", dienst((rijk, 2022, 9_000_000), (arm, 2022, 2_355_600))):
        besluiten = [
            vaststellen(persoon_id=w.pk, maand=MAAND, actor="test") for w in (rijk, arm, stil)
        ]
    assert [b.rente_ppm for b in besluiten] == [0, 0, 0]
    assert {b.rente_vast_tot for b in besluiten} == {date(2027, 1, 1)}
    assert {b.wettelijk_maandbedrag_centen for b in besluiten} == {4_200_000 // 420}
    assert {b.resterende_maanden for b in besluiten} == {420}
    # (23556,00 − 22356,00) × 4 % / 12 = 4,00: not above 5,00, so nothing; the rich pay all; unknown pays all.
    assert [(b.draagkracht_centen, b.te_betalen_centen) for b in besluiten] == [
        (22_548, 10_000), (400, 0), (None, 10_000)
    ]  # fmt: skip
    assert all(is_na_te_rekenen(b) for b in besluiten)
    assert [b.waardoor for b in besluiten] == ["begin"] * 3
    stappen = {s.naam: s.waarde for s in leg_uit(besluiten[0])}
    assert (stappen["wettelijk maandbedrag"], stappen["draagkracht per maand"]) == (10_000, 22_548)


@pytest.mark.django_db
def test_rente_en_termijn_na_vijf_jaar():
    """SF15, stopped in 2018: period from 2019 at 0 %, terms since 2021; 2024 is the fourth year: 2,95 % and a new term."""
    bedrijfsdatum.zet(PEIL, "test")
    wie = debiteur(Regime.SF15, date(2018, 8, 1), 1_000_000)
    with met_koppeling("belastingdienst", dienst()):
        besluit = vaststellen(persoon_id=wie.pk, maand=MAAND, actor="test")
    assert (besluit.rente_ppm, besluit.rente_vast_tot) == (29_500, date(2029, 1, 1))
    assert besluit.resterende_maanden == 180 - 36
    assert besluit.wettelijk_maandbedrag_centen == annuiteit(1_000_000, "2.95", 144)
    assert besluit.waardoor == "vierde_of_vijfde_jaar"


@pytest.mark.django_db
def test_wie_nog_in_de_aanloopfase_zit_betaalt_niets_maar_heeft_een_rente():
    bedrijfsdatum.zet(PEIL, "test")
    wie = debiteur(Regime.SF35, date(2023, 7, 1), 2_000_000)
    with met_koppeling("belastingdienst", dienst()):
        besluit = vaststellen(persoon_id=wie.pk, maand=MAAND, actor="test")
    assert (besluit.fase, besluit.te_betalen_centen, besluit.rente_ppm) == ("aanloop", 0, 25_600)
    # November and December are still at the rate of 2023.
    assert besluit.schuld_centen == groei(2_000_000, "0.46", 2)


@pytest.mark.django_db
def test_sf15_oud_alleen_op_verzoek_en_kleine_schuld_het_minimum():
    bedrijfsdatum.zet(PEIL, "test")
    zonder, met = (debiteur(Regime.SF15_OUD, date(2012, 8, 1), 3_000_000) for _ in range(2))
    klein = debiteur(Regime.SF15_OUD, date(2012, 8, 1), 60_000)
    feit(met, Feit.Soort.DRAAGKRACHT_GEVRAAGD, date(2023, 1, 1))
    inkomens = dienst((zonder, 2022, 1_500_000), (met, 2022, 1_500_000))
    with met_koppeling("belastingdienst", inkomens):
        besluiten = [
            vaststellen(persoon_id=w.pk, maand=MAAND, actor="t") for w in (zonder, met, klein)
        ]
    assert besluiten[0].te_betalen_centen == besluiten[0].wettelijk_maandbedrag_centen
    # voet 11178; 15000 − 11178 = 3822 in the first bracket (5589): × 7,9 % / 12 = 25,16
    assert (besluiten[1].draagkracht_centen, besluiten[1].te_betalen_centen) == (2_516, 2_516)
    assert besluiten[2].te_betalen_centen == 4_541


@pytest.mark.django_db
def test_aflosvrije_maanden_verleggen_het_einde_en_partner_telt_mee():
    bedrijfsdatum.zet(PEIL, "test")
    wie = debiteur(Regime.SF35, date(2018, 8, 1), 4_200_000)
    partner = debiteur(Regime.SF35, date(2023, 8, 1), 0)
    identity.voeg_partner_toe(persoon=wie, partner=partner, vanaf=date(2020, 1, 1))
    feit(wie, Feit.Soort.AFLOSVRIJ, date(2022, 1, 1), date(2023, 1, 1))
    with met_koppeling(
        "belastingdienst", dienst((wie, 2022, 3_000_000), (partner, 2022, 1_000_000))
    ):
        besluit = vaststellen(persoon_id=wie.pk, maand=MAAND, actor="test")
    assert besluit.resterende_maanden == 420 - 24
    # (40000 − 31969,08) × 4 % / 12 = 26,76
    assert besluit.draagkracht_centen == besluit.te_betalen_centen == 2_676


@pytest.mark.django_db
def test_een_later_besluit_staat_naast_het_eerste():
    bedrijfsdatum.zet(PEIL, "test")
    wie = debiteur(Regime.SF35, date(2018, 8, 1), 4_200_000)
    with met_koppeling("belastingdienst", dienst()):
        eerste = vaststellen(persoon_id=wie.pk, maand=MAAND, actor="test")
        assert vaststellen(persoon_id=wie.pk, maand=MAAND, actor="test").pk == eerste.pk
    toen = bedrijfsdatum.moment()
    bedrijfsdatum.zet(date(2024, 5, 20), "test")
    with met_koppeling("belastingdienst", dienst((wie, 2022, 2_500_000))):
        later = vaststellen(persoon_id=wie.pk, maand=Maand(2024, 6), actor="test", reden="inkomen")
    assert later.te_betalen_centen < eerste.te_betalen_centen
    assert queries.termijn(wie.pk, Maand(2024, 5)) == eerste.te_betalen_centen
    assert queries.termijn(wie.pk, Maand(2024, 6)) == later.te_betalen_centen
    was = queries.vaststelling_op(wie.pk, date(2024, 7, 1), bekend_op=toen)
    assert was is not None and was.pk == eerste.pk


def test_een_jaar_zonder_rente_wordt_geweigerd():
    with pytest.raises(JaarNietBekend, match=r"rente\.sf35\.jaar van 2027"):
        eis_jaar(2027)
    eis_jaar(2024)


@pytest.mark.usefixtures("kloon_db")
def test_de_run_van_2023_naar_2024():
    """2023 decided one by one as it was, then everybody at once: preview, two people, letters to whom it concerns."""
    bedrijfsdatum.zet(date(2022, 11, 16), "test")
    vijf = debiteur(Regime.SF15, date(2018, 8, 1), 1_000_000, op=date(2022, 10, 31))  # 0 → 2,95
    gelijk = debiteur(
        Regime.SF35, date(2019, 8, 1), 4_200_000, op=date(2022, 10, 31)
    )  # 0 until 2025
    student = debiteur(
        Regime.SF35, date(2022, 8, 1), 800_000, op=date(2022, 10, 31)
    )  # 0,46 since 2023
    met = dienst((vijf, 2021, 9_000_000), (vijf, 2022, 9_000_000), (gelijk, 2021, 9_000_000), (gelijk, 2022, 9_000_000))  # fmt: skip
    with met_koppeling("belastingdienst", met):
        oud = {
            w.pk: vaststellen(persoon_id=w.pk, maand=Maand(2023, 1), actor="test")
            for w in (vijf, gelijk, student)
        }
        bedrijfsdatum.zet(PEIL, "test")
        overleden = debiteur(Regime.SF35, date(2021, 8, 1), 500_000)
        run = open_run(soort="vaststelling", periode=JAAR, actor="systeem")
        werk_af(run.pk)
        run.refresh_from_db()
        assert run.status == Run.Status.WACHT_OP_MENS
        assert Vaststelling.objects.filter(jaar=2024).count() == 0
        voorbeeld = run.totalen["voorbereiden"]
        identity.registreer_overlijden(persoon=overleden, overleden_op=date(2023, 11, 17))
        teken(run=run, stap="tekenen", actor="anna", reden="nagekeken")
        werk_af(run.pk)
        with pytest.raises(VierOgenGeweigerd):
            geef_vrij(run=run, actor="anna")
        geef_vrij(run=run, actor="bert")
        werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.AFGEROND
    assert (voorbeeld["personen"], voorbeeld["anders"], voorbeeld["rente_anders"]) == (4, 2, 1)
    assert voorbeeld["door_vierde_of_vijfde_jaar"] == 1
    nieuw = {v.persoon_id: v for v in Vaststelling.objects.filter(jaar=2024)}
    assert overleden.pk not in nieuw
    assert nieuw[vijf.pk].rente_ppm == 29_500
    assert nieuw[student.pk].rente_ppm == oud[student.pk].rente_ppm == 4_600
    assert nieuw[gelijk.pk].te_betalen_centen == oud[gelijk.pk].te_betalen_centen
    assert list(
        Brief.objects.filter(soort="terugbetaling_jaar").values_list("persoon_id", flat=True)
    ) == [vijf.pk]
    assert run.totalen["beslissen"] == {
        "vervangen": 0,
        "besluiten": 3,
        "renteperioden": 3,
        "brieven": 1,
    }
    assert Renteperiode.objects.get(persoon=vijf, geldig__contains=JAAR).geldig.upper == date(
        2029, 1, 1
    )
    assert all(is_na_te_rekenen(v) for v in nieuw.values())
    assert Voorstel.objects.filter(run_id=run.pk).count() == 4


@pytest.mark.usefixtures("kloon_db")
def test_een_run_zonder_rente_stopt_en_zegt_welke():
    bedrijfsdatum.zet(date(2026, 11, 16), "test")
    debiteur(Regime.SF35, date(2023, 8, 1), 500_000, op=date(2026, 10, 31))
    run = open_run(soort="vaststelling", periode=date(2027, 1, 1), actor="systeem")
    werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.MISLUKT
    assert "rente.sf35.jaar van 2027" in run.reden
    rente = open_run(soort="rente", periode=date(2027, 1, 1), actor="systeem")
    werk_af(rente.pk)
    rente.refresh_from_db()
    assert "SF35 2027" in rente.reden
