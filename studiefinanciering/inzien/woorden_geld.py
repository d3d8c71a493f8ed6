"""Payments and debt in words (Dutch, B1; English through locale/lezen)."""

from django.utils.translation import gettext_lazy as _

from studiefinanciering.rules.componenten import Onderwijs

from .bankstand import Bankstand
from .betaalkalender import Regel, Soort
from .schuld import Kind
from .woorden import Tekst

SOORT: dict[Soort, Tekst] = {
    Soort.BETALING: _("Betaling"),
    Soort.VERREKEND: _("Helemaal verrekend"),
    Soort.TE_VEEL: _("Te veel gekregen"),
    Soort.TERUGBETAALD: _("Door u terugbetaald"),
    Soort.OV_BOETE: _("Boete voor het studentenreisproduct"),
    Soort.NAAR_LENING: _("Te veel gekregen werd een lening"),
    Soort.REIS: _("Studentenreisproduct"),
    Soort.VERSCHOVEN: _("Ander soort bedrag, zonder betaling"),
    Soort.VERWACHT: _("Verwachte betaling"),
}
# Words of a label with its colour, as `components/label.html` wants them.
_ONDERWEG: tuple[Tekst, str] = (_("Onderweg"), "info")
STAND: dict[Bankstand, tuple[Tekst, str]] = {
    Bankstand.GEBOEKT: _ONDERWEG,
    Bankstand.BESTAND_GEMAAKT: _ONDERWEG,
    Bankstand.AANGELEVERD: _ONDERWEG,
    Bankstand.GEACCEPTEERD: _ONDERWEG,
    Bankstand.BEVESTIGD: (_("Betaald"), "goed"),
    Bankstand.GEWEIGERD: (_("Vertraagd"), "waarschuwing"),
    Bankstand.AFGEKEURD: (_("Teruggekomen"), "fout"),
    Bankstand.TERUG: (_("Teruggekomen"), "fout"),
}
_AANGEHOUDEN: tuple[Tekst, str] = (_("Aangehouden"), "waarschuwing")
_VERWACHT: tuple[Tekst, str] = (_("Verwacht"), "info")
_GEEN: tuple[Tekst, str] = ("", "")
BANKREDEN: dict[str, Tekst] = {
    "AC01": _("Het rekeningnummer klopt niet."),
    "AC04": _("De rekening is opgeheven."),
    "AC06": _("De rekening is geblokkeerd."),
    "AG01": _("Op deze rekening mag niet worden gestort."),
    "MD07": _("De rekeninghouder is overleden."),
    "MS02": _("De bank nam de betaling niet aan."),
    "MS03": _("De bank nam de betaling niet aan."),
    "RC01": _("De code van de bank klopt niet."),
}
_ANDERE_REDEN = _("De bank kon de betaling niet uitvoeren. Het lag niet aan u.")
KIND: dict[Kind, Tekst] = {
    Kind.LENING: _("Lening"),
    Kind.COLLEGEGELDKREDIET: _("Collegegeldkrediet"),
    Kind.LEVENLANGLERENKREDIET: _("Levenlanglerenkrediet"),
    Kind.BEURS_WERD_LENING: _("Prestatiebeurs die een lening is geworden"),
    Kind.VORDERING_WERD_LENING: _("Te veel gekregen, nu een lening"),
    Kind.RENTE: _("Rente over uw lening"),
    Kind.PRESTATIEBEURS: _("Prestatiebeurs"),
    Kind.REISPRODUCT: _("Waarde van uw studentenreisproduct"),
    Kind.RENTE_PRESTATIEBEURS: _("Rente over uw prestatiebeurs"),
}
ONDERWIJS: dict[Onderwijs, Tekst] = {
    Onderwijs.HO: _("hbo of universiteit"),
    Onderwijs.MBO: _("mbo niveau 3 of 4"),
}


def label(regel: Regel) -> tuple[Tekst, str]:
    """The state of a line in a word, and its colour; empty when there is nothing to say."""
    if regel.stand is not None:
        return STAND[regel.stand]
    if regel.soort in {Soort.VERWACHT, Soort.TE_VEEL, Soort.REIS} and not regel.is_zeker:
        return _AANGEHOUDEN if regel.is_aangehouden else _VERWACHT
    return _GEEN


def bankreden(code: str) -> Tekst:
    """Why a bank sent money back."""
    return BANKREDEN.get(code, _ANDERE_REDEN)
