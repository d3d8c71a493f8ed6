"""A session of the portal or the desk, with who is signed in beside it, so that all of someone's can be ended."""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Sessie(AbstractBaseSession):
    """A row a session. `aangemeld_id` is the `Persoon.pk` of a citizen, empty for staff and visitors."""

    aangemeld_id = models.BigIntegerField(null=True, db_index=True)

    class Meta(AbstractBaseSession.Meta):
        verbose_name = "sessie"
        verbose_name_plural = "sessies"

    def __str__(self) -> str:
        return f"sessie tot {self.expire_date}"

    @classmethod
    def get_session_store_class(cls) -> Any:
        """The store of the settings, which writes these rows."""
        return import_module(settings.SESSION_ENGINE).SessionStore
