"""The threshold is exact: at it there is nothing, a cent below it there is something; and it discloses nobody."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.identity.burger import Burger, BurgerRol
from duo_portal.identity.models import Persoon
from studiefinanciering import tijd
from studiefinanciering.models import Oudergegevens, Toekenning
from studiefinanciering.operations.herzien import Aanleiding, herzien
from studiefinanciering.operations.toekennen import toekennen
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.vooruit.panelen import lees_tegenvoorbeeld
from studiefinanciering.vooruit.tegenvoorbeeld import (
    Beeld,
    Tegenvoorbeeld,
    beurs_bij,
    tegenvoorbeeld,
    zoek,
)
from tests.factories.gezinnen import Gezin, ingeschreven, verdient, vraagt_aan
from tests.orakel.wsf import Student
from tests.rules.studenten import als_feiten

pytestmark = pytest.mark.usefixtures("september")
OKTOBER = Maand(2023, 10)


def _besluit(gezin: Gezin, **wensen: object) -> tuple[Persoon, Toekenning]:
    student = gezin.student()
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09", **wensen)
    toekennen(persoon_id=student.pk, actor="test")
    return student, Toekenning.objects.get(persoon_id=student.pk)


def _beeld(gezin: Gezin, **wensen: object) -> Tegenvoorbeeld:
    gevonden = tegenvoorbeeld(_besluit(gezin, **wensen)[1], OKTOBER)
    assert gevonden is not None
    return gevonden


def test_de_grens_van_2023_op_de_cent() -> None:
    beeld = _beeld(Gezin.met(4_000_000, 3_000_000))
    assert (beeld.beeld, beeld.ouders, beeld.maximum) == (Beeld.NUL, 2, 41_600)
    # Nothing when the rounded sum is 416,00 or more: 415,995 x 12 / 26 % = 19.199,769230…, and two allowances of
    # 17.613,07 come to 35.226,14: the first whole cent at which it rounds up is 54.425,91.
    assert beeld.iets_onder == 5_442_591
    # The maximum while the sum rounds to nothing: below 0,005 x 12 / 26 % = 0,2307… above the allowances.
    assert beeld.alles_tot == 3_522_637


def test_wie_zo_veel_verdient_krijgt_niets_en_een_cent_minder_iets() -> None:
    gezin = Gezin.met(4_000_000, 3_000_000)
    student, besluit = _besluit(gezin)
    beeld = tegenvoorbeeld(besluit, OKTOBER)
    assert beeld is not None
    for ouder in gezin.ouders:  # each half of 54.425,90
        verdient(ouder, (beeld.iets_onder - 1) // 2, 2021)
    herzien(persoon_id=student.pk, aanleiding=Aanleiding(reden="inkomen"), actor="test")
    beurs = Toekenning.objects.get(soort="herziening").regels.get(component=3)
    assert beurs.bedrag_centen == 1
    verdient(gezin.ouders[0], (beeld.iets_onder + 1) // 2, 2021)
    herzien(persoon_id=student.pk, aanleiding=Aanleiding(reden="inkomen"), actor="test")
    laatste = Toekenning.objects.order_by("-pk")[0]
    assert laatste.soort == "herziening" and not laatste.regels.filter(component=3).exists()


def test_een_ouder_heeft_de_dubbele_vrije_voet() -> None:
    beeld = _beeld(Gezin.met(9_000_000))
    assert (beeld.ouders, beeld.iets_onder) == (1, 5_442_591)


@pytest.mark.parametrize(
    ("inkomens", "wensen", "verwacht"),
    [
        ((2_500_000, 2_500_000), {}, Beeld.LAGER),
        ((1_000_000, 1_000_000), {}, Beeld.MAXIMUM),
        ((None, 1_000_000), {}, Beeld.INKOMEN_ONBEKEND),
        ((1_000_000, 1_000_000), {"vraagt_aanvullende_beurs": False}, Beeld.NIET_GEVRAAGD),
    ],
)
def test_hoe_de_maand_ervoor_staat(
    inkomens: tuple[int | None, ...], wensen: dict[str, bool], verwacht: Beeld
) -> None:
    assert _beeld(Gezin.met(*inkomens), **wensen).beeld is verwacht


def test_de_grens_hangt_niet_af_van_wat_de_ouders_verdienen_of_aflossen() -> None:
    grenzen = set()
    for inkomens in ((6_000_000, 6_000_000), (100_000, 8_000_000), (None, 2_000_000)):
        gezin = Gezin.met(*inkomens)
        sleutel = {"persoon_id": gezin.ouders[1].pk, "jaar": 2023}
        tijd.leg_vast(Oudergegevens, sleutel, aflossing_duo_centen=abs(inkomens[0] or 50_000))
        beeld = _beeld(gezin)
        grenzen.add((beeld.iets_onder, beeld.alles_tot))
    assert grenzen == {(5_442_591, 3_522_637)}


def test_buiten_het_besluit_is_er_niets() -> None:
    _, besluit = _besluit(Gezin.met(0))
    assert tegenvoorbeeld(besluit, Maand(2023, 8)) is None


@given(
    deelt=st.tuples(st.integers(1, 5), st.integers(1, 5)),
    aftrek=st.tuples(st.integers(0, 6), st.integers(0, 6)),
    voet=st.tuples(st.integers(0, 2), st.integers(0, 2)),
    telt=st.sampled_from([(True, True), (True, False), (False, True)]),
    maand=st.sampled_from(["2023-09", "2024-01", "2026-05"]),
    onderwijs=st.sampled_from(["ho", "mbo"]),
)
def test_de_grens_is_die_van_de_regel(
    deelt: tuple[int, int],
    aftrek: tuple[int, int],
    voet: tuple[int, int],
    telt: tuple[bool, bool],
    maand: str,
    onderwijs: str,
) -> None:
    jaar, nummer = (int(deel) for deel in maand.split("-"))
    niveau, vorm = (0, "voltijd") if onderwijs == "ho" else (4, "bol")
    rij = als_feiten([Student(jaar, nummer, onderwijs, niveau=niveau, vorm=vorm)])
    feiten = replace(
        rij,
        ouder_telt=np.array([telt]),
        deelkinderen=np.array([deelt]),
        aftrekkinderen=np.array([aftrek]),
        vrije_voet=np.array([voet], dtype=np.int8),
    )
    wet = bekende_wet()
    beeld = zoek(feiten, wet)
    rond = np.array([beeld.iets_onder - 1, beeld.iets_onder, beeld.alles_tot, beeld.alles_tot + 1])
    onder, op, alles, net_niet = beurs_bij(feiten, wet, rond).tolist()
    assert onder > 0 and op == 0
    assert alles == beeld.maximum and net_niet < beeld.maximum


def _paneel(student: Persoon, op: date = date(2023, 10, 4)) -> str:
    burger = Burger(student.pk, student.pk, BurgerRol.ZELF, True, bedrijfsdatum.moment())
    gelezen = lees_tegenvoorbeeld(burger, op)
    return (
        "" if gelezen is None else render_to_string("portal/vooruit/tegenvoorbeeld.html", gelezen)
    )


def test_het_paneel_noemt_de_grens_en_niet_het_inkomen() -> None:
    student, _ = _besluit(Gezin.met(4_000_000, 3_012_300))
    paneel = _paneel(student)
    assert "samen minder dan €\xa054.425,91 per jaar" in paneel
    assert "niet meer dan €\xa035.226,37 per jaar" in paneel and "over het jaar 2021" in paneel
    assert "40.000" not in paneel and "30.123" not in paneel and "70.123" not in paneel


def test_geen_paneel_bij_het_hoogste_bedrag_en_voor_een_ouder() -> None:
    student, _ = _besluit(Gezin.met(0, 0))
    assert _paneel(student) == ""
    ander, _ = _besluit(Gezin.met(4_000_000, 3_000_000))
    ouder = Burger(student.pk, ander.pk, BurgerRol.OUDER, True, bedrijfsdatum.moment())
    assert lees_tegenvoorbeeld(ouder, date(2023, 10, 4)) is None


def test_wie_het_niet_vroeg_leest_dat() -> None:
    student, _ = _besluit(Gezin.met(4_000_000, 3_000_000), vraagt_aanvullende_beurs=False)
    assert "U hebt geen aanvullende beurs aangevraagd" in _paneel(student)
