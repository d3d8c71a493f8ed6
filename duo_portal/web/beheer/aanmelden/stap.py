"""Between password and code: who it is stands in the session for five minutes, and opens nothing yet."""

from typing import Any

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django_otp.models import Device

from duo_portal.audit.handelingen import SYSTEEM, vastleggen
from duo_portal.foundation import clock
from duo_portal.identity.medewerkers import toestel
from duo_portal.identity.medewerkers.sessies import STAP
from duo_portal.identity.rollen import rol_van
from duo_portal.web.aanmelden import duur
from duo_portal.web.aanmelden.pogingen import veilige_plek

SECONDEN = 5 * 60
VIA_ORGANISATIE = "beheer_via_organisatie"
"""Set in the session by the organisation's sign-in only, which showed a second factor there."""
_MODEL = "django.contrib.auth.backends.ModelBackend"


def begin(request: HttpRequest, gebruiker: User, plek: str) -> None:
    """The password was right: remember it under a new id of the session."""
    request.session[STAP] = {
        "wie": gebruiker.pk,
        "op": int(clock.nu().timestamp()),
        "plek": veilige_plek(plek),
        "bewijs": gebruiker.get_session_auth_hash(),
    }
    request.session.cycle_key()


def wie(request: HttpRequest) -> User | None:
    """Who gave the right password in this browser less than five minutes ago, and may still come in."""
    onthouden: dict[str, Any] | None = request.session.get(STAP)
    if not onthouden or clock.nu().timestamp() - onthouden["op"] > SECONDEN:
        return None
    gebruiker = User.objects.filter(pk=onthouden["wie"], is_active=True, is_staff=True).first()
    if gebruiker is None or not constant_time_compare(
        onthouden["bewijs"], gebruiker.get_session_auth_hash()
    ):
        return None
    return gebruiker


def laat_binnen(
    request: HttpRequest, gebruiker: User, *, wijze: str, apparaat: Device | None = None
) -> str:
    """Sign in under a new id; returns where to go on. `apparaat` took the code, or the organisation vouched."""
    onthouden = request.session.pop(STAP, None) or {}
    gebruiker.otp_device = apparaat  # type: ignore[attr-defined]  # django-otp keeps it with the session
    login(request, gebruiker, backend=_MODEL)
    if apparaat is None:
        request.session[VIA_ORGANISATIE] = True
    else:
        request.session.pop(VIA_ORGANISATIE, None)
    duur.begin(request.session, clock.nu())
    vastleggen(
        soort="medewerker_aanmelden",
        actor=gebruiker.get_username(),
        rol=rol_van(gebruiker),
        uitkomst={"wijze": wijze},
    )
    return veilige_plek(onthouden.get("plek")) or reverse("admin:index")


def heeft_tweede_stap(request: HttpRequest) -> bool:
    """Whether this session was opened with a second step that still counts."""
    if request.session.get(VIA_ORGANISATIE):
        return True
    return toestel.is_geldig(getattr(request.user, "otp_device", None))


def leg_weigering_vast(reden: str, gebruiker: User | None = None) -> None:
    """A refusal is on record: by account when the password was right, without any name when it was not."""
    vastleggen(
        soort="medewerker_geweigerd",
        actor=gebruiker.get_username() if gebruiker else SYSTEEM,
        uitkomst={"reden": reden},
    )
