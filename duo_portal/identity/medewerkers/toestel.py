"""The second step of staff: an app that makes codes (TOTP), and recovery codes for the day the phone is gone.

The tables are django-otp's. What they hold is ours: the secret stands encrypted in `key`, bound to its kind, and of a
recovery code only a keyed hash is kept. A code is good once: the step it was made for is remembered. Devices of the
demo have a secret that everybody can know, and open nothing outside demo mode.
"""

import base64
import hashlib
import os
import re
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django_otp.models import Device
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from duo_portal.identity import crypto

APP, DEMO, HERSTEL = "app", "demo", "herstelcodes"
KIND = "totp"
AANTAL_CODES = 10
_ZES_CIJFERS = re.compile(r"\d{6}", re.ASCII)


def begin_toestel(gebruiker: User) -> TOTPDevice:
    """A new secret that still waits for its first code; an earlier one that waited is gone."""
    TOTPDevice.objects.filter(user=gebruiker, confirmed=False).delete()
    return TOTPDevice.objects.create(
        user=gebruiker, name=APP, key=_sluit(os.urandom(20)), confirmed=False
    )


def maak_demo_toestel(gebruiker: User) -> TOTPDevice:
    """The device of a demo account, with a secret that follows from its name; the caller saw that this is a demo."""
    TOTPDevice.objects.filter(user=gebruiker).delete()
    geheim_ = hashlib.sha1(f"demo:{gebruiker.get_username()}".encode()).digest()  # noqa: S324 - protects nothing
    return TOTPDevice.objects.create(user=gebruiker, name=DEMO, key=_sluit(geheim_))


def toestel_van(gebruiker: User) -> TOTPDevice | None:
    """The device in use; None when none was ever confirmed."""
    return _bruikbaar().filter(user=gebruiker, confirmed=True).order_by("-pk").first()


def wachtend_toestel(gebruiker: User) -> TOTPDevice | None:
    """The device that was begun and waits for its first code."""
    return TOTPDevice.objects.filter(user=gebruiker, confirmed=False).order_by("-pk").first()


def is_demo_account(gebruiker: User) -> bool:
    """Whether this account was made for a demo: outside demo mode it opens nothing."""
    return TOTPDevice.objects.filter(user=gebruiker, name=DEMO).exists()


def is_geldig(toestel: Device | None) -> bool:
    """Whether a session that was opened with this device is open: a demo's only in a demo."""
    return toestel is not None and (toestel.name != DEMO or bool(settings.DEMO_MODE))


def geheim(toestel: TOTPDevice) -> bytes:
    """The secret itself: for the page that shows it once, and for checking a code."""
    sleutel_id, _, tekst = toestel.key.partition(":")
    return crypto.ontsleutel_bytes(base64.b64decode(tekst), sleutel_id=int(sleutel_id), kind=KIND)


def geheim_leesbaar(toestel: TOTPDevice) -> str:
    """The secret as one types it: base32 in groups of four."""
    tekst = base64.b32encode(geheim(toestel)).decode()
    return " ".join(tekst[plek : plek + 4] for plek in range(0, len(tekst), 4))


def adres(toestel: TOTPDevice, uitgever: str) -> str:
    """The `otpauth://` address in the QR code."""
    vraag = urlencode({"secret": base64.b32encode(geheim(toestel)).decode(), "issuer": uitgever})
    return f"otpauth://totp/{quote(uitgever)}:{quote(toestel.user.get_username())}?{vraag}"


def code_voor(toestel: TOTPDevice, moment: datetime) -> str:
    """The code that is good at this moment and was not used yet: of this step, or of the next one.

    For the demo's page and for tests; an empty text when both were used.
    """
    totp = _totp(toestel, moment)
    stap = max(totp.t(), toestel.last_t + 1)
    if stap > totp.t() + 1:
        return ""
    totp.time = float(toestel.t0 + stap * toestel.step)
    return f"{totp.token():06d}"


