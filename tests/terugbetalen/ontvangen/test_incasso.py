"""Our direct debits at the bank: collected, refused, taken back until thirteen months later (F17-F26 on pain.008)."""

from datetime import date

import pytest

from duo_portal.batches.models import Run
from duo_portal.cases.models import Werkopdracht
from duo_portal.gateways.bank.inlezen import Uitkomst
from duo_portal.gateways.bank.proefbank.afschriften import Post
from duo_portal.gateways.bank.proefbank.gedrag import Gedrag
from duo_portal.gateways.models import Afschriftregel, BankBestand, InQuarantaine
from duo_portal.identity.models import Blokkade
from duo_portal.identity.queries import iban_van
from duo_portal.ledger.models import Boeking
from duo_portal.letters.models import Brief
from terugbetalen.innen.aanleveren import NietTeVervangen, vervang
from terugbetalen.innen.brieven import BRIEF_VERZOEK
from terugbetalen.innen.mandaten import trek_mandaat_in
from terugbetalen.innen.meldingen import DEFINITIEF
from terugbetalen.models import Betaalverzoek, Incassomandaat, Incassomelding
from terugbetalen.ontvangen.gevolgen import gevolgen
from terugbetalen.ontvangen.verzoeken import Doel, stand_van, vraag_betaling
from tests.terugbetalen.innen.innen import TERMIJN, bij_de_bank, debiteur, maand_af, werk

from .bankdag import (
    INCASSODAG,
    JAN,
    NA,
    afschrift,
    bank,
    bankier,
    kenmerk,
    lees,
    map_,
    open_centen,
    saldo,
)

pytestmark = pytest.mark.usefixtures("kloon_db", "auditor_groen")
STATUS = Afschriftregel.Status


def statussen() -> dict[str, int]:
    uit: dict[str, int] = {}
    for status in Afschriftregel.objects.values_list("status", flat=True):
        uit[status] = uit.get(status, 0) + 1
    return uit


def test_a_collected_month_is_booked_once_and_the_run_ends():
    mensen = [debiteur() for _ in range(3)]
    run = maand_af(JAN)
    assert [open_centen(wie) for wie in mensen] == [TERMIJN] * 3
    bank(NA)
    assert [open_centen(wie) for wie in mensen] == [0, 0, 0]
    assert (saldo(1000), saldo(1190)) == (3 * TERMIJN, 0)
    assert saldo(1230, mensen[0]) == 2_000_000 - TERMIJN
    assert statussen() == {"gematcht": 1}
    assert werk(run).status == Run.Status.AFGEROND


def test_f23_the_same_statement_three_times_changes_nothing():
    debiteur()
    maand_af(JAN)
    bewaard = {pad: pad.read_bytes() for pad in bankier(NA)}
    for _ in range(3):
        for pad, inhoud in bewaard.items():
            pad.write_bytes(inhoud)
        uitkomsten = {inlezing.uitkomst for inlezing in lees(NA)}
    assert uitkomsten == {Uitkomst.AL_VERWERKT}
    assert saldo(1000) == TERMIJN
    assert Boeking.objects.filter(sleutel__startswith="incasso:").count() == 1


def test_f20_refused_beforehand_nothing_is_booked_and_the_debtor_is_asked_to_pay():
    goed, fout = debiteur(), debiteur()
    maand_af(JAN)
    (pad,) = (p for p in _uit())
    iban = _iban_van(fout)
    pad.write_bytes(pad.read_bytes().replace(iban.encode(), _kapot(iban).encode()))
    bank(NA)
    assert (open_centen(goed), open_centen(fout)) == (0, TERMIJN)
    assert saldo(1000) == TERMIJN
    assert Incassomelding.objects.get().code == "AC01"
    verzoek = Betaalverzoek.objects.get(persoon=fout)
    assert verzoek.bedrag_centen == TERMIJN
    assert BankBestand.objects.get(soort="pain008").status == BankBestand.Status.DEELS


