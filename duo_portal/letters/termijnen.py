"""Letters with a deadline that stay unread: a second mail, then paper, then a person, before the term ends.

Steps lie on parts of the term (from the date of the letter to `reageer_voor`): at a third a second mail, at half
paper, at three quarters somebody of the desk. What was sent on paper in the first place cannot be seen to be
read: of those only a letter that was never printed comes to the desk.
"""

from collections import Counter
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from duo_portal.letters.bel import rinkel
from duo_portal.letters.models import Brief, GelezenOp, UitgaandBericht
from duo_portal.letters.soorten import BriefsoortOnbekend, soort_van
from duo_portal.letters.vangnet import vang_op
from duo_portal.letters.verzenden import op_papier

_K = UitgaandBericht.Kanaal
_A = UitgaandBericht.Aanleiding
_KWART = 4
ONGELEZEN = "brief_met_termijn_ongelezen"
"""Why the desk gets the letter."""


def bewaak_termijnen(op: date) -> dict[str, int]:
    """Do for every unread letter with a running term what its day asks; counts by step. Again changes nothing."""
    gedaan = Counter[str]()
    for brief in ongelezen_met_termijn(op):
        with transaction.atomic():
            gedaan.update(_doe(brief, op))
    if gedaan:
        rinkel()
    return dict(gedaan)


def ongelezen_met_termijn(op: date) -> QuerySet[Brief]:
    """Letters whose term runs on a day and that nobody opened."""
    gelezen = GelezenOp.objects.filter(brief=OuterRef("pk"))
    return (
        Brief.objects.filter(reageer_voor__gt=op)
        .exclude(status=Brief.Status.VERVALLEN)
        .filter(~Exists(gelezen))
        .order_by("pk")
    )


def stap_op(brief: Brief, op: date) -> int:
    """How far the term is: 0, 1 (a third), 2 (half) or 3 (three quarters)."""
    if brief.reageer_voor is None:
        return 0
    lang = (brief.reageer_voor - brief.datum).days
    weg = (op - brief.datum).days
    return (weg * 3 >= lang) + (weg * 2 >= lang) + (weg * _KWART >= lang * (_KWART - 1))


def _doe(brief: Brief, op: date) -> list[str]:
    stap = stap_op(brief, op)
    if not stap or not _is_nog_nodig(brief):
        return []
    uitgaand = list(UitgaandBericht.objects.filter(brief=brief))
    papier = [bericht for bericht in uitgaand if bericht.kanaal == _K.PAPIER]
    if any(p.aanleiding == _A.NIEUW for p in papier):
        is_gedrukt = any(p.status == UitgaandBericht.Status.AFGELEVERD for p in papier)
        return _werk(brief) if stap == 3 and not is_gedrukt else []
    heeft_mail = any(bericht.kanaal == _K.EMAIL for bericht in uitgaand)
    gedaan: list[str] = []
    if heeft_mail and stap == 1:
        gedaan += _tweede_mail(brief)
    elif op_papier(brief.pk, _A.ONGELEZEN):
        # Whoever has no e-mail address gets paper at the first step already.
        gedaan.append("papier")
    return gedaan + (_werk(brief) if stap == 3 else [])


def _tweede_mail(brief: Brief) -> list[str]:
    _bericht, nieuw = UitgaandBericht.objects.get_or_create(
        brief=brief, kanaal=_K.EMAIL, volgnummer=2, defaults={"aanleiding": _A.ONGELEZEN}
    )
    return ["tweede_mail"] if nieuw else []


def _werk(brief: Brief) -> list[str]:
    return ["werk"] if vang_op(brief, ONGELEZEN) else []


def _is_nog_nodig(brief: Brief) -> bool:
    try:
        return soort_van(brief).is_nog_nodig(brief)
    except BriefsoortOnbekend:
        return True
