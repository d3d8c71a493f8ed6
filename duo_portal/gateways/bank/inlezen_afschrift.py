"""Statements into the books: each must follow on the one before, and each line ends in exactly one place."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Protocol

from django.conf import settings
from django.db import IntegrityError, connection, transaction

from duo_portal.gateways.bank.bankregel import Bankregel
from duo_portal.gateways.bank.bericht import BerichtGeweigerd
from duo_portal.gateways.bank.camt053 import (
    Afschriftkop,
    Boeking,
    bericht_id,
    lees_gekeurd,
)
from duo_portal.gateways.bank.herkomst import onthoud_herkomst
from duo_portal.gateways.bank.inlezen_antwoord import Vastleggen
from duo_portal.gateways.bank.pain002 import Opener
from duo_portal.gateways.models import Afschrift, Afschriftregel, BankBestand

BLOK = 5_000
"""Lines that are offered, booked and stored at once."""


class AfschriftVerwerker(Protocol):
    """What the app above books for bank lines, in the transaction that stores them."""

    def bankregels(
        self, bestand: BankBestand, regels: Sequence[Bankregel]
    ) -> Sequence[Afschriftregel.Status]:
        """Book the block; one status for each line, in order: matched, in part, returned, or suspense.

        Each line is offered once. Raise `BerichtGeweigerd` to set the whole file apart.
        """


def neem_afschriften_in(
    openen: Opener, vastleggen: Vastleggen, verwerker: AfschriftVerwerker, op: date
) -> None:
    """Within the caller's transaction; raises `BerichtGeweigerd`, also when much was booked on the way."""
    bestand = vastleggen(bericht_id(openen), None)
    regels = _gelezen(openen, bestand, op)
    while blok := list(islice(regels, BLOK)):
        _boek(blok, bestand, verwerker)


def _gelezen(
    openen: Opener, bestand: BankBestand, op: date
) -> Iterator[tuple[Afschrift | None, Bankregel]]:
    """The lines of a message with their statement, which is opened when its first line, or its end, is reached."""
    afschriften: dict[str, Afschrift | None] = {}
    for kop, boeking in lees_gekeurd(openen, op):
        if (sleutel := _sleutel(kop)) not in afschriften:
            afschriften[sleutel] = _open_afschrift(kop, bestand)
        if boeking is not None:
            for regel in _regels(kop, boeking):
                yield afschriften[sleutel], regel


def _sleutel(kop: Afschriftkop) -> str:
    return f"{kop.rekening} {kop.afschrift_id}"


