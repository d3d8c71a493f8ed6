"""The take-over of a portfolio: which files came in, and which lines wait for a person."""

from django.db import models
from django.db.models import F, Q

from duo_portal.audit.models import KlokMoment


class Inleesbestand(models.Model):
    """A file that was taken in, once; in = accepted + quarantined, in lines and in cents."""

    naam = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, unique=True)
    peildatum = models.DateField()
    regels = models.IntegerField()
    regels_goed = models.IntegerField()
    regels_quarantaine = models.IntegerField()
    centen = models.BigIntegerField(help_text="As far as the amounts could be read.")
    centen_goed = models.BigIntegerField()
    centen_quarantaine = models.BigIntegerField()
    actor = models.CharField(max_length=150)
    bedrijfsdatum = models.DateField()
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "inleesbestand", "inleesbestanden"
        constraints = [
            models.CheckConstraint(
                condition=Q(regels=F("regels_goed") + F("regels_quarantaine"))
                & Q(centen=F("centen_goed") + F("centen_quarantaine")),
                name="inleesbestand_totalen_sluiten",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Quarantaine(models.Model):
    """A line that could not be taken in: where it stands and why. The line itself rests encrypted."""

    bestand = models.ForeignKey(Inleesbestand, models.PROTECT, related_name="quarantaine")
    regelnummer = models.IntegerField()
    veld = models.CharField(max_length=40, blank=True)
    reden = models.CharField(max_length=200)
    centen = models.BigIntegerField()
    regel_versleuteld = models.BinaryField()
    regel_sleutel_id = models.SmallIntegerField()

    class Meta:
        verbose_name, verbose_name_plural = "regel in quarantaine", "regels in quarantaine"
        constraints = [
            models.UniqueConstraint(
                fields=["bestand", "regelnummer"], name="quarantaine_een_per_regel"
            )
        ]

    def __str__(self) -> str:
        return f"regel {self.regelnummer}: {self.reden}"
