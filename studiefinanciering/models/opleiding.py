"""Institutions and programmes as DUO's open-data lists name them: reference data, not a fact about anybody."""

from django.db import models


class Instelling(models.Model):
    """A school, college or university by its BRIN."""

    class Soort(models.TextChoices):
        HBO = "hbo"
        WO = "wo"
        MBO = "mbo"

    brin = models.CharField(max_length=4, primary_key=True)
    naam = models.CharField(max_length=200)
    soort = models.CharField(max_length=3, choices=Soort.choices)
    plaats = models.CharField(max_length=80)
    sinds = models.DateField(null=True, help_text="NULL = unknown.")

    class Meta:
        verbose_name, verbose_name_plural = "instelling", "instellingen"

    def __str__(self) -> str:
        return self.naam


class Opleiding(models.Model):
    """A programme: in higher education of one institution (CROHO code), in mbo a kwalificatie (crebo) of all."""

    instelling = models.ForeignKey(
        Instelling,
        on_delete=models.PROTECT,
        null=True,
        related_name="opleidingen",
        help_text="NULL in mbo.",
    )
    code = models.CharField(max_length=8)
    naam = models.CharField(max_length=250)
    onderwijs = models.SmallIntegerField(help_text="1 = ho, 2 = mbo")
    soort = models.CharField(
        max_length=3,
        choices=Instelling.Soort.choices,
        help_text="Of the programme: a hogeschool may give a wo programme too.",
    )
    niveau = models.SmallIntegerField(default=0, help_text="mbo 1-4, ho 0")
    graad = models.CharField(max_length=2, blank=True, default="", help_text="ho: ad, ba or ma.")
    studiepunten = models.SmallIntegerField(
        null=True, help_text="Legal norm; NULL for masters and mbo."
    )

    class Meta:
        verbose_name, verbose_name_plural = "opleiding", "opleidingen"
        constraints = [
            models.UniqueConstraint(
                fields=["instelling", "code"],
                nulls_distinct=False,
                name="een_opleiding_per_instelling_en_code",
            ),
            models.CheckConstraint(
                condition=models.Q(onderwijs=1, niveau=0, instelling__isnull=False)
                | models.Q(
                    onderwijs=2,
                    niveau__gte=1,
                    niveau__lte=4,
                    graad="",
                    instelling__isnull=True,
                ),
                name="opleiding_ho_of_mbo",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.naam}"
