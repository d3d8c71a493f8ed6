"""Schemathesis plays with every operation: no answer of 500 or more, none that the description does not know.

A short game by default; the long one (`slow`) asks each operation ten times as often. That everything which
fits the shape is accepted is not asked: the law refuses more than a shape can say.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks, not_a_server_error
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    missing_required_header,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from duo_portal.web.api.schrijven import SLEUTEL
from duo_portal.wsgi import application
from studiefinanciering.inzien.besluiten import besluitsleutel
from studiefinanciering.models import Aanvraag, Student, Toekenning

from .conftest import Inlogdienst, geef_sleutel, maak_partner, maak_student, stuur
from .test_melden import inschrijving

DOCS = Path(__file__).resolve().parents[2] / "docs" / "openapi.yaml"
OPERATIES = re.findall(r"^      operationId: (\w+)$", DOCS.read_text(), re.MULTILINE)
BELOFTEN = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    missing_required_header,
    ignored_auth,
]
load_all_checks()


@pytest.fixture(scope="module")
def schema() -> Any:
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app=application)


@pytest.fixture
def wereld(db: None, inlogdienst: Inlogdienst) -> dict[str, Any]:
    """A student and a school with proofs that work, and references that exist."""
    student = maak_student()
    sleutel = geef_sleutel(maak_partner()).leesbaar
    melding = stuur(
        Client(headers={"x-api-key": sleutel}), "inschrijvingen", {"meldingen": [inschrijving()]}
    ).json()["resultaten"][0]
    dossier, besluit = Student.objects.get(pk=student.pk), Toekenning.objects.get()
    return {
        "sleutel": {"X-Api-Key": sleutel},
        "token": {"Authorization": f"Bearer {inlogdienst.geef(student, exp=4_000_000_000)}"},
        "aanvragen": str(Aanvraag.objects.get().kenmerk),
        "toekenningen": str(besluitsleutel(dossier.kenmerk, besluit.pk)),
        "ontvangstbewijzen": melding["ontvangstbewijs"],
    }


def speel(schema: Any, naam: str, soort: GenerationMode, wereld: dict[str, Any], keer: int) -> None:
    operatie = schema.find_operation_by_id(naam)
    wie = {k for eis in operatie.definition.raw.get("security", []) for k in eis}
    bewijs = wereld["token"] if "token" in wie else wereld["sleutel"] if wie else {}

    @settings(
        max_examples=keer,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operatie.as_strategy(generation_mode=soort), is_echt=st.booleans())
    def een(case: Any, is_echt: bool) -> None:
        if is_echt and case.path_parameters:
            echt = wereld[operatie.path.split("/")[1]]
            case.path_parameters = dict.fromkeys(case.path_parameters, echt)
        antwoord = case.call(headers=bewijs)
        echt_fout = _is_fout(case, met_echt=is_echt)
        gevraagd = [b for b in BELOFTEN if b is not negative_data_rejection or echt_fout]
        case.validate_response(antwoord, checks=gevraagd, headers=bewijs)

    with _op_een_verbinding():
        een()


def _is_fout(case: Any, *, met_echt: bool) -> bool:
    """Whether something is wrong that we did not put right: a reference that exists, a proof that works."""
    delen = {plek for plek, deel in case.meta.components.items() if deel.mode.is_negative}
    if met_echt:
        delen.discard(ParameterLocation.PATH)
    sleutel = (case.headers or {}).get("Idempotency-Key", "")
    if case.method == "GET" or re.fullmatch(SLEUTEL, sleutel):
        delen.discard(ParameterLocation.HEADER)
    return bool(delen)


@contextmanager
def _op_een_verbinding() -> Iterator[None]:
    """As Django's own test client does: the end of a request leaves the transaction of the test alone."""
    signalen = (request_started, request_finished)
    for signaal in signalen:
        signaal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signaal in signalen:
            signaal.connect(close_old_connections)


def _kan(schema: Any, naam: str, soort: GenerationMode) -> None:
    operatie = schema.find_operation_by_id(naam)
    if soort is GenerationMode.NEGATIVE and not (operatie.body or list(operatie.iter_parameters())):
        pytest.skip("takes nothing that could be wrong")


@pytest.mark.parametrize("soort", list(GenerationMode), ids=lambda s: s.value)
@pytest.mark.parametrize("naam", OPERATIES)
def test_kort(schema: Any, wereld: dict[str, Any], naam: str, soort: GenerationMode) -> None:
    _kan(schema, naam, soort)
    speel(schema, naam, soort, wereld, 8)


@pytest.mark.slow
@pytest.mark.parametrize("soort", list(GenerationMode), ids=lambda s: s.value)
@pytest.mark.parametrize("naam", OPERATIES)
def test_lang(schema: Any, wereld: dict[str, Any], naam: str, soort: GenerationMode) -> None:
    _kan(schema, naam, soort)
    speel(schema, naam, soort, wereld, 200)


def test_every_operation_takes_part() -> None:
    assert len(OPERATIES) == len(set(OPERATIES)) >= 15
