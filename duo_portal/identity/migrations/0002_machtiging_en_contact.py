"""How to reach someone, who may act for whom, and sessions that know who is signed in."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import duo_portal.audit.models
import duo_portal.identity.models.tweetijdig
from django.db import migrations, models

from duo_portal.identity.sql import lees


class Migration(migrations.Migration):

    dependencies = [
        ('identity', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Contactvoorkeur',
            fields=[
                ('persoon', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='contactvoorkeur', serialize=False, to='identity.persoon')),
                ('email_versleuteld', models.BinaryField(db_default=b'', default=b'')),
                ('email_sleutel_id', models.SmallIntegerField(db_default=0, default=0)),
                ('telefoon_versleuteld', models.BinaryField(db_default=b'', default=b'')),
                ('telefoon_sleutel_id', models.SmallIntegerField(db_default=0, default=0)),
                ('post', models.CharField(choices=[('digitaal', 'digitaal'), ('papier', 'op papier')], db_default='digitaal', default='digitaal', max_length=10)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'contactvoorkeur',
                'verbose_name_plural': 'contactvoorkeuren',
            },
        ),
        migrations.CreateModel(
            name='Sessie',
            fields=[
                ('session_key', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='session key')),
                ('session_data', models.TextField(verbose_name='session data')),
                ('expire_date', models.DateTimeField(db_index=True, verbose_name='expire date')),
                ('aangemeld_id', models.BigIntegerField(db_index=True, null=True)),
            ],
            options={
                'verbose_name': 'sessie',
                'verbose_name_plural': 'sessies',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Machtiging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('geldig', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='geldig')),
                ('bekend', django.contrib.postgres.fields.ranges.DateTimeRangeField(db_default=duo_portal.identity.models.tweetijdig.BekendVanafNu(), verbose_name='bekend')),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False, verbose_name='opgeslagen (klok)')),
                ('mag_handelen', models.BooleanField()),
                ('gemachtigde', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='machtigingen_van', to='identity.persoon')),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='machtigingen', to='identity.persoon')),
            ],
            options={
                'verbose_name': 'machtiging',
                'verbose_name_plural': 'machtigingen',
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('persoon', '='), ('gemachtigde', '='), ('geldig', '&&'), ('bekend', '&&')], name='identity_machtiging_geen_overlap'), models.CheckConstraint(condition=models.Q(('persoon', models.F('gemachtigde')), _negated=True), name='identity_machtiging_niet_zichzelf')],
            },
        ),
        migrations.RunSQL(lees("0002_bewakers"), migrations.RunSQL.noop),
    ]
