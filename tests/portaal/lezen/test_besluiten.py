"""What I get, my decisions and why: to the cent, in both languages, and never what the parents earn."""

import re

import pytest
from django.urls import reverse

from duo_portal.foundation.money import euro
from duo_portal.foundation.period import Maand
from studiefinanciering.inzien.besluiten import bedragwijzigingen, besluiten_van, feitwijzigingen
from studiefinanciering.models import Toekenning, Toekenningsregel
from studiefinanciering.operations.uitleggen import leg_uit
from studiefinanciering.rules.componenten import Component
from studiefinanciering.vooruit.tegenvoorbeeld import tegenvoorbeeld

from .conftest import INKOMENS, maak_student

pytestmark = pytest.mark.django_db


def _paginas(student) -> list[str]:
    besluiten = besluiten_van(student.pk)
    return [
        reverse("mijn:start"),
        reverse("mijn:studiefinanciering"),
        reverse("mijn:betalingen"),
        reverse("mijn:schuld"),
        *(reverse("mijn:besluit", args=[b.sleutel]) for b in besluiten),
        *(reverse("mijn:uitleg", args=[b.sleutel, "2023-09"]) for b in besluiten),
    ]


def _tekst(antwoord) -> str:
    return re.sub(r"\s+", " ", antwoord.content.decode())


@pytest.mark.parametrize("taal", ["nl", "en"])
def test_het_inkomen_van_de_ouders_staat_nergens(student, van, taal):
    client = van(student, taal)
    besluiten = besluiten_van(student.pk)
    assert len(besluiten) == 2
    geheim = _geheimen(besluiten[0].toekenning)
    for adres in _paginas(student):
        antwoord = client.get(adres)
        assert antwoord.status_code == 200, adres
        for bedrag in geheim:
            assert bedrag not in _tekst(antwoord), (adres, bedrag)


def _geheimen(besluit: Toekenning) -> set[str]:
    """All amounts of the steps of a parent and of the sum before the cap, as pages write them."""
    stappen = leg_uit(toekenning_id=besluit.pk, maand=Maand(2023, 9)).uitleg
    centen = {
        int(s.waarde)
        for s in stappen
        if s.eenheid == "centen" and s.naam.startswith("ouder ") and s.waarde
    }
    assert set(INKOMENS) <= centen
    return (
        {euro(c) for c in centen}
        | {euro(c, taal="en") for c in centen}
        | {str(c) for c in INKOMENS}
    )


def test_de_uitleg_klopt_tot_op_de_cent(student, van):
    besluit = besluiten_van(student.pk)[0]
    adres = reverse("mijn:uitleg", args=[besluit.sleutel, "2023-09"])
    pagina = _tekst(van(student).get(adres))
    regels = Toekenningsregel.objects.filter(toekenning=besluit.toekenning, bekend__upper_inf=True)
    for regel in regels:
        assert euro(regel.bedrag_centen) in pagina
    assert f"€ {euro(85_164)}" in pagina
    assert "https://wetten.overheid.nl/BWBR0011453#Artikel3.18" in pagina
    assert "basisbeurs.ho.uitwonend" in pagina


def test_wat_er_anders_is_en_door_welk_feit(student, van):
    herzien = besluiten_van(student.pk)[0]
    anders = {(w.component, w.nieuw.centen if w.nieuw else 0) for w in bedragwijzigingen(herzien)}
    assert anders == {(Component.AANVULLENDE_BEURS, 31_244)}
    assert "inkomen_bekend" in {w.feit for w in feitwijzigingen(herzien)}
    pagina = _tekst(van(student).get(reverse("mijn:besluit", args=[herzien.sleutel])))
    assert "Wij weten het inkomen van uw ouder" in pagina
    assert f"was: € {euro(0)}, is nu: € {euro(31_244)}" in pagina


def test_het_besluit_van_een_ander_is_er_niet(student, van):
    ander = maak_student()
    sleutel = besluiten_van(student.pk)[0].sleutel
    for adres in (
        reverse("mijn:besluit", args=[sleutel]),
        reverse("mijn:uitleg", args=[sleutel, "2023-09"]),
    ):
        assert van(ander).get(adres).status_code == 404
        assert van(student).get(adres).status_code == 200


@pytest.mark.parametrize("maand", ["2023-99", "0", "2031-01", "1899-01", "२०२३-०९"])
def test_een_maand_die_er_niet_is(student, van, maand):
    sleutel = besluiten_van(student.pk)[0].sleutel
    assert van(student).get(f"/mijn/besluiten/{sleutel}/{maand}/").status_code == 404


def test_engels_is_engels(student, van):
    besluit = besluiten_van(student.pk)[0]
    client = van(student, "en")
    pagina = _tekst(client.get(reverse("mijn:uitleg", args=[besluit.sleutel, "2023-09"])))
    assert "Why this amount" in pagina
    for nederlands in ("Waarom", "uitwonend:", "Ouder 1", "bedrag uit de wet"):
        assert nederlands not in pagina


def test_de_uitleg_zegt_wat_anders_zou_moeten_zijn_in_haar_eigen_maand(student, van):
    """Months that differ: in the first the parent's income is not known, in the second it is lower than the maximum."""
    eerste, tweede = (
        _tekst(van(student).get(reverse("mijn:uitleg", args=[besluit.sleutel, "2023-09"])))
        for besluit in reversed(besluiten_van(student.pk))
    )
    assert "Wij weten het inkomen van een ouder nog niet" in eerste
    grens = tegenvoorbeeld(besluiten_van(student.pk)[0].toekenning, Maand(2023, 9))
    assert grens is not None and 0 < grens.toegekend < grens.maximum
    assert euro(grens.alles_tot) in tweede and "over het jaar 2021" in tweede
    assert "weten het inkomen van een ouder nog niet" not in tweede
