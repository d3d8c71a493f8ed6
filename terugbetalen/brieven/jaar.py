"""The yearly letter: the rate and the amount a month from January, what they were, why, and what it means in euros."""

import numpy as np
from django.utils.translation import gettext as _

from duo_portal.ledger.codes import Regime
from duo_portal.letters.inhoud import Briefinhoud, Deel, Link, Tabel
from duo_portal.letters.models import Brief
from duo_portal.letters.vorm import bedrag, dag
from terugbetalen.rules.termijn import schuld_na

from .vorm import besluitblok, datum, portaal, procent, regels


def jaar(brief: Brief) -> Briefinhoud:
    """Read from its own frozen data alone."""
    d = brief.data
    return Briefinhoud(
        titel(brief),
        (
            Deel("", (_opening(brief), regels(d["regeling"])), tabellen=(_tabel(brief),)),
            Deel(_("Wat betekent dit in euro's?"), _in_euros(brief)),
            *_klokken(brief),
            Deel(_("Waarom verandert het?"), (_waardoor(brief),)),
            Deel(
                _("Wat kunt u doen?"),
                (
                    _("U mag altijd eerder of meer terugbetalen. Dat kost niets extra."),
                    _("Is uw inkomen lager geworden? Dan kunt u vragen of u minder mag betalen."),
                ),
                links=(Link(_("Bekijk uw schuld en uw maandbedrag"), portaal("mijn:schuld")),),
            ),
        ),
        besluitblok(brief, _artikelen(d["regeling"])),
    )


def titel(brief: Brief) -> str:
    """Its line in the inbox."""
    return _("Uw rente en uw maandbedrag in %(jaar)s") % {"jaar": brief.data["jaar"]}


def _opening(brief: Brief) -> str:
    vanaf = dag(datum(brief.data["vanaf"]))
    if brief.data["oud_te_betalen_centen"] is None:
        return _("Vanaf %(dag)s geldt dit voor uw studieschuld.") % {"dag": vanaf}
    return _("Vanaf %(dag)s verandert er iets aan uw studieschuld.") % {"dag": vanaf}


def _tabel(brief: Brief) -> Tabel:
    d = brief.data
    nieuw = (procent(d["rente_ppm"]), bedrag(d["te_betalen_centen"]))
    wat = (_("Rente per jaar"), _("U betaalt per maand"))
    if d["oud_te_betalen_centen"] is None:
        return Tabel(_("Uw rente en uw maandbedrag"), (_("Wat"), _("Dit is nu")), tuple(zip(wat, nieuw, strict=True)))  # fmt: skip
    oud = (procent(d["oud_rente_ppm"]), bedrag(d["oud_te_betalen_centen"]))
    return Tabel(
        _("Uw rente en uw maandbedrag"),
        (_("Wat"), _("Dit was"), _("Dit is nu")),
        tuple(zip(wat, oud, nieuw, strict=True)),
    )


def _klokken(brief: Brief) -> tuple[Deel, ...]:
    """A row per part of who has several clocks; letters from before them have none."""
    delen = brief.data.get("klokken")
    if not delen:
        return ()
    rijen = tuple(
        (
            str(nummer),
            bedrag(deel["schuld"]),
            procent(deel["rente_ppm"]),
            dag(datum(deel["vast_tot"])),
            str(deel["resterend"]),
            bedrag(deel["wettelijk"]),
        )
        for nummer, deel in enumerate(delen, start=1)
    )
    kop = (_("Deel van de schuld"), _("Schuld"), _("Rente per jaar"), _("Rente staat vast tot"), _("Maanden"), _("Per maand"))  # fmt: skip
    uitleg = _(
        "U stopte meer dan één keer met studiefinanciering. Daarom heeft uw schuld delen. Elk deel heeft een eigen rente en een eigen einde. U betaalt één bedrag per maand voor alle delen samen."
    )
    return (Deel(_("De delen van uw schuld"), (uitleg,), tabellen=(Tabel(_("De delen van uw schuld"), kop, rijen),)),)  # fmt: skip


