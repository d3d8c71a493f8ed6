"""Peiljaarverlegging and the parent's reports: answered at once, or as soon as the last income is known."""

from collections.abc import Callable
from datetime import date

import pytest

from duo_portal.cases.models import Werkopdracht, Zaak
from duo_portal.identity.models import Persoon
from studiefinanciering.inzien.ouders import eigen_inkomens, kinderen_van, ouders_van
from studiefinanciering.models import Aanvraag, Inkomen
from studiefinanciering.operations.ouder_buiten import (
    Buitengrond,
    OuderKanNietBuiten,
    beslis_ouder_buiten,
    vraag_ouder_buiten,
)
from studiefinanciering.operations.ouderinkomen import (
    InkomenAlBekend,
    Waarom,
    meld_inkomen,
    schat_inkomen,
)
from studiefinanciering.operations.peiljaar import (
    Antwoord,
    PeiljaarKanNiet,
    Peiljaaruitkomst,
    verleg,
)
from studiefinanciering.operations.toekennen import toekennen
from studiefinanciering.operations.verzoekbrief import Weigergrond, WeigergrondOntbreekt
from tests.factories.gezinnen import Gezin, ingeschreven, verdient, vraagt_aan

from .lijnen import per_maand

pytestmark = pytest.mark.usefixtures("september")


@pytest.fixture
def gezin(september: None) -> Gezin:
    """Two parents who earned 25,000 each in 2021."""
    return Gezin.met(2_500_000, 2_500_000, jaren=(2021,))


@pytest.fixture
def student(gezin: Gezin) -> Persoon:
    kind = gezin.student()
    ingeschreven(kind, date(2023, 9, 1))
    vraagt_aan(kind, "2023-09")
    toekennen(persoon_id=kind.pk, actor="test")
    return kind


def vraag(student: Persoon, peiljaar: int = 2022, sleutel: str = "k") -> Peiljaaruitkomst:
    return verleg(
        persoon_id=student.pk, jaar=2023, peiljaar=peiljaar, sleutel=sleutel, actor="burger:9"
    )


def beurs(student: Persoon) -> int:
    return per_maand(student.pk)["2023-09"].get("aanvullend", (0, ""))[0]


@pytest.mark.parametrize(
    ("later", "antwoord"),
    [
        (2_125_000, Antwoord.TOEGEWEZEN),  # 50,000 to 42,500: exactly 15 %
        (2_125_001, Antwoord.AFGEWEZEN),
        (0, Antwoord.TOEGEWEZEN),
    ],
)
def test_de_toets_van_15_procent_antwoordt_meteen(
    gezin: Gezin, student: Persoon, later: int, antwoord: Antwoord
) -> None:
    eerst = beurs(student)
    for ouder in gezin.ouders:
        verdient(ouder, later, 2022)
    uitkomst = vraag(student)
    assert uitkomst.antwoord is antwoord
    ja = antwoord is Antwoord.TOEGEWEZEN
    assert (beurs(student) > eerst, uitkomst.wordt_hoger) == (ja, ja)
    assert Zaak.objects.get(onderwerp="studiefinanciering.peiljaar").uitkomst == str(antwoord)
    assert vraag(student) == uitkomst
    assert Aanvraag.objects.filter(soort="peiljaar").count() == 1


def test_wachten_op_de_ander_tot_die_het_inkomen_schat(gezin: Gezin, student: Persoon) -> None:
    een, twee = gezin.ouders
    verdient(een, 1_500_000, 2022)
    eerst = beurs(student)
    assert vraag(student).antwoord is Antwoord.WACHT
    zaak = Zaak.objects.get(onderwerp="studiefinanciering.peiljaar")
    assert zaak.afgedaan_op is None and zaak.termijn_tot > date(2023, 10, 29)
    for _ in range(2):
        schat_inkomen(
            ouder_id=twee.pk, jaar=2022, bedrag_centen=2_000_000, sleutel="s", actor="burger:8"
        )
    zaak.refresh_from_db()
    assert zaak.uitkomst == "toegewezen"
    assert beurs(student) > eerst
    assert Inkomen.objects.filter(is_schatting=True).count() == 1


