"""The organisation's own sign-in, against a real provider: a second factor, roles by the mapping, nothing else."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import oidc_provider_mock
import pytest
import requests
from django.contrib.auth.models import User

from duo_portal.audit.models import Handeling
from duo_portal.identity.rollen import rol_van

from .conftest import browser

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:.*authlib.*"),
]
HEEN, TERUG = "/beheer/aanmelden/organisatie/", "/beheer/aanmelden/terug/"


@pytest.fixture(scope="module")
def makelaar() -> Iterator[str]:
    with oidc_provider_mock.run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def aan(makelaar: str, settings: Any) -> str:
    """Our settings point to it; two groups are roles."""
    settings.MEDEWERKER_OIDC_OP_ISSUER = makelaar
    settings.MEDEWERKER_OIDC_OP_AUTHORIZATION_ENDPOINT = f"{makelaar}/oauth2/authorize"
    settings.MEDEWERKER_OIDC_OP_TOKEN_ENDPOINT = f"{makelaar}/oauth2/token"
    settings.MEDEWERKER_OIDC_OP_USER_ENDPOINT = f"{makelaar}/userinfo"
    settings.MEDEWERKER_OIDC_OP_JWKS_ENDPOINT = f"{makelaar}/jwks"
    settings.MEDEWERKER_OIDC_RP_SCOPES = "openid"
    settings.OIDC_VERIFY_KID = False
    settings.MEDEWERKER_OIDC_RP_CLIENT_ID = "bureau"
    settings.MEDEWERKER_OIDC_RP_CLIENT_SECRET = "geheim-van-de-test"
    settings.MEDEWERKER_OIDC_ROLLEN = {"sf-beslis": "behandelaar", "sf-baas": "bestaat niet"}
    return makelaar


def _loop(client: Any, makelaar: str, sub: str, **claims: Any) -> Any:
    weg = client.post(HEEN, {"next": "/beheer/cases/zaak/"})["Location"]
    requests.put(f"{makelaar}/users/{sub}", json=claims, timeout=5).raise_for_status()
    terug = requests.post(weg, data={"sub": sub}, allow_redirects=False, timeout=5)
    return client.get(
        TERUG, {k: v[0] for k, v in parse_qs(urlsplit(terug.headers["Location"]).query).items()}
    )


def test_in_with_a_second_factor_and_the_roles_of_the_mapping(aan: str) -> None:
    client = browser()
    antwoord = _loop(client, aan, "an", amr=["pwd", "mfa"], groups=["sf-beslis", "sf-baas", "root"])
    assert antwoord["Location"] == "/beheer/cases/zaak/", antwoord.content.decode()
    wie = User.objects.get(username="an")
    assert rol_van(wie) == "behandelaar" and not wie.is_superuser and not wie.has_usable_password()
    assert client.get("/beheer/").status_code == 200
    assert Handeling.objects.get(soort="medewerker_aanmelden").uitkomst == {"wijze": "organisatie"}
    weg = _loop(browser(), aan, "an", amr=["mfa"], groups=[])
    assert weg.status_code == 403 and rol_van(wie) == ""
    assert client.get("/beheer/").status_code == 302  # the role went, and the session with it


@pytest.mark.parametrize(
    ("claims", "reden"),
    [
        ({"amr": ["pwd"], "groups": ["sf-beslis"]}, "tweede_factor"),
        ({"groups": ["sf-beslis"]}, "tweede_factor"),
        ({"amr": ["mfa"], "groups": ["sf-baas"]}, "geen_rol"),
        ({"amr": ["mfa"]}, "geen_rol"),
    ],
)
def test_who_shows_too_little_stays_outside(aan: str, claims: dict[str, Any], reden: str) -> None:
    client = browser()
    assert _loop(client, aan, f"x-{reden}", **claims).status_code == 403
    assert client.get("/beheer/").status_code == 302 and not User.objects.exists()
    assert Handeling.objects.get(soort="medewerker_geweigerd").uitkomst == {"reden": reden}


def test_an_account_with_a_password_is_never_taken_over(aan: str) -> None:
    User.objects.create_superuser("root", password="x")
    antwoord = _loop(browser(), aan, "root", amr=["mfa"], groups=["sf-beslis"])
    assert antwoord.status_code == 403
    assert Handeling.objects.get(soort="medewerker_geweigerd").uitkomst["reden"] == "eigen_account"


def test_an_answer_without_a_question_or_while_it_is_off_is_nothing(
    aan: str, settings: Any
) -> None:
    assert browser().get(TERUG, {"state": "x", "code": "y"}).status_code == 403
    settings.MEDEWERKER_OIDC_ROLLEN = {}
    assert browser().post(HEEN).status_code == 404
