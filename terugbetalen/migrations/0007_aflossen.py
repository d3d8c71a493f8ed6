"""What a debtor asked and chose: a standing extra amount, and an extra repayment that is waited for."""

import uuid
from typing import ClassVar

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

import duo_portal.audit.models
import duo_portal.identity.models.tweetijdig

_PERSOON = "identity.persoon"


def _sleutel() -> models.BigAutoField[int, int]:
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


class Migration(migrations.Migration):

    dependencies: ClassVar = [
        ("identity", "0002_machtiging_en_contact"),
        ("terugbetalen", "0006_regelen"),
    ]

    operations: ClassVar[list[Operation]] = [
        migrations.CreateModel(
            name="ExtraAflossing",
            fields=[
                ("id", _sleutel()),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("is_lllk", models.BooleanField(verbose_name="levenlanglerenkrediet")),
                ("bedrag_centen", models.BigIntegerField()),
                ("wil_korter", models.BooleanField()),
                ("verzoek", models.UUIDField(help_text="Of the payment request.", null=True)),
                ("gevraagd_op", models.DateField()),
                ("verwerkt_op", models.DateField(null=True)),
                ("ontvangen_centen", models.BigIntegerField(db_default=0, default=0)),
                ("opgeslagen_at", models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ("persoon", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="extra_aflossingen", to=_PERSOON)),
            ],
            options={
                "verbose_name": "extra aflossing",
                "verbose_name_plural": "extra aflossingen",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("bedrag_centen__gt", 0), ("ontvangen_centen__gte", 0)), name="extra_aflossing_is_meer"),
                    models.UniqueConstraint(condition=models.Q(("verzoek__isnull", False)), fields=("verzoek",), name="extra_aflossing_een_per_verzoek"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Verhoging",
            fields=[
                ("id", _sleutel()),
                ("geldig", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="geldig")),
                ("bekend", django.contrib.postgres.fields.ranges.DateTimeRangeField(db_default=duo_portal.identity.models.tweetijdig.BekendVanafNu(), verbose_name="bekend")),
                ("opgeslagen_at", models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False, verbose_name="opgeslagen (klok)")),
                ("is_lllk", models.BooleanField(verbose_name="levenlanglerenkrediet")),
                ("extra_centen", models.IntegerField(help_text="Cents a month on top of what is due.")),
                ("persoon", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="verhogingen", to=_PERSOON)),
            ],
            options={
                "verbose_name": "verhoging",
                "verbose_name_plural": "verhogingen",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(expressions=[("persoon", "="), ("is_lllk", "="), ("geldig", "&&"), ("bekend", "&&")], name="verhoging_geen_overlap"),
                    models.CheckConstraint(condition=models.Q(("extra_centen__gt", 0)), name="verhoging_is_meer"),
                ],
            },
        ),
    ]  # fmt: skip
