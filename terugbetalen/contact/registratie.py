"""What this room brings to the house; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from duo_portal.identity import rollen
from duo_portal.letters.soorten import Briefsoort, registreer_briefsoort
from duo_portal.web.panelen import Paneel, registreer_paneel

from .afspraakbrief import AFGEZEGD, BEVESTIGING
from .brieven import afgezegd, afspraak, uitnodiging
from .paneel import lees
from .rechten import BEL, MAAK, VRIJ
from .selecties import UITNODIGING

BRIEVEN = (
    Briefsoort(UITNODIGING, _("Wij willen u graag helpen"), uitnodiging),
    Briefsoort(BEVESTIGING, _("Uw afspraak met ons"), afspraak),
    Briefsoort(AFGEZEGD, _("Uw afspraak gaat niet door"), afgezegd),
)
_KIJKEN = tuple(
    f"terugbetalen.view_{model}"
    for model in ("selectie", "geselecteerde", "contactmoment", "terugbelbelofte", "afspraak")
)


def registreer() -> None:
    """Make letters, panels and rights of this room known."""
    for soort in BRIEVEN:
        registreer_briefsoort(soort)
    for plek in ("start", "terugbetalen"):
        sjabloon = "portal/terugbetalen/contact/paneel.html"
        registreer_paneel(Paneel(plek, f"contact_{plek}", sjabloon, lees, 20))
    rollen.registreer_rechten(
        handelen={
            rollen.BEHANDELAAR: [*_KIJKEN, BEL],
            rollen.TEAMLEIDER: [*_KIJKEN, BEL, MAAK, VRIJ],
        }
    )
