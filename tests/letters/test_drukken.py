"""The print queue: batches that share no letter, printed once, with an address on a sheet of its own."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from duo_portal.cases.models import Werkopdracht
from duo_portal.identity.models import Adres, Post
from duo_portal.identity.voorkeur import Contact, wijzig_contact
from duo_portal.letters import drukken
from duo_portal.letters.models import Brief, UitgaandBericht
from duo_portal.letters.verzenden import kies_kanalen
from tests.factories.gezinnen import persoon
from tests.letters.hulp import leg, lezer

pytestmark = pytest.mark.django_db


@pytest.fixture
def brieven() -> list[Brief]:
    uit = [leg(lezer(None, papier=True), n) for n in (1, 2, 3)]
    kies_kanalen()
    return uit


def test_een_partij_wordt_een_keer_gedrukt(brieven: list[Brief]) -> None:
    een, ander = drukken.open_partij(actor="bo", aantal=2), drukken.open_partij(actor="cy")
    assert [een.aantal, ander.aantal] == [2, 1]
    with pytest.raises(drukken.NietsTeDrukken):
        drukken.open_partij(actor="bo")
    drukken.meld_gedrukt(een, actor="bo")
    with pytest.raises(drukken.PartijAlGedrukt, match="bo"):
        drukken.meld_gedrukt(een, actor="cy")
    staat = list(
        Brief.objects.filter(pk__in=[b.pk for b in brieven])
        .order_by("pk")
        .values_list("status", flat=True)
    )
    assert staat == ["verzonden", "verzonden", "opgemaakt"]
    assert drukken.wachtrij() == 0


def test_voor_elke_brief_staat_een_vel_met_het_adres(brieven: list[Brief]) -> None:
    partij = drukken.open_partij(actor="bo")
    inhoud = drukken.pdf_van_partij(partij)
    assert drukken.pdf_van_partij(partij) == inhoud
    bladen = [blad.extract_text() for blad in PdfReader(io.BytesIO(inhoud)).pages]
    assert len(bladen) == 6
    assert all("Lindelaan 1" in blad and "1234AB" in blad for blad in bladen[::2])
    assert [f"Kop {n}" in blad for n, blad in zip((1, 2, 3), bladen[1::2], strict=True)] == [
        True
    ] * 3


def test_zonder_adres_komt_de_brief_bij_een_medewerker() -> None:
    wie = persoon(date(2004, 1, 1))
    assert not Adres.objects.filter(persoon=wie).exists()
    wijzig_contact(persoon_id=wie.pk, contact=Contact(None, None, Post.PAPIER), actor="test")
    brief = leg(wie)
    kies_kanalen()
    with pytest.raises(drukken.NietsTeDrukken):
        drukken.open_partij(actor="bo")
    assert UitgaandBericht.objects.get(brief=brief).status == "mislukt"
    assert Werkopdracht.objects.get(soort="brief").reden == "brief_zonder_adres"
