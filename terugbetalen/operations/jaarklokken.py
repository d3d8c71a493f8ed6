"""Several clocks in the decision of a year: the part that each clock owes, and when each is repaid (6.4(3), 6.5(1), 6.7).

Each part is a debt with a begin, a rate and months of its own; the parts come from playing the entries (`klokspel`).
Only who has rows of `Renteklok` comes here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from terugbetalen.models import Feit, Vaststelling
from terugbetalen.rules.fase import (
    Fase,
    Fasefeiten,
    Fasen,
    bepaal_fasen,
    fase_op,
    resterende_maanden,
)
from terugbetalen.rules.kolommen import NOOIT
from terugbetalen.rules.machten import Int
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.rente import rente_ppm
from terugbetalen.rules.rentebedrag import rente_van_maand
from terugbetalen.rules.samenloop import verdeel_naar

from .jaarfeiten import Jaarfeiten, Klokken
from .klokspel import Spel, klokken_tussen, speel

S = Feit.Soort
VOLGORDE = (Fase.AFLOS, Fase.AFLOSVRIJ, Fase.OPGESCHORT, Fase.AANLOOP, Fase.STUDIE, Fase.EINDE)
"""The phase of a loan is the first of these that one of its parts is in."""


@dataclass(frozen=True, slots=True)
class Klokstand:
    """The parts of one row (k,): begin of the clock, cents without arrears, and (k, 3) what was decided before.

    `saldo` counts everything of the month of reading too where a later month is decided.
    """

    begin: Int
    saldo: Int
    oud: Int  # instalment, rate, year in which it was set; −1: nothing


class Dossier(Protocol):
    """What is needed here of `jaarlezen.Dossiers`, which reads by this module."""

    @property
    def klokken(self) -> dict[int, Klokstand]: ...
    @property
    def klokken_tot(self) -> int: ...
    @property
    def leesmaand(self) -> Maand: ...
    @property
    def regeling(self) -> Int: ...
    @property
    def betaald(self) -> Int: ...
    def termijn_in(self, maand: int) -> Int: ...
    def geldt(self, i: int, soort: int, maand: int) -> tuple[int, int, int] | None: ...
    def fasefeiten(self, maand: int) -> Fasefeiten: ...


def lees_klokken(
    persoon: Int, is_lllk: np.ndarray, oud_id: Int, achterstand: Mapping[int, int], tot: Maand
) -> dict[int, Klokstand]:
    """Row number → parts, of who has more than one clock; entries and interest before month `tot`."""
    if not len(persoon):
        return {}
    met = klokken_tussen(int(persoon.min()), int(persoon.max()) + 1)
    rijen = [i for i, wie in enumerate(persoon.tolist()) if wie in met and not is_lllk[i]]
    if not rijen:
        return {}
    eerder = dict(
        Vaststelling.objects.filter(pk__in=[int(oud_id[i]) for i in rijen]).values_list("pk", "feiten")
    )  # fmt: skip
    uit = {}
    for i in rijen:
        wie = int(persoon[i])
        klokken = met[wie]
        saldo = per_klok(speel(wie, klokken, tot, bekende_wet()), len(klokken))
        saldo = zonder_grootste(saldo, achterstand.get(wie, 0))
        begin = np.array([k.begin.index if k.begin else NOOIT for k in klokken], dtype=np.int64)
        oud = _oud(eerder.get(int(oud_id[i]), {}).get("per_klok", ()), len(klokken))
        uit[i] = Klokstand(begin, saldo, oud)
    return uit


def per_klok(spel: Spel, aantal: int) -> Int:
    """Cents of loans per clock, prestatiebeurs left out."""
    uit = np.zeros(aantal, dtype=np.int64)
    for (groep, klok), centen in spel.saldo.items():
        if 0 < groep < 4:
            uit[klok] += centen
    return np.maximum(uit, 0)


def zonder_grootste(saldo: Int, centen: int) -> Int:
    """Without arrears: they leave the largest part, as for interest; what is more leaves the next."""
    uit = saldo.copy()
    for k in np.argsort(-saldo, kind="stable").tolist():
        weg = min(int(uit[k]), centen)
        uit[k] -= weg
        centen -= weg
    return uit


def fasefeiten(d: Dossier, i: int, maand: int) -> Fasefeiten:
    """The facts of row i, once for each of its clocks."""
    begin = d.klokken[i].begin
    heel = d.fasefeiten(maand)
    kies = np.full(len(begin), i, dtype=np.int64)
    velden = {naam: getattr(heel, naam)[kies] for naam in Fasefeiten.__dataclass_fields__}
    return Fasefeiten(**{**velden, "begin": begin})


def fasen_van(d: Dossier, i: int, maand: int) -> Fasen:
    """When each clock of row i begins and ends to be repaid."""
    return bepaal_fasen(fasefeiten(d, i, maand))


def met_klokken(d: Dossier, f: Jaarfeiten, wet: Parameters) -> Jaarfeiten:
    """The rows of who has several clocks as the sum of their parts, with the parts."""
    klokken = {i: _delen(d, f, i, wet) for i in d.klokken}
    for i, k in klokken.items():
        leeft = k.fase != Fase.EINDE
        telt = leeft & (k.schuld > 0)
        f.schuld[i] = k.schuld[leeft].sum() if leeft.any() else k.schuld.sum()
        codes = set((k.fase[telt] if telt.any() else k.fase).tolist())
        f.fase[i] = next(int(fase) for fase in VOLGORDE if int(fase) in codes)
        zelfde = telt & (k.fase == f.fase[i])
        f.resterend[i] = k.resterend[zelfde].max() if zelfde.any() else k.resterend.max()
    return replace(f, klokken=klokken)


def _delen(d: Dossier, f: Jaarfeiten, i: int, wet: Parameters) -> Klokken:
    stand, maand = d.klokken[i], int(f.maand[i])
    feiten = fasefeiten(d, i, maand)
    fasen = bepaal_fasen(feiten)
    maanden = np.full(len(stand.begin), maand, dtype=np.int64)
    return Klokken(
        begin=stand.begin,
        aflos_begin=fasen.aflos_begin,
        einde=fasen.einde,
        fase=fase_op(feiten, fasen, maanden),
        resterend=resterende_maanden(feiten, fasen, maanden),
        schuld=_verwacht(d, i, maand, fasen.aflos_begin, wet),
        oud_wettelijk=stand.oud[:, 0],
        oud_rente=stand.oud[:, 1],
        oud_vast_sinds=stand.oud[:, 2],
    )


def _verwacht(d: Dossier, i: int, tot: int, aflos_begin: Int, wet: Parameters) -> Int:
    """What each part owes on the first of a month: interest and terms until then as they stand now.

    A term is for the parts that are repaid by then, by their instalments.
    """
    stand, saldo = d.klokken[i], d.klokken[i].saldo
    n, gelezen = len(saldo), d.leesmaand.index
    regeling = np.full(n, int(d.regeling[i]), dtype=np.int64)
    leeg = np.zeros((n, 1), dtype=np.int64)
    for maand in range(gelezen, tot):
        vrij = d.geldt(i, S.AFLOSVRIJ, maand) or d.geldt(i, S.GESCHORST, maand)
        loopt = (saldo > 0) & (aflos_begin <= maand)
        termijn = 0 if vrij or not loopt.any() else int(d.termijn_in(maand)[i])
        if maand == gelezen and d.klokken_tot > gelezen:
            # The entries of the month of reading are in the balance already.
            termijn, rente = max(termijn - max(int(d.betaald[i]), 0), 0), np.zeros_like(saldo)
        else:
            nee, nu = np.zeros(n, dtype=np.bool_), np.full(n, maand, dtype=np.int64)
            ppm = rente_ppm(regeling, stand.begin, nu, nee, wet)
            ppm = np.zeros_like(ppm) if d.geldt(i, S.WSNP, maand) else ppm
            rente = rente_van_maand(saldo, ppm, leeg, leeg + 1)
        gewicht = np.where(loopt, np.maximum(stand.oud[:, 0], 0), 0)
        gewicht = gewicht if gewicht.any() else np.where(loopt, saldo, 0)
        deel = verdeel_naar(np.array([termijn], dtype=np.int64), gewicht[None, :])[0]
        saldo = np.maximum(saldo + rente - deel, 0)
    return saldo


def _oud(per_klok: object, aantal: int) -> Int:
    """(k, 3) of a decision that knew its clocks; a part that it did not know has −1."""
    uit = np.full((aantal, 3), -1, dtype=np.int64)
    rijen = per_klok if isinstance(per_klok, list) else []
    for k, rij in enumerate(rijen[:aantal]):
        uit[k] = rij["wettelijk"], rij["rente_ppm"], rij["vast_sinds"]
    return uit
