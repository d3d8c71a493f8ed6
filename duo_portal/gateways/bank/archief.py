"""What the bank sends is first stored (encrypted, under its hash), then read from that store, never from the folder.

So the bytes that were judged are the bytes that were taken in, and a file can be read again years later.
"""

import uuid
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from django.db import IntegrityError, transaction

from duo_portal.gateways.bank.bericht import BerichtGeweigerd
from duo_portal.gateways.bank.bestanden import bewaren_tot
from duo_portal.gateways.bank.kanaal import bankmap
from duo_portal.gateways.bank.versleuteld_bestand import (
    Inhoud,
    VersleuteldLezer,
    VersleuteldSchrijver,
    bank_sleutels,
)
from duo_portal.gateways.models import InQuarantaine

_BLOK = 1 << 16


@dataclass(frozen=True, slots=True)
class Gearchiveerd:
    """A received file in the archive. `naam` is the bank's file name, `pad` lies under the bank folder."""

    naam: str
    inhoud: Inhoud
    pad: str

    def openen(self) -> BinaryIO:
        """The readable bytes, from the start."""
        return cast("BinaryIO", VersleuteldLezer(bankmap() / self.pad, bank_sleutels()))


def archiveer(bron: Path) -> Gearchiveerd:
    """Copy a received file into the archive; the same bytes get the same name, whoever comes first."""
    archief = bankmap() / "archief"
    tijdelijk = archief / f"binnen-{uuid.uuid4().hex}"
    with bron.open("rb") as bestand, VersleuteldSchrijver(tijdelijk, bank_sleutels()) as schrijver:
        while blok := bestand.read(_BLOK):
            schrijver.write(blok)
    doel = archief / f"in-{schrijver.inhoud.sha256}.xml.enc"
    tijdelijk.replace(doel)
    return Gearchiveerd(bron.name[:200], schrijver.inhoud, str(doel.relative_to(bankmap())))


def in_quarantaine(
    bron: Gearchiveerd, fout: BerichtGeweigerd, *, soort: str, op: date
) -> InQuarantaine:
    """Set a file apart with the reason; the same file again gives the same row."""
    try:
        with transaction.atomic():
            return InQuarantaine.objects.create(
                soort=soort,
                naam=bron.naam,
                sha256=bron.inhoud.sha256,
                omvang=bron.inhoud.omvang,
                pad=bron.pad,
                code=fout.code,
                reden=str(fout)[:300],
                bedrijfsdatum=op,
                bewaren_tot=bewaren_tot(op),
            )
    except IntegrityError:
        return InQuarantaine.objects.get(sha256=bron.inhoud.sha256)
