"""Who may use the portal for whom, in two times."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from duo_portal.identity.models.persoon import Persoon
from duo_portal.identity.models.tweetijdig import Tweetijdig, geen_overlap


class Machtiging(Tweetijdig):
    """`persoon` lets `gemachtigde` read the own file, and act in it when `mag_handelen`."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("persoon", "gemachtigde")

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="machtigingen")
    gemachtigde = models.ForeignKey(
        Persoon, on_delete=models.PROTECT, related_name="machtigingen_van"
    )
    mag_handelen = models.BooleanField()

    class Meta:
        verbose_name = "machtiging"
        verbose_name_plural = "machtigingen"
        constraints = [
            geen_overlap("identity_machtiging_geen_overlap", "persoon", "gemachtigde"),
            models.CheckConstraint(
                condition=~Q(persoon=F("gemachtigde")), name="identity_machtiging_niet_zichzelf"
            ),
        ]

    def __str__(self) -> str:
        return f"machtiging van persoon {self.persoon_id} aan persoon {self.gemachtigde_id}"
