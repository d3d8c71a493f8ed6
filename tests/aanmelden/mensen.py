"""People at the door: made-up people on the demo page, and walking through it."""

from datetime import date

from django.urls import reverse

from duo_portal.identity.aanmelden import demo
from duo_portal.identity.models import Persoon
from duo_portal.web.aanmelden.duur import KLOK
from tests.factories.gezinnen import Gezin, persoon


def gezin() -> tuple[Persoon, Persoon]:
    """(student, parent)."""
    thuis = Gezin.met(3_000_000)
    return thuis.student(), thuis.ouders[0]


def op_de_demopagina(monkeypatch, *wie: Persoon) -> None:
    """Only these people may be chosen."""
    mensen = [demo.Demopersoon(p, {"nl": "een verhaal", "en": "a story"}) for p in wie]
    monkeypatch.setattr(demo, "_bronnen", {"test": lambda: mensen})


def begin(client, plek="", **velden):
    """Press the button of the demo; returns the answer, a redirect to its page."""
    return client.post(
        reverse("aanmelden:kies"), {"provider": "demo", "next": plek, **velden}, follow=False
    )


def loop_binnen(client, wie: Persoon, plek=""):
    """Through the demo page as `wie`; returns the last answer."""
    demopagina = begin(client, plek)["Location"]
    state = demopagina.partition("state=")[2]
    return client.post(reverse("aanmelden:demo"), {"state": state, "persoon": str(wie.uuid)})


def verzet(client, **seconden: int) -> None:
    """Put the moments in the session's clock back by so many seconds."""
    sessie = client.session
    sessie[KLOK] = {k: v - seconden.get(k, 0) for k, v in sessie[KLOK].items()}
    sessie.save()


def student() -> Persoon:
    return persoon(date(2004, 3, 10))
