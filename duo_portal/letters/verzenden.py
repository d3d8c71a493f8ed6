"""The outbox at work: choose channels, send what is due, try again later, and fall back on paper.

A mail may go twice only when a worker dies between the moment the mail server took it and the COMMIT of that
fact (at least once); both copies carry the same Message-ID, by which a mailbox knows them as one.
"""

import logging
from dataclasses import dataclass
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
from duo_portal.identity import crypto
from duo_portal.identity.models import Persoon
from duo_portal.identity.voorkeur import EMAIL, contacten_van
from duo_portal.letters.models import Brief, UitgaandBericht
from duo_portal.letters.sql import lees

logger = logging.getLogger(__name__)

PARTIJ = 200
LEASE_SECONDEN = 600
POGINGEN = 6
_S = UitgaandBericht.Status
_K = UitgaandBericht.Kanaal
_ZONDER_ADRES: dict[str, Any] = {"email_versleuteld": b"", "email_sleutel_id": 0}


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
    """Send claimed mails over one connection, each with its own COMMIT; returns how many were delivered.

    What is read is read for all of them at once, and a text is made once per language: nothing in it is personal.
    """
    rijen = list(
        UitgaandBericht.objects.select_related("brief").filter(pk__in=berichten).order_by("pk")
    )
    mensen = {rij.brief.persoon_id for rij in rijen}
    contacten = contacten_van(mensen)
    talen = dict(Persoon.objects.filter(pk__in=mensen).values_list("pk", "taal"))
    afgeleverd, teksten = 0, _Teksten()
    verbinding = get_connection()
    try:
        for bericht in rijen:
            contact = contacten.get(bericht.brief.persoon_id)
            taal = talen.get(bericht.brief.persoon_id, bericht.brief.taal)
            adres = _eigen_adres(bericht) or (contact.email if contact else None)
            tekst = teksten.van(taal, bericht.aanleiding)
            afgeleverd += _verstuur_een(bericht, adres, tekst, verbinding)
    finally:
        verbinding.close()
    return afgeleverd


@dataclass(frozen=True, slots=True)
class Mailtekst:
    """What every mail in a language says."""

    onderwerp: str
    tekst: str
    html: str


class _Teksten:
    """The texts that were made so far."""

    def __init__(self) -> None:
        self._bekend: dict[tuple[str, str], Mailtekst] = {}

    def van(self, taal: str, aanleiding: str) -> Mailtekst:
        sleutel = (taal, aanleiding)
        if sleutel not in self._bekend:
            self._bekend[sleutel] = mailtekst(taal, aanleiding)
        return self._bekend[sleutel]


def mailtekst(taal: str, aanleiding: str) -> Mailtekst:
    """That there is a letter (or, to an old address, that something changed), and nothing about whom or what."""
    opnieuw = aanleiding == UitgaandBericht.Aanleiding.ONGELEZEN
    is_oud_adres = aanleiding == UitgaandBericht.Aanleiding.OUD_ADRES
    naam = "contact_gewijzigd" if is_oud_adres else "brief_klaar"
    context = {
        "site": settings.PORTAAL_URL,
        "afzender": settings.BRIEF_AFZENDER,
        "opnieuw": opnieuw,
        "taal": taal,
    }
    with translation.override(taal):
        onderwerp = (
            _("Er staat nog een bericht voor u klaar")
            if opnieuw
            else _("Contactgegevens gewijzigd")
            if is_oud_adres
            else _("Er staat een bericht voor u klaar")
        )
        return Mailtekst(
            onderwerp,
            render_to_string(f"emails/{naam}.txt", context),
            render_to_string(f"emails/{naam}.html", context),
        )


def _verstuur_een(
    bericht: UitgaandBericht, adres: str | None, tekst: Mailtekst, verbinding: Any
) -> bool:
    if bericht.brief.status == Brief.Status.VERVALLEN:
        _zet(bericht, _S.VERVALLEN)
        return False
    if not adres or bericht.poging > POGINGEN:
        _geef_op(bericht, "te veel pogingen" if adres else "geen e-mailadres meer")
        return False
    try:
        _stel_op(bericht, adres, tekst, verbinding).send()
    except Exception as fout:  # noqa: BLE001 - one bad address or server must not hold up the rest
        _probeer_later(bericht, type(fout).__name__)
        return False
    _bezorgd(bericht)
    return True


def _stel_op(
    bericht: UitgaandBericht, adres: str, tekst: Mailtekst, verbinding: Any
) -> EmailMultiAlternatives:
    domein = Address(addr_spec=settings.DEFAULT_FROM_EMAIL).domain
    mail = EmailMultiAlternatives(
        subject=tekst.onderwerp,
        body=tekst.tekst,
        to=[adres],
        headers={"Message-ID": f"<{bericht.uuid}@{domein}>", "Auto-Submitted": "auto-generated"},
        connection=verbinding,
    )
    mail.attach_alternative(tekst.html, "text/html")
    return mail


def _eigen_adres(bericht: UitgaandBericht) -> str:
    """An address that stands with the message itself; empty for nearly all."""
    if not bericht.email_sleutel_id:
        return ""
    opgeslagen = bytes(bericht.email_versleuteld)
    return crypto.ontsleutel(opgeslagen, sleutel_id=bericht.email_sleutel_id, kind=EMAIL)


def _bezorgd(bericht: UitgaandBericht) -> None:
    with transaction.atomic():
        _zet(bericht, _S.AFGELEVERD, afgeleverd_at=clock.nu(), fout="", **_ZONDER_ADRES)
        if bericht.email_sleutel_id:
            return  # the letter itself goes its own way, to the person as they are reached now
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
        _zet(bericht, _S.MISLUKT, fout=fout, **_ZONDER_ADRES)
        op_papier(bericht.brief_id, UitgaandBericht.Aanleiding.EMAIL_MISLUKT)


def op_papier(brief_id: int, aanleiding: UitgaandBericht.Aanleiding) -> bool:
    """Put a letter in the print queue, once; whether it was not there yet."""
    _bericht, nieuw = UitgaandBericht.objects.get_or_create(
        brief_id=brief_id, kanaal=_K.PAPIER, volgnummer=1, defaults={"aanleiding": aanleiding}
    )
    return nieuw


def _zet(bericht: UitgaandBericht, status: UitgaandBericht.Status, **velden: Any) -> None:
    UitgaandBericht.objects.filter(pk=bericht.pk).update(status=status, **velden)
