"""Mandates, the terms that were asked, the frozen lines of a collection run, and what was announced beforehand."""

from django.db import models
from django.db.models import F, Q

from duo_portal.audit.models import KlokMoment
from duo_portal.identity.models import Bankrekening, Persoon

from .vaststelling import Vaststelling


class Incassomandaat(models.Model):
    """A debtor's leave to collect (SEPA CORE). `kenmerk` is its MndtId, unique for ever; at most one runs at a time.

    Nothing of it changes but that it is taken back, once.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="incassomandaten")
    kenmerk = models.CharField(max_length=35, unique=True)
    getekend_op = models.DateField()
    ingetrokken_op = models.DateField(null=True, blank=True)
    reden = models.CharField("reden van intrekken", max_length=200, blank=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "incassomandaat", "incassomandaten"
        constraints = [
            models.UniqueConstraint(
                fields=["persoon"],
                condition=Q(ingetrokken_op=None),
                name="incassomandaat_een_loopt",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op=None) | Q(ingetrokken_op__gte=F("getekend_op")),
                name="incassomandaat_loopt_vooruit",
            ),
        ]

    def __str__(self) -> str:
        return self.kenmerk


class Incassoregel(models.Model):
    """A frozen line of a collection run: what is still to be asked for a month. Insert-only.

    `bedrag_centen` = fixed − what was asked or paid for that month; `is_laatste` when the rest of the debt was less.
    """

    pk = models.CompositePrimaryKey("run_id", "persoon_id", "is_lllk", "maand")
    run_id = models.BigIntegerField()
    persoon_id = models.BigIntegerField()
    bedrag_centen = models.BigIntegerField()
    vaststelling_id = models.BigIntegerField()
    maand = models.DateField()
    volgnummer = models.SmallIntegerField()
    is_lllk = models.BooleanField("levenlanglerenkrediet")
    is_laatste = models.BooleanField("de rest van de schuld")

    class Meta:
        verbose_name, verbose_name_plural = "incassoregel", "incassoregels"
        constraints = [
            models.CheckConstraint(
                condition=Q(bedrag_centen__gt=0, volgnummer__gt=0, maand__day=1),
                name="incassoregel_vraagt_iets",
            )
        ]

    def __str__(self) -> str:
        return f"run {self.run_id}, {self.maand:%Y-%m}: {self.bedrag_centen} cent"


class Termijn(models.Model):
    """What was asked for a month, once (`volgnummer` 2 and on: more was due later). Insert-only.

    The money is in the ledger: a receipt credits the accounts of the loan with legs that carry `maand`. What is open
    stands in the view `terugbetalen_open_termijn` (see `innen.stand`). `kenmerk` is the betalingskenmerk, and the
    EndToEndId when it is collected; it belongs to this term for ever. With `wijze` incasso the mandate, the account and
    the sequence type with which it goes to the bank are frozen here; `vervaldatum` is then the day of collection.
    """

    class Wijze(models.TextChoices):
        INCASSO = "incasso", "automatische incasso"
        VERZOEK = "verzoek", "betaalverzoek"

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="termijnen", db_index=False)
    vaststelling = models.ForeignKey(Vaststelling, models.PROTECT, related_name="+", db_index=False)
    bedrag_centen = models.BigIntegerField()
    run_id = models.BigIntegerField(null=True, blank=True)
    mandaat = models.ForeignKey(
        Incassomandaat, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    bankrekening = models.ForeignKey(
        Bankrekening, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    maand = models.DateField()
    vervaldatum = models.DateField()
    aangekondigd_op = models.DateField(help_text="The day on which amount and date were told.")
    volgnummer = models.SmallIntegerField()
    is_lllk = models.BooleanField("levenlanglerenkrediet")
    wijze = models.CharField(max_length=8, choices=Wijze)
    volgorde = models.CharField(max_length=4, blank=True, default="", help_text="FRST or RCUR.")
    laatst_geind_op = models.DateField(
        null=True, blank=True, help_text="The collection under this mandate before; none: FRST."
    )
    is_andere_rekening = models.BooleanField(
        "andere rekening dan de vorige incasso", default=False, db_default=False
    )
    kenmerk = models.CharField(max_length=35, unique=True)

    class Meta:
        verbose_name, verbose_name_plural = "termijn", "termijnen"
        constraints = [
            models.UniqueConstraint(
                # The month first: a run adds at the end of this index, and a person is found month by month.
                fields=["maand", "persoon", "is_lllk", "volgnummer"],
                name="termijn_eenmaal_gevraagd",
            ),
            models.CheckConstraint(
                condition=Q(bedrag_centen__gt=0, volgnummer__gt=0, maand__day=1)
                & Q(vervaldatum__gte=F("aangekondigd_op")),
                name="termijn_vraagt_iets",
            ),
            models.CheckConstraint(
                condition=Q(
                    wijze="incasso",
                    mandaat__isnull=False,
                    bankrekening__isnull=False,
                    volgorde__in=["FRST", "RCUR"],
                )
                | Q(wijze="verzoek", mandaat=None, bankrekening=None, volgorde=""),
                name="termijn_incasso_heeft_machtiging",
            ),
        ]
        indexes = [
            models.Index(fields=["run_id", "kenmerk"], name="termijn_van_run"),
            models.Index(fields=["persoon"], name="termijn_persoon"),
        ]

    def __str__(self) -> str:
        return f"termijn {self.maand:%Y-%m}"


class Aankondiging(models.Model):
    """What a debtor was told before money is collected: this amount, every month from `van` up to `tot`. Insert-only.

    A term is announced when it falls under one of the same amount; otherwise the run tells it anew, fourteen days ahead.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    is_lllk = models.BooleanField("levenlanglerenkrediet")
    bedrag_centen = models.BigIntegerField(help_text="A month.")
    van = models.DateField(help_text="First month.")
    tot = models.DateField(help_text="First month that it does not hold for.")
    aangekondigd_op = models.DateField()
    run_id = models.BigIntegerField()

    class Meta:
        verbose_name, verbose_name_plural = "aankondiging", "aankondigingen"
        constraints = [
            models.UniqueConstraint(
                fields=["run_id", "persoon", "is_lllk", "van"], name="aankondiging_een_per_run"
            ),
            models.CheckConstraint(
                condition=Q(bedrag_centen__gt=0, tot__gt=F("van"), van__day=1, tot__day=1),
                name="aankondiging_noemt_maanden",
            ),
        ]

    def __str__(self) -> str:
        return f"aankondiging vanaf {self.van:%Y-%m}"


class Incassomelding(models.Model):
    """What the bank said about a collection that failed: refused beforehand, or taken back afterwards. Insert-only."""

    termijn = models.ForeignKey(Termijn, models.PROTECT, related_name="meldingen")
    code = models.CharField(max_length=8, help_text="ISO 20022 reason, for example AM04.")
    bron = models.CharField(max_length=80, help_text="Message or statement entry of the bank.")
    op = models.DateField(help_text="Business date.")
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "incassomelding", "incassomeldingen"
        constraints = [
            models.UniqueConstraint(fields=["termijn"], name="incassomelding_een_per_termijn")
        ]

    def __str__(self) -> str:
        return self.code
