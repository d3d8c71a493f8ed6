"""What `proefberekening` refuses: the first wrong line, by number and field, and nothing printed before."""

import json
from typing import Any

import pytest

from duo_portal.foundation.invoer import RegelFout
from studiefinanciering.proefberekening.antwoorden import antwoorden
from studiefinanciering.rules.parameters import bekende_wet

from .proefregels import GOED, MBO, OUDER, als_bytes, reken


def _ouder(**velden: Any) -> dict[str, Any]:
    return {**GOED, "ouders": [OUDER, {**OUDER, **velden}]}


FOUT: list[tuple[Any, str]] = [
    ("{", "json: geen geldige JSON (teken 2)"),
    ("[1]", "json: moet een object zijn, niet een lijst"),
    ("null", "json: moet een object zijn, niet null"),
    ('"maand"', "json: moet een object zijn, niet tekst"),
    ("NaN", "json: geen geldige JSON"),
    (b"\xff\xfe{}", "json: geen geldige UTF-8 (byte 1)"),
    ("\ufeff{}", "json: geen geldige JSON (teken 1)"),
    ('{"maand": "2024-05", "maand": "2024-06"}', "maand: deze sleutel staat er twee keer"),
    ('{"lening": ' + "9" * 5000 + "}", "json: geen geldige JSON"),
    ("[" * 100_000, "json: geen geldige JSON"),
    ({**GOED, "inkomen": 1}, "inkomen: deze sleutel is niet bekend"),
    ({**GOED, "a\nb": 1}, '"a\\nb": deze sleutel is niet bekend'),
    ({**GOED, "\ud800": 1}, '"\\ud800": deze sleutel is niet bekend'),
    ({**GOED, "Maand": "x"}, '"Maand": deze sleutel is niet bekend'),
    ({k: v for k, v in GOED.items() if k != "maand"}, "maand: ontbreekt"),
    ({k: v for k, v in GOED.items() if k != "onderwijs"}, "onderwijs: ontbreekt"),
    ({k: v for k, v in GOED.items() if k != "uitwonend"}, "uitwonend: ontbreekt"),
    ({k: v for k, v in GOED.items() if k != "ouders"}, "ouders: ontbreekt"),
    ({**GOED, "onderwijs": "mbo"}, "niveau: ontbreekt"),
    ({**GOED, "onderwijs": "wo"}, 'onderwijs: kies uit "ho", "mbo"'),
    ({**GOED, "onderwijs": ["ho"]}, 'onderwijs: kies uit "ho", "mbo"'),
    ({**GOED, "maand": 202405}, "maand: geen maand; schrijf jaar en maand als 2026-03"),
    ({**GOED, "maand": "2024-5"}, "maand: geen maand; schrijf jaar en maand als 2026-03"),
    ({**GOED, "maand": "2024-00"}, "maand: geen maand; schrijf jaar en maand als 2026-03"),
    ({**GOED, "maand": "٢٠٢٤-05"}, "maand: geen maand; schrijf jaar en maand als 2026-03"),
    ({**GOED, "maand": "2024-05\n"}, "maand: geen maand; schrijf jaar en maand als 2026-03"),
    ({**GOED, "maand": "2022-12"}, "maand: de wet is bekend van 2023-01 tot en met 2026-12"),
    ({**GOED, "maand": "2027-01"}, "maand: de wet is bekend van 2023-01 tot en met 2026-12"),
    ({**GOED, "maand": "0000-01"}, "maand: geen maand; schrijf jaar en maand als 2026-03"),
    ({**GOED, "niveau": 3}, "niveau: hoort niet bij ho"),
    ({**MBO, "niveau": 0}, "niveau: moet van 1 tot en met 4 zijn"),
    ({**MBO, "niveau": 5}, "niveau: moet van 1 tot en met 4 zijn"),
    ({**MBO, "niveau": True}, "niveau: moet een geheel getal zijn, niet ja of nee"),
    ({**MBO, "niveau": 3.0}, "niveau: moet een geheel getal zijn, niet een kommagetal"),
    ({**MBO, "niveau": None}, "niveau: moet een geheel getal zijn, niet null"),
    ({**GOED, "uitwonend": 1}, "uitwonend: moet true of false zijn, niet een geheel getal"),
    ({**GOED, "uitwonend": "true"}, "uitwonend: moet true of false zijn, niet tekst"),
    ({**GOED, "eenoudergezin": None}, "eenoudergezin: moet true of false zijn, niet null"),
    ({**GOED, "ouders": None}, "ouders: moet een lijst zijn"),
    ({**GOED, "ouders": [OUDER] * 3}, "ouders: hoogstens twee ouders"),
    ({**GOED, "ouders": [OUDER, 5]}, "ouders[1]: moet een object zijn, niet een geheel getal"),
    ({**GOED, "ouders": [{}]}, "ouders[0].toetsingsinkomen: ontbreekt"),
    (_ouder(naam="x"), "ouders[1].naam: deze sleutel is niet bekend"),
    (_ouder(aftrekkinderen=-1), "ouders[1].aftrekkinderen: moet van 0 tot en met 30 zijn"),
    (
        _ouder(kinderen_met_aanvullende_beurs=0),
        "ouders[1].kinderen_met_aanvullende_beurs: moet van 1 tot en met 30 zijn",
    ),
    (
        _ouder(vrije_voet="dubbele"),
        'ouders[1].vrije_voet: kies uit "normaal", "alleenstaand", "dubbel"',
    ),
    ({**MBO, "lening": "217.73"}, "lening: 217.73 is meer dan de ruimte van 217.72"),
    (
        {**GOED, "collegegeldkrediet": "0.01"},
        "collegegeldkrediet: 0.01 is meer dan de ruimte van 0.00",
    ),
    (
        {**MBO, "collegegeld_jaar": "2314.00", "collegegeldkrediet": "10.00"},
        "collegegeldkrediet: 10.00 is meer dan de ruimte van 0.00",
    ),
]
GEEN_GELD: tuple[object, ...] = (
    30000,
    30000.0,
    True,
    "",
    "1,50",
    "1.505",
    "-1.00",
    "1e3",
    "٣٠",
    " 1.00",
    "1" * 10,
    "+1.00",
    [],
)


