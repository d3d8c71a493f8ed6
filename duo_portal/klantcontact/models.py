"""A contact, a promise to call back, and a signal: what contacts and complaints tell about the service itself."""

from django.db import models
from django.db.models import F, Q

from duo_portal.audit.models import BedrijfsMoment, KlokMoment
from duo_portal.cases.models import Zaak
from duo_portal.identity.models import Persoon


class Klantcontact(models.Model):
    """One contact. Insert-only. `persoon` is empty when the caller did not say who it was about."""

    class Kanaal(models.TextChoices):
        TELEFOON = "telefoon", "telefoon"
        EMAIL = "email", "e-mail"
        CHAT = "chat", "chat"
        BEZOEK = "bezoek", "servicekantoor"
        SOCIAAL = "sociaal", "sociale media"

    class Onderwerp(models.TextChoices):
        AANVRAGEN = "aanvragen", "aanvragen"
        BEDRAG = "bedrag", "hoogte van het bedrag"
        BETALING = "betaling", "betaling niet ontvangen"
        REISPRODUCT = "reisproduct", "reisproduct"
        SCHULD = "schuld", "schuld en terugbetalen"
        ACHTERSTAND = "achterstand", "achterstand"
        CONTROLE = "controle", "controle uitwonend"
        BEZWAAR = "bezwaar", "bezwaar of klacht"
        INLOGGEN = "inloggen", "inloggen"
        ANDERS = "anders", "iets anders"

    persoon = models.ForeignKey(
        Persoon, models.PROTECT, null=True, blank=True, related_name="klantcontacten"
    )
    kanaal = models.CharField(max_length=10, choices=Kanaal)
    onderwerp = models.CharField(max_length=12, choices=Onderwerp)
    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment(), editable=False)
    duur_s = models.PositiveIntegerField("duur in seconden", null=True, blank=True)
    wachttijd_s = models.PositiveIntegerField("wachttijd in seconden", null=True, blank=True)
    cijfer = models.PositiveSmallIntegerField("cijfer van de burger", null=True, blank=True)
    notitie = models.CharField(
        max_length=500, blank=True, default="", help_text="Wat er is afgesproken; geen BSN of IBAN."
    )
    actor = models.CharField("gesproken door", max_length=150)
    sleutel = models.UUIDField("idempotentiesleutel", unique=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "klantcontact", "klantcontacten"
        indexes = [
            models.Index(fields=["persoon", "-id"], name="klantcontact_persoon"),
            models.Index(fields=["op"], name="klantcontact_op"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(cijfer__isnull=True) | Q(cijfer__range=(1, 10)),
                name="klantcontact_cijfer_1_tot_10",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kanaal_display()}: {self.get_onderwerp_display()}"


class Belofte(models.Model):
    """Somebody will be called back, at the latest on `uiterlijk`."""

    klantcontact = models.OneToOneField(Klantcontact, models.PROTECT, related_name="belofte")
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="beloften")
    uiterlijk = models.DateField()
    onderwerp = models.CharField(max_length=200)
    beloofd_door = models.CharField(max_length=150)
    gedaan_op = models.DateField(null=True, blank=True)
    gedaan_door = models.CharField(max_length=150, blank=True, default="", db_default="")
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "belofte", "beloften"
        indexes = [
            models.Index(
                fields=["uiterlijk"],
                condition=Q(gedaan_op__isnull=True),
                name="klantcontact_belofte_open",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(gedaan_op__isnull=True, gedaan_door="")
                | (Q(gedaan_op__isnull=False) & ~Q(gedaan_door="")),
                name="belofte_gedaan_door_iemand",
            ),
        ]

    def __str__(self) -> str:
        return f"terugbellen voor {self.uiterlijk}"


class Signaal(models.Model):
    """What contacts, a complaint or a colleague tell about a letter, a page or a rule, and what changed because of it."""

    titel = models.CharField(max_length=120)
    omschrijving = models.CharField(max_length=1000)
    waarover = models.CharField(
        max_length=200, help_text="De brief, pagina of regel waar het over gaat."
    )
    zaak = models.ForeignKey(
        Zaak, models.PROTECT, null=True, blank=True, related_name="signalen",
        help_text="De klacht of het bezwaar dat dit liet zien.",
    )  # fmt: skip
    gemeld_op = models.DateField()
    gemeld_door = models.CharField(max_length=150)
    wijziging = models.CharField("wat er is veranderd", max_length=1000, blank=True, default="")
    gewijzigd_op = models.DateField(null=True, blank=True)
    gewijzigd_door = models.CharField(max_length=150, blank=True, default="", db_default="")
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "signaal", "signalen"
        constraints = [
            models.CheckConstraint(
                condition=Q(gewijzigd_op__isnull=True) | ~Q(wijziging=""),
                name="signaal_zegt_wat_veranderde",
            ),
            models.CheckConstraint(
                condition=Q(gewijzigd_op__isnull=True) | Q(gewijzigd_op__gte=F("gemeld_op")),
                name="signaal_na_melding",
            ),
        ]

    def __str__(self) -> str:
        return self.titel
