"""What was worked out, kept as it was (insert-only), and what the desk asked to be worked out."""

import uuid

from django.db import models

from duo_portal.audit.models import KlokMoment


class Doorrekening(models.Model):
    """One outcome: the proposal, the population it was laid on, and aggregates only.

    `uitkomst` never holds a person nor a cell about fewer than ten (`onderdrukken`). `bevolking` is a fingerprint of the
    decisions that were read: equal fingerprints of population, law and proposal give equal outcomes.
    """

    id = models.BigAutoField(primary_key=True)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    simulator = models.CharField(max_length=40)
    titel = models.CharField(max_length=120)
    voorstel = models.TextField(help_text="The proposal as TOML.")
    voorstel_fingerprint = models.CharField(max_length=64)
    wet_fingerprint = models.CharField(max_length=64)
    peildatum = models.DateField(help_text="Decisions as known on this day, of its calendar year.")
    bevolking = models.CharField(max_length=64)
    mensen = models.IntegerField(null=True, help_text="Null: fewer than ten.")
    uitkomst = models.JSONField()
    gemaakt_door = models.CharField(max_length=150)
    gemaakt_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "doorrekening", "doorrekeningen"
        indexes = [models.Index(fields=["-gemaakt_at"], name="doorrekening_nieuwste")]

    def __str__(self) -> str:
        return f"{self.titel} ({self.peildatum:%Y})"


class Bekendmaking(models.Model):
    """A proposal that citizens can read about at an address of its own, from the moment a second person released it.

    What it says comes from the proposal of `doorrekening`, which cannot change; a better text is a new name.
    """

    id = models.BigAutoField(primary_key=True)
    naam = models.SlugField(max_length=60, unique=True, help_text="Stands in the address.")
    doorrekening = models.ForeignKey(Doorrekening, models.PROTECT, related_name="+")
    opent_op = models.DateField(help_text="From this day one can apply.")
    uitleg = models.TextField(help_text="In plain Dutch.")
    uitleg_en = models.TextField(help_text="The same in English.")
    gemaakt_door = models.CharField(max_length=150)
    gemaakt_at = models.DateTimeField(db_default=KlokMoment(), editable=False)
    vrijgegeven_door = models.CharField(max_length=150, blank=True, default="")
    vrijgegeven_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name, verbose_name_plural = "bekendmaking", "bekendmakingen"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(vrijgegeven_at=None, vrijgegeven_door="")
                | (
                    models.Q(vrijgegeven_at__isnull=False)
                    & ~models.Q(vrijgegeven_door="")
                    & ~models.Q(vrijgegeven_door=models.F("gemaakt_door"))
                ),
                name="beleid_bekend_twee_mensen",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Opdracht(models.Model):
    """What a colleague asked to be worked out; its status page tells how far it is."""

    class Status(models.TextChoices):
        WACHT = "wacht", "wacht"
        BEZIG = "bezig", "bezig"
        KLAAR = "klaar", "klaar"
        MISLUKT = "mislukt", "mislukt"

    id = models.BigAutoField(primary_key=True)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    simulator = models.CharField(max_length=40)
    voorstel = models.TextField()
    peildatum = models.DateField()
    status = models.CharField(max_length=8, choices=Status, default=Status.WACHT)
    melding = models.CharField(max_length=500, blank=True)
    doorrekening = models.ForeignKey(
        Doorrekening, models.PROTECT, null=True, related_name="+", db_index=False
    )
    gevraagd_door = models.CharField(max_length=150)
    gevraagd_at = models.DateTimeField(db_default=KlokMoment(), editable=False)
    begonnen_at = models.DateTimeField(null=True)
    klaar_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name, verbose_name_plural = "rekenopdracht", "rekenopdrachten"
        indexes = [
            models.Index(
                fields=["id"],
                condition=models.Q(status__in=["wacht", "bezig"]),
                name="opdracht_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.simulator} {self.peildatum:%Y}"
