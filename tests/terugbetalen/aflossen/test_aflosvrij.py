"""Months off: granted by the rules, counted, told by letter, with their price in interest."""

from datetime import date

import pytest

from duo_portal.foundation.period import Maand
from duo_portal.identity import tijd
from duo_portal.ledger.codes import Regime
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud
from terugbetalen.aflossen.aflosvrij import beoordeel, ruimte
from terugbetalen.aflossen.spelen import pauze
from terugbetalen.aflossen.stand import lees_stand
from terugbetalen.aflossen.teruggeven import mogelijk
from terugbetalen.aflossen.verzoeken import VerzoekGeweigerd
from terugbetalen.models import Feit
from terugbetalen.queries import termijn
from tests.terugbetalen.vaststellen.debiteuren import debiteur, feit

from .conftest import OP

pytestmark = pytest.mark.django_db
ACT = "terugbetalen:aflosvrij"


def test_drie_maanden_worden_toegewezen_en_geteld(sf35, doe):
    act = doe(sf35, ACT)
    assert act.stap("maanden", vanaf="2024-04", maanden="3").status_code == 302
    controle = act.controle().content.decode()
    assert "U betaalt niets van 1 april 2024 tot en met 30 juni 2024." in controle
    assert "57 maanden over" in controle
    bon = act.verstuur()
    assert bon.status_code == 200
    [rij] = Feit.objects.filter(persoon=sf35, soort=Feit.Soort.AFLOSVRIJ)
    assert (rij.geldig.lower, rij.geldig.upper) == (date(2024, 4, 1), date(2024, 7, 1))
    assert [termijn(sf35.pk, Maand(2024, m)) for m in (3, 4, 6, 7)] == [47_14, 0, 0, 47_14]
    # 420 months from January 2024, and three more
    assert "1 april 2059" in bon.content.decode()
    [brief] = Brief.objects.filter(soort="terugbetaling_verzoek")
    assert maak_inhoud(brief).kop == "U hoeft een tijd niet te betalen"


def test_wat_het_kost_is_de_rente_over_wat_niet_is_betaald(sf35):
    """Without draagkracht the interest of three months' instalments runs on until they are paid in the end."""
    v = pauze(sf35.pk, OP, Maand(2024, 4), Maand(2024, 7))
    assert v.anders.einde - v.zoals_nu.einde == 3
    assert v.anders.klaar - v.zoals_nu.klaar == 3
    assert v.rente_minder < 0
    # nothing is paid for three months, and three months longer at the end
    assert v.anders.loop.betaald[1, 2:5].tolist() == [0, 0, 0]
    assert v.zoals_nu.loop.betaald[0, 2:5].tolist() == [47_14] * 3


@pytest.mark.parametrize(
    ("van", "maanden", "zin"),
    [
        ((2024, 2), 3, "te laat"),
        ((2024, 4), 61, "niet meer over"),
        ((2060, 1), 3, "nog niet, of niet meer"),
    ],
)
def test_wat_niet_kan_zegt_waarom(sf35, van, maanden, zin):
    with pytest.raises(VerzoekGeweigerd, match=zin):
        beoordeel(lees_stand(sf35.pk, OP), Maand(*van), Maand(*van) + maanden)


def test_zestig_is_alles_bij_elkaar(sf35):
    feit(sf35, Feit.Soort.AFLOSVRIJ, date(2024, 4, 1), date(2028, 12, 1))
    stand = lees_stand(sf35.pk, OP)
    assert (ruimte(stand).gebruikt, ruimte(stand).over) == (56, 4)
    beoordeel(stand, Maand(2029, 1), Maand(2029, 5))
    with pytest.raises(VerzoekGeweigerd, match="niet meer over"):
        beoordeel(stand, Maand(2029, 1), Maand(2029, 6))
    with pytest.raises(VerzoekGeweigerd, match="hoeft u al niet"):
        beoordeel(stand, Maand(2028, 10), Maand(2029, 1))


def test_niet_bij_levenlanglerenkrediet_en_niet_in_de_aanloop(sf35, van):
    from django.urls import reverse

    for regeling, per in ((Regime.LLLK, date(2022, 7, 1)), (Regime.SF35, date(2023, 9, 1))):
        wie = debiteur(regeling, per, 5_000_00, op=date(2024, 1, 31))
        antwoord = van(wie).get(reverse(ACT))
        assert "Dit kan nu niet" in antwoord.content.decode()
        with pytest.raises(VerzoekGeweigerd):
            beoordeel(lees_stand(wie.pk, OP), Maand(2024, 4), Maand(2024, 7))


def test_tweemaal_versturen_is_eenmaal(sf35, doe):
    act = doe(sf35, ACT)
    act.stap("maanden", vanaf="2024-04", maanden="3")
    verborgen = act._verborgen("/mijn/terugbetalen/aflosvrij/controle/")
    for _ in range(2):
        act.client.post("/mijn/terugbetalen/aflosvrij/controle/", verborgen)
    assert Feit.objects.filter(persoon=sf35).count() == 1
    assert Brief.objects.filter(soort="terugbetaling_verzoek").count() == 1


