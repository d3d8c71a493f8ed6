"""Make the kinds of letter known; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from duo_portal.letters.soorten import Briefsoort, registreer_briefsoort
from terugbetalen.operations.kwijtschelden import BRIEF as KWIJTGESCHOLDEN
from terugbetalen.operations.starten import BRIEF as EINDE_STUDIE
from terugbetalen.operations.stilstandbrief import BRIEF as STILSTAND
from terugbetalen.operations.studievragen import BRIEF as STUDIEVRAAG
from terugbetalen.operations.vaststellen_reeks import BRIEF as JAAR

from .einde_studie import einde_studie
from .jaar import jaar, titel
from .kwijtgescholden import kwijtgescholden
from .stilstand import stilstand, studievraag
from .stilstand import titel as titel_stilstand

SOORTEN = (
    Briefsoort(JAAR, _("Uw rente en uw maandbedrag"), jaar, is_besluit=True, titel_van=titel),
    Briefsoort(EINDE_STUDIE, _("Uw studieschuld na uw studie"), einde_studie),
    Briefsoort(
        KWIJTGESCHOLDEN,
        _("U hoeft uw schuld niet meer te betalen"),
        kwijtgescholden,
        is_besluit=True,
    ),
    Briefsoort(
        STILSTAND,
        _("Uw terugbetaling staat stil"),
        stilstand,
        is_besluit=True,
        titel_van=titel_stilstand,
    ),
    Briefsoort(STUDIEVRAAG, _("Studeert u nog?"), studievraag),
)


def registreer_brieven() -> None:
    """All kinds."""
    for soort in SOORTEN:
        registreer_briefsoort(soort)