@pytest.mark.parametrize("code", ["AM04", "AC04", "MD06", "MS02", "MS03"])
def test_f25_what_comes_back_is_owed_again_and_both_stand_in_the_books(code):
    wie, ander = debiteur(), debiteur()
    maand_af(JAN)
    terug = f"{kenmerk(wie)}={code}"
    bank(INCASSODAG, retour=[terug])
    assert saldo(1000) == 2 * TERMIJN
    bank(date(2024, 4, 30), retour=[terug])
    assert (open_centen(wie), open_centen(ander)) == (TERMIJN, 0)
    assert saldo(1230, wie) == 2_000_000, "the debt is as if never paid"
    assert (saldo(1000), saldo(1190)) == (TERMIJN, 0)
    assert statussen() == {"gematcht": 1, "retour": 1}
    heen = Boeking.objects.get(sleutel=f"incasso:{kenmerk(wie)}")
    assert Boeking.objects.filter(draait_terug=heen).count() == 1
    assert Incassomelding.objects.get().code == code
    verzoek = Betaalverzoek.objects.get(persoon=wie, doel="termijn")
    brief = Brief.objects.get(persoon_id=wie.pk, soort=BRIEF_VERZOEK)
    assert brief.data["regels"][0]["verzoek"] == str(verzoek.uuid)


def test_f25_thirteen_months_later_with_interest_for_the_debtor():
    wie = debiteur()
    maand_af(JAN)
    terug = f"{kenmerk(wie)}=MD01"
    bank(NA, retour=[terug], seed=4)
    bank(date(2025, 3, 31), retour=[terug], seed=4)
    assert saldo(1230, wie) == 2_000_000
    bij = saldo(4920, wie)
    assert saldo(1000) == -bij, "the bank took the collection and the interest"
    assert Incassomandaat.objects.get(persoon=wie).ingetrokken_op is not None
    assert Werkopdracht.objects.filter(persoon_id=wie.pk, soort="incasso_mislukt").count() == 1


def test_a_death_that_the_bank_tells_holds_the_file_and_asks_nobody_to_pay():
    wie = debiteur()
    maand_af(JAN)
    terug = f"{kenmerk(wie)}=MD07"
    bank(NA, retour=[terug])
    bank(date(2024, 2, 9), retour=[terug])
    assert Blokkade.objects.filter(persoon=wie, reden="overlijden", opgeheven_op=None).exists()
    assert not Betaalverzoek.objects.filter(persoon=wie).exists()
    assert Werkopdracht.objects.filter(persoon_id=wie.pk).exists()


def test_the_statement_before_the_answer_waits_in_suspense_and_finds_its_place():
    goed, fout = debiteur(), debiteur()
    maand_af(JAN)
    (pad,) = _uit()
    iban = _iban_van(fout)
    pad.write_bytes(pad.read_bytes().replace(iban.encode(), _kapot(iban).encode()))
    gebracht = bankier(NA)
    antwoord = next(p for p in gebracht if p.name.startswith("pain002"))
    later = antwoord.read_bytes()
    antwoord.unlink()
    lees(NA)
    assert (saldo(1190), open_centen(goed)) == (-TERMIJN, TERMIJN)
    antwoord.write_bytes(later)
    lees(date(2024, 1, 29))
    assert (saldo(1190), open_centen(goed), open_centen(fout)) == (0, 0, TERMIJN)
    assert statussen() == {"gematcht": 1}


