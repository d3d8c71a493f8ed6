"""Drafts of the citizen's acts."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import duo_portal.audit.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("identity", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Concept",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("soort", models.CharField(max_length=40)),
                (
                    "onderwerp",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="About what, when there is a choice.",
                        max_length=40,
                    ),
                ),
                ("versie", models.IntegerField(default=0, help_text="Counts every save.")),
                ("inhoud_versleuteld", models.BinaryField()),
                ("inhoud_sleutel_id", models.SmallIntegerField()),
                ("bewaard_at", models.DateTimeField(help_text="Last save, by the business date.")),
                ("verzonden_at", models.DateTimeField(help_text="NULL = a draft.", null=True)),
                (
                    "kenmerk",
                    models.CharField(
                        blank=True, default="", help_text="Of the receipt.", max_length=60
                    ),
                ),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(), editable=False
                    ),
                ),
                (
                    "aangemeld",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="identity.persoon",
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="identity.persoon",
                    ),
                ),
            ],
            options={
                "verbose_name": "concept",
                "verbose_name_plural": "concepten",
                "indexes": [models.Index(fields=["bewaard_at"], name="web_concept_bewaard")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("verzonden_at__isnull", True)),
                        fields=("persoon", "aangemeld", "soort", "onderwerp"),
                        name="web_een_open_concept",
                    )
                ],
            },
        )
    ]
