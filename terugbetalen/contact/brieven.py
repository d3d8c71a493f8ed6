"""The letters of this room: an invitation that says why, and an appointment made, moved or called off."""

from datetime import datetime

from django.utils.translation import gettext as _

from duo_portal.letters.inhoud import Briefinhoud, Deel, Link
from duo_portal.letters.models import Brief
from terugbetalen.brieven.vorm import portaal

from .agenda import agenda
from .woorden import eigen_tijd, is_andere_klok, nederlandse_tijd, reden_voor_u

AFSPRAAK = "terugbetalen:afspraak"


def uitnodiging(brief: Brief) -> Briefinhoud:
    """We would like to help; why this person gets it, in the sentence of the rule of that day."""
    d = brief.data
    return Briefinhoud(
        _("Wij willen u graag helpen"),
        (
            Deel(
                "",
                (
                    _("Lukt het betalen van uw studieschuld niet altijd? Praat met ons."),
                    _("Samen kijken wij wat er kan. Dat kost niets."),
                ),
            ),
            Deel(_("Waarom krijgt u deze brief?"), (reden_voor_u(d, d["feiten"]),)),
            Deel(
                _("Wat kan er bijvoorbeeld?"),
                punten=(
                    _("Minder betalen, als uw inkomen laag is."),
                    _("Een tijd niet betalen."),
                    _("Uw achterstand betalen in delen."),
                ),
            ),
            Deel(
                _("Kies zelf een tijd"),
                (
                    _("Wij kunnen u bellen, met u praten via video, of u ontvangen op kantoor."),
                    _("Woont u in het buitenland? U ziet de tijden op uw eigen klok."),
                    _("U bent niet verplicht om een afspraak te maken."),
                ),
                links=(Link(_("Maak een afspraak"), portaal(AFSPRAAK)),),
            ),
        ),
    )


def afspraak(brief: Brief) -> Briefinhoud:
    """When, how, and how to choose another time."""
    d = brief.data
    return Briefinhoud(
        _("Uw afspraak is verzet") if d["is_verzet"] else _("Uw afspraak met ons"),
        (
            Deel("", (*_wanneer(brief), *_hoe(d["soort"], d["minuten"]))),
            Deel(
                _("Komt het toch niet uit?"),
                (_("U kunt de afspraak verzetten of afzeggen. Doe dat op tijd."),),
                links=(Link(_("Bekijk uw afspraak"), portaal(AFSPRAAK)),),
            ),
        ),
    )


def afgezegd(brief: Brief) -> Briefinhoud:
    """It does not go on; a new one is welcome."""
    return Briefinhoud(
        _("Uw afspraak gaat niet door"),
        (
            Deel(
                "",
                (
                    _("U hebt deze afspraak afgezegd:"),
                    *_wanneer(brief),
                    _("Wilt u toch met ons praten? Maak dan een nieuwe afspraak."),
                ),
                links=(Link(_("Maak een afspraak"), portaal(AFSPRAAK)),),
            ),
        ),
    )


def _wanneer(brief: Brief) -> tuple[str, ...]:
    d = brief.data
    moment = datetime.fromisoformat(d["begint_at"])
    regels = [_("Wanneer: %(tijd)s.") % {"tijd": eigen_tijd(moment, d["tijdzone"])}]
    if is_andere_klok(moment, d["tijdzone"]):
        regels.append(_("In Nederland is het dan %(tijd)s.") % {"tijd": nederlandse_tijd(moment)})
    return tuple(regels)


def _hoe(soort: str, minuten: int) -> tuple[str, ...]:
    duur = _("Het gesprek duurt ongeveer %(minuten)d minuten.") % {"minuten": minuten}
    if soort == "video":
        return (_("Wij praten via video. U krijgt van ons een bericht met de link."), duur)
    if soort == "kantoor":
        adres = agenda().roosters["kantoor"].adres
        return (_("U komt naar ons kantoor: %(adres)s.") % {"adres": adres}, duur)
    return (_("Wij bellen u op het nummer dat u aan ons gaf."), duur)
