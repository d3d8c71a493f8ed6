"""Frames, promises and results of draws, with their guards."""

import django.db.models.deletion
import duo_portal.audit.models
import uuid
from typing import ClassVar

from django.db import migrations, models
from django.db.migrations.operations.base import Operation

from uitwonendencontrole.sql import lees


class Migration(migrations.Migration):

    initial: ClassVar[bool] = True

    dependencies: ClassVar = [
        ('identity', '0002_machtiging_en_contact'),
    ]

    operations: ClassVar[list[Operation]] = [
        migrations.CreateModel(
            name='Kader',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('peildatum', models.DateField()),
                ('aantal', models.IntegerField(help_text='N: people in the frame.')),
                ('uitsluitingen', models.JSONField(help_text='Reason declared beforehand: how many were left out.')),
                ('sleutel_versleuteld', models.BinaryField()),
                ('sleutel_id', models.SmallIntegerField()),
                ('wortel', models.BinaryField(help_text='Root of the Merkle tree over the sorted pseudonyms.')),
                ('toppen', models.BinaryField(help_text='One level of that tree, so that a proof needs one block.')),
                ('actor', models.CharField(max_length=150)),
                ('op', models.DateTimeField(db_default=duo_portal.audit.models.BedrijfsMoment(), editable=False, verbose_name='vastgesteld')),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'kader',
                'verbose_name_plural': 'kaders',
                'constraints': [models.CheckConstraint(condition=models.Q(('aantal__gt', 0)), name='kader_niet_leeg')],
            },
        ),
        migrations.CreateModel(
            name='Verbinding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tekst', models.TextField(help_text='The published text, to the byte.')),
                ('hash', models.BinaryField(help_text='SHA-256 of the text.', unique=True)),
                ('aantal', models.IntegerField(help_text='n: how many will be drawn.')),
                ('keten', models.CharField(max_length=64)),
                ('ronde', models.BigIntegerField()),
                ('ronde_at', models.DateTimeField(help_text='When the round happens.')),
                ('actor', models.CharField(max_length=150)),
                ('op', models.DateTimeField(db_default=duo_portal.audit.models.BedrijfsMoment(), editable=False, verbose_name='gepubliceerd')),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ('kader', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='verbinding', to='uitwonendencontrole.kader')),
            ],
            options={
                'verbose_name': 'verbintenis',
                'verbose_name_plural': 'verbintenissen',
            },
        ),
        migrations.CreateModel(
            name='Trekking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('toeval', models.BinaryField()),
                ('handtekening', models.BinaryField()),
                ('zaad', models.BinaryField(unique=True)),
                ('grens', models.BinaryField()),
                ('actor', models.CharField(max_length=150)),
                ('op', models.DateTimeField(db_default=duo_portal.audit.models.BedrijfsMoment(), editable=False, verbose_name='getrokken')),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ('verbinding', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='trekking', to='uitwonendencontrole.verbinding')),
            ],
            options={
                'verbose_name': 'trekking',
                'verbose_name_plural': 'trekkingen',
            },
        ),
        migrations.CreateModel(
            name='Annulering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reden', models.CharField(max_length=500)),
                ('actor', models.CharField(max_length=150)),
                ('op', models.DateTimeField(db_default=duo_portal.audit.models.BedrijfsMoment(), editable=False)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ('kader', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='annulering', to='uitwonendencontrole.kader')),
            ],
            options={
                'verbose_name': 'annulering',
                'verbose_name_plural': 'annuleringen',
                'constraints': [models.CheckConstraint(condition=models.Q(('reden', ''), _negated=True), name='annulering_noemt_reden')],
            },
        ),
        migrations.CreateModel(
            name='Lid',
            fields=[
                ('pk', models.CompositePrimaryKey('kader_id', 'plaats', blank=True, editable=False, primary_key=True, serialize=False)),
                ('plaats', models.IntegerField()),
                ('pseudoniem', models.BinaryField()),
                ('kader', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='leden', to='uitwonendencontrole.kader')),
                ('persoon', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.persoon')),
            ],
            options={
                'verbose_name': 'lid van een kader',
                'verbose_name_plural': 'leden van een kader',
                'constraints': [models.UniqueConstraint(fields=('persoon', 'kader'), name='lid_een_per_persoon'), models.UniqueConstraint(fields=('kader', 'pseudoniem'), name='lid_een_pseudoniem')],
            },
        ),
        migrations.CreateModel(
            name='Geloot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('volgnummer', models.IntegerField()),
                ('pseudoniem', models.BinaryField()),
                ('lot', models.BinaryField()),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.persoon')),
                ('trekking', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='geloot', to='uitwonendencontrole.trekking')),
            ],
            options={
                'verbose_name': 'geloot',
                'verbose_name_plural': 'geloot',
                'constraints': [models.UniqueConstraint(fields=('trekking', 'volgnummer'), name='geloot_een_plaats'), models.UniqueConstraint(fields=('trekking', 'persoon'), name='geloot_een_keer')],
            },
        ),
        migrations.AddConstraint(
            model_name='verbinding',
            constraint=models.CheckConstraint(condition=models.Q(('aantal__gt', 0), ('ronde__gt', 0), ('ronde_at__gt', models.F('op'))), name='verbinding_noemt_wat_komt'),
        ),
        migrations.RunSQL(lees("0001_bewakers"), lees("0001_bewakers_terug")),
    ]
