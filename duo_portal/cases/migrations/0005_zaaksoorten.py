"""Complaints, made to measure, and the other kinds of case."""

import uuid
from typing import ClassVar

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

import duo_portal.audit.models
from duo_portal.cases.sql import lees


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("cases", "0004_bezwaar"),
        ("identity", "0002_machtiging_en_contact"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Verzoek",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("soort", models.CharField(max_length=20)),
                ("woorden_versleuteld", models.BinaryField()),
                ("woorden_sleutel_id", models.SmallIntegerField()),
                (
                    "kanaal",
                    models.CharField(
                        choices=[
                            ("portaal", "portaal"),
                            ("post", "post"),
                            ("loket", "loket"),
                            ("telefoon", "telefoon"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ingediend_op", models.DateField()),
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
                        related_name="zaakverzoeken",
                        to="identity.persoon",
                    ),
                ),
                (
                    "zaak",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verzoek",
                        to="cases.zaak",
                    ),
                ),
            ],
            options={
                "verbose_name": "klacht of verzoek",
                "verbose_name_plural": "klachten en verzoeken",
                "permissions": [
                    ("behandel_klacht", "Klachten behandelen en afhandelen"),
                    (
                        "behandel_verzoek",
                        "Maatwerk, medische redenen, schuldhulp en Woo behandelen",
                    ),
                    ("behandel_rechtszaak", "Beroep en hoger beroep bijhouden"),
                    ("behandel_ombudsman", "Vragen van de ombudsman behandelen"),
                    ("adviseer_verzoek", "Namens een afdeling adviseren"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Bijdrage",
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
                            ("advies", "advies van een afdeling"),
                            ("gehoord", "gehoord"),
                            ("niet_gehoord", "niet gehoord"),
                            ("dag", "dag bij de rechter"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "afdeling",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("toekennen", "toekennen"),
                            ("terugbetalen", "terugbetalen"),
                            ("innen", "innen en invorderen"),
                            ("betalen", "uitbetalen"),
                            ("controle", "controle"),
                            ("juridisch", "juridische zaken"),
                            ("klant", "klantcontact"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("dag", models.DateField(blank=True, null=True)),
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
                    "verzoek",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bijdragen",
                        to="cases.verzoek",
                    ),
                ),
            ],
            options={
                "verbose_name": "bijdrage",
                "verbose_name_plural": "bijdragen",
            },
        ),
        migrations.CreateModel(
            name="Verzoekstuk",
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
                    "stuk",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verzoekstuk",
                        to="cases.stuk",
                    ),
                ),
                (
                    "verzoek",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stukken",
                        to="cases.verzoek",
                    ),
                ),
            ],
            options={
                "verbose_name": "stuk bij verzoek",
                "verbose_name_plural": "stukken bij verzoek",
            },
        ),
        migrations.CreateModel(
            name="Verzoekvoorstel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uitkomst", models.CharField(max_length=30)),
                ("gronden", models.TextField()),
                ("ruimte", models.CharField(blank=True, default="", max_length=80)),
                ("kern", models.TextField(blank=True, default="")),
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
                    "verzoek",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voorstellen",
                        to="cases.verzoek",
                    ),
                ),
            ],
            options={
                "verbose_name": "voorstel bij verzoek",
                "verbose_name_plural": "voorstellen bij verzoek",
            },
        ),
        migrations.CreateModel(
            name="Verzoekbesluit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("soort", models.CharField(max_length=20)),
                ("uitkomst", models.CharField(max_length=30)),
                ("gronden", models.TextField()),
                ("ruimte", models.CharField(blank=True, default="", max_length=80)),
                ("kern", models.TextField(blank=True, default="")),
                ("is_vier_ogen", models.BooleanField()),
                ("opgesteld_door", models.CharField(max_length=150)),
                ("besloten_door", models.CharField(max_length=150)),
                ("besloten_op", models.DateField()),
                ("gevolg_centen", models.BigIntegerField(default=0)),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(), editable=False
                    ),
                ),
                (
                    "verzoek",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="besluit",
                        to="cases.verzoek",
                    ),
                ),
                (
                    "voorstel",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.verzoekvoorstel",
                    ),
                ),
            ],
            options={
                "verbose_name": "besluit op verzoek",
                "verbose_name_plural": "besluiten op verzoek",
            },
        ),
        migrations.AddIndex(
            model_name="verzoek",
            index=models.Index(fields=["soort", "-id"], name="cases_verzoek_soort"),
        ),
        migrations.AddConstraint(
            model_name="bijdrage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("soort", "advies"), models.Q(("afdeling", ""), _negated=True)),
                    models.Q(models.Q(("soort", "advies"), _negated=True), ("afdeling", "")),
                    _connector="OR",
                ),
                name="cases_bijdrage_advies_van_afdeling",
            ),
        ),
        migrations.AddConstraint(
            model_name="bijdrage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("soort__in", ["gehoord", "dag"]), _negated=True),
                    ("dag__isnull", False),
                    _connector="OR",
                ),
                name="cases_bijdrage_dag",
            ),
        ),
        migrations.AddIndex(
            model_name="verzoekbesluit",
            index=models.Index(fields=["soort", "besloten_op"], name="cases_verzoekbesluit_dag"),
        ),
        migrations.AddIndex(
            model_name="verzoekbesluit",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector("kern", "ruimte", config="dutch"),
                name="cases_verzoekbesluit_woorden",
            ),
        ),
        migrations.AddField(
            model_name="stuk",
            name="ingebreke",
            field=models.CharField(
                blank=True,
                choices=[("", "nee"), ("lijkt", "lijkt erop"), ("zegt", "zegt het")],
                db_default="",
                default="",
                max_length=5,
            ),
        ),
        migrations.CreateModel(
            name="Dwangsomvoorstel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "geen_grond",
                    models.CharField(
                        choices=[
                            ("onredelijk_laat", "onredelijk laat in gebreke gesteld"),
                            ("geen_belanghebbende", "geen belanghebbende"),
                            ("kennelijk", "kennelijk niet-ontvankelijk of ongegrond"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reden", models.CharField(max_length=500)),
                ("actor", models.CharField(max_length=150, verbose_name="opgesteld door")),
                ("op", models.DateField()),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(), editable=False
                    ),
                ),
                (
                    "ingebrekestelling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dwangsomvoorstellen",
                        to="cases.ingebrekestelling",
                    ),
                ),
            ],
            options={
                "verbose_name": "dwangsomvoorstel",
                "verbose_name_plural": "dwangsomvoorstellen",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("geen_grond", ""), _negated=True),
                            models.Q(("reden", ""), _negated=True),
                            models.Q(("actor", ""), _negated=True),
                        ),
                        name="cases_dwangsomvoorstel_met_reden",
                    )
                ],
            },
        ),
        migrations.RunSQL(lees("0005_bewakers"), lees("0005_bewakers_terug")),
    ]
