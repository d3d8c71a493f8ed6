"""Letters about money that has to come back: a reclaim, what is left made a loan, the fine for the travel product."""

from datetime import date, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from duo_portal.foundation.period import Maand
from duo_portal.letters.inhoud import Briefinhoud, Deel, Tabel
from duo_portal.letters.models import Brief
from duo_portal.letters.vorm import bedrag, dag, maand
from studiefinanciering.models import Terugvordering

from .besluitblok import besluitblok, portaal


def terugvordering(brief: Brief) -> Briefinhoud:
    """Pay back what was received too much, by when, and what happens otherwise."""
    centen, voor = int(brief.data["bedrag_centen"]), _dag(brief, "betalen_voor")
    return Briefinhoud(
        _("U moet geld terugbetalen"),
        (
            Deel(
                "",
                (
                    _(
                        "U kreeg te veel studiefinanciering. Uw studiefinanciering is intussen gestopt."
                    ),
                    _("Daarom vragen wij u om %(bedrag)s terug te betalen.")
                    % {"bedrag": bedrag(centen)},
                ),
                tabellen=(_te_betalen(brief, centen, voor),),
            ),
            Deel(
                _("Hoe betaalt u?"),
                (
                    _("Maak het bedrag over naar %(rekening)s, op naam van %(naam)s.")
                    % {
                        "rekening": settings.BANK_OPDRACHTGEVER_IBAN,
                        "naam": settings.BANK_OPDRACHTGEVER_NAAM,
                    },
                    _("Zet het kenmerk van deze brief bij de betaling."),
                ),
            ),
            Deel(
                _("Kunt u niet op tijd betalen?"),
                (
                    _(
                        "Dan maken wij van het bedrag vanzelf een lening. U betaalt die later terug, met rente."
                    ),
                    _("Neem contact met ons op als u dat niet wilt."),
                ),
            ),
        ),
        besluitblok(
            brief,
            ("Wsf 2000 art. 7.4", "Wsf 2000 art. 6.17", "Awb art. 4:87"),
            uitleg=portaal("mijn:betalingen"),
        ),
    )


def omgezet_in_lening(brief: Brief) -> Briefinhoud:
    """What was not paid back in time is a loan now."""
    centen = int(brief.data["bedrag_centen"])
    return Briefinhoud(
        _("Wat u nog moest terugbetalen is nu een lening"),
        (
            Deel(
                "",
                (
                    _("Op %(dag)s vroegen wij u om geld terug te betalen.")
                    % {"dag": dag(_dag(brief, "gevraagd_op"))},
                    _("Wij hebben niet alles op tijd ontvangen. Er stond nog %(bedrag)s open.")
                    % {"bedrag": bedrag(centen)},
                    _("Dat bedrag is nu een lening. U hoeft nu niets te doen."),
                    _(
                        "U betaalt de lening later terug, met rente. Eerder terugbetalen mag altijd."
                    ),
                ),
            ),
        ),
        besluitblok(brief, ("Wsf 2000 art. 6.17",), uitleg=portaal("mijn:schuld")),
    )


def ov_boete(brief: Brief) -> Briefinhoud:
    """A fine over half a month in which the travel product was used without a right."""
    centen, voor = int(brief.data["bedrag_centen"]), _dag(brief, "betalen_voor")
    return Briefinhoud(
        _("U krijgt een boete voor uw reisproduct"),
        (
            Deel(
                "",
                (
                    _("U hebt met uw studentenreisproduct gereisd in de %(helft)s.")
                    % {"helft": _helft(str(brief.data["helft"]))},
                    _(
                        "U had toen geen recht meer op dat reisproduct. Daarom moet u een boete betalen."
                    ),
                ),
                tabellen=(_te_betalen(brief, centen, voor),),
            ),
            Deel(
                _("Zet uw reisproduct stop"),
                (
                    _("Staat uw reisproduct nog aan? Zet het vandaag stop."),
                    _("Voor elke halve maand dat u ermee reist, komt er een boete bij."),
                ),
            ),
            Deel(
                _("Kon u er niets aan doen?"),
                (_("Laat ons dat weten, met bewijs. Dan kijken wij of de boete kan vervallen."),),
            ),
        ),
        besluitblok(
            brief, ("Wsf 2000 art. 3.27", "Awb art. 4:87"), uitleg=portaal("mijn:reisproduct")
        ),
    )


def wordt_nog_gewacht(brief: Brief) -> bool:
    """Whether a reclaim still stands open."""
    return Terugvordering.objects.filter(pk=brief.bron_id, afgedaan_op=None).exists()


def _te_betalen(brief: Brief, centen: int, voor: date) -> Tabel:
    return Tabel(
        _("Wat moet u betalen"),
        (_("Kenmerk"), _("Betalen tot en met"), _("Bedrag")),
        ((f"B-{str(brief.uuid)[:8].upper()}", dag(voor - timedelta(days=1)), bedrag(centen)),),
    )


def _dag(brief: Brief, veld: str) -> date:
    return date.fromisoformat(brief.data[veld])


def _helft(helft: str) -> str:
    """ "2023-11-1" or "2023-11-2" as the first or second half of a month."""
    jaar_maand, _streep, deel = helft.rpartition("-")
    wanneer = {"maand": maand(Maand.parse(jaar_maand))}
    if deel == "1":
        return _("eerste helft van %(maand)s") % wanneer
    return _("tweede helft van %(maand)s") % wanneer
