"""Step bevestigen: wait until every file of the run has its answer and its line on the account.

What the bank sends is taken in by `lees_bank` (beat asks every minute), never by the step itself: an answer may
come before, during or days after it, and three times, with the same end.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Sum

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run, Stap
from duo_portal.batches.soorten import NogNiet
from duo_portal.gateways.bank.bankregel import Bankregel
from duo_portal.gateways.bank.bericht import BerichtGeweigerd
from duo_portal.gateways.bank.inlezen import Inlezing, verwerk_ontvangen
from duo_portal.gateways.bank.ontvangers import (
    Verdeler,
    registreer_ontvanger,
    registreer_vangnet,
)
from duo_portal.gateways.bank.pain002 import Bestandsuitslag, Regeluitslag, Uitslag
from duo_portal.gateways.models import Afschriftregel, BankBestand
from duo_portal.ledger import patterns, patterns_schuld
from duo_portal.ledger.chart import ONDERWEG_BANK
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.legs import Leg
from duo_portal.ledger.models import Boeking
from duo_portal.ledger.operations import post

from ..models import Uitbetaalmelding, Uitbetaling
from .aanleveren import VERVANGING, bankkanaal
from .meldingen import BedragWijktAf, OnbekendeBetaling, betaling_bij, keur_af, kom_terug

GEMATCHT = Afschriftregel.Status.GEMATCHT


def bevestig(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """Count of files that the bank took and booked; raises `NogNiet` while one of them is open.

    A file that was refused as a whole counts once its replacement does (`aanleveren.vervang`).
    """
    open_ = [bestand.msg_id for bestand in te_bevestigen(run) if not is_bevestigd(bestand)]
    if open_:
        raise NogNiet(f"De bank heeft nog niet geantwoord op {', '.join(open_)}.")
    return {"bestanden_bevestigd": len(te_bevestigen(run))}


def te_bevestigen(run: Run) -> list[BankBestand]:
    """The files that count: the last one of every part."""
    laatste: dict[int, BankBestand] = {}
    for bestand in BankBestand.objects.filter(run_id=run.pk).order_by("volgnummer"):
        laatste[(bestand.volgnummer or 0) % VERVANGING] = bestand
    return list(laatste.values())


def is_bevestigd(bestand: BankBestand) -> bool:
    """Whether the bank accepted the file and its money left the account."""
    if onderweg_centen(bestand.msg_id) == 0:
        return True  # every line was refused and turned back: no money leaves, so no line on the account comes
    genomen = bestand.status in (BankBestand.Status.GEACCEPTEERD, BankBestand.Status.DEELS)
    return genomen and Boeking.objects.filter(sleutel=f"bankbevestiging:{bestand.msg_id}").exists()


def lees_bank() -> list[Inlezing]:
    """Take in all that the bank left; what cannot be taken in stands in quarantine with its reason."""
    return list(verwerk_ontvangen(bankkanaal(), Verdeler(), bedrijfsdatum.vandaag()))


class Bankantwoorden:
    """What studiefinanciering books for the answers of the bank: its payment files, and payments that came back.

    It takes every payment file that no other app claimed before it (`gateways/bank/ontvangers.py`).
    """

    def is_van(self, bestand: BankBestand) -> bool:
        """Payment files; direct debits are another app's."""
        return bestand.soort == BankBestand.Soort.PAIN001

    def regels(self, bestand: BankBestand, uitslagen: Sequence[Regeluitslag]) -> None:
        """Lines that the bank refused are turned back and due again."""
        for uitslag in uitslagen:
            if uitslag.uitslag is not Uitslag.GEWEIGERD:
                continue
            betaling = _betaling(uitslag.end_to_end_id)
            if betaling.run_id != bestand.run_id:
                raise BerichtGeweigerd("REGEL", "De bank noemt een regel van een ander bestand.")
            keur_af(
                betaling=betaling,
                code=uitslag.reden,
                bron=bestand.msg_id,
                op=bedrijfsdatum.vandaag(),
            )

    def bestand(self, bestand: BankBestand, uitslag: Bestandsuitslag, oordeel: Uitslag) -> None:
        """The fate of a whole file stands in its status; a refused one waits for a person (`vervang`).

        When the statement came before this answer, its line stands in suspense: now it can be matched.
        """
        onderweg = onderweg_centen(bestand.msg_id)
        for regel in Afschriftregel.objects.filter(
            msg_id=bestand.msg_id, status=Afschriftregel.Status.TUSSENREKENING
        ):
            if onderweg is None or onderweg != -regel.bedrag_centen:
                continue
            legs = patterns_schuld.tussenrekening_uit(bedrag_centen=onderweg, account=ONDERWEG_BANK)
            _post(
                f"bankbevestiging:{bestand.msg_id}",
                Soort.TUSSENREKENING_UIT,
                [leg.gespiegeld(volgnummer=None) for leg in legs],
                regel.boekdatum,
                run_id=bestand.run_id,
            )
            regel.status = GEMATCHT
            regel.save(update_fields=["status"])

    def bankregels(
        self, bestand: BankBestand, regels: Sequence[Bankregel]
    ) -> Sequence[Afschriftregel.Status | None]:
        """Book what is ours: our batch, or a payment that came back."""
        return [self._bankregel(regel) for regel in regels]

    def _bankregel(self, regel: Bankregel) -> Afschriftregel.Status | None:
        if regel.bedrag_centen < 0 and regel.msg_id:
            return self._verzamelboeking(regel)
        if regel.bedrag_centen > 0 and regel.end_to_end_id.startswith("SF"):
            return self._retour(regel)
        return None

    def _verzamelboeking(self, regel: Bankregel) -> Afschriftregel.Status | None:
        onderweg = onderweg_centen(regel.msg_id)
        if onderweg is None or onderweg != -regel.bedrag_centen:
            return None
        _post(
            f"bankbevestiging:{regel.msg_id}",
            Soort.BANKBEVESTIGING,
            patterns.bankbevestiging(totaal_centen=onderweg),
            regel.boekdatum,
            run_id=BankBestand.objects.get(
                soort=BankBestand.Soort.PAIN001, msg_id=regel.msg_id
            ).run_id,
        )
        return GEMATCHT

    def _retour(self, regel: Bankregel) -> Afschriftregel.Status | None:
        try:
            kom_terug(
                betaling=betaling_bij(regel.end_to_end_id),
                bedrag_centen=regel.bedrag_centen,
                code=regel.retour_reden or "MS03",
                bron=regel.sleutel,
                op=regel.boekdatum,
            )
        except (OnbekendeBetaling, BedragWijktAf):
            return None
        return Afschriftregel.Status.RETOUR


