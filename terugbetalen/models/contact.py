"""Contact before collection: who stands on a list and why, what was said, and what was promised.

A list (`Selectie`) is frozen in its preview with the rule as it read that day; a colleague releases it. What was said
(`Contactmoment`) is only added to. Appointments stand in `afspraken`.
"""

import uuid

from django.db import models
from django.db.models import F, Func, Q

from duo_portal.audit.models import BedrijfsMoment, KlokMoment
from duo_portal.identity.models import Persoon


class Selectie(models.Model):
    """A list of people by one rule on one day. `regeldata` is the rule as it read: sentences and conditions."""

    class Status(models.TextChoices):
        VOORBEELD = "voorbeeld", "voorbeeld gemaakt"
        VRIJGEGEVEN = "vrijgegeven", "vrijgegeven"
        GESLOTEN = "gesloten", "gesloten"
        INGETROKKEN = "ingetrokken", "ingetrokken"

    regel = models.CharField(max_length=60)
    regeldata = models.JSONField()
    op = models.DateField("peildatum")
    status = models.CharField(max_length=12, choices=Status, default=Status.VOORBEELD)
    geteld = models.IntegerField("op de lijst", default=0)
    uitgesloten = models.JSONField(default=dict, help_text="Reason → how many were left out.")
    gemaakt_door = models.CharField(max_length=150)
    gemaakt_at = models.DateTimeField(db_default=BedrijfsMoment(), editable=False)
    vrijgegeven_door = models.CharField(max_length=150, blank=True, default="", db_default="")
    vrijgegeven_op = models.DateField(null=True, blank=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "selectie", "selecties"
        permissions = [("geef_vrij_selectie", "Mag een selectie vrijgeven")]
        constraints = [
            models.UniqueConstraint(
                fields=["regel", "op"],
                condition=~Q(status="ingetrokken"),
                name="selectie_een_per_regel_en_dag",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["voorbeeld", "ingetrokken"])
                | (~Q(vrijgegeven_door="") & ~Q(vrijgegeven_door=F("gemaakt_door"))),
                name="selectie_vier_ogen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regel} {self.op}"


class Geselecteerde(models.Model):
    """One person of a list: the facts that put him there, or why he was left out. `feiten` are those of the rule only."""

    uuid = models.UUIDField(
        unique=True,
        default=uuid.uuid4,
        db_default=Func(function="gen_random_uuid", output_field=models.UUIDField()),
        editable=False,
    )
    selectie = models.ForeignKey(Selectie, models.PROTECT, related_name="mensen", db_index=False)
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="geselecteerd")
    volgnummer = models.IntegerField()
    feiten = models.JSONField()
    achterstand_centen = models.BigIntegerField(help_text="On the day of the list.")
    uitgesloten_om = models.CharField(max_length=30, blank=True, default="", db_default="")
    opgepakt_door = models.CharField(max_length=150, blank=True, default="", db_default="")
    opgepakt_at = models.DateTimeField(null=True, blank=True)
    afgerond_op = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "mens op een lijst", "mensen op lijsten"
        constraints = [
            models.UniqueConstraint(
                fields=["selectie", "persoon"], name="geselecteerde_een_per_lijst"
            )
        ]
        indexes = [
            models.Index(
                fields=["selectie", "volgnummer"],
                condition=Q(afgerond_op=None, uitgesloten_om=""),
                name="geselecteerde_te_doen",
            )
        ]

    def __str__(self) -> str:
        return f"lijst {self.selectie_id}, nummer {self.volgnummer}"


class Kanaal(models.TextChoices):
    """How somebody was spoken to."""

    TELEFOON = "telefoon", "telefoon"
    EMAIL = "email", "e-mail"
    VIDEO = "video", "videogesprek"
    KANTOOR = "kantoor", "op kantoor"
    BEZOEK = "bezoek", "huisbezoek"
    BRIEF = "brief", "brief"


class Contactmoment(models.Model):
    """What was said, or tried, by whom and what came of it. Insert-only; numbers are masked before they are kept."""

    class Uitkomst(models.TextChoices):
        NIET_BEREIKT = "niet_bereikt", "niet bereikt"
        VOICEMAIL = "voicemail", "voicemail ingesproken"
        VERKEERD_NUMMER = "verkeerd_nummer", "verkeerd nummer of adres"
        GESPROKEN = "gesproken", "gesproken, niets afgesproken"
        BETAALT = "betaalt", "gaat betalen"
        REGELING = "regeling", "wil een betalingsregeling"
        INKOMENSTOETS = "inkomenstoets", "wil minder betalen naar inkomen"
        SCHULDHULP = "schuldhulp", "gaat naar schuldhulp"
        ONEENS = "oneens", "is het niet eens met de schuld"
        GEEN_CONTACT = "geen_contact", "wil niet gebeld worden"

    class Vervolg(models.TextChoices):
        GEEN = "geen", "niets"
        TERUGBELLEN = "terugbellen", "terugbellen"
        BRIEF = "brief", "brief sturen"
        OPNIEUW = "opnieuw", "later opnieuw proberen"

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="contactmomenten")
    geselecteerde = models.ForeignKey(
        Geselecteerde, models.PROTECT, null=True, blank=True, related_name="contactmomenten"
    )
    kanaal = models.CharField(max_length=10, choices=Kanaal)
    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment(), editable=False)
    dag = models.DateField()
    medewerker = models.CharField(max_length=150)
    uitkomst = models.CharField(max_length=16, choices=Uitkomst)
    notitie = models.TextField(max_length=1000, blank=True, default="", db_default="")
    vervolg = models.CharField(max_length=12, choices=Vervolg, default=Vervolg.GEEN)
    vervolg_op = models.DateField(null=True, blank=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "contactmoment", "contactmomenten"
        constraints = [
            models.CheckConstraint(
                condition=Q(vervolg="geen", vervolg_op=None)
                | (~Q(vervolg="geen") & Q(vervolg_op__gte=F("dag"))),
                name="contactmoment_vervolg_heeft_dag",
            )
        ]
        indexes = [models.Index(fields=["persoon", "-dag"], name="contactmoment_laatste")]

    def __str__(self) -> str:
        return f"{self.get_kanaal_display()} {self.dag}: {self.get_uitkomst_display()}"


class Terugbelbelofte(models.Model):
    """We promised to call back between two moments; kept, missed or taken back, once."""

    class Status(models.TextChoices):
        OPEN = "open", "open"
        NAGEKOMEN = "nagekomen", "nagekomen"
        GEMIST = "gemist", "niet nagekomen"
        INGETROKKEN = "ingetrokken", "niet meer nodig"

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="terugbelbeloften")
    contactmoment = models.ForeignKey(Contactmoment, models.PROTECT, related_name="beloften")
    van_at = models.DateTimeField()
    tot_at = models.DateTimeField()
    status = models.CharField(max_length=12, choices=Status, default=Status.OPEN)
    beloofd_door = models.CharField(max_length=150)
    afgerond_door = models.CharField(max_length=150, blank=True, default="", db_default="")
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "terugbelbelofte", "terugbelbeloften"
        constraints = [
            models.UniqueConstraint(
                fields=["persoon"], condition=Q(status="open"), name="terugbelbelofte_een_open"
            ),
            models.CheckConstraint(
                condition=Q(tot_at__gt=F("van_at")), name="terugbelbelofte_loopt_vooruit"
            ),
        ]

    def __str__(self) -> str:
        return f"terugbellen {self.van_at:%Y-%m-%d %H:%M}"
