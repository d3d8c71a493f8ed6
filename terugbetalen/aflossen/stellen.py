"""What a fact would bring: the decision worked out as if it were known, with nothing written.

The file is read as a decision reads it (`jaarlezen`); the supposed facts are laid over what it holds, and the same rules
work it out. So what the page shows before sending is what sending decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.db import connection

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from terugbetalen.models import Feit
from terugbetalen.operations.jaarlezen import Dossiers, Periode, lees_dossiers
from terugbetalen.operations.jaarrekenen import bereken
from terugbetalen.operations.jaarstand import stel_samen
from terugbetalen.operations.vaststellen import eis_jaar
from terugbetalen.queries import vaststelling_op
from terugbetalen.rules.draagkracht import ONBEKEND
from terugbetalen.rules.parameters import bekende_wet

ALTIJD = 119_976
"""The month index of a fact without an end (`sql/jaar_feiten.sql`)."""


@dataclass(frozen=True, slots=True)
class AnderFeit:
    """A fact that is supposed: from a month, until one (None: without end); `geldt` False ends what holds."""

    soort: Feit.Soort
    van: Maand
    tot: Maand | None = None
    waarde: int = 0
    geldt: bool = True


@dataclass(frozen=True, slots=True)
class Bedragen:
    """What a decision says of one loan from a month on; cents a month. `draagkracht` None: plays no part or unknown."""

    is_lllk: bool
    vanaf: Maand
    wettelijk_centen: int
    draagkracht_centen: int | None
    te_betalen_centen: int
    einde: Maand


@dataclass(frozen=True, slots=True)
class Gevolg:
    """One loan: the decision in force (or what would be decided now) and what the facts would make of it."""

    nu: Bedragen
    straks: Bedragen

    @property
    def verschil_centen(self) -> int:
        """More (+) or less (−) a month."""
        return self.straks.te_betalen_centen - self.nu.te_betalen_centen

    @property
    def maanden_langer(self) -> int:
        return self.straks.einde - self.nu.einde


def gevolgen(persoon_id: int, vanaf: Maand, feiten: Sequence[AnderFeit]) -> list[Gevolg]:
    """What the facts would change from a month on, per loan that is decided about.

    Raises `JaarNietBekend` when the year of that month cannot be decided yet, `KoppelingNietIngericht`.
    """
    wet = bekende_wet()
    eis_jaar(vanaf.jaar, wet)
    d = lees_dossiers(
        connection, van=persoon_id, tot=persoon_id + 1, maand=vanaf, peil=bedrijfsdatum.moment()
    )
    nu = {b.is_lllk: b for b in _bedragen(d, vanaf)}
    straks = {b.is_lllk: b for b in _bedragen(met_feiten(d, feiten), vanaf)}
    return [
        Gevolg(_in_kracht(persoon_id, vanaf, nu[lllk]), straks[lllk])
        for lllk in sorted(nu.keys() & straks.keys())
    ]


def einden(
    persoon_id: int, maand: Maand, feiten: Sequence[AnderFeit]
) -> tuple[Maand, Maand] | None:
    """When the rest of the ordinary loan lapses as things stand, and with the facts; no amount is worked out."""
    d = lees_dossiers(
        connection, van=persoon_id, tot=persoon_id + 1, maand=maand, peil=bedrijfsdatum.moment()
    )
    plek = np.flatnonzero(~d.is_lllk)
    if not len(plek):
        return None
    nu, straks = (int(een.fasen(maand.index).einde[plek[0]]) for een in (d, met_feiten(d, feiten)))
    return Maand.van_index(nu), Maand.van_index(straks)


def met_feiten(d: Dossiers, feiten: Sequence[AnderFeit]) -> Dossiers:
    """The same files with these facts laid over those of their (one) person."""
    wie = int(d.persoon[0]) if len(d) else 0
    per_soort = {soort: list(rijen) for soort, rijen in d.feiten.get(wie, {}).items()}
    for feit in feiten:
        van, tot = feit.van.index, feit.tot.index if feit.tot else ALTIJD
        rijen = _zonder(per_soort.get(feit.soort, []), van, tot)
        erbij = [(feit.waarde, van, tot)] if feit.geldt else []
        per_soort[int(feit.soort)] = sorted([*rijen, *erbij], key=lambda rij: rij[1])
    return _kopie(d, {**d.feiten, wie: per_soort})


def _zonder(rijen: Sequence[Periode], van: int, tot: int) -> list[Periode]:
    """What is left of periods outside [van, tot)."""
    delen = [
        deel
        for waarde, eerste, einde in rijen
        for deel in ((waarde, eerste, min(einde, van)), (waarde, max(eerste, tot), einde))
    ]
    return [deel for deel in delen if deel[1] < deel[2]]


def _kopie(d: Dossiers, feiten: dict[int, dict[int, list[Periode]]]) -> Dossiers:
    velden = {naam: getattr(d, naam) for naam in Dossiers.__dataclass_fields__}
    return Dossiers(**{**velden, "feiten": feiten})


def _bedragen(d: Dossiers, vanaf: Maand) -> list[Bedragen]:
    stand = stel_samen(d, vanaf, bekende_wet())
    uit = bereken(stand.feiten, bekende_wet())
    return [
        Bedragen(
            is_lllk=bool(stand.is_lllk[i]),
            vanaf=Maand.van_index(int(stand.feiten.maand[i])),
            wettelijk_centen=int(uit.wettelijk[i]),
            draagkracht_centen=_of_niets(uit.draagkracht[i]),
            te_betalen_centen=int(uit.te_betalen[i]),
            einde=Maand.van_index(int(stand.feiten.einde[i])),
        )
        for i in range(len(stand.persoon))
    ]


def _of_niets(centen: np.int64) -> int | None:
    return None if centen == ONBEKEND else int(centen)


def _in_kracht(persoon_id: int, vanaf: Maand, anders: Bedragen) -> Bedragen:
    """The decision that rules the month; where there is none, what would be decided without the facts."""
    besluit = vaststelling_op(persoon_id, vanaf.eerste_dag, is_lllk=anders.is_lllk)
    if besluit is None:
        return anders
    return Bedragen(
        is_lllk=anders.is_lllk,
        vanaf=vanaf,
        wettelijk_centen=besluit.wettelijk_maandbedrag_centen,
        draagkracht_centen=besluit.draagkracht_centen,
        te_betalen_centen=besluit.te_betalen_centen,
        einde=anders.einde,
    )
