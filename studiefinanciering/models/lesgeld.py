"""Lesgeld: the bill of a study year, how it is paid (at once or in parts), and what is given back.

What is open stands in the ledger (1350), per person and study year. A plan replaces the one before it; all only grows.
"""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q

from duo_portal.identity.models import Persoon

from .tweetijdig import KlokMoment


class Lesgeldfactuur(models.Model):
    """The bill of one person for one study year (the year in which it begins). One per year."""

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="lesgeldfacturen")
    studiejaar = models.SmallIntegerField()
    bedrag_centen = models.BigIntegerField()
    reden = models.CharField(
        max_length=300, blank=True, default="", help_text="Why less than a year."
    )
    factuur_op = models.DateField()
    actor = models.CharField(max_length=150)
    boeking_id = models.BigIntegerField(unique=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "factuur van lesgeld", "facturen van lesgeld"
        permissions = [("beslis_lesgeld", "Lesgeld factureren en teruggeven")]
        constraints = [
            models.UniqueConstraint(
                fields=["persoon", "studiejaar"], name="lesgeldfactuur_een_per_studiejaar"
            ),
            models.CheckConstraint(
                condition=Q(bedrag_centen__gt=0), name="lesgeldfactuur_bedrag_positief"
            ),
        ]

    def __str__(self) -> str:
        return f"lesgeld {self.jaar}"

    @property
    def jaar(self) -> str:
        """ "2024-2025"."""
        return f"{self.studiejaar}-{self.studiejaar + 1}"

    @property
    def eerste_maand(self) -> date:
        """The month in which the study year begins: what its legs in the ledger carry."""
        return date(self.studiejaar, 8, 1)


class Lesgeldplan(models.Model):
    """How a bill is paid from `vanaf` on: at once, in parts, or at once again when parts were missed."""

    class Soort(models.TextChoices):
        INEENS = "ineens", "ineens"
        TERMIJNEN = "termijnen", "in termijnen"
        VERVALLEN = "vervallen", "termijnen vervallen"

    factuur = models.ForeignKey(Lesgeldfactuur, models.PROTECT, related_name="plannen")
    nummer = models.SmallIntegerField()
    soort = models.CharField(max_length=10, choices=Soort)
    vanaf = models.DateField()
    actor = models.CharField(max_length=150)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "betaalplan", "betaalplannen"
        constraints = [
            models.UniqueConstraint(fields=["factuur", "nummer"], name="lesgeldplan_nummer")
        ]

    def __str__(self) -> str:
        return str(self.soort)


class Lesgeldtermijn(models.Model):
    """A part and its last day. `kenmerk` is the reference by which its money finds the bill."""

    plan = models.ForeignKey(Lesgeldplan, models.PROTECT, related_name="termijnen")
    nummer = models.SmallIntegerField()
    vervaldatum = models.DateField()
    bedrag_centen = models.BigIntegerField()
    kenmerk = models.CharField("betalingskenmerk", max_length=16, unique=True)

    class Meta:
        verbose_name, verbose_name_plural = "termijn van lesgeld", "termijnen van lesgeld"
        constraints = [
            models.UniqueConstraint(fields=["plan", "nummer"], name="lesgeldtermijn_nummer"),
            models.CheckConstraint(
                condition=Q(bedrag_centen__gt=0), name="lesgeldtermijn_bedrag_positief"
            ),
        ]

    def __str__(self) -> str:
        return f"termijn {self.nummer}"


class Lesgeldteruggave(models.Model):
    """Somebody who left asks a part back; one colleague fills in the amount, another decides. Once each."""

    class Reden(models.TextChoices):
        DIPLOMA = "diploma", "diploma gehaald"
        ANDERE_OPLEIDING = "andere_opleiding", "naar bbl of deeltijd met cursusgeld"
        SCHEIDING = "scheiding", "scheiding"
        ZWANGERSCHAP = "zwangerschap", "zwangerschap"
        ZIEKTE = "ziekte", "ernstige ziekte of overlijden in de familie"

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    factuur = models.ForeignKey(Lesgeldfactuur, models.PROTECT, related_name="teruggaven")
    reden = models.CharField(max_length=20, choices=Reden)
    uitgeschreven_op = models.DateField()
    gevraagd_op = models.DateField()
    bedrag_centen = models.BigIntegerField()
    grond = models.CharField(max_length=500, help_text="On what the amount rests.")
    voorgesteld_door = models.CharField(max_length=150)
    is_toegekend = models.BooleanField(null=True, blank=True)
    open_centen = models.BigIntegerField(default=0, help_text="Taken off what was open.")
    betaald_centen = models.BigIntegerField(default=0, help_text="Paid back.")
    besloten_door = models.CharField(max_length=150, blank=True, default="")
    besloten_op = models.DateField(null=True, blank=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "teruggave van lesgeld", "teruggaven van lesgeld"
        constraints = [
            models.UniqueConstraint(
                fields=["factuur"],
                condition=~Q(is_toegekend=False),
                name="lesgeldteruggave_een_per_factuur",
            ),
            models.CheckConstraint(
                condition=Q(bedrag_centen__gt=0)
                & (
                    Q(besloten_op=None, is_toegekend=None, besloten_door="")
                    | (Q(besloten_op__isnull=False, is_toegekend__isnull=False) & ~Q(besloten_door=""))
                )
                & (~Q(is_toegekend=True) | Q(bedrag_centen=F("open_centen") + F("betaald_centen"))),
                name="lesgeldteruggave_besloten",
            ),
            models.CheckConstraint(
                condition=~Q(besloten_door=F("voorgesteld_door")), name="lesgeldteruggave_vier_ogen"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"teruggave {self.uuid}"
