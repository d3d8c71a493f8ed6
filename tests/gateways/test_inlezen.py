"""Answers of the bank: each once, whole or not at all, and every line in exactly one place."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection

from duo_portal.gateways.bank.bestanden import lever_aan
from duo_portal.gateways.bank.inlezen import (
    Inlezing,
    Uitkomst,
    verwerk_camt053,
    verwerk_ontvangen,
    verwerk_pain002,
)
from duo_portal.gateways.bank.pain002 import Uitslag
from duo_portal.gateways.bank.proefbank.gedrag import GOED, GRILLIG
from duo_portal.gateways.models import Afschrift, Afschriftregel, BankBestand, InQuarantaine

from .bankverkeer import OP, Kasboek, Verkeer, leg_vast_zonder_bouw, stand
from .pain001_gegevens import overboekingen

Status = BankBestand.Status


@pytest.mark.django_db
def test_a_good_bank_ends_with_every_cent_matched(verkeer: Verkeer) -> None:
    bestand, kas = verkeer.betaal(40)
    verkeer.bank_werkt()
    assert [i.uitkomst for i in verwerk_ontvangen(verkeer.kanaal, kas, OP)] == [
        Uitkomst.VERWERKT
    ] * 2
    bestand.refresh_from_db()
    assert bestand.status == Status.GEACCEPTEERD and kas.oordelen == [Uitslag.GEACCEPTEERD]
    (regel,) = Afschriftregel.objects.all()
    assert (regel.bedrag_centen, regel.aantal) == (-bestand.totaal_centen, 40)
    assert (regel.msg_id, regel.status) == (bestand.msg_id, "gematcht")
    assert verkeer.kanaal.ontvangen() == []


@pytest.mark.django_db
def test_refused_and_returned_lines_find_their_way_back(verkeer: Verkeer) -> None:
    verkeer.gedrag = replace(GOED, weiger_regel_ppm=50_000, retour_regel_ppm=50_000)
    bestand, kas = verkeer.betaal(400)
    verkeer.bank_werkt()
    verwerk_ontvangen(verkeer.kanaal, kas, OP)
    bestand.refresh_from_db()
    assert bestand.status == Status.DEELS and kas.geweigerd and kas.terug
    assert not set(kas.geweigerd) & set(kas.terug)
    assert {*kas.geweigerd.values(), *kas.terug.values()} >= {"AC01", "AC04", "MD07"}
    batch = Afschriftregel.objects.get(bedrag_centen__lt=0)
    assert -batch.bedrag_centen == bestand.totaal_centen - sum(
        kas.verzonden[k] for k in kas.geweigerd
    )
    retour = {
        r.end_to_end_id: r.bedrag_centen for r in Afschriftregel.objects.filter(status="retour")
    }
    assert retour == {kenmerk: kas.verzonden[kenmerk] for kenmerk in kas.terug}


@pytest.mark.django_db
def test_a_file_refused_whole_says_so(verkeer: Verkeer) -> None:
    verkeer.gedrag = replace(GOED, weiger_bestand_ppm=1_000_000)
    bestand, kas = verkeer.betaal(4)
    verkeer.bank_werkt()
    verwerk_ontvangen(verkeer.kanaal, kas, OP)
    bestand.refresh_from_db()
    assert bestand.status == Status.GEWEIGERD and kas.oordelen == [Uitslag.GEWEIGERD]
    assert Afschrift.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(8))
def test_a_whimsical_bank_leaves_the_same_books_as_an_honest_one(
    verkeer: Verkeer, seed: int
) -> None:
    """Late, doubled, shuffled and foreign messages change nothing but the number of visits."""
    verkeer.gedrag, verkeer.seed = replace(GRILLIG, retour_regel_ppm=30_000), seed
    bestand, kas = verkeer.betaal(200)
    for _ in range(4):
        verkeer.bank_werkt()
        verwerk_ontvangen(verkeer.kanaal, kas, OP)
    bestand.refresh_from_db()
    assert bestand.status in (Status.GEACCEPTEERD, Status.DEELS, Status.GEWEIGERD)
    assert all(keren == 1 for keren in kas.regels_gezien.values())
    som = sum(Afschriftregel.objects.values_list("bedrag_centen", flat=True))
    terug = sum(kas.verzonden[k] for k in kas.terug)
    geweigerd = sum(kas.verzonden[k] for k in kas.geweigerd)
    verwacht = 0 if bestand.status == Status.GEWEIGERD else bestand.totaal_centen - geweigerd
    assert som == terug - verwacht
    assert not Afschriftregel.objects.filter(status="tussenrekening").exists()
    open_ = InQuarantaine.objects.filter(opgelost_at=None).values_list("code", flat=True)
    assert set(open_) <= {"ONBEKEND_BESTAND"}
    assert verkeer.kanaal.ontvangen() == []


@pytest.mark.django_db
def test_each_file_three_times_changes_nothing(verkeer: Verkeer) -> None:
    verkeer.gedrag = replace(GOED, weiger_regel_ppm=50_000, retour_regel_ppm=50_000)
    _, kas = verkeer.betaal(100)
    verkeer.bank_werkt()
    antwoorden, afschriften = verkeer.ontvangen("pain002"), verkeer.ontvangen("camt053")
    assert antwoorden and len(afschriften) > 1
    standen = []
    for _ in range(3):
        uitkomsten = [verwerk_pain002(pad, kas, OP).uitkomst for pad in antwoorden]
        uitkomsten += [verwerk_camt053(pad, kas, OP).uitkomst for pad in afschriften]
        standen.append((set(uitkomsten), stand(), dict(kas.regels_gezien), list(kas.oordelen)))
    assert standen[0][0] == {Uitkomst.VERWERKT} and standen[1][0] == {Uitkomst.AL_VERWERKT}
    assert standen[0][1:] == standen[1][1:] == standen[2][1:]


@pytest.mark.django_db
def test_the_same_statement_in_another_file_is_recognised(verkeer: Verkeer) -> None:
    _, kas = verkeer.betaal(10)
    verkeer.bank_werkt()
    (pad,) = verkeer.ontvangen("camt053")
    ander = pad.with_name("camt053-ander.xml")
    ander.write_bytes(pad.read_bytes().replace(b"<MsgId>CAMT-", b"<MsgId>HERHALING-"))
    gewijzigd = pad.with_name("camt053-gewijzigd.xml")
    gewijzigd.write_bytes(
        pad.read_bytes().replace(b"CAMT-", b"WIJZIGING-").replace(b">B000000000001<", b">B9<")
    )
    assert verwerk_camt053(pad, kas, OP).uitkomst is Uitkomst.VERWERKT
    regels = Afschriftregel.objects.count()
    assert verwerk_camt053(ander, kas, OP).uitkomst is Uitkomst.VERWERKT
    assert verwerk_camt053(gewijzigd, kas, OP).code == "AFSCHRIFT_ANDERS"
    assert (Afschrift.objects.count(), Afschriftregel.objects.count()) == (1, regels)


@pytest.mark.django_db
def test_a_duplicate_delivery_is_refused_by_the_bank_and_harmless_to_us(verkeer: Verkeer) -> None:
    bestand, kas = verkeer.betaal(10)
    verkeer.bank_werkt()
    lever_aan(bestand.pk, verkeer.kanaal)
    verkeer.bank_werkt()
    assert len(verkeer.ontvangen("pain002")) == 2
    verwerk_ontvangen(verkeer.kanaal, kas, OP)
    bestand.refresh_from_db()
    assert bestand.status == Status.GEACCEPTEERD and kas.oordelen == [Uitslag.GEACCEPTEERD]
    assert Afschriftregel.objects.count() == 1


@pytest.mark.django_db
def test_the_bank_answers_on_a_file_whose_delivery_we_never_noted(verkeer: Verkeer) -> None:
    bestand, kas = verkeer.betaal(10)
    verkeer.bank_werkt()
    tweede = leg_vast_zonder_bouw(overboekingen(10), volgnummer=2)
    (pad,) = verkeer.ontvangen("pain002")
    niet_verzonden = pad.with_name("pain002-b.xml")
    niet_verzonden.write_bytes(
        pad.read_bytes()
        .replace(bestand.msg_id.encode(), tweede.msg_id.encode())
        .replace(b"ANTW", b"X")
    )
    inlezing = verwerk_pain002(niet_verzonden, kas, OP)
    assert inlezing.code == "NIET_VERZONDEN" and inlezing.is_te_vroeg and kas.oordelen == []


@pytest.mark.django_db
def test_statements_out_of_order_wait_for_each_other(verkeer: Verkeer) -> None:
    verkeer.gedrag = replace(GOED, retour_regel_ppm=100_000)
    _, kas = verkeer.betaal(100)
    verkeer.bank_werkt()
    een, twee, drie = verkeer.ontvangen("camt053")[:3]
    assert verwerk_camt053(een, kas, OP).uitkomst is Uitkomst.VERWERKT
    te_vroeg = verwerk_camt053(drie, kas, OP)
    assert te_vroeg.code == "VOLGORDE" and te_vroeg.is_te_vroeg
    assert verwerk_camt053(twee, kas, OP).uitkomst is Uitkomst.VERWERKT
    assert verwerk_camt053(drie, kas, OP).uitkomst is Uitkomst.VERWERKT
    assert InQuarantaine.objects.get().oplossing == "Later alsnog ingelezen."


def test_two_importers_at_once_book_once(kloon_db: object, verkeer: Verkeer) -> None:
    _, kas = verkeer.betaal(50)
    verkeer.bank_werkt()
    (antwoord,), (afschrift,) = verkeer.ontvangen("pain002"), verkeer.ontvangen("camt053")
    for pad, verwerk in ((antwoord, verwerk_pain002), (afschrift, verwerk_camt053)):
        assert sorted(_tegelijk(pad, verwerk, kas)) == ["al_verwerkt"] * 3 + ["verwerkt"]
    assert len(kas.oordelen) == 1 and Afschriftregel.objects.count() == 1
    assert BankBestand.objects.count() == 3 and InQuarantaine.objects.count() == 0


def _tegelijk(pad: Path, verwerk: Callable[..., Inlezing], kas: Kasboek) -> list[str]:
    start, uit = threading.Barrier(4), []

    def importeer() -> None:
        start.wait()
        uit.append(verwerk(pad, kas, OP).uitkomst.value)
        connection.close()

    draden = [threading.Thread(target=importeer) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    return uit


@pytest.mark.django_db
def test_a_file_that_another_importer_cleared_away_is_no_error(
    verkeer: Verkeer, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, kas = verkeer.betaal(3)
    verkeer.bank_werkt()
    gezien = verkeer.kanaal.ontvangen()
    # What both importers saw.
    monkeypatch.setattr(verkeer.kanaal, "ontvangen", lambda: gezien)
    antwoord, afschrift = gezien
    afschrift.unlink()
    assert [i.uitkomst for i in verwerk_ontvangen(verkeer.kanaal, kas, OP)] == [Uitkomst.VERWERKT]
    antwoord.unlink(missing_ok=True)
    assert verwerk_ontvangen(verkeer.kanaal, kas, OP) == []
