"""The account money goes to, in two times."""

from django.db import models

from duo_portal.identity.models.persoon import Persoon
from duo_portal.identity.models.tweetijdig import Tweetijdig, geen_overlap


class Bankrekening(Tweetijdig):
    """An account, encrypted. `iban_hash` finds who shares one; only the last four digits are readable."""

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="rekeningen")
    iban_versleuteld = models.BinaryField()
    iban_sleutel_id = models.SmallIntegerField()
    iban_hash = models.BinaryField(db_index=True)
    iban_hash_versie = models.SmallIntegerField()
    iban_laatste4 = models.CharField(max_length=4)
    tenaamstelling = models.CharField(max_length=200)

    class Meta:
        verbose_name = "bankrekening"
        verbose_name_plural = "bankrekeningen"
        constraints = [geen_overlap("identity_bankrekening_geen_overlap", "persoon")]

    def __str__(self) -> str:
        return f"rekening eindigend op {self.iban_laatste4}"
