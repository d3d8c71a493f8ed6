"""Reading the key rings of the settings: "version:base64 of 32 bytes", the first one for new values."""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

SLEUTEL_BYTES = 32


class SleutelOnbruikbaar(ValueError):
    """A key of the settings cannot be read; the text never holds the key itself."""


class SleutelOnbekend(LookupError):
    """A value was made with a key version that is no longer in the ring."""


@dataclass(frozen=True)
class Sleutelbos:
    """Keys by version. `actueel` is the version for new values; the others only read old ones."""

    actueel: int
    sleutels: Mapping[int, bytes] = field(repr=False)

    @property
    def sleutel(self) -> bytes:
        """The key for new values."""
        return self.sleutels[self.actueel]

    def van(self, versie: int) -> bytes:
        """The key of a version; raises `SleutelOnbekend` when it was taken out of the ring."""
        try:
            return self.sleutels[versie]
        except KeyError:
            raise SleutelOnbekend(
                f"Sleutelversie {versie} staat niet meer in de instellingen: zet haar achteraan terug."
            ) from None


def lees_sleutels(teksten: Sequence[str], *, instelling: str) -> Sleutelbos:
    """The ring in the setting named `instelling`; raises `SleutelOnbruikbaar` when empty, double or malformed."""
    gevonden: dict[int, bytes] = {}
    for plaats, tekst in enumerate(teksten, start=1):
        versie, _, waarde = tekst.strip().partition(":")
        try:
            sleutel = base64.b64decode(waarde, validate=True)
        except binascii.Error:
            sleutel = b""
        if not versie.isdecimal() or len(sleutel) != SLEUTEL_BYTES:
            raise SleutelOnbruikbaar(
                f"{instelling}, plaats {plaats}: verwacht 'versie:base64 van {SLEUTEL_BYTES} bytes'."
            )
        if int(versie) in gevonden:
            raise SleutelOnbruikbaar(f"{instelling}: versie {int(versie)} staat er twee keer in.")
        gevonden[int(versie)] = sleutel
    if not gevonden:
        raise SleutelOnbruikbaar(f"{instelling} is leeg: stel minstens één sleutel in.")
    return Sleutelbos(actueel=next(iter(gevonden)), sleutels=gevonden)