def test_wie_intussen_maanden_kreeg_krijgt_ze_niet_nog_eens(sf35, doe):
    """What was granted between the check page and sending counts: the draft is refused with its reason."""
    act = doe(sf35, ACT)
    act.stap("maanden", vanaf="2024-04", maanden="6")
    assert act.controle().status_code == 200
    feit(sf35, Feit.Soort.AFLOSVRIJ, date(2025, 1, 1), date(2029, 11, 1))
    act.verstuur()
    assert not Feit.objects.filter(persoon=sf35, geldig__startswith=date(2024, 4, 1)).exists()
    assert not Brief.objects.filter(soort="terugbetaling_verzoek").exists()


TERUG = "terugbetalen:aflosvrij-terug"


def _vrij(wie, *perioden):
    for van, tot in perioden:
        feit(wie, Feit.Soort.AFLOSVRIJ, van, tot)


def test_een_deel_van_de_maanden_komt_terug(sf35, doe):
    """Twelve months off from February; in February one gives back those from May: three stay, later periods too."""
    _vrij(sf35, (date(2024, 2, 1), date(2025, 2, 1)), (date(2026, 1, 1), date(2026, 4, 1)))
    eerst = lees_stand(sf35.pk, OP)
    act = doe(sf35, TERUG)
    assert act.stap("maand", vanaf="2024-04").status_code == 200, "less than three would stay"
    assert act.stap("maand", vanaf="2024-05").status_code == 302
    controle = act.controle().content.decode()
    assert "Vanaf 1 mei 2024 betaalt u weer" in controle
    assert "U houdt 9 maanden over voor later." in controle
    assert "U houdt 9 maanden over voor later." in act.verstuur().content.decode()
    rijen = tijd.nu_bekend(Feit.objects.filter(persoon=sf35, soort=Feit.Soort.AFLOSVRIJ))
    assert [(f.geldig.lower, f.geldig.upper) for f in rijen.order_by("geldig")] == [
        (date(2024, 2, 1), date(2024, 5, 1)), (date(2026, 1, 1), date(2026, 4, 1))
    ]  # fmt: skip
    assert [termijn(sf35.pk, Maand(2024, m)) for m in (3, 4, 5, 6)] == [0, 0, 47_14, 47_14]
    nu = lees_stand(sf35.pk, OP)
    assert (ruimte(eerst).over, ruimte(nu).over) == (45, 54)
    assert ruimte(eerst).einde - ruimte(nu).einde == 9
    [brief] = Brief.objects.filter(soort="terugbetaling_verzoek")
    assert maak_inhoud(brief).kop == "U gaat eerder weer betalen"
    assert maak_inhoud(brief).besluit is not None


def test_wat_nog_niet_is_begonnen_kan_helemaal_terug(sf35, doe):
    _vrij(sf35, (date(2024, 4, 1), date(2024, 8, 1)))
    stand = lees_stand(sf35.pk, OP)
    assert [een.vanaf for een in mogelijk(stand)] == [Maand(2024, 4), Maand(2024, 7)]
    act = doe(sf35, TERUG)
    act.stap("maand", vanaf="2024-04")
    act.verstuur()
    assert not tijd.nu_bekend(Feit.objects.filter(persoon=sf35)).exists()
    assert termijn(sf35.pk, Maand(2024, 4)) == 47_14


def test_zonder_vrije_maanden_valt_er_niets_terug_te_geven(sf35, van):
    from django.urls import reverse

    assert "Dit kan nu niet" in van(sf35).get(reverse(TERUG)).content.decode()
    _vrij(sf35, (date(2024, 1, 1), date(2024, 4, 1)))
    assert not mogelijk(lees_stand(sf35.pk, OP)), "the three months are the shortest there is"
    assert "minstens 3 maanden" in van(sf35).get(reverse(TERUG)).content.decode()
    assert reverse(TERUG) not in van(sf35).get(reverse("terugbetalen:start")).content.decode()


def test_teruggeven_na_een_andere_wijziging_kijkt_opnieuw(sf35, doe):
    """The period was shortened between the check page and sending: nothing happens."""
    _vrij(sf35, (date(2024, 4, 1), date(2025, 4, 1)))
    act = doe(sf35, TERUG)
    act.stap("maand", vanaf="2024-10")
    tijd.beeindig(Feit, sf35, date(2024, 8, 1), soort=int(Feit.Soort.AFLOSVRIJ))
    act.verstuur()
    [rij] = tijd.nu_bekend(Feit.objects.filter(persoon=sf35))
    assert rij.geldig.upper == date(2024, 8, 1)
    assert not Brief.objects.filter(soort="terugbetaling_verzoek").exists()
