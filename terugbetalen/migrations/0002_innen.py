"""Mandates, terms that were asked, the lines of a collection run, and what was told beforehand."""

from typing import ClassVar

import django.db.models.deletion
import duo_portal.audit.models
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

from terugbetalen.sql import lees


class Migration(migrations.Migration):

    dependencies: ClassVar = [
        ("identity", "0002_machtiging_en_contact"),
        ("ledger", "0002_overgenomen"),
        ("terugbetalen", "0001_initial"),
    ]

    operations: ClassVar[list[Operation]] = [
        migrations.CreateModel(
            name='Incassomandaat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kenmerk', models.CharField(max_length=35, unique=True)),
                ('getekend_op', models.DateField()),
                ('ingetrokken_op', models.DateField(blank=True, null=True)),
                ('reden', models.CharField(blank=True, max_length=200, verbose_name='reden van intrekken')),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='incassomandaten', to='identity.persoon')),
            ],
            options={
                'verbose_name': 'incassomandaat',
                'verbose_name_plural': 'incassomandaten',
            },
        ),
        migrations.CreateModel(
            name='Incassoregel',
            fields=[
                ('pk', models.CompositePrimaryKey('run_id', 'persoon_id', 'is_lllk', 'maand', blank=True, editable=False, primary_key=True, serialize=False)),
                ('run_id', models.BigIntegerField()),
                ('persoon_id', models.BigIntegerField()),
                ('bedrag_centen', models.BigIntegerField()),
                ('vaststelling_id', models.BigIntegerField()),
                ('maand', models.DateField()),
                ('volgnummer', models.SmallIntegerField()),
                ('is_lllk', models.BooleanField(verbose_name='levenlanglerenkrediet')),
                ('is_laatste', models.BooleanField(verbose_name='de rest van de schuld')),
            ],
            options={
                'verbose_name': 'incassoregel',
                'verbose_name_plural': 'incassoregels',
                'constraints': [models.CheckConstraint(condition=models.Q(('bedrag_centen__gt', 0), ('maand__day', 1), ('volgnummer__gt', 0)), name='incassoregel_vraagt_iets')],
            },
        ),
        migrations.CreateModel(
            name='Termijn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bedrag_centen', models.BigIntegerField()),
                ('run_id', models.BigIntegerField(blank=True, null=True)),
                ('maand', models.DateField()),
                ('vervaldatum', models.DateField()),
                ('aangekondigd_op', models.DateField(help_text='The day on which amount and date were told.')),
                ('volgnummer', models.SmallIntegerField()),
                ('is_lllk', models.BooleanField(verbose_name='levenlanglerenkrediet')),
                ('wijze', models.CharField(choices=[('incasso', 'automatische incasso'), ('verzoek', 'betaalverzoek')], max_length=8)),
                ('volgorde', models.CharField(blank=True, default='', help_text='FRST or RCUR.', max_length=4)),
                ('laatst_geind_op', models.DateField(blank=True, help_text='The collection under this mandate before; none: FRST.', null=True)),
                ('is_andere_rekening', models.BooleanField(db_default=False, default=False, verbose_name='andere rekening dan de vorige incasso')),
                ('kenmerk', models.CharField(max_length=35, unique=True)),
                ('bankrekening', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.bankrekening')),
                ('mandaat', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terugbetalen.incassomandaat')),
                ('persoon', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='termijnen', to='identity.persoon')),
                ('vaststelling', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terugbetalen.vaststelling')),
            ],
            options={
                'verbose_name': 'termijn',
                'verbose_name_plural': 'termijnen',
            },
        ),
        migrations.CreateModel(
            name='Incassomelding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(help_text='ISO 20022 reason, for example AM04.', max_length=8)),
                ('bron', models.CharField(help_text='Message or statement entry of the bank.', max_length=80)),
                ('op', models.DateField(help_text='Business date.')),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ('termijn', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meldingen', to='terugbetalen.termijn')),
            ],
            options={
                'verbose_name': 'incassomelding',
                'verbose_name_plural': 'incassomeldingen',
            },
        ),
        migrations.CreateModel(
            name='Aankondiging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_lllk', models.BooleanField(verbose_name='levenlanglerenkrediet')),
                ('bedrag_centen', models.BigIntegerField(help_text='A month.')),
                ('van', models.DateField(help_text='First month.')),
                ('tot', models.DateField(help_text='First month that it does not hold for.')),
                ('aangekondigd_op', models.DateField()),
                ('run_id', models.BigIntegerField()),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.persoon')),
            ],
            options={
                'verbose_name': 'aankondiging',
                'verbose_name_plural': 'aankondigingen',
                'constraints': [models.UniqueConstraint(fields=('run_id', 'persoon', 'is_lllk', 'van'), name='aankondiging_een_per_run'), models.CheckConstraint(condition=models.Q(('bedrag_centen__gt', 0), ('tot__day', 1), ('tot__gt', models.F('van')), ('van__day', 1)), name='aankondiging_noemt_maanden')],
            },
        ),
        migrations.AddConstraint(
            model_name='incassomandaat',
            constraint=models.UniqueConstraint(condition=models.Q(('ingetrokken_op', None)), fields=('persoon',), name='incassomandaat_een_loopt'),
        ),
        migrations.AddConstraint(
            model_name='incassomandaat',
            constraint=models.CheckConstraint(condition=models.Q(('ingetrokken_op', None), ('ingetrokken_op__gte', models.F('getekend_op')), _connector='OR'), name='incassomandaat_loopt_vooruit'),
        ),
        migrations.AddIndex(
            model_name='termijn',
            index=models.Index(fields=['run_id', 'kenmerk'], name='termijn_van_run'),
        ),
        migrations.AddIndex(
            model_name='termijn',
            index=models.Index(fields=['persoon'], name='termijn_persoon'),
        ),
        migrations.AddConstraint(
            model_name='termijn',
            constraint=models.UniqueConstraint(fields=('maand', 'persoon', 'is_lllk', 'volgnummer'), name='termijn_eenmaal_gevraagd'),
        ),
        migrations.AddConstraint(
            model_name='termijn',
            constraint=models.CheckConstraint(condition=models.Q(('bedrag_centen__gt', 0), ('maand__day', 1), ('volgnummer__gt', 0), ('vervaldatum__gte', models.F('aangekondigd_op'))), name='termijn_vraagt_iets'),
        ),
        migrations.AddConstraint(
            model_name='termijn',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('bankrekening__isnull', False), ('mandaat__isnull', False), ('volgorde__in', ['FRST', 'RCUR']), ('wijze', 'incasso')), models.Q(('bankrekening', None), ('mandaat', None), ('volgorde', ''), ('wijze', 'verzoek')), _connector='OR'), name='termijn_incasso_heeft_machtiging'),
        ),
        migrations.AddConstraint(
            model_name='incassomelding',
            constraint=models.UniqueConstraint(fields=('termijn',), name='incassomelding_een_per_termijn'),
        ),
        migrations.RunSQL(lees("0002_innen"), lees("0002_innen_terug")),
    ]
