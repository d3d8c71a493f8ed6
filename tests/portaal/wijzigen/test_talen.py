"""Every page of changes in both languages: nothing but names, amounts and codes is the same."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from duo_portal.foundation.period import Maand
from duo_portal.identity import iban
from duo_portal.identity.models import Persoon
from studiefinanciering.operations.stopzetten import stopzetten
from tests.factories.gezinnen import THUIS, Gezin, verdient, woont
from tests.factories.portaal import aangemeld
from tests.web.twee_talen import zelfde_zinnen

from .conftest import Loper, maak_student

KENMERK = "[0-9a-f]{8}-[0-9a-f-]{27}"
NAMEN = (KENMERK, "Puk.*", "\\d{4}", "Puk Proef", "2023|2022|2021", "€.*", ".*IBAN.*BANK.*")


def in_beide(client: Client, adres: str) -> list[str]:
    """What a page says in both languages."""
    talen = {}
    for taal in ("nl", "en"):
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = taal
        talen[taal] = client.get(adres, follow=True)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "nl"
    return zelfde_zinnen(talen["nl"], talen["en"], behalve=NAMEN)


@pytest.mark.parametrize(
    ("naam", "stap", "antwoorden"),
    [
        ("mijn:wonen", "woning", {"woont": "uit", "vanaf": "2023-11"}),
        (
            "mijn:lenen",
            "bedrag",
            {"lening": "max", "krediet": "bedrag", "krediet_bedrag": "50", "vanaf": "2023-11"},
        ),
        ("mijn:stoppen", "maand", {"per": "2024-01", "tot": "2024-03"}),
        ("mijn:rekening", "nummer", {"iban": iban.test_iban(19)}),
        ("mijn:reisproduct_wijzigen", "keuze", {"wil": "nee", "vanaf": "2024-01"}),
        ("mijn:reisproduct_gestopt", "dag", {"op": "2023-12-01"}),
    ],
)
def test_stap_controle_en_ontvangst(
    loop: Callable[..., Loper], naam: str, stap: str, antwoorden: dict[str, str]
) -> None:
    act = loop(naam)
    assert in_beide(act.client, act.adres(stap)) == []
    act.post(stap, **antwoorden)
    assert in_beide(act.client, act.adres("controle")) == []
    ontvangst = act.verstuur()
    assert in_beide(act.client, ontvangst.redirect_chain[-1][0]) == []


def test_pagina_s_om_te_lezen(burger: Client, student: Persoon, op: Callable[[date], None]) -> None:
    for naam in ("wijzigen", "reisproduct", "ouders", "opleiding", "ouderinkomen"):
        assert in_beide(burger, reverse(f"mijn:{naam}")) == [], naam
    woont(student, THUIS, date(2023, 10, 10))
    act = Loper(burger, "mijn:wonen")
    act.post("woning", woont="uit", vanaf="2023-12")
    assert in_beide(burger, act.adres("controle")) == []
    stopzetten(persoon_id=student.pk, per=Maand(2024, 1), sleutel="s", actor="test")
    op(date(2024, 1, 20))
    assert in_beide(burger, reverse("mijn:reisproduct")) == []


def test_de_pagina_s_van_een_ouder(client: Client, gezin: Gezin, op: Any) -> None:
    kind = maak_student(gezin)
    op(date(2023, 12, 4))
    verdient(gezin.ouders[0], 100_000, 2022)
    aangemeld(client, gezin.ouders[0], namens=kind)
    assert in_beide(client, reverse("mijn:ouderinkomen")) == []
    act = Loper(client, "mijn:peiljaar")
    assert in_beide(client, act.adres("inkomen")) == []
    act.post("inkomen", peiljaar="2022")
    assert in_beide(client, act.verstuur().redirect_chain[-1][0]) == []
    melden = Loper(client, "mijn:inkomen_melden")
    assert in_beide(client, melden.adres("melding")) == []