def test_een_schatting_verdringt_de_belastingdienst_niet(gezin: Gezin) -> None:
    with pytest.raises(InkomenAlBekend):
        schat_inkomen(
            ouder_id=gezin.ouders[0].pk, jaar=2021, bedrag_centen=0, sleutel="s", actor="b"
        )


@pytest.mark.parametrize("peiljaar", [2021, 2020, 2024])
def test_alleen_een_of_twee_jaar_later(student: Persoon, peiljaar: int) -> None:
    with pytest.raises(PeiljaarKanNiet):
        vraag(student, peiljaar)


def test_melden_geeft_werk_voor_een_medewerker_en_geen_inkomen(gezin: Gezin) -> None:
    for _ in range(2):
        meld_inkomen(
            ouder_id=gezin.ouders[0].pk,
            jaar=2021,
            waarom=Waarom.BUITENLAND,
            sleutel="m",
            actor="burger:9",
        )
    assert Werkopdracht.objects.get().reden == "buitenland"


def test_een_ouder_ziet_alleen_wie_aanvullende_beurs_vraagt_en_het_eigen_inkomen(
    gezin: Gezin, student: Persoon
) -> None:
    zus = gezin.student()
    ingeschreven(zus, date(2023, 9, 1))
    vraagt_aan(zus, "2023-09", vraagt_aanvullende_beurs=False)
    assert [k.persoon_id for k in kinderen_van(gezin.ouders[0].pk, 2023)] == [student.pk]
    assert [i.bedrag_centen for i in eigen_inkomens(gezin.ouders[0].pk, [2021, 2022])] == [
        2_500_000,
        None,
    ]


def test_een_ouder_buiten_beschouwing_na_een_besluit_van_een_mens(
    gezin: Gezin, student: Persoon, op: Callable[[date], None]
) -> None:
    op(date(2023, 10, 2))
    een, twee = gezin.ouders
    gegevens = {"persoon_id": student.pk, "ouder_id": een.pk, "grond": Buitengrond.VERSTOORD}
    zaak = vraag_ouder_buiten(**gegevens, sleutel="k", actor="burger:1")
    assert zaak == vraag_ouder_buiten(**gegevens, sleutel="k", actor="burger:1")
    assert zaak.termijn_tot == date(2023, 11, 27)
    with pytest.raises(OuderKanNietBuiten):
        vraag_ouder_buiten(**gegevens, sleutel="nog eens", actor="burger:1")
    assert [o.reden for o in ouders_van(student.pk, 2023, date(2023, 10, 2))] == [
        "gevraagd",
        "telt",
    ]
    eerst = beurs(student)
    beslis_ouder_buiten(zaak_id=zaak.pk, wijst_toe=True, actor="anna", reden="verklaring gezien")
    # one parent with the double allowance: 25000 is below 35226,14, so the maximum of 416,00
    assert eerst < beurs(student) == 41_600
    assert [o.reden for o in ouders_van(student.pk, 2023, date(2023, 10, 2))] == ["buiten", "telt"]
    # The parent who is left out no longer sees this child, and is told nothing.
    assert kinderen_van(een.pk, 2023) == []
    assert [k.persoon_id for k in kinderen_van(twee.pk, 2023)] == [student.pk]


def test_een_afwijzing_verandert_niets(gezin: Gezin, student: Persoon) -> None:
    zaak = vraag_ouder_buiten(
        persoon_id=student.pk,
        ouder_id=gezin.ouders[0].pk,
        grond=Buitengrond.ONVINDBAAR,
        sleutel="k",
        actor="burger:1",
    )
    eerst = beurs(student)
    antwoord = {"zaak_id": zaak.pk, "wijst_toe": False, "actor": "anna", "reden": "geen bewijs"}
    with pytest.raises(WeigergrondOntbreekt):
        beslis_ouder_buiten(**antwoord, grond=Weigergrond.GEEN_TERUGVAL)  # of another kind
    beslis_ouder_buiten(**antwoord, grond=Weigergrond.GEEN_BEWIJS)
    assert beurs(student) == eerst
    assert Aanvraag.objects.get(soort="ouder_buiten").status == "afgewezen"
