"""The app, and what the roles of the cellar may see and do."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class IdentityConfig(AppConfig):
    """Registers the rights of the cellar's roles and writes them after a migration."""

    name = "duo_portal.identity"
    label = "identity"
    verbose_name = "Personen"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register rights; apps above add theirs in the same way."""
        from duo_portal.audit.verwerkingen import registreer_betrokkene
        from duo_portal.identity import rechten

        # The number as the register of persons keeps it: encrypted, with the id of its key.
        registreer_betrokkene(
            "SELECT bsn_versleuteld AS waarde, bsn_sleutel_id AS sleutel"
            " FROM identity_persoon WHERE id = %(persoon_id)s"
        )
        rechten.registreer()
        post_migrate.connect(_rollen_na_migratie, dispatch_uid="identity.setup_rollen")


def _rollen_na_migratie(*, app_config: AppConfig, using: str, **_: Any) -> None:
    """Once per `migrate`: after the last app, when every app's permissions exist."""
    from django.apps import apps
    from django.db import connections

    from duo_portal.identity.rollen import setup_rollen

    laatste = [config for config in apps.get_app_configs() if config.models_module][-1]
    if using != "default" or app_config.label != laatste.label:
        return
    if "auth_permission" in connections[using].introspection.table_names():
        setup_rollen()
