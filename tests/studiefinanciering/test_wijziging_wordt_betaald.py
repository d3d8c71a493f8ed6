"""A change reaches the bank by itself: what the preview promised is what the next payout pays, to the right account."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.operations import geef_vrij, teken
from duo_portal.batches.werk import werk_af
from duo_portal.foundation.period import Maand
from duo_portal.identity import iban, operations
from duo_portal.identity.models import Persoon
from duo_portal.identity.queries import rekening_op
from duo_portal.ledger import auditor
from studiefinanciering.inzien.gevolg import gevolg
from studiefinanciering.inzien.stel import AndereKeuze
from studiefinanciering.models import Uitbetaling
from studiefinanciering.operations.rekening_wijzigen import wijzig_rekening
from studiefinanciering.operations.toekennen import toekennen
from studiefinanciering.operations.wijzigen import wijzig
from tests.factories.gezinnen import KAMER, THUIS, Gezin, ingeschreven, vraagt_aan, woont
from tests.uitbetalen.besluiten import betaal_en_bevestig, bevestig, reken


@pytest.fixture(autouse=True)
def bankmap(kloon_db: Any, tmp_path: Path, settings: Any) -> Iterator[None]:
    """A bank folder of its own; at the end the auditor is green."""
    settings.BANK_MAP = str(tmp_path / "bank")
    yield
    assert [u.controle.naam for u in auditor.controleer() if not u.is_groen] == []


@pytest.fixture
def student(kloon_db: Any) -> Persoon:
    """Paid at home for September to November 2023; lives in a room since 10 October."""
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    kind = Gezin.met(1_000_000, 1_000_000).student(waar=THUIS)
    ingeschreven(kind, date(2023, 9, 1))
    vraagt_aan(kind, "2023-09")
    toekennen(persoon_id=kind.pk, actor="test")
    operations.wijzig_rekening(
        persoon=kind, vanaf=date(2023, 9, 1), iban=iban.test_iban(11), tenaamstelling="P. Proef"
    )
    for dag, maand in ((15, "2023-09"), (17, "2023-10"), (17, "2023-11")):
        betaal_en_bevestig(date(2023, int(maand[-2:]), dag), maand)
    bedrijfsdatum.zet(date(2023, 12, 4), "test")
    woont(kind, KAMER, date(2023, 10, 10))
    return kind


def test_op_kamers_halverwege_het_jaar_wordt_nabetaald(student: Persoon) -> None:
    eerder = set(Uitbetaling.objects.values_list("pk", flat=True))
    wat = AndereKeuze(Maand(2023, 11), vraagt_uitwonend=True)
    gezien = gevolg(student.pk, wat, date(2023, 12, 4))
    assert gezien.nabetaling_centen == 32_890
    wijzig(persoon_id=student.pk, wat=wat, sleutel="k", actor="test")
    oud = rekening_op(student.pk, date(2023, 12, 4))
    run = reken(date(2023, 12, 15), "2023-12")
    # The account changes after the lines were frozen: this payment still goes to the one before.
    nieuw = wijzig_rekening(
        persoon_id=student.pk, iban=iban.test_iban(21), sleutel="r", actor="test"
    )
    assert nieuw.nog_naar_oude == date(2023, 12, 22)
    teken(run=run, stap="controleren", actor="anna", reden="proef")
    werk_af(run.pk)
    geef_vrij(run=run, actor="bram")
    werk_af(run.pk)
    run.refresh_from_db()
    bevestig(run)
    betaling = Uitbetaling.objects.exclude(pk__in=eerder).get()
    assert betaling.bedrag_centen == gezien.totaal_nieuw_centen + gezien.nabetaling_centen
    assert oud is not None and betaling.bankrekening_id == oud.pk


def test_een_hogere_lening_met_terugwerkende_kracht_komt_in_een_keer(student: Persoon) -> None:
    eerder = set(Uitbetaling.objects.values_list("pk", flat=True))
    meer = AndereKeuze(Maand(2023, 10), lening_gevraagd_centen=5_000)
    gezien = gevolg(student.pk, meer, date(2023, 12, 4))
    wijzig(persoon_id=student.pk, wat=meer, sleutel="meer", actor="test")
    betaal_en_bevestig(date(2023, 12, 15), "2023-12")
    betaling = Uitbetaling.objects.exclude(pk__in=eerder).get()
    assert gezien.nabetaling_centen == 2 * 5_000
    assert betaling.bedrag_centen == gezien.totaal_nieuw_centen + 2 * 5_000
