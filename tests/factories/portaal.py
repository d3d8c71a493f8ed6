"""A citizen at the portal: signed in without the front door's pages, or through the demo page in a browser."""

from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.test import Client

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity import machtigen
from duo_portal.identity import operations as identity
from duo_portal.identity.burger import BurgerRol
from duo_portal.identity.models import Persoon
from duo_portal.web import burgers


def aangemeld(
    client: Client,
    persoon: Persoon,
    *,
    rol: BurgerRol | None = None,
    namens: Persoon | None = None,
    mag_handelen: bool = True,
) -> Client:
    """`persoon` is signed in at this client, for their own file or for that of `namens`.

    For another's file the role is OUDER unless `rol` says VERTEGENWOORDIGER. What gives that right is made when it
    is not there: a parent's relation, or a mandate from today (to read, or to act with `mag_handelen`).
    """
    if namens is not None:
        _geef_recht(persoon, namens, rol or BurgerRol.OUDER, mag_handelen)
    _vul(client.session, persoon, rol, namens, mag_handelen, client.cookies)
    return client


def aangemeld_in_browser(
    blad: Any,
    url: str,
    persoon: Persoon,
    *,
    rol: BurgerRol | None = None,
    namens: Persoon | None = None,
    mag_handelen: bool = True,
) -> None:
    """The same for a browser page (`pagina`) against `start_web(kloon_db.env).url`: its cookie is set."""
    client = aangemeld(Client(), persoon, rol=rol, namens=namens, mag_handelen=mag_handelen)
    koekje = client.cookies[settings.SESSION_COOKIE_NAME].value
    blad.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": koekje, "url": url}])


def _geef_recht(wie: Persoon, namens: Persoon, rol: BurgerRol, mag_handelen: bool) -> None:
    vandaag = bedrijfsdatum.vandaag()
    heeft = machtigen.mag_namens(wie.pk, namens.pk, rol, vandaag)
    if rol == BurgerRol.OUDER and heeft is None:
        identity.voeg_ouder_toe(persoon=namens, ouder=wie)
    if rol == BurgerRol.VERTEGENWOORDIGER and heeft != mag_handelen:
        machtigen.machtig(
            persoon=namens,
            gemachtigde=wie,
            vanaf=vandaag,
            mag_handelen=mag_handelen,
            actor="test",
        )


def _vul(
    sessie: SessionBase,
    persoon: Persoon,
    rol: BurgerRol | None,
    namens: Persoon | None,
    mag_handelen: bool,
    koekjes: Any,
) -> None:
    gekozen = rol or (BurgerRol.ZELF if namens is None else BurgerRol.OUDER)
    verzoek: Any = SimpleNamespace(session=sessie)
    burgers.meld_aan(
        verzoek,
        aangemeld_id=persoon.pk,
        persoon_id=(namens or persoon).pk,
        rol=gekozen,
        mag_handelen=mag_handelen,
        heeft_anderen=bool(machtigen.namens_wie(persoon.pk, bedrijfsdatum.vandaag())),
    )
    sessie.save()
    koekjes[settings.SESSION_COOKIE_NAME] = sessie.session_key


def door_de_demopagina(blad: Any, url: str, naam: str, plek: str = "/mijn/gegevens/") -> None:
    """A browser walks in as a named demo person (sown with `zaai_verhalen`), on the way to `plek`."""
    blad.goto(f"{url}{plek}")
    blad.locator("form:has(input[name=provider][value=demo]) button").click()
    blad.get_by_role("button", name=naam, exact=True).click()
