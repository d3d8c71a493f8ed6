"""The one table of steps: complete, in Dutch and English, and the same in the database."""

import pytest

from uitwonendencontrole.controleren.overgangen import OPEN, OVERGANGEN, ZIET, daden
from uitwonendencontrole.models import Overgangspaar, Stand


def test_every_state_is_reached_and_told() -> None:
    assert len(Stand) == 16
    assert {o.naar for o in OVERGANGEN} == set(Stand)
    assert set(ZIET) == set(Stand)
    einde = {stand for stand in Stand if not daden(stand)}
    assert einde == {Stand.AFGEROND_AKKOORD, Stand.HERROEPEN}
    assert all(any(o.naar == Stand.GESTOPT for o in daden(stand)) for stand in OPEN)


@pytest.mark.django_db
def test_the_database_holds_the_same_steps() -> None:
    rijen = set(Overgangspaar.objects.values_list("van", "naar", "daad"))
    assert rijen == {(str(o.van), str(o.naar), o.daad) for o in OVERGANGEN}
