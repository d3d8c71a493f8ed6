"""A debtor in the aflosfase, signed in; it is February 2024 and pages are in Dutch."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.gateways.koppeling import met_koppeling
from duo_portal.identity.models import Persoon
from duo_portal.ledger.codes import Regime
from terugbetalen.models import Vaststelling
from terugbetalen.operations.vaststellen import vaststellen
from tests.factories.portaal import aangemeld
from tests.terugbetalen.vaststellen.debiteuren import debiteur, dienst

OP = date(2024, 2, 5)


@pytest.fixture(autouse=True)
def nederlands() -> Iterator[None]:
    """A request in English leaves its language with the thread."""
    with translation.override("nl"):
        yield


@pytest.fixture
def van() -> Callable[..., Client]:
    """A client signed in as somebody, in a language."""

    def client(persoon: Persoon, taal: str = "nl", **wie: Any) -> Client:
        return aangemeld(Client(headers={"accept-language": taal}), persoon, **wie)

    return client


class Act:
    """Walks through an act as a browser does: each step, the check page, the receipt."""

    def __init__(self, client: Client, naam: str) -> None:
        self.client, self.naam = client, naam

    def stap(self, slug: str, **antwoord: str) -> Any:
        """Post a step; gives the answer."""
        pad = reverse(f"{self.naam}_stap", kwargs={"stap": slug})
        return self.client.post(pad, {**self._verborgen(pad), **antwoord})

    def controle(self) -> Any:
        """The check page."""
        return self.client.get(reverse(f"{self.naam}_stap", kwargs={"stap": "controle"}))

    def verstuur(self) -> Any:
        """Send; gives the receipt, or the check page with what is wrong."""
        pad = reverse(f"{self.naam}_stap", kwargs={"stap": "controle"})
        return self.client.post(pad, self._verborgen(pad), follow=True)

    def _verborgen(self, pad: str) -> dict[str, str]:
        concept = (self.client.get(pad).context or {}).get("concept")
        return {} if concept is None else {"concept": str(concept.sleutel), "versie": str(concept.versie)}  # fmt: skip


@pytest.fixture
def doe(van: Callable[..., Client]) -> Callable[[Persoon, str], Act]:
    """An act of a person."""
    return lambda persoon, naam: Act(van(persoon), naam)


def begin(
    regeling: Regime,
    gestopt_per: date,
    centen: int,
    *inkomens: tuple[int, int],
    partner: Persoon | None = None,
) -> Persoon:
    """A debtor who was decided about in January 2024; `inkomens` are (year, cents)."""
    bedrijfsdatum.zet(date(2023, 12, 31), "test")
    wie = debiteur(regeling, gestopt_per, centen, op=date(2023, 12, 31))
    bedrijfsdatum.zet(date(2024, 1, 1), "test")
    with met_koppeling("belastingdienst", dienst(*((wie, jaar, geld) for jaar, geld in inkomens))):
        vaststellen(
            persoon_id=wie.pk,
            maand=Maand(2024, 1),
            actor="test",
            reden=Vaststelling.Reden.START,
            is_lllk=regeling == Regime.LLLK,
        )
    bedrijfsdatum.zet(OP, "test")
    return wie


@pytest.fixture
def sf35(db: None) -> Persoon:
    """SF35, 30.000 euro, first instalment January 2024; earned 36.500 in 2022: 47,14 a month."""
    return begin(Regime.SF35, date(2021, 9, 1), 30_000_00, (2022, 36_500_00))


@pytest.fixture
def oud(db: None) -> Persoon:
    """SF15-oud, 9.000 euro, repays since 2012: nobody looked at the income."""
    return begin(Regime.SF15_OUD, date(2011, 9, 1), 9_000_00)
