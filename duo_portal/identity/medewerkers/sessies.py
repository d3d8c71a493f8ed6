"""Sessions of staff end when their account closes or their roles change, whichever way that was done.

The table does not say which colleague a session is of: the few hundred that are open are read. That is done when
somebody's access changes, which is rare.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.db.models.signals import m2m_changed, post_save

from duo_portal.foundation import clock
from duo_portal.identity.models import Sessie

STAP = "beheer_stap"
"""Where a sign-in that waits for its second step stands in the session."""


def beeindig_medewerkersessies(gebruiker_ids: Iterable[int]) -> int:
    """End every session of these accounts, and every sign-in of theirs under way; returns how many."""
    gezocht = {str(nummer) for nummer in gebruiker_ids}
    open_ = Sessie.objects.filter(aangemeld_id__isnull=True, expire_date__gt=clock.nu())
    weg = [rij.session_key for rij in open_.iterator() if gezocht & _van_wie(rij)]
    aantal, _ = Sessie.objects.filter(session_key__in=weg).delete()
    return int(aantal)


def bewaak_toegang() -> None:
    """Listen to changes of accounts and roles (`AppConfig.ready`)."""
    post_save.connect(_na_opslaan, sender=User, dispatch_uid="medewerkers.na_opslaan")
    for door in (User.groups.through, User.user_permissions.through):
        m2m_changed.connect(
            _na_andere_rol, sender=door, dispatch_uid=f"medewerkers.{door.__name__}"
        )


def _van_wie(rij: Sessie) -> set[str]:
    inhoud = rij.get_decoded()
    return {str(inhoud.get(SESSION_KEY)), str((inhoud.get(STAP) or {}).get("wie"))}


def _na_opslaan(
    *, instance: User, created: bool, update_fields: Iterable[str] | None = None, **_: Any
) -> None:
    if created or set(update_fields or ()) == {"last_login"}:
        return
    if not instance.is_active or not instance.is_staff:
        beeindig_medewerkersessies([instance.pk])


def _na_andere_rol(*, instance: Any, action: str, pk_set: set[int] | None = None, **_: Any) -> None:
    if action not in {"post_add", "post_remove", "pre_clear"}:
        return
    if isinstance(instance, User):
        beeindig_medewerkersessies([instance.pk])
    else:  # from the side of the role
        leden = instance.user_set.values_list("pk", flat=True)
        beeindig_medewerkersessies(leden if pk_set is None else pk_set)
