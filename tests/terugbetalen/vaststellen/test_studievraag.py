"""Does somebody still study? Asked after a year, eight weeks to answer, and letters that say what follows (6.5(5))."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Persoon
from duo_portal.ledger.codes import Regime
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud
from terugbetalen.models import Studievraag
from terugbetalen.operations.schorsen import vraag_schorsing
from terugbetalen.operations.studievragen import GeenVraag, beantwoord, stel_vraag, werk_vragen_bij

from .debiteuren import debiteur
from .test_brieven import tekst
from .test_schorsen import geschorst

pytestmark = pytest.mark.django_db


@pytest.fixture
def wie(db: None) -> Persoon:
    """Studies without student finance from February 2024 for three years."""
    bedrijfsdatum.zet(date(2024, 2, 5), "test")
    persoon = debiteur(Regime.SF35, date(2021, 8, 1), 4_200_000)
    vraag_schorsing(persoon_id=persoon.pk, van=Maand(2024, 2), tot=Maand(2027, 2), actor="burger")
    return persoon


def run(wie: Persoon, dag: date) -> dict[str, int]:
    """What the run of a month does for this person."""
    bedrijfsdatum.zet(dag, "test")
    return werk_vragen_bij(wie.pk, wie.pk + 1, Maand.van(dag))


def brieven(wie: Persoon, soort: str) -> list[Brief]:
    return list(Brief.objects.filter(persoon_id=wie.pk, soort=soort).order_by("pk"))


def test_na_een_jaar_gevraagd_en_zonder_antwoord_voorbij(wie):
    assert run(wie, date(2025, 1, 6)) == {"studievragen": 0, "studievragen_zonder_antwoord": 0}
    assert run(wie, date(2025, 2, 6))["studievragen"] == 1
    assert run(wie, date(2025, 2, 6))["studievragen"] == 0
    vraag = Studievraag.objects.get(persoon=wie)
    assert vraag.antwoord_voor == date(2025, 4, 3)
    assert run(wie, date(2025, 4, 3))["studievragen_zonder_antwoord"] == 0, (
        "the last day is still in time"
    )
    assert geschorst(wie) == [("2024-02", "2027-02", 1)]
    assert run(wie, date(2025, 4, 4))["studievragen_zonder_antwoord"] == 1
    assert geschorst(wie) == [("2024-02", "2025-02", 1)]
    assert run(wie, date(2025, 5, 6)) == {"studievragen": 0, "studievragen_zonder_antwoord": 0}
    eerste, laatste = brieven(wie, "terugbetaling_stilstand")
    assert "februari 2024" in tekst(eerste, "nl") and "februari 2027" in tekst(eerste, "nl")
    assert "geen antwoord" in tekst(laatste, "nl") and "no answer" in tekst(laatste, "en")
    assert "6.5" in str(maak_inhoud(laatste).besluit)
    [gevraagd] = brieven(wie, "terugbetaling_studievraag")
    assert "3 april 2025" in tekst(gevraagd, "nl") and "Are you still studying?" in tekst(
        gevraagd, "en"
    )


def test_wie_nog_studeert_houdt_de_schorsing_en_wordt_na_een_jaar_weer_gevraagd(wie):
    run(wie, date(2025, 2, 6))
    bedrijfsdatum.zet(date(2025, 3, 3), "test")
    assert beantwoord(wie.pk, student_tot=None, actor="coen") is None
    assert run(wie, date(2025, 5, 6)) == {"studievragen": 0, "studievragen_zonder_antwoord": 0}
    assert geschorst(wie) == [("2024-02", "2027-02", 1)]
    assert run(wie, date(2026, 3, 6))["studievragen"] == 1
    with pytest.raises(GeenVraag):
        bedrijfsdatum.zet(date(2026, 3, 9), "test")
        beantwoord(wie.pk, student_tot=None, actor="coen")
        beantwoord(wie.pk, student_tot=None, actor="coen")


def test_wie_gestopt_is_betaalt_vanaf_de_maand_van_stoppen(wie):
    run(wie, date(2025, 2, 6))
    bedrijfsdatum.zet(date(2025, 3, 3), "test")
    assert beantwoord(wie.pk, student_tot=date(2025, 1, 15), actor="coen") == date(2025, 1, 15)
    assert geschorst(wie) == [("2024-02", "2025-01", 1)]
    [_eerste, laatste] = brieven(wie, "terugbetaling_stilstand")
    assert "januari 2025" in tekst(laatste, "nl") and "antwoord" not in tekst(laatste, "nl")


def test_zonder_stilstand_op_aanvraag_is_er_niets_te_vragen(wie):
    bedrijfsdatum.zet(date(2024, 2, 5), "test")
    ander = debiteur(Regime.SF35, date(2021, 8, 1), 100_000, sleutel="ander")
    with pytest.raises(GeenVraag):
        stel_vraag(ander.pk)
    assert stel_vraag(wie.pk).pk == stel_vraag(wie.pk).pk
