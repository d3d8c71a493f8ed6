"""A draw in the database: promised before, drawn once, proved to everybody, and refused where it could be steered."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client

from duo_portal.audit import bedrijfsdatum
from duo_portal.gateways.drand import FakeDrand, HttpDrand, Ronde
from duo_portal.gateways.koppeling import KoppelingNietIngericht, met_koppeling
from duo_portal.identity.models import Persoon
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, vraagt_aan
from tests.factories.portaal import aangemeld
from uitwonendencontrole.models import Geloot, Kader, Trekking, Verbinding
from uitwonendencontrole.operations.trekken import bewijs_van, trek, verbintenis_van
from uitwonendencontrole.operations.vaststellen import stel_kader_vast
from uitwonendencontrole.operations.verbinden import annuleer, leden_van, verbind
from uitwonendencontrole.rules.baken import AntwoordGeweigerd, bewaarde_antwoorden
from uitwonendencontrole.rules.steekproef import TrekkingGeweigerd, nareken

pytestmark = pytest.mark.django_db
RONDE, PEILDATUM, EERDER, LATER = 657_413, date(2023, 9, 1), date(2023, 9, 14), date(2023, 9, 16)


@pytest.fixture
def studenten(db: None) -> list[int]:
    """Four who live away, and one at home."""
    bedrijfsdatum.zet(PEILDATUM, "test")
    gezin = Gezin.met(4_000_000, 1_000_000)
    wie = []
    for weg in (True, True, True, True, False):
        kind = gezin.student(waar=KAMER)
        ingeschreven(kind, PEILDATUM)
        vraagt_aan(kind, "2023-09", vraagt_uitwonend=weg)
        toekennen(persoon_id=kind.pk, actor="test")
        wie.append(kind.pk)
    bedrijfsdatum.zet(EERDER, "test")
    return wie


def beloofd(aantal: int = 2) -> Verbinding:
    kader = stel_kader_vast(peildatum=PEILDATUM, actor="test")
    return verbind(kader, aantal=aantal, ronde=RONDE, actor="test")


def getrokken(aantal: int = 2) -> tuple[Verbinding, Trekking]:
    verbinding = beloofd(aantal)
    bedrijfsdatum.zet(LATER, "test")
    return verbinding, trek(verbinding, actor="test")


def test_a_draw_from_frame_to_proof(studenten: list[int]) -> None:
    verbinding, trekking = getrokken()
    verbinding.refresh_from_db()
    assert verbinding.kader.aantal == 4
    lijst = [bytes(g.pseudoniem) for g in trekking.geloot.order_by("volgnummer")]
    antwoord = bewaarde_antwoorden()["quicknet", RONDE]
    assert nareken(verbintenis_van(verbinding), leden_van(verbinding.kader), antwoord, lijst) == []
    bewijzen = [bewijs_van(wie, verbinding) for wie in studenten]
    assert bewijzen[4] is None, "who lives at home is not in the frame"
    erin = [b for b in bewijzen if b]
    assert all(b.klopt for b in erin)
    assert sum(bool(b.is_geloot) for b in erin) == 2
    assert {b.pseudoniem for b in erin if b.is_geloot} == set(lijst)
    assert {str(b.kans) for b in erin} == {"1/2"}


def test_what_is_refused(studenten: list[int]) -> None:
    kader = stel_kader_vast(peildatum=PEILDATUM, actor="test")
    for fout, reden in (
        ({"aantal": 5, "ronde": RONDE}, "cannot be drawn"),
        ({"aantal": 2, "ronde": 1}, "is past"),
        ({"aantal": 2, "ronde": RONDE, "keten": "zelf"}, "not known"),
    ):
        with pytest.raises(TrekkingGeweigerd, match=reden):
            verbind(kader, **({"actor": "test"} | fout))
    verbinding = verbind(kader, aantal=2, ronde=RONDE, actor="test")
    with pytest.raises(TrekkingGeweigerd, match="promise already"):
        verbind(kader, aantal=1, ronde=RONDE, actor="test")
    with pytest.raises(TrekkingGeweigerd, match="not known yet"):
        trek(verbinding, actor="test")
    bedrijfsdatum.zet(LATER, "test")
    with met_koppeling("drand", Vals()), pytest.raises(AntwoordGeweigerd):
        trek(verbinding, actor="test")
    trek(verbinding, actor="test")
    with pytest.raises(TrekkingGeweigerd, match="never done again"):
        trek(verbinding, actor="test")
    with pytest.raises(TrekkingGeweigerd, match="result stays"):
        annuleer(kader, reden="spijt", actor="test")


class Vals(FakeDrand):
    """A relay that lies about the randomness."""

    def ronde(self, keten: str, nummer: int) -> Ronde | None:
        echt = super().ronde(keten, nummer)
        return echt and Ronde(nummer, "00" * 32, echt.signature)


def test_a_cancelled_draw_is_not_held_and_names_why(studenten: list[int]) -> None:
    verbinding = beloofd()
    with pytest.raises(TrekkingGeweigerd, match="reason"):
        annuleer(verbinding.kader, reden=" ", actor="test")
    annuleer(verbinding.kader, reden="fout in de bron", actor="test")
    bedrijfsdatum.zet(LATER, "test")
    with pytest.raises(TrekkingGeweigerd, match="cancelled"):
        trek(verbinding, actor="test")


def test_exclusions_are_declared_counted_and_cap_repeats(studenten: list[int]) -> None:
    with pytest.raises(TrekkingGeweigerd, match="Niet vooraf"):
        stel_kader_vast(peildatum=PEILDATUM, actor="test", opgaven={"lastig": studenten})
    kader = stel_kader_vast(peildatum=PEILDATUM, actor="test", opgaven={"opvang": studenten[:1]})
    assert (kader.aantal, kader.uitsluitingen["opvang"]) == (3, 1)
    _verbinding, trekking = getrokken(1)
    opnieuw = stel_kader_vast(peildatum=date(2023, 10, 1), actor="test")
    assert (opnieuw.aantal, opnieuw.uitsluitingen["eerder_geloot"]) == (3, 1)
    eerste = Geloot.objects.get(trekking=trekking).persoon_id
    assert not opnieuw.leden.filter(persoon_id=eerste).exists()


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE uitwonendencontrole_kader SET aantal = 3",
        "UPDATE uitwonendencontrole_verbinding SET ronde = ronde + 1",
        "UPDATE uitwonendencontrole_trekking SET zaad = sha256('x')",
        "DELETE FROM uitwonendencontrole_geloot",
        "DELETE FROM uitwonendencontrole_lid",
        (
            "INSERT INTO uitwonendencontrole_lid (kader_id, plaats, persoon_id, pseudoniem) SELECT kader_id, 99, persoon_id + 1, sha256('x')"
            " FROM uitwonendencontrole_lid LIMIT 1"
        ),
        (
            "INSERT INTO uitwonendencontrole_geloot (trekking_id, volgnummer, persoon_id, pseudoniem, lot)"
            " SELECT t.id, 1, l.persoon_id, l.pseudoniem, sha256(t.zaad || l.pseudoniem)"
            " FROM uitwonendencontrole_lid l, uitwonendencontrole_trekking t"
            " WHERE l.persoon_id NOT IN (SELECT persoon_id FROM uitwonendencontrole_geloot) LIMIT 1"
        ),
    ],
)
def test_the_database_refuses(studenten: list[int], opdracht: str) -> None:
    getrokken()
    with pytest.raises(DatabaseError) as fout, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)
    assert (
        "geweigerd" in str(fout.value)
        or "permission denied" in str(fout.value)
        or isinstance(fout.value, IntegrityError)
    )


def test_another_seed_cannot_be_put_in(studenten: list[int]) -> None:
    verbinding = beloofd()
    bedrijfsdatum.zet(LATER, "test")
    with pytest.raises(IntegrityError, match="volgt niet uit"), transaction.atomic():
        Trekking.objects.create(
            verbinding=verbinding, toeval=b"a" * 32, handtekening=b"x", zaad=b"b" * 32, grens=b"c" * 32, actor="x"
        )  # fmt: skip


def test_a_proof_holds_across_blocks(studenten: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    """With blocks of two the four of the frame stand in two blocks."""
    from uitwonendencontrole.operations import trekken, vaststellen

    monkeypatch.setattr(vaststellen, "LAAG", 1)
    monkeypatch.setattr(trekken, "BLOK", 2)
    verbinding = beloofd()
    for wie in studenten[:4]:
        bewijs = bewijs_van(wie, verbinding)
        assert bewijs is not None
        assert bewijs.klopt
        assert bewijs.lot is None
        assert len(bewijs.stappen) == 2


def test_a_live_beacon_has_to_be_named() -> None:
    with pytest.raises(KoppelingNietIngericht, match="DRAND_URL"):
        HttpDrand()


def test_an_empty_frame_is_refused(db: None) -> None:
    with pytest.raises(TrekkingGeweigerd, match="empty"):
        stel_kader_vast(peildatum=PEILDATUM, actor="test")
    assert not Kader.objects.exists()


def test_anybody_can_redo_the_draw_from_the_public_page_alone(
    studenten: list[int], client: Client, tmp_path: Path
) -> None:
    """Page, file and script as downloaded; then the same file with one pseudonym changed."""
    verbinding, trekking = getrokken()
    pagina = client.get("/controle/trekkingen/").content.decode()
    for wat in (verbinding.hash, trekking.zaad, trekking.grens):
        assert bytes(wat).hex() in pagina
    adres = f"/controle/trekkingen/{verbinding.kader.uuid}/loting.json"
    assert adres in pagina
    bestand = client.get(adres).getvalue()
    script = tmp_path / "nareken.py"
    script.write_bytes(client.get("/controle/trekkingen/nareken.py").getvalue())
    for inhoud, verwacht in (
        (bestand, 0),
        (bestand.replace(b'"pseudoniemen": ["', b'"pseudoniemen": ["' + b"0" * 64 + b'", "'), 1),
    ):
        loting = tmp_path / "loting.json"
        loting.write_bytes(inhoud)
        gedaan = subprocess.run(
            [sys.executable, str(script), str(loting)], capture_output=True, check=False, text=True
        )
        assert gedaan.returncode == verwacht, gedaan.stdout + gedaan.stderr


def test_an_announced_draw_shows_no_seed_and_another_one_does_not_exist(
    studenten: list[int], client: Client
) -> None:
    verbinding = beloofd()
    pagina = client.get("/controle/trekkingen/").content.decode()
    assert "nog niet geloot" in pagina
    inhoud = client.get(f"/controle/trekkingen/{verbinding.kader.uuid}/loting.json").getvalue()
    assert b"zaad" not in inhoud
    assert json.loads(inhoud)["getrokken"] == []
    assert client.get(f"/controle/trekkingen/{uuid4()}/loting.json").status_code == 404


def test_each_student_sees_the_own_draw_drawn_or_not(studenten: list[int]) -> None:
    _verbinding, trekking = getrokken()
    geloot = set(trekking.geloot.values_list("persoon_id", flat=True))
    for wie in studenten[:4]:
        pagina = _pagina(wie)
        assert ("U bent geloot." in pagina) == (wie in geloot)
        assert ("U bent niet geloot." in pagina) == (wie not in geloot)
        assert "Uw kans was 2 op 4" in pagina
    assert "De loting voor de controle" not in _pagina(studenten[4])


def _pagina(wie: int) -> str:
    client = aangemeld(Client(), Persoon.objects.get(pk=wie))
    return client.get("/mijn/studiefinanciering/").content.decode()
