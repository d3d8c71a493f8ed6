"""Every line of the uploads row of the catalogue of bad input: what is refused, and what is kept of what is not."""

import io
import subprocess
import uuid
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction

from duo_portal.cases.models import Stuk, StukInhoud
from duo_portal.cases.stukken import grenzen, scan
from duo_portal.cases.stukken import kijk_na as kijk
from duo_portal.cases.stukken.aannemen import haal_weg, lees, neem_aan
from duo_portal.cases.stukken.herkennen import maten, soort_van
from duo_portal.cases.stukken.kijk_na import kijk_na
from duo_portal.cases.stukken.naam import nette_naam
from duo_portal.cases.stukken.weigering import StukGeweigerd
from tests.identity.personen import persoon

from . import maken

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'


def _zip(naam: str) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as pak:
        pak.writestr(naam, XXE)
    return uit.getvalue()


def _weigert(inhoud: bytes) -> str:
    with pytest.raises(StukGeweigerd) as fout:
        kijk_na(inhoud)
    return fout.value.code


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        pytest.param(b"MZ\x90\0" + b"\0" * 200, "soort", id="exe named pdf"),
        pytest.param(b"", "leeg", id="0 bytes"),
        pytest.param(SVG, "soort", id="svg with script"),
        pytest.param(XXE, "soort", id="xxe"),
        pytest.param(_zip("word/document.xml"), "soort", id="docx with xxe"),
        pytest.param(_zip("../../etc/cron.d/x"), "soort", id="zip slip"),
        pytest.param(b"GIF89a" + b"\0" * 50, "soort", id="gif"),
        pytest.param(maken.beeld() + _zip("x"), "soort", id="polyglot png and zip"),
        pytest.param(maken.beeld() + b"<script>alert(1)</script>", "soort", id="png and page"),
        pytest.param(maken.beeld("JPEG") + b"%PDF-1.4 %%EOF", "soort", id="polyglot jpeg and pdf"),
        pytest.param(b"<html>" + maken.pdf(), "soort", id="polyglot page and pdf"),
        pytest.param(b"%PDF-1.7\nx\n%%EOF", "kapot", id="pdf of rubbish"),
        pytest.param(maken.pdf()[:200], "kapot", id="pdf cut off"),
        pytest.param(maken.beeld()[:40], "kapot", id="png cut off"),
        pytest.param(maken.png_zegt(10_000, 5_000), "te_veel_pixels", id="50 megapixels"),
        pytest.param(maken.png_zegt(60_000, 10), "te_veel_pixels", id="one side too long"),
        pytest.param(maken.png_zegt(100, 100), "kapot", id="png that lies"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"x" * grenzen.BYTES, "te_groot", id="too large"),
    ],
)
def test_is_refused_by_what_it_is(inhoud: bytes, code: str) -> None:
    assert _weigert(inhoud) == code


@pytest.mark.parametrize(
    ("maak", "code"),
    [
        (maken.pdf_met_javascript, "programma"),
        (maken.pdf_met_verborgen_javascript, "programma"),
        (maken.pdf_met_bijlage, "bijlage"),
        (maken.pdf_met_wachtwoord, "wachtwoord"),
        (lambda: maken.pdf(grenzen.PAGINAS + 1), "te_veel_paginas"),
    ],
)
def test_a_pdf_that_acts_hides_or_floods_is_refused(maak, code: str) -> None:
    assert _weigert(maak()) == code


def test_a_bomb_dies_in_the_child_and_the_service_does_not_notice() -> None:
    assert _weigert(maken.pdf_bom()) in {"te_groot", "kapot"}


def test_the_child_has_a_limit_on_time(monkeypatch, tmp_path) -> None:
    traag = tmp_path / "traag.py"
    traag.write_text("while True: pass")
    monkeypatch.setattr(kijk, "_KIND", traag)
    monkeypatch.setattr(subprocess, "run", _met_een_seconde(subprocess.run))
    assert _weigert(maken.pdf()) == "kapot"


def _met_een_seconde(echt):
    return lambda *a, **k: echt(*a, **(k | {"timeout": 1}))


@pytest.mark.parametrize(
    ("inhoud", "soort", "paginas"),
    [
        (maken.pdf(3), Stuk.Soort.PDF, 3),
        (maken.beeld(), Stuk.Soort.PNG, 1),
        (maken.beeld("JPEG"), Stuk.Soort.JPEG, 1),
    ],
)
def test_what_is_good_is_known_for_what_it_is(inhoud: bytes, soort: str, paginas: int) -> None:
    gezien = kijk_na(inhoud)
    assert (gezien.soort, gezien.paginas) == (soort, paginas)


