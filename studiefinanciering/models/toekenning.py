"""Decisions and their lines. A newer decision supersedes an older one and says which facts changed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from .aanvraag import Aanvraag
from .student import Student
from .tweetijdig import KlokMoment, Tweetijdig, geen_overlap


class Parameterset(models.Model):
    """The content of a set of parameters, stored once per fingerprint."""

    fingerprint = models.CharField(max_length=64, primary_key=True)
    inhoud = models.JSONField()
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "parameterset", "parametersets"

    def __str__(self) -> str:
        return self.fingerprint[:12]


class Toekenning(models.Model):
    """A decision over an award period: at most one calendar year (art. 1.1), whole months [van, tot).

    `feiten` holds the columns of `rules.feiten.Feiten` in compact form (`feiten_opslag`), so that the
    decision can be recomputed and explained years later. Stored lines are the truth.

    What is decided about a person, scheme (`regeling`) and month is the latest decision that covers the
    month, was taken by then and whose money may move (`uitvoerbaar_vanaf`): so every decision, a rejection
    or stop too, writes ALL its lines for its whole span, also unchanged ones; no line means nil. Its own
    lines are those whose `bekend` begins at its `besluit_at`: a remainder of an older decision that had to
    be split begins later. Until a held-back decision may be executed, the one before it still rules.
    """

    class Soort(models.TextChoices):
        TOEKENNING = "toekenning"
        HERZIENING = "herziening"
        AFWIJZING = "afwijzing"
        STOPZETTING = "stopzetting"
        OMZETTING = "omzetting"

    id = models.BigAutoField(primary_key=True)
    persoon = models.ForeignKey(Student, on_delete=models.PROTECT, db_index=False)
    soort = models.CharField(max_length=12, choices=Soort.choices)
    regeling = models.SmallIntegerField(
        default=0,
        help_text="0 = studiefinanciering; a one-off scheme has its component code.",
    )
    van = models.DateField()
    tot = models.DateField()
    vervangt = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.PROTECT, null=True, db_index=False)
    reden = models.CharField(max_length=40, help_text="Code; the text stands with the code.")
    gewijzigde_feiten = models.JSONField(default=list)
    feiten = models.JSONField()
    eindstand = ArrayField(
        models.IntegerField(),
        help_text="Months used after the last month (`standen.plat`): where the next decision goes on.",
    )
    parameterset = models.ForeignKey(Parameterset, on_delete=models.PROTECT, db_index=False)
    regelversie = models.CharField(max_length=20)
    uitvoerbaar_vanaf = models.DateField(help_text="From when the money of this decision may move.")
    besluit_op = models.DateField(help_text="Business date.")
    besluit_at = models.DateTimeField(
        help_text="Business moment: lower bound of `bekend` of its lines."
    )
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)
    actor = models.CharField(max_length=60)
    run_id = models.BigIntegerField(null=True)

    class Meta:
        verbose_name, verbose_name_plural = "besluit", "besluiten"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tot__gt=models.F("van")),
                name="besluit_over_een_maand_of_meer",
            ),
            models.UniqueConstraint(
                fields=["persoon", "regeling"],
                condition=~models.Q(regeling=0) & models.Q(vervangt=None),
                name="besluit_eenmalig_een_per_regeling",
            ),
            models.UniqueConstraint(
                fields=["vervangt"],
                condition=models.Q(vervangt__isnull=False),
                name="besluit_een_opvolger",
            ),
        ]
        indexes = [
            # These two hold what a payout run reads, so that it does not visit the wide rows (docs/measurements.md).
            models.Index(
                fields=["persoon", "van"],
                include=[
                    "tot",
                    "regeling",
                    "besluit_at",
                    "uitvoerbaar_vanaf",
                    "opgeslagen_at",
                    "id",
                ],
                name="besluit_persoon_van",
            ),
            models.Index(
                fields=["uitvoerbaar_vanaf", "persoon"],
                condition=models.Q(uitvoerbaar_vanaf__gt=models.F("besluit_op")),
                name="besluit_wacht",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.van:%Y-%m} tot {self.tot:%Y-%m}"


class Toekenningsregel(Tweetijdig):
    """One line: a component in a form, the same amount per month over whole months.

    `persoon_id` is a plain number (the decision carries the foreign key); the exclusion constraint
    refuses two lines for one component, month and knowledge.
    """

    toekenning = models.ForeignKey(
        Toekenning, on_delete=models.PROTECT, related_name="regels", db_index=False
    )
    persoon_id = models.BigIntegerField()
    component = models.SmallIntegerField()
    vorm = models.SmallIntegerField()
    bedrag_centen = models.IntegerField(help_text="Per month.")
    uitvoerbaar_vanaf = models.DateField()

    class Meta:
        verbose_name, verbose_name_plural = "toekenningsregel", "toekenningsregels"
        constraints = [
            geen_overlap("toekenningsregel_geen_overlap", "persoon_id", "component"),
            models.CheckConstraint(
                condition=models.Q(bedrag_centen__gt=0),
                name="toekenningsregel_bedrag_positief",
            ),
        ]
        indexes = [
            models.Index(
                fields=["toekenning"],
                include=["component", "vorm", "bedrag_centen", "geldig", "bekend"],
                name="toekenningsregel_besluit",
            ),
            models.Index(
                fields=["persoon_id"],
                condition=models.Q(bekend__upper_inf=True),
                name="toekenningsregel_in_kracht",
            ),
        ]
