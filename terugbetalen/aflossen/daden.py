"""The list of what a debtor can do: what applies, with one line of what it does, and why the rest cannot be done now."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duo_portal.identity.burger import Burger
from duo_portal.web.adressen import adres_voor

from . import oordelen, teruggeven
from .oordelen import Oordelen
from .stand import Schuldstand

Tekst = str | Promise


@dataclass(frozen=True, slots=True)
class Daad:
    """One act: its page, its words, and who says whether it can be done."""

    url_naam: str
    titel: Tekst
    uitleg: Tekst
    oordeel: Oordelen


DADEN: tuple[Daad, ...] = (
    Daad("terugbetalen:extra", _("Extra aflossen"), _("U betaalt één keer iets extra. U ziet eerst wat het oplevert."), oordelen.extra),
    Daad("terugbetalen:verhogen", _("Elke maand meer betalen"), _("U bent eerder klaar. U kunt er altijd mee stoppen."), oordelen.verhogen),
    Daad("terugbetalen:aflosvrij", _("Een tijd niet betalen"), _("U mag in totaal 60 maanden niet betalen."), oordelen.aflosvrij),
    Daad("terugbetalen:aflosvrij-terug", _("Eerder weer betalen"), _("U geeft vrije maanden terug die u nog hebt. U houdt ze over voor later."), teruggeven.oordeel),
    Daad("terugbetalen:inkomenstoets", _("Betalen naar inkomen"), _("U vraagt of wij naar uw inkomen willen kijken."), oordelen.inkomenstoets),
    Daad("terugbetalen:peiljaar", _("Uw inkomen is lager geworden"), _("Wij rekenen met een later jaar, als u minstens 15 procent minder verdient."), oordelen.peiljaar),
    Daad("terugbetalen:alleenstaand", _("Alleenstaande ouder"), _("U zorgt alleen voor een kind. Dan houdt u meer inkomen vrij."), oordelen.alleenstaand),
    Daad("terugbetalen:partner", _("Inkomen van uw partner"), _("U laat het inkomen van uw partner weg, of telt het weer mee."), oordelen.partner),
    Daad("terugbetalen:heffingskorting", _("Uw heffingskorting"), _("U zegt ons welke heffingskorting u hebt."), oordelen.heffingskorting),
    Daad("terugbetalen:machtiging", _("Automatisch betalen"), _("U geeft een rekening op, of stopt met automatisch betalen."), oordelen.machtiging),
    Daad("terugbetalen:keuze", _("Kiezen tussen regels"), _("U vergelijkt de regels waaruit u mag kiezen."), oordelen.keuze),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mogelijk:
    """An act that can be done: (address, title, what it does)."""

    url: str
    titel: Tekst
    uitleg: Tekst


@dataclass(frozen=True, slots=True)
class Mogelijkheden:
    """What can be done, and what cannot be done now, with the reason."""

    wel: Sequence[Mogelijk]
    nu_niet: Sequence[tuple[Tekst, Tekst]]


def mogelijkheden(burger: Burger, stand: Schuldstand) -> Mogelijkheden:
    """For whoever looks: what they may not do (a reader, a representative) is left out."""
    wel, niet = [], []
    for daad in DADEN:
        oordeel = daad.oordeel(stand)
        if not oordeel.mag:
            niet += [(daad.titel, oordeel.reden)] if oordeel.past else []
        elif burger.mag_handelen and (adres := adres_voor(burger, daad.url_naam)):
            wel.append(Mogelijk(adres, daad.titel, daad.uitleg))
    return Mogelijkheden(wel, niet)
