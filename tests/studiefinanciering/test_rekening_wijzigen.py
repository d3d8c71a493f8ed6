"""Another account: what is refused, what is held, who is told, and which payment still goes to the old one."""

from collections.abc import Callable
from datetime import date

import pytest

from duo_portal.audit.models import Handeling
from duo_portal.cases.models import Werkopdracht
from duo_portal.gateways.naamcontrole import Naamuitslag
from duo_portal.identity import iban, queries
from duo_portal.identity.models import Bankrekening, Blokkade, Persoon
from duo_portal.letters.models import Brief
from studiefinanciering.operations.rekening_wijzigen import (
    RekeningGeweigerd,
    Rekeningwijziging,
    wijzig_rekening,
)
from tests.factories.gezinnen import Gezin

pytestmark = pytest.mark.usefixtures("september")


@pytest.fixture
def student(september: None) -> Persoon:
    return Gezin.met().student()


def goed(i: int) -> str:
    """A synthetic account that the bank knows under this name (its number does not end in 9)."""
    return iban.test_iban(10 * i + 1)


def wijzig(student: Persoon, rekening: str, sleutel: str = "k") -> Rekeningwijziging:
    return wijzig_rekening(persoon_id=student.pk, iban=rekening, sleutel=sleutel, actor="burger:1")


def test_een_rekening_wordt_vastgelegd_en_gemeld(student: Persoon) -> None:
    gewijzigd = wijzig(student, " ".join(goed(1)[i : i + 4] for i in range(0, 18, 4)).lower())
    rekening = queries.rekening_op(student.pk, date(2023, 9, 4))
    assert rekening is not None and queries.iban_van(rekening) == goed(1)
    assert (gewijzigd.laatste4, gewijzigd.naam) == (goed(1)[-4:], Naamuitslag.KLOPT)
    assert gewijzigd.nog_naar_oude is None and not gewijzigd.is_aangehouden
    brief = Brief.objects.get(persoon_id=student.pk)
    assert brief.soort == "rekening_gewijzigd" and goed(1) not in str(brief.data)
    handeling = Handeling.objects.get(soort="rekening_wijzigen")
    assert goed(1)[-10:] not in str(handeling.uitkomst)


def test_twee_keer_versturen_is_een_wijziging(student: Persoon) -> None:
    assert wijzig(student, goed(1)) == wijzig(student, goed(2))
    assert Bankrekening.objects.count() == 1


@pytest.mark.parametrize(
    "fout",
    [
        "NL00FICT0000000001",  # mod 97
        "NL91ABNA041716430",  # a digit short
        "BR1800360305000010009795493C1",  # not SEPA
        "NL31ABNA0990000001",
        "",
        "   ",
        "\x00NL91ABNA0417164300",
        "NL٩١ABNA0417164300",
        "<script>alert(1)</script>",
        "NL91ABNA0417164300" * 1000,
    ],
)
def test_wat_geen_rekening_voor_ons_is_wordt_geweigerd(student: Persoon, fout: str) -> None:
    with pytest.raises(RekeningGeweigerd) as geweigerd:
        wijzig(student, fout)
    assert fout.strip() == "" or fout not in str(geweigerd.value)
    assert not Bankrekening.objects.exists()


def test_dezelfde_rekening_is_geen_wijziging(student: Persoon) -> None:
    wijzig(student, goed(1), "een")
    with pytest.raises(RekeningGeweigerd, match="al uw rekeningnummer"):
        wijzig(student, goed(1), "twee")


def test_een_andere_naam_houdt_de_betaling_aan_tot_er_een_goede_rekening_is(
    student: Persoon,
) -> None:
    gewijzigd = wijzig(student, iban.test_iban(9), "een")
    assert gewijzigd.is_aangehouden and gewijzigd.naam is Naamuitslag.KLOPT_NIET
    assert queries.aangehouden([student.pk], date(2023, 9, 4)) == {student.pk: ["tenaamstelling"]}
    assert Werkopdracht.objects.get(persoon=student).reden == "tenaamstelling"
    assert not wijzig(student, goed(1), "twee").is_aangehouden
    assert Blokkade.objects.get(persoon=student).opgeheven_op == date(2023, 9, 4)


def test_een_blokkade_van_een_medewerker_blijft(student: Persoon) -> None:
    from studiefinanciering.operations.aanhouden import houd_aan

    houd_aan(
        persoon_id=student.pk,
        soort=Blokkade.Reden.TENAAMSTELLING,
        actor="anna",
        reden="gebeld",
    )
    assert wijzig(student, goed(1)).is_aangehouden


def test_een_rekening_van_meer_dan_drie_mensen_wordt_bekeken_en_nooit_gestopt(
    september: None,
) -> None:
    for nummer in range(4):
        wijzig(Gezin.met().student(), goed(7), f"s{nummer}")
        assert Werkopdracht.objects.count() == (nummer == 3)
    assert Werkopdracht.objects.get().reden == "rekening_gedeeld"
    assert not Blokkade.objects.exists()


@pytest.mark.parametrize(
    ("dag", "oude"),
    [
        (date(2023, 9, 14), None),  # the day before the run of September opens
        (date(2023, 9, 15), date(2023, 9, 22)),
        (date(2023, 9, 22), date(2023, 9, 22)),
        (date(2023, 9, 23), None),
    ],
)
def test_kort_voor_de_betaaldag_gaat_die_betaling_nog_naar_de_oude(
    student: Persoon, op: Callable[[date], None], dag: date, oude: date | None
) -> None:
    wijzig(student, goed(1), "een")
    op(dag)
    assert wijzig(student, goed(2), "twee").nog_naar_oude == oude
