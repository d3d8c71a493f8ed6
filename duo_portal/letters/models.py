"""One stored letter per decision: the data it is made from, and its fingerprint."""

from django.db import models
from django.db.models import F, Func

from duo_portal.audit.models import BedrijfsMoment, KlokMoment


class BriefHash(Func):
    """SQL `letters_brief_hash(soort, taal, sjabloonversie, data)`: sha256 over the canonical text."""

    function = "letters_brief_hash"
    output_field = models.BinaryField()


class Brief(models.Model):
    """A letter that is due. All but its status is frozen; `bron`/`bron_id` point at the decision.

    `persoon_id` has no foreign key on purpose: a bulk award writes one row per decision, people are never
    deleted, and the check would cost more than the row.
    """

    class Status(models.TextChoices):
        KLAARGELEGD = "klaargelegd", "klaargelegd"
        OPGEMAAKT = "opgemaakt", "opgemaakt"
        VERZONDEN = "verzonden", "verzonden"
        VERVALLEN = "vervallen", "vervallen"

    persoon_id = models.BigIntegerField("persoon", db_index=True)
    soort = models.CharField(max_length=60)
    taal = models.CharField(max_length=2)
    bron = models.CharField(max_length=60)
    bron_id = models.BigIntegerField()
    sjabloonversie = models.SmallIntegerField()
    data = models.JSONField()
    hash = models.GeneratedField(
        expression=BriefHash(F("soort"), F("taal"), F("sjabloonversie"), F("data")),
        output_field=models.BinaryField(),
        db_persist=True,
    )
    status = models.CharField(
        max_length=20,
        choices=Status,
        default=Status.KLAARGELEGD,
        db_default=Status.KLAARGELEGD,
    )
    aangemaakt_op = models.DateTimeField("aangemaakt", db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "brief"
        verbose_name_plural = "brieven"
        constraints = [
            models.UniqueConstraint(
                fields=["bron", "bron_id", "soort"],
                name="letters_brief_een_per_besluit",
            )
        ]

    def __str__(self) -> str:
        return f"{self.soort} ({self.get_status_display()})"
