"""The final submit of an application under load: so many a second for minutes, a spike, and with the broker away.

Drafts are laid ready as the wizard keeps them; what is measured is the last button: the draft is checked again,
the application booked and the receipt shown. Sending is on a clock: a submit that waits for the one before
it counts that wait. Afterwards every submit must be exactly one application.
"""

import http.client
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity.models import Persoon
from duo_portal.web.stappen import opslag
from duo_portal.web.stappen.concept import Concept
from studiefinanciering.demo import zaaien
from studiefinanciering.models import Aanvraag, Inschrijving
from tests.factories.portaal import aangemeld

from .portaal import Web, geserveerd, verbinding

DAG = date(2023, 9, 4)
PAD = "/mijn/aanvragen/controle/"
BEURTEN = (("5/s", 5.0, 120.0), ("17/s", 17.0, 60.0))
ZONDER_MAKELAAR = ("5/s, makelaar weg", 5.0, 30.0)
CSRF = "a" * 32
TEGELIJK = 64
_ANTWOORDEN = {
    "wonen": {"woont": "thuis"},
    "maand": {"maand": "2023-09"},
    "beurs": {"aanvullende_beurs": "on"},
    "lenen": {"lening": "250", "collegegeldkrediet": "nee"},
    "reizen": {"reisproduct": "ja"},
}


@dataclass(frozen=True, slots=True)
class Inzending:
    """One submit that is ready to go: who, and the request."""

    persoon_id: int
    koppen: Mapping[str, str]
    lijf: str


def leg_klaar(aantal: int) -> list[Inzending]:
    """People who are enrolled and asked for nothing, signed in, with a draft that only has to be sent."""
    bedrijfsdatum.zet(DAG, "bench")
    jong = Inschrijving.objects.filter(
        onderwijs=1, opleidingsvorm=1, persoon__persoon__geboortedatum__gte=date(1998, 1, 1)
    )
    rijen = jong.order_by("persoon_id").distinct("persoon_id")[:aantal]
    personen = Persoon.objects.in_bulk([rij.persoon_id for rij in rijen])
    return [_een(personen[rij.persoon_id], f"{rij.brin}:{rij.opleidingcode}") for rij in rijen]


def _een(persoon: Persoon, opleiding: str) -> Inzending:
    client = aangemeld(Client(), persoon)
    concept = Concept(
        persoon=persoon, aangemeld=persoon, soort="aanvragen", bewaard_at=bedrijfsdatum.moment()
    )
    concept.inhoud = {}
    for stap, velden in {"opleiding": {"opleiding": opleiding}, **_ANTWOORDEN}.items():
        invoer = {naam: [waarde] for naam, waarde in velden.items()}
        opslag.bewaar(concept, stap, invoer, is_klaar=True, moment=concept.bewaard_at)
    koekje = client.cookies[settings.SESSION_COOKIE_NAME].value
    lijf = {"concept": concept.sleutel, "versie": concept.versie, "csrfmiddlewaretoken": CSRF}
    return Inzending(
        persoon.pk,
        {
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={koekje}; {settings.CSRF_COOKIE_NAME}={CSRF}",
            "Content-Type": "application/x-www-form-urlencoded",
        },
        urlencode(lijf),
    )


def stuur(web: Web, inzendingen: Sequence[Inzending], per_seconde: float) -> dict[str, Any]:
    """Send on the clock; latency counts from the moment that it should have gone."""
    lokaal = threading.local()
    begin = time.perf_counter() + 0.5

    def een(nummer: int) -> tuple[float, bool]:
        moment = begin + nummer / per_seconde
        time.sleep(max(0.0, moment - time.perf_counter()))
        lijn: http.client.HTTPConnection = getattr(lokaal, "lijn", None) or verbinding(web.poort)
        lokaal.lijn = lijn
        try:
            lijn.request(
                "POST", PAD, body=inzendingen[nummer].lijf, headers=dict(inzendingen[nummer].koppen)
            )
            antwoord = lijn.getresponse()
            antwoord.read()
            goed = antwoord.status == 302 and "/ontvangst/" in (antwoord.headers["Location"] or "")
        except (OSError, http.client.HTTPException):
            lokaal.lijn, goed = None, False
        return time.perf_counter() - moment, goed

    with ThreadPoolExecutor(TEGELIJK) as draden:
        uitkomsten = list(draden.map(een, range(len(inzendingen))))
    duren = sorted(duur * 1000 for duur, _ in uitkomsten)
    personen = [inzending.persoon_id for inzending in inzendingen]
    geboekt = list(
        Aanvraag.objects.filter(persoon_id__in=personen).values_list("persoon_id", flat=True)
    )
    goed = sum(goed for _, goed in uitkomsten)
    return {
        "gestuurd": len(personen), "ontvangen": goed, "dubbel": len(geboekt) - len(set(geboekt)),
        "verloren": goed - len(set(geboekt)), "p50_ms": duren[len(duren) // 2],
        "p95_ms": duren[int(len(duren) * 0.95)], "hoogste_ms": duren[-1],
    }  # fmt: skip


def meet(waar: Any) -> dict[str, Any]:
    """All rates; then a slow one while nothing listens where the broker should be."""
    nodig = sum(int(tempo * duur) for _, tempo, duur in (*BEURTEN, ZONDER_MAKELAAR))
    for _ in zaaien.zaai(ho=int(nodig * 1.4) + 200, mbo=0, seed=1):
        pass
    wachtrij = iter(leg_klaar(nodig + 20))
    uit: dict[str, Any] = {}
    with geserveerd(waar.env) as web:
        stuur(web, [next(wachtrij) for _ in range(20)], 10)  # every thread has served once
        for naam, tempo, duur in BEURTEN:
            uit[naam] = stuur(web, [next(wachtrij) for _ in range(int(tempo * duur))], tempo)
            print(f"  {naam}: {uit[naam]}", flush=True)
    with geserveerd({**waar.env, "REDIS_URL": "redis://127.0.0.1:9/0"}) as web:
        naam, tempo, duur = ZONDER_MAKELAAR
        uit[naam] = stuur(web, [next(wachtrij) for _ in range(int(tempo * duur))], tempo)
        print(f"  {naam}: {uit[naam]}", flush=True)
    return uit
