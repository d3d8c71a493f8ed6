"""A letter of the chain that is known not to have been read: another channel comes first.

Read at the portal: fine. Otherwise paper must have gone out, and as many days passed as a step gives
(`brief.ongelezen`). The letters themselves put an unread letter on paper half-way its term, and on the desk after
three quarters (`duo_portal/letters/termijnen.py`).
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from duo_portal.letters.models import Brief, GelezenOp, UitgaandBericht
from terugbetalen.models import Invorderingsstap
from terugbetalen.rules.parameters import bekende_wet

from .stops import Stop

BRON = "terugbetalen.invorderingsstap"
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def ongelezen(personen: Collection[int], op: date) -> Mapping[int, Stop]:
    """Whose last letter of the chain is known to be unread, and not on paper long enough."""
    stappen = (
        Invorderingsstap.objects.filter(persoon_id__in=personen)
        .order_by("persoon_id", "-pk")
        .distinct("persoon_id")
    )
    van = {stap.pk: stap.persoon_id for stap in stappen if stap.stap != Invorderingsstap.EINDE}
    brieven = {brief.pk: brief for brief in Brief.objects.filter(bron=BRON, bron_id__in=list(van))}
    gelezen = set(GelezenOp.objects.filter(brief_id__in=brieven).values_list("brief_id", flat=True))
    papier = _papier(brieven)
    na = timedelta(days=bekende_wet().waarde("brief.ongelezen.na_papier", op))
    uit: dict[int, Stop] = {}
    for brief in brieven.values():
        gedrukt = papier.get(brief.pk)
        if brief.pk in gelezen or (gedrukt is not None and gedrukt + na < op):
            continue
        reden = "De vorige brief is niet gelezen en nog niet op papier verstuurd."
        if gedrukt is not None:
            reden = f"De vorige brief ging pas op {gedrukt:%d-%m-%Y} op papier."
        tot = gedrukt + na + timedelta(days=1) if gedrukt else None
        uit[van[brief.bron_id]] = Stop(reden, tot, f"brief {brief.pk}")
    return uit


def _papier(brieven: Collection[int]) -> dict[int, date]:
    """The business day on which paper of each letter went out."""
    rijen = UitgaandBericht.objects.filter(
        brief_id__in=list(brieven),
        kanaal=UitgaandBericht.Kanaal.PAPIER,
        status=UitgaandBericht.Status.AFGELEVERD,
    ).select_related("partij")
    return {
        rij.brief_id: (
            rij.partij.gedrukt_at
            if rij.partij is not None and rij.partij.gedrukt_at is not None
            else rij.aangemaakt_op
        )
        .astimezone(_AMSTERDAM)
        .date()
        for rij in rijen
    }
