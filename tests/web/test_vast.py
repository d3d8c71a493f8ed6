"""What is drawn once for everybody: per language, and blind to whoever reads first."""

import pytest
from django.template import engines
from django.test import Client
from django.utils import translation

BLAD = "{% load i18n vast %}{% vast %}[{% translate 'Uitloggen' %}{{ geheim }}]{% endvast %}{{ geheim }}"


def test_per_taal_en_niets_van_de_lezer() -> None:
    sjabloon = engines["django"].from_string(BLAD)
    with translation.override("nl"):
        assert sjabloon.render({"geheim": "een"}) == "[Uitloggen]een"
        assert sjabloon.render({"geheim": "twee"}) == "[Uitloggen]twee"
    with translation.override("en"):
        assert sjabloon.render({"geheim": "drie"}) == "[Sign out]drie"
    with translation.override("nl"):
        assert sjabloon.render({"geheim": "vier"}) == "[Uitloggen]vier"


@pytest.mark.django_db
def test_een_pagina_volgt_de_taal_van_elke_lezer(client: Client) -> None:
    for taal, woord in (
        ("nl", "Naar de inhoud"),
        ("en", "Skip to content"),
        ("nl", "Naar de inhoud"),
    ):
        client.cookies["django_language"] = taal
        tekst = client.get("/").content.decode()
        assert woord in tekst
        assert f'lang="{taal}"' in tekst


def test_een_pagina_die_er_niet_is_heeft_geen_adres() -> None:
    sjabloon = engines["django"].from_string(
        "{% load vast %}{% pad 'nergens:niets' as a %}[{{ a }}]{% pad 'privacy' %}"
    )
    assert sjabloon.render({}) == "[]/privacy/"
