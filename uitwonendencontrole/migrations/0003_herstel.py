"""Bulk restitution, periods of the monitor, stops and their lifting, with their guards."""

import uuid
from typing import ClassVar

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import duo_portal.audit.models
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

from uitwonendencontrole.sql import lees


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("uitwonendencontrole", "0002_controle"),
        ("identity", '0001_initial'),
    ]

    operations: ClassVar[list[Operation]] = [
        migrations.CreateModel(
            name='Stilstand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('op', models.DateField()),
                ('gronden', models.JSONField(help_text='Reason, stage and group, from the published rule.')),
                ('sleutel', models.TextField(unique=True)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'stilstand',
                'verbose_name_plural': 'stilstanden',
            },
        ),
        migrations.CreateModel(
            name='Herstelopdracht',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('run_id', models.BigIntegerField(unique=True)),
                ('van', models.DateField(blank=True, null=True)),
                ('tot', models.DateField(blank=True, null=True)),
                ('wat_ging_mis', models.TextField(help_text='For the letter, in Dutch.')),
                ('wat_ging_mis_en', models.TextField(help_text='The same in English.')),
                ('reden', models.TextField(help_text='For the file: why all of them.')),
                ('opgesteld_door', models.CharField(max_length=150)),
                ('opgesteld_op', models.DateField()),
                ('trekking', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='uitwonendencontrole.trekking')),
            ],
            options={
                'verbose_name': 'herstelopdracht',
                'verbose_name_plural': 'herstelopdrachten',
                'permissions': [('open_herstel', 'Mag herstel in bulk openen'), ('hef_stop_op', 'Mag een stop van de controles helpen opheffen'), ('lees_herkomst_in', 'Mag een tabel met herkomst inlezen')],
            },
        ),
        migrations.CreateModel(
            name='Herstelregel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('terug_centen', models.BigIntegerField(help_text='What the decision took back.')),
                ('betaald_centen', models.BigIntegerField(help_text='Of that: paid or set off, by the preview.')),
                ('boete_centen', models.BigIntegerField(default=0)),
                ('rente_centen', models.BigIntegerField(default=0, help_text='By the preview.')),
                ('hersteld_op', models.DateField(blank=True, null=True)),
                ('uitgekeerd_centen', models.BigIntegerField(blank=True, null=True)),
                ('rente_geboekt_centen', models.BigIntegerField(blank=True, null=True)),
                ('herziening', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='uitwonendencontrole.herziening')),
                ('opdracht', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='regels', to='uitwonendencontrole.herstelopdracht')),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.persoon')),
            ],
            options={
                'verbose_name': 'herstelregel',
                'verbose_name_plural': 'herstelregels',
            },
        ),
        migrations.CreateModel(
            name='Meetperiode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('eindigt_op', models.DateField(unique=True)),
                ('tabel', models.TextField(help_text='The file of the statistics office, as it came.')),
                ('rapport', models.JSONField()),
                ('bron', models.TextField()),
                ('ingelezen_door', models.CharField(max_length=150)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ('trekking', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='uitwonendencontrole.trekking')),
            ],
            options={
                'verbose_name': 'meetperiode',
                'verbose_name_plural': 'meetperioden',
            },
        ),
        migrations.CreateModel(
            name='Opheffing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateField()),
                ('door', models.CharField(max_length=150)),
                ('tweede', models.CharField(max_length=150)),
                ('reden', models.TextField()),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ('stilstand', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='opheffing', to='uitwonendencontrole.stilstand')),
            ],
            options={
                'verbose_name': 'opheffing',
                'verbose_name_plural': 'opheffingen',
            },
        ),
        migrations.AddConstraint(
            model_name='herstelopdracht',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('tot', None), ('trekking__isnull', False), ('van', None)), models.Q(('tot__gte', models.F('van')), ('trekking', None), ('van__isnull', False)), _connector='OR'), name='herstelopdracht_trekking_of_periode'),
        ),
        migrations.AddConstraint(
            model_name='herstelopdracht',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('wat_ging_mis', ''), _negated=True), models.Q(('wat_ging_mis_en', ''), _negated=True), models.Q(('reden', ''), _negated=True)), name='herstelopdracht_zegt_wat_misging'),
        ),
        migrations.AddConstraint(
            model_name='herstelregel',
            constraint=models.UniqueConstraint(fields=('opdracht', 'herziening'), name='herstelregel_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='herstelregel',
            constraint=models.CheckConstraint(condition=models.Q(('betaald_centen__gte', 0), ('rente_centen__gte', 0), ('terug_centen__gte', 0)), name='herstelregel_bedragen'),
        ),
        migrations.AddConstraint(
            model_name='meetperiode',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('tabel', ''), _negated=True), models.Q(('bron', ''), _negated=True)), name='meetperiode_heeft_bron'),
        ),
        migrations.AddConstraint(
            model_name='opheffing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('door', ''), _negated=True), models.Q(('tweede', ''), _negated=True), models.Q(('reden', ''), _negated=True)), name='opheffing_gemotiveerd'),
        ),
        migrations.AddConstraint(
            model_name='opheffing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Lower('door'), django.db.models.functions.text.Lower('tweede')), _negated=True), models.Q(('door__iexact', 'systeem'), _negated=True), models.Q(('tweede__iexact', 'systeem'), _negated=True)), name='opheffing_door_twee'),
        ),
        migrations.RunSQL(lees("0003_herstel"), lees("0003_herstel_terug")),
    ]
