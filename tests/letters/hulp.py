"""People with contact data, letters of a kind of their own, and a mail server that refuses."""

from datetime import date
from typing import Any

from django.core.mail.backends.locmem import EmailBackend

from duo_portal.identity.models import Persoon, Post
from duo_portal.identity.voorkeur import Contact, wijzig_contact
from duo_portal.letters.inhoud import Briefinhoud, Deel
from duo_portal.letters.models import Brief
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from duo_portal.letters.soorten import Briefsoort, registreer_briefsoort
from tests.factories.gezinnen import persoon, woont

PROEF = "proefbrief"


def proef(brief: Brief) -> Briefinhoud:
    """A letter whose data is what somebody might try."""
    return Briefinhoud(f"Kop {brief.data['n']}", (Deel("", (str(brief.data["tekst"]),)),))


registreer_briefsoort(Briefsoort(PROEF, "Proefbrief", proef))


def lezer(
    email: str | None = "puk@voorbeeld.invalid", *, papier: bool = False, **velden: Any
) -> Persoon:
    """Somebody with an address in the register and, when given, an e-mail address."""
    wie = persoon(date(2004, 3, 10), **velden)
    woont(wie)
    contact = Contact(email, None, Post.PAPIER if papier else Post.DIGITAAL)
    if email or papier:
        wijzig_contact(persoon_id=wie.pk, contact=contact, actor="test")
    return wie


def leg(
    wie: Persoon, n: int = 1, *, reageer_voor: date | None = None, tekst: str = "tekst"
) -> Brief:
    """A letter of the test's own kind."""
    nieuw = NieuweBrief(wie.pk, str(wie.taal), n, {"n": n, "tekst": tekst}, reageer_voor)
    return leg_klaar(nieuw, soort=PROEF, bron=f"proef:{wie.pk}", sjabloonversie=1)


class Weigert(EmailBackend):
    """A mail server that takes no mail."""

    def send_messages(self, email_messages: Any) -> int:
        raise ConnectionRefusedError("geen verbinding")
