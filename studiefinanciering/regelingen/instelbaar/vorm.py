"""What a small scheme is made of: questions, conditions, rows of the award table, words in two languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import get_language


class DefinitieOngeldig(ValueError):
    """The file of a scheme does not hold together; the message says where."""


class RegelingOnbekend(LookupError):
    """There is no scheme of this name."""


class Veldsoort(StrEnum):
    """What is asked."""

    KEUZE = "keuze"
    BEDRAG = "bedrag"
    GETAL = "getal"
    DATUM = "datum"
    JA_NEE = "ja_nee"
    TEKST = "tekst"


@dataclass(frozen=True, slots=True)
class Tweetalig:
    """Words in both languages; as text it is in the one that is switched on."""

    nl: str
    en: str

    def __str__(self) -> str:
        return self.en if (get_language() or "nl").startswith("en") else self.nl


@dataclass(frozen=True, slots=True)
class Veld:
    """A question of the application. `keuzes` is code → words; amounts are kept in cents."""

    naam: str
    soort: Veldsoort
    label: Tweetalig
    hulp: Tweetalig
    keuzes: Mapping[str, Tweetalig]
    is_verplicht: bool = True


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """A fact (an answer, or "leeftijd") within its bounds, inclusive; `anders` tells who does not meet it why."""

    feit: str
    anders: Tweetalig
    minstens: int | None = None
    hoogstens: int | None = None
    is_: bool | None = None
    een_van: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rij:
    """A row of the award table: for which answers it is, and what it is called. The first that fits counts."""

    code: str
    naam: Tweetalig
    als: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Grond:
    """Where it stands in law: words, and an address when there is one."""

    tekst: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Definitie:
    """One scheme. `vorm` is gift or lening; `ritme` in months (0 = at once); `bedrag_per` is maand or geheel."""

    code: str
    naam: Tweetalig
    voor_wie: Tweetalig
    uitleg: Tweetalig
    ontbreekt: Tweetalig
    vorm: str
    rekening: int
    beslis_weken: int
    is_beslis_vanaf_sluiting: bool
    bezwaar_weken: int
    ritme: int
    is_per_maand: bool
    gronden: tuple[Grond, ...]
    velden: tuple[Veld, ...]
    voorwaarden: tuple[Voorwaarde, ...]
    rijen: tuple[Rij, ...]
    vingerafdruk: str = field(default="", compare=False)

    @property
    def is_lening(self) -> bool:
        """Whether it is paid back."""
        return self.vorm == "lening"

    @property
    def url_naam(self) -> str:
        """The name of the address where it is asked for."""
        return f"mijn:regeling_{self.code}"

    def rij(self, code: str) -> Rij:
        """A row of the table by its code; raises `RegelingOnbekend`."""
        for rij in self.rijen:
            if rij.code == code:
                return rij
        raise RegelingOnbekend(f"Regeling {self.code} heeft geen rij {code!r}.")
