"""Institutions and programmes of the open-data lists."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('studiefinanciering', '0004_een_opvolger'),
    ]

    operations = [
        migrations.CreateModel(
            name='Instelling',
            fields=[
                ('brin', models.CharField(max_length=4, primary_key=True, serialize=False)),
                ('naam', models.CharField(max_length=200)),
                ('soort', models.CharField(choices=[('hbo', 'Hbo'), ('wo', 'Wo'), ('mbo', 'Mbo')], max_length=3)),
                ('plaats', models.CharField(max_length=80)),
                ('sinds', models.DateField(help_text='NULL = unknown.', null=True)),
            ],
            options={
                'verbose_name': 'instelling',
                'verbose_name_plural': 'instellingen',
            },
        ),
        migrations.CreateModel(
            name='Opleiding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=8)),
                ('naam', models.CharField(max_length=250)),
                ('onderwijs', models.SmallIntegerField(help_text='1 = ho, 2 = mbo')),
                ('soort', models.CharField(choices=[('hbo', 'Hbo'), ('wo', 'Wo'), ('mbo', 'Mbo')], help_text='Of the programme: a hogeschool may give a wo programme too.', max_length=3)),
                ('niveau', models.SmallIntegerField(default=0, help_text='mbo 1-4, ho 0')),
                ('graad', models.CharField(blank=True, default='', help_text='ho: ad, ba or ma.', max_length=2)),
                ('studiepunten', models.SmallIntegerField(help_text='Legal norm; NULL for masters and mbo.', null=True)),
                ('instelling', models.ForeignKey(help_text='NULL in mbo.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opleidingen', to='studiefinanciering.instelling')),
            ],
            options={
                'verbose_name': 'opleiding',
                'verbose_name_plural': 'opleidingen',
                'constraints': [models.UniqueConstraint(fields=('instelling', 'code'), name='een_opleiding_per_instelling_en_code', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('instelling__isnull', False), ('niveau', 0), ('onderwijs', 1)), models.Q(('graad', ''), ('instelling__isnull', True), ('niveau__gte', 1), ('niveau__lte', 4), ('onderwijs', 2)), _connector='OR'), name='opleiding_ho_of_mbo')],
            },
        ),
    ]
