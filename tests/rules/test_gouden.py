"""Golden cases of the month: published results and sums spelled out, one TOML file per rule."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from duo_portal.foundation.explain import Uitleg
from duo_portal.foundation.money import centen
from duo_portal.foundation.period import Maand, maanden
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.rules.reden import Reden
from studiefinanciering.rules.toekenning import Uitkomst, bereken
from tests.orakel.wsf import Ouder, Student
from tests.rules.studenten import als_feiten

HIER = Path(__file__).parent
BESTANDEN = (
    "aanvullende_beurs",
    "basisbeurs",
    "collegegeldkrediet",
    "eenoudertoeslag",
    "koopkracht",
    "lening",
    "lesgeld",
    "levenlanglerenkrediet",
    "recht",
    "reisvoorziening",
    "toekenning",
    "uitwonend",
)
GEVALLEN = [
    pytest.param(geval, id=f"{naam}: {geval['naam']}")
    for naam in BESTANDEN
    for geval in tomllib.loads((HIER / f"{naam}.toml").read_text(encoding="utf-8"))["geval"]
]
BEDRAGEN = tomllib.loads((HIER / "bedragen.toml").read_text(encoding="utf-8"))
GELD = ("lening", "collegegeld", "collegekrediet", "llk")


def _bedrag(waarde: str) -> Decimal | None:
    return None if waarde in ("max", "onbekend") else Decimal(waarde)


def _student(velden: dict[str, Any]) -> Student:
    """A table of a case as a student; 20 years old unless it says otherwise."""
    maand = Maand.parse(velden["maand"])
    overig: dict[str, Any] = {"geboren": date(maand.jaar - 20, maand.maand, 1)}
    if velden["onderwijs"] == "mbo":
        overig["vorm"] = "bol"
    for naam, waarde in velden.items():
        if naam == "ouders":
            overig[naam] = [
                Ouder(
                    **{k: _bedrag(v) if k in ("inkomen", "aflossing") else v for k, v in o.items()}
                )
                for o in waarde
            ]
        elif naam == "eerste_maand":
            overig[naam] = tuple(waarde)
        elif naam != "maand":
            overig[naam] = _bedrag(waarde) if naam in GELD else waarde
    return Student(jaar=maand.jaar, maand=maand.maand, **overig)


def _uitkomst(student: Student) -> Uitkomst:
    return bereken(als_feiten([student]), bekende_wet(), Uitleg())


def _gevonden(uit: Uitkomst, naam: str) -> Any:
    bijzonder = {
        "totaal": uit.totaal,
        "bijdrage": uit.ouderlijke_bijdrage,
        "maximum": uit.maximum_aanvullende_beurs,
        "uitwonend": uit.is_uitwonend,
        "wordt_lening": uit.wordt_lening,
    }
    if naam == "reden":
        return Reden(int(uit.reden[0])).name
    kolom = bijzonder[naam] if naam in bijzonder else uit.bedragen[Component[naam.upper()]]
    return kolom[0].item()


@pytest.mark.parametrize("geval", GEVALLEN)
def test_gouden_geval(geval: dict[str, Any]) -> None:
    uit = _uitkomst(_student(geval["student"]))
    for naam, verwacht in geval["verwacht"].items():
        is_geld = isinstance(verwacht, str) and naam != "reden"
        assert _gevonden(uit, naam) == (centen(verwacht) if is_geld else verwacht), naam
    if "reden" not in geval["verwacht"]:
        assert uit.reden[0] == Reden.RECHT


def _iedere_maand(onderwijs: str) -> list[Any]:
    return [
        pytest.param(rij, maand, id=f"{onderwijs} {maand}")
        for rij in BEDRAGEN[onderwijs]
        for maand in maanden(Maand.parse(rij["van"]), Maand.parse(rij["tot"]))
    ]


def _beurs(uit: Uitkomst) -> int:
    """The basisbeurs as the tables print it, with the rise of art. 3.18a."""
    return int(uit.bedragen[Component.BASISBEURS][0] + uit.bedragen[Component.KOOPKRACHT][0])


@pytest.mark.parametrize(("rij", "maand"), _iedere_maand("ho"))
def test_amounts_of_higher_education(rij: dict[str, str], maand: Maand) -> None:
    basis = {"maand": str(maand), "onderwijs": "ho", "lening": "max", "collegekrediet": "max"}
    uit = _uitkomst(_student({**basis, "collegegeld": rij["collegegeld"]}))
    thuis = _uitkomst(_student({**basis, "vraagt_uit": False, "collegegeld": "99999"}))
    laat = _uitkomst(_student({**basis, "beurs_gebruikt": 48}))
    assert (_beurs(thuis), _beurs(uit)) == (centen(rij["thuis"]), centen(rij["uit"]))
    for kant in (thuis, uit):
        assert kant.bedragen[Component.AANVULLENDE_BEURS][0] == centen(rij["maximum"])
        assert kant.bedragen[Component.LENING][0] == centen(rij["lening"])
    assert uit.bedragen[Component.COLLEGEGELDKREDIET][0] == centen(rij["krediet"])
    assert thuis.bedragen[Component.COLLEGEGELDKREDIET][0] == centen(rij["krediet_max"])
    assert laat.bedragen[Component.LENING][0] == centen(rij["leenfase"])


@pytest.mark.parametrize(("rij", "maand"), _iedere_maand("mbo"))
def test_amounts_of_mbo(rij: dict[str, str], maand: Maand) -> None:
    basis = {"maand": str(maand), "onderwijs": "mbo", "niveau": 4, "lening": "max"}
    laat = _uitkomst(_student({**basis, "beurs_gebruikt": 48}))
    assert laat.bedragen[Component.LENING][0] == centen(rij["leenfase"])
    for kant in ("thuis", "uit"):
        woont = {**basis, "vraagt_uit": kant == "uit"}
        met, zonder = (_uitkomst(_student({**woont, "lesgeldplichtig": x})) for x in (True, False))
        assert _beurs(met) == centen(rij[kant])
        assert met.bedragen[Component.AANVULLENDE_BEURS][0] == centen(rij[f"maximum_{kant}"])
        assert zonder.bedragen[Component.AANVULLENDE_BEURS][0] == centen(
            rij[f"zonder_lesgeld_{kant}"]
        )
        assert met.bedragen[Component.LENING][0] == centen(rij["lening"])


def test_the_tables_leave_no_month_out() -> None:
    for onderwijs in ("ho", "mbo"):
        gezien = {param.values[1] for param in _iedere_maand(onderwijs)}
        assert gezien == set(maanden(Maand(2023, 1), Maand(2027, 1)))