def _open_afschrift(kop: Afschriftkop, bestand: BankBestand) -> Afschrift | None:
    """The new statement, or None when it was taken in before under another file."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('afschrift:' || %s, 0))", [kop.rekening]
        )
    eigen = Afschrift.objects.filter(rekening=kop.rekening)
    feiten = (kop.nummer, kop.datum, kop.begin_centen, kop.eind_centen)
    if (oud := eigen.filter(afschrift_id=kop.afschrift_id).first()) is not None:
        if (oud.nummer, oud.datum, oud.begin_centen, oud.eind_centen) != feiten:
            raise BerichtGeweigerd(
                "AFSCHRIFT_ANDERS", f"Afschrift {kop.nummer} is al ingelezen met een andere inhoud."
            )
        return None
    if (vorige := eigen.order_by("-id").first()) is not None:
        _keur_aansluiting(kop, vorige)
    elif kop.nummer > (eerste := int(getattr(settings, "BANK_EERSTE_AFSCHRIFT", 1))):
        raise BerichtGeweigerd(
            "VOLGORDE",
            f"Afschrift {kop.nummer} is het eerste dat we zien; we wachten op nummer {eerste} "
            "(BANK_EERSTE_AFSCHRIFT).",
        )
    return Afschrift.objects.create(
        bestand=bestand,
        rekening=kop.rekening,
        nummer=kop.nummer,
        afschrift_id=kop.afschrift_id,
        datum=kop.datum,
        begin_centen=kop.begin_centen,
        eind_centen=kop.eind_centen,
    )


def _keur_aansluiting(kop: Afschriftkop, vorige: Afschrift) -> None:
    is_nieuw_jaar = kop.nummer == 1 and kop.datum.year > vorige.datum.year
    if kop.nummer > vorige.nummer + 1 and not is_nieuw_jaar:
        raise BerichtGeweigerd(
            "VOLGORDE",
            f"Afschrift {kop.nummer} volgt niet op {vorige.nummer}: er ontbreekt een afschrift.",
        )
    if (kop.nummer != vorige.nummer + 1 and not is_nieuw_jaar) or kop.datum < vorige.datum:
        raise BerichtGeweigerd(
            "NUMMER", f"Afschrift {kop.nummer} komt na afschrift {vorige.nummer}."
        )
    if kop.begin_centen != vorige.eind_centen:
        raise BerichtGeweigerd(
            "SALDO",
            f"Het beginsaldo van afschrift {kop.nummer} is niet het eindsaldo van {vorige.nummer}.",
        )


def _regels(kop: Afschriftkop, boeking: Boeking) -> Iterator[Bankregel]:
    delen = boeking.transacties or (None,)
    for plaats, deel in enumerate(delen, start=1 if len(delen) > 1 else 0):
        yield Bankregel(
            rekening=kop.rekening,
            entry_ref=boeking.entry_ref,
            deel=plaats,
            bedrag_centen=deel.bedrag_centen if deel else boeking.bedrag_centen,
            boekdatum=boeking.boekdatum,
            valutadatum=boeking.valutadatum,
            msg_id=boeking.msg_id,
            groep_id=boeking.groep_id,
            aantal=1 if len(delen) > 1 else boeking.aantal,
            end_to_end_id=deel.end_to_end_id if deel else "",
            retour_reden=deel.retour_reden if deel else "",
            is_storno=boeking.is_storno,
            tegenrekening=deel.tegenrekening if deel else "",
            naam=deel.naam if deel else "",
            omschrijving=deel.omschrijving if deel else "",
            mandaat_id=deel.mandaat_id if deel else "",
            kenmerk=deel.kenmerk if deel else "",
            oorspronkelijk_centen=deel.oorspronkelijk_centen if deel else None,
            soort=boeking.soort,
        )


_VELDEN = (
    *(
        "rekening",
        "entry_ref",
        "deel",
        "bedrag_centen",
        "boekdatum",
        "valutadatum",
        "msg_id",
        "groep_id",
    ),
    *("aantal", "end_to_end_id", "retour_reden", "is_storno"),
)


def _boek(
    blok: Sequence[tuple[Afschrift | None, Bankregel]],
    bestand: BankBestand,
    verwerker: AfschriftVerwerker,
) -> None:
    nieuw = [(afschrift, regel) for afschrift, regel in blok if afschrift is not None]
    _keur_bekend([regel for afschrift, regel in blok if afschrift is None])
    if not nieuw:
        return
    statussen = verwerker.bankregels(bestand, [regel for _, regel in nieuw])
    rijen = [
        Afschriftregel(
            afschrift=afschrift, status=status, **{naam: getattr(regel, naam) for naam in _VELDEN}
        )
        for (afschrift, regel), status in zip(nieuw, statussen, strict=True)
    ]
    try:
        with transaction.atomic():
            Afschriftregel.objects.bulk_create(rijen)
    except IntegrityError:
        raise BerichtGeweigerd(
            "BOEKING_DUBBEL", "Een boeking is al ingelezen met een ander afschrift."
        ) from None
    onthoud_herkomst(
        (rij, regel)
        for rij, (_, regel) in zip(rijen, nieuw, strict=True)
        if rij.status == Afschriftregel.Status.TUSSENREKENING
    )


def _keur_bekend(regels: Sequence[Bankregel]) -> None:
    """A statement that came again must hold the very lines that are stored."""
    gezocht = {(r.rekening, r.entry_ref, r.deel): r.bedrag_centen for r in regels}
    gevonden = Afschriftregel.objects.filter(
        entry_ref__in={r.entry_ref for r in regels}
    ).values_list("rekening", "entry_ref", "deel", "bedrag_centen")
    opgeslagen = {(rekening, ref, deel): centen for rekening, ref, deel, centen in gevonden}
    if any(opgeslagen.get(sleutel) != centen for sleutel, centen in gezocht.items()):
        raise BerichtGeweigerd(
            "AFSCHRIFT_ANDERS", "Een afschrift kwam opnieuw, met andere boekingen."
        )
