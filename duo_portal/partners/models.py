"""Who calls with a key, the keys (never readable again), answers given before, and what was reported.

The guards stand in `sql/`: a key's hash, owner and scopes never change, and what a partner reported stays as it
was reported.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duo_portal.audit.models import BedrijfsMoment, KlokMoment


class Partner(models.Model):
    """An organisation that may call the API. `brin` bounds an institution to its own students."""

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    naam = models.CharField(_("naam"), max_length=120, unique=True)
    brin = models.CharField(
        _("BRIN-nummer"),
        max_length=6,
        blank=True,
        validators=[RegexValidator(r"^[0-9]{2}[A-Z]{2}([0-9]{2})?$")],
        help_text=_("Van een onderwijsinstelling: alleen daarvoor mag zij melden."),
    )
    email = models.EmailField(_("e-mailadres voor storingen"))
    is_actief = models.BooleanField(_("actief"), default=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = _("API-partner")
        verbose_name_plural = _("API-partners")

    def __str__(self) -> str:
        return self.naam


class PartnerSleutel(models.Model):
    """A key: its public beginning, and the SHA-256 of its secret.

    A fast hash is enough: the secret is 256 random bits, not a password that somebody chose, so there is
    nothing to guess that a slow hash would slow down. Days are days of the real calendar, not of the business
    date: how long a secret may be trusted has nothing to do with the day of the administration.
    """

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="sleutels")
    voorvoegsel = models.CharField(_("begin van de sleutel"), max_length=12, unique=True)
    geheim_hash = models.BinaryField(max_length=32, unique=True)
    scopes = ArrayField(models.CharField(max_length=60), verbose_name=_("mag"))
    verloopt_op = models.DateField(
        _("verloopt op"), help_text=_("De eerste dag dat hij niet werkt.")
    )
    ingetrokken_at = models.DateTimeField(_("ingetrokken"), null=True, blank=True)
    laatst_gebruikt_op = models.DateField(_("laatst gebruikt op"), null=True, blank=True)
    vervangt = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="opvolgers"
    )
    uitgegeven_door = models.CharField(_("uitgegeven door"), max_length=150)
    uitgegeven_at = models.DateTimeField(_("uitgegeven"), db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = _("sleutel")
        verbose_name_plural = _("sleutels")

    def __str__(self) -> str:
        return f"{self.voorvoegsel}…"


class Antwoord(models.Model):
    """The answer to a write, kept so that the same `Idempotency-Key` gives it again. No personal data in it."""

    houder = models.CharField(max_length=60, help_text="partner:<id> or burger:<id>.")
    sleutel = models.CharField(max_length=64)
    verzoek_hash = models.BinaryField(max_length=32)
    status = models.SmallIntegerField()
    inhoud = models.JSONField()
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "gegeven antwoord"
        verbose_name_plural = "gegeven antwoorden"
        constraints = [
            models.UniqueConstraint(fields=["houder", "sleutel"], name="partners_een_antwoord")
        ]
        indexes = [models.Index(fields=["opgeslagen_at"], name="partners_antwoord_oud")]

    def __str__(self) -> str:
        return f"{self.houder} {self.status}"


class Melding(models.Model):
    """One report of a partner, in a stream whose numbers rise in the order of committing (see `meldingen`)."""

    volgnummer = models.BigAutoField(primary_key=True)
    ontvangstbewijs = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="meldingen")
    soort = models.CharField(max_length=30)
    inhoud_versleuteld = models.BinaryField()
    inhoud_sleutel_id = models.SmallIntegerField()
    gemeld_op = models.DateField(help_text="Business date.")
    op = models.DateTimeField(db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "melding van een partner"
        verbose_name_plural = "meldingen van partners"
        constraints = [
            models.CheckConstraint(condition=~Q(soort=""), name="partners_melding_heeft_soort")
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.ontvangstbewijs}"
