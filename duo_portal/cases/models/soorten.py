"""Complaints, court cases and requests: what came in, what departments added, the draft and the decision.

Rows are added and never changed. Only who handles it, the version of its page and a withdrawal move on the request
itself; the state of the procedure stands with its case (`Zaak`). What citizens and departments wrote is encrypted.
"""

import uuid

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q

from duo_portal.audit.models import BedrijfsMoment, KlokMoment
from duo_portal.identity.models import Persoon

from .stukken import Stuk
from .zaken import Zaak

VERSLEUTELD_VERZOEK = "verzoek"
"""The kind that is bound to the encrypted words of a request and of what departments wrote about it."""


class Verzoek(models.Model):
    """One complaint, request, court case or signal. `soort` is a row of `cases/soorten/soorten.toml`, as is the case's."""

    class Kanaal(models.TextChoices):
        PORTAAL = "portaal", "portaal"
        POST = "post", "post"
        LOKET = "loket", "loket"
        TELEFOON = "telefoon", "telefoon"

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    zaak = models.OneToOneField(Zaak, on_delete=models.PROTECT, related_name="verzoek")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="zaakverzoeken")
    soort = models.CharField(max_length=20)
    woorden_versleuteld = models.BinaryField()
    woorden_sleutel_id = models.SmallIntegerField()
    kanaal = models.CharField(max_length=10, choices=Kanaal)
    ingediend_op = models.DateField()
    actor = models.CharField("ingediend door", max_length=150)
    behandelaar = models.CharField(max_length=150, blank=True, default="", db_default="")
    versie = models.IntegerField(default=0, db_default=0)
    ingetrokken_op = models.DateField(null=True, blank=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "klacht of verzoek", "klachten en verzoeken"
        indexes = [models.Index(fields=["soort", "-id"], name="cases_verzoek_soort")]
        permissions = [
            ("behandel_klacht", "Klachten behandelen en afhandelen"),
            ("behandel_verzoek", "Maatwerk, medische redenen, schuldhulp en Woo behandelen"),
            ("behandel_rechtszaak", "Beroep en hoger beroep bijhouden"),
            ("behandel_ombudsman", "Vragen van de ombudsman behandelen"),
            ("adviseer_verzoek", "Namens een afdeling adviseren"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.zaak_id}"


class Verzoekstuk(models.Model):
    """A document that belongs to a request."""

    verzoek = models.ForeignKey(Verzoek, on_delete=models.PROTECT, related_name="stukken")
    stuk = models.OneToOneField(Stuk, on_delete=models.PROTECT, related_name="verzoekstuk")
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "stuk bij verzoek", "stukken bij verzoek"

    def __str__(self) -> str:
        return f"stuk {self.stuk_id} bij {self.verzoek_id}"


class Bijdrage(models.Model):
    """What was added on the way: advice of a department, a hearing (Awb 9:10) or why there was none, a day in court."""

    class Soort(models.TextChoices):
        ADVIES = "advies", "advies van een afdeling"
        GEHOORD = "gehoord", "gehoord"
        NIET_GEHOORD = "niet_gehoord", "niet gehoord"
        DAG = "dag", "dag bij de rechter"

    class Afdeling(models.TextChoices):
        TOEKENNEN = "toekennen", "toekennen"
        TERUGBETALEN = "terugbetalen", "terugbetalen"
        INNEN = "innen", "innen en invorderen"
        BETALEN = "betalen", "uitbetalen"
        CONTROLE = "controle", "controle"
        JURIDISCH = "juridisch", "juridische zaken"
        KLANT = "klant", "klantcontact"

    verzoek = models.ForeignKey(Verzoek, on_delete=models.PROTECT, related_name="bijdragen")
    soort = models.CharField(max_length=12, choices=Soort)
    afdeling = models.CharField(max_length=12, choices=Afdeling, blank=True, default="")
    dag = models.DateField(null=True, blank=True)
    tekst_versleuteld = models.BinaryField()
    tekst_sleutel_id = models.SmallIntegerField()
    actor = models.CharField("gedaan door", max_length=150)
    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "bijdrage", "bijdragen"
        constraints = [
            models.CheckConstraint(
                condition=(Q(soort="advies") & ~Q(afdeling="")) | (~Q(soort="advies") & Q(afdeling="")),
                name="cases_bijdrage_advies_van_afdeling",
            ),
            models.CheckConstraint(
                condition=~Q(soort__in=["gehoord", "dag"]) | Q(dag__isnull=False),
                name="cases_bijdrage_dag",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.soort} bij {self.verzoek_id}"


class Verzoekvoorstel(models.Model):
    """A draft; a better one is a new row and the latest counts.

    `ruimte` is the article that gives the room to decide so. `kern` is what a colleague may learn from it, without
    anything that tells who it was about.
    """

    verzoek = models.ForeignKey(Verzoek, on_delete=models.PROTECT, related_name="voorstellen")
    uitkomst = models.CharField(max_length=30)
    gronden = models.TextField()
    ruimte = models.CharField(max_length=80, blank=True, default="")
    kern = models.TextField(blank=True, default="")
    actor = models.CharField("opgesteld door", max_length=150)
    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "voorstel bij verzoek", "voorstellen bij verzoek"

    def __str__(self) -> str:
        return f"voorstel bij {self.verzoek_id}"


class Verzoekbesluit(models.Model):
    """How it ended. `is_vier_ogen`: by another person than who wrote it, as the kind asks. `gevolg_centen`: what it cost."""

    verzoek = models.OneToOneField(Verzoek, on_delete=models.PROTECT, related_name="besluit")
    voorstel = models.OneToOneField(Verzoekvoorstel, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=20)
    uitkomst = models.CharField(max_length=30)
    gronden = models.TextField()
    ruimte = models.CharField(max_length=80, blank=True, default="")
    kern = models.TextField(blank=True, default="")
    is_vier_ogen = models.BooleanField()
    opgesteld_door = models.CharField(max_length=150)
    besloten_door = models.CharField(max_length=150)
    besloten_op = models.DateField()
    gevolg_centen = models.BigIntegerField(default=0)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "besluit op verzoek", "besluiten op verzoek"
        indexes = [
            models.Index(fields=["soort", "besloten_op"], name="cases_verzoekbesluit_dag"),
            GinIndex(
                SearchVector("kern", "ruimte", config="dutch"), name="cases_verzoekbesluit_woorden"
            ),
        ]

    def __str__(self) -> str:
        return f"besluit op {self.verzoek_id}"
