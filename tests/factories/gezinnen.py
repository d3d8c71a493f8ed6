"""Households for tests: students with parents, addresses, incomes and enrolments, through the front doors."""

import itertools
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from duo_portal.foundation.period import Maand
from duo_portal.identity import bsn
from duo_portal.identity import operations as identity
from duo_portal.identity.models import Persoon
from studiefinanciering import tijd
from studiefinanciering.models import Inkomen, Inschrijving
from studiefinanciering.operations.aanvragen import Wensen, aanvragen, open_dossier
from studiefinanciering.rules.componenten import Onderwijs

_nummer = itertools.count(1)
THUIS = ("Lindelaan", "1", "1234 AB")
KAMER = ("Singel", "8", "9711 XY")


def persoon(geboren: date, *, naam: str = "Proef", **velden: Any) -> Persoon:
    """A person with a synthetic number."""
    return identity.registreer_persoon(
        identity.PersoonGegevens(
            bsn=bsn.demo_bsn(next(_nummer) % 9091),
            voornamen="Puk",
            achternaam=naam,
            geboortedatum=geboren,
            **velden,
        )
    )


def woont(wie: Persoon, waar: tuple[str, str, str] = THUIS, vanaf: date = date(2000, 1, 1)) -> None:
    """Registered at an address from a day on."""
    straat, nummer, postcode = waar
    identity.wijzig_adres(
        persoon=wie,
        vanaf=vanaf,
        straat=straat,
        huisnummer=nummer,
        postcode=postcode,
        plaats="Groningen",
    )


@dataclass
class Gezin:
    """Two parents (or fewer) with their incomes; `student` adds children."""

    ouders: list[Persoon] = field(default_factory=list)

    @classmethod
    def met(cls, *inkomens: int | None, jaren: tuple[int, ...] = (2021, 2022)) -> "Gezin":
        """Parents with an income in cents each (None = unknown), the same in all `jaren`."""
        gezin = cls()
        for inkomen in inkomens:
            ouder = persoon(date(1970, 5, 5), naam="Ouder")
            woont(ouder)
            gezin.ouders.append(ouder)
            if inkomen is not None:
                verdient(ouder, inkomen, *jaren)
        return gezin

    def student(
        self, geboren: date = date(2004, 3, 10), waar: tuple[str, str, str] = THUIS, **velden: Any
    ) -> Persoon:
        """A child of these parents, registered at an address."""
        kind = persoon(geboren, **velden)
        for ouder in self.ouders:
            identity.voeg_ouder_toe(persoon=kind, ouder=ouder)
        woont(kind, waar)
        return kind


def verdient(ouder: Persoon, centen: int, *jaren: int) -> None:
    """The toetsingsinkomen of these years becomes known now."""
    for jaar in jaren:
        tijd.leg_vast(Inkomen, {"persoon_id": ouder.pk, "jaar": jaar}, bedrag_centen=centen)


def ingeschreven(
    student: Persoon, vanaf: date, tot: date | None = None, *, onderwijs: int = 1, **velden: Any
) -> Inschrijving:
    """Enrolled full-time (ho) or bol (mbo), as the register says from now on."""
    open_dossier(student.pk, vanaf)
    return tijd.leg_vast(
        Inschrijving,
        {"persoon_id": student.pk, "brin": "21QA", "opleidingcode": "34401"},
        geldig=tijd.vanaf(vanaf, tot),
        **{
            "onderwijs": onderwijs,
            "niveau": 0 if onderwijs == 1 else 4,
            "opleidingsvorm": 1 if onderwijs == 1 else 4,
            "collegegeld_jaar_centen": 231_400 if onderwijs == 1 else 0,
            **velden,
        },
    )


def vraagt_aan(student: Persoon, maand: str, *, sleutel: str = "", **wensen: Any) -> Any:
    """An application from a month on, higher education unless said otherwise."""
    wensen.setdefault("onderwijs", Onderwijs.HO)
    return aanvragen(
        persoon_id=student.pk,
        wensen=Wensen(**wensen),
        ingangsmaand=Maand.parse(maand),
        sleutel=sleutel or f"test-{next(_nummer)}",
        actor="test",
    )
