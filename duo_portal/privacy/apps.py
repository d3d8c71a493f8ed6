"""The app's configuration."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Name and label of the app."""

    name = "duo_portal.privacy"
    label = "privacy"
    verbose_name = "Privacy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say who handles requests, retention and breaches; register own letters and kinds of record."""
        from duo_portal.identity import rollen
        from duo_portal.privacy.bewaren import bronnen
        from duo_portal.privacy.verzoeken import brieven

        melden = ["privacy.add_datalek"]
        behandelen = [
            *melden,
            "privacy.change_datalek",
            "privacy.add_privacybesluit",
            "privacy.change_vernietigingsvoorstel",
        ]
        handelen = {rol: melden for rol in rollen.ROLLEN if rol != rollen.AUDITOR}
        rollen.registreer_rechten(
            inzage={rollen.PRIVACY_OFFICER: ["privacy"]},
            handelen={**handelen, rollen.PRIVACY_OFFICER: behandelen},
        )
        brieven.registreer()
        bronnen.registreer()
