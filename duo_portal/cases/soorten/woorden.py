"""What citizens and departments wrote, encrypted at rest; read only on a page about that case."""

import json
from collections.abc import Mapping

from duo_portal.cases.models import Bijdrage, Verzoek
from duo_portal.cases.models.soorten import VERSLEUTELD_VERZOEK
from duo_portal.identity import crypto


def versleutel(velden: Mapping[str, str]) -> dict[str, object]:
    """The two columns of `Verzoek`; what was left empty is left out."""
    woorden = {naam: tekst.strip() for naam, tekst in velden.items() if tekst.strip()}
    return {
        "woorden_versleuteld": crypto.versleutel(json.dumps(woorden), kind=VERSLEUTELD_VERZOEK),
        "woorden_sleutel_id": crypto.actuele_sleutel_id(),
    }


def woorden_van(verzoek: Verzoek) -> dict[str, str]:
    """What was written at filing, by field."""
    tekst = crypto.ontsleutel(
        bytes(verzoek.woorden_versleuteld),
        sleutel_id=verzoek.woorden_sleutel_id,
        kind=VERSLEUTELD_VERZOEK,
    )
    gelezen: dict[str, str] = json.loads(tekst)
    return gelezen


def versleutel_bijdrage(tekst: str) -> dict[str, object]:
    """The two columns of `Bijdrage`."""
    return {
        "tekst_versleuteld": crypto.versleutel(tekst.strip(), kind=VERSLEUTELD_VERZOEK),
        "tekst_sleutel_id": crypto.actuele_sleutel_id(),
    }


def tekst_van(bijdrage: Bijdrage) -> str:
    """What it says."""
    return crypto.ontsleutel(
        bytes(bijdrage.tekst_versleuteld),
        sleutel_id=bijdrage.tekst_sleutel_id,
        kind=VERSLEUTELD_VERZOEK,
    )
