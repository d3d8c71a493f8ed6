"""Steps of the chain and what they cost: all insert-only; who proposes a passport alert does not confirm it."""

import django.db.models.deletion
import duo_portal.audit.models
import uuid
from django.db import migrations, models

from terugbetalen.sql import lees


class Migration(migrations.Migration):

    dependencies = [
        ('identity', '0002_machtiging_en_contact'),
        ('terugbetalen', '0003_ontvangen'),
    ]

    operations = [
        migrations.CreateModel(
            name='Invorderingsstap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invorderingsstappen', to='identity.persoon')),
                ('dossier', models.UUIDField(default=uuid.uuid4)),
                ('volgnummer', models.SmallIntegerField()),
                ('stap', models.CharField(max_length=20)),
                ('reden', models.CharField(max_length=300)),
                ('genomen_op', models.DateField(help_text='Business date.')),
                ('betaal_voor', models.DateField(blank=True, null=True, verbose_name='betalen uiterlijk')),
                ('achterstand_centen', models.BigIntegerField()),
                ('kosten_centen', models.BigIntegerField(default=0)),
                ('rente_centen', models.BigIntegerField(default=0)),
                ('vergoeding_centen', models.BigIntegerField(default=0, help_text='Of this step itself.')),
                ('gegevens', models.JSONField(default=dict)),
                ('run_id', models.BigIntegerField(blank=True, db_index=True, null=True)),
                ('actor', models.CharField(max_length=150)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'invorderingsstap',
                'verbose_name_plural': 'invorderingsstappen',
                'permissions': [('houd_aan_invordering', 'Mag invordering aanhouden en hervatten')],
                'constraints': [models.UniqueConstraint(fields=('dossier', 'volgnummer'), name='invorderingsstap_een_per_plek'), models.CheckConstraint(condition=models.Q(('achterstand_centen__gte', 0), ('kosten_centen__gte', 0), ('rente_centen__gte', 0), ('vergoeding_centen__gte', 0), ('volgnummer__gt', 0)), name='invorderingsstap_niet_negatief'), models.CheckConstraint(condition=models.Q(('betaal_voor', None), ('betaal_voor__gt', models.F('genomen_op')), _connector='OR'), name='invorderingsstap_termijn_vooruit')],
            },
        ),
        migrations.CreateModel(
            name='Invorderingsregel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('run_id', models.BigIntegerField()),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invorderingsregels', to='identity.persoon')),
                ('is_uitvoering', models.BooleanField(default=False)),
                ('stap', models.CharField(max_length=20)),
                ('uitkomst', models.CharField(choices=[('stap', 'stap'), ('stop', 'tegengehouden'), ('einde', 'geen achterstand meer')], max_length=5)),
                ('reden', models.CharField(max_length=300)),
                ('achterstand_centen', models.BigIntegerField()),
                ('vergoeding_centen', models.BigIntegerField(default=0)),
                ('stops', models.JSONField(default=list, help_text='Names of what stops.')),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'invorderingsregel',
                'verbose_name_plural': 'invorderingsregels',
                'constraints': [models.UniqueConstraint(fields=('run_id', 'persoon', 'is_uitvoering'), name='invorderingsregel_een_per_run'), models.CheckConstraint(condition=models.Q(('achterstand_centen__gte', 0), ('vergoeding_centen__gte', 0)), name='invorderingsregel_niet_negatief')],
            },
        ),
        migrations.CreateModel(
            name='Aanhouding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aanhoudingen', to='identity.persoon')),
                ('is_aangehouden', models.BooleanField(verbose_name='aangehouden')),
                ('tot', models.DateField(blank=True, null=True)),
                ('reden', models.CharField(max_length=300)),
                ('op', models.DateField(help_text='Business date.')),
                ('actor', models.CharField(max_length=150)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'aanhouding',
                'verbose_name_plural': 'aanhoudingen',
            },
        ),
        migrations.CreateModel(
            name='Stuiting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stuitingen', to='identity.persoon')),
                ('op', models.DateField()),
                ('grond', models.CharField(choices=[('aanmaning', 'aanmaning'), ('erkenning', 'erkenning van de schuld'), ('dwangbevel', 'dwangbevel of tenuitvoerlegging'), ('verrekening', 'beschikking tot verrekening'), ('recht', 'daad van rechtsvervolging')], max_length=12)),
                ('bron', models.CharField(help_text='Letter, arrangement, writ.', max_length=80)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'stuiting',
                'verbose_name_plural': 'stuitingen',
                'constraints': [models.UniqueConstraint(fields=('persoon', 'op', 'grond', 'bron'), name='stuiting_eenmaal')],
            },
        ),
        migrations.CreateModel(
            name='Overdracht',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('run_id', models.BigIntegerField()),
                ('ontvanger', models.CharField(choices=[('cjib', 'CJIB'), ('buitenland', 'incassobureau voor het buitenland')], max_length=10)),
                ('op', models.DateField(help_text='Business date.')),
                ('regels', models.IntegerField()),
                ('totaal_centen', models.BigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('versleuteld', models.BinaryField()),
                ('sleutel_id', models.SmallIntegerField()),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'overdracht',
                'verbose_name_plural': 'overdrachten',
                'permissions': [('lever_overdracht', 'Mag een overdrachtsbestand ophalen')],
                'constraints': [models.UniqueConstraint(fields=('run_id', 'ontvanger'), name='overdracht_een_per_run_en_ontvanger'), models.CheckConstraint(condition=models.Q(('regels__gt', 0), ('totaal_centen__gte', 0)), name='overdracht_niet_leeg')],
            },
        ),
        migrations.CreateModel(
            name='Paspoortsignaal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paspoortsignalen', to='identity.persoon')),
                ('volgnummer', models.SmallIntegerField()),
                ('handeling', models.CharField(choices=[('voorstellen', 'voorgesteld'), ('bevestigen', 'bevestigd'), ('afwijzen', 'afgewezen'), ('opheffen', 'opgeheven')], max_length=12)),
                ('reden', models.CharField(max_length=500)),
                ('achterstand_centen', models.BigIntegerField()),
                ('op', models.DateField(help_text='Business date.')),
                ('actor', models.CharField(max_length=150)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'paspoortsignaal',
                'verbose_name_plural': 'paspoortsignalen',
                'permissions': [('signaleer_paspoort', 'Mag een paspoortsignalering voorstellen of bevestigen')],
                'constraints': [models.UniqueConstraint(fields=('persoon', 'volgnummer', 'handeling'), name='paspoortsignaal_een_keer'), models.CheckConstraint(condition=models.Q(models.Q(('reden', ''), _negated=True), ('volgnummer__gt', 0)), name='paspoortsignaal_met_reden')],
            },
        ),
        migrations.RunSQL(lees("0004_invordering"), lees("0004_invordering_terug")),
    ]

