"""What is remembered of the traffic with partners. The guards stand in `sql/`; content rests encrypted on disk."""

from django.db import models
from django.db.models import F, Q

from duo_portal.audit.models import KlokMoment


class BankBestand(models.Model):
    """A file that went to the bank or came from it. What identifies it never changes; `status` goes forward.

    A pain001 or pain008 belongs to a run and keeps all its header, so that it can be built again to the same
    bytes; what only a pain008 has stands in `incasso_kop`.
    """

    class Soort(models.TextChoices):
        PAIN001 = "pain001", "Betaalopdracht"
        PAIN008 = "pain008", "Incasso-opdracht"
        PAIN002 = "pain002", "Antwoord op een opdracht"
        CAMT053 = "camt053", "Rekeningafschrift"

    class Status(models.TextChoices):
        IN_OPBOUW = "in_opbouw", "In opbouw"
        COMPLEET = "compleet", "Compleet"
        AANGELEVERD = "aangeleverd", "Aangeleverd"
        GEACCEPTEERD = "geaccepteerd", "Geaccepteerd"
        DEELS = "deels", "Deels geaccepteerd"
        GEWEIGERD = "geweigerd", "Geweigerd"
        VERWERKT = "verwerkt", "Ontvangen en verwerkt"

    soort = models.CharField(max_length=8, choices=Soort.choices)
    msg_id = models.CharField("MsgId", max_length=35)
    status = models.CharField(max_length=12, choices=Status.choices)
    run_id = models.BigIntegerField(null=True, blank=True)
    volgnummer = models.PositiveSmallIntegerField("nummer in de run", null=True, blank=True)
    antwoord_op = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="antwoorden"
    )
    uitvoeringsdatum = models.DateField(null=True, blank=True)
    aantal = models.PositiveIntegerField(default=0)
    totaal_centen = models.BigIntegerField(default=0)
    hash_totaal = models.BigIntegerField(null=True, blank=True)
    opdrachtgever_naam = models.CharField(max_length=70, blank=True)
    opdrachtgever_iban = models.CharField(max_length=34, blank=True)
    opdrachtgever_bic = models.CharField(max_length=11, blank=True)
    incasso_kop = models.JSONField(
        null=True, blank=True, help_text="Incassant-ID, volgorde en termijnen van een pain008."
    )
    sha256 = models.CharField(max_length=64, null=True, blank=True, unique=True)
    omvang = models.BigIntegerField(null=True, blank=True, help_text="Aantal leesbare bytes.")
    pad = models.CharField(max_length=200, blank=True, help_text="Onder de bankmap.")
    bedrijfsdatum = models.DateField()
    aangemaakt_at = models.DateTimeField(help_text="Staat als CreDtTm in het bestand.")
    aangeleverd_at = models.DateTimeField(null=True, blank=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment())
    bewaren_tot = models.DateField()
    inhoud_verwijderd_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "bankbestand"
        verbose_name_plural = "bankbestanden"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["soort", "msg_id"], name="bankbestand_msg_id_eenmalig"),
            models.UniqueConstraint(
                fields=["run_id", "volgnummer"], name="bankbestand_nummer_in_run"
            ),
            models.CheckConstraint(
                condition=Q(status="in_opbouw") | Q(sha256__isnull=False),
                name="bankbestand_compleet_heeft_hash",
            ),
            models.CheckConstraint(
                condition=~Q(soort__in=["pain001", "pain008"])
                | Q(
                    run_id__isnull=False,
                    volgnummer__gte=1,
                    uitvoeringsdatum__isnull=False,
                    aantal__gte=1,
                    totaal_centen__gte=F("aantal"),
                ),
                name="bankbestand_opdracht_is_volledig",
            ),
            models.CheckConstraint(
                condition=Q(soort="pain008", incasso_kop__isnull=False)
                | (~Q(soort="pain008") & Q(incasso_kop__isnull=True)),
                name="bankbestand_incasso_heeft_kop",
            ),
        ]
        indexes = [
            models.Index(
                fields=["bewaren_tot"],
                name="bankbestand_opruimen",
                condition=Q(inhoud_verwijderd_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.msg_id}"


class Afschrift(models.Model):
    """One statement of one of our accounts. Its number and opening balance follow on the one before."""

    bestand = models.ForeignKey(BankBestand, models.PROTECT, related_name="afschriften")
    rekening = models.CharField(max_length=34)
    nummer = models.PositiveIntegerField()
    afschrift_id = models.CharField(max_length=35)
    datum = models.DateField()
    begin_centen = models.BigIntegerField()
    eind_centen = models.BigIntegerField()

    class Meta:
        verbose_name = "afschrift"
        verbose_name_plural = "afschriften"
        ordering = ["-datum", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["rekening", "afschrift_id"], name="afschrift_eenmalig_per_rekening"
            )
        ]

    def __str__(self) -> str:
        return f"afschrift {self.nummer} van {self.datum}"


class Afschriftregel(models.Model):
    """What the bank booked, once per (account, reference, part). Money in is positive.

    Every line is matched, matched in part, returned, or unknown money on the suspense account; only the last
    may still become one of the others. Names and foreign account numbers stay in the encrypted file, those of unknown money in
    `Herkomst` as well.
    """

    class Status(models.TextChoices):
        GEMATCHT = "gematcht", "Gematcht"
        GEMATCHT_DEELS = "gematcht_deels", "Deels gematcht"
        RETOUR = "retour", "Teruggekomen"
        TUSSENREKENING = "tussenrekening", "Op de tussenrekening"

    afschrift = models.ForeignKey(Afschrift, models.PROTECT, related_name="regels")
    rekening = models.CharField(max_length=34)
    entry_ref = models.CharField(max_length=35)
    deel = models.PositiveIntegerField(
        default=0, help_text="Plaats in een verzamelboeking; 0 = geheel."
    )
    bedrag_centen = models.BigIntegerField()
    boekdatum = models.DateField()
    valutadatum = models.DateField()
    msg_id = models.CharField(max_length=35, blank=True)
    groep_id = models.CharField(max_length=35, blank=True)
    aantal = models.PositiveIntegerField(default=1)
    end_to_end_id = models.CharField(max_length=35, blank=True)
    retour_reden = models.CharField(max_length=35, blank=True)
    is_storno = models.BooleanField(default=False)
    status = models.CharField(max_length=14, choices=Status.choices)

    class Meta:
        verbose_name = "afschriftregel"
        verbose_name_plural = "afschriftregels"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["rekening", "entry_ref", "deel"], name="afschriftregel_eenmaal_ingelezen"
            )
        ]
        indexes = [
            models.Index(
                fields=["status"], name="afschriftregel_open", condition=Q(status="tussenrekening")
            ),
            models.Index(fields=["end_to_end_id"], name="afschriftregel_kenmerk"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_ref}/{self.deel}"


class Herkomst(models.Model):
    """Who sent money that nobody recognised, and with which words: encrypted, to find its destination at the desk."""

    regel = models.OneToOneField(
        Afschriftregel, models.PROTECT, primary_key=True, related_name="herkomst"
    )
    versleuteld = models.BinaryField()
    sleutel_id = models.SmallIntegerField()

    class Meta:
        verbose_name = "herkomst van onbekend geld"
        verbose_name_plural = "herkomst van onbekend geld"

    def __str__(self) -> str:
        return f"herkomst van regel {self.regel_id}"


class InQuarantaine(models.Model):
    """A file of a partner that could not be taken in; nothing of it was booked. A person looks at it."""

    koppeling = models.CharField(max_length=30, default="bank")
    soort = models.CharField(max_length=8, blank=True)
    naam = models.CharField("bestandsnaam", max_length=200)
    sha256 = models.CharField(max_length=64, unique=True)
    omvang = models.BigIntegerField()
    pad = models.CharField(max_length=200)
    code = models.CharField(max_length=30)
    reden = models.CharField(max_length=300)
    bedrijfsdatum = models.DateField()
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment())
    opgelost_at = models.DateTimeField(null=True, blank=True)
    oplossing = models.CharField(max_length=300, blank=True)
    bewaren_tot = models.DateField()
    inhoud_verwijderd_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "bestand in quarantaine"
        verbose_name_plural = "bestanden in quarantaine"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.naam}: {self.code}"


class Innamestand(models.Model):
    """How far the changes of a register have been taken in; moves in the transaction that processes them."""

    koppeling = models.CharField(max_length=30, primary_key=True)
    laatste_volgnummer = models.BigIntegerField(default=0)
    bijgewerkt_at = models.DateTimeField(db_default=KlokMoment())

    class Meta:
        verbose_name = "stand van een inname"
        verbose_name_plural = "standen van innames"

    def __str__(self) -> str:
        return f"{self.koppeling}: {self.laatste_volgnummer}"
