"""The page of an arrangement, its panel beside the debt, and what somebody has to do in time."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from duo_portal.identity.burger import Burger, BurgerRol
from duo_portal.web.panelen import Paneel, Taak, registreer_paneel, registreer_taken
from duo_portal.web.templatetags.bedragen import datum, euro
from terugbetalen.models import Regeling
from terugbetalen.ontvangen.verzoeken import adres_van
from terugbetalen.portaal.vlaggen import vlaggen
from terugbetalen.views.basis import Terugbetaalpagina

from . import buren, tabellen
from .aangaan import wijzigen_vanaf
from .stand import Regelingstand, lopende_regeling, open_gebrek, regelingen_van, stand_van

MAP = "portal/regelen"


class MijnRegeling(Terugbetaalpagina):
    """The arrangement that runs, or the last one: every instalment, what came in, what to do now."""

    template_name = f"{MAP}/regeling.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Read from the ledger each time."""
        context = super().get_context_data(**kwargs)
        regelingen = list(regelingen_van(self.persoon_id)[:10])
        gekozen = next((r for r in regelingen if r.status == Regeling.Status.LOOPT), None)
        gekozen = gekozen or (regelingen[0] if regelingen else None)
        if gekozen is None:
            kan = bool(buren.te_laat_centen(self.persoon_id, self.op))
            return context | {"regeling": None, "kan_regelen": kan}
        return context | _beeld(gekozen, self.op) | {"eerdere": _eerdere(regelingen, gekozen)}


def _beeld(regeling: Regeling, op: date) -> dict[str, Any]:
    stand = stand_van(regeling, op)
    loopt = regeling.status == Regeling.Status.LOOPT
    return {
        "regeling": regeling,
        "loopt": loopt,
        "stand": stand,
        "rijen": _rijen(stand),
        "tabel": tabellen.verloop(stand),
        "gebrek": open_gebrek(regeling) if loopt else None,
        "betalen": _betalen(stand) if loopt else [],
        "wijzigen_vanaf": wijzigen_vanaf(regeling) if loopt else None,
    }


def _rijen(stand: Regelingstand) -> list[tuple[str, str]]:
    regeling = stand.regeling
    rijen = [
        (gettext("Stand"), _status()[regeling.status]),
        (gettext("Afgesproken op"), datum(regeling.op)),
        (gettext("In totaal"), euro(regeling.totaal_centen)),
        (gettext("Ontvangen"), euro(min(stand.ontvangen_centen, regeling.totaal_centen))),
    ]
    if regeling.status == Regeling.Status.LOOPT:
        rijen.append((gettext("Nog te betalen"), euro(stand.open_centen)))
    return [*rijen, (gettext("Laatste betaling"), datum(regeling.tot))]


def _status() -> dict[str, str]:
    s = Regeling.Status
    return {
        s.GEVRAAGD: gettext("wij kijken er nog naar"),
        s.LOOPT: gettext("loopt"),
        s.GEWIJZIGD: gettext("vervangen door een andere regeling"),
        s.VERVALLEN: gettext("vervallen"),
        s.VOLDAAN: gettext("klaar"),
        s.AFGEWEZEN: gettext("niet toegekend"),
    }


def _betalen(stand: Regelingstand) -> list[tuple[str, str]]:
    """The instalments that are asked and not paid, each with the address of its payment page."""
    verzoeken = {v.verwijzing: v for v in buren.verzoeken_van(stand.regeling)}
    uit = []
    for t in stand.termijnen:
        verzoek = verzoeken.get(buren.verwijzing(t.termijn))
        if verzoek is not None and not t.is_betaald and verzoek.ingetrokken_op is None:
            tekst = gettext("Betaal %(bedrag)s van %(dag)s") % {
                "bedrag": euro(verzoek.bedrag_centen),
                "dag": datum(t.termijn.vervaldag),
            }
            uit.append((tekst, adres_van(verzoek)))
    return uit


def _eerdere(regelingen: list[Regeling], gekozen: Regeling) -> list[list[str]]:
    return [
        [datum(r.op), euro(r.totaal_centen), _status()[r.status]]
        for r in regelingen
        if r.pk != gekozen.pk
    ]


def lees_paneel(burger: Burger, op: date) -> Mapping[str, Any] | None:
    """Beside the debt: the arrangement that runs, or that one can be had."""
    if burger.rol is BurgerRol.OUDER:
        return None
    regeling = lopende_regeling(burger.persoon_id, op)
    if regeling is not None:
        stand = stand_van(regeling, op)
        return {"stand": stand, "volgende": stand.volgende, "achterstand": 0}
    open_ = buren.te_laat_centen(burger.persoon_id, op)
    return {"stand": None, "achterstand": open_} if open_ else None


def lees_taken(burger: Burger, op: date) -> list[Taak]:
    """A payment that is missing has a last day."""
    if burger.rol is BurgerRol.OUDER or not vlaggen(burger, op).heeft_regeling:
        return []
    regeling = lopende_regeling(burger.persoon_id, op)
    gebrek = open_gebrek(regeling) if regeling else None
    if gebrek is None:
        return []
    wat = gettext("Wij missen %(bedrag)s. Betaal op tijd, dan loopt uw regeling door.")
    return [
        Taak(
            gettext("Betaal voor uw regeling"),
            wat % {"bedrag": euro(gebrek.tekort_centen)},
            reverse("terugbetalen:regeling"),
            gebrek.herstellen_voor,
            is_dringend=True,
        )
    ]


def registreer_portaal() -> None:
    """Called once, when the app is ready."""
    registreer_paneel(Paneel("schuld", "betalingsregeling", f"{MAP}/paneel.html", lees_paneel, 20))
    registreer_taken("betalingsregeling", lees_taken)
