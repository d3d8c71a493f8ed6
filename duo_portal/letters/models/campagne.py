"""Bulk sends: who gets which text, seen by one colleague and released by another, in waves."""

from django.db import models
from django.db.models import Q

from duo_portal.audit.models import BedrijfsMoment, KlokMoment

from .brief import Brief


class Campagne(models.Model):
    """One bulk send. From its release on only `status` and `geteld` move (sql/0003_post.sql)."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "concept"
        VOORBEELD = "voorbeeld", "voorbeeld gemaakt"
        VRIJGEGEVEN = "vrijgegeven", "vrijgegeven"
        GEPAUZEERD = "gepauzeerd", "gepauzeerd"
        KLAAR = "klaar", "klaar"
        INGETROKKEN = "ingetrokken", "ingetrokken"

    naam = models.CharField(max_length=120, unique=True)
    populatie = models.CharField(max_length=60)
    parameters = models.JSONField(default=dict, blank=True)
    onderwerp_nl = models.CharField("onderwerp (Nederlands)", max_length=120)
    tekst_nl = models.TextField("tekst (Nederlands)", max_length=4000)
    onderwerp_en = models.CharField("onderwerp (Engels)", max_length=120)
    tekst_en = models.TextField("tekst (Engels)", max_length=4000)
    golf_grootte = models.IntegerField("brieven per golf", default=10_000)
    status = models.CharField(max_length=12, choices=Status, default=Status.CONCEPT)
    geteld = models.IntegerField("mensen", null=True, blank=True)
    gemaakt_door = models.CharField(max_length=150)
    gemaakt_at = models.DateTimeField(db_default=BedrijfsMoment(), editable=False)
    voorbeeld_at = models.DateTimeField(null=True, blank=True)
    vrijgegeven_door = models.CharField(max_length=150, blank=True, default="", db_default="")
    vrijgegeven_at = models.DateTimeField(null=True, blank=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "campagne"
        verbose_name_plural = "campagnes"
        permissions = [("geef_vrij_campagne", "Mag een campagne vrijgeven")]
        constraints = [
            models.CheckConstraint(
                condition=Q(golf_grootte__gt=0), name="letters_campagne_golf_positief"
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Campagnepersoon(models.Model):
    """One person of the population as it was seen in the preview, with what the text fills in; once each."""

    campagne = models.ForeignKey(
        Campagne, on_delete=models.PROTECT, related_name="mensen", db_index=False
    )
    persoon_id = models.BigIntegerField()
    gegevens = models.JSONField(default=dict)
    golf = models.IntegerField()
    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, null=True, db_index=False)

    class Meta:
        verbose_name = "mens in een campagne"
        verbose_name_plural = "mensen in een campagne"
        constraints = [
            models.UniqueConstraint(
                fields=["campagne", "persoon_id"], name="letters_campagne_een_per_persoon"
            )
        ]
        indexes = [
            models.Index(fields=["campagne", "golf", "id"], name="letters_campagne_golf"),
            models.Index(
                fields=["campagne", "golf"],
                condition=Q(brief=None),
                name="letters_campagne_te_gaan",
            ),
        ]

    def __str__(self) -> str:
        return f"campagne {self.campagne_id}, golf {self.golf}"
