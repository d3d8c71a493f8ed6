"""What is recorded. The guards that keep it as recorded stand in `sql/`."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import DateTimeField, Func, Q


class BedrijfsMoment(Func):
    """SQL `bedrijfs_moment()`: now, by the business date."""

    function = "bedrijfs_moment"
    output_field = DateTimeField()


class KlokMoment(Func):
    """SQL `clock_timestamp()`: the real clock of the database server, the second stamp of every row."""

    function = "clock_timestamp"
    output_field = DateTimeField()


class Bedrijfsdatum(models.Model):
    """The one row that says which day it is for web, workers and beat. No row: the real date."""

    id = models.SmallIntegerField(
        primary_key=True,
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(1)],
    )
    datum = models.DateField("bedrijfsdatum")
    gezet_at = models.DateTimeField("gezet om")
    gezet_door = models.CharField("gezet door", max_length=150)

    class Meta:
        verbose_name = "bedrijfsdatum"
        verbose_name_plural = "bedrijfsdatum"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="audit_een_bedrijfsdatum")]

    def __str__(self) -> str:
        return self.datum.isoformat()


class Handeling(models.Model):
    """An act: who did what for whom and why, and what came of it. Insert-only."""

    soort = models.CharField(max_length=60)
    actor = models.CharField("gedaan door", max_length=150)
    rol = models.CharField(max_length=60, blank=True)
    betrokkene_id = models.BigIntegerField("persoon", null=True, blank=True)
    sleutel = models.CharField("idempotentiesleutel", max_length=200, null=True, unique=True)
    reden = models.CharField(max_length=500, blank=True)
    uitkomst = models.JSONField(default=dict)
    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment())
    opgeslagen_at = models.DateTimeField("opgeslagen (klok)", db_default=KlokMoment())

    class Meta:
        verbose_name = "handeling"
        verbose_name_plural = "handelingen"
        indexes = [
            models.Index(
                fields=["betrokkene_id", "id"],
                name="audit_handeling_betrokkene",
                condition=Q(betrokkene_id__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.soort} door {self.actor}"


class Inzage(models.Model):
    """A look: who opened whose file, on which screen and why. Insert-only."""

    actor = models.CharField("bekeken door", max_length=150)
    rol = models.CharField(max_length=60, blank=True)
    persoon_id = models.BigIntegerField("persoon")
    scherm = models.CharField(max_length=120)
    reden = models.CharField(max_length=500, blank=True)
    wat = models.CharField("welk gegeven", max_length=120, blank=True, default="", db_default="")
    zaak_id = models.BigIntegerField("zaak", null=True, blank=True)
    opening_id = models.BigIntegerField("opening", null=True, blank=True)
    kanaal = models.CharField(max_length=20, blank=True, default="", db_default="")
    trace_id = models.CharField(max_length=32, blank=True, default="", db_default="")
    span_id = models.CharField(max_length=16, blank=True, default="", db_default="")
    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment())
    opgeslagen_at = models.DateTimeField("opgeslagen (klok)", db_default=KlokMoment())

    class Meta:
        verbose_name = "inzage"
        verbose_name_plural = "inzagen"
        indexes = [
            models.Index(fields=["persoon_id", "id"], name="audit_inzage_persoon"),
            models.Index(fields=["opgeslagen_at"], name="audit_inzage_wanneer"),
        ]

    def __str__(self) -> str:
        return f"{self.scherm} door {self.actor}"


class Dossieropening(models.Model):
    """Why a colleague opens a file: a reason of the list with a line of text, or a case. Insert-only.

    Good for `inzage.GELDIG_MINUTEN` by the real clock, for this colleague and this person.
    """

    class Grond(models.TextChoices):
        VRAAG = "vraag", "vraag van de burger"
        ZAAK = "zaak", "open zaak"
        WERK = "werk", "werkopdracht"
        BETALING = "betaling", "betaling of ontvangst uitzoeken"
        HERSTEL = "herstel", "fout herstellen"
        KWALITEIT = "kwaliteit", "kwaliteitscontrole"
        TOEZICHT = "toezicht", "toezicht of accountantscontrole"
        ANDERS = "anders", "andere reden"

    actor = models.CharField("geopend door", max_length=150)
    rol = models.CharField(max_length=60, blank=True)
    persoon_id = models.BigIntegerField("persoon")
    grond = models.CharField(max_length=20, choices=Grond)
    toelichting = models.CharField(max_length=300, blank=True)
    zaak_id = models.BigIntegerField("zaak", null=True, blank=True)
    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment())
    opgeslagen_at = models.DateTimeField("opgeslagen (klok)", db_default=KlokMoment())

    class Meta:
        verbose_name = "dossieropening"
        verbose_name_plural = "dossieropeningen"
        permissions = [("balie_dossieropening", "Samen met de burger aan de balie handelen")]
        indexes = [
            models.Index(fields=["persoon_id", "actor", "-id"], name="audit_opening_van_collega")
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(grond="zaak") | Q(zaak_id__isnull=False),
                name="audit_opening_zaak_genoemd",
            ),
            models.CheckConstraint(
                condition=~Q(grond="anders") | ~Q(toelichting=""),
                name="audit_opening_anders_toegelicht",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_grond_display()} door {self.actor}"


class Verwerking(models.Model):
    """A line of the Logboek Dataverwerkingen, one per look and data subject. Insert-only.

    Fields as the standard of Logius names them. No colleague stands in it (its decision "geen gebruikers in
    logregels"): who looked is in `Inzage`, under the same `trace_id` and `span_id`.
    """

    class Status(models.IntegerChoices):
        ONBEKEND = 0, "onbekend"
        GELUKT = 1, "gelukt"
        FOUT = 2, "fout"

    trace_id = models.CharField(max_length=32)
    span_id = models.CharField(max_length=16)
    parent_span_id = models.CharField(max_length=16, blank=True)
    name = models.CharField(max_length=120)
    status = models.SmallIntegerField(choices=Status)
    start_at = models.DateTimeField()
    end_at = models.DateTimeField()
    processing_activity_id = models.CharField(max_length=200)
    data_subject_id = models.BinaryField(help_text="Versleuteld.")
    data_subject_sleutel_id = models.SmallIntegerField()
    data_subject_type = models.CharField(max_length=20)

    class Meta:
        verbose_name = "verwerking"
        verbose_name_plural = "logboek dataverwerkingen"
        constraints = [
            models.UniqueConstraint(fields=["trace_id", "span_id"], name="audit_verwerking_span")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.trace_id})"


class Notitie(models.Model):
    """What a colleague wrote down in a file; who may see their own file reads it too. Insert-only."""

    persoon_id = models.BigIntegerField("persoon")
    tekst = models.CharField(max_length=2000)
    actor = models.CharField("geschreven door", max_length=150)
    rol = models.CharField(max_length=60, blank=True)
    zaak_id = models.BigIntegerField("zaak", null=True, blank=True)
    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment())
    opgeslagen_at = models.DateTimeField("opgeslagen (klok)", db_default=KlokMoment())

    class Meta:
        verbose_name = "notitie"
        verbose_name_plural = "notities"
        indexes = [models.Index(fields=["persoon_id", "-id"], name="audit_notitie_persoon")]

    def __str__(self) -> str:
        return f"notitie {self.pk} door {self.actor}"


class Collega(models.Model):
    """Which person a colleague is, so that looks into files of colleagues can be told. Changes are acts."""

    actor = models.CharField("gebruikersnaam", max_length=150, primary_key=True)
    persoon_id = models.BigIntegerField("persoon", unique=True)

    class Meta:
        verbose_name = "collega"
        verbose_name_plural = "collega's"

    def __str__(self) -> str:
        return self.actor


class Zaaktoewijzing(models.Model):
    """Who has a case in hand; one colleague a case. Each change is recorded as an act."""

    zaak_id = models.BigIntegerField("zaak", primary_key=True)
    aan = models.CharField("toegewezen aan", max_length=150, db_index=True)
    sinds = models.DateField("sinds")

    class Meta:
        verbose_name = "toewijzing"
        verbose_name_plural = "toewijzingen"

    def __str__(self) -> str:
        return f"zaak {self.zaak_id} bij {self.aan}"
