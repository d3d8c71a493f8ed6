"""Parts that are sown side by side on two connections: the same people, each part a block of ids of its own."""

from datetime import date
from functools import partial
from itertools import pairwise

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Handeling
from duo_portal.identity.models import Persoon
from studiefinanciering.demo import zaaien
from studiefinanciering.demo.bevolking import teken, verdeel
from studiefinanciering.models import Student

pytestmark = pytest.mark.usefixtures("kloon_db")


def test_side_by_side(monkeypatch):
    bedrijfsdatum.zet(date(2023, 6, 1), "test")
    klein = partial(verdeel, per_deel=25)
    monkeypatch.setattr(zaaien, "verdeel", klein)
    delen = list(zaaien.zaai(ho=80, mbo=20, seed=3, tegelijk=2))
    assert sorted(d.nummer for d in delen) == [0, 1, 2, 3]
    assert Student.objects.count() == 100
    blokken = sorted(
        (h.uitkomst["eerste_id"], h.uitkomst["laatste_id"], h.uitkomst["personen"])
        for h in Handeling.objects.filter(soort="demo_zaaien")
    )
    assert all(laatste - eerste + 1 == aantal for eerste, laatste, aantal in blokken)
    assert all(een[1] < ander[0] for een, ander in pairwise(blokken))
    assert Persoon.objects.count() == sum(aantal for _, _, aantal in blokken)
    for deel in klein(80, 20):
        h = Handeling.objects.get(sleutel=zaaien.sleutel_van(deel, 3))
        wie = Student.objects.filter(
            persoon__id__range=(h.uitkomst["eerste_id"], h.uitkomst["laatste_id"])
        )
        assert wie.count() == len(teken(deel, 3).studenten)


def test_a_part_that_fails_says_so(monkeypatch):
    bedrijfsdatum.zet(date(2023, 6, 1), "test")
    monkeypatch.setattr(zaaien, "verdeel", partial(verdeel, per_deel=25))

    def kapot(*_: object) -> None:
        raise RuntimeError("schijf vol")

    monkeypatch.setattr(zaaien, "teken", kapot)
    with pytest.raises(RuntimeError, match="schijf vol"):
        list(zaaien.zaai(ho=80, mbo=20, seed=3, tegelijk=2))
    assert not Student.objects.exists()
