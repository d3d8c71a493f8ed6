"""What anybody may read: what we process and why, who handles data for us, and how long records stay."""

from typing import Any

from django.utils.translation import gettext as _
from django.views.generic.base import TemplateView

from duo_portal.audit import bedrijfsdatum
from duo_portal.privacy import registers
from duo_portal.privacy.bewaren.tabel import termijnen

from .woorden import WIJZE, ZEKERHEID


class Register(TemplateView):
    """The three registers. Their rows are in Dutch, as the law asks them."""

    template_name = "huis/privacy_register.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Read from the files."""
        return super().get_context_data(
            verwerkingen=registers.verwerkingen(),
            verwerkers=[[v.naam, v.wat, v.gegevens, v.stand] for v in registers.verwerkers()],
            verwerkerskolommen=[_("Wie"), _("Wat"), _("Welke gegevens"), _("Overeenkomst")],
            dpias=registers.dpias(),
            **kwargs,
        )


class Bewaartermijnen(TemplateView):
    """The table of terms in force."""

    template_name = "huis/privacy_bewaartermijnen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A row a kind of record."""
        return super().get_context_data(kolommen=bewaarkolommen(), rijen=bewaarrijen(), **kwargs)


def bewaarkolommen() -> list[str]:
    """The headings of the table of terms."""
    return [_("Wat"), _("Hoe lang"), _("Gerekend vanaf"), _("Waarom"), _("Bron"), _("Hoe zeker"), _("Hoe het weggaat")]  # fmt: skip


def bewaarrijen() -> list[list[str]]:
    """The rows in force today."""
    vandaag = bedrijfsdatum.vandaag()
    laatste = {t.naam: t for t in sorted(termijnen(), key=lambda t: t.geldig_vanaf) if t.geldig_vanaf <= vandaag}  # fmt: skip
    return [
        [t.titel, t.duur, t.vanaf, t.grondslag, t.bron, str(ZEKERHEID[t.zekerheid]), str(WIJZE[t.wijze])]
        for t in laatste.values()
    ]  # fmt: skip
