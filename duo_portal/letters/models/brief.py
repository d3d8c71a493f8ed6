"""One stored letter per decision: the data it is made from, its fingerprint, who read it, and its PDF."""

from datetime import date
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Func, Q

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

    uuid = models.UUIDField(
        unique=True,
        db_default=Func(function="gen_random_uuid", output_field=models.UUIDField()),
        editable=False,
    )
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
    reageer_voor = models.DateField(
        null=True, blank=True, help_text="First day on which it is too late to act on this letter."
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
        indexes = [
            models.Index(
                fields=["id"],
                condition=Q(status="klaargelegd"),
                name="letters_brief_te_verzenden",
            ),
            models.Index(
                fields=["reageer_voor"],
                condition=Q(reageer_voor__isnull=False),
                name="letters_brief_met_termijn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} ({self.get_status_display()})"

    @property
    def datum(self) -> date:
        """The date of the letter: the business day on which it was laid ready."""
        return self.aangemaakt_op.astimezone(ZoneInfo("Europe/Amsterdam")).date()


class GelezenOp(models.Model):
    """Somebody opened a letter at the portal: the person or a representative. Insert-only, once per reader."""

    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, related_name="gelezen")
    door_id = models.BigIntegerField("gelezen door (persoon)")
    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "gelezen bericht"
        verbose_name_plural = "gelezen berichten"
        constraints = [
            models.UniqueConstraint(
                fields=["brief", "door_id"], name="letters_gelezen_een_per_lezer"
            )
        ]

    def __str__(self) -> str:
        return f"brief {self.brief_id}, gelezen"


class BriefPdf(models.Model):
    """The bytes of a letter in one language, kept encrypted from its first opening or print. Insert-only.

    `sha256` is over the readable bytes.
    """

    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, related_name="pdfs")
    taal = models.CharField(max_length=2)
    versleuteld = models.BinaryField()
    sleutel_id = models.SmallIntegerField()
    sha256 = models.BinaryField()
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "pdf van een brief"
        verbose_name_plural = "pdf's van brieven"
        constraints = [
            models.UniqueConstraint(fields=["brief", "taal"], name="letters_pdf_een_per_taal")
        ]

    def __str__(self) -> str:
        return f"pdf van brief {self.brief_id} ({self.taal})"
