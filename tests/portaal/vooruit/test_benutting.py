"""Take-up: golden cases, nobody who should not be there, and once is enough for who does not want it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.audit.models import Handeling
from duo_portal.identity.burger import BurgerRol
from duo_portal.identity.models import NationaliteitGroep, Persoon
from studiefinanciering.operations.toekennen import toekennen
from studiefinanciering.vooruit.benutting import Gemist, Tipsoort, gemist
from studiefinanciering.vooruit.tips import taak_van, tips_voor
from studiefinanciering.vooruit.toestand import lees_toestand
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, vraagt_aan
from tests.factories.portaal import aangemeld
from tests.studiefinanciering.lijnen import per_maand

pytestmark = pytest.mark.usefixtures("september")
NOVEMBER = date(2023, 11, 6)
AANVULLEND, BASIS = Tipsoort.AANVULLENDE_BEURS, Tipsoort.BASISBEURS


def zonder_aanvullend(gezin: Gezin, **velden: object) -> Persoon:
    student = gezin.student(**velden)  # type: ignore[arg-type]
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09", vraagt_aanvullende_beurs=False)
    toekennen(persoon_id=student.pk, actor="test")
    return student


def vindt(soort: Tipsoort, op: date = NOVEMBER) -> dict[int, tuple[int, int, int]]:
    """Person → cents a month, months until now, cents over them."""
    stukken: list[Gemist] = list(gemist(soort, op))
    return {
        persoon: (centen, maanden, som)
        for g in stukken
        for persoon, centen, maanden, som in zip(
            g.persoon_id.tolist(),
            g.centen.tolist(),
            g.maanden.tolist(),
            g.som.tolist(),
            strict=True,
        )
    }


def test_wie_geen_aanvullende_beurs_vroeg_en_er_recht_op_heeft(op: Callable[[date], None]) -> None:
    student = zonder_aanvullend(Gezin.met(2_500_000, 2_500_000))
    hoog = zonder_aanvullend(Gezin.met(6_000_000, 6_000_000))
    onbekend = zonder_aanvullend(Gezin.met(None, 1_000_000))
    geen_ouders = zonder_aanvullend(Gezin.met())
    gevraagd = Gezin.met(1_000_000, 1_000_000).student()
    ingeschreven(gevraagd, date(2023, 9, 1))
    vraagt_aan(gevraagd, "2023-09")
    op(NOVEMBER)
    # 416,00 - 320,10, over September, October and November
    assert vindt(AANVULLEND) == {student.pk: (9_590, 3, 28_770)}
    assert {hoog.pk, onbekend.pk, geen_ouders.pk, gevraagd.pk}.isdisjoint(vindt(AANVULLEND))


def test_het_bedrag_is_wat_een_besluit_zou_geven(op: Callable[[date], None]) -> None:
    gezin = Gezin.met(2_100_000, 3_000_000)
    zus = gezin.student(date(2002, 2, 2))
    ingeschreven(zus, date(2023, 9, 1))
    vraagt_aan(zus, "2023-09")
    toekennen(persoon_id=zus.pk, actor="test")
    student = zonder_aanvullend(gezin, waar=KAMER)
    op(NOVEMBER)
    centen, maanden, som = vindt(AANVULLEND)[student.pk]
    vraagt_aan(student, "2023-09", vraagt_aanvullende_beurs=True)
    toekennen(persoon_id=student.pk, actor="test")
    besloten = {m: r["aanvullend"][0] for m, r in per_maand(student.pk).items()}
    assert (centen, maanden) == (besloten["2023-11"], 3)
    assert som == sum(besloten[m] for m in ("2023-09", "2023-10", "2023-11"))
    assert vindt(AANVULLEND) == {}


def test_wie_ingeschreven_staat_en_niets_vroeg(op: Callable[[date], None]) -> None:
    gezin = Gezin.met()
    student = gezin.student()
    ingeschreven(student, date(2023, 10, 1))
    te_oud = gezin.student(date(1990, 1, 1))
    deeltijd = gezin.student(date(2003, 1, 1))
    spanje = gezin.student(nationaliteit_groep=NationaliteitGroep.EU_EER_ZWITSERLAND)
    mbo = gezin.student(date(2004, 1, 1))
    jong = gezin.student(date(2006, 1, 1))
    for wie in (te_oud, spanje):
        ingeschreven(wie, date(2023, 9, 1))
    ingeschreven(deeltijd, date(2023, 9, 1), opleidingsvorm=3)
    for wie in (mbo, jong):
        ingeschreven(wie, date(2023, 8, 1), onderwijs=2)
    gestopt = gezin.student(date(2001, 1, 1))
    ingeschreven(gestopt, date(2023, 9, 1), date(2023, 10, 15))
    op(NOVEMBER)
    # Living with parents: 110,30 (ho, October and November) and 90,85 (mbo, four months).
    assert vindt(BASIS) == {student.pk: (11_030, 2, 22_060), mbo.pk: (9_085, 4, 36_340)}


def test_wie_dit_studiejaar_al_vroeg_of_stopte_krijgt_geen_tip(op: Callable[[date], None]) -> None:
    student = Gezin.met().student()
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-12")
    op(NOVEMBER)
    assert vindt(BASIS) == {
        student.pk: (11_030, 3, 33_090)
    }  # months before December were not asked
    vraagt_aan(student, "2023-10")
    assert vindt(BASIS) == {}


def test_de_tip_noemt_minder_dan_een_besluit_en_waarom(op: Callable[[date], None]) -> None:
    student = zonder_aanvullend(Gezin.met(2_500_000, 2_500_000))
    op(NOVEMBER)
    client = aangemeld(Client(), student)
    pagina = client.get(reverse("mijn:tip", args=["aanvullende-beurs"])).content.decode()
    assert "€\xa090,00 per maand" in pagina and "95,90" not in pagina
    assert "samen ten minste €\xa0270,00" in pagina
    assert "31 augustus 2024" in pagina and "over 2021" in pagina
    assert "25.000" not in pagina
    toestand = lees_toestand(student.pk, NOVEMBER)
    assert toestand is not None
    (tip,) = tips_voor(toestand)
    assert taak_van(tip, NOVEMBER).uiterlijk == date(2024, 8, 31)


def test_niet_meer_tonen_blijft_zo_en_geldt_ook_voor_de_campagne(
    op: Callable[[date], None],
) -> None:
    student = zonder_aanvullend(Gezin.met(2_500_000, 2_500_000))
    ander = zonder_aanvullend(Gezin.met(2_500_000, 2_500_000))
    op(NOVEMBER)
    client = aangemeld(Client(), student)
    adres = reverse("mijn:tip", args=["aanvullende-beurs"])
    assert client.post(adres).status_code == 302
    assert client.post(adres).status_code == 302
    assert Handeling.objects.filter(soort="tip_weg").count() == 1
    assert vindt(AANVULLEND).keys() == {ander.pk}
    toestand = lees_toestand(student.pk, NOVEMBER)
    assert toestand is not None and tips_voor(toestand) == []
    assert "Deze tip is er niet meer" in client.get(adres).content.decode()
    # The next study year is another question.
    assert student.pk in vindt(AANVULLEND, date(2024, 9, 9))


def test_wie_alleen_mag_lezen_of_ouder_is_kan_een_tip_niet_wegdoen(
    op: Callable[[date], None],
) -> None:
    student = zonder_aanvullend(Gezin.met(2_500_000, 2_500_000))
    op(NOVEMBER)
    adres = reverse("mijn:tip", args=["aanvullende-beurs"])
    ouder = student.relaties.filter(soort=1).order_by("pk")[0].ander
    client = aangemeld(Client(), ouder, rol=BurgerRol.OUDER, namens=student)
    assert client.get(adres).status_code == 404
    assert client.post(adres).status_code == 404
    zelf = aangemeld(Client(), student, mag_handelen=False)
    assert zelf.post(adres).status_code == 403
    assert not Handeling.objects.filter(soort="tip_weg").exists()


def test_een_onbekende_tip_is_er_niet(op: Callable[[date], None]) -> None:
    student = zonder_aanvullend(Gezin.met(2_500_000, 2_500_000))
    client = aangemeld(Client(), student)
    assert client.get(reverse("mijn:tip", args=["maan"])).status_code == 404
    assert client.get(reverse("mijn:tip", args=["basisbeurs"])).status_code == 200
