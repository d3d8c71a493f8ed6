"""A contact is written down once, a promise is kept once, and a signal says what changed."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity import rollen
from duo_portal.klantcontact import operations
from duo_portal.klantcontact.models import Belofte, Klantcontact, Signaal
from duo_portal.verantwoording.jaarcijfers import lees_jaar
from tests.desk.conftest import maak_collega
from tests.identity.personen import persoon

pytestmark = pytest.mark.django_db
VANDAAG = date(2024, 2, 1)
K = Klantcontact.Kanaal


@pytest.fixture(autouse=True)
def dag() -> None:
    bedrijfsdatum.zet(VANDAAG, "test")


def contact(**rest: object) -> operations.Contact:
    return operations.Contact(kanaal=K.TELEFOON, onderwerp=Klantcontact.Onderwerp.BEDRAG, **rest)  # type: ignore[arg-type]


def test_the_same_form_twice_is_one_contact_and_one_promise() -> None:
    sleutel, wie = uuid4(), persoon()
    for _keer in range(2):
        operations.leg_contact_vast(
            contact=contact(persoon_id=wie.pk), sleutel=sleutel, actor="bo",
            terugbellen_voor=date(2024, 2, 3),
        )  # fmt: skip
    assert Klantcontact.objects.count() == 1
    assert Belofte.objects.get().uiterlijk == date(2024, 2, 3)


def test_nobody_is_promised_a_call() -> None:
    with pytest.raises(ValueError, match="kies eerst een persoon"):
        operations.leg_contact_vast(
            contact=contact(), sleutel=uuid4(), actor="bo", terugbellen_voor=VANDAAG
        )
    assert not Klantcontact.objects.exists()


def test_a_promise_is_kept_once() -> None:
    operations.leg_contact_vast(
        contact=contact(persoon_id=persoon().pk), sleutel=uuid4(), actor="bo", terugbellen_voor=VANDAAG
    )  # fmt: skip
    belofte = Belofte.objects.get()
    operations.bel_terug(belofte_id=belofte.pk, op=VANDAAG, actor="bo")
    with pytest.raises(operations.BelofteAlGedaan, match="bo heeft al teruggebeld"):
        operations.bel_terug(belofte_id=belofte.pk, op=VANDAAG, actor="ann")


def test_a_contact_stays_as_it_was() -> None:
    operations.leg_contact_vast(contact=contact(), sleutel=uuid4(), actor="bo")
    with pytest.raises(DatabaseError), transaction.atomic():
        Klantcontact.objects.update(duur_s=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        operations.leg_contact_vast(contact=contact(cijfer=11), sleutel=uuid4(), actor="bo")


def test_contacts_are_figures_of_the_year() -> None:
    for wacht, cijfer in ((100, 8), (200, 7)):
        operations.leg_contact_vast(
            contact=contact(wachttijd_s=wacht, cijfer=cijfer), sleutel=uuid4(), actor="bo"
        )
    (tabel,) = (t for t in lees_jaar(2024, vandaag=VANDAAG) if t.naam == "contact")
    assert {r.sleutel: r.waarde for r in tabel.rijen} == {
        "telefoon.aantal": 2, "telefoon.wachttijd": 150, "telefoon.cijfer": 75,
    }  # fmt: skip


def test_a_signal_says_what_changed() -> None:
    signaal = operations.meld_signaal(
        titel="Brief", omschrijving="Niemand snapt alinea 2.", waarover="brief toekenning",
        op=VANDAAG, actor="bo",
    )  # fmt: skip
    with pytest.raises(ValueError, match="wat er is veranderd"):
        operations.verwerk_signaal(signaal_id=signaal.pk, wijziging=" ", op=VANDAAG, actor="tess")
    operations.verwerk_signaal(
        signaal_id=signaal.pk, wijziging="Alinea 2 herschreven.", op=VANDAAG, actor="tess"
    )
    assert Signaal.objects.get().gewijzigd_op == VANDAAG


def _velden(**rest: object) -> dict[str, object]:
    return {"kanaal": "telefoon", "onderwerp": "bedrag", "sleutel": uuid4(), "notitie": "", **rest}


def test_a_colleague_writes_down_and_promises_at_the_desk() -> None:
    wie, client = persoon(), maak_collega(rollen.BEHANDELAAR)
    adres = reverse("admin:klantcontact_klantcontact_add")
    velden = _velden(verwijzing=wie.uuid, terugbellen="2024-02-05", notitie="BSN 999990019 belde")
    for _keer in range(2):
        assert client.post(adres, velden).status_code == 302
    moment = Klantcontact.objects.get()
    assert moment.persoon_id == wie.pk
    assert "999990019" not in moment.notitie
    client.post(
        reverse("admin:klantcontact_belofte_changelist"),
        {"action": "heb_gebeld", "_selected_action": [Belofte.objects.get().pk]},
    )
    assert Belofte.objects.get().gedaan_door == "bo"


@pytest.mark.parametrize(
    ("fout", "tekst"),
    [
        (
            {"verwijzing": "00000000-0000-4000-8000-000000000000"},
            "geen dossier met deze verwijzing",
        ),
        ({"terugbellen": "2024-02-05"}, "Kies het dossier"),
        ({"terugbellen": "2024-01-05"}, "Kies vandaag of een latere dag"),
    ],
)
def test_what_is_missing_is_said(fout: dict[str, object], tekst: str) -> None:
    antwoord = maak_collega(rollen.BEHANDELAAR).post(
        reverse("admin:klantcontact_klantcontact_add"), _velden(**fout)
    )
    assert antwoord.status_code == 200
    assert tekst in antwoord.content.decode()
    assert not Klantcontact.objects.exists()


def test_a_signal_is_raised_and_worked_off_at_the_desk() -> None:
    bo, tess = maak_collega(rollen.BEHANDELAAR), maak_collega(rollen.TEAMLEIDER, "tess")
    velden = {"titel": "Brief", "omschrijving": "Onduidelijk.", "waarover": "brief 12", "zaak": ""}
    assert bo.post(reverse("admin:klantcontact_signaal_add"), velden).status_code == 302
    adres = reverse("admin:klantcontact_signaal_change", args=[Signaal.objects.get().pk])
    assert bo.post(adres, {"wijziging": "zelf"}).status_code == 403
    assert tess.post(adres, {"wijziging": "Herschreven."}).status_code == 302
    assert Signaal.objects.get().gewijzigd_door == "tess"
