"""Hiding what is about fewer than ten people, also where it could be worked out from what stands beside it.

A cell of 1 to 9 people is hidden, and then one more of its row and its column, so that no sum gives it away. Money is
hidden where few people stand behind it: a group of fewer than ten, or a difference that comes from fewer than ten. None
in what comes out means: hidden. A total that is itself about few people hides its own cells.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .uitkomst import Groep, Indeling, Klasse, Uitkomst

GRENS = 10
Bool = NDArray[np.bool_]


def als_json(uitkomst: Uitkomst) -> dict[str, Any]:
    """An outcome as data that may be kept and shown."""
    u = uitkomst
    (totaal,) = _rijen(Indeling("totaal", (u.totaal,)))
    klassen = [
        {"van_centen": k.van_centen, "tot_centen": k.tot_centen, "mensen": mensen}
        for k, mensen in zip(u.klassen, _klassen(u.klassen), strict=True)
    ]
    weinig = 0 < u.totaal.mensen < GRENS or 0 < u.totaal.wint + u.totaal.verliest < GRENS
    return {
        "jaar": u.jaar,
        "eerste_maand": u.eerste_maand,
        "laatste_maand": u.laatste_maand,
        "richting": u.richting,
        "totaal": totaal,
        "indelingen": [
            {"naam": i.naam, "telt_dubbel": i.telt_dubbel, "groepen": _rijen(i)}
            for i in u.indelingen
        ],
        "klassen": klassen,
        "geboekt_centen": None if weinig else u.geboekt_centen,
        "metingen": dict(u.metingen),
        "opmerkingen": list(u.opmerkingen),
        **u.extra,
    }


def _rijen(indeling: Indeling) -> list[dict[str, Any]]:
    groepen = indeling.groepen
    tellingen = np.array([[g.wint, g.verliest, g.gelijk] for g in groepen], dtype=np.int64)
    tellingen = tellingen.reshape(len(groepen), 3)
    mensen = np.array([g.mensen for g in groepen], dtype=np.int64)
    weg_mensen = _met_maatje(_weinig(mensen), mensen)
    weg = verberg(tellingen, weg_mensen)
    anders = tellingen[:, 0] + tellingen[:, 1]
    weg_geld = _met_maatje(_weinig(mensen) | _weinig(anders), mensen)
    return [
        _rij(
            g,
            mensen_weg=bool(weg_mensen[i]),
            weg=weg[i].tolist(),
            geld_weg=bool(weg_geld[i]),
        )
        for i, g in enumerate(groepen)
    ]


def verberg(tellingen: NDArray[np.int64], hele_rij: Bool) -> Bool:
    """Which cells of (groups, columns) are hidden, so that neither a row nor a column gives one away."""
    weg = _weinig(tellingen) | hele_rij[:, None]
    for _ in range(tellingen.size):
        meer = weg.copy()
        for i in range(len(tellingen)):
            meer[i] = _met_maatje(meer[i], tellingen[i])
        if len(tellingen) > 1:
            for j in range(tellingen.shape[1]):
                meer[:, j] = _met_maatje(meer[:, j], tellingen[:, j])
        if (meer == weg).all():
            break
        weg = meer
    return weg


def _weinig(aantal: NDArray[np.int64]) -> Bool:
    return np.asarray((aantal > 0) & (aantal < GRENS))


def _met_maatje(weg: Bool, aantal: NDArray[np.int64]) -> Bool:
    """One hidden cell among more gets company: the smallest that is not zero, or else any."""
    if np.count_nonzero(weg) != 1 or len(weg) < 2:
        return weg
    zichtbaar = np.flatnonzero(~weg)
    gevuld = zichtbaar[aantal[zichtbaar] > 0]
    kandidaat = gevuld if len(gevuld) else zichtbaar
    uit = weg.copy()
    uit[kandidaat[np.argmin(aantal[kandidaat])]] = True
    return uit


def _rij(groep: Groep, *, mensen_weg: bool, weg: list[bool], geld_weg: bool) -> dict[str, Any]:
    tellingen = zip(("wint", "verliest", "gelijk"), weg, strict=True)
    geld = ("nu_centen", "voorstel_centen", "verschil_centen")
    return {
        "naam": groep.naam,
        "mensen": None if mensen_weg else groep.mensen,
        **{naam: None if w else getattr(groep, naam) for naam, w in tellingen},
        **{naam: None if geld_weg else getattr(groep, naam) for naam in geld},
    }


def _klassen(klassen: tuple[Klasse, ...]) -> list[int | None]:
    aantal = np.array([k.mensen for k in klassen], dtype=np.int64)
    weg = _met_maatje(_weinig(aantal), aantal)
    return [None if w else int(n) for n, w in zip(aantal, weg, strict=True)]
