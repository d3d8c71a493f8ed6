"""From the published report to what the page draws: funnels, ratios, tables. Reads data, calculates nothing anew."""

import math
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from duo_portal.web.verdelingen import (
    Verdeling,
    Verhouding,
    verdelingsgrafiek,
    verhoudingsgrafiek,
)
from uitwonendencontrole.fairness import historie
from uitwonendencontrole.fairness.tabel import GROEPEN, TOTAAL
from uitwonendencontrole.rules.stopregel import GRENZEN

from . import woorden

Rij = dict[str, Any]
TRECHTER = {
    TOTAAL: (TOTAAL,),
    "Risk category 1+2": ("Risk category 1", "Risk category 2"),
    "Selected for control: yes": ("Selected for control: yes",),
    "Outcome house visit: unduly": ("Outcome house visit: unduly",),
    "Unduly, appeal": ("Unduly, appeal",),
}
"""Steps of the old funnel, with the rows that count them."""


@dataclass(frozen=True, slots=True)
class Selectie:
    """An old selection as the page shows it."""

    jaar: str
    keer: str
    keer_binnen_risico: str
    soort: str
    trechter: SafeString
    verhoudingen: SafeString
    kolommen: list[Any]
    rijen: list[list[str]]
    odds_ratio: str
    odds_ratio_interval: str
    bron: str


@dataclass(frozen=True, slots=True)
class Steekproef:
    """A random sample as the page shows it."""

    jaar: str
    onterecht: int
    mensen: int
    aandeel: str
    interval: str
    samenstelling: list[list[str]]
    kolommen: list[Any]
    rijen: list[list[str]]
    bron: str


def selectie(naam: str) -> Selectie:
    """The selection of a year ("selectie_2014")."""
    rapport, jaar = historie.rapport()["tabellen"][naam], naam.rpartition("_")[2]
    regels = [r for r in rapport["fasen"] if r["groep"] != "nl"]

    def buiten_europa(fase: str) -> str:
        [regel] = [r for r in regels if (r["fase"], r["groep"]) == (fase, "buiten_europa")]
        return woorden.getal(regel["ratio"], 1)

    samen = rapport["mantel_haenszel"]
    return Selectie(
        jaar=jaar,
        keer=buiten_europa("Selected for control: yes"),
        keer_binnen_risico=buiten_europa("Risk category 1+2 & Selected for control: yes"),
        soort=rapport["oordeel"],
        trechter=_trechter(naam, jaar),
        verhoudingen=verhoudingen(jaar, regels),
        kolommen=_kolommen(),
        rijen=[_cellen(r) for r in rapport["fasen"]],
        odds_ratio=woorden.getal(samen["odds_ratio"], 1),
        odds_ratio_interval=woorden.van_tot(samen["ci"]),
        bron=historie.citaat()[naam]["source"],
    )


def steekproef(naam: str) -> Steekproef:
    """The random sample of a year ("steekproef_2014")."""
    rapport, jaar = historie.rapport(), naam.rpartition("_")[2]
    onterecht = rapport["onterecht"][f"precies_{jaar}"]
    laag, hoog = (woorden.procent(grens) for grens in onterecht["ci"])
    return Steekproef(
        jaar=jaar,
        onterecht=onterecht["k"],
        mensen=onterecht["n"],
        aandeel=woorden.procent(onterecht["k"] / onterecht["n"]),
        interval=_("%(laag)s tot %(hoog)s") % {"laag": laag, "hoog": hoog},
        samenstelling=[
            [str(woorden.DIMENSIES[s["dimensie"]]), woorden.getal(s["chi2"], 1), woorden.kans(s["p"]),
             str(woorden.OORDELEN[s["oordeel"]])]
            for s in rapport["samenstelling"].get(f"precies_{jaar}", [])
        ],
        kolommen=_kolommen(),
        rijen=[_cellen(r) for r in rapport["tabellen"][naam]["fasen"]],
        bron=historie.citaat()[naam]["source"],
    )  # fmt: skip


