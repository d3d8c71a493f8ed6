"""The PDF: tagged, in its language, the same bytes, and nothing that somebody's name could break.

This checks that the marks of PDF/UA-1 are there (structure tree, marked, language, title, XMP marker). It is no full
check of PDF/UA: that takes veraPDF, which is not among the tools of this project.
"""

import io
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from pypdf import PdfReader

from duo_portal.identity.models import Persoon
from duo_portal.letters.models import BriefPdf
from duo_portal.letters.pdf import PdfBeschadigd, maak_pdf, pdf_van
from duo_portal.letters.soorten import maak_inhoud
from tests.letters.hulp import leg, lezer

pytestmark = pytest.mark.django_db
RAAR = [
    "#panic(1)",
    "$x^2$",
    "*vet* _schuin_",
    "<script>alert(1)</script>",
    '"] #eval("1") ["',
    "Zoë & Ćić 'ʼ",
    "@ref `raw`",
]


def lees(inhoud: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(inhoud))


def tekst(inhoud: bytes) -> str:
    return " ".join(" ".join(blad.extract_text() for blad in lees(inhoud).pages).split())


@pytest.mark.parametrize("taal", ["nl", "en"])
def test_de_merken_van_pdf_ua_staan_erin(taal: str) -> None:
    inhoud = pdf_van(leg(lezer()), taal)
    pdf = lees(inhoud)
    wortel: Any = pdf.trailer["/Root"]
    assert wortel["/StructTreeRoot"]["/K"]
    assert bool(wortel["/MarkInfo"]["/Marked"])
    assert wortel["/Lang"] == taal
    assert bool(wortel["/ViewerPreferences"]["/DisplayDocTitle"])
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Kop 1"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.xmp_metadata.stream.get_data()
    assert all("NotoSans" in naam for blad in pdf.pages for naam in lettertypen(blad))


def lettertypen(blad) -> list[str]:
    gevonden = blad["/Resources"]["/Font"]
    return [str(gevonden[naam]["/BaseFont"]) for naam in gevonden]


@pytest.mark.parametrize("raar", RAAR)
def test_tekst_blijft_tekst(raar: str) -> None:
    wie = lezer()
    Persoon.objects.filter(pk=wie.pk).update(achternaam=raar)
    gemaakt = tekst(maak_pdf(maak_inhoud(leg(wie, tekst=f"begin {raar} eind"))))
    assert f"begin {' '.join(raar.split())} eind" in gemaakt
    assert f"Beste Puk {' '.join(raar.split())}," in gemaakt


def test_dezelfde_brief_geeft_dezelfde_bytes_en_wordt_een_keer_bewaard() -> None:
    brief = leg(lezer())
    eerste = pdf_van(brief)
    assert maak_pdf(maak_inhoud(brief)) == eerste
    # What was kept is shown, also when a name changed since.
    Persoon.objects.filter(pk=brief.persoon_id).update(achternaam="Anders")
    assert pdf_van(brief) == eerste
    assert maak_pdf(maak_inhoud(brief)) != eerste
    bewaard = BriefPdf.objects.get(brief=brief)
    assert b"%PDF" not in bytes(bewaard.versleuteld)


def test_wat_bewaard_is_verandert_niet_en_wordt_nagekeken() -> None:
    brief = leg(lezer())
    pdf_van(brief)
    with pytest.raises(DatabaseError), transaction.atomic():
        BriefPdf.objects.filter(brief=brief).update(sha256=b"x")
    anders = leg(lezer(), 2)
    bron = BriefPdf.objects.get(brief=brief)
    BriefPdf.objects.create(
        brief=anders,
        taal="nl",
        versleuteld=bron.versleuteld,
        sleutel_id=bron.sleutel_id,
        sha256=b"x" * 32,
    )
    with pytest.raises(PdfBeschadigd):
        pdf_van(anders)
