"""One line of a take-over file: every column checked, nothing looked up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from duo_portal.foundation.money import GeenBedrag, centen
from duo_portal.foundation.period import Maand
from duo_portal.identity import bsn
from terugbetalen.rules.fase import begin_terugbetaling
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.regeling import NAAM, Regeling
from terugbetalen.rules.rente import RenteOntbreekt, rente_ppm, vast_tot

KOLOMMEN = (
    "bsn", "voornamen", "tussenvoegsel", "achternaam", "geboortedatum", "regeling", "gestopt_per",
    "hoofdsom", "rente", "rentepercentage", "wettelijk_maandbedrag", "te_betalen",
)  # fmt: skip
_PROCENT = re.compile(r"\d{1,2}\.\d{2}", re.ASCII)
GRENS_CENTEN = 10**10


class RegelFout(ValueError):
    """What is wrong with a line; `veld` is the column. The text holds nothing of what stood there."""

    def __init__(self, veld: str, reden: str) -> None:
        super().__init__(f"{veld}: {reden}" if veld else reden)
        self.veld, self.reden = veld, reden


@dataclass(frozen=True, slots=True)
class Overname:
    """A checked line; amounts in cents, the rate in ppm with the month until which it is fixed."""

    bsn: str
    voornamen: str
    tussenvoegsel: str
    achternaam: str
    geboortedatum: date
    regeling: Regeling
    gestopt_per: Maand
    hoofdsom: int
    rente: int
    rente_ppm: int
    vast_tot: Maand
    wettelijk: int
    te_betalen: int

    @property
    def begin(self) -> Maand:
        """First month of the terugbetalingsperiode."""
        return _begin(self.gestopt_per)

    @property
    def is_lllk(self) -> bool:
        return self.regeling is Regeling.LLLK


def lees_regel(rij: Mapping[str, str], peildatum: date) -> Overname:
    """Raises `RegelFout` at the first thing that is wrong."""
    if None in rij or any(rij.get(kolom) is None for kolom in KOLOMMEN):
        raise RegelFout("", f"heeft geen {len(KOLOMMEN)} kolommen")
    regeling = NAAM.get(rij["regeling"])
    if regeling is None:
        raise RegelFout("regeling", f"kies uit {', '.join(NAAM)}")
    gestopt = _maand(rij["gestopt_per"])
    maand = Maand.van(peildatum)
    if _begin(gestopt) > maand + 12:
        raise RegelFout("gestopt_per", "ligt na de peildatum")
    hoofdsom, rente = (_bedrag(rij, veld) for veld in ("hoofdsom", "rente"))
    if hoofdsom + rente == 0:
        raise RegelFout("hoofdsom", "er is geen schuld om over te nemen")
    wettelijk, betalen = (_bedrag(rij, veld) for veld in ("wettelijk_maandbedrag", "te_betalen"))
    if betalen > wettelijk:
        raise RegelFout("te_betalen", "is hoger dan het wettelijk maandbedrag")
    ppm = _percentage(rij["rentepercentage"])
    tot = _eis_rente(regeling, gestopt, maand, ppm)
    return Overname(
        bsn=_bsn(rij["bsn"]), voornamen=_naam(rij, "voornamen"), tussenvoegsel=rij["tussenvoegsel"].strip(),
        achternaam=_naam(rij, "achternaam"), geboortedatum=_geboren(rij["geboortedatum"], peildatum),
        regeling=regeling, gestopt_per=gestopt, hoofdsom=hoofdsom, rente=rente, rente_ppm=ppm, vast_tot=tot,
        wettelijk=wettelijk, te_betalen=betalen,
    )  # fmt: skip


def leesbare_centen(rij: Mapping[str, str]) -> int:
    """Principal and interest of a line as far as they can be read, for the totals of the file."""
    som = 0
    for veld in ("hoofdsom", "rente"):
        try:
            som += _bedrag(rij, veld)
        except RegelFout:
            continue
    return som


def _begin(gestopt: Maand) -> Maand:
    laatste = np.array([gestopt.index - 1], dtype=np.int64)
    return Maand.van_index(int(begin_terugbetaling(laatste)[0]))


def _bsn(tekst: str) -> str:
    try:
        return bsn.normaliseer(tekst)
    except bsn.BsnOngeldig:
        raise RegelFout("bsn", "is geen BSN") from None


def _naam(rij: Mapping[str, str], veld: str) -> str:
    naam = rij[veld].strip()
    if not naam or len(naam) > 200:
        raise RegelFout(veld, "ontbreekt of is te lang")
    return naam


def _geboren(tekst: str, peildatum: date) -> date:
    try:
        dag = date.fromisoformat(tekst)
    except ValueError:
        raise RegelFout("geboortedatum", "schrijf een datum als 1990-12-31") from None
    if not date(1900, 1, 1) <= dag < peildatum:
        raise RegelFout("geboortedatum", "kan niet kloppen")
    return dag


def _maand(tekst: str) -> Maand:
    try:
        return Maand.parse(tekst)
    except ValueError:
        raise RegelFout("gestopt_per", "schrijf een maand als 2019-09") from None


def _bedrag(rij: Mapping[str, str], veld: str) -> int:
    try:
        gelezen = centen(rij.get(veld))
    except GeenBedrag as fout:
        raise RegelFout(veld, str(fout)) from None
    if gelezen >= GRENS_CENTEN:
        raise RegelFout(veld, "is onwaarschijnlijk hoog")
    return gelezen


def _percentage(tekst: str) -> int:
    if not _PROCENT.fullmatch(tekst):
        raise RegelFout("rentepercentage", 'schrijf een percentage als "2.56"')
    return int(tekst.replace(".", "")) * 100


def _eis_rente(regeling: Regeling, gestopt: Maand, maand: Maand, ppm: int) -> Maand:
    """The rate must be the one that the law gives this debt; the month until which it is fixed."""
    begin = np.array([_begin(gestopt).index], dtype=np.int64)
    nu = np.array([maand.index], dtype=np.int64)
    soort = np.array([int(regeling)], dtype=np.int64)
    try:
        wettig = int(rente_ppm(soort, begin, nu, np.zeros(1, dtype=np.bool_), bekende_wet())[0])
    except RenteOntbreekt:
        raise RegelFout(
            "gestopt_per", "van het begin van deze periode is geen rente bekend"
        ) from None
    if wettig != ppm:
        raise RegelFout("rentepercentage", "is niet de rente die bij deze schuld hoort")
    return Maand.van_index(int(vast_tot(begin, nu)[0]))
