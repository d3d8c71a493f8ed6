"""What the planner shows: goals, plans beside each other, incomes and rates as bands, what we assume."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.web.grafiek import Band, bandgrafiek, lijngrafiek
from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.rules.draagkracht import ONBEKEND
from terugbetalen.rules.kolommen import JAAR

from . import beeld, woorden
from .beeld import Tabel, getal, jaarpunten, laatste_maand
from .plannen import (
    Plan,
    Uitkomst,
    Vraag,
    kies,
    speel_inkomens,
    speel_plannen,
    speel_rentes,
)
from .positie import Positie
from .verloop import Verlopen
from .woorden_plannen import duur, naam_van

MEESTE_LIJNEN = 4
GELIJK: tuple[Promise, Promise, Promise] = (
    _("Inkomen blijft gelijk"),
    _("Elk jaar 1,5 procent meer"),
    _("Elk jaar 3 procent meer"),
)
RENTES: tuple[Promise, Promise, Promise] = (
    _("1 procentpunt lager"),
    _("Zoals nu"),
    _("1 procentpunt hoger"),
)


@dataclass(frozen=True, slots=True)
class Doel:
    """A goal and the plan that serves it best."""

    naam: str
    plan: str
    bedrag: str
    uitleg: str


def beeld_van(positie: Positie, vraag: Vraag) -> dict[str, Any]:
    """Everything for the template."""
    uitkomsten = speel_plannen(positie, vraag)
    rentes = speel_rentes(positie, vraag.inkomen)
    context: dict[str, Any] = {
        "doelen": _doelen(positie, vraag, uitkomsten),
        "plannen": _plannentabel(positie, vraag, uitkomsten),
        "grafiek": _plannengrafiek(positie, vraag, uitkomsten),
        "extra": _extra(positie, vraag, uitkomsten),
        "rentetabel": _rentetabel(positie, rentes),
        "rentegrafiek": _band(gettext("Uw schuld bij een andere rente"), positie, rentes, RENTES),
        "regeling": woorden.NAAM[positie.regeling],
        "in_het_kort": woorden.IN_HET_KORT[positie.regeling],
        "rente": beeld.procent(int(positie.rente_ppm[0])),
        "met_inkomen": vraag.inkomen.eigen != ONBEKEND,
    }
    if vraag.inkomen.eigen != ONBEKEND:
        inkomens = speel_inkomens(positie, vraag.inkomen)
        context["inkomensgrafiek"] = _maandband(positie, inkomens)
        context["inkomenstabel"] = _inkomenstabel(inkomens)
    return context


def _doelen(p: Positie, vraag: Vraag, uitkomsten: Sequence[Uitkomst]) -> list[Doel]:
    k = kies(uitkomsten)
    totaal = gettext("U betaalt %(totaal)s in totaal, waarvan %(rente)s rente.")
    maand = gettext("Gemiddeld per maand in de eerste vijf jaar dat u terugbetaalt.")
    klaar = gettext("Klaar in %(maand)s.")
    einde = {"maand": beeld.maand(p.nu + k.eerst_klaar.maanden)}
    bedragen = {
        "totaal": euro(k.laagste_totaal.betaald),
        "rente": euro(k.laagste_totaal.rente),
    }
    return [
        Doel(gettext("Laagste totaal"), naam_van(k.laagste_totaal.plan, p, vraag),
             euro(k.laagste_totaal.betaald), totaal % bedragen),
        Doel(gettext("Laagste maandbedrag"), naam_van(k.laagste_maand.plan, p, vraag),
             euro(k.laagste_maand.per_maand), maand),
        Doel(gettext("Het eerst klaar"), naam_van(k.eerst_klaar.plan, p, vraag),
             duur(k.eerst_klaar.maanden), klaar % einde),
    ]  # fmt: skip


def _plannentabel(p: Positie, vraag: Vraag, uitkomsten: Sequence[Uitkomst]) -> Tabel:
    return Tabel(
        gettext("Wat u kunt kiezen, naast elkaar"),
        [
            gettext("Als u dit doet"),
            getal(gettext("Per maand")),
            getal(gettext("In totaal")),
            getal(gettext("Waarvan rente")),
            getal(gettext("Vervalt")),
            gettext("Klaar over"),
        ],
        [
            [
                naam_van(u.plan, p, vraag),
                euro(u.per_maand),
                euro(u.betaald),
                euro(u.rente),
                euro(u.kwijt),
                duur(u.maanden),
            ]
            for u in uitkomsten
        ],
    )


def _plannengrafiek(p: Positie, vraag: Vraag, uitkomsten: Sequence[Uitkomst]) -> SafeString:
    """The way of the rules and the plans that serve a goal, or what was asked for first; four at most."""
    k = kies(uitkomsten)
    beste = [k.laagste_totaal, k.eerst_klaar, k.laagste_maand]
    volgorde = [uitkomsten[0], *beste, *uitkomsten[1:]]
    gekozen = list({u.plan: u for u in volgorde}.values())[:MEESTE_LIJNEN]
    langst = max(laatste_maand(u.loop.schuld[u.rij]) for u in gekozen)
    reeksen = [
        (naam_van(u.plan, p, vraag), jaarpunten(u.loop, u.rij, p.nu, tot=langst)) for u in gekozen
    ]
    return lijngrafiek(gettext("Uw schuld bij elke keuze"), gettext("Begin van"), reeksen)


def _extra(p: Positie, vraag: Vraag, uitkomsten: Sequence[Uitkomst]) -> list[str]:
    """What an extra repayment brings, in sentences: it may cost more in all, when less lapses at the end."""
    gewoon = uitkomsten[0]
    return [
        " ".join(_zinnen(naam_van(u.plan, p, vraag), gewoon, u))
        for u in uitkomsten
        if u.plan in (Plan.EXTRA_LAGER, Plan.EXTRA_KORTER)
    ]


def _zinnen(naam: str, gewoon: Uitkomst, u: Uitkomst) -> Iterator[str]:
    wat = {
        "plan": naam,
        "rente": euro(max(gewoon.rente - u.rente, 0)),
        "duur": duur(max(gewoon.maanden - u.maanden, 0)),
        "minder": euro(gewoon.betaald - u.betaald),
        "meer": euro(u.betaald - gewoon.betaald),
    }
    if gewoon.maanden > u.maanden:
        yield (
            gettext("%(plan)s: er komt %(rente)s minder rente bij en u bent %(duur)s eerder klaar.")
            % wat
        )
    else:
        yield gettext("%(plan)s: er komt %(rente)s minder rente bij.") % wat
    if u.betaald <= gewoon.betaald:
        yield gettext("In totaal betaalt u %(minder)s minder.") % wat
    else:
        yield (
            gettext(
                "In totaal betaalt u toch %(meer)s meer, omdat er aan het einde minder vervalt."
            )
            % wat
        )


def _rentetabel(p: Positie, loop: Verlopen) -> Tabel:
    plek = max(p.aflos_begin - p.nu, 0)
    later = plek + 5 * JAAR
    return Tabel(
        gettext("Wat een andere rente betekent"),
        [gettext("Rente"), getal(gettext("Maandbedrag na vijf jaar")), getal(gettext("In totaal")),
         getal(gettext("Waarvan rente"))],
        [
            [naam, euro(int(loop.termijn[i, min(later, loop.termijn.shape[1] - 1)])),
             euro(int(loop.totaal_betaald[i])), euro(int(loop.totaal_rente[i]))]
            for i, naam in enumerate(RENTES)
        ],
    )  # fmt: skip


def _inkomenstabel(loop: Verlopen) -> Tabel:
    return Tabel(
        gettext("Wat een ander inkomen betekent"),
        [gettext("Inkomen"), getal(gettext("In totaal")), getal(gettext("Vervalt")), gettext("Klaar over")],
        [
            [naam, euro(int(loop.totaal_betaald[i])), euro(int(loop.kwijt[i])), duur(int(loop.maanden_tot_klaar[i]))]
            for i, naam in enumerate(GELIJK)
        ],
    )  # fmt: skip


def _band(
    titel: str, p: Positie, loop: Verlopen, namen: tuple[Promise, Promise, Promise]
) -> SafeString:
    langst = max(laatste_maand(rij) for rij in loop.schuld)
    reeksen = [dict(jaarpunten(loop, i, p.nu, tot=langst)) for i in range(3)]
    punten = [Band(label, *(reeks[label] for reeks in reeksen)) for label in reeksen[0]]
    laag, midden, hoog = (str(naam) for naam in namen)
    return bandgrafiek(titel, gettext("Begin van"), punten, namen=(laag, midden, hoog))


def _maandband(p: Positie, loop: Verlopen) -> SafeString:
    """What is paid each January, by how the income grows."""
    langst = max(laatste_maand(rij) for rij in loop.schuld)
    begin = max(p.aflos_begin - p.nu, 0)
    plekken = range(begin, min(langst, loop.betaald.shape[1]), JAAR)
    punten = [
        Band(str((p.nu + m).jaar), *(int(loop.betaald[i, m]) for i in range(3))) for m in plekken
    ]
    laag, midden, hoog = (str(naam) for naam in GELIJK)
    titel = gettext("Wat u per maand betaalt als uw inkomen groeit")
    return bandgrafiek(titel, gettext("Jaar"), punten, namen=(laag, midden, hoog))
