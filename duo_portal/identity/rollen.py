"""Roles of staff, as groups that are written from code, and the rule of four eyes.

Apps add what their roles may do from their `AppConfig.ready`, with `registreer_rechten`; `setup_rollen`
writes it down after every migration. Changing a group by hand lasts until the next one, on purpose.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q

from duo_portal.audit.handelingen import SYSTEEM

BEHANDELAAR = "behandelaar"
TEAMLEIDER = "teamleider"
FINANCIEEL_MEDEWERKER = "financieel medewerker"
CONTROLEUR = "controleur"
KLACHTENFUNCTIONARIS = "klachtenfunctionaris"
PRIVACY_OFFICER = "privacy officer"
BEHEERDER = "beheerder"
AUDITOR = "auditor"
ROLLEN = (
    BEHANDELAAR,
    TEAMLEIDER,
    FINANCIEEL_MEDEWERKER,
    CONTROLEUR,
    KLACHTENFUNCTIONARIS,
    PRIVACY_OFFICER,
    BEHEERDER,
    AUDITOR,
)


class VierOgenVereist(PermissionError):
    """The decision needs another person than the one who prepared it."""


class RolOnbekend(LookupError):
    """Rights were registered for a role that does not exist."""


@dataclass(frozen=True)
class _Rechten:
    """Which apps each role may look into, and what else it may do ("app_label.codename")."""

    inzage: dict[str, set[str]] = field(default_factory=lambda: {rol: set() for rol in ROLLEN})
    handelen: dict[str, set[str]] = field(default_factory=lambda: {rol: set() for rol in ROLLEN})


_rechten = _Rechten()
_SLEUTELS = ("otp_totp", "otp_static", "sessions")


def registreer_rechten(
    *,
    inzage: Mapping[str, Iterable[str]] | None = None,
    handelen: Mapping[str, Iterable[str]] | None = None,
) -> None:
    """Add rights: `inzage` role → app labels it may view, `handelen` role → "app_label.codename".

    The auditor may view every app without being named. Raises `RolOnbekend` for a role outside `ROLLEN`.
    """
    for doel, bron in (
        (_rechten.inzage, inzage or {}),
        (_rechten.handelen, handelen or {}),
    ):
        for rol, namen in bron.items():
            if rol not in doel:
                raise RolOnbekend(f"De rol {rol!r} bestaat niet; kies uit {', '.join(ROLLEN)}.")
            doel[rol].update(namen)


def setup_rollen() -> None:
    """Write groups and their permissions as the code says; safe to repeat."""
    for rol in ROLLEN:
        groep, _ = Group.objects.get_or_create(name=rol)
        groep.permissions.set(_permissies(rol))


def _permissies(rol: str) -> list[Permission]:
    # Devices and sessions are keys, not records: nobody has them on a page.
    kijken = Q(codename__startswith="view_") & ~Q(content_type__app_label__in=_SLEUTELS)
    if rol != AUDITOR:
        kijken &= Q(content_type__app_label__in=_rechten.inzage[rol])
    gezocht = kijken
    for naam in _rechten.handelen[rol]:
        app_label, _, codename = naam.partition(".")
        gezocht |= Q(content_type__app_label=app_label, codename=codename)
    return list(Permission.objects.filter(gezocht))


def rechtentabel() -> dict[str, frozenset[str]]:
    """Every permission that some role has ("app_label.codename"), with the roles; as the groups stand now."""
    tabel: dict[str, set[str]] = {}
    rijen = Group.objects.filter(name__in=ROLLEN).values_list(
        "name", "permissions__content_type__app_label", "permissions__codename"
    )
    for rol, app_label, codename in rijen:
        if codename:
            tabel.setdefault(f"{app_label}.{codename}", set()).add(rol)
    return {naam: frozenset(rollen) for naam, rollen in sorted(tabel.items())}


def rol_van(gebruiker: User) -> str:
    """The role to record with an act: the names of the groups, or "beheerder" for a superuser without."""
    namen = list(gebruiker.groups.order_by("name").values_list("name", flat=True))
    return ", ".join(namen)[:60] or (BEHEERDER if gebruiker.is_superuser else "")


def vier_ogen(voorbereider: str, beslisser: str) -> None:
    """Raise `VierOgenVereist` unless `beslisser` is a person, and another one than `voorbereider`.

    Both are user names; capitals do not make another person.
    """
    if not beslisser.strip() or beslisser.strip().casefold() == SYSTEEM:
        raise VierOgenVereist(
            "Een besluit hierover neemt een mens; het systeem kan alleen voorbereiden."
        )
    if voorbereider.strip().casefold() == beslisser.strip().casefold():
        raise VierOgenVereist(
            "Wie dit heeft voorbereid kan het niet ook vrijgeven: vraag een collega om te beslissen."
        )
