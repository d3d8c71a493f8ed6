"""100,000 random months, to the cent the same as the oracle; and ten mistakes that turn it red."""

import ast
import random
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

import duo_portal.foundation.rule as register
from duo_portal.foundation.parameters import Parameters
from studiefinanciering.rules import aanvullende_beurs, lesgeld, toekenning, uitwonend
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.rules.reden import Reden
from studiefinanciering.rules.toekenning import MAANDELIJKS, bereken
from tests.orakel import wsf
from tests.rules.studenten import als_feiten, willekeurig

AANTAL, VOOR_MUTANTEN, ZAAD = 100_000, 10_000, 20230901
KOLOMMEN = [component.name.lower() for component in MAANDELIJKS]


@pytest.fixture(scope="module")
def gevallen():
    """The columns of random students and what the oracle says: reasons and cents per component."""
    r = random.Random(ZAAD)
    studenten = [willekeurig(r) for _ in range(AANTAL)]
    antwoorden = [wsf.maand(s) for s in studenten]
    redenen = np.array([Reden[reden or "RECHT"] for reden, _ in antwoorden])
    centen = np.array([[bedragen[k] for k in KOLOMMEN] for _, bedragen in antwoorden])
    return als_feiten(studenten), redenen, centen


def verschillen(gevallen, parameters: Parameters, tot: int) -> int:
    """How many of the first `tot` rows differ from the oracle."""
    feiten, redenen, centen = gevallen
    uit = toekenning.bereken(feiten.rijen(slice(0, tot)), parameters)
    bedragen = np.stack([uit.bedragen[component] for component in MAANDELIJKS], axis=1)
    anders = (bedragen != centen[:tot]).any(axis=1) | (uit.reden != redenen[:tot])
    return int(anders.sum())


def test_rules_and_oracle_agree_on_100_000_months_to_the_cent(gevallen) -> None:
    assert verschillen(gevallen, bekende_wet(), AANTAL) == 0


def test_the_cases_visit_every_reason_and_every_component(gevallen) -> None:
    _, redenen, centen = gevallen
    gezien = {Reden(code) for code in np.unique(redenen)}
    assert gezien == set(Reden) - {Reden.ONGELDIGE_GEGEVENS}
    assert ((centen > 0).sum(axis=0) > 300).all()
    assert (redenen == 0).mean() > 0.6


def test_the_oracle_imports_nothing_of_the_project() -> None:
    for bestand in Path(wsf.__file__).parent.glob("*.py"):
        for knoop in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
            if isinstance(knoop, ast.ImportFrom):
                namen = [knoop.module or "."] if not knoop.level else ["."]
            elif isinstance(knoop, ast.Import):
                namen = [alias.name for alias in knoop.names]
            else:
                continue
            for naam in namen:
                assert naam.split(".")[0] in {
                    "collections",
                    "dataclasses",
                    "datetime",
                    "decimal",
                    "fractions",
                    "functools",
                    "holidays",
                    "math",
                }, f"{bestand.name}: {naam}"


def _gewijzigd(tabel: str, kolom: str, oud: str, nieuw: str) -> Parameters:
    """The known law with one value of one series changed."""
    wet = bekende_wet()
    inhoud = wet.inhoud()[tabel]
    rijen = [rij for rij in inhoud["values"] if rij[kolom] == oud]
    assert len(rijen) == 1, f"{tabel}.{kolom} heeft niet precies één {oud}"
    rijen[0][kolom] = nieuw
    return wet.overlay({tabel: inhoud})


def _later(tabel: str, oud: str, nieuw: str) -> Parameters:
    """The known law with one date of one series moved."""
    wet = bekende_wet()
    inhoud = wet.inhoud()[tabel]
    rijen = [rij for rij in inhoud["values"] if rij["from"] == oud]
    assert len(rijen) == 1
    rijen[0]["from"] = nieuw
    return wet.overlay({tabel: inhoud})


PARAMETERFOUTEN = {
    "rate: 13.7 % instead of 13.6 %": lambda: _gewijzigd(
        "aanvullende_beurs.percentage.ho", "tarief", "13.6", "13.7"
    ),
    "year switch: 13.6 % from September 2023": lambda: _later(
        "aanvullende_beurs.percentage.ho", "2024-01-01", "2023-09-01"
    ),
    "deduction: 362 instead of 363 a child": lambda: _gewijzigd(
        "aanvullende_beurs.kindaftrek", "per_kind", "363.00", "362.00"
    ),
    "maximum: 475.91 in 2025": lambda: _gewijzigd(
        "aanvullende_beurs.maximum.ho", "uitwonend", "475.17", "475.91"
    ),
    "study year: koopkracht in mbo from September": lambda: _later(
        "koopkracht.mbo", "2023-08-01", "2023-09-01"
    ),
    "lesgeld of mbo changes in September": lambda: _later(
        "lesgeld.wettelijk", "2024-08-01", "2024-09-01"
    ),
}


@pytest.mark.parametrize("fout", PARAMETERFOUTEN)
def test_a_wrong_parameter_turns_the_comparison_red(gevallen, fout: str) -> None:
    assert verschillen(gevallen, PARAMETERFOUTEN[fout](), VOOR_MUTANTEN) > 0


