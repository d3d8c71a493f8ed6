"""Applications that came in one by one are decided as soon as the facts allow, each once."""

from collections.abc import Callable
from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.models import Werkopdracht
from duo_portal.foundation.period import Maand
from duo_portal.identity.models import NationaliteitGroep, Persoon
from studiefinanciering.models import Aanvraag, Toekenning
from studiefinanciering.operations.aanvragen import Wensen, aanvragen
from studiefinanciering.operations.beslissen import beslis_aanvragen
from studiefinanciering.rules.componenten import Onderwijs
from tests.factories.gezinnen import Gezin, ingeschreven, persoon, vraagt_aan, woont

pytestmark = pytest.mark.usefixtures("september")


def _vraagt(wie: Persoon, *, sleutel: str = "portaal:1") -> Aanvraag:
    return aanvragen(
        persoon_id=wie.pk,
        wensen=Wensen(onderwijs=Onderwijs.HO),
        ingangsmaand=Maand(2023, 9),
        sleutel=sleutel,
        actor="test",
        beslis_direct=True,
    )


def test_wie_is_ingeschreven_krijgt_meteen_een_besluit_en_een_keer() -> None:
    student = Gezin.met(3_000_000).student()
    ingeschreven(student, date(2023, 9, 1))
    aanvraag = _vraagt(student)
    assert beslis_aanvragen()["beslist"] == 1
    aanvraag.refresh_from_db()
    assert aanvraag.status == "toegekend"
    assert beslis_aanvragen() == {"beslist": 0, "mens": 0, "elders": 0, "mislukt": 0}
    assert Toekenning.objects.count() == 1


def test_zonder_inschrijving_wacht_de_aanvraag_tot_het_eind_van_de_termijn() -> None:
    student = Gezin.met(3_000_000).student()
    aanvraag = _vraagt(student)
    assert beslis_aanvragen()["beslist"] == 0
    assert beslis_aanvragen(op=date(2023, 10, 22))["beslist"] == 0
    assert beslis_aanvragen(op=date(2023, 10, 23))["beslist"] == 1  # a week before 30 October
    aanvraag.refresh_from_db()
    assert aanvraag.status == "afgewezen"


def test_een_inschrijving_die_later_gemeld_wordt_maakt_de_aanvraag_rijp(
    op: Callable[[date], None],
) -> None:
    student = Gezin.met(3_000_000).student()
    _vraagt(student)
    assert beslis_aanvragen()["beslist"] == 0
    op(date(2023, 9, 20))
    ingeschreven(student, date(2023, 9, 1))
    assert beslis_aanvragen()["beslist"] == 1


def test_wat_een_mens_moet_beoordelen_wordt_niet_steeds_opnieuw_geprobeerd() -> None:
    vreemd = persoon(date(2009, 3, 10), nationaliteit_groep=NationaliteitGroep.EU_EER_ZWITSERLAND)
    woont(vreemd)
    ingeschreven(vreemd, date(2023, 8, 1), onderwijs=2)
    aanvragen(
        persoon_id=vreemd.pk,
        wensen=Wensen(onderwijs=Onderwijs.MBO),
        ingangsmaand=Maand(2023, 9),
        sleutel="portaal:2",
        actor="test",
        beslis_direct=True,
    )
    uit = beslis_aanvragen()
    assert uit["mens"] + uit["beslist"] == 1
    assert Werkopdracht.objects.count() == uit["mens"]
    assert sum(beslis_aanvragen().values()) == 0


def test_wat_een_run_beslist_blijft_van_de_run() -> None:
    student = Gezin.met(3_000_000).student()
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09")
    assert sum(beslis_aanvragen(op=bedrijfsdatum.vandaag()).values()) == 0
