"""Every refusal of the API in the language of its caller: no sentence of ours is there in Dutch only."""

import ast
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from duo_portal.identity.models import Persoon
from studiefinanciering.api.regelwoorden import SOORTEN, ZINNEN, vertaal
from studiefinanciering.rules.reden import Reden

from .conftest import probleem, stuur
from .test_rekenen import VRAAG

WORTEL = Path(settings.BASE_DIR)
OPERATIES = ("aanvragen", "wijzigen", "stopzetten", "herzien")
GEWEIGERD = (
    "TeLaatAangevraagd|NogNietOpen|OngeldigeWens|NietsTeWijzigen|MaandBegonnen|OpleidingNietGemeld"
    "|StopMetTerugwerkendeKracht|OnderbrekingTeKort|HerzieningTeLaat|GeenBesluit"
)
LEZERS = (
    "duo_portal/foundation/invoer.py",
    "duo_portal/foundation/money.py",
    "studiefinanciering/proefberekening/lezen.py",
)
AANVRAAG: dict[str, Any] = {"onderwijs": "ho", "ingangsmaand": "2023-09"}


def _beide(vraag: Callable[[str], Any], status: int) -> list[tuple[str, str]]:
    """Each sentence of a refusal, in Dutch and in English."""
    nl, en = (probleem(vraag(taal), status) for taal in ("nl", "en"))
    paren = [(nl["title"], en["title"]), (nl["detail"], en["detail"])]
    fouten = zip(nl.get("errors", []), en.get("errors", []), strict=True)
    return [*paren, *((een["detail"], twee["detail"]) for een, twee in fouten)]


@pytest.mark.parametrize(
    ("adres", "inhoud"),
    [
        ("aanvragen", {**AANVRAAG, "ingangsmaand": "2022-09"}),
        ("aanvragen", {**AANVRAAG, "ingangsmaand": "2028-01"}),
        ("aanvragen", {**AANVRAAG, "tot": "2023-09"}),
        ("wijzigingen/lening", {"lening": "0", "vanaf": "2023-09"}),
        ("wijzigingen/lening", {"lening": "100", "vanaf": "2023-11"}),
        ("wijzigingen/lening", {"lening": "200", "vanaf": "2022-09"}),
        ("wijzigingen/stopzetting", {"per": "2023-09"}),
    ],
)
def test_een_weigering_van_een_handeling(
    student: Persoon, als: Callable[..., Client], adres: str, inhoud: dict[str, Any]
) -> None:
    client = als(student)
    for nl, en in _beide(
        lambda taal: stuur(client, adres, inhoud, **{"accept-language": taal}), 422
    ):
        assert nl and en and nl != en


@pytest.mark.parametrize(
    "anders",
    [
        {"maand": "2024-13"},
        {"maand": "1995-01"},
        {"uitwonend": 1},
        {"lening": "-1"},
        {"lening": "x"},
        {"lening": "99999"},
        {"collegegeldJaar": 2530},
        {"ouders": [{}]},
        {"ouders": ["x"]},
        {"ouders": "geen"},
        {"ouders": [{"toetsingsinkomen": "1", "vrijeVoet": "x"}]},
        {"ouders": [{"toetsingsinkomen": "1", "aftrekkinderen": "1"}]},
        {"ouders": [{"toetsingsinkomen": "1", "aftrekkinderen": -1}]},
        {"ouders": [{"toetsingsinkomen": "1"}] * 3},
        {"niveau": 4},
        {"bestaatNiet": 1},
    ],
)
def test_een_weigering_van_de_berekening(anders: dict[str, Any]) -> None:
    rauw = json.dumps({**VRAAG, **anders})
    for nl, en in _beide(
        lambda taal: Client(headers={"accept-language": taal}).post(
            "/api/v1/proefberekeningen", rauw, content_type="application/json"
        ),
        400,
    ):
        assert nl and en and nl != en


def test_zonder_voorkeur_is_het_nederlands() -> None:
    fout = Client().get("/api/v1/parameters?op=2024-01-01&op=2024-01-02")
    assert probleem(fout, 400)["errors"][0]["detail"] == "Geef dit één keer."


def _aanroepen(pad: Path, namen: str) -> Iterator[ast.Call]:
    for knoop in ast.walk(ast.parse(pad.read_text())):
        if isinstance(knoop, ast.Call):
            wie = knoop.func.id if isinstance(knoop.func, ast.Name) else ""
            wie = knoop.func.attr if isinstance(knoop.func, ast.Attribute) else wie
            if re.fullmatch(namen, wie):
                yield knoop


@pytest.mark.parametrize("naam", OPERATIES)
def test_een_handeling_weigert_alleen_in_gemerkte_zinnen(naam: str) -> None:
    pad = WORTEL / f"studiefinanciering/operations/{naam}.py"
    weigeringen = list(_aanroepen(pad, GEWEIGERD))
    assert weigeringen
    los = [w.lineno for w in weigeringen if w.args and _is_kaal(w.args[0])]
    assert los == [], f"{pad}: zet deze zinnen in gettext"


def _is_kaal(knoop: ast.expr) -> bool:
    """A sentence as it stands, that no catalogue sees."""
    return isinstance(knoop, ast.Constant | ast.JoinedStr)


@pytest.mark.parametrize("pad", LEZERS)
def test_elke_zin_van_de_lezer_heeft_engels(pad: str) -> None:
    zinnen = []
    for aanroep in _aanroepen(WORTEL / pad, "Fout|fout|GeenBedrag"):
        laatste = aanroep.args[-1]
        if isinstance(laatste, ast.Constant):
            zinnen.append(str(laatste.value))
        elif isinstance(laatste, ast.JoinedStr):
            delen = (str(d.value) if isinstance(d, ast.Constant) else "7" for d in laatste.values)
            zinnen.append("".join(delen))
    assert zinnen
    with translation.override("en"):
        assert [zin for zin in zinnen if vertaal(zin) == zin] == []


def test_elke_zin_en_elke_reden_heeft_engels() -> None:
    with translation.override("en"):
        for zin in (*ZINNEN, *SOORTEN, *(reden.tekst for reden in Reden)):
            assert translation.gettext(zin) != zin, zin
        assert vertaal("moet een object zijn, niet een lijst") == "must be an object, not a list"
