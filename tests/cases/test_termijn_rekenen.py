"""The date engine: 250 cases, by hand, and thousands at random against a second engine."""

import random
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import gettext

from duo_portal.cases.termijn.dwangsom import bereken_dwangsom, beroep_mogelijk_vanaf
from duo_portal.cases.termijn.normen import NormOnbekend, dagbedragen, namen, norm
from duo_portal.cases.termijn.rekenen import (
    Opschorting,
    Verdaging,
    VerdagingGeweigerd,
    einde_indientermijn,
    einde_termijn,
    einde_termijn_bezwaar,
    is_tijdig_ingediend,
    norm_voor_aanvraag,
)
from tests.orakel import termijnen as orakel

GEVALLEN: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "termijngevallen.toml").read_text(encoding="utf-8")
)
D = date


def test_there_are_enough_cases() -> None:
    assert len(GEVALLEN["termijn"]) >= 200
    assert {rij["norm"] for rij in GEVALLEN["termijn"]} == set(namen())


@pytest.mark.parametrize("rij", GEVALLEN["termijn"], ids=lambda rij: rij["id"])
def test_every_case_ends_on_its_day(rij: dict[str, Any]) -> None:
    opschortingen = [Opschorting(**o) for o in rij.get("opschortingen", [])]
    verdagingen = [Verdaging(**v) for v in rij.get("verdagingen", [])]
    termijn = einde_termijn(
        rij["norm"],
        vanaf=rij["vanaf"],
        kalenderjaar=rij.get("kalenderjaar"),
        gebeurtenissen=[*opschortingen, *verdagingen],
    )
    assert termijn.uiterlijk == rij["uiterlijk"]
    stil = [orakel.Stil(o.op, o.telt_weer_op) for o in opschortingen]
    later = [orakel.Later(v.op, v.aantal, v.tot) for v in verdagingen]
    alles: list[orakel.Stil | orakel.Later] = [*stil, *later]
    alles.sort(key=lambda w: w.op)
    tweede = orakel.einde(rij["norm"], rij["vanaf"], alles, rij.get("kalenderjaar", 0))
    assert tweede == rij["uiterlijk"]
    assert termijn.afleiding[-1].datum == rij["uiterlijk"] or termijn.kaal == rij["uiterlijk"]
    assert all(stap.tekst and stap.artikel for stap in termijn.afleiding)


@pytest.mark.parametrize("rij", GEVALLEN["dwangsom"], ids=lambda rij: rij["id"])
def test_every_penalty_is_right_to_the_day(rij: dict[str, Any]) -> None:
    som = bereken_dwangsom(
        termijn_tot=rij["termijn_tot"],
        ontvangen_op=rij["ontvangen_op"],
        besloten_op=rij.get("besloten_op"),
        op=rij["op"],
    )
    gevonden = (som.eerste_dag, som.dagen, som.bedrag_centen)
    assert gevonden == (rij["eerste_dag"], rij["dagen"], rij["bedrag_centen"])


def test_counted_by_hand() -> None:
    # 30 October + 8 weeks = Christmas Day (Monday); both Christmas days pass
    assert einde_termijn("algemeen", vanaf=D(2023, 10, 30)).uiterlijk == D(2023, 12, 27)
    # sent Wed 1 November: object until Wed 13 December, decide before Wed 24 January
    bezwaar = einde_termijn_bezwaar(bekendgemaakt_op=D(2023, 11, 1))
    assert bezwaar.uiterlijk == D(2024, 1, 24)
    assert [s.artikel for s in bezwaar.afleiding] == ["Awb art. 6:7"] * 2 + ["Awb art. 7:10(1)"] * 2
    # asked on 20 December, answered on 3 January: 21 December to 2 January is 13 days
    stil = [Opschorting(D(2023, 12, 20), D(2024, 1, 31), D(2024, 1, 3))]
    assert einde_termijn_bezwaar(
        bekendgemaakt_op=D(2023, 11, 1), gebeurtenissen=stil
    ).uiterlijk == D(2024, 2, 6)
    # 31 January + 1 month is leap day; with two months more it is 30 April
    assert einde_termijn("avg", vanaf=D(2024, 1, 31)).uiterlijk == D(2024, 2, 29)
    later = [Verdaging(D(2024, 2, 5), 2)]
    assert einde_termijn("avg", vanaf=D(2024, 1, 31), gebeurtenissen=later).uiterlijk == D(
        2024, 4, 30
    )
    # a complaint that is put off has the six weeks of the law and four more, not ours
    klacht = einde_termijn(
        "klacht", vanaf=D(2023, 3, 1), gebeurtenissen=[Verdaging(D(2023, 3, 9), 4)]
    )
    assert klacht.uiterlijk == D(2023, 5, 10)
    # 14*23 + 14*35 + 14*45 = 1,442 euros; 2018: 14*(20+30+40) = 1,260
    for jaar, centen in ((2023, 144_200), (2018, 126_000)):
        som = bereken_dwangsom(
            termijn_tot=D(jaar, 3, 1),
            ontvangen_op=D(jaar, 3, 5),
            besloten_op=None,
            op=D(jaar, 9, 1),
        )
        assert (som.dagen, som.bedrag_centen, som.is_compleet) == (42, centen, True)


