"""A document that somebody handed in: checked, encrypted, under a name of its own."""

import uuid

from django.db import models

from duo_portal.audit.models import BedrijfsMoment, KlokMoment
from duo_portal.identity.models import Persoon


class Stuk(models.Model):
    """What is known of a document without opening it. Never changed; `map` keeps together what belongs together.

    `naam` is only for people to read: nothing is stored or served under it.
    """

    class Soort(models.TextChoices):
        PDF = "pdf", "PDF"
        JPEG = "jpeg", "JPEG"
        PNG = "png", "PNG"

    class Ingebreke(models.TextChoices):
        """Whether its words read as a notice of default: looked at once, on arrival; the words are kept nowhere else."""

        NEE = "", "nee"
        LIJKT = "lijkt", "lijkt erop"
        ZEGT = "zegt", "zegt het"

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="stukken")
    map = models.UUIDField()
    naam = models.CharField(max_length=100)
    soort = models.CharField(max_length=4, choices=Soort)
    bytes = models.IntegerField()
    paginas = models.SmallIntegerField(default=1)
    sha256 = models.BinaryField(max_length=32)
    ingebreke = models.CharField(
        max_length=5, choices=Ingebreke, blank=True, default="", db_default=""
    )
    actor = models.CharField("gedaan door", max_length=150)
    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "stuk", "stukken"
        constraints = [
            models.UniqueConstraint(
                fields=["persoon", "map", "sha256"], name="cases_stuk_een_keer"
            ),
            models.CheckConstraint(condition=models.Q(bytes__gt=0), name="cases_stuk_niet_leeg"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.uuid}"


class StukInhoud(models.Model):
    """The encrypted bytes, apart: a list of documents never reads them."""

    stuk = models.OneToOneField(
        Stuk, on_delete=models.CASCADE, primary_key=True, related_name="inhoud"
    )
    versleuteld = models.BinaryField()
    sleutel_id = models.SmallIntegerField()

    class Meta:
        verbose_name, verbose_name_plural = "inhoud van een stuk", "inhoud van stukken"

    def __str__(self) -> str:
        return f"inhoud van stuk {self.stuk_id}"
