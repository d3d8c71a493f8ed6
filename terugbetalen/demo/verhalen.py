"""The debtors with a story, and which numbers belong to debtors of the demo."""

from dataclasses import dataclass, field
from functools import lru_cache

from duo_portal.identity import bsn
from duo_portal.identity.models import Persoon, Taal
from duo_portal.identity.queries import persoon_bij_bsn
from terugbetalen.rules.regeling import Regeling

EERSTE_VERHAAL, EERSTE_ANDER, HOOGSTE = 400, 1_000, 4_000
"""Which of the 9,091 demo numbers debtors carry; students and their parents have lower ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verhaal:
    """One named debtor; amounts in euros as text, incomes per year."""

    nummer: int
    sleutel: str
    tekst: str
    tekst_en: str
    voornamen: str
    achternaam: str
    geboren: str
    regeling: Regeling
    gestopt_per: str
    hoofdsom: str
    rente: str = "0.00"
    tussenvoegsel: str = ""
    taal: str = Taal.NL
    inkomens: dict[int, int] = field(default_factory=dict)
    """year → whole euros"""
    feiten: tuple[str, ...] = ()
    """names of `Feit.Soort` that hold since 2023"""
    partner: str = ""

    @property
    def bsn(self) -> str:
        return bsn.demo_bsn(EERSTE_VERHAAL + self.nummer)

    @property
    def naam(self) -> str:
        return " ".join(filter(None, (self.voornamen, self.tussenvoegsel, self.achternaam)))

    def persoon(self) -> Persoon | None:
        """The person, once seeded."""
        return persoon_bij_bsn(self.bsn)


VERHALEN = (
    Verhaal(
        nummer=0, sleutel="sf15_oud", voornamen="Ria", achternaam="Oldenburg", geboren="1979-05-14",
        regeling=Regeling.SF15_OUD, gestopt_per="2008-09", hoofdsom="6210.00", rente="1204.18",
        inkomens={2021: 27_400, 2022: 24_100}, feiten=("DRAAGKRACHT_GEVRAAGD",),
        tekst="studeerde vanaf 1998, betaalt naar inkomen volgens SF15-oud, rente van 0 naar 2,95 procent",
        tekst_en="studied from 1998, pays by income under SF15-oud, rate from 0 to 2.95 percent",
    ),
    Verhaal(
        nummer=1, sleutel="leenstelsel", voornamen="Noor", tussenvoegsel="van", achternaam="Dijk", geboren="1998-02-03",
        regeling=Regeling.SF35, gestopt_per="2021-09", hoofdsom="41800.00", inkomens={2021: 14_000, 2022: 36_500},
        tekst="leende in het leenstelsel, begint in januari 2024 met terugbetalen",
        tekst_en="borrowed under the loan system, starts to pay back in January 2024",
    ),
    Verhaal(
        nummer=2, sleutel="mbo", voornamen="Dylan", achternaam="Postma", geboren="2006-06-21",
        regeling=Regeling.SF35, gestopt_per="2023-11", hoofdsom="1432.20",
        tekst="begon in 2023 met mbo en is gestopt: betaalt in 35 jaar terug, de aanloop begint",
        tekst_en="started mbo in 2023 and stopped: pays back in 35 years, the first two are free",
    ),
    Verhaal(
        nummer=3, sleutel="buitenland", voornamen="Anouk", achternaam="Verstegen", geboren="1991-10-30",
        regeling=Regeling.SF15, gestopt_per="2015-08", hoofdsom="17250.00", rente="61.40", taal=Taal.EN,
        feiten=("BUITENLAND",),
        tekst="woont in Toronto: betaalt het hele bedrag, want om draagkracht moet men vragen",
        tekst_en="lives in Toronto: pays the whole amount, since draagkracht must be asked for",
    ),
    Verhaal(
        nummer=4, sleutel="achterstand", voornamen="Jeroen", achternaam="Hartman", geboren="1989-03-09",
        regeling=Regeling.SF15, gestopt_per="2013-02", hoofdsom="9830.00", rente="212.75", inkomens={2021: 31_000, 2022: 29_500},
        tekst="betaalde in november, december en januari niet: drie termijnen achter",
        tekst_en="did not pay in November, December and January: three terms behind",
    ),
    Verhaal(
        nummer=5, sleutel="rentesprong", voornamen="Samira", achternaam="Bennani", geboren="1994-12-01",
        regeling=Regeling.SF35, gestopt_per="2018-09", hoofdsom="28900.00", inkomens={2021: 38_000, 2022: 41_000},
        tekst="vijf jaar 0 procent rente, vanaf 2024 2,56 procent",
        tekst_en="five years of 0 percent interest, 2.56 percent from 2024",
    ),
    Verhaal(
        nummer=6, sleutel="einde", voornamen="Klaas", tussenvoegsel="de", achternaam="Boer", geboren="1981-08-08",
        regeling=Regeling.SF15_OUD, gestopt_per="2006-09", hoofdsom="640.00", rente="88.12", inkomens={2022: 12_000},
        feiten=("DRAAGKRACHT_GEVRAAGD",),
        tekst="vijftien jaar voorbij op 1 januari 2024: de rest vervalt",
        tekst_en="fifteen years are over on 1 January 2024: the rest is cancelled",
    ),
    Verhaal(
        nummer=7, sleutel="krediet", voornamen="Femke", achternaam="Schouten", geboren="1985-01-17",
        regeling=Regeling.LLLK, gestopt_per="2022-07", hoofdsom="5400.00", inkomens={2021: 33_000, 2022: 34_200},
        partner="leenstelsel",
        tekst="betaalt levenlanglerenkrediet terug, met een partner die ook een schuld heeft",
        tekst_en="pays back lifelong learning credit, with a partner who has a debt too",
    ),
    Verhaal(
        nummer=8, sleutel="regeling", voornamen="Kim", achternaam="Groot", geboren="1990-04-27",
        regeling=Regeling.SF15, gestopt_per="2014-09", hoofdsom="12480.00", rente="96.10", inkomens={2021: 31_000, 2022: 41_000},
        tekst="miste twee termijnen en sprak een betalingsregeling af",
        tekst_en="missed two terms and agreed on a payment arrangement",
    ),
)  # fmt: skip


def verhaal(sleutel: str) -> Verhaal:
    """The story with this key; raises StopIteration."""
    return next(v for v in VERHALEN if v.sleutel == sleutel)


@lru_cache(maxsize=1)
def inkomens_van_verhalen() -> dict[tuple[str, int], int]:
    """(number, year) → cents."""
    return {(v.bsn, jaar): euros * 100 for v in VERHALEN for jaar, euros in v.inkomens.items()}


@lru_cache(maxsize=1)
def _nummers() -> frozenset[str]:
    return frozenset(bsn.demo_bsn(i) for i in range(EERSTE_ANDER, HOOGSTE))


def is_demodebiteur(nummer: str) -> bool:
    """Whether a number is of a debtor without a story."""
    return nummer in _nummers()
