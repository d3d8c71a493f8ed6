"""What Django knows about the tables that sql/tabellen.sql makes."""

from django.db import migrations, models

STATE = [
    migrations.CreateModel(
        name="Account",
        fields=[
            ("code", models.SmallIntegerField(primary_key=True, serialize=False)),
            ("naam", models.TextField()),
            (
                "soort",
                models.TextField(
                    choices=[
                        ("activa", "activa"),
                        ("passiva", "passiva"),
                        ("lasten", "lasten"),
                        ("baten", "baten"),
                    ]
                ),
            ),
            ("opdrachtgever", models.TextField()),
            ("begrotingsartikel", models.TextField(blank=True)),
            ("draagt_component", models.BooleanField()),
            ("saldo_zijde", models.SmallIntegerField()),
        ],
        options={
            "verbose_name": "rekening",
            "verbose_name_plural": "rekeningen",
            "db_table": "ledger_account",
            "ordering": ("code",),
        },
    ),
    migrations.CreateModel(
        name="AfgeslotenPeriode",
        fields=[
            ("maand", models.DateField(primary_key=True, serialize=False)),
            ("afgesloten_at", models.DateTimeField()),
            ("afgesloten_door", models.TextField()),
            ("reden", models.TextField(blank=True)),
        ],
        options={
            "verbose_name": "afgesloten periode",
            "verbose_name_plural": "afgesloten perioden",
            "db_table": "ledger_afgesloten_periode",
        },
    ),
    migrations.CreateModel(
        name="Boeking",
        fields=[
            ("id", models.BigIntegerField(primary_key=True, serialize=False)),
            ("persoon_id", models.BigIntegerField(null=True)),
            ("run_id", models.BigIntegerField(null=True)),
            ("geboekt_at", models.DateTimeField()),
            ("effectief_op", models.DateField()),
            ("bedrijfsdatum", models.DateField()),
            ("soort", models.SmallIntegerField()),
            ("sleutel", models.TextField(unique=True)),
            ("omschrijving", models.TextField(blank=True)),
            (
                "draait_terug",
                models.OneToOneField(
                    db_constraint=False,
                    null=True,
                    on_delete=models.DO_NOTHING,
                    related_name="teruggedraaid_door",
                    to="ledger.boeking",
                ),
            ),
        ],
        options={
            "verbose_name": "boeking",
            "verbose_name_plural": "boekingen",
            "db_table": "ledger_boeking",
        },
    ),
    migrations.CreateModel(
        name="BoekingLeg",
        fields=[
            (
                "pk",
                models.CompositePrimaryKey(
                    "boeking_id",
                    "regel",
                    blank=True,
                    editable=False,
                    primary_key=True,
                    serialize=False,
                ),
            ),
            ("regel", models.SmallIntegerField()),
            ("bedrag_centen", models.BigIntegerField()),
            ("persoon_id", models.BigIntegerField(null=True)),
            ("maand", models.DateField(null=True)),
            ("zijde", models.SmallIntegerField()),
            ("component", models.SmallIntegerField(null=True)),
            ("vorm", models.SmallIntegerField(null=True)),
            ("volgnummer", models.SmallIntegerField(null=True)),
            (
                "account",
                models.ForeignKey(
                    db_column="account_code",
                    db_constraint=False,
                    on_delete=models.DO_NOTHING,
                    related_name="legs",
                    to="ledger.account",
                ),
            ),
            (
                "boeking",
                models.ForeignKey(
                    db_constraint=False,
                    on_delete=models.DO_NOTHING,
                    related_name="legs",
                    to="ledger.boeking",
                ),
            ),
        ],
        options={
            "verbose_name": "boekingsregel",
            "verbose_name_plural": "boekingsregels",
            "db_table": "ledger_leg",
            "ordering": ("boeking_id", "regel"),
        },
    ),
]
