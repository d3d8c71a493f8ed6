"""Requests to repay, one decision per person and one-off scheme, and the first year as a gift."""

import django.db.models.deletion
import studiefinanciering.models.tweetijdig
from django.db import migrations, models

from studiefinanciering.sql import lees


class Migration(migrations.Migration):
    dependencies = [("studiefinanciering", "0002_uitbetaling")]

    operations = [
        migrations.CreateModel(
            name="Terugvordering",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "bedrag_centen",
                    models.BigIntegerField(help_text="What was asked for."),
                ),
                ("gevraagd_op", models.DateField()),
                (
                    "betalen_voor",
                    models.DateField(help_text="First day on which it is too late."),
                ),
                ("afgedaan_op", models.DateField(blank=True, null=True)),
                (
                    "uitkomst",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("betaald", "betaald"),
                            ("omgezet", "omgezet in een lening"),
                            ("herleefd", "recht op studiefinanciering herleefd"),
                        ],
                        db_default="",
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=studiefinanciering.models.tweetijdig.KlokMoment(),
                        editable=False,
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terugvorderingen",
                        to="studiefinanciering.student",
                    ),
                ),
            ],
            options={
                "verbose_name": "terugvordering",
                "verbose_name_plural": "terugvorderingen",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("afgedaan_op", None)),
                        fields=("persoon",),
                        name="terugvordering_een_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("bedrag_centen__gt", 0),
                            ("betalen_voor__gt", models.F("gevraagd_op")),
                        ),
                        name="terugvordering_bedrag_en_termijn",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("afgedaan_op", None), ("uitkomst", "")),
                            models.Q(
                                ("afgedaan_op__isnull", False),
                                models.Q(("uitkomst", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="terugvordering_afgedaan_met_uitkomst",
                    ),
                ],
            },
        ),
        migrations.AlterField(
            model_name="omstandigheid",
            name="soort",
            field=models.SmallIntegerField(
                choices=[
                    (1, "werkt genoeg (EU-werkcriterium)"),
                    (2, "krijgt studiefinanciering van een ander land"),
                    (3, "gedetineerd"),
                    (4, "vijf weken afwezig (mbo 1-2)"),
                    (5, "acht weken afwezig (mbo 1-2)"),
                    (6, "uitreiziger"),
                    (7, "eenoudergezin"),
                    (8, "woont niet in Nederland"),
                    (9, "woont niet op het adres in de BRP"),
                    (10, "diplomatermijn verlengd (waarde = maanden)"),
                    (11, "extra maanden prestatiebeurs (waarde = maanden)"),
                    (12, "gestopt voor 1 februari: het eerste jaar is een gift"),
                ]
            ),
        ),
        migrations.AddConstraint(
            model_name="toekenning",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("regeling", 0), _negated=True), ("vervangt", None)
                ),
                fields=("persoon", "regeling"),
                name="besluit_eenmalig_een_per_regeling",
            ),
        ),
        migrations.RunSQL(lees("0003_regelingen"), lees("0003_regelingen_terug")),
    ]
