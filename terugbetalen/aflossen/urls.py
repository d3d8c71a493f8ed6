"""Addresses of this room, below `mijn/terugbetalen/`."""

from django.urls import URLPattern, path

from duo_portal.web.stappen.paginas import adressen

from .paginas.extra import Extra
from .paginas.inkomen import Alleenstaand, Heffingskorting, Inkomenstoets
from .paginas.keuze import Keuze
from .paginas.machtiging import Machtiging
from .paginas.opgaven import Hypotheekpdf, Jaarpdf, Opgaven
from .paginas.partner import Partner
from .paginas.pauze import Aflosvrij
from .paginas.peiljaar import Peiljaar
from .paginas.teruggeven import AflosvrijTerug
from .paginas.verhogen import Verhogen

urlpatterns: list[URLPattern] = [
    *adressen(Extra, "extra/"),
    *adressen(Verhogen, "meer-per-maand/"),
    *adressen(Aflosvrij, "aflosvrij/"),
    *adressen(AflosvrijTerug, "aflosvrij-terug/"),
    *adressen(Inkomenstoets, "naar-inkomen/"),
    *adressen(Alleenstaand, "alleenstaande-ouder/"),
    *adressen(Peiljaar, "lager-inkomen/"),
    *adressen(Partner, "partner/"),
    *adressen(Heffingskorting, "heffingskorting/"),
    *adressen(Machtiging, "automatisch-betalen/"),
    *adressen(Keuze, "regels-kiezen/"),
    path("overzichten/", Opgaven.as_view(), name="opgaven"),
    path("overzichten/hypotheek/", Hypotheekpdf.as_view(), name="hypotheekopgave"),
    path("overzichten/<int:jaar>/", Jaarpdf.as_view(), name="jaaropgave"),
]
