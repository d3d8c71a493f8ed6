"""The student: who studies what, under which circumstances, with which diplomas."""

import uuid

from django.db import models

from .tweetijdig import Bekend, KlokMoment, Tweetijdig, geen_overlap


class Student(models.Model):
    """A person with a file at student finance; `kenmerk` is the reference in addresses and letters."""

    persoon = models.OneToOneField("identity.Persoon", on_delete=models.PROTECT, primary_key=True)
    kenmerk = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    gezin_id = models.BigIntegerField(
        db_index=True, help_text="As Persoon.gezin_id: chunks of work."
    )
    dossier_sinds = models.DateField()

    class Meta:
        verbose_name, verbose_name_plural = "student", "studenten"

    def __str__(self) -> str:
        return f"Student {self.pk}"


class Studieverleden(models.Model):
    """Months used before this administration began to count: the opening balance per kind.

    From `stand_per` on the award lines themselves are counted.
    """

    persoon = models.ForeignKey(Student, on_delete=models.PROTECT)
    onderwijs = models.SmallIntegerField(help_text="1 = ho, 2 = mbo niveau 3-4")
    eerste_toekenning = models.DateField(
        null=True, help_text="First of the first month with an award."
    )
    prestatiebeurs_gebruikt = models.SmallIntegerField(default=0, help_text="Months.")
    leenfase_gebruikt = models.SmallIntegerField(default=0, help_text="Months of 36.")
    recht_gebruikt = models.SmallIntegerField(
        default=0,
        help_text="Months with a right: the first 5 (ho) or 12 (mbo) give a gift.",
    )
    zonder_basisbeurs = models.SmallIntegerField(
        default=0,
        help_text="Months of prestatiebeurs Sep 2015 - Aug 2023 without basisbeurs.",
    )
    jeugdreis_gebruikt = models.SmallIntegerField(
        default=0, help_text="Months of travel product under 18 (mbo 3-4)."
    )
    laatste_toekenning = models.DateField(
        null=True, help_text="First of the last month with an award."
    )
    stand_per = models.DateField()

    class Meta:
        verbose_name, verbose_name_plural = "studieverleden", "studieverleden"
        constraints = [
            models.UniqueConstraint(fields=["persoon", "onderwijs"], name="een_verleden_per_soort")
        ]

    def __str__(self) -> str:
        return f"verleden, onderwijs {self.onderwijs}"


class Inschrijving(Tweetijdig):
    """An enrolment as the education register (RIO/ROD) reports it; `geldig` holds its days."""

    persoon = models.ForeignKey(Student, on_delete=models.PROTECT)
    brin = models.CharField(max_length=6)
    opleidingcode = models.CharField(max_length=8)
    onderwijs = models.SmallIntegerField(help_text="1 = ho, 2 = mbo")
    niveau = models.SmallIntegerField(default=0, help_text="mbo 1-4, ho 0")
    opleidingsvorm = models.SmallIntegerField(
        help_text="Opleidingsvorm: 1 vt, 2 du, 3 dt, 4 bol, 5 bbl"
    )
    lang_genoeg = models.BooleanField(default=True, help_text="Of at least a year.")
    is_buitenland = models.BooleanField(default=False)
    prestatiebeurs_maanden = models.SmallIntegerField(default=48, help_text="Arts. 4.7, 5.2.")
    collegegeld_jaar_centen = models.IntegerField(default=0)

    class Meta:
        verbose_name, verbose_name_plural = "inschrijving", "inschrijvingen"
        constraints = [
            geen_overlap("inschrijving_geen_overlap", "persoon", "brin", "opleidingcode")
        ]


class Omstandigheid(Tweetijdig):
    """A dated circumstance with its evidence; the codes stand in `Soort`."""

    class Soort(models.IntegerChoices):
        WERKCRITERIUM = 1, "werkt genoeg (EU-werkcriterium)"
        BUITENLANDSE_STEUN = 2, "krijgt studiefinanciering van een ander land"
        DETENTIE = 3, "gedetineerd"
        AFWEZIG_5 = 4, "vijf weken afwezig (mbo 1-2)"
        AFWEZIG_8 = 5, "acht weken afwezig (mbo 1-2)"
        UITREIZIGER = 6, "uitreiziger"
        EENOUDERGEZIN = 7, "eenoudergezin"
        WOONT_BUITEN_NEDERLAND = 8, "woont niet in Nederland"
        WOONT_NIET_OP_ADRES = 9, "woont niet op het adres in de BRP"
        DIPLOMATERMIJN_VERLENGD = 10, "diplomatermijn verlengd (waarde = maanden)"
        EXTRA_PRESTATIEBEURS = 11, "extra maanden prestatiebeurs (waarde = maanden)"
        EERSTE_JAAR_GIFT = 12, "gestopt voor 1 februari: het eerste jaar is een gift"

    persoon = models.ForeignKey(Student, on_delete=models.PROTECT)
    soort = models.SmallIntegerField(choices=Soort.choices)
    waarde = models.SmallIntegerField(default=0)
    bewijs = models.CharField(
        max_length=120, help_text="Which document or report, no personal data."
    )

    class Meta:
        verbose_name, verbose_name_plural = "omstandigheid", "omstandigheden"
        constraints = [geen_overlap("omstandigheid_geen_overlap", "persoon", "soort")]


class Diploma(Bekend):
    """A diploma as the register reports it (arts. 4.10, 5.7, 5.9)."""

    persoon = models.ForeignKey(Student, on_delete=models.PROTECT)
    soort = models.CharField(max_length=12, help_text="mbo1-4, ad, hbo_ba, hbo_ma, wo_ba, wo_ma")
    brin = models.CharField(max_length=6)
    opleidingcode = models.CharField(max_length=8)
    behaald_op = models.DateField()
    gemeld_op = models.DateField()
    nominale_maanden = models.SmallIntegerField(default=48)

    class Meta:
        verbose_name, verbose_name_plural = "diploma", "diploma's"
        constraints = [
            geen_overlap("diploma_geen_overlap", "persoon", "opleidingcode", geldig=False)
        ]


class Registerstand(models.Model):
    """How far the daily intake has read a register: changes up to `volgnummer` are in the file."""

    register = models.CharField(max_length=20, primary_key=True)
    volgnummer = models.BigIntegerField(default=0)
    bijgewerkt_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "registerstand", "registerstanden"

    def __str__(self) -> str:
        return str(self.pk)
