"""What the page of a student shows: months with their lines, and months used and left. Few queries each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.parameters import BuitenBekendeWet
from duo_portal.foundation.period import Maand
from studiefinanciering.dossier import standen
from studiefinanciering.models import Inschrijving, Studieverleden, Toekenning, Toekenningsregel
from studiefinanciering.rules.feiten import GEEN_MAAND
from studiefinanciering.rules.maandrijen import Soort
from studiefinanciering.rules.parameters import bekende_wet

from .kolommen import bedrag
from .teksten import component_tekst, vorm_tekst

_REIS = 7


@dataclass(frozen=True, slots=True)
class Maandtabel:
    """Months down, components across: `rijen` are (month, [text per component], text of the sum that is paid)."""

    componenten: list[str]
    rijen: list[tuple[str, list[str], str]]


def maandtabel(regels: Iterable[Toekenningsregel], van: date, tot: date) -> Maandtabel:
    """The lines spread over the months of [van, tot), amounts in euros with their form."""
    per_maand: dict[Maand, dict[int, tuple[int, int]]] = {}
    for regel in regels:
        maand = Maand.van(max(regel.geldig.lower, van))
        while maand.eerste_dag < min(regel.geldig.upper, tot):
            per_maand.setdefault(maand, {})[regel.component] = (regel.bedrag_centen, regel.vorm)
            maand = maand.volgende
    codes = sorted({code for deel in per_maand.values() for code in deel})
    rijen = [
        (str(maand), [_cel(deel.get(code)) for code in codes], bedrag(_som(deel)))
        for maand, deel in sorted(per_maand.items())
    ]
    return Maandtabel([component_tekst(code) for code in codes], rijen)


def _cel(waarde: tuple[int, int] | None) -> str:
    return f"{bedrag(waarde[0])} {vorm_tekst(waarde[1])}" if waarde else ""


def _som(deel: dict[int, tuple[int, int]]) -> int:
    """The travel product is worth something and is never paid."""
    return sum(centen for code, (centen, _vorm) in deel.items() if code != _REIS)


def regels_in_kracht(persoon_id: int) -> list[Toekenningsregel]:
    """The lines that are believed now, oldest month first."""
    rijen = Toekenningsregel.objects.filter(persoon_id=persoon_id, bekend__upper_inf=True)
    return sorted(rijen, key=lambda regel: (regel.geldig.lower, regel.component))


@dataclass(frozen=True, slots=True)
class Teller:
    """Months of a kind: used, and of how many (None: without a limit)."""

    soort: Promise | str
    gebruikt: int
    van: int | None
    artikel: str

    @property
    def over(self) -> int | None:
        """Months left, never below zero."""
        return None if self.van is None else max(self.van - self.gebruikt, 0)


@dataclass(frozen=True, slots=True)
class Verbruik:
    """Months used after `na` (the last month that is counted in), per kind of education."""

    na: str
    tellers: list[Teller]


def verbruik(persoon_id: int, besluiten: list[Toekenning]) -> Verbruik:
    """Months used up to the end of the last decision in force; else the opening balance.

    `besluiten` are the decisions of this person about studiefinanciering, with `eindstand`.
    """
    vervangen = {besluit.vervangt_id for besluit in besluiten}
    geldend = [
        b
        for b in besluiten
        if b.pk not in vervangen
        and b.soort != "afwijzing"
        and len(b.eindstand) in {14, standen.BREEDTE}
    ]
    if geldend:
        laatste = max(geldend, key=lambda besluit: (besluit.tot, besluit.besluit_at))
        stand = np.array([laatste.eindstand], dtype=np.int64)
        na, peil = str(Maand.van(laatste.tot).vorige), laatste.van
    else:
        stand, na, peil = _verleden(persoon_id), "", None
    return Verbruik(na, _tellers(persoon_id, stand, peil))


def _verleden(persoon_id: int) -> np.ndarray:
    rijen = list(Studieverleden.objects.filter(persoon_id=persoon_id))
    leeg = np.zeros(len(rijen), dtype=np.int64)
    kolommen = {
        "prestatiebeurs": [rij.prestatiebeurs_gebruikt for rij in rijen],
        "leenfase": [rij.leenfase_gebruikt for rij in rijen],
        "recht": [rij.recht_gebruikt for rij in rijen],
        "jeugdreis": [rij.jeugdreis_gebruikt for rij in rijen],
    }
    getallen = {naam: np.array(kolom, dtype=np.int64) for naam, kolom in kolommen.items()}
    maanden = {"eerste": leeg + GEEN_MAAND, "laatste": leeg + GEEN_MAAND}
    onderwijs = np.array([rij.onderwijs for rij in rijen], dtype=np.int64)
    return standen.plat(standen.uit_verleden(1, leeg, onderwijs, getallen | maanden))


def _tellers(persoon_id: int, plat: np.ndarray, peil: date | None) -> list[Teller]:
    stand = standen.uit_plat(plat)
    inschrijvingen = Inschrijving.objects.filter(persoon_id=persoon_id, bekend__upper_inf=True)
    duur = {rij.onderwijs: rij.prestatiebeurs_maanden for rij in inschrijvingen.order_by("pk")}
    uit: list[Teller] = []
    for onderwijs, soort, naam in ((1, Soort.HO, "ho"), (2, Soort.MBO, "mbo")):
        if onderwijs not in duur and not stand.recht[0, soort]:
            continue
        leenfase, gift = _grenzen(naam, peil)
        titel = _("hoger onderwijs") if onderwijs == 1 else _("mbo 3-4")
        artikel = "5.2" if onderwijs == 1 else "4.7"
        prestatie, leen = int(stand.prestatiebeurs[0, soort]), int(stand.leenfase[0, soort])
        recht = min(int(stand.recht[0, soort]), gift) if gift else int(stand.recht[0, soort])
        uit += [
            Teller(_teller(_("Prestatiebeurs"), titel), prestatie, duur.get(onderwijs), artikel),
            Teller(_teller(_("Alleen lening na de beurs"), titel), leen, leenfase, artikel),
            Teller(
                _teller(_("Eerste maanden met aanvullende beurs als gift"), titel),
                recht,
                gift,
                artikel,
            ),
        ]
    return uit


def _teller(wat: Promise | str, titel: Promise | str) -> str:
    return f"{wat}, {titel}"


def _grenzen(naam: str, peil: date | None) -> tuple[int | None, int | None]:
    """Months of the loan phase, and first months of gift, by the law of that day (None: not known)."""
    if peil is None:
        return None, None
    wet = bekende_wet()
    try:
        leenfase = wet.waarde("leenfase.duur.maanden", peil)
        return leenfase, wet.waarde(f"prestatiebeurs.{naam}.aanvullend_gift", peil)
    except BuitenBekendeWet:
        return None, None
