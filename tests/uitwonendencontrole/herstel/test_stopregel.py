"""The stop rule strikes: an alarm freezes every open check by itself, tells each student, and only two people lift it."""

import csv
import io
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Handeling
from duo_portal.identity.rollen import VierOgenVereist
from duo_portal.letters.models import Brief
from uitwonendencontrole.controleren import queries
from uitwonendencontrole.controleren.operations import starten, stoppen
from uitwonendencontrole.controleren.overgangen import OvergangGeweigerd
from uitwonendencontrole.fairness.tabel import TabelGeweigerd
from uitwonendencontrole.herstel import opheffen, stopregel, trechter
from uitwonendencontrole.herstel.inlezen import lees_in
from uitwonendencontrole.models import Controle, Opheffing, Stand, Stilstand, Trekking

from .decor import cbs, gehouden, tabel

pytestmark = pytest.mark.django_db
DAG = date(2023, 10, 31)
EERLIJK, SCHEEF, SIGNAAL = tabel(30, 10, 20), tabel(10, 0, 50), tabel(20, 0, 40)


@pytest.fixture
def trekking(db: None, monkeypatch: pytest.MonkeyPatch) -> Trekking:
    gemaakt = gehouden(monkeypatch)
    bedrijfsdatum.zet(DAG, "test")
    return gemaakt


def leg_in(trekking: Trekking, rijen: object, op: date = DAG) -> str:
    if op > bedrijfsdatum.vandaag():
        bedrijfsdatum.zet(op, "test")
    periode = lees_in(
        ruw=cbs(rijen), trekking=trekking, eindigt_op=op, bron="CBS, maatwerk", actor="fg"
    )  # type: ignore[arg-type]
    return str(periode.rapport["oordeel"])


def test_an_alarm_stops_everything_and_two_people_lift_it(trekking: Trekking) -> None:
    zaken = starten.start_controles(trekking_id=trekking.pk, op=DAG)[:3]
    starten.open_dossier(controle_id=zaken[0].pk, actor="anna", op=DAG, sleutel="a")
    assert stopregel.doe_dagelijks(op=DAG) is None, "nothing was measured yet"
    assert leg_in(trekking, SCHEEF) == "alarm"
    stil = stopregel.doe_dagelijks(op=DAG)
    assert stil is not None
    assert stopregel.gronden_van(stil) == [
        stopregel.Grond("alarm", "Selected for control: yes", "buiten_europa")
    ]
    standen = set(Controle.objects.values_list("stand", flat=True))
    assert standen == {Stand.GESTOPT}
    brieven = Brief.objects.filter(soort="controle_gestopt")
    assert set(brieven.values_list("persoon_id", flat=True)) == set(
        trekking.geloot.values_list("persoon_id", flat=True)
    )
    assert stopregel.doe_dagelijks(op=DAG) == stil, "again changes nothing"
    assert brieven.count() == 60
    with pytest.raises(OvergangGeweigerd, match="staan stil"):
        starten.start_controles(trekking_id=trekking.pk, op=DAG)
    with pytest.raises(OvergangGeweigerd, match="staan stil"):
        stoppen.hervat(controle_id=zaken[0].pk, tweede="b", reden="x", actor="a", op=DAG, sleutel="h")  # fmt: skip

    with pytest.raises(opheffen.OpheffenKanNiet, match="Niemand heeft voorgesteld"):
        opheffen.stem_in(stilstand=stil, actor="fg")
    with pytest.raises(opheffen.OpheffenKanNiet, match="Schrijf op waarom"):
        opheffen.stel_voor(stilstand=stil, reden=" ", actor="fg")
    opheffen.stel_voor(stilstand=stil, reden="De lijst bleek verkeerd geteld.", actor="fg")
    with pytest.raises(VierOgenVereist):
        opheffen.stem_in(stilstand=stil, actor="FG")
    opheffing = opheffen.stem_in(stilstand=stil, actor="baas")
    assert (opheffing.door, opheffing.tweede) == ("fg", "baas")
    zaken[0].refresh_from_db()
    assert zaken[0].stand == Stand.DOSSIERONDERZOEK, "it goes on where it stood"
    assert not Controle.objects.filter(stand=Stand.GESTOPT).exists()
    assert stopregel.doe_dagelijks(op=DAG) is None, "lifted on record: the same table stops once"
    assert queries.zaak(zaken[0]).log_klopt
    soorten = Handeling.objects.values_list("soort", flat=True)
    assert {"controles_gestopt", "opheffing_voorgesteld", "stop_opgeheven"} <= set(soorten)
    assert leg_in(trekking, SCHEEF, date(2023, 11, 30)) == "alarm"
    assert stopregel.doe_dagelijks(op=date(2023, 11, 30)) is not None, "a new period says more"


