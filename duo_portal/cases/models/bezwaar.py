"""An objection (Awb chapters 6 and 7): what was objected to and why, the hearing, the report, the decision.

Everything is history: rows are added and never changed. Only who handles it, the version of the page and a
withdrawal are kept up to date on the objection itself; the state of the procedure stands with its case (`Zaak`).
"""

import uuid

from django.db import models
from django.db.models import F, Q

from duo_portal.audit.models import BedrijfsMoment, KlokMoment
from duo_portal.identity.models import Persoon

from .stukken import Stuk
from .zaken import Zaak

VERSLEUTELD = "bezwaar"
"""The kind that is bound to the encrypted words of an objection."""


class Oorzaak(models.TextChoices):
    """What the objection was about: counted to mend the rule or the letter that caused it."""

    INSCHRIJVING = "inschrijving", "inschrijving"
    UITWONEND = "uitwonend", "uitwonend"
    NATIONALITEIT = "nationaliteit", "nationaliteit"
    RENTE = "rente", "rente"
    REISPRODUCT = "reisproduct", "reisproduct"
    OUDERINKOMEN = "ouderinkomen", "inkomen van ouders"
    ANDERS = "anders", "anders"


class Bezwaar(models.Model):
    """One objection to one decision. `stap` is the step of the Uitleg objected to, empty for the whole decision.

    The words of the citizen are encrypted (`duo_portal.cases.bezwaar.woorden`). Two clicks are one objection: there
    is at most one per decision that was not withdrawn.
    """

    class Kanaal(models.TextChoices):
        PORTAAL = "portaal", "portaal"
        POST = "post", "post"
        LOKET = "loket", "loket"

    class Horen(models.TextChoices):
        JA = "ja", "wil worden gehoord"
        TELEFOON = "telefoon", "wil telefonisch worden gehoord"
        NEE = "nee", "wil niet worden gehoord"

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    zaak = models.OneToOneField(Zaak, on_delete=models.PROTECT, related_name="bezwaar")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="bezwaren")
    onderwerp = models.CharField(max_length=60)
    onderwerp_id = models.BigIntegerField()
    stap = models.CharField(max_length=120, blank=True, default="")
    maand = models.CharField(max_length=7, blank=True, default="")
    oorzaak = models.CharField(max_length=20, choices=Oorzaak)
    woorden_versleuteld = models.BinaryField()
    woorden_sleutel_id = models.SmallIntegerField()
    kanaal = models.CharField(max_length=10, choices=Kanaal)
    horen = models.CharField(max_length=10, choices=Horen)
    besluit_bekend_op = models.DateField()
    bezwaar_tot = models.DateField("bezwaar tot en met")
    ingediend_op = models.DateField()
    is_op_tijd = models.BooleanField()
    actor = models.CharField("ingediend door", max_length=150)
    behandelaar = models.CharField(max_length=150, blank=True, default="", db_default="")
    versie = models.IntegerField(default=0, db_default=0)
    ingetrokken_op = models.DateField(null=True, blank=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "bezwaar", "bezwaren"
        constraints = [
            models.UniqueConstraint(
                fields=["persoon", "onderwerp", "onderwerp_id"],
                condition=Q(ingetrokken_op__isnull=True),
                name="cases_bezwaar_een_per_besluit",
            ),
            models.CheckConstraint(
                condition=Q(bezwaar_tot__gte=F("besluit_bekend_op")),
                name="cases_bezwaar_termijn_na_besluit",
            ),
        ]
        permissions = [("behandel_bezwaar", "Bezwaren behandelen en erop beslissen")]

    def __str__(self) -> str:
        return f"bezwaar {self.zaak_id}"


class Bezwaarstuk(models.Model):
    """A document that belongs to an objection."""

    bezwaar = models.ForeignKey(Bezwaar, on_delete=models.PROTECT, related_name="stukken")
    stuk = models.OneToOneField(Stuk, on_delete=models.PROTECT, related_name="bezwaarstuk")
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "stuk bij bezwaar", "stukken bij bezwaar"

    def __str__(self) -> str:
        return f"stuk {self.stuk_id} bij {self.bezwaar_id}"


class Hoorzitting(models.Model):
    """A hearing that was planned, or why there is none (Awb 7:2, 7:3). The latest row counts."""

    class Vorm(models.TextChoices):
        KANTOOR = "kantoor", "op kantoor"
        TELEFOON = "telefoon", "telefonisch"
        VIDEO = "video", "met beeld"
        GEEN = "geen", "geen hoorzitting"

    class Afzien(models.TextChoices):
        NIET_ONTVANKELIJK = "7:3a", "kennelijk niet-ontvankelijk"
        ONGEGROND = "7:3b", "kennelijk ongegrond"
        WIL_NIET = "7:3c", "wil niet worden gehoord"
        GEEN_ANTWOORD = "7:3d", "antwoordde niet op tijd"
        TEGEMOET = "7:3e", "volledig tegemoetgekomen"

    bezwaar = models.ForeignKey(Bezwaar, on_delete=models.PROTECT, related_name="hoorzittingen")
    vorm = models.CharField(max_length=10, choices=Vorm)
    gepland_at = models.DateTimeField("dag en tijd", null=True, blank=True)
    plaats = models.CharField(max_length=200, blank=True, default="")
    afzien = models.CharField(max_length=10, choices=Afzien, blank=True, default="")
    actor = models.CharField("gedaan door", max_length=150)
    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "hoorzitting", "hoorzittingen"
        constraints = [
            models.CheckConstraint(
                condition=(Q(vorm="geen") & Q(gepland_at=None) & ~Q(afzien=""))
                | (~Q(vorm="geen") & Q(gepland_at__isnull=False) & Q(afzien="")),
                name="cases_hoorzitting_dag_of_reden",
            )
        ]

    def __str__(self) -> str:
        return f"hoorzitting bij {self.bezwaar_id}"


class Verslag(models.Model):
    """The report of a hearing (Awb 7:7), encrypted."""

    bezwaar = models.ForeignKey(Bezwaar, on_delete=models.PROTECT, related_name="verslagen")
    tekst_versleuteld = models.BinaryField()
    tekst_sleutel_id = models.SmallIntegerField()
    actor = models.CharField("gedaan door", max_length=150)
    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "verslag", "verslagen"

    def __str__(self) -> str:
        return f"verslag bij {self.bezwaar_id}"


class Dictum(models.TextChoices):
    """What is decided on an objection."""

    GEGROND = "gegrond", "gegrond"
    DEELS = "deels", "deels gegrond"
    ONGEGROND = "ongegrond", "ongegrond"
    NIET_ONTVANKELIJK = "niet_ontvankelijk", "niet-ontvankelijk"


class Bezwaarvoorstel(models.Model):
    """A draft decision. A better one is a new row; the latest counts. `correctie` is the fact that is put right."""

    bezwaar = models.ForeignKey(Bezwaar, on_delete=models.PROTECT, related_name="voorstellen")
    dictum = models.CharField(max_length=20, choices=Dictum)
    gronden = models.TextField()
    oorzaak = models.CharField(max_length=20, choices=Oorzaak)
    correctie = models.CharField(max_length=60, blank=True, default="")
    actor = models.CharField("opgesteld door", max_length=150)
    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "voorstel", "voorstellen"

    def __str__(self) -> str:
        return f"voorstel bij {self.bezwaar_id}"


class Bezwaarbesluit(models.Model):
    """The decision on an objection (Awb 7:12), by another person than who wrote it. `herstel_centen`: more or less."""

    bezwaar = models.OneToOneField(Bezwaar, on_delete=models.PROTECT, related_name="besluit")
    voorstel = models.OneToOneField(Bezwaarvoorstel, on_delete=models.PROTECT, related_name="+")
    dictum = models.CharField(max_length=20, choices=Dictum)
    gronden = models.TextField()
    oorzaak = models.CharField(max_length=20, choices=Oorzaak)
    opgesteld_door = models.CharField(max_length=150)
    besloten_door = models.CharField(max_length=150)
    besloten_op = models.DateField()
    herstel_centen = models.BigIntegerField(default=0)
    rente_centen = models.BigIntegerField(default=0)
    rente_uitkomst = models.CharField(max_length=20, blank=True, default="")
    nieuwe_besluiten = models.JSONField(default=list)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "beslissing op bezwaar", "beslissingen op bezwaar"
        indexes = [models.Index(fields=["besloten_op"], name="cases_bezwaarbesluit_dag")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(besloten_door="") & ~Q(opgesteld_door=F("besloten_door")),
                name="cases_bezwaarbesluit_vier_ogen",
            ),
            models.CheckConstraint(
                condition=Q(rente_centen__gte=0), name="cases_bezwaarbesluit_rente"
            ),
        ]

    def __str__(self) -> str:
        return f"beslissing op bezwaar {self.bezwaar_id}"
