"""What arrangement fits somebody: from what they can bear, two proposals and any amount of their own.

No proposal asks more than what is left a month (`ruimte`); an amount of one's own may, and says so. Where nothing is
known of that, the months alone are proposed, and said to be so.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from duo_portal.foundation.parameters import Parameters
from terugbetalen.innen.stand import OpenTermijn
from terugbetalen.rules.afbetalen import (
    Aflossing,
    Openstaand,
    RegelingKanNiet,
    bedrag_voor,
    maanden_voor,
    rooster,
    vervaldagen,
)
from terugbetalen.rules.beslagvrij import MILJOEN
from terugbetalen.rules.parameters import bekende_wet

from . import buren
from .ruimte import Opgave, Ruimte, ruimte_van

KORTSTE, DRAAGBAAR, EIGEN = "kortste", "draagbaar", "eigen"
DAGEN = (10, 20, 25)
"""Days of the month that can be chosen; the 25th when nothing is said (facts/repayment.md 5). None in the first days
of a month: the interest of the month before must be booked when the last instalment is asked."""
GEWONE_DAG = 25


@dataclass(frozen=True, slots=True)
class Keuze:
    """One way to pay: its instalments. `is_boven_ruimte`: more than what one can bear, as far as that is known."""

    soort: str
    termijnen: tuple[Aflossing, ...]
    begin: Openstaand
    is_boven_ruimte: bool

    @property
    def bedrag_centen(self) -> int:
        """A month; the last may be less."""
        return self.termijnen[0].bedrag

    @property
    def laatste_centen(self) -> int:
        return self.termijnen[-1].bedrag

    @property
    def einde(self) -> date:
        return self.termijnen[-1].vervaldag

    @property
    def totaal_centen(self) -> int:
        return sum(t.bedrag for t in self.termijnen)

    @property
    def rente_erbij_centen(self) -> int:
        """Statutory interest that grows on the way."""
        return self.totaal_centen - self.begin.totaal


@dataclass(frozen=True, slots=True)
class Grenzen:
    """Between which an arrangement can be agreed without a colleague."""

    laagste_centen: int
    minstens: int
    hoogstens: int
    eerste_na: int


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What can be agreed about one debt on a day. Without `keuzes`, `beletsel` says why: "geen_achterstand",
    "te_weinig_ruimte" (nothing is left, or it would take too many months)."""

    persoon_id: int
    is_lllk: bool
    op: date
    dag: int
    termijnen: tuple[OpenTermijn, ...]
    begin: Openstaand
    ruimte: Ruimte
    grenzen: Grenzen
    keuzes: tuple[Keuze, ...]
    beletsel: str
    rente_loopt: bool = True

    def keuze(self, soort: str) -> Keuze | None:
        """The proposal of this kind, when there is one."""
        return next((k for k in self.keuzes if k.soort == soort), None)


def stel_voor(
    persoon_id: int,
    op: date,
    *,
    is_lllk: bool | None = None,
    opgave: Opgave | None = None,
    dag: int = GEWONE_DAG,
    hoogstens: int | None = None,
    rente_loopt: bool = True,
) -> Voorstel:
    """What to propose on `op`; nothing is written. Without `is_lllk` the ordinary debt, or else the credit.

    `hoogstens`: more months than one may choose alone, for a colleague. `rente_loopt`: Awb 4:101.
    """
    wet = bekende_wet()
    lllk = welke_schuld(persoon_id, op) if is_lllk is None else is_lllk
    termijnen = buren.achterstallig(persoon_id, op, is_lllk=lllk)
    grenzen = _grenzen(op, wet, hoogstens)
    vrij = ruimte_van(persoon_id, op, is_lllk=lllk, opgave=opgave)
    erbij = buren.lasten(persoon_id, op) if termijnen else buren.Lasten(0, 0)
    begin = Openstaand(sum(t.open_centen for t in termijnen), erbij.rente, erbij.kosten)
    leeg = Voorstel(
        persoon_id, lllk, op, dag, termijnen, begin, vrij, grenzen, (), "geen_achterstand", rente_loopt
    )  # fmt: skip
    if not termijnen:
        return leeg
    keuzes = _keuzes(leeg, wet)
    return _met(leeg, keuzes, "" if keuzes else "te_weinig_ruimte")


def eigen_keuze(voorstel: Voorstel, bedrag_centen: int) -> Keuze:
    """An amount of one's own; raises `RegelingKanNiet` with code "laagste", "te_laag", "te_hoog" or "leeg"."""
    grenzen = voorstel.grenzen
    if not voorstel.termijnen:
        raise RegelingKanNiet("leeg", "Er is geen achterstand om te regelen.")
    if bedrag_centen < grenzen.laagste_centen:
        raise RegelingKanNiet("laagste", "Dit is minder dan het laagste bedrag per maand.")
    wet, dagen = bekende_wet(), _dagen(voorstel)
    aantal = maanden_voor(
        voorstel.begin, voorstel.op, dagen, bedrag_centen, wet, rente_loopt=voorstel.rente_loopt
    )
    if aantal < grenzen.minstens:
        raise RegelingKanNiet("te_hoog", "Hiermee is alles in een keer betaald.")
    return _keuze(voorstel, EIGEN, dagen[:aantal], bedrag_centen, wet)


