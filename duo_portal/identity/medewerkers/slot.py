"""The lock on the door of staff: five wrong attempts in five minutes, counted in Valkey for all web processes.

Every attempt is counted before it is looked at, so that a thousand at once are no more than five; a right one takes
the count away. Counted are: an account from one address, an account from anywhere (more, so that a stranger cannot
easily keep a colleague out), and an address. It is the name that was typed that is counted: whether it exists makes no
difference. Names and addresses stand under a keyed hash and are forgotten after five minutes. When Valkey is away each
process counts by itself: the lock gets looser, the door never opens by it.
"""

from functools import cache as onthoud

import redis
import structlog
from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

SECONDEN = 5 * 60
PER_ACCOUNT_EN_ADRES = 5
PER_ACCOUNT = 20
PER_ADRES = 50
log = structlog.get_logger(__name__)


class Gesloten(PermissionError):
    """Too many wrong attempts: nothing is looked at for a while. `is_eerste`: this attempt closed the lock."""

    def __init__(self, *, is_eerste: bool) -> None:
        super().__init__("Te veel foute pogingen: wacht vijf minuten.")
        self.is_eerste = is_eerste


def tel(stap: str, wie: str, adres: str) -> None:
    """Count an attempt at a step ("wachtwoord", "code") before it is looked at; raises `Gesloten`."""
    for sleutel, grens in _sleutels(stap, wie, adres):
        aantal = _hoog_op(sleutel)
        if (
            aantal > grens
        ):  # what comes after it is not counted: one address locks nobody out everywhere
            raise Gesloten(is_eerste=aantal == grens + 1)


def vergeet(stap: str, wie: str, adres: str) -> None:
    """A right attempt: what was counted of this account is gone. Of the address it stays."""
    paar, _adres, account = (sleutel for sleutel, _grens in _sleutels(stap, wie, adres))
    cache.delete_many([paar, account])
    try:
        _valkey(settings.REDIS_URL).delete(paar, account)
    except redis.RedisError:
        log.warning("slot_telt_per_proces")


def _sleutels(stap: str, wie: str, adres: str) -> tuple[tuple[str, int], ...]:
    def sleutel(soort: str, *delen: str) -> str:
        tekst = "\0".join((stap, soort, *delen))
        return f"slot:{salted_hmac('slot-medewerker', tekst, algorithm='sha256').hexdigest()[:40]}"

    wie = wie.strip().casefold()
    return (
        (sleutel("paar", wie, adres), PER_ACCOUNT_EN_ADRES),
        (sleutel("adres", adres), PER_ADRES),
        (sleutel("account", wie), PER_ACCOUNT),
    )


def _hoog_op(sleutel: str) -> int:
    try:
        with _valkey(settings.REDIS_URL).pipeline() as pijp:
            pijp.set(sleutel, 0, ex=SECONDEN, nx=True)
            pijp.incr(sleutel)
            _gezet, aantal = pijp.execute()
    except redis.RedisError:
        log.warning("slot_telt_per_proces")
        cache.add(sleutel, 0, SECONDEN)
        return int(cache.incr(sleutel))
    return int(aantal)


@onthoud
def _valkey(adres: str) -> "redis.Redis":
    return redis.Redis.from_url(adres, socket_timeout=0.25, socket_connect_timeout=0.25)
