"""The outbox: one row per attempt to reach someone by a channel; and the batches for the printer."""

import uuid

from django.db import models
from django.db.models import Func, Q

from duo_portal.audit.models import BedrijfsMoment, KlokMoment

from .brief import Brief


class Drukpartij(models.Model):
    """A batch of paper letters, opened by one colleague and marked as printed once."""

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    aantal = models.IntegerField()
    geopend_door = models.CharField(max_length=150)
    geopend_at = models.DateTimeField(db_default=BedrijfsMoment(), editable=False)
    sha256 = models.BinaryField(null=True, editable=False)
    gedrukt_door = models.CharField(max_length=150, blank=True, default="", db_default="")
    gedrukt_at = models.DateTimeField(null=True, blank=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "drukpartij"
        verbose_name_plural = "drukpartijen"
        permissions = [("druk_drukpartij", "Mag papieren brieven laten drukken")]

    def __str__(self) -> str:
        return f"drukpartij {self.pk}"


class UitgaandBericht(models.Model):
    """Telling someone of a letter by a channel. (brief, kanaal, volgnummer) makes doing it again harmless.

    `uuid` is the Message-ID of the e-mail, the same at every attempt. `email_versleuteld` is only filled for a mail
    to an address that is no longer the person's, and emptied when that mail is gone.
    """

    class Kanaal(models.TextChoices):
        EMAIL = "email", "e-mail"
        PAPIER = "papier", "papier"

    class Status(models.TextChoices):
        WACHT = "wacht", "wacht"
        BEZIG = "bezig", "bezig"
        AFGELEVERD = "afgeleverd", "afgeleverd"
        MISLUKT = "mislukt", "mislukt"
        VERVALLEN = "vervallen", "vervallen"

    class Aanleiding(models.TextChoices):
        NIEUW = "nieuw", "nieuwe brief"
        ONGELEZEN = "ongelezen", "brief met een termijn is niet gelezen"
        EMAIL_MISLUKT = "email_mislukt", "e-mail kwam niet aan"
        OUD_ADRES = "oud_adres", "contactgegevens gewijzigd"

    uuid = models.UUIDField(
        unique=True,
        default=uuid.uuid4,
        db_default=Func(function="gen_random_uuid", output_field=models.UUIDField()),
        editable=False,
    )
    brief = models.ForeignKey(
        Brief, on_delete=models.PROTECT, related_name="uitgaand", db_index=False
    )
    kanaal = models.CharField(max_length=10, choices=Kanaal)
    volgnummer = models.SmallIntegerField(default=1, db_default=1)
    aanleiding = models.CharField(max_length=20, choices=Aanleiding, default=Aanleiding.NIEUW)
    status = models.CharField(
        max_length=12, choices=Status, default=Status.WACHT, db_default=Status.WACHT
    )
    poging = models.SmallIntegerField("pogingen", default=0, db_default=0)
    volgende_poging_at = models.DateTimeField(db_default=KlokMoment())
    email_versleuteld = models.BinaryField(default=b"", db_default=b"")
    email_sleutel_id = models.SmallIntegerField(default=0, db_default=0)
    fout = models.CharField(max_length=100, blank=True, default="", db_default="")
    partij = models.ForeignKey(
        Drukpartij, on_delete=models.PROTECT, null=True, blank=True, related_name="berichten"
    )
    afgeleverd_at = models.DateTimeField(null=True, blank=True)
    aangemaakt_op = models.DateTimeField(db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "uitgaand bericht"
        verbose_name_plural = "uitgaande berichten"
        constraints = [
            models.UniqueConstraint(
                fields=["brief", "kanaal", "volgnummer"], name="letters_uitgaand_een_keer"
            )
        ]
        indexes = [
            models.Index(
                fields=["volgende_poging_at", "id"],
                condition=Q(kanaal="email", status__in=["wacht", "bezig"]),
                name="letters_uitgaand_email_wacht",
            ),
            models.Index(
                fields=["id"],
                condition=Q(kanaal="papier", status="wacht"),
                name="letters_uitgaand_papier_wacht",
            ),
        ]

    def __str__(self) -> str:
        return (
            f"{self.get_kanaal_display()} over brief {self.brief_id} ({self.get_status_display()})"
        )
