"""What if on a phone and on a wide screen, in a real browser: readable, no violations, a clean console."""

from datetime import date
from typing import Any

import pytest

from duo_portal.audit import bedrijfsdatum
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import Gezin, ingeschreven, vraagt_aan
from tests.factories.portaal import aangemeld_in_browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("breedte", [360, 1280])
def test_wat_als_op_telefoon_en_groot_scherm(
    pagina: Any, start_web: Any, kloon_db: Any, breedte: int, tmp_path: Any
) -> None:
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    student = Gezin.met(2_500_000, 2_500_000).student()
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09", lening_gevraagd_centen=10_000)
    toekennen(persoon_id=student.pk, actor="test")
    blad, klachten = pagina
    blad.set_viewport_size({"width": breedte, "height": 900})
    url = start_web(kloon_db.env).url
    aangemeld_in_browser(blad, url, student)
    blad.goto(f"{url}/mijn/wat-als/?scenario=uit-huis")
    blad.get_by_label("Ik doe een jaar langer over mijn studie").check()
    blad.get_by_role("button", name="Laat zien wat dit betekent").click()
    blad.get_by_role("heading", name="Wat dit voor u betekent").wait_for()
    assert blad.get_by_text("+ €\xa0328,90").count() > 0
    te_breed = blad.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert te_breed <= 0
    blad.screenshot(path=str(tmp_path / f"watals-{breedte}.png"), full_page=True)
    assert klachten == []
