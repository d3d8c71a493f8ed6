"""The facts of repaying, each in two times: when it holds (`geldig`) and when this was known (`bekend`)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from duo_portal.identity.models import Persoon
from duo_portal.identity.models.tweetijdig import Tweetijdig, geen_overlap
from duo_portal.ledger.codes import Regime

REGELING = [
    (int(Regime.SF15_OUD), "SF15-oud"),
    (int(Regime.SF15), "SF15"),
    (int(Regime.SF35), "SF35"),
    (int(Regime.LLLK), "SF15-lllk"),
]


class Terugbetaling(Tweetijdig):
    """Somebody repays: student finance stopped, and from 1 January after it the terugbetalingsperiode runs (6.5(1)).

    `geldig` begins on that day and ends when aid starts again. `is_lllk` sets levenlanglerenkrediet apart, which has
    rules of its own. What is owed stands in the ledger; the rate and the instalment stand in the tables beside it.
    """

    sleutelvelden: ClassVar[tuple[str, ...]] = ("persoon", "is_lllk")

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="terugbetalingen")
    is_lllk = models.BooleanField("levenlanglerenkrediet")
    regeling = models.SmallIntegerField(choices=REGELING)
    gestopt_per = models.DateField(help_text="First month without student finance.")

    class Meta:
        verbose_name, verbose_name_plural = "terugbetaling", "terugbetalingen"
        constraints = [
            geen_overlap("terugbetaling_geen_overlap", "persoon", "is_lllk"),
            models.CheckConstraint(
                condition=Q(is_lllk=True, regeling=4) | Q(is_lllk=False, regeling__lt=4),
                name="terugbetaling_regeling_past",
            ),
            models.CheckConstraint(
                condition=Q(gestopt_per__day=1), name="terugbetaling_gestopt_per_maand"
            ),
        ]

    def __str__(self) -> str:
        return f"terugbetaling {self.get_regeling_display()}"


class Renteperiode(Tweetijdig):
    """The rate of the terugbetalingsperiode, fixed for five calendar years (6.4(3)); outside it the year's rate holds."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("persoon", "is_lllk")

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="renteperioden")
    is_lllk = models.BooleanField("levenlanglerenkrediet")
    rente_ppm = models.IntegerField("rente per jaar (ppm)")

    class Meta:
        verbose_name, verbose_name_plural = "renteperiode", "renteperioden"
        constraints = [
            geen_overlap("renteperiode_geen_overlap", "persoon", "is_lllk"),
            models.CheckConstraint(
                condition=Q(rente_ppm__range=(0, 200_000)), name="renteperiode_rente"
            ),
        ]

    def __str__(self) -> str:
        return f"rente {self.rente_ppm} ppm"


class Renteklok(Tweetijdig):
    """One of several clocks of a debt: `geldig` is when its loans were paid out, `begin` its first January (6.4(3), 6.5(1)).

    Null as `begin`: student finance still runs, and each year has its own rate. Who has one clock has no row here.
    """

    sleutelvelden: ClassVar[tuple[str, ...]] = ("persoon",)

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="renteklokken")
    begin = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "renteklok", "renteklokken"
        constraints = [
            geen_overlap("renteklok_geen_overlap", "persoon"),
            models.CheckConstraint(
                condition=Q(begin=None) | Q(begin__month=1, begin__day=1),
                name="renteklok_begint_in_januari",
            ),
        ]

    def __str__(self) -> str:
        return f"klok vanaf {self.begin or 'later'}"


class Feit(Tweetijdig):
    """Something that bears on the instalment; `waarde` as its kind says."""

    class Soort(models.IntegerChoices):
        AFLOSVRIJ = 1, "aflosvrije periode (art. 6.7(2))"
        ALLEENSTAANDE_OUDER = 2, "alleenstaande ouder (art. 6.13)"
        BUITENLAND = 3, "niet belastingplichtig in Nederland (art. 6.11)"
        DRAAGKRACHT_GEVRAAGD = 4, "draagkracht gevraagd (art. 10a.7)"
        PEILJAAR = 5, "ander peiljaar (waarde = jaar, art. 6.12)"
        ZONDER_PARTNER = 6, "inkomen van de partner telt niet mee (art. 10a.11)"
        HEFFINGSKORTING = 7, "heffingskorting (waarde = code, art. 10a.8)"
        GESCHORST = (
            8,
            "opgeschort (waarde 0 = studeert weer, 1 = op aanvraag, 2 = Wsnp, art. 6.5(3))",
        )
        WSNP = 9, "Wsnp (waarde = achterstand bij de uitspraak in centen, art. 299a Fw)"
        UITSTEL = 10, "uitstel van betaling (waarde 1 = zonder wettelijke rente, Awb 4:94)"
        SCHULDHULP = 11, "schuldhulp van de gemeente"
        KEUZE = 12, "gekozen regels (waarde = regeling, art. 10a.2, 12.14(5), 12.32(2))"

    sleutelvelden: ClassVar[tuple[str, ...]] = ("persoon", "soort")

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="terugbetaalfeiten")
    soort = models.SmallIntegerField(choices=Soort)
    waarde = models.IntegerField(default=0, db_default=0)

    class Meta:
        verbose_name, verbose_name_plural = "feit", "feiten"
        constraints = [geen_overlap("terugbetaalfeit_geen_overlap", "persoon", "soort")]

    def __str__(self) -> str:
        return self.get_soort_display()
