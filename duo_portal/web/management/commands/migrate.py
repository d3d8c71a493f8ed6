"""`manage.py migrate` as the owner: the application's login may not make or alter tables.

With DATABASE_OWNER_URL set (the embedded servers set it) Django's own command runs under that login;
without it, under the login of DATABASE_URL, and Postgres then says what is refused.
"""

from typing import Any

import environ
from django.conf import settings
from django.core.management.commands import migrate
from django.db import connections


class Command(migrate.Command):
    """Django's migrate, with the owner's login."""

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.DATABASE_OWNER_URL:
            become_owner(options["database"], settings.DATABASE_OWNER_URL)
        super().handle(*args, **options)


def become_owner(alias: str, owner_url: str) -> None:
    """Let `alias` log in as the owner for the rest of this process."""
    connections[alias].close()
    owner = environ.Env.db_url_config(owner_url)
    login = {name: owner[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    connections[alias].settings_dict.update(login)
