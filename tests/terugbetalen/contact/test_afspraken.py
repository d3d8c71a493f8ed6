"""Booking, moving and calling off; what is refused and why; letters on two clocks."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from duo_portal.audit.models import Handeling
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud
from terugbetalen.contact.afspraken import (
    AfspraakKanNiet,
    komende_afspraak,
    laatste_contact,
    maak_afspraak,
    rond_af,
    verzet_afspraak,
    vrije_tijden,
    zeg_af,
)
from terugbetalen.models import Afspraak, Contactmoment, Tijdslot
from tests.factories.gezinnen import persoon

from .mensen import OP, lijst, nl, spreek, zet
from .mensen import debiteur as met_schuld

pytestmark = pytest.mark.django_db
MORGEN = nl(2024, 2, 14, 9)
WAT = {"soort": "video", "begint_at": MORGEN, "tijdzone": "Europe/Amsterdam", "actor": "test"}


@pytest.fixture(autouse=True)
def dinsdag(db: None) -> None:
    zet()


def iemand():  # type: ignore[no-untyped-def]
    return persoon(date(1990, 1, 1))


def vrij(moment=MORGEN, soort: str = "video") -> int:  # type: ignore[no-untyped-def]
    dag = moment.date()
    gevonden = vrije_tijden(soort, dag, dag + timedelta(days=1), nl(2024, 2, 13, 8))
    return next((t.vrij for t in gevonden if t.begint_at == moment), 0)


def test_drie_plaatsen_zijn_drie_plaatsen() -> None:
    afspraken = [maak_afspraak(persoon_id=iemand().pk, **WAT) for _ in range(3)]
    assert [a.stoel for a in afspraken] == [1, 2, 3]
    assert vrij() == 0
    with pytest.raises(AfspraakKanNiet, match="vol"):
        maak_afspraak(persoon_id=iemand().pk, **WAT)
    zeg_af(persoon_id=afspraken[1].persoon_id, uuid=afspraken[1].uuid, actor="test")
    assert vrij() == 1
    assert maak_afspraak(persoon_id=iemand().pk, **WAT).stoel == 2
    assert Tijdslot.objects.count() == 1


def test_een_mens_een_afspraak_die_komt() -> None:
    wie = iemand()
    maak_afspraak(persoon_id=wie.pk, **WAT)
    with pytest.raises(AfspraakKanNiet, match="al een afspraak"):
        maak_afspraak(persoon_id=wie.pk, **WAT | {"begint_at": nl(2024, 2, 14, 10)})


@pytest.mark.parametrize(
    "anders",
    [
        {"begint_at": nl(2024, 2, 14, 9, 10)},  # not on the half hour
        {"begint_at": nl(2024, 2, 14, 12)},  # lunch
        {"begint_at": nl(2024, 2, 17, 9)},  # Saturday
        {"begint_at": nl(2024, 2, 12, 9)},  # past
        {"begint_at": nl(2024, 2, 13, 9)},  # within four hours
        {"begint_at": nl(2024, 3, 14, 9)},  # too far ahead
        {"begint_at": nl(2024, 3, 1, 9) + timedelta(days=366 * 5)},
        {"tijdzone": "Europe/Nergens"},
        {"soort": "rooksignaal"},
        {"soort": "kantoor"},  # Wednesday: not at the office
    ],
)
def test_een_tijd_die_niet_kan(anders: dict[str, object]) -> None:
    with pytest.raises(AfspraakKanNiet):
        maak_afspraak(persoon_id=iemand().pk, **WAT | anders)  # type: ignore[arg-type]
    assert not Afspraak.objects.exists()
    assert not Brief.objects.exists()


def test_verzetten_maakt_de_oude_stoel_vrij() -> None:
    wie = iemand()
    oud = maak_afspraak(persoon_id=wie.pk, **WAT)
    wat = WAT | {"begint_at": nl(2024, 2, 15, 10)}
    nieuw = verzet_afspraak(persoon_id=wie.pk, uuid=oud.uuid, **wat)
    oud.refresh_from_db()
    assert (oud.status, nieuw.vorige_id, vrij()) == ("verzet", oud.pk, 3)
    assert komende_afspraak(wie.pk, nl(2024, 2, 13, 8)) == nieuw
    # the second click of the same: nothing more happens
    assert verzet_afspraak(persoon_id=wie.pk, uuid=nieuw.uuid, **wat).pk == nieuw.pk
    assert Afspraak.objects.count() == 2


def test_verzetten_naar_een_volle_tijd_laat_de_oude_staan() -> None:
    wie = iemand()
    vol = WAT | {"begint_at": nl(2024, 2, 15, 10)}
    for _ in range(3):
        maak_afspraak(persoon_id=iemand().pk, **vol)
    oud = maak_afspraak(persoon_id=wie.pk, **WAT)
    with pytest.raises(AfspraakKanNiet):
        verzet_afspraak(persoon_id=wie.pk, uuid=oud.uuid, **vol)
    oud.refresh_from_db()
    assert oud.status == "gemaakt"


def test_alleen_de_eigen_afspraak() -> None:
    wie, ander = iemand(), iemand()
    afspraak = maak_afspraak(persoon_id=wie.pk, **WAT)
    for wat in (afspraak.uuid, uuid4()):
        with pytest.raises(AfspraakKanNiet):
            zeg_af(persoon_id=ander.pk, uuid=wat, actor="test")
    assert komende_afspraak(wie.pk, nl(2024, 2, 13, 8)) == afspraak


def test_wat_voorbij_is_maakt_plaats_en_wordt_niet_meer_verzet() -> None:
    wie = iemand()
    oud = maak_afspraak(persoon_id=wie.pk, **WAT)
    with pytest.raises(AfspraakKanNiet, match="moet nog komen"):
        rond_af(afspraak_id=oud.pk, was_er=True, actor="bo")
    zet(date(2024, 2, 15))
    with pytest.raises(AfspraakKanNiet):
        zeg_af(persoon_id=wie.pk, uuid=oud.uuid, actor="test")
    maak_afspraak(persoon_id=wie.pk, **WAT | {"begint_at": nl(2024, 2, 16, 9)})
    oud.refresh_from_db()
    assert oud.status == "voorbij"
    assert rond_af(afspraak_id=oud.pk, was_er=False, actor="bo").status == "niet_verschenen"
    with pytest.raises(AfspraakKanNiet, match="al bekend"):
        rond_af(afspraak_id=oud.pk, was_er=True, actor="bo")


def test_een_gesloten_tijd_is_er_niet() -> None:
    """The desk closes a time by giving it no seats."""
    Tijdslot.objects.create(soort="video", begint_at=MORGEN, minuten=30, capaciteit=0)
    assert vrij() == 0
    with pytest.raises(AfspraakKanNiet):
        maak_afspraak(persoon_id=iemand().pk, **WAT)


def test_de_database_weigert_dezelfde_stoel_en_een_stoel_die_er_niet_is() -> None:
    een = maak_afspraak(persoon_id=iemand().pk, **WAT)
    for stoel, ander in ((1, iemand()), (4, iemand()), (0, iemand())):
        with pytest.raises(IntegrityError), transaction.atomic():
            Afspraak.objects.create(
                persoon=ander, slot=een.slot, stoel=stoel, tijdzone="Europe/Paris", gemaakt_door="x"
            )
    with pytest.raises(IntegrityError), transaction.atomic():
        Afspraak.objects.create(
            persoon_id=een.persoon_id, slot=een.slot, stoel=2, tijdzone="x", gemaakt_door="x"
        )


def test_de_brief_noemt_twee_klokken_en_de_brief_van_afzeggen_ook() -> None:
    wie = iemand()
    afspraak = maak_afspraak(persoon_id=wie.pk, **WAT | {"tijdzone": "America/Toronto"})
    zeg_af(persoon_id=wie.pk, uuid=afspraak.uuid, actor="test")
    brieven = list(Brief.objects.filter(persoon_id=wie.pk).order_by("pk"))
    assert [b.soort for b in brieven] == ["contact_afspraak", "contact_afgezegd"]
    for brief in brieven:
        nederlands, engels = (str(maak_inhoud(brief, taal)) for taal in ("nl", "en"))
        assert "woensdag 14 februari 2024 om 03:00 uur (UTC−05:00)" in nederlands
        assert "In Nederland is het dan woensdag 14 februari 2024 om 09:00 uur." in nederlands
        assert "Wednesday 14 February 2024 at 03:00 (UTC−05:00)" in engels
        assert "In the Netherlands it is then Wednesday 14 February 2024 at 09:00." in engels


def test_een_afspraak_hoort_bij_de_lijst_waarop_iemand_staat() -> None:
    wie = met_schuld(8, 2)
    vast = lijst("af_en_toe_gemist")
    afspraak = maak_afspraak(persoon_id=wie.pk, **WAT)
    assert afspraak.geselecteerde.selectie_id == vast.pk


def test_laatste_contact_is_de_laatste_keer_dat_men_echt_sprak() -> None:
    een, twee, drie = iemand(), iemand(), iemand()
    spreek(een, date(2024, 1, 3))
    spreek(een, date(2024, 1, 8), Contactmoment.Uitkomst.NIET_BEREIKT)
    spreek(een, date(2023, 12, 1), Contactmoment.Uitkomst.BETAALT)
    spreek(twee, date(2024, 1, 5), Contactmoment.Uitkomst.VOICEMAIL)
    assert laatste_contact([een.pk, twee.pk, drie.pk]) == {een.pk: date(2024, 1, 3)}


def test_elke_handeling_staat_in_het_register_zonder_tijd_of_notitie() -> None:
    wie = iemand()
    afspraak = maak_afspraak(persoon_id=wie.pk, **WAT)
    zeg_af(persoon_id=wie.pk, uuid=afspraak.uuid, actor="test")
    soorten = Handeling.objects.filter(betrokkene_id=wie.pk).values_list("soort", "uitkomst")
    assert [s for s in soorten if s[0].startswith("afspraak")] == [
        ("afspraak_maken", {"afspraak": str(afspraak.uuid)}),
        ("afspraak_afzeggen", {"afspraak": str(afspraak.uuid)}),
    ]
    assert date(2024, 2, 13) == OP
