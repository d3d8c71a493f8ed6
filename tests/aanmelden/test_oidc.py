"""A broker by OpenID Connect, against a real (mock) provider on loopback: in, and every way it must stay shut."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import oidc_provider_mock
import pytest
import requests
from django.test import Client
from django.urls import reverse
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.utils import generate_code_challenge

from duo_portal.audit.models import Handeling
from duo_portal.identity import operations as identity
from duo_portal.identity.burger import SESSIE
from duo_portal.identity.queries import bsn_van
from duo_portal.web.aanmelden.pogingen import POGINGEN
from tests.aanmelden.mensen import student

pytestmark = [
    pytest.mark.django_db,
    # The mock's own library is told that its next version moves.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:.*authlib.*"),
]
PLEK = "/mijn/gegevens/"


@pytest.fixture(scope="module")
def makelaar() -> Iterator[str]:
    """The address of the provider."""
    with oidc_provider_mock.run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def broker(makelaar: str, settings: Any) -> str:
    """Our settings point to it."""
    settings.OIDC_OP_ISSUER = makelaar
    settings.OIDC_OP_AUTHORIZATION_ENDPOINT = f"{makelaar}/oauth2/authorize"
    settings.OIDC_OP_TOKEN_ENDPOINT = f"{makelaar}/oauth2/token"
    settings.OIDC_OP_USER_ENDPOINT = f"{makelaar}/userinfo"
    settings.OIDC_OP_JWKS_ENDPOINT = f"{makelaar}/jwks"
    settings.OIDC_VERIFY_KID = False  # the mock has one key and does not name it
    settings.OIDC_RP_CLIENT_ID = "studiefinanciering"
    settings.OIDC_RP_CLIENT_SECRET = "geheim-van-de-test"
    return makelaar


def _begin(client: Client, naam: str = "kies") -> str:
    antwoord = client.post(
        reverse(f"aanmelden:{naam}"), {"provider": "oidc", "next": PLEK}, follow=False
    )
    assert antwoord.status_code == 302, antwoord.content.decode()
    return antwoord["Location"]


def _bij_de_makelaar(broker: str, weg: str, sub: str = "wie", **claims: Any) -> dict[str, str]:
    """Someone proves who they are there; returns the fields of the way back."""
    requests.put(f"{broker}/users/{sub}", json=claims, timeout=5).raise_for_status()
    terug = requests.post(weg, data={"sub": sub}, allow_redirects=False, timeout=5)
    adres = urlsplit(terug.headers["Location"])
    assert adres.path == reverse("aanmelden:terug")
    return {k: v[0] for k, v in parse_qs(adres.query).items()}


def _terug(client: Client, velden: dict[str, str]) -> Any:
    return client.get(reverse("aanmelden:terug"), velden)


def _niet_binnen(client: Client, antwoord: Any, status: int, tekst: str, reden: str = "") -> None:
    assert antwoord.status_code == status
    assert tekst in antwoord.content.decode()
    assert SESSIE not in client.session
    if reden:
        assert Handeling.objects.get(soort="aanmelden_geweigerd").uitkomst == {
            "provider": "oidc",
            "reden": reden,
        }


def test_in_by_the_broker(client: Client, broker: str, django_user_model: Any) -> None:
    wie = student()
    weg = _begin(client)
    velden = _bij_de_makelaar(broker, weg, bsn=bsn_van(wie), acr="substantieel")
    antwoord = _terug(client, velden)
    assert antwoord["Location"] == PLEK
    assert client.session[SESSIE]["aangemeld"] == wie.pk
    assert client.get(PLEK).status_code == 200
    assert django_user_model.objects.count() == 0
    gedaan = Handeling.objects.get(soort="aanmelden")
    assert gedaan.uitkomst == {"provider": "oidc", "betrouwbaarheid": "substantieel"}
    assert bsn_van(wie) not in str(dict(client.session))


def test_the_question_carries_state_nonce_and_a_challenge(client: Client, broker: str) -> None:
    vraag = {k: v[0] for k, v in parse_qs(urlsplit(_begin(client)).query).items()}
    ((state, poging),) = client.session[POGINGEN].items()
    assert vraag["state"] == state
    assert vraag["nonce"] == poging["onthouden"]["nonce"]
    assert vraag["code_challenge_method"] == "S256"
    assert vraag["code_challenge"] == generate_code_challenge(
        poging["onthouden"]["verifier"], "S256"
    )
    assert poging["onthouden"]["verifier"] not in str(vraag)
    assert len(state) >= 32
    assert "max_age" not in vraag


def test_the_number_may_come_by_userinfo(
    client: Client, broker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some brokers keep the number out of the token."""
    wie = student()
    echt: Callable[..., Any] = OIDCAuthenticationBackend.verify_token

    def zonder(self: Any, token: str, **kwargs: Any) -> Any:
        return {k: v for k, v in echt(self, token, **kwargs).items() if k != "bsn"}

    monkeypatch.setattr(OIDCAuthenticationBackend, "verify_token", zonder)
    velden = _bij_de_makelaar(broker, _begin(client), bsn=bsn_van(wie), acr="midden")
    assert _terug(client, velden)["Location"] == PLEK


