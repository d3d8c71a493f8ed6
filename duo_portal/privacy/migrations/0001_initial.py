"""Requests about own data, destruction by proposal and approval, data breaches; guards in `sql/`."""

import django.db.models.deletion
import duo_portal.audit.models
import uuid
from django.db import migrations, models

from duo_portal.privacy.sql import lees


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('audit', '0002_dossier'),
        ('identity', '0002_machtiging_en_contact'),
    ]

    operations = [
        migrations.CreateModel(
            name='Datalek',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('titel', models.CharField(max_length=120)),
                ('feiten', models.CharField(max_length=2000, verbose_name='wat er is gebeurd')),
                ('kennis_at', models.DateTimeField(verbose_name='ontdekt op')),
                ('gegevens', models.CharField(blank=True, default='', max_length=500, verbose_name='welke gegevens')),
                ('betrokkenen', models.PositiveIntegerField(blank=True, null=True, verbose_name='hoeveel mensen')),
                ('records', models.PositiveIntegerField(blank=True, null=True, verbose_name='hoeveel records')),
                ('gevolgen', models.CharField(blank=True, default='', max_length=1000)),
                ('maatregelen', models.CharField(blank=True, default='', max_length=2000)),
                ('risico', models.CharField(choices=[('onbekend', 'nog niet bekend'), ('geen', 'onwaarschijnlijk'), ('risico', 'risico'), ('hoog', 'hoog risico')], default='onbekend', max_length=8)),
                ('is_datalek', models.BooleanField(blank=True, null=True, verbose_name='is een datalek')),
                ('is_melding_ap_nodig', models.BooleanField(blank=True, null=True, verbose_name='melden bij de AP')),
                ('is_melding_mensen_nodig', models.BooleanField(blank=True, null=True, verbose_name='mensen inlichten')),
                ('besluitreden', models.CharField(blank=True, default='', max_length=1000, verbose_name='reden van het besluit')),
                ('versie', models.PositiveIntegerField(default=1)),
                ('gemeld_door', models.CharField(max_length=150)),
                ('afgesloten_at', models.DateTimeField(blank=True, null=True)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'datalek',
                'verbose_name_plural': 'datalekken',
                'constraints': [models.CheckConstraint(condition=models.Q(('is_melding_ap_nodig__isnull', True), models.Q(('besluitreden', ''), _negated=True), _connector='OR'), name='privacy_datalek_besluit_met_reden')],
            },
        ),
        migrations.CreateModel(
            name='Datalekstap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(choices=[('gemeld', 'intern gemeld'), ('gewijzigd', 'gewijzigd'), ('ap_gemeld', 'gemeld bij de AP'), ('ap_aangevuld', 'melding bij de AP aangevuld'), ('ingelicht', 'mensen ingelicht'), ('afgesloten', 'afgesloten')], max_length=12)),
                ('toelichting', models.CharField(blank=True, default='', max_length=1000)),
                ('aantal', models.PositiveIntegerField(blank=True, null=True, verbose_name='hoeveel mensen')),
                ('eerder', models.JSONField(default=dict, verbose_name='wat er stond')),
                ('actor', models.CharField(max_length=150, verbose_name='gedaan door')),
                ('op', models.DateTimeField(verbose_name='op (bedrijfsmoment)')),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ('datalek', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stappen', to='privacy.datalek')),
            ],
            options={
                'verbose_name': 'stap bij een datalek',
                'verbose_name_plural': 'stappen bij datalekken',
            },
        ),
        migrations.CreateModel(
            name='Privacyverzoek',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sleutel', models.UUIDField(unique=True, verbose_name='idempotentiesleutel')),
                ('recht', models.CharField(choices=[('inzage', 'inzage (art. 15)'), ('correctie', 'correctie (art. 16)'), ('verwijdering', 'verwijdering (art. 17)'), ('beperking', 'beperking (art. 18)'), ('bezwaar', 'bezwaar tegen verwerking (art. 21)')], max_length=12)),
                ('verzoek_versleuteld', models.BinaryField()),
                ('verzoek_sleutel_id', models.SmallIntegerField()),
                ('ingediend_op', models.DateField()),
                ('actor', models.CharField(max_length=150, verbose_name='ingediend door')),
                ('op', models.DateTimeField(db_default=duo_portal.audit.models.BedrijfsMoment(), editable=False, verbose_name='op (bedrijfsmoment)')),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='privacyverzoeken', to='identity.persoon')),
            ],
            options={
                'verbose_name': 'privacyverzoek',
                'verbose_name_plural': 'privacyverzoeken',
            },
        ),
        migrations.CreateModel(
            name='Vernietigingsvoorstel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('soort', models.CharField(max_length=60)),
                ('termijn', models.CharField(max_length=60)),
                ('grondslag', models.CharField(max_length=300)),
                ('grens_at', models.DateTimeField(verbose_name='ouder dan')),
                ('aantal', models.PositiveIntegerField()),
                ('status', models.CharField(choices=[('voorgesteld', 'voorgesteld'), ('goedgekeurd', 'goedgekeurd'), ('afgewezen', 'afgewezen'), ('uitgevoerd', 'uitgevoerd'), ('vanzelf', 'vanzelf verwijderd')], default='voorgesteld', max_length=12)),
                ('opgesteld_door', models.CharField(max_length=150)),
                ('opgesteld_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ('besloten_door', models.CharField(blank=True, default='', max_length=150)),
                ('besloten_at', models.DateTimeField(blank=True, null=True)),
                ('besluitreden', models.CharField(blank=True, default='', max_length=500)),
                ('uitgevoerd_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'vernietigingsvoorstel',
                'verbose_name_plural': 'vernietigingsvoorstellen',
                'constraints': [models.UniqueConstraint(condition=models.Q(('status__in', ['voorgesteld', 'goedgekeurd'])), fields=('soort',), name='privacy_een_open_voorstel')],
            },
        ),
        migrations.CreateModel(
            name='Privacybesluit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('besluit', models.CharField(choices=[('ingewilligd', 'ingewilligd'), ('deels', 'deels ingewilligd'), ('afgewezen', 'afgewezen')], max_length=12)),
                ('gronden', models.CharField(max_length=2000, verbose_name='motivering')),
                ('wettelijke_plicht', models.CharField(blank=True, default='', max_length=200)),
                ('weg_op', models.DateField(blank=True, null=True, verbose_name='mag weg vanaf')),
                ('besloten_op', models.DateField()),
                ('actor', models.CharField(max_length=150, verbose_name='besloten door')),
                ('op', models.DateTimeField(db_default=duo_portal.audit.models.BedrijfsMoment(), editable=False, verbose_name='op (bedrijfsmoment)')),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ('verzoek', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='besluit', to='privacy.privacyverzoek')),
            ],
            options={
                'verbose_name': 'privacybesluit',
                'verbose_name_plural': 'privacybesluiten',
                'constraints': [models.CheckConstraint(condition=models.Q(('gronden', ''), _negated=True), name='privacy_besluit_gemotiveerd')],
            },
        ),
        migrations.CreateModel(
            name='Vernietigingspartij',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nummer', models.PositiveIntegerField()),
                ('genoemd', models.PositiveIntegerField()),
                ('vernietigd', models.PositiveIntegerField()),
                ('sleutels_hash', models.BinaryField(max_length=32)),
                ('actor', models.CharField(max_length=150, verbose_name='gedaan door')),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ('voorstel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partijen', to='privacy.vernietigingsvoorstel')),
            ],
            options={
                'verbose_name': 'vernietigingspartij',
                'verbose_name_plural': 'vernietigingsrapport',
                'constraints': [models.UniqueConstraint(fields=('voorstel', 'nummer'), name='privacy_partij_een_keer'), models.CheckConstraint(condition=models.Q(('vernietigd__lte', models.F('genoemd'))), name='privacy_partij_niet_meer_dan_genoemd')],
            },
        ),
        migrations.CreateModel(
            name='Voorstelregel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sleutel', models.CharField(max_length=64)),
                ('voorstel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='regels', to='privacy.vernietigingsvoorstel')),
            ],
            options={
                'verbose_name': 'voorstelregel',
                'verbose_name_plural': 'voorstelregels',
                'constraints': [models.UniqueConstraint(fields=('voorstel', 'sleutel'), name='privacy_regel_een_keer')],
            },
        ),
        migrations.RunSQL(lees('0001_bewakers'), lees('0001_bewakers_terug')),
    ]
