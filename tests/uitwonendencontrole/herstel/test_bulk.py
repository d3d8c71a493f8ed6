"""Thirty decisions that were wrong are revoked and paid back at once: previewed, by two people, once, to the cent."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run, VastgelopenPost
from duo_portal.batches.operations import VierOgenGeweigerd, geef_vrij, teken
from duo_portal.batches.werk import werk_af
from duo_portal.identity.models import Persoon
from duo_portal.ledger import chart
from duo_portal.ledger import queries as ledger
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud
from tests.harnas.databases import Address
from tests.uitbetalen.besluiten import betaal
from uitwonendencontrole.controleren.operations.rechtsgang import herroep
from uitwonendencontrole.herstel import bulk, bulkrun
from uitwonendencontrole.models import Controle, Herstelopdracht, Herstelregel, Herziening, Stand

from .klonen import STAP, kloon, uitgevoerd

N = 30
DAG = date(2024, 6, 3)
TEKST = {
    "wat_ging_mis": "Wij kozen studenten uit met een profiel. Dat was discriminatie.",
    "wat_ging_mis_en": "We picked students with a profile. That was discrimination.",
    "reden": "Besluit van de minister",
}


@pytest.fixture
def controle(kloon_db: Address, tmp_path: Path, settings: Any) -> Controle:
    settings.BANK_MAP = str(tmp_path / "bank")
    return uitgevoerd()


def test_a_whole_draw_is_paid_back_once_although_the_worker_dies(
    controle: Controle, kloon_db: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    herziening, boete = controle.herziening, controle.herziening.boete
    kloon(kloon_db, controle, N - 1)
    Persoon.objects.filter(pk=controle.persoon_id + STAP).update(taal="en")
    assert Herziening.objects.count() == N
    bedrijfsdatum.zet(DAG, "test")
    opdracht = openen(trekking=controle.geloot.trekking)
    run = Run.objects.get(pk=opdracht.run_id)
    werk_af(run.pk)
    run.refresh_from_db()
    totalen = bulk.totalen(opdracht)
    een = Herstelregel.objects.get(herziening=herziening)
    assert (totalen.besluiten, totalen.mensen, totalen.hersteld) == (N, N, 0)
    open_ = ledger.saldi_persoon(controle.persoon_id).get(chart.TE_VEEL_ONTVANGEN, 0)
    assert een.terug_centen == herziening.terug_centen
    assert een.betaald_centen == een.terug_centen - open_ > 0, "the rest was not paid yet"
    assert een.boete_centen == boete.bedrag_centen > 0
    assert een.rente_centen > 1000
    assert totalen.rente_centen == N * een.rente_centen
    assert run.totalen["uitrekenen"]["brieven"] == N
    assert not Brief.objects.filter(soort="controle_herroepen").exists(), "nothing happened yet"

    with pytest.raises(bulk.HerstelGeweigerd, match="al geopend"):
        openen(trekking=controle.geloot.trekking)
    teken(run=run, stap="tekenen", actor="fin")
    werk_af(run.pk)
    with pytest.raises(VierOgenGeweigerd):
        geef_vrij(run=run, actor="FIN")
    # Who took the decisions releases: then it is done in the name of who signed.
    geef_vrij(run=run, actor="cor")
    _sterft_na(monkeypatch, 17)
    with pytest.raises(KeyboardInterrupt):
        werk_af(run.pk)
    assert 0 < bulk.totalen(opdracht).hersteld < 17, "whole chunks stand, the broken one is gone"
    monkeypatch.undo()
    werk_af(run.pk)
    werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.AFGEROND, run.reden
    assert not VastgelopenPost.objects.exists()
    assert run.totalen["sluiten"] == {"hersteld": N, "over": 0}
    _alles_eenmaal(controle, opdracht, een.rente_centen)
    _brieven()
    betaal(date(2024, 6, 10), "2024-06")
    for k in (0, 1, N - 1):
        saldi = ledger.saldi_persoon(controle.persoon_id + k * STAP)
        assert not saldi.get(chart.TE_VEEL_ONTVANGEN)
        assert not saldi.get(chart.UITWONENDBOETE)
        assert not saldi.get(chart.TERUG_TE_BETALEN), "fine and interest are on their way"
    assert _uitbetaald("2024-06") == {_maanden(controle) + een.betaald_centen: N}


def test_what_cannot_be_opened_is_refused_with_the_reason(controle: Controle) -> None:
    for wat, waarom in (
        ({}, "Kies een loting of een periode"),
        ({"van": DAG, "tot": date(2024, 1, 1)}, "laatste dag ligt voor"),
        ({"van": DAG, "tot": DAG}, "geen besluiten meer"),
        ({"trekking": controle.geloot.trekking, "van": DAG, "tot": DAG}, "niet allebei"),
    ):
        with pytest.raises(bulk.HerstelGeweigerd, match=waarom):
            openen(**wat)
    with pytest.raises(bulk.HerstelGeweigerd, match="Schrijf op"):
        bulk.open_herstel(keuze=bulk.Keuze(controle.geloot.trekking), **TEKST | {"wat_ging_mis_en": " "}, actor="x")  # fmt: skip
    periode = {"van": date(2023, 10, 1), "tot": date(2023, 10, 31)}
    assert openen(**periode).trekking is None


def openen(**keuze: Any) -> Herstelopdracht:
    return bulk.open_herstel(keuze=bulk.Keuze(**keuze), **TEKST, actor="tess")


def _sterft_na(monkeypatch: pytest.MonkeyPatch, keren: int) -> None:
    """A worker that is killed in the midst of a chunk: what it wrote in there is lost."""
    echt, gedaan = herroep, iter(range(10_000))

    def stuk(**wat: Any) -> Any:
        if next(gedaan) >= keren * 2:  # two names are tried for each
            raise KeyboardInterrupt
        return echt(**wat)

    monkeypatch.setattr(bulkrun, "herroep", stuk)
    monkeypatch.setattr(bulkrun, "HERSTEL_PER_CHUNK", 4)


def _alles_eenmaal(controle: Controle, opdracht: Herstelopdracht, rente: int) -> None:
    assert set(Controle.objects.values_list("stand", flat=True)) == {Stand.HERROEPEN}
    assert not Herziening.objects.filter(herroepen_op=None).exists()
    totalen = bulk.totalen(opdracht)
    assert totalen.over == 0
    assert totalen.uitgekeerd_centen == totalen.terug_centen, "every month came back whole"
    assert totalen.rente_geboekt_centen == N * rente
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(DISTINCT b.persoon_id), sum(l.bedrag_centen)::bigint FROM ledger_boeking b"
            " JOIN ledger_leg l ON l.boeking_id = b.id AND l.zijde = -1 WHERE b.sleutel LIKE 'controle:rente:%%'"
            " AND b.sleutel NOT LIKE '%%:teruggave'"
        )
        assert cursor.fetchone() == (N, N, N * rente)


def _brieven() -> None:
    brieven = Brief.objects.filter(soort="controle_herroepen")
    assert brieven.count() == N
    for taal, woord in (("nl", "discriminatie"), ("en", "discrimination")):
        brief = brieven.filter(taal=taal).first()
        assert brief is not None
        tekst = str(maak_inhoud(brief, taal))
        assert woord in tekst
        assert ("rente" if taal == "nl" else "interest") in tekst


def _uitbetaald(maand: str) -> dict[int, int]:
    """Cents that the run of a month paid: how many people."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT u.bedrag_centen, count(*) FROM studiefinanciering_uitbetaling u"
            " JOIN batches_run r ON r.id = u.run_id WHERE r.periode = %s GROUP BY 1",
            [f"{maand}-01"],
        )
        return dict(cursor.fetchall())


def _maanden(controle: Controle) -> int:
    """Cents decided from December to June: this story did not pay them before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(bedrag_centen)::bigint FROM studiefinanciering_toekenningsregel,"
            " generate_series(DATE '2023-12-01', DATE '2024-06-01', INTERVAL '1 month') AS maand"
            " WHERE persoon_id = %s AND upper_inf(bekend) AND component <> 7 AND geldig @> maand::date",
            [controle.persoon_id],
        )
        return int(cursor.fetchone()[0])
