"""Whose is it? Each app says which files and lines of the bank are its own; what nobody knows goes to suspense.

An app registers an `Ontvanger` in `AppConfig.ready()`. An answer (pain.002) goes to the first that knows the file it
answers; the lines of a statement are offered block by block to each in turn, and a line belongs to the first that
gives it a status. What is left is booked by the `Vangnet`: unknown money, which waits at the desk.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from duo_portal.gateways.bank.bankregel import Bankregel
from duo_portal.gateways.bank.bericht import BerichtGeweigerd
from duo_portal.gateways.bank.pain002 import Bestandsuitslag, Regeluitslag, Uitslag
from duo_portal.gateways.models import Afschriftregel, BankBestand

Status = Afschriftregel.Status


class Ontvanger(Protocol):
    """What one app does with its part of what the bank sends, in the transaction that stores it."""

    def is_van(self, bestand: BankBestand) -> bool:
        """Whether this file (pain001, pain008) is ours, so that the answer on it is."""

    def regels(self, bestand: BankBestand, uitslagen: Sequence[Regeluitslag]) -> None:
        """Lines of our file that the bank names; see `AntwoordVerwerker.regels`."""

    def bestand(self, bestand: BankBestand, uitslag: Bestandsuitslag, oordeel: Uitslag) -> None:
        """The fate of our file as a whole; see `AntwoordVerwerker.bestand`."""

    def bankregels(
        self, bestand: BankBestand, regels: Sequence[Bankregel]
    ) -> Sequence[Status | None]:
        """Book the lines that are ours; a status for each, in order, None for those that are not."""


Vangnet = Callable[[Bankregel], None]
"""Books a line that nobody knows on the suspense account."""


@dataclass(frozen=True, slots=True)
class _Plek:
    volgorde: int
    naam: str
    ontvanger: Ontvanger


_PLEKKEN: dict[str, _Plek] = {}
_VANGNET: list[Vangnet] = []


class GeenVangnet(RuntimeError):
    """No app books unknown money: register one (`registreer_vangnet`)."""


def registreer_ontvanger(naam: str, ontvanger: Ontvanger, *, volgorde: int) -> None:
    """Make an app known; the lowest `volgorde` is asked first. The same name again replaces it."""
    _PLEKKEN[naam] = _Plek(volgorde, naam, ontvanger)


def registreer_vangnet(boek: Vangnet) -> None:
    """Say who books unknown money."""
    _VANGNET[:] = [boek]


def ontvangers() -> list[Ontvanger]:
    """All of them, in the order in which they are asked."""
    return [
        plek.ontvanger for plek in sorted(_PLEKKEN.values(), key=lambda p: (p.volgorde, p.naam))
    ]


@dataclass(frozen=True, slots=True)
class Verdeler:
    """Both protocols of the gateway: hands each file and line to the app it belongs to."""

    ontvangers: Sequence[Ontvanger] = field(default_factory=ontvangers)

    def regels(self, bestand: BankBestand, uitslagen: Sequence[Regeluitslag]) -> None:
        """To the app whose file is answered."""
        self._van(bestand).regels(bestand, uitslagen)

    def bestand(self, bestand: BankBestand, uitslag: Bestandsuitslag, oordeel: Uitslag) -> None:
        """To the app whose file is answered."""
        self._van(bestand).bestand(bestand, uitslag, oordeel)

    def bankregels(self, bestand: BankBestand, regels: Sequence[Bankregel]) -> Sequence[Status]:
        """Every line ends in one place."""
        uit: list[Status | None] = [None] * len(regels)
        over = list(range(len(regels)))
        for ontvanger in self.ontvangers:
            if not over:
                break
            gegeven = ontvanger.bankregels(bestand, [regels[plaats] for plaats in over])
            for plaats, status in zip(over, gegeven, strict=True):
                uit[plaats] = status
            over = [plaats for plaats in over if uit[plaats] is None]
        for plaats in over:
            self._vang(regels[plaats])
        return [status or Status.TUSSENREKENING for status in uit]

    def _van(self, bestand: BankBestand) -> Ontvanger:
        for ontvanger in self.ontvangers:
            if ontvanger.is_van(bestand):
                return ontvanger
        raise BerichtGeweigerd(
            "ONBEKEND_BESTAND", f"Van {bestand.msg_id} weet geen onderdeel dat het verstuurd is."
        )

    def _vang(self, regel: Bankregel) -> None:
        if not _VANGNET:
            raise GeenVangnet("Onbekend geld kan niet worden geboekt: registreer een vangnet.")
        _VANGNET[0](regel)
