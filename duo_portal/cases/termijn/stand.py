"""The term of one case as it stands on a day: the last day, the days left, the colour, and how it came to that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from duo_portal.cases.models import Bezwaar, Ingebrekestelling, TermijnGebeurtenis, Zaak
from duo_portal.cases.termijn.dwangsom import Dwangsom, bereken_dwangsom
from duo_portal.cases.termijn.normen import Norm, NormOnbekend, norm
from duo_portal.cases.termijn.rekenen import (
    Opschorting,
    Termijn,
    Verdaging,
    einde_termijn,
)
from duo_portal.cases.termijn.stappen import Stap

ROOD, ORANJE, GROEN, GRIJS = "rood", "oranje", "groen", "grijs"
WAARSCHUW_DAGEN = 7
"""From so many days left on a term is orange, and the nightly run warns."""

_S = TermijnGebeurtenis.Soort
_NORMEN: dict[str, tuple[str, ...]] = {
    Zaak.Soort.AANVRAAG: ("aanvraag_vooraf", "aanvraag", "algemeen"),
    Zaak.Soort.BEROEP: ("verweer",),
    Zaak.Soort.HOGER_BEROEP: ("verweer",),
    Zaak.Soort.KLACHT: ("klacht", "klacht_wet", "klacht_adviseur"),
    Zaak.Soort.WOO: ("woo",),
    Zaak.Soort.PRIVACY: ("avg",),
}


@dataclass(frozen=True, slots=True)
class Grondslag:
    """By which norm a term counts, from which day; `bepaald_op` when its end was set otherwise."""

    norm: str
    vanaf: date
    kalenderjaar: int | None = None
    bepaald_op: date | None = None


@dataclass(frozen=True, slots=True)
class Termijnstand:
    """`dagen_over` is negative when the term has passed. `kleur` is rood, oranje, groen, or grijs (finished)."""

    uiterlijk: date
    dagen_over: int
    kleur: str
    afleiding: tuple[Stap, ...]
    is_geschorst: bool = False
    dwangsom: Dwangsom | None = None


def termijn_van(zaak_id: int, op: date) -> Termijnstand:
    """The term of a case on `op`; raises Zaak.DoesNotExist."""
    return stand_van(Zaak.objects.get(pk=zaak_id), op)


def stand_van(zaak: Zaak, op: date) -> Termijnstand:
    """The same for a case at hand."""
    tot = zaak.afgedaan_op or op
    termijn = termijn_op(zaak, tot)
    notitie = Ingebrekestelling.objects.filter(zaak=zaak).first()
    dwangsom = None if notitie is None else dwangsom_van(notitie, termijn.uiterlijk, op)
    return Termijnstand(
        uiterlijk=termijn.uiterlijk,
        dagen_over=(termijn.uiterlijk - tot).days,
        kleur=kleur_van(termijn.uiterlijk, op, is_klaar=zaak.afgedaan_op is not None),
        afleiding=termijn.afleiding + (dwangsom.afleiding if dwangsom else ()),
        is_geschorst=termijn.is_geschorst and zaak.afgedaan_op is None,
        dwangsom=dwangsom,
    )


def termijn_op(zaak: Zaak, op: date) -> Termijn:
    """The counted term of a case, without what a penalty adds."""
    rijen = list(TermijnGebeurtenis.objects.filter(zaak=zaak).order_by("pk"))
    basis = grondslag_van(zaak, rijen)
    return einde_termijn(
        basis.norm,
        vanaf=basis.vanaf,
        kalenderjaar=basis.kalenderjaar,
        bepaald_op=basis.bepaald_op,
        gebeurtenissen=gebeurtenissen_van(rijen),
        op=op,
    )


def dwangsom_van(notitie: Ingebrekestelling, termijn_tot: date, op: date) -> Dwangsom | None:
    """What the notice has cost until `op`; None when no penalty belongs to this kind of case."""
    if not norm_van(notitie.zaak).dwangsom:
        return None
    return bereken_dwangsom(
        termijn_tot=termijn_tot,
        ontvangen_op=notitie.ontvangen_op,
        besloten_op=notitie.zaak.afgedaan_op,
        op=op,
    )


def kleur_van(uiterlijk: date, op: date, *, is_klaar: bool = False) -> str:
    """The traffic light; pure, so that a list of cases needs no further query."""
    if is_klaar:
        return GRIJS
    over = (uiterlijk - op).days
    if over < 0:
        return ROOD
    return ORANJE if over <= WAARSCHUW_DAGEN else GROEN


def norm_van(zaak: Zaak) -> Norm:
    """The row of the table that the term of a case rests on."""
    rijen = TermijnGebeurtenis.objects.filter(zaak=zaak, soort=_S.GRONDSLAG)
    basis = grondslag_van(zaak, list(rijen))
    return norm(basis.norm, basis.vanaf)


def grondslag_van(zaak: Zaak, rijen: Sequence[TermijnGebeurtenis]) -> Grondslag:
    """What was recorded; otherwise the norm of this kind of case that gives the day it was opened with."""
    for rij in rijen:
        if rij.soort == _S.GRONDSLAG:
            return _vastgelegd(rij)
    if zaak.soort == Zaak.Soort.BEZWAAR and (poging := _van_bezwaar(zaak)) is not None:
        return poging
    for naam in _NORMEN.get(zaak.soort, ("algemeen",)):
        poging = Grondslag(naam, zaak.ontvangen_op, zaak.termijn_tot.year + 1)
        if _past(poging, zaak.termijn_tot):
            return poging
    naam = (
        "bezwaar"
        if zaak.soort == Zaak.Soort.BEZWAAR
        else _NORMEN.get(zaak.soort, ("algemeen",))[-1]
    )
    return Grondslag(naam, zaak.ontvangen_op, bepaald_op=zaak.termijn_tot)


def gebeurtenissen_van(rijen: Sequence[TermijnGebeurtenis]) -> list[Opschorting | Verdaging]:
    """The stored events as the engine counts them: a resumption closes the stand-still before it."""
    uit: list[Opschorting | Verdaging] = []
    for rij in rijen:
        if rij.soort == _S.OPSCHORTING:
            uit.append(
                Opschorting(rij.op, rij.tot, artikel=rij.artikel, is_ingestemd=rij.is_ingestemd)
            )
        elif rij.soort == _S.VERDAGING:
            uit.append(Verdaging(rij.op, rij.aantal or 0, rij.tot, rij.artikel, rij.is_ingestemd))
        elif rij.soort == _S.HERVATTING:
            plek, open_ = next(
                (n, g) for n, g in reversed(list(enumerate(uit))) if isinstance(g, Opschorting)
            )
            uit[plek] = Opschorting(open_.op, open_.tot, rij.op, open_.artikel, open_.is_ingestemd)
    return uit


def _vastgelegd(rij: TermijnGebeurtenis) -> Grondslag:
    if rij.tot is not None and rij.aantal is None:
        return Grondslag(rij.norm, rij.op, bepaald_op=rij.tot)
    return Grondslag(rij.norm, rij.op, kalenderjaar=rij.aantal)


def _van_bezwaar(zaak: Zaak) -> Grondslag | None:
    """From the day after the filing term; an objection that came after it, from its receipt."""
    bezwaar = Bezwaar.objects.filter(zaak=zaak).first()
    if bezwaar is None:
        return None
    vanaf = max(bezwaar.bezwaar_tot, bezwaar.ingediend_op)
    for naam in ("bezwaar", "bezwaar_commissie"):
        poging = Grondslag(naam, vanaf)
        if _past(poging, zaak.termijn_tot):
            return poging
    return None


def _past(poging: Grondslag, dag: date) -> bool:
    try:
        termijn = einde_termijn(poging.norm, vanaf=poging.vanaf, kalenderjaar=poging.kalenderjaar)
    except NormOnbekend:
        return False
    vroeg_genoeg = poging.norm != "aanvraag_vooraf" or poging.vanaf < date(dag.year, 11, 1)
    return termijn.uiterlijk == dag and vroeg_genoeg
