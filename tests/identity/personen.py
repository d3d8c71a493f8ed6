"""People for the tests of this folder."""

from datetime import date

from duo_portal.identity import bsn
from duo_portal.identity.models import Persoon
from duo_portal.identity.operations import PersoonGegevens, registreer_persoon


def persoon(i: int = 0, **anders: object) -> Persoon:
    velden: dict[str, object] = {
        "bsn": bsn.demo_bsn(i),
        "voornamen": "Noor",
        "achternaam": f"Jansen{i}",
        "geboortedatum": date(2004, 5, 6),
    }
    return registreer_persoon(PersoonGegevens(**(velden | anders)))  # type: ignore[arg-type]
