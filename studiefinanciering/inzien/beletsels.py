"""What stands in the way of a payment: all reasons at once, each with its way out.

`beletsels(stand, …)` reads nothing: it judges a `Stand` (one query, `stand.lees_stand`). The words stand in
`woorden_beletsels`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from duo_portal.foundation.kalender import betaaldag
from studiefinanciering.rules.reden import Reden

from .stand import Stand
from .verwacht import Vooruitblik


class Code(StrEnum):
    """One reason. The first five are the reasons of a `Blokkade`."""

    OVERLIJDEN = "overlijden"
    RETOUR = "retour"
    IBAN_GEWIJZIGD = "iban_gewijzigd"
    TENAAMSTELLING = "tenaamstelling"
    ONDERZOEK = "onderzoek"
    GEEN_REKENING = "geen_rekening"
    REKENING_ONGELDIG = "rekening_ongeldig"
    RUN_VASTGELOPEN = "run_vastgelopen"
    NIET_AANGEVRAAGD = "niet_aangevraagd"
    AANVRAAG_LOOPT = "aanvraag_loopt"
    AFGEWEZEN = "afgewezen"
    GEEN_RECHT = "geen_recht"
    BEEINDIGD = "beeindigd"
    NIET_INGESCHREVEN = "niet_ingeschreven"
    BESLUIT_WACHT = "besluit_wacht"
    VERREKENING = "verrekening"


_ONGELDIG = {"rekening_onleesbaar", "rekening_ongeldig"}
_AL_GENOEMD = {"overleden", "rekening_aangehouden", "geen_rekening"}
_UITWEG = {
    Code.RETOUR: "mijn:rekening",
    Code.TENAAMSTELLING: "mijn:rekening",
    Code.GEEN_REKENING: "mijn:rekening",
    Code.REKENING_ONGELDIG: "mijn:rekening",
    Code.NIET_AANGEVRAAGD: "mijn:aanvragen",
    Code.BEEINDIGD: "mijn:aanvragen",
    Code.AFGEWEZEN: "mijn:studiefinanciering",
    Code.GEEN_RECHT: "mijn:studiefinanciering",
    Code.BESLUIT_WACHT: "mijn:studiefinanciering",
    Code.VERREKENING: "mijn:betalingen",
}


@dataclass(frozen=True, slots=True)
class Beletsel:
    """One reason why (part of) a payment does not come, and what can be done about it.

    `url_naam` names the page of the way out, "" when one can only wait. `houdt_tegen` is false when the payment
    comes, but lower. `kan_zelf`: whether the student can do something. `gegevens` fill the words.
    """

    code: Code
    sinds: date | None = None
    houdt_tegen: bool = True
    gegevens: dict[str, Any] = field(default_factory=dict)

    @property
    def url_naam(self) -> str:
        """The page where something can be done."""
        return _UITWEG.get(self.code, "")

    @property
    def kan_zelf(self) -> bool:
        """Whether the way out is an act of the student."""
        zelf = {"mijn:rekening", "mijn:aanvragen"}
        return self.url_naam in zelf or self.code == Code.NIET_INGESCHREVEN


def beletsels(stand: Stand, vooruit: Vooruitblik | None = None) -> list[Beletsel]:
    """Everything that stands in the way on the day of `stand`, what holds all money first.

    `vooruit` adds what is set off from the next payment. Empty for who never asked for anything.
    """
    if not stand.heeft_dossier:
        return []
    gevonden = [*_persoon_en_rekening(stand), *_recht(stand), *_wacht(stand)]
    if vooruit is not None:
        gevonden += _verrekening(vooruit)
    return sorted(gevonden, key=lambda b: not b.houdt_tegen)


def _persoon_en_rekening(stand: Stand) -> Iterator[Beletsel]:
    dood = stand.overleden_op is not None and stand.overleden_op <= stand.op
    if dood:
        yield Beletsel(Code.OVERLIJDEN, stand.overleden_op)
    for reden, sinds in stand.blokkades:
        if not (dood and reden == Code.OVERLIJDEN):
            yield Beletsel(Code(reden), sinds)
    if not stand.heeft_rekening:
        yield Beletsel(Code.GEEN_REKENING)
    redenen = set(stand.run.redenen) - _AL_GENOEMD if stand.run else set()
    if redenen & _ONGELDIG:
        yield Beletsel(Code.REKENING_ONGELDIG)
    elif redenen:
        yield Beletsel(Code.RUN_VASTGELOPEN)


def _recht(stand: Stand) -> Iterator[Beletsel]:
    """Why there is nothing for the month that is paid next."""
    eerste = stand.maand.eerste_dag
    if stand.aanvragen:
        ontvangen_op, uiterlijk = stand.aanvragen[0]
        gegevens: dict[str, Any] = {"ontvangen_op": ontvangen_op, "uiterlijk": uiterlijk}
        yield Beletsel(
            Code.AANVRAAG_LOOPT, ontvangen_op, houdt_tegen=stand.geldend is None, gegevens=gegevens
        )
    elif stand.gevraagd_vanaf is None:
        beeindigd = stand.laatste_maand is not None and stand.laatste_maand <= eerste
        code = Code.BEEINDIGD if beeindigd else Code.NIET_AANGEVRAAGD
        yield Beletsel(code, stand.laatste_maand if beeindigd else None)
    if stand.geldend is not None and stand.geldend.soort == "afwijzing":
        gegevens = {"reden": stand.geldend.reden, "besluit": stand.geldend.id}
        yield Beletsel(Code.AFGEWEZEN, stand.geldend.besluit_op, gegevens=gegevens)
    elif stand.geldend is not None and stand.geldend.reden.upper() in Reden.__members__:
        gegevens = {"reden": stand.geldend.reden, "besluit": stand.geldend.id}
        yield Beletsel(Code.GEEN_RECHT, stand.geldend.besluit_op, gegevens=gegevens)
    if stand.gevraagd_vanaf is not None and not stand.is_ingeschreven:
        gegevens = {"maand": eerste, "vanaf": _later(stand), "tot": stand.ingeschreven_tot}
        yield Beletsel(Code.NIET_INGESCHREVEN, gegevens=gegevens)


def _later(stand: Stand) -> date | None:
    """The first day of an enrolment that is still to begin."""
    vanaf = stand.ingeschreven_vanaf
    return vanaf if vanaf is not None and vanaf > stand.maand.eerste_dag else None


def _wacht(stand: Stand) -> Iterator[Beletsel]:
    wachtend = stand.wachtend
    if wachtend is not None:
        gegevens = {
            "vanaf": wachtend.uitvoerbaar_vanaf,
            "betaaldag": betaaldag(stand.maand),
            "besluit": wachtend.id,
        }
        yield Beletsel(
            Code.BESLUIT_WACHT,
            wachtend.besluit_op,
            houdt_tegen=stand.geldend is None,
            gegevens=gegevens,
        )


def _verrekening(vooruit: Vooruitblik) -> Iterator[Beletsel]:
    volgende = next((b for b in vooruit.betalingen if b.verrekend_centen), None)
    if volgende is not None:
        gegevens = {
            "centen": volgende.verrekend_centen,
            "open_centen": vooruit.vordering_centen or volgende.verrekend_centen,
            "maand": volgende.maand.eerste_dag,
        }
        houdt_tegen = volgende.bedrag_centen == 0
        yield Beletsel(Code.VERREKENING, houdt_tegen=houdt_tegen, gegevens=gegevens)
