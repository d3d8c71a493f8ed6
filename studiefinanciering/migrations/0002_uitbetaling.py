"""What a payout run freezes, pays and hears; the guards stand in sql/0002_uitbetaling.sql."""

import django.db.models.deletion
import studiefinanciering.models.tweetijdig
from django.db import migrations, models

from studiefinanciering.sql import lees


class Migration(migrations.Migration):
    dependencies = [
        ("studiefinanciering", "0001_initial"),
        ("batches", "0001_initial"),
        ("ledger", "0001_ledger"),
    ]

    operations = [
        migrations.CreateModel(
            name="Uitbetaalregel",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "run_id",
                        "persoon_id",
                        "maand",
                        "component",
                        "vorm",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("run_id", models.BigIntegerField()),
                ("persoon_id", models.BigIntegerField()),
                ("bedrag_centen", models.BigIntegerField()),
                ("maand", models.DateField()),
                ("component", models.SmallIntegerField()),
                ("vorm", models.SmallIntegerField()),
                ("volgnummer", models.SmallIntegerField()),
            ],
            options={
                "verbose_name": "uitbetaalregel",
                "verbose_name_plural": "uitbetaalregels",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("bedrag_centen", 0), _negated=True),
                        name="uitbetaalregel_niet_nul",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Uitbetaling",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("run_id", models.BigIntegerField()),
                ("persoon_id", models.BigIntegerField()),
                ("boeking_id", models.BigIntegerField(unique=True)),
                (
                    "bankrekening_id",
                    models.BigIntegerField(help_text="The account as known at the cut-off."),
                ),
                ("bedrag_centen", models.BigIntegerField()),
                ("verrekend_centen", models.BigIntegerField(default=0)),
            ],
            options={
                "verbose_name": "uitbetaling",
                "verbose_name_plural": "uitbetalingen",
                "indexes": [models.Index(fields=["persoon_id"], name="uitbetaling_persoon")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("run_id", "persoon_id"), name="uitbetaling_een_per_persoon_en_run"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bedrag_centen__gt", 0), ("verrekend_centen__gte", 0)),
                        name="uitbetaling_bedrag_positief",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Uitbetaalmelding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[("afgekeurd", "Afgekeurd"), ("retour", "Retour")], max_length=10
                    ),
                ),
                (
                    "code",
                    models.CharField(help_text="ISO 20022 reason, for example AC04.", max_length=8),
                ),
                (
                    "bron",
                    models.CharField(
                        help_text="Message or statement entry, unique at the bank.", max_length=80
                    ),
                ),
                ("op", models.DateField(help_text="Business date.")),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=studiefinanciering.models.tweetijdig.KlokMoment(), editable=False
                    ),
                ),
                (
                    "uitbetaling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meldingen",
                        to="studiefinanciering.uitbetaling",
                    ),
                ),
            ],
            options={
                "verbose_name": "bankmelding",
                "verbose_name_plural": "bankmeldingen",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("uitbetaling",), name="een_melding_per_uitbetaling"
                    )
                ],
            },
        ),
        migrations.RunSQL(lees("0002_uitbetaling"), lees("0002_uitbetaling_terug")),
    ]
