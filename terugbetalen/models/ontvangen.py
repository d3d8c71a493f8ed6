"""Payment requests, what was paid on them, and money that goes back."""

import uuid

from django.db import models
from django.db.models import F, Q

from duo_portal.audit.models import KlokMoment
from duo_portal.gateways.models import Afschriftregel
from duo_portal.identity.models import Persoon


class Betaalverzoek(models.Model):
    """We ask somebody to pay an amount by a day, under a reference; `uuid` is its page. What was paid is in the ledger.

    Nothing of it changes but that it is withdrawn, once. `termijn_id` when it asks one term; `schuld` when it is an
    extra repayment of one debt ("lening" or "lllk"); `verwijzing` is the key of who asked: asked again, it is the same.
    """

    class Doel(models.TextChoices):
        TERMIJN = "termijn", "een termijn"
        ACHTERSTAND = "achterstand", "achterstallige schuld"
        REGELING = "regeling", "een bedrag van een betalingsregeling"
        EXTRA = "extra", "een extra aflossing"

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="betaalverzoeken")
    bedrag_centen = models.BigIntegerField()
    termijn_id = models.BigIntegerField(null=True, blank=True)
    vervaldatum = models.DateField()
    gevraagd_op = models.DateField(help_text="Business date.")
    ingetrokken_op = models.DateField(null=True, blank=True)
    doel = models.CharField(max_length=11, choices=Doel)
    schuld = models.CharField(max_length=6, blank=True, default="")
    kenmerk = models.CharField("betalingskenmerk", max_length=16, unique=True)
    verwijzing = models.CharField(max_length=80, blank=True, default="")
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "betaalverzoek", "betaalverzoeken"
        constraints = [
            models.CheckConstraint(
                condition=Q(bedrag_centen__gt=0)
                & (Q(ingetrokken_op=None) | Q(ingetrokken_op__gte=F("gevraagd_op")))
                & (Q(doel="extra") | Q(schuld=""))
                & Q(schuld__in=["", "lening", "lllk"])
                & (Q(doel="termijn", termijn_id__isnull=False) | ~Q(doel="termijn")),
                name="betaalverzoek_vraagt_iets",
            ),
            models.UniqueConstraint(
                fields=["persoon", "doel", "verwijzing"],
                condition=~Q(verwijzing=""),
                name="betaalverzoek_eenmaal_gevraagd",
            ),
        ]

    def __str__(self) -> str:
        return f"betaalverzoek {self.uuid}"


class Verzoekbetaling(models.Model):
    """A booking in the ledger that paid a request. Insert-only; one that was taken back counts no more."""

    boeking_id = models.BigIntegerField(primary_key=True)
    verzoek = models.ForeignKey(Betaalverzoek, models.PROTECT, related_name="betalingen")
    bedrag_centen = models.BigIntegerField()

    class Meta:
        verbose_name, verbose_name_plural = "betaling op verzoek", "betalingen op verzoek"

    def __str__(self) -> str:
        return f"boeking {self.boeking_id}"


class Teruggave(models.Model):
    """Money that goes back: what a debtor paid too much, or unknown money (`regel`) to whom it came from.

    Insert-only but for two things that happen once: it is taken up by a run, and the bank says that it failed.
    """

    persoon = models.ForeignKey(
        Persoon, models.PROTECT, null=True, blank=True, related_name="teruggaven"
    )
    regel = models.ForeignKey(
        Afschriftregel, models.PROTECT, null=True, blank=True, related_name="+"
    )
    bedrag_centen = models.BigIntegerField()
    iban_versleuteld = models.BinaryField()
    iban_sleutel_id = models.SmallIntegerField()
    naam = models.CharField(max_length=200)
    boeking_id = models.BigIntegerField(unique=True)
    run_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    mislukt_op = models.DateField(null=True, blank=True)
    mislukt_code = models.CharField(max_length=8, blank=True, default="")
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "teruggave", "teruggaven"
        constraints = [
            models.CheckConstraint(
                condition=Q(bedrag_centen__gt=0)
                & (Q(persoon=None, regel__isnull=False) | Q(persoon__isnull=False, regel=None)),
                name="teruggave_van_een",
            )
        ]

    def __str__(self) -> str:
        return f"teruggave {self.end_to_end_id}"

    @property
    def end_to_end_id(self) -> str:
        """Its reference at the bank, unique for ever."""
        return f"TG{self.pk:014d}"


class Bestemmingsvoorstel(models.Model):
    """Where a colleague says that unknown money belongs. Above an amount another colleague decides; held by the database."""

    class Soort(models.TextChoices):
        PERSOON = "persoon", "voor een persoon, in de gewone volgorde"
        TERMIJN = "termijn", "voor één termijn"
        EXTRA = "extra", "een extra aflossing"
        TERUG = "terug", "terug naar de afzender"

    class Uitkomst(models.TextChoices):
        OPEN = "open", "wacht op een collega"
        UITGEVOERD = "uitgevoerd", "uitgevoerd"
        AFGEWEZEN = "afgewezen", "afgewezen"

    regel = models.ForeignKey(Afschriftregel, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=8, choices=Soort)
    persoon = models.ForeignKey(Persoon, models.PROTECT, null=True, blank=True, related_name="+")
    termijn_id = models.BigIntegerField(null=True, blank=True)
    schuld = models.CharField(max_length=6, blank=True, default="")
    bedrag_centen = models.BigIntegerField()
    vraagt_ander = models.BooleanField("vraagt een tweede persoon")
    reden = models.CharField(max_length=300)
    door = models.CharField(max_length=150)
    op = models.DateField()
    uitkomst = models.CharField(max_length=10, choices=Uitkomst, default=Uitkomst.OPEN)
    besloten_door = models.CharField(max_length=150, blank=True, default="")
    besloten_op = models.DateField(null=True, blank=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "bestemming van onbekend geld"
        verbose_name_plural = "bestemmingen van onbekend geld"
        constraints = [
            models.UniqueConstraint(
                fields=["regel"],
                condition=~Q(uitkomst="afgewezen"),
                name="bestemmingsvoorstel_een_per_regel",
            ),
            models.CheckConstraint(
                condition=Q(bedrag_centen__gt=0)
                & (Q(soort="terug", persoon=None) | (~Q(soort="terug") & Q(persoon__isnull=False)))
                & (Q(soort="termijn", termijn_id__isnull=False) | ~Q(soort="termijn")),
                name="bestemmingsvoorstel_zegt_genoeg",
            ),
            models.CheckConstraint(
                condition=Q(vraagt_ander=False) | ~Q(besloten_door=F("door")),
                name="bestemmingsvoorstel_vier_ogen",
            ),
            models.CheckConstraint(
                condition=Q(uitkomst="open", besloten_door="", besloten_op=None)
                | (~Q(uitkomst="open") & ~Q(besloten_door="") & Q(besloten_op__isnull=False)),
                name="bestemmingsvoorstel_besloten",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}"
