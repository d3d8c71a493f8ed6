"""How often somebody may call: counted per minute in Valkey, shared by all web processes.

When Valkey is away nobody is counted and everybody is let through: a lost counter must not close the door.
Addresses are counted under a keyed hash and forgotten after a minute.
"""

import logging
from functools import cache
from typing import Any

import redis
from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from duo_portal.foundation import clock

MINUUT = 60
logger = logging.getLogger(__name__)


class TeVaak(Throttled):
    """More than the limit of this minute; `wait` says how many seconds are left of it."""

    def __init__(self, wacht: int) -> None:
        super().__init__(wait=None, detail=_("Wacht even en probeer het daarna opnieuw."))
        self.wait = wacht


def tel(soort: str, wie: str, *, grens: int) -> None:
    """Count one call of `wie`; raises `TeVaak` when it is one too many in this minute."""
    seconde = int(clock.nu().timestamp())
    sleutel = f"api:{soort}:{seconde // MINUUT}:{salted_hmac('api-drempel', wie).hexdigest()[:32]}"
    try:
        with _valkey(settings.REDIS_URL).pipeline() as pijp:
            pijp.incr(sleutel)
            pijp.expire(sleutel, 2 * MINUUT)
            aantal, _gezet = pijp.execute()
    except redis.RedisError:
        logger.warning("api_drempel_telt_niet")
        return
    if aantal > grens:
        raise TeVaak(MINUUT - seconde % MINUUT)


@cache
def _valkey(adres: str) -> "redis.Redis":
    return redis.Redis.from_url(adres, socket_timeout=0.25, socket_connect_timeout=0.25)


def tel_adres(request: Request, soort: str = "adres") -> None:
    """Count a call of a network address against the limit of `soort` in API_PER_MINUUT."""
    adres = BaseThrottle().get_ident(request)
    tel(soort, adres, grens=settings.API_PER_MINUUT[soort])


class PerHouder(BaseThrottle):
    """Per key of a partner, or per citizen."""

    def allow_request(self, request: Request, view: Any) -> bool:
        """Raises `TeVaak`."""
        houder = getattr(request.user, "houder", "")
        if houder:
            soort = houder.partition(":")[0]
            tel(
                soort, getattr(request.user, "teller", houder), grens=settings.API_PER_MINUUT[soort]
            )
        return True


class PubliekPerAdres(BaseThrottle):
    """Per address, for what anybody may call."""

    def allow_request(self, request: Request, view: Any) -> bool:
        """Raises `TeVaak`."""
        tel_adres(request, "publiek")
        return True
