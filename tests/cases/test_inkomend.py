"""A notice of default in any text that comes in: every place that takes in words hands them over."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases import operations
from duo_portal.cases.models import Ingebrekestelling, Stuk, Verzoek, Werkopdracht, Zaak
from duo_portal.cases.soorten.indienen import dien_in, vul_aan
from duo_portal.cases.stukken.aannemen import neem_aan
from duo_portal.cases.termijn.inkomend import (
    TekstbronOnbekend,
    meld_tekst,
    tekstbronnen,
)
from duo_portal.identity.models import Persoon
from duo_portal.klantcontact.models import Klantcontact
from duo_portal.klantcontact.operations import Contact, leg_contact_vast
from duo_portal.privacy.models import Privacyverzoek
from duo_portal.privacy.verzoeken import operations as privacy
from studiefinanciering.models import Toekenning
from terugbetalen.contact import werk
from terugbetalen.models import Contactmoment, Kanaal
from tests.cases.bezwaar.conftest import besluit  # noqa: F401
from tests.cases.bezwaar.test_bezwaar import dien_in as dien_bezwaar_in
from tests.cases.stukken import maken
from tests.identity.personen import persoon

pytestmark = pytest.mark.django_db
OP = date(2024, 5, 6)
ZEGT = "Uw termijn is voorbij. Ik stel u in gebreke."


def pdf_met(tekst: str) -> bytes:
    """One page with these words."""
    schrijver = PdfWriter()
    blad = schrijver.add_blank_page(width=400, height=400)
    letter = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = DictionaryObject({NameObject(k): NameObject(v) for k, v in letter.items()})
    fonts = DictionaryObject({NameObject("/F1"): schrijver._add_object(font)})
    blad[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    inhoud = DecodedStreamObject()
    inhoud.set_data(f"BT /F1 12 Tf 20 200 Td ({tekst}) Tj ET".encode("latin-1"))
    blad[NameObject("/Contents")] = schrijver._add_object(inhoud)
    uit = BytesIO()
    schrijver.write(uit)
    return uit.getvalue()


@pytest.fixture
def wie() -> Persoon:
    bedrijfsdatum.zet(OP, "test")
    return persoon()


def laat(wie: Persoon) -> Zaak:
    return operations.open_zaak(
        soort=Zaak.Soort.MAATWERK,
        persoon_id=wie.pk,
        ontvangen_op=date(2024, 3, 1),
        termijn_tot=date(2024, 4, 26),
        actor="bo",
    )


def klacht(wie: Persoon, tekst: str, kanaal: str = "portaal") -> Verzoek:
    return dien_in(
        persoon_id=wie.pk,
        soort="klacht",
        velden={"tekst": tekst},
        op=OP,
        sleutel=str(uuid4()),
        actor="noor",
        kanaal=Verzoek.Kanaal(kanaal),
    )


def met_stuk(wie: Persoon, tekst: str) -> None:
    stuk = neem_aan(maken.upload(pdf_met(tekst)), persoon_id=wie.pk, map=uuid4(), actor="noor")
    assert not Ingebrekestelling.objects.exists()  # a draft that nobody sent says nothing yet
    vul_aan(verzoek_id=klacht(wie, "Zie mijn brief.").pk, stukken=[stuk.uuid], op=OP, actor="noor")


def privacyverzoek(wie: Persoon, tekst: str) -> None:
    privacy.dien_in(
        persoon_id=wie.pk,
        recht=Privacyverzoek.Recht.INZAGE,
        tekst=tekst,
        op=OP,
        sleutel=uuid4(),
        actor="noor",
    )


def contact(wie: Persoon, tekst: str) -> None:
    gesprek = Contact(
        kanaal=Klantcontact.Kanaal.values[0],  # type: ignore[arg-type]
        onderwerp=Klantcontact.Onderwerp.values[0],  # type: ignore[arg-type]
        persoon_id=wie.pk,
        notitie=tekst,
    )
    leg_contact_vast(contact=gesprek, sleutel=uuid4(), actor="bo")


def debiteur(wie: Persoon, tekst: str) -> None:
    gesprek = werk.Gesprek(
        kanaal=Kanaal(Kanaal.values[0]),
        uitkomst=Contactmoment.Uitkomst(Contactmoment.Uitkomst.values[0]),
        notitie=tekst,
    )
    werk.leg_contact_vast(persoon_id=wie.pk, gesprek=gesprek, actor="bo", sleutel=str(uuid4()))


SCHRIFTELIJK: dict[str, Callable[[Persoon, str], object]] = {
    "verzoek": klacht,
    "stuk": met_stuk,
    "privacyverzoek": privacyverzoek,
}
GEHOORD: dict[str, Callable[[Persoon, str], object]] = {
    "klantcontact": contact,
    "terugbetalen.contact": debiteur,
    "een klacht per telefoon": lambda wie, tekst: klacht(wie, tekst, "telefoon"),
}


@pytest.mark.parametrize("bron", sorted(SCHRIFTELIJK))
def test_in_writing_it_counts_at_once(wie: Persoon, bron: str) -> None:
    zaak = laat(wie)
    SCHRIFTELIJK[bron](wie, ZEGT)
    notitie = Ingebrekestelling.objects.get()
    assert (notitie.zaak_id, notitie.ontvangen_op, notitie.bron) == (zaak.pk, OP, "bericht")


@pytest.mark.parametrize("bron", sorted(GEHOORD))
def test_what_was_said_becomes_work(wie: Persoon, bron: str) -> None:
    laat(wie)
    GEHOORD[bron](wie, f"Klant zegt: {ZEGT}")
    assert not Ingebrekestelling.objects.exists()
    assert Werkopdracht.objects.get(soort="ingebrekestelling").reden == "ingebrekestelling_herkend"


@pytest.mark.parametrize("bron", sorted(SCHRIFTELIJK | GEHOORD))
def test_any_other_text_does_nothing(wie: Persoon, bron: str) -> None:
    laat(wie)
    (SCHRIFTELIJK | GEHOORD)[bron](wie, "Wanneer hoor ik iets? Ik wacht al lang.")
    assert not Ingebrekestelling.objects.exists()
    assert not Werkopdracht.objects.filter(soort="ingebrekestelling").exists()


def test_in_the_grounds_of_an_objection(besluit: Toekenning) -> None:  # noqa: F811
    bedrijfsdatum.zet(date(2023, 10, 1), "test")
    zaak = operations.open_zaak(
        soort=Zaak.Soort.MAATWERK,
        persoon_id=besluit.persoon_id,
        ontvangen_op=date(2023, 7, 1),
        termijn_tot=date(2023, 8, 26),
        actor="bo",
    )
    dien_bezwaar_in(besluit, gronden=f"Ik woon op kamers. {ZEGT}")
    assert Ingebrekestelling.objects.get().zaak_id == zaak.pk


def test_which_of_two_late_cases_is_for_a_colleague(wie: Persoon) -> None:
    laat(wie), laat(wie)
    klacht(wie, ZEGT)
    assert not Ingebrekestelling.objects.exists()
    assert Werkopdracht.objects.filter(soort="ingebrekestelling").count() == 1


def test_every_place_is_registered() -> None:
    """Rooms may add theirs, with tests of their own."""
    namen = {bron.naam for bron in tekstbronnen()}
    assert namen >= {*SCHRIFTELIJK, "bezwaar", "klantcontact", "terugbetalen.contact"}
    with pytest.raises(TekstbronOnbekend):
        meld_tekst(bron="nergens", persoon_id=1, tekst=ZEGT, op=OP, sleutel="x")


def test_the_words_of_a_document_are_looked_at_once(wie: Persoon) -> None:
    for tekst, uit in ((ZEGT, "zegt"), ("Hier is mijn loonstrook.", "")):
        stuk = neem_aan(maken.upload(pdf_met(tekst)), persoon_id=wie.pk, map=uuid4(), actor="noor")
        assert Stuk.objects.get(pk=stuk.pk).ingebreke == uit
