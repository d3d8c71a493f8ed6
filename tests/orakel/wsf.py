"""The month of one student by the text of the Wet studiefinanciering 2000, with its own typed-in amounts.

Slow, scalar and literal: dates are dates, money is `Decimal` euros, sums are `Fraction`. Every function names
the article it was written from. Money leaves as whole cents.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import floor

D = Decimal


def _per_jaar(*waarden):
    """Amounts of 2023, 2024, 2025 and 2026 (art. 11.1: they change on 1 January)."""
    return {2023 + i: D(w) for i, w in enumerate(waarden)}


# Art. 3.18, overview 2 (mbo), without the lesgeld part.
MBO_BASISBEURS_THUIS = _per_jaar("90.85", "99.94", "103.78", "107.26")
MBO_BASISBEURS_UIT = _per_jaar("296.51", "326.16", "338.68", "350.03")
MBO_MAXIMUM_THUIS = _per_jaar("268.17", "294.99", "306.32", "316.58")
MBO_MAXIMUM_UIT = _per_jaar("292.15", "321.37", "333.72", "344.90")
MBO_BASISLENING = _per_jaar("197.93", "217.72", "226.08", "233.65")
# Art. 3.18, overview 2 (ho) from 1 September 2023; before: no basisbeurs, 430.27, 527.60.
HO_BASISBEURS_THUIS = _per_jaar("110.30", "121.33", "125.99", "130.21")
HO_BASISBEURS_UIT = _per_jaar("274.90", "302.39", "314.00", "324.52")
HO_MAXIMUM = _per_jaar("416.00", "457.60", "475.17", "491.08")
HO_BASISLENING = _per_jaar("266.97", "293.67", "304.95", "315.17")
HO_LEENSTELSEL_MAXIMUM, HO_LEENSTELSEL_LENING = D("430.27"), D("527.60")
LEENFASE = _per_jaar("1028.33", "1131.16", "1174.60", "1213.95")
EENOUDER = _per_jaar("277.13", "304.84", "316.55", "327.15")
REISPRODUCT = _per_jaar("121.00", "114.92", "109.04", "110.95")
VOET = {  # arts. 3.9(2), 3.9a
    ("mbo", "normaal"): _per_jaar("19652.25", "20414.76", "21774.38", "23152.70"),
    ("mbo", "alleenstaand"): _per_jaar("24898.37", "25864.43", "27587.00", "29333.26"),
    ("mbo", "dubbel"): _per_jaar("39304.50", "40829.52", "43548.76", "46305.40"),
    ("ho", "normaal"): _per_jaar("17613.07", "18296.46", "19515.00", "20750.30"),
    ("ho", "alleenstaand"): _per_jaar("22314.61", "23180.42", "24724.24", "26289.28"),
    ("ho", "dubbel"): _per_jaar("35226.14", "36592.92", "39030.00", "41500.60"),
}
# By the year in which the study year begins.
COLLEGEGELD = {2022: D(2209), 2023: D(2314), 2024: D(2530), 2025: D(2601), 2026: D(2694)}
LESGELD = {2022: D(1239), 2023: D(1357), 2024: D(1419), 2025: D(1458), 2026: D(1511)}
KOOPKRACHT = D("164.30")
KIND = D(363)


@dataclass
class Ouder:
    inkomen: Decimal | None = D(0)
    voet: str = "normaal"
    aftrekkinderen: int = 0
    kinderen: int = 1
    aflossing: Decimal = D(0)


@dataclass
class Student:
    """One student on the first day of one month; whoever asks fills in what differs."""

    jaar: int
    maand: int
    onderwijs: str  # "ho" or "mbo"
    niveau: int = 0
    vorm: str = "voltijd"  # voltijd, duaal, deeltijd, bol, bbl
    ingeschreven: bool = True
    lang_genoeg: bool = True
    buitenland: bool = False
    geboren: date = date(2000, 1, 1)
    nationaliteit: str = "nederlands"  # geen, nederlands, gelijkgesteld, aangewezen, eu
    in_nederland: bool = True
    werkt_genoeg: bool = False
    buitenlandse_steun: bool = False
    uitreiziger: bool = False
    gedetineerd: bool = False
    weken_afwezig: int = 0
    doorlopend: bool = False
    eerste_maand: tuple[int, int] | None = None
    beurs_maanden: int = 48
    beurs_gebruikt: int = 0
    leen_gebruikt: int = 0
    termijn_extra: int = 0
    ho_beurs_gebruikt: int = 0
    mbo_beurs_gebruikt: int = 0  # read at level 1-2 abroad, where beurs_gebruikt counts the gift
    op_brp_adres: bool = True
    bij_ouder: bool = False
    vraagt_uit: bool = True
    vraagt_aanvullend: bool = True
    lesgeldplichtig: bool = True
    ouders: list[Ouder] = field(default_factory=list)
    lening: Decimal | None = D(0)  # None = as much as possible
    collegegeld: Decimal = D(0)
    collegekrediet: Decimal | None = D(0)
    eenouder: bool = False
    vraagt_reis: bool = False
    llk: Decimal | None = D(0)
    reis_onder_18: int = 0
    ho_diploma: bool = False
    krediet_maanden: int = 48
    krediet_gebruikt: int = 0
    krediet_doorlopend: bool = False
    buiten_model: int = 0  # a person decides

    @property
    def eerste_dag(self):
        return date(self.jaar, self.maand, 1)


@lru_cache(maxsize=10_000)
def centen(bedrag):
    """Half up to the whole cent."""
    return floor(Fraction(bedrag) * 100 + Fraction(1, 2))


def studiejaar(s):
    """Art. 1.1: ho from 1 September, mbo from 1 August."""
    return s.jaar if s.maand >= (9 if s.onderwijs == "ho" else 8) else s.jaar - 1


def jarig(geboren, jaren):
    try:
        return geboren.replace(year=geboren.year + jaren)
    except ValueError:
        return date(geboren.year + jaren, 3, 1)


def leenstelsel(s):
    """Higher education before 1 September 2023."""
    return s.onderwijs == "ho" and (s.jaar, s.maand) < (2023, 9)


def uitwonend(s):
    """Arts. 1.5 and 2.17."""
    woont = s.op_brp_adres or s.buitenland
    return s.vraagt_uit and woont and not s.bij_ouder and not s.gedetineerd


def basisbeurs(s, uit):
    """Art. 3.18."""
    if leenstelsel(s):
        return D(0)
    if s.onderwijs == "ho":
        return (HO_BASISBEURS_UIT if uit else HO_BASISBEURS_THUIS)[s.jaar]
    return (MBO_BASISBEURS_UIT if uit else MBO_BASISBEURS_THUIS)[s.jaar]


def koopkracht(s, uit):
    """Art. 3.18a: students living away in study year 2023-2024."""
    return KOOPKRACHT if uit and studiejaar(s) == 2023 else D(0)


def maximum(s, uit):
    """Arts. 3.18 and 3.2(3); in cents."""
    if leenstelsel(s):
        return centen(HO_LEENSTELSEL_MAXIMUM)
    if s.onderwijs == "ho":
        return centen(HO_MAXIMUM[s.jaar])
    lesgeld = centen(Fraction(LESGELD[studiejaar(s)]) / 12) if s.lesgeldplichtig else 0
    return centen((MBO_MAXIMUM_UIT if uit else MBO_MAXIMUM_THUIS)[s.jaar]) + lesgeld


def ouderbijdrage(s):
    """Arts. 3.9, 3.9a, 3.13: the sum over the parents in cents, before floor and cap."""
    procent = D("13.6") if s.onderwijs == "ho" and s.jaar >= 2024 else D(26)
    som = Fraction(0)
    for ouder in s.ouders:
        verschil = ouder.inkomen - VOET[s.onderwijs, ouder.voet][s.jaar]
        jaarbedrag = procent * verschil / 100 - ouder.aflossing - KIND * ouder.aftrekkinderen
        som += Fraction(jaarbedrag) / (12 * ouder.kinderen)
    return centen(som)


def aanvullende_beurs(s, top):
    """Arts. 3.8, 3.11, 3.13(1)-(2), 3.20."""
    if not s.vraagt_aanvullend or any(o.inkomen is None for o in s.ouders):
        return 0
    return top - min(max(ouderbijdrage(s), 0), top)


def basislening(s):
    """Art. 3.15."""
    if leenstelsel(s):
        return centen(HO_LEENSTELSEL_LENING)
    return centen((HO_BASISLENING if s.onderwijs == "ho" else MBO_BASISLENING)[s.jaar])


def gevraagd(bedrag, ruimte):
    return ruimte if bedrag is None else min(centen(bedrag), ruimte)


def vijf_twaalfde(eigen, wettelijk):
    """Arts. 3.16a(2), 3.16d(1)."""
    return min(centen(Fraction(eigen) / 12), centen(Fraction(wettelijk) * 5 / 12))


def geen_gewoon_recht(s):
    """Chapter 2: the first thing that stands in the way, or None."""
    niveau_12 = s.onderwijs == "mbo" and s.niveau <= 2
    beurs_op = s.beurs_gebruikt >= s.beurs_maanden
    maanden_bezig = None
    if s.eerste_maand:
        maanden_bezig = (s.jaar - s.eerste_maand[0]) * 12 + s.maand - s.eerste_maand[1]
    goede_vorm = s.vorm in (("voltijd", "duaal") if s.onderwijs == "ho" else ("bol",))
    dertig = jarig(s.geboren, 30)
    achttien = jarig(s.geboren, 18)
    kwartaal = date(s.jaar, s.maand - (s.maand - 1) % 3, 1)
    for reden, waar in (
        ("BUITEN_BEKENDE_WET", not 2023 <= s.jaar <= 2026),
        ("NIET_GEMODELLEERD", s.buiten_model),
        ("UITREIZIGER", s.uitreiziger),  # 2.17a
        ("NATIONALITEIT", s.nationaliteit == "geen"),  # 2.2(1)
        ("NIET_IN_NEDERLAND", s.nationaliteit == "aangewezen" and not s.in_nederland),
        ("NIET_INGESCHREVEN", not s.ingeschreven),
        ("OPLEIDING_TE_KORT", not s.lang_genoeg),  # 2.5(1), 2.13(1)(c)
        ("BUITENLANDSE_STEUN", s.onderwijs == "ho" and s.buitenlandse_steun),  # 2.13(1)(d)
        ("SOORT_OPLEIDING", not goede_vorm),
        (  # 2.3(3)-(4): through the month of turning 30
            "OUDER_DAN_30",
            (s.jaar, s.maand) > (dertig.year, dertig.month) and not s.doorlopend,
        ),
        ("NOG_GEEN_18", s.onderwijs == "mbo" and achttien > kwartaal),  # 2.3(1)(b)
        ("MBO_NA_HO_PRESTATIEBEURS", s.onderwijs == "mbo" and s.ho_beurs_gebruikt >= 48),
        (
            "MBO_12_NA_PRESTATIEBEURS",
            niveau_12 and (s.mbo_beurs_gebruikt if s.buitenland else s.beurs_gebruikt) >= 48,
        ),
        (  # 2.7a(1)(b), 2.13(1)(b)
            "TIEN_JAAR_VOORBIJ",
            not niveau_12 and maanden_bezig is not None and maanden_bezig >= 120 + s.termijn_extra,
        ),
        (  # 2.7a(1)(a), 2.13(1)(a), 4.18
            "LEENFASE_VOORBIJ",
            (not niveau_12 or s.buitenland) and beurs_op and s.leen_gebruikt >= 36,
        ),
        ("AFWEZIG", niveau_12 and not s.buitenland and s.weken_afwezig >= 8),  # 2.5(2)
        ("WERKCRITERIUM", s.nationaliteit == "eu" and not s.werkt_genoeg),
    ):
        if waar:
            return reden
    return None


def geen_krediet(s):
    """Arts. 2.3a, 2.12, 3.16b, 3.16c: why there is no levenlanglerenkrediet, or None."""
    vormen = ("voltijd", "duaal", "deeltijd") if s.onderwijs == "ho" else ("bol",)
    if s.vorm not in vormen or s.buitenland:
        return "SOORT_OPLEIDING"
    hoogste = 57 if studiejaar(s) >= 2024 else 56
    if s.onderwijs == "mbo" and jarig(s.geboren, 30) > s.eerste_dag:
        return "KREDIET_LEEFTIJD"
    if jarig(s.geboren, hoogste) <= s.eerste_dag and not s.krediet_doorlopend:
        return "KREDIET_LEEFTIJD"
    jong = s.onderwijs == "ho" and jarig(s.geboren, 30) > s.eerste_dag
    if jong and s.vorm != "deeltijd" and not s.ho_diploma:
        return "KREDIET_ZONDER_DIPLOMA"
    if s.krediet_gebruikt >= s.krediet_maanden:
        return "KREDIET_VERBRUIKT"
    return None


NIETS = dict.fromkeys(
    (
        "basisbeurs",
        "koopkracht",
        "aanvullende_beurs",
        "lening",
        "collegegeldkrediet",
        "eenoudertoeslag",
        "reisvoorziening",
        "levenlanglerenkrediet",
    ),
    0,
)
GEEN_UITWEG = {
    "BUITEN_BEKENDE_WET",
    "NIET_GEMODELLEERD",
    "UITREIZIGER",
    "NATIONALITEIT",
    "NIET_IN_NEDERLAND",
    "NIET_INGESCHREVEN",
    "OPLEIDING_TE_KORT",
    "BUITENLANDSE_STEUN",
}


def maand(s):
    """(reason or None, cents per component) of one month."""
    reden = geen_gewoon_recht(s)
    if reden is None:
        return None, {**NIETS, **_gewoon(s)}
    if reden == "NOG_GEEN_18" and s.vraagt_reis:  # 2.3(1)(a), 4.6b
        return None, {**NIETS, "reisvoorziening": centen(REISPRODUCT[s.jaar])}
    wil_krediet = s.collegekrediet is None or s.collegekrediet > 0
    if reden == "WERKCRITERIUM" and s.onderwijs == "ho" and not s.buitenland and wil_krediet:
        return None, {**NIETS, "collegegeldkrediet": _collegekrediet(s)}  # 2.2(2)
    if (s.llk is None or s.llk > 0) and reden not in GEEN_UITWEG:  # 3.1(3), 3.16b(2)(a)
        reden = geen_krediet(s)
        if reden is None:
            bron = COLLEGEGELD if s.onderwijs == "ho" else LESGELD
            top = vijf_twaalfde(s.collegegeld, bron[studiejaar(s)])
            return None, {**NIETS, "levenlanglerenkrediet": gevraagd(s.llk, top)}
    if reden == "WERKCRITERIUM" and s.onderwijs == "mbo":
        reden = "NIET_GEMODELLEERD"  # the lump sum of 2.2(2)
    return reden, dict(NIETS)


def _collegekrediet(s):
    if s.onderwijs != "ho":
        return 0
    return gevraagd(s.collegekrediet, vijf_twaalfde(s.collegegeld, COLLEGEGELD[studiejaar(s)]))


def _gewoon(s):
    onbeperkt = s.onderwijs == "mbo" and s.niveau <= 2 and not s.buitenland  # 4.2
    leenfase = not onbeperkt and s.beurs_gebruikt >= s.beurs_maanden
    uit = {"collegegeldkrediet": _collegekrediet(s)}
    if leenfase:  # 4.7(3)-(4), 4.18(2)-(3), 5.2(4)-(5)
        ruimte = centen(LEENFASE[s.jaar]) + (centen(EENOUDER[s.jaar]) if s.eenouder else 0)
        reis_tot = 12 if s.onderwijs == "ho" else 36 - s.reis_onder_18
        reist = s.leen_gebruikt < reis_tot
    else:
        weg = uitwonend(s)
        top = maximum(s, weg)
        uit["basisbeurs"] = centen(basisbeurs(s, weg))
        uit["koopkracht"] = centen(koopkracht(s, weg))
        uit["aanvullende_beurs"] = aanvullende_beurs(s, top)
        uit["eenoudertoeslag"] = centen(EENOUDER[s.jaar]) if s.eenouder else 0
        ruimte = basislening(s) + top - uit["aanvullende_beurs"]  # 3.15, 3.16
        reist = True
    uit["lening"] = gevraagd(s.lening, ruimte)
    if s.vraagt_reis and reist:  # 4.8, 5.3
        uit["reisvoorziening"] = centen(REISPRODUCT[s.jaar])
    return uit
