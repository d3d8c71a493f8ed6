"""What puts things right: a bulk restitution with its people, a stop with its lifting, a period of the monitor."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.db.models.lookups import Exact

from duo_portal.audit.models import KlokMoment
from duo_portal.identity.models import Persoon

from .besluit import Herziening
from .controle import NAAM
from .trekking import Trekking


class Herstelopdracht(models.Model):
    """Every decision of one draw, or of a period, is to be revoked: which, and what went wrong. Insert-only.

    `van` and `tot` are the first and last day on which the decisions were taken. The run of the same number does it.
    """

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    run_id = models.BigIntegerField(unique=True)
    trekking = models.ForeignKey(Trekking, models.PROTECT, null=True, blank=True, related_name="+")
    van = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)
    wat_ging_mis = models.TextField(help_text="For the letter, in Dutch.")
    wat_ging_mis_en = models.TextField(help_text="The same in English.")
    reden = models.TextField(help_text="For the file: why all of them.")
    opgesteld_door = models.CharField(max_length=NAAM)
    opgesteld_op = models.DateField()

    class Meta:
        verbose_name, verbose_name_plural = "herstelopdracht", "herstelopdrachten"
        permissions = [
            ("open_herstel", "Mag herstel in bulk openen"),
            ("hef_stop_op", "Mag een stop van de controles helpen opheffen"),
            ("lees_herkomst_in", "Mag een tabel met herkomst inlezen"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(trekking__isnull=False, van=None, tot=None)
                | Q(trekking=None, van__isnull=False, tot__gte=F("van")),
                name="herstelopdracht_trekking_of_periode",
            ),
            models.CheckConstraint(
                condition=~Q(wat_ging_mis="") & ~Q(wat_ging_mis_en="") & ~Q(reden=""),
                name="herstelopdracht_zegt_wat_misging",
            ),
        ]

    def __str__(self) -> str:
        return f"herstel {self.uuid}"


class Herstelregel(models.Model):
    """One decision in a restitution: what the preview said (frozen), and what came of it (filled in once). Cents."""

    opdracht = models.ForeignKey(Herstelopdracht, models.PROTECT, related_name="regels")
    herziening = models.ForeignKey(Herziening, models.PROTECT, related_name="+")
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    terug_centen = models.BigIntegerField(help_text="What the decision took back.")
    betaald_centen = models.BigIntegerField(help_text="Of that: paid or set off, by the preview.")
    boete_centen = models.BigIntegerField(default=0)
    rente_centen = models.BigIntegerField(default=0, help_text="By the preview.")
    hersteld_op = models.DateField(null=True, blank=True)
    uitgekeerd_centen = models.BigIntegerField(null=True, blank=True)
    rente_geboekt_centen = models.BigIntegerField(null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "herstelregel", "herstelregels"
        constraints = [
            models.UniqueConstraint(fields=["opdracht", "herziening"], name="herstelregel_eenmaal"),
            models.CheckConstraint(
                condition=Q(terug_centen__gte=0, betaald_centen__gte=0, rente_centen__gte=0),
                name="herstelregel_bedragen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.opdracht_id}: {self.herziening_id}"


class Meetperiode(models.Model):
    """One period of the monitor: the aggregated table as it came, and what the monitor said of it. Insert-only.

    A table of counts by origin, rounded; about nobody. `rapport` is empty when only the draws were redone.
    """

    eindigt_op = models.DateField(unique=True)
    trekking = models.ForeignKey(Trekking, models.PROTECT, null=True, blank=True, related_name="+")
    tabel = models.TextField(help_text="The file of the statistics office, as it came.")
    rapport = models.JSONField()
    bron = models.TextField()
    ingelezen_door = models.CharField(max_length=NAAM)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "meetperiode", "meetperioden"
        constraints = [
            models.CheckConstraint(condition=~Q(tabel="") & ~Q(bron=""), name="meetperiode_heeft_bron"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"meetperiode tot {self.eindigt_op}"


class Stilstand(models.Model):
    """All checks stopped, with the grounds as the rule gave them. Insert-only; at most one stands open."""

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    op = models.DateField()
    gronden = models.JSONField(help_text="Reason, stage and group, from the published rule.")
    sleutel = models.TextField(unique=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "stilstand", "stilstanden"

    def __str__(self) -> str:
        return f"controles gestopt op {self.op}"


class Opheffing(models.Model):
    """A stop is lifted by two people, with a reason that is published. Insert-only."""

    stilstand = models.OneToOneField(Stilstand, models.PROTECT, related_name="opheffing")
    op = models.DateField()
    door = models.CharField(max_length=NAAM)
    tweede = models.CharField(max_length=NAAM)
    reden = models.TextField()
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "opheffing", "opheffingen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(door="") & ~Q(tweede="") & ~Q(reden=""), name="opheffing_gemotiveerd"
            ),
            models.CheckConstraint(
                condition=~Q(Exact(Lower("door"), Lower("tweede")))
                & ~Q(door__iexact="systeem")
                & ~Q(tweede__iexact="systeem"),
                name="opheffing_door_twee",
            ),
        ]

    def __str__(self) -> str:
        return f"opgeheven op {self.op}"
