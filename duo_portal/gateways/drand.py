"""drand, a public beacon of randomness: what did a round of a chain bring?

`HttpDrand` asks a relay; nothing it says is believed before the app has checked it. `FakeDrand` knows stored rounds
only, which an app hands over when it is ready (`bewaar`).
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.request import urlopen

from django.conf import settings

from .koppeling import KoppelingNietIngericht

WACHT_SECONDEN, HOOGSTENS_BYTES = 10, 10_000
_KETEN = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Ronde:
    """One round as the beacon gives it, in hexadecimal."""

    nummer: int
    randomness: str
    signature: str


class Drand(Protocol):
    """What we may ask the beacon."""

    def ronde(self, keten: str, nummer: int) -> Ronde | None:
        """Round `nummer` of the chain with this hash; None while it is not there."""


class FakeDrand:
    """The stored rounds."""

    def ronde(self, keten: str, nummer: int) -> Ronde | None:
        """See `Drand`."""
        return _bewaard.get((keten, nummer))


class HttpDrand:
    """A relay, at the address that the setting DRAND_URL names."""

    def __init__(self) -> None:
        self._url = str(getattr(settings, "DRAND_URL", "")).rstrip("/")
        if not self._url.startswith("https://"):
            raise KoppelingNietIngericht(
                "De koppeling 'drand' is niet ingericht: noem een https-adres in DRAND_URL."
            )

    def ronde(self, keten: str, nummer: int) -> Ronde | None:
        """See `Drand`. Raises OSError when the relay cannot be reached, ValueError for an answer that is none."""
        if not _KETEN.fullmatch(keten):
            raise ValueError("A chain is named by its hash of 64 hexadecimal digits.")
        adres = f"{self._url}/{keten}/public/{nummer:d}"
        try:
            with urlopen(adres, timeout=WACHT_SECONDEN) as antwoord:  # noqa: S310  (https only, see above)
                gelezen: Any = json.loads(antwoord.read(HOOGSTENS_BYTES))
        except HTTPError as fout:
            if fout.code in {404, 425}:
                return None
            raise
        try:
            return Ronde(
                int(gelezen["round"]), str(gelezen["randomness"]), str(gelezen["signature"])
            )
        except (KeyError, TypeError) as fout:
            raise ValueError(f"The relay gave no round {nummer}.") from fout


_bewaard: dict[tuple[str, int], Ronde] = {}


def bewaar(keten: str, ronden: Iterable[Ronde]) -> None:
    """Let `FakeDrand` know these rounds."""
    _bewaard.update({(keten, ronde.nummer): ronde for ronde in ronden})
