"""Acts about whose income counts: each decided at once, with the sums spelled out, told by letter, done once."""

from datetime import date

import pytest
from django.urls import reverse

from duo_portal.cases.models import Werkopdracht
from duo_portal.foundation.period import Maand
from duo_portal.gateways.koppeling import met_koppeling
from duo_portal.identity import tijd
from duo_portal.identity.models import Relatie
from duo_portal.identity.models.relatie import RelatieSoort
from duo_portal.ledger.codes import Regime
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud
from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.models import Feit, Vaststelling
from terugbetalen.queries import termijn, vaststelling_op
from tests.factories.gezinnen import persoon
from tests.terugbetalen.vaststellen.debiteuren import dienst, feit

from .conftest import begin

pytestmark = pytest.mark.django_db
S = Feit.Soort


def test_sf15_oud_vraagt_eenmaal_om_een_inkomenstoets(oud, doe):
    """2022: B = 12 × 1.725 × 1,08 = 22.356,00; voet half of that, 11.178,00; two brackets of 5.589,00.

    25.000 − 11.178 = 13.822: 5.589 × 7,9 % + 5.589 × 15,8 % + 2.644 × 23,7 % = 1.951,22 a year, 162,60 a month.
    That is above the full instalment: nothing changes. With 18.000: 6.822 = 5.589 × 7,9 % + 1.233 × 15,8 % = 636,345,
    53,02 a month.
    """
    vol = termijn(oud.pk, Maand(2024, 2))
    assert vol > 53_02
    act = doe(oud, "terugbetalen:inkomenstoets")
    with met_koppeling("belastingdienst", dienst((oud, 2022, 18_000_00))):
        act.stap("vraag", akkoord="on")
        controle = act.controle().content.decode()
        bon = act.verstuur().content.decode()
    assert euro(53_02) in controle and euro(vol) in controle
    assert f"gaat van {euro(vol)} naar {euro(53_02)}" in bon
    assert [termijn(oud.pk, Maand(2024, m)) for m in (2, 3, 12)] == [vol, 53_02, 53_02]
    [rij] = Feit.objects.filter(persoon=oud, soort=S.DRAAGKRACHT_GEVRAAGD)
    assert (rij.geldig.lower, rij.geldig.upper) == (date(2024, 3, 1), None)
    [brief] = Brief.objects.filter(soort="terugbetaling_verzoek")
    assert maak_inhoud(brief).kop == "U betaalt naar uw inkomen"
    assert "Dit kan nu niet" in act.client.get(reverse("terugbetalen:inkomenstoets")).content.decode()  # fmt: skip


def test_wie_in_het_buitenland_woont_krijgt_een_medewerker(doe):
    wie = begin(Regime.SF15, date(2015, 9, 1), 17_000_00)
    feit(wie, S.BUITENLAND, date(2023, 1, 1))
    act = doe(wie, "terugbetalen:inkomenstoets")
    with met_koppeling("belastingdienst", dienst()):
        act.stap("vraag", akkoord="on")
        act.stap("buitenland", inkomen="21.500")
        assert "bewijs" in act.verstuur().content.decode()
    [werk] = Werkopdracht.objects.filter(soort="terugbetalen")
    assert (werk.persoon_id, werk.reden) == (wie.pk, "inkomen_buitenland")
    assert "21.500" in werk.tekst


def test_lager_inkomen_is_een_ander_jaar(sf35, doe):
    """36.500 − 15 % = 31.025. 2023 has its own B: (1.934,40 × 1,08 × 12 = 25.069,824); 31.000 − 25.069,824 = 5.930,176.

    4 % of that is 237,20 a year, 19,76 a month.
    """
    act = doe(sf35, "terugbetalen:peiljaar")
    with met_koppeling("belastingdienst", dienst((sf35, 2022, 36_500_00), (sf35, 2023, 31_000_00))):
        act.stap("jaar", jaar="2023", schatting="31.000")
        controle = act.controle().content.decode()
        act.verstuur()
    assert euro(47_14) in controle
    nieuw = vaststelling_op(sf35.pk, date(2024, 3, 1))
    assert nieuw is not None and nieuw.reden == Vaststelling.Reden.AANVRAAG
    assert nieuw.feiten["peiljaar"] == 2023
    assert euro(nieuw.te_betalen_centen) in controle
    assert nieuw.te_betalen_centen == 19_76
    [rij] = Feit.objects.filter(persoon=sf35, soort=S.PEILJAAR)
    assert (rij.geldig.lower, rij.geldig.upper, rij.waarde) == (date(2024, 3, 1), date(2025, 1, 1), 2023)  # fmt: skip


@pytest.mark.parametrize(("nu", "mag"), [(31_025_00, True), (31_025_01, False)])
def test_precies_vijftien_procent_is_genoeg(sf35, doe, nu, mag):
    act = doe(sf35, "terugbetalen:peiljaar")
    with met_koppeling("belastingdienst", dienst((sf35, 2022, 36_500_00), (sf35, 2023, nu))):
        act.stap("jaar", jaar="2023", schatting="1")
        act.verstuur()
    assert Feit.objects.filter(persoon=sf35, soort=S.PEILJAAR).exists() is mag
    [brief] = Brief.objects.filter(soort="terugbetaling_verzoek")
    assert brief.data["toegewezen"] is mag
    assert maak_inhoud(brief).besluit is not None
    if not mag:
        assert termijn(sf35.pk, Maand(2024, 3)) == 47_14


