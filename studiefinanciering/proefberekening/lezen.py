"""From a line to a `Vraag`: every key, its kind and its bounds; nothing is computed here."""

from dataclasses import dataclass

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand

from ..rules.aanvullende_beurs import GRENS_KINDEREN
from ..rules.componenten import MAXIMAAL, Onderwijs, VrijeVoet
from ..rules.parameters import bekende_periode
from .velden import Fout, Object, lees_json

_SLEUTELS = (
    "maand",
    "onderwijs",
    "niveau",
    "uitwonend",
    "lesgeld_verschuldigd",
    "ouders",
    "aanvullende_beurs",
    "lening",
    "collegegeld_jaar",
    "collegegeldkrediet",
    "eenoudergezin",
)
_OUDER_SLEUTELS = (
    "toetsingsinkomen",
    "vrije_voet",
    "aftrekkinderen",
    "kinderen_met_aanvullende_beurs",
    "aflossing_duo_jaar",
)
_ONDERWIJS = {"ho": Onderwijs.HO, "mbo": Onderwijs.MBO}
_VOET = {
    "normaal": VrijeVoet.NORMAAL,
    "alleenstaand": VrijeVoet.ALLEENSTAAND,
    "dubbel": VrijeVoet.DUBBEL,
}


@dataclass(frozen=True, slots=True)
class Ouder:
    """A legal parent that is counted; income None = unknown; money in cents a year."""

    toetsingsinkomen: int | None
    vrije_voet: VrijeVoet
    aftrekkinderen: int
    deelkinderen: int
    aflossing_duo: int


@dataclass(frozen=True, slots=True)
class Vraag:
    """One checked line; money in cents, `MAXIMAAL` for "max"."""

    regel: int
    maand: Maand
    onderwijs: Onderwijs
    niveau: int  # 0 in higher education
    is_uitwonend: bool
    is_lesgeldplichtig: bool
    ouders: tuple[Ouder, ...]
    vraagt_aanvullende_beurs: bool
    lening: int
    collegegeld_jaar: int
    collegegeldkrediet: int
    is_eenoudergezin: bool


def lees(nummer: int, regel: bytes, parameters: Parameters) -> Vraag:
    """Check line `nummer`; raises `Fout` at the first thing that is wrong."""
    o = Object(lees_json(regel), "", _SLEUTELS)
    onderwijs_tekst = o.keuze("onderwijs", tuple(_ONDERWIJS))
    onderwijs = _ONDERWIJS[onderwijs_tekst]
    return Vraag(
        regel=nummer,
        maand=_maand(o, onderwijs, parameters),
        onderwijs=onderwijs,
        niveau=_niveau(o, onderwijs),
        is_uitwonend=o.ja_nee("uitwonend"),
        is_lesgeldplichtig=o.ja_nee("lesgeld_verschuldigd", standaard=True),
        ouders=_ouders(o),
        vraagt_aanvullende_beurs=o.ja_nee("aanvullende_beurs", standaard=True),
        lening=_gevraagd(o, "lening"),
        collegegeld_jaar=o.bedrag("collegegeld_jaar", standaard=0),
        collegegeldkrediet=_gevraagd(o, "collegegeldkrediet"),
        is_eenoudergezin=o.ja_nee("eenoudergezin", standaard=False),
    )


def _maand(o: Object, onderwijs: Onderwijs, parameters: Parameters) -> Maand:
    try:
        maand = Maand.parse(o.verplicht("maand"))
    except ValueError:
        raise o.fout("maand", "geen maand; schrijf jaar en maand als 2026-03") from None
    vanaf, tot = bekende_periode(parameters, onderwijs)
    if not vanaf.index <= maand.index < tot.index:
        raise o.fout("maand", f"de wet is bekend van {vanaf} tot en met {tot.vorige}")
    return maand


def _niveau(o: Object, onderwijs: Onderwijs) -> int:
    if onderwijs is Onderwijs.MBO:
        return o.aantal("niveau", 1, 4)
    if o.waarden.get("niveau") is not None:
        raise o.fout("niveau", "hoort niet bij ho")
    return 0


def _ouders(o: Object) -> tuple[Ouder, ...]:
    lijst = o.verplicht("ouders")
    if not isinstance(lijst, list):
        raise o.fout("ouders", "moet een lijst zijn")
    if len(lijst) > 2:
        raise o.fout("ouders", "hoogstens twee ouders")
    return tuple(_ouder(waarde, plek) for plek, waarde in enumerate(lijst))


def _ouder(waarde: object, plek: int) -> Ouder:
    o = Object(waarde, f"ouders[{plek}].", _OUDER_SLEUTELS)
    onbekend = o.verplicht("toetsingsinkomen") is None
    return Ouder(
        toetsingsinkomen=None if onbekend else o.bedrag("toetsingsinkomen"),
        vrije_voet=_VOET[o.keuze("vrije_voet", tuple(_VOET), standaard="normaal")],
        aftrekkinderen=o.aantal("aftrekkinderen", 0, GRENS_KINDEREN, standaard=0),
        deelkinderen=o.aantal("kinderen_met_aanvullende_beurs", 1, GRENS_KINDEREN, standaard=1),
        aflossing_duo=o.bedrag("aflossing_duo_jaar", standaard=0),
    )


def _gevraagd(o: Object, sleutel: str) -> int:
    """An amount or "max"."""
    if o.waarden.get(sleutel) == "max":
        return MAXIMAAL
    try:
        return o.bedrag(sleutel, standaard=0)
    except Fout as fout:
        raise Fout(*(str(fout) + ', of "max"').split(": ", 1)) from None
