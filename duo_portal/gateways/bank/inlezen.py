"""Answers of the bank, each exactly once into the books: whole file or nothing.

A file is stored, and then judged and taken in from first to last byte within one transaction, together with what
the app above books for it. The record of the file is unique by its hash, so a second importer waits for the
first and then finds nothing left to do. What cannot be taken in goes to quarantine with a reason; what only
came too early (a statement before its predecessor) stays in the folder and is tried again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Protocol

from django.db import IntegrityError, transaction

from duo_portal.foundation import clock
from duo_portal.gateways.bank.archief import Gearchiveerd, archiveer, in_quarantaine
from duo_portal.gateways.bank.bericht import CAMT053, PAIN002, BerichtGeweigerd, naamruimte_van
from duo_portal.gateways.bank.bestanden import bewaren_tot
from duo_portal.gateways.bank.inlezen_afschrift import AfschriftVerwerker, neem_afschriften_in
from duo_portal.gateways.bank.inlezen_antwoord import (
    AntwoordVerwerker,
    Vastleggen,
    neem_antwoord_in,
)
from duo_portal.gateways.bank.kanaal import BankKanaal
from duo_portal.gateways.models import BankBestand, InQuarantaine

Soort = BankBestand.Soort
TE_VROEG = frozenset({"VOLGORDE", "NIET_VERZONDEN"})
"""Codes of files that may be right later: they wait in the folder."""


class Uitkomst(Enum):
    """What became of a received file."""

    VERWERKT = "verwerkt"
    AL_VERWERKT = "al_verwerkt"
    QUARANTAINE = "quarantaine"


@dataclass(frozen=True, slots=True)
class Inlezing:
    """What became of one file; `code` and `reden` say why it is in quarantine and are "" otherwise."""

    naam: str
    uitkomst: Uitkomst
    code: str = ""
    reden: str = ""

    @property
    def is_te_vroeg(self) -> bool:
        """Whether the file may be right later."""
        return self.code in TE_VROEG


class _AlVerwerkt(Exception):
    """Another importer took this very file in."""


def verwerk_pain002(bron: Path, verwerker: AntwoordVerwerker, op: date) -> Inlezing:
    """Take in an answer on a payment file, once. `op` is the business date."""
    gearchiveerd = archiveer(bron)
    vastleggen = _vastlegger(gearchiveerd, Soort.PAIN002, op)
    return _eenmaal(
        gearchiveerd,
        Soort.PAIN002,
        op,
        lambda: neem_antwoord_in(gearchiveerd.openen, vastleggen, verwerker),
    )


def verwerk_camt053(bron: Path, verwerker: AfschriftVerwerker, op: date) -> Inlezing:
    """Take in account statements, once. `op` is the business date: nothing may be booked after it."""
    gearchiveerd = archiveer(bron)
    vastleggen = _vastlegger(gearchiveerd, Soort.CAMT053, op)
    return _eenmaal(
        gearchiveerd,
        Soort.CAMT053,
        op,
        lambda: neem_afschriften_in(gearchiveerd.openen, vastleggen, verwerker, op),
    )


class BankVerwerker(AntwoordVerwerker, AfschriftVerwerker, Protocol):
    """Both kinds of answers in one object."""


def verwerk_ontvangen(kanaal: BankKanaal, verwerker: BankVerwerker, op: date) -> Sequence[Inlezing]:
    """Take in all that lies ready, answers before statements. What is too early is tried until nothing moves."""
    uit: dict[Path, Inlezing] = {}
    te_doen = list(kanaal.ontvangen())
    is_vooruit = True
    while te_doen and is_vooruit:
        is_vooruit, later = False, []
        for pad in sorted(te_doen, key=_antwoorden_eerst):
            try:
                uit[pad] = inlezing = verwerk_bestand(pad, verwerker, op)
            except FileNotFoundError:
                if pad.exists():
                    raise
                continue  # another importer took it in and cleared it away
            if inlezing.is_te_vroeg:
                later.append(pad)
                continue
            kanaal.afgehandeld(pad)
            is_vooruit = True
        te_doen = later
    return list(uit.values())


def _antwoorden_eerst(pad: Path) -> tuple[bool, str]:
    try:
        return _soort_van(pad) == Soort.CAMT053, pad.name
    except FileNotFoundError:
        return True, pad.name


def verwerk_bestand(bron: Path, verwerker: BankVerwerker, op: date) -> Inlezing:
    """Take in one file of either kind; anything else goes to quarantine."""
    soort = _soort_van(bron)
    if soort == Soort.PAIN002:
        return verwerk_pain002(bron, verwerker, op)
    if soort == Soort.CAMT053:
        return verwerk_camt053(bron, verwerker, op)
    gearchiveerd = archiveer(bron)
    return _apart(gearchiveerd, _fout_van(gearchiveerd), "", op)


def _soort_van(bron: Path) -> BankBestand.Soort | None:
    try:
        with bron.open("rb") as bestand:
            naamruimte = naamruimte_van(bestand)
    except BerichtGeweigerd:
        return None
    return {PAIN002: Soort.PAIN002, CAMT053: Soort.CAMT053}.get(naamruimte)


def _fout_van(bron: Gearchiveerd) -> BerichtGeweigerd:
    try:
        with bron.openen() as bestand:
            naamruimte_van(bestand)
    except BerichtGeweigerd as fout:
        return fout
    return BerichtGeweigerd("VERSIE", "Dit soort bericht, of deze versie ervan, lezen we niet in.")


def _vastlegger(bron: Gearchiveerd, soort: BankBestand.Soort, op: date) -> Vastleggen:
    def vastleggen(msg_id: str, antwoord_op: BankBestand | None) -> BankBestand:
        try:
            with transaction.atomic():
                return BankBestand.objects.create(
                    soort=soort,
                    msg_id=msg_id,
                    antwoord_op=antwoord_op,
                    status=BankBestand.Status.VERWERKT,
                    sha256=bron.inhoud.sha256,
                    omvang=bron.inhoud.omvang,
                    pad=bron.pad,
                    bedrijfsdatum=op,
                    aangemaakt_at=clock.nu(),
                    bewaren_tot=bewaren_tot(op),
                )
        except IntegrityError:
            if BankBestand.objects.filter(sha256=bron.inhoud.sha256).exists():
                raise _AlVerwerkt from None
            raise BerichtGeweigerd(
                "MSGID_DUBBEL",
                "De bank gebruikte dit MsgId al voor een bericht met een andere inhoud.",
            ) from None

    return vastleggen


def _eenmaal(
    bron: Gearchiveerd, soort: BankBestand.Soort, op: date, inname: Callable[[], None]
) -> Inlezing:
    try:
        with transaction.atomic():
            if BankBestand.objects.filter(sha256=bron.inhoud.sha256).exists():
                raise _AlVerwerkt
            inname()
    except _AlVerwerkt:
        return Inlezing(bron.naam, Uitkomst.AL_VERWERKT)
    except BerichtGeweigerd as fout:
        return _apart(bron, fout, soort, op)
    InQuarantaine.objects.filter(sha256=bron.inhoud.sha256, opgelost_at=None).update(
        opgelost_at=clock.nu(), oplossing="Later alsnog ingelezen."
    )
    return Inlezing(bron.naam, Uitkomst.VERWERKT)


def _apart(bron: Gearchiveerd, fout: BerichtGeweigerd, soort: str, op: date) -> Inlezing:
    in_quarantaine(bron, fout, soort=soort, op=op)
    return Inlezing(bron.naam, Uitkomst.QUARANTAINE, fout.code, str(fout))
