"""Destruction: proposed by a job, approved by another person, done in batches; the database lets nothing else go."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from duo_portal.audit.handelingen import SYSTEEM
from duo_portal.audit.models import Inzage
from duo_portal.foundation import clock
from duo_portal.identity.models.sessie import Sessie
from duo_portal.identity.rollen import VierOgenVereist
from duo_portal.privacy.bewaren import operations
from duo_portal.privacy.bewaren.registratie import bewaarsoorten
from duo_portal.privacy.bewaren.tabel import NIET, termijn, termijnen
from duo_portal.privacy.models import (
    Vernietigingspartij,
    Vernietigingsvoorstel,
    Voorstelregel,
)

pytestmark = pytest.mark.django_db
OUD = datetime(2015, 3, 1, 12, tzinfo=UTC)


def inzage(op: datetime = OUD, persoon_id: int = 7) -> Inzage:
    return Inzage.objects.create(
        actor="bo", persoon_id=persoon_id, scherm="dossier", op=op, opgeslagen_at=op
    )


def voorstel_voor(soort: str = "inzagen") -> Vernietigingsvoorstel:
    operations.stel_voor(clock.vandaag())
    return Vernietigingsvoorstel.objects.get(soort=soort)


def geweigerd(vraag: str, *waarden: Any) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(vraag, waarden)


def test_what_is_past_its_term_goes_after_a_second_person_and_nothing_else() -> None:
    oud = [inzage().pk for _ in range(5)]
    jong = inzage(clock.nu() - timedelta(days=365 * 4))
    voorstel = voorstel_voor()
    assert voorstel.aantal == 5
    assert operations.voer_uit(voorstel.pk) == 0, "not approved"
    with pytest.raises(VierOgenVereist):
        operations.keur_goed(voorstel_id=voorstel.pk, actor=SYSTEEM)
    operations.keur_goed(voorstel_id=voorstel.pk, actor="pia")
    later = inzage()  # as old, but not named
    assert operations.voer_uit(voorstel.pk, partij=2) == 5
    assert not Inzage.objects.filter(pk__in=oud).exists()
    assert set(Inzage.objects.values_list("pk", flat=True)) == {jong.pk, later.pk}
    partijen = Vernietigingspartij.objects.filter(voorstel=voorstel)
    assert [(p.genoemd, p.vernietigd) for p in partijen.order_by("nummer")] == [
        (2, 2),
        (2, 2),
        (1, 1),
    ]
    assert not Voorstelregel.objects.exists(), "the keys go with the rows"
    voorstel.refresh_from_db()
    assert voorstel.status == "uitgevoerd"


def test_who_proposed_by_hand_may_not_approve() -> None:
    inzage()
    (voorstel,) = operations.stel_voor(clock.vandaag(), actor="Pia")
    with pytest.raises(VierOgenVereist):
        operations.keur_goed(voorstel_id=voorstel.pk, actor="pia ")
    geweigerd(
        "UPDATE privacy_vernietigingsvoorstel SET status = 'goedgekeurd', besloten_door = 'PIA',"
        " besloten_at = now() WHERE id = %s", voorstel.pk,
    )  # fmt: skip


def test_a_killed_batch_loses_nothing_and_is_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(4):
        inzage()
    voorstel = voorstel_voor()
    operations.keur_goed(voorstel_id=voorstel.pk, actor="pia")
    eerder, keer = operations._rapporteer, iter([True, False])

    def valt_uit(*args: Any) -> None:
        if not next(keer):
            raise KeyboardInterrupt
        eerder(*args)

    monkeypatch.setattr(operations, "_rapporteer", valt_uit)
    with pytest.raises(KeyboardInterrupt):
        operations.voer_uit(voorstel.pk, partij=2)
    assert Inzage.objects.count() == Voorstelregel.objects.count() == 2
    monkeypatch.undo()
    assert operations.voer_goedgekeurde_uit() == 2
    assert sum(p.vernietigd for p in voorstel.partijen.all()) == 4


def test_the_database_destroys_only_what_an_approved_proposal_names() -> None:
    a, b = inzage(), inzage()
    vernietig = "SELECT privacy_vernietig(%s, %s::text[])"
    voorstel = voorstel_voor()
    geweigerd(vernietig, voorstel.pk, [str(a.pk)])  # not approved
    geweigerd(vernietig, 0, [str(a.pk)])
    operations.keur_goed(voorstel_id=voorstel.pk, actor="pia")
    # After the decision no key is added, exchanged or brought back.
    geweigerd(
        "INSERT INTO privacy_voorstelregel (voorstel_id, sleutel) VALUES (%s, '99')", voorstel.pk
    )
    geweigerd("UPDATE privacy_voorstelregel SET sleutel = '99'")
    c = inzage()
    with connection.cursor() as cursor:
        cursor.execute(vernietig, [voorstel.pk, [str(c.pk), "99", str(a.pk)]])
        assert cursor.fetchone() == (1,)
    assert set(Inzage.objects.values_list("pk", flat=True)) == {b.pk, c.pk}
    for vraag in (
        "DELETE FROM audit_inzage", "UPDATE audit_inzage SET actor = 'x'", "TRUNCATE audit_inzage",
        "DELETE FROM privacy_vernietigingspartij", "DELETE FROM privacy_vernietigingsvoorstel",
        "UPDATE privacy_vernietigbaar SET minstens = '1 year'", "DELETE FROM privacy_vernietigbaar",
        "INSERT INTO privacy_vernietigbaar VALUES ('audit_handeling', 'x', 'op', '1 year')",
        "SELECT privacy_maak_vernietigbaar('audit_handeling', 'x', 'op', '1 year')",
        "UPDATE privacy_vernietigingsvoorstel SET soort = 'verwerkingen'",
        "UPDATE privacy_vernietigingsvoorstel SET status = 'voorgesteld'",
    ):  # fmt: skip
        geweigerd(vraag)


def test_even_a_forged_approval_destroys_nothing_young(eigenaar_verbinding: Any) -> None:
    """A wrong job, or a business date set ahead, names a look of last year; also the owner's login is held back."""
    jong = inzage(clock.nu() - timedelta(days=365))
    voorstel = Vernietigingsvoorstel.objects.create(
        soort="inzagen", termijn="nu", grondslag="geen", grens_at=clock.nu(), aantal=1, opgesteld_door="x"
    )  # fmt: skip
    Voorstelregel.objects.create(voorstel=voorstel, sleutel=str(jong.pk))
    operations.keur_goed(voorstel_id=voorstel.pk, actor="y")
    with pytest.raises(DatabaseError), transaction.atomic():
        operations.voer_uit(voorstel.pk)
    assert Inzage.objects.filter(pk=jong.pk).exists()
    eigenaar_verbinding.execute("INSERT INTO audit_inzage (actor, rol, persoon_id, scherm, reden, opgeslagen_at)"
                                " VALUES ('x', '', 1, 's', '', '2010-01-01')")  # fmt: skip
    with pytest.raises(Exception, match="zonder goedgekeurd"):
        eigenaar_verbinding.execute("DELETE FROM audit_inzage WHERE opgeslagen_at < '2011-01-01'")


