"""Persons and what is known about them, guarded."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import duo_portal.audit.models
import django.db.models.functions.text
from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations, models

import duo_portal.identity.models.adres
import duo_portal.identity.models.tweetijdig
from duo_portal.identity.sql import lees


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("audit", "0001_initial"),
    ]

    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        migrations.RunSQL(
            lees("0001_adres_sleutel"),
            "DROP FUNCTION identity_adres_sleutel(text, text, text, text)",
        ),
        migrations.CreateModel(
            name="Persoon",
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
                    "uuid",
                    models.UUIDField(
                        db_default=models.Func(
                            function="gen_random_uuid", output_field=models.UUIDField()
                        ),
                        default=uuid.uuid4,
                        editable=False,
                        unique=True,
                    ),
                ),
                ("bsn_versleuteld", models.BinaryField()),
                ("bsn_sleutel_id", models.SmallIntegerField()),
                ("bsn_hash", models.BinaryField(unique=True)),
                ("bsn_hash_versie", models.SmallIntegerField()),
                ("voornamen", models.CharField(max_length=200)),
                (
                    "tussenvoegsel",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=30
                    ),
                ),
                ("achternaam", models.CharField(max_length=200)),
                ("geboortedatum", models.DateField()),
                ("overleden_op", models.DateField(blank=True, null=True)),
                (
                    "nationaliteit_groep",
                    models.SmallIntegerField(
                        choices=[
                            (1, "Nederlandse"),
                            (2, "EU, EER of Zwitserland"),
                            (3, "gelijkgesteld op grond van verblijf"),
                            (4, "overig"),
                        ]
                    ),
                ),
                (
                    "taal",
                    models.CharField(
                        choices=[("nl", "Nederlands"), ("en", "English")],
                        db_default="nl",
                        default="nl",
                        max_length=2,
                    ),
                ),
                (
                    "is_massapersoon",
                    models.BooleanField(db_default=False, default=False),
                ),
                ("gezin_id", models.BigIntegerField(db_index=True)),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(),
                        editable=False,
                    ),
                ),
            ],
            options={
                "verbose_name": "persoon",
                "verbose_name_plural": "personen",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("achternaam"),
                            name="gin_trgm_ops",
                        ),
                        name="identity_persoon_achternaam",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("overleden_op__isnull", True),
                            ("overleden_op__gte", models.F("geboortedatum")),
                            _connector="OR",
                        ),
                        name="identity_persoon_overleden_na_geboorte",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Blokkade",
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
                    "reden",
                    models.CharField(
                        choices=[
                            ("overlijden", "overleden"),
                            ("retour", "betaling kwam terug"),
                            (
                                "iban_gewijzigd",
                                "gewijzigd rekeningnummer nog niet bevestigd",
                            ),
                            (
                                "tenaamstelling",
                                "naam bij het rekeningnummer klopt niet",
                            ),
                            ("onderzoek", "in onderzoek"),
                        ],
                        max_length=30,
                    ),
                ),
                ("ingangsdatum", models.DateField()),
                ("opgeheven_op", models.DateField(blank=True, null=True)),
                (
                    "opgeheven_door",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=150
                    ),
                ),
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
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="blokkades",
                        to="identity.persoon",
                    ),
                ),
            ],
            options={
                "verbose_name": "blokkade",
                "verbose_name_plural": "blokkades",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("opgeheven_op__isnull", True)),
                        fields=("persoon", "reden"),
                        name="identity_blokkade_een_open_per_reden",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opgeheven_op__isnull", True),
                            ("opgeheven_op__gte", models.F("ingangsdatum")),
                            _connector="OR",
                        ),
                        name="identity_blokkade_opgeheven_na_ingang",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Bankrekening",
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
                    "geldig",
                    django.contrib.postgres.fields.ranges.DateRangeField(
                        verbose_name="geldig"
                    ),
                ),
                (
                    "bekend",
                    django.contrib.postgres.fields.ranges.DateTimeRangeField(
                        db_default=duo_portal.identity.models.tweetijdig.BekendVanafNu(),
                        verbose_name="bekend",
                    ),
                ),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(),
                        editable=False,
                        verbose_name="opgeslagen (klok)",
                    ),
                ),
                ("iban_versleuteld", models.BinaryField()),
                ("iban_sleutel_id", models.SmallIntegerField()),
                ("iban_hash", models.BinaryField(db_index=True)),
                ("iban_hash_versie", models.SmallIntegerField()),
                ("iban_laatste4", models.CharField(max_length=4)),
                ("tenaamstelling", models.CharField(max_length=200)),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rekeningen",
                        to="identity.persoon",
                    ),
                ),
            ],
            options={
                "verbose_name": "bankrekening",
                "verbose_name_plural": "bankrekeningen",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("persoon", "="),
                            ("geldig", "&&"),
                            ("bekend", "&&"),
                        ],
                        name="identity_bankrekening_geen_overlap",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Adres",
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
                    "geldig",
                    django.contrib.postgres.fields.ranges.DateRangeField(
                        verbose_name="geldig"
                    ),
                ),
                (
                    "bekend",
                    django.contrib.postgres.fields.ranges.DateTimeRangeField(
                        db_default=duo_portal.identity.models.tweetijdig.BekendVanafNu(),
                        verbose_name="bekend",
                    ),
                ),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(),
                        editable=False,
                        verbose_name="opgeslagen (klok)",
                    ),
                ),
                ("straat", models.CharField(max_length=120)),
                ("huisnummer", models.CharField(max_length=20)),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("plaats", models.CharField(max_length=80)),
                (
                    "adres_sleutel",
                    models.GeneratedField(
                        db_persist=True,
                        expression=duo_portal.identity.models.adres.AdresSleutel(
                            models.F("postcode"),
                            models.F("huisnummer"),
                            models.F("straat"),
                            models.F("plaats"),
                        ),
                        output_field=models.BigIntegerField(),
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adressen",
                        to="identity.persoon",
                    ),
                ),
            ],
            options={
                "verbose_name": "adres",
                "verbose_name_plural": "adressen",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("persoon", "="),
                            ("geldig", "&&"),
                            ("bekend", "&&"),
                        ],
                        name="identity_adres_geen_overlap",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Relatie",
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
                    "geldig",
                    django.contrib.postgres.fields.ranges.DateRangeField(
                        verbose_name="geldig"
                    ),
                ),
                (
                    "bekend",
                    django.contrib.postgres.fields.ranges.DateTimeRangeField(
                        db_default=duo_portal.identity.models.tweetijdig.BekendVanafNu(),
                        verbose_name="bekend",
                    ),
                ),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=duo_portal.audit.models.KlokMoment(),
                        editable=False,
                        verbose_name="opgeslagen (klok)",
                    ),
                ),
                (
                    "soort",
                    models.SmallIntegerField(
                        choices=[(1, "ouder"), (2, "partner"), (3, "kind")]
                    ),
                ),
                (
                    "ander",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relaties_als_ander",
                        to="identity.persoon",
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relaties",
                        to="identity.persoon",
                    ),
                ),
            ],
            options={
                "verbose_name": "relatie",
                "verbose_name_plural": "relaties",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("persoon", "="),
                            ("ander", "="),
                            ("soort", "="),
                            ("geldig", "&&"),
                            ("bekend", "&&"),
                        ],
                        name="identity_relatie_geen_overlap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("persoon", models.F("ander")), _negated=True
                        ),
                        name="identity_relatie_niet_zichzelf",
                    ),
                ],
            },
        ),
        migrations.RunSQL(lees("0001_bewakers"), lees("0001_bewakers_terug")),
    ]
