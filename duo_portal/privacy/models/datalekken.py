"""Every report of a breach, whether it was one or not (art. 33(5) AVG), and each step that was taken."""

import uuid

from django.db import models

from duo_portal.audit.models import KlokMoment


class Datalek(models.Model):
    """What happened, to whom, with what effect, and what was decided. The 72 hours run from `kennis_at`.

    No name or number of a person belongs in its words. `versie` rises with each change; what changed is a step.
    """

    class Risico(models.TextChoices):
        ONBEKEND = "onbekend", "nog niet bekend"
        GEEN = "geen", "onwaarschijnlijk"
        RISICO = "risico", "risico"
        HOOG = "hoog", "hoog risico"

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    titel = models.CharField(max_length=120)
    feiten = models.CharField("wat er is gebeurd", max_length=2000)
    kennis_at = models.DateTimeField("ontdekt op")
    gegevens = models.CharField("welke gegevens", max_length=500, blank=True, default="")
    betrokkenen = models.PositiveIntegerField("hoeveel mensen", null=True, blank=True)
    records = models.PositiveIntegerField("hoeveel records", null=True, blank=True)
    gevolgen = models.CharField(max_length=1000, blank=True, default="")
    maatregelen = models.CharField(max_length=2000, blank=True, default="")
    risico = models.CharField(max_length=8, choices=Risico, default=Risico.ONBEKEND)
    is_datalek = models.BooleanField("is een datalek", null=True, blank=True)
    is_melding_ap_nodig = models.BooleanField("melden bij de AP", null=True, blank=True)
    is_melding_mensen_nodig = models.BooleanField("mensen inlichten", null=True, blank=True)
    besluitreden = models.CharField(
        "reden van het besluit", max_length=1000, blank=True, default=""
    )
    versie = models.PositiveIntegerField(default=1)
    gemeld_door = models.CharField(max_length=150)
    afgesloten_at = models.DateTimeField(null=True, blank=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "datalek", "datalekken"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_melding_ap_nodig__isnull=True) | ~models.Q(besluitreden=""),
                name="privacy_datalek_besluit_met_reden",
            ),
        ]

    def __str__(self) -> str:
        return self.titel


class Datalekstap(models.Model):
    """A step: reported, changed (old values kept), sent to the AP, people informed, closed. Insert-only."""

    class Soort(models.TextChoices):
        GEMELD = "gemeld", "intern gemeld"
        GEWIJZIGD = "gewijzigd", "gewijzigd"
        AP_GEMELD = "ap_gemeld", "gemeld bij de AP"
        AP_AANGEVULD = "ap_aangevuld", "melding bij de AP aangevuld"
        MENSEN_INGELICHT = "ingelicht", "mensen ingelicht"
        AFGESLOTEN = "afgesloten", "afgesloten"

    datalek = models.ForeignKey(Datalek, models.PROTECT, related_name="stappen")
    soort = models.CharField(max_length=12, choices=Soort)
    toelichting = models.CharField(max_length=1000, blank=True, default="")
    aantal = models.PositiveIntegerField("hoeveel mensen", null=True, blank=True)
    eerder = models.JSONField("wat er stond", default=dict)
    actor = models.CharField("gedaan door", max_length=150)
    op = models.DateTimeField("op (bedrijfsmoment)")
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "stap bij een datalek", "stappen bij datalekken"

    def __str__(self) -> str:
        return f"{self.get_soort_display()} door {self.actor}"
