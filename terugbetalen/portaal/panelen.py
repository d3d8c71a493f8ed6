"""What repayment hangs on pages of others: the debt later, what lending costs a month, what more debt costs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.law import LawReference
from duo_portal.foundation.money import CENTEN_PER_EURO
from duo_portal.foundation.period import Maand
from duo_portal.identity.burger import Burger, BurgerRol
from duo_portal.web.panelen import MenuPunt, Paneel, registreer_menu, registreer_paneel
from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.operations.routes import schulden_met_route
from terugbetalen.rules.andere_schulden import Schuldsoort

from . import beeld, woorden
from .lenen import Leenkosten, leenkosten
from .maandlasten import maandlasten, rente_van
from .vooruitblik import Vooruitblik, lees_vooruitblik

MAP = "portal/terugbetalen"
MEER_SCHULD = tuple(euros * CENTEN_PER_EURO for euros in (1_000, 5_000, 10_000))


def mag_lezen(burger: Burger) -> bool:
    """A parent has no look at the file of the student."""
    return burger.rol is not BurgerRol.OUDER


def lees_schuld(burger: Burger, op: date) -> Mapping[str, Any] | None:
    """The debt as it will be, under which rules, and what it costs a month then."""
    blik = lees_vooruitblik(burger.persoon_id, op) if mag_lezen(burger) else None
    if blik is None or not any((*blik.schuld_nu, *blik.schuld_einde)):
        return None
    return {
        "blik": blik,
        "tabel": beeld.schuldtabel(blik),
        "inkomens": beeld.inkomenstabel(blik.lasten),
        "grafiek": beeld.grafiek_vooruit(blik),
        "rente": beeld.procent(blik.rente.ppm),
        **regels_in_woorden(blik),
    }


def regels_in_woorden(blik: Vooruitblik) -> dict[str, Any]:
    """Under which rules, why, where that is written, what may be chosen."""
    regels = blik.regels
    return {
        "regeling": woorden.NAAM[regels.regeling],
        "in_het_kort": woorden.IN_HET_KORT[regels.regeling],
        "reden": woorden.REDEN[regels.reden],
        "artikel": woorden.artikel(regels.reden),
        "keuze": woorden.NAAM[regels.open_keuze] if regels.open_keuze else "",
    }


def lees_lening(burger: Burger, op: date) -> Mapping[str, Any] | None:
    """A few amounts to lend, and what each costs a month later."""
    if not mag_lezen(burger):
        return None
    kosten = leenkosten(burger.persoon_id, op)
    if not kosten.rijen:
        return None
    return {
        "kosten": kosten,
        "tabel": _leentabel(kosten),
        "rente": beeld.procent(kosten.rente.ppm),
        "einde": beeld.maand(kosten.einde),
    }


def _leentabel(kosten: Leenkosten) -> beeld.Tabel:
    return beeld.Tabel(
        gettext("Wat een lening later kost"),
        [
            gettext("U leent per maand"),
            beeld.getal(gettext("In totaal geleend")),
            beeld.getal(gettext("Schuld met rente")),
            beeld.getal(gettext("Later per maand")),
        ],
        [
            [euro(r.per_maand), euro(r.geleend), euro(r.schuld), euro(r.later_per_maand)]
            for r in kosten.rijen
        ],
    )


def lees_uitleg(burger: Burger, op: date) -> Mapping[str, Any] | None:
    """What more debt at the start of repaying costs a month, under the rules of this student."""
    blik = lees_vooruitblik(burger.persoon_id, op) if mag_lezen(burger) else None
    if blik is None:
        return None
    regeling, jaar = blik.regels.regeling, Maand.van(op).jaar
    rente = rente_van(regeling, jaar)
    nu = blik.lasten[0]
    hoger = maandlasten(
        [nu.schuld_centen + meer for meer in MEER_SCHULD], regeling, rente.ppm, jaar
    )
    rijen = [
        [beeld.hele_euros(meer), euro(last.wettelijk_centen - nu.wettelijk_centen)]
        for meer, last in zip(MEER_SCHULD, hoger, strict=True)
    ]
    kolommen = [gettext("Meer schuld"), beeld.getal(gettext("Erbij per maand"))]
    return {
        "tabel": beeld.Tabel(gettext("Wat meer schuld later kost"), kolommen, rijen),
        "blik": blik,
        "nu_per_maand": nu.wettelijk_centen,
        "rente": beeld.procent(rente.ppm),
        **regels_in_woorden(blik),
    }


def lees_alle_schulden(burger: Burger, op: date) -> Mapping[str, Any] | None:
    """Every debt with its route, for who has another one than the loan that the page is about."""
    schulden = schulden_met_route(burger.persoon_id, op) if mag_lezen(burger) else ()
    if not any(schuld.soort is not Schuldsoort.LENING for schuld in schulden):
        return None
    return {
        "schulden": [
            {
                "naam": woorden.SCHULD[schuld.soort],
                "centen": schuld.centen,
                "route": woorden.ROUTE[schuld.soort, schuld.route],
                "artikel": LawReference.parse(schuld.artikel),
            }
            for schuld in schulden
        ]
    }


def registreer() -> None:
    """Called once, when the app is ready."""
    # For students too: the planner is theirs, and asking every page whether somebody repays would cost a query.
    registreer_menu(MenuPunt(_("Terugbetalen"), "terugbetalen:start", 42, mag_lezen))
    for plek, naam, lees in (
        ("schuld", "schuld_later", lees_schuld),
        ("schuld", "alle_schulden", lees_alle_schulden),
        ("aanvraag_lening", "lening_later", lees_lening),
        ("uitleg_schuld", "schuld_per_maand", lees_uitleg),
    ):
        registreer_paneel(Paneel(plek, naam, f"{MAP}/paneel_{naam}.html", lees, 50))
