"""The year of a debt with two clocks: the "rentetruc" of 2023 through a year turn, and the end of a first clock."""

from datetime import date

import pytest
from psycopg.types.range import DateRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.batches.operations import geef_vrij, open_run, teken
from duo_portal.batches.werk import werk_af
from duo_portal.foundation.period import Maand, maanden
from duo_portal.gateways.koppeling import met_koppeling
from duo_portal.identity import tijd
from duo_portal.identity.models import Persoon
from duo_portal.ledger import patterns_schuld
from duo_portal.ledger.codes import Regime, Soort
from duo_portal.ledger.operations import post
from duo_portal.letters.models import Brief
from terugbetalen import queries
from terugbetalen.brieven.jaar import jaar
from terugbetalen.brieven.kwijtgescholden import kwijtgescholden
from terugbetalen.models import Feit, Renteklok, Renteperiode, Vaststelling
from terugbetalen.operations.bijschrijven import bijschrijven
from terugbetalen.operations.klokken import herzie_reeks, leg_klokken
from terugbetalen.operations.klokspel import klokken_van, speel
from terugbetalen.operations.kwijtschelden import verval_reeks
from terugbetalen.operations.rente_herstellen import herstel
from terugbetalen.operations.vaststellen import is_na_te_rekenen, leg_uit, vaststellen
from terugbetalen.rules.parameters import bekende_wet
from tests.terugbetalen.schulden.leven import leen
from tests.terugbetalen.schulden.test_klokken import student_met_truc

from .debiteuren import debiteur, dienst, feit
from .test_jaar import annuiteit, groei


def truc() -> Persoon:
    """No aid in January 2023; € 30.000,00 from before, and € 800,00 a month from February to December 2023."""
    wie = student_met_truc(weer_tot="2023-12")
    for maand in maanden(Maand(2023, 2), Maand(2024, 1)):
        leen(wie.pk, 1230, 80_000, maand.eerste_dag.replace(day=24), f"verder:{wie.pk}:{maand}")
    feit(wie, Feit.Soort.GESCHORST, date(2023, 2, 1), date(2024, 1, 1))
    for maand in maanden(Maand(2023, 1), Maand(2025, 11)):
        bedrijfsdatum.zet(maand.volgende.eerste_dag, "test")
        leg_klokken(wie.pk)
        bijschrijven(wie.pk, maand)
    return wie


def nieuw_deel(tot: Maand) -> int:
    """What was lent from February to December 2023 at 0,46 % and from 2024 at 2,56 %, each month cut down to the cent."""
    centen = 0
    for maand in maanden(Maand(2023, 2), tot):
        rente = groei(centen, "0.46" if maand.jaar == 2023 else "2.56", 1) - centen
        centen += rente + (80_000 if maand.jaar == 2023 else 0)
    return centen


@pytest.mark.usefixtures("kloon_db")
def test_de_rentetruc_door_een_heel_jaareinde():
    """2025 → 2026: the old part is repaid from December 2025 (11 months stood still), the new one from January."""
    wie = truc()
    bedrijfsdatum.zet(date(2025, 11, 16), "test")
    oud_deel = groei(3_000_000, "0.46", 35)  # January 2023 - November 2025
    nieuw = nieuw_deel(Maand(2025, 12))
    with met_koppeling("belastingdienst", dienst()):
        eerste = vaststellen(persoon_id=wie.pk, maand=Maand(2025, 12), actor="test")
        run = open_run(soort="vaststelling", periode=date(2026, 1, 1), actor="systeem")
        werk_af(run.pk)
        run.refresh_from_db()
        teken(run=run, stap="tekenen", actor="anna", reden="nagekeken")
        werk_af(run.pk)
        geef_vrij(run=run, actor="bert")
        werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.AFGEROND
    # December 2025: only the old part; 420 months at 0,46 %.
    assert eerste.wettelijk_maandbedrag_centen == annuiteit(oud_deel, "0.46", 420) == 7_838
    assert eerste.schuld_centen == oud_deel + nieuw
    # 2026: the old instalment stays (419 months left), 420 months at 2,56 % come beside it; one amount.
    besluit = Vaststelling.objects.get(persoon=wie, jaar=2026)
    oud_deel, nieuw = groei(oud_deel, "0.46", 1) - 7_838, nieuw_deel(Maand(2026, 1))
    [een, twee] = besluit.feiten["per_klok"]
    assert (een["schuld"], een["rente_ppm"], een["resterend"], een["wettelijk"]) == (oud_deel, 4_600, 419, 7_838)  # fmt: skip
    assert twee["wettelijk"] == annuiteit(nieuw, "2.56", 420) == 3_331
    assert (twee["schuld"], twee["rente_ppm"], twee["resterend"]) == (nieuw, 25_600, 420)
    assert (een["vast_tot"], twee["vast_tot"]) == ("2028-01-01", "2029-01-01")
    assert (een["vast_sinds"], twee["vast_sinds"]) == (2025, 2026)
    assert besluit.wettelijk_maandbedrag_centen == besluit.te_betalen_centen == 7_838 + 3_331
    assert (besluit.rente_ppm, besluit.schuld_centen) == (4_600, oud_deel + nieuw)
    assert is_na_te_rekenen(eerste) and is_na_te_rekenen(besluit)
    stappen = {s.naam: s.waarde for s in leg_uit(besluit)}
    assert stappen["maandbedrag van deel 2 van de lening"] == 3_331
    assert Renteperiode.objects.filter(persoon=wie, geldig__contains=date(2026, 1, 1)).count() == 1
    brief = Brief.objects.get(persoon_id=wie.pk, bron_id=besluit.pk)
    [tabel] = [t for deel in jaar(brief).delen for t in deel.tabellen if len(t.rijen[0]) == 6]
    assert [rij[2] for rij in tabel.rijen] == ["0,46%", "2,56%"]


