"""Who sent unknown money, encrypted beside its line; the row stays as it came."""

import django.db.models.deletion
from django.db import migrations, models

_SQL = """
SELECT bewaak_alleen_toevoegen('gateways_herkomst');
"""


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0001_initial'),
        ('gateways', '0003_incasso'),
    ]

    operations = [
        migrations.CreateModel(
            name='Herkomst',
            fields=[
                ('regel', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='herkomst', serialize=False, to='gateways.afschriftregel')),
                ('versleuteld', models.BinaryField()),
                ('sleutel_id', models.SmallIntegerField()),
            ],
            options={
                'verbose_name': 'herkomst van onbekend geld',
                'verbose_name_plural': 'herkomst van onbekend geld',
            },
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
