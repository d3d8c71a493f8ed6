"""A person, and what holds their money back."""

import uuid

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from duo_portal.audit.models import BedrijfsMoment, KlokMoment


class NationaliteitGroep(models.IntegerChoices):
    """Group of nationality for the right to student finance (art. 2.2 Wsf 2000); stored as smallint."""

    NEDERLANDSE = 1, "Nederlandse"
    EU_EER_ZWITSERLAND = 2, "EU, EER of Zwitserland"
    GELIJKGESTELD = 3, "gelijkgesteld op grond van verblijf"
    OVERIG = 4, "overig"


class Taal(models.TextChoices):
    """The language someone wants letters in."""

    NL = "nl", "Nederlands"
    EN = "en", "English"


class Persoon(models.Model):
    """Anyone we know: student, parent, partner. Numbers are encrypted; `bsn_hash` finds a person back.

    `gezin_id` is the connected component over parent relations (the smallest person id in it): the unit
    of a chunk, and of children who share one contribution of a parent.
    """

    uuid = models.UUIDField(
        unique=True,
        default=uuid.uuid4,
        db_default=models.Func(function="gen_random_uuid", output_field=models.UUIDField()),
        editable=False,
    )
    bsn_versleuteld = models.BinaryField()
    bsn_sleutel_id = models.SmallIntegerField()
    bsn_hash = models.BinaryField(unique=True)
    bsn_hash_versie = models.SmallIntegerField()
    voornamen = models.CharField(max_length=200)
    tussenvoegsel = models.CharField(max_length=30, blank=True, default="", db_default="")
    achternaam = models.CharField(max_length=200)
    geboortedatum = models.DateField()
    overleden_op = models.DateField(null=True, blank=True)
    nationaliteit_groep = models.SmallIntegerField(choices=NationaliteitGroep)
    taal = models.CharField(max_length=2, choices=Taal, default=Taal.NL, db_default=Taal.NL)
    is_massapersoon = models.BooleanField(default=False, db_default=False)
    gezin_id = models.BigIntegerField(db_index=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "persoon"
        verbose_name_plural = "personen"
        indexes = [
            GinIndex(
                OpClass(Upper("achternaam"), name="gin_trgm_ops"),
                name="identity_persoon_achternaam",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(overleden_op__isnull=True) | Q(overleden_op__gte=F("geboortedatum")),
                name="identity_persoon_overleden_na_geboorte",
            )
        ]

    def __str__(self) -> str:
        return " ".join(
            deel for deel in (self.voornamen, self.tussenvoegsel, self.achternaam) if deel
        )


class Blokkade(models.Model):
    """Payment to a person is held (`rekening aangehouden`) from a day, until it is lifted once."""

    class Reden(models.TextChoices):
        OVERLIJDEN = "overlijden", "overleden"
        RETOUR = "retour", "betaling kwam terug"
        IBAN_GEWIJZIGD = "iban_gewijzigd", "gewijzigd rekeningnummer nog niet bevestigd"
        TENAAMSTELLING = "tenaamstelling", "naam bij het rekeningnummer klopt niet"
        ONDERZOEK = "onderzoek", "in onderzoek"

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="blokkades")
    reden = models.CharField(max_length=30, choices=Reden)
    ingangsdatum = models.DateField()
    opgeheven_op = models.DateField(null=True, blank=True)
    opgeheven_door = models.CharField(max_length=150, blank=True, default="", db_default="")
    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "blokkade"
        verbose_name_plural = "blokkades"
        constraints = [
            models.UniqueConstraint(
                fields=["persoon", "reden"],
                condition=Q(opgeheven_op__isnull=True),
                name="identity_blokkade_een_open_per_reden",
            ),
            models.CheckConstraint(
                condition=Q(opgeheven_op__isnull=True) | Q(opgeheven_op__gte=F("ingangsdatum")),
                name="identity_blokkade_opgeheven_na_ingang",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_reden_display()} vanaf {self.ingangsdatum}"