@pytest.mark.parametrize("state", ["", "x" * 43])
def test_another_state_is_refused(client: Client, broker: str, state: str) -> None:
    wie = student()
    velden = _bij_de_makelaar(broker, _begin(client), bsn=bsn_van(wie), acr="midden")
    antwoord = _terug(client, velden | {"state": state})
    _niet_binnen(client, antwoord, 400, "Begin opnieuw")


def test_an_answer_in_another_browser_is_refused(client: Client, broker: str) -> None:
    wie = student()
    velden = _bij_de_makelaar(broker, _begin(Client()), bsn=bsn_van(wie), acr="midden")
    _niet_binnen(client, _terug(client, velden), 400, "Begin opnieuw")


def test_an_answer_counts_once(client: Client, broker: str) -> None:
    wie = student()
    velden = _bij_de_makelaar(broker, _begin(client), bsn=bsn_van(wie), acr="midden")
    assert _terug(client, velden).status_code == 302
    client.post(reverse("aanmelden:af"))
    _niet_binnen(client, _terug(client, velden), 400, "Begin opnieuw")


def test_another_nonce_is_refused(client: Client, broker: str) -> None:
    """A token of another sign-in, put under this state."""
    wie = student()
    weg = _begin(client)
    sessie = client.session
    ((state, poging),) = sessie[POGINGEN].items()
    sessie[POGINGEN] = {state: {**poging, "onthouden": {**poging["onthouden"], "nonce": "ander"}}}
    sessie.save()
    velden = _bij_de_makelaar(broker, weg, bsn=bsn_van(wie), acr="midden")
    _niet_binnen(client, _terug(client, velden), 400, "Begin opnieuw", "ongeldig")


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://elders.example"},
        {"aud": "een-ander"},
        {"aud": ["studiefinanciering", "een-ander"]},
        {"azp": "een-ander"},
        {"exp": 1_000_000_000},
        {"exp": None},
        {"iat": 1_000_000_000},
        {"nonce": "ander"},
    ],
)
def test_a_token_for_another_from_another_or_of_another_time_is_refused(
    client: Client, broker: str, claims: dict[str, Any]
) -> None:
    wie = student()
    velden = _bij_de_makelaar(broker, _begin(client), bsn=bsn_van(wie), acr="midden", **claims)
    _niet_binnen(client, _terug(client, velden), 400, "Begin opnieuw", "ongeldig")


def test_a_token_signed_by_another_is_refused(client: Client, broker: str, settings: Any) -> None:
    wie = student()
    with oidc_provider_mock.run_server_in_thread() as vreemd:
        settings.OIDC_OP_JWKS_ENDPOINT = f"http://localhost:{vreemd.server_port}/jwks"
        velden = _bij_de_makelaar(broker, _begin(client), bsn=bsn_van(wie), acr="midden")
        _niet_binnen(client, _terug(client, velden), 400, "Begin opnieuw", "ongeldig")


def test_a_made_up_code_is_refused(client: Client, broker: str) -> None:
    state = parse_qs(urlsplit(_begin(client)).query)["state"][0]
    _niet_binnen(
        client, _terug(client, {"state": state, "code": "x"}), 400, "Begin opnieuw", "ongeldig"
    )


