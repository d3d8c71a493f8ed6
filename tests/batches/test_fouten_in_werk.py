"""What an error does to a run: tried again, halved, kept as a work item, or the run stops for a person."""

import os
import socket
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import OperationalError, connection

from duo_portal.batches import soorten
from duo_portal.batches.fouten import PostVastgelopen
from duo_portal.batches.models import Chunk, Run, Stap, VastgelopenPost
from duo_portal.batches.operations import (
    PostAlOpgelost,
    annuleer,
    hervat,
    los_post_op,
    open_run,
)
from duo_portal.batches.soorten import Runsoort, StapGeweigerd, Stapsoort, registreer
from duo_portal.batches.splitsen import meld_vast
from duo_portal.batches.veger import veeg_alles, vrij_werk
from duo_portal.batches.werk import werk_af

MAART = date(2026, 3, 1)
pytestmark = pytest.mark.usefixtures("proef_db")


@pytest.fixture
def maak(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """`maak(stap, …)`: a run of a kind that exists for this test only, worked off as far as it goes."""
    monkeypatch.setattr(soorten, "_soorten", dict(soorten._soorten))

    def open_en_werk(*stappen: Stapsoort, **meer: Any) -> Run:
        registreer(Runsoort(naam="eigen", titel="Eigen", stappen=stappen, **meer))
        run = open_run(soort="eigen", periode=MAART, actor="anna")
        werk_af(run.pk)
        run.refresh_from_db()
        return run

    return open_en_werk


def chunks(werk: Callable[..., Any], **meer: Any) -> Stapsoort:
    delen = meer.pop("delen", [(1, 101)])
    return Stapsoort(
        naam="doen",
        titel="Doen",
        soort="chunks",
        werk=werk,
        verdeel=lambda run, stap: delen,
        **meer,
    )


def schrijf(run: Run, van: int, tot: int) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO proef SELECT %s, g, g FROM generate_series(%s::bigint, %s::bigint - 1) g",
            [run.pk, van, tot],
        )
    return {"personen": tot - van}


def sleutels_gedaan() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM proef")
        return int(cursor.fetchone()[0])


def test_een_deadlock_wordt_overgedaan_en_telt_niet_als_poging(maak: Callable[..., Run]) -> None:
    keren = iter(["40001", "40P01", "55P03", ""])

    def werk(run: Run, stap: Stap, van: int, tot: int, verbinding: Any) -> dict[str, int]:
        schrijf(run, van, tot)
        if code := next(keren):
            with verbinding.cursor() as cursor:
                cursor.execute(
                    f"DO $$ BEGIN RAISE EXCEPTION 'proef' USING ERRCODE = '{code}'; END $$"
                )
        return {}

    assert maak(chunks(werk)).status == Run.Status.AFGEROND
    assert Chunk.objects.get().pogingen == 1
    assert sleutels_gedaan() == 100


