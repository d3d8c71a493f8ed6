"""What changes for me: one scheme or proposal in words, with typical students and, signed in, the own case."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.generic.base import View

from duo_portal.audit import bedrijfsdatum
from duo_portal.beleid.bekend import Publiek, publiek, publieke
from duo_portal.beleid.voormij import Gevallen, Paar
from duo_portal.identity.burger import BurgerRol
from duo_portal.web.grafiek import lijngrafiek
from duo_portal.web.templatetags.bedragen import euro
from studiefinanciering.inzien import woorden
from studiefinanciering.rules.componenten import Component

UITLEG: dict[str, tuple[str | Promise, ...]] = {
    "basisbeurs_2023": (
        _("Studeert u aan een hbo of universiteit? Dan kunt u vanaf september 2023 weer een basisbeurs krijgen."),
        _("Woont u niet bij uw ouders, dan is de basisbeurs hoger. In het eerste jaar komt er nog een bedrag bij."),
        _("U kunt per maand minder lenen dan ervoor, omdat u meer krijgt."),
    ),
    "aanvullende_beurs_2024": (
        _("Studeert u aan een hbo of universiteit? Dan telt het inkomen van uw ouders vanaf januari 2024 minder mee."),
        _("Daardoor krijgen meer studenten een aanvullende beurs, en is de beurs vaak hoger."),
    ),
}  # fmt: skip
"""Of the worked examples; a proposal of the desk brings its own words."""
GEVALLEN: dict[str, str | Promise] = {
    "ho_thuis": _("Hbo of universiteit, thuis, ouders € 100.000"),
    "ho_uit": _("Hbo of universiteit, op kamers, ouders € 100.000"),
    "ho_uit_modaal": _("Hbo of universiteit, op kamers, ouders € 60.000"),
    "ho_uit_laag": _("Hbo of universiteit, op kamers, ouders € 30.000"),
    "mbo_thuis": _("Mbo niveau 4, thuis, ouders € 60.000"),
    "mbo_uit_laag": _("Mbo niveau 4, op kamers, ouders € 30.000"),
}


class Verandert(View):
    """One scheme: when it opens, when it begins, what it does."""

    def get(self, request: HttpRequest, naam: str) -> HttpResponse:
        """Reads only; nothing is kept."""
        regeling = publiek(naam)
        if regeling is None:
            raise Http404
        op = bedrijfsdatum.vandaag()
        gevallen = regeling.simulator.gevallen
        context: dict[str, Any] = {
            "regeling": regeling,
            "alineas": _alineas(regeling),
            "is_open": regeling.opent_op <= op,
            "is_begonnen": regeling.begint_op <= op,
            "is_aangemeld": getattr(request, "burger", None) is not None,
            **(_gevallen(gevallen(regeling.voorstel)) if gevallen else {}),
            **self._eigen(request, regeling),
        }
        return render(request, "portal/vooraf/verandert.html", context)

    def _eigen(self, request: HttpRequest, regeling: Publiek) -> dict[str, Any]:
        burger = getattr(request, "burger", None)
        if burger is None or burger.rol is BurgerRol.OUDER or regeling.simulator.eigen is None:
            return {}
        eigen = regeling.simulator.eigen(
            regeling.voorstel, burger.persoon_id, bedrijfsdatum.vandaag()
        )
        if eigen is None:
            return {"zonder_eigen": True}
        samen = Paar(
            "", sum(p.nu_centen for p in eigen.delen), sum(p.straks_centen for p in eigen.delen)
        )
        return {
            "eigen": eigen,
            "eigen_rijen": [
                _rij(woorden.component(Component[p.code.upper()]), p) for p in eigen.delen
            ],
            "eigen_voet": _rij(_t("Samen"), samen),
            "kolommen": _kolommen(),
        }


def overzicht() -> list[Publiek]:
    """Links to every scheme that has a page."""
    return publieke()


def _alineas(regeling: Publiek) -> list[str]:
    if regeling.uitleg:
        return [deel.strip() for deel in regeling.uitleg.splitlines() if deel.strip()]
    return [str(zin) for zin in UITLEG.get(regeling.naam, ())]


def _gevallen(gevallen: Gevallen) -> dict[str, Any]:
    if not gevallen.krijgen:
        return {}
    lijn = [(str(euro(int(p.code) * 100))[:-3], p) for p in gevallen.lijn]
    return {
        "maand": gevallen.maand,
        "kolommen": _kolommen(),
        "krijgen": [_rij(str(GEVALLEN[p.code]), p) for p in gevallen.krijgen],
        "lenen": [_rij(str(GEVALLEN[p.code]), p) for p in gevallen.lenen],
        "grafiek": lijngrafiek(
            _t("Wat een student op kamers per maand krijgt, naar het inkomen van de ouders"),
            _t("Inkomen van de ouders samen per jaar"),
            [
                (_t("Ervoor"), [(label, p.nu_centen) for label, p in lijn]),
                (_t("Erna"), [(label, p.straks_centen) for label, p in lijn]),
            ],
        ),
    }


def _kolommen() -> list[Any]:
    return [
        _t("Wat"),
        (_t("Ervoor"), "getal"),
        (_t("Erna"), "getal"),
        (_t("Verschil"), "getal"),
    ]


def _rij(naam: str, paar: Paar) -> tuple[str, str, str, str]:
    teken = "+ " if paar.verschil_centen > 0 else ""
    verschil = f"{teken}{euro(paar.verschil_centen)}"
    return naam, str(euro(paar.nu_centen)), str(euro(paar.straks_centen)), verschil
