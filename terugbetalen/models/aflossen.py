"""What a debtor chose about paying: a standing extra amount, and an extra repayment that is waited for."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from duo_portal.audit.models import KlokMoment
from duo_portal.identity.models import Persoon
from duo_portal.identity.models.tweetijdig import Tweetijdig, geen_overlap


class Verhoging(Tweetijdig):
    """Somebody pays more than is due every month (6.9a(1)): `extra_centen` on top of the instalment of each month.

    It counts in months in which something is due (so never in months off), and never above the debt. The
    collection run reads it in bulk: `geldig @> month AND bekend @> moment`, one row a person and loan.
    """

    sleutelvelden: ClassVar[tuple[str, ...]] = ("persoon", "is_lllk")

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="verhogingen")
    is_lllk = models.BooleanField("levenlanglerenkrediet")
    extra_centen = models.IntegerField(help_text="Cents a month on top of what is due.")

    class Meta:
        verbose_name, verbose_name_plural = "verhoging", "verhogingen"
        constraints = [
            geen_overlap("verhoging_geen_overlap", "persoon", "is_lllk"),
            models.CheckConstraint(condition=Q(extra_centen__gt=0), name="verhoging_is_meer"),
        ]

    def __str__(self) -> str:
        return f"{self.extra_centen} cent per maand extra"


class ExtraAflossing(models.Model):
    """Somebody said to repay so much at once, for which debt, and what it should bring; the money is in the ledger.

    `verwerkt_op` and `ontvangen_centen` are filled when the money came in, and go back when the bank takes it back: with
    `wil_korter` the instalment stays and the debt ends sooner, without it the instalment is set anew over the months left.
    """

    sleutel = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="extra_aflossingen")
    is_lllk = models.BooleanField("levenlanglerenkrediet")
    bedrag_centen = models.BigIntegerField()
    wil_korter = models.BooleanField()
    verzoek = models.UUIDField(null=True, help_text="Of the payment request.")
    gevraagd_op = models.DateField()
    verwerkt_op = models.DateField(null=True)
    ontvangen_centen = models.BigIntegerField(default=0, db_default=0)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "extra aflossing", "extra aflossingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(bedrag_centen__gt=0, ontvangen_centen__gte=0),
                name="extra_aflossing_is_meer",
            ),
            models.UniqueConstraint(
                fields=["verzoek"],
                condition=Q(verzoek__isnull=False),
                name="extra_aflossing_een_per_verzoek",
            ),
        ]

    def __str__(self) -> str:
        return f"extra aflossing {self.sleutel}"
