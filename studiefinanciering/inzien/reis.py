"""The travel product of a student: the right, its end, the last safe day, and the fine that builds up after it.

The right is what was decided; the product itself stands on the card of the carriers. Whoever has no right any
more stops it there, at the latest on the 10th of the first month without a right (art. 3.27(1)).
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from duo_portal.audit.models import Handeling
from duo_portal.foundation.period import Maand
from duo_portal.ledger import chart
from duo_portal.ledger.queries import saldi_persoon
from studiefinanciering.models import Inschrijving, Keuze, Toekenning, Toekenningsregel
from studiefinanciering.queries import geldende_besluiten
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.ov_boete import Boetereden, ov_boete
from studiefinanciering.rules.parameters import bekende_wet

GESTOPT = "reisproduct_stopgezet"
"""`Handeling.soort` of a report that the product was taken off the card."""
VOORUIT = 2  # half-months shown beyond the present one
_TWEEDE_HELFT = 16


@dataclass(frozen=True, slots=True)
class Halvemaand:
    """A half-month after the right ended in which use costs `bedrag_centen`; its first chargeable and last day."""

    eerste_dag: date
    laatste_dag: date
    nummer: int
    bedrag_centen: int
    is_begonnen: bool


@dataclass(frozen=True, slots=True)
class Reisstand:
    """What someone needs to know. `zonder_recht` is the first month without a right, as far as known."""

    vraagt: bool
    heeft_recht: bool
    zonder_recht: Maand | None
    uiterste_stopdag: date | None
    stopgezet_op: date | None
    halve_maanden: tuple[Halvemaand, ...]
    open_boete_centen: int

    @property
    def loopt_op(self) -> bool:
        """Whether use costs money now, or soon, and nobody said that the product is off the card."""
        return bool(self.halve_maanden) and self.stopgezet_op is None

    @property
    def al_opgelopen_centen(self) -> int:
        """What use in the half-months that began would have come to."""
        return sum(h.bedrag_centen for h in self.halve_maanden if h.is_begonnen)


def reisstand(persoon_id: int, op: date) -> Reisstand:
    """The travel product of a person on a day."""
    nu = Maand.van(op)
    maanden = reismaanden(persoon_id)
    einde = _zonder_recht(persoon_id, maanden, nu)
    stop = _stopgezet(persoon_id, einde)
    return Reisstand(
        vraagt=_vraagt(persoon_id, nu),
        heeft_recht=nu.index in maanden,
        zonder_recht=einde,
        uiterste_stopdag=uiterste_stopdag(einde) if einde else None,
        stopgezet_op=stop,
        halve_maanden=tuple(boetevooruitzicht(einde, op)) if einde and einde <= nu else (),
        open_boete_centen=saldi_persoon(persoon_id).get(chart.OV_BOETE, 0),
    )


def uiterste_stopdag(zonder_recht: Maand) -> date:
    """The last day to stop without a fine: the 10th of the first month without a right (3.27(1))."""
    dag = bekende_wet().waarde("ov_boete.telling.stopdag", zonder_recht)
    return zonder_recht.eerste_dag.replace(day=dag)


def boetevooruitzicht(zonder_recht: Maand, op: date, vooruit: int = VOORUIT) -> list[Halvemaand]:
    """Each half-month from the end of the right up to `vooruit` after the present one, with what use costs."""
    wet = bekende_wet()
    dagen = _eerste_dagen(zonder_recht, op, vooruit)
    n = len(dagen)
    boete = ov_boete(
        persoon=np.zeros(n, dtype=np.int64),
        gebruik=np.array([dag.toordinal() for dag in dagen], dtype=np.int64),
        einde=np.full(n, zonder_recht.index, dtype=np.int64),
        is_verwijtbaar=np.ones(n, dtype=np.bool_),
        parameters=wet,
    )
    return [
        Halvemaand(dag, _laatste_dag(dag), int(nummer), int(bedrag), dag <= op)
        for dag, nummer, bedrag, reden in zip(
            dagen,
            boete.nummer.tolist(),
            boete.bedrag_centen.tolist(),
            boete.reden.tolist(),
            strict=True,
        )
        if reden == Boetereden.VERSCHULDIGD
    ]


def reismaanden(persoon_id: int) -> set[int]:
    """Month indices with a travel right in force."""
    regels = Toekenningsregel.objects.filter(
        persoon_id=persoon_id, component=Component.REISVOORZIENING, bekend__upper_inf=True
    ).values_list("geldig", flat=True)
    return {
        index
        for geldig in regels
        for index in range(Maand.van(geldig.lower).index, Maand.van(geldig.upper).index)
    }


def _zonder_recht(persoon_id: int, maanden: set[int], nu: Maand) -> Maand | None:
    """The first month without a right after the last run of months with one; None: it runs on, or never was."""
    begonnen = [index for index in maanden if index <= nu.index]
    if not begonnen:
        return None
    index = max(begonnen)
    while index + 1 in maanden:
        index += 1
    einde = Maand.van_index(index + 1)
    return None if einde > nu and _loopt_door(persoon_id, einde) else einde


def _loopt_door(persoon_id: int, maand: Maand) -> bool:
    """Not decided yet, still asked for, and the enrolment goes on: nothing says that the right ends."""
    besloten = geldende_besluiten(persoon_id).filter(
        regeling=0, van__lte=maand.eerste_dag, tot__gt=maand.eerste_dag
    )
    if besloten.exclude(soort=Toekenning.Soort.AFWIJZING).exists():
        return False
    ingeschreven = Inschrijving.objects.filter(
        persoon_id=persoon_id, bekend__upper_inf=True, geldig__contains=maand.eerste_dag
    )
    return _vraagt(persoon_id, maand) and ingeschreven.exists()


def _vraagt(persoon_id: int, maand: Maand) -> bool:
    return Keuze.objects.filter(
        persoon_id=persoon_id,
        bekend__upper_inf=True,
        geldig__contains=maand.eerste_dag,
        vraagt_reisvoorziening=True,
    ).exists()


def _stopgezet(persoon_id: int, einde: Maand | None) -> date | None:
    """The last report that the product is off the card, if it is about this end of the right."""
    melding = (
        Handeling.objects.filter(betrokkene_id=persoon_id, soort=GESTOPT).order_by("-pk").first()
    )
    if melding is None:
        return None
    dag = date.fromisoformat(melding.uitkomst["op"])
    return dag if einde is not None and dag >= einde.vorige.eerste_dag else None


def _eerste_dagen(zonder_recht: Maand, op: date, vooruit: int) -> list[date]:
    """The first chargeable day of each half-month: the 11th, the 16th, and then the 1st and the 16th."""
    dagen = [uiterste_stopdag(zonder_recht) + timedelta(days=1)]
    extra, maand = 0, zonder_recht
    tweede = True
    while extra < vooruit:
        dag = maand.eerste_dag.replace(day=_TWEEDE_HELFT if tweede else 1)
        dagen.append(dag)
        extra += dag > op
        maand, tweede = (maand.volgende, False) if tweede else (maand, True)
    return dagen


def _laatste_dag(dag: date) -> date:
    if dag.day < _TWEEDE_HELFT:
        return dag.replace(day=_TWEEDE_HELFT - 1)
    return Maand.van(dag).volgende.eerste_dag - timedelta(days=1)
