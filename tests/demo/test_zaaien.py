"""Sowing: what stands in the tables is what was drawn, once, and only where a demo is allowed."""

from datetime import date

import numpy as np
import pytest
from django.db import connection
from stdnum.nl import bsn as elfproef

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity.models import Bankrekening, Persoon, Relatie
from duo_portal.identity.queries import bsn_van, iban_van, woont_bij_ouder
from duo_portal.identity.synthetisch import MassapersoonGeweigerd
from studiefinanciering.demo.aanvraagstroom import Wensen, stroom_in
from studiefinanciering.demo.bevolking import Deel, teken
from studiefinanciering.demo.verhalen_zaaien import zaai_verhalen
from studiefinanciering.demo.zaaien import zaai, zaai_deel
from studiefinanciering.models import (
    Aanvraag,
    Inkomen,
    Inschrijving,
    Keuze,
    Student,
    Studieverleden,
)

DEEL, SEED = Deel(0, 0, 60, 25), 11
SEPTEMBER = date(2023, 9, 1)


@pytest.fixture(autouse=True)
def juni(db):
    bedrijfsdatum.zet(date(2023, 6, 1), "test")


def _tel() -> list[int]:
    return [
        m.objects.count() for m in (Persoon, Student, Relatie, Inkomen, Inschrijving, Bankrekening)
    ]


def test_what_was_drawn_stands_in_the_tables():
    zaai_deel(DEEL, SEED)
    getekend = teken(DEEL, SEED)
    g, s = getekend.gezinnen, getekend.studenten
    ouders = np.where(g.vorm == 2, 1, 2)
    assert Persoon.objects.count() == ouders.sum() + len(s)
    assert Student.objects.count() == Bankrekening.objects.count() == len(s)
    assert Relatie.objects.filter(soort=1).count() == ouders[s.gezin].sum()
    assert Inschrijving.objects.filter(onderwijs=2, opleidingsvorm=4).count() == 25
    bekend = (ouders * g.is_bekend_2021).sum(), (ouders * g.is_bekend_2022).sum()
    assert tuple(Inkomen.objects.filter(jaar=j).count() for j in (2021, 2022)) == bekend
    assert Studieverleden.objects.count() == (s.maanden_gebruikt > 0).sum()


def test_who_lives_away_shares_no_address_with_a_parent():
    zaai_deel(DEEL, SEED)
    uit = sum(not woont_bij_ouder(s.pk, SEPTEMBER) for s in Student.objects.all())
    assert uit == teken(DEEL, SEED).studenten.is_uitwonend.sum()


def test_a_household_is_named_after_its_first_person():
    zaai_deel(DEEL, SEED)
    for student in Student.objects.all():
        leden = {
            student.pk,
            *Relatie.objects.filter(persoon=student.pk).values_list("ander", flat=True),
        }
        gezinnen = set(Persoon.objects.filter(pk__in=leden).values_list("gezin_id", flat=True))
        assert gezinnen == {student.gezin_id}
        assert student.gezin_id <= min(leden)


def test_no_number_can_be_that_of_a_living_person():
    zaai_deel(DEEL, SEED)
    nummers = [bsn_van(p) for p in Persoon.objects.all()]
    assert len(set(nummers)) == len(nummers)
    assert not any(elfproef.is_valid(nummer) for nummer in nummers)
    assert all(len(nummer) == 9 for nummer in nummers)
    assert all("FICT" in iban_van(r) for r in Bankrekening.objects.all())
    assert not Persoon.objects.filter(is_massapersoon=False).exists()


def test_sowing_again_changes_nothing():
    list(zaai(ho=60, mbo=25, seed=SEED))
    eerst = _tel()
    list(zaai(ho=60, mbo=25, seed=SEED))
    assert _tel() == eerst


@pytest.mark.parametrize(
    "zaaiend",
    [lambda: zaai_deel(DEEL, SEED), zaai_verhalen, lambda: list(zaai(ho=1, mbo=0, seed=1))],
)
def test_outside_a_demo_nobody_is_made_up(zaaiend, settings):
    settings.DEMO_MODE = False
    with pytest.raises(MassapersoonGeweigerd, match="DEMO_MODE"):
        zaaiend()
    assert not Persoon.objects.exists()


def test_everybody_applies_once_on_a_day_of_the_curve():
    list(zaai(ho=60, mbo=25, seed=SEED))
    stand = list(stroom_in(60, 25, SEED))
    assert stand[-1][1] == 85 == Aanvraag.objects.count()
    assert [dag for dag, _ in stand] == sorted({dag for dag, _ in stand})
    list(stroom_in(60, 25, SEED))
    assert Aanvraag.objects.count() == 85
    s = teken(DEEL, SEED).studenten
    assert (
        Keuze.objects.filter(vraagt_uitwonend=True).values("persoon").distinct().count()
        == s.is_uitwonend.sum()
    )
    wensen = Wensen.van(60, 25, SEED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT persoon_id, ontvangen_op FROM studiefinanciering_aanvraag")
        dagen = {p: dag.toordinal() for p, dag in cursor.fetchall()}
    assert dagen == dict(zip(wensen.persoon_id.tolist(), s.aangevraagd_op.tolist(), strict=True))


def test_nobody_is_possible_too():
    assert list(zaai(ho=0, mbo=0, seed=1)) == []
    assert list(stroom_in(0, 0, 1)) == []
