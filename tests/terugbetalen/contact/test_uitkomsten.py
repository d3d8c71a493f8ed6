"""What came of it: counted on people, per rule and per channel; and the last offer before a transfer."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.foundation.period import Maand
from terugbetalen.contact.afspraken import maak_afspraak
from terugbetalen.contact.uitkomsten import Aanbod, PerKanaal, PerRegel, lees_uitkomsten
from terugbetalen.contact.werk import Gesprek, leg_contact_vast
from terugbetalen.models import (
    Contactmoment,
    Geselecteerde,
    Invorderingsstap,
    Kanaal,
    Parameterset,
    Regeling,
)
from tests.terugbetalen.invordering.achterstand import BEDRAG, betaal

from .mensen import OP, debiteur, lijst, nl, zet

pytestmark = pytest.mark.django_db
U = Contactmoment.Uitkomst
JAAR = (date(2024, 1, 1), date(2025, 1, 1))


def contact(rij: Geselecteerde, kanaal: Kanaal, uitkomst: U, nummer: int = 1) -> None:
    leg_contact_vast(
        persoon_id=rij.persoon_id,
        geselecteerde_id=rij.pk,
        gesprek=Gesprek(kanaal=kanaal, uitkomst=uitkomst),
        actor="bo",
        sleutel=f"{rij.pk}:{kanaal}:{nummer}",
    )


def regeling(persoon_id: int, op: date, status: str = "loopt", kanaal: str = "portaal") -> None:
    """An arrangement as that room keeps it."""
    einde = None if status == "loopt" else op
    Regeling.objects.create(
        persoon_id=persoon_id, is_lllk=False, sleutel=f"r:{persoon_id}:{op}", status=status,
        kanaal=kanaal, keuze="6", op=op, tot=date(2024, 9, 1), beeindigd_op=einde,
        hoofdsom_centen=30_000, kosten_centen=0, rente_centen=0, rente_erbij_centen=0,
        rente_loopt=True, feiten={}, parameterset=Parameterset.objects.all()[0], actor="test",
    )  # fmt: skip


@pytest.fixture
def vier(db: None) -> list[Geselecteerde]:
    """Four people on one list, in order of the list."""
    for gemist in (4, 3, 2, 2):
        debiteur(8, gemist)
    return list(lijst("af_en_toe_gemist").mensen.order_by("volgnummer"))


def test_leeg_is_leeg(db: None) -> None:
    gevonden = lees_uitkomsten(*JAAR)
    assert (gevonden.regels, gevonden.kanalen, gevonden.aanbod) == ([], [], Aanbod(0, 0, 0))


def test_per_regel_en_per_kanaal(vier: list[Geselecteerde]) -> None:
    een, twee, drie, _vier = vier
    contact(een, Kanaal.TELEFOON, U.NIET_BEREIKT)
    contact(een, Kanaal.TELEFOON, U.REGELING, 2)
    contact(twee, Kanaal.TELEFOON, U.VOICEMAIL)
    contact(twee, Kanaal.EMAIL, U.BETAALT)
    maak_afspraak(
        persoon_id=drie.persoon_id, soort="video", begint_at=nl(2024, 2, 14, 9),
        tijdzone="Europe/Paris", actor="test",
    )  # fmt: skip
    regeling(een.persoon_id, OP)
    for maand in (Maand(2023, 11), Maand(2023, 12), Maand(2024, 1)):
        betaal(twee.persoon, maand, BEDRAG, date(2024, 2, 20))
    gevonden = lees_uitkomsten(*JAAR)
    assert gevonden.regels == [PerRegel("af_en_toe_gemist", 4, 2, 2, 1, 1, 1)]
    assert gevonden.kanalen == [
        PerKanaal("email", 1, 1, 1, 0, 1),
        PerKanaal("telefoon", 3, 2, 1, 1, 1),
    ]


def test_half_betaald_is_niet_betaald_en_een_vervallen_regeling_telt_niet(
    vier: list[Geselecteerde],
) -> None:
    betaal(vier[2].persoon, Maand(2024, 1), BEDRAG, date(2024, 2, 20))
    regeling(vier[0].persoon_id, OP, "vervallen")
    regeling(vier[1].persoon_id, date(2024, 1, 1))  # before the list
    assert lees_uitkomsten(*JAAR).regels == [PerRegel("af_en_toe_gemist", 4, 0, 0, 0, 0, 0)]


def test_een_andere_tijd_is_een_ander_getal(vier: list[Geselecteerde]) -> None:
    contact(vier[0], Kanaal.TELEFOON, U.GESPROKEN)
    assert lees_uitkomsten(date(2024, 2, 14), date(2025, 1, 1)).kanalen == []
    assert lees_uitkomsten(date(2023, 1, 1), OP).regels == []
    assert lees_uitkomsten(OP, date(2024, 2, 14)).regels[0].benaderd == 1


def test_het_laatste_aanbod(vier: list[Geselecteerde]) -> None:
    """Four offers, two taken, one of them kept."""
    for rij in vier:
        Invorderingsstap.objects.create(
            persoon=rij.persoon, volgnummer=1, stap="laatste_aanbod", reden="test", genomen_op=OP,
            betaal_voor=date(2024, 3, 1), achterstand_centen=30_000, actor="test",
        )  # fmt: skip
    regeling(vier[0].persoon_id, date(2024, 2, 20), kanaal="aanbod")
    regeling(vier[1].persoon_id, date(2024, 2, 20), "vervallen", kanaal="aanbod")
    regeling(vier[2].persoon_id, date(2024, 2, 20))  # asked for himself: not the offer
    aanbod = lees_uitkomsten(*JAAR).aanbod
    assert aanbod == Aanbod(4, 2, 1)
    assert aanbod.promille == 500
    assert Aanbod(10_000, 2_800, 0).promille == 280


def test_de_pagina_tekent_en_schrijft_dezelfde_getallen(
    vier: list[Geselecteerde], bo: Client
) -> None:
    contact(vier[0], Kanaal.TELEFOON, U.GESPROKEN)
    pad = reverse("admin:terugbetalen_selectie_uitkomsten")
    tekst = bo.get(pad, {"van": "2024-01-01", "tot": "2024-12-31"}).content.decode()
    assert "<svg" in tekst
    assert "<title>Af en toe gemist: 1</title>" in tekst
    assert "Per regel: mensen op een lijst en wat eruit kwam" in tekst
    for rare in ({"van": "x", "tot": "9999-99-99"}, {"van": "2025-01-01", "tot": "2024-01-01"}):
        assert bo.get(pad, rare).status_code == 200
    zet()
