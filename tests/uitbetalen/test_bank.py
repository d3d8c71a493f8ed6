"""From the payment file to the statement: accepted, refused, returned, and every line imported once."""

from datetime import date

import pytest
from django.db import connection
from lxml import etree

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.batches.werk import werk_af
from duo_portal.gateways.bank.proefbank.gedrag import GEDRAGINGEN, Gedrag
from duo_portal.gateways.bank.proefbank.kantoor import Proefbank
from duo_portal.gateways.models import Afschriftregel, BankBestand
from duo_portal.identity import crypto
from duo_portal.identity.models import Blokkade
from studiefinanciering.models import Uitbetaalmelding, Uitbetaling
from studiefinanciering.uitbetalen.aanleveren import NietTeVervangen, vervang
from studiefinanciering.uitbetalen.bevestigen import lees_bank

from .besluiten import beslis, betaal, maak_student

pytestmark = pytest.mark.usefixtures("kloon_db")

BASIS, PRESTATIE = 1, 2
SEP, BETAALDAG, OKT = date(2023, 9, 15), date(2023, 9, 22), date(2023, 10, 17)


@pytest.fixture
def studenten() -> list[int]:
    personen = [maak_student() for _ in range(6)]
    for persoon_id in personen:
        beslis(persoon_id, "2023-09", "2024-01", {(BASIS, PRESTATIE): 43920}, op=SEP)
    return personen


def saldo(rekening: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(zijde * bedrag_centen), 0)::bigint FROM ledger_leg"
            " WHERE account_code = %s",
            [rekening],
        )
        return int(cursor.fetchone()[0])


def maak_af(run: Run) -> Run:
    werk_af(run.pk)
    run.refresh_from_db()
    return run


def test_the_file_holds_what_the_ledger_says(studenten, bankmap):
    run = betaal(SEP, "2023-09")
    (pad,) = (bankmap / "uit").glob("*.xml")
    wortel = etree.parse(str(pad)).getroot()
    ruimte = {"p": wortel.nsmap[None]}
    assert wortel.findtext(".//p:GrpHdr/p:NbOfTxs", namespaces=ruimte) == "6"
    assert wortel.findtext(".//p:GrpHdr/p:CtrlSum", namespaces=ruimte) == "2635.20"
    assert wortel.findtext(".//p:GrpHdr/p:MsgId", namespaces=ruimte) == "SF-202309-UITB-1-001"
    assert wortel.findtext(".//p:ReqdExctnDt/p:Dt", namespaces=ruimte) == "2023-09-22"
    kenmerken = [e.text for e in wortel.iterfind(".//p:EndToEndId", namespaces=ruimte)]
    assert kenmerken == [u.end_to_end_id for u in Uitbetaling.objects.order_by("id")]
    assert (saldo(1600), saldo(1100)) == (0, -6 * 43920)
    assert run.status == Run.Status.LOPEND, "waits for the bank"


def test_payday_confirms_the_run(studenten, bank):
    run = betaal(SEP, "2023-09")
    assert maak_af(run).status == Run.Status.LOPEND
    bank(BETAALDAG)
    assert maak_af(run).status == Run.Status.AFGEROND
    assert (saldo(1600), saldo(1100), saldo(1000)) == (0, 0, -6 * 43920)
    assert set(Afschriftregel.objects.values_list("status", flat=True)) == {"gematcht"}


@pytest.mark.parametrize("welk", ["weiger_regel_ppm", "retour_regel_ppm"])
def test_a_refused_or_returned_payment_is_due_again_and_paid_once(
    studenten, bank, monkeypatch, welk
):
    monkeypatch.setitem(GEDRAGINGEN, "half", Gedrag(**{welk: 400_000}))
    run = betaal(SEP, "2023-09")
    bank(BETAALDAG, "half", seed=3)
    bank(date(2023, 9, 29), "half", seed=3)
    assert maak_af(run).status == Run.Status.AFGEROND
    terug = Uitbetaalmelding.objects.count()
    assert 0 < terug < 6, "the seed should hit some and spare some"
    assert Blokkade.objects.filter(opgeheven_op=None).count() == terug
    assert saldo(1410) == (6 - terug) * 43920
    assert (saldo(1600), saldo(1100), saldo(1190)) == (0, 0, 0)
    Blokkade.objects.update(opgeheven_op=OKT, opgeheven_door="proef")
    betaal(OKT, "2023-10")
    per_persoon = dict.fromkeys(studenten, 0)
    teruggekomen = set(Uitbetaalmelding.objects.values_list("uitbetaling_id", flat=True))
    for betaling in Uitbetaling.objects.exclude(pk__in=teruggekomen):
        per_persoon[betaling.persoon_id] += betaling.bedrag_centen
    assert set(per_persoon.values()) == {2 * 43920}


