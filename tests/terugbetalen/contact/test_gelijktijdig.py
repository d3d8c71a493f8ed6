"""Two at once: one seat, one person, one list; with two real connections."""

import threading
from collections.abc import Callable
from datetime import date

from django.db import connection, connections

from terugbetalen.contact.afspraken import AfspraakKanNiet, maak_afspraak
from terugbetalen.contact.werk import volgende
from terugbetalen.models import Afspraak, Tijdslot
from tests.factories.gezinnen import persoon
from tests.harnas.databases import Address

from .mensen import debiteur, lijst, nl, zet

MORGEN = nl(2024, 2, 14, 9)


def samen(*taken: Callable[[], object]) -> list[object]:
    """All at the same moment, each over a connection of its own; what each gave, or its error."""
    start, uit = threading.Barrier(len(taken)), [None] * len(taken)

    def doe(nummer: int, taak: Callable[[], object]) -> None:
        start.wait()
        try:
            uit[nummer] = taak()  # type: ignore[call-overload]
        except Exception as fout:
            uit[nummer] = fout  # type: ignore[call-overload]
        finally:
            connections.close_all()

    draden = [threading.Thread(target=doe, args=paar) for paar in enumerate(taken)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return list(uit)


def boek(persoon_id: int) -> Callable[[], object]:
    return lambda: maak_afspraak(
        persoon_id=persoon_id,
        soort="video",
        begint_at=MORGEN,
        tijdzone="Europe/Amsterdam",
        actor="test",
    )


def test_een_stoel_wordt_een_keer_vergeven(kloon_db: Address) -> None:
    """Five want the last of three seats of a time that has no row yet: three get one, each another."""
    zet()
    mensen = [persoon(date(1990, 1, 1)).pk for _ in range(5)]
    uit = samen(*(boek(wie) for wie in mensen))
    gelukt = [a for a in uit if isinstance(a, Afspraak)]
    geweigerd = [a for a in uit if isinstance(a, AfspraakKanNiet)]
    assert (len(gelukt), len(geweigerd)) == (3, 2), uit
    assert sorted(a.stoel for a in gelukt) == [1, 2, 3]
    assert Tijdslot.objects.count() == 1


def test_dezelfde_mens_in_twee_vensters_heeft_een_afspraak(kloon_db: Address) -> None:
    zet()
    wie = persoon(date(1990, 1, 1)).pk
    uit = samen(boek(wie), boek(wie))
    assert sorted(type(a).__name__ for a in uit) == ["Afspraak", "AfspraakKanNiet"]
    assert Afspraak.objects.count() == 1


def test_de_database_zelf_laat_een_stoel_maar_een_keer_vergeven(kloon_db: Address) -> None:
    """Straight into the table, past every check of ours: the second waits, and is refused."""
    slot = Tijdslot.objects.create(soort="video", begint_at=MORGEN, minuten=30, capaciteit=3)
    mensen = [persoon(date(1990, 1, 1)).pk for _ in range(2)]

    def steek_voor(wie: int) -> Callable[[], object]:
        return lambda: Afspraak.objects.create(
            persoon_id=wie, slot=slot, stoel=1, tijdzone="Europe/Paris", gemaakt_door="x"
        )

    uit = samen(*(steek_voor(wie) for wie in mensen))
    assert sorted(type(a).__name__ for a in uit) == ["Afspraak", "IntegrityError"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM terugbetalen_afspraak WHERE stoel = 1")
        assert cursor.fetchone() == (1,)


def test_twee_collegas_krijgen_nooit_dezelfde_mens(kloon_db: Address) -> None:
    for _ in range(3):
        debiteur(4, 2)
    vast = lijst("af_en_toe_gemist")
    uit = samen(*(lambda naam=naam: volgende(vast.pk, actor=naam) for naam in ("an", "bo", "cy")))  # type: ignore[misc]
    gekregen = [rij.pk for rij in uit if rij is not None]  # type: ignore[attr-defined]
    assert len(gekregen) == len(set(gekregen)) >= 1
