"""Objections, their documents, hearings and outcomes."""

import uuid
from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

import duo_portal.audit.models
from duo_portal.cases.sql import lees


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("cases", "0003_termijnen"),
        ("identity", "0002_machtiging_en_contact"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Stuk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("map", models.UUIDField()),
                ("naam", models.CharField(max_length=100)),
                (
                    "soort",
                    models.CharField(
                        choices=[("pdf", "PDF"), ("jpeg", "JPEG"), ("png", "PNG")], max_length=4
                    ),
                ),
                ("bytes", models.IntegerField()),
                ("paginas", models.SmallIntegerField(default=1)),
                ("sha256", models.BinaryField(max_length=32)),
                ("actor", models.CharField(max_length=150, verbose_name="gedaan door")),
                (
                    "op",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.BedrijfsMoment(),
                        editable=False,
                        verbose_name="op (bedrijfsmoment)",
                    ),
                ),
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
                        related_name="stukken",
                        to="identity.persoon",
                    ),
                ),
            ],
            options={
                "verbose_name": "stuk",
                "verbose_name_plural": "stukken",
            },
        ),
        migrations.CreateModel(
            name="Bezwaar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("onderwerp", models.CharField(max_length=60)),
                ("onderwerp_id", models.BigIntegerField()),
                ("stap", models.CharField(blank=True, default="", max_length=120)),
                ("maand", models.CharField(blank=True, default="", max_length=7)),
                (
                    "oorzaak",
                    models.CharField(
                        choices=[
                            ("inschrijving", "inschrijving"),
                            ("uitwonend", "uitwonend"),
                            ("nationaliteit", "nationaliteit"),
                            ("rente", "rente"),
                            ("reisproduct", "reisproduct"),
                            ("ouderinkomen", "inkomen van ouders"),
                            ("anders", "anders"),
                        ],
                        max_length=20,
                    ),
                ),
                ("woorden_versleuteld", models.BinaryField()),
                ("woorden_sleutel_id", models.SmallIntegerField()),
                (
                    "kanaal",
                    models.CharField(
                        choices=[("portaal", "portaal"), ("post", "post"), ("loket", "loket")],
                        max_length=10,
                    ),
                ),
                (
                    "horen",
                    models.CharField(
                        choices=[
                            ("ja", "wil worden gehoord"),
                            ("telefoon", "wil telefonisch worden gehoord"),
                            ("nee", "wil niet worden gehoord"),
                        ],
                        max_length=10,
                    ),
                ),
                ("besluit_bekend_op", models.DateField()),
                ("bezwaar_tot", models.DateField(verbose_name="bezwaar tot en met")),
                ("ingediend_op", models.DateField()),
                ("is_op_tijd", models.BooleanField()),
                ("actor", models.CharField(max_length=150, verbose_name="ingediend door")),
                (
                    "behandelaar",
                    models.CharField(blank=True, db_default="", default="", max_length=150),
                ),
                ("versie", models.IntegerField(db_default=0, default=0)),
                ("ingetrokken_op", models.DateField(blank=True, null=True)),
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
                        related_name="bezwaren",
                        to="identity.persoon",
                    ),
                ),
                (
                    "zaak",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bezwaar",
                        to="cases.zaak",
                    ),
                ),
            ],
            options={
                "verbose_name": "bezwaar",
                "verbose_name_plural": "bezwaren",
                "permissions": [("behandel_bezwaar", "Bezwaren behandelen en erop beslissen")],
            },
        ),
        migrations.CreateModel(
            name="Bezwaarvoorstel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "dictum",
                    models.CharField(
                        choices=[
                            ("gegrond", "gegrond"),
                            ("deels", "deels gegrond"),
                            ("ongegrond", "ongegrond"),
                            ("niet_ontvankelijk", "niet-ontvankelijk"),
                        ],
                        max_length=20,
                    ),
                ),
                ("gronden", models.TextField()),
                (
                    "oorzaak",
                    models.CharField(
                        choices=[
                            ("inschrijving", "inschrijving"),
                            ("uitwonend", "uitwonend"),
                            ("nationaliteit", "nationaliteit"),
                            ("rente", "rente"),
                            ("reisproduct", "reisproduct"),
                            ("ouderinkomen", "inkomen van ouders"),
                            ("anders", "anders"),
                        ],
                        max_length=20,
                    ),
                ),
                ("correctie", models.CharField(blank=True, default="", max_length=60)),
                ("actor", models.CharField(max_length=150, verbose_name="opgesteld door")),
                (
                    "op",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.BedrijfsMoment(),
                        editable=False,
                        verbose_name="op (bedrijfsmoment)",
                    ),
                ),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(), editable=False
                    ),
                ),
                (
                    "bezwaar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voorstellen",
                        to="cases.bezwaar",
                    ),
                ),
            ],
            options={
                "verbose_name": "voorstel",
                "verbose_name_plural": "voorstellen",
            },
        ),
        migrations.CreateModel(
            name="Bezwaarbesluit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "dictum",
                    models.CharField(
                        choices=[
                            ("gegrond", "gegrond"),
                            ("deels", "deels gegrond"),
                            ("ongegrond", "ongegrond"),
                            ("niet_ontvankelijk", "niet-ontvankelijk"),
                        ],
                        max_length=20,
                    ),
                ),
                ("gronden", models.TextField()),
                (
                    "oorzaak",
                    models.CharField(
                        choices=[
                            ("inschrijving", "inschrijving"),
                            ("uitwonend", "uitwonend"),
                            ("nationaliteit", "nationaliteit"),
                            ("rente", "rente"),
                            ("reisproduct", "reisproduct"),
                            ("ouderinkomen", "inkomen van ouders"),
                            ("anders", "anders"),
                        ],
                        max_length=20,
                    ),
                ),
                ("opgesteld_door", models.CharField(max_length=150)),
                ("besloten_door", models.CharField(max_length=150)),
                ("besloten_op", models.DateField()),
                ("herstel_centen", models.BigIntegerField(default=0)),
                ("rente_centen", models.BigIntegerField(default=0)),
                ("rente_uitkomst", models.CharField(blank=True, default="", max_length=20)),
                ("nieuwe_besluiten", models.JSONField(default=list)),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(), editable=False
                    ),
                ),
                (
                    "bezwaar",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="besluit",
                        to="cases.bezwaar",
                    ),
                ),
                (
                    "voorstel",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.bezwaarvoorstel",
                    ),
                ),
            ],
            options={
                "verbose_name": "beslissing op bezwaar",
                "verbose_name_plural": "beslissingen op bezwaar",
            },
        ),
        migrations.CreateModel(
            name="Hoorzitting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "vorm",
                    models.CharField(
                        choices=[
                            ("kantoor", "op kantoor"),
                            ("telefoon", "telefonisch"),
                            ("video", "met beeld"),
                            ("geen", "geen hoorzitting"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "gepland_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="dag en tijd"),
                ),
                ("plaats", models.CharField(blank=True, default="", max_length=200)),
                (
                    "afzien",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("7:3a", "kennelijk niet-ontvankelijk"),
                            ("7:3b", "kennelijk ongegrond"),
                            ("7:3c", "wil niet worden gehoord"),
                            ("7:3d", "antwoordde niet op tijd"),
                            ("7:3e", "volledig tegemoetgekomen"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("actor", models.CharField(max_length=150, verbose_name="gedaan door")),
                (
                    "op",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.BedrijfsMoment(),
                        editable=False,
                        verbose_name="op (bedrijfsmoment)",
                    ),
                ),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(), editable=False
                    ),
                ),
                (
                    "bezwaar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hoorzittingen",
                        to="cases.bezwaar",
                    ),
                ),
            ],
            options={
                "verbose_name": "hoorzitting",
                "verbose_name_plural": "hoorzittingen",
            },
        ),
        migrations.CreateModel(
            name="StukInhoud",
            fields=[
                (
                    "stuk",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="inhoud",
                        serialize=False,
                        to="cases.stuk",
                    ),
                ),
                ("versleuteld", models.BinaryField()),
                ("sleutel_id", models.SmallIntegerField()),
            ],
            options={
                "verbose_name": "inhoud van een stuk",
                "verbose_name_plural": "inhoud van stukken",
            },
        ),
        migrations.CreateModel(
            name="Bezwaarstuk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(), editable=False
                    ),
                ),
                (
                    "bezwaar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stukken",
                        to="cases.bezwaar",
                    ),
                ),
                (
                    "stuk",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bezwaarstuk",
                        to="cases.stuk",
                    ),
                ),
            ],
            options={
                "verbose_name": "stuk bij bezwaar",
                "verbose_name_plural": "stukken bij bezwaar",
            },
        ),
        migrations.CreateModel(
            name="Verslag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tekst_versleuteld", models.BinaryField()),
                ("tekst_sleutel_id", models.SmallIntegerField()),
                ("actor", models.CharField(max_length=150, verbose_name="gedaan door")),
                (
                    "op",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.BedrijfsMoment(),
                        editable=False,
                        verbose_name="op (bedrijfsmoment)",
                    ),
                ),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(), editable=False
                    ),
                ),
                (
                    "bezwaar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verslagen",
                        to="cases.bezwaar",
                    ),
                ),
            ],
            options={
                "verbose_name": "verslag",
                "verbose_name_plural": "verslagen",
            },
        ),
        migrations.AddConstraint(
            model_name="bezwaar",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ingetrokken_op__isnull", True)),
                fields=("persoon", "onderwerp", "onderwerp_id"),
                name="cases_bezwaar_een_per_besluit",
            ),
        ),
        migrations.AddConstraint(
            model_name="bezwaar",
            constraint=models.CheckConstraint(
                condition=models.Q(("bezwaar_tot__gte", models.F("besluit_bekend_op"))),
                name="cases_bezwaar_termijn_na_besluit",
            ),
        ),
        migrations.AddIndex(
            model_name="bezwaarbesluit",
            index=models.Index(fields=["besloten_op"], name="cases_bezwaarbesluit_dag"),
        ),
        migrations.AddConstraint(
            model_name="bezwaarbesluit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("besloten_door", ""), _negated=True),
                    models.Q(("opgesteld_door", models.F("besloten_door")), _negated=True),
                ),
                name="cases_bezwaarbesluit_vier_ogen",
            ),
        ),
        migrations.AddConstraint(
            model_name="bezwaarbesluit",
            constraint=models.CheckConstraint(
                condition=models.Q(("rente_centen__gte", 0)), name="cases_bezwaarbesluit_rente"
            ),
        ),
        migrations.AddConstraint(
            model_name="hoorzitting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("vorm", "geen"),
                        ("gepland_at", None),
                        models.Q(("afzien", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("vorm", "geen"), _negated=True),
                        ("gepland_at__isnull", False),
                        ("afzien", ""),
                    ),
                    _connector="OR",
                ),
                name="cases_hoorzitting_dag_of_reden",
            ),
        ),
        migrations.AddConstraint(
            model_name="stuk",
            constraint=models.UniqueConstraint(
                fields=("persoon", "map", "sha256"), name="cases_stuk_een_keer"
            ),
        ),
        migrations.AddConstraint(
            model_name="stuk",
            constraint=models.CheckConstraint(
                condition=models.Q(("bytes__gt", 0)), name="cases_stuk_niet_leeg"
            ),
        ),
        migrations.RunSQL(lees("0004_bewakers"), lees("0004_bewakers_terug")),
    ]
