"""What the pages of a wizard share: the act, its draft, and what stands in the way."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.inzage import InzageNietVastgelegd
from duo_portal.identity.rollen import rol_van
from duo_portal.web.burgers import BurgerNodig

from . import balie, opslag
from .concept import Concept
from .wizard import CONTROLE, Wizard


class WizardPagina(BurgerNodig):
    """What the pages share: the act, its draft, and what stands in the way."""

    klasse: ClassVar[type[Wizard]]
    wizard: Wizard
    alleen_handelen: ClassVar[bool] = True
    is_ontvangst: ClassVar[bool] = False

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """The act, for whoever is signed in."""
        super().setup(request, *args, **kwargs)
        if getattr(request, "burger", None) is None:
            request.burger = balie.burger_van(request)  # type: ignore[attr-defined]
        if (burger := getattr(request, "burger", None)) is not None:
            onderwerp = str(kwargs.get("onderwerp", ""))
            self.wizard = self.klasse(burger, bedrijfsdatum.vandaag(), onderwerp)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """At the counter each page is on record first; when that fails the act stays shut (503)."""
        burger = getattr(request, "burger", None)
        if burger is not None and burger.balie and burger.rol in self.rollen:
            try:
                rol = rol_van(request.user) if isinstance(request.user, User) else ""
                balie.leg_blik_vast(request, burger, rol, self.scherm)
            except InzageNietVastgelegd as fout:
                return render(request, "admin/inzage_geweigerd.html", {"fout": fout}, status=503)
        return super().dispatch(request, *args, **kwargs)

    def eis(self, request: HttpRequest) -> HttpResponseBase | None:
        """Whoever may only read is told so; an act that cannot be done now says why."""
        if not self.burger.mag_handelen:
            return self.toon("portal/stappen/alleen_lezen.html", status=403)
        if self.is_ontvangst or self._is_al_verzonden():
            return None
        if (belet := self.wizard.belet()) is not None:
            if self._is_al_verzonden():  # a second click was sent meanwhile: its receipt follows
                return None
            return self.toon("portal/stappen/belet.html", belet=belet)
        return None

    def toon(self, sjabloon: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """A page of this act."""
        return render(self.request, sjabloon, {"wizard": self.wizard, **context}, status=status)

    def open_concept(self) -> Concept | None:
        w = self.wizard
        return opslag.open_concept(w.burger, w.soort, w.onderwerp)

    def _is_al_verzonden(self) -> bool:
        """A replay of what was sent goes to its receipt, also when the act could not be begun anew."""
        concept = self.concept_van_formulier() if self.request.method == "POST" else None
        return concept is not None and concept.is_verzonden

    def concept_van_formulier(self, *, vergrendel: bool = False) -> Concept | None:
        """The draft that the page was drawn from (a hidden field). None when it is gone."""
        w = self.wizard
        try:
            sleutel = UUID(self.request.POST.get("concept", ""))
        except ValueError:
            return None
        return opslag.bij_sleutel(w.burger, w.soort, w.onderwerp, sleutel, vergrendel=vergrendel)

    def naar_stap(self, slug: str, *, wijzigt: bool = False) -> HttpResponse:
        adres = self.wizard.adres("stap", stap=slug)
        return redirect(f"{adres}?naar={CONTROLE}" if wijzigt else adres)

    def naar_ontvangst(self, concept: Concept) -> HttpResponse:
        return redirect(self.wizard.adres("ontvangst", sleutel=concept.sleutel))
