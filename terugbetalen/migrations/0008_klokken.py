"""Clocks of interest, and facts of repayment that came later: Wsnp, deferral, debt help, chosen rules."""

from typing import ClassVar

from django.db import migrations, models
from django.db.migrations.operations.base import Operation

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
    ]
