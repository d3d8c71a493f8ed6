"""Every page to read in both languages: no sentence is the same in Dutch and English."""

import pytest
from django.urls import reverse

from duo_portal.audit.inzage import leg_inzage_vast
from duo_portal.identity.models import Blokkade
from studiefinanciering.inzien.besluiten import besluiten_van
from tests.factories.gezinnen import persoon
from tests.web.twee_talen import zelfde_zinnen

from .conftest import EERSTE_DAG

pytestmark = pytest.mark.django_db
GEEN_TAAL = (r"Wsf 2000.*", r"Puk.*", r"SF\d+", r".*\d{4}", r"[a-z_]+(\.[a-z_]+)+")


@pytest.mark.parametrize(
    "naam", ["start", "studiefinanciering", "betalingen", "schuld", "inzage", "alles"]
)
def test_geen_zin_is_gelijk(student, van, naam):
    for reden in Blokkade.Reden.values:
        Blokkade.objects.create(persoon=student, reden=reden, ingangsdatum=EERSTE_DAG)
    leg_inzage_vast(actor="jan", persoon_id=student.pk, scherm="x", rol="behandelaar")
    nl, en = (van(student, taal).get(reverse(f"mijn:{naam}")) for taal in ("nl", "en"))
    assert zelfde_zinnen(nl, en, behalve=GEEN_TAAL) == []


def test_geen_zin_is_gelijk_bij_besluit_en_uitleg(student, van):
    for besluit in besluiten_van(student.pk):
        for adres in (
            reverse("mijn:besluit", args=[besluit.sleutel]),
            reverse("mijn:uitleg", args=[besluit.sleutel, "2023-09"]),
        ):
            nl, en = (van(student, taal).get(adres) for taal in ("nl", "en"))
            assert zelfde_zinnen(nl, en, behalve=GEEN_TAAL) == []


def test_geen_zin_is_gelijk_zonder_dossier(db, van):
    nieuw = persoon(EERSTE_DAG.replace(year=2005))
    for naam in ("start", "studiefinanciering", "betalingen", "schuld"):
        nl, en = (van(nieuw, taal).get(reverse(f"mijn:{naam}")) for taal in ("nl", "en"))
        assert zelfde_zinnen(nl, en, behalve=GEEN_TAAL) == []
