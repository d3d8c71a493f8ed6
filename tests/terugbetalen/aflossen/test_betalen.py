"""Paying more: once, every month, or by direct debit; what it saves stands there before anything is sent."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.gateways.koppeling import met_koppeling
from duo_portal.identity import iban
from duo_portal.identity import operations as identity
from duo_portal.ledger.codes import Regime
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud
from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.aflossen import spelen
from terugbetalen.aflossen.extra import alles_centen
from terugbetalen.aflossen.stand import lees_stand
from terugbetalen.aflossen.verhogen import verhogingen
from terugbetalen.innen.mandaten import loopt
from terugbetalen.models import Betaalverzoek, ExtraAflossing, Verhoging
from terugbetalen.ontvangen.boeken import boek_ontvangst
from terugbetalen.ontvangen.storneren import storneer
from terugbetalen.ontvangen.verdelen import VoorVerzoek
from terugbetalen.ontvangen.verzoeken import stand_van
from terugbetalen.queries import schuld_van, termijn, vaststelling_op
from tests.terugbetalen.vaststellen.debiteuren import dienst

from .conftest import OP, begin

pytestmark = pytest.mark.django_db
EXTRA = "terugbetalen:extra"


@pytest.fixture
def vol(db):
    """SF15, 18.000 euro, nothing known of the income: the full instalment."""
    return begin(Regime.SF15, date(2021, 9, 1), 18_000_00)


def annuiteit(schuld: int, ppm: int, maanden: int) -> int:
    """By the book: P·i / (1 − (1+i)^−n), half up."""
    i = (1 + Decimal(ppm) / 1_000_000) ** (Decimal(1) / 12) - 1
    term = schuld * i / (1 - (1 + i) ** -maanden) if i else Decimal(schuld) / maanden
    return int(term + Decimal("0.5"))


def test_extra_aflossen_verlaagt_na_ontvangst_het_maandbedrag(vol, doe):
    oud = vaststelling_op(vol.pk, OP)
    act = doe(vol, EXTRA)
    assert act.stap("bedrag", bedrag="6.000").status_code == 302
    assert act.stap("gevolg", wat="lager").status_code == 302
    controle = act.controle().content.decode()
    v = spelen.extra_ineens(vol.pk, OP, 6_000_00, is_lllk=False, wil_korter=False)
    assert f"U bespaart {euro(v.rente_minder)} aan rente." in controle
    bon = act.verstuur().content.decode()
    [rij] = ExtraAflossing.objects.filter(persoon=vol)
    verzoek = Betaalverzoek.objects.get(uuid=rij.verzoek)
    assert (verzoek.bedrag_centen, verzoek.doel, verzoek.schuld) == (6_000_00, "extra", "lening")
    assert str(verzoek.uuid) in bon
    # nothing changes before the money is there
    assert termijn(vol.pk, Maand(2024, 3)) == oud.te_betalen_centen
    with met_koppeling("belastingdienst", dienst()):
        boek_ontvangst(
            persoon_id=vol.pk, bedrag_centen=6_000_00, op=OP, sleutel="camt:1", bestemming=VoorVerzoek(verzoek.pk)
        )  # fmt: skip
    nieuw = vaststelling_op(vol.pk, date(2024, 3, 1))
    assert nieuw.waardoor == "extra_afgelost"
    assert nieuw.feiten["schuld"] < 18_000_00 - 6_000_00 + 50_00
    assert nieuw.wettelijk_maandbedrag_centen == annuiteit(
        nieuw.feiten["schuld"], nieuw.rente_ppm, nieuw.resterende_maanden
    )
    assert nieuw.te_betalen_centen < oud.te_betalen_centen
    assert termijn(vol.pk, Maand(2024, 2)) == oud.te_betalen_centen
    [brief] = Brief.objects.filter(soort="terugbetaling_extra")
    inhoud = maak_inhoud(brief)
    assert inhoud.besluit is not None
    assert any(euro(nieuw.te_betalen_centen) in zin for deel in inhoud.delen for zin in deel.alineas)  # fmt: skip
    # the same payment again is the same
    boek_ontvangst(
        persoon_id=vol.pk, bedrag_centen=6_000_00, op=OP, sleutel="camt:1", bestemming=VoorVerzoek(verzoek.pk)
    )  # fmt: skip
    assert Brief.objects.filter(soort="terugbetaling_extra").count() == 1


def test_wie_eerder_klaar_wil_zijn_houdt_het_maandbedrag(vol, doe):
    act = doe(vol, EXTRA)
    act.stap("bedrag", bedrag="6.000")
    act.stap("gevolg", wat="korter")
    act.verstuur()
    verzoek = Betaalverzoek.objects.get(persoon=vol)
    oud = vaststelling_op(vol.pk, OP)
    boek_ontvangst(
        persoon_id=vol.pk, bedrag_centen=6_000_00, op=OP, sleutel="camt:2", bestemming=VoorVerzoek(verzoek.pk)
    )  # fmt: skip
    assert vaststelling_op(vol.pk, date(2024, 3, 1)).pk == oud.pk
    [brief] = Brief.objects.filter(soort="terugbetaling_extra")
    assert maak_inhoud(brief).besluit is None


def test_korter_bespaart_meer_rente_dan_lager(vol):
    lager = spelen.extra_ineens(vol.pk, OP, 6_000_00, is_lllk=False, wil_korter=False)
    korter = spelen.extra_ineens(vol.pk, OP, 6_000_00, is_lllk=False, wil_korter=True)
    assert 0 < lager.rente_minder < korter.rente_minder
    assert lager.totaal_minder == lager.rente_minder
    assert korter.anders.per_maand == korter.zoals_nu.per_maand > lager.anders.per_maand


def test_alles_aflossen_is_schuld_met_rente_van_vandaag(vol, doe):
    alles = alles_centen(lees_stand(vol.pk, OP), is_lllk=False)
    assert alles >= schuld_van(vol.pk, OP).definitief_centen == 18_000_00
    act = doe(vol, EXTRA)
    te_veel = act.stap("bedrag", bedrag=str(alles / 100 + 1).replace(".", ","))
    assert te_veel.status_code == 200
    assert euro(alles) in te_veel.content.decode()
    assert act.stap("bedrag", bedrag=str(Decimal(alles) / 100).replace(".", ",")).status_code == 302
    assert "Daarna betaalt u niets meer" in act.controle().content.decode()


def test_geen_extra_van_niets(vol, doe):
    for bedrag in ("0", "0,99", "-5"):
        assert doe(vol, EXTRA).stap("bedrag", bedrag=bedrag).status_code == 200


def test_elke_maand_meer(vol, doe):
    act = doe(vol, "terugbetalen:verhogen")
    act.stap("bedrag", bedrag="50")
    controle = act.controle().content.decode()
    v = spelen.verhoging(vol.pk, OP, 50_00, is_lllk=False)
    assert v.anders.per_maand == v.zoals_nu.per_maand + 50_00
    assert v.anders.klaar < v.zoals_nu.klaar
    assert f"U bespaart {euro(v.rente_minder)} aan rente." in controle
    act.verstuur()
    assert verhogingen([vol.pk], Maand(2024, 2)) == {}
    assert verhogingen([vol.pk], Maand(2024, 3)) == {(vol.pk, False): 50_00}
    bedrijfsdatum.zet(date(2024, 3, 5), "test")
    act.stap("bedrag", bedrag="0")
    act.verstuur()
    assert verhogingen([vol.pk], Maand(2024, 3)) == {(vol.pk, False): 50_00}
    assert verhogingen([vol.pk], Maand(2024, 4)) == {}
    assert Verhoging.objects.filter(persoon=vol, bekend__upper_inf=True).count() == 1
    assert Brief.objects.filter(soort="terugbetaling_verhoging").count() == 2


def test_hetzelfde_bedrag_is_geen_verhoging(vol, doe):
    act = doe(vol, "terugbetalen:verhogen")
    assert act.stap("bedrag", bedrag="0").status_code == 200
    assert act.stap("bedrag", bedrag="0,50").status_code == 200


def test_machtigen_en_intrekken(vol, doe):
    nummer = iban.test_iban(77)
    act = doe(vol, "terugbetalen:machtiging")
    assert act.stap("keuze", wat="geef").status_code == 200  # no account is known yet
    act.stap("keuze", wat="rekening")
    assert act.stap("nummer", iban="NL00 FOUT").status_code == 200
    act.stap("nummer", iban=nummer)
    controle = act.controle().content.decode()
    assert nummer[-4:] in controle and nummer not in controle
    bon = act.verstuur().content.decode()
    assert nummer[-4:] in bon and nummer not in bon
    assert loopt(vol.pk) is not None
    act.stap("keuze", wat="intrekken")
    act.verstuur()
    assert loopt(vol.pk) is None
    assert Brief.objects.filter(soort="terugbetaling_machtiging").count() == 2
    for brief in Brief.objects.filter(soort="terugbetaling_machtiging"):
        assert nummer not in str(brief.data)
        maak_inhoud(brief)


def test_een_bekende_rekening_hoeft_niet_nog_eens(vol, doe):
    identity.wijzig_rekening(
        persoon=vol, vanaf=OP, iban=iban.test_iban(78), tenaamstelling=str(vol)
    )
    act = doe(vol, "terugbetalen:machtiging")
    act.stap("keuze", wat="geef")
    act.verstuur()
    assert loopt(vol.pk) is not None
    act.stap("keuze", wat="rekening")
    assert "hebben wij al" in act.stap("nummer", iban=iban.test_iban(78)).content.decode()


def test_dezelfde_sleutel_maakt_een_verzoek(vol):
    from terugbetalen.aflossen.extra import vraag_extra

    sleutel = uuid4()
    bon = [
        vraag_extra(persoon_id=vol.pk, bedrag_centen=100_00, is_lllk=False, wil_korter=False, sleutel=sleutel, actor="test")
        for _ in range(2)
    ]  # fmt: skip
    assert bon[0] == bon[1]
    assert Betaalverzoek.objects.filter(persoon=vol).count() == 1


def test_geld_wacht_nooit_op_een_ander(vol):
    """When the Belastingdienst cannot be asked the money is booked all the same, and a colleague sets the amount."""
    from duo_portal.cases.models import Werkopdracht
    from duo_portal.gateways.koppeling import KoppelingNietIngericht
    from terugbetalen.aflossen.extra import vraag_extra

    class Stil:
        def toetsingsinkomens(self, gevraagd):
            raise KoppelingNietIngericht("stil")

    vraag_extra(persoon_id=vol.pk, bedrag_centen=1_000_00, is_lllk=False, wil_korter=False, sleutel=uuid4(), actor="test")  # fmt: skip
    verzoek = Betaalverzoek.objects.get(persoon=vol)
    oud = vaststelling_op(vol.pk, date(2024, 3, 1))
    with met_koppeling("belastingdienst", Stil()):
        boek_ontvangst(
            persoon_id=vol.pk, bedrag_centen=1_000_00, op=OP, sleutel="camt:3", bestemming=VoorVerzoek(verzoek.pk)
        )  # fmt: skip
    assert schuld_van(vol.pk, OP).definitief_centen == 17_000_00
    assert vaststelling_op(vol.pk, date(2024, 3, 1)).pk == oud.pk
    assert Werkopdracht.objects.get(soort="terugbetalen").reden == "extra_niet_vastgesteld"


def test_van_twee_schulden_kiest_de_debiteur_welke_eerst(vol, doe):
    """Levenlanglerenkrediet beside a loan: the choice goes along with the request, and the money goes there."""
    from psycopg.types.range import DateRange

    from duo_portal.identity import tijd
    from terugbetalen.models import Terugbetaling
    from tests.terugbetalen.schulden.leven import leen

    tijd.wijzig(
        Terugbetaling, vol, DateRange(date(2023, 1, 1), None, "[)"),
        is_lllk=True, regeling=int(Regime.LLLK), gestopt_per=date(2022, 7, 1),
    )  # fmt: skip
    leen(vol.pk, 1243, 5_000_00, date(2023, 12, 31), "lllk")
    act = doe(vol, EXTRA)
    assert act.stap("bedrag", bedrag="1.000").status_code == 200  # which debt?
    assert (
        act.stap("bedrag", bedrag="6.000", welke="lllk").status_code == 200
    )  # more than that debt
    act.stap("bedrag", bedrag="1.000", welke="lllk")
    act.stap("gevolg", wat="korter")
    act.verstuur()
    verzoek = Betaalverzoek.objects.get(persoon=vol)
    assert verzoek.schuld == "lllk"
    boek_ontvangst(
        persoon_id=vol.pk, bedrag_centen=1_000_00, op=OP, sleutel="camt:4", bestemming=VoorVerzoek(verzoek.pk)
    )  # fmt: skip
    schuld = schuld_van(vol.pk, OP)
    assert schuld.som(regime=int(Regime.LLLK)) == 4_000_00
    assert schuld.som(regime=int(Regime.SF15)) == 18_000_00


def _extra_binnen(wie, doe, wat: str, op: date = OP) -> Betaalverzoek:
    """Six thousand euro was asked and paid."""
    act = doe(wie, EXTRA)
    act.stap("bedrag", bedrag="6.000")
    act.stap("gevolg", wat=wat)
    act.verstuur()
    verzoek = Betaalverzoek.objects.get(persoon=wie)
    with met_koppeling("belastingdienst", dienst()):
        boek_ontvangst(
            persoon_id=wie.pk, bedrag_centen=6_000_00, op=op, sleutel="camt:9", bestemming=VoorVerzoek(verzoek.pk)
        )  # fmt: skip
    return verzoek


def _storneer(wie, op: date) -> None:
    bedrijfsdatum.zet(op, "test")
    with met_koppeling("belastingdienst", dienst()):
        storneer(
            bedrag_centen=6_000_00, code="AM04", op=op, sleutel="storno:9", ontvangst_sleutel="camt:9"
        )  # fmt: skip


def test_een_extra_betaling_die_terugkomt_maakt_de_verlaging_ongedaan(vol, doe):
    """Back within the month: the instalment of the months to come is over the whole debt again."""
    zonder = vaststelling_op(vol.pk, OP)
    verzoek = _extra_binnen(vol, doe, "lager")
    lager = vaststelling_op(vol.pk, date(2024, 3, 1))
    assert lager.te_betalen_centen < zonder.te_betalen_centen
    for _ in range(2):
        _storneer(vol, date(2024, 2, 15))
    nieuw = vaststelling_op(vol.pk, date(2024, 3, 1))
    assert nieuw.pk != lager.pk
    assert nieuw.wettelijk_maandbedrag_centen == annuiteit(
        nieuw.feiten["schuld"], nieuw.rente_ppm, nieuw.resterende_maanden
    )
    # the whole debt at 0 %, less the instalment of February that is still to come
    assert nieuw.feiten["schuld"] == 18_000_00 - zonder.te_betalen_centen
    assert nieuw.te_betalen_centen > lager.te_betalen_centen
    [rij] = ExtraAflossing.objects.filter(persoon=vol)
    assert (rij.ontvangen_centen, rij.verwerkt_op) == (0, None)
    assert stand_van(verzoek, OP).status == "open"
    [brief] = Brief.objects.filter(soort="terugbetaling_extra_terug")
    assert euro(nieuw.te_betalen_centen) in " ".join(maak_inhoud(brief).delen[0].alineas)


def test_maanden_later_terug_verandert_de_maanden_die_komen(vol, doe):
    """Eight weeks later: March and April keep the lower instalment, May is over the whole debt again."""
    _extra_binnen(vol, doe, "lager")
    lager = vaststelling_op(vol.pk, date(2024, 3, 1)).te_betalen_centen
    _storneer(vol, date(2024, 4, 2))
    mei = vaststelling_op(vol.pk, date(2024, 5, 1))
    assert [termijn(vol.pk, Maand(2024, m)) for m in (3, 4, 5)] == [lager, lager, mei.te_betalen_centen]  # fmt: skip
    assert mei.te_betalen_centen > lager
    assert mei.feiten["schuld"] > 17_000_00


def test_wie_eerder_klaar_wilde_zijn_houdt_ook_na_een_storno_het_maandbedrag(vol, doe):
    _extra_binnen(vol, doe, "korter")
    oud = vaststelling_op(vol.pk, date(2024, 3, 1))
    _storneer(vol, date(2024, 2, 15))
    assert vaststelling_op(vol.pk, date(2024, 3, 1)).pk == oud.pk
    [brief] = Brief.objects.filter(soort="terugbetaling_extra_terug")
    assert maak_inhoud(brief).besluit is None
