"""Every night, asked every hour: what happened is counted, and asked again nothing changes."""

from datetime import date

import pytest
from django.conf import settings

from duo_portal.audit import bedrijfsdatum
from terugbetalen import tasks
from terugbetalen.models import Betaalverzoek
from terugbetalen.regelen.bewaken import doe_dagelijks

from .hulp import achter, spreek_af


@pytest.mark.django_db
def test_de_nacht_vraagt_wat_eraan_komt() -> None:
    assert doe_dagelijks() == {}
    spreek_af(achter())
    bedrijfsdatum.zet(date(2024, 4, 3), "test")
    assert doe_dagelijks() == {"bekeken": 1}
    bedrijfsdatum.zet(date(2024, 4, 4), "test")
    assert doe_dagelijks() == {"bekeken": 1, "gevraagd": 1}
    tasks.doe_dagelijks()
    assert Betaalverzoek.objects.count() == 1


def test_beat_vraagt_het() -> None:
    namen = {regel["task"] for regel in settings.CELERY_BEAT_SCHEDULE.values()}
    assert "terugbetalen.tasks.doe_dagelijks" in namen
    assert tasks.doe_dagelijks.name == "terugbetalen.tasks.doe_dagelijks"
