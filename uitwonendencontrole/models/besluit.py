"""What a check ends in when it is not in order: findings, an intention, a revision, and a fine as another decision."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .bewijs import Bewijsstuk
from .controle import NAAM, Controle


class Bevinding(models.Model):
    """Days on which the evidence says that somebody did not live there. Insert-only."""

    controle = models.ForeignKey(Controle, models.PROTECT, related_name="bevindingen")
    van = models.DateField(help_text="First day.")
    tot = models.DateField(help_text="Last day.")
    bewijs = models.ManyToManyField(Bewijsstuk, related_name="+")
    toelichting = models.TextField()
    door = models.CharField(max_length=NAAM)
    op = models.DateField()

    class Meta:
        verbose_name, verbose_name_plural = "bevinding", "bevindingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gte=F("van")) & ~Q(toelichting=""), name="bevinding_periode"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.van} tot en met {self.tot}"


class Belnotitie(models.Model):
    """A call to the student before a decision, also when nobody answered. Insert-only."""

    controle = models.ForeignKey(Controle, models.PROTECT, related_name="gesprekken")
    is_bereikt = models.BooleanField()
    verslag = models.TextField()
    door = models.CharField(max_length=NAAM)
    op = models.DateField()

    class Meta:
        verbose_name, verbose_name_plural = "belnotitie", "belnotities"
        constraints = [models.CheckConstraint(condition=~Q(verslag=""), name="belnotitie_gevuld")]

    def __str__(self) -> str:
        return f"gebeld {self.op}"


class Voornemen(models.Model):
    """What is intended, with amounts per month, and the view of the student (Awb 4:8, 4:9, 5:50, 5:53)."""

    class Wijze(models.TextChoices):
        SCHRIFTELIJK = "schriftelijk", "schriftelijk"
        MONDELING = "mondeling", "mondeling"

    controle = models.ForeignKey(Controle, models.PROTECT, related_name="voornemens")
    maanden = models.JSONField(help_text="[month, cents before, cents after], in order.")
    terug_centen = models.BigIntegerField()
    is_boete_mogelijk = models.BooleanField()
    rapport_op = models.DateField(help_text="Date of the report of the breach (Awb 5:48).")
    opgesteld_door = models.CharField(max_length=NAAM)
    opgesteld_op = models.DateField()
    zienswijze_tot = models.DateField()
    zienswijze = models.TextField(blank=True, default="")
    zienswijze_op = models.DateField(null=True, blank=True)
    wijze = models.CharField(max_length=12, choices=Wijze.choices, blank=True, default="")

    class Meta:
        verbose_name, verbose_name_plural = "voornemen", "voornemens"
        constraints = [
            models.CheckConstraint(condition=Q(terug_centen__gte=0), name="voornemen_terug"),
        ]

    def __str__(self) -> str:
        return f"voornemen {self.opgesteld_op}"


class _Besluit(models.Model):
    """What both decisions have; `herroepen_op` and `uitgevoerd_op` are filled in once."""

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    genomen_door = models.CharField(max_length=NAAM)
    genomen_op = models.DateField()
    bezwaar_tot = models.DateField(help_text="Last day to object (Awb 6:7, 6:8).")
    uitvoerbaar_vanaf = models.DateField(null=True, blank=True, help_text="Once irrevocable.")
    uitgevoerd_op = models.DateField(null=True, blank=True)
    herroepen_op = models.DateField(null=True, blank=True)
    motivering = models.TextField()

    class Meta:
        abstract = True


class Herziening(_Besluit):
    """The decision that months are revised. No money moves before it is irrevocable."""

    controle = models.OneToOneField(Controle, models.PROTECT, related_name="herziening")
    voornemen = models.OneToOneField(Voornemen, models.PROTECT, related_name="herziening")
    grond = models.CharField(max_length=20, help_text="Ground of art. 7.1(2) Wsf 2000.")
    maanden = models.JSONField(help_text="[month, cents before, cents after], in order.")
    terug_centen = models.BigIntegerField()
    hardheid = models.TextField(help_text="What the test of art. 11.5(1) came to.")
    toekenningen = ArrayField(models.BigIntegerField(), default=list, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "herziening", "herzieningen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(hardheid="") & ~Q(motivering="") & Q(terug_centen__gte=0),
                name="herziening_gemotiveerd",
            ),
            models.CheckConstraint(
                condition=Q(uitgevoerd_op=None) | Q(uitvoerbaar_vanaf__lte=F("uitgevoerd_op")),
                name="herziening_pas_als_onherroepelijk",
            ),
        ]

    def __str__(self) -> str:
        return f"herziening {self.uuid}"


class Boete(_Besluit):
    """The fine, taken apart from the revision (arts. 9.9, 9.9a Wsf 2000); at most one for a breach (Awb 5:43)."""

    class Verwijt(models.TextChoices):
        VOLLEDIG = "volledig", _("volledig verwijtbaar")
        VERMINDERD = "verminderd", _("verminderd verwijtbaar")
        GEEN = "geen", _("niet verwijtbaar")

    herziening = models.OneToOneField(Herziening, models.PROTECT, related_name="boete")
    verwijt = models.CharField(max_length=12, choices=Verwijt.choices)
    is_tweede = models.BooleanField(default=False)
    grondslag_centen = models.BigIntegerField()
    bedrag_centen = models.BigIntegerField()
    beslis_voor = models.DateField(help_text="Last day of the 13 weeks (Awb 5:51).")

    class Meta:
        verbose_name, verbose_name_plural = "boete", "boetes"
        constraints = [
            models.CheckConstraint(
                condition=Q(bedrag_centen__gte=0)
                & (
                    Q(is_tweede=False, bedrag_centen__lte=F("grondslag_centen") / 2)
                    | Q(is_tweede=True, bedrag_centen__lte=F("grondslag_centen"))
                ),
                name="boete_hoogstens",
            ),
            models.CheckConstraint(
                condition=~Q(verwijt="geen") | Q(bedrag_centen=0), name="boete_niet_zonder_schuld"
            ),
        ]

    def __str__(self) -> str:
        return f"boete {self.uuid}"
