"""Terms of cases, default notices and penalties."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import duo_portal.audit.models
from duo_portal.cases.sql import lees

_SOORTEN = [
    ("aanvraag", "aanvraag"),
    ("bezwaar", "bezwaar"),
    ("beroep", "beroep"),
    ("hoger_beroep", "hoger beroep"),
    ("klacht", "klacht"),
    ("ingebrekestelling", "ingebrekestelling"),
    ("maatwerk", "maatwerk"),
    ("medisch", "medische kwijtschelding"),
    ("schuldhulp", "verzoek van schuldhulp"),
    ("ombudsman", "signaal van de ombudsman"),
    ("woo", "Woo-verzoek"),
    ("privacy", "privacyverzoek"),
    ("controle", "controle uitwonendenbeurs"),
]


def _sleutel() -> models.BigAutoField:
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


def _opgeslagen() -> models.DateTimeField:
    return models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0002_bron_brief")]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="zaak",
            name="soort",
            field=models.CharField(choices=_SOORTEN, max_length=20),
        ),
        migrations.CreateModel(
            name="TermijnGebeurtenis",
            fields=[
                ("id", _sleutel()),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("grondslag", "grondslag"),
                            ("opschorting", "opschorting"),
                            ("hervatting", "hervatting"),
                            ("verdaging", "verdaging"),
                        ],
                        max_length=12,
                    ),
                ),
                ("op", models.DateField(verbose_name="op")),
                ("tot", models.DateField(blank=True, null=True)),
                ("aantal", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("norm", models.CharField(blank=True, default="", max_length=40)),
                (
                    "is_ingestemd",
                    models.BooleanField(default=False, verbose_name="met instemming van de burger"),
                ),
                ("reden", models.CharField(max_length=500)),
                ("artikel", models.CharField(max_length=60)),
                ("actor", models.CharField(max_length=150, verbose_name="gedaan door")),
                ("opgeslagen_at", _opgeslagen()),
                (
                    "zaak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="termijngebeurtenissen",
                        to="cases.zaak",
                    ),
                ),
            ],
            options={
                "verbose_name": "gebeurtenis van een termijn",
                "verbose_name_plural": "gebeurtenissen van termijnen",
                "constraints": [
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
                ],
            },
        ),
        migrations.CreateModel(
            name="Ingebrekestelling",
            fields=[
                ("id", _sleutel()),
                ("ontvangen_op", models.DateField()),
                (
                    "bron",
                    models.CharField(
                        choices=[
                            ("formulier", "eigen formulier"),
                            ("brief", "brief"),
                            ("email", "e-mail"),
                            ("bericht", "herkend in een bericht"),
                            ("balie", "balie"),
                        ],
                        max_length=12,
                    ),
                ),
                ("actor", models.CharField(max_length=150, verbose_name="vastgelegd door")),
                ("opgeslagen_at", _opgeslagen()),
                (
                    "zaak",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ingebrekestelling",
                        to="cases.zaak",
                    ),
                ),
            ],
            options={
                "verbose_name": "ingebrekestelling",
                "verbose_name_plural": "ingebrekestellingen",
            },
        ),
        migrations.CreateModel(
            name="Dwangsombesluit",
            fields=[
                ("id", _sleutel()),
                ("eerste_dag", models.DateField()),
                ("laatste_dag", models.DateField()),
                ("dagen", models.PositiveSmallIntegerField()),
                ("bedrag_centen", models.BigIntegerField()),
                (
                    "geen_grond",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("onredelijk_laat", "onredelijk laat in gebreke gesteld"),
                            ("geen_belanghebbende", "geen belanghebbende"),
                            ("kennelijk", "kennelijk niet-ontvankelijk of ongegrond"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("besloten_op", models.DateField()),
                ("uiterlijk", models.DateField(verbose_name="beslissen uiterlijk")),
                ("reden", models.CharField(blank=True, default="", max_length=500)),
                ("actor", models.CharField(max_length=150, verbose_name="besloten door")),
                ("opgeslagen_at", _opgeslagen()),
                (
                    "ingebrekestelling",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dwangsombesluit",
                        to="cases.ingebrekestelling",
                    ),
                ),
                (
                    "zaak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dwangsombesluiten",
                        to="cases.zaak",
                    ),
                ),
            ],
            options={
                "verbose_name": "dwangsombesluit",
                "verbose_name_plural": "dwangsombesluiten",
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(dagen__gte=1, dagen__lte=42),
                        name="cases_dwangsom_dagen",
                    ),
                    models.CheckConstraint(
                        condition=Q(bedrag_centen__gte=0, bedrag_centen__lte=144_200),
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
                ],
            },
        ),
        migrations.RunSQL(lees("0003_termijnen"), lees("0003_termijnen_terug")),
    ]
