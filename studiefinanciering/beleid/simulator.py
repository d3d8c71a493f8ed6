"""Student finance under a proposed law: who gains, who loses, by group, and what it costs in a year."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import numpy as np

from duo_portal.beleid.simulatoren import Simulator, registreer_simulator
from duo_portal.beleid.uitkomst import (
    Groep,
    Indeling,
    Uitkomst,
    alles,
    deel_in,
    per_maand,
    som,
    verdeel,
)
from duo_portal.beleid.voorstel import Voorstel
from duo_portal.foundation.clock import stopwatch
from duo_portal.foundation.period import Maand
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.feiten import Int
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.rules.toekenning import MAANDELIJKS

from .aanvragen import aanvragen
from .bevolking import Bron, open_bevolking
from .jaar import eerste_maand, twaalf_maanden
from .rekenen import Bedragen, reken
from .stukken import Stukken, uit_tabel
from .varianten import VARIANTEN
from .voormij import eigen, gevallen

NAAM = "studiefinanciering"
TABELLEN = (
    "basisbeurs", "koopkracht", "aanvullende_beurs", "lening", "leenfase", "collegegeld", "collegegeldkrediet",
    "eenoudertoeslag", "lesgeld", "reisvoorziening", "levenlanglerenkrediet.grens",
    "levenlanglerenkrediet.leeftijd", "recht",
)  # fmt: skip
ONDERWIJS = ("ho", "mbo_34", "mbo_12")
WONEN = ("thuiswonend", "uitwonend")
INKOMEN = (
    "niet_gevraagd", "onbekend", "tot_20", "20_40", "40_60", "60_80", "80_100", "vanaf_100",
)  # fmt: skip
_GRENZEN_CENTEN = np.array([20_000_00, 40_000_00, 60_000_00, 80_000_00, 100_000_00])


@dataclass(slots=True)
class _Telling:
    """Per person columns of the blocks so far, and per component [people, gain, lose, now, then]."""

    kolommen: dict[str, list[Int]] = field(default_factory=dict)
    delen: dict[Component, Int] = field(default_factory=dict)
    eerste: int = 2**31
    laatste: int = 0
    nu_per_maand: dict[int, int] = field(default_factory=dict)
    straks_per_maand: dict[int, int] = field(default_factory=dict)
    mensen_per_maand: dict[int, int] = field(default_factory=dict)

    def bij_maanden(self, nu: Bedragen, straks: Bedragen) -> None:
        """Add what a block comes to in each month."""
        for samen, deel in ((self.nu_per_maand, nu), (self.straks_per_maand, straks)):
            for maand, centen in deel.per_maand.items():
                samen[maand] = samen.get(maand, 0) + centen
        for maand in nu.per_maand.keys() | straks.per_maand.keys():
            meeste = max(b.mensen_per_maand.get(maand, 0) for b in (nu, straks))
            self.mensen_per_maand[maand] = self.mensen_per_maand.get(maand, 0) + meeste

    def bij(self, stukken: Stukken, nu: Bedragen, straks: Bedragen) -> None:
        personen, plek = np.unique(stukken.persoon, return_inverse=True)
        n = len(personen)
        kolom = {
            "nu": som(plek, nu.beurzen, n),
            "voorstel": som(plek, straks.beurzen, n),
            "maanden": som(plek, np.maximum(nu.maanden_beurs, straks.maanden_beurs), n),
            **_kenmerken(stukken, nu, plek, n),
        }
        for naam, waarden in kolom.items():
            self.kolommen.setdefault(naam, []).append(waarden)
        for c in MAANDELIJKS:
            a = som(plek, nu.per_component[c], n)
            b = som(plek, straks.per_component[c], n)
            rij = [np.count_nonzero(a | b), (b > a).sum(), (b < a).sum(), a.sum(), b.sum()]
            self.delen[c] = self.delen.get(c, 0) + np.array(rij, dtype=np.int64)
        self.bij_maanden(nu, straks)
        if len(stukken):
            self.eerste = min(self.eerste, int(stukken.feiten.maand.min()))
            einde = stukken.feiten.maand + stukken.duur - 1
            self.laatste = max(self.laatste, int(einde.max()))

    def kolom(self, naam: str) -> Int:
        """One column over everybody."""
        return np.concatenate(self.kolommen.get(naam) or [np.empty(0, np.int64)])


def simuleer(voorstel: Voorstel, peildatum: date) -> Uitkomst:
    """Everybody about whom is decided in the peildatum's calendar year, by the stored facts, under both laws."""
    telling, lezen, rekenen = _Telling(), stopwatch(), stopwatch()
    with open_bevolking(peildatum) as bron:
        with lezen:
            afdruk = bron.afdruk()
        for stukken in _stukken(bron, lezen):
            with rekenen:
                telling.bij(stukken, *reken(stukken, voorstel))
        if _loopt_door(voorstel, peildatum):
            for stukken in _stukken(bron.van_jaar(peildatum.year + 1), lezen):
                with rekenen:
                    telling.bij_maanden(*reken(stukken, voorstel))
        with lezen:
            geboekt = bron.geboekt_centen()
    metingen = {"inlezen_ms": lezen.ms, "rekenen_ms": rekenen.ms}
    return _uitkomst(telling, voorstel, peildatum, afdruk, geboekt, metingen)


