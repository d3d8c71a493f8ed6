"""Letters, frozen when they are laid ready."""

from django.db import migrations, models

import duo_portal.identity.models.tweetijdig
import duo_portal.audit.models
import duo_portal.letters.models
from duo_portal.letters.sql import lees


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("audit", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            lees("0001_hash"),
            "DROP FUNCTION letters_brief_hash(text, text, int, jsonb)",
        ),
        migrations.CreateModel(
            name="Brief",
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
                    "persoon_id",
                    models.BigIntegerField(db_index=True, verbose_name="persoon"),
                ),
                ("soort", models.CharField(max_length=60)),
                ("taal", models.CharField(max_length=2)),
                ("bron", models.CharField(max_length=60)),
                ("bron_id", models.BigIntegerField()),
                ("sjabloonversie", models.SmallIntegerField()),
                ("data", models.JSONField()),
                (
                    "hash",
                    models.GeneratedField(
                        db_persist=True,
                        expression=duo_portal.letters.models.BriefHash(
                            models.F("soort"),
                            models.F("taal"),
                            models.F("sjabloonversie"),
                            models.F("data"),
                        ),
                        output_field=models.BinaryField(),
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("klaargelegd", "klaargelegd"),
                            ("opgemaakt", "opgemaakt"),
                            ("verzonden", "verzonden"),
                            ("vervallen", "vervallen"),
                        ],
                        db_default="klaargelegd",
                        default="klaargelegd",
                        max_length=20,
                    ),
                ),
                (
                    "aangemaakt_op",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.BedrijfsMoment(),
                        editable=False,
                        verbose_name="aangemaakt",
                    ),
                ),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(),
                        editable=False,
                    ),
                ),
            ],
            options={
                "verbose_name": "brief",
                "verbose_name_plural": "brieven",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("bron", "bron_id", "soort"),
                        name="letters_brief_een_per_besluit",
                    )
                ],
            },
        ),
        migrations.RunSQL(lees("0001_bewakers"), lees("0001_bewakers_terug")),
    ]
