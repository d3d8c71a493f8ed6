"""Studying again, Wsnp and death: the terugbetaling stands still and goes on by itself."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.gateways.koppeling import met_koppeling
from duo_portal.identity import operations as identity
from duo_portal.identity.models import Persoon
from duo_portal.ledger.codes import Regime
from studiefinanciering.operations.stopzetten import stopzetten
from studiefinanciering.operations.toekennen import toekennen
from terugbetalen import queries
from terugbetalen.innen.stand import achterstand
from terugbetalen.models import Feit
from terugbetalen.operations.bijschrijven import bijschrijven
from terugbetalen.operations.kwijtschelden import verval_reeks
from terugbetalen.operations.omstandigheden import (
    GeenOmstandigheid,
    begin_wsnp,
    eindig_wsnp,
    leg_omstandigheid,
    wsnp_achterstand,
)
from terugbetalen.operations.schorsen import (
    SchorsingGeweigerd,
    eindig_schorsing,
    leg_schorsing,
    leg_schorsingen,
    vraag_schorsing,
)
from terugbetalen.operations.starten import start
from terugbetalen.operations.vaststellen import vaststellen
from tests.factories.gezinnen import Gezin, ingeschreven, vraagt_aan
from tests.terugbetalen.invordering.achterstand import wanbetaler
from tests.terugbetalen.schulden.leven import leen

from .debiteuren import debiteur, dienst


def geschorst(wie: Persoon) -> list[tuple[str, str, int]]:
    """First month, first month after it, why."""
    rijen = Feit.objects.filter(persoon=wie, soort=Feit.Soort.GESCHORST, bekend__upper_inf=True)
    return sorted(
        (str(Maand.van(r.geldig.lower)), str(Maand.van(r.geldig.upper)) if r.geldig.upper else "", r.waarde)
        for r in rijen
    )  # fmt: skip


def student_die_stopte() -> Persoon:
    """Aid from September 2023 to the end of that year; the period begins in January 2024."""
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    wie = Gezin.met(2_500_000).student()
    ingeschreven(wie, date(2023, 9, 1), date(2023, 12, 31))
    vraagt_aan(wie, "2023-09")
    toekennen(persoon_id=wie.pk, actor="test", sleutel="eerst")
    leen(wie.pk, 1230, 500_000, date(2023, 8, 1), f"lening:{wie.pk}")
    bedrijfsdatum.zet(date(2024, 2, 1), "test")
    start(persoon_id=wie.pk, gestopt_per=Maand(2024, 1))
    return wie


@pytest.mark.django_db
def test_weer_studeren_schorst_vanzelf_en_eindigt_vanzelf():
    wie = student_die_stopte()
    assert geschorst(wie) == []
    bedrijfsdatum.zet(date(2024, 3, 4), "test")
    ingeschreven(wie, date(2024, 3, 1))
    vraagt_aan(wie, "2024-03")
    toekennen(persoon_id=wie.pk, actor="test", sleutel="weer")
    uit = {"geschorst": 1, "gewijzigd": 1, "klokken_gelegd": 1}
    assert leg_schorsingen(wie.pk, wie.pk + 1, Maand(2024, 3)) == uit
    assert geschorst(wie) == [("2024-03", "2025-01", 0)]
    uit = {"geschorst": 1, "gewijzigd": 0, "klokken_gelegd": 0}
    assert leg_schorsingen(wie.pk, wie.pk + 1, Maand(2024, 3)) == uit
    assert queries.is_opgeschort(wie.pk, Maand(2024, 3))
    assert not queries.is_opgeschort(wie.pk, Maand(2024, 2))
    bedrijfsdatum.zet(date(2024, 6, 3), "test")
    stopzetten(persoon_id=wie.pk, per=Maand(2024, 7), sleutel="stop", actor="test")
    assert leg_schorsing(wie.pk).is_gewijzigd
    assert geschorst(wie) == [("2024-03", "2024-07", 0)]


@pytest.mark.django_db
def test_wie_niet_terugbetaalt_wordt_niet_geschorst():
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    wie = Gezin.met(2_500_000).student()
    ingeschreven(wie, date(2023, 9, 1))
    vraagt_aan(wie, "2023-09")
    assert leg_schorsing(wie.pk).perioden == ()
    with pytest.raises(SchorsingGeweigerd, match="nog niet terug"):
        vraag_schorsing(persoon_id=wie.pk, van=Maand(2023, 10), tot=Maand(2024, 9), actor="b")


@pytest.mark.django_db
def test_zonder_studiefinanciering_op_aanvraag_en_zonder_antwoord_voorbij():
    """6.5(5): asked on 1 April, no answer in eight weeks: over since the day of the question."""
    bedrijfsdatum.zet(date(2024, 2, 5), "test")
    wie = debiteur(Regime.SF35, date(2021, 8, 1), 4_200_000)
    with pytest.raises(SchorsingGeweigerd, match="voorbij"):
        vraag_schorsing(persoon_id=wie.pk, van=Maand(2024, 1), tot=Maand(2024, 9), actor="b")
    vraag_schorsing(persoon_id=wie.pk, van=Maand(2024, 2), tot=Maand(2025, 9), actor="burger")
    assert geschorst(wie) == [("2024-02", "2025-09", 1)]
    wat = {
        "persoon_id": wie.pk,
        "gevraagd_op": date(2024, 4, 1),
        "geantwoord_op": None,
        "student_tot": None,
        "actor": "test",
    }
    bedrijfsdatum.zet(date(2024, 5, 27), "test")
    assert eindig_schorsing(**wat) is None  # the eighth week is not over
    bedrijfsdatum.zet(date(2024, 5, 28), "test")
    assert eindig_schorsing(**wat) == date(2024, 4, 1)
    assert geschorst(wie) == [("2024-02", "2024-04", 1)]


@pytest.mark.django_db
def test_een_schorsing_zet_de_termijn_stil_en_verlegt_het_einde():
    """SF35 in its third year of terms: 420 − 36 left; a suspension of eight months leaves as many, eight months later."""
    bedrijfsdatum.zet(date(2023, 11, 16), "test")
    wie = debiteur(Regime.SF35, date(2018, 8, 1), 4_200_000)
    with met_koppeling("belastingdienst", dienst()):
        voor = vaststellen(persoon_id=wie.pk, maand=Maand(2024, 1), actor="test")
        assert voor is not None and queries.termijn(wie.pk, Maand(2024, 3)) > 0
        bedrijfsdatum.zet(date(2024, 2, 5), "test")
        vraag_schorsing(persoon_id=wie.pk, van=Maand(2024, 3), tot=Maand(2024, 11), actor="burger")
        na = queries.vaststelling_op(wie.pk, date(2024, 3, 1))
        assert na is not None
        assert (na.fase, na.te_betalen_centen) == ("opgeschort", 0)
        assert queries.termijn(wie.pk, Maand(2024, 3)) == 0
        assert queries.termijn(wie.pk, Maand(2024, 2)) == voor.te_betalen_centen
        bedrijfsdatum.zet(date(2024, 11, 1), "test")
        weer = vaststellen(persoon_id=wie.pk, maand=Maand(2024, 11), actor="test")
    assert weer is not None
    assert weer.waardoor == "na_schorsing"
    assert weer.resterende_maanden == 420 - 36 - 2


@pytest.mark.django_db
def test_wsnp_geen_rente_geen_termijn_en_daarna_verder():
    bedrijfsdatum.zet(date(2023, 11, 16), "test")
    wie, ander = (debiteur(Regime.SF35, date(2018, 8, 1), 4_200_000) for _ in range(2))
    with met_koppeling("belastingdienst", dienst()):
        vaststellen(persoon_id=wie.pk, maand=Maand(2024, 1), actor="test")
        bedrijfsdatum.zet(date(2024, 2, 20), "test")
        feit = begin_wsnp(persoon_id=wie.pk, uitspraak=date(2024, 2, 14), actor="test")
        assert (
            begin_wsnp(persoon_id=wie.pk, uitspraak=date(2024, 2, 14), actor="test").pk == feit.pk
        )
        assert (feit.waarde, wsnp_achterstand(wie.pk, date(2024, 3, 1))) == (0, 0)
        assert geschorst(wie) == [("2024-02", "", 2)]
        assert queries.termijn(wie.pk, Maand(2024, 2)) == 0
        for persoon_ in (wie, ander):
            for maand in (Maand(2024, 1), Maand(2024, 2)):
                bijschrijven(persoon_.pk, maand)
        rente = [queries.verloop(w.pk, date(2024, 2, 1), date(2024, 3, 1)).rente_centen for w in (wie, ander)]  # fmt: skip
        assert rente[0] == 0 < rente[1]
        bedrijfsdatum.zet(date(2025, 8, 20), "test")
        assert (
            eindig_wsnp(persoon_id=wie.pk, per=date(2025, 8, 14), schone_lei=True, actor="t") == 0
        )
        assert geschorst(wie) == [("2024-02", "2025-09", 2)]
        with pytest.raises(GeenOmstandigheid):
            eindig_wsnp(persoon_id=wie.pk, per=date(2025, 8, 14), schone_lei=True, actor="t")


@pytest.mark.django_db
def test_wsnp_in_de_aanloopfase_laat_de_aanloop_lopen():
    """299a: the aflosfase stands still, not the aanloopfase: the suspension begins where the terms would."""
    bedrijfsdatum.zet(date(2024, 2, 20), "test")
    wie = debiteur(Regime.SF35, date(2023, 8, 1), 4_200_000)
    begin_wsnp(persoon_id=wie.pk, uitspraak=date(2024, 2, 14), actor="test")
    assert geschorst(wie) == [("2026-01", "", 2)]


@pytest.mark.django_db
def test_uitstel_en_schuldhulp_zijn_feiten():
    bedrijfsdatum.zet(date(2024, 2, 20), "test")
    wie = debiteur(Regime.SF35, date(2018, 8, 1), 4_200_000)
    feit = leg_omstandigheid(
        persoon_id=wie.pk, soort=Feit.Soort.UITSTEL, van=Maand(2024, 3), tot=Maand(2024, 9), actor="coen", waarde=1,
    )  # fmt: skip
    assert (feit.soort, feit.waarde, feit.geldig.upper) == (10, 1, date(2024, 9, 1))
    with pytest.raises(GeenOmstandigheid):
        leg_omstandigheid(persoon_id=wie.pk, soort=Feit.Soort.WSNP, van=Maand(2024, 3), tot=None, actor="c")  # fmt: skip
    with pytest.raises(GeenOmstandigheid):
        leg_omstandigheid(persoon_id=wie.pk, soort=Feit.Soort.SCHULDHULP, van=Maand(2024, 3), tot=Maand(2024, 3), actor="c")  # fmt: skip


@pytest.mark.django_db
def test_elke_maand_vervalt_wat_voorbij_is():
    bedrijfsdatum.zet(date(2024, 1, 2), "test")
    voorbij = debiteur(Regime.SF15_OUD, date(2006, 8, 1), 120_000, op=date(2023, 12, 1))
    dood = debiteur(Regime.SF35, date(2019, 8, 1), 900_000, op=date(2023, 12, 1))
    loopt = debiteur(Regime.SF15, date(2019, 8, 1), 70_000, op=date(2023, 12, 1))
    identity.registreer_overlijden(persoon=dood, overleden_op=date(2023, 12, 20))
    van, tot = voorbij.pk, loopt.pk + 1
    verwacht = {"overleden": 1, "einde": 1, "vervallen_centen": 1_020_000}
    assert verval_reeks(van, tot, date(2024, 1, 1)) == verwacht
    assert verval_reeks(van, tot, date(2024, 1, 1)) == dict.fromkeys(verwacht, 0)
    assert queries.schuld_van(loopt.pk, date(2024, 1, 2)).totaal_centen == 70_000


@pytest.mark.django_db
def test_achterstand_bij_de_uitspraak_staat_apart_en_vervalt_met_schone_lei():
    """Two terms of 150,00 were late at the ruling; nothing later joins them, and both lapse at the end, once."""
    wie = wanbetaler([Maand(2023, 11), Maand(2023, 12)])
    bedrijfsdatum.zet(date(2024, 2, 20), "test")
    voor = achterstand(wie.pk, date(2024, 2, 20)).centen
    assert voor == 30_000
    feit = begin_wsnp(persoon_id=wie.pk, uitspraak=date(2024, 2, 14), actor="test")
    assert (feit.waarde, wsnp_achterstand(wie.pk, date(2024, 6, 1))) == (30_000, 30_000)
    schuld = queries.schuld_van(wie.pk, date(2024, 2, 20)).totaal_centen
    bedrijfsdatum.zet(date(2025, 8, 20), "test")
    weg = eindig_wsnp(persoon_id=wie.pk, per=date(2025, 8, 14), schone_lei=True, actor="t")
    assert weg == 30_000
    assert queries.schuld_van(wie.pk, date(2025, 8, 20)).totaal_centen == schuld - 30_000
    assert achterstand(wie.pk, date(2025, 8, 20)).centen == 0
    assert wsnp_achterstand(wie.pk, date(2025, 9, 1)) == 0
