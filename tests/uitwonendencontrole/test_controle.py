"""A check from the draw to its end, and every way in which it is not steered."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.clock import AMSTERDAM
from duo_portal.foundation.period import Maand
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud
from studiefinanciering import queries as studiefinanciering
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, vraagt_aan
from uitwonendencontrole.controleren import queries
from uitwonendencontrole.controleren.kern import eerste_breuk, handeling, log_klopt, schrijf_log
from uitwonendencontrole.controleren.operations import (
    beoordelen,
    besluiten,
    bewijzen,
    bezoeken,
    rechtsgang,
    starten,
    stoppen,
    voornemen,
)
from uitwonendencontrole.controleren.operations.nacht import doe_dagelijks
from uitwonendencontrole.controleren.overgangen import (
    OPEN,
    OVERGANGEN,
    OvergangGeweigerd,
    zoek,
)
from uitwonendencontrole.controleren.vragenlijst import VRAGEN
from uitwonendencontrole.demo import controles as demo
from uitwonendencontrole.models import Aanwijzing, Controle, Geloot, Logregel, Stand, Verslag
from uitwonendencontrole.operations.trekken import trek
from uitwonendencontrole.operations.vaststellen import stel_kader_vast
from uitwonendencontrole.operations.verbinden import verbind

pytestmark = pytest.mark.django_db
S = Stand
DAG = date(2023, 9, 18)
_sleutel = count(1)


def doe(functie: Callable[..., Any], actor: str, op: date = DAG, **wat: Any) -> Any:
    """An act with a key of its own, on a business date."""
    if op > bedrijfsdatum.vandaag():
        bedrijfsdatum.zet(op, "test")
    return functie(actor=actor, op=op, sleutel=f"t{next(_sleutel)}", **wat)


@pytest.fixture
def zaak(db: None) -> Controle:
    return maak_zaak()


def maak_zaak() -> Controle:
    """A check of one student who lives away, just drawn."""
    bedrijfsdatum.zet(date(2023, 9, 1), "test")
    kind = Gezin.met(4_000_000, 1_000_000).student(waar=KAMER)
    ingeschreven(kind, date(2023, 9, 1))
    vraagt_aan(kind, "2023-09", vraagt_uitwonend=True)
    toekennen(persoon_id=kind.pk, actor="test")
    bedrijfsdatum.zet(date(2023, 9, 14), "test")
    kader = stel_kader_vast(peildatum=date(2023, 9, 1), actor="test")
    verbinding = verbind(kader, aantal=1, ronde=657_413, actor="test")
    bedrijfsdatum.zet(date(2023, 9, 16), "test")
    trekking = trek(verbinding, actor="test")
    for naam in ("zoe", "yara"):
        Aanwijzing.objects.create(
            gebruiker=naam,
            rechtspersoon="DUO",
            werkgever="DUO",
            besluit="Stcrt. 2023, 1",
            van=date(2023, 1, 1),
            tot=date(2023, 12, 31),
        )
    (controle,) = starten.start_controles(trekking_id=trekking.pk, op=DAG)
    assert starten.start_controles(trekking_id=trekking.pk, op=DAG) == []
    return controle


def beoordeel(
    zaak: Controle, ronde: str, oordeel: str, op: date = DAG, *, tweede: str = "bob"
) -> None:
    gemaakt = doe(
        beoordelen.beoordeel,
        "anna",
        op,
        controle_id=zaak.pk,
        ronde=ronde,
        oordeel=oordeel,
        antwoorden=dict.fromkeys(VRAGEN[ronde], "onbekend"),
        reden_code="gegevens_ontbreken",
        reden="Er is meer nodig.",
    )  # fmt: skip
    if tweede:
        doe(beoordelen.kijk_mee, tweede, op, beoordeling_id=gemaakt.pk, is_eens=True, reden="Eens.")


def tot_bewijs(zaak: Controle) -> Controle:
    doe(starten.open_dossier, "anna", controle_id=zaak.pk)
    beoordeel(zaak, "dossier", "twijfel")
    return doe(bewijzen.vraag_bewijs, "anna", controle_id=zaak.pk)  # type: ignore[no-any-return]


def slots(dag: date = date(2023, 9, 26)) -> list[tuple[datetime, datetime]]:
    uit = []
    for uur in (10, 14, 19):
        begin = datetime(dag.year, dag.month, dag.day, uur, tzinfo=AMSTERDAM)
        uit.append((begin, begin + timedelta(hours=2)))
    return uit


def tot_afspraak(zaak: Controle) -> Any:
    tot_bewijs(zaak)
    beoordeel(zaak, "bewijs", "twijfel")
    return doe(
        bezoeken.bied_afspraak,
        "piet",
        controle_id=zaak.pk,
        tijdvakken=slots(),
        bezoekers=["zoe", "yara"],
    )


def tot_voornemen(zaak: Controle, *, boete: bool = True) -> Any:
    bezoek = tot_afspraak(zaak)
    doe(bezoeken.kies_tijdvak, "burger", bezoek_id=bezoek.pk, keuze=2)
    dag = date(2023, 9, 26)
    ja = bezoeken.Toestemming("student", ("kamer",), slots()[2][0], "2026-1", pas_getoond=True)
    doe(
        bezoeken.leg_bezoek_vast,
        "zoe",
        dag,
        bezoek_id=bezoek.pk,
        toestemming=ja,
        wijst_op="woont_er_niet",
    )
    verslag = doe(bezoeken.leg_verslag_voor, "zoe", dag, bezoek_id=bezoek.pk, tekst="Lege kamer.")
    doe(bezoeken.reageer_op_verslag, "burger", dag, verslag_id=verslag.pk, reactie="Ik was weg.")
    doe(
        bewijzen.ontvang_bewijs,
        "anna",
        dag,
        controle_id=zaak.pk,
        soort="reisgegevens",
        van=date(2023, 9, 1),
        tot=date(2023, 10, 20),
        is_onafhankelijk=True,
        wijst_op="woont_er_niet",
    )
    beoordeel(zaak, "rapport", "twijfel", dag)
    doe(
        voornemen.leg_bevinding_vast,
        "anna",
        dag,
        controle_id=zaak.pk,
        van=date(2023, 9, 1),
        tot=date(2023, 10, 20),
        bewijs_ids=list(zaak.bewijs.values_list("pk", flat=True)),
        toelichting="Reist elke dag vanuit elders.",
    )
    return doe(voornemen.neem_voor, "bob", dag, controle_id=zaak.pk, is_boete_mogelijk=boete)


def besloten(zaak: Controle) -> Any:
    gemaakt = tot_voornemen(zaak)
    dag = date(2023, 10, 2)
    doe(voornemen.geef_zienswijze, "burger", dag, voornemen_id=gemaakt.pk, tekst="Nee.", wijze="mondeling")  # fmt: skip
    doe(beoordelen.noteer_gesprek, "bob", dag, controle_id=zaak.pk, is_bereikt=True, verslag="Gesproken.")  # fmt: skip
    return doe(
        besluiten.herzie,
        "cor",
        dag,
        controle_id=zaak.pk,
        motivering="Twee bronnen wijzen op elders wonen.",
        hardheid="Geen bijzondere omstandigheden.",
    )


def beurs(zaak: Controle, maand: str) -> int:
    regels = studiefinanciering.regels_in_kracht(zaak.persoon_id, Maand.parse(maand))
    return sum(r.bedrag_centen for r in regels if r.vorm != 3)


def test_in_order_at_the_desk(zaak: Controle) -> None:
    doe(starten.open_dossier, "anna", controle_id=zaak.pk)
    with pytest.raises(OvergangGeweigerd, match="Beoordeel eerst"):
        doe(beoordelen.rond_af_akkoord, "anna", controle_id=zaak.pk, reden="ok")
    beoordeel(zaak, "dossier", "akkoord")
    doe(beoordelen.rond_af_akkoord, "anna", controle_id=zaak.pk, reden="ok")
    gezien = queries.zaak_van(zaak.persoon_id)
    assert gezien is not None
    assert gezien.controle.stand == S.AFGEROND_AKKOORD
    assert gezien.log_klopt
    assert [g.daad for g in gezien.log][:2] == ["start", "open_dossier"]
    soorten = list(Brief.objects.filter(persoon_id=zaak.persoon_id, soort__startswith="controle_").order_by("pk"))  # fmt: skip
    assert [b.soort for b in soorten] == ["controle_geloot", "controle_akkoord"]


def test_a_refused_visit_has_no_consequence(zaak: Controle) -> None:
    bezoek = tot_afspraak(zaak)
    doe(bezoeken.geen_bezoek, "zoe", bezoek_id=bezoek.pk, uitkomst="geweigerd")
    zaak.refresh_from_db()
    assert zaak.stand == S.BEZOEK_GING_NIET_DOOR
    assert not zaak.bewijs.exists(), "a refusal is no evidence"
    doe(beoordelen.rond_af_akkoord, "anna", controle_id=zaak.pk, reden="geen aanwijzing")
    assert beurs(zaak, "2023-09") == beurs(zaak, "2023-12")


def test_adverse_then_irrevocable_moves_money_only_at_the_end(zaak: Controle) -> None:
    eerst = beurs(zaak, "2023-09")
    herziening = besloten(zaak)
    assert [rij[0] for rij in herziening.maanden] == ["2023-09", "2023-10"]
    assert herziening.terug_centen == sum(oud - nieuw for _m, oud, nieuw in herziening.maanden) > 0
    boete = doe(besluiten.beboet, "dirk", date(2023, 10, 3), controle_id=zaak.pk, verwijt="verminderd", motivering="Slordig.")  # fmt: skip
    assert boete.bedrag_centen == herziening.terug_centen * 25 // 100
    assert beurs(zaak, "2023-09") == eerst, "nothing moves before it stands"
    bedrijfsdatum.zet(date(2023, 11, 14), "test")
    assert doe_dagelijks(op=date(2023, 11, 14)) == {}
    bedrijfsdatum.zet(date(2023, 11, 15), "test")
    assert doe_dagelijks(op=date(2023, 11, 15)) == {"onherroepelijk": 1}
    assert doe_dagelijks(op=date(2023, 11, 15)) == {}
    assert beurs(zaak, "2023-09") < eerst
    assert beurs(zaak, "2023-11") == eerst, "the evidence does not carry this month"
    doe(rechtsgang.herroep, "eva", date(2023, 11, 20), controle_id=zaak.pk, wat_ging_mis="De reisgegevens waren van iemand anders.")  # fmt: skip
    assert beurs(zaak, "2023-09") == eerst
    for brief in Brief.objects.filter(persoon_id=zaak.persoon_id, soort__startswith="controle_"):
        nl, en = (maak_inhoud(brief, taal) for taal in ("nl", "en"))
        assert nl.kop != en.kop, brief.soort
    assert log_klopt(zaak.pk)
    telling = queries.trechter()
    assert telling["besluit_boete"] == telling["herroepen"] == telling["geloot"] == 1


def test_objection_upheld_before_anything_was_paid(zaak: Controle) -> None:
    besloten(zaak)
    dag = date(2023, 11, 13)
    with pytest.raises(OvergangGeweigerd, match="bezwaartermijn"):
        doe(rechtsgang.ontvang_bezwaar, "burger", date(2023, 11, 14), controle_id=zaak.pk)
    doe(rechtsgang.ontvang_bezwaar, "burger", dag, controle_id=zaak.pk)
    assert doe_dagelijks(op=date(2024, 6, 1)) == {}, "an objection waits for people"
    with pytest.raises(OvergangGeweigerd, match="Vier ogen"):
        doe(rechtsgang.herroep, "COR", dag, controle_id=zaak.pk, wat_ging_mis="x")
    doe(rechtsgang.herroep, "eva", dag, controle_id=zaak.pk, wat_ging_mis="Het bewijs klopte niet.")
    brief = Brief.objects.get(soort="controle_herroepen")
    assert not brief.data["was_uitgevoerd"]


def test_four_eyes_by_the_database(zaak: Controle) -> None:
    def geweigerd(functie: Callable[..., Any], actor: str, **wat: Any) -> None:
        with pytest.raises(IntegrityError, match="Vier ogen"), transaction.atomic():
            doe(functie, actor, **wat)

    doe(starten.open_dossier, "anna", controle_id=zaak.pk)
    beoordeel(zaak, "dossier", "twijfel", tweede="")
    eerste = zaak.beoordelingen.get()
    for wie in ("anna", "ANNA", "systeem"):
        geweigerd(beoordelen.kijk_mee, wie, beoordeling_id=eerste.pk, is_eens=True, reden="x")
    with pytest.raises(OvergangGeweigerd, match="tweede mens"):
        doe(bewijzen.vraag_bewijs, "anna", controle_id=zaak.pk)
    doe(beoordelen.kijk_mee, "bob", beoordeling_id=eerste.pk, is_eens=True, reden="Eens.")
    doe(bewijzen.vraag_bewijs, "anna", controle_id=zaak.pk)


def test_who_prepared_or_visited_does_not_decide(zaak: Controle) -> None:
    gemaakt = tot_voornemen(zaak)
    dag = date(2023, 10, 2)
    with pytest.raises(OvergangGeweigerd, match="zienswijze"):
        doe(besluiten.herzie, "cor", dag, controle_id=zaak.pk, motivering="x", hardheid="x")
    doe(voornemen.geef_zienswijze, "burger", dag, voornemen_id=gemaakt.pk, tekst="Nee.", wijze="schriftelijk")  # fmt: skip
    with pytest.raises(OvergangGeweigerd, match="Bel de student"):
        doe(besluiten.herzie, "cor", dag, controle_id=zaak.pk, motivering="x", hardheid="x")
    doe(beoordelen.noteer_gesprek, "bob", dag, controle_id=zaak.pk, is_bereikt=False, verslag="x")
    for wie in ("anna", "Bob", "zoe", "yara"):
        with pytest.raises(IntegrityError, match="Vier ogen"), transaction.atomic():
            doe(besluiten.herzie, wie, dag, controle_id=zaak.pk, motivering="x", hardheid="x")
    doe(besluiten.herzie, "cor", dag, controle_id=zaak.pk, motivering="x", hardheid="x")
    for wie in ("cor", "bob", "zoe"):
        with pytest.raises(IntegrityError, match="Vier ogen"), transaction.atomic():
            doe(besluiten.beboet, wie, dag, controle_id=zaak.pk, verwijt="volledig", motivering="x")


def test_visits_only_with_slots_authority_and_consent(zaak: Controle) -> None:
    tot_bewijs(zaak)
    aanbod = {"controle_id": zaak.pk, "tijdvakken": slots(), "bezoekers": ["zoe", "yara"]}
    with pytest.raises(OvergangGeweigerd, match="twee mensen na het bewijs"):
        doe(bezoeken.bied_afspraak, "piet", **aanbod)
    beoordeel(zaak, "bewijs", "twijfel")
    for anders, reden in (
        ({"tijdvakken": slots()[:2]}, "minstens 3"),
        ({"tijdvakken": [*slots()[:2], (slots()[1][1], slots()[1][1] + timedelta(hours=1))]}, "avond"),
        ({"tijdvakken": slots(DAG)}, "na vandaag"),
        ({"bezoekers": ["zoe", "Zoe"]}, "twee mensen"),
        ({"bezoekers": ["zoe", "wim"]}, "niet aangewezen"),
        ({"tijdvakken": slots(date(2024, 1, 6))}, "niet aangewezen"),
    ):  # fmt: skip
        with pytest.raises(OvergangGeweigerd, match=reden):
            doe(bezoeken.bied_afspraak, "piet", **(aanbod | anders))
    bezoek = doe(bezoeken.bied_afspraak, "piet", **aanbod)
    ja = bezoeken.Toestemming("student", ("kamer",), slots()[2][0], "2026-1", pas_getoond=True)
    vast = {"bezoek_id": bezoek.pk, "toestemming": ja, "wijst_op": "woont_er"}
    dag = date(2023, 9, 26)
    with pytest.raises(OvergangGeweigerd, match="op afspraak"):
        doe(bezoeken.leg_bezoek_vast, "zoe", dag, **vast)
    doe(bezoeken.kies_tijdvak, "burger", bezoek_id=bezoek.pk, keuze=2)
    geen = bezoeken.Toestemming("student", (), slots()[2][0], "2026-1", pas_getoond=True)
    with pytest.raises(OvergangGeweigerd, match="toestemming"):
        doe(bezoeken.leg_bezoek_vast, "zoe", dag, **(vast | {"toestemming": geen}))
    with pytest.raises(OvergangGeweigerd, match="moment dat is afgesproken"):
        doe(bezoeken.leg_bezoek_vast, "zoe", date(2023, 9, 27), **vast)
    assert [b.bezoekers for b in queries.bezoeken_van("zoe")] == [["zoe", "yara"]]
    assert queries.bezoeken_van("zo") == []


def test_every_other_step_is_refused_in_python_and_database(zaak: Controle) -> None:
    alle = {(str(o.van), str(o.naar), o.daad) for o in OVERGANGEN}
    daden = {o.daad for o in OVERGANGEN}
    for van in S:
        for daad in daden:
            doelen = {o.naar for o in OVERGANGEN if (o.van, o.daad) == (van, daad)}
            if not doelen:
                with pytest.raises(OvergangGeweigerd):
                    zoek(van, daad)
            else:
                assert {zoek(van, daad, doel).naar for doel in doelen} == doelen
    doe(starten.open_dossier, "anna", controle_id=zaak.pk)
    zaak.refresh_from_db()
    for naar in S:
        if naar == zaak.stand:
            continue
        for daad in daden:
            mag = (str(zaak.stand), str(naar), daad) in alle
            if mag and naar != S.AFGEROND_AKKOORD:
                continue
            if not mag:
                with pytest.raises(DatabaseError, match="kan niet"), transaction.atomic():
                    schrijf_log(zaak, daad, actor="anna", op=DAG, naar=naar)
                    Controle.objects.filter(pk=zaak.pk).update(stand=naar)
                break
    with pytest.raises(DatabaseError, match="staat niet in het log"), transaction.atomic():
        Controle.objects.filter(pk=zaak.pk).update(stand=S.AFGEROND_AKKOORD)


def test_the_log_cannot_be_forged(zaak: Controle) -> None:
    doe(starten.open_dossier, "anna", controle_id=zaak.pk)
    regels = [
        (r.nummer, r.inhoud, bytes(r.vorige), bytes(r.hash))
        for r in Logregel.objects.filter(controle=zaak).order_by("nummer")
    ]
    assert eerste_breuk(regels) is None
    n, inhoud, vorige, hash_ = regels[0]
    assert eerste_breuk([(n, inhoud.replace("start", "stort"), vorige, hash_), regels[1]]) == 1
    assert eerste_breuk(regels[1:]) == 1
    for fout in (
        {"nummer": 3, "vorige": bytes(32), "hash": bytes(32)},
        {"nummer": 4, "vorige": regels[1][3], "hash": bytes(32)},
    ):
        with pytest.raises(DatabaseError, match="sluit niet aan"), transaction.atomic():
            Logregel.objects.create(controle=zaak, inhoud="{}", **fout)
    for opdracht in ("UPDATE uitwonendencontrole_logregel SET inhoud = ''", "DELETE FROM uitwonendencontrole_logregel", "DELETE FROM uitwonendencontrole_controle"):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(opdracht)


def test_a_stop_freezes_and_two_people_lift_it(zaak: Controle) -> None:
    assert len(OPEN) == 12
    tot_bewijs(zaak)
    assert stoppen.stop_alles(grond="alarm", op=DAG, sleutel="s1") == 1
    assert stoppen.stop_alles(grond="alarm", op=DAG, sleutel="s1") == 0
    with pytest.raises(OvergangGeweigerd):
        doe(bewijzen.geef_uitstel, "burger", controle_id=zaak.pk)
    with pytest.raises(OvergangGeweigerd, match="twee mensen"):
        doe(stoppen.hervat, "fg", controle_id=zaak.pk, tweede="FG", reden="x")
    doe(stoppen.hervat, "fg", controle_id=zaak.pk, tweede="lid", reden="onderzocht")
    zaak.refresh_from_db()
    assert zaak.stand == S.BEWIJS_GEVRAAGD


def test_terms_extend_once_and_expire_without_harm(zaak: Controle) -> None:
    zaak = tot_bewijs(zaak)
    assert zaak.termijn_tot == date(2023, 10, 16)
    zaak = doe(bewijzen.geef_uitstel, "burger", controle_id=zaak.pk)
    assert zaak.termijn_tot == date(2023, 11, 13)
    with pytest.raises(OvergangGeweigerd, match="één keer"):
        doe(bewijzen.geef_uitstel, "burger", controle_id=zaak.pk)
    dag = date(2023, 11, 14)
    bedrijfsdatum.zet(dag, "test")
    assert doe_dagelijks(op=dag) == {"gemeld": 1}
    stuk = doe(bewijzen.ontvang_bewijs, "burger", dag, controle_id=zaak.pk, soort="huurcontract", van=dag, tot=dag, is_onafhankelijk=True, omschrijving="mijn huur")  # fmt: skip
    doe(beoordelen.rond_af_akkoord, "anna", dag, controle_id=zaak.pk, reden="overtuigt")
    stuk.refresh_from_db()
    assert stuk.bewaren_tot == dag + timedelta(weeks=13)
    later = stuk.bewaren_tot + timedelta(days=1)
    bedrijfsdatum.zet(later, "test")
    assert doe_dagelijks(op=later) == {"gewist": 1}
    stuk.refresh_from_db()
    assert (stuk.omschrijving, stuk.soort) == ("", "huurcontract")


def test_the_demo_takes_its_steps_once(zaak: Controle) -> None:
    for _ in range(2):
        zaak.refresh_from_db()
        demo.zet_voort(zaak, 3)
    zaak.refresh_from_db()
    assert zaak.stand == S.BEWIJS_GEVRAAGD
    assert [g.daad for g in queries.log_van(zaak.pk)] == ["start", "open_dossier", "beoordeel", "kijk_mee", "vraag_bewijs"]  # fmt: skip


def test_a_reviewer_sees_no_name_and_an_act_counts_once(zaak: Controle) -> None:
    assert [w.uuid for w in queries.werk_voor("anna", "beoordelaar")] == [zaak.uuid]
    tekst = repr(queries.blind(zaak))
    persoon = zaak.persoon
    for geheim in (persoon.achternaam, persoon.voornamen, str(persoon.geboortedatum)):
        assert geheim not in tekst
    assert "Singel 8" in tekst
    for _ in range(2):
        starten.open_dossier(controle_id=zaak.pk, actor="anna", op=DAG, sleutel="eenmaal")
    assert zaak.log.count() == 2
    with handeling(controle_id=zaak.pk, soort="x", actor="a", op=DAG, sleutel="y") as stap:
        assert not stap.is_gedaan
    assert Geloot.objects.filter(controle__isnull=False).count() == 1
    assert not Verslag.objects.exists()
