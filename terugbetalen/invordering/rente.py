"""Statutory interest booked once a month (6.8(2)): what accrued over the whole life of the arrears, less what is booked.

So a payment that was booked late, a return, or a decision that lowered a term is made good by itself the next month;
what was paid of interest that is no longer due is to be paid back (1650).
The key `achterstandsrente:<persoon>:<maand>` keeps it once. On the loan itself 6.8(4) stops the ordinary interest: see
`operations/rentestand.py`.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Case, F, Sum, When

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Persoon
from duo_portal.ledger import chart, patterns_schuld
from duo_portal.ledger.codes import Soort, Zijde
from duo_portal.ledger.legs import Leg, in_evenwicht
from duo_portal.ledger.models import Boeking, BoekingLeg
from duo_portal.ledger.operations import post
from terugbetalen.models import Feit
from terugbetalen.operations.bijschrijven import laatste_dag
from terugbetalen.rules.achterstandsrente import opgelopen_rente
from terugbetalen.rules.parameters import bekende_wet

from .verloop import mogelijk_achterstallig, verlopen


def boek_reeks(
    maand: Maand,
    *,
    van: int,
    tot: int,
    run_id: int | None = None,
    verbinding: BaseDatabaseWrapper = connection,
    parameters: Parameters | None = None,
) -> dict[str, Any]:
    """The statutory interest of a month for the people [van, tot); call it in a transaction.

    Raises `BuitenBekendeWet` or ValueError when a rate is not known.
    """
    begin, einde = maand.eerste_dag, maand.volgende.eerste_dag
    wie = mogelijk_achterstallig(begin, einde, van=van, tot=tot, verbinding=verbinding)
    al = _al_geboekt(wie, maand)
    wie = [persoon for persoon in wie if persoon not in al]
    verschuldigd = opgelopen(wie, einde, parameters=parameters, verbinding=verbinding)
    stand = _geboekt(wie)
    geboekt = centen = 0
    for persoon in wie:
        eerder, open_ = stand.get(persoon, (0, 0))
        verschil = verschuldigd.get(persoon, 0) - eerder
        if verschil:
            if (betaald := -verschil - max(open_, 0)) > 0:
                _geef_terug(persoon, betaald, maand, run_id)
            _boek(persoon, verschil, maand, run_id)
            geboekt, centen = geboekt + 1, centen + verschil
    return {"nagerekend": len(wie), "personen": geboekt, "achterstandsrente_centen": centen}


def boek_van(persoon_id: int, maand: Maand) -> dict[str, Any]:
    """The same for one person."""
    return boek_reeks(maand, van=persoon_id, tot=persoon_id + 1)


def opgelopen(
    personen: Collection[int],
    tot: date,
    *,
    parameters: Parameters | None = None,
    verbinding: BaseDatabaseWrapper = connection,
) -> dict[int, int]:
    """What accrued up to `tot` in all, paid or not, cents per person."""
    wet = parameters or bekende_wet()
    mutaties: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for (wie, _lllk), gang in verlopen(personen, verbinding=verbinding).items():
        mutaties[wie] += gang
    for wie, op, centen in _rente_betaald(list(mutaties)):
        mutaties[wie].append((op, centen))
    vrij = _vrije_dagen(list(mutaties), tot)
    return {
        wie: max(opgelopen_rente(gang, tot, vrij.get(wie, []), wet), 0)
        for wie, gang in mutaties.items()
    }


def _rente_betaald(personen: Collection[int]) -> list[tuple[int, date, int]]:
    """Payments of statutory interest (and their returns): every entry on 1330 but the interest itself."""
    legs = (
        BoekingLeg.objects.filter(persoon_id__in=personen, account=chart.ACHTERSTANDSRENTE)
        .annotate(oorsprong=_oorsprong())
        .exclude(oorsprong=int(Soort.WETTELIJKE_RENTE))
        .order_by()
    )
    return [
        (wie, op, int(som))
        for wie, op, som in legs.values_list("persoon_id", "boeking__effectief_op").annotate(
            som=Sum(F("zijde") * F("bedrag_centen"))
        )
    ]


def _oorsprong() -> Case:
    """The pattern of a booking, of a reversal that of what it turns back."""
    return Case(
        When(boeking__draait_terug__isnull=False, then=F("boeking__draait_terug__soort")),
        default=F("boeking__soort"),
    )


def _geboekt(personen: Collection[int]) -> dict[int, tuple[int, int]]:
    """Per person: interest booked in all, and what of 1330 is open."""
    uit: dict[int, tuple[int, int]] = {}
    legs = (
        BoekingLeg.objects.filter(persoon_id__in=personen, account=chart.ACHTERSTANDSRENTE)
        .annotate(oorsprong=_oorsprong())
        .order_by()
    )
    for wie, soort, som in legs.values_list("persoon_id", "oorsprong").annotate(
        som=Sum(F("zijde") * F("bedrag_centen"))
    ):
        rente, open_ = uit.get(wie, (0, 0))
        is_rente = soort == int(Soort.WETTELIJKE_RENTE)
        uit[wie] = (rente + (int(som) if is_rente else 0), open_ + int(som))
    return uit


def _al_geboekt(personen: Collection[int], maand: Maand) -> set[int]:
    sleutels = [_sleutel(wie, maand) for wie in personen]
    rijen = Boeking.objects.filter(sleutel__in=sleutels).values_list("persoon_id", flat=True)
    return {wie for wie in rijen if wie is not None}


def _vrije_dagen(personen: Collection[int], tot: date) -> dict[int, list[tuple[date, date]]]:
    """Days without interest: deferral that says so (Awb 4:101), Wsnp (art. 303 Fw), and after death."""
    uit: dict[int, list[tuple[date, date]]] = defaultdict(list)
    feiten = Feit.objects.filter(
        persoon_id__in=personen,
        soort__in=[Feit.Soort.UITSTEL, Feit.Soort.WSNP],
        bekend__upper_inf=True,
    )
    for feit in feiten:
        if feit.soort == Feit.Soort.WSNP or feit.waarde == 1:
            uit[feit.persoon_id].append((feit.geldig.lower, feit.geldig.upper or tot))
    for wie, op in Persoon.objects.filter(pk__in=personen, overleden_op__isnull=False).values_list(
        "pk", "overleden_op"
    ):
        if op is not None and op < tot:
            uit[wie].append((op, tot))
    return {wie: _aaneen(vakken) for wie, vakken in uit.items()}


def _aaneen(vakken: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """In order and apart."""
    uit: list[tuple[date, date]] = []
    for van, tot in sorted(vakken):
        if uit and van <= uit[-1][1]:
            uit[-1] = (uit[-1][0], max(uit[-1][1], tot))
        else:
            uit.append((van, tot))
    return uit


def _boek(persoon_id: int, centen: int, maand: Maand, run_id: int | None) -> None:
    """More is a debit on 1330; less takes back what was too much."""
    zijde = Zijde.DEBET if centen > 0 else Zijde.CREDIT
    legs = [
        Leg(chart.ACHTERSTANDSRENTE, zijde, abs(centen), persoon_id, maand.eerste_dag),
        Leg(chart.ACHTERSTANDSRENTE_BATEN, Zijde(-zijde), abs(centen), persoon_id),
    ]
    post(
        sleutel=_sleutel(persoon_id, maand),
        soort=Soort.WETTELIJKE_RENTE,
        legs=in_evenwicht(legs),
        persoon_id=persoon_id,
        effectief_op=laatste_dag(maand),
        run_id=run_id,
        omschrijving=f"wettelijke rente over {maand}",
    )


def _geef_terug(persoon_id: int, centen: int, maand: Maand, run_id: int | None) -> None:
    """Paid, and not due after all: it leaves 1330 before the interest itself goes down, so that this is never below nil."""
    post(
        sleutel=f"{_sleutel(persoon_id, maand)}:terug",
        soort=Soort.RENTE_TERUG,
        legs=patterns_schuld.rente_terug(persoon_id=persoon_id, bedrag_centen=centen),
        persoon_id=persoon_id,
        effectief_op=laatste_dag(maand),
        run_id=run_id,
        omschrijving="betaalde wettelijke rente die niet meer verschuldigd is",
    )


def _sleutel(persoon_id: int, maand: Maand) -> str:
    return f"achterstandsrente:{persoon_id}:{maand}"
