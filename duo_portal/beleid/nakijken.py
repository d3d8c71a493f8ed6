"""Looks the tables of a proposal over: every name, column, day and value must be one that the law in force knows."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from duo_portal.foundation.parameters import Parameters

KOLOMLOOS = {"from", "remark", "source", "confidence"}
"""Keys of a row that are no column of values."""


def tabelfouten(
    naam: str, tabel: Mapping[str, Any], wet: Parameters, toegestaan: tuple[str, ...]
) -> list[str]:
    """What is wrong with the table of a name, laid over the law in force; nothing: an empty list."""
    if naam not in wet.tabellen:
        return [f"De tabel [{naam}] bestaat niet in de geldende wet."]
    if toegestaan and not any(naam == t or naam.startswith(f"{t}.") for t in toegestaan):
        return [
            f"De tabel [{naam}] verandert niets aan deze berekening; wel: {', '.join(toegestaan)}."
        ]
    fouten = [
        f"[{naam}]: {sleutel} staat vast in de geldende wet."
        for sleutel in ("law", "unit", "until")
        if sleutel in tabel and str(tabel[sleutel]) != str(wet.tabellen[naam][sleutel])
    ]
    rijen = tabel["values"]
    if not isinstance(rijen, list) or not rijen or not all(isinstance(r, dict) for r in rijen):
        return [*fouten, f"[{naam}]: values is een of meer [[{naam}.values]]."]
    kolommen = {k for rij in wet.tabellen[naam]["values"] for k in rij} - KOLOMLOOS
    for rij in rijen:
        fouten += _rijfouten(naam, rij, kolommen, wet)
    return fouten


def _rijfouten(naam: str, rij: Mapping[str, Any], kolommen: set[str], wet: Parameters) -> list[str]:
    fouten = [
        f"[{naam}]: de kolom {k!r} bestaat niet; wel: {', '.join(sorted(kolommen))}."
        for k in sorted(set(rij) - KOLOMLOOS - kolommen)
    ]
    if not set(rij) & kolommen:
        fouten.append(f"[{naam}]: een rij zonder waarde.")
    dag = rij.get("from")
    if type(dag) is not date or dag.day != 1:
        return [*fouten, f"[{naam}]: from is de eerste dag van een maand, zoals 2024-01-01."]
    vroegst, einde = (
        dag_van(wet.tabellen[naam]["values"][0]["from"]),
        dag_van(wet.tabellen[naam]["until"]),
    )
    if not vroegst <= dag < einde:
        buiten = f"[{naam}]: {dag} valt buiten de bekende wet ({vroegst} tot {einde})."
        return [*fouten, buiten]
    for kolom in sorted(set(rij) & kolommen):
        eigen = {"law": wet.tabellen[naam]["law"], "unit": wet.tabellen[naam]["unit"]}
        proef = {**eigen, "until": einde, "values": [{"from": dag, kolom: rij[kolom]}]}
        try:
            waarde = Parameters({naam: proef}).waarde(f"{naam}.{kolom}", dag)
        except (ValueError, TypeError, ArithmeticError, LookupError) as fout:
            fouten.append(f"[{naam}] {kolom} per {dag}: {fout}")
        else:
            if abs(waarde) > 10**12:
                fouten.append(f"[{naam}] {kolom} per {dag}: {rij[kolom]} is te groot.")
    return fouten


def dag_van(waarde: date | str) -> date:
    """A day as the file has it."""
    return waarde if isinstance(waarde, date) else date.fromisoformat(waarde)
