"""Every night: let terms that stand still move along, warn before a term ends, decide on penalties that are due.

Asked as often as one likes; each thing is done once, by its key.
"""

import logging
from datetime import date, timedelta

from django.db.models import F

from duo_portal.cases.models import Ingebrekestelling, TermijnGebeurtenis, Werkopdracht, Zaak
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdrachten
from duo_portal.cases.termijn.operations import TermijnGeweigerd, ververs
from duo_portal.cases.termijn.stand import WAARSCHUW_DAGEN
from duo_portal.cases.termijn.te_laat import stel_dwangsom_vast

logger = logging.getLogger(__name__)
WERKSOORT = "termijn_loopt_af"


def bewaak_zaken(op: date) -> dict[str, int]:
    """Do what the night of `op` asks; counts by what was done."""
    return {
        "verschoven": _verschuif(op),
        "gewaarschuwd": _waarschuw(op),
        "dwangsommen": _dwangsommen(op),
    }


def _verschuif(op: date) -> int:
    """Open cases whose term may stand still today: one resumption less than suspensions."""
    open_ = TermijnGebeurtenis.objects.filter(zaak__afgedaan_op=None, soort="opschorting")
    aantal = 0
    for zaak_id, was in open_.values_list("zaak_id", "zaak__termijn_tot").distinct():
        aantal += ververs(zaak_id, op).termijn_tot != was
    return aantal


def _waarschuw(op: date) -> int:
    """One item of work per term of a case: the last day is part of its key, so that a new term warns anew."""
    grens = op + timedelta(days=WAARSCHUW_DAGEN)
    zaken = Zaak.objects.filter(afgedaan_op=None, termijn_tot__lte=grens).order_by("termijn_tot")
    voor = Werkopdracht.objects.filter(soort=WERKSOORT).count()
    opdrachten = [
        NieuweWerkopdracht(
            soort=WERKSOORT,
            reden="termijn_voorbij" if zaak.termijn_tot < op else "termijn_bijna_voorbij",
            bron=Werkopdracht.Bron.HANDMATIG,
            sleutel=f"termijn:{zaak.pk}:{zaak.termijn_tot.isoformat()}:{zaak.termijn_tot < op:d}",
            persoon_id=zaak.persoon_id,
            bron_id=zaak.pk,
            tekst=_tekst(zaak, op),
        )
        for zaak in zaken.iterator(chunk_size=1_000)
    ]
    for begin in range(0, len(opdrachten), 1_000):
        maak_werkopdrachten(opdrachten[begin : begin + 1_000])
    return Werkopdracht.objects.filter(soort=WERKSOORT).count() - voor


def _tekst(zaak: Zaak, op: date) -> str:
    over = (zaak.termijn_tot - op).days
    hoe = f"nog {over} dagen" if over >= 0 else f"{-over} dagen te laat"
    return f"{zaak.kenmerk} ({zaak.get_soort_display()}): beslissen uiterlijk {zaak.termijn_tot:%d-%m-%Y}, {hoe}."


def _dwangsommen(op: date) -> int:
    """Notices without a decision whose two weeks are over; one that still runs is left for a later night."""
    open_ = Ingebrekestelling.objects.filter(
        dwangsombesluit=None,
        dwangsomvoorstellen=None,  # a second person decides whether nothing is owed
        ontvangen_op__lt=op - timedelta(weeks=2),
    ).exclude(zaak__afgedaan_op__lte=F("ontvangen_op") + timedelta(weeks=2))
    aantal = 0
    for nummer in open_.order_by("pk").values_list("pk", flat=True):
        try:
            aantal += stel_dwangsom_vast(ingebrekestelling_id=nummer, op=op) is not None
        except TermijnGeweigerd:
            logger.debug("dwangsom loopt nog", extra={"ingebrekestelling": nummer})
    return aantal
