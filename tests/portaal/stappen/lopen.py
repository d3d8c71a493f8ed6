"""Walking through the act of the test as a browser without JavaScript does."""

import re
from typing import Any

from django.test import Client

BEGIN, ADRES, HUUR = "/proef/verhuizen/", "/proef/verhuizen/adres/", "/proef/verhuizen/huur/"
CONTROLE = "/proef/verhuizen/controle/"
HUURT = {"straat": "Singel", "huurt": "on"}
KAMER = {"huur": "1.234,56", "soort": "kamer"}


def verborgen(antwoord: Any) -> dict[str, str]:
    """The hidden fields of a page, as a browser without JavaScript sends them along."""
    velden = re.findall(
        r'type="hidden"\s+name="(\w+)"\s+value="([^"]*)"', antwoord.content.decode()
    )
    return {naam: waarde for naam, waarde in velden if naam in {"concept", "versie", "naar"}}


def ingevuld(burger: Client) -> Any:
    """Walk to the check page; gives that page."""
    burger.post(ADRES, HUURT)
    assert burger.post(HUUR, KAMER)["Location"] == CONTROLE
    return burger.get(CONTROLE)
