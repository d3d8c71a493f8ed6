"""What comes back, when and why. A payment bounces within days; a collection may be taken back for 13 months."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .boeken import werkdag_na
from .gedrag import REDENEN_RETOUR, REDENEN_STORNO, Dobbelsteen, Gedrag
from .lezen import INCASSO, Groep, Regel, Vorm

REKENING_OPGEHEVEN = "AC04"
TERUGGEHAALD = "MD06"
ZONDER_MANDAAT = "MD01"
ACHT_WEKEN = 56
DERTIEN_MAANDEN = 395


@dataclass(frozen=True)
class Terug:
    """One payment or collection that comes back on `dag`. `rente` is what the debtor gets on top, in cents."""

    groep: Groep
    regel: Regel
    reden: str
    dag: date
    rente: int = 0


@dataclass(frozen=True)
class Terugkomst:
    """Decides by seed, or by name: `gevraagd` holds an EndToEndId, or "EndToEndId=AM04" with the code."""

    dobbel: Dobbelsteen
    gedrag: Gedrag
    gevraagd: dict[str, str]

    @classmethod
    def van(cls, dobbel: Dobbelsteen, gedrag: Gedrag, namen: Iterable[str]) -> "Terugkomst":
        """From the names on the command line."""
        delen = (naam.partition("=") for naam in namen)
        return cls(dobbel, gedrag, {naam: code or REKENING_OPGEHEVEN for naam, _, code in delen})

    def lot(self, vorm: Vorm, groep: Groep, regel: Regel) -> Terug | None:
        """Whether, when and why this line comes back."""
        reden = self.gevraagd.get(regel.kenmerk) or (
            self._storno(regel.kenmerk) if vorm is INCASSO else self._retour(regel.kenmerk)
        )
        if not reden:
            return None
        dag = self._dag(vorm, groep.dag, regel.kenmerk, reden)
        rente = self.dobbel.worp("rente", regel.kenmerk, 25) if reden == ZONDER_MANDAAT else 0
        return Terug(groep, regel, reden, dag, rente if vorm is INCASSO else 0)

    def _retour(self, kenmerk: str) -> str:
        if not self.dobbel.treft("retour", kenmerk, self.gedrag.retour_regel_ppm):
            return ""
        return self.dobbel.kies("retour", kenmerk, REDENEN_RETOUR)

    def _storno(self, kenmerk: str) -> str:
        gedrag, treft = self.gedrag, self.dobbel.treft
        if treft("storno", kenmerk, gedrag.storno_regel_ppm):
            return self.dobbel.kies("storno", kenmerk, REDENEN_STORNO)
        if treft("teruggehaald", kenmerk, gedrag.teruggehaald_ppm):
            return TERUGGEHAALD
        return ZONDER_MANDAAT if treft("betwist", kenmerk, gedrag.betwist_ppm) else ""

    def _dag(self, vorm: Vorm, dag: date, kenmerk: str, reden: str) -> date:
        worp = self.dobbel.worp
        if vorm is INCASSO and reden == TERUGGEHAALD:
            return _geen_weekend(dag, 1 + worp("retourdag", kenmerk, ACHT_WEKEN - 2))
        if vorm is INCASSO and reden == ZONDER_MANDAAT:
            ruimte = DERTIEN_MAANDEN - ACHT_WEKEN - 2
            return _geen_weekend(dag, ACHT_WEKEN + worp("retourdag", kenmerk, ruimte))
        return werkdag_na(dag, 1 + worp("retourdag", kenmerk, 5 if vorm is INCASSO else 3))


def _geen_weekend(dag: date, dagen: int) -> date:
    return werkdag_na(dag + timedelta(days=dagen - 1), 1)
