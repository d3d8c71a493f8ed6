"""The rules are readable, whole, and can ask nothing but the closed list of facts; no traits, no scores."""

import re

import pytest
from django.db import connection
from django.utils import translation

from terugbetalen.contact.feiten import FEITEN, bevraging
from terugbetalen.contact.regels import BESTAND, RegelOngeldig, lees, regelboek
from terugbetalen.contact.woorden import reden_voor_u

from .mensen import OP

GOED = """
[regel.proef]
naam_nl = "a"
naam_en = "b"
wie_nl = "a"
wie_en = "b"
waarom_nl = "a"
waarom_en = "b"
aan_u_nl = "U mist {gemiste_termijnen}"
aan_u_en = "You miss {gemiste_termijnen}"
alle = [{ feit = "gemiste_termijnen", minstens = 2 }]
eerst = "gemiste_termijnen"
"""


@pytest.mark.django_db
def test_de_bevraging_geeft_precies_de_lijst() -> None:
    vraag, waarden = bevraging(OP)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM ({vraag}) f WHERE false", waarden)
        kolommen = [kolom.name for kolom in cursor.description]
    assert kolommen == ["persoon_id", *FEITEN]


def test_het_regelboek_van_nu_is_goed_en_de_zes_regels_staan_erin() -> None:
    boek = regelboek()
    assert list(boek.regels) == [
        "af_en_toe_gemist",
        "groot_zonder_contact",
        "eerste_jaar",
        "buitenland",
        "na_wsnp",
        "lesgeld",
    ]
    assert {"overleden", "regeling", "bezwaar", "schuldhulp", "pas_contact"} <= set(
        boek.uitsluitingen
    )


def test_nederlands_en_engels_verschillen_overal() -> None:
    boek = regelboek()
    for regel in boek.regels.values():
        for wat in ("naam", "wie", "waarom", "aan_u"):
            with translation.override("nl"):
                nederlands = regel.tekst(wat)
            with translation.override("en"):
                assert nederlands != regel.tekst(wat)
    assert [u.code for u in boek.uitsluitingen.values() if u.nl == u.en] == []


def test_elke_zin_vult_zich_met_feiten_van_haar_regel() -> None:
    for regel in regelboek().regels.values():
        zin = reden_voor_u(regel.bron, dict.fromkeys(regel.feiten, 5))
        assert "{" not in zin


def test_grenzen_zijn_heel_en_bedragen_tekst() -> None:
    assert re.search(r'feit = "\w+_centen", minstens = \d', BESTAND.read_text()) is None


@pytest.mark.parametrize(
    ("van", "naar", "klacht"),
    [
        ('feit = "gemiste_termijnen"', 'feit = "leeftijd"', "geen feit"),
        ('feit = "gemiste_termijnen"', 'feit = "1=1) OR (true"', "geen feit"),
        ('eerst = "gemiste_termijnen"', 'eerst = "persoon_id"', "geen feit"),
        ("minstens = 2", "gewicht = 2", "kent geen"),
        ("minstens = 2", 'minstens = "2"', "past niet"),
        ("minstens = 2", "minstens = 2.5", "past niet"),
        ("minstens = 2", "is = true", "vraag het als"),
        ("minstens = 2", "of_nooit = true", "vraag het als"),
        (
            'alle = [{ feit = "gemiste_termijnen", minstens = 2 }]',
            "alle = []",
            "kiest zij iedereen",
        ),
        ('wie_en = "b"', 'wie_en = ""', "wie_en"),
        ("You miss {gemiste_termijnen}", "You owe {achterstand_centen}", "geen feit van haar"),
        ("You miss {gemiste_termijnen}", "You are {persoon.geboortedatum}", "geen feit van haar"),
    ],
)
def test_wat_niet_mag_wordt_geweigerd(van: str, naar: str, klacht: str) -> None:
    assert van in GOED
    lees(GOED)
    with pytest.raises(RegelOngeldig, match=klacht):
        lees(GOED.replace(van, naar))
