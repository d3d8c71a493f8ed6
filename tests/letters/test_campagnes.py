"""Bulk sends: the count is the population, once per person, seen by two, in waves, and locked after the release."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from duo_portal.identity.models import Persoon, Taal
from duo_portal.identity.rollen import VierOgenVereist
from duo_portal.letters import campagnes
from duo_portal.letters.lezen import markeer_gelezen
from duo_portal.letters.models import Brief, Campagne, Campagnepersoon
from duo_portal.letters.populaties import (
    Parameter,
    ParameterOngeldig,
    Populatie,
    registreer_populatie,
)
from duo_portal.letters.soorten import maak_inhoud, onderwerp_van
from duo_portal.letters.verzenden import verstuur_alles
from tests.letters.hulp import lezer

pytestmark = pytest.mark.django_db
registreer_populatie(
    Populatie(
        "proef",
        "Iedereen van de proef vanaf een nummer.",
        lambda waarden: (
            (
                "SELECT id AS persoon_id, jsonb_build_object('bedrag_centen', 12345, 'eindigt_op', '2024-08-31',"
                " 'naam', '{gemeen} <b>') AS gegevens FROM identity_persoon WHERE id >= %(vanaf)s"
            ),
            waarden,
        ),
        velden={"bedrag_centen": "bedrag", "eindigt_op": "dag", "naam": "naam"},
        parameters=(Parameter("vanaf", "vanaf welk nummer", int),),
    )
)


@pytest.fixture
def mensen() -> list[Persoon]:
    return [lezer(f"a{n}@voorbeeld.invalid", taal=Taal.EN if n % 2 else Taal.NL) for n in range(5)]


def campagne(mensen: list[Persoon], **velden: Any) -> Campagne:
    gegevens = {
        "naam": "proef",
        "populatie": "proef",
        "parameters": {"vanaf": mensen[0].pk},
        "onderwerp_nl": "Let op",
        "tekst_nl": "U krijgt {bedrag_centen} tot {eindigt_op}.\n\nTweede alinea, {naam}.",
        "onderwerp_en": "Please note",
        "tekst_en": "You get {bedrag_centen} until {eindigt_op}.",
        "golf_grootte": 2,
        "gemaakt_door": "bo",
    }
    return Campagne.objects.create(**gegevens | velden)


def test_van_voorbeeld_tot_resultaat(mensen: list[Persoon]) -> None:
    c = campagnes.maak_voorbeeld(campagne(mensen), actor="bo")
    assert c.geteld == 5
    assert not Brief.objects.exists()
    voorbeelden = campagnes.voorbeelden(c, campagnes.voorbeeldmensen(c))
    assert [v.taal for v in voorbeelden] == ["nl", "en"] * 3
    assert voorbeelden[0].delen[0].alineas == (
        "U krijgt €\u00a0123,45 tot 31 augustus 2024.", "Tweede alinea, {gemeen} <b>."
    )  # fmt: skip
    with pytest.raises(VierOgenVereist):
        campagnes.geef_vrij(c, actor="Bo", gezien=5)
    with pytest.raises(campagnes.CampagneKanNietNu, match="voorbeeld"):
        campagnes.geef_vrij(c, actor="cy", gezien=4)
    campagnes.geef_vrij(c, actor="cy", gezien=5)
    assert [campagnes.golf(c) for _keer in range(5)] == [2, 2, 1, 0, 0]
    assert Brief.objects.filter(soort="service_bericht").count() == c.geteld
    assert Brief.objects.values("persoon_id").distinct().count() == c.geteld
    verstuur_alles()
    eerste = Brief.objects.get(persoon_id=mensen[1].pk)
    assert onderwerp_van(eerste) == "Let op"
    assert maak_inhoud(eerste).kop == "Please note"
    assert maak_inhoud(eerste).delen[0].alineas == ("You get €123.45 until 31 August 2024.",)
    markeer_gelezen(eerste, mensen[1].pk)
    uit = campagnes.resultaat(c)
    assert (uit.mensen, uit.brieven, uit.golven, uit.golven_klaar) == (5, 5, 3, 3)
    assert (uit.email_afgeleverd, uit.gelezen, uit.mislukt) == (5, 1, 0)
    assert Campagne.objects.get(pk=c.pk).status == "klaar"


def test_de_vrijgave_gaat_over_wie_er_in_het_voorbeeld_stond(mensen: list[Persoon]) -> None:
    c = campagnes.maak_voorbeeld(campagne(mensen), actor="bo")
    later = lezer()
    campagnes.geef_vrij(c, actor="cy", gezien=5)
    while campagnes.golven():
        pass
    assert not Brief.objects.filter(persoon_id=later.pk).exists()
    assert Brief.objects.count() == 5


def test_na_de_vrijgave_verandert_er_niets_meer(mensen: list[Persoon]) -> None:
    c = campagnes.maak_voorbeeld(campagne(mensen), actor="bo")
    campagnes.geef_vrij(c, actor="cy", gezien=5)
    for poging in (
        lambda: Campagne.objects.update(tekst_nl="anders"),
        lambda: Campagne.objects.update(status="concept"),
        lambda: Campagne.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            poging()
    with pytest.raises(campagnes.CampagneKanNietNu):
        campagnes.maak_voorbeeld(c, actor="bo")
    with pytest.raises(DatabaseError), transaction.atomic():
        Campagnepersoon.objects.create(campagne=c, persoon_id=mensen[0].pk, golf=9)


def test_pauzeren_en_intrekken(mensen: list[Persoon]) -> None:
    c = campagnes.maak_voorbeeld(campagne(mensen), actor="bo")
    campagnes.geef_vrij(c, actor="cy", gezien=5)
    assert campagnes.golf(c) == 2
    campagnes.verzet(c, naar=Campagne.Status.GEPAUZEERD, actor="cy")
    assert campagnes.golf(c) == 0
    campagnes.verzet(c, naar=Campagne.Status.VRIJGEGEVEN, actor="cy")
    assert campagnes.golf(c) == 2
    campagnes.verzet(c, naar=Campagne.Status.INGETROKKEN, actor="cy")
    assert campagnes.golven() == 0
    with pytest.raises(campagnes.CampagneKanNietNu):
        campagnes.verzet(c, naar=Campagne.Status.VRIJGEGEVEN, actor="cy")
    assert Brief.objects.count() == 4


@pytest.mark.parametrize(
    "tekst", ["{iban}", "{naam.__class__}", "{naam!r}", "{naam:>99}", "{0}", "{", "{}"]
)
def test_een_tekst_vraagt_alleen_wat_de_populatie_geeft(mensen: list[Persoon], tekst: str) -> None:
    with pytest.raises(campagnes.TekstOngeldig):
        campagnes.maak_voorbeeld(campagne(mensen, tekst_en=tekst), actor="bo")


@pytest.mark.parametrize(
    "waarden", [{}, {"vanaf": ""}, {"vanaf": "1; DROP TABLE"}, {"vanaf": None}]
)
def test_parameters_zijn_waarden_en_nooit_sql(
    mensen: list[Persoon], waarden: dict[str, Any]
) -> None:
    with pytest.raises(ParameterOngeldig, match="vanaf"):
        campagnes.maak_voorbeeld(campagne(mensen, parameters=waarden), actor="bo")