@pytest.mark.parametrize(("regel", "wat"), FOUT, ids=range(len(FOUT)))
def test_wrong_input_is_named_by_line_and_field(regel: Any, wat: str) -> None:
    with pytest.raises(RegelFout) as fout:
        reken("", GOED, "  ", regel)
    assert str(fout.value) == f"regel 4: {wat}"
    assert str(fout.value).isprintable()


@pytest.mark.parametrize("waarde", GEEN_GELD, ids=repr)
@pytest.mark.parametrize(
    "veld",
    ["toetsingsinkomen", "aflossing_duo_jaar", "lening", "collegegeld_jaar", "collegegeldkrediet"],
)
def test_money_is_text_with_a_point(veld: str, waarde: Any) -> None:
    is_ouder = veld in ("toetsingsinkomen", "aflossing_duo_jaar")
    regel = _ouder(**{veld: waarde}) if is_ouder else {**GOED, veld: waarde}
    with pytest.raises(RegelFout, match=rf"^regel 1: {'ouders.1..' if is_ouder else ''}{veld}: "):
        reken(regel)


@pytest.mark.parametrize("veld", ["lening", "collegegeld_jaar", "collegegeldkrediet"])
def test_null_is_no_amount_outside_the_income(veld: str) -> None:
    with pytest.raises(RegelFout, match=f"^regel 1: {veld}: "):
        reken({**GOED, veld: None})


def test_the_first_wrong_line_is_named_whatever_is_wrong_with_it() -> None:
    te_veel, stuk = {**MBO, "lening": "999.00"}, "{"
    with pytest.raises(RegelFout, match=r"^regel 2: lening: "):
        reken(GOED, te_veel, stuk)
    with pytest.raises(RegelFout, match=r"^regel 2: json: "):
        reken(GOED, stuk, te_veel)


def test_nothing_comes_out_before_everything_is_checked() -> None:
    with pytest.raises(RegelFout):
        antwoorden(als_bytes((GOED, "{")), bekende_wet())


def test_a_carriage_return_at_the_end_of_a_line_does_no_harm() -> None:
    assert len(reken(json.dumps(GOED) + "\r", "\r")) == 1
