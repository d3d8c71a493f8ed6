"""Small schemes: their amounts of a year, what was asked, decided and planned; and bills of lesgeld.

What a scheme is, stands in a definition (regelingen/instelbaar/definities); here stands what people did with it. All
of it only grows (sql/0008_kleine_regelingen.sql). What was paid is in the ledger and in `Uitbetaling`, never here.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from duo_portal.identity.models import Persoon

from .tweetijdig import KlokMoment


class Regelingjaar(models.Model):
    """When a scheme can be asked for in a round, and its amounts, with where they stand; by two people.

    `bedragen` is row of the table → cents. It counts from the moment that the second person agrees.
    """

    regeling = models.CharField(max_length=40)
    ronde = models.CharField(max_length=20)
    opent_op = models.DateField()
    sluit_op = models.DateField(help_text="Last day.")
    van = models.DateField(help_text="First of the first month that is paid for.")
    tot = models.DateField(help_text="First of the month after the last.")
    bedragen = models.JSONField()
    bron = models.CharField(max_length=300)
    door = models.CharField(max_length=150)
    op = models.DateField()
    goedgekeurd_door = models.CharField(max_length=150, blank=True, default="")
    goedgekeurd_op = models.DateField(null=True, blank=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "ronde van een regeling", "rondes van regelingen"
        permissions = [
            ("stel_regeling_vast", "Bedragen en dagen van een kleine regeling vaststellen"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sluit_op__gte=F("opent_op"), tot__gt=F("van")), name="regelingjaar_dagen"
            ),
            models.CheckConstraint(
                condition=Q(goedgekeurd_op=None, goedgekeurd_door="")
                | (~Q(goedgekeurd_door="") & Q(goedgekeurd_op__gte=F("op")) & ~Q(goedgekeurd_door=F("door"))),
                name="regelingjaar_vier_ogen",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.regeling} {self.ronde}"


class Regelingaanvraag(models.Model):
    """What somebody asked; `antwoorden` as the form of the scheme took them in."""

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="regelingaanvragen")
    regeling = models.CharField(max_length=40)
    ronde = models.CharField(max_length=20)
    antwoorden = models.JSONField()
    ontvangen_op = models.DateField()
    kanaal = models.CharField(max_length=20)
    sleutel = models.CharField(max_length=80, unique=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "aanvraag van een kleine regeling"
        verbose_name_plural = "aanvragen van kleine regelingen"
        permissions = [("beslis_regeling", "Beslissen op een kleine regeling")]
        constraints = [
            models.UniqueConstraint(
                fields=["persoon", "regeling", "ronde"], name="regelingaanvraag_een_per_ronde"
            )
        ]

    def __str__(self) -> str:
        return f"aanvraag {self.uuid}"


class Regelingvoorstel(models.Model):
    """What one colleague proposes to decide; another one decides. `centen` is worked out by the table."""

    aanvraag = models.ForeignKey(Regelingaanvraag, models.PROTECT, related_name="voorstellen")
    is_toekenning = models.BooleanField()
    berekening = models.JSONField(
        help_text="Which row of the table, its amount, months, instalments."
    )
    centen = models.BigIntegerField()
    reden = models.CharField(max_length=1000)
    aanleiding = models.CharField(max_length=20, default="aanvraag")
    door = models.CharField(max_length=150)
    op = models.DateField()
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "voorstel", "voorstellen"

    def __str__(self) -> str:
        return f"voorstel {self.pk}"


class Regelingbesluit(models.Model):
    """A decision on an application; the last one counts. `definitie` is the scheme as it was then."""

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    voorstel = models.OneToOneField(Regelingvoorstel, models.PROTECT, related_name="besluit")
    aanvraag = models.ForeignKey(Regelingaanvraag, models.PROTECT, related_name="besluiten")
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="regelingbesluiten")
    vervangt = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="opvolger"
    )
    is_toekenning = models.BooleanField()
    centen = models.BigIntegerField(help_text="Awarded in total.")
    te_veel_centen = models.BigIntegerField(default=0, help_text="Paid before, and more than this.")
    definitie = models.CharField(max_length=64, help_text="Fingerprint of the definition.")
    besloten_door = models.CharField(max_length=150)
    voorgesteld_door = models.CharField(max_length=150)
    besluit_op = models.DateField()
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "besluit op een kleine regeling"
        verbose_name_plural = "besluiten op kleine regelingen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(besloten_door=F("voorgesteld_door")), name="regelingbesluit_vier_ogen"
            ),
            models.CheckConstraint(
                condition=Q(centen__gte=0, te_veel_centen__gte=0)
                & (Q(is_toekenning=True) | Q(centen=0)),
                name="regelingbesluit_bedrag",
            ),
            models.UniqueConstraint(
                fields=["aanvraag"], condition=Q(vervangt=None), name="regelingbesluit_een_eerste"
            ),
        ]

    def __str__(self) -> str:
        return f"besluit {self.uuid}"


class Regelingtermijn(models.Model):
    """A part of an award and the day on which it is paid; `account` is the one that is debited then."""

    besluit = models.ForeignKey(Regelingbesluit, models.PROTECT, related_name="termijnen")
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    nummer = models.SmallIntegerField()
    betaal_op = models.DateField()
    bedrag_centen = models.BigIntegerField()
    account = models.SmallIntegerField()

    class Meta:
        verbose_name, verbose_name_plural = "termijn", "termijnen"
        indexes = [models.Index(fields=["betaal_op"], name="regelingtermijn_dag")]
        constraints = [
            models.UniqueConstraint(fields=["besluit", "nummer"], name="regelingtermijn_nummer"),
            models.CheckConstraint(
                condition=Q(bedrag_centen__gt=0), name="regelingtermijn_bedrag_positief"
            ),
        ]

    def __str__(self) -> str:
        return f"termijn {self.nummer}"


class Regelingbetaling(models.Model):
    """A part (or a refund of lesgeld) taken up by a payout run, and (once) the booking that paid it.

    Turned back there, it is due again.
    """

    run_id = models.BigIntegerField()
    termijn = models.ForeignKey(
        Regelingtermijn, models.PROTECT, null=True, blank=True, related_name="betalingen"
    )
    teruggave = models.ForeignKey(
        "studiefinanciering.Lesgeldteruggave",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="betalingen",
    )
    boeking_id = models.BigIntegerField(null=True, blank=True, db_index=True)

    class Meta:
        verbose_name, verbose_name_plural = "betaalde termijn", "betaalde termijnen"
        constraints = [
            models.UniqueConstraint(fields=["run_id", "termijn"], name="regelingbetaling_eenmaal"),
            models.UniqueConstraint(
                fields=["run_id", "teruggave"], name="regelingbetaling_teruggave_eenmaal"
            ),
            models.CheckConstraint(
                condition=Q(termijn__isnull=False, teruggave=None)
                | Q(termijn=None, teruggave__isnull=False),
                name="regelingbetaling_van_een",
            ),
        ]

    def __str__(self) -> str:
        return f"run {self.run_id}"
