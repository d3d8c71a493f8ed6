"""The chain of arrears: steps that were taken, lines that a run froze, holds, interruptions, files, passport alerts.

Every table here is insert-only: a person's place in the chain is the last row of the open dossier.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from duo_portal.audit.models import KlokMoment
from duo_portal.identity.models import Persoon


class Invorderingsstap(models.Model):
    """A step that was taken for somebody. `dossier` binds the steps of one chain, from the notice to `einde`.

    Amounts are as the letter names them: arrears, what was due of fees and interest, and the fee of this step itself.
    `gegevens["termijnen"]` lists them: [[termijn, open cents, due date], ...]. Its letter is found by bron and bron_id.
    """

    EINDE = "einde"

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="invorderingsstappen")
    dossier = models.UUIDField(default=uuid.uuid4)
    volgnummer = models.SmallIntegerField()
    stap = models.CharField(max_length=20)
    reden = models.CharField(max_length=300)
    genomen_op = models.DateField(help_text="Business date.")
    betaal_voor = models.DateField("betalen uiterlijk", null=True, blank=True)
    achterstand_centen = models.BigIntegerField()
    kosten_centen = models.BigIntegerField(default=0)
    rente_centen = models.BigIntegerField(default=0)
    vergoeding_centen = models.BigIntegerField(default=0, help_text="Of this step itself.")
    gegevens = models.JSONField(default=dict)
    run_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    actor = models.CharField(max_length=150)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "invorderingsstap", "invorderingsstappen"
        permissions = [("houd_aan_invordering", "Mag invordering aanhouden en hervatten")]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "volgnummer"], name="invorderingsstap_een_per_plek"
            ),
            models.CheckConstraint(
                condition=Q(
                    achterstand_centen__gte=0,
                    kosten_centen__gte=0,
                    rente_centen__gte=0,
                    vergoeding_centen__gte=0,
                    volgnummer__gt=0,
                ),
                name="invorderingsstap_niet_negatief",
            ),
            models.CheckConstraint(
                condition=Q(betaal_voor=None) | Q(betaal_voor__gt=F("genomen_op")),
                name="invorderingsstap_termijn_vooruit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stap} op {self.genomen_op:%d-%m-%Y}"

    @property
    def totaal_centen(self) -> int:
        """Everything that this step asks for."""
        return (
            self.achterstand_centen
            + self.kosten_centen
            + self.rente_centen
            + self.vergoeding_centen
        )


class Invorderingsregel(models.Model):
    """What a run froze about somebody: the step to take, or why none is taken. What is signed is what is done.

    A second row with `is_uitvoering` says that it went otherwise when the run was carried out: somebody paid or was
    stopped in between.
    """

    class Uitkomst(models.TextChoices):
        STAP = "stap", "stap"
        STOP = "stop", "tegengehouden"
        EINDE = "einde", "geen achterstand meer"

    run_id = models.BigIntegerField()
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="invorderingsregels")
    is_uitvoering = models.BooleanField(default=False)
    stap = models.CharField(max_length=20)
    uitkomst = models.CharField(max_length=5, choices=Uitkomst)
    reden = models.CharField(max_length=300)
    achterstand_centen = models.BigIntegerField()
    vergoeding_centen = models.BigIntegerField(default=0)
    stops = models.JSONField(default=list, help_text="Names of what stops.")
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "invorderingsregel", "invorderingsregels"
        constraints = [
            models.UniqueConstraint(
                fields=["run_id", "persoon", "is_uitvoering"], name="invorderingsregel_een_per_run"
            ),
            models.CheckConstraint(
                condition=Q(achterstand_centen__gte=0, vergoeding_centen__gte=0),
                name="invorderingsregel_niet_negatief",
            ),
        ]

    def __str__(self) -> str:
        return f"run {self.run_id}: {self.stap} ({self.get_uitkomst_display()})"


class Aanhouding(models.Model):
    """Somebody of the desk held the chain, or let it go on; the last row counts. `tot` is the first day it runs again."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="aanhoudingen")
    is_aangehouden = models.BooleanField("aangehouden")
    tot = models.DateField(null=True, blank=True)
    reden = models.CharField(max_length=300)
    op = models.DateField(help_text="Business date.")
    actor = models.CharField(max_length=150)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "aanhouding", "aanhoudingen"

    def __str__(self) -> str:
        return "aangehouden" if self.is_aangehouden else "hervat"


