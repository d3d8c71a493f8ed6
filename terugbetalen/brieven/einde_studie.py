"""After study: one letter with the debt, and when what begins."""

from typing import Any

from django.utils.translation import gettext as _

from duo_portal.foundation.law import LawReference
from duo_portal.foundation.period import Maand
from duo_portal.ledger.codes import Regime
from duo_portal.letters.inhoud import Briefinhoud, Deel, Link, Tabel
from duo_portal.letters.models import Brief
from duo_portal.letters.vorm import bedrag, dag, maand
from terugbetalen.portaal.woorden import REDEN
from terugbetalen.rules.indelingsreden import Indelingsreden

from .vorm import NAMEN, datum, portaal, procent, regels


def einde_studie(brief: Brief) -> Briefinhoud:
    """Read from its own frozen data alone; it decides nothing."""
    d = brief.data
    return Briefinhoud(
        _("Uw studieschuld na uw studie"),
        (
            Deel(
                "",
                (
                    _("U krijgt geen studiefinanciering meer vanaf %(maand)s.")
                    % {"maand": maand(Maand.van(datum(d["gestopt_per"])))},
                    regels(d["regeling"]),
                    *_waarom(d),
                    _("U hoeft nu niets te doen."),
                ),
                tabellen=(_schuld(brief),),
            ),
            Deel(_("Wat gebeurt er wanneer?"), _wanneer(brief)),
            Deel(
                _("Wat kunt u doen?"),
                (
                    _("U mag altijd eerder of meer terugbetalen. Dat kost niets extra."),
                    _("Gaat u weer studeren? Dan kunt u opnieuw studiefinanciering aanvragen."),
                ),
                links=(Link(_("Bekijk hoe uw schuld is opgebouwd"), portaal("mijn:schuld")),),
            ),
        ),
    )


def _waarom(d: dict[str, Any]) -> tuple[str, ...]:
    """Why these rules, with the article, and the choice that is open or was made; letters of before have none."""
    if "reden" not in d:
        return ()
    reden = Indelingsreden(d["reden"])
    wet = LawReference.parse(reden.artikel)
    zinnen = [
        f"{REDEN[reden]} "
        + _("Dat staat in artikel %(artikel)s van de Wet studiefinanciering 2000.")
        % {"artikel": wet.artikel + (_(", lid %(lid)s") % {"lid": wet.lid} if wet.lid else "")}
    ]
    if d["gekozen"]:
        naam = NAMEN[Regime(d["gekozen"])]
        zinnen.append(
            _("U koos de regels van %(naam)s. Die gelden zodra u begint met betalen.")
            % {"naam": naam}
        )
    elif d["keuze"]:
        namen = _(" of ").join(NAMEN[Regime(keuze)] for keuze in d["keuze"])
        zinnen.append(
            _("U mag ook kiezen voor de regels van %(namen)s. Dat kan tot en met %(dag)s.")
            % {"namen": namen, "dag": dag(datum(d["keuze_tot"]))}
        )
    return tuple(zinnen)


def _schuld(brief: Brief) -> Tabel:
    d = brief.data
    rijen = [
        (_("Lening"), bedrag(d["hoofdsom_centen"])),
        (_("Rente over uw lening"), bedrag(d["rente_centen"])),
    ]
    if d["voorwaardelijk_centen"]:
        naam = _("Prestatiebeurs, een gift als u op tijd een diploma haalt")
        rijen.append((naam, bedrag(d["voorwaardelijk_centen"])))
    totaal = d["hoofdsom_centen"] + d["rente_centen"] + d["voorwaardelijk_centen"]
    return Tabel(
        _("Uw schuld op %(dag)s") % {"dag": dag(datum(d["op"]))},
        (_("Wat"), _("Bedrag")),
        tuple(rijen),
        (_("Samen"), bedrag(totaal)),
    )


def _wanneer(brief: Brief) -> tuple[str, ...]:
    d = brief.data
    zinnen = [
        _("Op %(dag)s wordt uw rente voor vijf jaar vastgezet.") % {"dag": dag(datum(d["begin"]))},
        _("Tot die dag geldt elk jaar de rente van dat jaar. Er komt elke maand rente bij."),
        _("Vanaf %(dag)s betaalt u terug, elke maand een bedrag.")
        % {"dag": dag(datum(d["aflos_begin"]))},
        _(
            "U betaalt niet meer dan u volgens uw inkomen kunt betalen. Wij kijken daar vanzelf naar."
        ),
        _("Wat u op %(dag)s nog niet hebt terugbetaald, vervalt. Achterstanden vervallen niet.")
        % {"dag": dag(datum(d["einde"]))},
    ]
    if d.get("rente_ppm") is not None:
        vast = {"procent": procent(d["rente_ppm"]), "dag": dag(datum(d["rente_vast_tot"]))}
        zinnen[0] = _("Uw rente is %(procent)s per jaar. Die staat vast tot %(dag)s.") % vast
        if datum(d["begin"]) <= brief.datum:
            del zinnen[1]
    if d["op_verzoek"]:
        zinnen[-2] = _("Kunt u dat bedrag niet betalen? Vraag ons dan naar uw inkomen te kijken.")
    return tuple(zinnen)
