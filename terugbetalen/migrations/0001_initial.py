"""Facts and decisions of repayment in two times, frozen lines of runs, and the take-over of a portfolio."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import duo_portal.audit.models
import duo_portal.identity.models.tweetijdig
from django.db import migrations, models

from terugbetalen.sql import lees


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('identity', '0002_machtiging_en_contact'),
    ]

    operations = [
        migrations.CreateModel(
            name='Parameterset',
            fields=[
                ('fingerprint', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('inhoud', models.JSONField()),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'parameterset',
                'verbose_name_plural': 'parametersets',
            },
        ),
        migrations.CreateModel(
            name='Inleesbestand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('peildatum', models.DateField()),
                ('regels', models.IntegerField()),
                ('regels_goed', models.IntegerField()),
                ('regels_quarantaine', models.IntegerField()),
                ('centen', models.BigIntegerField(help_text='As far as the amounts could be read.')),
                ('centen_goed', models.BigIntegerField()),
                ('centen_quarantaine', models.BigIntegerField()),
                ('actor', models.CharField(max_length=150)),
                ('bedrijfsdatum', models.DateField()),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'inleesbestand',
                'verbose_name_plural': 'inleesbestanden',
                'constraints': [models.CheckConstraint(condition=models.Q(('regels', django.db.models.expressions.CombinedExpression(models.F('regels_goed'), '+', models.F('regels_quarantaine'))), ('centen', django.db.models.expressions.CombinedExpression(models.F('centen_goed'), '+', models.F('centen_quarantaine')))), name='inleesbestand_totalen_sluiten')],
            },
        ),
        migrations.CreateModel(
            name='Vaststelling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('geldig', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='geldig')),
                ('bekend', django.contrib.postgres.fields.ranges.DateTimeRangeField(db_default=duo_portal.identity.models.tweetijdig.BekendVanafNu(), verbose_name='bekend')),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False, verbose_name='opgeslagen (klok)')),
                ('is_lllk', models.BooleanField(verbose_name='levenlanglerenkrediet')),
                ('jaar', models.SmallIntegerField()),
                ('regeling', models.SmallIntegerField(choices=[(1, 'SF15-oud'), (2, 'SF15'), (3, 'SF35'), (4, 'SF15-lllk')])),
                ('fase', models.CharField(max_length=12)),
                ('rente_ppm', models.IntegerField(verbose_name='rente per jaar (ppm)')),
                ('rente_vast_tot', models.DateField(blank=True, null=True)),
                ('schuld_centen', models.BigIntegerField(help_text='On 1 January, as it is expected then.')),
                ('resterende_maanden', models.SmallIntegerField()),
                ('wettelijk_maandbedrag_centen', models.IntegerField()),
                ('draagkracht_centen', models.IntegerField(blank=True, help_text='Null: not known.', null=True)),
                ('te_betalen_centen', models.IntegerField(help_text='Per month.')),
                ('termijn_vast_sinds', models.SmallIntegerField(help_text='Year in which the instalment was fixed.')),
                ('waardoor', models.CharField(blank=True, help_text='Code of what changed.', max_length=40)),
                ('feiten', models.JSONField()),
                ('reden', models.CharField(choices=[('jaar', 'nieuw kalenderjaar'), ('start', 'de aflosfase begint'), ('overname', 'overgenomen van de vorige administratie'), ('aanvraag', 'op verzoek'), ('inkomen', 'het inkomen werd bekend of veranderde'), ('einde', 'de schuld is afgelost of vervallen')], max_length=12)),
                ('regelversie', models.CharField(max_length=20)),
                ('besluit_op', models.DateField(help_text='Business date.')),
                ('actor', models.CharField(max_length=150)),
                ('run_id', models.BigIntegerField(blank=True, null=True)),
                ('parameterset', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='terugbetalen.parameterset')),
                ('persoon', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.persoon')),
            ],
            options={
                'verbose_name': 'vaststelling',
                'verbose_name_plural': 'vaststellingen',
            },
        ),
        migrations.CreateModel(
            name='Voorstel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_lllk', models.BooleanField(verbose_name='levenlanglerenkrediet')),
                ('jaar', models.SmallIntegerField()),
                ('regeling', models.SmallIntegerField(choices=[(1, 'SF15-oud'), (2, 'SF15'), (3, 'SF35'), (4, 'SF15-lllk')])),
                ('fase', models.CharField(max_length=12)),
                ('rente_ppm', models.IntegerField(verbose_name='rente per jaar (ppm)')),
                ('rente_vast_tot', models.DateField(blank=True, null=True)),
                ('schuld_centen', models.BigIntegerField(help_text='On 1 January, as it is expected then.')),
                ('resterende_maanden', models.SmallIntegerField()),
                ('wettelijk_maandbedrag_centen', models.IntegerField()),
                ('draagkracht_centen', models.IntegerField(blank=True, help_text='Null: not known.', null=True)),
                ('te_betalen_centen', models.IntegerField(help_text='Per month.')),
                ('termijn_vast_sinds', models.SmallIntegerField(help_text='Year in which the instalment was fixed.')),
                ('waardoor', models.CharField(blank=True, help_text='Code of what changed.', max_length=40)),
                ('feiten', models.JSONField()),
                ('run_id', models.BigIntegerField()),
                ('vanaf', models.DateField(help_text='First month of the decision.')),
                ('is_anders', models.BooleanField(help_text='The rate or the amount differs from the year before.')),
                ('oud', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terugbetalen.vaststelling')),
                ('persoon', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.persoon')),
            ],
            options={
                'verbose_name': 'voorstel',
                'verbose_name_plural': 'voorstellen',
            },
        ),
        migrations.CreateModel(
            name='Feit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('geldig', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='geldig')),
                ('bekend', django.contrib.postgres.fields.ranges.DateTimeRangeField(db_default=duo_portal.identity.models.tweetijdig.BekendVanafNu(), verbose_name='bekend')),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False, verbose_name='opgeslagen (klok)')),
                ('soort', models.SmallIntegerField(choices=[(1, 'aflosvrije periode (art. 6.7(2))'), (2, 'alleenstaande ouder (art. 6.13)'), (3, 'niet belastingplichtig in Nederland (art. 6.11)'), (4, 'draagkracht gevraagd (art. 10a.7)'), (5, 'ander peiljaar (waarde = jaar, art. 6.12)'), (6, 'inkomen van de partner telt niet mee (art. 10a.11)'), (7, 'heffingskorting (waarde = code, art. 10a.8)'), (8, 'studeert weer of Wsnp: opgeschort (art. 6.5(3))')])),
                ('waarde', models.IntegerField(db_default=0, default=0)),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terugbetaalfeiten', to='identity.persoon')),
            ],
            options={
                'verbose_name': 'feit',
                'verbose_name_plural': 'feiten',
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('persoon', '='), ('soort', '='), ('geldig', '&&'), ('bekend', '&&')], name='terugbetaalfeit_geen_overlap')],
            },
        ),
        migrations.CreateModel(
            name='Quarantaine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('regelnummer', models.IntegerField()),
                ('veld', models.CharField(blank=True, max_length=40)),
                ('reden', models.CharField(max_length=200)),
                ('centen', models.BigIntegerField()),
                ('regel_versleuteld', models.BinaryField()),
                ('regel_sleutel_id', models.SmallIntegerField()),
                ('bestand', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quarantaine', to='terugbetalen.inleesbestand')),
            ],
            options={
                'verbose_name': 'regel in quarantaine',
                'verbose_name_plural': 'regels in quarantaine',
                'constraints': [models.UniqueConstraint(fields=('bestand', 'regelnummer'), name='quarantaine_een_per_regel')],
            },
        ),
        migrations.CreateModel(
            name='Renteperiode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('geldig', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='geldig')),
                ('bekend', django.contrib.postgres.fields.ranges.DateTimeRangeField(db_default=duo_portal.identity.models.tweetijdig.BekendVanafNu(), verbose_name='bekend')),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False, verbose_name='opgeslagen (klok)')),
                ('is_lllk', models.BooleanField(verbose_name='levenlanglerenkrediet')),
                ('rente_ppm', models.IntegerField(verbose_name='rente per jaar (ppm)')),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='renteperioden', to='identity.persoon')),
            ],
            options={
                'verbose_name': 'renteperiode',
                'verbose_name_plural': 'renteperioden',
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('persoon', '='), ('is_lllk', '='), ('geldig', '&&'), ('bekend', '&&')], name='renteperiode_geen_overlap'), models.CheckConstraint(condition=models.Q(('rente_ppm__range', (0, 200000))), name='renteperiode_rente')],
            },
        ),
        migrations.CreateModel(
            name='Terugbetaling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('geldig', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='geldig')),
                ('bekend', django.contrib.postgres.fields.ranges.DateTimeRangeField(db_default=duo_portal.identity.models.tweetijdig.BekendVanafNu(), verbose_name='bekend')),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False, verbose_name='opgeslagen (klok)')),
                ('is_lllk', models.BooleanField(verbose_name='levenlanglerenkrediet')),
                ('regeling', models.SmallIntegerField(choices=[(1, 'SF15-oud'), (2, 'SF15'), (3, 'SF35'), (4, 'SF15-lllk')])),
                ('gestopt_per', models.DateField(help_text='First month without student finance.')),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terugbetalingen', to='identity.persoon')),
            ],
            options={
                'verbose_name': 'terugbetaling',
                'verbose_name_plural': 'terugbetalingen',
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('persoon', '='), ('is_lllk', '='), ('geldig', '&&'), ('bekend', '&&')], name='terugbetaling_geen_overlap'), models.CheckConstraint(condition=models.Q(models.Q(('is_lllk', True), ('regeling', 4)), models.Q(('is_lllk', False), ('regeling__lt', 4)), _connector='OR'), name='terugbetaling_regeling_past'), models.CheckConstraint(condition=models.Q(('gestopt_per__day', 1)), name='terugbetaling_gestopt_per_maand')],
            },
        ),
        migrations.AddIndex(
            model_name='vaststelling',
            index=models.Index(fields=['jaar', 'persoon'], name='vaststelling_jaar_persoon'),
        ),
        migrations.AddConstraint(
            model_name='vaststelling',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('persoon', '='), ('is_lllk', '='), ('geldig', '&&'), ('bekend', '&&')], name='vaststelling_geen_overlap'),
        ),
        migrations.AddConstraint(
            model_name='vaststelling',
            constraint=models.CheckConstraint(condition=models.Q(('rente_ppm__gte', 0), ('resterende_maanden__gte', 0), ('schuld_centen__gte', 0), ('te_betalen_centen__gte', 0), ('wettelijk_maandbedrag_centen__gte', 0), models.Q(('draagkracht_centen', None), ('draagkracht_centen__gte', 0), _connector='OR')), name='vaststelling_niet_negatief'),
        ),
        migrations.AddConstraint(
            model_name='vaststelling',
            constraint=models.CheckConstraint(condition=models.Q(('termijn_vast_sinds__lte', models.F('jaar'))), name='vaststelling_vast_sinds'),
        ),
        migrations.AddConstraint(
            model_name='voorstel',
            constraint=models.UniqueConstraint(fields=('run_id', 'persoon', 'is_lllk'), name='voorstel_een_per_run'),
        ),
        migrations.RunSQL(lees("0001_bewakers"), lees("0001_bewakers_terug")),
    ]
