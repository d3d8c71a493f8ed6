"""Cases, their steps and the work for people."""

import django.db.models.deletion
import duo_portal.audit.models
from django.db import migrations, models

import duo_portal.identity.models.tweetijdig
from duo_portal.cases.sql import lees


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("audit", "0001_initial"),
        ("identity", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Zaak",
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
                    "soort",
                    models.CharField(
                        choices=[
                            ("aanvraag", "aanvraag"),
                            ("bezwaar", "bezwaar"),
                            ("klacht", "klacht"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "onderwerp",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=60
                    ),
                ),
                ("onderwerp_id", models.BigIntegerField(blank=True, null=True)),
                ("ontvangen_op", models.DateField()),
                ("termijn_tot", models.DateField(verbose_name="beslissen uiterlijk")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("ontvangen", "ontvangen"),
                            ("in_behandeling", "in behandeling"),
                            ("wacht_op_aanvrager", "wacht op aanvrager"),
                            ("afgedaan", "afgedaan"),
                            ("ingetrokken", "ingetrokken"),
                        ],
                        default="ontvangen",
                        max_length=20,
                    ),
                ),
                (
                    "uitkomst",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=60
                    ),
                ),
                ("afgedaan_op", models.DateField(blank=True, null=True)),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(),
                        editable=False,
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zaken",
                        to="identity.persoon",
                    ),
                ),
            ],
            options={
                "verbose_name": "zaak",
                "verbose_name_plural": "zaken",
            },
        ),
        migrations.CreateModel(
            name="ZaakStap",
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
                ("van", models.CharField(max_length=20)),
                (
                    "naar",
                    models.CharField(
                        choices=[
                            ("ontvangen", "ontvangen"),
                            ("in_behandeling", "in behandeling"),
                            ("wacht_op_aanvrager", "wacht op aanvrager"),
                            ("afgedaan", "afgedaan"),
                            ("ingetrokken", "ingetrokken"),
                        ],
                        max_length=20,
                    ),
                ),
                ("actor", models.CharField(max_length=150, verbose_name="gedaan door")),
                ("reden", models.CharField(blank=True, max_length=500)),
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
                        db_default=duo_portal.audit.models.KlokMoment(),
                        editable=False,
                    ),
                ),
                (
                    "zaak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stappen",
                        to="cases.zaak",
                    ),
                ),
            ],
            options={
                "verbose_name": "stap",
                "verbose_name_plural": "stappen",
            },
        ),
        migrations.CreateModel(
            name="Werkopdracht",
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
                ("soort", models.CharField(max_length=60)),
                ("reden", models.CharField(max_length=60, verbose_name="redencode")),
                (
                    "tekst",
                    models.CharField(
                        blank=True,
                        max_length=1000,
                        verbose_name="wat er aan de hand is",
                    ),
                ),
                (
                    "bron",
                    models.CharField(
                        choices=[
                            ("run", "run"),
                            ("intake", "dagelijkse verwerking van registers"),
                            ("herberekening", "herberekening"),
                            ("bank", "bank"),
                            ("handmatig", "handmatig"),
                        ],
                        max_length=20,
                    ),
                ),
                ("bron_id", models.BigIntegerField(blank=True, null=True)),
                ("sleutel", models.CharField(max_length=200, null=True, unique=True)),
                (
                    "toegewezen",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=150,
                        verbose_name="toegewezen aan",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("opgepakt", "opgepakt"),
                            ("afgedaan", "afgedaan"),
                        ],
                        db_default="open",
                        default="open",
                        max_length=20,
                    ),
                ),
                (
                    "uitkomst",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=500
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
                (
                    "persoon",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="werkopdrachten",
                        to="identity.persoon",
                    ),
                ),
            ],
            options={
                "verbose_name": "werkopdracht",
                "verbose_name_plural": "werkvoorraad",
                "indexes": [
                    models.Index(
                        fields=["status", "soort", "id"],
                        name="cases_werkopdracht_voorraad",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="zaak",
            index=models.Index(
                condition=models.Q(("afgedaan_op__isnull", True)),
                fields=["termijn_tot"],
                name="cases_zaak_open_op_termijn",
            ),
        ),
        migrations.AddConstraint(
            model_name="zaak",
            constraint=models.UniqueConstraint(
                condition=models.Q(("onderwerp_id__isnull", False)),
                fields=("soort", "onderwerp", "onderwerp_id"),
                name="cases_zaak_een_per_onderwerp",
            ),
        ),
        migrations.AddConstraint(
            model_name="zaak",
            constraint=models.CheckConstraint(
                condition=models.Q(("termijn_tot__gte", models.F("ontvangen_op"))),
                name="cases_zaak_termijn_na_ontvangst",
            ),
        ),
        migrations.RunSQL(lees("0001_bewakers"), lees("0001_bewakers_terug")),
    ]