class Stuiting(models.Model):
    """What interrupts limitation of every term that was due then (Awb 4:105, 4:106)."""

    class Grond(models.TextChoices):
        AANMANING = "aanmaning", "aanmaning"
        ERKENNING = "erkenning", "erkenning van de schuld"
        DWANGBEVEL = "dwangbevel", "dwangbevel of tenuitvoerlegging"
        VERREKENING = "verrekening", "beschikking tot verrekening"
        RECHT = "recht", "daad van rechtsvervolging"

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="stuitingen")
    op = models.DateField()
    grond = models.CharField(max_length=12, choices=Grond)
    bron = models.CharField(max_length=80, help_text="Letter, arrangement, writ.")
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "stuiting", "stuitingen"
        constraints = [
            models.UniqueConstraint(
                fields=["persoon", "op", "grond", "bron"], name="stuiting_eenmaal"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_grond_display()} op {self.op:%d-%m-%Y}"


class Overdracht(models.Model):
    """A transfer file as it left, encrypted: to CJIB, or to the collector abroad. One per run and receiver."""

    class Ontvanger(models.TextChoices):
        CJIB = "cjib", "CJIB"
        BUITENLAND = "buitenland", "incassobureau voor het buitenland"

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    run_id = models.BigIntegerField()
    ontvanger = models.CharField(max_length=10, choices=Ontvanger)
    op = models.DateField(help_text="Business date.")
    regels = models.IntegerField()
    totaal_centen = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    versleuteld = models.BinaryField()
    sleutel_id = models.SmallIntegerField()
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "overdracht", "overdrachten"
        permissions = [("lever_overdracht", "Mag een overdrachtsbestand ophalen")]
        constraints = [
            models.UniqueConstraint(
                fields=["run_id", "ontvanger"], name="overdracht_een_per_run_en_ontvanger"
            ),
            models.CheckConstraint(
                condition=Q(regels__gt=0, totaal_centen__gte=0), name="overdracht_niet_leeg"
            ),
        ]

    def __str__(self) -> str:
        return f"overdracht {self.get_ontvanger_display()} {self.op:%d-%m-%Y}"


class Paspoortsignaal(models.Model):
    """The last resort abroad, act by act: proposed, confirmed by another, or dropped; lifted again.

    `volgnummer` counts the alerts of a person; the database refuses that who proposed also confirms.
    """

    class Handeling(models.TextChoices):
        VOORSTELLEN = "voorstellen", "voorgesteld"
        BEVESTIGEN = "bevestigen", "bevestigd"
        AFWIJZEN = "afwijzen", "afgewezen"
        OPHEFFEN = "opheffen", "opgeheven"

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="paspoortsignalen")
    volgnummer = models.SmallIntegerField()
    handeling = models.CharField(max_length=12, choices=Handeling)
    reden = models.CharField(max_length=500)
    achterstand_centen = models.BigIntegerField()
    op = models.DateField(help_text="Business date.")
    actor = models.CharField(max_length=150)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "paspoortsignaal", "paspoortsignalen"
        permissions = [
            ("signaleer_paspoort", "Mag een paspoortsignalering voorstellen of bevestigen")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["persoon", "volgnummer", "handeling"], name="paspoortsignaal_een_keer"
            ),
            models.CheckConstraint(
                condition=~Q(reden="") & Q(volgnummer__gt=0), name="paspoortsignaal_met_reden"
            ),
        ]

    def __str__(self) -> str:
        return f"paspoortsignaal {self.get_handeling_display()}"
