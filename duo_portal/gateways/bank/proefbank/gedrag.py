"""What this bank does wrong, and how often. A throw depends on seed and subject only, not on order."""

import hashlib
from dataclasses import dataclass

MILJOEN = 1_000_000


@dataclass(frozen=True)
class Gedrag:
    """Chances in parts per million.

    Of collections: `storno` comes back within five bank days, `teruggehaald` (the debtor asks) within eight
    weeks, `betwist` (there was no mandate) within thirteen months.
    """

    weiger_bestand_ppm: int = 0
    weiger_regel_ppm: int = 0
    retour_regel_ppm: int = 0
    storno_regel_ppm: int = 0
    teruggehaald_ppm: int = 0
    betwist_ppm: int = 0
    stel_antwoord_uit_ppm: int = 0
    dubbel_antwoord_ppm: int = 0
    dubbel_afschrift_ppm: int = 0
    vreemd_antwoord_ppm: int = 0
    schud_boekingen: bool = False
    meld_alle_regels: bool = False


GOED = Gedrag()
GRILLIG = Gedrag(
    weiger_bestand_ppm=30_000,
    weiger_regel_ppm=8_000,
    retour_regel_ppm=4_000,
    storno_regel_ppm=20_000,
    teruggehaald_ppm=4_000,
    betwist_ppm=1_000,
    stel_antwoord_uit_ppm=250_000,
    dubbel_antwoord_ppm=300_000,
    dubbel_afschrift_ppm=300_000,
    vreemd_antwoord_ppm=100_000,
    schud_boekingen=True,
)
GEDRAGINGEN = {"goed": GOED, "grillig": GRILLIG}

REDENEN_BESTAND = ("AM04", "DT01", "FF01")
REDENEN_REGEL = ("AC01", "AC04", "AC06", "MD07")
REDENEN_INCASSO = ("AC01", "AC04", "AC06", "AG01", "MD07")
REDENEN_STORNO = ("AM04", "AM04", "AM04", "MS03", "MS02", "AC04", "AC06", "MD07")
REDENEN_RETOUR = ("AC01", "AC04", "MD07", "MS03")


@dataclass(frozen=True)
class Dobbelsteen:
    """Throws that come out the same for the same seed, question and subject."""

    seed: int

    def worp(self, vraag: str, onderwerp: str, onder: int) -> int:
        """A number from 0 up to `onder`."""
        tekst = f"{self.seed}|{vraag}|{onderwerp}".encode()
        return int.from_bytes(hashlib.blake2b(tekst, digest_size=8).digest(), "big") % onder

    def treft(self, vraag: str, onderwerp: str, ppm: int) -> bool:
        """Whether this subject is hit, with a chance of `ppm` in a million."""
        return ppm > 0 and self.worp(vraag, onderwerp, MILJOEN) < ppm

    def kies(self, vraag: str, onderwerp: str, keuzes: tuple[str, ...]) -> str:
        """One of the choices."""
        return keuzes[self.worp(vraag + "/keuze", onderwerp, len(keuzes))]
