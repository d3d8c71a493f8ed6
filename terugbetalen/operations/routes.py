"""Every debt of one person with its route: what happens to it now and by which article (6.17, 7.4, 8.3)."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from duo_portal.foundation.period import Maand
from duo_portal.ledger import chart
from duo_portal.ledger.queries import saldi_persoon
from studiefinanciering.operations.vorderingen import vorderingen
from studiefinanciering.queries import steun_tot
from terugbetalen.queries import LENINGEN
from terugbetalen.rules.andere_schulden import Route, Schuldsoort, route

ARTIKEL = {
    (Schuldsoort.LENING, Route.TERUGBETALEN): "Wsf 2000 art. 6.1",
    (Schuldsoort.TE_VEEL_ONTVANGEN, Route.VERREKENEN): "Wsf 2000 art. 7.4(1)",
    (Schuldsoort.TE_VEEL_ONTVANGEN, Route.VRAGEN): "Wsf 2000 art. 7.4(1)",
    (Schuldsoort.TE_VEEL_ONTVANGEN, Route.OMZETTEN): "Wsf 2000 art. 6.17(1)",
    (Schuldsoort.OV_BOETE, Route.VERREKENEN): "Wsf 2000 art. 7.4(1)",
    (Schuldsoort.OV_BOETE, Route.VRAGEN): "Wsf 2000 art. 6.17(3)",
    (Schuldsoort.OV_BOETE, Route.INVORDEREN): "Wsf 2000 art. 8.3",
    (Schuldsoort.UITWONENDBOETE, Route.VRAGEN): "Wsf 2000 art. 9.9",
    (Schuldsoort.UITWONENDBOETE, Route.INVORDEREN): "Wsf 2000 art. 8.3",
    (Schuldsoort.LESGELD, Route.VRAGEN): "LCW art. 5",
    (Schuldsoort.LESGELD, Route.INVORDEREN): "LCW art. 5",
    (Schuldsoort.INBURGERING, Route.VRAGEN): "Wet inburgering",
    (Schuldsoort.INBURGERING, Route.INVORDEREN): "Wet inburgering",
    (Schuldsoort.REGELING, Route.VRAGEN): "Awb art. 4:86",
    (Schuldsoort.REGELING, Route.INVORDEREN): "Awb art. 4:86",
}


@dataclass(frozen=True, slots=True)
class Schuldroute:
    """A debt, cents, and what happens to it; costs of arrears stand with the arrears, not here."""

    soort: Schuldsoort
    centen: int
    route: Route
    artikel: str


def schulden_met_route(persoon_id: int, op: date) -> tuple[Schuldroute, ...]:
    """What is booked of this person today, by kind; what is nil is left out. A conditional prestatiebeurs is no debt yet."""
    saldi = saldi_persoon(persoon_id)
    open_ = {
        Schuldsoort.LENING: sum(saldi.get(account, 0) for account in LENINGEN),
        Schuldsoort.TE_VEEL_ONTVANGEN: saldi.get(chart.TE_VEEL_ONTVANGEN, 0),
        Schuldsoort.OV_BOETE: saldi.get(chart.OV_BOETE, 0),
        Schuldsoort.UITWONENDBOETE: saldi.get(chart.UITWONENDBOETE, 0),
        Schuldsoort.LESGELD: saldi.get(chart.LESGELD, 0),
        Schuldsoort.INBURGERING: saldi.get(chart.INBURGERINGSLENING, 0),
        Schuldsoort.REGELING: saldi.get(chart.REGELING_TE_VEEL, 0),
    }
    soorten = [soort for soort, centen in open_.items() if centen > 0]
    if not soorten:
        return ()
    anders = soorten != [Schuldsoort.LENING]
    loopt = anders and bool(steun_tot(persoon_id, persoon_id + 1, na=Maand.van(op)))
    voorbij = anders and _termijn_voorbij(persoon_id, op)
    n = len(soorten)
    codes = route(
        np.array([int(soort) for soort in soorten], dtype=np.int64),
        np.array([open_[soort] for soort in soorten], dtype=np.int64),
        np.full(n, loopt, dtype=np.bool_),
        np.array([voorbij and soort is Schuldsoort.TE_VEEL_ONTVANGEN for soort in soorten]),
    )
    return tuple(
        Schuldroute(soort, open_[soort], Route(code), ARTIKEL[soort, Route(code)])
        for soort, code in zip(soorten, codes.tolist(), strict=True)
    )


def _termijn_voorbij(persoon_id: int, op: date) -> bool:
    """Whether the term of the request to pay back is over (`studiefinanciering.operations.vorderingen`)."""
    return any(v.gevolg.name == "LENING" for v in vorderingen(op=op, personen=[persoon_id]))
