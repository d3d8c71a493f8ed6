"""What a decision that comes too late costs (arts. 4:17, 4:18 Awb). Pure.

The penalty starts the day after two weeks have passed since both the term had passed and the notice was received.
Those two weeks end on a working day (Algemene termijnenwet); the 42 penalty days run through weekends and holidays.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_noop as _

from duo_portal.cases.termijn.normen import MEESTE_DAGEN, TRANCHE_DAGEN, dagbedragen
from duo_portal.cases.termijn.stappen import Stap, verlengd
from duo_portal.cases.termijnen import verleng

TWEE_WEKEN = timedelta(weeks=2)
EEN_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dwangsom:
    """First and last possible day, the days in default so far and what they cost, in cents.

    `is_compleet`: nothing can be added any more, so that it must be decided on by `besluit_uiterlijk`.
    """

    eerste_dag: date
    laatste_dag: date
    dagen: int
    bedrag_centen: int
    is_compleet: bool
    besluit_uiterlijk: date
    afleiding: tuple[Stap, ...]


def eerste_dwangsomdag(*, termijn_tot: date, ontvangen_op: date) -> date:
    """The first day that costs money (art. 4:17(3) Awb)."""
    return verleng(max(termijn_tot, ontvangen_op) + TWEE_WEKEN) + EEN_DAG


def beroep_mogelijk_vanaf(*, termijn_tot: date, ontvangen_op: date) -> date:
    """From when the court can be asked because no decision came (art. 6:12(2) Awb)."""
    return eerste_dwangsomdag(termijn_tot=termijn_tot, ontvangen_op=ontvangen_op)


def bedrag_van_dagen(dagen: int, *, ontvangen_op: date) -> int:
    """The cents for so many days in default, by the amounts of the day on which the notice was received."""
    per_dag = dagbedragen(ontvangen_op).per_dag_centen
    telbaar = min(max(dagen, 0), MEESTE_DAGEN)
    return sum(
        bedrag * min(max(telbaar - deel * TRANCHE_DAGEN, 0), TRANCHE_DAGEN)
        for deel, bedrag in enumerate(per_dag)
    )


def bereken_dwangsom(
    *, termijn_tot: date, ontvangen_op: date, besloten_op: date | None, op: date
) -> Dwangsom:
    """The penalty as it stands at the end of `op`.

    `besloten_op` is the day on which the decision was made known: that day is no day in default any more.
    """
    eerste = eerste_dwangsomdag(termijn_tot=termijn_tot, ontvangen_op=ontvangen_op)
    uiterste = eerste + timedelta(days=MEESTE_DAGEN - 1)
    laatste = uiterste if besloten_op is None else min(uiterste, besloten_op - EEN_DAG)
    dagen = max((min(laatste, op) - eerste).days + 1, 0)
    besluit_voor = verleng(laatste + TWEE_WEKEN)
    return Dwangsom(
        eerste_dag=eerste,
        laatste_dag=laatste,
        dagen=dagen,
        bedrag_centen=bedrag_van_dagen(dagen, ontvangen_op=ontvangen_op),
        is_compleet=op > laatste or besloten_op is not None,
        besluit_uiterlijk=besluit_voor,
        afleiding=_afleiding(termijn_tot, ontvangen_op, eerste, laatste, besluit_voor),
    )


def _afleiding(
    termijn_tot: date, ontvangen_op: date, eerste: date, laatste: date, besluit_voor: date
) -> tuple[Stap, ...]:
    twee_weken = max(termijn_tot, ontvangen_op) + TWEE_WEKEN
    stappen = [
        Stap(_("De beslistermijn was voorbij na"), "Awb art. 4:17(3)", termijn_tot),
        Stap(_("De ingebrekestelling is ontvangen op"), "Awb art. 4:17(3)", ontvangen_op),
        Stap(_("Twee weken nadat beide er waren"), "Awb art. 4:17(3)", twee_weken),
    ]
    if verleng(twee_weken) != twee_weken:
        stappen.append(verlengd(twee_weken, verleng(twee_weken)))
    stappen.append(Stap(_("De eerste dag met een dwangsom"), "Awb art. 4:17(3)", eerste))
    if laatste >= eerste:
        stappen += [
            Stap(_("De laatste dag met een dwangsom"), "Awb art. 4:17(1)", laatste),
            Stap(_("Wij besluiten over de dwangsom uiterlijk op"), "Awb art. 4:18", besluit_voor),
        ]
    return tuple(stappen)
