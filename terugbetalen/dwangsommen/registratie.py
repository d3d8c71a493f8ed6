"""What this room brings to the house; called when the app is ready."""


def registreer() -> None:
    """Make known who books a penalty, and the letter about it."""
    from django.utils.translation import gettext_lazy as _

    from duo_portal.cases.termijn.gevolgen import registreer_dwangsomgevolg
    from duo_portal.letters.soorten import Briefsoort, registreer_briefsoort

    from .brief import dwangsom, titel
    from .gevolg import BRIEF, boek_en_schrijf

    registreer_dwangsomgevolg("terugbetalen", boek_en_schrijf)
    registreer_briefsoort(
        Briefsoort(BRIEF, _("Dwangsom"), dwangsom, is_besluit=True, titel_van=titel)
    )
