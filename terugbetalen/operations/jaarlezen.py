"""Read what is needed to decide a year for a range of people: who repays, what they owe, their facts and incomes."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.foundation.period import Maand
from terugbetalen.invordering.leningrente import zonder_achterstand_per_schuld
from terugbetalen.models import Feit
from terugbetalen.rules.fase import Fasefeiten, Fasen, begin_terugbetaling, bepaal_fasen
from terugbetalen.rules.kolommen import GEEN, JAAR, NOOIT
from terugbetalen.rules.machten import Int
from terugbetalen.rules.regeling import Regeling
from terugbetalen.sql import lees

from .jaarklokken import Klokstand, fasen_van, lees_klokken

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
S = Feit.Soort
Periode = tuple[int, int, int]
"""waarde, first month, first month after it"""


@dataclass(frozen=True, slots=True)
class Dossiers:
    """Who repays in a range, one row per loan; `oud_id` is the decision of the day before (0: none)."""

    persoon: Int
    is_lllk: np.ndarray
    regeling: Int
    begin: Int
    oud_id: Int
    oud: Int  # (n, 4): statutory instalment, due, rate, year in which it was set; −1 without a decision
    schuld: Int  # at the start of the month of reading
    betaald: Int  # since then
    feiten: dict[int, dict[int, list[Periode]]]
    partner: dict[int, int]
    leesmaand: Maand
    termijnen: Int  # (n, k): due in each month from the reading to the decision, with what is paid on top of it
    van_partners: "Dossiers | None" = None  # of the partners who repay too (6.14, 10a.12-13)
    klokken: dict[int, Klokstand] = field(default_factory=dict)  # rows with more than one clock
    klokken_tot: int = 0  # their balances count everything before this month

    def __len__(self) -> int:
        return len(self.persoon)

    def geldt(self, i: int, soort: int, maand: int) -> Periode | None:
        """The fact of this kind of row i in a month."""
        rijen = self.feiten.get(int(self.persoon[i]), {}).get(soort, [])
        return next((rij for rij in rijen if rij[1] <= maand < rij[2]), None)

    def termijn_in(self, maand: int) -> Int:
        """Cents due in a month between the reading and the decision, per row; 0 in any other month."""
        k = maand - self.leesmaand.index
        if 0 <= k < self.termijnen.shape[1]:
            return self.termijnen[:, k]
        return np.zeros(len(self), dtype=np.int64)

    def fasefeiten(self, maand: int) -> Fasefeiten:
        """For the rules of phases; months without the partner's income lengthen the aflosfase (10a.11(2))."""
        extra = np.zeros(len(self), dtype=np.int64)
        for i in np.flatnonzero(self.regeling == Regeling.SF15_OUD).tolist():
            rijen = self.feiten.get(int(self.persoon[i]), {}).get(S.ZONDER_PARTNER, [])
            extra[i] = sum(max(min(tot, maand) - van, 0) for _w, van, tot in rijen)
        nul = np.zeros(len(self), dtype=np.int64)
        return Fasefeiten(
            self.regeling, self.begin, *self._perioden(S.GESCHORST), *self._perioden(S.AFLOSVRIJ), extra, nul
        )  # fmt: skip

    def fasen(self, maand: int) -> Fasen:
        """Where the aflosfase begins and ends: of several clocks where the first begins and the last ends."""
        uit = bepaal_fasen(self.fasefeiten(maand))
        for i in self.klokken:
            einden = fasen_van(self, i, maand).einde
            uit.einde[i] = max((e for e in einden.tolist() if e < NOOIT), default=NOOIT)
        return uit

    def _perioden(self, soort: int) -> tuple[Int, Int]:
        per_rij = [
            []
            if self.is_lllk[i] and soort == S.AFLOSVRIJ
            else self.feiten.get(int(self.persoon[i]), {}).get(soort, [])
            for i in range(len(self))
        ]
        breed = max((len(rij) for rij in per_rij), default=0) or 1
        van = np.full((len(self), breed), GEEN, dtype=np.int64)
        tot = van.copy()
        for i, rij in enumerate(per_rij):
            for k, (_waarde, eerste, einde) in enumerate(rij):
                van[i, k], tot[i, k] = eerste, einde
        return van, tot


@dataclass(frozen=True, slots=True)
class Voorgelezen:
    """What a page of one person read before: partners by person, facts as `sql/jaar_feiten.sql` gives them."""

    partner: dict[int, int]
    feiten: list[Any]


def lees_dossiers(
    verbinding: BaseDatabaseWrapper,
    *,
    van: int,
    tot: int,
    maand: Maand,
    peil: datetime,
    voorgelezen: Voorgelezen | None = None,
) -> Dossiers:
    """The people [van, tot) who repay in `maand`, as known at `peil`; what was read before is not read again."""
    gelezen = min(Maand.van(peil.astimezone(AMSTERDAM).date()), maand)
    wat: dict[str, Any] = {
        "van": van,
        "tot": tot,
        "dag": maand.eerste_dag,
        "peil": peil,
        "begin": gelezen.eerste_dag,
        "einde": gelezen.volgende.eerste_dag if gelezen < maand else gelezen.eerste_dag,
    }
    if voorgelezen is None:
        partner, feiten = _partners(verbinding, van, tot, maand.eerste_dag, peil), None
    else:
        partner, feiten = voorgelezen.partner, voorgelezen.feiten
    wat["personen"] = sorted(set(partner.values()))
    hunne = _stel_samen(verbinding, wat, gelezen, {}, None) if partner else None
    return _stel_samen(
        verbinding, wat | {"personen": None}, gelezen, partner, hunne or None, feiten
    )


