"""Arrangements over arrears: what was agreed, over which terms, and where it went wrong."""

import uuid
from typing import ClassVar

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

import duo_portal.audit.models
from terugbetalen.sql import lees


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("identity", "0002_machtiging_en_contact"),
        ("terugbetalen", "0005_contact"),
    ]

    operations: ClassVar[list[Operation]] = [
        migrations.CreateModel(
            name="Regeling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("is_lllk", models.BooleanField(verbose_name="levenlanglerenkrediet")),
                (
                    "sleutel",
                    models.CharField(
                        max_length=200, unique=True, verbose_name="idempotentiesleutel"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("gevraagd", "wacht op een tweede medewerker"),
                            ("loopt", "loopt"),
                            ("gewijzigd", "vervangen door een andere"),
                            ("vervallen", "vervallen"),
                            ("voldaan", "betaald"),
                            ("afgewezen", "afgewezen"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "kanaal",
                    models.CharField(
                        choices=[
                            ("portaal", "zelf, op het portaal"),
                            ("aanbod", "laatste aanbod"),
                            ("loket", "met een medewerker"),
                        ],
                        max_length=12,
                    ),
                ),
                ("keuze", models.CharField(help_text="Which proposal it was.", max_length=12)),
                ("op", models.DateField(help_text="Business date of what was worked out.")),
                ("tot", models.DateField(help_text="Last instalment (Awb 4:94(3)).")),
                ("beeindigd_op", models.DateField(blank=True, null=True)),
                ("hoofdsom_centen", models.BigIntegerField(verbose_name="achterstand")),
                ("kosten_centen", models.IntegerField()),
                ("rente_centen", models.IntegerField(verbose_name="wettelijke rente tot nu")),
                (
                    "rente_erbij_centen",
                    models.IntegerField(verbose_name="wettelijke rente die er nog bij komt"),
                ),
                ("rente_loopt", models.BooleanField(help_text="Awb 4:101.")),
                (
                    "feiten",
                    models.JSONField(
                        help_text="The receipt: what the proposal was worked out from."
                    ),
                ),
                ("actor", models.CharField(max_length=150)),
                ("tweede_actor", models.CharField(blank=True, max_length=150)),
                ("reden", models.CharField(blank=True, max_length=500)),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(), editable=False
                    ),
                ),
                (
                    "parameterset",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="terugbetalen.parameterset",
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regelingen",
                        to="identity.persoon",
                    ),
                ),
                (
                    "voorganger",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opvolger",
                        to="terugbetalen.regeling",
                    ),
                ),
            ],
            options={
                "verbose_name": "betalingsregeling",
                "verbose_name_plural": "betalingsregelingen",
                "permissions": [
                    (
                        "spreek_regeling_af",
                        "Mag een betalingsregeling afspreken en erover beslissen",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Gebrek",
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
                        choices=[
                            ("termijn", "een termijn van de regeling is niet betaald"),
                            ("nieuw", "een gewone maandtermijn is niet betaald"),
                        ],
                        max_length=8,
                    ),
                ),
                ("gezien_op", models.DateField()),
                ("tekort_centen", models.BigIntegerField()),
                ("herstellen_voor", models.DateField(help_text="Last day to pay.")),
                ("hersteld_op", models.DateField(blank=True, null=True)),
                ("vervallen_op", models.DateField(blank=True, null=True)),
                (
                    "regeling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gebreken",
                        to="terugbetalen.regeling",
                    ),
                ),
            ],
            options={
                "verbose_name": "gebrek",
                "verbose_name_plural": "gebreken",
            },
        ),
        migrations.CreateModel(
            name="Regelingdekking",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("termijn_id", models.BigIntegerField(db_index=True, help_text="Of `Termijn`.")),
                ("maand", models.DateField()),
                ("open_centen", models.IntegerField()),
                (
                    "regeling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dekking",
                        to="terugbetalen.regeling",
                    ),
                ),
            ],
            options={
                "verbose_name": "gedekte termijn",
                "verbose_name_plural": "gedekte termijnen",
            },
        ),
        migrations.CreateModel(
            name="Regelingtermijn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nummer", models.SmallIntegerField()),
                ("vervaldag", models.DateField()),
                ("bedrag_centen", models.IntegerField()),
                ("kosten_centen", models.IntegerField()),
                ("rente_centen", models.IntegerField()),
                ("hoofdsom_centen", models.IntegerField()),
                (
                    "regeling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="termijnen",
                        to="terugbetalen.regeling",
                    ),
                ),
            ],
            options={
                "verbose_name": "termijn van een regeling",
                "verbose_name_plural": "termijnen van regelingen",
            },
        ),
        migrations.AddIndex(
            model_name="regeling",
            index=models.Index(fields=["status", "persoon"], name="regeling_status"),
        ),
        migrations.AddConstraint(
            model_name="regeling",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["gevraagd", "loopt"])),
                fields=("persoon", "is_lllk"),
                name="regeling_een_per_schuld",
            ),
        ),
        migrations.AddConstraint(
            model_name="regeling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("hoofdsom_centen__gt", 0),
                    ("kosten_centen__gte", 0),
                    ("rente_centen__gte", 0),
                    ("rente_erbij_centen__gte", 0),
                ),
                name="regeling_bedragen",
            ),
        ),
        migrations.AddConstraint(
            model_name="regeling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tot__gt", models.F("op")),
                    models.Q(
                        models.Q(("beeindigd_op", None), ("status__in", ["gevraagd", "loopt"])),
                        models.Q(
                            ("beeindigd_op__gte", models.F("op")),
                            ("beeindigd_op__isnull", False),
                            ("status__in", ["gewijzigd", "vervallen", "voldaan", "afgewezen"]),
                        ),
                        _connector="OR",
                    ),
                ),
                name="regeling_einde_past",
            ),
        ),
        migrations.AddConstraint(
            model_name="regeling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tweede_actor", ""),
                    models.Q(("tweede_actor", models.F("actor")), _negated=True),
                    _connector="OR",
                ),
                name="regeling_vier_ogen",
            ),
        ),
        migrations.AddConstraint(
            model_name="gebrek",
            constraint=models.UniqueConstraint(
                condition=models.Q(("hersteld_op", None), ("vervallen_op", None)),
                fields=("regeling",),
                name="gebrek_een_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="gebrek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tekort_centen__gt", 0),
                    ("herstellen_voor__gt", models.F("gezien_op")),
                    models.Q(("hersteld_op", None), ("vervallen_op", None), _connector="OR"),
                ),
                name="gebrek_past",
            ),
        ),
        migrations.AddConstraint(
            model_name="regelingdekking",
            constraint=models.UniqueConstraint(
                fields=("regeling", "termijn_id"), name="regelingdekking_een"
            ),
        ),
        migrations.AddConstraint(
            model_name="regelingdekking",
            constraint=models.CheckConstraint(
                condition=models.Q(("open_centen__gt", 0)), name="regelingdekking_bedrag"
            ),
        ),
        migrations.AddIndex(
            model_name="regelingtermijn",
            index=models.Index(fields=["vervaldag"], name="regelingtermijn_vervaldag"),
        ),
        migrations.AddConstraint(
            model_name="regelingtermijn",
            constraint=models.UniqueConstraint(
                fields=("regeling", "nummer"), name="regelingtermijn_een_per_nummer"
            ),
        ),
        migrations.AddConstraint(
            model_name="regelingtermijn",
            constraint=models.UniqueConstraint(
                fields=("regeling", "vervaldag"), name="regelingtermijn_een_per_dag"
            ),
        ),
        migrations.AddConstraint(
            model_name="regelingtermijn",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "bedrag_centen",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("kosten_centen"), "+", models.F("rente_centen")
                            ),
                            "+",
                            models.F("hoofdsom_centen"),
                        ),
                    ),
                    ("bedrag_centen__gt", 0),
                    ("hoofdsom_centen__gte", 0),
                    ("kosten_centen__gte", 0),
                    ("rente_centen__gte", 0),
                ),
                name="regelingtermijn_telt_op",
            ),
        ),
        migrations.RunSQL(lees("0006_regelen"), lees("0006_regelen_terug")),
    ]
