"""The debtor's panel: what is late, what to pay by when, what happens if not, and how to get an arrangement."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.identity.burger import Burger
from duo_portal.web.panelen import Paneel, Taak, registreer_paneel, registreer_taken
from terugbetalen.innen.stand import achterstand
from terugbetalen.models import Betaalverzoek, Invorderingsstap
from terugbetalen.portaal.panelen import mag_lezen
from terugbetalen.portaal.vlaggen import vlaggen

from .gevallen import Geval, lees_geval
from .keten import alle_stappen
from .kosten import kosten_van
from .stops import stops_voor

SJABLOON = "portal/terugbetalen/invordering/paneel.html"
_RUSTIG = frozenset(
    {"betalingsregeling", "uitstel", "wsnp", "schuldhulp", "bezwaar", "aangehouden"}
)
"""Stops that the debtor knows of: then nothing more is asked for the moment."""
WAT_DAN = {
    "bericht": _("Dan sturen wij u een herinnering, met een nieuwe datum."),
    "betaalverzoek": _("Dan sturen wij u een herinnering, met een nieuwe datum."),
    "herinnering": _("Dan sturen wij u een aanmaning. Die kan geld kosten."),
    "aanmaning": _("Dan krijgt u eerst een voorstel om in delen te betalen."),
    "laatste_aanbod": _("Dan vraagt een andere organisatie u om het geld."),
}
WAAR = {
    "": _("Wij hebben u hier nog niet over geschreven."),
    "bericht": _("Wij hebben u een bericht gestuurd."),
    "betaalverzoek": _("Wij hebben u een betaalverzoek gestuurd."),
    "herinnering": _("Wij hebben u een herinnering gestuurd."),
    "aanmaning": _("Wij hebben u een aanmaning gestuurd."),
    "laatste_aanbod": _("Wij hebben u een voorstel gestuurd om in delen te betalen."),
    "cjib": _("Het CJIB vraagt u nu om het geld. Wacht op hun brief."),
    "buitenland": _("Een incassobureau vraagt u nu om het geld. Wacht op hun brief."),
}


def lees(burger: Burger, op: date) -> Mapping[str, Any] | None:
    """None for who is not behind: nearly everybody."""
    if not mag_lezen(burger) or not vlaggen(burger, op).had_termijn:
        return None
    stand = achterstand(burger.persoon_id, op)
    if not stand.centen:
        return None
    geval = lees_geval(burger.persoon_id, op) or Geval(burger.persoon_id)
    stap = geval.laatste
    naam = stap.stap if stap else ""
    kosten = kosten_van(burger.persoon_id, op)
    stops = [stop for stop in stops_voor(burger.persoon_id, op) if stop.naam in _RUSTIG]
    is_weg = any(s.overdracht for s in alle_stappen() if s.naam == naam)
    return {
        "stand": stand,
        "rijen": [(t.vervaldatum, t.open_centen) for t in stand.termijnen],
        "kosten_centen": kosten.aanmaning_centen,
        "rente_centen": kosten.rente_centen,
        "totaal_centen": stand.centen + kosten.totaal_centen,
        "waar": WAAR.get(naam, WAAR[""]),
        "staat_stil": bool(stops),
        "stil_tot": stops[0].tot if stops else None,
        "is_overgedragen": is_weg,
        "betaal_voor": stap.betaal_voor if stap and stap.betaal_voor and stap.betaal_voor >= op else None,
        "wat_dan": "" if stops or is_weg else WAT_DAN.get(naam, ""),
        "betaal_url": "" if is_weg else _betaaladres(stap),
        "regeling_url": "" if is_weg else _adres("terugbetalen:regeling"),
    }  # fmt: skip


def taken(burger: Burger, op: date) -> list[Taak]:
    """Pay or agree on an arrangement, before the day that the last letter named."""
    beeld = lees(burger, op)
    if beeld is None or beeld["staat_stil"] or beeld["is_overgedragen"]:
        return []
    return [
        Taak(
            gettext("U hebt een achterstand"),
            gettext("Betaal het bedrag, of spreek af dat u in delen betaalt."),
            url=beeld["betaal_url"] or beeld["regeling_url"] or _adres("terugbetalen:start"),
            uiterlijk=beeld["betaal_voor"],
            is_dringend=True,
        )
    ]


def registreer_paneel_achterstand() -> None:
    """On the overview and on the pages of the debt."""
    for plek in ("start", "terugbetalen"):
        registreer_paneel(Paneel(plek, f"achterstand_{plek}", SJABLOON, lees, 10))
    registreer_taken("achterstand", taken)


def _betaaladres(stap: Invorderingsstap | None) -> str:
    """The page of the request that the last letter brought."""
    if stap is None:
        return ""
    verzoek = Betaalverzoek.objects.filter(
        persoon_id=stap.persoon_id,
        verwijzing=f"invordering:{stap.dossier}:{stap.volgnummer}",
        ingetrokken_op=None,
    ).first()
    return _adres("terugbetalen:betalen", verzoek.uuid) if verzoek else ""


def _adres(naam: str, *wat: object) -> str:
    try:
        return reverse(naam, args=wat)
    except NoReverseMatch:
        return ""
