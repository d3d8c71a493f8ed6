"""What a favourable decision brings about elsewhere, such as a debt that lapses. Apps register it; cases know no app.

What nobody registered a machine for becomes work for a colleague: a promise to a citizen or a court is never forgotten.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from duo_portal.cases.models import Verzoek, Werkopdracht
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdracht

WERKSOORT = "verzoek_uitvoeren"


class GevolgGeweigerd(ValueError):
    """The decision cannot be carried out as asked; the message tells what to do first."""


Gevolg = Callable[..., int]
"""`(persoon_id, op, actor) -> cents`, in the transaction of the decision; may raise `GevolgGeweigerd`."""


@dataclass
class _Register:
    gevolgen: dict[str, Gevolg] = field(default_factory=dict)


_register = _Register()


def registreer_verzoekgevolg(naam: str, gevolg: Gevolg) -> None:
    """Add one (`gevolg` of the table); the same name again replaces it."""
    _register.gevolgen[naam] = gevolg


def voer_uit(verzoek: Verzoek, naam: str, *, op: date, actor: str) -> int:
    """Cents that were given; without anybody registered for this name, work for a colleague and nothing yet."""
    gevolg = _register.gevolgen.get(naam)
    if gevolg is not None:
        return gevolg(persoon_id=verzoek.persoon_id, op=op, actor=actor)
    kenmerk = f"Z-{verzoek.zaak_id}"
    maak_werkopdracht(
        NieuweWerkopdracht(
            soort=WERKSOORT,
            reden=naam,
            bron=Werkopdracht.Bron.HANDMATIG,
            sleutel=f"{WERKSOORT}:{verzoek.pk}",
            persoon_id=verzoek.persoon_id,
            bron_id=verzoek.zaak_id,
            tekst=f"Voer uit wat in {kenmerk} is besloten; de gronden staan bij de zaak.",
        )
    )
    return 0
