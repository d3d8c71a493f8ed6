"""The debt of a student from the ledger: what stands today, what may still become a gift, and how it grew.

Definitive are loans with their interest (12xx). Conditional is prestatiebeurs (14xx): with a diploma within the
term it becomes a gift (arts. 4.10, 5.7), else a loan. Claims (received too much, a fine) are no study debt and
stand apart. Nothing here is forecast: what was not booked is not there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from duo_portal.foundation.period import Maand
from duo_portal.ledger import chart
from studiefinanciering.dossier import standen
from studiefinanciering.models import Omstandigheid, Studieverleden, Toekenning
from studiefinanciering.rules.componenten import Onderwijs
from studiefinanciering.rules.duur import einde_diplomatermijn
from studiefinanciering.rules.feiten import GEEN_MAAND
from studiefinanciering.rules.maandrijen import Soort as Klok
from studiefinanciering.rules.parameters import bekende_wet

from .boekstukken import Boekstuk, boekstukken


class Kind(StrEnum):
    """What a part of the debt is."""

    LENING = "lening"
    COLLEGEGELDKREDIET = "collegegeldkrediet"
    LEVENLANGLERENKREDIET = "levenlanglerenkrediet"
    BEURS_WERD_LENING = "beurs_werd_lening"
    VORDERING_WERD_LENING = "vordering_werd_lening"
    RENTE = "rente"
    PRESTATIEBEURS = "prestatiebeurs"
    REISPRODUCT = "reisproduct"
    RENTE_PRESTATIEBEURS = "rente_prestatiebeurs"

    @property
    def is_voorwaardelijk(self) -> bool:
        """Whether it becomes a gift with a diploma in time."""
        return self in _VOORWAARDELIJK


_VOORWAARDELIJK = {Kind.PRESTATIEBEURS, Kind.REISPRODUCT, Kind.RENTE_PRESTATIEBEURS}
_LENING = {
    chart.BASISLENING: Kind.LENING,
    chart.AANVULLENDE_LENING: Kind.LENING,
    chart.COLLEGEGELDKREDIET: Kind.COLLEGEGELDKREDIET,
    chart.LEVENLANGLERENKREDIET: Kind.LEVENLANGLERENKREDIET,
    chart.NIET_OMGEZETTE_PRESTATIEBEURS: Kind.BEURS_WERD_LENING,
    chart.OMGEZETTE_VORDERING: Kind.VORDERING_WERD_LENING,
    chart.RENTE_OP_LENING: Kind.RENTE,
}
_REISPRODUCT = 1470


def kind_van(account: int) -> Kind | None:
    """The kind of debt that an account holds; None for accounts that are no study debt."""
    if 1200 <= account < 1300:
        return _LENING[account % 10]
    if account == chart.PRESTATIEBEURS_RENTE:
        return Kind.RENTE_PRESTATIEBEURS
    if account == _REISPRODUCT:
        return Kind.REISPRODUCT
    return Kind.PRESTATIEBEURS if 1400 <= account < 1500 else None


@dataclass(frozen=True, slots=True)
class Punt:
    """The debt at the end of a month (of the last one: until now); cents."""

    maand: Maand
    definitief_centen: int
    voorwaardelijk_centen: int


@dataclass(frozen=True, slots=True)
class Termijn:
    """Until which day a diploma of this kind of education is in time."""

    onderwijs: Onderwijs
    uiterlijk: date


@dataclass(frozen=True, slots=True)
class Schuld:
    """All of it; amounts in cents. `gift_centen` is what was paid as a gift or became one: no debt."""

    per_kind: dict[Kind, int]
    verloop: tuple[Punt, ...]
    termijnen: tuple[Termijn, ...]
    te_veel_centen: int
    ov_boete_centen: int
    gift_centen: int

    @property
    def definitief_centen(self) -> int:
        """To be repaid whatever happens."""
        return sum(c for kind, c in self.per_kind.items() if not kind.is_voorwaardelijk)

    @property
    def voorwaardelijk_centen(self) -> int:
        """Becomes a gift with a diploma in time."""
        return sum(c for kind, c in self.per_kind.items() if kind.is_voorwaardelijk)

    @property
    def totaal_centen(self) -> int:
        """What the debt is if nothing more happened."""
        return self.definitief_centen + self.voorwaardelijk_centen


def schuld(persoon_id: int) -> Schuld:
    """Four queries at most: bookings, decisions, opening balance, extensions of the term."""
    stukken = boekstukken(persoon_id)
    saldo: dict[int, int] = {}
    for stuk in stukken:
        for been in stuk.benen:
            saldo[been.account] = saldo.get(been.account, 0) + been.centen
    per_kind: dict[Kind, int] = {}
    for account, centen in saldo.items():
        kind = kind_van(account)
        if kind is not None and centen:
            per_kind[kind] = per_kind.get(kind, 0) + centen
    return Schuld(
        per_kind={kind: per_kind[kind] for kind in Kind if per_kind.get(kind)},
        verloop=tuple(_verloop(stukken)),
        termijnen=tuple(_termijnen(persoon_id)),
        te_veel_centen=saldo.get(chart.TE_VEEL_ONTVANGEN, 0),
        ov_boete_centen=saldo.get(chart.OV_BOETE, 0),
        gift_centen=sum(c for account, c in saldo.items() if 4000 <= account < 4900),
    )


def _verloop(stukken: Iterable[Boekstuk]) -> list[Punt]:
    """Running totals per month in which something was booked, months between them filled."""
    erbij: dict[int, list[int]] = {}
    for stuk in stukken:
        for been in stuk.benen:
            kind = kind_van(been.account)
            if kind is not None:
                som = erbij.setdefault(Maand.van(stuk.dag).index, [0, 0])
                som[kind.is_voorwaardelijk] += been.centen
    if not erbij:
        return []
    uit, definitief, voorwaardelijk = [], 0, 0
    for index in range(min(erbij), max(erbij) + 1):
        nieuw = erbij.get(index, [0, 0])
        definitief, voorwaardelijk = definitief + nieuw[0], voorwaardelijk + nieuw[1]
        uit.append(Punt(Maand.van_index(index), definitief, voorwaardelijk))
    return uit


def _termijnen(persoon_id: int) -> list[Termijn]:
    """Ten years from the first award per kind of education, with what was added on request."""
    eerste = _eerste_maanden(persoon_id)
    if not eerste:
        return []
    extra = sum(
        Omstandigheid.objects.filter(
            persoon_id=persoon_id,
            soort=Omstandigheid.Soort.DIPLOMATERMIJN_VERLENGD,
            bekend__upper_inf=True,
        ).values_list("waarde", flat=True)
    )
    maanden = np.array([maand for _, maand in eerste], dtype=np.int64)
    einde = einde_diplomatermijn(
        onderwijs=np.array([int(o) for o, _ in eerste], dtype=np.int8),
        eerste_maand=maanden,
        maanden_tijdelijk=np.full(len(eerste), extra, dtype=np.int64),
        is_structureel=np.zeros(len(eerste), dtype=np.bool_),
        parameters=bekende_wet(),
    )
    return [
        Termijn(onderwijs, Maand.van_index(int(tot)).eerste_dag - timedelta(days=1))
        for (onderwijs, _), tot in zip(eerste, einde.tolist(), strict=True)
    ]


def _eerste_maanden(persoon_id: int) -> list[tuple[Onderwijs, int]]:
    """Month index of the first award of each kind: by the last decision in force, else the opening balance."""
    besluit = (
        Toekenning.objects.filter(persoon_id=persoon_id, regeling=0)
        .exclude(soort=Toekenning.Soort.AFWIJZING)
        .order_by("-tot", "-besluit_at")
        .values_list("eindstand", flat=True)
        .first()
    )
    klokken = ((Onderwijs.HO, Klok.HO), (Onderwijs.MBO, Klok.MBO))
    if besluit is not None and len(besluit) == standen.BREEDTE:
        stand = standen.uit_plat(np.array([besluit], dtype=np.int64))
        gevonden = [(o, int(stand.eerste[0, klok])) for o, klok in klokken]
    else:
        rijen = Studieverleden.objects.filter(
            persoon_id=persoon_id, eerste_toekenning__isnull=False
        )
        gevonden = [
            (Onderwijs(r.onderwijs), Maand.van(r.eerste_toekenning).index)
            for r in rijen.order_by("onderwijs")
            if r.eerste_toekenning is not None
        ]
    return [(onderwijs, maand) for onderwijs, maand in gevonden if maand != GEEN_MAAND]