def test_returns_before_their_batch_in_a_shuffled_statement_are_settled_too():
    wie, ander = debiteur(), debiteur()
    maand_af(JAN)
    msg_id = BankBestand.objects.get(soort="pain008").msg_id
    bankier(date(2024, 1, 23))
    lees(date(2024, 1, 23))
    eerst = Post("B1", -TERMIJN, kenmerk=kenmerk(wie), reden="AM04", is_incasso=True)
    afschrift(eerst, dag=INCASSODAG)
    assert (saldo(1190), open_centen(wie)) == (TERMIJN, TERMIJN)
    dan = Post("B2", 2 * TERMIJN, msg_id=msg_id, groep=f"{msg_id}-P1", aantal=2, is_incasso=True)
    afschrift(dan, dag=NA, nummer=2, begin=10**12 - TERMIJN)
    assert (saldo(1190), open_centen(wie), open_centen(ander)) == (0, TERMIJN, 0)
    assert statussen() == {"retour": 1, "gematcht": 1}


def test_f18_a_batch_credited_twice_is_booked_once_and_the_rest_waits():
    wie = debiteur()
    maand_af(JAN)
    bank(date(2024, 1, 23))
    msg_id = BankBestand.objects.get(soort="pain008").msg_id
    een = Post("B1", TERMIJN, msg_id=msg_id, groep="g", aantal=1, is_incasso=True)
    twee = Post("B2", TERMIJN, msg_id=msg_id, groep="g", aantal=1, is_incasso=True)
    afschrift(een, twee)
    assert (open_centen(wie), saldo(1190), saldo(1000)) == (0, -TERMIJN, 2 * TERMIJN)


def test_single_entries_instead_of_a_batch_are_booked_as_collections():
    wie = debiteur()
    maand_af(JAN)
    afschrift(
        Post("B1", TERMIJN, kenmerk=kenmerk(wie), is_incasso=True),
        Post("B2", TERMIJN, kenmerk=kenmerk(wie), is_incasso=True),
    )
    assert Boeking.objects.filter(sleutel=f"incasso:{kenmerk(wie)}").count() == 1
    assert (open_centen(wie), saldo(1190)) == (0, -TERMIJN), "the second one is for a person"


def test_f21_a_refusal_of_a_collection_that_we_never_asked_is_set_apart():
    wie = debiteur()
    maand_af(JAN)
    for pad in bankier(NA, gedrag=Gedrag(meld_alle_regels=True)):
        if pad.name.startswith("pain002"):
            vreemd = pad.read_bytes().replace(kenmerk(wie).encode(), b"7200000000000009")
            pad.write_bytes(vreemd.replace(b"<TxSts>ACCP", b"<TxSts>RJCT").replace(b"<GrpSts>ACCP", b"<GrpSts>PART"))  # fmt: skip
    lees(NA)
    assert InQuarantaine.objects.get().code == "REGEL"
    assert not Incassomelding.objects.exists()


def test_f19_a_file_refused_as_a_whole_books_nothing():
    wie = debiteur()
    run = maand_af(JAN)
    bank(NA, gedrag=Gedrag(weiger_bestand_ppm=1_000_000))
    assert BankBestand.objects.get(soort="pain008").status == BankBestand.Status.GEWEIGERD
    assert (open_centen(wie), saldo(1000)) == (TERMIJN, 0)
    assert werk(run).status == Run.Status.LOPEND


def test_f19_a_refused_file_is_replaced_once_with_the_same_collections():
    """New MsgId, same EndToEndIds and amounts; its money is booked once, and the refused one brings nothing."""
    mensen = [debiteur() for _ in range(2)]
    run = maand_af(JAN)
    eerst = bij_de_bank(map_())
    bank(date(2024, 1, 23), gedrag=Gedrag(weiger_bestand_ppm=1_000_000))
    oud = BankBestand.objects.get(soort="pain008")
    nieuw = vervang(bestand=oud, actor="anna")
    assert nieuw.msg_id != oud.msg_id
    assert (nieuw.run_id, nieuw.aantal, nieuw.totaal_centen) == (run.pk, 2, 2 * TERMIJN)
    assert set(eerst) == {kenmerk(wie) for wie in mensen}
    assert bij_de_bank(map_()) == eerst
    bank(NA)
    assert [open_centen(wie) for wie in mensen] == [0, 0]
    assert (saldo(1000), saldo(1190)) == (2 * TERMIJN, 0)
    with pytest.raises(NietTeVervangen):
        vervang(bestand=BankBestand.objects.get(pk=nieuw.pk), actor="anna")
    assert Boeking.objects.filter(sleutel__startswith="incasso:").count() == 2
    assert werk(run).status == Run.Status.AFGEROND


