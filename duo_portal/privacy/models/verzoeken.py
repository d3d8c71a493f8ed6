"""What a citizen asks about the own data, and what was decided. Both insert-only; the case holds where it stands."""

import uuid

from django.db import models

from duo_portal.audit.models import BedrijfsMoment, KlokMoment
from duo_portal.identity.models import Persoon


class Privacyverzoek(models.Model):
    """A request under art. 15-21 AVG. Its case has `onderwerp` "privacyverzoek" and this row's key."""

    class Recht(models.TextChoices):
        INZAGE = "inzage", "inzage (art. 15)"
        CORRECTIE = "correctie", "correctie (art. 16)"
        VERWIJDERING = "verwijdering", "verwijdering (art. 17)"
        BEPERKING = "beperking", "beperking (art. 18)"
        BEZWAAR = "bezwaar", "bezwaar tegen verwerking (art. 21)"

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    sleutel = models.UUIDField("idempotentiesleutel", unique=True)
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="privacyverzoeken")
    recht = models.CharField(max_length=12, choices=Recht)
    verzoek_versleuteld = models.BinaryField()
    verzoek_sleutel_id = models.SmallIntegerField()
    ingediend_op = models.DateField()
    actor = models.CharField("ingediend door", max_length=150)
    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "privacyverzoek", "privacyverzoeken"

    def __str__(self) -> str:
        return f"{self.get_recht_display()} van {self.ingediend_op}"


class Privacybesluit(models.Model):
    """What was decided. A deletion that yields to a legal duty names it, and the first day the data may go."""

    class Besluit(models.TextChoices):
        INGEWILLIGD = "ingewilligd", "ingewilligd"
        DEELS = "deels", "deels ingewilligd"
        AFGEWEZEN = "afgewezen", "afgewezen"

    verzoek = models.OneToOneField(Privacyverzoek, models.PROTECT, related_name="besluit")
    besluit = models.CharField(max_length=12, choices=Besluit)
    gronden = models.CharField("motivering", max_length=2000)
    wettelijke_plicht = models.CharField(max_length=200, blank=True, default="")
    weg_op = models.DateField("mag weg vanaf", null=True, blank=True)
    besloten_op = models.DateField()
    actor = models.CharField("besloten door", max_length=150)
    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "privacybesluit", "privacybesluiten"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(gronden=""), name="privacy_besluit_gemotiveerd"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_besluit_display()} op {self.besloten_op}"