def _in_euros(brief: Brief) -> tuple[str, ...]:
    d = brief.data
    zinnen = [
        _("Wij verwachten dat uw schuld op %(dag)s %(bedrag)s is.")
        % {"dag": dag(datum(d["vanaf"])), "bedrag": bedrag(d["schuld_centen"])}
    ]
    if d.get("klokken"):
        return (*zinnen, *_maandbedrag(brief))
    nieuw = _rente_in_een_jaar(d["schuld_centen"], d["rente_ppm"])
    zinnen.append(
        _("Over dat bedrag is de rente in een heel jaar %(bedrag)s.") % {"bedrag": bedrag(nieuw)}
    )
    if d["oud_rente_ppm"] is not None and d["oud_rente_ppm"] != d["rente_ppm"]:
        oud = _rente_in_een_jaar(d["schuld_centen"], d["oud_rente_ppm"])
        zinnen.append(
            _("Met de rente die u nu hebt zou dat %(bedrag)s zijn.") % {"bedrag": bedrag(oud)}
        )
    if d["rente_vast_tot"]:
        zinnen.append(
            _("Uw rente staat vast tot %(dag)s.") % {"dag": dag(datum(d["rente_vast_tot"]))}
        )
    return (*zinnen, *_maandbedrag(brief))


def _maandbedrag(brief: Brief) -> tuple[str, ...]:
    d = brief.data
    if d["fase"] in ("aanloop", "opgeschort"):
        return (_("U hoeft nog niet terug te betalen. De rente komt er wel bij."),)
    if d["waardoor"] == "einde":
        return (_("U hoeft niets meer te betalen."),)
    wettelijk = _(
        "Zonder te kijken naar uw inkomen is uw maandbedrag %(bedrag)s. U betaalt nog %(maanden)s maanden."
    ) % {"bedrag": bedrag(d["wettelijk_centen"]), "maanden": d["resterende_maanden"]}
    if d["draagkracht_centen"] is None:
        return (
            wettelijk,
            _("Wij hebben niet gekeken naar uw inkomen. Daarom betaalt u dat bedrag."),
        )
    return (
        wettelijk,
        _("Met uw inkomen van %(jaar)s kunt u %(bedrag)s per maand betalen. U betaalt het laagste van die twee.")
        % {"jaar": d["peiljaar"], "bedrag": bedrag(d["draagkracht_centen"])},
    )  # fmt: skip


def _waardoor(brief: Brief) -> str:
    redenen = {
        "begin": _("Dit jaar begint u met terugbetalen."),
        "vierde_of_vijfde_jaar": _(
            "In het vierde jaar en daarna elke vijf jaar rekenen wij uw maandbedrag opnieuw uit, met een nieuwe rente."
        ),
        "nieuwe_rente": _("De vijf jaar waarin uw rente vaststond, zijn voorbij."),
        "minder_betaald": _(
            "U betaalde vorig jaar minder omdat uw inkomen lager was. Daarom rekenen wij uw maandbedrag opnieuw uit."
        ),
        "na_schorsing": _("U studeert niet meer. Daarom betaalt u weer terug."),
        "inkomen": _("Uw inkomen is anders dan het jaar ervoor, of de grens die bij dat jaar hoort."),
        "einde": _("Uw schuld is afbetaald, of de rest vervalt."),
    }  # fmt: skip
    if brief.data["waardoor"] in redenen:
        return redenen[brief.data["waardoor"]]
    if brief.data["oud_te_betalen_centen"] is None:
        return _("U krijgt geen studiefinanciering meer. Daarom staat uw rente nu vast.")
    return _("Wij kennen nu andere gegevens van u dan het jaar ervoor.")


def _artikelen(regeling: int) -> tuple[str, ...]:
    rente = ("Wsf 2000 art. 6.3", "Wsf 2000 art. 6.4")
    if regeling == Regime.SF15_OUD:
        return (*rente, "Wsf 2000 art. 10a.6", "Wsf 2000 art. 10a.8")
    if regeling == Regime.LLLK:
        return (*rente, "Wsf 2000 art. 6.9", "Wsf 2000 art. 6.19")
    return (*rente, "Wsf 2000 art. 6.9", "Wsf 2000 art. 6.10")


def _rente_in_een_jaar(schuld_centen: int, ppm: int) -> int:
    kolom = [np.array([getal], dtype=np.int64) for getal in (schuld_centen, ppm, 12)]
    return int(schuld_na(*kolom)[0]) - schuld_centen
