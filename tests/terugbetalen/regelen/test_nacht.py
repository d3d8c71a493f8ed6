"""Every night, asked every hour: what happened is counted, and asked again nothing changes."""

from datetime import date

import pytest
from django.conf import settings

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.parameters import BuitenBekendeWet
from terugbetalen import tasks
from terugbetalen.models import Betaalverzoek, Regeling
from terugbetalen.regelen import bewaken, stand
from terugbetalen.regelen.bewaken import doe_dagelijks
from terugbetalen.regelen.stand import Regelingstand

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


@pytest.mark.django_db
def test_een_die_niet_kan_houdt_de_anderen_niet_op(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rate that is not known stops one arrangement, and is counted."""
    eerste, tweede = spreek_af(achter()), spreek_af(achter())

    def stand_van(regeling: Regeling, op: date) -> Regelingstand:
        if regeling.pk == eerste.pk:
            raise BuitenBekendeWet("wettelijke_rente.jaar is niet bekend")
        return stand.stand_van(regeling, op)

    monkeypatch.setattr(bewaken, "stand_van", stand_van)
    bedrijfsdatum.zet(date(2024, 4, 4), "test")
    assert doe_dagelijks() == {"bekeken": 2, "gevraagd": 1, "mislukt": 1}
    assert Betaalverzoek.objects.get().persoon_id == tweede.persoon_id
