"""An arrangement over the calendar: agreed, asked, paid, missed, repaired, lapsed, changed; each act once."""

from datetime import date, timedelta

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.ledger.models import Boeking
from duo_portal.ledger.operations import reverse
from duo_portal.letters.models import Brief
from terugbetalen.innen.stand import achterstand
from terugbetalen.invordering.kosten import boek_aanmaningskosten, kosten_van
from terugbetalen.invordering.stops import stops_voor
from terugbetalen.models import Betaalverzoek, Feit, Gebrek, Regeling, Stuiting, Vaststelling
from terugbetalen.regelen.aangaan import Wens, ga_aan, wijzig
from terugbetalen.regelen.stand import lopende_regeling, stand_van, termijnen_uit_regeling
from terugbetalen.regelen.voorstellen import DRAAGBAAR, EIGEN, KORTSTE, stel_voor
from terugbetalen.regelen.weigering import RegelingGeweigerd
from tests.terugbetalen.invordering.achterstand import besluit, vraag
from tests.terugbetalen.invordering.achterstand import betaal as betaal_maand

from .hulp import DAG, DRIE, achter, betaal, dag, spreek_af, verzoek

pytestmark = pytest.mark.django_db
Status = Regeling.Status


def soorten(wie) -> list[str]:
    rijen = Brief.objects.filter(persoon_id=wie.pk, soort__startswith="regeling").order_by("pk")
    return list(rijen.values_list("soort", flat=True))


def test_afgesproken_is_een_besluit_dat_de_keten_stilzet():
    wie = achter()
    regeling = spreek_af(wie)
    assert lopende_regeling(wie.pk, DAG) == regeling
    assert [d.open_centen for d in regeling.dekking.all()] == [15_000] * 3
    assert sum(t.bedrag_centen for t in regeling.termijnen.all()) == regeling.totaal_centen
    assert regeling.hoofdsom_centen == 45_000
    assert soorten(wie) == ["regeling_toegekend"]
    namen = {stop.naam for stop in stops_voor(wie.pk, DAG)}
    assert "betalingsregeling" in namen
    assert Stuiting.objects.get(persoon=wie).grond == Stuiting.Grond.ERKENNING
    uitstel = Feit.objects.filter(persoon=wie, soort=Feit.Soort.UITSTEL).order_by("geldig")
    slot = regeling.tot.replace(day=1)
    assert [(f.geldig.lower, f.geldig.upper, f.waarde) for f in uitstel] == [
        (date(2024, 4, 1), slot, 0),
        (slot, Maand.van(slot).volgende.eerste_dag, 1),
    ]


def test_twee_keer_akkoord_is_een_regeling():
    wie = achter()
    eerste = spreek_af(wie, sleutel="k")
    assert spreek_af(wie, sleutel="k") == eerste
    with pytest.raises(RegelingGeweigerd, match="loopt al"):
        spreek_af(wie, sleutel="ander")
    assert Regeling.objects.count() == 1
    assert soorten(wie) == ["regeling_toegekend"]


def test_wie_alles_betaalt_is_tot_op_de_cent_klaar():
    """Five instalments of 100 euros at most; each asked, paid on its day, booked on the oldest term first."""
    wie = achter()
    boek_aanmaningskosten(persoon_id=wie.pk, bedrag_centen=800, op=DAG, sleutel="aanmaning")
    regeling = spreek_af(wie)
    termijnen = list(regeling.termijnen.order_by("nummer"))
    assert regeling.kosten_centen == 800
    assert [t.vervaldag for t in termijnen] == [
        date(2024, m, 25) for m in range(4, 4 + len(termijnen))
    ]
    for t in termijnen:
        eerste = t.vervaldag.replace(day=1)
        dag(wie, eerste)
        assert dag(wie, t.vervaldag - timedelta(days=1)) in ({}, {"gevraagd": 1})
        assert verzoek(regeling, t.nummer).vervaldatum == t.vervaldag
        betaal(regeling, t.nummer, t.vervaldag)
        stand = stand_van(regeling, t.vervaldag)
        assert [s.is_betaald for s in stand.termijnen[: t.nummer - 1]] == [True] * (t.nummer - 1)
    assert dag(wie, termijnen[-1].vervaldag) == {"voldaan": 1}
    regeling.refresh_from_db()
    assert regeling.status == Status.VOLDAAN
    assert not achterstand(wie.pk, termijnen[-1].vervaldag).termijnen
    assert kosten_van(wie.pk, date(2024, 12, 31)).totaal_centen == 0
    # What came in is what was agreed, but for cents that interest was booked otherwise than planned.
    binnen = sum(
        leg.bedrag_centen
        for boeking in Boeking.objects.filter(persoon_id=wie.pk, sleutel__startswith="proef:")
        for leg in boeking.legs.filter(zijde=1)
    )
    assert abs(binnen - regeling.totaal_centen) <= len(termijnen)
    # No interest comes after it: the month of the last instalment is free of it.
    dag(wie, Maand.van(regeling.tot).volgende.eerste_dag)
    assert kosten_van(wie.pk, date(2024, 12, 31)).totaal_centen == 0
    assert soorten(wie) == ["regeling_toegekend", "regeling_voldaan"]
    assert "betalingsregeling" not in {s.naam for s in stops_voor(wie.pk, regeling.tot)}


