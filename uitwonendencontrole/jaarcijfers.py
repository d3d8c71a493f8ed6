"""Figures of a year about the checks: draws, people drawn, decisions, stops, restitutions."""

from collections.abc import Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.verantwoording.jaarcijfers import (
    Eenheid,
    Jaarcijfer,
    Rij,
    lees_rijen,
    registreer_jaarcijfer,
)

_TREKKINGEN = """
SELECT count(DISTINCT t.id), count(g.id)
FROM uitwonendencontrole_trekking t LEFT JOIN uitwonendencontrole_geloot g ON g.trekking_id = t.id
WHERE t.op >= %(begin)s AND t.op < %(einde)s
"""


def trekkingen(jaar: int) -> Sequence[Rij]:
    """Draws that were held, and how many people they drew."""
    ((aantal, geloot),) = lees_rijen(_TREKKINGEN, jaar)
    return [
        Rij("trekking.aantal", gettext("Lotingen gehouden"), aantal, Eenheid.STUKS),
        Rij(
            "trekking.geloot", gettext("Mensen geloot voor een controle"), geloot, Eenheid.PERSONEN
        ),
    ]


_HERSTEL = """
SELECT
    (SELECT count(*) FROM uitwonendencontrole_herziening WHERE genomen_op >= %(begin)s AND genomen_op < %(einde)s),
    (SELECT count(*) FROM uitwonendencontrole_boete
     WHERE bedrag_centen > 0 AND genomen_op >= %(begin)s AND genomen_op < %(einde)s),
    (SELECT count(DISTINCT controle_id) FROM uitwonendencontrole_logregel
     WHERE op >= %(begin)s AND op < %(einde)s AND inhoud LIKE '%%"daad":"ontvang_bezwaar"%%'),
    (SELECT count(*) FROM uitwonendencontrole_herziening
     WHERE herroepen_op >= %(begin)s AND herroepen_op < %(einde)s),
    (SELECT count(*) FROM uitwonendencontrole_stilstand WHERE op >= %(begin)s AND op < %(einde)s),
    (SELECT count(DISTINCT persoon_id) FROM uitwonendencontrole_herstelregel
     WHERE hersteld_op >= %(begin)s AND hersteld_op < %(einde)s),
    (SELECT coalesce(sum(uitgekeerd_centen + rente_geboekt_centen), 0)::bigint FROM uitwonendencontrole_herstelregel
     WHERE hersteld_op >= %(begin)s AND hersteld_op < %(einde)s)
"""


def besluiten_en_herstel(jaar: int) -> Sequence[Rij]:
    """What was decided after checks, objected to, revoked, stopped and paid back in bulk."""
    (tel,) = lees_rijen(_HERSTEL, jaar)
    namen = (
        ("controle.herzieningen", gettext("Besluiten dat de beurs lager wordt"), Eenheid.STUKS),
        ("controle.boetes", gettext("Boetes na een controle"), Eenheid.STUKS),
        ("controle.bezwaren", gettext("Bezwaren na een controle"), Eenheid.STUKS),
        ("controle.herroepen", gettext("Besluiten na een controle ingetrokken"), Eenheid.STUKS),
        ("controle.stops", gettext("Keren dat de controles stopten"), Eenheid.STUKS),
        ("controle.hersteld", gettext("Mensen hersteld in bulk"), Eenheid.PERSONEN),
        ("controle.terugbetaald", gettext("In bulk hersteld, met rente"), Eenheid.CENTEN),
    )
    return [
        Rij(naam, titel, int(n), eenheid)
        for (naam, titel, eenheid), n in zip(namen, tel, strict=True)
    ]


def registreer() -> None:
    """Make the tables known."""
    registreer_jaarcijfer(
        Jaarcijfer(
            "controlebesluiten",
            _("Besluiten na controles en herstel"),
            besluiten_en_herstel,
            _("Besluiten, log en herstel van controles"),
            41,
        )
    )
    registreer_jaarcijfer(
        Jaarcijfer("controles", _("Controles"), trekkingen, _("Lotingen en controles"), 40)
    )