# (what is wrong, module, the text that is replaced, the mistake, the function that is put in its place)
REGELFOUTEN = (
    (
        "rounding: the sum is cut down instead of half up",
        aanvullende_beurs,
        "som = rond_half_op(teller, 12 * noemer * delers[:, 0] * delers[:, 1])",
        "som = teller // (12 * noemer * delers[:, 0] * delers[:, 1])",
    ),
    (
        "rounding: per parent instead of once over the sum",
        aanvullende_beurs,
        "som = rond_half_op(teller, 12 * noemer * delers[:, 0] * delers[:, 1])",
        "som = rond_half_op(jaar, 12 * noemer * delers).sum(axis=1)",
    ),
    (
        "netting: each parent floored at nil",
        aanvullende_beurs,
        "jaar = np.where(telt_mee, bruto - noemer * aftrek, 0)",
        "jaar = np.where(telt_mee, np.maximum(bruto - noemer * aftrek, 0), 0)",
    ),
    (
        "cap: the contribution may exceed the maximum",
        aanvullende_beurs,
        "np.minimum(np.maximum(som, 0), maximum)",
        "np.maximum(som, 0)",
    ),
    (
        "floor: a negative contribution raises the grant",
        aanvullende_beurs,
        "np.minimum(np.maximum(som, 0), maximum)",
        "np.minimum(som, maximum)",
    ),
    (
        "divisor: not divided over the children who asked",
        aanvullende_beurs,
        "delers = np.where(telt_mee, feiten.deelkinderen, 1)",
        "delers = np.ones_like(feiten.deelkinderen)",
    ),
    (
        "divisor: the sum divided by the children of the first parent",
        aanvullende_beurs,
        "delers = np.where(telt_mee, feiten.deelkinderen, 1)",
        "delers = np.where(telt_mee, feiten.deelkinderen, 1)[:, [0, 0]]",
    ),
    (
        "allowance: a parent without partner gets the normal one",
        aanvullende_beurs,
        "np.where(soort == VrijeVoet.ALLEENSTAAND, alleen[:, None], voet)",
        "voet",
    ),
    (
        "allowance: the double one is not double",
        aanvullende_beurs,
        "2 * normaal[:, None]",
        "normaal[:, None]",
    ),
    (
        "instalments to DUO are not deducted",
        aanvullende_beurs,
        "aftrek = feiten.aflossing_duo + per_kind",
        "aftrek = per_kind",
    ),
    (
        "deduction: the child deduction taken monthly",
        aanvullende_beurs,
        "per_kind[:, None] * feiten.aftrekkinderen",
        "12 * per_kind[:, None] * feiten.aftrekkinderen",
    ),
    (
        "unknown income counts as nothing",
        aanvullende_beurs,
        "np.where(feiten.vraagt_aanvullende_beurs & ~onbekend, maximum - bijdrage, 0)",
        "np.where(feiten.vraagt_aanvullende_beurs, maximum - bijdrage, 0)",
    ),
    (
        "detention does not lower the rate",
        uitwonend,
        "uitwonend = apart & ~feiten.is_gedetineerd",
        "uitwonend = apart",
    ),
)


def _mutant(module: ModuleType, oud: str, nieuw: str) -> ModuleType:
    """The module with one mistake in its text; its rules go into a register that is thrown away."""
    bron = Path(str(module.__file__)).read_text(encoding="utf-8")
    assert bron.count(oud) == 1, f"staat niet precies één keer in {module.__name__}: {oud}"
    fout = ModuleType(module.__name__)
    fout.__package__ = module.__package__
    exec(compile(bron.replace(oud, nieuw), f"mutant van {module.__name__}", "exec"), vars(fout))
    return fout


@pytest.mark.parametrize("regelfout", REGELFOUTEN, ids=[f[0] for f in REGELFOUTEN])
def test_a_mistake_in_a_rule_turns_the_comparison_red(gevallen, monkeypatch, regelfout) -> None:
    naam, module, oud, nieuw = regelfout
    monkeypatch.setattr(register, "_REGELS", {})
    fout = _mutant(module, oud, nieuw)
    functie = "aanvullende_beurs" if module is aanvullende_beurs else "is_uitwonend"
    monkeypatch.setattr(toekenning, functie, getattr(fout, functie))
    assert verschillen(gevallen, bekende_wet(), VOOR_MUTANTEN) > 0, naam


def test_without_the_lesgeld_part_the_comparison_is_red(gevallen, monkeypatch) -> None:
    def geen_lesgeld(feiten, parameters, recorder=None):
        return np.zeros(len(feiten), dtype=np.int64)

    monkeypatch.setattr(aanvullende_beurs, "lesgelddeel", geen_lesgeld)
    assert lesgeld.lesgelddeel is not geen_lesgeld
    assert verschillen(gevallen, bekende_wet(), VOOR_MUTANTEN) > 0


def test_one_row_alone_equals_its_place_in_the_batch(gevallen) -> None:
    feiten, _, _ = gevallen
    heel = bereken(feiten, bekende_wet())
    for i in range(0, AANTAL, 499):
        een = bereken(feiten.rijen(slice(i, i + 1)), bekende_wet())
        assert een.reden[0] == heel.reden[i]
        for component in MAANDELIJKS:
            assert een.bedragen[component][0] == heel.bedragen[component][i]
