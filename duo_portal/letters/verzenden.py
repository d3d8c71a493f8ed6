"""The outbox at work: choose channels, send what is due, try again later, and fall back on paper.

A mail may go twice only when a worker dies between the moment the mail server took it and the COMMIT of that
fact (at least once); both copies carry the same Message-ID, by which a mailbox knows them as one.
"""

import logging
from datetime import timedelta
from email.headerregistry import Address
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from duo_portal.foundation import clock
from duo_portal.identity.models import Persoon
from duo_portal.identity.queries import contact_van
from duo_portal.letters.models import Brief, UitgaandBericht
from duo_portal.letters.sql import lees

logger = logging.getLogger(__name__)

PARTIJ = 200
LEASE_SECONDEN = 600
POGINGEN = 6
_S = UitgaandBericht.Status
_K = UitgaandBericht.Kanaal


def kies_kanalen(aantal: int = 5_000) -> tuple[int, int]:
    """Bring up to `aantal` letters that lie ready into the outbox: (letters, messages)."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(lees("kanalen"), {"aantal": aantal})
        brieven, berichten = cursor.fetchone()
    return int(brieven), int(berichten)


def verstuur_alles() -> int:
    """Choose channels for all letters and send all mails that are due; returns how many were delivered."""
    while kies_kanalen()[0]:
        pass
    afgeleverd = 0
    while geclaimd := _claim():
        afgeleverd += verstuur(geclaimd)
    return afgeleverd


def _claim() -> list[int]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(lees("claim"), {"lease": LEASE_SECONDEN, "aantal": PARTIJ})
        return sorted(rij[0] for rij in cursor.fetchall())


def verstuur(berichten: list[int]) -> int:
    """Send claimed mails over one connection, each with its own COMMIT; returns how many were delivered."""
    afgeleverd = 0
    verbinding = get_connection()
    try:
        for nummer in berichten:
            bericht = UitgaandBericht.objects.select_related("brief").get(pk=nummer)
            afgeleverd += _verstuur_een(bericht, verbinding)
    finally:
        verbinding.close()
    return afgeleverd


def _verstuur_een(bericht: UitgaandBericht, verbinding: Any) -> bool:
    if bericht.brief.status == Brief.Status.VERVALLEN:
        _zet(bericht, _S.VERVALLEN)
        return False
    adres = contact_van(bericht.brief.persoon_id).email
    if not adres or bericht.poging > POGINGEN:
        _geef_op(bericht, "te veel pogingen" if adres else "geen e-mailadres meer")
        return False
    try:
        stel_mail_op(bericht, adres, verbinding).send()
    except Exception as fout:  # noqa: BLE001 - one bad address or server must not hold up the rest
        _probeer_later(bericht, type(fout).__name__)
        return False
    _bezorgd(bericht)
    return True


def stel_mail_op(
    bericht: UitgaandBericht, adres: str, verbinding: Any = None
) -> EmailMultiAlternatives:
    """The mail: that there is a letter, and nothing about whom or what (nl or en)."""
    taal = (
        Persoon.objects.filter(pk=bericht.brief.persoon_id).values_list("taal", flat=True).first()
        or bericht.brief.taal
    )
    context = {
        "site": settings.PORTAAL_URL,
        "afzender": settings.BRIEF_AFZENDER,
        "opnieuw": bericht.aanleiding == UitgaandBericht.Aanleiding.ONGELEZEN,
        "taal": taal,
    }
    with translation.override(taal):
        onderwerp = (
            _("Er staat nog een bericht voor u klaar")
            if context["opnieuw"]
            else _("Er staat een bericht voor u klaar")
        )
        tekst = render_to_string("emails/brief_klaar.txt", context)
        html = render_to_string("emails/brief_klaar.html", context)
    domein = Address(addr_spec=settings.DEFAULT_FROM_EMAIL).domain
    mail = EmailMultiAlternatives(
        subject=onderwerp,
        body=tekst,
        to=[adres],
        headers={"Message-ID": f"<{bericht.uuid}@{domein}>", "Auto-Submitted": "auto-generated"},
        connection=verbinding,
    )
    mail.attach_alternative(html, "text/html")
    return mail


def _bezorgd(bericht: UitgaandBericht) -> None:
    with transaction.atomic():
        _zet(bericht, _S.AFGELEVERD, afgeleverd_at=clock.nu(), fout="")
        Brief.objects.filter(pk=bericht.brief_id, status=Brief.Status.OPGEMAAKT).update(
            status=Brief.Status.VERZONDEN
        )


def _probeer_later(bericht: UitgaandBericht, fout: str) -> None:
    """Wait 1, 4, 16, 64, 256 minutes; after that the letter goes on paper."""
    if bericht.poging >= POGINGEN:
        _geef_op(bericht, fout)
        return
    logger.warning("mail %s kwam niet weg (%s), poging %s", bericht.pk, fout, bericht.poging)
    wachten = timedelta(minutes=4 ** (bericht.poging - 1))
    _zet(bericht, _S.WACHT, volgende_poging_at=clock.nu() + wachten, fout=fout)


def _geef_op(bericht: UitgaandBericht, fout: str) -> None:
    with transaction.atomic():
        _zet(bericht, _S.MISLUKT, fout=fout)
        op_papier(bericht.brief_id, UitgaandBericht.Aanleiding.EMAIL_MISLUKT)


def op_papier(brief_id: int, aanleiding: UitgaandBericht.Aanleiding) -> bool:
    """Put a letter in the print queue, once; whether it was not there yet."""
    _bericht, nieuw = UitgaandBericht.objects.get_or_create(
        brief_id=brief_id, kanaal=_K.PAPIER, volgnummer=1, defaults={"aanleiding": aanleiding}
    )
    return nieuw


def _zet(bericht: UitgaandBericht, status: UitgaandBericht.Status, **velden: Any) -> None:
    UitgaandBericht.objects.filter(pk=bericht.pk).update(status=status, **velden)