def test_een_volle_schijf_is_niemands_gegeven(
    maak: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duo_portal.batches.werk._GEDULD", 3)

    def werk(run: Run, stap: Stap, van: int, tot: int, verbinding: Any) -> None:
        with verbinding.cursor() as cursor:
            cursor.execute("DO $$ BEGIN RAISE EXCEPTION 'vol' USING ERRCODE = '53100'; END $$")

    with pytest.raises(OperationalError):
        maak(chunks(werk))
    assert list(Chunk.objects.values_list("status", "pogingen")) == [("open", 0)]
    assert not VastgelopenPost.objects.exists()


def test_de_verbinding_valt_weg_onder_het_werk(maak: Callable[..., Run]) -> None:
    keren = iter([True, False])

    def werk(run: Run, stap: Stap, van: int, tot: int, verbinding: Any) -> dict[str, int]:
        uitkomst = schrijf(run, van, tot)
        if next(keren):
            with verbinding.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        return uitkomst

    assert maak(chunks(werk)).status == Run.Status.AFGEROND
    assert Chunk.objects.get().pogingen == 2
    assert sleutels_gedaan() == 100


def test_een_lijn_die_breekt_zonder_woord_van_de_server_halveert_niets(
    maak: Callable[..., Run],
) -> None:
    """Django opens a new connection while it rolls back, so the state of the connection tells nothing."""
    pogingen = []

    def werk(run, stap, van, tot, verbinding):
        pogingen.append(van)
        if len(pogingen) == 1:
            with socket.socket(fileno=os.dup(verbinding.connection.fileno())) as lijn:
                lijn.shutdown(socket.SHUT_RDWR)
        return schrijf(run, van, tot)

    run = maak(chunks(werk))
    assert run.status == Run.Status.AFGEROND
    assert list(Chunk.objects.values_list("status", flat=True)) == ["klaar"]
    assert pogingen == [1, 1]
    assert sleutels_gedaan() == 100


def test_halveren_aan_echte_sleutels_en_de_eigen_reden(maak: Callable[..., Run]) -> None:
    echte = [5, 17, 1_000_000, 2_000_003, 2_000_004]

    def werk(run: Run, stap: Stap, van: int, tot: int, verbinding: Any) -> dict[str, int]:
        if van <= 2_000_003 < tot:
            raise PostVastgelopen("iban_ontbreekt", "Er is geen rekening bekend.")
        return {"personen": len([s for s in echte if van <= s < tot])}

    run = maak(
        chunks(
            werk,
            delen=[(1, 3_000_000)],
            sleutels=lambda run, stap, van, tot: [s for s in echte if van <= s < tot],
        )
    )
    post = VastgelopenPost.objects.get()
    assert (post.sleutel, post.reden) == (2_000_003, "iban_ontbreekt")
    assert run.totalen["doen"] == {"personen": 4}
    assert Chunk.objects.filter(status="gesplitst").count() <= 3


def test_werk_meldt_zelf_wie_niet_kan_en_gaat_verder(maak: Callable[..., Run]) -> None:
    def werk(run: Run, stap: Stap, van: int, tot: int, verbinding: Any) -> dict[str, int]:
        meld_vast(run=run, stap=stap, posten=[(7, "inkomen_onbekend", "")])
        return {"personen": 99}

    run = maak(chunks(werk))
    assert run.status == Run.Status.AFGEROND
    post = VastgelopenPost.objects.get()
    los_post_op(post=post, actor="anna", reden="inkomen opgevraagd")
    with pytest.raises(PostAlOpgelost, match="anna"):
        los_post_op(post=post, actor="bert", reden="nog eens")


def test_wat_bij_iedereen_misgaat_stopt_de_run(maak: Callable[..., Run]) -> None:
    kapot = [True]

    def werk(run: Run, stap: Stap, van: int, tot: int, verbinding: Any) -> dict[str, int]:
        if kapot[0]:
            raise AttributeError("kapot")
        return schrijf(run, van, tot)

    run = maak(chunks(werk), max_uitval=3)
    assert run.status == Run.Status.MISLUKT
    assert "Te veel uitval" in run.reden
    assert VastgelopenPost.objects.count() <= 4
    kapot[0] = False
    hervat(run=run, actor="anna", reden="programma hersteld")
    werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.AFGEROND
    assert sleutels_gedaan() == 100 - VastgelopenPost.objects.count()


def test_een_fout_in_een_enkele_stap_stopt_en_laat_niets_achter(maak: Callable[..., Run]) -> None:
    kapot = [True]

    def enkel(run: Run, stap: Stap, verbinding: Any) -> dict[str, int]:
        schrijf(run, 1, 11)
        if kapot[0]:
            raise KeyError("kapot")
        return {"regels": 10}

    run = maak(Stapsoort(naam="een", titel="Een", soort="enkel", enkel=enkel))
    assert (run.status, run.reden) == (Run.Status.MISLUKT, "Fout in de stap: KeyError.")
    assert sleutels_gedaan() == 0
    kapot[0] = False
    hervat(run=run, actor="anna", reden="hersteld")
    werk_af(run.pk)
    run.refresh_from_db()
    assert (run.status, run.totalen) == (Run.Status.AFGEROND, {"een": {"regels": 10}})


def test_een_stap_die_zichzelf_weigert(maak: Callable[..., Run]) -> None:
    def klaar(run: Run, stap: Stap) -> None:
        assert stap.totalen == {"personen": 100}
        raise StapGeweigerd("som wijkt af")

    run = maak(chunks(lambda run, stap, van, tot, v: schrijf(run, van, tot), klaar=klaar))
    assert (run.status, run.reden) == (Run.Status.MISLUKT, "som wijkt af")


def test_een_fout_in_de_verdeling_stopt_de_run(maak: Callable[..., Run]) -> None:
    run = maak(chunks(lambda *_: {}, delen=[(5, 5)]))
    assert run.status == Run.Status.MISLUKT
    assert "starten of sluiten" in run.reden


def test_andere_regels_dan_bij_het_openen(maak: Callable[..., Run]) -> None:
    versie = ["1"]
    registratie = {"versie": lambda: (versie[0], "abc")}
    run = maak(
        Stapsoort(naam="wacht", titel="Wacht", soort="mens"),
        chunks(lambda run, stap, van, tot, v: schrijf(run, van, tot), rekent=True),
        **registratie,
    )
    assert (run.regelversie, run.parameterset) == ("1", "abc")
    from duo_portal.batches.operations import teken

    teken(run=run, stap="wacht", actor="anna")
    versie[0] = "2"
    werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.MISLUKT
    assert "veranderd" in run.reden
    assert sleutels_gedaan() == 0


def test_annuleren_terwijl_een_chunk_bezig_is_draait_hem_terug(maak: Callable[..., Run]) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def annuleer_elders(run: Run) -> None:
        try:
            annuleer(run=run, actor="bert", reden="verkeerde maand")
        finally:
            connection.close()

    def werk(run: Run, stap: Stap, van: int, tot: int, verbinding: Any) -> dict[str, int]:
        uitkomst = schrijf(run, van, tot)
        with ThreadPoolExecutor(1) as ander:
            ander.submit(annuleer_elders, run).result(timeout=10)
        return uitkomst

    run = maak(chunks(werk))
    assert run.status == Run.Status.GEANNULEERD
    assert sleutels_gedaan() == 0


def test_de_veger_belt_alleen_voor_wat_niemand_doet(maak: Callable[..., Run]) -> None:
    gezien: list[dict[int, int]] = []

    def werk(run: Run, stap: Stap, van: int, tot: int, verbinding: Any) -> dict[str, int]:
        gezien.append(vrij_werk())
        return {}

    run = maak(chunks(werk, delen=[(1, 5), (5, 9), (9, 13)]))
    assert gezien == [{run.pk: 2}, {run.pk: 1}, {}]
    assert vrij_werk() == {}
    nieuw = open_run(soort="eigen", periode=date(2026, 4, 1), actor="anna")
    assert vrij_werk() == {nieuw.pk: 1}
    assert veeg_alles() == 1
