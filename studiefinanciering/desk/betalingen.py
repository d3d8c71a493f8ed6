"""Payments with what became of them at the bank (`inzien.bankstand`), in the words of the desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.batches.models import Run
from studiefinanciering.inzien.bankstand import Bankstand, Gemeld, bankstanden
from studiefinanciering.models import Uitbetaling

from .kolommen import bedrag
from .teksten import bankreden_tekst

_STAND: Mapping[Bankstand, Promise | str] = {
    Bankstand.GEBOEKT: _("Geboekt, nog niet aangeleverd"),
    Bankstand.BEVESTIGD: _("Bevestigd door de bank"),
    Bankstand.GEACCEPTEERD: _("Geaccepteerd, nog niet afgeschreven"),
    Bankstand.GEWEIGERD: _("De bank weigerde het hele bestand"),
    Bankstand.AANGELEVERD: _("Aangeleverd bij de bank"),
    Bankstand.BESTAND_GEMAAKT: _("Bestand gemaakt, nog niet aangeleverd"),
}


@dataclass(frozen=True, slots=True)
class Betaling:
    """One payment line as a page shows it; `is_mis` when the money did not stay with the student."""

    uitbetaling: Uitbetaling
    periode: date | None
    betaald: str
    verrekend: str
    stand: str
    is_mis: bool


def betalingen(uitbetalingen: Sequence[Uitbetaling]) -> list[Betaling]:
    """The same payments in order, with month and state."""
    runs = {u.run_id for u in uitbetalingen}
    periodes = dict(Run.objects.filter(pk__in=runs).values_list("pk", "periode"))
    standen = bankstanden(uitbetalingen)
    return [
        Betaling(
            u,
            periodes.get(u.run_id),
            bedrag(u.bedrag_centen),
            bedrag(u.verrekend_centen) if u.verrekend_centen else "",
            _tekst(standen[u.pk]),
            standen[u.pk][0].is_terug,
        )
        for u in uitbetalingen
    ]


def _tekst(gemeld: Gemeld) -> str:
    stand, melding = gemeld
    if melding is None:
        return str(_STAND[stand])
    delen = {"dag": melding.op, "waarom": bankreden_tekst(melding.code)}
    if stand == Bankstand.TERUG:
        return gettext("Teruggekomen op %(dag)s: %(waarom)s") % delen
    return gettext("Afgekeurd op %(dag)s: %(waarom)s") % delen
