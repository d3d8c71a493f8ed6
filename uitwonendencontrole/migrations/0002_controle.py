"""The check: case, evidence, visit, decisions, log, and their guards."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import duo_portal.audit.models
import uuid
from typing import ClassVar

from django.db import migrations, models
from django.db.migrations.operations.base import Operation

from uitwonendencontrole.sql import lees


class Migration(migrations.Migration):

    dependencies: ClassVar = [
        ('uitwonendencontrole', '0001_initial'),
    ]

    operations: ClassVar[list[Operation]] = [
        migrations.CreateModel(
            name='Aanwijzing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gebruiker', models.CharField(max_length=150)),
                ('rechtspersoon', models.CharField(help_text='Who was designated.', max_length=120)),
                ('werkgever', models.CharField(help_text='Who employs this person.', max_length=120)),
                ('besluit', models.CharField(help_text='Staatscourant or decision.', max_length=120)),
                ('van', models.DateField()),
                ('tot', models.DateField(help_text='Last day.')),
            ],
            options={
                'verbose_name': 'aanwijzing',
                'verbose_name_plural': 'aanwijzingen',
                'constraints': [models.CheckConstraint(condition=models.Q(('tot__gte', models.F('van')), ('werkgever', models.F('rechtspersoon'))), name='aanwijzing_in_dienst')],
            },
        ),
        migrations.CreateModel(
            name='Controle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('stand', models.CharField(choices=[('geloot', 'geloot'), ('dossieronderzoek', 'dossieronderzoek'), ('afgerond_akkoord', 'afgerond, akkoord'), ('bewijs_gevraagd', 'bewijs gevraagd'), ('afspraak_aangeboden', 'afspraak aangeboden'), ('bezoek_ging_niet_door', 'bezoek geweigerd of niemand thuis'), ('bezoek_gedaan', 'bezoek gedaan'), ('rapport_ter_correctie', 'rapport ter correctie'), ('voornemen', 'voornemen en zienswijze'), ('besluit_herziening', 'besluit over herziening'), ('besluit_boete', 'besluit over boete'), ('bezwaar', 'bezwaar'), ('beroep', 'beroep of hoger beroep'), ('herroepen', 'herroepen'), ('onherroepelijk', 'onherroepelijk'), ('gestopt', 'gestopt')], default='geloot', max_length=24)),
                ('stand_sinds', models.DateField()),
                ('termijn_tot', models.DateField(blank=True, help_text='Last day of the term.', null=True)),
                ('is_verlengd', models.BooleanField(default=False)),
                ('stand_voor_stop', models.CharField(blank=True, default='', max_length=24)),
                ('beoordelaar', models.CharField(blank=True, default='', max_length=150)),
                ('toets_tweede', models.BooleanField(default=False)),
                ('geopend_op', models.DateField()),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ('geloot', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='controle', to='uitwonendencontrole.geloot')),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.persoon')),
            ],
            options={
                'verbose_name': 'controle',
                'verbose_name_plural': 'controles',
            },
        ),
        migrations.CreateModel(
            name='Bezoek',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('tijdvakken', models.JSONField(help_text='Slots that were offered: [begin, end] as ISO moments.')),
                ('gekozen', models.SmallIntegerField(blank=True, help_text='Which slot, from 0.', null=True)),
                ('bezoekers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=150), size=4)),
                ('voorgesteld_door', models.CharField(max_length=150)),
                ('voorgesteld_op', models.DateField()),
                ('uitkomst', models.CharField(blank=True, choices=[('', 'nog open'), ('gedaan', 'gedaan'), ('geweigerd', 'geweigerd'), ('niet_thuis', 'niemand thuis'), ('afgezegd', 'afgezegd door ons')], default='', max_length=10)),
                ('bezocht_op', models.DateField(blank=True, null=True)),
                ('toestemming_van', models.CharField(blank=True, default='', max_length=120)),
                ('toestemming_at', models.DateTimeField(blank=True, null=True)),
                ('ruimten', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None)),
                ('tekstversie', models.CharField(blank=True, default='', max_length=20)),
                ('pas_getoond', models.BooleanField(default=False)),
                ('controle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bezoeken', to='uitwonendencontrole.controle')),
            ],
            options={
                'verbose_name': 'bezoek',
                'verbose_name_plural': 'bezoeken',
            },
        ),
        migrations.CreateModel(
            name='Bewijsstuk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('soort', models.CharField(choices=[('huurcontract', 'huurcontract'), ('huurbetaling', 'bewijs van huurbetaling'), ('verklaring_huisgenoot', 'verklaring van een huisgenoot'), ('verklaring_verhuurder', 'verklaring van de verhuurder'), ('energie', 'rekening van energie of internet'), ('reisgegevens', 'eigen reisgegevens'), ('post', 'post op het adres'), ('registratie', 'gegevens uit een register'), ('bezoek', 'bezoek op het adres'), ('verklaring_buren', 'verklaring van buren'), ('verklaring_zelf', 'eigen verklaring'), ('anders', 'iets anders')], max_length=24)),
                ('wijst_op', models.CharField(choices=[('woont_er', 'woont op het adres'), ('woont_er_niet', 'woont niet op het adres'), ('onbekend', 'zegt niets zekers')], default='onbekend', max_length=14)),
                ('is_onafhankelijk', models.BooleanField(help_text='From a source of its own.')),
                ('van', models.DateField(help_text='First day it says something about.')),
                ('tot', models.DateField(help_text='Last day it says something about.')),
                ('omschrijving', models.TextField(blank=True, default='')),
                ('stuk', models.UUIDField(blank=True, help_text='The stored file, in the safe room.', null=True)),
                ('door', models.CharField(max_length=150)),
                ('ontvangen_op', models.DateField()),
                ('bewaren_tot', models.DateField(blank=True, null=True)),
                ('gewist_op', models.DateField(blank=True, null=True)),
                ('controle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bewijs', to='uitwonendencontrole.controle')),
            ],
            options={
                'verbose_name': 'bewijsstuk',
                'verbose_name_plural': 'bewijsstukken',
            },
        ),
        migrations.CreateModel(
            name='Bevinding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('van', models.DateField(help_text='First day.')),
                ('tot', models.DateField(help_text='Last day.')),
                ('toelichting', models.TextField()),
                ('door', models.CharField(max_length=150)),
                ('op', models.DateField()),
                ('bewijs', models.ManyToManyField(related_name='+', to='uitwonendencontrole.bewijsstuk')),
                ('controle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bevindingen', to='uitwonendencontrole.controle')),
            ],
            options={
                'verbose_name': 'bevinding',
                'verbose_name_plural': 'bevindingen',
            },
        ),
        migrations.CreateModel(
            name='Beoordeling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ronde', models.CharField(choices=[('dossier', 'dossieronderzoek'), ('bewijs', 'bewijs van de student'), ('rapport', 'rapport van het bezoek')], max_length=8)),
                ('oordeel', models.CharField(choices=[('akkoord', 'in orde'), ('twijfel', 'twijfel')], max_length=8)),
                ('antwoorden', models.JSONField(help_text='Item of the checklist: ja, nee or onbekend.')),
                ('reden_code', models.CharField(max_length=40)),
                ('reden', models.TextField()),
                ('door', models.CharField(max_length=150)),
                ('op', models.DateField()),
                ('controle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='beoordelingen', to='uitwonendencontrole.controle')),
            ],
            options={
                'verbose_name': 'beoordeling',
                'verbose_name_plural': 'beoordelingen',
            },
        ),
        migrations.CreateModel(
            name='Belnotitie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_bereikt', models.BooleanField()),
                ('verslag', models.TextField()),
                ('door', models.CharField(max_length=150)),
                ('op', models.DateField()),
                ('controle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gesprekken', to='uitwonendencontrole.controle')),
            ],
            options={
                'verbose_name': 'belnotitie',
                'verbose_name_plural': 'belnotities',
            },
        ),
        migrations.CreateModel(
            name='Herziening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('genomen_door', models.CharField(max_length=150)),
                ('genomen_op', models.DateField()),
                ('bezwaar_tot', models.DateField(help_text='Last day to object (Awb 6:7, 6:8).')),
                ('uitvoerbaar_vanaf', models.DateField(blank=True, help_text='Once irrevocable.', null=True)),
                ('uitgevoerd_op', models.DateField(blank=True, null=True)),
                ('herroepen_op', models.DateField(blank=True, null=True)),
                ('motivering', models.TextField()),
                ('grond', models.CharField(help_text='Ground of art. 7.1(2) Wsf 2000.', max_length=20)),
                ('maanden', models.JSONField(help_text='[month, cents before, cents after], in order.')),
                ('terug_centen', models.BigIntegerField()),
                ('hardheid', models.TextField(help_text='What the test of art. 11.5(1) came to.')),
                ('toekenningen', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None)),
                ('controle', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='herziening', to='uitwonendencontrole.controle')),
            ],
            options={
                'verbose_name': 'herziening',
                'verbose_name_plural': 'herzieningen',
            },
        ),
        migrations.CreateModel(
            name='Boete',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('genomen_door', models.CharField(max_length=150)),
                ('genomen_op', models.DateField()),
                ('bezwaar_tot', models.DateField(help_text='Last day to object (Awb 6:7, 6:8).')),
                ('uitvoerbaar_vanaf', models.DateField(blank=True, help_text='Once irrevocable.', null=True)),
                ('uitgevoerd_op', models.DateField(blank=True, null=True)),
                ('herroepen_op', models.DateField(blank=True, null=True)),
                ('motivering', models.TextField()),
                ('verwijt', models.CharField(choices=[('volledig', 'volledig verwijtbaar'), ('verminderd', 'verminderd verwijtbaar'), ('geen', 'niet verwijtbaar')], max_length=12)),
                ('is_tweede', models.BooleanField(default=False)),
                ('grondslag_centen', models.BigIntegerField()),
                ('bedrag_centen', models.BigIntegerField()),
                ('beslis_voor', models.DateField(help_text='Last day of the 13 weeks (Awb 5:51).')),
                ('herziening', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='boete', to='uitwonendencontrole.herziening')),
            ],
            options={
                'verbose_name': 'boete',
                'verbose_name_plural': 'boetes',
            },
        ),
        migrations.CreateModel(
            name='Logregel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nummer', models.IntegerField(help_text='From 1, without gaps.')),
                ('inhoud', models.TextField(help_text='Canonical JSON: sorted keys, no spaces.')),
                ('vorige', models.BinaryField(help_text='Hash of the line before; 32 zero bytes for the first.')),
                ('hash', models.BinaryField()),
                ('op', models.DateTimeField(db_default=duo_portal.audit.models.BedrijfsMoment(), editable=False)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ('controle', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='log', to='uitwonendencontrole.controle')),
            ],
            options={
                'verbose_name': 'logregel',
                'verbose_name_plural': 'logregels',
            },
        ),
        migrations.CreateModel(
            name='Overgangspaar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('van', models.CharField(max_length=24)),
                ('naar', models.CharField(max_length=24)),
                ('daad', models.CharField(max_length=40)),
            ],
            options={
                'verbose_name': 'overgang',
                'verbose_name_plural': 'overgangen',
                'constraints': [models.UniqueConstraint(fields=('van', 'naar', 'daad'), name='overgangspaar_eenmaal')],
            },
        ),
        migrations.CreateModel(
            name='TweedeOordeel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_eens', models.BooleanField()),
                ('reden', models.TextField()),
                ('door', models.CharField(max_length=150)),
                ('op', models.DateField()),
                ('beoordeling', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='tweede', to='uitwonendencontrole.beoordeling')),
            ],
            options={
                'verbose_name': 'tweede oordeel',
                'verbose_name_plural': 'tweede oordelen',
            },
        ),
        migrations.CreateModel(
            name='Verslag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tekst', models.TextField()),
                ('opgesteld_door', models.CharField(max_length=150)),
                ('opgesteld_op', models.DateField()),
                ('reactie_tot', models.DateField()),
                ('reactie', models.TextField(blank=True, default='')),
                ('reactie_op', models.DateField(blank=True, null=True)),
                ('bezoek', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='verslag', to='uitwonendencontrole.bezoek')),
            ],
            options={
                'verbose_name': 'verslag',
                'verbose_name_plural': 'verslagen',
            },
        ),
        migrations.CreateModel(
            name='Voornemen',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('maanden', models.JSONField(help_text='[month, cents before, cents after], in order.')),
                ('terug_centen', models.BigIntegerField()),
                ('is_boete_mogelijk', models.BooleanField()),
                ('rapport_op', models.DateField(help_text='Date of the report of the breach (Awb 5:48).')),
                ('opgesteld_door', models.CharField(max_length=150)),
                ('opgesteld_op', models.DateField()),
                ('zienswijze_tot', models.DateField()),
                ('zienswijze', models.TextField(blank=True, default='')),
                ('zienswijze_op', models.DateField(blank=True, null=True)),
                ('wijze', models.CharField(blank=True, choices=[('schriftelijk', 'schriftelijk'), ('mondeling', 'mondeling')], default='', max_length=12)),
                ('controle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='voornemens', to='uitwonendencontrole.controle')),
            ],
            options={
                'verbose_name': 'voornemen',
                'verbose_name_plural': 'voornemens',
            },
        ),
        migrations.AddField(
            model_name='herziening',
            name='voornemen',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='herziening', to='uitwonendencontrole.voornemen'),
        ),
        migrations.AddIndex(
            model_name='controle',
            index=models.Index(fields=['stand', 'termijn_tot'], name='controle_stand_termijn'),
        ),
        migrations.AddIndex(
            model_name='controle',
            index=models.Index(fields=['persoon', '-id'], name='controle_persoon'),
        ),
        migrations.AddConstraint(
            model_name='controle',
            constraint=models.CheckConstraint(condition=models.Q(('stand', 'gestopt'), ('stand_voor_stop', ''), _connector='XOR'), name='controle_stop_kent_terugweg'),
        ),
        migrations.AddConstraint(
            model_name='controle',
            constraint=models.CheckConstraint(condition=models.Q(('stand__in', ['geloot', 'gestopt']), models.Q(('beoordelaar', ''), _negated=True), _connector='OR'), name='controle_heeft_beoordelaar'),
        ),
        migrations.AddConstraint(
            model_name='bezoek',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('uitkomst', 'gedaan'), _negated=True), models.Q(models.Q(('toestemming_van', ''), _negated=True), models.Q(('tekstversie', ''), _negated=True), ('pas_getoond', True), ('ruimten__len__gt', 0), ('toestemming_at__isnull', False), ('bezocht_op__isnull', False), ('bezoekers__len__gte', 2), ('gekozen__isnull', False)), _connector='OR'), name='bezoek_met_toestemming'),
        ),
        migrations.AddConstraint(
            model_name='bezoek',
            constraint=models.UniqueConstraint(condition=models.Q(('uitkomst', '')), fields=('controle',), name='bezoek_een_open'),
        ),
        migrations.AddConstraint(
            model_name='bewijsstuk',
            constraint=models.CheckConstraint(condition=models.Q(('tot__gte', models.F('van'))), name='bewijsstuk_periode'),
        ),
        migrations.AddConstraint(
            model_name='bewijsstuk',
            constraint=models.CheckConstraint(condition=models.Q(('gewist_op', None), models.Q(('omschrijving', ''), ('stuk', None)), _connector='OR'), name='bewijsstuk_gewist_is_leeg'),
        ),
        migrations.AddConstraint(
            model_name='bevinding',
            constraint=models.CheckConstraint(condition=models.Q(('tot__gte', models.F('van')), models.Q(('toelichting', ''), _negated=True)), name='bevinding_periode'),
        ),
        migrations.AddConstraint(
            model_name='beoordeling',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reden', ''), _negated=True), models.Q(('reden_code', ''), _negated=True), models.Q(('door', ''), _negated=True)), name='beoordeling_noemt_reden'),
        ),
        migrations.AddConstraint(
            model_name='belnotitie',
            constraint=models.CheckConstraint(condition=models.Q(('verslag', ''), _negated=True), name='belnotitie_gevuld'),
        ),
        migrations.AddConstraint(
            model_name='boete',
            constraint=models.CheckConstraint(condition=models.Q(('bedrag_centen__gte', 0), models.Q(models.Q(('bedrag_centen__lte', django.db.models.expressions.CombinedExpression(models.F('grondslag_centen'), '/', models.Value(2))), ('is_tweede', False)), models.Q(('bedrag_centen__lte', models.F('grondslag_centen')), ('is_tweede', True)), _connector='OR')), name='boete_hoogstens'),
        ),
        migrations.AddConstraint(
            model_name='boete',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verwijt', 'geen'), _negated=True), ('bedrag_centen', 0), _connector='OR'), name='boete_niet_zonder_schuld'),
        ),
        migrations.AddConstraint(
            model_name='logregel',
            constraint=models.UniqueConstraint(fields=('controle', 'nummer'), name='logregel_zonder_gat'),
        ),
        migrations.AddConstraint(
            model_name='tweedeoordeel',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reden', ''), _negated=True), models.Q(('door', ''), _negated=True)), name='tweede_oordeel_noemt_reden'),
        ),
        migrations.AddConstraint(
            model_name='verslag',
            constraint=models.CheckConstraint(condition=models.Q(('tekst', ''), _negated=True), name='verslag_niet_leeg'),
        ),
        migrations.AddConstraint(
            model_name='voornemen',
            constraint=models.CheckConstraint(condition=models.Q(('terug_centen__gte', 0)), name='voornemen_terug'),
        ),
        migrations.AddConstraint(
            model_name='herziening',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('hardheid', ''), _negated=True), models.Q(('motivering', ''), _negated=True), ('terug_centen__gte', 0)), name='herziening_gemotiveerd'),
        ),
        migrations.AddConstraint(
            model_name='herziening',
            constraint=models.CheckConstraint(condition=models.Q(('uitgevoerd_op', None), ('uitvoerbaar_vanaf__lte', models.F('uitgevoerd_op')), _connector='OR'), name='herziening_pas_als_onherroepelijk'),
        ),
        migrations.RunSQL(lees("0002_controle"), lees("0002_controle_terug")),
    ]
