"""What citizens and colleagues wrote about an objection, encrypted at rest; read only on a page about that objection."""

import json

from duo_portal.cases.models import Bezwaar, Verslag
from duo_portal.cases.models.bezwaar import VERSLEUTELD
from duo_portal.identity import crypto


def versleutel(gronden: str, reden_te_laat: str = "") -> dict[str, object]:
    """The two columns of `Bezwaar`; the reason only when there is one."""
    woorden = {"gronden": gronden.strip()}
    if reden_te_laat.strip():
        woorden["reden_te_laat"] = reden_te_laat.strip()
    return {
        "woorden_versleuteld": crypto.versleutel(json.dumps(woorden), kind=VERSLEUTELD),
        "woorden_sleutel_id": crypto.actuele_sleutel_id(),
    }


def woorden_van(bezwaar: Bezwaar) -> dict[str, str]:
    """What was written at filing."""
    tekst = crypto.ontsleutel(
        bytes(bezwaar.woorden_versleuteld),
        sleutel_id=bezwaar.woorden_sleutel_id,
        kind=VERSLEUTELD,
    )
    gelezen: dict[str, str] = json.loads(tekst)
    return gelezen


def versleutel_verslag(tekst: str) -> dict[str, object]:
    """The two columns of `Verslag`."""
    return {
        "tekst_versleuteld": crypto.versleutel(tekst, kind=VERSLEUTELD),
        "tekst_sleutel_id": crypto.actuele_sleutel_id(),
    }


def tekst_van(verslag: Verslag) -> str:
    """What the report says."""
    return crypto.ontsleutel(
        bytes(verslag.tekst_versleuteld), sleutel_id=verslag.tekst_sleutel_id, kind=VERSLEUTELD
    )
