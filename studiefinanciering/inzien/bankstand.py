"""What became of payment lines at the bank: from messages, files and bookings, in four queries for any number.

The state of a payment is never stored: it is what the bank said about its line, or else the state of its file.
"""

from collections.abc import Sequence
from enum import StrEnum

from duo_portal.gateways.models import BankBestand
from duo_portal.ledger.models import Boeking
from studiefinanciering.models import Uitbetaalmelding, Uitbetaling
from studiefinanciering.uitbetalen.aanleveren import VERVANGING

_S = BankBestand.Status


class Bankstand(StrEnum):
    """Where a payment line is; the last three mean that the money did not stay with the student."""

    GEBOEKT = "geboekt"
    BESTAND_GEMAAKT = "bestand_gemaakt"
    AANGELEVERD = "aangeleverd"
    GEACCEPTEERD = "geaccepteerd"
    BEVESTIGD = "bevestigd"
    GEWEIGERD = "geweigerd"
    AFGEKEURD = "afgekeurd"
    TERUG = "terug"

    @property
    def is_terug(self) -> bool:
        """Whether this line came back or never left."""
        return self in {Bankstand.AFGEKEURD, Bankstand.TERUG}


Gemeld = tuple[Bankstand, Uitbetaalmelding | None]


def bankstanden(uitbetalingen: Sequence[Uitbetaling]) -> dict[int, Gemeld]:
    """Of each payment (by its id) the state, and what the bank said about that line."""
    gemeld = {
        m.uitbetaling_id: m for m in Uitbetaalmelding.objects.filter(uitbetaling__in=uitbetalingen)
    }
    bestanden = _bestanden({u.run_id for u in uitbetalingen})
    bevestigd = _bevestigd([b for rijen in bestanden.values() for b in rijen])
    uit: dict[int, Gemeld] = {}
    for u in uitbetalingen:
        melding = gemeld.get(u.pk)
        if melding is not None:
            is_retour = melding.soort == Uitbetaalmelding.Soort.RETOUR
            uit[u.pk] = Bankstand.TERUG if is_retour else Bankstand.AFGEKEURD, melding
        else:
            uit[u.pk] = _stand(u, bestanden.get(u.run_id, []), bevestigd), None
    return uit


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


def _stand(u: Uitbetaling, bestanden: list[BankBestand], bevestigd: set[str]) -> Bankstand:
    standen = {_bestandstand(bestand, bevestigd) for bestand in bestanden}
    if not standen:
        return Bankstand.GEBOEKT
    if len(standen) == 1:
        return standen.pop()
    return _bestandstand(_bestand_van(u, bestanden), bevestigd)


def _bestand_van(uitbetaling: Uitbetaling, bestanden: list[BankBestand]) -> BankBestand:
    """The file of a line, by counting: only when the files of a run differ in state."""
    eerder = Uitbetaling.objects.filter(run_id=uitbetaling.run_id, pk__lt=uitbetaling.pk).count()
    for bestand in bestanden:
        if eerder < bestand.aantal:
            return bestand
        eerder -= bestand.aantal
    return bestanden[-1]


def _bestandstand(bestand: BankBestand, bevestigd: set[str]) -> Bankstand:
    genomen = bestand.status in (_S.GEACCEPTEERD, _S.DEELS)
    if genomen:
        return Bankstand.BEVESTIGD if bestand.msg_id in bevestigd else Bankstand.GEACCEPTEERD
    if bestand.status == _S.GEWEIGERD:
        return Bankstand.GEWEIGERD
    if bestand.status == _S.AANGELEVERD:
        return Bankstand.AANGELEVERD
    return Bankstand.BESTAND_GEMAAKT
