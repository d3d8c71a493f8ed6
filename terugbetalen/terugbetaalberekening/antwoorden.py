"""All lines in, all answers out, or the first line that is wrong: nothing is printed before all is checked."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import localcontext
from typing import Any

import numpy as np

from duo_portal.foundation.explain import CENTEN, MAANDEN, PPM, Uitlegreeks
from duo_portal.foundation.invoer import Fout, RegelFout
from duo_portal.foundation.parameters import Parameters

from ..rules.aflossing import los_af
from ..rules.draagkracht import ONBEKEND, Draagkrachtfeiten, draagkracht, te_betalen, voet
from ..rules.draagkracht_oud import draagkracht_oud
from ..rules.machten import CIJFERS, Int, groeifactor
from ..rules.regeling import Regeling
from ..rules.termijn import annuiteit, schuld_na, totaal_bij_annuiteit, wettelijk_maandbedrag
from .lezen import Vraag, lees

PLUK = 5_000


@dataclass(frozen=True, slots=True)
class _Kolommen:
    """The lines of one go as columns."""

    schuld: Int
    rente: Int
    aanloop: Int
    resterend: Int
    regeling: Int
    korting: Int
    feiten: Draagkrachtfeiten


def antwoorden(regels: Iterable[bytes], parameters: Parameters) -> Iterator[str]:
    """One JSON text per line that is not empty, in order; raises `RegelFout` before the first is handed out."""
    vragen = []
    for nummer, regel in enumerate(regels, start=1):
        if regel.strip(b" \t\r\n"):
            try:
                vragen.append(lees(nummer, regel))
            except Fout as fout:
                raise RegelFout(nummer, fout) from None
    plukken = [vragen[begin : begin + PLUK] for begin in range(0, len(vragen), PLUK)]
    return (antwoord for pluk in plukken for antwoord in _schrijf(pluk, parameters))


def _kolommen(vragen: Sequence[Vraag]) -> _Kolommen:
    def kolom(naam: str) -> Int:
        return np.array([int(getattr(vraag, naam)) for vraag in vragen], dtype=np.int64)

    regeling = kolom("regeling")
    feiten = Draagkrachtfeiten(
        regeling=regeling,
        jaar=kolom("jaar"),
        inkomen=kolom("inkomen"),
        partner_inkomen=kolom("partner_inkomen"),
        is_alleenstaande_ouder=kolom("is_alleenstaande_ouder") > 0,
    )
    return _Kolommen(
        schuld=kolom("schuld"),
        rente=kolom("rente_ppm"),
        aanloop=kolom("aanloopmaanden"),
        resterend=kolom("resterende_maanden"),
        regeling=regeling,
        korting=kolom("heffingskorting"),
        feiten=feiten,
    )


def _schrijf(vragen: Sequence[Vraag], parameters: Parameters) -> Iterator[str]:
    k, uitleg = _kolommen(vragen), Uitlegreeks(len(vragen))
    begin = schuld_na(k.schuld, k.rente, k.aanloop)
    termijn = wettelijk_maandbedrag(
        begin, k.rente, k.resterend, k.regeling, k.feiten.jaar, parameters
    )
    laagste = termijn > annuiteit(begin, k.rente, k.resterend)
    _leg_termijn_uit(k, begin, termijn, uitleg)
    vrij, zelf, samen = _draagkracht(k, parameters, uitleg)
    betaalt = te_betalen(k.feiten, termijn, samen, parameters)
    uitleg.stap("te betalen per maand", betaalt, CENTEN, "Wsf 2000 art. 6.10(4)")
    for i, vraag in enumerate(vragen):
        antwoord: dict[str, Any] = {
            "schuld_begin_aflosfase": int(begin[i]),
            "wettelijk_maandbedrag": int(termijn[i]),
            "voet": int(vrij[i]),
            "draagkracht": None if zelf[i] == ONBEKEND else int(zelf[i]),
            "te_betalen": int(betaalt[i]),
            "totaal_rente": _totale_rente(vraag, int(termijn[i]), is_laagste=bool(laagste[i])),
            "uitleg": uitleg.rij(i).als_lijst(),
        }
        yield json.dumps(antwoord, ensure_ascii=False)


def _leg_termijn_uit(k: _Kolommen, begin: Int, termijn: Int, uitleg: Uitlegreeks) -> None:
    eerst = annuiteit(begin, k.rente, k.resterend)
    uitleg.stap("schuld", k.schuld, CENTEN, "Wsf 2000 art. 6.1")
    uitleg.stap("rente per jaar", k.rente, PPM, "Wsf 2000 art. 6.3")
    uitleg.stap("maanden rente voor de eerste termijn", k.aanloop, MAANDEN, "Wsf 2000 art. 6.6")
    uitleg.stap("schuld bij het begin van de aflosfase", begin, CENTEN, "Wsf 2000 art. 6.4")
    uitleg.stap("resterende maanden", k.resterend, MAANDEN, "Wsf 2000 art. 6.7(1)")
    uitleg.stap("gelijk bedrag per maand", eerst, CENTEN, "Wsf 2000 art. 6.9(2)")
    hoger = termijn > eerst
    uitleg.stap("laagste maandbedrag", termijn, CENTEN, "Wsf 2000 art. 6.9(3)", hoger)
    uitleg.stap("wettelijk maandbedrag", termijn, CENTEN, "Wsf 2000 art. 6.9")


def _draagkracht(k: _Kolommen, parameters: Parameters, uitleg: Uitlegreeks) -> tuple[Int, Int, Int]:
    """Voet, own draagkracht, and what both partners can bear, of the rules of each row."""
    is_oud = k.regeling == Regeling.SF15_OUD
    vrij = voet(k.feiten, parameters)
    zelf = draagkracht(k.feiten, parameters, uitleg.alleen(~is_oud))
    oud = draagkracht_oud(k.feiten, k.korting, parameters, uitleg.alleen(is_oud))
    zelf_alle = np.where(is_oud, oud.draagkracht, zelf)
    return np.where(is_oud, oud.voet, vrij), zelf_alle, np.where(is_oud, oud.samen(), zelf)


def _totale_rente(vraag: Vraag, termijn: int, *, is_laagste: bool) -> int:
    """What is paid above the debt of today when every instalment is paid in full, cents.

    Months × the instalment before rounding; where the minimum is higher, the schedule as it runs.
    """
    if vraag.schuld == 0:
        return 0
    with localcontext(CIJFERS):
        begin = vraag.schuld * groeifactor(vraag.rente_ppm, vraag.aanloopmaanden)
    if is_laagste:
        verloop = los_af(begin, vraag.rente_ppm, vraag.resterende_maanden, termijn)
        return verloop.betaald - vraag.schuld
    totaal = totaal_bij_annuiteit(begin, vraag.rente_ppm, vraag.resterende_maanden)
    return totaal - vraag.schuld
