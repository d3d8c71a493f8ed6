"""One person in the chain, for the desk: every step, what held it, what it costs, and until when it can be claimed."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from terugbetalen.innen.stand import Achterstand, achterstand
from terugbetalen.models import (
    Aanhouding,
    Invorderingsregel,
    Invorderingsstap,
    Paspoortsignaal,
    Stuiting,
)

from .besluit import volgende_stap
from .gevallen import Geval, lees_geval
from .keten import Stap
from .kosten import Kosten, kosten_van
from .stops import Stop, stops_voor
from .verjaring import laatste_dagen


@dataclass(frozen=True, slots=True)
class Geschiedenis:
    """Everything about the arrears of one person, as it stands on a day."""

    op: date
    achterstand: Achterstand
    kosten: Kosten
    stappen: tuple[Invorderingsstap, ...]
    tegengehouden: tuple[Invorderingsregel, ...]
    stops: tuple[Stop, ...]
    aanhoudingen: tuple[Aanhouding, ...]
    stuitingen: tuple[Stuiting, ...]
    signalen: tuple[Paspoortsignaal, ...]
    volgende: Stap | None
    verjaart: tuple[tuple[date, int, date], ...]
    """(due date, open cents, last day on which it can be claimed)"""

    @property
    def is_aangehouden(self) -> bool:
        return any(stop.naam == "aangehouden" for stop in self.stops)


def geschiedenis_van(persoon_id: int, op: date) -> Geschiedenis:
    """Read the history of one person."""
    stand = achterstand(persoon_id, op)
    geval = lees_geval(persoon_id, op) or Geval(persoon_id)
    laatste = laatste_dagen(
        [(t.termijn_id, persoon_id, t.vervaldatum) for t in stand.termijnen], op
    )
    return Geschiedenis(
        op=op,
        achterstand=stand,
        kosten=kosten_van(persoon_id, op),
        stappen=tuple(Invorderingsstap.objects.filter(persoon_id=persoon_id).order_by("-pk")),
        tegengehouden=tuple(
            Invorderingsregel.objects.filter(persoon_id=persoon_id, uitkomst="stop").order_by("-pk")
        ),
        stops=stops_voor(persoon_id, op),
        aanhoudingen=tuple(Aanhouding.objects.filter(persoon_id=persoon_id).order_by("-pk")),
        stuitingen=tuple(Stuiting.objects.filter(persoon_id=persoon_id).order_by("-op")),
        signalen=tuple(Paspoortsignaal.objects.filter(persoon_id=persoon_id).order_by("-pk")),
        volgende=volgende_stap(geval, op) if geval.posten else None,
        verjaart=tuple(
            (t.vervaldatum, t.open_centen, laatste[t.termijn_id]) for t in stand.termijnen
        ),
    )


def lopende_stappen() -> QuerySet[Invorderingsstap]:
    """The last step of every chain that has not ended."""
    laatste = (
        Invorderingsstap.objects.order_by("persoon_id", "-pk").distinct("persoon_id").values("pk")
    )
    return Invorderingsstap.objects.filter(pk__in=laatste).exclude(stap=Invorderingsstap.EINDE)
