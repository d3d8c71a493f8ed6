"""The way to the bank: a folder that the bank empties, and one that it fills.

`BestandsKanaal` is the live client (the bank's own transfer software watches the folders); `FakeKanaal` keeps
what was delivered in memory. Delivering the same file twice is harmless: same name, same bytes, same MsgId.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from django.conf import settings

from duo_portal.gateways.bank.versleuteld_bestand import (
    BestandBeschadigd,
    Inhoud,
    bank_sleutels,
    lees_versleuteld,
    sync_map,
)


def bankmap() -> Path:
    """Folder of all bank traffic: `uit`, `in` and the encrypted `archief`."""
    return Path(settings.BANK_MAP or settings.VAR_DIR / "bank")


class BankKanaal(Protocol):
    """Delivers whole files and says what came in."""

    def lever_aan(self, bron: Path, inhoud: Inhoud, msg_id: str) -> None:
        """Deliver the encrypted file `bron`, only when its text has exactly hash and size `inhoud`.

        Raises `BestandBeschadigd`; the bank then sees nothing.
        """

    def ontvangen(self) -> Sequence[Path]:
        """Whole files that the bank left, oldest name first; they stay until `afgehandeld`."""

    def afgehandeld(self, pad: Path) -> None:
        """Take a received file away, once it is stored in our archive."""


def _geverifieerd(bron: Path, inhoud: Inhoud) -> Iterator[bytes]:
    digest, omvang = hashlib.sha256(), 0
    for blok in lees_versleuteld(bron, bank_sleutels()):
        digest.update(blok)
        omvang += len(blok)
        yield blok
    if Inhoud(digest.hexdigest(), omvang) != inhoud:
        raise BestandBeschadigd(
            f"{bron.name} is niet het bestand dat is vastgelegd: bouw het opnieuw."
        )


class BestandsKanaal:
    """Two folders on disk. In `uit` the text is readable, for the bank: it empties the folder at once."""

    def __init__(self, map_: Path | None = None) -> None:
        self.uit = (map_ or bankmap()) / "uit"
        self.in_ = (map_ or bankmap()) / "in"

    def lever_aan(self, bron: Path, inhoud: Inhoud, msg_id: str) -> None:
        """See `BankKanaal`: appears under its name whole and verified, or not at all."""
        self.uit.mkdir(parents=True, exist_ok=True, mode=0o700)
        onaf = self.uit / f".{msg_id}.{os.getpid()}.onaf"
        try:
            with os.fdopen(
                os.open(onaf, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb"
            ) as doel:
                for blok in _geverifieerd(bron, inhoud):
                    doel.write(blok)
                doel.flush()
                os.fsync(doel.fileno())
            onaf.replace(self.uit / f"{msg_id}.xml")
        finally:
            onaf.unlink(missing_ok=True)
        sync_map(self.uit)

    def ontvangen(self) -> Sequence[Path]:
        """See `BankKanaal`: names that start with a dot are still being written."""
        if not self.in_.exists():
            return []
        return sorted(pad for pad in self.in_.glob("*.xml") if not pad.name.startswith("."))

    def afgehandeld(self, pad: Path) -> None:
        """See `BankKanaal`."""
        pad.unlink(missing_ok=True)


class FakeKanaal:
    """Keeps deliveries in memory, in order, with repeats."""

    def __init__(self) -> None:
        self.aangeleverd: list[tuple[str, bytes]] = []
        self.inkomend: list[Path] = []

    def lever_aan(self, bron: Path, inhoud: Inhoud, msg_id: str) -> None:
        """See `BankKanaal`."""
        self.aangeleverd.append((msg_id, b"".join(_geverifieerd(bron, inhoud))))

    def ontvangen(self) -> Sequence[Path]:
        """See `BankKanaal`."""
        return list(self.inkomend)

    def afgehandeld(self, pad: Path) -> None:
        """See `BankKanaal`."""
        self.inkomend.remove(pad)
