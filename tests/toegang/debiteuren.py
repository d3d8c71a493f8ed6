"""Debtors in the world of these tests: who may do which act of repaying, and right answers for each step."""

from datetime import date

from duo_portal.foundation.period import Maand
from duo_portal.identity import iban, tijd
from duo_portal.identity.models import Persoon, Relatie
from duo_portal.identity.models.relatie import RelatieSoort
from duo_portal.ledger.codes import Regime
from studiefinanciering.models import Studieverleden
from studiefinanciering.regelingen.instelbaar import rondes
from studiefinanciering.regelingen.instelbaar.definitie import definities
from terugbetalen.models import Feit
from terugbetalen.operations.starten import start
from terugbetalen.operations.vaststellen import vaststellen
from terugbetalen.regelen.aangaan import Wens, ga_aan
from tests.factories.gezinnen import ingeschreven, persoon
from tests.terugbetalen.invordering.achterstand import wanbetaler
from tests.terugbetalen.schulden.leven import leen
from tests.terugbetalen.vaststellen.debiteuren import debiteur, feit

REGELEN: list[tuple[str, dict[str, str]]] = [
    ("begin", {"hoe": "opgave", "dag": "10"}),
    ("inkomen", {"leefvorm": "1", "netto": "2.400", "woonlasten": "750"}),
    ("kiezen", {"keuze": "eigen", "bedrag": "60"}),
]
ACTEN: dict[str, list[tuple[str, list[tuple[str, dict[str, str]]]]]] = {
    "debiteur": [
        ("terugbetalen:extra", [("bedrag", {"bedrag": "500"}), ("gevolg", {"wat": "lager"})]),
        ("terugbetalen:verhogen", [("bedrag", {"bedrag": "25"})]),
        ("terugbetalen:aflosvrij", [("maanden", {"vanaf": "2024-02", "maanden": "3"})]),
        ("terugbetalen:inkomenstoets", [("vraag", {"akkoord": "on"})]),
        (
            "terugbetalen:machtiging",
            [("keuze", {"wat": "rekening"}), ("nummer", {"iban": iban.test_iban(8765)})],
        ),
    ],
    "betaler": [
        ("terugbetalen:peiljaar", [("jaar", {"jaar": "2023", "schatting": "12.000"})]),
        ("terugbetalen:partner", [("partner", {"telt": "niet"})]),
        ("terugbetalen:heffingskorting", [("korting", {"korting": "1"})]),
    ],
    "alleen": [
        ("terugbetalen:alleenstaand", [("sinds", {"sinds": "2023-11", "kind": "on"})]),
        ("terugbetalen:extra", [("bedrag", {"bedrag": "500"}), ("gevolg", {"wat": "korter"})]),
    ],
    "pauzeert": [
        ("terugbetalen:aflosvrij-terug", [("maand", {"vanaf": "2024-02"})]),
        ("terugbetalen:extra", [("bedrag", {"bedrag": "500"}), ("gevolg", {"wat": "korter"})]),
    ],
    "kiezer": [
        ("terugbetalen:keuze", [("regels", {"regeling": "2"})]),
        ("terugbetalen:extra", [("bedrag", {"bedrag": "500"})]),
    ],
    "achter": [("terugbetalen:regelen", REGELEN)],
    "regelaar": [("terugbetalen:regeling_wijzigen", REGELEN)],
}
"""Per role the acts, each with its steps and right answers."""


def maak() -> dict[str, Persoon]:
    """By role; on 4 December 2023."""
    oud, betaler = (debiteur(Regime.SF15_OUD, date(2011, 9, 1), 9_000_00) for _ in range(2))
    alleen = debiteur(Regime.SF35, date(2019, 9, 1), 20_000_00)
    partner = persoon(date(1985, 1, 1))
    tijd.wijzig(
        Relatie, betaler, tijd.vanaf(date(2020, 1, 1)), ander=partner, soort=RelatieSoort.PARTNER
    )
    feit(betaler, Feit.Soort.DRAAGKRACHT_GEVRAAGD, date(2022, 1, 1))
    for wie in (oud, betaler, alleen):
        vaststellen(persoon_id=wie.pk, maand=Maand(2023, 12), actor="test")
    rollen = {"debiteur": oud, "betaler": betaler, "alleen": alleen, "kiezer": _kiezer()}
    return rollen | {"achter": _achter(), "regelaar": _regelaar(), "pauzeert": _pauzeert()}


def _pauzeert() -> Persoon:
    """A year of months off that begins in February."""
    wie = debiteur(Regime.SF35, date(2019, 9, 1), 20_000_00)
    feit(wie, Feit.Soort.AFLOSVRIJ, date(2024, 2, 1), date(2025, 2, 1))
    vaststellen(persoon_id=wie.pk, maand=Maand(2023, 12), actor="test")
    return wie


def _achter() -> Persoon:
    """Three terms in arrears."""
    return wanbetaler([Maand(2023, 8), Maand(2023, 9), Maand(2023, 10)])


def _regelaar() -> Persoon:
    """The same with an arrangement that runs."""
    wie = _achter()
    ga_aan(persoon_id=wie.pk, wens=Wens("eigen", 5_000), sleutel="regelaar", actor="test")
    return wie


def _kiezer() -> Persoon:
    """Mbo before and after the summer of 2023, stopped since: SF35, and SF15 for who asks in time (12.32(2))."""
    wie, eerste, na = persoon(date(2003, 1, 1)), date(2021, 8, 1), date(2023, 11, 1)
    ingeschreven(wie, eerste, na, onderwijs=2)
    Studieverleden.objects.create(
        persoon_id=wie.pk,
        onderwijs=2,
        eerste_toekenning=eerste,
        laatste_toekenning=date(2023, 10, 1),
        stand_per=date(2023, 11, 1),
    )
    leen(wie.pk, 1230, 4_000_00, date(2023, 10, 31), f"kiezer:{wie.pk}")
    start(persoon_id=wie.pk, gestopt_per=Maand(2023, 11))
    return wie


def stel_regelingen_open() -> None:
    """Every small scheme can be asked for in this world, so that its form opens; amounts are of these tests."""
    van, tot = date(2024, 1, 1), date(2025, 1, 1)
    for d in definities().values():
        bedragen = {rij.code: 10_000 for rij in d.rijen}
        rij = rondes.stel_voor(
            rondes.NieuweRonde(
                regeling=d.code, ronde="2024", opent_op=date(2023, 1, 1), sluit_op=date(2024, 12, 31),
                van=van, tot=tot, bedragen=bedragen, bron="proef",
            ),
            actor="anna", op=date(2023, 12, 1),
        )  # fmt: skip
        rondes.keur_goed(rij.pk, actor="bob", op=date(2023, 12, 1))
