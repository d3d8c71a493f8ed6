"""What a payout run froze (`Uitbetaalregel`), paid (`Uitbetaling`) and heard back (`Uitbetaalmelding`).

All three only grow (sql/uitbetaling.sql): the state of a payment is what was heard about it, never a field
that is switched.
"""

from django.db import models

from .tweetijdig import KlokMoment


class Uitbetaalregel(models.Model):
    """A frozen line of a run: what is still due (or was too much) for a month, component and form.

    `bedrag_centen` = decided − booked, signed; `volgnummer` is the sequence its booking will carry.
    """

    pk = models.CompositePrimaryKey("run_id", "persoon_id", "maand", "component", "vorm")
    run_id = models.BigIntegerField()
    persoon_id = models.BigIntegerField()
    bedrag_centen = models.BigIntegerField()
    maand = models.DateField()
    component = models.SmallIntegerField()
    vorm = models.SmallIntegerField()
    volgnummer = models.SmallIntegerField()

    class Meta:
        verbose_name, verbose_name_plural = "uitbetaalregel", "uitbetaalregels"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(bedrag_centen=0), name="uitbetaalregel_niet_nul"
            )
        ]

    def __str__(self) -> str:
        return f"run {self.run_id}, {self.maand:%Y-%m}: {self.bedrag_centen} cent"


class Uitbetaling(models.Model):
    """One payment line: one person, one run, one EndToEndId for ever; components stand beneath it.

    `bedrag_centen` goes to the bank, `verrekend_centen` was set off against what was received too much.
    """

    id = models.BigAutoField(primary_key=True)
    run_id = models.BigIntegerField()
    persoon_id = models.BigIntegerField()
    boeking_id = models.BigIntegerField(unique=True)
    bankrekening_id = models.BigIntegerField(help_text="The account as known at the cut-off.")
    bedrag_centen = models.BigIntegerField()
    verrekend_centen = models.BigIntegerField(default=0)

    class Meta:
        verbose_name, verbose_name_plural = "uitbetaling", "uitbetalingen"
        constraints = [
            models.UniqueConstraint(
                fields=["run_id", "persoon_id"],
                name="uitbetaling_een_per_persoon_en_run",
            ),
            models.CheckConstraint(
                condition=models.Q(bedrag_centen__gt=0, verrekend_centen__gte=0),
                name="uitbetaling_bedrag_positief",
            ),
        ]
        indexes = [models.Index(fields=["persoon_id"], name="uitbetaling_persoon")]

    def __str__(self) -> str:
        return self.end_to_end_id

    @property
    def end_to_end_id(self) -> str:
        """The reference that the bank gives back: unique for ever, without personal data."""
        return end_to_end_id(self.id)


def end_to_end_id(uitbetaling_id: int) -> str:
    """The EndToEndId of a payment line: "SF" and its number in 14 digits."""
    return f"SF{uitbetaling_id:014d}"


class Uitbetaalmelding(models.Model):
    """What the bank said about one payment line: rejected before it left, or returned afterwards."""

    class Soort(models.TextChoices):
        AFGEKEURD = "afgekeurd"
        RETOUR = "retour"

    uitbetaling = models.ForeignKey(Uitbetaling, on_delete=models.PROTECT, related_name="meldingen")
    soort = models.CharField(max_length=10, choices=Soort.choices)
    code = models.CharField(max_length=8, help_text="ISO 20022 reason, for example AC04.")
    bron = models.CharField(
        max_length=80, help_text="Message or statement entry, unique at the bank."
    )
    op = models.DateField(help_text="Business date.")
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "bankmelding", "bankmeldingen"
        constraints = [
            models.UniqueConstraint(fields=["uitbetaling"], name="een_melding_per_uitbetaling")
        ]

    def __str__(self) -> str:
        return f"{self.soort} ({self.code})"
