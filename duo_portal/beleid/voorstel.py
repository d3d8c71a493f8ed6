"""A proposed law as text: the tables of a parameter file, with a head of its own.

    [voorstel]
    titel = "Basisbeurs tien euro hoger"
    bron = "https://…"            # where the figures come from
    budget = "25000000.00"        # euros a calendar year, optional
    regelvariant = "leenstelsel"  # a variant of the rules, optional
    is_oude_wet = false           # true: the text is the law as it was; shown from it to the law in force
    opent_op = 2023-06-19         # from which day one can apply, optional: with it, citizens can read about it

    [basisbeurs.ho]
    [[basisbeurs.ho.values]]
    from = 2024-01-01
    thuiswonend = "131.33"
    uitwonend = "312.39"

What a table does not say is taken from the law in force: a proposal holds only what it changes.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from duo_portal.foundation.money import centen
from duo_portal.foundation.parameters import Parameters, tabellen_van

from .nakijken import KOLOMLOOS, dag_van, tabelfouten

GROOTSTE_TEKST = 100_000
_KOP = {"titel", "bron", "budget", "regelvariant", "is_oude_wet", "opent_op"}


class OngeldigVoorstel(ValueError):
    """What is wrong with a proposal, a sentence each, in `fouten`."""

    def __init__(self, fouten: list[str]) -> None:
        super().__init__(" ".join(fouten))
        self.fouten = fouten


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One value that differs: of which series, from when, what it is and what it becomes (as in the file)."""

    reeks: str
    vanaf: date
    nu: str
    wordt: str
    eenheid: str


@dataclass(frozen=True, slots=True)
class Voorstel:
    """A proposal that can be worked out; `wet` and `parameters` are the law in force and the proposed one."""

    tekst: str
    titel: str
    bron: str
    budget_centen: int | None
    regelvariant: str
    is_oude_wet: bool
    tabellen: Mapping[str, Mapping[str, Any]]
    wet: Parameters
    parameters: Parameters
    opent_op: date | None = None

    @property
    def fingerprint(self) -> str:
        """Over the text: equal texts, equal proposals."""
        return hashlib.sha256(self.tekst.encode()).hexdigest()

    @property
    def begint_op(self) -> date | None:
        """The first day on which something differs; None for a rule variant without amounts."""
        return min(
            (dag_van(r["from"]) for t in self.tabellen.values() for r in t["values"]), default=None
        )

    def wijzigingen(self) -> list[Wijziging]:
        """What differs from the law in force, in order of series and month."""
        uit = []
        for naam, tabel in sorted(self.tabellen.items()):
            for rij in tabel["values"]:
                for kolom in sorted(set(rij) - KOLOMLOOS):
                    nu = _geldend(self.wet.tabellen[naam], kolom, rij["from"])
                    if nu != str(rij[kolom]):
                        reeks = f"{naam}.{kolom}"
                        eenheid = self.wet.eenheid(reeks)
                        uit.append(
                            Wijziging(reeks, dag_van(rij["from"]), nu, str(rij[kolom]), eenheid)
                        )
        return uit


def lees_voorstel(
    tekst: str,
    wet: Parameters,
    *,
    tabellen: tuple[str, ...] = (),
    varianten: tuple[str, ...] = (),
) -> Voorstel:
    """A proposal from its text. Raises `OngeldigVoorstel` with everything that is wrong with it.

    `tabellen`: beginnings of the names that may be changed (none: all), `varianten`: the rule variants that exist.
    """
    boom = _ontleed(tekst)
    kop = boom.pop("voorstel", {})
    fouten, budget = _kopfouten(kop, varianten)
    gevraagd = dict(tabellen_van(boom))
    if not gevraagd and not kop.get("regelvariant") and not fouten:
        fouten.append("Er staat geen tabel met waarden in ([[naam.values]]) en geen regelvariant.")
    fouten += _losse_sleutels(boom)
    heel: dict[str, Mapping[str, Any]] = {}
    for naam, tabel in gevraagd.items():
        fout = tabelfouten(naam, tabel, wet, tabellen)
        fouten += fout
        if not fout:
            heel[naam] = _aangevuld(wet.tabellen[naam], tabel)
    if not fouten:
        try:
            parameters = wet.overlay(heel)
        except (ValueError, KeyError, TypeError, ArithmeticError) as fout:
            fouten.append(f"Een waarde is niet te lezen: {fout}")
    if fouten:
        raise OngeldigVoorstel(fouten)
    return Voorstel(
        tekst=tekst,
        titel=kop["titel"].strip(),
        bron=str(kop.get("bron", "")),
        budget_centen=budget,
        regelvariant=kop.get("regelvariant", ""),
        is_oude_wet=bool(kop.get("is_oude_wet", False)),
        tabellen={naam: gevraagd[naam] for naam in heel},
        wet=wet,
        parameters=parameters,
        opent_op=kop.get("opent_op"),
    )


