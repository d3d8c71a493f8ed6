"""What the messages put on the portal, and that the desk takes over a letter that reaches nobody."""

from django.utils.translation import gettext_lazy as _

from duo_portal.cases.models import Werkopdracht
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdracht
from duo_portal.letters.drukken import GEEN_ADRES
from duo_portal.letters.models import Brief
from duo_portal.letters.termijnen import ONGELEZEN
from duo_portal.letters.vangnet import registreer_vangnet
from duo_portal.web.panelen import MenuPunt, Paneel, registreer_menu, registreer_paneel

from .tellen import in_menu, mag_lezen, paneel

_WAT = {
    ONGELEZEN: "Een brief met een termijn is nog niet gelezen; mail en papier zijn geprobeerd."
    " Neem contact op voor de termijn eindigt.",
    GEEN_ADRES: "Een brief kan niet per post worden gestuurd: er is geen adres bekend.",
}


def registreer_berichten() -> None:
    """Menu item, panel of the start page, and the net below the outbox."""
    registreer_menu(MenuPunt(_("Berichten"), "berichten:lijst", 50, mag_lezen, in_menu))
    registreer_paneel(Paneel("start", "berichten", "portal/berichten/paneel.html", paneel, 30))
    registreer_vangnet(maak_werk)


def maak_werk(brief: Brief, reden: str) -> None:
    """A work item about one letter, once per reason."""
    termijn = f" Reageren kan tot {brief.reageer_voor:%d-%m-%Y}." if brief.reageer_voor else ""
    maak_werkopdracht(
        NieuweWerkopdracht(
            soort="brief",
            reden=reden,
            bron=Werkopdracht.Bron.BRIEF,
            sleutel=f"{reden}:{brief.pk}",
            persoon_id=brief.persoon_id,
            bron_id=brief.pk,
            tekst=f"{_WAT[reden]}{termijn}",
        )
    )
