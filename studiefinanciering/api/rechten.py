"""What keys of partners may do here; registered when the app is ready, offered in the admin."""

from django.utils.translation import gettext_lazy as _

from duo_portal.partners.scopes import registreer_scope

INSCHRIJVINGEN = "inschrijvingen:schrijven"
DIPLOMAS = "diplomas:schrijven"


def registreer() -> None:
    """Offer both to the admin."""
    registreer_scope(INSCHRIJVINGEN, _("Inschrijvingen melden"))
    registreer_scope(DIPLOMAS, _("Diploma's melden"))
