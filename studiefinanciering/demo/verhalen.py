"""The named people: read from `verhalen.toml`, and their applications on their days.

They come in one by one (`verhalen_zaaien`), where the masses are copied in; their numbers are from the range
9999xxxxx that passes the eleven-proof and belongs to nobody.
"""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from duo_portal.foundation.money import centen
from duo_portal.foundation.period import Maand
from duo_portal.identity import bsn
from duo_portal.identity.models import NationaliteitGroep, Persoon, Taal
from duo_portal.identity.queries import persoon_bij_bsn
from studiefinanciering.models import (
    Aanvraag,
)
from studiefinanciering.operations.aanvragen import Wensen, aanvragen
from studiefinanciering.rules.componenten import MAXIMAAL, Component, Onderwijs

from .zaaien import ACTOR

EERSTE_STUDENT, EERSTE_OUDER = 100, 200
"""Which of the 9,091 demo numbers they carry."""
Adres = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verhaal:
    """One named student; amounts are text in euros, `verwacht` is what must be due per month
    when it is first paid, `later` what must be due after all that happened since.
    """

    nummer: int
    sleutel: str
    tekst: str
    tekst_en: str
    gezin: str
    voornamen: str
    achternaam: str
    geboren: date
    aangevraagd_op: date | None = None  # None: has not asked yet
    tussenvoegsel: str = ""
    onderwijs: str = "ho"
    niveau: int = 0
    opleiding: tuple[str, str] = ("25BE", "34035")
    collegegeld_jaar: str = ""
    maanden_gebruikt: int = 0
    nationaliteit: int = NationaliteitGroep.NEDERLANDSE
    taal: str = Taal.NL
    werkt: str = ""
    kamer: Adres | None = None
    wensen: dict[str, Any] = field(default_factory=dict)
    verwacht: dict[str, dict[str, str]] = field(default_factory=dict)
    later: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def bsn(self) -> str:
        return bsn.demo_bsn(EERSTE_STUDENT + self.nummer)

    @property
    def soort(self) -> Onderwijs:
        return Onderwijs[self.onderwijs.upper()]

    @property
    def naam(self) -> str:
        return " ".join(filter(None, (self.voornamen, self.tussenvoegsel, self.achternaam)))

    def persoon(self) -> Persoon:
        """The person, once seeded; raises LookupError."""
        gevonden = persoon_bij_bsn(self.bsn)
        if gevonden is None:
            raise LookupError(f"{self.naam} is nog niet gezaaid.")
        return gevonden

    def huis_van_ouders(self) -> Adres:
        """Street, number, postcode and town of the family."""
        straat, nummer, postcode, plaats = _gezin(self.gezin)["adres"]
        return straat, nummer, postcode, plaats

    def verwachte_centen(self, maand: str, *, later: bool = False) -> dict[Component, int]:
        """What the ledger must hold for a month ("2023-09"), per component."""
        eerst = self.verwacht.get(maand, {})
        bedragen = self.later.get(maand, eerst) if later else eerst
        return {Component[naam.upper()]: centen(bedrag) for naam, bedrag in bedragen.items()}


@lru_cache(maxsize=1)
def _bestand() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "verhalen.toml").read_text(encoding="utf-8"))


def gezinnen() -> list[dict[str, Any]]:
    """All families of the stories, as written."""
    return list(_bestand()["gezin"])


def _gezin(sleutel: str) -> dict[str, Any]:
    return next(rij for rij in gezinnen() if rij["sleutel"] == sleutel)


def bsn_van_ouder(gezin: str, welke: int) -> str:
    """The number of a parent: they are numbered through, family by family."""
    eerder = 0
    for rij in gezinnen():
        if rij["sleutel"] == gezin:
            return bsn.demo_bsn(EERSTE_OUDER + eerder + welke)
        eerder += len(rij["ouders"])
    raise LookupError(f"Gezin {gezin} staat niet in verhalen.toml.")


def verhalen() -> list[Verhaal]:
    """All stories, in order."""
    return [Verhaal(nummer=i, **rij) for i, rij in enumerate(_bestand()["verhaal"])]


def verhaal(sleutel: str) -> Verhaal:
    """The story with this key; raises StopIteration when there is none."""
    return next(v for v in verhalen() if v.sleutel == sleutel)


def vraag_aan(tot_en_met: date) -> list[Verhaal]:
    """Take in the applications of the stories up to a day, each once; returns who applied now."""
    nieuw = []
    for v in verhalen():
        sleutel = f"demo:verhaal:{v.sleutel}"
        if v.aangevraagd_op is None or v.aangevraagd_op > tot_en_met:
            continue
        if Aanvraag.objects.filter(sleutel=sleutel).exists():
            continue
        aanvragen(
            persoon_id=v.persoon().pk,
            wensen=_wensen(v),
            ingangsmaand=Maand(2023, 9),
            sleutel=sleutel,
            actor=ACTOR,
            ontvangen_op=v.aangevraagd_op,
        )
        nieuw.append(v)
    return nieuw


def _wensen(v: Verhaal) -> Wensen:
    return Wensen(
        onderwijs=v.soort,
        vraagt_uitwonend=v.wensen.get("uitwonend", False),
        vraagt_aanvullende_beurs=v.wensen.get("aanvullende_beurs", True),
        lening_gevraagd_centen=_wens(v.wensen.get("lening", "0.00")),
        collegegeldkrediet_gevraagd_centen=_wens(v.wensen.get("collegegeldkrediet", "0.00")),
    )


def _wens(bedrag: str) -> int:
    return MAXIMAAL if bedrag == "max" else centen(bedrag)
