"""What moved a term, who gave notice of default, and what a decision that came too late costs.

All three are insert-only: what was suspended stays suspended in the file, and a penalty once decided is owed.
"""

from django.db import models
from django.db.models import F, Q

from duo_portal.audit.models import KlokMoment
from duo_portal.cases.models.zaken import Zaak

MEESTE_DAGEN = 42
MEESTE_CENTEN = 144_200


class TermijnGebeurtenis(models.Model):
    """One event of the decision term of a case.

    `grondslag`: the `norm` by which the term is counted, from the day `op`; `tot` is the last day when nothing
    happens. `opschorting`: asked on `op`, with the last day `tot` to answer if one was given. `hervatting`: answered
    on `op`. `verdaging`: put off by `aantal` units of the norm, or to the day `tot` that was named.
    """

    class Soort(models.TextChoices):
        GRONDSLAG = "grondslag", "grondslag"
        OPSCHORTING = "opschorting", "opschorting"
        HERVATTING = "hervatting", "hervatting"
        VERDAGING = "verdaging", "verdaging"

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="termijngebeurtenissen")
    soort = models.CharField(max_length=12, choices=Soort)
    op = models.DateField("op")
    tot = models.DateField(null=True, blank=True)
    aantal = models.PositiveSmallIntegerField(null=True, blank=True)
    norm = models.CharField(max_length=40, blank=True, default="")
    is_ingestemd = models.BooleanField("met instemming van de burger", default=False)
    reden = models.CharField(max_length=500)
    artikel = models.CharField(max_length=60)
    actor = models.CharField("gedaan door", max_length=150)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "gebeurtenis van een termijn"
        verbose_name_plural = "gebeurtenissen van termijnen"
        constraints = [
            models.UniqueConstraint(
                fields=["zaak"],
                condition=Q(soort="grondslag"),
                name="cases_termijn_een_grondslag",
            ),
            models.UniqueConstraint(
                fields=["zaak"],
                condition=Q(soort="verdaging", is_ingestemd=False),
                name="cases_termijn_een_verdaging",
            ),
            models.CheckConstraint(
                condition=~Q(soort="verdaging")
                | Q(aantal__isnull=False, aantal__gt=0)
                | Q(tot__isnull=False, tot__gt=F("op")),
                name="cases_termijn_verdaging_hoeveel",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("op")),
                name="cases_termijn_tot_na_op",
            ),
            models.CheckConstraint(
                condition=~Q(actor="") & ~Q(reden="") & ~Q(artikel=""),
                name="cases_termijn_met_reden",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.op}"


class Ingebrekestelling(models.Model):
    """The citizen says in writing that the decision is late (arts. 4:17(3), 6:12 Awb). One per case counts."""

    class Bron(models.TextChoices):
        FORMULIER = "formulier", "eigen formulier"
        BRIEF = "brief", "brief"
        EMAIL = "email", "e-mail"
        BERICHT = "bericht", "herkend in een bericht"
        BALIE = "balie", "balie"

    zaak = models.OneToOneField(Zaak, on_delete=models.PROTECT, related_name="ingebrekestelling")
    ontvangen_op = models.DateField()
    bron = models.CharField(max_length=12, choices=Bron)
    actor = models.CharField("vastgelegd door", max_length=150)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "ingebrekestelling"
        verbose_name_plural = "ingebrekestellingen"

    def __str__(self) -> str:
        return f"ingebrekestelling Z-{self.zaak_id}"

    @property
    def persoon_id(self) -> int:
        """Whose case it is."""
        return self.zaak.persoon_id


class GeenGrond(models.TextChoices):
    """The exceptions of art. 4:17(6) Awb."""

    ONREDELIJK_LAAT = "onredelijk_laat", "onredelijk laat in gebreke gesteld"
    GEEN_BELANGHEBBENDE = "geen_belanghebbende", "geen belanghebbende"
    KENNELIJK = "kennelijk", "kennelijk niet-ontvankelijk of ongegrond"


class Dwangsomvoorstel(models.Model):
    """A colleague says that no penalty is owed and why; another decides. Insert-only; the latest counts."""

    ingebrekestelling = models.ForeignKey(
        Ingebrekestelling, on_delete=models.PROTECT, related_name="dwangsomvoorstellen"
    )
    geen_grond = models.CharField(max_length=20, choices=GeenGrond)
    reden = models.CharField(max_length=500)
    actor = models.CharField("opgesteld door", max_length=150)
    op = models.DateField()
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "dwangsomvoorstel", "dwangsomvoorstellen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(geen_grond="") & ~Q(reden="") & ~Q(actor=""),
                name="cases_dwangsomvoorstel_met_reden",
            ),
        ]

    def __str__(self) -> str:
        return f"voorstel bij ingebrekestelling {self.ingebrekestelling_id}"


class Dwangsombesluit(models.Model):
    """That and how much is owed for a decision that came too late (art. 4:18 Awb).

    `bedrag_centen` in whole cents. `geen_grond` says which exception of art. 4:17(6) applies; then nothing is owed.
    """

    ingebrekestelling = models.OneToOneField(
        Ingebrekestelling, on_delete=models.PROTECT, related_name="dwangsombesluit"
    )
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="dwangsombesluiten")
    eerste_dag = models.DateField()
    laatste_dag = models.DateField()
    dagen = models.PositiveSmallIntegerField()
    bedrag_centen = models.BigIntegerField()
    geen_grond = models.CharField(max_length=20, choices=GeenGrond, blank=True, default="")
    besloten_op = models.DateField()
    uiterlijk = models.DateField("beslissen uiterlijk")
    reden = models.CharField(max_length=500, blank=True, default="")
    actor = models.CharField("besloten door", max_length=150)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "dwangsombesluit"
        verbose_name_plural = "dwangsombesluiten"
        constraints = [
            models.CheckConstraint(
                condition=Q(dagen__gte=1, dagen__lte=MEESTE_DAGEN),
                name="cases_dwangsom_dagen",
            ),
            models.CheckConstraint(
                condition=Q(bedrag_centen__gte=0, bedrag_centen__lte=MEESTE_CENTEN),
                name="cases_dwangsom_bedrag",
            ),
            models.CheckConstraint(
                condition=Q(geen_grond="", bedrag_centen__gt=0)
                | (~Q(geen_grond="") & Q(bedrag_centen=0) & ~Q(reden="")),
                name="cases_dwangsom_geen_grond",
            ),
            models.CheckConstraint(
                condition=Q(
                    laatste_dag__gte=F("eerste_dag"),
                    besloten_op__gt=F("laatste_dag"),
                    uiterlijk__gt=F("laatste_dag"),
                ),
                name="cases_dwangsom_dagen_op_volgorde",
            ),
        ]

    def __str__(self) -> str:
        return f"dwangsom Z-{self.zaak_id}"

    @property
    def persoon_id(self) -> int:
        """Whose case it is."""
        return self.zaak.persoon_id

    @property
    def is_op_tijd(self) -> bool:
        """Whether it was decided within two weeks after the last day (art. 4:18 Awb)."""
        return self.besloten_op <= self.uiterlijk
