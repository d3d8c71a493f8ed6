"""One pain.002 into the books: find our file, check that the bank talks about the same one, pass its word on."""

from collections.abc import Callable, Sequence
from typing import Protocol

from duo_portal.foundation import clock
from duo_portal.gateways.bank.bericht import BerichtGeweigerd
from duo_portal.gateways.bank.pain002 import (
    Bestandsuitslag,
    Opener,
    Regeluitslag,
    Uitslag,
    keur_pain002,
    lees_regels,
)
from duo_portal.gateways.models import BankBestand

BLOK = 1_000
Status = BankBestand.Status

_VERDER = {
    Status.AANGELEVERD: {Status.GEACCEPTEERD, Status.DEELS, Status.GEWEIGERD},
    Status.GEACCEPTEERD: {Status.DEELS, Status.GEWEIGERD},
}
_STATUS = {
    Uitslag.GEACCEPTEERD: Status.GEACCEPTEERD,
    Uitslag.DEELS: Status.DEELS,
    Uitslag.GEWEIGERD: Status.GEWEIGERD,
}

Vastleggen = Callable[[str, BankBestand | None], BankBestand]
"""Records the received file (its message id, the file it answers) and so claims it for this importer."""


class AntwoordVerwerker(Protocol):
    """What the app above books for an answer. Everything happens in one transaction, or not at all.

    The same line may be named again by a later message: book by EndToEndId, idempotently. Raise
    `BerichtGeweigerd` for a reference that is not a line of this file; the message then goes to quarantine.
    """

    def regels(self, bestand: BankBestand, uitslagen: Sequence[Regeluitslag]) -> None:
        """Lines the bank names, a block at a time: refused ones, from some banks also accepted ones."""

    def bestand(self, bestand: BankBestand, uitslag: Bestandsuitslag, oordeel: Uitslag) -> None:
        """Last: the fate of the lines that were not named. `oordeel` is geaccepteerd, deels or geweigerd."""


def oordeel_over(uitslag: Bestandsuitslag) -> Uitslag:
    """One word on the whole file, also when the bank speaks of groups or lines only."""
    if uitslag.uitslag is not None:
        return uitslag.uitslag
    groepen = {groep.uitslag for groep in uitslag.groepen if groep.uitslag is not None}
    if len(groepen) == 1:
        (een,) = groepen
        return Uitslag.DEELS if een is Uitslag.GEACCEPTEERD and uitslag.aantal_geweigerd else een
    if uitslag.aantal_geweigerd or len(groepen) > 1:
        return Uitslag.DEELS
    return Uitslag.IN_BEHANDELING


def neem_antwoord_in(openen: Opener, vastleggen: Vastleggen, verwerker: AntwoordVerwerker) -> None:
    """Within the caller's transaction; raises `BerichtGeweigerd`."""
    uitslag = keur_pain002(openen)
    origineel = _origineel(uitslag)
    oordeel = oordeel_over(uitslag)
    vastleggen(uitslag.bericht_id, origineel)
    if origineel.status == Status.COMPLEET:
        # We stopped between sending and noting it; the bank's answer proves that it was sent.
        _zet(origineel, Status.AANGELEVERD)
    if oordeel not in _STATUS:
        return
    _geef_door(openen, origineel, verwerker)
    verwerker.bestand(origineel, uitslag, oordeel)
    if (nieuw := _STATUS[oordeel]) in _VERDER.get(Status(origineel.status), set()):
        _zet(origineel, nieuw)


def _origineel(uitslag: Bestandsuitslag) -> BankBestand:
    bestand = (
        BankBestand.objects.select_for_update()
        .filter(soort=uitslag.soort, msg_id=uitslag.msg_id)
        .first()
    )
    if bestand is None:
        raise BerichtGeweigerd(
            "ONBEKEND_BESTAND", "Het antwoord gaat over een bestand dat wij niet kennen."
        )
    if bestand.status == Status.IN_OPBOUW:
        raise BerichtGeweigerd(
            "NIET_VERZONDEN", f"Antwoord op {bestand.msg_id}, dat niet verzonden is."
        )
    if uitslag.aantal not in (None, bestand.aantal) or uitslag.totaal_centen not in (
        None,
        bestand.totaal_centen,
    ):
        raise BerichtGeweigerd(
            "TOTALEN", f"De bank noemt andere totalen dan die van {bestand.msg_id}."
        )
    return bestand


def _geef_door(openen: Opener, origineel: BankBestand, verwerker: AntwoordVerwerker) -> None:
    blok: list[Regeluitslag] = []
    for regel in lees_regels(openen):
        blok.append(regel)
        if len(blok) == BLOK:
            verwerker.regels(origineel, blok)
            blok = []
    if blok:
        verwerker.regels(origineel, blok)


def _zet(bestand: BankBestand, status: BankBestand.Status) -> None:
    bestand.status = status
    velden = ["status"]
    if bestand.aangeleverd_at is None:
        bestand.aangeleverd_at = clock.nu()
        velden.append("aangeleverd_at")
    bestand.save(update_fields=velden)
