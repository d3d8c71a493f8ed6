"""What an old cookie opens: nothing, after signing out, after idling, after another account number."""

import re
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from duo_portal.foundation import clock
from duo_portal.identity import iban, queries
from duo_portal.web import burgers

from .matrix import portaalrijen
from .wereld import VANDAAG, Wereld

NIEUW = iban.test_iban(4321)


def _open(client: Client) -> bool:
    return client.get(reverse("mijn:start")).status_code == 200


def _kopie(client: Client) -> Client:
    """Somebody who took the cookie."""
    dief = Client()
    dief.cookies.load(client.cookies.output(header="", attrs=[]))
    return dief


def _verborgen(antwoord: Any) -> dict[str, str]:
    gevonden = re.findall(r'name="(concept|versie)"\s+value="([^"]+)"', antwoord.content.decode())
    return dict(gevonden)


def _wijzig_rekening(client: Client, nummer: str = NIEUW) -> Any:
    stap = reverse("mijn:rekening_stap", kwargs={"stap": "nummer"})
    verborgen = _verborgen(client.get(stap))
    controle = client.post(stap, {**verborgen, "iban": nummer}, follow=True)
    return client.post(
        reverse("mijn:rekening_stap", kwargs={"stap": "controle"}), _verborgen(controle)
    )


def test_een_andere_rekening_sluit_elke_andere_sessie(wereld: Wereld) -> None:
    hier, elders = wereld.client("zelf"), wereld.client("zelf")
    vreemd, ouder = wereld.client("ander"), wereld.client("ouder")
    assert _open(hier) and _open(elders)
    antwoord = _wijzig_rekening(hier)
    assert "/ontvangst/" in antwoord["Location"]
    rekening = queries.rekening_op(wereld.a.pk, VANDAAG)
    assert rekening is not None and queries.iban_van(rekening) == NIEUW
    assert _open(hier) and not _open(elders)
    assert _open(vreemd) and ouder.get(reverse("mijn:ouderinkomen")).status_code == 200


def test_een_geweigerde_rekening_laat_sessies_open(wereld: Wereld) -> None:
    hier, elders = wereld.client("zelf"), wereld.client("zelf")
    rekening = queries.rekening_op(wereld.a.pk, VANDAAG)
    assert rekening is not None
    _wijzig_rekening(hier, queries.iban_van(rekening))
    assert _open(hier) and _open(elders)


def test_de_oude_cookie_opent_na_afmelden_niets(wereld: Wereld) -> None:
    client = wereld.client("zelf")
    dief = _kopie(client)
    assert _open(dief)
    client.post(reverse("aanmelden:af"))
    dicht = [route for route, (get, _post) in portaalrijen().items() if get.startswith("deur")]
    open_gebleven = [
        route
        for route in dicht
        if "<" not in route and dief.get(f"/{route}").status_code not in (302, 405)
    ]
    assert len(dicht) > 50 and open_gebleven == []


def test_een_oud_bewijs_opent_niets_dat_een_vers_wil(wereld: Wereld) -> None:
    client = wereld.client("zelf")
    oud = (clock.nu() - timedelta(minutes=30)).isoformat()
    sessie = client.session
    sessie[burgers.SESSIE] = {**sessie[burgers.SESSIE], "bevestigd_at": oud}
    sessie.save()
    for deel in ("gegevens:contact", "gegevens:machtigen", "mijn:alles"):
        antwoord = client.get(reverse(deel))
        assert antwoord.status_code == 302, deel
        assert antwoord["Location"].startswith(reverse("aanmelden:bevestig")), deel


def test_een_ingetrokken_machtiging_sluit_meteen(wereld: Wereld) -> None:
    lezer, zelf = wereld.client("lezer"), wereld.client("zelf")
    assert _open(lezer)
    zelf.post(reverse("gegevens:intrekken", kwargs={"uuid": wereld.lezer.uuid}))
    brief = reverse("berichten:brief", kwargs={"uuid": wereld.dingen["brief"]})
    assert lezer.get(brief).status_code == 302
    assert lezer.get(brief).status_code == 404


def test_een_medewerker_die_weg_is_opent_niets(wereld: Wereld) -> None:
    client = wereld.client("behandelaar")
    assert client.get(reverse("admin:index")).status_code == 200
    User.objects.filter(username="proef.behandelaar").update(is_active=False)
    assert client.get(reverse("admin:index")).status_code == 302
