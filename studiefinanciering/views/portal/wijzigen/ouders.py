"""The parents' pages: a parent sees the own income and for whom it counts; a student sees who counts and why.

Neither sees what the other may not know: a parent no income of the other parent and no child that did not ask, a
student no income at all.
"""

from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy
from django.views.generic.base import TemplateView

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity.burger import BurgerRol
from duo_portal.web.burgers import BurgerNodig
from studiefinanciering.inzien.ouders import eigen_inkomens, kinderen_van, ouders_van, peiljaar_van
from studiefinanciering.rules.peiljaarverlegging import JAREN_TERUG
from studiefinanciering.views.portal.lezen.basis import Leespagina

OUDERROLLEN = frozenset({BurgerRol.ZELF, BurgerRol.OUDER})
REDEN = {
    "telt": gettext_lazy("Het inkomen van deze ouder telt mee."),
    "overleden": gettext_lazy("Deze ouder is overleden. Zijn of haar inkomen telt niet mee."),
    "buiten": gettext_lazy(
        "Het inkomen van deze ouder telt niet mee. Dat hebben wij op uw verzoek besloten."
    ),
    "gevraagd": gettext_lazy(
        "Het inkomen van deze ouder telt nu nog mee. U hebt gevraagd om dat te veranderen. Wij kijken daarnaar."
    ),
}


class Ouderinkomen(BurgerNodig, TemplateView):
    """A parent's own page. Reads the file of who is signed in, whichever child was chosen at the door."""

    template_name = "portal/ouders/ouderinkomen.html"
    http_method_names = ["get", "head", "options"]
    rollen = OUDERROLLEN

    @cached_property
    def op(self) -> date:
        """The business date, read once."""
        return bedrijfsdatum.vandaag()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The children by award year, and the own income of the years that count for them."""
        ouder_id, jaar = self.burger.aangemeld_id, self.op.year
        kinderen = kinderen_van(ouder_id, jaar)
        jaren = sorted({jaar - JAREN_TERUG, *(kind.peiljaar for kind in kinderen)})
        return super().get_context_data(
            jaar=jaar,
            kinderen=kinderen,
            inkomens=eigen_inkomens(ouder_id, jaren) if kinderen else [],
            is_zelf=self.burger.is_zelf,
            **kwargs,
        )


class Ouders(Leespagina):
    """The student's side: who counts, who is left out and why."""

    template_name = "portal/ouders/ouders.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every parent with the reason; of an income only whether it is known."""
        jaar = self.op.year
        ouders = ouders_van(self.persoon_id, jaar, self.op)
        return super().get_context_data(
            jaar=jaar,
            peiljaar=peiljaar_van(self.persoon_id, jaar),
            ouders=[(ouder, REDEN[ouder.reden]) for ouder in ouders],
            kan_vragen=any(ouder.reden == "telt" for ouder in ouders),
            **kwargs,
        )
