"""A letter with a deadline that nobody reads: second mail, paper, a person; and when nothing more is needed."""

from datetime import date, timedelta

import pytest
from django.core import mail

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.models import Werkopdracht
from duo_portal.letters.lezen import markeer_gelezen
from duo_portal.letters.models import Brief, UitgaandBericht
from duo_portal.letters.termijnen import bewaak_termijnen, stap_op
from duo_portal.letters.verzenden import verstuur_alles
from tests.letters.hulp import leg, lezer

pytestmark = pytest.mark.django_db
DAG = date(2024, 3, 4)
VOOR = DAG + timedelta(days=42)


@pytest.fixture(autouse=True)
def dag() -> None:
    bedrijfsdatum.zet(DAG, "test")


def na(dagen: int) -> dict[str, int]:
    """Let days pass, do the night, send what lies ready."""
    op = DAG + timedelta(days=dagen)
    bedrijfsdatum.zet(op, "test")
    gedaan = bewaak_termijnen(op)
    assert bewaak_termijnen(op) in (
        {},
        {"werk": 1},
    )  # a night done twice adds nothing (work has a key)
    verstuur_alles()
    return gedaan


def test_mail_nog_een_mail_papier_en_dan_een_mens() -> None:
    brief = leg(lezer(), reageer_voor=VOOR)
    verstuur_alles()
    assert [na(dagen) for dagen in (1, 13)] == [{}, {}]
    assert na(14) == {"tweede_mail": 1}
    assert [m.subject for m in mail.outbox] == [
        "Er staat een bericht voor u klaar",
        "Er staat nog een bericht voor u klaar",
    ]
    assert len({m.extra_headers["Message-ID"] for m in mail.outbox}) == 2
    assert na(21) == {"papier": 1}
    assert na(31) == {}
    assert na(32) == {"werk": 1}
    assert na(33) == {"werk": 1}
    (werk,) = Werkopdracht.objects.filter(soort="brief")
    assert werk.persoon_id == brief.persoon_id
    assert "15-04-2024" in werk.tekst
    assert DAG + timedelta(days=32) < VOOR


def test_wie_leest_hoort_niets_meer() -> None:
    wie = lezer()
    markeer_gelezen(leg(wie, reageer_voor=VOOR), wie.pk)
    verstuur_alles()
    assert [na(dagen) for dagen in (14, 21, 32)] == [{}, {}, {}]
    assert len(mail.outbox) == 1


def test_zonder_mailadres_komt_het_papier_meteen_bij_de_eerste_stap() -> None:
    leg(lezer(None), reageer_voor=VOOR)
    verstuur_alles()
    assert na(14) == {"papier": 1}
    assert na(32) == {"werk": 1}


@pytest.mark.parametrize(("gedrukt", "werk"), [(True, {}), (False, {"werk": 1})])
def test_wie_papier_wil_krijgt_alleen_werk_als_het_nooit_is_gedrukt(
    gedrukt: bool, werk: dict[str, int]
) -> None:
    brief = leg(lezer(None, papier=True), reageer_voor=VOOR)
    verstuur_alles()
    if gedrukt:
        UitgaandBericht.objects.filter(brief=brief).update(status="afgeleverd")
    assert na(14) == {}
    assert na(32) == werk


def test_na_de_termijn_en_zonder_termijn_gebeurt_er_niets() -> None:
    leg(lezer(), 1, reageer_voor=VOOR)
    leg(lezer(), 2)
    assert bewaak_termijnen(VOOR) == {}


def test_stappen_van_een_korte_termijn_liggen_er_ook_binnen() -> None:
    brief = leg(lezer(), reageer_voor=DAG + timedelta(days=8))
    brief = Brief.objects.get(pk=brief.pk)
    assert [stap_op(brief, DAG + timedelta(days=d)) for d in range(8)] == [0, 0, 0, 1, 2, 2, 3, 3]
