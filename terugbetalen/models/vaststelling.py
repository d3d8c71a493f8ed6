"""What was decided for a person and a calendar year: the rate, the instalment, what one can bear, what is due."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from duo_portal.audit.models import KlokMoment
from duo_portal.identity.models import Persoon
from duo_portal.identity.models.tweetijdig import Tweetijdig, geen_overlap

from .terugbetaling import REGELING


class Parameterset(models.Model):
    """The content of a set of parameters of repayment, stored once per fingerprint."""

    fingerprint = models.CharField(max_length=64, primary_key=True)
    inhoud = models.JSONField()
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "parameterset", "parametersets"

    def __str__(self) -> str:
        return self.fingerprint[:12]


class Uitkomst(models.Model):
    """What the rules gave for a person and a year, and the receipt of what they were given."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+", db_index=False)
    is_lllk = models.BooleanField("levenlanglerenkrediet")
    jaar = models.SmallIntegerField()
    regeling = models.SmallIntegerField(choices=REGELING)
    fase = models.CharField(max_length=12)
    rente_ppm = models.IntegerField("rente per jaar (ppm)")
    rente_vast_tot = models.DateField(null=True, blank=True)
    schuld_centen = models.BigIntegerField(help_text="On 1 January, as it is expected then.")
    resterende_maanden = models.SmallIntegerField()
    wettelijk_maandbedrag_centen = models.IntegerField()
    draagkracht_centen = models.IntegerField(null=True, blank=True, help_text="Null: not known.")
    te_betalen_centen = models.IntegerField(help_text="Per month.")
    termijn_vast_sinds = models.SmallIntegerField(
        help_text="Year in which the instalment was fixed."
    )
    waardoor = models.CharField(max_length=40, blank=True, help_text="Code of what changed.")
    feiten = models.JSONField()

    class Meta:
        abstract = True


class Vaststelling(Tweetijdig, Uitkomst):
    """One decision (6.9, 6.10, 10a.6-10a.8). `geldig` is the calendar year, or the months of it that are left.

    Never overwritten: a later decision closes `bekend` of the one before and stands beside it. `feiten` is the receipt:
    everything the rules were given, so that the amounts can be worked out again with the set of `parameterset`.
    """

    class Reden(models.TextChoices):
        JAAR = "jaar", "nieuw kalenderjaar"
        START = "start", "de aflosfase begint"
        OVERNAME = "overname", "overgenomen van de vorige administratie"
        AANVRAAG = "aanvraag", "op verzoek"
        INKOMEN = "inkomen", "het inkomen werd bekend of veranderde"
        EINDE = "einde", "de schuld is afgelost of vervallen"

    sleutelvelden: ClassVar[tuple[str, ...]] = ("persoon", "is_lllk")

    reden = models.CharField(max_length=12, choices=Reden)
    parameterset = models.ForeignKey(Parameterset, models.PROTECT, db_index=False)
    regelversie = models.CharField(max_length=20)
    besluit_op = models.DateField(help_text="Business date.")
    actor = models.CharField(max_length=150)
    run_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "vaststelling", "vaststellingen"
        constraints = [
            geen_overlap("vaststelling_geen_overlap", "persoon", "is_lllk"),
            models.CheckConstraint(
                condition=Q(
                    rente_ppm__gte=0,
                    schuld_centen__gte=0,
                    resterende_maanden__gte=0,
                    wettelijk_maandbedrag_centen__gte=0,
                    te_betalen_centen__gte=0,
                )
                & (Q(draagkracht_centen=None) | Q(draagkracht_centen__gte=0)),
                name="vaststelling_niet_negatief",
            ),
            models.CheckConstraint(
                condition=Q(termijn_vast_sinds__lte=F("jaar")), name="vaststelling_vast_sinds"
            ),
        ]
        indexes = [models.Index(fields=["jaar", "persoon"], name="vaststelling_jaar_persoon")]

    def __str__(self) -> str:
        return f"vaststelling {self.jaar}"


class Voorstel(Uitkomst):
    """A line of a run, frozen when it is worked out: what is signed is what is decided. `oud` ruled the year before."""

    run_id = models.BigIntegerField()
    vanaf = models.DateField(help_text="First month of the decision.")
    oud = models.ForeignKey(
        Vaststelling, models.PROTECT, null=True, related_name="+", db_index=False
    )
    is_anders = models.BooleanField(
        help_text="The rate or the amount differs from the year before."
    )

    class Meta:
        verbose_name, verbose_name_plural = "voorstel", "voorstellen"
        constraints = [
            models.UniqueConstraint(
                fields=["run_id", "persoon", "is_lllk"], name="voorstel_een_per_run"
            )
        ]

    def __str__(self) -> str:
        return f"voorstel {self.jaar}"
