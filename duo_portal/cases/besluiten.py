"""Which decisions one can object to: an app says how to find one, what it rests on, and how it is decided anew.

The house knows no app. An app registers a `Besluitsoort` from its `AppConfig.ready`; the objection holds its name
(`onderwerp`) and the number of the decision, and asks this register for all the rest. All functions take the number
of the decision; those that find nothing raise `BesluitOnbekend`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID


class BesluitOnbekend(LookupError):
    """No app knows this kind of decision, or there is none with this number or key."""


class HerstelGeweigerd(ValueError):
    """The decision cannot be made anew as asked; the message tells what to do first."""


@dataclass(frozen=True, slots=True)
class Uitlegstap:
    """One step of the explanation: its code, and in the reader's words what it is and what came out."""

    code: str
    naam: str
    waarde: str
    artikel: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What winning would come to: cents more over the whole decision; None when it cannot be worked out.

    `uitleg` says, in the reader's words, what was changed to work it out, or why it could not be.
    """

    centen: int | None
    uitleg: str


@dataclass(frozen=True, slots=True)
class Nabetaling:
    """Cents that should have been paid earlier, and the day from which they were owed."""

    opeisbaar_op: date
    centen: int


@dataclass(frozen=True, slots=True)
class Herstel:
    """What making a decision anew brought about. `verzuim_vanaf`: from when late money bears interest (Awb 4:102)."""

    besluit_ids: tuple[int, ...] = ()
    centen: int = 0
    nabetalingen: tuple[Nabetaling, ...] = ()
    verzuim_vanaf: date | None = None
    gegevens: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_anders(self) -> bool:
        """Whether anything is decided differently now."""
        return bool(self.besluit_ids)


@dataclass(frozen=True, slots=True)
class Correctie:
    """A fact that a colleague may put right together with the decision: its code, and in words.

    With `vraagt_bedrag` she gives euros too; the app then hears `code=cents`.
    """

    code: str
    titel: str
    vraagt_bedrag: bool = False


def _geen_stappen(_onderwerp_id: int, _maand: str) -> list[Uitlegstap]:
    return []


def _onbekend_effect(_onderwerp_id: int, _stap: str) -> Effect:
    return Effect(None, "")


def _geen_correcties(_onderwerp_id: int) -> list[Correctie]:
    return []


def _doet_niets(_onderwerp_id: int, **_wat: object) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Besluitsoort:
    """One kind of decision.

    `zoek(persoon_id, sleutel)` gives the number behind the key of an address, or None; `sleutel` the key of a number.
    `oorzaken` maps the code of a step to the cause it counts under (`Oorzaak`). `herzie(onderwerp_id, correctie=…,
    actor=…, sleutel=…)` makes the decision anew, in the transaction of its caller; it may raise `HerstelGeweigerd`.
    `bij_indienen(onderwerp_id, op=…, actor=…, sleutel=…)` hears of an objection, `bij_afwijzing` (with `gronden=…` too) that
    one was turned down, each in that same transaction.
    """

    onderwerp: str
    titel: Callable[[int], str]
    bekendgemaakt_op: Callable[[int], date]
    persoon_id: Callable[[int], int]
    zoek: Callable[[int, UUID], int | None]
    sleutel: Callable[[int], UUID]
    adres: Callable[[int], str]
    herzie: Callable[..., Herstel]
    uitleg: Callable[[int, str], list[Uitlegstap]] = _geen_stappen
    effect: Callable[[int, str], Effect] = _onbekend_effect
    correcties: Callable[[int], list[Correctie]] = _geen_correcties
    oorzaken: Mapping[str, str] = field(default_factory=dict)
    bij_indienen: Callable[..., None] = _doet_niets
    bij_afwijzing: Callable[..., None] = _doet_niets


@dataclass
class _Register:
    soorten: dict[str, Besluitsoort] = field(default_factory=dict)


_register = _Register()


def registreer_besluitsoort(soort: Besluitsoort) -> None:
    """Add a kind; the same name again replaces it."""
    _register.soorten[soort.onderwerp] = soort


def besluitsoort(onderwerp: str) -> Besluitsoort:
    """The kind; raises `BesluitOnbekend`."""
    try:
        return _register.soorten[onderwerp]
    except KeyError:
        raise BesluitOnbekend(
            f"Besluitsoort {onderwerp!r} is niet geregistreerd; meld haar aan in AppConfig.ready()."
        ) from None


def besluitsoorten() -> list[Besluitsoort]:
    """All kinds, by name."""
    return [_register.soorten[naam] for naam in sorted(_register.soorten)]


def zoek_besluit(persoon_id: int, sleutel: UUID) -> tuple[Besluitsoort, int] | None:
    """The decision of this person behind the key of an address; None for nobody's or somebody else's."""
    for soort in besluitsoorten():
        if (gevonden := soort.zoek(persoon_id, sleutel)) is not None:
            return soort, gevonden
    return None
