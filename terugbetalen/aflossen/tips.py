"""Tips: each says what one can do, and which fact of the own file made it appear ("waarom ziet u dit?").

A tip looks at what was decided and put down, never at anything that is guessed about a person; nobody is asked for an
income to draw a page.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from duo_portal.web.templatetags.bedragen import datum, euro
from terugbetalen.models import Feit
from terugbetalen.portaal.beeld import procent
from terugbetalen.rules.draagkracht import ONBEKEND

from . import oordelen
from .stand import Schuldstand

S = Feit.Soort
KORT = timedelta(days=183)
"""How long ahead a change of rate or an end is told."""


@dataclass(frozen=True, slots=True)
class Tip:
    """What one may do, why it is shown, and where."""

    titel: str
    tekst: str
    waarom: str
    url_naam: str


def tips(stand: Schuldstand) -> list[Tip]:
    """Every tip that a fact of this file triggers, the most pressing first."""
    return [tip for lees in _TIPS for tip in lees(stand)]


def _kies_op_tijd(stand: Schuldstand) -> Iterator[Tip]:
    ruimte = stand.keuze
    if ruimte is not None and ruimte.uiterlijk is not None:
        yield Tip(
            _("U mag kiezen tussen regels"),
            _("Dat kan tot en met %(dag)s. Vergelijk eerst wat elke keuze betekent.")
            % {"dag": datum(ruimte.uiterlijk)},
            _("In uw dossier staat dat u voor en na de verandering van de wet studiefinanciering kreeg, en dat u nog niet terugbetaalt."),
            "terugbetalen:keuze",
        )  # fmt: skip


def _vraag_toets(stand: Schuldstand) -> Iterator[Tip]:
    if not oordelen.inkomenstoets(stand).mag:
        return
    reden = (
        _("Uw regels zijn SF15-oud, en u hebt ons nog niet gevraagd naar uw inkomen te kijken.")
        if stand.is_oud
        else _("In ons dossier staat dat u in het buitenland woont, en u hebt dit nog niet gevraagd.")
    )  # fmt: skip
    yield Tip(
        _("Misschien mag u minder betalen"),
        _("U betaalt nu uw volle maandbedrag. Vraag of wij naar uw inkomen kijken."),
        reden,
        "terugbetalen:inkomenstoets",
    )


def _inkomen_onbekend(stand: Schuldstand) -> Iterator[Tip]:
    for lening in stand.in_aflosfase:
        if lening.nu and int(lening.nu.feiten.get("inkomen", 0)) == ONBEKEND:
            yield Tip(
                _("Wij kennen uw inkomen niet"),
                _("Daarom betaalt u uw volle maandbedrag. Is uw inkomen laag? Vraag dan of wij met een ander jaar kunnen rekenen."),
                _("De Belastingdienst kent van u geen inkomen over %(jaar)s.")
                % {"jaar": lening.nu.feiten["peiljaar"]},
                "terugbetalen:peiljaar",
            )  # fmt: skip
            return


def _bedrag_gaat_omhoog(stand: Schuldstand) -> Iterator[Tip]:
    for lening in stand.leningen:
        nu, straks = lening.nu, lening.straks
        if nu and straks and straks.te_betalen_centen > nu.te_betalen_centen:
            yield Tip(
                _("Uw maandbedrag gaat omhoog"),
                _("Kunt u dat niet betalen? Bekijk of u minder kunt betalen, of een tijd niet."),
                _("Wij hebben besloten dat u in %(jaar)s %(straks)s per maand betaalt. Nu is dat %(nu)s.")
                % {
                    "jaar": straks.jaar,
                    "straks": euro(straks.te_betalen_centen),
                    "nu": euro(nu.te_betalen_centen),
                },
                "terugbetalen:peiljaar",
            )  # fmt: skip


def _rente_komt_vrij(stand: Schuldstand) -> Iterator[Tip]:
    for lening in stand.leningen:
        tot = lening.rente_vast_tot
        if tot is not None and stand.op <= tot < stand.op + KORT:
            yield Tip(
                _("Uw rente verandert binnenkort"),
                _("Met extra aflossen betaalt u straks over minder schuld rente."),
                _("Uw rente van %(rente)s staat vast tot en met %(dag)s.")
                % {"rente": procent(lening.rente_ppm), "dag": datum(tot)},
                "terugbetalen:extra",
            )


def _pauze_eindigt(stand: Schuldstand) -> Iterator[Tip]:
    feit = stand.heeft(S.AFLOSVRIJ)
    einde: date | None = feit.geldig.upper if feit else None
    if einde is not None and einde < stand.op + KORT / 2:
        yield Tip(
            _("U gaat weer betalen"),
            _("Hebt u langer nodig? Vraag het op tijd: minstens een maand van tevoren."),
            _("De maanden waarin u niet hoeft te betalen, eindigen op %(dag)s.")
            % {"dag": datum(einde - timedelta(days=1))},
            "terugbetalen:aflosvrij",
        )


_TIPS: tuple[Callable[[Schuldstand], Iterator[Tip]], ...] = (
    _kies_op_tijd,
    _bedrag_gaat_omhoog,
    _inkomen_onbekend,
    _vraag_toets,
    _pauze_eindigt,
    _rente_komt_vrij,
)
