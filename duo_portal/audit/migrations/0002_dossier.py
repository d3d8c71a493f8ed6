"""Why a file was opened, the log of processing, notes, and who has a case in hand."""

from typing import ClassVar

from django.db import migrations, models
from django.db.migrations.operations.base import Operation

import duo_portal.audit.models
from duo_portal.audit.sql import lees


class Migration(migrations.Migration):
    dependencies: ClassVar = [("audit", "0001_initial")]

    operations: ClassVar[list[Operation]] = [
        migrations.CreateModel(
            name='Collega',
            fields=[
                ('actor', models.CharField(max_length=150, primary_key=True, serialize=False, verbose_name='gebruikersnaam')),
                ('persoon_id', models.BigIntegerField(unique=True, verbose_name='persoon')),
            ],
            options={
                'verbose_name': 'collega',
                'verbose_name_plural': "collega's",
            },
        ),
        migrations.CreateModel(
            name='Dossieropening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('actor', models.CharField(max_length=150, verbose_name='geopend door')),
                ('rol', models.CharField(blank=True, max_length=60)),
                ('persoon_id', models.BigIntegerField(verbose_name='persoon')),
                ('grond', models.CharField(choices=[('vraag', 'vraag van de burger'), ('zaak', 'open zaak'), ('werk', 'werkopdracht'), ('betaling', 'betaling of ontvangst uitzoeken'), ('herstel', 'fout herstellen'), ('kwaliteit', 'kwaliteitscontrole'), ('toezicht', 'toezicht of accountantscontrole'), ('anders', 'andere reden')], max_length=20)),
                ('toelichting', models.CharField(blank=True, max_length=300)),
                ('zaak_id', models.BigIntegerField(blank=True, null=True, verbose_name='zaak')),
                ('op', models.DateTimeField(db_default=duo_portal.audit.models.BedrijfsMoment(), verbose_name='op (bedrijfsmoment)')),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), verbose_name='opgeslagen (klok)')),
            ],
            options={
                'verbose_name': 'dossieropening',
                'verbose_name_plural': 'dossieropeningen',
            },
        ),
        migrations.CreateModel(
            name='Notitie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('persoon_id', models.BigIntegerField(verbose_name='persoon')),
                ('tekst', models.CharField(max_length=2000)),
                ('actor', models.CharField(max_length=150, verbose_name='geschreven door')),
                ('rol', models.CharField(blank=True, max_length=60)),
                ('zaak_id', models.BigIntegerField(blank=True, null=True, verbose_name='zaak')),
                ('op', models.DateTimeField(db_default=duo_portal.audit.models.BedrijfsMoment(), verbose_name='op (bedrijfsmoment)')),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), verbose_name='opgeslagen (klok)')),
            ],
            options={
                'verbose_name': 'notitie',
                'verbose_name_plural': 'notities',
            },
        ),
        migrations.CreateModel(
            name='Verwerking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('trace_id', models.CharField(max_length=32)),
                ('span_id', models.CharField(max_length=16)),
                ('parent_span_id', models.CharField(blank=True, max_length=16)),
                ('name', models.CharField(max_length=120)),
                ('status', models.SmallIntegerField(choices=[(0, 'onbekend'), (1, 'gelukt'), (2, 'fout')])),
                ('start_at', models.DateTimeField()),
                ('end_at', models.DateTimeField()),
                ('processing_activity_id', models.CharField(max_length=200)),
                ('data_subject_id', models.BinaryField(help_text='Versleuteld.')),
                ('data_subject_sleutel_id', models.SmallIntegerField()),
                ('data_subject_type', models.CharField(max_length=20)),
            ],
            options={
                'verbose_name': 'verwerking',
                'verbose_name_plural': 'logboek dataverwerkingen',
            },
        ),
        migrations.CreateModel(
            name='Zaaktoewijzing',
            fields=[
                ('zaak_id', models.BigIntegerField(primary_key=True, serialize=False, verbose_name='zaak')),
                ('aan', models.CharField(db_index=True, max_length=150, verbose_name='toegewezen aan')),
                ('sinds', models.DateField(verbose_name='sinds')),
            ],
            options={
                'verbose_name': 'toewijzing',
                'verbose_name_plural': 'toewijzingen',
            },
        ),
        migrations.AddField(
            model_name='inzage',
            name='kanaal',
            field=models.CharField(blank=True, db_default='', default='', max_length=20),
        ),
        migrations.AddField(
            model_name='inzage',
            name='opening_id',
            field=models.BigIntegerField(blank=True, null=True, verbose_name='opening'),
        ),
        migrations.AddField(
            model_name='inzage',
            name='span_id',
            field=models.CharField(blank=True, db_default='', default='', max_length=16),
        ),
        migrations.AddField(
            model_name='inzage',
            name='trace_id',
            field=models.CharField(blank=True, db_default='', default='', max_length=32),
        ),
        migrations.AddField(
            model_name='inzage',
            name='wat',
            field=models.CharField(blank=True, db_default='', default='', max_length=120, verbose_name='welk gegeven'),
        ),
        migrations.AddField(
            model_name='inzage',
            name='zaak_id',
            field=models.BigIntegerField(blank=True, null=True, verbose_name='zaak'),
        ),
        migrations.AddIndex(
            model_name='inzage',
            index=models.Index(fields=['opgeslagen_at'], name='audit_inzage_wanneer'),
        ),
        migrations.AddIndex(
            model_name='dossieropening',
            index=models.Index(fields=['persoon_id', 'actor', '-id'], name='audit_opening_van_collega'),
        ),
        migrations.AddConstraint(
            model_name='dossieropening',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('grond', 'zaak'), _negated=True), ('zaak_id__isnull', False), _connector='OR'), name='audit_opening_zaak_genoemd'),
        ),
        migrations.AddConstraint(
            model_name='dossieropening',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('grond', 'anders'), _negated=True), models.Q(('toelichting', ''), _negated=True), _connector='OR'), name='audit_opening_anders_toegelicht'),
        ),
        migrations.AddIndex(
            model_name='notitie',
            index=models.Index(fields=['persoon_id', '-id'], name='audit_notitie_persoon'),
        ),
        migrations.AddConstraint(
            model_name='verwerking',
            constraint=models.UniqueConstraint(fields=('trace_id', 'span_id'), name='audit_verwerking_span'),
        ),
        migrations.RunSQL(lees("0002_dossier"), migrations.RunSQL.noop),
    ]
