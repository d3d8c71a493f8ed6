"""Arrangements and their instalments: what was agreed, over which terms, and where it went wrong.

What was agreed never changes: a change is a new arrangement that follows another. What was paid is not kept here; it
is read from the ledger (`terugbetalen.regelen.stand`).
"""

import uuid

from django.db import models
from django.db.models import F, Q

from duo_portal.audit.models import KlokMoment
from duo_portal.identity.models import Persoon

from .vaststelling import Parameterset


class Regeling(models.Model):
    """A decision to let arrears be paid in parts (Awb 4:94), over one debt of one person; amounts in cents.

    `hoofdsom`, `kosten` and `rente` are what was open on `op`; `rente_erbij` is the statutory interest that grows when
    the schedule is kept. The instalments are the sum of the four, to the cent.
    """

    class Status(models.TextChoices):
        GEVRAAGD = "gevraagd", "wacht op een tweede medewerker"
        LOOPT = "loopt", "loopt"
        GEWIJZIGD = "gewijzigd", "vervangen door een andere"
        VERVALLEN = "vervallen", "vervallen"
        VOLDAAN = "voldaan", "betaald"
        AFGEWEZEN = "afgewezen", "afgewezen"

    class Kanaal(models.TextChoices):
        PORTAAL = "portaal", "zelf, op het portaal"
        AANBOD = "aanbod", "laatste aanbod"
        LOKET = "loket", "met een medewerker"

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="regelingen")
    is_lllk = models.BooleanField("levenlanglerenkrediet")
    sleutel = models.CharField("idempotentiesleutel", max_length=200, unique=True)
    status = models.CharField(max_length=12, choices=Status)
    kanaal = models.CharField(max_length=12, choices=Kanaal)
    keuze = models.CharField(max_length=12, help_text="Which proposal it was.")
    op = models.DateField(help_text="Business date of what was worked out.")
    tot = models.DateField(help_text="Last instalment (Awb 4:94(3)).")
    beeindigd_op = models.DateField(null=True, blank=True)
    hoofdsom_centen = models.BigIntegerField("achterstand")
    kosten_centen = models.IntegerField()
    rente_centen = models.IntegerField("wettelijke rente tot nu")
    rente_erbij_centen = models.IntegerField("wettelijke rente die er nog bij komt")
    rente_loopt = models.BooleanField(help_text="Awb 4:101.")
    voorganger = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="opvolger"
    )
    feiten = models.JSONField(help_text="The receipt: what the proposal was worked out from.")
    parameterset = models.ForeignKey(Parameterset, models.PROTECT, db_index=False)
    actor = models.CharField(max_length=150)
    tweede_actor = models.CharField(max_length=150, blank=True)
    reden = models.CharField(max_length=500, blank=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "betalingsregeling", "betalingsregelingen"
        permissions = [
            ("spreek_regeling_af", "Mag een betalingsregeling afspreken en erover beslissen")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["persoon", "is_lllk"],
                condition=Q(status__in=["gevraagd", "loopt"]),
                name="regeling_een_per_schuld",
            ),
            models.CheckConstraint(
                condition=Q(
                    hoofdsom_centen__gt=0,
                    kosten_centen__gte=0,
                    rente_centen__gte=0,
                    rente_erbij_centen__gte=0,
                ),
                name="regeling_bedragen",
            ),
            models.CheckConstraint(
                condition=Q(tot__gt=F("op"))
                & (
                    Q(status__in=["gevraagd", "loopt"], beeindigd_op=None)
                    | Q(
                        status__in=["gewijzigd", "vervallen", "voldaan", "afgewezen"],
                        beeindigd_op__isnull=False,
                        beeindigd_op__gte=F("op"),
                    )
                ),
                name="regeling_einde_past",
            ),
            models.CheckConstraint(
                condition=Q(tweede_actor="") | ~Q(tweede_actor=F("actor")),
                name="regeling_vier_ogen",
            ),
        ]
        indexes = [models.Index(fields=["status", "persoon"], name="regeling_status")]

    def __str__(self) -> str:
        return f"betalingsregeling {self.get_status_display()}"

    @property
    def totaal_centen(self) -> int:
        """All instalments together."""
        return (
            self.hoofdsom_centen + self.kosten_centen + self.rente_centen + self.rente_erbij_centen
        )


class Regelingtermijn(models.Model):
    """An instalment that was agreed, and what it pays. Insert-only."""

    regeling = models.ForeignKey(Regeling, models.PROTECT, related_name="termijnen")
    nummer = models.SmallIntegerField()
    vervaldag = models.DateField()
    bedrag_centen = models.IntegerField()
    kosten_centen = models.IntegerField()
    rente_centen = models.IntegerField()
    hoofdsom_centen = models.IntegerField()

    class Meta:
        verbose_name, verbose_name_plural = "termijn van een regeling", "termijnen van regelingen"
        constraints = [
            models.UniqueConstraint(
                fields=["regeling", "nummer"], name="regelingtermijn_een_per_nummer"
            ),
            models.UniqueConstraint(
                fields=["regeling", "vervaldag"], name="regelingtermijn_een_per_dag"
            ),
            models.CheckConstraint(
                condition=Q(
                    bedrag_centen=F("kosten_centen") + F("rente_centen") + F("hoofdsom_centen"),
                    bedrag_centen__gt=0,
                    kosten_centen__gte=0,
                    rente_centen__gte=0,
                    hoofdsom_centen__gte=0,
                ),
                name="regelingtermijn_telt_op",
            ),
        ]
        indexes = [models.Index(fields=["vervaldag"], name="regelingtermijn_vervaldag")]

    def __str__(self) -> str:
        return f"termijn {self.nummer}"


class Regelingdekking(models.Model):
    """A monthly term that is in the arrangement, and what was open of it on that day. Insert-only."""

    regeling = models.ForeignKey(Regeling, models.PROTECT, related_name="dekking")
    termijn_id = models.BigIntegerField(db_index=True, help_text="Of `Termijn`.")
    maand = models.DateField()
    open_centen = models.IntegerField()

    class Meta:
        verbose_name, verbose_name_plural = "gedekte termijn", "gedekte termijnen"
        constraints = [
            models.UniqueConstraint(fields=["regeling", "termijn_id"], name="regelingdekking_een"),
            models.CheckConstraint(condition=Q(open_centen__gt=0), name="regelingdekking_bedrag"),
        ]

    def __str__(self) -> str:
        return f"{self.maand:%Y-%m}"


class Gebrek(models.Model):
    """The arrangement was not kept: since when that is seen, and until when it can be put right."""

    class Soort(models.TextChoices):
        TERMIJN = "termijn", "een termijn van de regeling is niet betaald"
        NIEUW = "nieuw", "een gewone maandtermijn is niet betaald"

    regeling = models.ForeignKey(Regeling, models.PROTECT, related_name="gebreken")
    soort = models.CharField(max_length=8, choices=Soort)
    gezien_op = models.DateField()
    tekort_centen = models.BigIntegerField()
    herstellen_voor = models.DateField(help_text="Last day to pay.")
    hersteld_op = models.DateField(null=True, blank=True)
    vervallen_op = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "gebrek", "gebreken"
        constraints = [
            models.UniqueConstraint(
                fields=["regeling"],
                condition=Q(hersteld_op=None, vervallen_op=None),
                name="gebrek_een_open",
            ),
            models.CheckConstraint(
                condition=Q(tekort_centen__gt=0)
                & Q(herstellen_voor__gt=F("gezien_op"))
                & (Q(hersteld_op=None) | Q(vervallen_op=None)),
                name="gebrek_past",
            ),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()
