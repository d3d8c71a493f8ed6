"""Is it another decision than the one before? Lines compared in cents, facts compared by name and month."""

import json
from typing import Any

import numpy as np
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.foundation.period import Maand
from studiefinanciering.dossier import opslag
from studiefinanciering.rules.feiten import Int

from .rekenen import Berekend

Regel = tuple[int, int, int, int, int]
"""component, vorm, first month, end month, cents"""


def andere_regels(
    verbinding: BaseDatabaseWrapper, berekend: Berekend
) -> tuple[Int, dict[int, int]]:
    """Groups whose lines differ from those of the decision they supersede, and per group the old sum (cents)."""
    oud = _oude_regels(verbinding, berekend.gekozen.vervangt)
    nieuw: list[set[Regel]] = [set() for _ in range(len(berekend))]
    r = berekend.regels
    kolommen = (r.component, r.vorm, r.van, r.tot, r.bedrag)
    for g, *regel in zip(r.groep.tolist(), *(k.tolist() for k in kolommen), strict=True):
        nieuw[g].add((regel[0], regel[1], regel[2], regel[3], regel[4]))
    oud_per_groep = [oud.get(besluit, set()) for besluit in berekend.gekozen.vervangt.tolist()]
    anders = [g for g, regels in enumerate(nieuw) if regels != oud_per_groep[g]]
    sommen = {g: sum(b * (tot - van) for _, _, van, tot, b in oud_per_groep[g]) for g in anders}
    return np.array(anders, dtype=np.int64), sommen


def _oude_regels(verbinding: BaseDatabaseWrapper, besluiten: Int) -> dict[int, set[Regel]]:
    """The own lines of decisions that are in force."""
    maand = "extract(year FROM {0})::int * 12 + extract(month FROM {0})::int - 1"
    uit: dict[int, set[Regel]] = {}
    with verbinding.cursor() as cursor:
        cursor.execute(
            f"SELECT toekenning_id, component, vorm, {maand.format('lower(geldig)')},"
            f" {maand.format('upper(geldig)')}, bedrag_centen FROM studiefinanciering_toekenningsregel"
            " WHERE toekenning_id = ANY(%s) AND upper_inf(bekend)",
            [besluiten[besluiten > 0].tolist()],
        )
        for besluit, *regel in cursor.fetchall():
            uit.setdefault(besluit, set()).add((regel[0], regel[1], regel[2], regel[3], regel[4]))
    return uit


def gewijzigde_feiten(
    verbinding: BaseDatabaseWrapper, berekend: Berekend
) -> list[list[dict[str, Any]]]:
    """Per group which facts changed against the superseded decision: name, months, from what to what."""
    oud = _oude_feiten(verbinding, berekend.gekozen.vervangt)
    uit = []
    for besluit, tekst in zip(berekend.gekozen.vervangt.tolist(), berekend.feiten, strict=True):
        uit.append(_verschil(oud.get(besluit), json.loads(tekst)))
    return uit


def _oude_feiten(verbinding: BaseDatabaseWrapper, besluiten: Int) -> dict[int, Any]:
    with verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT id, feiten::text FROM studiefinanciering_toekenning WHERE id = ANY(%s)",
            [besluiten[besluiten > 0].tolist()],
        )
        return {besluit: json.loads(tekst) for besluit, tekst in cursor.fetchall()}


def _verschil(oud: Any, nieuw: Any) -> list[dict[str, Any]]:
    """One entry per fact and run of months in which it went from one value to another."""
    gevonden: list[dict[str, Any]] = []
    if oud is not None and oud["b"] != nieuw["b"]:
        gevonden.append({"feit": "eerder_gebruikte_maanden", "oud": oud["b"], "nieuw": nieuw["b"]})
    voor, na = opslag.per_maand(oud) if oud else {}, opslag.per_maand(nieuw)
    for maand in sorted(voor.keys() | na.keys()):
        a, b = voor.get(maand), na.get(maand)
        if a == b:
            continue
        if a is None or b is None:
            _noteer(gevonden, "maand_gevraagd", maand, a is not None, b is not None)
            continue
        waarden_a, waarden_b = opslag.benoem(*a), opslag.benoem(*b)
        for feit in sorted(waarden_a.keys() | waarden_b.keys()):
            if waarden_a.get(feit) != waarden_b.get(feit):
                _noteer(gevonden, feit, maand, waarden_a.get(feit), waarden_b.get(feit))
    return gevonden


def _noteer(gevonden: list[dict[str, Any]], feit: str, maand: int, oud: Any, nieuw: Any) -> None:
    """Lengthen the entry of the month before, or begin one."""
    for eerder in reversed(gevonden):
        if eerder["feit"] == feit and "tot" in eerder:
            aansluitend = eerder["tot"] == str(Maand.van_index(maand))
            if aansluitend and (eerder["oud"], eerder["nieuw"]) == (oud, nieuw):
                eerder["tot"] = str(Maand.van_index(maand + 1))
                return
            break
    gevonden.append(
        {
            "feit": feit,
            "van": str(Maand.van_index(maand)),
            "tot": str(Maand.van_index(maand + 1)),
            "oud": oud,
            "nieuw": nieuw,
        }
    )