def test_a_file_that_was_replaced_is_not_replaced_again():
    debiteur()
    maand_af(JAN)
    bank(date(2024, 1, 23), gedrag=Gedrag(weiger_bestand_ppm=1_000_000))
    oud = BankBestand.objects.get(soort="pain008")
    eerste = vervang(bestand=oud, actor="anna")
    assert vervang(bestand=oud, actor="bert").pk == eerste.pk
    assert BankBestand.objects.filter(soort="pain008").count() == 2


def test_f24_a_statement_with_a_wrong_total_books_nothing():
    debiteur()
    maand_af(JAN)
    for pad in bankier(NA):
        if pad.name.startswith("camt"):
            pad.write_bytes(pad.read_bytes().replace(b">84.40<", b">84.41<", 1))
    lees(NA)
    assert InQuarantaine.objects.filter(soort="camt053").count() == 1
    assert saldo(1000) == 0


def test_an_answer_with_other_totals_is_set_apart():
    debiteur()
    maand_af(JAN)
    for pad in bankier(NA):
        if pad.name.startswith("pain002"):
            pad.write_bytes(
                pad.read_bytes().replace(b"<OrgnlCtrlSum>84.40", b"<OrgnlCtrlSum>84.39")
            )
    lees(NA)
    assert InQuarantaine.objects.get().code == "TOTALEN"


def test_a_mandate_taken_back_in_mid_run_is_collected_once_and_may_come_back():
    wie = debiteur()
    maand_af(JAN)
    trek_mandaat_in(persoon_id=wie.pk, op=date(2024, 1, 20), actor="proef", reden="zelf")
    terug = f"{kenmerk(wie)}=MD01"
    bank(NA, retour=[terug])
    assert open_centen(wie) == 0, "the file had left"
    bank(date(2025, 3, 31), retour=[terug])
    assert open_centen(wie) == TERMIJN
    assert Incassomandaat.objects.get(persoon=wie).ingetrokken_op == date(2024, 1, 20)


def test_what_rests_by_the_data_is_what_collection_leaves_out():
    rust = {code for code, gevolg in gevolgen().items() if gevolg.mandaat}
    assert rust == DEFINITIEF


def test_a_payment_on_a_request_that_its_bank_takes_back_opens_the_request_again():
    """Who was told of the payment is told of its return too."""
    wie = debiteur()
    maand_af(JAN)
    verzoek = vraag_betaling(
        persoon_id=wie.pk, bedrag_centen=5_000, doel=Doel.EXTRA, vervaldatum=date(2024, 2, 15), verwijzing="x"
    )  # fmt: skip
    afschrift(Post("B1", 5_000, kenmerk=verzoek.kenmerk))
    assert stand_van(verzoek, NA).betaald_centen == 5_000
    terug = Post("B2", -5_000, kenmerk=verzoek.kenmerk, reden="AM04")
    afschrift(terug, dag=date(2024, 1, 29), nummer=2, begin=10**12 + 5_000)
    assert stand_van(verzoek, NA).betaald_centen == 0
    assert (saldo(1000), saldo(1190), statussen()) == (0, 0, {"gematcht": 1, "retour": 1})


def _uit():
    return sorted((map_() / "uit").glob("*.xml"))


def _iban_van(wie):
    return iban_van(wie.rekeningen.get())


def _kapot(iban: str) -> str:
    return iban[:2] + f"{(int(iban[2:4]) + 1) % 100:02d}" + iban[4:]
