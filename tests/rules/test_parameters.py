"""The figures against one another: indexation from year to year, the norm they add up to, the facts page."""

import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from duo_portal.foundation.law import LawReference
from duo_portal.foundation.money import centen
from duo_portal.foundation.parameters import BuitenBekendeWet
from duo_portal.foundation.period import Maand
from studiefinanciering.rules.parameters import bekende_wet

P = bekende_wet()
JAAR_OP_JAAR = (2023, 2024, 2025)
# Rates implied by the published pairs, exact to the cent; the movement of t-2 (arts. 11.1, 17 Bsf 2000).
CPI = {2024: Decimal("1.1000"), 2025: Decimal("1.0384"), 2026: Decimal("1.0335")}
CAO = {2024: Decimal("1.0388"), 2025: Decimal("1.0666"), 2026: Decimal("1.0633")}
CPI_REEKSEN = (
    "basisbeurs.ho.thuiswonend",
    "basisbeurs.ho.uitwonend",
    "basisbeurs.mbo.thuiswonend",
    "basisbeurs.mbo.uitwonend",
    "lening.basislening.ho.maximum",
    "lening.basislening.mbo.maximum",
    "leenfase.ho.maximum",
    "leenfase.mbo.maximum",
    "eenoudertoeslag.bedrag",
)
CAO_REEKSEN = tuple(
    f"aanvullende_beurs.vrije_voet.{onderwijs}.{soort}"
    for onderwijs in ("ho", "mbo")
    for soort in ("normaal", "alleenstaand")
)
# Art. 3.18 overview 1: 1 September 2023 (ho), 1 January 2023 (mbo); later years by the CPI.
NORM = {
    ("ho", "thuiswonend"): ("793.27", "872.60", "906.11", "936.46"),
    ("ho", "uitwonend"): ("957.87", "1053.66", "1094.12", "1130.77"),
    ("mbo", "thuiswonend"): ("556.95", "612.65", "636.18", "657.49"),
    ("mbo", "uitwonend"): ("786.59", "865.25", "898.48", "928.58"),
}