def _stukken(bron: Bron, lezen: stopwatch) -> Iterator[Stukken]:
    """The spells block by block; reading is on its own watch."""
    blokken = bron.blokken()
    while True:
        with lezen:
            tabel = next(blokken, None)
        if tabel is None:
            return
        yield uit_tabel(tabel)


def _begint(voorstel: Voorstel) -> Maand | None:
    return Maand.van(voorstel.begint_op) if voorstel.begint_op else None


def _loopt_door(voorstel: Voorstel, peildatum: date) -> bool:
    """Whether the first twelve months of the proposal reach into the next calendar year."""
    return eerste_maand(_begint(voorstel), peildatum.year) > Maand(peildatum.year, 1)


def _uitkomst(
    telling: _Telling,
    voorstel: Voorstel,
    peildatum: date,
    afdruk: str,
    geboekt: int,
    metingen: dict[str, int],
) -> Uitkomst:
    nu, straks = telling.kolom("nu"), telling.kolom("voorstel")
    delen = [
        Groep(c.name.lower(), *(int(x) for x in rij)) for c, rij in telling.delen.items() if rij[0]
    ]
    som = int(nu.sum())
    maanden = telling.nu_per_maand, telling.straks_per_maand
    if voorstel.is_oude_wet:
        nu, straks, maanden = straks, nu, maanden[::-1]
        delen = [_om(g) for g in delen]
    is_leeg = not len(nu)
    return Uitkomst(
        jaar=peildatum.year,
        eerste_maand="" if is_leeg else str(Maand.van_index(telling.eerste)),
        laatste_maand="" if is_leeg else str(Maand.van_index(telling.laatste)),
        bevolking=afdruk,
        totaal=alles("totaal", nu, straks),
        indelingen=(
            deel_in("onderwijs", telling.kolom("onderwijs"), ONDERWIJS, nu, straks),
            deel_in("wonen", telling.kolom("wonen"), WONEN, nu, straks),
            deel_in("inkomen_ouders", telling.kolom("inkomen"), INKOMEN, nu, straks),
            Indeling("component", tuple(delen), telt_dubbel=True),
        ),
        klassen=verdeel(per_maand(straks - nu, telling.kolom("maanden"))),
        geboekt_centen=geboekt,
        metingen=metingen,
        opmerkingen=_opmerkingen(som, geboekt),
        extra={
            "twaalf_maanden": twaalf_maanden(
                eerste_maand(_begint(voorstel), peildatum.year),
                *maanden,
                telling.mensen_per_maand,
                mensen_anders=int((nu != straks).sum()) or len(nu),
            )
        },
    )


def _opmerkingen(nu: int, geboekt: int) -> tuple[str, ...]:
    """Codes of what a reader must know; the desk has the sentences."""
    vast = ("gedrag_gelijk", "jaar_zoals_besloten")
    return vast if nu == geboekt else (*vast, "sluit_niet_aan")


def _kenmerken(stukken: Stukken, nu: Bedragen, plek: Int, n: int) -> dict[str, Int]:
    """Of each person the group by its last spell."""
    f = stukken.feiten
    laatste = np.zeros(n, np.int64)
    volgorde = np.argsort(f.maand, kind="stable")
    laatste[plek[volgorde]] = volgorde
    onderwijs = np.where(f.is_ho, 0, np.where(f.niveau >= 3, 1, 2))
    telt = f.ouder_telt & f.inkomen_bekend
    onbekend = (f.ouder_telt & ~f.inkomen_bekend).any(axis=1)
    som = np.where(telt, f.inkomen, 0).sum(axis=1)
    band = np.searchsorted(_GRENZEN_CENTEN, som, side="right") + 2
    inkomen = np.where(f.vraagt_aanvullende_beurs, np.where(onbekend, 1, band), 0)
    kenmerken = {"onderwijs": onderwijs, "wonen": nu.is_uitwonend, "inkomen": inkomen}
    return {naam: kolom[laatste].astype(np.int64) for naam, kolom in kenmerken.items()}


def _om(groep: Groep) -> Groep:
    return replace(
        groep,
        wint=groep.verliest,
        verliest=groep.wint,
        nu_centen=groep.voorstel_centen,
        voorstel_centen=groep.nu_centen,
    )


def registreer() -> None:
    """Make it known; called when the app is ready."""
    registreer_simulator(
        Simulator(
            naam=NAAM,
            titel="Studiefinanciering",
            reken=simuleer,
            wet=bekende_wet,
            tabellen=TABELLEN,
            varianten=tuple(VARIANTEN),
            voorbeelden=Path(__file__).parent / "voorbeelden",
            gevallen=gevallen,
            eigen=eigen,
            aanvragen=aanvragen,
        )
    )