def test_an_image_is_measured_without_decoding_it() -> None:
    for soort in ("PNG", "JPEG"):
        inhoud = maken.beeld(soort, 31)
        assert maten(inhoud, soort_van(inhoud)) == (31, 31)


@pytest.mark.parametrize(
    ("gestuurd", "naam"),
    [
        ("huurcontract.pdf", "huurcontract.pdf"),
        ("foto.jpg.exe", "foto.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\noor\\loon.PDF", "loon.pdf"),
        ("bewijs 999912345 van mij.pdf", "bewijs van mij.pdf"),
        ("\u202efdp.exe\0\r\n", "fdp.pdf"),
        ('"><img src=x onerror=1>.pdf', "img srcx onerror1.pdf"),
        ("", "stuk.pdf"),
        ("...", "stuk.pdf"),
        ("a" * 4096 + ".pdf", "a" * 80 + ".pdf"),
    ],
)
def test_a_name_is_only_for_people_and_tells_the_truth(gestuurd: str, naam: str) -> None:
    assert nette_naam(gestuurd, Stuk.Soort.PDF) == naam


@pytest.mark.django_db
class TestBewaren:
    def test_it_is_stored_encrypted_under_its_own_name_and_comes_back_whole(self) -> None:
        inhoud, wie = maken.pdf(), persoon()
        stuk = neem_aan(
            maken.upload(inhoud, "../x.pdf"), persoon_id=wie.pk, map=uuid.uuid4(), actor="p"
        )
        opgeslagen = bytes(StukInhoud.objects.get(pk=stuk.pk).versleuteld)
        assert b"%PDF" not in opgeslagen
        assert lees(stuk) == inhoud
        assert stuk.naam == "x.pdf"
        assert stuk.naam not in str(stuk)

    def test_the_same_file_twice_is_one(self) -> None:
        wie, map_ = persoon(), uuid.uuid4()
        een, twee = (
            neem_aan(maken.upload(maken.pdf()), persoon_id=wie.pk, map=map_, actor="p")
            for _ in range(2)
        )
        assert een == twee

    def test_eicar_in_any_kind_is_recognised_and_nothing_is_kept(self) -> None:
        besmet = maken.pdf().replace(b"%%EOF", maken.EICAR + b"\n%%EOF")
        with pytest.raises(StukGeweigerd) as fout:
            neem_aan(maken.upload(besmet), persoon_id=persoon().pk, map=uuid.uuid4(), actor="p")
        assert fout.value.code == "onveilig"
        assert not Stuk.objects.exists()

    def test_a_scanner_that_fails_keeps_the_door_shut(self, settings) -> None:
        settings.STUKKEN_SCAN = f"{__name__}.kapotte_scanner"
        with pytest.raises(StukGeweigerd) as fout:
            scan.eis_veilig(maken.pdf())
        assert fout.value.code == "nu_niet"

    def test_the_size_is_judged_before_anything_is_read(self) -> None:
        class Groot(SimpleUploadedFile):
            def read(self, *_a: int) -> bytes:
                raise AssertionError("gelezen")

        bestand = Groot("x.pdf", b"")
        bestand.size = grenzen.BYTES + 1
        with pytest.raises(StukGeweigerd) as fout:
            neem_aan(bestand, persoon_id=1, map=uuid.uuid4(), actor="p")
        assert fout.value.code == "te_groot"

    def test_there_is_an_end_to_how_many(self, monkeypatch) -> None:
        monkeypatch.setattr(grenzen, "STUKKEN", 1)
        wie, map_ = persoon(), uuid.uuid4()
        neem_aan(maken.upload(maken.pdf()), persoon_id=wie.pk, map=map_, actor="p")
        with pytest.raises(StukGeweigerd) as fout:
            neem_aan(maken.upload(maken.pdf(2)), persoon_id=wie.pk, map=map_, actor="p")
        assert fout.value.code == "te_veel_stukken"

    def test_a_document_is_never_changed_and_goes_only_while_it_is_loose(self) -> None:
        wie = persoon()
        stuk = neem_aan(maken.upload(maken.pdf()), persoon_id=wie.pk, map=uuid.uuid4(), actor="p")
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE cases_stuk SET naam = 'x'")
        haal_weg(persoon_id=wie.pk + 1, uuid=stuk.uuid, actor="ander")
        assert Stuk.objects.filter(pk=stuk.pk).exists()
        haal_weg(persoon_id=wie.pk, uuid=stuk.uuid, actor="p")
        assert not Stuk.objects.exists()
        assert not StukInhoud.objects.exists()


def kapotte_scanner(_inhoud: bytes) -> bool:
    raise OSError("geen verbinding")
