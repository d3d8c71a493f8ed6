"""Outcomes of proposed laws (insert-only) and the list of work of the desk."""

import django.db.models.deletion
import duo_portal.audit.models
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name='Doorrekening',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('simulator', models.CharField(max_length=40)),
                ('titel', models.CharField(max_length=120)),
                ('voorstel', models.TextField(help_text='The proposal as TOML.')),
                ('voorstel_fingerprint', models.CharField(max_length=64)),
                ('wet_fingerprint', models.CharField(max_length=64)),
                ('peildatum', models.DateField(help_text='Decisions as known on this day, of its calendar year.')),
                ('bevolking', models.CharField(max_length=64)),
                ('mensen', models.IntegerField(help_text='Null: fewer than ten.', null=True)),
                ('uitkomst', models.JSONField()),
                ('gemaakt_door', models.CharField(max_length=150)),
                ('gemaakt_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'doorrekening',
                'verbose_name_plural': 'doorrekeningen',
                'indexes': [models.Index(fields=['-gemaakt_at'], name='doorrekening_nieuwste')],
            },
        ),
        migrations.CreateModel(
            name='Opdracht',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('simulator', models.CharField(max_length=40)),
                ('voorstel', models.TextField()),
                ('peildatum', models.DateField()),
                ('status', models.CharField(choices=[('wacht', 'wacht'), ('bezig', 'bezig'), ('klaar', 'klaar'), ('mislukt', 'mislukt')], default='wacht', max_length=8)),
                ('melding', models.CharField(blank=True, max_length=500)),
                ('gevraagd_door', models.CharField(max_length=150)),
                ('gevraagd_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
                ('begonnen_at', models.DateTimeField(null=True)),
                ('klaar_at', models.DateTimeField(null=True)),
                ('doorrekening', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='beleid.doorrekening')),
            ],
            options={
                'verbose_name': 'rekenopdracht',
                'verbose_name_plural': 'rekenopdrachten',
                'indexes': [models.Index(condition=models.Q(('status__in', ['wacht', 'bezig'])), fields=['id'], name='opdracht_open')],
            },
        ),
        migrations.RunSQL(
            "SELECT bewaak_alleen_toevoegen('beleid_doorrekening');", migrations.RunSQL.noop
        ),
    ]
