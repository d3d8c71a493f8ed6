"""A draw in the database: promised before, drawn once, proved to everybody, and refused where it could be steered."""

import hashlib
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from lxml import html

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
from uitwonendencontrole.operations.verbinden import annuleer, codeversie, leden_van, verbind
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
        ({"aantal": 2, "ronde": RONDE, "keten": "default"}, "signs the round before"),
    ):
        with pytest.raises(TrekkingGeweigerd, match=reden):
            verbind(kader, **({"actor": "test"} | fout))
    verbinding = verbind(kader, aantal=2, ronde=RONDE, actor="test")
    with pytest.raises(TrekkingGeweigerd, match="promise already"):
        verbind(kader, aantal=1, ronde=RONDE, actor="test")
    with pytest.raises(TrekkingGeweigerd, match="not known yet"):
        trek(verbinding, actor="test")
    bedrijfsdatum.zet(LATER, "test")
    for leugen in (Vals(), Verzonnen()):
        with met_koppeling("drand", leugen), pytest.raises(AntwoordGeweigerd):
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


class Verzonnen(FakeDrand):
    """A relay that makes up a signature, with the randomness that belongs to it."""

    def ronde(self, keten: str, nummer: int) -> Ronde | None:
        teken = b"\xb7" + b"\x01" * 47
        return Ronde(nummer, hashlib.sha256(teken).hexdigest(), teken.hex())


class Live:
    """A relay on the net that tells the truth."""

    def ronde(self, keten: str, nummer: int) -> Ronde | None:
        return FakeDrand().ronde(keten, nummer)


def test_a_live_round_needs_the_library_that_checks_it(
    studenten: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    verbinding = beloofd()
    bedrijfsdatum.zet(LATER, "test")
    with monkeypatch.context() as zonder, met_koppeling("drand", Live()):
        zonder.setitem(sys.modules, "py_arkworks_bls12381", None)
        with pytest.raises(TrekkingGeweigerd, match="extra `drand`"):
            trek(verbinding, actor="test")
    with met_koppeling("drand", Live()):
        assert trek(verbinding, actor="test").pk


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
    adres = f"/controle/trekkingen/{verbinding.kader.uuid}/"
    assert adres in client.get("/controle/trekkingen/").content.decode()
    pagina = client.get(adres).content.decode()
    for wat in (verbinding.hash, trekking.zaad, trekking.grens):
        assert bytes(wat).hex() in pagina
    adres += "loting.json"
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
    verbinding, trekking = getrokken()
    geloot = set(trekking.geloot.values_list("persoon_id", flat=True))
    for wie in studenten[:4]:
        pagina = _pagina(wie)
        assert ("U bent geloot." in pagina) == (wie in geloot)
        assert ("U bent niet geloot." in pagina) == (wie not in geloot)
        assert "Uw kans was 2 op 4" in pagina
        assert f"/mijn/controle/loting/{verbinding.kader.uuid}/" in pagina
    assert "De loting voor de controle" not in _pagina(studenten[4])


def test_a_student_checks_the_own_proof_with_the_own_file(
    studenten: list[int], tmp_path: Path
) -> None:
    """Page, file and script as the student gets them; then the same file with one thing changed."""
    verbinding, trekking = getrokken()
    adres = f"/mijn/controle/loting/{verbinding.kader.uuid}/"
    eerste = Geloot.objects.get(trekking=trekking, volgnummer=1)
    client = aangemeld(Client(), Persoon.objects.get(pk=eerste.persoon_id))
    pagina = client.get(adres).content.decode()
    for wat in (bytes(eerste.pseudoniem).hex(), bytes(eerste.lot).hex(), "nummer 1 van de 2"):
        assert wat in pagina
    inhoud = client.get(f"{adres}bewijs.json").json()
    script = tmp_path / "bewijs.py"
    script.write_bytes(Client().get("/mijn/controle/loting/bewijs.py").getvalue())
    for knoei, mis in (
        ({}, set()),
        ({"pseudoniem": "00" * 32}, {"in the list of 4", "ticket"}),
        ({"stappen": inhoud["stappen"][1:]}, {"in the list of 4"}),
        ({"is_geloot": False}, {"not drawn"}),
        ({"commitment": "00" * 32}, {"commitment"}),
    ):
        bewijs = tmp_path / "bewijs.json"
        bewijs.write_text(json.dumps(inhoud | knoei))
        gedaan = subprocess.run(
            [sys.executable, "-I", str(script), str(bewijs)], capture_output=True, check=False, text=True
        )  # fmt: skip
        fout = [r for r in gedaan.stdout.splitlines() if r.endswith("WRONG")]
        assert {w for w in mis if any(r.startswith(w) for r in fout)} == mis, gedaan.stderr
        assert gedaan.returncode == (1 if mis else 0)
    for ander in (studenten[4], None):
        wie = aangemeld(Client(), Persoon.objects.get(pk=ander)) if ander else Client()
        for pad in (adres, f"{adres}bewijs.json"):
            assert wie.get(pad).status_code == (404 if ander else 302)


def test_the_page_of_a_draw_tells_what_was_fixed_beforehand_and_how_long_the_list_stays(
    studenten: list[int], client: Client
) -> None:
    kader = stel_kader_vast(peildatum=PEILDATUM, actor="test", opgaven={"opvang": studenten[:1]})
    verbinding = verbind(kader, aantal=1, ronde=RONDE, actor="test")
    bedrijfsdatum.zet(LATER, "test")
    trek(verbinding, actor="test")
    adres = f"/controle/trekkingen/{kader.uuid}/"
    tekst = " ".join(html.fromstring(client.get(adres).content).xpath("string()").split())
    for wat in (
        "1 op 3, dat is 33,33%",
        "657413 (quicknet), 15 september 2023",
        "Woont in een opvang 1",
        "Overleden 0",
        "tot 16 september 2028",
        codeversie(),
        verbinding.tekst,
    ):
        assert wat in tekst
    engels = client.get(adres, headers={"accept-language": "en"}).content.decode()
    assert "Lives in a shelter" in engels
    assert "33.33%" in engels
    bedrijfsdatum.zet(date(2028, 9, 15), "test")
    assert client.get(f"{adres}loting.json").status_code == 200
    bedrijfsdatum.zet(date(2028, 9, 16), "test")
    assert client.get(f"{adres}loting.json").status_code == 410
    pagina = client.get(adres).content.decode()
    assert "Die termijn is voorbij" in pagina
    assert bytes(verbinding.hash).hex() in pagina, "what was promised stays for good"


def test_the_code_version_is_what_anybody_can_compute() -> None:
    """As the page says: the SHA-256 of the three files one after the other."""
    map_ = Path(__file__).resolve().parents[2] / "uitwonendencontrole" / "rules"
    bron = b"".join((map_ / f"{n}.py").read_bytes() for n in ("steekproef", "merkle", "baken"))
    assert codeversie() == hashlib.sha256(bron).hexdigest()


def _pagina(wie: int) -> str:
    client = aangemeld(Client(), Persoon.objects.get(pk=wie))
    return client.get("/mijn/studiefinanciering/").content.decode()
