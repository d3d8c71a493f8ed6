"""Lists stay quick: counts are estimated or capped, and a surname is found by its index."""

import pytest
from django.db import connection
from django.db.models import Q

from duo_portal.audit.models import Handeling
from duo_portal.identity.models import Persoon
from duo_portal.web import paginering
from duo_portal.web.paginering import GeschattePaginator
from tests.identity.personen import persoon


@pytest.mark.django_db
def test_a_small_or_filtered_list_is_counted_and_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    Handeling.objects.bulk_create([Handeling(soort="x", actor="bo") for _ in range(30)])
    assert GeschattePaginator(Handeling.objects.order_by("-pk"), 10).count == 30
    monkeypatch.setattr(paginering, "TEL_TOT", 20)
    gefilterd = GeschattePaginator(Handeling.objects.filter(soort="x").order_by("-pk"), 10)
    assert gefilterd.count == 21
    assert GeschattePaginator(Handeling.objects.filter(soort="y").order_by("-pk"), 10).count == 0


@pytest.mark.django_db
def test_an_unfiltered_big_list_is_estimated(monkeypatch: pytest.MonkeyPatch) -> None:
    Handeling.objects.bulk_create([Handeling(soort="x", actor="bo") for _ in range(5)])
    monkeypatch.setattr(paginering, "_schatting", lambda rijen: 1_500_000)
    lijst = GeschattePaginator(Handeling.objects.order_by("-pk"), 50)
    assert lijst.count == 1_500_000
    assert lijst.num_pages == paginering.MAX_PAGINAS
    assert GeschattePaginator(Handeling.objects.filter(actor="bo").order_by("-pk"), 50).count == 5


@pytest.mark.django_db
def test_a_surname_is_searched_through_the_trigram_index() -> None:
    persoon()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Persoon.objects.filter(Q(achternaam__icontains="jansen")).explain()
    assert "identity_persoon_achternaam" in plan


@pytest.mark.django_db
@pytest.mark.parametrize("veld", ["bsn_hash", "uuid", "gezin_id"])
def test_a_person_is_found_through_an_index(veld: str) -> None:
    wie = persoon()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Persoon.objects.filter(**{veld: getattr(wie, veld)}).explain()
    assert f"identity_persoon_{veld}" in plan
