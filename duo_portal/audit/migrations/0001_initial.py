"""Business date, acts, looks, and the guards that other apps hang on their tables."""

import django.core.validators
from django.db import migrations, models

import duo_portal.audit.models
from duo_portal.audit.sql import lees


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.RunSQL(lees("0001_bewakers"), lees("0001_bewakers_terug")),
        migrations.CreateModel(
            name="Bedrijfsdatum",
            fields=[
                (
                    "id",
                    models.SmallIntegerField(
                        default=1,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1),
                        ],
                    ),
                ),
                ("datum", models.DateField(verbose_name="bedrijfsdatum")),
                ("gezet_at", models.DateTimeField(verbose_name="gezet om")),
                (
                    "gezet_door",
                    models.CharField(max_length=150, verbose_name="gezet door"),
                ),
            ],
            options={
                "verbose_name": "bedrijfsdatum",
                "verbose_name_plural": "bedrijfsdatum",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="audit_een_bedrijfsdatum"
                    )
                ],
            },
        ),
        migrations.RunSQL(lees("0001_bedrijfsdatum"), lees("0001_bedrijfsdatum_terug")),
        migrations.CreateModel(
            name="Handeling",
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
                ("soort", models.CharField(max_length=60)),
                ("actor", models.CharField(max_length=150, verbose_name="gedaan door")),
                ("rol", models.CharField(blank=True, max_length=60)),
                (
                    "betrokkene_id",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="persoon"
                    ),
                ),
                (
                    "sleutel",
                    models.CharField(
                        max_length=200,
                        null=True,
                        unique=True,
                        verbose_name="idempotentiesleutel",
                    ),
                ),
                ("reden", models.CharField(blank=True, max_length=500)),
                ("uitkomst", models.JSONField(default=dict)),
                (
                    "op",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.BedrijfsMoment(),
                        verbose_name="op (bedrijfsmoment)",
                    ),
                ),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(),
                        verbose_name="opgeslagen (klok)",
                    ),
                ),
            ],
            options={
                "verbose_name": "handeling",
                "verbose_name_plural": "handelingen",
                "indexes": [
                    models.Index(
                        condition=models.Q(("betrokkene_id__isnull", False)),
                        fields=["betrokkene_id", "id"],
                        name="audit_handeling_betrokkene",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Inzage",
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
                    "actor",
                    models.CharField(max_length=150, verbose_name="bekeken door"),
                ),
                ("rol", models.CharField(blank=True, max_length=60)),
                ("persoon_id", models.BigIntegerField(verbose_name="persoon")),
                ("scherm", models.CharField(max_length=120)),
                ("reden", models.CharField(blank=True, max_length=500)),
                (
                    "op",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.BedrijfsMoment(),
                        verbose_name="op (bedrijfsmoment)",
                    ),
                ),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(),
                        verbose_name="opgeslagen (klok)",
                    ),
                ),
            ],
            options={
                "verbose_name": "inzage",
                "verbose_name_plural": "inzagen",
                "indexes": [
                    models.Index(
                        fields=["persoon_id", "id"], name="audit_inzage_persoon"
                    )
                ],
            },
        ),
        migrations.RunSQL(lees("0001_vastleggingen"), migrations.RunSQL.noop),
    ]
