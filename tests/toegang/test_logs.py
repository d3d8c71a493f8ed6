"""What the log of a day's work says about people: nothing. Nor does any address that a page links to."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.identity import iban, queries
from duo_portal.web.logging import JsonFormatter

from .matrix import portaalrijen
from .meten import doe, ongedaan
from .patronen import alle
from .wereld import AANVAL, BURGERS, Wereld

NIEUW = iban.test_iban(4321)
CODE = "een-code-van-de-makelaar"


@contextmanager
def meegeschreven() -> Iterator[io.StringIO]:
    """Everything that any logger says, at every level, as production writes it."""
    stroom = io.StringIO()
    handler = logging.StreamHandler(stroom)
    handler.setFormatter(JsonFormatter())
    wortel = logging.getLogger()
    eerder, niveau = wortel.handlers, wortel.level
    wortel.handlers = [handler]
    wortel.setLevel(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.WARNING)
    logging.disable(logging.NOTSET)
    try:
        yield stroom
    finally:
        wortel.handlers = eerder
        wortel.setLevel(niveau)
        logging.disable(logging.CRITICAL)


def verboden(wereld: Wereld) -> list[str]:
    """What may stand in no log: of student `a`, and of the one who helps."""
    nummer = queries.bsn_van(wereld.handelaar)
    return [*wereld.geheimen, AANVAL, "O'Brien", "O%27Brien", nummer, NIEUW, "Bernards", CODE]


@pytest.mark.parametrize("rol", ["anoniem", "zelf", "behandelaar"])
def test_geen_log_zegt_wie_het_was(wereld: Wereld, rol: str) -> None:
    client = wereld.client(rol)
    patronen = [p for p in alle() if (p.route in portaalrijen()) != (rol == "behandelaar")]
    patronen = [
        p for p in patronen if not p.route.endswith(("add/", "delete/", "<path:object_id>/"))
    ]
    with meegeschreven() as stroom:
        for patroon in patronen:
            for methode in ("get", "post"):
                with ongedaan():
                    doe(client, methode, patroon.pad(wereld), _invoer(wereld, methode))
        _typefouten(wereld, client)
    log = stroom.getvalue()
    assert log.count("request_finished") >= len(patronen)
    assert [g for g in verboden(wereld) if g in log] == []


def _invoer(wereld: Wereld, methode: str) -> dict[str, str]:
    """People type numbers and names in every field; in a GET they stand in the address."""
    return {
        "bsn": queries.bsn_van(wereld.handelaar),
        "q": AANVAL if methode == "get" else wereld.geheimen[0],
        "iban": NIEUW,
        "email": wereld.geheimen[3],
        "geboortedatum": "01-01-1981",
        "mag": "lezen",
        "looptijd": "jaar",
        "code": CODE,
        "toelichting": f"{AANVAL} {NIEUW}",
    }


def _typefouten(wereld: Wereld, client: Client) -> None:
    """Addresses that nobody has, a form without its token, a header, and a sign-in that comes back."""
    bsn, rekening = wereld.geheimen[:2]
    kaal = {"HTTP_USER_AGENT": f"{bsn}", "HTTP_X_CORRELATION_ID": rekening}
    streng = Client(enforce_csrf_checks=True, raise_request_exception=False)
    with ongedaan():
        client.get(f"/mijn/{bsn}/", **kaal)
        client.get(f"/beheer/identity/persoon/?q={bsn}")
        client.get(reverse("aanmelden:terug"), {"code": CODE, "state": rekening})
        client.get("/mijn/berichten/", headers={"host": "ergens.anders"})
        streng.post(reverse("gegevens:contact"), {"email": wereld.geheimen[3]})


class _Links(HTMLParser):
    """Every address in a page."""

    def __init__(self, tekst: str) -> None:
        super().__init__()
        self.paden: set[str] = set()
        self.feed(tekst)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        velden = dict(attrs)
        for naam in ("href", "src", "action"):
            adres = velden.get(naam) or ""
            mag_gaan = tag in ("a", "link", "script", "img") or velden.get("method", "get") == "get"
            if adres.startswith("/") and mag_gaan:
                self.paden.add(adres.partition("#")[0])


@pytest.mark.parametrize("rol", BURGERS)
def test_elke_link_werkt_en_zegt_niets_over_iemand(wereld: Wereld, rol: str) -> None:
    client, gezien, fouten = wereld.client(rol), set(), []
    nummers = [g for g in wereld.geheimen if g[-4:].isdigit()]
    nummers += [n[-9:] for n in nummers] + [f"/{wereld.a.pk}/", EMAIL_DEEL]
    bron: dict[str, str] = {}
    te_doen = ["/", "/vooraf/"] + ([] if rol == "anoniem" else [_begin(rol)])
    while te_doen:
        pad = te_doen.pop()
        if pad in gezien or urlsplit(pad).path.startswith(("/static/", "/beheer/")):
            continue
        gezien.add(pad)
        with ongedaan():
            antwoord = doe(client, "get", pad)
        if antwoord.kort.isdigit() and antwoord.kort != "200":
            fouten.append(f"{pad} (op {bron.get(pad)}): {antwoord.kort}")
        fouten += [f"{pad}: een nummer of adres" for n in nummers if n in pad]
        if antwoord.antwoord.headers.get("Content-Type", "").startswith("text/html"):
            links = sorted(_Links(antwoord.inhoud).paden)
            bron |= {link: pad for link in links if link not in bron}
            te_doen += links
        if antwoord.kort == "verder":
            te_doen.append(antwoord.antwoord["Location"].partition("#")[0])
    assert not fouten, "\n".join(fouten)
    assert len(gezien) > 10, gezien


EMAIL_DEEL = "voorbeeld.invalid"


def _begin(rol: str) -> str:
    return reverse("mijn:ouderinkomen" if rol == "ouder" else "mijn:start")
