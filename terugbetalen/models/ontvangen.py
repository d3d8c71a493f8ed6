"""Payment requests, what was paid on them, and money that goes back."""

import uuid

from django.db import models
from django.db.models import F, Q

from duo_portal.audit.models import KlokMoment
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
