"""Who sent unknown money: kept encrypted beside its line, read only at the desk where its destination is sought."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from duo_portal.gateways.bank.bankregel import Bankregel
from duo_portal.gateways.bank.versleuteld_bestand import bank_sleutels
from duo_portal.gateways.models import Afschriftregel, Herkomst

_DOEL = b"herkomst van een bankregel"
_NONCE = 12


@dataclass(frozen=True, slots=True)
class Afzender:
    """What the bank told about the other side; "" where it told nothing."""

    iban: str = field(default="", repr=False)
    naam: str = field(default="", repr=False)
    omschrijving: str = field(default="", repr=False)
    kenmerk: str = field(default="", repr=False)
    mandaat_id: str = field(default="", repr=False)


def onthoud_herkomst(regels: Iterable[tuple[Afschriftregel, Bankregel]]) -> None:
    """Keep it for these stored lines, in one statement; a line without any of it has no row."""
    paren = [
        (rij, json.dumps([r.tegenrekening, r.naam, r.omschrijving, r.kenmerk, r.mandaat_id]))
        for rij, r in regels
        if r.tegenrekening or r.naam or r.omschrijving or r.kenmerk or r.mandaat_id
    ]
    if not paren:
        return
    bos = bank_sleutels()
    sleutel = AESGCM(bos.sleutel)
    Herkomst.objects.bulk_create(
        Herkomst(regel=rij, versleuteld=_sluit(sleutel, tekst), sleutel_id=bos.actueel)
        for rij, tekst in paren
    )


def afzender_van(regel: Afschriftregel) -> Afzender:
    """Who sent this line; empty when the bank told nothing or the line was never unknown."""
    rij = Herkomst.objects.filter(regel=regel).first()
    if rij is None:
        return Afzender()
    sleutel, inhoud = AESGCM(bank_sleutels().van(rij.sleutel_id)), bytes(rij.versleuteld)
    tekst = sleutel.decrypt(inhoud[:_NONCE], inhoud[_NONCE:], _DOEL)
    return Afzender(*json.loads(tekst))


def _sluit(sleutel: AESGCM, tekst: str) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + sleutel.encrypt(nonce, tekst.encode(), _DOEL)