def test_filed_in_time_also_by_post() -> None:
    einde = einde_indientermijn(D(2023, 11, 1)).uiterlijk
    assert einde == D(2023, 12, 13)
    assert is_tijdig_ingediend(bekendgemaakt_op=D(2023, 11, 1), ontvangen_op=einde)
    laat = einde + timedelta(days=7)
    assert not is_tijdig_ingediend(bekendgemaakt_op=D(2023, 11, 1), ontvangen_op=laat)
    assert is_tijdig_ingediend(bekendgemaakt_op=D(2023, 11, 1), ontvangen_op=laat, gepost_op=einde)
    assert not is_tijdig_ingediend(
        bekendgemaakt_op=D(2023, 11, 1), ontvangen_op=laat + timedelta(days=1), gepost_op=einde
    )
    assert norm_voor_aanvraag(ontvangen_op=D(2023, 10, 31), kalenderjaar=2024) == "aanvraag_vooraf"
    assert norm_voor_aanvraag(ontvangen_op=D(2023, 11, 1), kalenderjaar=2024) == "aanvraag"
    assert beroep_mogelijk_vanaf(termijn_tot=D(2023, 3, 1), ontvangen_op=D(2023, 3, 6)) == D(
        2023, 3, 21
    )


def test_what_the_law_does_not_give_is_refused() -> None:
    with pytest.raises(VerdagingGeweigerd, match="6 weken"):
        einde_termijn("bezwaar", vanaf=D(2023, 3, 1), gebeurtenissen=[Verdaging(D(2023, 3, 9), 7)])
    mag = Verdaging(D(2023, 3, 9), 20, is_ingestemd=True)
    assert einde_termijn("bezwaar", vanaf=D(2023, 3, 1), gebeurtenissen=[mag]).uiterlijk == D(
        2023, 8, 30
    )
    with pytest.raises(NormOnbekend, match="bestond"):
        dagbedragen(D(2009, 9, 30))
    with pytest.raises(NormOnbekend, match="bekend zijn"):
        norm("woo", D(2022, 4, 30))
    # asked on the last day or later: the term is over, whatever is asked
    einde = einde_termijn("algemeen", vanaf=D(2023, 3, 1)).uiterlijk
    te_laat = [Opschorting(einde, hervat_op=einde + timedelta(days=9))]
    assert einde_termijn("algemeen", vanaf=D(2023, 3, 1), gebeurtenissen=te_laat).uiterlijk == einde


def test_a_term_that_stands_still_moves_with_the_day() -> None:
    stil = [Opschorting(D(2023, 3, 10))]
    eerst = einde_termijn("algemeen", vanaf=D(2023, 3, 1), gebeurtenissen=stil, op=D(2023, 3, 20))
    assert eerst.is_geschorst
    assert eerst.uiterlijk == D(2023, 4, 26) + timedelta(days=12)  # ten days on is a Saturday


def test_two_engines_agree_on_thousands_of_random_terms() -> None:
    dobbel = random.Random(20231101)
    anders = []
    for _ in range(4_000):
        naam = dobbel.choice([*sorted(orakel.WEKEN), "avg"])
        vanaf = D(2019 if naam != "woo" else 2023, 1, 1) + timedelta(days=dobbel.randrange(2_500))
        stil: list[Opschorting] = []
        dag = vanaf + timedelta(days=dobbel.randrange(-5, 40))
        for _n in range(dobbel.randrange(3)):
            tot = dag + timedelta(days=dobbel.randrange(1, 30))
            hervat = dobbel.choice([None, dag + timedelta(days=dobbel.randrange(1, 40))])
            stil.append(Opschorting(dag, tot, hervat, is_ingestemd=dobbel.random() < 0.2))
            dag = tot + timedelta(days=dobbel.randrange(1, 15))
        hoogste = orakel.WEKEN.get(naam, (0, 2))[1]
        later = []
        if hoogste > 0 and dobbel.random() < 0.4:
            later = [
                Verdaging(vanaf + timedelta(days=dobbel.randrange(80)), dobbel.randint(1, hoogste))
            ]
        wat: list[Opschorting | Verdaging] = [*stil, *later]
        wat.sort(key=lambda g: g.op)
        zo = [
            orakel.Later(g.op, g.aantal, g.tot)
            if isinstance(g, Verdaging)
            else orakel.Stil(g.op, g.telt_weer_op)
            for g in wat
        ]
        een = einde_termijn(naam, vanaf=vanaf, gebeurtenissen=wat).uiterlijk
        ander = orakel.einde(naam, vanaf, zo)
        if een != ander:
            anders.append((naam, vanaf, wat, een, ander))
    assert not anders, f"{len(anders)}: {anders[0]}"


def test_two_engines_agree_on_random_penalties() -> None:
    dobbel = random.Random(1442)
    for _ in range(3_000):
        tot = D(2017, 1, 1) + timedelta(days=dobbel.randrange(3_000))
        notitie = tot + timedelta(days=dobbel.randrange(-10, 60))
        besluit = dobbel.choice([None, tot + timedelta(days=dobbel.randrange(1, 150))])
        op = notitie + timedelta(days=dobbel.randrange(120))
        som = bereken_dwangsom(termijn_tot=tot, ontvangen_op=notitie, besloten_op=besluit, op=op)
        assert (som.dagen, som.bedrag_centen) == orakel.dwangsom(tot, notitie, besluit, op)


def test_every_step_reads_in_english_too() -> None:
    tabel = [norm(naam, D(2026, 1, 1)) for naam in namen()]
    with translation.override("en"):
        for regel in tabel:
            assert gettext(regel.tekst) != regel.tekst
        assert gettext("Eigen servicenorm") == "Our own service standard"
        stappen = einde_termijn(
            "algemeen",
            vanaf=D(2023, 3, 4),
            gebeurtenissen=[Opschorting(D(2023, 3, 10), None, D(2023, 3, 20))],
        ).afleiding
        teksten = [stap.tekst for stap in stappen]
    assert "The term runs again (stood still for 9 days)" in teksten
    assert all("term" in tekst or "working day" in tekst for tekst in teksten)
    assert "De termijn loopt weer (9 dagen stilgestaan)" in [stap.tekst for stap in stappen]
