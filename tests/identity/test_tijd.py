"""Facts with two times: a change keeps what was known, and the database allows nothing else."""

from datetime import date, timedelta

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from psycopg.types.range import DateRange, TimestamptzRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity import operations, queries, tijd
from duo_portal.identity.models import Adres, Bankrekening, Persoon, Relatie
from tests.harnas.databases import Address
from tests.identity.personen import persoon

THUIS = {"straat": "Dorpsstraat", "huisnummer": "1", "postcode": "1234 AB", "plaats": "Ons Dorp"}
KAMER = {"straat": "Gracht", "huisnummer": "2 b", "postcode": "9712CD", "plaats": "Groningen"}


@pytest.mark.django_db
def test_a_move_keeps_the_earlier_part_and_what_was_known() -> None:
    noor = persoon()
    operations.wijzig_adres(persoon=noor, vanaf=date(2004, 5, 6), **THUIS)
    voor_de_verhuizing = tijd.moment()
    operations.wijzig_adres(persoon=noor, vanaf=date(2023, 9, 15), **KAMER)

    def plaats(dag: date, op: object = None) -> str | None:
        adres = queries.adres_op(noor.pk, dag, op)  # type: ignore[arg-type]
        return adres.plaats if adres else None

    assert plaats(date(2023, 9, 14)) == "Ons Dorp"
    assert plaats(date(2023, 9, 15)) == "Groningen"
    assert plaats(date(2023, 9, 15), voor_de_verhuizing) == "Ons Dorp"
    assert plaats(date(2004, 5, 5)) is None
    assert Adres.objects.filter(persoon=noor).count() == 3


@pytest.mark.django_db
def test_a_period_in_the_middle_leaves_both_ends() -> None:
    noor = persoon()
    operations.wijzig_adres(persoon=noor, vanaf=date(2020, 1, 1), **THUIS)
    operations.wijzig_adres(persoon=noor, vanaf=date(2023, 1, 1), tot=date(2023, 7, 1), **KAMER)
    nu = tijd.nu_bekend(Adres.objects.filter(persoon=noor)).order_by("geldig")
    assert [(a.plaats, a.geldig.lower, a.geldig.upper) for a in nu] == [
        ("Ons Dorp", date(2020, 1, 1), date(2023, 1, 1)),
        ("Groningen", date(2023, 1, 1), date(2023, 7, 1)),
        ("Ons Dorp", date(2023, 7, 1), None),
    ]


@pytest.mark.django_db
def test_an_ended_fact_covers_earlier_days_only() -> None:
    noor, moeder = persoon(0), persoon(1)
    operations.voeg_ouder_toe(persoon=noor, ouder=moeder)
    assert tijd.beeindig(Relatie, noor, date(2022, 1, 1), ander=moeder, soort=1) == 1
    assert queries.ouders_op(noor.pk, date(2021, 12, 31)) == [moeder]
    assert queries.ouders_op(noor.pk, date(2022, 1, 1)) == []


@pytest.mark.django_db
def test_known_time_follows_the_business_date() -> None:
    bedrijfsdatum.zet(date(2023, 6, 19), "tess")
    noor = persoon()
    adres = operations.wijzig_adres(persoon=noor, vanaf=date(2020, 1, 1), **THUIS)
    adres.refresh_from_db()
    assert adres.bekend.lower.astimezone(tijd.moment().tzinfo).date() == date(2023, 6, 19)
    assert adres.opgeslagen_at.year > 2023
    bedrijfsdatum.zet(date(2020, 1, 1), "tess")
    with pytest.raises(tijd.BekendInDeToekomst, match="bedrijfsdatum"):
        operations.wijzig_adres(persoon=noor, vanaf=date(2021, 1, 1), **KAMER)


@pytest.mark.django_db
def test_changes_at_the_very_end_of_a_business_day_stay_in_order() -> None:
    bedrijfsdatum.zet(date(2023, 6, 19), "tess")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_bedrijfsdatum SET gezet_at = gezet_at - interval '2 days'")
    noor = persoon()
    for nummer in range(3):
        operations.wijzig_adres(
            persoon=noor, vanaf=date(2020, 1, 1), **(THUIS | {"huisnummer": str(nummer)})
        )
    assert [a.huisnummer for a in tijd.nu_bekend(Adres.objects.filter(persoon=noor))] == ["2"]


@pytest.mark.django_db
def test_an_empty_period_is_refused() -> None:
    with pytest.raises(tijd.GeenGeldigheid):
        operations.wijzig_adres(
            persoon=persoon(), vanaf=date(2023, 1, 1), tot=date(2023, 1, 1), **THUIS
        )


DAGEN = st.integers(0, 40).map(lambda n: date(2023, 1, 1) + timedelta(days=n))


