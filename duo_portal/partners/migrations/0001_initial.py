"""Partners, their keys, answers given and reports received, with their guards."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import duo_portal.audit.models
import uuid
from django.db import migrations, models

from duo_portal.partners.sql import lees


class Migration(migrations.Migration):

    initial = True

    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('naam', models.CharField(max_length=120, unique=True, verbose_name='naam')),
                ('brin', models.CharField(blank=True, help_text='Van een onderwijsinstelling: alleen daarvoor mag zij melden.', max_length=6, validators=[django.core.validators.RegexValidator('^[0-9]{2}[A-Z]{2}([0-9]{2})?$')], verbose_name='BRIN-nummer')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mailadres voor storingen')),
                ('is_actief', models.BooleanField(default=True, verbose_name='actief')),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'API-partner',
                'verbose_name_plural': 'API-partners',
            },
        ),
        migrations.CreateModel(
            name='Antwoord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('houder', models.CharField(help_text='partner:<id> or burger:<id>.', max_length=60)),
                ('sleutel', models.CharField(max_length=64)),
                ('verzoek_hash', models.BinaryField(max_length=32)),
                ('status', models.SmallIntegerField()),
                ('inhoud', models.JSONField()),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'gegeven antwoord',
                'verbose_name_plural': 'gegeven antwoorden',
                'indexes': [models.Index(fields=['opgeslagen_at'], name='partners_antwoord_oud')],
                'constraints': [models.UniqueConstraint(fields=('houder', 'sleutel'), name='partners_een_antwoord')],
            },
        ),
        migrations.CreateModel(
            name='PartnerSleutel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('voorvoegsel', models.CharField(max_length=12, unique=True, verbose_name='begin van de sleutel')),
                ('geheim_hash', models.BinaryField(max_length=32, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None, verbose_name='mag')),
                ('verloopt_op', models.DateField(help_text='De eerste dag dat hij niet werkt.', verbose_name='verloopt op')),
                ('ingetrokken_at', models.DateTimeField(blank=True, null=True, verbose_name='ingetrokken')),
                ('laatst_gebruikt_op', models.DateField(blank=True, null=True, verbose_name='laatst gebruikt op')),
                ('uitgegeven_door', models.CharField(max_length=150, verbose_name='uitgegeven door')),
                ('uitgegeven_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False, verbose_name='uitgegeven')),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sleutels', to='partners.partner')),
                ('vervangt', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opvolgers', to='partners.partnersleutel')),
            ],
            options={
                'verbose_name': 'sleutel',
                'verbose_name_plural': 'sleutels',
            },
        ),
        migrations.CreateModel(
            name='Melding',
            fields=[
                ('volgnummer', models.BigAutoField(primary_key=True, serialize=False)),
                ('ontvangstbewijs', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('soort', models.CharField(max_length=30)),
                ('inhoud_versleuteld', models.BinaryField()),
                ('inhoud_sleutel_id', models.SmallIntegerField()),
                ('gemeld_op', models.DateField(help_text='Business date.')),
                ('op', models.DateTimeField(db_default=duo_portal.audit.models.BedrijfsMoment(), editable=False)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meldingen', to='partners.partner')),
            ],
            options={
                'verbose_name': 'melding van een partner',
                'verbose_name_plural': 'meldingen van partners',
                'constraints': [models.CheckConstraint(condition=models.Q(('soort', ''), _negated=True), name='partners_melding_heeft_soort')],
            },
        ),
        migrations.RunSQL(lees("bewakers"), lees("bewakers_terug")),
    ]