def test_een_jaar_dat_niet_bekend_is_gaat_naar_een_medewerker(sf35, doe):
    act = doe(sf35, "terugbetalen:peiljaar")
    with met_koppeling("belastingdienst", dienst((sf35, 2022, 36_500_00))):
        act.stap("jaar", jaar="2024", schatting="12.000")
        assert "medewerker" in act.controle().content.decode()
        assert "medewerker" in act.verstuur().content.decode()
    assert not Feit.objects.filter(persoon=sf35, soort=S.PEILJAAR).exists()
    assert "12.000" in Werkopdracht.objects.get(soort="terugbetalen").tekst


def test_alleenstaande_ouder_houdt_meer_vrij(sf35, doe):
    """143 % of 22.356,00 is 31.969,08; 36.500 − 31.969,08 = 4.530,92; 4 % is 181,2368: 15,10 a month."""
    act = doe(sf35, "terugbetalen:alleenstaand")
    with met_koppeling("belastingdienst", dienst((sf35, 2022, 36_500_00))):
        act.stap("sinds", sinds="2023-11", kind="on")
        assert euro(15_10) in act.controle().content.decode()
        act.verstuur()
    assert [termijn(sf35.pk, Maand(2024, m)) for m in (2, 3)] == [47_14, 15_10]


def test_met_partner_is_niemand_alleenstaand(sf35, van):
    ander = persoon(date(1994, 1, 1))
    tijd.wijzig(Relatie, sf35, tijd.vanaf(date(2020, 1, 1)), ander=ander, soort=RelatieSoort.PARTNER)  # fmt: skip
    pagina = van(sf35).get(reverse("terugbetalen:alleenstaand")).content.decode()
    assert "Bij ons staat dat u een partner hebt" in pagina


def test_inkomen_van_de_partner_weg_en_weer_terug(oud, doe):
    """10a.11: left out the own draagkracht alone is due, and each month makes the aflosfase a month longer."""
    ander = persoon(date(1980, 1, 1))
    tijd.wijzig(Relatie, oud, tijd.vanaf(date(2020, 1, 1)), ander=ander, soort=RelatieSoort.PARTNER)  # fmt: skip
    feit(oud, S.DRAAGKRACHT_GEVRAAGD, date(2024, 1, 1))
    from terugbetalen.operations.vaststellen import vaststellen

    inkomens = dienst((oud, 2022, 14_000_00), (ander, 2022, 40_000_00))
    with met_koppeling("belastingdienst", inkomens):
        vaststellen(persoon_id=oud.pk, maand=Maand(2024, 2), actor="test")
        samen = termijn(oud.pk, Maand(2024, 2))
        act = doe(oud, "terugbetalen:partner")
        act.stap("partner", telt="niet")
        controle = act.controle().content.decode()
        act.verstuur()
        alleen = termijn(oud.pk, Maand(2024, 3))
        # 14.000 − 11.178 = 2.822 × 7,9 % = 222,938: 18,57 a month
        assert alleen == 18_57 < samen
        assert "een jaar niet mee" in controle
        act.stap("partner", telt="wel")
        act.verstuur()
        assert termijn(oud.pk, Maand(2024, 3)) == samen
    titels = {maak_inhoud(b).kop for b in Brief.objects.filter(soort="terugbetaling_verzoek")}
    assert titels == {
        "Het inkomen van uw partner telt niet mee",
        "Het inkomen van uw partner telt weer mee",
    }


def test_heffingskorting_verandert_de_voet(oud, doe):
    """Raised credit with the partner: voet B, 22.356. 25.000 − 22.356 = 2.644 × 7,9 % = 208,876: 17,40 a month."""
    feit(oud, S.DRAAGKRACHT_GEVRAAGD, date(2024, 1, 1))
    from terugbetalen.operations.vaststellen import vaststellen

    with met_koppeling("belastingdienst", dienst((oud, 2022, 25_000_00))):
        vaststellen(persoon_id=oud.pk, maand=Maand(2024, 2), actor="test")
        act = doe(oud, "terugbetalen:heffingskorting")
        act.stap("korting", korting="1")
        assert euro(17_40) in act.controle().content.decode()
        act.verstuur()
    assert termijn(oud.pk, Maand(2024, 3)) == 17_40


def test_zonder_belastingdienst_wordt_niets_half_gedaan(sf35, doe, settings):
    class Stil:
        def toetsingsinkomens(self, gevraagd):
            from duo_portal.gateways.koppeling import KoppelingNietIngericht

            raise KoppelingNietIngericht("stil")

    act = doe(sf35, "terugbetalen:alleenstaand")
    with met_koppeling("belastingdienst", Stil()):
        act.stap("sinds", sinds="2023-11", kind="on")
        assert "nu niet uitrekenen" in act.controle().content.decode()
        assert "nu niet uitrekenen" in act.verstuur().content.decode()
    assert not Feit.objects.filter(persoon=sf35).exists()
    assert not Brief.objects.filter(soort="terugbetaling_verzoek").exists()
