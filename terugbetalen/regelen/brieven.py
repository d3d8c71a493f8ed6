"""Lay the letters of an arrangement ready: what they say is frozen here, how they say it stands in `briefteksten`."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from duo_portal.identity.models import Persoon
from duo_portal.letters.models import Brief
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from terugbetalen.models import Gebrek, Regeling

from .stand import Regelingstand
from .voorstellen import Voorstel

TOEGEKEND, GEWIJZIGD, AANBOD = "regeling_toegekend", "regeling_gewijzigd", "regeling_aanbod"
GEMIST, VERVALLEN, VOLDAAN = "regeling_gemist", "regeling_vervallen", "regeling_voldaan"
AFGEWEZEN = "regeling_afgewezen"
BRON, BRON_GEBREK, BRON_AANBOD = (
    "terugbetalen.regeling",
    "terugbetalen.gebrek",
    "terugbetalen.aanbod",
)


def toegekend(persoon: Persoon, regeling: Regeling) -> Brief:
    """The decision: what was agreed, with its instalments."""
    return _leg(persoon, TOEGEKEND, BRON, regeling.pk, _afspraak(regeling))


def gewijzigd(persoon: Persoon, regeling: Regeling) -> Brief:
    """The decision that follows another."""
    return _leg(persoon, GEWIJZIGD, BRON, regeling.pk, _afspraak(regeling))


def afgewezen(persoon: Persoon, regeling: Regeling) -> Brief:
    """A colleague asked for more than the rules give, and another did not agree."""
    data = {"op": regeling.op, "bedrag_centen": regeling.totaal_centen}
    return _leg(persoon, AFGEWEZEN, BRON, regeling.pk, data)


def gemist(persoon: Persoon, stand: Regelingstand, gebrek: Gebrek) -> Brief:
    """What is missing and until when it can be paid; the days are watched until it is read."""
    data = {
        "soort": str(gebrek.soort),
        "tekort_centen": gebrek.tekort_centen,
        "herstellen_voor": gebrek.herstellen_voor,
        "open_centen": stand.open_centen,
    }
    voor = gebrek.herstellen_voor + timedelta(days=1)
    return _leg(persoon, GEMIST, BRON_GEBREK, gebrek.pk, data, voor)


def vervallen(persoon: Persoon, stand: Regelingstand, gebrek: Gebrek) -> Brief:
    """The decision that it lapses, and what is open then."""
    data = {
        "soort": str(gebrek.soort),
        "herstellen_voor": gebrek.herstellen_voor,
        "open_centen": stand.open_centen,
        "op": stand.op,
    }
    return _leg(persoon, VERVALLEN, BRON, stand.regeling.pk, data)


def voldaan(persoon: Persoon, stand: Regelingstand) -> Brief:
    """Nothing is open any more."""
    data = {"op": stand.op, "begonnen_op": stand.regeling.op}
    return _leg(persoon, VOLDAAN, BRON, stand.regeling.pk, data)


def leg_aanbod(persoon: Persoon, voorstel: Voorstel, *, bron_id: int) -> Brief | None:
    """Offer the proposals, to be accepted on the portal; None when there is nothing to propose.

    `bron_id` is that of what made us offer it: a step of the chain, a list of calls. Once for each.
    """
    if not voorstel.keuzes:
        return None
    data = {
        "op": voorstel.op,
        "totaal_centen": voorstel.begin.totaal,
        "bron_ruimte": voorstel.ruimte.bron,
        "keuzes": [
            [k.bedrag_centen, len(k.termijnen), k.rente_erbij_centen, k.einde]
            for k in voorstel.keuzes
        ],
    }
    return _leg(persoon, AANBOD, BRON_AANBOD, bron_id, data)


def _afspraak(regeling: Regeling) -> dict[str, Any]:
    return {
        "op": regeling.op,
        "hoofdsom_centen": regeling.hoofdsom_centen,
        "kosten_centen": regeling.kosten_centen,
        "rente_centen": regeling.rente_centen,
        "rente_erbij_centen": regeling.rente_erbij_centen,
        "rente_loopt": regeling.rente_loopt,
        "tot": regeling.tot,
        "maanden": list(regeling.dekking.order_by("maand").values_list("maand", flat=True)),
        "termijnen": [[t.vervaldag, t.bedrag_centen] for t in regeling.termijnen.order_by("nummer")],
        "bron_ruimte": regeling.feiten["ruimte"]["bron"],
    }  # fmt: skip


def _leg(
    persoon: Persoon,
    soort: str,
    bron: str,
    bron_id: int,
    data: Mapping[str, Any],
    reageer_voor: date | None = None,
) -> Brief:
    brief = NieuweBrief(persoon.pk, persoon.taal, bron_id, data, reageer_voor)
    return leg_klaar(brief, soort=soort, bron=bron, sjabloonversie=1)