def test_een_gemiste_termijn_wordt_gezien_en_hersteld():
    wie = achter()
    regeling = spreek_af(wie)
    assert dag(wie, date(2024, 4, 24)) == {"gevraagd": 1}
    assert dag(wie, date(2024, 5, 9)) == {"gevraagd": 1}  # two weeks: not yet
    assert dag(wie, date(2024, 5, 10)) == {"gebrek": 1}
    assert dag(wie, date(2024, 5, 10)) == {}
    gebrek = Gebrek.objects.get()
    assert (gebrek.soort, gebrek.tekort_centen) == ("termijn", 10_000)
    assert gebrek.herstellen_voor == date(2024, 5, 24)
    betaal(regeling, 1, date(2024, 5, 24))
    assert dag(wie, date(2024, 5, 24)) == {"hersteld": 1}
    assert lopende_regeling(wie.pk, date(2024, 5, 24)) == regeling
    assert soorten(wie) == ["regeling_toegekend", "regeling_gemist"]


def test_niet_hersteld_vervalt_en_de_keten_gaat_verder():
    wie = achter()
    regeling = spreek_af(wie)
    for op in (date(2024, 4, 24), date(2024, 5, 10), date(2024, 5, 24)):
        dag(wie, op)
    assert stops_voor(wie.pk, date(2024, 5, 24))
    assert dag(wie, date(2024, 5, 25)) == {"vervallen": 1}
    regeling.refresh_from_db()
    assert (regeling.status, regeling.beeindigd_op) == (Status.VERVALLEN, date(2024, 5, 25))
    assert stops_voor(wie.pk, date(2024, 5, 25)) == ()
    assert not Betaalverzoek.objects.filter(persoon=wie, ingetrokken_op=None).exists()
    assert soorten(wie) == ["regeling_toegekend", "regeling_gemist", "regeling_vervallen"]
    assert achterstand(wie.pk, date(2024, 5, 25)).centen == 45_000
    assert spreek_af(wie, sleutel="opnieuw").status == Status.LOOPT


def test_een_storno_maakt_de_termijn_weer_open():
    wie = achter()
    regeling = spreek_af(wie)
    dag(wie, date(2024, 4, 24))
    betaal(regeling, 1, date(2024, 4, 25))
    assert stand_van(regeling, date(2024, 4, 26)).termijnen[0].is_betaald
    boeking = Boeking.objects.get(sleutel__startswith="proef:")
    reverse(boeking_id=boeking.pk, sleutel="storno", effectief_op=date(2024, 5, 2), reden="AM04")
    assert stand_van(regeling, date(2024, 5, 2)).ontvangen_centen == 0
    assert dag(wie, date(2024, 5, 10))["gebrek"] == 1


def test_een_nieuwe_achterstand_is_ook_een_gebrek():
    """The arrangement holds the chain for everything: who misses the usual months breaks it too."""
    wie = achter()
    spreek_af(wie)
    vaststelling = Vaststelling.objects.get(persoon=wie, jaar=2024)
    vraag(wie, Maand(2024, 3), 15_000, vaststelling)
    assert dag(wie, date(2024, 4, 8)) == {"gevraagd": 1}
    assert dag(wie, date(2024, 4, 9)) == {"gebrek": 1}
    gebrek = Gebrek.objects.get()
    assert (gebrek.soort, gebrek.tekort_centen) == ("nieuw", 15_000)


