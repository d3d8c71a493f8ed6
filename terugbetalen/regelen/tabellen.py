"""Arrangements as tables and lines of text, in the reader's language."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext

from duo_portal.web.templatetags.bedragen import datum, euro, maand
from terugbetalen.portaal.beeld import Tabel, getal
from terugbetalen.rules import afbetalen
from terugbetalen.rules.afbetalen import Aflossing
from terugbetalen.rules.parameters import bekende_wet

from . import buren
from .ruimte import Ruimte
from .stand import Regelingstand
from .voorstellen import DRAAGBAAR, EIGEN, KORTSTE, Keuze, Voorstel

Rij = tuple[str, str]


def soorten() -> dict[str, str]:
    """The proposals by name."""
    return {
        KORTSTE: gettext("Zo snel mogelijk klaar"),
        DRAAGBAAR: gettext("Rustig betalen"),
        EIGEN: gettext("Uw eigen bedrag"),
    }


def achterstand(persoon_id: int, op: date, *, is_lllk: bool) -> Mapping[str, Any]:
    """The terms in arrears, with costs and interest until now."""
    termijnen = buren.achterstallig(persoon_id, op, is_lllk=is_lllk)
    erbij = buren.lasten(persoon_id, op)
    rijen = [
        [maand(t.maand), datum(t.vervaldatum), euro(t.open_centen)] for t in termijnen
    ]  # fmt: skip
    kolommen = [gettext("Maand"), gettext("Te betalen voor"), getal(gettext("Nog open"))]
    som = sum(t.open_centen for t in termijnen)
    return {
        "tabel": Tabel(gettext("Maandbedragen die u nog niet betaalde"), kolommen, rijen),
        "rijen": _zonder_nul(
            [
                (gettext("Maandbedragen"), som),
                (gettext("Kosten van de aanmaning"), erbij.kosten),
                (gettext("Wettelijke rente tot vandaag"), erbij.rente),
                (gettext("Samen"), som + erbij.kosten + erbij.rente),
            ]
        ),
        "aantal_termijnen": len(termijnen),
    }


def voorstellen(voorstel: Voorstel) -> Tabel | None:
    """The proposals side by side; None when there are none."""
    if not voorstel.keuzes:
        return None
    namen = soorten()
    kolommen = [gettext("Wat"), *(getal(namen[k.soort]) for k in voorstel.keuzes)]
    rijen = [
        [gettext("Per maand"), *(euro(k.bedrag_centen) for k in voorstel.keuzes)],
        [gettext("Aantal maanden"), *(str(len(k.termijnen)) for k in voorstel.keuzes)],
        [gettext("Klaar op"), *(datum(k.einde) for k in voorstel.keuzes)],
        [gettext("Rente erbij"), *(euro(k.rente_erbij_centen) for k in voorstel.keuzes)],
        [gettext("In totaal betaalt u"), *(euro(k.totaal_centen) for k in voorstel.keuzes)],
    ]  # fmt: skip
    return Tabel(gettext("Wat past bij u"), kolommen, rijen)


def ruimte(vrij: Ruimte) -> list[Rij]:
    """What the proposals rest on; nothing where nothing is known."""
    if vrij.centen is None:
        return []
    rijen = [(gettext("Uw gewone maandbedrag"), euro(vrij.maandbedrag_centen))]
    if vrij.voet_centen is not None:
        rijen.insert(0, (gettext("Dit houdt u vrij om van te leven"), euro(vrij.voet_centen)))
    elif vrij.draagkracht_centen is not None:
        wat = gettext("Dit kunt u volgens uw inkomen per maand betalen")
        rijen.insert(0, (wat, euro(vrij.draagkracht_centen)))
    return [*rijen, (gettext("Blijft over voor uw achterstand"), euro(vrij.centen))]


def rooster(termijnen: Sequence[Aflossing]) -> Tabel:
    """Every instalment, and what it pays."""
    return Tabel(
        gettext("Uw termijnen"),
        [
            gettext("Betaal op"),
            getal(gettext("Bedrag")),
            getal(gettext("Voor kosten en rente")),
            getal(gettext("Voor uw maandbedragen")),
        ],
        [
            [datum(t.vervaldag), euro(t.bedrag), euro(t.kosten + t.rente), euro(t.hoofdsom)]
            for t in termijnen
        ],
    )


def opbouw(keuze: Keuze) -> list[Rij]:
    """What the instalments are together."""
    return _zonder_nul(
        [
            (gettext("Maandbedragen die u niet betaalde"), keuze.begin.hoofdsom),
            (gettext("Kosten van de aanmaning"), keuze.begin.kosten),
            (gettext("Wettelijke rente tot vandaag"), keuze.begin.rente),
            (gettext("Wettelijke rente die er nog bij komt"), keuze.rente_erbij_centen),
            (gettext("In totaal betaalt u"), keuze.totaal_centen),
        ]
    )


def verloop(stand: Regelingstand) -> Tabel:
    """Every instalment with what came in for it."""
    is_klaar = stand.regeling.status == stand.regeling.Status.VOLDAAN
    rijen = []
    for t in stand.termijnen:
        betaald = t.termijn.bedrag_centen if is_klaar else t.betaald_centen
        stap = _status(t.is_betaald or is_klaar, t.termijn.vervaldag, stand.op, betaald)
        rijen.append(
            [datum(t.termijn.vervaldag), euro(t.termijn.bedrag_centen), euro(betaald), stap]
        )
    kolommen = [
        gettext("Betaal op"),
        getal(gettext("Bedrag")),
        getal(gettext("Ontvangen")),
        gettext("Stand"),
    ]
    return Tabel(gettext("Uw termijnen"), kolommen, rijen)


def rente_bekend_tot(voorstel: Voorstel) -> date | None:
    """From which day the schedule assumes the rate; None when all its days are known."""
    tot = afbetalen.rente_bekend_tot(bekende_wet())
    return tot if any(k.einde >= tot for k in voorstel.keuzes) else None


def dag_uit(tekst: str) -> date:
    """A day out of a receipt."""
    return date.fromisoformat(tekst)


def _status(is_betaald: bool, vervaldag: date, op: date, betaald: int) -> str:  # noqa: FBT001
    if is_betaald:
        return gettext("betaald")
    if vervaldag < op:
        return gettext("te laat")
    return gettext("deels betaald") if betaald else gettext("komt nog")


def _zonder_nul(rijen: Sequence[tuple[str, int]]) -> list[Rij]:
    return [(naam, euro(centen)) for naam, centen in rijen if centen]
