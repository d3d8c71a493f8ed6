"""The description: in step with docs/, and obeying the Dutch API Design Rules.

The rules are those of the linter of the API Design Rules (Logius), written here as checks of our own, so that
they run without another tool; docs/api.md says how to run the linter itself.
"""

import json
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from duo_portal.web.api.basis import VERSIE
from duo_portal.web.api.problemen import PROBLEEM
from duo_portal.web.api.views import beschrijving_als_data, openapi_json, openapi_yaml

DOCS = Path(__file__).resolve().parents[2] / "docs" / "openapi.yaml"
METHODEN = {"get", "post", "put", "patch", "delete"}
KEBAB = re.compile(r"(/([a-z0-9-]+|\{[a-zA-Z]+\}))+")
KAMEL = re.compile(r"[a-z][a-z\d]*([A-Z][a-z\d]*)*")
PASCAL = re.compile(r"([A-Z][a-z\d]*)+")
SEMVER = re.compile(r"\d+\.\d+\.\d+")


@pytest.fixture(scope="module")
def oas() -> dict[str, Any]:
    return json.loads(openapi_json())


def operaties(oas: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for pad, per_methode in oas["paths"].items():
        assert set(per_methode) <= METHODEN, pad
        for methode, operatie in per_methode.items():
            yield f"{methode} {pad}", operatie


def test_docs_is_in_step() -> None:
    assert DOCS.read_bytes() == openapi_yaml(), "run: manage.py openapi"


def test_the_generator_has_no_complaint(capsys: pytest.CaptureFixture[str]) -> None:
    beschrijving_als_data.cache_clear()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        beschrijving_als_data()
    assert "arning" not in capsys.readouterr().err


def test_info_and_servers(oas: dict[str, Any]) -> None:
    assert oas["openapi"].startswith("3.")
    assert oas["info"]["version"] == VERSIE == settings.SPECTACULAR_SETTINGS["VERSION"]
    assert SEMVER.fullmatch(VERSIE)
    assert set(oas["info"]["contact"]) == {"name", "email", "url"}
    assert all(re.search(r"/v\d+$", server["url"]) for server in oas["servers"])
    assert not [s for s in oas["servers"] if s["url"].startswith("http:")]


def test_names(oas: dict[str, Any]) -> None:
    for pad in oas["paths"]:
        assert KEBAB.fullmatch(pad) and not pad.endswith("/"), pad
    for naam, schema in oas["components"]["schemas"].items():
        assert PASCAL.fullmatch(naam), naam
        for veld in schema.get("properties", {}):
            assert KAMEL.fullmatch(veld), (naam, veld)
    namen = [operatie["operationId"] for _, operatie in operaties(oas)]
    assert len(namen) == len(set(namen)) and all(KAMEL.fullmatch(naam) for naam in namen)
    for wat, operatie in operaties(oas):
        for parameter in operatie.get("parameters", []):
            if parameter["in"] == "query":
                assert KAMEL.fullmatch(parameter["name"]), wat


def test_every_answer_carries_the_version(oas: dict[str, Any]) -> None:
    for wat, operatie in operaties(oas):
        for code, antwoord in operatie["responses"].items():
            assert "API-Version" in antwoord["headers"], (wat, code)


def test_every_refusal_is_a_problem(oas: dict[str, Any]) -> None:
    schema = oas["components"]["schemas"]["Probleem"]
    assert {"status", "title", "detail"} <= set(schema["required"])
    for wat, operatie in operaties(oas):
        for code, antwoord in operatie["responses"].items():
            if code[0] in "45":
                ref = antwoord["content"][PROBLEEM]["schema"]["$ref"]
                assert ref == "#/components/schemas/Probleem", (wat, code)
            else:
                assert set(antwoord["content"]) == {"application/json"}, (wat, code)


def test_who_takes_input_can_say_400(oas: dict[str, Any]) -> None:
    for wat, operatie in operaties(oas):
        if operatie.get("parameters") or "requestBody" in operatie:
            assert "400" in operatie["responses"], wat
        if operatie.get("security"):
            assert {"401", "403"} <= set(operatie["responses"]), wat


def test_days_and_moments_say_so(oas: dict[str, Any]) -> None:
    for naam, schema in oas["components"]["schemas"].items():
        for veld, vorm in schema.get("properties", {}).items():
            assert vorm.get("format") not in ("time", "date-time-local")
            if re.search(r"(^datum$|^dag$|^begin$|^eind$|Op$)", veld):
                assert vorm.get("format") == "date", (naam, veld)


def test_input_takes_nothing_extra(oas: dict[str, Any]) -> None:
    schemas = oas["components"]["schemas"]
    for wat, operatie in operaties(oas):
        if body := operatie.get("requestBody"):
            (inhoud,) = body["content"].values()
            naam = inhoud["schema"]["$ref"].rpartition("/")[2]
            assert schemas[naam]["additionalProperties"] is False, wat


def test_money_is_text(oas: dict[str, Any]) -> None:
    getallen = {
        (naam, veld)
        for naam, schema in oas["components"]["schemas"].items()
        for veld, vorm in schema.get("properties", {}).items()
        if vorm.get("type") in ("number", "integer") or "integer" in str(vorm.get("type"))
    }
    assert {veld for _, veld in getallen} == {
        "aftrekkinderen",
        "geweigerd",
        "kinderenMetAanvullendeBeurs",
        "niveau",
        "ontvangen",
        "plaats",
        "status",
    }


def test_the_description_is_public() -> None:
    antwoord = Client().get("/api/v1/openapi.json")
    assert antwoord.status_code == 200 and antwoord["Content-Type"] == "application/json"
    assert antwoord["API-Version"] == VERSIE and antwoord["Access-Control-Allow-Origin"] == "*"
    assert Client().get("/api/v1/openapi.yaml").content == DOCS.read_bytes()


@pytest.mark.django_db
def test_the_page_names_every_operation_without_a_script(oas: dict[str, Any]) -> None:
    for taal, titel in (("nl", "API van"), ("en", "API of")):
        pagina = Client(headers={"accept-language": taal}).get("/api/v1/documentatie")
        tekst = pagina.content.decode()
        assert pagina.status_code == 200 and titel in tekst
        assert " style=" not in tekst
        assert not re.search(r"<script(?![^>]*\bsrc=)", tekst)
        for wat, operatie in operaties(oas):
            assert f'id="{operatie["operationId"]}"' in tekst, wat
