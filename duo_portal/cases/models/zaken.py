"""A case runs by the transition table; a work item is something only a person can settle."""

from django.db import models
from django.db.models import F, Q

from duo_portal.audit.models import BedrijfsMoment, KlokMoment
from duo_portal.identity.models import Persoon


class Zaak(models.Model):
    """A procedure with a legal term: an application, an objection, a complaint, a request."""

    class Soort(models.TextChoices):
        AANVRAAG = "aanvraag", "aanvraag"
        BEZWAAR = "bezwaar", "bezwaar"
        BEROEP = "beroep", "beroep"
        HOGER_BEROEP = "hoger_beroep", "hoger beroep"
        KLACHT = "klacht", "klacht"
        INGEBREKESTELLING = "ingebrekestelling", "ingebrekestelling"
        MAATWERK = "maatwerk", "maatwerk"
        MEDISCH = "medisch", "medische kwijtschelding"
        SCHULDHULP = "schuldhulp", "verzoek van schuldhulp"
        OMBUDSMAN = "ombudsman", "signaal van de ombudsman"
        WOO = "woo", "Woo-verzoek"
        PRIVACY = "privacy", "privacyverzoek"
        CONTROLE = "controle", "controle uitwonendenbeurs"

    class Status(models.TextChoices):
        ONTVANGEN = "ontvangen", "ontvangen"
        IN_BEHANDELING = "in_behandeling", "in behandeling"
        WACHT_OP_AANVRAGER = "wacht_op_aanvrager", "wacht op aanvrager"
        AFGEDAAN = "afgedaan", "afgedaan"
        INGETROKKEN = "ingetrokken", "ingetrokken"

    soort = models.CharField(max_length=20, choices=Soort)
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="zaken")
    onderwerp = models.CharField(max_length=60, blank=True, default="", db_default="")
    onderwerp_id = models.BigIntegerField(null=True, blank=True)
    ontvangen_op = models.DateField()
    termijn_tot = models.DateField("beslissen uiterlijk")
    status = models.CharField(max_length=20, choices=Status, default=Status.ONTVANGEN)
    uitkomst = models.CharField(max_length=60, blank=True, default="", db_default="")
    afgedaan_op = models.DateField(null=True, blank=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "zaak"
        verbose_name_plural = "zaken"
        indexes = [
            models.Index(
                fields=["termijn_tot"],
                name="cases_zaak_open_op_termijn",
                condition=Q(afgedaan_op__isnull=True),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["soort", "onderwerp", "onderwerp_id"],
                condition=Q(onderwerp_id__isnull=False),
                name="cases_zaak_een_per_onderwerp",
            ),
            models.CheckConstraint(
                condition=Q(termijn_tot__gte=F("ontvangen_op")),
                name="cases_zaak_termijn_na_ontvangst",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kenmerk} ({self.get_soort_display()})"

    @property
    def kenmerk(self) -> str:
        """What the citizen quotes; carries nothing about the person."""
        return f"Z-{self.pk}"


class ZaakStap(models.Model):
    """A move of a case, by whom and why. Insert-only."""

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="stappen")
    van = models.CharField(max_length=20)
    naar = models.CharField(max_length=20, choices=Zaak.Status)
    actor = models.CharField("gedaan door", max_length=150)
    reden = models.CharField(max_length=500, blank=True)
    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "stap"
        verbose_name_plural = "stappen"

    def __str__(self) -> str:
        return f"{self.van} → {self.naar}"


class Werkopdracht(models.Model):
    """Work for a person: what a run, the daily intake or a recomputation could not settle by itself.

    `sleutel` makes creating one idempotent, so that a chunk that runs again leaves no second item.
    """

    class Bron(models.TextChoices):
        RUN = "run", "run"
        INTAKE = "intake", "dagelijkse verwerking van registers"
        HERBEREKENING = "herberekening", "herberekening"
        BANK = "bank", "bank"
        HANDMATIG = "handmatig", "handmatig"
        BRIEF = "brief", "brief die niemand bereikt"

    class Status(models.TextChoices):
        OPEN = "open", "open"
        OPGEPAKT = "opgepakt", "opgepakt"
        AFGEDAAN = "afgedaan", "afgedaan"

    soort = models.CharField(max_length=60)
    persoon = models.ForeignKey(
        Persoon,
        on_delete=models.PROTECT,
        related_name="werkopdrachten",
        null=True,
        blank=True,
    )
    reden = models.CharField("redencode", max_length=60)
    tekst = models.CharField("wat er aan de hand is", max_length=1000, blank=True)
    bron = models.CharField(max_length=20, choices=Bron)
    bron_id = models.BigIntegerField(null=True, blank=True)
    sleutel = models.CharField(max_length=200, null=True, unique=True)
    toegewezen = models.CharField(
        "toegewezen aan", max_length=150, blank=True, default="", db_default=""
    )
    status = models.CharField(
        max_length=20, choices=Status, default=Status.OPEN, db_default=Status.OPEN
    )
    uitkomst = models.CharField(max_length=500, blank=True, default="", db_default="")
    aangemaakt_op = models.DateTimeField("aangemaakt", db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "werkopdracht"
        verbose_name_plural = "werkvoorraad"
        indexes = [
            models.Index(fields=["status", "soort", "id"], name="cases_werkopdracht_voorraad"),
        ]

    def __str__(self) -> str:
        return f"{self.soort}: {self.reden}"
