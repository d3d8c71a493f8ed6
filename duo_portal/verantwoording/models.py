"""When the auditor looked at the books and what it found; the one thing this room keeps."""

from django.db import models

from duo_portal.audit.models import BedrijfsMoment, KlokMoment


class Controleronde(models.Model):
    """One look of the auditor. Insert-only. `rood` names the checks that found something."""

    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)
    aantal = models.PositiveSmallIntegerField("aantal controles")
    rood = models.JSONField(default=list)
    duur_ms = models.PositiveIntegerField("duur in milliseconden")

    class Meta:
        verbose_name = "ronde van de auditor"
        verbose_name_plural = "rondes van de auditor"
        permissions = [("view_jaarcijfers", "Kan de jaarcijfers zien")]

    def __str__(self) -> str:
        return f"{self.op:%Y-%m-%d}: {len(self.rood)} rood"

    @property
    def is_groen(self) -> bool:
        """Whether every check was green."""
        return not self.rood
