"""Working off a list: who is next, what is kept of a talk, and promises to call back."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from terugbetalen.contact.werk import (
    ContactKanNiet,
    Dagdeel,
    Gesprek,
    belofte_niet_nagekomen,
    leg_contact_vast,
    volgende,
)
from terugbetalen.models import Contactmoment, Geselecteerde, Kanaal, Selectie, Terugbelbelofte

from .mensen import OP, debiteur, lijst, nl, spreek, zet

pytestmark = pytest.mark.django_db
U, V = Contactmoment.Uitkomst, Contactmoment.Vervolg
GEBELD = Gesprek(kanaal=Kanaal.TELEFOON, uitkomst=U.GESPROKEN)


@pytest.fixture
def vast(db: None) -> Selectie:
    """Two people on a list."""
    debiteur(8, 2)
    debiteur(8, 3)
    return lijst("af_en_toe_gemist")


def bewaar(rij: Geselecteerde, gesprek: Gesprek, sleutel: str = "1") -> Contactmoment:
    return leg_contact_vast(
        persoon_id=rij.persoon_id,
        geselecteerde_id=rij.pk,
        gesprek=gesprek,
        actor="bo",
        sleutel=f"{rij.pk}:{sleutel}",
    )


def test_ieder_krijgt_een_ander_en_houdt_wie_hij_heeft(vast: Selectie) -> None:
    een, twee = volgende(vast.pk, actor="bo"), volgende(vast.pk, actor="an")
    assert een is not None
    assert twee is not None
    assert (een.volgnummer, twee.volgnummer) == (1, 2)
    assert volgende(vast.pk, actor="bo") == een
    assert volgende(vast.pk, actor="cy") is None
    bewaar(een, GEBELD)
    assert volgende(vast.pk, actor="bo") is None
    een.refresh_from_db()
    assert een.afgerond_op == OP


def test_wie_later_opnieuw_moet_komt_die_dag_terug(vast: Selectie) -> None:
    een = volgende(vast.pk, actor="bo")
    assert een is not None
    later = Gesprek(
        kanaal=Kanaal.TELEFOON,
        uitkomst=U.NIET_BEREIKT,
        vervolg=V.OPNIEUW,
        vervolg_op=date(2024, 2, 15),
    )
    bewaar(een, later)
    twee = volgende(vast.pk, actor="bo")
    assert twee is not None
    assert twee.volgnummer == 2
    bewaar(twee, GEBELD)
    assert volgende(vast.pk, actor="bo") is None
    zet(date(2024, 2, 15))
    assert volgende(vast.pk, actor="an") == een


def test_een_gesloten_lijst_heeft_niemand_meer(vast: Selectie) -> None:
    Selectie.objects.filter(pk=vast.pk).update(status="gesloten")
    assert volgende(vast.pk, actor="bo") is None


def test_twee_klikken_zijn_een_contact(vast: Selectie) -> None:
    rij = volgende(vast.pk, actor="bo")
    assert rij is not None
    assert bewaar(rij, GEBELD) == bewaar(rij, replace(GEBELD, notitie="anders"))
    assert Contactmoment.objects.count() == 1


def test_nummers_in_een_notitie_worden_onleesbaar(vast: Selectie) -> None:
    rij = volgende(vast.pk, actor="bo")
    assert rij is not None
    notitie = "BSN 999990019 of 9999 90 019, rekening NL91ABNA0417164300, belt 06-12345678 terug"
    bewaard = bewaar(rij, replace(GEBELD, notitie=notitie)).notitie
    assert "[bsn]" in bewaard
    assert "[iban]" in bewaard
    for geheim in ("999990019", "9999 90 019", "ABNA"):
        assert geheim not in bewaard
    assert "06-12345678" in bewaard


def test_wat_gezegd_is_blijft_zoals_het_is_opgeschreven(vast: Selectie) -> None:
    rij = volgende(vast.pk, actor="bo")
    assert rij is not None
    bewaar(rij, GEBELD)
    for opdracht in (
        "UPDATE terugbetalen_contactmoment SET notitie = 'x'",
        "DELETE FROM terugbetalen_contactmoment",
    ):
        with (
            pytest.raises(Exception, match=r"alleen toevoegen|permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(opdracht)


@pytest.mark.parametrize(
    "anders",
    [
        {"vervolg": V.TERUGBELLEN},
        {"vervolg": V.BRIEF, "vervolg_op": date(2024, 2, 12)},
        {"vervolg_op": date(2024, 2, 20)},
        {"vervolg": V.TERUGBELLEN, "vervolg_op": date(2024, 2, 20), "uitkomst": U.GEEN_CONTACT},
    ],
)
def test_wat_niet_samengaat_wordt_geweigerd(vast: Selectie, anders: dict[str, object]) -> None:
    rij = volgende(vast.pk, actor="bo")
    assert rij is not None
    with pytest.raises(ContactKanNiet):
        bewaar(rij, replace(GEBELD, **anders))  # type: ignore[arg-type]
    assert not Contactmoment.objects.exists()


def test_een_belofte_wordt_nagekomen_door_te_bellen(vast: Selectie) -> None:
    rij = volgende(vast.pk, actor="bo")
    assert rij is not None
    beloofd = replace(
        GEBELD, vervolg=V.TERUGBELLEN, vervolg_op=date(2024, 2, 20), dagdeel=Dagdeel.AVOND
    )
    bewaar(rij, beloofd)
    [belofte] = Terugbelbelofte.objects.all()
    assert (belofte.van_at, belofte.tot_at) == (nl(2024, 2, 20, 17), nl(2024, 2, 20, 20))
    with pytest.raises(IntegrityError), transaction.atomic():
        Terugbelbelofte.objects.create(
            persoon_id=rij.persoon_id, contactmoment=belofte.contactmoment, van_at=belofte.van_at,
            tot_at=belofte.tot_at, beloofd_door="x",
        )  # fmt: skip
    zet(date(2024, 2, 20))
    rij = volgende(vast.pk, actor="bo")
    assert rij is not None
    bewaar(rij, GEBELD, "2")
    belofte.refresh_from_db()
    assert (belofte.status, belofte.afgerond_door) == ("nagekomen", "bo")


def test_een_belofte_is_pas_gemist_als_de_tijd_voorbij_is(vast: Selectie) -> None:
    wie = Geselecteerde.objects.first()
    assert wie is not None
    spreek(wie.persoon, OP, vervolg=V.TERUGBELLEN, vervolg_op=date(2024, 2, 14))
    [belofte] = Terugbelbelofte.objects.all()
    belofte_niet_nagekomen(belofte.pk, actor="bo")
    belofte.refresh_from_db()
    assert belofte.status == "open"
    zet(date(2024, 2, 15))
    belofte_niet_nagekomen(belofte.pk, actor="bo")
    belofte.refresh_from_db()
    assert belofte.status == "gemist"
