"""The cellar's own tables: cases in, out and on time, penalties, and messages sent."""

from collections.abc import Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.cases.models import Zaak

from .jaarcijfers import Eenheid, Jaarcijfer, Rij, lees_rijen, registreer_jaarcijfer

_ZAKEN = """
SELECT soort,
    count(*) FILTER (WHERE ontvangen_op >= %(begin)s AND ontvangen_op < %(einde)s),
    count(*) FILTER (WHERE afgedaan_op >= %(begin)s AND afgedaan_op < %(einde)s),
    count(*) FILTER (WHERE afgedaan_op >= %(begin)s AND afgedaan_op < %(einde)s AND afgedaan_op <= termijn_tot)
FROM cases_zaak
WHERE ontvangen_op < %(einde)s AND (afgedaan_op IS NULL OR afgedaan_op >= %(begin)s)
GROUP BY soort ORDER BY soort
"""
_DWANGSOMMEN = """
SELECT count(*) FILTER (WHERE bedrag_centen > 0), coalesce(sum(bedrag_centen), 0)::bigint
FROM cases_dwangsombesluit WHERE besloten_op >= %(begin)s AND besloten_op < %(einde)s
"""
_BERICHTEN = """
SELECT (SELECT count(*) FROM letters_brief WHERE aangemaakt_op >= %(begin)s AND aangemaakt_op < %(einde)s),
    count(*) FILTER (WHERE kanaal = 'email'), count(*) FILTER (WHERE kanaal = 'papier')
FROM letters_uitgaandbericht
WHERE status = 'afgeleverd' AND aangemaakt_op >= %(begin)s AND aangemaakt_op < %(einde)s
"""


def zaken(jaar: int) -> Sequence[Rij]:
    """Per kind of case: received, finished, and finished within its term."""
    namen = dict(Zaak.Soort.choices)
    uit = []
    for soort, binnen, klaar, op_tijd in lees_rijen(_ZAKEN, jaar):
        naam = {"soort": namen.get(soort, soort)}
        uit += [
            Rij(
                f"{soort}.ontvangen", gettext("%(soort)s: ontvangen") % naam, binnen, Eenheid.STUKS
            ),
            Rij(f"{soort}.afgedaan", gettext("%(soort)s: afgedaan") % naam, klaar, Eenheid.STUKS),
            Rij(
                f"{soort}.op_tijd",
                gettext("%(soort)s: afgedaan binnen de termijn") % naam,
                op_tijd,
                Eenheid.STUKS,
            ),
        ]
    return uit


def dwangsommen(jaar: int) -> Sequence[Rij]:
    """Penalties that were decided because a decision came too late."""
    ((aantal, centen),) = lees_rijen(_DWANGSOMMEN, jaar)
    return [
        Rij("dwangsom.aantal", gettext("Besluiten met een dwangsom"), aantal, Eenheid.STUKS),
        Rij("dwangsom.centen", gettext("Dwangsommen samen"), centen, Eenheid.CENTEN),
    ]


def berichten(jaar: int) -> Sequence[Rij]:
    """Letters laid ready, and what went out to say so."""
    ((brieven, mails, post),) = lees_rijen(_BERICHTEN, jaar)
    return [
        Rij("brief.aantal", gettext("Brieven in Mijn berichten"), brieven, Eenheid.STUKS),
        Rij("bericht.email", gettext("Servicemails verstuurd"), mails, Eenheid.STUKS),
        Rij("bericht.post", gettext("Brieven per post"), post, Eenheid.STUKS),
    ]


def registreer() -> None:
    """Make the cellar's tables known."""
    for cijfer in (
        Jaarcijfer("zaken", _("Aanvragen, bezwaren, klachten en andere zaken"), zaken,
                   _("Zaken en hun termijnen"), 50),
        Jaarcijfer("dwangsommen", _("Dwangsommen"), dwangsommen, _("Besluiten over dwangsommen"), 55),
        Jaarcijfer("berichten", _("Brieven en berichten"), berichten,
                   _("Brieven en verzonden berichten"), 60),
    ):  # fmt: skip
        registreer_jaarcijfer(cijfer)