def test_two_signals_in_a_row_stop_and_one_does_not(trekking: Trekking) -> None:
    assert leg_in(trekking, EERLIJK) == "geen_signaal"
    assert stopregel.doe_dagelijks(op=DAG) is None
    november, december = date(2023, 11, 30), date(2023, 12, 31)
    assert leg_in(trekking, SIGNAAL, november) == "signaal"
    assert stopregel.doe_dagelijks(op=november) is None
    assert leg_in(trekking, SIGNAAL, december) == "signaal"
    stil = stopregel.doe_dagelijks(op=december)
    assert stil is not None
    assert {grond.reden for grond in stopregel.gronden_van(stil)} == {"herhaald_signaal"}


def test_a_draw_that_does_not_hold_stops_at_once(
    trekking: Trekking, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stopregel.klopt(trekking)
    trekking.toeval = bytes(32)
    assert not stopregel.klopt(trekking)
    monkeypatch.setattr(stopregel, "klopt", lambda _t: False)
    stil = stopregel.doe_dagelijks(op=DAG)
    assert stil is not None
    assert [g.reden for g in stopregel.gronden_van(stil)] == ["trekking_klopt_niet"]


def test_the_database_wants_two_people_and_one_stop_at_a_time(trekking: Trekking) -> None:
    stil = Stilstand.objects.create(op=DAG, gronden=[], sleutel="een")
    for door, tweede in (("anna", "ANNA"), ("anna", "systeem"), ("anna", "")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Opheffing.objects.create(stilstand=stil, op=DAG, door=door, tweede=tweede, reden="x")
    with pytest.raises(IntegrityError, match="staan al stil"), transaction.atomic():
        Stilstand.objects.create(op=DAG, gronden=[], sleutel="twee")


@pytest.mark.parametrize(
    ("rijen", "waarom"),
    [
        ({"Total": (100, 20, 80)}, "missing row"),
        (EERLIJK | {"Vreemd": (0, 0, 0)}, "unknown row"),
        (EERLIJK | {"Evidence asked": (20, 0, 0)}, "Evidence asked.*own administration"),
        (tabel(10, 0, 20), "Selected for control"),
    ],
)
def test_a_table_that_is_not_ours_is_refused(
    trekking: Trekking, rijen: dict[str, tuple[int, int, int]], waarom: str
) -> None:
    with pytest.raises(TabelGeweigerd, match=waarom):
        leg_in(trekking, rijen)


def test_a_day_that_cannot_be_is_refused(trekking: Trekking) -> None:
    goed = {"ruw": cbs(EERLIJK), "trekking": trekking, "bron": "CBS", "actor": "fg"}
    for dag, waarom in ((date(2024, 1, 1), "still to come"), (date(2023, 9, 1), "before the draw")):
        with pytest.raises(TabelGeweigerd, match=waarom):
            lees_in(**goed, eindigt_op=dag)
    eerste = lees_in(**goed, eindigt_op=DAG)
    assert lees_in(**goed, eindigt_op=DAG) == eerste, "the same file again is the same period"
    with pytest.raises(TabelGeweigerd, match="another table"):
        lees_in(**goed | {"ruw": cbs(SIGNAAL)}, eindigt_op=DAG)
    with pytest.raises(TabelGeweigerd, match="no source"):
        lees_in(**goed | {"bron": " "}, eindigt_op=DAG)


def test_the_file_for_the_office_says_stages_and_nothing_of_anybody(trekking: Trekking) -> None:
    zaak = starten.start_controles(trekking_id=trekking.pk, op=DAG)[0]
    uit = io.StringIO()
    assert trechter.schrijf(trekking, DAG, uit) == 200
    kop, *rijen = csv.reader(uit.getvalue().splitlines())
    assert tuple(kop) == trechter.KOP
    assert {len(rij) for rij in rijen} == {9}
    assert sum(rij[1] == "1" for rij in rijen) == 60
    eigen = {rij[0]: rij for rij in rijen}[bytes(zaak.geloot.pseudoniem).hex()]
    assert eigen[1:] == ["1", *"0000000"]
    assert trechter.tellingen(trekking, DAG)["Selected for control: no"] == 140