def hoogste_eigen(voorstel: Voorstel) -> int:
    """The lowest amount with which the fewest months are enough: more than that is simply paying it all."""
    dagen = _dagen(voorstel)[: voorstel.grenzen.minstens]
    return bedrag_voor(
        voorstel.begin, voorstel.op, dagen, bekende_wet(), rente_loopt=voorstel.rente_loopt
    )


def laagste_eigen(voorstel: Voorstel) -> int:
    """The lowest amount that is enough within the months that can be agreed, and not below the bound."""
    nodig = bedrag_voor(
        voorstel.begin, voorstel.op, _dagen(voorstel), bekende_wet(), rente_loopt=voorstel.rente_loopt
    )  # fmt: skip
    return max(nodig, voorstel.grenzen.laagste_centen)


def feiten(voorstel: Voorstel, opgave: Opgave | None) -> Mapping[str, Any]:
    """The receipt: what the proposal was worked out from (JSON)."""
    return {
        "dag": voorstel.dag,
        "ruimte": asdict(voorstel.ruimte),
        "opgave": opgave.feiten() if opgave else None,
        "grenzen": asdict(voorstel.grenzen),
    }


def welke_schuld(persoon_id: int, op: date) -> bool:
    """Whether it is the levenlanglerenkrediet: only when nothing but that is in arrears."""
    gewoon = buren.achterstallig(persoon_id, op, is_lllk=False)
    return not gewoon and bool(buren.achterstallig(persoon_id, op, is_lllk=True))


def _grenzen(op: date, wet: Parameters, hoogstens: int | None) -> Grenzen:
    maanden = "betalingsregeling.maanden"
    return Grenzen(
        wet.waarde("betalingsregeling.bedrag.laagste", op),
        wet.waarde(f"{maanden}.minstens", op),
        hoogstens or wet.waarde(f"{maanden}.hoogstens", op),
        wet.waarde("betalingsregeling.dagen.eerste_na", op),
    )


def _dagen(voorstel: Voorstel) -> list[date]:
    grenzen = voorstel.grenzen
    return vervaldagen(voorstel.op, voorstel.dag, grenzen.hoogstens, grenzen.eerste_na)


def _keuzes(voorstel: Voorstel, wet: Parameters) -> tuple[Keuze, ...]:
    """The shortest and the bearable; one when they are the same, none when no amount is low enough."""
    vrij, g = voorstel.ruimte.centen, voorstel.grenzen
    dagen = _dagen(voorstel)
    if vrij is None:
        kort = wet.waarde("betalingsregeling.maanden.kortste", voorstel.op)
        aantallen = {KORTSTE: kort, DRAAGBAAR: g.hoogstens}
    else:
        snel = _maanden(voorstel, dagen, vrij, wet)
        if snel is None:
            return ()
        deel = wet.waarde("betalingsregeling.ruimte.deel", voorstel.op)
        rustig = _maanden(voorstel, dagen, vrij * deel // MILJOEN, wet) or g.hoogstens
        aantallen = {KORTSTE: max(snel, g.minstens), DRAAGBAAR: max(rustig, snel, g.minstens)}
    uit: dict[int, Keuze] = {}
    for soort, aantal in aantallen.items():
        bedrag = max(
            bedrag_voor(voorstel.begin, voorstel.op, dagen[:aantal], wet, rente_loopt=voorstel.rente_loopt),
            g.laagste_centen,
        )  # fmt: skip
        if vrij is None or bedrag <= vrij:
            keuze = _keuze(voorstel, soort, dagen[:aantal], bedrag, wet)
            uit.setdefault(len(keuze.termijnen), keuze)
    return tuple(uit.values())


def _maanden(
    voorstel: Voorstel, dagen: list[date], bedrag_centen: int, wet: Parameters
) -> int | None:
    """The fewest months in which no instalment is above the amount; None when there are not enough."""
    if bedrag_centen <= 0:
        return None
    try:
        return maanden_voor(
            voorstel.begin, voorstel.op, dagen, bedrag_centen, wet, rente_loopt=voorstel.rente_loopt
        )
    except RegelingKanNiet:
        return None


def _keuze(
    voorstel: Voorstel, soort: str, dagen: list[date], bedrag_centen: int, wet: Parameters
) -> Keuze:
    delen = rooster(
        voorstel.begin, voorstel.op, dagen, bedrag_centen, wet, rente_loopt=voorstel.rente_loopt
    )
    vrij = voorstel.ruimte.centen
    return Keuze(soort, delen, voorstel.begin, vrij is not None and delen[0].bedrag > vrij)


def _met(leeg: Voorstel, keuzes: tuple[Keuze, ...], beletsel: str) -> Voorstel:
    return Voorstel(
        leeg.persoon_id, leeg.is_lllk, leeg.op, leeg.dag, leeg.termijnen, leeg.begin, leeg.ruimte, leeg.grenzen,
        keuzes, beletsel, leeg.rente_loopt,
    )  # fmt: skip
