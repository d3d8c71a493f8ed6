"""What the intake froze in Dutch can be said in English, sentence by sentence."""

from datetime import date

import pytest
from django.utils import translation

from studiefinanciering.brieven.gezien import vertaal
from studiefinanciering.intake import berichten
from studiefinanciering.operations.eerstejaar import AANLEIDING
from studiefinanciering.operations.omzetten import OMZETTING

DAG = date(2024, 2, 9)
BRONNEN = [
    berichten.inschrijving("vervallen", DAG, None),
    berichten.inschrijving("wijziging", DAG, DAG),
    berichten.inschrijving("wijziging", DAG, None),
    berichten.verhuizing(DAG),
    berichten.overlijden(DAG),
    berichten.inkomen(2022),
    berichten.diploma(DAG),
    OMZETTING.gezien,
    AANLEIDING.gezien,
    f"{AANLEIDING.gezien} (Wsf 2000 art. 5.10(1))",
]


@pytest.mark.parametrize("gezien", BRONNEN)
def test_elke_zin_heeft_engels(gezien: str) -> None:
    with translation.override("en"):
        engels = vertaal(gezien)
    with translation.override("nl"):
        nederlands = vertaal(gezien)
    assert not {"uw", "bent", "hebt", "wordt", "rekenen"} & set(engels.lower().split())
    assert "09-02-2024" not in engels + nederlands
    assert engels != nederlands


def test_wat_niemand_kent_blijft_staan() -> None:
    with translation.override("en"):
        assert vertaal("Energietoeslag 2023") == "Energietoeslag 2023"