def controleer(gebruiker: User, code: str, moment: datetime) -> Device | None:
    """The device that took this code, or None: wrong, used before, or tried again too soon.

    Six digits are a code of the app, anything else a recovery code, which is then gone.
    """
    code = re.sub(r"[\s-]", "", code).lower()
    with transaction.atomic():
        if _ZES_CIJFERS.fullmatch(code):
            return _controleer_app(gebruiker, int(code), moment, bevestigd=True)
        herstel = (
            StaticDevice.objects.select_for_update().filter(user=gebruiker, confirmed=True).first()
        )
        if herstel is not None and herstel.verify_token(_hash(gebruiker, code)):
            return herstel
    return None


@transaction.atomic
def bevestig(gebruiker: User, code: str, moment: datetime) -> tuple[TOTPDevice, list[str]] | None:
    """The first code of a device that waited: it is in use from now. Returns it with its recovery codes."""
    code = re.sub(r"\s", "", code)
    if not _ZES_CIJFERS.fullmatch(code):
        return None
    toestel = _controleer_app(gebruiker, int(code), moment, bevestigd=False)
    if toestel is None:
        return None
    toestel.confirmed = True
    toestel.save(update_fields=["confirmed"])
    return toestel, maak_herstelcodes(gebruiker)


def maak_herstelcodes(gebruiker: User) -> list[str]:
    """Ten new codes, to be shown once; the old ones open nothing any more."""
    houder, _ = StaticDevice.objects.get_or_create(user=gebruiker, name=HERSTEL)
    houder.token_set.all().delete()
    codes = [
        base64.b32encode(secrets.token_bytes(10)).decode().lower()[:12] for _ in range(AANTAL_CODES)
    ]
    for code in codes:
        houder.token_set.create(token=_hash(gebruiker, code))
    return [f"{code[:4]}-{code[4:8]}-{code[8:]}" for code in codes]


def herstelcodes_over(gebruiker: User) -> int:
    """How many recovery codes are left."""
    return StaticDevice.objects.filter(user=gebruiker, token_set__isnull=False).count()


def trek_in(gebruiker: User) -> int:
    """Take every device and recovery code away (a lost phone): the next sign-in begins a new one. Returns how many."""
    weg, _ = TOTPDevice.objects.filter(user=gebruiker).delete()
    anders, _ = StaticDevice.objects.filter(user=gebruiker).delete()
    return int(weg + anders)


def _controleer_app(
    gebruiker: User, code: int, moment: datetime, *, bevestigd: bool
) -> TOTPDevice | None:
    toestel = (
        _bruikbaar()
        .select_for_update()
        .filter(user=gebruiker, confirmed=bevestigd)
        .order_by("-pk")
        .first()
    )
    if toestel is None or not toestel.verify_is_allowed()[0]:
        return None
    totp = _totp(toestel, moment)
    if not totp.verify(code, toestel.tolerance, toestel.last_t + 1):
        toestel.throttle_increment(commit=True)
        return None
    toestel.last_t = totp.t()
    toestel.throttle_reset(commit=False)
    toestel.set_last_used_timestamp(commit=False)
    toestel.save()
    return toestel


def _bruikbaar() -> models.QuerySet[TOTPDevice]:
    rijen = TOTPDevice.objects.all()
    return rijen if settings.DEMO_MODE else rijen.exclude(name=DEMO)


def _totp(toestel: TOTPDevice, moment: datetime) -> TOTP:
    totp = TOTP(geheim(toestel), toestel.step, toestel.t0, toestel.digits, toestel.drift)
    totp.time = moment.timestamp()
    return totp


def _sluit(sleutel: bytes) -> str:
    tekst = base64.b64encode(crypto.versleutel_bytes(sleutel, kind=KIND)).decode()
    return f"{crypto.actuele_sleutel_id()}:{tekst}"


def _hash(gebruiker: User, code: str) -> str:
    """Sixteen characters, as the column is wide; 64 bits of a keyed hash over 60 random bits."""
    return crypto.zoekhash("herstelcode", f"{gebruiker.pk}:{code}").hex()[:16]