@pytest.mark.parametrize("acr", ["basis", "", "urn:onbekend", None, 30])
def test_a_proof_too_weak_is_refused(client: Client, broker: str, acr: Any) -> None:
    wie = student()
    velden = _bij_de_makelaar(broker, _begin(client), bsn=bsn_van(wie), acr=acr)
    _niet_binnen(client, _terug(client, velden), 403, "veiliger manier", "te_laag")


def test_unknown_deceased_and_nonsense_get_one_answer(broker: str) -> None:
    dood = student()
    nummer = bsn_van(dood)
    identity.registreer_overlijden(persoon=dood, overleden_op=date(2023, 10, 12))
    bladzijden = set()
    for bsn in (nummer, "999990019", "123", "", None, ["x"]):
        client = Client()
        velden = _bij_de_makelaar(broker, _begin(client), bsn=bsn, acr="midden")
        antwoord = _terug(client, velden)
        assert antwoord.status_code == 403
        assert SESSIE not in client.session
        assert nummer not in antwoord.content.decode()
        bladzijden.add(antwoord.content.decode().partition("<main")[2].partition("</main>")[0])
    assert len(bladzijden) == 1
    assert "geen gegevens bij deze inlog" in bladzijden.pop()


def test_who_stops_at_the_broker_reads_so(client: Client, broker: str) -> None:
    state = parse_qs(urlsplit(_begin(client)).query)["state"][0]
    antwoord = _terug(client, {"state": state, "error": "access_denied"})
    _niet_binnen(client, antwoord, 200, "gestopt met inloggen", "geannuleerd")


@pytest.mark.parametrize("adres", ["OIDC_OP_TOKEN_ENDPOINT", "OIDC_OP_JWKS_ENDPOINT"])
def test_a_broker_that_is_down_gives_a_clear_page(
    client: Client, broker: str, settings: Any, adres: str
) -> None:
    wie = student()
    velden = _bij_de_makelaar(broker, _begin(client), bsn=bsn_van(wie), acr="midden")
    setattr(settings, adres, "http://127.0.0.1:9/weg")
    _niet_binnen(client, _terug(client, velden), 424, "Dat ligt niet aan u", "storing")


def test_a_broker_that_breaks_gives_a_clear_page(
    client: Client, broker: str, settings: Any
) -> None:
    state = parse_qs(urlsplit(_begin(client)).query)["state"][0]
    settings.OIDC_OP_TOKEN_ENDPOINT = f"{broker}/oauth2/authorize"  # answers, but no token
    antwoord = _terug(client, {"state": state, "code": "x"})
    assert antwoord.status_code in (400, 424)
    assert SESSIE not in client.session


def test_proving_again_asks_a_proof_of_now(client: Client, broker: str) -> None:
    wie = student()
    claims = {"bsn": bsn_van(wie), "acr": "midden"}
    _terug(client, _bij_de_makelaar(broker, _begin(client), **claims))
    weg = _begin(client, "bevestig")
    vraag = parse_qs(urlsplit(weg).query)
    assert (vraag["prompt"], vraag["max_age"]) == (["login"], ["0"])
    antwoord = _terug(client, _bij_de_makelaar(broker, weg, **claims, auth_time=1_700_000_000))
    assert antwoord.status_code == 400
    antwoord = _terug(client, _bij_de_makelaar(broker, _begin(client, "bevestig"), **claims))
    assert antwoord["Location"] == PLEK
    ander = {"bsn": bsn_van(student()), "acr": "midden"}
    antwoord = _terug(
        client, _bij_de_makelaar(broker, _begin(client, "bevestig"), "ander", **ander)
    )
    assert antwoord.status_code == 403
    assert client.session[SESSIE]["aangemeld"] == wie.pk


def test_without_settings_it_is_not_offered(client: Client, settings: Any) -> None:
    settings.OIDC_RP_CLIENT_ID = ""
    assert "DigiD" not in client.get(reverse("aanmelden:kies")).content.decode()
    assert client.post(reverse("aanmelden:kies"), {"provider": "oidc"}).status_code == 400
