"""Step bevestigen: wait until the bank took every file and its money stands on the account.

What the bank sends is taken in by `lees_bank` (beat asks every minute), never by the step itself. Of a direct debit
this room hears which lines were refused; the money is the business of `ontvangen`.
"""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run, Stap
from duo_portal.batches.soorten import NogNiet
from duo_portal.gateways.bank.bankregel import Bankregel
from duo_portal.gateways.bank.bericht import BerichtGeweigerd
from duo_portal.gateways.bank.pain002 import Bestandsuitslag, Regeluitslag, Uitslag
from duo_portal.gateways.models import Afschriftregel, BankBestand
from terugbetalen.models import Termijn

from .aanleveren import VERVANGING
from .meldingen import OnbekendeIncasso, meld, termijn_bij

GENOMEN = (BankBestand.Status.GEACCEPTEERD, BankBestand.Status.DEELS)


def bevestig(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """Count of files that the bank took and credited; raises `NogNiet` while one of them is open.

    A file that was refused as a whole counts once its replacement does (`aanleveren.vervang`).
    """
    bestanden = te_bevestigen(run)
    open_ = [bestand.msg_id for bestand in bestanden if not is_bevestigd(bestand)]
    if open_:
        raise NogNiet(f"De bank heeft nog niet geantwoord op {', '.join(open_)}.")
    return {"bestanden_bevestigd": len(bestanden)}


def te_bevestigen(run: Run) -> list[BankBestand]:
    """The files that count: the last one of every part."""
    laatste: dict[int, BankBestand] = {}
    for bestand in BankBestand.objects.filter(run_id=run.pk).order_by("volgnummer"):
        laatste[(bestand.volgnummer or 0) % VERVANGING] = bestand
    return list(laatste.values())


def is_bevestigd(bestand: BankBestand) -> bool:
    """Whether the bank accepted the file and credited it; nothing is credited when every line was refused."""
    if bestand.status not in GENOMEN:
        return False
    bijgeschreven = Afschriftregel.objects.filter(msg_id=bestand.msg_id, bedrag_centen__gt=0)
    return bijgeschreven.exists() or bool(
        bestand.incasso_kop and _geweigerd(bestand) >= bestand.aantal
    )


class Incassoantwoorden:
    """What this room does with an answer of the bank (`gateways/bank/ontvangers.py`)."""

    def is_van(self, bestand: BankBestand) -> bool:
        """Every direct debit file is ours."""
        return bestand.soort == BankBestand.Soort.PAIN008

    def regels(self, bestand: BankBestand, uitslagen: Sequence[Regeluitslag]) -> None:
        """Remember which collections the bank refused; their terms are open as they were."""
        for uitslag in uitslagen:
            if uitslag.uitslag is not Uitslag.GEWEIGERD:
                continue
            try:
                termijn = termijn_bij(uitslag.end_to_end_id)
            except OnbekendeIncasso as fout:
                raise BerichtGeweigerd("REGEL", str(fout)) from fout
            if termijn.run_id != bestand.run_id:
                raise BerichtGeweigerd("REGEL", "De bank noemt een regel van een ander bestand.")
            meld(
                kenmerk=termijn.kenmerk,
                code=uitslag.reden,
                bron=bestand.msg_id,
                op=bedrijfsdatum.vandaag(),
            )

    def bestand(self, bestand: BankBestand, uitslag: Bestandsuitslag, oordeel: Uitslag) -> None:
        """The fate of a whole file stands in its status; a refused one waits for a person (`vervang`)."""

    def bankregels(
        self, bestand: BankBestand, regels: Sequence[Bankregel]
    ) -> Sequence[Afschriftregel.Status | None]:
        """Money is the business of `ontvangen`."""
        return [None] * len(regels)


def _geweigerd(bestand: BankBestand) -> int:
    return Termijn.objects.filter(run_id=bestand.run_id, meldingen__bron=bestand.msg_id).count()
