"""What a student owes outside the loans: on the page of the file, and the list of requests to repay."""

from datetime import date

import pytest
from django.urls import reverse

from duo_portal.ledger import patterns_schuld
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.operations import post
from studiefinanciering.models import Terugvordering


def leg_boete_op(persoon_id, dag, centen):
    post(
        sleutel=f"test:boete:{dag}",
        soort=Soort.OV_BOETE,
        legs=patterns_schuld.ov_boete(persoon_id=persoon_id, bedrag_centen=centen),
        persoon_id=persoon_id,
        effectief_op=dag,
        omschrijving="test",
    )


@pytest.mark.parametrize(
    ("taal", "woorden"),
    [
        ("nl", ["Vorderingen en boetes", "Boete reisproduct", "boete opgelegd", "€\u00a0225,00"]),
        ("en", ["Claims and fines", "Travel product fine", "fine imposed", "€\u00a0225,00"]),
    ],
)
def test_de_boetes_staan_met_hun_saldo(collega, dossier, taal, woorden):
    leg_boete_op(dossier.pk, date(2023, 9, 4), 7_500)
    leg_boete_op(dossier.pk, date(2023, 9, 20), 15_000)
    adres = reverse("admin:studiefinanciering_student_change", args=[dossier.kenmerk])
    pagina = collega(taal=taal).get(adres).content.decode()
    for woord in woorden:
        assert woord in pagina
    blok = pagina[pagina.index(woorden[0]) :]
    assert blok.index("20-09-2023") < blok.index("04-09-2023")  # newest first


def test_zonder_vordering_staat_er_niets(collega, dossier):
    adres = reverse("admin:studiefinanciering_student_change", args=[dossier.kenmerk])
    assert "Vorderingen en boetes" not in collega().get(adres).content.decode()


def test_de_lijst_van_terugvorderingen(collega, dossier):
    rij = Terugvordering.objects.create(
        persoon=dossier,
        bedrag_centen=27_490,
        gevraagd_op=date(2023, 11, 1),
        betalen_voor=date(2024, 1, 1),
    )
    lijst = collega().get(
        reverse("admin:studiefinanciering_terugvordering_changelist"), {"q": str(dossier.kenmerk)}
    )
    assert "€\u00a0274,90" in lijst.content.decode()
    adres = reverse("admin:studiefinanciering_terugvordering_change", args=[rij.pk])
    assert collega().get(adres).status_code == 200
    assert collega().post(adres, {"bedrag_centen": 1}).status_code == 403
    rij.refresh_from_db()
    assert rij.bedrag_centen == 27_490