def _stel_samen(
    verbinding: BaseDatabaseWrapper,
    wat: dict[str, Any],
    gelezen: Maand,
    partner: dict[int, int],
    van_partners: Dossiers | None,
    feiten: list[Any] | None = None,
) -> Dossiers:
    dossier = _vraag(verbinding, "jaar_dossier", wat)
    schulden = {(r[0], r[1]): (r[2], r[3]) for r in _vraag(verbinding, "jaar_schuld", wat)}
    apart = zonder_achterstand_per_schuld(schulden, wat, verbinding)
    schuld = [apart.get((rij[0], rij[1]), (0, 0)) for rij in dossier]
    persoon, oud_id = _kolom(rij[0] for rij in dossier), _kolom(rij[4] or 0 for rij in dossier)
    is_lllk = np.array([rij[1] for rij in dossier], dtype=np.bool_)
    achterstand = {wie: s - apart[wie, k][0] for (wie, k), (s, _b) in schulden.items() if not k}
    tot = gelezen.volgende if wat["einde"] > wat["begin"] else gelezen
    return Dossiers(
        persoon=persoon,
        is_lllk=is_lllk,
        regeling=_kolom(rij[2] for rij in dossier),
        begin=begin_terugbetaling(_kolom(rij[3] - 1 for rij in dossier)),
        oud_id=oud_id,
        oud=_kolom(w if rij[4] else -1 for rij in dossier for w in rij[5:9]).reshape(-1, 4),
        schuld=_kolom(s for s, _b in schuld),
        betaald=_kolom(b for _s, b in schuld),
        feiten=_feiten(_vraag(verbinding, "jaar_feiten", wat) if feiten is None else feiten),
        partner=partner,
        leesmaand=gelezen,
        termijnen=_termijnen(verbinding, wat, gelezen, persoon, is_lllk),
        van_partners=van_partners,
        klokken=lees_klokken(persoon, is_lllk, oud_id, achterstand, tot),
        klokken_tot=tot.index,
    )


def _termijnen(
    verbinding: BaseDatabaseWrapper,
    wat: dict[str, Any],
    gelezen: Maand,
    persoon: Int,
    is_lllk: np.ndarray,
) -> Int:
    """By month what the decision of that month asks; a standing extra amount only where something is due."""
    aantal = Maand.van(wat["dag"]).index - gelezen.index
    vast = np.zeros((len(persoon), aantal), dtype=np.int64)
    extra = vast.copy()
    if not aantal or not len(persoon):
        return vast
    plek = {paar: i for i, paar in enumerate(zip(persoon.tolist(), is_lllk.tolist(), strict=True))}
    for wie, lllk, is_extra, centen, van, tot in _vraag(verbinding, "jaar_termijnen", wat):
        if (i := plek.get((wie, lllk))) is not None:
            deel = slice(max(van - gelezen.index, 0), max(tot - gelezen.index, 0))
            (extra if is_extra else vast)[i, deel] = centen
    return np.where(vast > 0, vast + extra, 0)


def _feiten(rijen: list[Any]) -> dict[int, dict[int, list[Periode]]]:
    uit: dict[int, dict[int, list[Periode]]] = defaultdict(lambda: defaultdict(list))
    for wie, soort, waarde, eerste, einde in rijen:
        uit[wie][soort].append((waarde, eerste, einde))
    return uit


def _partners(
    verbinding: BaseDatabaseWrapper, van: int, tot: int, dag: date, peil: datetime
) -> dict[int, int]:
    """Partners on the day, whoever of the two was registered with the other."""
    with verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT persoon_id, ander_id FROM identity_relatie WHERE soort = 2"
            " AND (persoon_id >= %(van)s AND persoon_id < %(tot)s OR ander_id >= %(van)s AND ander_id < %(tot)s)"
            " AND geldig @> %(dag)s::date AND bekend @> %(peil)s::timestamptz",
            {"van": van, "tot": tot, "dag": dag, "peil": peil},
        )
        paren = cursor.fetchall()
    return {een: ander for a, b in paren for een, ander in ((a, b), (b, a))}


_BEREIK = re.compile(r"(\S+) >= %\(van\)s AND \1 < %\(tot\)s")


def _vraag(verbinding: BaseDatabaseWrapper, naam: str, wat: dict[str, Any]) -> list[Any]:
    """A range of people, or (`personen`) just some: the partners of a range live anywhere."""
    tekst = lees(naam)
    if wat.get("personen") is not None:
        tekst = _BEREIK.sub(r"\1 = ANY(%(personen)s)", tekst)
    with verbinding.cursor() as cursor:
        cursor.execute(tekst, wat)
        return list(cursor.fetchall())


def _kolom(waarden: Iterable[int]) -> Int:
    return np.array(list(waarden), dtype=np.int64)


def jaar_van(maand: Int) -> Int:
    """The calendar year of each month index."""
    return maand // JAAR
