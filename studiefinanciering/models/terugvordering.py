"""A request to repay what was received too much, after the right has ended (arts. 6.17, 7.4 Wsf 2000)."""

from django.db import models
from django.db.models import F, Q

from .student import Student
from .tweetijdig import KlokMoment


class Terugvordering(models.Model):
    """One request with its term; the money itself stands in the ledger (1300).

    Only `afgedaan_op` and `uitkomst` may still be filled in, once (sql/0003_regelingen.sql).
    """

    class Uitkomst(models.TextChoices):
        BETAALD = "betaald", "betaald"
        OMGEZET = "omgezet", "omgezet in een lening"
        RECHT_HERLEEFD = "herleefd", "recht op studiefinanciering herleefd"

    persoon = models.ForeignKey(Student, on_delete=models.PROTECT, related_name="terugvorderingen")
    bedrag_centen = models.BigIntegerField(help_text="What was asked for.")
    gevraagd_op = models.DateField()
    betalen_voor = models.DateField(help_text="First day on which it is too late.")
    afgedaan_op = models.DateField(null=True, blank=True)
    uitkomst = models.CharField(
        max_length=10, choices=Uitkomst, blank=True, default="", db_default=""
    )
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "terugvordering", "terugvorderingen"
        constraints = [
            models.UniqueConstraint(
                fields=["persoon"],
                condition=Q(afgedaan_op=None),
                name="terugvordering_een_open",
            ),
            models.CheckConstraint(
                condition=Q(bedrag_centen__gt=0, betalen_voor__gt=F("gevraagd_op")),
                name="terugvordering_bedrag_en_termijn",
            ),
            models.CheckConstraint(
                condition=Q(afgedaan_op=None, uitkomst="")
                | (Q(afgedaan_op__isnull=False) & ~Q(uitkomst="")),
                name="terugvordering_afgedaan_met_uitkomst",
            ),
        ]

    def __str__(self) -> str:
        return f"terugvordering {self.pk}"
