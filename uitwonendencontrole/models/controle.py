"""One check of one drawn person: where it stands, and a log of everything that was done, chained by hashes.

Which step may follow which stands in `Overgangspaar`; the database refuses any other, and any step without its line
in the log. `controleren/overgangen.py` holds the same pairs with their meaning; a test compares the two.
"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duo_portal.audit.models import BedrijfsMoment, KlokMoment
from duo_portal.identity.models import Persoon

from .trekking import Geloot

NAAM = 150
"""Longest user name of a colleague."""


class Stand(models.TextChoices):
    """The sixteen states of a check."""

    GELOOT = "geloot", _("geloot")
    DOSSIERONDERZOEK = "dossieronderzoek", _("dossieronderzoek")
    AFGEROND_AKKOORD = "afgerond_akkoord", _("afgerond, akkoord")
    BEWIJS_GEVRAAGD = "bewijs_gevraagd", _("bewijs gevraagd")
    AFSPRAAK_AANGEBODEN = "afspraak_aangeboden", _("afspraak aangeboden")
    BEZOEK_GING_NIET_DOOR = "bezoek_ging_niet_door", _("bezoek geweigerd of niemand thuis")
    BEZOEK_GEDAAN = "bezoek_gedaan", _("bezoek gedaan")
    RAPPORT_TER_CORRECTIE = "rapport_ter_correctie", _("rapport ter correctie")
    VOORNEMEN = "voornemen", _("voornemen en zienswijze")
    BESLUIT_HERZIENING = "besluit_herziening", _("besluit over herziening")
    BESLUIT_BOETE = "besluit_boete", _("besluit over boete")
    BEZWAAR = "bezwaar", _("bezwaar")
    BEROEP = "beroep", _("beroep of hoger beroep")
    HERROEPEN = "herroepen", _("herroepen")
    ONHERROEPELIJK = "onherroepelijk", _("onherroepelijk")
    GESTOPT = "gestopt", _("gestopt")


class Overgangspaar(models.Model):
    """A step that the database allows; written by the migration, never by the application."""

    van = models.CharField(max_length=24)
    naar = models.CharField(max_length=24)
    daad = models.CharField(max_length=40)

    class Meta:
        verbose_name, verbose_name_plural = "overgang", "overgangen"
        constraints = [
            models.UniqueConstraint(fields=["van", "naar", "daad"], name="overgangspaar_eenmaal"),
        ]

    def __str__(self) -> str:
        return f"{self.van} → {self.naar}: {self.daad}"


class Controle(models.Model):
    """One check. `toets_tweede`: drawn for the spot check, so that also "in order" needs a second person."""

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    geloot = models.OneToOneField(Geloot, models.PROTECT, related_name="controle")
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    stand = models.CharField(max_length=24, choices=Stand.choices, default=Stand.GELOOT)
    stand_sinds = models.DateField()
    termijn_tot = models.DateField(null=True, blank=True, help_text="Last day of the term.")
    is_verlengd = models.BooleanField(default=False)
    stand_voor_stop = models.CharField(max_length=24, blank=True, default="")
    beoordelaar = models.CharField(max_length=NAAM, blank=True, default="")
    toets_tweede = models.BooleanField(default=False)
    geopend_op = models.DateField()
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "controle", "controles"
        constraints = [
            models.CheckConstraint(
                condition=Q(stand=Stand.GESTOPT) ^ Q(stand_voor_stop=""),
                name="controle_stop_kent_terugweg",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=[Stand.GELOOT, Stand.GESTOPT]) | ~Q(beoordelaar=""),
                name="controle_heeft_beoordelaar",
            ),
        ]
        indexes = [
            models.Index(fields=["stand", "termijn_tot"], name="controle_stand_termijn"),
            models.Index(fields=["persoon", "-id"], name="controle_persoon"),
        ]

    def __str__(self) -> str:
        return f"{self.uuid}: {self.stand}"


class Logregel(models.Model):
    """One act in the log of a check: canonical JSON, chained by SHA-256(previous hash ‖ text). Insert-only."""

    controle = models.ForeignKey(Controle, models.PROTECT, related_name="log", db_index=False)
    nummer = models.IntegerField(help_text="From 1, without gaps.")
    inhoud = models.TextField(help_text="Canonical JSON: sorted keys, no spaces.")
    vorige = models.BinaryField(help_text="Hash of the line before; 32 zero bytes for the first.")
    hash = models.BinaryField()
    op = models.DateTimeField(db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "logregel", "logregels"
        constraints = [
            models.UniqueConstraint(fields=["controle", "nummer"], name="logregel_zonder_gat"),
        ]

    def __str__(self) -> str:
        return f"{self.controle_id}: {self.nummer}"


class Beoordeling(models.Model):
    """One judgement on a fixed checklist, with a reason code and text. Insert-only."""

    class Ronde(models.TextChoices):
        DOSSIER = "dossier", _("dossieronderzoek")
        BEWIJS = "bewijs", _("bewijs van de student")
        RAPPORT = "rapport", _("rapport van het bezoek")

    class Oordeel(models.TextChoices):
        AKKOORD = "akkoord", _("in orde")
        TWIJFEL = "twijfel", _("twijfel")

    controle = models.ForeignKey(Controle, models.PROTECT, related_name="beoordelingen")
    ronde = models.CharField(max_length=8, choices=Ronde.choices)
    oordeel = models.CharField(max_length=8, choices=Oordeel.choices)
    antwoorden = models.JSONField(help_text="Item of the checklist: ja, nee or onbekend.")
    reden_code = models.CharField(max_length=40)
    reden = models.TextField()
    door = models.CharField(max_length=NAAM)
    op = models.DateField()

    class Meta:
        verbose_name, verbose_name_plural = "beoordeling", "beoordelingen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(reden="") & ~Q(reden_code="") & ~Q(door=""),
                name="beoordeling_noemt_reden",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ronde}: {self.oordeel}"


class TweedeOordeel(models.Model):
    """What a second person says of a judgement; the database refuses the first person. Insert-only."""

    beoordeling = models.OneToOneField(Beoordeling, models.PROTECT, related_name="tweede")
    is_eens = models.BooleanField()
    reden = models.TextField()
    door = models.CharField(max_length=NAAM)
    op = models.DateField()

    class Meta:
        verbose_name, verbose_name_plural = "tweede oordeel", "tweede oordelen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(reden="") & ~Q(door=""), name="tweede_oordeel_noemt_reden"
            ),
        ]

    def __str__(self) -> str:
        return "eens" if self.is_eens else "oneens"
