"""What counts for the parents in an award year (arts. 3.9-3.14 Wsf 2000)."""

from django.db import models

from .student import Student
from .tweetijdig import Bekend, Tweetijdig, geen_overlap


class Inkomen(Bekend):
    """Toetsingsinkomen of a parent over a calendar year; no row = not known."""

    persoon = models.ForeignKey("identity.Persoon", on_delete=models.PROTECT)
    jaar = models.SmallIntegerField()
    bedrag_centen = models.BigIntegerField()
    is_schatting = models.BooleanField(default=False, help_text="Art. 3.11: best approximation.")

    class Meta:
        verbose_name, verbose_name_plural = "inkomen", "inkomens"
        constraints = [geen_overlap("inkomen_geen_overlap", "persoon", "jaar", geldig=False)]


class Oudergegevens(Bekend):
    """What counts for a parent in an award year beside the income (arts. 3.9(2), 3.9(4), 3.12).

    No row = normal allowance, no deductions.
    """

    persoon = models.ForeignKey("identity.Persoon", on_delete=models.PROTECT)
    jaar = models.SmallIntegerField(help_text="Award year.")
    vrije_voet = models.SmallIntegerField(default=0, help_text="0 normal, 1 single, 2 double")
    aftrekkinderen = models.SmallIntegerField(default=0)
    aflossing_duo_centen = models.BigIntegerField(default=0, help_text="A year.")

    class Meta:
        verbose_name, verbose_name_plural = "oudergegevens", "oudergegevens"
        constraints = [geen_overlap("oudergegevens_geen_overlap", "persoon", "jaar", geldig=False)]


class OuderBuitenBeschouwing(Tweetijdig):
    """Art. 3.14: a parent that does not count for this student; the other one has a double allowance."""

    persoon = models.ForeignKey(Student, on_delete=models.PROTECT)
    ouder = models.ForeignKey("identity.Persoon", on_delete=models.PROTECT, related_name="+")
    grond = models.CharField(max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "ouder buiten beschouwing"
        constraints = [geen_overlap("ouder_buiten_geen_overlap", "persoon", "ouder")]


class Peiljaarverlegging(Bekend):
    """Art. 3.10: incomes of `peiljaar` count in award year `jaar` instead of t-2."""

    persoon = models.ForeignKey(Student, on_delete=models.PROTECT)
    jaar = models.SmallIntegerField()
    peiljaar = models.SmallIntegerField()

    class Meta:
        verbose_name, verbose_name_plural = "peiljaarverlegging", "peiljaarverleggingen"
        constraints = [geen_overlap("peiljaar_geen_overlap", "persoon", "jaar", geldig=False)]
