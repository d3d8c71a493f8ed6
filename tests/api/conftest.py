"""A partner with a key, a student with a token of a provider that really answers, and limits out of the way."""

import base64
import itertools
import json
import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import translation

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation import clock
from duo_portal.identity.models import Persoon
from duo_portal.identity.queries import bsn_van
from duo_portal.partners.models import Partner, PartnerSleutel
from duo_portal.partners.sleutels import Uitgegeven, geef_uit
from studiefinanciering.api import rechten
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, vraagt_aan

EERSTE_DAG = date(2023, 9, 4)
BRIN = "21QA"
_nummer = itertools.count(1)


@pytest.fixture(autouse=True)
def nederlands() -> Iterator[None]:
    with translation.override("nl"):
        yield


@pytest.fixture(autouse=True)
def geen_drempel(settings) -> None:
    """Tests call often; those about the limit set their own."""
    settings.API_PER_MINUUT = dict.fromkeys(("publiek", "adres", "partner", "burger"), 1_000_000)


class Inlogdienst:
    """The introspection endpoint of a provider: knows some tokens, and its one client."""

    def __init__(self) -> None:
        self.tokens: dict[str, dict[str, Any]] = {}
        self.gevraagd: list[str] = []
        self.antwoord: tuple[int, bytes] | None = None  # instead of the truth
        dienst = self

        class Deur(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                rauw = self.rfile.read(int(self.headers["Content-Length"]))
                token = parse_qs(rauw.decode())["token"][0]
                dienst.gevraagd.append(token)
                wie = base64.b64encode(b"portaal:geheim").decode()
                if self.headers["Authorization"] != f"Basic {wie}":
                    return self._zeg(401, b"{}")
                bekend = dienst.tokens.get(token, {"active": False})
                return self._zeg(*(dienst.antwoord or (200, json.dumps(bekend).encode())))

            def _zeg(self, status: int, inhoud: bytes) -> None:
                self.send_response(status)
                self.send_header("Content-Length", str(len(inhoud)))
                self.end_headers()
                self.wfile.write(inhoud)

            def log_message(self, *_args: Any) -> None:
                """Silence."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Deur)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/introspectie"

    def geef(self, persoon: Persoon, scope: str | None = None, **anders: Any) -> str:
        """A token for this person."""
        token = f"token-{next(_nummer)}"
        self.tokens[token] = {
            "active": True,
            "scope": scope or "openid studiefinanciering:lezen studiefinanciering:handelen",
            "bsn": bsn_van(persoon),
            "aud": "studiefinanciering",
            "acr": "substantieel",
            "exp": int(clock.nu().timestamp()) + 300,
            **anders,
        }
        return token

    def sluit(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def wijs_naar(dienst: Inlogdienst) -> None:
    """The settings of this provider."""
    django_settings.API_INTROSPECTIE_URL = dienst.url
    django_settings.API_INTROSPECTIE_CLIENT_ID = "portaal"
    django_settings.API_INTROSPECTIE_CLIENT_SECRET = "geheim"


@pytest.fixture
def inlogdienst(settings) -> Iterator[Inlogdienst]:
    dienst = Inlogdienst()
    settings.API_INTROSPECTIE_URL = dienst.url
    settings.API_INTROSPECTIE_CLIENT_ID = "portaal"
    settings.API_INTROSPECTIE_CLIENT_SECRET = "geheim"
    yield dienst
    dienst.sluit()


def maak_student(gezin: Gezin | None = None, **wensen: Any) -> Persoon:
    """Enrolled since September 2023, and decided on."""
    bedrijfsdatum.zet(EERSTE_DAG, "test")
    student = (gezin or Gezin.met(1_500_000, 1_000_000)).student(waar=KAMER)
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09", vraagt_uitwonend=True, lening_gevraagd_centen=10_000, **wensen)
    toekennen(persoon_id=student.pk, actor="test")
    return student


@pytest.fixture
def student(db: None) -> Persoon:
    return maak_student()


@pytest.fixture
def als(inlogdienst: Inlogdienst) -> Callable[..., Client]:
    """`als(persoon, scope=None)`: a client that sends a token of that person."""

    def maak(persoon: Persoon, scope: str | None = None, **anders: Any) -> Client:
        token = inlogdienst.geef(persoon, scope, **anders)
        return Client(headers={"authorization": f"Bearer {token}"})

    return maak


def maak_partner(naam: str = "", brin: str = BRIN) -> Partner:
    naam = naam or f"Hogeschool {next(_nummer)}"
    return Partner.objects.create(naam=naam, brin=brin, email="api@school.example")


def geef_sleutel(partner: Partner, *scopes: str, dagen: int = 90) -> Uitgegeven:
    return geef_uit(
        partner=partner,
        scopes=scopes or (rechten.INSCHRIJVINGEN, rechten.DIPLOMAS),
        verloopt_op=clock.vandaag() + timedelta(days=dagen),
        actor="beheer",
    )


def verleng_terug(sleutel: PartnerSleutel) -> None:
    """A key whose last day was yesterday."""
    PartnerSleutel.objects.filter(pk=sleutel.pk).update(
        verloopt_op=clock.vandaag() - timedelta(days=1)
    )


@pytest.fixture
def partner(db: None) -> Partner:
    bedrijfsdatum.zet(EERSTE_DAG, "test")
    return maak_partner()


@pytest.fixture
def school(partner: Partner) -> Client:
    """A client that sends the key of that partner."""
    return Client(headers={"x-api-key": geef_sleutel(partner).leesbaar})


def stuur(client: Client, pad: str, inhoud: Any, sleutel: str = "", **headers: str) -> Any:
    """POST JSON (or bytes as they are) under /api/v1/ with an Idempotency-Key."""
    sleutel = sleutel or f"proef-{next(_nummer):08d}"
    data = inhoud if isinstance(inhoud, bytes) else json.dumps(inhoud).encode()
    return client.post(
        f"/api/v1/{pad}",
        data,
        content_type="application/json",
        headers={"idempotency-key": sleutel, **headers},
    )


def probleem(antwoord: Any, status: int) -> dict[str, Any]:
    """The answer is a refusal in the house's form; returns it."""
    assert antwoord.status_code == status, antwoord.content
    assert antwoord["Content-Type"] == "application/problem+json"
    assert antwoord["API-Version"] == "1.0.0"
    inhoud: dict[str, Any] = json.loads(antwoord.content)
    assert {"type", "title", "status", "detail"} <= set(inhoud)
    assert inhoud["status"] == status
    return inhoud
