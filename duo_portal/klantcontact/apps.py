"""The app's configuration."""

from django.apps import AppConfig


class KlantcontactConfig(AppConfig):
    """Name and label of the app."""

    name = "duo_portal.klantcontact"
    label = "klantcontact"
    verbose_name = "Klantcontact"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say who may write contacts down and who works with signals."""
        from duo_portal.identity import rollen

        schrijven = ["klantcontact.add_klantcontact", "klantcontact.change_belofte",
                     "klantcontact.add_signaal"]  # fmt: skip
        verwerken = [*schrijven, "klantcontact.change_signaal"]
        kijkers = (rollen.BEHANDELAAR, rollen.TEAMLEIDER, rollen.KLACHTENFUNCTIONARIS)
        rollen.registreer_rechten(
            inzage={rol: ["klantcontact"] for rol in kijkers},
            handelen={
                rollen.BEHANDELAAR: schrijven,
                rollen.TEAMLEIDER: verwerken,
                rollen.KLACHTENFUNCTIONARIS: verwerken,
            },
        )
