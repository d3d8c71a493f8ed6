"""Vooruitzien: what the months up to the end of the study will add to the debt, for who reckons on with it.

The months are those of `vooruit` (the rules of an award, over the facts on file and what we assume about them); no
income of a parent comes along.
"""

from dataclasses import dataclass
from datetime import date

from duo_portal.foundation.period import Maand
from studiefinanciering.aanvraagformulieren.schatting import hoogste_lening
from studiefinanciering.queries import Dossier, GeenDossier, dossier, stand_voor
from studiefinanciering.rules.componenten import MAXIMAAL, Component, Onderwijs, Vorm
from studiefinanciering.rules.feiten import GEEN_MAAND
from studiefinanciering.rules.maandrijen import Soort
from studiefinanciering.vooruit.grondslag import (
    GeenVooruitzicht,
    Grondslag,
    doorlopende_wet,
    lees_grondslag,
)
from studiefinanciering.vooruit.verloop import Beginschuld, lees_beginschuld, verloop
from studiefinanciering.vooruit.watals import WatAls, pas_toe

_KLOK = {Onderwijs.HO: Soort.HO, Onderwijs.MBO: Soort.MBO}


@dataclass(frozen=True, slots=True)
class Leenmaand:
    """What one month adds that is not booked yet, cents: as a loan, and as prestatiebeurs (travel product included)."""

    maand: Maand
    lening_centen: int
    prestatiebeurs_centen: int


@dataclass(frozen=True, slots=True)
class Verleden:
    """Months with student finance and enrolment that decide under which rules one repays; None = never."""

    mbo_eerste: Maand | None
    mbo_laatste: Maand | None
    ho_eerste: Maand | None
    ho_laatste: Maand | None
    ho_inschrijving: Maand | None


@dataclass(frozen=True, slots=True)
class Vooruitzicht:
    """From `nu` to `einde` (half-open). `maanden` ascends and may hold earlier months that are still to be booked."""

    nu: Maand
    einde: Maand
    zeker_tot: Maand
    onderwijs: Onderwijs
    maanden: tuple[Leenmaand, ...]
    verleden: Verleden


def vooruitzien(persoon_id: int, op: date) -> Vooruitzicht | None:
    """The months to come of this student if nothing changes; None for who has no student finance to come."""
    try:
        grondslag = lees_grondslag(persoon_id, op)
        open_dossier = dossier(persoon_id)
    except (GeenVooruitzicht, GeenDossier):
        return None
    loop = verloop(grondslag, lees_beginschuld(persoon_id))
    maanden = [
        Leenmaand(m.maand, m.in_vorm(Vorm.LENING), m.in_vorm(Vorm.PRESTATIEBEURS))
        for m in (*loop.onbetaald, *loop.maanden)
        if m.maand < loop.einde and m.maand.index not in loop.schuld_nu.geboekt
    ]
    return Vooruitzicht(
        nu=grondslag.nu,
        einde=loop.einde,
        zeker_tot=grondslag.zeker_tot,
        onderwijs=grondslag.onderwijs,
        maanden=tuple(maanden),
        verleden=_verleden(persoon_id, grondslag, open_dossier),
    )


def leenruimte_per_maand(persoon_id: int, op: date) -> int:
    """The most this person may lend in the month after `op`, cents; who has nothing to come: the most of anybody."""
    maand = Maand.van(op).volgende
    try:
        grondslag = lees_grondslag(persoon_id, op)
    except GeenVooruitzicht:
        return hoogste_lening(Onderwijs.HO, maand, doorlopende_wet(maand + 1))
    alles = pas_toe(grondslag, WatAls(vanaf=maand, lening_centen=MAXIMAAL))
    maanden = verloop(alles, Beginschuld(0, 0, frozenset())).maanden
    return next((m.bedragen.get(Component.LENING, (0,))[0] for m in maanden if m.maand == maand), 0)


def _verleden(persoon_id: int, g: Grondslag, open_dossier: Dossier) -> Verleden:
    """As it will be at the end: the months to come count as months with student finance."""
    stand = stand_voor(persoon_id, g.nu)

    def maanden(onderwijs: Onderwijs) -> tuple[Maand | None, Maand | None]:
        eerste, laatste = int(stand.eerste[0, _KLOK[onderwijs]]), int(stand.laatste[0])
        if g.onderwijs is onderwijs:
            return (g.nu if eerste == GEEN_MAAND else Maand.van_index(eerste), g.einde.vorige)
        if eerste == GEEN_MAAND:
            return None, None
        return Maand.van_index(eerste), Maand.van_index(max(laatste, eerste))

    inschrijvingen = [
        Maand.van(i.geldig.lower)
        for i in open_dossier.inschrijvingen
        if i.onderwijs == int(Onderwijs.HO) and i.geldig.lower
    ]
    ho, mbo = maanden(Onderwijs.HO), maanden(Onderwijs.MBO)
    eerst_ingeschreven = min([*inschrijvingen, *([ho[0]] if ho[0] else [])], default=None)
    return Verleden(*mbo, *ho, eerst_ingeschreven)
