"""The outbox: one mail per letter without anything personal in it, tried again, and paper in the end."""

import io
from datetime import timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction

from duo_portal.foundation import clock
from duo_portal.identity.models import Post, Taal
from duo_portal.identity.voorkeur import Contact
from duo_portal.letters import verzenden
from duo_portal.letters.contactwijziging import CONTACT_GEWIJZIGD, wijzig_contact_en_meld
from duo_portal.letters.models import Brief, UitgaandBericht
from duo_portal.letters.soorten import maak_inhoud
from tests.letters.hulp import leg, lezer

pytestmark = pytest.mark.django_db
WEIGERT = "tests.letters.hulp.Weigert"


def uitgaand(brief: Brief) -> dict[str, str]:
    return dict(UitgaandBericht.objects.filter(brief=brief).values_list("kanaal", "status"))


def test_een_mail_zegt_alleen_dat_er_een_bericht_is() -> None:
    wie = lezer()
    brief = leg(wie, tekst="U moet € 900 terugbetalen")
    assert verzenden.verstuur_alles() == 1
    assert verzenden.verstuur_alles() == 0
    (bericht,) = mail.outbox
    uuid = UitgaandBericht.objects.get(brief=brief).uuid
    assert bericht.to == ["puk@voorbeeld.invalid"]
    assert bericht.subject == "Er staat een bericht voor u klaar"
    assert bericht.extra_headers["Message-ID"] == f"<{uuid}@voorbeeld.invalid>"
    alles = bericht.message().as_string()
    for geheim in ("Puk", "Proef", "900", "terugbetalen", str(brief.uuid), str(wie.uuid)):
        assert geheim not in alles
    assert "text/plain" in alles
    assert "text/html" in alles
    brief.refresh_from_db()
    assert brief.status == Brief.Status.VERZONDEN


def test_engels_voor_wie_engels_leest() -> None:
    leg(lezer(taal=Taal.EN))
    verzenden.verstuur_alles()
    assert mail.outbox[0].subject == "There is a message for you"
    assert "sign in" in mail.outbox[0].body
    assert "klaar" not in mail.outbox[0].body


@pytest.mark.parametrize(
    ("email", "papier", "kanalen"),
    [
        ("a@voorbeeld.invalid", False, {"email": "wacht"}),
        ("a@voorbeeld.invalid", True, {"papier": "wacht"}),
        (None, True, {"papier": "wacht"}),
        (None, False, {}),
    ],
)
def test_het_kanaal_volgt_de_voorkeur(
    email: str | None, papier: bool, kanalen: dict[str, str]
) -> None:
    brief = leg(lezer(email, papier=papier))
    assert verzenden.kies_kanalen() == (1, len(kanalen))
    assert verzenden.kies_kanalen() == (0, 0)
    assert uitgaand(brief) == kanalen
    brief.refresh_from_db()
    assert brief.status == Brief.Status.OPGEMAAKT


def test_een_mail_die_niet_weggaat_wordt_later_geprobeerd_en_komt_dan_op_papier(settings) -> None:
    settings.EMAIL_BACKEND = WEIGERT
    brief = leg(lezer())
    wachten = []
    for _poging in range(verzenden.POGINGEN):
        verzenden.verstuur_alles()
        bericht = UitgaandBericht.objects.get(brief=brief, kanaal="email")
        wachten.append(bericht.volgende_poging_at - clock.nu())
        UitgaandBericht.objects.update(volgende_poging_at=clock.nu() - timedelta(seconds=1))
    assert [round(w / timedelta(minutes=1)) for w in wachten[:4]] == [1, 4, 16, 64]
    assert bericht.fout == "ConnectionRefusedError"
    assert uitgaand(brief) == {"email": "mislukt", "papier": "wacht"}
    assert verzenden.verstuur_alles() == 0


def test_wat_een_gedode_werker_had_geclaimd_gaat_na_de_lease_alsnog() -> None:
    brief = leg(lezer())
    verzenden.kies_kanalen()
    assert len(verzenden._claim()) == 1  # and then the worker was killed
    assert verzenden.verstuur_alles() == 0
    UitgaandBericht.objects.update(volgende_poging_at=clock.nu() - timedelta(seconds=1))
    assert verzenden.verstuur_alles() == 1
    assert UitgaandBericht.objects.get(brief=brief).poging == 2


def test_een_bericht_dat_werkers_doodt_houdt_op() -> None:
    brief = leg(lezer())
    verzenden.kies_kanalen()
    for _keer in range(verzenden.POGINGEN):
        verzenden._claim()
        UitgaandBericht.objects.update(volgende_poging_at=clock.nu() - timedelta(seconds=1))
    assert verzenden.verstuur_alles() == 0
    assert uitgaand(brief) == {"email": "mislukt", "papier": "wacht"}
    assert mail.outbox == []


def test_een_vervallen_brief_wordt_niet_gemaild() -> None:
    brief = leg(lezer())
    verzenden.kies_kanalen()
    Brief.objects.filter(pk=brief.pk).update(status=Brief.Status.VERVALLEN)
    assert verzenden.verstuur_alles() == 0
    assert uitgaand(brief) == {"email": "vervallen"}


def test_de_termijn_van_een_brief_is_ook_bevroren() -> None:
    brief = leg(lezer())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE letters_brief SET reageer_voor = now(), status = 'opgemaakt' WHERE id = %s",
            [brief.pk],
        )


def test_de_hulp_van_deze_proeven_weigert_echt() -> None:
    from tests.letters.hulp import Weigert

    with pytest.raises(ConnectionRefusedError):
        Weigert(stream=io.StringIO()).send_messages([])


def test_een_ander_e_mailadres_wordt_ook_aan_het_oude_gemeld() -> None:
    wie = lezer("oud@voorbeeld.invalid")
    nieuw = Contact("nieuw@voorbeeld.invalid", None, Post.DIGITAAL)
    for _ in range(2):  # the same again changes nothing and tells nobody
        wijzig_contact_en_meld(persoon_id=wie.pk, contact=nieuw, actor="burger:1")
    brief = Brief.objects.get(soort=CONTACT_GEWIJZIGD)
    assert "e-mailadres" in " ".join(maak_inhoud(brief).delen[0].punten)
    assert b"oud@" not in bytes(UitgaandBericht.objects.get(brief=brief).email_versleuteld)
    assert verzenden.verstuur_alles() == 2
    naar = {bericht.to[0]: bericht for bericht in mail.outbox}
    assert set(naar) == {"oud@voorbeeld.invalid", "nieuw@voorbeeld.invalid"}
    melding = naar["oud@voorbeeld.invalid"].message().as_string()
    assert "contactgegevens gewijzigd" in melding
    for geheim in ("Puk", "nieuw@", str(wie.uuid), str(brief.uuid)):
        assert geheim not in melding
    # Nothing is kept of an address that is nobody's any more.
    assert set(UitgaandBericht.objects.values_list("email_sleutel_id", flat=True)) == {0}
    assert {bytes(b.email_versleuteld) for b in UitgaandBericht.objects.all()} == {b""}


def test_alleen_een_ander_nummer_gaat_niet_naar_een_oud_adres() -> None:
    wie = lezer("oud@voorbeeld.invalid")
    contact = Contact("oud@voorbeeld.invalid", "0612345678", Post.DIGITAAL)
    wijzig_contact_en_meld(persoon_id=wie.pk, contact=contact, actor="burger:1")
    assert verzenden.verstuur_alles() == 1
    assert mail.outbox[0].subject == "Er staat een bericht voor u klaar"
