"""Which columns of which tables are about somebody, and how a value of them reads: no keys, no other people.

Tables are found, not listed: every table of the house with a column that names its person, and the tables that hang
under such a row. A new one is therefore in the download from its first day, unless `NIET` says why not.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Field, ForeignKey, Model
from django.db.models.fields.related import RelatedField
from psycopg.types.range import Range

from duo_portal.identity import crypto, voorkeur
from duo_portal.identity.models import Persoon
from duo_portal.web.stappen.concept import SOORT_WAARDE
from studiefinanciering.dossier import opslag
from studiefinanciering.models import Student

from .besluiten import VERBORGEN

HUIS = {"duo_portal", "studiefinanciering", "terugbetalen", "uitwonendencontrole"}
_PERSOON = ("persoon", "persoon_id", "betrokkene_id")
BIJZONDER: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "identity.Persoon": ("pk", {}),
    "batches.VastgelopenPost": (
        "sleutel",
        {"run__soort__in": ["uitbetaling", "eenmalige_uitbetaling"]},
    ),
}
"""Tables that name their person in another way: column, and which rows are meant."""
NIET: Mapping[str, str] = {
    "identity.Sessie": "a sign-in that is running: gone after fifteen minutes, and a key to the portal",
    "letters.BriefPdf": "the bytes of a letter: its data are given, the letter itself is in the inbox",
}
ANDEREN = {"ouder_id", "ander_id", "gemachtigde_id", "aangemeld_id", "door_id"}
"""Columns with another person."""
_TECHNISCH = ("_hash", "_hash_versie", "_sleutel_id")
_WEG = {"sleutel", "gezin_id", "adres_sleutel", "hash", "feiten_hash", "zoekhash"} | ANDEREN
_SOORT_WAARDE: Mapping[str, str] = {
    "bsn": crypto.BSN,
    "iban": crypto.IBAN,
    "email": voorkeur.EMAIL,
    "telefoon": voorkeur.TELEFOON,
    "inhoud": SOORT_WAARDE,
}
"""By the name of an encrypted column (without `_versleuteld`): what kind of value was bound to it."""
_SOORT_PER_TABEL: Mapping[str, str] = {
    "cases.Bezwaar": "bezwaar",
    "cases.Verslag": "bezwaar",
    "cases.Verzoek": "verzoek",
    "cases.Bijdrage": "verzoek",
    "privacy.Privacyverzoek": "privacyverzoek",
}
"""Tables whose encrypted words were all bound to one kind of value."""


def soort_waarde(label: str, wat: str) -> str | None:
    """The kind of value that encrypted column `wat` of a table was bound to; None when nobody said so."""
    return _SOORT_PER_TABEL.get(label) or _SOORT_WAARDE.get(wat)


@dataclass(frozen=True, slots=True)
class Bron:
    """A table with the path to its person; `extra` narrows its rows."""

    model: type[Model]
    pad: str
    extra: Mapping[str, Any]

    @property
    def naam(self) -> str:
        """As Django names it: "identity.Adres"."""
        return str(self.model._meta.label)


def bronnen() -> Iterator[Bron]:
    """Every table about people, each once, in a fixed order."""
    eigen: dict[type[Model], Bron] = {}
    for model in apps.get_models():
        label = str(model._meta.label)
        if model.__module__.partition(".")[0] not in HUIS or label in NIET:
            continue
        bron = _bron(model, label)
        if bron is not None:
            eigen[model] = bron
    yield from eigen.values()
    for model in apps.get_models():
        if model in eigen or model.__module__.partition(".")[0] not in HUIS:
            continue
        for veld in model._meta.concrete_fields:
            ouder = eigen.get(veld.related_model) if isinstance(veld, ForeignKey) else None
            if ouder is not None and str(model._meta.label) not in NIET and ouder.pad != "pk":
                yield Bron(model, f"{veld.name}__{ouder.pad}", {})
                break


def _bron(model: type[Model], label: str) -> Bron | None:
    if label in BIJZONDER:
        pad, extra = BIJZONDER[label]
        return Bron(model, pad, extra)
    namen = {veld.name for veld in model._meta.concrete_fields}
    eigen = next((naam for naam in _PERSOON if naam in namen), None)
    return None if eigen is None else Bron(model, eigen, {})


def velden(model: type[Model], pad: str) -> list[Field[Any, Any]]:
    """The columns to give: not the person, not another one, no keys and hashes."""
    return [
        veld
        for veld in model._meta.concrete_fields
        if veld.attname not in _WEG
        and veld.name != pad
        and not veld.name.endswith(_TECHNISCH)
        and not _is_persoon(veld)
        and not (veld.name == "id" and model is Persoon)
    ]


def _is_persoon(veld: Field[Any, Any]) -> bool:
    doel = veld.related_model if isinstance(veld, RelatedField) else None
    return doel in {Persoon, Student}


def naam(veld: Field[Any, Any]) -> str:
    """The name in the download: an encrypted column is named after what it holds."""
    return veld.attname.removesuffix("_versleuteld")


def waarde(rij: Model, veld: Field[Any, Any], wie: Callable[[str], str]) -> Any:
    """The value as JSON; `wie` says in general terms who an actor is."""
    ruw = getattr(rij, veld.attname)
    if veld.name.endswith("_versleuteld"):
        return _ontsleuteld(rij, veld.name.removesuffix("_versleuteld"), ruw)
    if veld.attname in {"actor", "toegewezen", "door"} or veld.attname.endswith("_door"):
        return wie(ruw) if ruw else ruw
    if veld.attname == "feiten" and isinstance(ruw, dict) and ruw:
        return feiten_per_maand(ruw)
    if veld.attname == "gewijzigde_feiten":
        return [_zonder_waarden(w) if w.get("feit") in VERBORGEN else w for w in ruw]
    return als_json(ruw)


def _zonder_waarden(wijziging: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in wijziging.items() if k not in {"oud", "nieuw"}}


def feiten_per_maand(opgeslagen: Mapping[str, Any]) -> dict[str, Any]:
    """Stored facts by month, in spells; without what is the parents'."""
    stukken = []
    for eerste, aantal, waarden in opgeslagen["s"]:
        feiten = opslag.benoem(opgeslagen["v"], waarden)
        stukken.append(
            {
                "eerste_maand": f"{eerste // 12:04d}-{eerste % 12 + 1:02d}",
                "maanden": aantal,
                "feiten": {k: v for k, v in feiten.items() if k not in VERBORGEN},
            }
        )
    return {"tijdvakken": stukken, "gebruikte_maanden_ervoor": opgeslagen["b"]}


def _ontsleuteld(rij: Model, wat: str, ruw: Any) -> str | None:
    if not ruw:
        return None
    sleutel_id = getattr(rij, f"{wat}_sleutel_id")
    soort = soort_waarde(str(rij._meta.label), wat)
    if soort is None:
        raise LookupError(
            f"Zeg in _SOORT_PER_TABEL waarmee {rij._meta.label}.{wat} is versleuteld."
        )
    return crypto.ontsleutel(bytes(ruw), sleutel_id=sleutel_id, kind=soort)


def als_json(ruw: Any) -> Any:
    """Days and moments as ISO text, a range as its two ends (half-open), the rest as it is."""
    if isinstance(ruw, Range):
        return {"van": als_json(ruw.lower), "tot": als_json(ruw.upper)}
    if isinstance(ruw, datetime | date):
        return ruw.isoformat()
    if isinstance(ruw, timedelta | UUID):
        return str(ruw)
    if isinstance(ruw, bytes | memoryview):
        return bytes(ruw).hex()
    return ruw
