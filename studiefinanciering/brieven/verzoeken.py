"""Answers to requests about parents: one left out of account (art. 3.14), the peiljaar moved (art. 3.10).

The colleague's own note stays at the desk: the letter says the ground by its code. No income is shown.
"""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Persoon
from duo_portal.letters.inhoud import Briefinhoud, Deel
from duo_portal.letters.models import Brief
from duo_portal.letters.vorm import dag, maand

from .besluitblok import besluitblok, namens_minister, portaal

GROND: dict[str, Promise | str] = {
    "geen_bewijs": gettext_lazy(
        "U hebt ons geen bewijs gestuurd, of het bewijs is niet genoeg. Een bewijs is bijvoorbeeld"
        " een verklaring van een hulpverlener, een arts of de rechter."
    ),
    "niet_ernstig": gettext_lazy(
        "Het contact met uw ouder moet al lang heel slecht zijn. Dat zien wij niet in wat u ons stuurde."
    ),
    "conflict_om_geld": gettext_lazy(
        "Ruzie over geld voor uw studie telt volgens de wet niet mee als heel slecht contact."
    ),
    "ouder_vindbaar": gettext_lazy("Volgens onze gegevens is uw ouder wel te vinden."),
    "geen_terugval": gettext_lazy(
        "Het inkomen van uw ouders samen is niet ten minste 15 procent lager geworden."
    ),
    "inkomen_onbekend": gettext_lazy(
        "Het inkomen van een van uw ouders is niet bekend. Daarom kunnen wij niet zien of het lager is geworden."
    ),
}
"""`operations.verzoekbrief.Weigergrond` in words."""


def ouder_buiten(brief: Brief) -> Briefinhoud:
    """Whether the income of a parent still counts."""
    wie = {"ouder": _naam(brief)}
    if brief.data["toegewezen"]:
        vanaf = maand(Maand.van(date.fromisoformat(brief.data["vanaf"])))
        kop = _("Het inkomen van uw ouder telt niet meer mee")
        antwoord = (
            _("Het inkomen van %(ouder)s telt niet meer mee vanaf %(maand)s.")
            % {**wie, "maand": vanaf},
            *_bedragen(),
        )
    else:
        kop = _("Het inkomen van uw ouder blijft meetellen")
        antwoord = (_("Het inkomen van %(ouder)s blijft meetellen.") % wie,)
    vraag = _("Op %(dag)s vroeg u ons om het inkomen van %(ouder)s niet mee te tellen.")
    return _brief(brief, kop, (vraag % {**wie, "dag": _gevraagd(brief)}, *antwoord), "3.14")


def peiljaar(brief: Brief) -> Briefinhoud:
    """Whether the incomes of a later year count."""
    jaren = {"jaar": str(brief.data["jaar"]), "peiljaar": str(brief.data["peiljaar"])}
    if brief.data["toegewezen"]:
        kop = _("Wij rekenen met een ander inkomen van uw ouders")
        antwoord = (
            _("In %(jaar)s telt het inkomen van uw ouders over %(peiljaar)s.") % jaren,
            *_bedragen(),
        )
    else:
        kop = _("Wij rekenen niet met een ander inkomen van uw ouders")
        antwoord = (
            _("Wij wijzen dat af. In %(jaar)s blijft het inkomen van twee jaar eerder tellen.")
            % jaren,
        )
    vraag = _(
        "Op %(dag)s is ons gevraagd om in %(jaar)s te rekenen met het inkomen van uw ouders over %(peiljaar)s."
    )
    return _brief(brief, kop, (vraag % {**jaren, "dag": _gevraagd(brief)}, *antwoord), "3.10")


def _brief(brief: Brief, kop: str, opening: tuple[str, ...], artikel: str) -> Briefinhoud:
    delen = [Deel("", opening)]
    if not brief.data["toegewezen"]:
        delen += [
            Deel(_("Waarom niet?"), (str(GROND[brief.data["grond"]]),)),
            Deel(
                _("Wat kunt u doen?"),
                (
                    _("Hebt u nieuwe gegevens of een bewijs? Dan kunt u het opnieuw vragen."),
                    _("U kunt ook bezwaar maken. Hoe dat moet, leest u hieronder."),
                ),
            ),
        ]
    blok = besluitblok(
        brief,
        (f"Wsf 2000 art. {artikel}",),
        wie=namens_minister(is_mens=bool(brief.data["is_mens"])),
        uitleg=portaal("mijn:studiefinanciering"),
    )
    return Briefinhoud(kop, tuple(delen), blok)


def _bedragen() -> tuple[str, ...]:
    return (_("Verandert daardoor wat u krijgt? Dan krijgt u daarover een eigen brief."),)


def _gevraagd(brief: Brief) -> str:
    return dag(date.fromisoformat(brief.data["gevraagd_op"]))


def _naam(brief: Brief) -> str:
    ouder = Persoon.objects.filter(pk=brief.data["ouder"]).first()
    return str(ouder) if ouder else _("uw ouder")
