"""Proposals that citizens can read about, each released by a second person."""

import django.db.models.deletion
import duo_portal.audit.models
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("beleid", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bekendmaking",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "naam",
                    models.SlugField(
                        help_text="Stands in the address.", max_length=60, unique=True
                    ),
                ),
                ("opent_op", models.DateField(help_text="From this day one can apply.")),
                ("uitleg", models.TextField(help_text="In plain Dutch.")),
                ("uitleg_en", models.TextField(help_text="The same in English.")),
                ("gemaakt_door", models.CharField(max_length=150)),
                (
                    "gemaakt_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(), editable=False
                    ),
                ),
                ("vrijgegeven_door", models.CharField(blank=True, default="", max_length=150)),
                ("vrijgegeven_at", models.DateTimeField(null=True)),
                (
                    "doorrekening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="beleid.doorrekening",
                    ),
                ),
            ],
            options={
                "verbose_name": "bekendmaking",
                "verbose_name_plural": "bekendmakingen",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("vrijgegeven_at", None), ("vrijgegeven_door", "")),
                            models.Q(
                                ("vrijgegeven_at__isnull", False),
                                models.Q(("vrijgegeven_door", ""), _negated=True),
                                models.Q(
                                    ("vrijgegeven_door", models.F("gemaakt_door")), _negated=True
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="beleid_bekend_twee_mensen",
                    )
                ],
            },
        ),
    ]
