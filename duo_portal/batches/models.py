"""Run, Stap, Chunk, VastgelopenPost: the whole state of a batch. Forward only; guarded by sql/runs.sql."""

from django.db import models


class DbKlok(models.Func):
    """The clock of the database: a worker with a wrong clock cannot disturb an order of events."""

    function = "clock_timestamp"
    output_field = models.DateTimeField()


class Run(models.Model):
    """One (soort, periode, nummer). `peilmoment` freezes what was known; a geopende run is unique per soort."""

    class Status(models.TextChoices):
        LOPEND = "lopend", "Lopend"
        WACHT_OP_MENS = "wacht_op_mens", "Wacht op een medewerker"
        AFGEROND = "afgerond", "Afgerond"
        GEANNULEERD = "geannuleerd", "Geannuleerd"
        MISLUKT = "mislukt", "Gestopt door een fout"

    soort = models.TextField()
    periode = models.DateField(help_text="Eerste dag van de maand waar de run over gaat.")
    nummer = models.PositiveSmallIntegerField(default=1)
    status = models.TextField(choices=Status.choices, default=Status.LOPEND)
    regelversie = models.TextField(blank=True, default="")
    parameterset = models.TextField(blank=True, default="", help_text="Vingerafdruk.")
    peilmoment = models.DateTimeField()
    geopend_door = models.TextField()
    geopend_at = models.DateTimeField(db_default=DbKlok())
    klaar_at = models.DateTimeField(null=True, blank=True)
    reden = models.TextField(blank=True, default="")
    totalen = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = "run"
        verbose_name_plural = "runs"
        ordering = ["-periode", "soort", "-nummer"]
        permissions = [
            ("teken_run", "Mag een run controleren en tekenen"),
            ("geef_vrij_run", "Mag een run vrijgeven die een ander tekende"),
            ("annuleer_run", "Mag een run annuleren of hervatten"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["soort", "periode", "nummer"],
                name="run_een_per_soort_periode_nummer",
            ),
            models.UniqueConstraint(
                fields=["soort"],
                condition=models.Q(status__in=["lopend", "wacht_op_mens", "mislukt"]),
                name="run_een_open_per_soort",
            ),
            models.CheckConstraint(
                condition=models.Q(periode__day=1),
                name="run_periode_is_eerste_van_maand",
            ),
            models.CheckConstraint(
                condition=models.Q(nummer__gte=1) & ~models.Q(geopend_door=""),
                name="run_nummer_en_opener",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.periode:%Y-%m} nr. {self.nummer}"


class Stap(models.Model):
    """One step of a run. `getekend_door` of a `vrijgave` step is who released the run."""

    class Status(models.TextChoices):
        WACHT = "wacht", "Wacht"
        BEZIG = "bezig", "Bezig"
        WACHT_OP_MENS = "wacht_op_mens", "Wacht op een medewerker"
        KLAAR = "klaar", "Klaar"
        GEWEIGERD = "geweigerd", "Geweigerd"

    class Soort(models.TextChoices):
        CHUNKS = "chunks", "In delen"
        ENKEL = "enkel", "In één keer"
        MENS = "mens", "Controle en handtekening"
        VRIJGAVE = "vrijgave", "Vrijgave door een ander"

    run = models.ForeignKey(Run, models.PROTECT, related_name="stappen")
    naam = models.TextField()
    titel = models.TextField()
    soort = models.TextField(choices=Soort.choices)
    volgorde = models.PositiveSmallIntegerField()
    status = models.TextField(choices=Status.choices, default=Status.WACHT)
    pogingen = models.PositiveSmallIntegerField(default=0)
    gestart_at = models.DateTimeField(null=True, blank=True)
    klaar_at = models.DateTimeField(null=True, blank=True)
    totalen = models.JSONField(default=dict, blank=True)
    getekend_door = models.TextField(null=True, blank=True)
    getekend_at = models.DateTimeField(null=True, blank=True)
    reden = models.TextField(blank=True, default="")

    class Meta:
        verbose_name = "stap"
        verbose_name_plural = "stappen"
        ordering = ["run_id", "volgorde"]
        constraints = [
            models.UniqueConstraint(fields=["run", "naam"], name="stap_een_per_run_naam"),
            models.UniqueConstraint(fields=["run", "volgorde"], name="stap_een_per_run_volgorde"),
        ]

    def __str__(self) -> str:
        return f"{self.naam} ({self.get_status_display()})"


class Chunk(models.Model):
    """Keys from `van` up to, not including, `tot`. Locked in the writing transaction while at work."""

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        KLAAR = "klaar", "Klaar"
        GESPLITST = "gesplitst", "Gesplitst"
        VASTGELOPEN = "vastgelopen", "Vastgelopen"

    stap = models.ForeignKey(Stap, models.PROTECT, related_name="chunks")
    volgnummer = models.PositiveIntegerField()
    van = models.BigIntegerField()
    tot = models.BigIntegerField()
    status = models.TextField(choices=Status.choices, default=Status.OPEN)
    pogingen = models.PositiveSmallIntegerField(default=0)
    totalen = models.JSONField(default=dict, blank=True)
    duur_ms = models.PositiveIntegerField(null=True, blank=True)
    klaar_at = models.DateTimeField(null=True, blank=True)
    ouder = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="delen")

    class Meta:
        verbose_name = "chunk"
        verbose_name_plural = "chunks"
        ordering = ["stap_id", "volgnummer"]
        constraints = [
            models.UniqueConstraint(fields=["stap", "volgnummer"], name="chunk_een_per_volgnummer"),
            models.CheckConstraint(
                condition=models.Q(van__lt=models.F("tot")), name="chunk_niet_leeg"
            ),
        ]

    def __str__(self) -> str:
        return f"chunk {self.volgnummer} ({self.get_status_display()})"


class VastgelopenPost(models.Model):
    """One key (usually a persoon_id) that could not be handled; the others went on. No personal data."""

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        OPGELOST = "opgelost", "Opgelost"

    run = models.ForeignKey(Run, models.PROTECT, related_name="vastgelopen_posten")
    stap = models.TextField()
    sleutel = models.BigIntegerField()
    reden = models.TextField(help_text="Code.")
    toelichting = models.TextField(blank=True, default="", help_text="Zonder persoonsgegevens.")
    status = models.TextField(choices=Status.choices, default=Status.OPEN)
    at = models.DateTimeField(db_default=DbKlok())
    opgelost_door = models.TextField(null=True, blank=True)
    opgelost_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "vastgelopen post"
        verbose_name_plural = "vastgelopen posten"
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "stap", "sleutel"],
                name="vastgelopen_een_per_run_stap_sleutel",
            )
        ]
        permissions = [("los_op_vastgelopenpost", "Mag een vastgelopen post oplossen")]
        indexes = [models.Index(fields=["status", "run"], name="vastgelopen_status_run")]

    def __str__(self) -> str:
        return f"{self.stap}: {self.reden}"


class Hartslag(models.Model):
    """When a task last came through the whole chain of beat, broker and worker: progress, not a process."""

    naam = models.TextField(primary_key=True)
    at = models.DateTimeField(db_default=DbKlok())

    class Meta:
        verbose_name = "hartslag"
        verbose_name_plural = "hartslagen"

    def __str__(self) -> str:
        return self.naam
