"""What was asked: the receipt of an application, and the standing choices that follow from it."""

import uuid

from django.db import models

from .student import Student
from .tweetijdig import KlokMoment, Tweetijdig, geen_overlap


class Aanvraag(models.Model):
    """What came in and when: the receipt. `sleutel` makes a second copy give the first one's receipt."""

    class Status(models.TextChoices):
        ONTVANGEN = "ontvangen"
        TOEGEKEND = "toegekend"
        AFGEWEZEN = "afgewezen"
        INGETROKKEN = "ingetrokken"

    persoon = models.ForeignKey(Student, on_delete=models.PROTECT)
    kenmerk = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    sleutel = models.CharField(max_length=80, unique=True)
    soort = models.CharField(max_length=12, help_text="nieuw, wijziging, stop, regeling")
    kanaal = models.CharField(max_length=12, default="portaal")
    ontvangen_op = models.DateField()
    ingangsmaand = models.DateField()
    inhoud = models.JSONField(default=dict)
    zaak_id = models.BigIntegerField(null=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.ONTVANGEN)
    beslis_direct = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Decided by itself as soon as the facts allow, not by a run over everybody.",
    )
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "aanvraag", "aanvragen"
        indexes = [
            models.Index(
                fields=["id"],
                name="aanvraag_te_beslissen",
                condition=models.Q(beslis_direct=True, status="ontvangen"),
            )
        ]

    def __str__(self) -> str:
        return f"aanvraag {self.kenmerk}"


class Keuze(Tweetijdig):
    """What the student asked for, per whole months: the standing choices of the application."""

    persoon = models.ForeignKey(Student, on_delete=models.PROTECT)
    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.PROTECT)
    onderwijs = models.SmallIntegerField(help_text="1 = ho, 2 = mbo: which right was asked for")
    vraagt_uitwonend = models.BooleanField(default=False)
    vraagt_aanvullende_beurs = models.BooleanField(default=True)
    lening_gevraagd_centen = models.IntegerField(default=0, help_text="A month; -1 = maximum.")
    collegegeldkrediet_gevraagd_centen = models.IntegerField(default=0, help_text="-1 = maximum.")
    vraagt_reisvoorziening = models.BooleanField(default=True)
    levenlanglerenkrediet_gevraagd_centen = models.IntegerField(
        default=0, help_text="-1 = maximum."
    )

    class Meta:
        verbose_name, verbose_name_plural = "keuze", "keuzes"
        constraints = [geen_overlap("keuze_geen_overlap", "persoon")]
