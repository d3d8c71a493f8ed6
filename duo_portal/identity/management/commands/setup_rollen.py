"""`manage.py setup_rollen`: write the roles of staff as the code says (done after every migration too)."""

from typing import Any

from django.core.management.base import BaseCommand

from duo_portal.identity.rollen import ROLLEN, setup_rollen


class Command(BaseCommand):
    """Writes groups and permissions as the code says."""

    help = "Schrijft de rollen van medewerkers en hun rechten zoals de code ze noemt."

    def handle(self, *args: Any, **options: Any) -> None:
        setup_rollen()
        self.stdout.write(f"Rollen geschreven: {', '.join(ROLLEN)}.")
