"""What a check rests on: evidence, designations of visitors, visits with consent, and the report."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .controle import NAAM, Controle


class Bewijsstuk(models.Model):
    """One piece of evidence. What it says is wiped on its term (`bewaren_tot`); that it was there stays.

    A refusal or an absence is no kind of evidence, on purpose: it cannot be put in.
    """

    class Soort(models.TextChoices):
        HUURCONTRACT = "huurcontract", _("huurcontract")
        HUURBETALING = "huurbetaling", _("bewijs van huurbetaling")
        VERKLARING_HUISGENOOT = "verklaring_huisgenoot", _("verklaring van een huisgenoot")
        VERKLARING_VERHUURDER = "verklaring_verhuurder", _("verklaring van de verhuurder")
        ENERGIE = "energie", _("rekening van energie of internet")
        REISGEGEVENS = "reisgegevens", _("eigen reisgegevens")
        POST = "post", _("post op het adres")
        REGISTRATIE = "registratie", _("gegevens uit een register")
        BEZOEK = "bezoek", _("bezoek op het adres")
        VERKLARING_BUREN = "verklaring_buren", _("verklaring van buren")
        VERKLARING_ZELF = "verklaring_zelf", _("eigen verklaring")
        ANDERS = "anders", _("iets anders")

    class Wijst(models.TextChoices):
        WOONT_ER = "woont_er", _("woont op het adres")
        WOONT_ER_NIET = "woont_er_niet", _("woont niet op het adres")
        ONBEKEND = "onbekend", _("zegt niets zekers")

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    controle = models.ForeignKey(Controle, models.PROTECT, related_name="bewijs")
    soort = models.CharField(max_length=24, choices=Soort.choices)
    wijst_op = models.CharField(max_length=14, choices=Wijst.choices, default=Wijst.ONBEKEND)
    is_onafhankelijk = models.BooleanField(help_text="From a source of its own.")
    van = models.DateField(help_text="First day it says something about.")
    tot = models.DateField(help_text="Last day it says something about.")
    omschrijving = models.TextField(blank=True, default="")
    stuk = models.UUIDField(null=True, blank=True, help_text="The stored file, in the safe room.")
    door = models.CharField(max_length=NAAM)
    ontvangen_op = models.DateField()
    bewaren_tot = models.DateField(null=True, blank=True)
    gewist_op = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "bewijsstuk", "bewijsstukken"
        constraints = [
            models.CheckConstraint(condition=Q(tot__gte=F("van")), name="bewijsstuk_periode"),
            models.CheckConstraint(
                condition=Q(gewist_op=None) | Q(omschrijving="", stuk=None),
                name="bewijsstuk_gewist_is_leeg",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} ({self.wijst_op})"


class Aanwijzing(models.Model):
    """A person whom the minister or a municipality designated to visit (art. 9.1a Wsf 2000), and for which days.

    Only who is employed by the designated legal person may visit: `werkgever` is that person (CRvB 4-1-2017).
    """

    gebruiker = models.CharField(max_length=NAAM)
    rechtspersoon = models.CharField(max_length=120, help_text="Who was designated.")
    werkgever = models.CharField(max_length=120, help_text="Who employs this person.")
    besluit = models.CharField(max_length=120, help_text="Staatscourant or decision.")
    van = models.DateField()
    tot = models.DateField(help_text="Last day.")

    class Meta:
        verbose_name, verbose_name_plural = "aanwijzing", "aanwijzingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gte=F("van")) & Q(werkgever=F("rechtspersoon")),
                name="aanwijzing_in_dienst",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker} tot {self.tot}"


class Bezoek(models.Model):
    """One visit by appointment. What became of it and the consent are filled in once."""

    class Uitkomst(models.TextChoices):
        OPEN = "", _("nog open")
        GEDAAN = "gedaan", _("gedaan")
        GEWEIGERD = "geweigerd", _("geweigerd")
        NIET_THUIS = "niet_thuis", _("niemand thuis")
        AFGEZEGD = "afgezegd", _("afgezegd door ons")

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    controle = models.ForeignKey(Controle, models.PROTECT, related_name="bezoeken")
    tijdvakken = models.JSONField(help_text="Slots that were offered: [begin, end] as ISO moments.")
    gekozen = models.SmallIntegerField(null=True, blank=True, help_text="Which slot, from 0.")
    bezoekers = ArrayField(models.CharField(max_length=NAAM), size=4)
    voorgesteld_door = models.CharField(max_length=NAAM)
    voorgesteld_op = models.DateField()
    uitkomst = models.CharField(
        max_length=10, choices=Uitkomst.choices, blank=True, default=Uitkomst.OPEN
    )
    bezocht_op = models.DateField(null=True, blank=True)
    toestemming_van = models.CharField(max_length=120, blank=True, default="")
    toestemming_at = models.DateTimeField(null=True, blank=True)
    ruimten = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    tekstversie = models.CharField(max_length=20, blank=True, default="")
    pas_getoond = models.BooleanField(default=False)

    class Meta:
        verbose_name, verbose_name_plural = "bezoek", "bezoeken"
        constraints = [
            models.CheckConstraint(
                condition=~Q(uitkomst="gedaan")
                | (
                    ~Q(toestemming_van="")
                    & ~Q(tekstversie="")
                    & Q(toestemming_at__isnull=False, pas_getoond=True, ruimten__len__gt=0)
                    & Q(bezoekers__len__gte=2, bezocht_op__isnull=False, gekozen__isnull=False)
                ),
                name="bezoek_met_toestemming",
            ),
            models.UniqueConstraint(
                fields=["controle"], condition=Q(uitkomst=""), name="bezoek_een_open"
            ),
        ]

    def __str__(self) -> str:
        return f"bezoek {self.uuid}: {self.uitkomst or 'open'}"


class Verslag(models.Model):
    """The report of a visit, and what the student says of it; the report itself never changes."""

    bezoek = models.OneToOneField(Bezoek, models.PROTECT, related_name="verslag")
    tekst = models.TextField()
    opgesteld_door = models.CharField(max_length=NAAM)
    opgesteld_op = models.DateField()
    reactie_tot = models.DateField()
    reactie = models.TextField(blank=True, default="")
    reactie_op = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "verslag", "verslagen"
        constraints = [
            models.CheckConstraint(condition=~Q(tekst=""), name="verslag_niet_leeg"),
        ]

    def __str__(self) -> str:
        return f"verslag {self.pk}"
