"""A small act with everything a wizard can have, and its addresses; only for these tests."""

from typing import Any

from django import forms
from django.urls import include, path

from duo_portal.foundation.clock import vandaag
from duo_portal.urls import urlpatterns as huis
from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.formulier import Bedragveld, StapFormulier
from duo_portal.web.stappen.paginas import adressen
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Belet, Ontvangst, Stap, Wizard

VERZONDEN: list[dict[str, Any]] = []
"""What `verzend` was called with (data of the test, cleared by its fixture)."""
DICHT: list[str] = []


class Geweigerd(ValueError):
    """The act was refused."""


class Adresstap(StapFormulier):
    straat = forms.CharField(label="Straat", max_length=40)
    huurt = forms.BooleanField(label="Ik huur", required=False)


class Huurstap(StapFormulier):
    huur = Bedragveld(label="Huur per maand", hoogste_centen=500_000)
    soort = forms.ChoiceField(
        label="Soort", choices=[("kamer", "Kamer"), ("huis", "Huis")], widget=forms.RadioSelect
    )


def _geldt_huur(stand: Stand) -> bool:
    return bool(stand.schoon["adres"]["huurt"])


class Verhuizen(Wizard):
    soort = "proef"
    titel = "Verhuizing doorgeven"
    url_naam = "mijn:verhuizen"
    inleiding = "portal/stappen/begin.html"
    stappen = (
        Stap("adres", "Uw nieuwe adres", Adresstap, begin=lambda stand: stand.register),
        Stap("huur", "Uw huur", Huurstap, geldt=_geldt_huur),
    )
    geweigerd = (Geweigerd,)

    def belet(self) -> Belet | None:
        return Belet("Nu niet", DICHT[0]) if DICHT else None

    def lees_registers(self) -> dict[str, Any]:
        return {"straat": "Gracht", "huurt": True}

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        if schoon["adres"]["straat"] == "Nergens":
            raise Geweigerd("Deze straat bestaat niet.")
        VERZONDEN.append(schoon)
        return Ontvangst("K-1", {"vanaf": str(vandaag())})


class Herbevestigd(Verhuizen):
    soort = "proef2"
    url_naam = "mijn:herbevestigd"
    inleiding = ""
    vraagt_bevestiging = True


_proef = ([*adressen(Verhuizen, "verhuizen/"), *adressen(Herbevestigd, "nogeens/")], "mijn")
urlpatterns = [path("proef/", include(_proef)), *huis]
