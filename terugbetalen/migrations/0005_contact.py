"""Selections, contacts and appointments."""

import uuid
from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

import duo_portal.audit.models
from terugbetalen.sql import lees


class Migration(migrations.Migration):

    dependencies: ClassVar = [("terugbetalen", "0004_invordering")]

    operations: ClassVar[list[Operation]] = [
        migrations.CreateModel(
            name='Selectie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('regel', models.CharField(max_length=60)),
                ('regeldata', models.JSONField()),
                ('op', models.DateField(verbose_name='peildatum')),
                ('status', models.CharField(choices=[('voorbeeld', 'voorbeeld gemaakt'), ('vrijgegeven', 'vrijgegeven'), ('gesloten', 'gesloten'), ('ingetrokken', 'ingetrokken')], default='voorbeeld', max_length=12)),
                ('geteld', models.IntegerField(default=0, verbose_name='op de lijst')),
                ('uitgesloten', models.JSONField(default=dict, help_text='Reason → how many were left out.')),
                ('gemaakt_door', models.CharField(max_length=150)),
                ('gemaakt_at', models.DateTimeField(db_default=duo_portal.audit.models.BedrijfsMoment(), editable=False)),
                ('vrijgegeven_door', models.CharField(blank=True, db_default='', default='', max_length=150)),
                ('vrijgegeven_op', models.DateField(blank=True, null=True)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'selectie',
                'verbose_name_plural': 'selecties',
                'permissions': [('geef_vrij_selectie', 'Mag een selectie vrijgeven')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('status', 'ingetrokken'), _negated=True), fields=('regel', 'op'), name='selectie_een_per_regel_en_dag'), models.CheckConstraint(condition=models.Q(('status__in', ['voorbeeld', 'ingetrokken']), models.Q(models.Q(('vrijgegeven_door', ''), _negated=True), models.Q(('vrijgegeven_door', models.F('gemaakt_door')), _negated=True)), _connector='OR'), name='selectie_vier_ogen')],
            },
        ),
        migrations.CreateModel(
            name='Geselecteerde',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(db_default=models.Func(function='gen_random_uuid', output_field=models.UUIDField()), default=uuid.uuid4, editable=False, unique=True)),
                ('volgnummer', models.IntegerField()),
                ('feiten', models.JSONField()),
                ('achterstand_centen', models.BigIntegerField(help_text='On the day of the list.')),
                ('uitgesloten_om', models.CharField(blank=True, db_default='', default='', max_length=30)),
                ('opgepakt_door', models.CharField(blank=True, db_default='', default='', max_length=150)),
                ('opgepakt_at', models.DateTimeField(blank=True, null=True)),
                ('afgerond_op', models.DateField(blank=True, null=True)),
                ('selectie', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='mensen', to='terugbetalen.selectie')),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='geselecteerd', to='identity.persoon')),
            ],
            options={
                'verbose_name': 'mens op een lijst',
                'verbose_name_plural': 'mensen op lijsten',
            },
        ),
        migrations.CreateModel(
            name='Contactmoment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kanaal', models.CharField(choices=[('telefoon', 'telefoon'), ('email', 'e-mail'), ('video', 'videogesprek'), ('kantoor', 'op kantoor'), ('bezoek', 'huisbezoek'), ('brief', 'brief')], max_length=10)),
                ('op', models.DateTimeField(db_default=duo_portal.audit.models.BedrijfsMoment(), editable=False, verbose_name='op (bedrijfsmoment)')),
                ('dag', models.DateField()),
                ('medewerker', models.CharField(max_length=150)),
                ('uitkomst', models.CharField(choices=[('niet_bereikt', 'niet bereikt'), ('voicemail', 'voicemail ingesproken'), ('verkeerd_nummer', 'verkeerd nummer of adres'), ('gesproken', 'gesproken, niets afgesproken'), ('betaalt', 'gaat betalen'), ('regeling', 'wil een betalingsregeling'), ('inkomenstoets', 'wil minder betalen naar inkomen'), ('schuldhulp', 'gaat naar schuldhulp'), ('oneens', 'is het niet eens met de schuld'), ('geen_contact', 'wil niet gebeld worden')], max_length=16)),
                ('notitie', models.TextField(blank=True, db_default='', default='', max_length=1000)),
                ('vervolg', models.CharField(choices=[('geen', 'niets'), ('terugbellen', 'terugbellen'), ('brief', 'brief sturen'), ('opnieuw', 'later opnieuw proberen')], default='geen', max_length=12)),
                ('vervolg_op', models.DateField(blank=True, null=True)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contactmomenten', to='identity.persoon')),
                ('geselecteerde', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contactmomenten', to='terugbetalen.geselecteerde')),
            ],
            options={
                'verbose_name': 'contactmoment',
                'verbose_name_plural': 'contactmomenten',
            },
        ),
        migrations.CreateModel(
            name='Terugbelbelofte',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('van_at', models.DateTimeField()),
                ('tot_at', models.DateTimeField()),
                ('status', models.CharField(choices=[('open', 'open'), ('nagekomen', 'nagekomen'), ('gemist', 'niet nagekomen'), ('ingetrokken', 'niet meer nodig')], default='open', max_length=12)),
                ('beloofd_door', models.CharField(max_length=150)),
                ('afgerond_door', models.CharField(blank=True, db_default='', default='', max_length=150)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ('contactmoment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='beloften', to='terugbetalen.contactmoment')),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terugbelbeloften', to='identity.persoon')),
            ],
            options={
                'verbose_name': 'terugbelbelofte',
                'verbose_name_plural': 'terugbelbeloften',
            },
        ),
        migrations.CreateModel(
            name='Tijdslot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(choices=[('telefoon', 'telefoon'), ('video', 'videogesprek'), ('kantoor', 'op kantoor')], max_length=8)),
                ('begint_at', models.DateTimeField()),
                ('minuten', models.SmallIntegerField()),
                ('capaciteit', models.SmallIntegerField()),
            ],
            options={
                'verbose_name': 'tijdslot',
                'verbose_name_plural': 'tijdsloten',
                'constraints': [models.UniqueConstraint(fields=('soort', 'begint_at'), name='tijdslot_een_per_moment'), models.CheckConstraint(condition=models.Q(('capaciteit__gte', 0), ('minuten__gt', 0)), name='tijdslot_kan')],
            },
        ),
        migrations.CreateModel(
            name='Afspraak',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('stoel', models.SmallIntegerField()),
                ('tijdzone', models.CharField(max_length=60)),
                ('status', models.CharField(choices=[('gemaakt', 'staat'), ('verzet', 'verzet'), ('geannuleerd', 'geannuleerd'), ('geweest', 'geweest'), ('niet_verschenen', 'niet verschenen'), ('voorbij', 'voorbij, niets vastgelegd')], default='gemaakt', max_length=16)),
                ('gemaakt_door', models.CharField(max_length=150)),
                ('gemaakt_at', models.DateTimeField(db_default=duo_portal.audit.models.BedrijfsMoment(), editable=False)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='afspraken', to='identity.persoon')),
                ('vorige', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='volgende', to='terugbetalen.afspraak')),
                ('geselecteerde', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='afspraken', to='terugbetalen.geselecteerde')),
                ('slot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='afspraken', to='terugbetalen.tijdslot')),
            ],
            options={
                'verbose_name': 'afspraak',
                'verbose_name_plural': 'afspraken',
            },
        ),
        migrations.AddIndex(
            model_name='contactmoment',
            index=models.Index(fields=['persoon', '-dag'], name='contactmoment_laatste'),
        ),
        migrations.AddConstraint(
            model_name='contactmoment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('vervolg', 'geen'), ('vervolg_op', None)), models.Q(models.Q(('vervolg', 'geen'), _negated=True), ('vervolg_op__gte', models.F('dag'))), _connector='OR'), name='contactmoment_vervolg_heeft_dag'),
        ),
        migrations.AddIndex(
            model_name='geselecteerde',
            index=models.Index(condition=models.Q(('afgerond_op', None), ('uitgesloten_om', '')), fields=['selectie', 'volgnummer'], name='geselecteerde_te_doen'),
        ),
        migrations.AddConstraint(
            model_name='geselecteerde',
            constraint=models.UniqueConstraint(fields=('selectie', 'persoon'), name='geselecteerde_een_per_lijst'),
        ),
        migrations.AddConstraint(
            model_name='terugbelbelofte',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'open')), fields=('persoon',), name='terugbelbelofte_een_open'),
        ),
        migrations.AddConstraint(
            model_name='terugbelbelofte',
            constraint=models.CheckConstraint(condition=models.Q(('tot_at__gt', models.F('van_at'))), name='terugbelbelofte_loopt_vooruit'),
        ),
        migrations.AddConstraint(
            model_name='afspraak',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ['verzet', 'geannuleerd']), _negated=True), fields=('slot', 'stoel'), name='afspraak_een_per_stoel'),
        ),
        migrations.AddConstraint(
            model_name='afspraak',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'gemaakt')), fields=('persoon',), name='afspraak_een_die_komt'),
        ),
        migrations.AddConstraint(
            model_name='afspraak',
            constraint=models.CheckConstraint(condition=models.Q(('stoel__gte', 1)), name='afspraak_stoel'),
        ),
        migrations.RunSQL(lees("0005_contact"), lees("0005_contact_terug")),
    ]
