"""Small schemes with application, award and payment, and bills of lesgeld."""

import uuid
from typing import ClassVar

import django.db.models.deletion
import django.db.models.expressions
import duo_portal.audit.models
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

from studiefinanciering.sql import lees


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("identity", "0002_machtiging_en_contact"),
        ("studiefinanciering", "0007_beslis_direct"),
    ]

    operations: ClassVar[list[Operation]] = [
        migrations.CreateModel(
            name="Lesgeldfactuur",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("studiejaar", models.SmallIntegerField()),
                ("bedrag_centen", models.BigIntegerField()),
                (
                    "reden",
                    models.CharField(
                        blank=True, default="", help_text="Why less than a year.", max_length=300
                    ),
                ),
                ("factuur_op", models.DateField()),
                ("actor", models.CharField(max_length=150)),
                ("boeking_id", models.BigIntegerField(unique=True)),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(), editable=False
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lesgeldfacturen",
                        to="identity.persoon",
                    ),
                ),
            ],
            options={
                "verbose_name": "factuur van lesgeld",
                "verbose_name_plural": "facturen van lesgeld",
                "permissions": [("beslis_lesgeld", "Lesgeld factureren en teruggeven")],
            },
        ),
        migrations.CreateModel(
            name="Lesgeldplan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nummer", models.SmallIntegerField()),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("ineens", "ineens"),
                            ("termijnen", "in termijnen"),
                            ("vervallen", "termijnen vervallen"),
                        ],
                        max_length=10,
                    ),
                ),
                ("vanaf", models.DateField()),
                ("actor", models.CharField(max_length=150)),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(), editable=False
                    ),
                ),
                (
                    "factuur",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plannen",
                        to="studiefinanciering.lesgeldfactuur",
                    ),
                ),
            ],
            options={
                "verbose_name": "betaalplan",
                "verbose_name_plural": "betaalplannen",
            },
        ),
        migrations.CreateModel(
            name="Lesgeldtermijn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nummer", models.SmallIntegerField()),
                ("vervaldatum", models.DateField()),
                ("bedrag_centen", models.BigIntegerField()),
                (
                    "kenmerk",
                    models.CharField(max_length=16, unique=True, verbose_name="betalingskenmerk"),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="termijnen",
                        to="studiefinanciering.lesgeldplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "termijn van lesgeld",
                "verbose_name_plural": "termijnen van lesgeld",
            },
        ),
        migrations.CreateModel(
            name="Lesgeldteruggave",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "reden",
                    models.CharField(
                        choices=[
                            ("diploma", "diploma gehaald"),
                            ("andere_opleiding", "naar bbl of deeltijd met cursusgeld"),
                            ("scheiding", "scheiding"),
                            ("zwangerschap", "zwangerschap"),
                            ("ziekte", "ernstige ziekte of overlijden in de familie"),
                        ],
                        max_length=20,
                    ),
                ),
                ("uitgeschreven_op", models.DateField()),
                ("gevraagd_op", models.DateField()),
                ("bedrag_centen", models.BigIntegerField()),
                ("grond", models.CharField(help_text="On what the amount rests.", max_length=500)),
                ("voorgesteld_door", models.CharField(max_length=150)),
                ("is_toegekend", models.BooleanField(blank=True, null=True)),
                (
                    "open_centen",
                    models.BigIntegerField(default=0, help_text="Taken off what was open."),
                ),
                ("betaald_centen", models.BigIntegerField(default=0, help_text="Paid back.")),
                ("besloten_door", models.CharField(blank=True, default="", max_length=150)),
                ("besloten_op", models.DateField(blank=True, null=True)),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(), editable=False
                    ),
                ),
                (
                    "factuur",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teruggaven",
                        to="studiefinanciering.lesgeldfactuur",
                    ),
                ),
            ],
            options={
                "verbose_name": "teruggave van lesgeld",
                "verbose_name_plural": "teruggaven van lesgeld",
            },
        ),
        migrations.CreateModel(
            name="Regelingaanvraag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("regeling", models.CharField(max_length=40)),
                ("ronde", models.CharField(max_length=20)),
                ("antwoorden", models.JSONField()),
                ("ontvangen_op", models.DateField()),
                ("kanaal", models.CharField(max_length=20)),
                ("sleutel", models.CharField(max_length=80, unique=True)),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(), editable=False
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regelingaanvragen",
                        to="identity.persoon",
                    ),
                ),
            ],
            options={
                "verbose_name": "aanvraag van een kleine regeling",
                "verbose_name_plural": "aanvragen van kleine regelingen",
                "permissions": [("beslis_regeling", "Beslissen op een kleine regeling")],
            },
        ),
        migrations.CreateModel(
            name="Regelingbesluit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("is_toekenning", models.BooleanField()),
                ("centen", models.BigIntegerField(help_text="Awarded in total.")),
                (
                    "te_veel_centen",
                    models.BigIntegerField(default=0, help_text="Paid before, and more than this."),
                ),
                (
                    "definitie",
                    models.CharField(help_text="Fingerprint of the definition.", max_length=64),
                ),
                ("besloten_door", models.CharField(max_length=150)),
                ("voorgesteld_door", models.CharField(max_length=150)),
                ("besluit_op", models.DateField()),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(), editable=False
                    ),
                ),
                (
                    "aanvraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="besluiten",
                        to="studiefinanciering.regelingaanvraag",
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regelingbesluiten",
                        to="identity.persoon",
                    ),
                ),
                (
                    "vervangt",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opvolger",
                        to="studiefinanciering.regelingbesluit",
                    ),
                ),
            ],
            options={
                "verbose_name": "besluit op een kleine regeling",
                "verbose_name_plural": "besluiten op kleine regelingen",
            },
        ),
        migrations.CreateModel(
            name="Regelingjaar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("regeling", models.CharField(max_length=40)),
                ("ronde", models.CharField(max_length=20)),
                ("opent_op", models.DateField()),
                ("sluit_op", models.DateField(help_text="Last day.")),
                ("van", models.DateField(help_text="First of the first month that is paid for.")),
                ("tot", models.DateField(help_text="First of the month after the last.")),
                ("bedragen", models.JSONField()),
                ("bron", models.CharField(max_length=300)),
                ("door", models.CharField(max_length=150)),
                ("op", models.DateField()),
                ("goedgekeurd_door", models.CharField(blank=True, default="", max_length=150)),
                ("goedgekeurd_op", models.DateField(blank=True, null=True)),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(), editable=False
                    ),
                ),
            ],
            options={
                "verbose_name": "ronde van een regeling",
                "verbose_name_plural": "rondes van regelingen",
                "permissions": [
                    ("stel_regeling_vast", "Bedragen en dagen van een kleine regeling vaststellen")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sluit_op__gte", models.F("opent_op")), ("tot__gt", models.F("van"))
                        ),
                        name="regelingjaar_dagen",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("goedgekeurd_door", ""), ("goedgekeurd_op", None)),
                            models.Q(
                                models.Q(("goedgekeurd_door", ""), _negated=True),
                                ("goedgekeurd_op__gte", models.F("op")),
                                models.Q(("goedgekeurd_door", models.F("door")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="regelingjaar_vier_ogen",
                    ),
                ],
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
                ("betaal_op", models.DateField()),
                ("bedrag_centen", models.BigIntegerField()),
                ("account", models.SmallIntegerField()),
                (
                    "besluit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="termijnen",
                        to="studiefinanciering.regelingbesluit",
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
                "verbose_name": "termijn",
                "verbose_name_plural": "termijnen",
            },
        ),
        migrations.CreateModel(
            name="Regelingbetaling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("run_id", models.BigIntegerField()),
                ("boeking_id", models.BigIntegerField(blank=True, db_index=True, null=True)),
                (
                    "termijn",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="betalingen",
                        to="studiefinanciering.regelingtermijn",
                    ),
                ),
                (
                    "teruggave",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="betalingen",
                        to="studiefinanciering.lesgeldteruggave",
                    ),
                ),
            ],
            options={
                "verbose_name": "betaalde termijn",
                "verbose_name_plural": "betaalde termijnen",
            },
        ),
        migrations.CreateModel(
            name="Regelingvoorstel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_toekenning", models.BooleanField()),
                (
                    "berekening",
                    models.JSONField(
                        help_text="Which row of the table, its amount, months, instalments."
                    ),
                ),
                ("centen", models.BigIntegerField()),
                ("reden", models.CharField(max_length=1000)),
                ("aanleiding", models.CharField(default="aanvraag", max_length=20)),
                ("door", models.CharField(max_length=150)),
                ("op", models.DateField()),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(), editable=False
                    ),
                ),
                (
                    "aanvraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voorstellen",
                        to="studiefinanciering.regelingaanvraag",
                    ),
                ),
            ],
            options={
                "verbose_name": "voorstel",
                "verbose_name_plural": "voorstellen",
            },
        ),
        migrations.AddField(
            model_name="regelingbesluit",
            name="voorstel",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="besluit",
                to="studiefinanciering.regelingvoorstel",
            ),
        ),
        migrations.AddConstraint(
            model_name="lesgeldfactuur",
            constraint=models.UniqueConstraint(
                fields=("persoon", "studiejaar"), name="lesgeldfactuur_een_per_studiejaar"
            ),
        ),
        migrations.AddConstraint(
            model_name="lesgeldfactuur",
            constraint=models.CheckConstraint(
                condition=models.Q(("bedrag_centen__gt", 0)), name="lesgeldfactuur_bedrag_positief"
            ),
        ),
        migrations.AddConstraint(
            model_name="lesgeldplan",
            constraint=models.UniqueConstraint(
                fields=("factuur", "nummer"), name="lesgeldplan_nummer"
            ),
        ),
        migrations.AddConstraint(
            model_name="lesgeldtermijn",
            constraint=models.UniqueConstraint(
                fields=("plan", "nummer"), name="lesgeldtermijn_nummer"
            ),
        ),
        migrations.AddConstraint(
            model_name="lesgeldtermijn",
            constraint=models.CheckConstraint(
                condition=models.Q(("bedrag_centen__gt", 0)), name="lesgeldtermijn_bedrag_positief"
            ),
        ),
        migrations.AddConstraint(
            model_name="lesgeldteruggave",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_toegekend", False), _negated=True),
                fields=("factuur",),
                name="lesgeldteruggave_een_per_factuur",
            ),
        ),
        migrations.AddConstraint(
            model_name="lesgeldteruggave",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("bedrag_centen__gt", 0),
                    models.Q(
                        models.Q(
                            ("besloten_door", ""), ("besloten_op", None), ("is_toegekend", None)
                        ),
                        models.Q(
                            ("besloten_op__isnull", False),
                            ("is_toegekend__isnull", False),
                            models.Q(("besloten_door", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        models.Q(("is_toegekend", True), _negated=True),
                        (
                            "bedrag_centen",
                            django.db.models.expressions.CombinedExpression(
                                models.F("open_centen"), "+", models.F("betaald_centen")
                            ),
                        ),
                        _connector="OR",
                    ),
                ),
                name="lesgeldteruggave_besloten",
            ),
        ),
        migrations.AddConstraint(
            model_name="lesgeldteruggave",
            constraint=models.CheckConstraint(
                condition=models.Q(("besloten_door", models.F("voorgesteld_door")), _negated=True),
                name="lesgeldteruggave_vier_ogen",
            ),
        ),
        migrations.AddConstraint(
            model_name="regelingaanvraag",
            constraint=models.UniqueConstraint(
                fields=("persoon", "regeling", "ronde"), name="regelingaanvraag_een_per_ronde"
            ),
        ),
        migrations.AddIndex(
            model_name="regelingtermijn",
            index=models.Index(fields=["betaal_op"], name="regelingtermijn_dag"),
        ),
        migrations.AddConstraint(
            model_name="regelingtermijn",
            constraint=models.UniqueConstraint(
                fields=("besluit", "nummer"), name="regelingtermijn_nummer"
            ),
        ),
        migrations.AddConstraint(
            model_name="regelingtermijn",
            constraint=models.CheckConstraint(
                condition=models.Q(("bedrag_centen__gt", 0)), name="regelingtermijn_bedrag_positief"
            ),
        ),
        migrations.AddConstraint(
            model_name="regelingbetaling",
            constraint=models.UniqueConstraint(
                fields=("run_id", "termijn"), name="regelingbetaling_eenmaal"
            ),
        ),
        migrations.AddConstraint(
            model_name="regelingbetaling",
            constraint=models.UniqueConstraint(
                fields=("run_id", "teruggave"), name="regelingbetaling_teruggave_eenmaal"
            ),
        ),
        migrations.AddConstraint(
            model_name="regelingbetaling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("termijn__isnull", False), ("teruggave", None)),
                    models.Q(("termijn", None), ("teruggave__isnull", False)),
                    _connector="OR",
                ),
                name="regelingbetaling_van_een",
            ),
        ),
        migrations.AddConstraint(
            model_name="regelingbesluit",
            constraint=models.CheckConstraint(
                condition=models.Q(("besloten_door", models.F("voorgesteld_door")), _negated=True),
                name="regelingbesluit_vier_ogen",
            ),
        ),
        migrations.AddConstraint(
            model_name="regelingbesluit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("centen__gte", 0),
                    ("te_veel_centen__gte", 0),
                    models.Q(("is_toekenning", True), ("centen", 0), _connector="OR"),
                ),
                name="regelingbesluit_bedrag",
            ),
        ),
        migrations.AddConstraint(
            model_name="regelingbesluit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("vervangt", None)),
                fields=("aanvraag",),
                name="regelingbesluit_een_eerste",
            ),
        ),
        migrations.RunSQL(lees("0008_kleine_regelingen"), lees("0008_kleine_regelingen_terug")),
    ]