class Wijzigingen(TestCase):
    """Any row of changes reads back, day by day, as a plain list that is overwritten would."""

    @settings(max_examples=15, deadline=None)
    @given(
        st.lists(st.tuples(DAGEN, st.none() | st.integers(1, 30), st.integers(1, 9)), max_size=6)
    )
    def test_reads_as_a_calendar_that_is_overwritten(
        self, stappen: list[tuple[date, int | None, int]]
    ) -> None:
        noor = persoon()
        kalender: dict[date, str] = {}
        toen: list[tuple[object, dict[date, str]]] = []
        for vanaf, duur, nummer in stappen:
            tot = vanaf + timedelta(days=duur) if duur else None
            operations.wijzig_adres(
                persoon=noor, vanaf=vanaf, tot=tot, **(THUIS | {"huisnummer": str(nummer)})
            )
            dag = vanaf
            while dag < (tot or date(2023, 4, 1)):
                kalender[dag] = str(nummer)
                dag += timedelta(days=1)
            toen.append((tijd.moment(), dict(kalender)))
        for op, verwacht in toen:
            for n in range(80):
                dag = date(2023, 1, 1) + timedelta(days=n)
                adres = queries.adres_op(noor.pk, dag, op)  # type: ignore[arg-type]
                assert (adres and adres.huisnummer) == verwacht.get(dag)


AANVALLEN = [
    "UPDATE {} SET geldig = '[2000-01-01,)'",
    "UPDATE {} SET bekend = '[2000-01-01,2001-01-01)'",
    "UPDATE {} SET bekend = tstzrange(lower(bekend), 'infinity')",
    "UPDATE {} SET bekend = tstzrange(lower(bekend), lower(bekend))",
    "UPDATE {} SET bekend = tstzrange(lower(bekend), lower(bekend) + interval '1 day', '[]')",
    "UPDATE {} SET bekend = tstzrange(lower(bekend), lower(bekend) + interval '1 day'), persoon_id = persoon_id + 1",
    "UPDATE {} SET opgeslagen_at = now() - interval '1 year'",
    "DELETE FROM {}",
    "TRUNCATE {}",
]


def vul() -> Persoon:
    noor = persoon()
    operations.wijzig_adres(persoon=noor, vanaf=date(2020, 1, 1), **THUIS)
    operations.wijzig_rekening(
        persoon=noor, vanaf=date(2020, 1, 1), iban="NL85FICT0000000005", tenaamstelling="N Jansen0"
    )
    operations.voeg_ouder_toe(persoon=noor, ouder=persoon(1))
    return noor


@pytest.mark.django_db
@pytest.mark.parametrize("aanval", AANVALLEN)
def test_only_closing_known_time_is_an_update(aanval: str) -> None:
    vul()
    for tabel in ("identity_adres", "identity_bankrekening", "identity_relatie"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(aanval.format(tabel))


@pytest.mark.django_db
def test_what_is_closed_stays_closed() -> None:
    vul()
    with connection.cursor() as cursor:
        sluit = "UPDATE identity_adres SET bekend = tstzrange(lower(bekend), lower(bekend) + interval '{} day')"
        cursor.execute(sluit.format(1))
        with pytest.raises(IntegrityError, match="twee tijden"), transaction.atomic():
            cursor.execute(sluit.format(2))
        with pytest.raises(IntegrityError, match="twee tijden"), transaction.atomic():
            cursor.execute("UPDATE identity_adres SET bekend = tstzrange(lower(bekend), NULL)")


def test_even_the_owner_is_stopped(
    kloon_db: Address, eigenaar_verbinding: psycopg.Connection
) -> None:
    vul()
    for aanval in AANVALLEN:
        with pytest.raises(psycopg.errors.DatabaseError):
            eigenaar_verbinding.execute(aanval.format("identity_bankrekening"))


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Adres, Bankrekening, Relatie])
def test_two_truths_about_one_day_are_refused(model: type[Adres]) -> None:
    vul()
    rij = model.objects.get()
    rij.pk = None
    rij.geldig = DateRange(date(2021, 1, 1), date(2021, 1, 2))
    with pytest.raises(IntegrityError, match="geen_overlap"), transaction.atomic():
        rij.save(force_insert=True)
    rij.geldig = DateRange(empty=True)
    with pytest.raises(IntegrityError, match="niet_leeg"), transaction.atomic():
        rij.save(force_insert=True)
    rij.geldig, rij.bekend = DateRange(date(2021, 1, 1), None), TimestamptzRange(empty=True)
    with pytest.raises(IntegrityError, match="niet_leeg"), transaction.atomic():
        rij.save(force_insert=True)