def boek_onbekend(regel: Bankregel) -> None:
    """Money that nobody recognises waits in suspense (1190); money that left without our knowing is taken from it."""
    if regel.bedrag_centen == 0:
        return
    legs = patterns_schuld.tussenrekening_in(bedrag_centen=abs(regel.bedrag_centen))
    if regel.bedrag_centen < 0:
        legs = [leg.gespiegeld(volgnummer=None) for leg in legs]
    _post(regel.sleutel, Soort.TUSSENREKENING_IN, legs, regel.boekdatum)


def registreer_bank() -> None:
    """Make known which bank files are ours, and who books unknown money; called when the app is ready."""
    registreer_ontvanger("studiefinanciering", Bankantwoorden(), volgorde=20)
    registreer_vangnet(boek_onbekend)


def onderweg_centen(msg_id: str) -> int | None:
    """What should leave the account for a file: its total minus the lines that were refused; None = not ours."""
    bestand = BankBestand.objects.filter(soort=BankBestand.Soort.PAIN001, msg_id=msg_id).first()
    if bestand is None:
        return None
    afgekeurd = afgekeurd_centen(bestand)
    return bestand.totaal_centen - afgekeurd


def afgekeurd_centen(bestand: BankBestand) -> int:
    """Cents of the lines of this file that the bank refused before paying."""
    som = Uitbetaalmelding.objects.filter(
        soort=Uitbetaalmelding.Soort.AFGEKEURD, bron=bestand.msg_id
    ).aggregate(som=Sum("uitbetaling__bedrag_centen"))["som"]
    return int(som or 0)


def _betaling(end_to_end_id: str) -> Uitbetaling:
    try:
        return betaling_bij(end_to_end_id)
    except OnbekendeBetaling as fout:
        raise BerichtGeweigerd("REGEL", str(fout)) from fout


def _post(sleutel: str, soort: Soort, legs: list[Leg], op: date, run_id: int | None = None) -> None:
    post(sleutel=sleutel, soort=soort, legs=legs, persoon_id=None, effectief_op=op, run_id=run_id)
