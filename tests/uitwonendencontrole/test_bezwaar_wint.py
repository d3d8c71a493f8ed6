"""Objections that win: against the fine alone, before and after it was paid, and against the revision, late and excused."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.bezwaar import behandelen, beslissen
from duo_portal.cases.bezwaar.behandelen import Voorstel
from duo_portal.cases.bezwaar.indienen import dien_bezwaar_in
from duo_portal.cases.models import Bezwaarbesluit
from duo_portal.ledger import chart
from duo_portal.ledger import queries as ledger
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.models import Boeking
from duo_portal.letters.models import Brief
from tests.harnas.databases import Address
from uitwonendencontrole.controleren.operations import besluiten, nacht
from uitwonendencontrole.models import Boete, Controle, Stand

from .herstel.klonen import uitgevoerd
from .test_controle import besloten, doe
from .test_controle import zaak as zaak  # the fixture

FOUT = "De reisgegevens waren van iemand anders."


def wint(controle: Controle, onderwerp: str, nummer: int, te_laat: str = "") -> Bezwaarbesluit:
    op = bedrijfsdatum.vandaag()
    bezwaar = dien_bezwaar_in(
        persoon_id=controle.persoon_id,
        onderwerp=onderwerp,
        onderwerp_id=nummer,
        gronden="Dat klopt niet.",
        op=op,
        sleutel=f"{onderwerp}:{nummer}",
        actor="burger",
        reden_te_laat=te_laat,
    )
    wat = {"bezwaar_id": bezwaar.pk, "actor": "bo"}
    behandelen.plan_hoorzitting(**wat, versie=0, vorm="geen", afzien="7:3e")  # type: ignore[arg-type]
    draft = behandelen.stel_voor(**wat, versie=1, voorstel=Voorstel("gegrond", FOUT, "uitwonend", ""))  # type: ignore[arg-type]  # fmt: skip
    uit = beslissen.beslis(bezwaar_id=bezwaar.pk, versie=2, voorstel_id=draft.pk, op=op, actor="ank")  # fmt: skip
    controle.refresh_from_db()
    return uit


@pytest.mark.django_db
def test_a_fine_that_falls_leaves_the_revision(zaak: Controle) -> None:
    herziening = besloten(zaak)
    boete = doe(besluiten.beboet, "dirk", date(2023, 10, 3), controle_id=zaak.pk, verwijt="volledig", motivering="Wist het.")  # fmt: skip
    bedrijfsdatum.zet(date(2023, 10, 20), "test")
    wint(zaak, "controle_boete", boete.pk)
    assert zaak.stand == Stand.BEZWAAR
    assert zaak.termijn_tot == herziening.bezwaar_tot, "the revision has its own term"
    bedrijfsdatum.zet(date(2023, 11, 15), "test")
    assert nacht.doe_dagelijks()["onherroepelijk"] == 1
    herziening.refresh_from_db()
    assert herziening.uitgevoerd_op == date(2023, 11, 15)
    assert not Boeking.objects.filter(soort=Soort.UITWONENDBOETE).exists()


def test_what_was_paid_comes_back_once_with_interest_and_plain_words(
    kloon_db: Address, tmp_path: Path, settings: Any
) -> None:
    settings.BANK_MAP = str(tmp_path / "bank")
    controle = uitgevoerd()
    wie, herziening = controle.persoon_id, controle.herziening
    boete = Boete.objects.get(herziening=herziening)
    assert controle.stand == Stand.ONHERROEPELIJK
    bedrijfsdatum.zet(date(2024, 6, 3), "test")

    uit = wint(controle, "controle_boete", boete.pk, "Ik was ziek.")
    assert uit.herstel_centen == boete.bedrag_centen > 0
    terug = ledger.saldi_persoon(wie)
    assert not terug.get(chart.UITWONENDBOETE)
    boekingen = Boeking.objects.filter(persoon_id=wie, soort=Soort.UITWONENDBOETE_TERUG)
    assert boekingen.count() == 1

    wint(controle, "controle_herziening", herziening.pk, "Ik was ziek.")
    assert controle.stand == Stand.HERROEPEN
    assert boekingen.count() == 1, "the fine came back before"
    feiten = Brief.objects.get(persoon_id=wie, soort="controle_herroepen").data
    assert feiten["wat_ging_mis"] == FOUT
    assert feiten["terug_centen"] == herziening.terug_centen
    assert feiten["rente_centen"] > 0
    assert not feiten.get("boete_betaald_centen")
