"""The database keeps facts and decisions as they were, whoever tries to change them."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_de_app_bezit_niets_en_de_tabellen_bestaan() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('studiefinanciering_toekenning', 'DELETE')")
        assert cursor.fetchone() == (False,)
