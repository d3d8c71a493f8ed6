"""The ledger's tables as Django reads them; sql/tabellen.sql makes them, sql/wachters.sql guards them.

Writing goes through `operations` or, for a chunk, through one INSERT or COPY of columns (docs/ledger.md).
`save()` and `delete()` end in a refusal by the database, for the owner as much as for the application.
"""

from django.db import models

from .chart import RekeningSoort
from .codes import Soort, Zijde, naam


class Account(models.Model):
    """An account of the chart; the rows come from chart.py by migration."""

    code = models.SmallIntegerField(primary_key=True)
    naam = models.TextField()
    soort = models.TextField(choices=[(soort.value, soort.value) for soort in RekeningSoort])
    opdrachtgever = models.TextField()
    begrotingsartikel = models.TextField(blank=True)
    draagt_component = models.BooleanField()
    saldo_zijde = models.SmallIntegerField()

    class Meta:
        db_table = "ledger_account"
        ordering = ("code",)
        verbose_name = "rekening"
        verbose_name_plural = "rekeningen"

    def __str__(self) -> str:
        return f"{self.code} {self.naam}"


class Boeking(models.Model):
    """One transaction: when, why, for whom, in which run; its legs sum to zero.

    `effectief_op` is the day it counts for, `bedrijfsdatum` the business date on which it was booked and
    `geboekt_at` the real clock. The table has one column more, `transactie_id`, for its guards.
    """

    id = models.BigIntegerField(primary_key=True)
    persoon_id = models.BigIntegerField(null=True)
    run_id = models.BigIntegerField(null=True)
    draait_terug = models.OneToOneField(
        "self",
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        related_name="teruggedraaid_door",
    )
    geboekt_at = models.DateTimeField()
    effectief_op = models.DateField()
    bedrijfsdatum = models.DateField()
    soort = models.SmallIntegerField()
    sleutel = models.TextField(unique=True)
    omschrijving = models.TextField(blank=True)

    class Meta:
        db_table = "ledger_boeking"
        verbose_name = "boeking"
        verbose_name_plural = "boekingen"

    def __str__(self) -> str:
        return f"{self.id} {self.sleutel}"

    @property
    def soort_naam(self) -> str:
        """The posting pattern in words; a number that no pattern has is shown as it stands."""
        return naam(Soort, self.soort)


class BoekingLeg(models.Model):
    """One leg: an amount of cents on one side of one account; never negative, never changed.

    A component leg carries person, month, component, form and sequence, all five; only those count as
    booked in due = decided − booked. Other legs may name a person and a month.
    """

    pk = models.CompositePrimaryKey("boeking_id", "regel")
    boeking = models.ForeignKey(
        Boeking, models.DO_NOTHING, db_constraint=False, related_name="legs"
    )
    regel = models.SmallIntegerField()
    bedrag_centen = models.BigIntegerField()
    persoon_id = models.BigIntegerField(null=True)
    maand = models.DateField(null=True)
    account = models.ForeignKey(
        Account,
        models.DO_NOTHING,
        db_constraint=False,
        db_column="account_code",
        related_name="legs",
    )
    zijde = models.SmallIntegerField()
    component = models.SmallIntegerField(null=True)
    vorm = models.SmallIntegerField(null=True)
    volgnummer = models.SmallIntegerField(null=True)

    class Meta:
        db_table = "ledger_leg"
        ordering = ("boeking_id", "regel")
        verbose_name = "boekingsregel"
        verbose_name_plural = "boekingsregels"

    def __str__(self) -> str:
        return f"{self.boeking_id}/{self.regel}"

    @property
    def debet_centen(self) -> int:
        """The amount with its sign: debit positive, credit negative, cents."""
        return int(Zijde(self.zijde)) * self.bedrag_centen


class AfgeslotenPeriode(models.Model):
    """A month up to and including which nothing is booked any more."""

    maand = models.DateField(primary_key=True)
    afgesloten_at = models.DateTimeField()
    afgesloten_door = models.TextField()
    reden = models.TextField(blank=True)

    class Meta:
        db_table = "ledger_afgesloten_periode"
        verbose_name = "afgesloten periode"
        verbose_name_plural = "afgesloten perioden"

    def __str__(self) -> str:
        return f"{self.maand:%Y-%m}"
