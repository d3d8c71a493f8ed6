"""A draw in three rows that never change: the frozen frame, the promise (`Verbinding`), the result (`Trekking`).

There is no place for any fact about a person but being in the frame. The seed follows in the database itself from the
promise and the round (see the guards in `sql/0001_bewakers.sql`), so nobody can put another one there.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from duo_portal.audit.models import BedrijfsMoment, KlokMoment
from duo_portal.identity.models import Persoon


class Kader(models.Model):
    """Everybody who can be drawn on a reference date. The round key is kept encrypted, for the auditor."""

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    peildatum = models.DateField()
    aantal = models.IntegerField(help_text="N: people in the frame.")
    uitsluitingen = models.JSONField(
        help_text="Reason declared beforehand: how many were left out."
    )
    sleutel_versleuteld = models.BinaryField()
    sleutel_id = models.SmallIntegerField()
    wortel = models.BinaryField(help_text="Root of the Merkle tree over the sorted pseudonyms.")
    toppen = models.BinaryField(
        help_text="One level of that tree, so that a proof needs one block."
    )
    actor = models.CharField(max_length=150)
    op = models.DateTimeField("vastgesteld", db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "kader", "kaders"
        constraints = [
            models.CheckConstraint(condition=Q(aantal__gt=0), name="kader_niet_leeg"),
        ]

    def __str__(self) -> str:
        return f"{self.aantal} op {self.peildatum}"


class Lid(models.Model):
    """One person in a frame; `plaats` counts the sorted pseudonyms from 0."""

    pk = models.CompositePrimaryKey("kader_id", "plaats")
    kader = models.ForeignKey(Kader, models.PROTECT, related_name="leden", db_index=False)
    plaats = models.IntegerField()
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+", db_index=False)
    pseudoniem = models.BinaryField()

    class Meta:
        verbose_name, verbose_name_plural = "lid van een kader", "leden van een kader"
        constraints = [
            models.UniqueConstraint(fields=["persoon", "kader"], name="lid_een_per_persoon"),
            models.UniqueConstraint(fields=["kader", "pseudoniem"], name="lid_een_pseudoniem"),
        ]

    def __str__(self) -> str:
        return f"{self.kader_id}: {self.plaats}"


class Verbinding(models.Model):
    """What was published before the seed could exist; one per frame, and its round was still to come."""

    kader = models.OneToOneField(Kader, models.PROTECT, related_name="verbinding")
    tekst = models.TextField(help_text="The published text, to the byte.")
    hash = models.BinaryField(unique=True, help_text="SHA-256 of the text.")
    aantal = models.IntegerField(help_text="n: how many will be drawn.")
    keten = models.CharField(max_length=64)
    ronde = models.BigIntegerField()
    ronde_at = models.DateTimeField(help_text="When the round happens.")
    actor = models.CharField(max_length=150)
    op = models.DateTimeField("gepubliceerd", db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "verbintenis", "verbintenissen"
        constraints = [
            models.CheckConstraint(
                condition=Q(ronde_at__gt=F("op"), aantal__gt=0, ronde__gt=0),
                name="verbinding_noemt_wat_komt",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aantal}, ronde {self.ronde}"


class Trekking(models.Model):
    """The result: round, seed and the last ticket that was drawn; one per promise."""

    verbinding = models.OneToOneField(Verbinding, models.PROTECT, related_name="trekking")
    toeval = models.BinaryField()
    handtekening = models.BinaryField()
    zaad = models.BinaryField(unique=True)
    grens = models.BinaryField()
    actor = models.CharField(max_length=150)
    op = models.DateTimeField("getrokken", db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "trekking", "trekkingen"

    def __str__(self) -> str:
        return f"trekking {self.pk}"


class Geloot(models.Model):
    """One person who was drawn; `volgnummer` counts the tickets from 1, the lowest first."""

    trekking = models.ForeignKey(Trekking, models.PROTECT, related_name="geloot", db_index=False)
    volgnummer = models.IntegerField()
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    pseudoniem = models.BinaryField()
    lot = models.BinaryField()

    class Meta:
        verbose_name, verbose_name_plural = "geloot", "geloot"
        constraints = [
            models.UniqueConstraint(fields=["trekking", "volgnummer"], name="geloot_een_plaats"),
            models.UniqueConstraint(fields=["trekking", "persoon"], name="geloot_een_keer"),
        ]

    def __str__(self) -> str:
        return f"{self.trekking_id}: {self.volgnummer}"


class Annulering(models.Model):
    """A draw that failed is cancelled in public, with its reason; it is never done again."""

    kader = models.OneToOneField(Kader, models.PROTECT, related_name="annulering")
    reden = models.CharField(max_length=500)
    actor = models.CharField(max_length=150)
    op = models.DateTimeField(db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "annulering", "annuleringen"
        constraints = [
            models.CheckConstraint(condition=~Q(reden=""), name="annulering_noemt_reden"),
        ]

    def __str__(self) -> str:
        return self.reden
