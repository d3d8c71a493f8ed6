"""Who is whose parent, partner or child, in two times."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from duo_portal.identity.models.persoon import Persoon
from duo_portal.identity.models.tweetijdig import Tweetijdig, geen_overlap


class RelatieSoort(models.IntegerChoices):
    """What `ander` is to `persoon`; stored as smallint."""

    OUDER = 1, "ouder"
    PARTNER = 2, "partner"
    KIND = 3, "kind"


class Relatie(Tweetijdig):
    """`persoon` has `ander` as `soort`: (student, mother, OUDER). The inverse is read, not stored."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("persoon", "ander", "soort")

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="relaties")
    ander = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="relaties_als_ander")
    soort = models.SmallIntegerField(choices=RelatieSoort)

    class Meta:
        verbose_name = "relatie"
        verbose_name_plural = "relaties"
        constraints = [
            geen_overlap("identity_relatie_geen_overlap", "persoon", "ander", "soort"),
            models.CheckConstraint(
                condition=~Q(persoon=F("ander")), name="identity_relatie_niet_zichzelf"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} van persoon {self.persoon_id}"
