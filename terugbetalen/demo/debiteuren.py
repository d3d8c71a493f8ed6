"""Draw debtors by seed as lines of a take-over file: of every set of rules, in every phase."""

import csv
import io
from datetime import date

import numpy as np

from duo_portal.foundation.money import centen, tekst
from duo_portal.foundation.period import Maand
from duo_portal.identity import bsn
from terugbetalen.operations.jaarfeiten import ONGEVRAAGD, Jaarfeiten
from terugbetalen.operations.jaarrekenen import bereken
from terugbetalen.overname.regel import KOLOMMEN
from terugbetalen.rules.draagkracht import ONBEKEND
from terugbetalen.rules.fase import (
    begin_terugbetaling,
    bepaal_fasen,
    fase_op,
    resterende_maanden,
    zonder_pauze,
)
from terugbetalen.rules.kolommen import JAAR
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.regeling import NAAM, Regeling

from .belastingdienst import DemoBelastingdienst
from .verhalen import EERSTE_ANDER, VERHALEN, Verhaal

PEILDATUM = date(2023, 10, 31)
AANTAL = 320
_LAATSTE = Maand(2023, 11)
_AANDEEL = {Regeling.SF35: 35, Regeling.SF15: 35, Regeling.SF15_OUD: 20, Regeling.LLLK: 10}
_STOPTE = {
    Regeling.SF35: (2016, 2023),
    Regeling.SF15: (2010, 2023),
    Regeling.SF15_OUD: (2007, 2012),
    Regeling.LLLK: (2018, 2022),
}
_VOORNAMEN = (
    "Anna",
    "Bram",
    "Chantal",
    "Daan",
    "Esra",
    "Floor",
    "Guus",
    "Hanna",
    "Ilias",
    "Jip",
    "Karim",
    "Lotte",
)
_ACHTERNAMEN = (
    "Aalbers",
    "Bosman",
    "Claassen",
    "Driessen",
    "Evers",
    "Franken",
    "Gerritsen",
    "Hendriks",
    "Ismail",
)
_SF_REGELING = {regeling: naam for naam, regeling in NAAM.items()}


def maak_bestand(seed: int, aantal: int = AANTAL) -> bytes:
    """The take-over file: the stories first, then `aantal` others; the same seed gives the same bytes."""
    uit = io.StringIO(newline="")
    schrijver = csv.DictWriter(uit, KOLOMMEN, lineterminator="\n")
    schrijver.writeheader()
    rng = np.random.default_rng([seed, 2023, 10])
    rijen = [_van_verhaal(v) for v in VERHALEN] + [_ander(rng, i) for i in range(aantal)]
    schrijver.writerows(_met_bedragen(rijen))
    return uit.getvalue().encode()


def _van_verhaal(v: Verhaal) -> dict[str, str]:
    return {
        "bsn": v.bsn, "voornamen": v.voornamen, "tussenvoegsel": v.tussenvoegsel, "achternaam": v.achternaam,
        "geboortedatum": v.geboren, "regeling": _SF_REGELING[v.regeling], "gestopt_per": v.gestopt_per,
        "hoofdsom": v.hoofdsom, "rente": v.rente,
    }  # fmt: skip


def _ander(rng: np.random.Generator, i: int) -> dict[str, str]:
    grenzen = np.cumsum(list(_AANDEEL.values()))
    regeling = list(_AANDEEL)[int(np.searchsorted(grenzen, rng.integers(0, 100), side="right"))]
    eerste, laatste = _STOPTE[regeling]
    gestopt = min(Maand(int(rng.integers(eerste, laatste + 1)), int(rng.integers(2, 13))), _LAATSTE)
    schaal = 1_600 if regeling is Regeling.LLLK else 6_000
    hoofdsom = int(rng.gamma(3, schaal)) * 100 + int(rng.integers(0, 100)) + 100
    rente = int(rng.integers(0, hoofdsom // 12 + 1)) if gestopt.jaar < 2017 else 0
    geboren = date(
        gestopt.jaar - int(rng.integers(20, 29)), int(rng.integers(1, 13)), int(rng.integers(1, 29))
    )
    return {
        "bsn": bsn.demo_bsn(EERSTE_ANDER + i),
        "voornamen": _VOORNAMEN[int(rng.integers(0, len(_VOORNAMEN)))],
        "tussenvoegsel": "",
        "achternaam": _ACHTERNAMEN[int(rng.integers(0, len(_ACHTERNAMEN)))],
        "geboortedatum": geboren.isoformat(),
        "regeling": _SF_REGELING[regeling],
        "gestopt_per": str(gestopt),
        "hoofdsom": tekst(hoofdsom),
        "rente": tekst(rente),
    }  # fmt: skip


def _met_bedragen(rijen: list[dict[str, str]]) -> list[dict[str, str]]:
    """Rate and amounts as the rules give them for 2023: the old administration did its sums well."""
    uit = bereken(_feiten(rijen), bekende_wet())
    procenten = [f"{ppm // 10_000}.{ppm % 10_000 // 100:02d}" for ppm in uit.rente_ppm.tolist()]
    return [
        {
            **rij,
            "rentepercentage": procent,
            "wettelijk_maandbedrag": tekst(wettelijk),
            "te_betalen": tekst(betaalt),
        }
        for rij, procent, wettelijk, betaalt in zip(
            rijen, procenten, uit.wettelijk.tolist(), uit.te_betalen.tolist(), strict=True
        )
    ]


def _feiten(rijen: list[dict[str, str]]) -> Jaarfeiten:
    n = len(rijen)
    maand = np.full(n, Maand.van(PEILDATUM).index, dtype=np.int64)
    regeling = np.array([int(NAAM[rij["regeling"]]) for rij in rijen], dtype=np.int64)
    laatste = np.array([Maand.parse(rij["gestopt_per"]).index - 1 for rij in rijen], dtype=np.int64)
    begin = begin_terugbetaling(laatste)
    f = zonder_pauze(regeling, begin)
    fasen = bepaal_fasen(f)
    nul, geen = np.zeros(n, dtype=np.int64), np.full(n, -1, dtype=np.int64)
    inkomen = [_inkomen(rij, NAAM[rij["regeling"]]) for rij in rijen]
    return Jaarfeiten(
        maand=maand, regeling=regeling, begin=begin, aflos_begin=fasen.aflos_begin, einde=fasen.einde,
        fase=fase_op(f, fasen, maand), resterend=resterende_maanden(f, fasen, maand), was_geschorst=nul,
        schuld=np.array([centen(rij["hoofdsom"]) + centen(rij["rente"]) for rij in rijen], dtype=np.int64),
        peiljaar=maand // JAAR - 2, inkomen=np.array(inkomen, dtype=np.int64), partner_inkomen=geen,
        alleenstaande_ouder=nul, heffingskorting=nul, oud_wettelijk=geen, oud_te_betalen=geen, oud_rente=geen,
        oud_vast_sinds=geen, extra_afgelost=nul,
        partner_regeling=nul, partner_termijn=nul, partner_gevraagd=nul, partner_korting=nul,
    )  # fmt: skip


def _inkomen(rij: dict[str, str], regeling: Regeling) -> int:
    if regeling is Regeling.SF15_OUD:
        return ONGEVRAAGD
    bedrag = DemoBelastingdienst().toetsingsinkomen(rij["bsn"], 2021).bedrag_centen
    return ONBEKEND if bedrag is None else bedrag