def test_what_the_bank_sends_three_times_is_booked_once(studenten, bank, bankmap):
    run = betaal(SEP, "2023-09")
    bewaard: dict[str, bytes] = {}
    echt = lees_bank

    def bewaar() -> None:
        bewaard.update({pad.name: pad.read_bytes() for pad in (bankmap / "in").glob("*.xml")})

    Proefbank(bankmap / "uit", bankmap / "in", bankmap / "geheugen", 0, GEDRAGINGEN["goed"]).werk(
        BETAALDAG
    )
    bewaar()
    bedrijfsdatum.zet(BETAALDAG, "proef")
    assert len(bewaard) == 2
    for _ in range(3):
        for naam, inhoud in bewaard.items():
            (bankmap / "in" / naam).write_bytes(inhoud)
        echt()
    assert saldo(1000) == -6 * 43920
    assert maak_af(run).status == Run.Status.AFGEROND


def test_a_refused_file_is_replaced_with_the_same_references(studenten, bank, monkeypatch):
    monkeypatch.setitem(GEDRAGINGEN, "nee", Gedrag(weiger_bestand_ppm=1_000_000))
    run = betaal(SEP, "2023-09")
    bank(BETAALDAG, "nee")
    assert maak_af(run).status == Run.Status.LOPEND
    bestand = BankBestand.objects.get(soort="pain001")
    assert bestand.status == BankBestand.Status.GEWEIGERD
    nieuw = vervang(bestand=bestand, actor="anna")
    assert nieuw.msg_id == "SF-202309-UITB-1-101"
    bank(date(2023, 9, 26))
    assert maak_af(run).status == Run.Status.AFGEROND
    assert (saldo(1600), saldo(1100), saldo(1000)) == (0, 0, -6 * 43920)
    with pytest.raises(NietTeVervangen):
        vervang(bestand=nieuw, actor="anna")


def test_sending_a_file_again_after_a_crash_pays_once(studenten, bank, bankmap):
    run = betaal(SEP, "2023-09")
    (pad,) = (bankmap / "uit").glob("*.xml")
    inhoud = pad.read_bytes()
    bank(BETAALDAG)
    pad.write_bytes(inhoud)  # we died between sending and noting it, and sent once more
    bank(date(2023, 9, 25))
    assert maak_af(run).status == Run.Status.AFGEROND
    assert saldo(1000) == -6 * 43920
    assert BankBestand.objects.get(soort="pain001").status == BankBestand.Status.GEACCEPTEERD


def test_a_statement_before_the_answer_waits_in_suspense_and_is_matched(studenten, bankmap):
    run = betaal(SEP, "2023-09")
    grillig = Gedrag(weiger_regel_ppm=400_000)
    Proefbank(bankmap / "uit", bankmap / "in", bankmap / "geheugen", 3, grillig).werk(BETAALDAG)
    bedrijfsdatum.zet(BETAALDAG, "proef")
    (antwoord,) = (bankmap / "in").glob("pain002*.xml")
    later = antwoord.rename(bankmap / "later.xml")
    lees_bank()
    assert saldo(1190) > 0, "less was debited than we asked: unknown until the bank says why"
    assert maak_af(run).status == Run.Status.LOPEND
    later.rename(antwoord)
    lees_bank()
    assert (saldo(1600), saldo(1100), saldo(1190)) == (0, 0, 0)
    assert maak_af(run).status == Run.Status.AFGEROND


@pytest.mark.parametrize(
    ("wat", "reden"), [(b"x" * 40, "rekening_onleesbaar"), (None, "rekening_ongeldig")]
)
def test_one_bad_account_is_listed_and_the_others_are_paid(
    studenten, bankmap, eigenaar_verbinding, wat, reden
):
    slecht = wat or crypto.versleutel("NL00FICT0000000001", kind=crypto.IBAN)
    eigenaar_verbinding.execute("ALTER TABLE identity_bankrekening DISABLE TRIGGER USER")
    eigenaar_verbinding.execute(
        "UPDATE identity_bankrekening SET iban_versleuteld = %s WHERE persoon_id = %s",
        [slecht, studenten[0]],
    )
    eigenaar_verbinding.execute("ALTER TABLE identity_bankrekening ENABLE TRIGGER USER")
    run = betaal(SEP, "2023-09")
    assert [(p.sleutel, p.reden) for p in run.vastgelopen_posten.all()] == [(studenten[0], reden)]
    assert Uitbetaling.objects.count() == 5
    assert len(list((bankmap / "uit").glob("*.xml"))) == 1
