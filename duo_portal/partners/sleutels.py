"""Keys of partners: issue, rotate with overlap, revoke, recognise. The readable key exists once, on issue.

A key reads `sfk_<8 letters>_<43 characters>`: a mark by which scanners find leaked keys, a public beginning to
find the row, and 256 random bits.
"""

import hmac
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256

from django.db import transaction

from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.foundation import clock

from .models import Partner, PartnerSleutel
from .scopes import scopes as bekende_scopes

MERK = "sfk_"
LANGST_DAGEN = 366
OVERLAP_DAGEN = 14
_VORM = re.compile(r"sfk_(?P<voor>[a-z0-9]{8})_(?P<geheim>[A-Za-z0-9_-]{43})")
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


class SleutelGeweigerd(PermissionError):
    """The key opens nothing: unknown, wrong, expired or revoked. The text never says which."""


class SleutelNietUitTeGeven(ValueError):
    """A key with these scopes or this end cannot be issued."""


class AlUitgegeven(RuntimeError):
    """This form was sent before: its key exists and cannot be shown again."""


@dataclass(frozen=True, slots=True)
class Uitgegeven:
    """A new key with its readable text, which is stored nowhere."""

    sleutel: PartnerSleutel
    leesbaar: str = field(repr=False)


def geef_uit(
    *,
    partner: Partner,
    scopes: Iterable[str],
    verloopt_op: date,
    actor: str,
    rol: str = "",
    eenmalige_sleutel: str | None = None,
    vervangt: PartnerSleutel | None = None,
) -> Uitgegeven:
    """Issue a key that works until `verloopt_op` (at most a year away).

    `eenmalige_sleutel` guards a form against being sent twice. Raises `SleutelNietUitTeGeven`, `AlUitgegeven`.
    """
    gevraagd = sorted(set(scopes))
    _controleer(gevraagd, verloopt_op)
    voor, geheim = "".join(secrets.choice(_LETTERS) for _ in range(8)), secrets.token_urlsafe(32)
    handeling = f"partnersleutel:{eenmalige_sleutel}" if eenmalige_sleutel else None
    with transaction.atomic():
        if handeling and eenmalig(handeling) is not None:
            raise AlUitgegeven("Deze sleutel is al uitgegeven en is niet opnieuw te tonen.")
        rij = PartnerSleutel.objects.create(
            partner=partner,
            voorvoegsel=voor,
            geheim_hash=_hash(geheim),
            scopes=gevraagd,
            verloopt_op=verloopt_op,
            vervangt=vervangt,
            uitgegeven_door=actor,
        )
        vastleggen(
            soort="partnersleutel_uitgeven",
            actor=actor,
            rol=rol,
            sleutel=handeling,
            uitkomst={"partner": partner.naam, "begin": voor, "scopes": gevraagd},
        )
    return Uitgegeven(rij, f"{MERK}{voor}_{geheim}")


def roteer(
    sleutel: PartnerSleutel,
    *,
    verloopt_op: date,
    actor: str,
    rol: str = "",
    overlap_dagen: int = OVERLAP_DAGEN,
    eenmalige_sleutel: str | None = None,
) -> Uitgegeven:
    """A new key with the same scopes; the old one goes on for `overlap_dagen`, never longer than it had."""
    with transaction.atomic():
        nieuw = geef_uit(
            partner=sleutel.partner,
            scopes=sleutel.scopes,
            verloopt_op=verloopt_op,
            actor=actor,
            rol=rol,
            eenmalige_sleutel=eenmalige_sleutel,
            vervangt=sleutel,
        )
        einde = clock.vandaag() + timedelta(days=overlap_dagen)
        PartnerSleutel.objects.filter(pk=sleutel.pk, verloopt_op__gt=einde).update(
            verloopt_op=einde
        )
    return nieuw


def trek_in(sleutel: PartnerSleutel, *, actor: str, rol: str = "") -> None:
    """The key opens nothing any more, from now on; a second time changes nothing."""
    with transaction.atomic():
        open_ = PartnerSleutel.objects.filter(pk=sleutel.pk, ingetrokken_at=None)
        if open_.update(ingetrokken_at=clock.nu()):
            vastleggen(
                soort="partnersleutel_intrekken",
                actor=actor,
                rol=rol,
                uitkomst={"partner": sleutel.partner.naam, "begin": sleutel.voorvoegsel},
            )


def herken(leesbaar: str) -> PartnerSleutel:
    """The key that this text opens, with its partner; notes the day it was used. Raises `SleutelGeweigerd`."""
    vorm, vandaag = _VORM.fullmatch(leesbaar), clock.vandaag()
    rij = (
        vorm
        and PartnerSleutel.objects.select_related("partner")
        .filter(voorvoegsel=vorm["voor"])
        .first()
    )
    klopt = hmac.compare_digest(
        _hash(vorm["geheim"] if vorm else ""), bytes(rij.geheim_hash) if rij else b"\0" * 32
    )
    if not rij or not klopt or not _werkt(rij, vandaag):
        raise SleutelGeweigerd("Deze sleutel werkt niet: vraag een nieuwe aan.")
    if rij.laatst_gebruikt_op != vandaag:  # once a day, so that reading stays reading
        PartnerSleutel.objects.filter(pk=rij.pk).update(laatst_gebruikt_op=vandaag)
    return rij


def _werkt(rij: PartnerSleutel, vandaag: date) -> bool:
    return rij.partner.is_actief and rij.ingetrokken_at is None and vandaag < rij.verloopt_op


def _hash(geheim: str) -> bytes:
    return sha256(geheim.encode()).digest()


def _controleer(gevraagd: list[str], verloopt_op: date) -> None:
    onbekend = [naam for naam in gevraagd if naam not in bekende_scopes()]
    if onbekend or not gevraagd:
        raise SleutelNietUitTeGeven("Kies minstens één recht uit de lijst.")
    dagen = (verloopt_op - clock.vandaag()).days
    if not 1 <= dagen <= LANGST_DAGEN:
        raise SleutelNietUitTeGeven(
            f"Een sleutel geldt van 1 tot {LANGST_DAGEN} dagen: kies een andere einddag."
        )