def test_the_floor_of_the_database_is_the_term_of_the_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT soort, extract(year FROM minstens)::int FROM privacy_vernietigbaar")
        vloer = dict(cursor.fetchall())
    for soort, jaren in vloer.items():
        rij = termijn(soort, date(2026, 1, 1))
        assert (rij.eenheid, rij.aantal) == ("jaren", jaren)
    assert set(vloer) == {"inzagen", "dossieropeningen", "verwerkingen"}


def test_each_term_has_its_way_and_each_low_confidence_is_said() -> None:
    bekend = {s.naam for s in bewaarsoorten()}
    assert bekend == {t.naam for t in termijnen() if t.wijze != NIET}
    for t in termijnen():
        assert t.zekerheid in {"high", "medium", "low"}
        assert t.grondslag
        assert t.bron
    assert termijn("inzagen", date(2024, 2, 29)).grens(date(2024, 2, 29)).date() == date(
        2019, 2, 28
    )
    assert termijn("losse_stukken", date(2024, 3, 1)).grens(date(2024, 3, 1)).date() == date(
        2024, 1, 1
    )


def test_sessions_go_by_themselves_with_a_report() -> None:
    Sessie.objects.create(
        session_key="a" * 32, session_data="", expire_date=clock.nu() - timedelta(1)
    )
    Sessie.objects.create(
        session_key="b" * 32, session_data="", expire_date=clock.nu() + timedelta(1)
    )
    (voorstel,) = operations.stel_voor(clock.vandaag())
    assert (voorstel.soort, voorstel.status) == ("sessies", "vanzelf")
    assert Sessie.objects.count() == 1
    partij = voorstel.partijen.get()
    assert (partij.genoemd, partij.vernietigd) == (1, 1)
    assert b"a" * 32 not in bytes(partij.sleutels_hash)
