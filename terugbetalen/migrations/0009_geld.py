"""The question whether somebody still studies (6.5(5)): asked, answered, closed."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.migrations.operations.base import Operation
from django.db.models import F, Q

from duo_portal.audit.models import KlokMoment


class Migration(migrations.Migration):
    dependencies: ClassVar = [("terugbetalen", "0008_klokken")]

    operations: ClassVar[list[Operation]] = [
        migrations.CreateModel(
            name="Studievraag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("gevraagd_op", models.DateField(help_text="Business date.")),
                ("antwoord_voor", models.DateField(verbose_name="antwoorden uiterlijk")),
                ("geantwoord_op", models.DateField(blank=True, null=True)),
                ("student_tot", models.DateField(blank=True, null=True)),
                ("gesloten_op", models.DateField(blank=True, null=True)),
                ("opgeslagen_at", models.DateTimeField(db_default=KlokMoment(), editable=False)),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="studievragen",
                        to="identity.persoon",
                    ),
                ),
            ],
            options={
                "verbose_name": "studievraag",
                "verbose_name_plural": "studievragen",
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(gesloten_op=None),
                        fields=("persoon",),
                        name="studievraag_een_open",
                    ),
                    models.CheckConstraint(
                        condition=Q(antwoord_voor__gt=F("gevraagd_op"))
                        & (Q(geantwoord_op=None) | Q(geantwoord_op__gte=F("gevraagd_op")))
                        & (Q(student_tot=None) | Q(geantwoord_op__isnull=False)),
                        name="studievraag_loopt_vooruit",
                    ),
                ],
            },
        ),
    ]
