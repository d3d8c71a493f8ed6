"""A debt that lapses because somebody is too ill ever to repay it: carried out when the case is decided.

`duo_portal.cases.soorten` asks for it by name (`medisch`) without knowing this app; two colleagues decided by then. What
lapses is booked, explained in a letter, and no longer bears interest (Wsf 2000 art. 11.5).
"""

from datetime import date

from duo_portal.cases.soorten.gevolgen import GevolgGeweigerd, registreer_verzoekgevolg
from terugbetalen.operations.kwijtschelden import GeenGrond, Grond, kwijtschelden


def scheld_kwijt(*, persoon_id: int, op: date, actor: str) -> int:
    """Cents that lapsed. Raises `GevolgGeweigerd` when it may not be."""
    try:
        return kwijtschelden(persoon_id=persoon_id, grond=Grond.HARDHEID, op=op, actor=actor).centen
    except GeenGrond as fout:
        raise GevolgGeweigerd(str(fout)) from fout


def registreer() -> None:
    """Called when the app is ready."""
    registreer_verzoekgevolg("medisch", scheld_kwijt)
