"""What the page foretells is what is decided when it comes true: to the cent, for several stories."""

from collections.abc import Callable
from datetime import date

import pytest

from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Persoon
from studiefinanciering.operations.herzien import Aanleiding, herzien
from studiefinanciering.operations.stopzetten import stopzetten
from studiefinanciering.operations.toekennen import toekennen
from studiefinanciering.rules.componenten import Vorm
from studiefinanciering.vooruit.grondslag import lees_grondslag
from studiefinanciering.vooruit.verloop import Verloop, lees_beginschuld, verloop
from studiefinanciering.vooruit.watals import WatAls, Wonen, pas_toe
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, verdient, vraagt_aan, woont
from tests.studiefinanciering.lijnen import NAAM, per_maand

pytestmark = pytest.mark.usefixtures("september")
NOVEMBER = Maand(2023, 11)


def _student(*inkomens: int | None, wie: int = 0, **wensen: object) -> tuple[Gezin, Persoon]:
    gezin = Gezin.met(*inkomens)
    student = gezin.student()
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09", **wensen)
    toekennen(persoon_id=student.pk, actor="test")
    return gezin, student


def _vooruit(student: Persoon, op: date = date(2023, 9, 4), **als: object) -> Verloop:
    g = lees_grondslag(student.pk, op)
    vraag = WatAls(vanaf=als.pop("vanaf", NOVEMBER), **als)  # type: ignore[arg-type]
    return verloop(pas_toe(g, vraag), lees_beginschuld(student.pk))


def _maanden(v: Verloop, tot: str) -> dict[str, dict[str, tuple[int, str]]]:
    """In the words of `lijnen.per_maand`."""
    return {
        str(m.maand): {
            NAAM[deel]: (centen, vorm.name.lower()) for deel, (centen, vorm) in m.bedragen.items()
        }
        for m in v.maanden
        if str(m.maand) < tot and m.bedragen
    }


def test_zonder_verandering_is_het_wat_besloten_is() -> None:
    _, student = _student(2_500_000, 2_500_000, lening_gevraagd_centen=10_000)
    toekennen(persoon_id=student.pk, actor="test", tot=Maand(2025, 1))
    v = _vooruit(student)
    # Award year 2025 is not decided: only what is certain is compared.
    assert _maanden(v, "2025-01") == per_maand(student.pk)


def test_uit_huis_gaan() -> None:
    _, student = _student(2_500_000, 2_500_000)
    v = _vooruit(student, wonen=Wonen.UIT)
    woont(student, KAMER, date(2023, 10, 20))
    vraagt_aan(student, "2023-11", vraagt_uitwonend=True)
    toekennen(persoon_id=student.pk, actor="test")
    assert _maanden(v, "2024-01") == per_maand(student.pk)
    assert per_maand(student.pk)["2023-11"]["basisbeurs"] == (27_490, "prestatiebeurs")


def test_bij_een_ouder_intrekken(op: Callable[[date], None]) -> None:
    gezin = Gezin.met(2_500_000, 2_500_000)
    student = gezin.student(waar=KAMER)
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09", vraagt_uitwonend=True)
    toekennen(persoon_id=student.pk, actor="test")
    v = _vooruit(student, wonen=Wonen.THUIS)
    woont(student, vanaf=date(2023, 10, 20))
    herzien(persoon_id=student.pk, aanleiding=Aanleiding(reden="adres"), actor="test")
    assert _maanden(v, "2024-01") == per_maand(student.pk)


@pytest.mark.parametrize(
    ("minder", "eerst", "straks"),
    [
        ({"ouders_procent": 20}, (2_500_000, 3_000_000), (2_000_000, 2_400_000)),
        # 10,000 euros split evenly; the first parent has only 3,000 to lose, so the other loses 7,000.
        ({"ouders_centen": 1_000_000}, (300_000, 4_000_000), (0, 3_300_000)),
    ],
)
def test_ouders_verdienen_minder(
    minder: dict[str, int], eerst: tuple[int, int], straks: tuple[int, int]
) -> None:
    gezin, student = _student(*eerst, lening_gevraagd_centen=-1)
    v = _vooruit(student, vanaf=Maand(2023, 9), **minder)
    for ouder, inkomen in zip(gezin.ouders, straks, strict=True):
        verdient(ouder, inkomen, 2021)
    herzien(persoon_id=student.pk, aanleiding=Aanleiding(reden="inkomen"), actor="test")
    assert _maanden(v, "2024-01") == per_maand(student.pk)


def test_met_een_zus_die_ook_studeert() -> None:
    gezin, student = _student(2_500_000, 3_500_000)
    zus = gezin.student(date(2002, 1, 1))
    ingeschreven(zus, date(2023, 9, 1))
    vraagt_aan(zus, "2023-09")
    toekennen(persoon_id=zus.pk, actor="test")
    v = _vooruit(student, vanaf=Maand(2023, 9), ouders_procent=10)
    for ouder, inkomen in zip(gezin.ouders, (2_250_000, 3_150_000), strict=True):
        verdient(ouder, inkomen, 2021)
    herzien(persoon_id=student.pk, aanleiding=Aanleiding(reden="inkomen"), actor="test")
    assert _maanden(v, "2024-01") == per_maand(student.pk)


def test_een_maand_stoppen() -> None:
    _, student = _student(2_500_000, 2_500_000)
    v = _vooruit(student, stop_maanden=1)
    stopzetten(persoon_id=student.pk, per=NOVEMBER, tot=Maand(2023, 12), sleutel="s", actor="test")
    assert _maanden(v, "2024-01") == per_maand(student.pk)
    assert "2023-11" not in per_maand(student.pk)


@pytest.mark.parametrize("lening", [0, 15_000, -1])
def test_meer_of_minder_lenen(lening: int) -> None:
    _, student = _student(2_500_000, 2_500_000, lening_gevraagd_centen=10_000)
    v = _vooruit(student, lening_centen=lening)
    vraagt_aan(student, "2023-11", lening_gevraagd_centen=lening)
    toekennen(persoon_id=student.pk, actor="test")
    assert _maanden(v, "2024-01") == per_maand(student.pk)


def test_een_jaar_langer_geeft_een_jaar_met_alleen_leenfase() -> None:
    _, student = _student(2_500_000, 2_500_000, lening_gevraagd_centen=10_000)
    nu, langer = _vooruit(student), _vooruit(student, is_jaar_langer=True)
    assert (str(nu.einde), str(langer.einde)) == ("2027-09", "2028-09")
    extra = langer.maanden[-12:]
    assert langer.maanden[:-12] == nu.maanden
    # 48 months of grant are used: from September 2027 only the loan that was asked for, and travel (5.2(4)).
    assert {deel.name for m in extra for deel in m.bedragen} == {"LENING", "REISVOORZIENING"}
    meer = langer.schuld(met_diploma=True) - nu.schuld(met_diploma=True)
    assert meer == 12 * 10_000


def test_schuld_met_en_zonder_diploma() -> None:
    _, student = _student(9_000_000, 9_000_000, lening_gevraagd_centen=10_000)
    v = _vooruit(student)
    assert v.schuld(met_diploma=True) == 48 * 10_000
    beurs = sum(m.in_vorm(Vorm.PRESTATIEBEURS) for m in v.maanden)
    assert v.schuld(met_diploma=False) == 48 * 10_000 + beurs
    assert beurs > 48 * 11_030