def kracht() -> list[list[str]]:
    """The smallest over-selection that a draw would show, per group and size; rounded up, to promise no more."""
    return [
        [
            str(woorden.GROEPEN[k["groep"]]),
            woorden.procent(k["deel"]),
            woorden.getal(k["n"]),
            woorden.getal(math.ceil(k["zichtbaar"] * 100) / 100, 2),
        ]
        for k in historie.rapport()["kracht"]
    ]


def _trechter(naam: str, jaar: str) -> SafeString:
    tabel, rijen = historie.geciteerd(naam), []
    for fase, categorieen in TRECHTER.items():
        aantallen = [tabel.telling(groep, *categorieen).aantal for groep in GROEPEN]
        samen = sum(aantallen)
        delen = [
            f"{woorden.GROEPEN[groep]} {woorden.procent(aantal / samen)}"
            for groep, aantal in zip(GROEPEN, aantallen, strict=True)
        ]
        label = f"{woorden.FASEN[fase]} ({woorden.getal(samen)})"
        rijen.append(Verdeling(label, "; ".join(delen), aantallen))
    titel = _("Van beurs tot bezwaar in %(jaar)s, naar herkomst") % {"jaar": jaar}
    return verdelingsgrafiek(titel, [str(woorden.GROEPEN[g]) for g in GROEPEN], rijen)


def verhoudingen(jaar: str, regels: list[Rij]) -> SafeString:
    """The ratios of a report with their intervals, drawn; `regels` without the reference group."""
    rijen = [
        Verhouding(
            f"{woorden.FASEN[r['fase']]}: {woorden.GROEPEN[r['groep']]}",
            _uitkomst(r),
            # What too few people decide is not drawn: it would look like a finding.
            None if r["oordeel"] == "te_weinig" else r["ratio"],
            tuple(r["ci"]) if r["ci"] else None,
            nadruk=r["oordeel"] == "alarm",
        )
        for r in regels
    ]
    return verhoudingsgrafiek(
        _("Hoe vaak in %(jaar)s, vergeleken met herkomst Nederland") % {"jaar": jaar},
        rijen,
        band=(GRENZEN.signaal_onder, GRENZEN.signaal_boven),
        uitleg=_(
            "De donkere streep in het midden is precies even vaak. Het vlak eromheen noemen wij gelijk. Elke streep "
            "verder naar rechts is twee keer zo vaak. Het dikke punt is wat er gemeten is, de lijn is hoe zeker dat is."
        ),
    )  # fmt: skip


def _uitkomst(regel: Rij) -> str:
    oordeel = str(woorden.OORDELEN[regel["oordeel"]])
    if regel["oordeel"] == "te_weinig" or regel["ratio"] is None:
        return oordeel
    return _("%(ratio)s keer zo vaak (%(interval)s): %(oordeel)s") % {
        "ratio": woorden.keer(regel["ratio"]),
        "interval": woorden.van_tot(regel["ci"]),
        "oordeel": oordeel,
    }


def _kolommen() -> list[Any]:
    getallen = (
        _("Aantal"), _("Uit een totaal van"), _("Aandeel"), _("Verhouding"), _("95%-interval"), _("Met afronding"), _("p na Holm"),
    )  # fmt: skip
    return [_("Stap"), _("Herkomst"), *((kop, "getal") for kop in getallen), _("Oordeel")]


def _cellen(regel: Rij) -> list[str]:
    return [
        str(woorden.FASEN[regel["fase"]]),
        str(woorden.GROEPEN[regel["groep"]]),
        woorden.getal(regel["k"]),
        woorden.getal(regel["n"]),
        woorden.procent(regel["aandeel"]),
        woorden.keer(regel["ratio"]),
        woorden.van_tot(regel["ci"]),
        woorden.van_tot(regel["ratio_afronding"]),
        woorden.kans(regel["p_holm"]),
        _("vergelijkgroep") if regel["groep"] == "nl" else str(woorden.OORDELEN[regel["oordeel"]]),
    ]