def _verhoogd(bedrag: int, factor: Decimal) -> int:
    return int((bedrag * factor).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _december(jaar: int) -> Maand:
    return Maand(jaar, 12)


@pytest.mark.parametrize("jaar", JAAR_OP_JAAR)
@pytest.mark.parametrize("naam", CPI_REEKSEN)
def test_amounts_follow_the_consumer_price_index(naam: str, jaar: int) -> None:
    nu, straks = (P.waarde(naam, _december(j)) for j in (jaar, jaar + 1))
    assert straks == _verhoogd(nu, CPI[jaar + 1])


@pytest.mark.parametrize("jaar", JAAR_OP_JAAR)
@pytest.mark.parametrize("naam", CAO_REEKSEN)
def test_free_allowances_follow_the_cao_wages(naam: str, jaar: int) -> None:
    nu, straks = (P.waarde(naam, _december(j)) for j in (jaar, jaar + 1))
    assert straks == _verhoogd(nu, CAO[jaar + 1])


@pytest.mark.parametrize(("onderwijs", "woont"), NORM)
@pytest.mark.parametrize("plek", range(4))
def test_the_sources_add_up_to_the_norm_of_article_3_18(
    onderwijs: str, woont: str, plek: int
) -> None:
    """The maximum aanvullende beurs is what the norm leaves after basisbeurs and basislening."""
    maand = _december(2023 + plek)
    som = (
        P.waarde(f"basisbeurs.{onderwijs}.{woont}", maand)
        + P.waarde(f"lening.basislening.{onderwijs}.maximum", maand)
        + P.waarde(f"aanvullende_beurs.maximum.{onderwijs}.{woont}", maand)
    )
    norm = [centen(bedrag) for bedrag in NORM[onderwijs, woont]]
    assert som == norm[plek]
    if plek:
        assert norm[plek] == _verhoogd(norm[plek - 1], CPI[2023 + plek])


def test_what_the_act_does_not_index_stays() -> None:
    for naam in (
        "aanvullende_beurs.kindaftrek.per_kind",
        "aanvullende_beurs.percentage.mbo.tarief",
    ):
        assert len({P.waarde(naam, _december(jaar)) for jaar in range(2023, 2027)}) == 1
    assert P.waarde("koopkracht.ho.uitwonend", Maand(2023, 12)) == 164_30
    assert P.waarde("koopkracht.ho.uitwonend", Maand(2024, 1)) == 164_30


def test_the_475_91_of_2025_leads_to_no_published_amount() -> None:
    """Of the two figures in circulation only 475.17 is what the norm of 2025 leaves."""
    assert P.waarde("aanvullende_beurs.maximum.ho.uitwonend", Maand(2025, 5)) == 475_17
    assert centen("906.11") - centen("125.99") - centen("304.95") == 475_17


@pytest.mark.parametrize("maand", [Maand(2022, 12), Maand(2027, 1)])
@pytest.mark.parametrize("naam", ["basisbeurs.ho.uitwonend", "leenfase.mbo.maximum"])
def test_a_month_outside_the_known_law_is_refused(naam: str, maand: Maand) -> None:
    with pytest.raises(BuitenBekendeWet, match=re.escape(naam)):
        P.waarde(naam, maand)


@pytest.mark.parametrize("naam", sorted(P.tabellen))
def test_every_table_names_its_article_unit_and_source(naam: str) -> None:
    tabel = P.tabellen[naam]
    for sleutel in ("law", "unit", "source", "confidence", "until", "values"):
        assert tabel.get(sleutel), f"[{naam}] mist {sleutel}"
    assert tabel["confidence"] in ("high", "medium", "low")
    if tabel["confidence"] != "high":
        opmerkingen = [tabel.get("remark", "")] + [r.get("remark", "") for r in tabel["values"]]
        assert any(opmerkingen), f"[{naam}] is niet zeker en zegt niet waarom"
    assert LawReference.parse(tabel["law"]).artikel or " art. " not in tabel["law"]


FEITEN = Path(__file__).resolve().parents[3] / "shared" / "facts" / "grants.md"
_RIJ = re.compile(r"^\s*- \{(.*)\}\s*$", re.MULTILINE)


def _feitenblad(onderwijs: str) -> list[dict[str, str]]:
    if not FEITEN.exists():
        pytest.skip("het feitenblad met de bedragen staat hier niet")
    blok = FEITEN.read_text(encoding="utf-8").split("## 8. Machine-readable")[1]
    stuk = re.split(rf"^{onderwijs}:\n", blok, flags=re.MULTILINE)[1]
    stuk = re.split(r"^\w", stuk, maxsplit=1, flags=re.MULTILINE)[0]
    return [dict(d.split(": ") for d in rij.split(", ")) for rij in _RIJ.findall(stuk)]


NAMEN = {
    "bb_thuis": "basisbeurs.{}.thuiswonend",
    "bb_uit": "basisbeurs.{}.uitwonend",
    "koopkracht": "koopkracht.{}.uitwonend",
    "ab_max": "aanvullende_beurs.maximum.{}.uitwonend",
    "ab_thuis": "aanvullende_beurs.maximum.{}.thuiswonend",
    "ab_uit": "aanvullende_beurs.maximum.{}.uitwonend",
    "lening": "lening.basislening.{}.maximum",
    "leenfase": "leenfase.{}.maximum",
}


@pytest.mark.parametrize(("onderwijs", "aantal"), [("ho", 7), ("mbo", 8)])
def test_the_parameters_equal_the_page_of_facts(onderwijs: str, aantal: int) -> None:
    rijen = _feitenblad(onderwijs)
    assert len(rijen) == aantal
    for rij in rijen:
        for grens in ("from", "to"):
            maand = Maand.parse(rij[grens][:7])
            for sleutel, naam in NAMEN.items():
                if sleutel in rij:
                    assert P.waarde(naam.format(onderwijs), maand) == centen(rij[sleutel]), (
                        naam,
                        maand,
                    )
            for sleutel, twaalfde in _twaalfden(maand).items():
                if sleutel in rij:
                    assert twaalfde == centen(rij[sleutel]), (sleutel, maand)


def _twaalfden(maand: Maand) -> dict[str, Any]:
    collegegeld = P.waarde("collegegeld.wettelijk.jaar", maand)
    lesgeld = P.waarde("lesgeld.wettelijk.jaar", maand)
    return {
        "ckk": _verhoogd(collegegeld, Decimal(1) / 12),
        "ckk_max": _verhoogd(collegegeld, Decimal(5) / 12),
        "lesgeld12": _verhoogd(lesgeld, Decimal(1) / 12),
    }


def _feit(sleutel: str) -> dict[str, Any]:
    """A line of the page like "eenouder: {2023: 277.13, …}" or a block of years with such lines."""
    _feitenblad("ho")  # skips where the page is absent
    blok = FEITEN.read_text(encoding="utf-8").split("## 8. Machine-readable")[1]
    regel = re.search(rf"^{sleutel}: \{{(.*)\}}$", blok, flags=re.MULTILINE)
    assert regel, sleutel
    return dict(re.findall(r"(\w+): (~?[\d.]+)", regel[1]))


def test_allowances_and_sums_by_year_equal_the_page_of_facts() -> None:
    _feitenblad("ho")
    voeten = re.findall(
        r"^  (\d{4}): \{(mbo: .*)\}$", FEITEN.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert [jaar for jaar, _ in voeten] == ["2023", "2024", "2025", "2026"]
    for jaar, tekst in voeten:
        for naam, bedrag in re.findall(r"(\w+): ([\d.]+)", tekst):
            onderwijs, _, enkel = naam.partition("_")
            soort = "alleenstaand" if enkel else "normaal"
            reeks = f"aanvullende_beurs.vrije_voet.{onderwijs}.{soort}"
            assert P.waarde(reeks, Maand(int(jaar), 6)) == centen(bedrag)
    for jaar, bedrag in _feit("eenouder").items():
        assert P.waarde("eenoudertoeslag.bedrag", Maand(int(jaar), 6)) == centen(bedrag)
    for jaar, bedrag in _feit("reisproduct").items():
        if int(jaar) >= 2023:
            assert P.waarde("reisvoorziening.waarde.bedrag", Maand(int(jaar), 6)) == centen(
                bedrag.removeprefix("~")
            )


def test_rates_equal_the_page_of_facts() -> None:
    procent = {naam: int(Decimal(waarde) * 1_000_000) for naam, waarde in _feit("pct").items()}
    tarief = "aanvullende_beurs.percentage.{}.tarief"
    assert P.waarde(tarief.format("mbo"), Maand(2026, 6)) == procent["mbo"]
    assert P.waarde(tarief.format("ho"), Maand(2023, 12)) == procent["ho_until_2023"]
    assert P.waarde(tarief.format("ho"), Maand(2024, 1)) == procent["ho_from_2024"]
    assert {int(j): 1 + Decimal(f) for j, f in _feit("cpi").items()} == CPI
    assert {int(j): 1 + Decimal(f) for j, f in _feit("cao").items() if int(j) > 2023} == CAO
