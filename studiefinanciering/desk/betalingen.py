"""Payments with what became of them at the bank: from messages, files and bookings, in four queries for any number.

The state of a payment is never stored: it is what the bank said about its line, or else the state of its file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from duo_portal.batches.models import Run
from duo_portal.gateways.models import BankBestand
from duo_portal.ledger.models import Boeking
from studiefinanciering.models import Uitbetaalmelding, Uitbetaling
from studiefinanciering.uitbetalen.aanleveren import VERVANGING

from .kolommen import bedrag
from .teksten import bankreden_tekst

_S = BankBestand.Status


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
    gemeld = {
        m.uitbetaling_id: m for m in Uitbetaalmelding.objects.filter(uitbetaling__in=uitbetalingen)
    }
    bestanden = _bestanden(runs)
    bevestigd = _bevestigd([b for rijen in bestanden.values() for b in rijen])
    return [
        Betaling(
            u,
            periodes.get(u.run_id),
            bedrag(u.bedrag_centen),
            bedrag(u.verrekend_centen) if u.verrekend_centen else "",
            _gemeld(gemeld[u.pk])
            if u.pk in gemeld
            else _stand(u, bestanden.get(u.run_id, []), bevestigd),
            u.pk in gemeld,
        )
        for u in uitbetalingen
    ]


def _gemeld(melding: Uitbetaalmelding) -> str:
    waarom = bankreden_tekst(melding.code)
    if melding.soort == Uitbetaalmelding.Soort.RETOUR:
        return gettext("Teruggekomen op %(dag)s: %(waarom)s") % {
            "dag": melding.op,
            "waarom": waarom,
        }
    return gettext("Afgekeurd op %(dag)s: %(waarom)s") % {"dag": melding.op, "waarom": waarom}


def _bestanden(runs: set[int]) -> dict[int, list[BankBestand]]:
    """The files that count of each run: of every part the last, in order of parts."""
    laatste: dict[tuple[int, int], BankBestand] = {}
    for bestand in BankBestand.objects.filter(run_id__in=runs).order_by("run_id", "volgnummer"):
        laatste[bestand.run_id or 0, (bestand.volgnummer or 0) % VERVANGING] = bestand
    uit: dict[int, list[BankBestand]] = {}
    for (run_id, _deel), bestand in sorted(laatste.items()):
        uit.setdefault(run_id, []).append(bestand)
    return uit


def _bevestigd(bestanden: list[BankBestand]) -> set[str]:
    """MsgIds of files whose money left the account."""
    sleutels = [f"bankbevestiging:{bestand.msg_id}" for bestand in bestanden]
    gevonden = Boeking.objects.filter(sleutel__in=sleutels).values_list("sleutel", flat=True)
    return {sleutel.partition(":")[2] for sleutel in gevonden}


def _stand(uitbetaling: Uitbetaling, bestanden: list[BankBestand], bevestigd: set[str]) -> str:
    standen = {_bestandstand(bestand, bevestigd) for bestand in bestanden}
    if not standen:
        return gettext("Geboekt, nog niet aangeleverd")
    if len(standen) == 1:
        return standen.pop()
    return _bestandstand(_bestand_van(uitbetaling, bestanden), bevestigd)


def _bestand_van(uitbetaling: Uitbetaling, bestanden: list[BankBestand]) -> BankBestand:
    """The file of a line, by counting: only when the files of a run differ in state."""
    eerder = Uitbetaling.objects.filter(run_id=uitbetaling.run_id, pk__lt=uitbetaling.pk).count()
    for bestand in bestanden:
        if eerder < bestand.aantal:
            return bestand
        eerder -= bestand.aantal
    return bestanden[-1]


def _bestandstand(bestand: BankBestand, bevestigd: set[str]) -> str:
    genomen = bestand.status in (_S.GEACCEPTEERD, _S.DEELS)
    if genomen and bestand.msg_id in bevestigd:
        return gettext("Bevestigd door de bank")
    if genomen:
        return gettext("Geaccepteerd, nog niet afgeschreven")
    if bestand.status == _S.GEWEIGERD:
        return gettext("De bank weigerde het hele bestand")
    if bestand.status == _S.AANGELEVERD:
        return gettext("Aangeleverd bij de bank")
    return gettext("Bestand gemaakt, nog niet aangeleverd")