def test_wijzigen_neemt_mee_wat_open_is_en_kan_eens_per_zes_maanden():
    wie = achter()
    oud = spreek_af(wie)
    dag(wie, date(2024, 4, 24))
    betaal(oud, 1, date(2024, 4, 25))
    bedrijfsdatum.zet(date(2024, 4, 26), "test")
    nieuw = wijzig(regeling=oud, wens=Wens(EIGEN, 5_000, 10), sleutel="w", actor="test")
    assert wijzig(regeling=oud, wens=Wens(EIGEN, 5_000, 10), sleutel="w", actor="test") == nieuw
    oud.refresh_from_db()
    assert (oud.status, nieuw.voorganger) == (Status.GEWIJZIGD, oud)
    # 450.00 − (100.00 − interest booked by then, which came first, Awb 4:92): 150.00 at 7 % from 9 January (82 days
    # of 30/360), 150.00 from 9 February (52) and 150.00 from 11 March (20) to 1 April, compound: 4.36.
    betaalde_rente = 10_000 - (45_000 - nieuw.hoofdsom_centen)
    assert betaalde_rente == 436
    assert {t.vervaldag.day for t in nieuw.termijnen.all()} == {10}
    with pytest.raises(RegelingGeweigerd, match="kortgeleden"):
        wijzig(regeling=nieuw, wens=Wens(EIGEN, 6_000), sleutel="w2", actor="test")
    assert (
        wijzig(
            regeling=nieuw, wens=Wens(EIGEN, 6_000), sleutel="w3", actor="kees", is_loket=True
        ).voorganger
        == nieuw
    )
    assert soorten(wie) == ["regeling_toegekend", "regeling_gewijzigd", "regeling_gewijzigd"]


def test_wat_een_ander_werd_dan_gezien_wordt_geweigerd():
    wie = achter()
    gezien = stel_voor(wie.pk, DAG)
    assert {k.soort for k in gezien.keuzes} == {KORTSTE, DRAAGBAAR}
    kort = gezien.keuze(KORTSTE)
    assert kort is not None
    bedrijfsdatum.zet(date(2024, 3, 20), "test")
    betaal_maand(wie, Maand(2023, 12), 15_000, date(2024, 3, 20))
    with pytest.raises(RegelingGeweigerd, match="veranderd"):
        ga_aan(persoon_id=wie.pk, wens=Wens(KORTSTE, kort.bedrag_centen), sleutel="s", actor="test")
    assert not Regeling.objects.exists()


def test_wie_overlijdt_wordt_niets_meer_gevraagd():
    wie = achter()
    regeling = spreek_af(wie)
    wie.overleden_op = date(2024, 4, 1)
    wie.save()
    assert dag(wie, date(2024, 4, 24)) == {"overleden": 1}
    regeling.refresh_from_db()
    assert regeling.status == Status.VERVALLEN
    assert soorten(wie) == ["regeling_toegekend"]


def test_zonder_achterstand_of_met_een_onmogelijk_bedrag_geen_regeling():
    wie = achter()
    for centen, code in ((0, "laagste"), (-5, "laagste"), (499, "laagste"), (500, "te_laag"), (10**9, "te_hoog")):  # fmt: skip
        with pytest.raises(RegelingGeweigerd) as fout:
            spreek_af(wie, centen)
        assert fout.value.code == code
    with pytest.raises(RegelingGeweigerd) as fout:
        spreek_af(wie, dag=31)
    assert fout.value.code == "dag"
    bedrijfsdatum.zet(date(2024, 3, 12), "test")
    with pytest.raises(RegelingGeweigerd) as fout:
        ga_aan(persoon_id=wie.pk, wens=Wens(EIGEN, 5_000), sleutel="l", actor="test", is_lllk=True)
    assert fout.value.code == "geen_achterstand"


def test_termijnen_van_een_maand_voor_wie_int():
    wie = achter()
    regeling = spreek_af(wie)
    assert [t.regeling for t in termijnen_uit_regeling(Maand(2024, 4))] == [regeling]
    assert termijnen_uit_regeling(Maand(2024, 3)) == []


def test_de_andere_schuld_heeft_een_eigen_regeling():
    wie = achter(is_lllk=True)
    besluit(wie, 2022, 100)
    regeling = spreek_af(wie)
    assert regeling.is_lllk
    assert [d.maand for d in regeling.dekking.order_by("maand")] == [m.eerste_dag for m in DRIE]
