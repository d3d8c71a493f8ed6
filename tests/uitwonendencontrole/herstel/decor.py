"""A draw among people about whom nothing is known, and the table that the statistics office would make of it."""

import csv
import io
from collections.abc import Mapping
from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from tests.factories.gezinnen import persoon
from uitwonendencontrole.fairness.tabel import KOLOMMEN
from uitwonendencontrole.models import Trekking
from uitwonendencontrole.operations import vaststellen
from uitwonendencontrole.operations.trekken import trek
from uitwonendencontrole.operations.verbinden import verbind

RONDE, PEILDATUM = 657_413, date(2023, 9, 1)
N, GETROKKEN = 200, 60


def gehouden(monkeypatch: pytest.MonkeyPatch, n: int = N, getrokken: int = GETROKKEN) -> Trekking:
    """A draw of `getrokken` among `n` people; who lives away is said here."""
    bedrijfsdatum.zet(PEILDATUM, "test")
    wie = [persoon(date(2003, 1, 1)).pk for _ in range(n)]
    monkeypatch.setattr(vaststellen, "uitwonenden_op", lambda _dag: wie)
    bedrijfsdatum.zet(date(2023, 9, 14), "test")
    kader = vaststellen.stel_kader_vast(peildatum=PEILDATUM, actor="test")
    verbinding = verbind(kader, aantal=getrokken, ronde=RONDE, actor="test")
    bedrijfsdatum.zet(date(2023, 9, 16), "test")
    return trek(verbinding, actor="test")


Aantallen = tuple[int, int, int]
"""nl, europa, buiten_europa."""


def cbs(rijen: Mapping[str, Aantallen]) -> bytes:
    """A file in the layout of the office's first table."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(KOLOMMEN)
    for nummer, (rij, (nl, eu, buiten)) in enumerate(rijen.items(), 1):
        per = {
            "total": nl + eu + buiten, "born_nl": nl + eu + buiten, "born_abroad": 0, "origin_nl": nl,
            "origin_europe_excl_nl": eu, "origin_outside_europe": buiten, "born_nl_origin_nl": nl,
            "born_nl_origin_europe": eu, "born_nl_origin_outside_europe": buiten,
            "born_abroad_origin_europe": 0, "born_abroad_origin_outside_europe": 0,
        }  # fmt: skip
        schrijver.writerow([nummer, rij, *(per[kolom] for kolom in KOLOMMEN[2:])])
    return uit.getvalue().encode()


def tabel(nl: int, europa: int, buiten: int, **anders: Aantallen) -> dict[str, Aantallen]:
    """100, 20 and 80 people, of whom so many were drawn and nothing came of it yet."""
    rijen: dict[str, Aantallen] = {
        "Total": (100, 20, 80),
        "Selected for control: no": (100 - nl, 20 - europa, 80 - buiten),
        "Selected for control: yes": (nl, europa, buiten),
    }
    leeg = (
        "Evidence asked", "Visit offered", "Visit could not take place", "Adverse decision", "Fine",
        "Objection", "Objection successful",
    )  # fmt: skip
    return rijen | dict.fromkeys(leeg, (0, 0, 0)) | anders
