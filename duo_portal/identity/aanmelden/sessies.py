"""The store of sessions (`SESSION_ENGINE`): Django's own in the database, with who is signed in beside the row."""

from datetime import date
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from duo_portal.audit.voorbereid import voorbereide_cursor
from duo_portal.foundation import clock
from duo_portal.identity.burger import SESSIE

STIL_MEDEWERKER = 60 * 60


class SessionStore(DatabaseStore):
    """Writes `Sessie.aangemeld_id` along, and reads the business date along: every page needs both."""

    bedrijfsdatum: date | None = None
    """The day as it stood when this request read its session; None when no day is set or nothing was read."""

    @classmethod
    def get_model_class(cls) -> Any:
        """Our table; imported late, because settings load this file before the models."""
        from duo_portal.identity.models import Sessie

        return Sessie

    def load(self) -> dict[str, Any]:
        """What the row of this key holds; an unknown or expired key begins an empty session.

        Django's own reads it by a model: every page pays for building that statement and its row again.
        """
        with voorbereide_cursor() as cursor:
            cursor.execute(
                "SELECT session_data, (SELECT datum FROM audit_bedrijfsdatum) FROM identity_sessie"
                " WHERE session_key = %(sleutel)s AND expire_date > %(nu)s::timestamptz",
                {"sleutel": self.session_key, "nu": clock.nu()},
            )
            rij = cursor.fetchone()
        if rij is None:
            self._session_key = None
            return {}
        self.bedrijfsdatum = rij[1]
        gelezen: dict[str, Any] = self.decode(rij[0])
        return gelezen

    def get_session_cookie_age(self) -> int:
        """How long the row lives unseen: of staff an hour (`web/aanmelden/duur.py` may end it sooner)."""
        is_medewerker = SESSION_KEY in self
        return STIL_MEDEWERKER if is_medewerker else super().get_session_cookie_age()

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """The row to save."""
        rij: Any = super().create_model_instance(data)
        rij.aangemeld_id = (data.get(SESSIE) or {}).get("aangemeld")
        return rij


def beeindig_sessies(persoon_id: int, behalve: str | None = None) -> int:
    """End every session in which this person is signed in; returns how many.

    `behalve` is the key of the session that may go on (`request.session.session_key`): who just changed an
    account number stays, whoever else was signed in as this person does not.
    """
    rijen = SessionStore.get_model_class().objects.filter(aangemeld_id=persoon_id)
    aantal, _ = rijen.exclude(session_key=behalve or "").delete()
    return int(aantal)
