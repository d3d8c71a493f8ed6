"""The life of a direct debit file with the bank: recorded, rebuilt, delivered, answered, and what comes back."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from duo_portal.gateways.bank.bestanden import (
    Bestandsdeel,
    HerbouwWijktAf,
    VastgelegdAnders,
    lever_aan,
    opdracht_van,
    pad_van,
)
from duo_portal.gateways.bank.incasso import Incasso
from duo_portal.gateways.bank.incassobestanden import bouw_incasso, leg_incasso_vast
from duo_portal.gateways.bank.inlezen import Uitkomst, verwerk_ontvangen
from duo_portal.gateways.bank.kanaal import FakeKanaal
from duo_portal.gateways.bank.mandaat import Volgorde
from duo_portal.gateways.bank.pain002 import Uitslag
from duo_portal.gateways.bank.pain008 import IncassoAfgekeurd, schrijf_pain008
from duo_portal.gateways.bank.proefbank.kantoor import Proefbank
from duo_portal.gateways.models import Afschriftregel, BankBestand

from .bankverkeer import Kasboek, Verkeer
from .pain008_gegevens import DAG, INCASSANT, OP, RUN, incassos, opdracht

pytestmark = pytest.mark.django_db
Status = BankBestand.Status
LAAT = date(2025, 12, 31)


def leg_vast(regels: list[Incasso], **anders: Any) -> BankBestand:
    totaal = sum(regel.bedrag_centen for regel in regels)
    kop: dict[str, Any] = {
        "run_id": 1,
        "run_sleutel": RUN,
        "deel": Bestandsdeel(1, len(regels), totaal),
        "incassant": INCASSANT,
        "incassodatum": DAG,
        "volgorde": Volgorde.VOLGENDE,
        "bedrijfsdatum": OP,
        "aangemaakt_at": datetime(2024, 2, 12, 6, 0, tzinfo=UTC),
    }
    return leg_incasso_vast(**(kop | anders))


def _verwerk(verkeer: Verkeer, kas: Kasboek, op: date = LAAT) -> list[Uitkomst]:
    return [inlezing.uitkomst for inlezing in verwerk_ontvangen(verkeer.kanaal, kas, op)]


def test_a_file_is_recorded_once_built_and_delivered(verkeer: Verkeer) -> None:
    regels = incassos(2_500)
    bestand = leg_vast(regels)
    assert leg_vast(regels).pk == bestand.pk and bestand.soort == "pain008"
    bouw_incasso(bestand.pk, iter(regels))
    lever_aan(bestand.pk, verkeer.kanaal)
    geleverd = verkeer.map_ / "uit" / f"SF-{RUN}-001.xml"
    assert geleverd.read_bytes() == schrijf_pain008(opdracht(regels), regels)
    bestand.refresh_from_db()
    assert bestand.status == Status.AANGELEVERD
    with pytest.raises(VastgelegdAnders):
        opdracht_van(bestand)


def test_a_lost_file_is_rebuilt_to_the_same_bytes_and_never_to_others(verkeer: Verkeer) -> None:
    regels, kanaal = incassos(50), FakeKanaal()
    bestand = bouw_incasso(leg_vast(regels).pk, iter(regels))
    lever_aan(bestand.pk, kanaal)
    pad_van(bestand).unlink()
    assert bouw_incasso(bestand.pk, iter(regels)).sha256 == bestand.sha256
    with pytest.raises(HerbouwWijktAf):
        bouw_incasso(bestand.pk, [replace(regels[0], naam="Een ander"), *regels[1:]])
    lever_aan(bestand.pk, kanaal)
    assert kanaal.aangeleverd[0] == kanaal.aangeleverd[1]


def test_a_bad_line_leaves_no_file(verkeer: Verkeer) -> None:
    regels = incassos(5)
    bestand = leg_vast(regels)
    with pytest.raises(IncassoAfgekeurd):
        bouw_incasso(bestand.pk, [*regels[:4], replace(regels[4], mandaat=None)])
    bestand.refresh_from_db()
    assert bestand.status == Status.IN_OPBOUW and not pad_van(bestand).exists()


@pytest.mark.parametrize(
    "anders",
    [
        {"volgorde": Volgorde.EERSTE},
        {"incassodatum": date(2024, 2, 29)},
        {"incassant": replace(INCASSANT, incassant_id="DE98ZZZ09999999999")},
    ],
)
def test_a_recorded_header_cannot_be_recorded_otherwise(
    verkeer: Verkeer, anders: dict[str, Any]
) -> None:
    leg_vast(incassos(3))
    with pytest.raises(VastgelegdAnders):
        leg_vast(incassos(3), **anders)


@pytest.mark.parametrize(
    "wijziging",
    [
        "incasso_kop = jsonb_set(incasso_kop, '{volgorde}', '\"FRST\"')",
        "incasso_kop = NULL",
        "soort = 'pain001'",
        "uitvoeringsdatum = uitvoeringsdatum + 1",
        "totaal_centen = totaal_centen + 1",
        "status = 'geaccepteerd'",
    ],
)
def test_the_database_keeps_a_recorded_file_as_it_is(verkeer: Verkeer, wijziging: str) -> None:
    leg_vast(incassos(3))
    with connection.cursor() as cursor, pytest.raises(IntegrityError), transaction.atomic():
        cursor.execute(f"UPDATE gateways_bankbestand SET {wijziging}")


def test_the_database_knows_no_direct_debit_without_its_header(verkeer: Verkeer) -> None:
    bestand = leg_vast(incassos(3))
    bestand.pk, bestand.msg_id, bestand.volgnummer, bestand.incasso_kop = None, "SF-X", 2, None
    with pytest.raises(IntegrityError), transaction.atomic():
        bestand.save(force_insert=True)


def test_collected_refused_and_returned_lines_all_find_their_way_back(verkeer: Verkeer) -> None:
    regels = incassos(6)
    kas = Kasboek({regel.end_to_end_id: regel.bedrag_centen for regel in regels})
    bestand = bouw_incasso(leg_vast(regels).pk, iter(regels))
    lever_aan(bestand.pk, verkeer.kanaal)
    geleverd = verkeer.map_ / "uit" / f"{bestand.msg_id}.xml"
    geleverd.write_bytes(geleverd.read_bytes().replace(b"<MndtId>M000000006</MndtId>", b""))
    codes = ["AM04", "AC04", "MD06", "MD01"]
    namen = [f"{regel.end_to_end_id}={code}" for regel, code in zip(regels, codes, strict=False)]
    map_ = verkeer.map_
    Proefbank(map_ / "uit", map_ / "in", map_ / "staat", retour=frozenset(namen)).werk()
    assert set(_verwerk(verkeer, kas)) == {Uitkomst.VERWERKT}
    bestand.refresh_from_db()
    assert bestand.status == Status.DEELS and kas.oordelen == [Uitslag.DEELS]
    assert kas.geweigerd == {regels[5].end_to_end_id: "MD01"}
    assert kas.terug == dict(zip((r.end_to_end_id for r in regels), codes, strict=False))
    assert _verwerk(verkeer, kas) == [] and set(kas.regels_gezien.values()) == {1}
    laatste = Afschriftregel.objects.latest("boekdatum")
    assert laatste.retour_reden == "MD01" and (laatste.boekdatum - DAG).days >= 56
    netto = sum(Afschriftregel.objects.values_list("bedrag_centen", flat=True))
    assert 0 <= regels[4].bedrag_centen - netto < 25


def test_the_same_file_sent_twice_is_collected_once(verkeer: Verkeer) -> None:
    regels = incassos(4)
    kas = Kasboek({regel.end_to_end_id: regel.bedrag_centen for regel in regels})
    bestand = bouw_incasso(leg_vast(regels).pk, iter(regels))
    for _ in range(2):
        lever_aan(bestand.pk, verkeer.kanaal)
        verkeer.bank_werkt()
    _verwerk(verkeer, kas)
    bestand.refresh_from_db()
    assert bestand.status == Status.GEACCEPTEERD
    (bedrag,) = Afschriftregel.objects.values_list("bedrag_centen", flat=True)
    assert bedrag == bestand.totaal_centen
