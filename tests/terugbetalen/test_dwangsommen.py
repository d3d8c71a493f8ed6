"""A penalty that was decided is owed, and told (paid: ontvangen/test_dwangsom_betalen.py)."""

from datetime import date
from typing import Any

import pytest

from duo_portal.cases import operations
from duo_portal.cases.models import Ingebrekestelling, Zaak
from duo_portal.cases.termijn.te_laat import (
    ontvang_ingebrekestelling,
    stel_dwangsom_vast,
    stel_geen_grond_voor,
)
from duo_portal.ledger.models import BoekingLeg
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud, teken
from tests.identity.personen import persoon

pytestmark = pytest.mark.django_db


def besluit(geen_grond: str = "") -> Any:
    rij = operations.open_zaak(
        soort=Zaak.Soort.MAATWERK,
        persoon_id=persoon().pk,
        ontvangen_op=date(2023, 3, 1),
        termijn_tot=date(2023, 4, 26),
        actor="bo",
    )
    notitie = ontvang_ingebrekestelling(rij.pk, date(2023, 5, 1), Ingebrekestelling.Bron.BRIEF)
    wat: dict[str, Any] = {"ingebrekestelling_id": notitie.pk, "op": date(2023, 7, 1)}
    if not geen_grond:
        return stel_dwangsom_vast(**wat)
    voorstel = stel_geen_grond_voor(
        **wat, geen_grond=geen_grond, reden="Niet ondertekend.", actor="bo"
    )
    return stel_dwangsom_vast(**wat, actor="ank", voorstel_id=voorstel.pk)


def _legs() -> list[tuple[int, int]]:
    rijen = BoekingLeg.objects.order_by("pk").values_list("account_id", "zijde", "bedrag_centen")
    return [(account, zijde * centen) for account, zijde, centen in rijen]


def test_it_is_booked_and_told() -> None:
    rij = besluit()
    assert _legs() == [(4930, 144_200), (1660, -144_200)]
    brief = Brief.objects.get(soort="dwangsom", bron_id=rij.pk)
    for taal, woorden in (("nl", "42 dagen te laat"), ("en", "42 days too late")):
        tekst = str(teken(maak_inhoud(brief, taal)))
        assert woorden in tekst
        assert "1.442" in tekst or "1,442" in tekst


def test_no_ground_is_told_and_books_nothing() -> None:
    rij = besluit("kennelijk")
    assert _legs() == []
    tekst = str(teken(maak_inhoud(Brief.objects.get(bron_id=rij.pk, soort="dwangsom"))))
    assert "geen dwangsom" in tekst
