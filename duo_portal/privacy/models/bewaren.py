"""A proposal to destroy records whose term is over, the keys it names, and the report of what was destroyed."""

import uuid

from django.db import models

from duo_portal.audit.models import KlokMoment


class Vernietigingsvoorstel(models.Model):
    """Records of one kind that are past their term, laid before a second person (guards in `sql/`).

    `vanzelf`: short-lived data that the citizen was told goes by itself; it is only reported here.
    """

    class Status(models.TextChoices):
        VOORGESTELD = "voorgesteld", "voorgesteld"
        GOEDGEKEURD = "goedgekeurd", "goedgekeurd"
        AFGEWEZEN = "afgewezen", "afgewezen"
        UITGEVOERD = "uitgevoerd", "uitgevoerd"
        VANZELF = "vanzelf", "vanzelf verwijderd"

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(max_length=60)
    termijn = models.CharField(max_length=60)
    grondslag = models.CharField(max_length=300)
    grens_at = models.DateTimeField("ouder dan")
    aantal = models.PositiveIntegerField()
    status = models.CharField(max_length=12, choices=Status, default=Status.VOORGESTELD)
    opgesteld_door = models.CharField(max_length=150)
    opgesteld_at = models.DateTimeField(db_default=KlokMoment(), editable=False)
    besloten_door = models.CharField(max_length=150, blank=True, default="")
    besloten_at = models.DateTimeField(null=True, blank=True)
    besluitreden = models.CharField(max_length=500, blank=True, default="")
    uitgevoerd_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "vernietigingsvoorstel", "vernietigingsvoorstellen"
        constraints = [
            models.UniqueConstraint(
                fields=["soort"],
                condition=models.Q(status__in=["voorgesteld", "goedgekeurd"]),
                name="privacy_een_open_voorstel",
            )
        ]

    def __str__(self) -> str:
        return f"{self.soort}: {self.aantal} ({self.get_status_display()})"


class Voorstelregel(models.Model):
    """One record that a proposal names, by its key. Gone once the record is."""

    voorstel = models.ForeignKey(Vernietigingsvoorstel, models.PROTECT, related_name="regels")
    sleutel = models.CharField(max_length=64)

    class Meta:
        verbose_name, verbose_name_plural = "voorstelregel", "voorstelregels"
        constraints = [
            models.UniqueConstraint(fields=["voorstel", "sleutel"], name="privacy_regel_een_keer")
        ]

    def __str__(self) -> str:
        return f"regel {self.pk}"


class Vernietigingspartij(models.Model):
    """The report of one batch: how many were named, how many destroyed, and a keyed hash of their keys. Insert-only.

    Fewer destroyed than named: the others were gone or used again before their turn.
    """

    voorstel = models.ForeignKey(Vernietigingsvoorstel, models.PROTECT, related_name="partijen")
    nummer = models.PositiveIntegerField()
    genoemd = models.PositiveIntegerField()
    vernietigd = models.PositiveIntegerField()
    sleutels_hash = models.BinaryField(max_length=32)
    actor = models.CharField("gedaan door", max_length=150)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "vernietigingspartij", "vernietigingsrapport"
        constraints = [
            models.UniqueConstraint(fields=["voorstel", "nummer"], name="privacy_partij_een_keer"),
            models.CheckConstraint(
                condition=models.Q(vernietigd__lte=models.F("genoemd")),
                name="privacy_partij_niet_meer_dan_genoemd",
            ),
        ]

    def __str__(self) -> str:
        return f"partij {self.nummer}: {self.vernietigd}"
