"""Walking through the application as a browser without JavaScript does."""

import re
from datetime import date
from typing import Any

from django.test import Client

from duo_portal.identity import iban
from duo_portal.identity import operations as identity
from duo_portal.identity.models import Persoon
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven

BASIS = "/mijn/aanvragen/"
STAPPEN: dict[str, dict[str, str]] = {
    "opleiding": {"opleiding": "21QA:34401"},
    "wonen": {"woont": "uit"},
    "maand": {"maand": "2023-09"},
    "beurs": {"aanvullende_beurs": "on"},
    "lenen": {"lening": "250", "collegegeldkrediet": "ja"},
    "reizen": {"reisproduct": "ja"},
}


def student(*inkomens: int | None, schrijf_in: bool = True, naam: str = "Noor") -> Persoon:
    """A student in a room of their own, with an account; parents with these incomes."""
    wie = Gezin.met(*(inkomens or (3_000_000,))).student(waar=KAMER, naam=naam)
    identity.wijzig_rekening(
        persoon=wie, vanaf=date(2020, 1, 1), iban=iban.test_iban(5), tenaamstelling="N. Proef"
    )
    if schrijf_in:
        ingeschreven(wie, date(2023, 9, 1))
    return wie


def verborgen(antwoord: Any) -> dict[str, str]:
    """The hidden fields of a page."""
    velden = re.findall(
        r'type="hidden"\s+name="(\w+)"\s+value="([^"]*)"', antwoord.content.decode()
    )
    return {naam: waarde for naam, waarde in velden if naam in {"concept", "versie", "naar"}}


def loop(burger: Client, **anders: dict[str, str]) -> Any:
    """Answer every step, some otherwise; gives the check page."""
    antwoord = burger.get(f"{BASIS}opleiding/", follow=True)
    antwoorden = {**STAPPEN, **anders}
    for _ in range(12):
        slug = antwoord.request["PATH_INFO"].rstrip("/").rpartition("/")[2]
        if slug == "controle":
            return antwoord
        velden = {**verborgen(antwoord), **antwoorden[slug]}
        volgende = burger.post(f"{BASIS}{slug}/", velden, follow=True)
        assert volgende.request["PATH_INFO"] != antwoord.request["PATH_INFO"], (
            slug,
            volgende.context["form"].errors,
        )
        antwoord = volgende
    raise AssertionError("De controlepagina werd niet bereikt.")


def verstuur(burger: Client, controle: Any) -> Any:
    """Send; gives the receipt page."""
    return burger.post(f"{BASIS}controle/", verborgen(controle), follow=True)
