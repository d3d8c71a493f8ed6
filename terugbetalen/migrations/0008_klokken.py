"""Clocks of interest, and facts of repayment that came later: Wsnp, deferral, debt help, chosen rules."""

from typing import ClassVar

import django.db.models.deletion
from django.contrib.postgres.fields import ranges
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

from duo_portal.audit.models import KlokMoment
from duo_portal.identity.models import tweetijdig

SOORTEN = [
    (1, "aflosvrije periode (art. 6.7(2))"),
    (2, "alleenstaande ouder (art. 6.13)"),
    (3, "niet belastingplichtig in Nederland (art. 6.11)"),
    (4, "draagkracht gevraagd (art. 10a.7)"),
    (5, "ander peiljaar (waarde = jaar, art. 6.12)"),
    (6, "inkomen van de partner telt niet mee (art. 10a.11)"),
    (7, "heffingskorting (waarde = code, art. 10a.8)"),
    (8, "opgeschort (waarde 0 = studeert weer, 1 = op aanvraag, 2 = Wsnp, art. 6.5(3))"),
    (9, "Wsnp (waarde = achterstand bij de uitspraak in centen, art. 299a Fw)"),
    (10, "uitstel van betaling (waarde 1 = zonder wettelijke rente, Awb 4:94)"),
    (11, "schuldhulp van de gemeente"),
    (12, "gekozen regels (waarde = regeling, art. 10a.2, 12.14(5), 12.32(2))"),
]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("terugbetalen", "0007_aflossen")]

    operations: ClassVar[list[Operation]] = [
        migrations.AlterField("feit", "soort", models.SmallIntegerField(choices=SOORTEN)),
        migrations.CreateModel(
            name="Renteklok",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("geldig", ranges.DateRangeField(verbose_name="geldig")),
                (
                    "bekend",
                    ranges.DateTimeRangeField(
                        db_default=tweetijdig.BekendVanafNu(), verbose_name="bekend"
                    ),
                ),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=KlokMoment(), editable=False, verbose_name="opgeslagen (klok)"
                    ),
                ),
                ("begin", models.DateField(blank=True, null=True)),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="renteklokken",
                        to="identity.persoon",
                    ),
                ),
            ],
            options={
                "verbose_name": "renteklok",
                "verbose_name_plural": "renteklokken",
                "constraints": [
                    tweetijdig.geen_overlap("renteklok_geen_overlap", "persoon"),
                    models.CheckConstraint(
                        condition=models.Q(begin=None) | models.Q(begin__month=1, begin__day=1),
                        name="renteklok_begint_in_januari",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            "SELECT bewaak_twee_tijden('terugbetalen_renteklok');"
            "ALTER TABLE terugbetalen_renteklok ADD CONSTRAINT renteklok_hele_maanden CHECK ("
            "NOT isempty(bekend) AND NOT isempty(geldig) AND NOT lower_inf(geldig)"
            " AND extract(day FROM lower(geldig)) = 1"
            " AND (upper_inf(geldig) OR extract(day FROM upper(geldig)) = 1));",
            migrations.RunSQL.noop,
        ),
    ]