@pytest.mark.django_db
def test_een_termijn_gaat_naar_de_delen_die_worden_terugbetaald():
    """The term of December 2025 is for the old part alone; that of January by the two instalments."""
    wie = truc()
    bedrijfsdatum.zet(date(2025, 11, 16), "test")
    with met_koppeling("belastingdienst", dienst()):
        for maand in (Maand(2025, 12), Maand(2026, 1)):
            vaststellen(persoon_id=wie.pk, maand=maand, actor="test")
    klokken = klokken_van(wie.pk)
    voor = speel(wie.pk, klokken, Maand(2026, 1), bekende_wet()).saldo
    for maand, centen in ((Maand(2025, 12), 7_838), (Maand(2026, 1), 11_169)):
        op = maand.eerste_dag.replace(day=28)
        posten = [patterns_schuld.Bestemd(1230, centen, maand.eerste_dag)]
        legs = patterns_schuld.ontvangst_verdeeld(persoon_id=wie.pk, posten=posten)
        post(sleutel=f"termijn:{maand}", soort=Soort.ONTVANGST, legs=legs, persoon_id=wie.pk, effectief_op=op)  # fmt: skip
    na_december = speel(wie.pk, klokken, Maand(2026, 1), bekende_wet()).saldo
    assert voor[3, 1] == na_december[3, 1]
    # three days of 30/360 of interest less over the term
    assert 7_838 <= voor[3, 0] - na_december[3, 0] <= 7_839
    spel = speel(wie.pk, klokken, Maand(2026, 2), bekende_wet())
    delen = spel.verdeling[max(spel.verdeling)]
    assert delen == {(3, 0): -7_838, (3, 1): -3_331}


@pytest.mark.django_db
def test_aan_het_einde_van_de_eerste_klok_vervalt_alleen_dat_deel():
    """SF15: 24 + 180 months from January 2006 end in 2023; what was lent until 2009 goes on to 2027."""
    bedrijfsdatum.zet(date(2023, 1, 2), "test")
    wie = debiteur(Regime.SF15, date(2006, 1, 1), 400_000, op=date(2005, 12, 20))
    leen(wie.pk, 1220, 600_000, date(2009, 6, 24), "later")
    for van, tot, begin in (
        (date(1986, 10, 1), date(2006, 1, 1), date(2006, 1, 1)),
        (date(2006, 1, 1), None, date(2010, 1, 1)),
    ):
        tijd.wijzig(Renteklok, wie, DateRange(van, tot, "[)"), begin=begin)
    herstel(wie.pk, Maand(2023, 1))
    spel = speel(wie.pk, klokken_van(wie.pk), Maand(2023, 1), bekende_wet()).saldo
    with met_koppeling("belastingdienst", dienst()):
        voor = vaststellen(persoon_id=wie.pk, maand=Maand(2022, 12), actor="test")
        assert verval_reeks(wie.pk, wie.pk + 1, date(2023, 1, 1)) == {
            "overleden": 0, "einde": 1, "vervallen_centen": spel[2, 0]
        }  # fmt: skip
        na = vaststellen(persoon_id=wie.pk, maand=Maand(2023, 1), actor="test")
    assert queries.schuld_van(wie.pk, date(2023, 1, 1)).totaal_centen == spel[2, 1]
    weer = speel(wie.pk, klokken_van(wie.pk), Maand(2023, 2), bekende_wet()).saldo
    assert (weer[2, 0], weer[2, 1]) == (0, spel[2, 1])  # 0 % from 2020 to 2024
    assert verval_reeks(wie.pk, wie.pk + 1, date(2023, 2, 1))["einde"] == 0
    [_een, twee] = na.feiten["per_klok"]
    assert na.wettelijk_maandbedrag_centen == twee["wettelijk"] == max(twee["wettelijk"], 4_541)
    assert voor.feiten["per_klok"][0]["wettelijk"] > 0 and na.fase == "aflos"
    brief = Brief.objects.get(soort="terugbetaling_kwijtgescholden")
    assert kwijtgescholden(brief).kop == "U hoeft een deel van uw schuld niet meer te betalen"


@pytest.mark.django_db
def test_een_klok_die_midden_in_het_jaar_begint_geeft_een_nieuw_besluit():
    """The new part stands still for three months of 2025 (asked for): it is repaid from April 2026."""
    wie = truc()
    feit(wie, Feit.Soort.GESCHORST, date(2025, 1, 1), date(2025, 4, 1), 1)
    bedrijfsdatum.zet(date(2026, 4, 1), "test")
    with met_koppeling("belastingdienst", dienst()):
        eerst = vaststellen(persoon_id=wie.pk, maand=Maand(2026, 3), actor="test")
        assert eerst.feiten["per_klok"][1]["wettelijk"] == 0
        assert herzie_reeks(wie.pk, wie.pk + 1, Maand(2026, 3)) == 0
        assert herzie_reeks(wie.pk, wie.pk + 1, Maand(2026, 4)) == 1
        assert herzie_reeks(wie.pk, wie.pk + 1, Maand(2026, 4)) == 0
    nu = queries.vaststelling_op(wie.pk, date(2026, 4, 1))
    [een, twee] = nu.feiten["per_klok"]
    assert nu.te_betalen_centen == een["wettelijk"] + twee["wettelijk"] > eerst.te_betalen_centen
    assert (
        Brief.objects.filter(persoon_id=wie.pk, soort="terugbetaling_jaar", bron_id=nu.pk).count()
        == 1
    )
