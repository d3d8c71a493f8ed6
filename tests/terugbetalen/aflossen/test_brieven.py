"""Every letter of this room, in both languages: no hole in it, a decision says how to object, nothing of a number."""

from datetime import date

import pytest

from duo_portal.letters.models import Brief
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from duo_portal.letters.pdf import maak_pdf
from duo_portal.letters.soorten import maak_inhoud
from terugbetalen.aflossen.verzoeken import Verzoeksoort
from tests.factories.gezinnen import persoon

pytestmark = pytest.mark.django_db
_VERZOEK = {
    "toegewezen": True,
    "vanaf": date(2024, 3, 1),
    "oud_centen": 47_14,
    "nieuw_centen": 15_10,
    "einde_oud": "2059-01-01",
    "einde_nieuw": "2059-04-01",
    "tot_en_met": date(2024, 5, 31),
    "naam": "SF15",
    "jaar": 2023,
    "peiljaar": 2022,
}
GEVALLEN = [
    *[("terugbetaling_verzoek", {**_VERZOEK, "soort": str(soort)}) for soort in Verzoeksoort],
    ("terugbetaling_verzoek", {**_VERZOEK, "soort": "peiljaar", "toegewezen": False}),
    ("terugbetaling_verzoek", {**_VERZOEK, "soort": "keuze", "vanaf": None, "einde_nieuw": None}),
    *[
        ("terugbetaling_extra_terug", {"bedrag_centen": 600_000, "wil_korter": nieuw is None, "vanaf": date(2024, 4, 1), "oud_centen": 6_704, "nieuw_centen": nieuw})
        for nieuw in (10_000, None)
    ],
    *[
        ("terugbetaling_extra", {"bedrag_centen": 600_000, "wil_korter": kort, "vanaf": vanaf, "oud_centen": 10_000, "nieuw_centen": nieuw})
        for kort, vanaf, nieuw in ((False, date(2024, 3, 1), 6_704), (True, None, None), (False, None, None))
    ],
    *[("terugbetaling_verhoging", {"vanaf": date(2024, 3, 1), "oud_centen": 0, "extra_centen": n}) for n in (5_000, 0)],
    *[("terugbetaling_machtiging", {"wat": wat, "laatste4": "0077", "op": date(2024, 2, 5)}) for wat in ("geef", "rekening", "intrekken")],
]  # fmt: skip


@pytest.mark.parametrize(("soort", "data"), GEVALLEN)
def test_in_twee_talen(soort, data):
    wie = persoon(date(1995, 1, 1))
    brief: Brief = leg_klaar(
        NieuweBrief(persoon_id=wie.pk, taal="nl", bron_id=1, data=data),
        soort=soort,
        bron=f"test.{soort}",
        sjabloonversie=1,
    )
    nl, en = (maak_inhoud(brief, taal) for taal in ("nl", "en"))
    assert "%(" not in str(nl) + str(en)
    zinnen = [{z for deel in inhoud.delen for z in (deel.kop, *deel.alineas) if z} for inhoud in (nl, en)]  # fmt: skip
    assert zinnen[0] and not zinnen[0] & zinnen[1]
    assert nl.kop != en.kop
    if soort == "terugbetaling_verzoek":
        assert nl.besluit is not None and nl.besluit.artikelen
    assert maak_pdf(nl).startswith(b"%PDF-")
