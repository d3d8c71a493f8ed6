"""`manage.py healthcheck web|worker|beat`: exit code 0 when that process makes progress, else 1.

worker: a worker on this machine answers a ping. beat: the heartbeat that beat orders and a worker writes
is not older than `--max-age` seconds; it proves progress, where a living process id does not.
"""

import socket
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from duo_portal.batches import hartslag
from duo_portal.celery import app
from duo_portal.web.health import broker_answers, database_answers


class Command(BaseCommand):
    help = "Gaat dit proces vooruit? Voor de health checks van containers."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("wat", choices=["web", "worker", "beat"])
        parser.add_argument("--max-age", type=float, default=180, help="seconden, voor beat")
        parser.add_argument("--timeout", type=float, default=3, help="seconden, voor worker")

    def handle(self, *args: Any, **options: Any) -> None:
        wat: str = options["wat"]
        if wat == "web" and not database_answers():
            raise CommandError("de database antwoordt niet")
        if wat == "worker":
            self._worker(options["timeout"])
        if wat == "beat":
            self._beat(options["max_age"])
        self.stdout.write(f"{wat}: gaat vooruit")

    def _worker(self, timeout: float) -> None:
        if not broker_answers():
            raise CommandError("de wachtrij (Valkey) antwoordt niet")
        host = socket.gethostname()
        found = app.control.inspect(timeout=timeout).ping() or {}
        if not any(name.endswith(f"@{host}") for name in found):
            raise CommandError(f"geen worker op {host} antwoordt")

    def _beat(self, max_age: float) -> None:
        leeftijd = hartslag.seconden_geleden()
        if leeftijd is None or leeftijd > max_age:
            raise CommandError(f"de laatste hartslag is te oud of er was er geen: {leeftijd} s")
