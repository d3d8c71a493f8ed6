"""Each reason to stop holds a step, is told in the preview and the history, and lets go again."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.models import Zaak
from duo_portal.foundation.period import Maand
from duo_portal.identity import operations as identity
from duo_portal.letters.lezen import markeer_gelezen
from duo_portal.letters.models import Brief, UitgaandBericht
from duo_portal.letters.verzenden import kies_kanalen, op_papier
from terugbetalen.invordering.aanhouden import hervat, houd_aan
from terugbetalen.invordering.stops import Stop, _register, registreer_stop, stopnamen, stops_voor
from terugbetalen.models import Feit, Invorderingsregel
from tests.terugbetalen.vaststellen.debiteuren import feit

from .achterstand import bereid_voor, betaal, lees_post, maak_af, stappen, vorder_in, wanbetaler

DAG = date(2024, 3, 12)
MAANDEN = (Maand(2023, 12), Maand(2024, 1))


def uitstel(wie):
    feit(wie, Feit.Soort.UITSTEL, date(2024, 3, 1), date(2024, 4, 1))


def wsnp(wie):
    feit(wie, Feit.Soort.WSNP, date(2024, 3, 1))


def schuldhulp(wie):
    feit(wie, Feit.Soort.SCHULDHULP, date(2024, 3, 1))


def bezwaar(wie):
    Zaak.objects.create(
        soort=Zaak.Soort.BEZWAAR, persoon=wie, ontvangen_op=DAG, termijn_tot=date(2024, 6, 1)
    )


def aangehouden(wie):
    houd_aan(persoon_id=wie.pk, reden="belt morgen terug", op=DAG, actor="anna")


def overleden(wie):
    identity.registreer_overlijden(persoon=wie, overleden_op=date(2024, 3, 10))


STOPS = {f.__name__: f for f in (uitstel, wsnp, schuldhulp, bezwaar, aangehouden, overleden)}


@pytest.mark.usefixtures("kloon_db")
@pytest.mark.parametrize("naam", STOPS)
def test_elke_stop_houdt_de_eerste_stap_tegen(naam):
    bedrijfsdatum.zet(date(2024, 3, 11), "test")
    wie, ander = wanbetaler(MAANDEN), wanbetaler(MAANDEN)
    bedrijfsdatum.zet(DAG, "test")
    STOPS[naam](wie)
    run = vorder_in(DAG)
    assert stappen(wie) == []
    assert [s.stap for s in stappen(ander)] == ["bericht"]
    regel = Invorderingsregel.objects.get(run_id=run.pk, persoon=wie)
    assert (regel.uitkomst, regel.stops) == ("stop", [naam])
    assert regel.reden
    telling = run.totalen["voorbereiden"]
    assert (
        telling[f"door_{naam}"],
        telling["tegengehouden_mensen"],
        telling["bericht_mensen"],
    ) == (1, 1, 1)


@pytest.mark.usefixtures("kloon_db")
def test_een_stop_midden_in_de_run_telt():
    """Signed with the step; held before it is carried out: no step, and a line beside the frozen one says so."""
    bedrijfsdatum.zet(date(2024, 3, 11), "test")
    wie, betaalt = wanbetaler(MAANDEN), wanbetaler(MAANDEN)
    run = bereid_voor(DAG)
    bezwaar(wie)
    for maand in MAANDEN:
        betaal(betaalt, maand, 15_000, DAG)
    maak_af(run)
    assert stappen(wie) == stappen(betaalt) == []
    for persoon, stop in ((wie, "bezwaar"), (betaalt, "veranderd")):
        voor, bij = Invorderingsregel.objects.filter(run_id=run.pk, persoon=persoon).order_by("pk")
        assert (voor.uitkomst, voor.is_uitvoering) == ("stap", False)
        assert (bij.uitkomst, bij.is_uitvoering, bij.stops) == ("stop", True, [stop])
    assert run.totalen["uitvoeren"]["alsnog_anders"] == 2
    assert not Brief.objects.filter(persoon_id__in=[wie.pk, betaalt.pk]).exists()


@pytest.mark.usefixtures("kloon_db")
def test_aanhouden_tot_een_dag_en_hervatten():
    bedrijfsdatum.zet(DAG, "test")
    wie = wanbetaler(MAANDEN)
    houd_aan(persoon_id=wie.pk, reden="verhuisd", op=DAG, actor="anna", tot=date(2024, 4, 1))
    assert [s.naam for s in stops_voor(wie.pk, date(2024, 3, 31))] == ["aangehouden"]
    assert stops_voor(wie.pk, date(2024, 4, 1)) == ()
    houd_aan(persoon_id=wie.pk, reden="zoekt adres", op=DAG, actor="anna")
    assert stops_voor(wie.pk, date(2025, 1, 1))[0].tot is None
    hervat(persoon_id=wie.pk, reden="adres gevonden", op=DAG, actor="bert")
    assert stops_voor(wie.pk, DAG) == ()
    with pytest.raises(ValueError, match="reden"):
        houd_aan(persoon_id=wie.pk, reden=" ", op=DAG, actor="anna")


@pytest.mark.usefixtures("kloon_db")
def test_een_ongelezen_brief_gaat_eerst_op_papier():
    bedrijfsdatum.zet(date(2024, 3, 11), "test")
    wie, leest = wanbetaler(MAANDEN), wanbetaler(MAANDEN)
    vorder_in(DAG)
    lees_post(leest)
    vorder_in(date(2024, 4, 12))
    assert [len(stappen(w)) for w in (wie, leest)] == [1, 2]
    brief = Brief.objects.get(persoon_id=wie.pk)
    (stop,) = stops_voor(wie.pk, date(2024, 4, 12))
    assert (stop.naam, stop.tot) == ("brief_ongelezen", None)
    # Paper goes out on 15 April; two weeks later the chain may go on.
    bedrijfsdatum.zet(date(2024, 4, 15), "test")
    kies_kanalen()
    op_papier(brief.pk, UitgaandBericht.Aanleiding.ONGELEZEN)
    UitgaandBericht.objects.filter(brief=brief, kanaal="papier").update(status="afgeleverd")
    assert stops_voor(wie.pk, date(2024, 4, 29))[0].tot == date(2024, 4, 30)
    assert stops_voor(wie.pk, date(2024, 4, 30)) == ()
    vorder_in(date(2024, 5, 12))
    assert [s.stap for s in stappen(wie)] == ["bericht", "betaalverzoek"]
    markeer_gelezen(Brief.objects.get(persoon_id=wie.pk, soort="achterstand_betaalverzoek"), wie.pk)
    assert stops_voor(wie.pk, date(2024, 5, 13)) == ()


@pytest.mark.usefixtures("kloon_db")
def test_wsnp_neemt_een_overdracht_terug():
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    wie = wanbetaler([Maand(2023, 12), Maand(2024, 1), Maand(2024, 2)])
    for maand in range(3, 9):
        vorder_in(date(2024, maand, 12))
        lees_post(wie)
    assert stappen(wie)[-1].stap == "cjib"
    bedrijfsdatum.zet(date(2024, 9, 1), "test")
    feit(wie, Feit.Soort.WSNP, date(2024, 9, 1))
    vorder_in(date(2024, 9, 12))
    assert stappen(wie)[-1].stap == "einde"
    assert "schuldsanering" in stappen(wie)[-1].reden
    vorder_in(date(2024, 10, 12))
    assert stappen(wie)[-1].stap == "einde", "no new chain while it runs"


@pytest.mark.django_db
def test_een_andere_kamer_registreert_haar_eigen_stop():
    bedrijfsdatum.zet(DAG, "test")
    wie = wanbetaler(MAANDEN)
    registreer_stop(
        "proef", lambda personen, op: {p: Stop("Proef.", None, "test") for p in personen}
    )
    try:
        assert [s.naam for s in stops_voor(wie.pk, DAG)] == ["proef"]
        assert {
            "overleden",
            "bezwaar",
            "uitstel",
            "wsnp",
            "schuldhulp",
            "aangehouden",
            "brief_ongelezen",
        } <= set(stopnamen())
    finally:
        del _register.lezers["proef"]