def _ontleed(tekst: str) -> dict[str, Any]:
    if len(tekst) > GROOTSTE_TEKST:
        raise OngeldigVoorstel([f"De tekst is langer dan {GROOTSTE_TEKST} tekens."])
    if "\x00" in tekst:
        raise OngeldigVoorstel(["In de tekst staat een teken dat niet kan (nul)."])
    try:
        return tomllib.loads(tekst.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as fout:
        raise OngeldigVoorstel([f"Dit is geen geldige TOML: {fout}."]) from fout


def _kopfouten(kop: Any, varianten: tuple[str, ...]) -> tuple[list[str], int | None]:
    if not isinstance(kop, dict):
        return ["[voorstel] is een tabel met ten minste een titel."], None
    fouten, budget = [], None
    titel = kop.get("titel")
    if not isinstance(titel, str) or not 1 <= len(titel.strip()) <= 120:
        fouten.append("Geef onder [voorstel] een titel van 1 tot 120 tekens.")
    fouten += [f"[voorstel] kent {sleutel!r} niet." for sleutel in sorted(set(kop) - _KOP)]
    if len(str(kop.get("bron", ""))) > 500:
        fouten.append("De bron is langer dan 500 tekens.")
    if not isinstance(kop.get("is_oude_wet", False), bool):
        fouten.append("is_oude_wet is true of false.")
    if "opent_op" in kop and type(kop["opent_op"]) is not date:
        fouten.append("Schrijf opent_op als een dag, zoals 2024-06-19.")
    variant = kop.get("regelvariant", "")
    if variant and variant not in varianten:
        keuze = ", ".join(varianten) or "geen"
        fouten.append(f"De regelvariant {variant!r} bestaat niet; er is: {keuze}.")
    if "budget" in kop:
        try:
            budget = centen(kop["budget"])
        except (ValueError, TypeError, ArithmeticError):
            fouten.append('Schrijf het budget als tekst in euro\'s, zoals "25000000.00".')
    return fouten, budget


def _losse_sleutels(boom: Mapping[str, Any], voor: str = "") -> list[str]:
    """Tables without values and loose values: nothing of a proposal is silently left out."""
    fouten = []
    for sleutel, waarde in boom.items():
        naam = f"{voor}{sleutel}"
        if not isinstance(waarde, Mapping):
            fouten.append(f"{naam} staat los: waarden horen in [[tabel.values]].")
        elif "values" not in waarde:
            fouten += _losse_sleutels(waarde, f"{naam}.") or (
                [] if waarde else [f"[{naam}] heeft geen values."]
            )
    return fouten


def _aangevuld(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> dict[str, Any]:
    """The table of the law with the proposed values in it; a later value of the law for the same column stays."""
    rijen = {str(rij["from"]): dict(rij) for rij in oud["values"]}
    for rij in nieuw["values"]:
        plek = rijen.setdefault(str(rij["from"]), {"from": rij["from"]})
        plek.update(rij)
    return {**oud, "values": [rijen[dag] for dag in sorted(rijen)]}


def _geldend(tabel: Mapping[str, Any], kolom: str, op: Any) -> str:
    """The value of a column on a day, as the file has it; empty where there is none yet."""
    rijen = [r for r in tabel["values"] if kolom in r and str(r["from"]) <= str(op)]
    return str(max(rijen, key=lambda r: str(r["from"]))[kolom]) if rijen else ""
