"""Students, their facts, applications and decisions; the guards stand in studiefinanciering/sql."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

import studiefinanciering.models.tweetijdig
from studiefinanciering.sql import lees


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("audit", "0001_initial"),
        ("identity", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Parameterset",
            fields=[
                (
                    "fingerprint",
                    models.CharField(max_length=64, primary_key=True, serialize=False),
                ),
                ("inhoud", models.JSONField()),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=studiefinanciering.models.tweetijdig.KlokMoment(),
                        editable=False,
                    ),
                ),
            ],
            options={
                "verbose_name": "parameterset",
                "verbose_name_plural": "parametersets",
            },
        ),
        migrations.CreateModel(
            name="Registerstand",
            fields=[
                (
                    "register",
                    models.CharField(max_length=20, primary_key=True, serialize=False),
                ),
                ("volgnummer", models.BigIntegerField(default=0)),
                (
                    "bijgewerkt_at",
                    models.DateTimeField(
                        db_default=studiefinanciering.models.tweetijdig.KlokMoment(),
                        editable=False,
                    ),
                ),
            ],
            options={
                "verbose_name": "registerstand",
                "verbose_name_plural": "registerstanden",
            },
        ),
        migrations.CreateModel(
            name="Student",
            fields=[
                (
                    "persoon",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="identity.persoon",
                    ),
                ),
                (
                    "kenmerk",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
                ),
                (
                    "gezin_id",
                    models.BigIntegerField(
                        db_index=True, help_text="As Persoon.gezin_id: chunks of work."
                    ),
                ),
                ("dossier_sinds", models.DateField()),
            ],
            options={
                "verbose_name": "student",
                "verbose_name_plural": "studenten",
            },
        ),
        migrations.CreateModel(
            name="Aanvraag",
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
                    "kenmerk",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
                ),
                ("sleutel", models.CharField(max_length=80, unique=True)),
                (
                    "soort",
                    models.CharField(
                        help_text="nieuw, wijziging, stop, regeling", max_length=12
                    ),
                ),
                ("kanaal", models.CharField(default="portaal", max_length=12)),
                ("ontvangen_op", models.DateField()),
                ("ingangsmaand", models.DateField()),
                ("inhoud", models.JSONField(default=dict)),
                ("zaak_id", models.BigIntegerField(null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("ontvangen", "Ontvangen"),
                            ("toegekend", "Toegekend"),
                            ("afgewezen", "Afgewezen"),
                            ("ingetrokken", "Ingetrokken"),
                        ],
                        default="ontvangen",
                        max_length=12,
                    ),
                ),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=studiefinanciering.models.tweetijdig.KlokMoment(),
                        editable=False,
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="studiefinanciering.student",
                    ),
                ),
            ],
            options={
                "verbose_name": "aanvraag",
                "verbose_name_plural": "aanvragen",
            },
        ),
        migrations.CreateModel(
            name="Toekenning",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("toekenning", "Toekenning"),
                            ("herziening", "Herziening"),
                            ("afwijzing", "Afwijzing"),
                            ("stopzetting", "Stopzetting"),
                            ("omzetting", "Omzetting"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "regeling",
                    models.SmallIntegerField(
                        default=0,
                        help_text="0 = studiefinanciering; a one-off scheme has its component code.",
                    ),
                ),
                ("van", models.DateField()),
                ("tot", models.DateField()),
                (
                    "reden",
                    models.CharField(
                        help_text="Code; the text stands with the code.", max_length=40
                    ),
                ),
                ("gewijzigde_feiten", models.JSONField(default=list)),
                ("feiten", models.JSONField()),
                (
                    "eindstand",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(),
                        help_text="Months used after the last month (`standen.plat`): where the next decision goes on.",
                        size=None,
                    ),
                ),
                ("regelversie", models.CharField(max_length=20)),
                (
                    "uitvoerbaar_vanaf",
                    models.DateField(
                        help_text="From when the money of this decision may move."
                    ),
                ),
                ("besluit_op", models.DateField(help_text="Business date.")),
                (
                    "besluit_at",
                    models.DateTimeField(
                        help_text="Business moment: lower bound of `bekend` of its lines."
                    ),
                ),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=studiefinanciering.models.tweetijdig.KlokMoment(),
                        editable=False,
                    ),
                ),
                ("actor", models.CharField(max_length=60)),
                ("run_id", models.BigIntegerField(null=True)),
                (
                    "aanvraag",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="studiefinanciering.aanvraag",
                    ),
                ),
                (
                    "parameterset",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="studiefinanciering.parameterset",
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="studiefinanciering.student",
                    ),
                ),
                (
                    "vervangt",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="studiefinanciering.toekenning",
                    ),
                ),
            ],
            options={
                "verbose_name": "besluit",
                "verbose_name_plural": "besluiten",
            },
        ),
        migrations.CreateModel(
            name="Toekenningsregel",
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
                ("bekend", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=studiefinanciering.models.tweetijdig.KlokMoment(),
                        editable=False,
                    ),
                ),
                ("geldig", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("persoon_id", models.BigIntegerField()),
                ("component", models.SmallIntegerField()),
                ("vorm", models.SmallIntegerField()),
                ("bedrag_centen", models.IntegerField(help_text="Per month.")),
                ("uitvoerbaar_vanaf", models.DateField()),
                (
                    "toekenning",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regels",
                        to="studiefinanciering.toekenning",
                    ),
                ),
            ],
            options={
                "verbose_name": "toekenningsregel",
                "verbose_name_plural": "toekenningsregels",
            },
        ),
        migrations.CreateModel(
            name="Inkomen",
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
                ("bekend", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=studiefinanciering.models.tweetijdig.KlokMoment(),
                        editable=False,
                    ),
                ),
                ("jaar", models.SmallIntegerField()),
                ("bedrag_centen", models.BigIntegerField()),
                (
                    "is_schatting",
                    models.BooleanField(
                        default=False, help_text="Art. 3.11: best approximation."
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="identity.persoon",
                    ),
                ),
            ],
            options={
                "verbose_name": "inkomen",
                "verbose_name_plural": "inkomens",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("persoon", "="), ("jaar", "="), ("bekend", "&&")],
                        name="inkomen_geen_overlap",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Oudergegevens",
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
                ("bekend", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=studiefinanciering.models.tweetijdig.KlokMoment(),
                        editable=False,
                    ),
                ),
                ("jaar", models.SmallIntegerField(help_text="Award year.")),
                (
                    "vrije_voet",
                    models.SmallIntegerField(
                        default=0, help_text="0 normal, 1 single, 2 double"
                    ),
                ),
                ("aftrekkinderen", models.SmallIntegerField(default=0)),
                (
                    "aflossing_duo_centen",
                    models.BigIntegerField(default=0, help_text="A year."),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="identity.persoon",
                    ),
                ),
            ],
            options={
                "verbose_name": "oudergegevens",
                "verbose_name_plural": "oudergegevens",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("persoon", "="), ("jaar", "="), ("bekend", "&&")],
                        name="oudergegevens_geen_overlap",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Peiljaarverlegging",
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
                ("bekend", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=studiefinanciering.models.tweetijdig.KlokMoment(),
                        editable=False,
                    ),
                ),
                ("jaar", models.SmallIntegerField()),
                ("peiljaar", models.SmallIntegerField()),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="studiefinanciering.student",
                    ),
                ),
            ],
            options={
                "verbose_name": "peiljaarverlegging",
                "verbose_name_plural": "peiljaarverleggingen",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("persoon", "="), ("jaar", "="), ("bekend", "&&")],
                        name="peiljaar_geen_overlap",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OuderBuitenBeschouwing",
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
                ("bekend", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=studiefinanciering.models.tweetijdig.KlokMoment(),
                        editable=False,
                    ),
                ),
                ("geldig", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("grond", models.CharField(max_length=40)),
                (
                    "ouder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="identity.persoon",
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="studiefinanciering.student",
                    ),
                ),
            ],
            options={
                "verbose_name": "ouder buiten beschouwing",
                "verbose_name_plural": "ouder buiten beschouwing",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("persoon", "="),
                            ("ouder", "="),
                            ("geldig", "&&"),
                            ("bekend", "&&"),
                        ],
                        name="ouder_buiten_geen_overlap",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Omstandigheid",
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
                ("bekend", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=studiefinanciering.models.tweetijdig.KlokMoment(),
                        editable=False,
                    ),
                ),
                ("geldig", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "soort",
                    models.SmallIntegerField(
                        choices=[
                            (1, "werkt genoeg (EU-werkcriterium)"),
                            (2, "krijgt studiefinanciering van een ander land"),
                            (3, "gedetineerd"),
                            (4, "vijf weken afwezig (mbo 1-2)"),
                            (5, "acht weken afwezig (mbo 1-2)"),
                            (6, "uitreiziger"),
                            (7, "eenoudergezin"),
                            (8, "woont niet in Nederland"),
                            (9, "woont niet op het adres in de BRP"),
                            (10, "diplomatermijn verlengd (waarde = maanden)"),
                            (11, "extra maanden prestatiebeurs (waarde = maanden)"),
                        ]
                    ),
                ),
                ("waarde", models.SmallIntegerField(default=0)),
                (
                    "bewijs",
                    models.CharField(
                        help_text="Which document or report, no personal data.",
                        max_length=120,
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="studiefinanciering.student",
                    ),
                ),
            ],
            options={
                "verbose_name": "omstandigheid",
                "verbose_name_plural": "omstandigheden",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("persoon", "="),
                            ("soort", "="),
                            ("geldig", "&&"),
                            ("bekend", "&&"),
                        ],
                        name="omstandigheid_geen_overlap",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Keuze",
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
                ("bekend", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=studiefinanciering.models.tweetijdig.KlokMoment(),
                        editable=False,
                    ),
                ),
                ("geldig", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "onderwijs",
                    models.SmallIntegerField(
                        help_text="1 = ho, 2 = mbo: which right was asked for"
                    ),
                ),
                ("vraagt_uitwonend", models.BooleanField(default=False)),
                ("vraagt_aanvullende_beurs", models.BooleanField(default=True)),
                (
                    "lening_gevraagd_centen",
                    models.IntegerField(default=0, help_text="A month; -1 = maximum."),
                ),
                (
                    "collegegeldkrediet_gevraagd_centen",
                    models.IntegerField(default=0, help_text="-1 = maximum."),
                ),
                ("vraagt_reisvoorziening", models.BooleanField(default=True)),
                (
                    "levenlanglerenkrediet_gevraagd_centen",
                    models.IntegerField(default=0, help_text="-1 = maximum."),
                ),
                (
                    "aanvraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="studiefinanciering.aanvraag",
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="studiefinanciering.student",
                    ),
                ),
            ],
            options={
                "verbose_name": "keuze",
                "verbose_name_plural": "keuzes",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("persoon", "="),
                            ("geldig", "&&"),
                            ("bekend", "&&"),
                        ],
                        name="keuze_geen_overlap",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Inschrijving",
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
                ("bekend", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=studiefinanciering.models.tweetijdig.KlokMoment(),
                        editable=False,
                    ),
                ),
                ("geldig", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("brin", models.CharField(max_length=6)),
                ("opleidingcode", models.CharField(max_length=8)),
                ("onderwijs", models.SmallIntegerField(help_text="1 = ho, 2 = mbo")),
                (
                    "niveau",
                    models.SmallIntegerField(default=0, help_text="mbo 1-4, ho 0"),
                ),
                (
                    "opleidingsvorm",
                    models.SmallIntegerField(
                        help_text="Opleidingsvorm: 1 vt, 2 du, 3 dt, 4 bol, 5 bbl"
                    ),
                ),
                (
                    "lang_genoeg",
                    models.BooleanField(default=True, help_text="Of at least a year."),
                ),
                ("is_buitenland", models.BooleanField(default=False)),
                (
                    "prestatiebeurs_maanden",
                    models.SmallIntegerField(default=48, help_text="Arts. 4.7, 5.2."),
                ),
                ("collegegeld_jaar_centen", models.IntegerField(default=0)),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="studiefinanciering.student",
                    ),
                ),
            ],
            options={
                "verbose_name": "inschrijving",
                "verbose_name_plural": "inschrijvingen",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("persoon", "="),
                            ("brin", "="),
                            ("opleidingcode", "="),
                            ("geldig", "&&"),
                            ("bekend", "&&"),
                        ],
                        name="inschrijving_geen_overlap",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Diploma",
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
                ("bekend", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "opgeslagen_at",
                    models.DateTimeField(
                        db_default=studiefinanciering.models.tweetijdig.KlokMoment(),
                        editable=False,
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        help_text="mbo1-4, ad, hbo_ba, hbo_ma, wo_ba, wo_ma",
                        max_length=12,
                    ),
                ),
                ("brin", models.CharField(max_length=6)),
                ("opleidingcode", models.CharField(max_length=8)),
                ("behaald_op", models.DateField()),
                ("gemeld_op", models.DateField()),
                ("nominale_maanden", models.SmallIntegerField(default=48)),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="studiefinanciering.student",
                    ),
                ),
            ],
            options={
                "verbose_name": "diploma",
                "verbose_name_plural": "diploma's",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("persoon", "="),
                            ("opleidingcode", "="),
                            ("bekend", "&&"),
                        ],
                        name="diploma_geen_overlap",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Studieverleden",
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
                    "onderwijs",
                    models.SmallIntegerField(help_text="1 = ho, 2 = mbo niveau 3-4"),
                ),
                (
                    "eerste_toekenning",
                    models.DateField(
                        help_text="First of the first month with an award.", null=True
                    ),
                ),
                (
                    "prestatiebeurs_gebruikt",
                    models.SmallIntegerField(default=0, help_text="Months."),
                ),
                (
                    "leenfase_gebruikt",
                    models.SmallIntegerField(default=0, help_text="Months of 36."),
                ),
                (
                    "recht_gebruikt",
                    models.SmallIntegerField(
                        default=0,
                        help_text="Months with a right: the first 5 (ho) or 12 (mbo) give a gift.",
                    ),
                ),
                (
                    "zonder_basisbeurs",
                    models.SmallIntegerField(
                        default=0,
                        help_text="Months of prestatiebeurs Sep 2015 - Aug 2023 without basisbeurs.",
                    ),
                ),
                (
                    "jeugdreis_gebruikt",
                    models.SmallIntegerField(
                        default=0,
                        help_text="Months of travel product under 18 (mbo 3-4).",
                    ),
                ),
                (
                    "laatste_toekenning",
                    models.DateField(
                        help_text="First of the last month with an award.", null=True
                    ),
                ),
                ("stand_per", models.DateField()),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="studiefinanciering.student",
                    ),
                ),
            ],
            options={
                "verbose_name": "studieverleden",
                "verbose_name_plural": "studieverleden",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("persoon", "onderwijs"), name="een_verleden_per_soort"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="toekenning",
            index=models.Index(fields=["persoon", "van"], name="besluit_persoon_van"),
        ),
        migrations.AddIndex(
            model_name="toekenning",
            index=models.Index(
                condition=models.Q(("uitvoerbaar_vanaf__gt", models.F("besluit_op"))),
                fields=["uitvoerbaar_vanaf", "persoon"],
                name="besluit_wacht",
            ),
        ),
        migrations.AddConstraint(
            model_name="toekenning",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot__gt", models.F("van"))),
                name="besluit_over_een_maand_of_meer",
            ),
        ),
        migrations.AddIndex(
            model_name="toekenningsregel",
            index=models.Index(fields=["toekenning"], name="toekenningsregel_besluit"),
        ),
        migrations.AddIndex(
            model_name="toekenningsregel",
            index=models.Index(
                condition=models.Q(("bekend__upper_inf", True)),
                fields=["persoon_id"],
                name="toekenningsregel_in_kracht",
            ),
        ),
        migrations.AddConstraint(
            model_name="toekenningsregel",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("persoon_id", "="),
                    ("component", "="),
                    ("geldig", "&&"),
                    ("bekend", "&&"),
                ],
                name="toekenningsregel_geen_overlap",
            ),
        ),
        migrations.AddConstraint(
            model_name="toekenningsregel",
            constraint=models.CheckConstraint(
                condition=models.Q(("bedrag_centen__gt", 0)),
                name="toekenningsregel_bedrag_positief",
            ),
        ),
        migrations.RunSQL(lees("0001_bewakers"), lees("0001_bewakers_terug")),
    ]
