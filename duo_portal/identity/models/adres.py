"""Where someone is registered, in two times."""

from django.db import models
from django.db.models import F, Func

from duo_portal.identity.models.persoon import Persoon
from duo_portal.identity.models.tweetijdig import Tweetijdig, geen_overlap


class AdresSleutel(Func):
    """SQL `identity_adres_sleutel(postcode, huisnummer, straat, plaats)`: equal for the same front door."""

    function = "identity_adres_sleutel"
    output_field = models.BigIntegerField()


class Adres(Tweetijdig):
    """An address of the register of persons (BRP).

    Living at home or away (art. 1.5 Wsf 2000) compares `adres_sleutel` of student and parents. The
    database computes it, from postcode and house number, or from street and town where there is no postcode.
    """

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="adressen")
    straat = models.CharField(max_length=120)
    huisnummer = models.CharField(max_length=20)
    postcode = models.CharField(max_length=10, blank=True)
    plaats = models.CharField(max_length=80)
    adres_sleutel = models.GeneratedField(
        expression=AdresSleutel(F("postcode"), F("huisnummer"), F("straat"), F("plaats")),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = "adres"
        verbose_name_plural = "adressen"
        constraints = [geen_overlap("identity_adres_geen_overlap", "persoon")]

    def __str__(self) -> str:
        return f"{self.straat} {self.huisnummer}, {self.plaats}"
