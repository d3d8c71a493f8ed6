"""Payment requests, what was paid on them, money that waits for a destination, and money that goes back."""

import uuid
from typing import ClassVar

import django.db.models.deletion
import duo_portal.audit.models
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

from terugbetalen.sql import lees


class Migration(migrations.Migration):

    dependencies: ClassVar = [
        ("gateways", "0004_herkomst"),
        ("identity", "0002_machtiging_en_contact"),
        ("ledger", "0004_ontvangsten"),
        ("terugbetalen", "0002_innen"),
    ]

    operations: ClassVar[list[Operation]] = [
        migrations.CreateModel(
            name='Bestemmingsvoorstel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(choices=[('persoon', 'voor een persoon, in de gewone volgorde'), ('termijn', 'voor één termijn'), ('extra', 'een extra aflossing'), ('terug', 'terug naar de afzender')], max_length=8)),
                ('termijn_id', models.BigIntegerField(blank=True, null=True)),
                ('schuld', models.CharField(blank=True, default='', max_length=6)),
                ('bedrag_centen', models.BigIntegerField()),
                ('vraagt_ander', models.BooleanField(verbose_name='vraagt een tweede persoon')),
                ('reden', models.CharField(max_length=300)),
                ('door', models.CharField(max_length=150)),
                ('op', models.DateField()),
                ('uitkomst', models.CharField(choices=[('open', 'wacht op een collega'), ('uitgevoerd', 'uitgevoerd'), ('afgewezen', 'afgewezen')], default='open', max_length=10)),
                ('besloten_door', models.CharField(blank=True, default='', max_length=150)),
                ('besloten_op', models.DateField(blank=True, null=True)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'bestemming van onbekend geld',
                'verbose_name_plural': 'bestemmingen van onbekend geld',
            },
        ),
        migrations.CreateModel(
            name='Betaalverzoek',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('bedrag_centen', models.BigIntegerField()),
                ('termijn_id', models.BigIntegerField(blank=True, null=True)),
                ('vervaldatum', models.DateField()),
                ('gevraagd_op', models.DateField(help_text='Business date.')),
                ('ingetrokken_op', models.DateField(blank=True, null=True)),
                ('doel', models.CharField(choices=[('termijn', 'een termijn'), ('achterstand', 'achterstallige schuld'), ('regeling', 'een bedrag van een betalingsregeling'), ('extra', 'een extra aflossing')], max_length=11)),
                ('schuld', models.CharField(blank=True, default='', max_length=6)),
                ('kenmerk', models.CharField(max_length=16, unique=True, verbose_name='betalingskenmerk')),
                ('verwijzing', models.CharField(blank=True, default='', max_length=80)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'betaalverzoek',
                'verbose_name_plural': 'betaalverzoeken',
            },
        ),
        migrations.CreateModel(
            name='Teruggave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bedrag_centen', models.BigIntegerField()),
                ('iban_versleuteld', models.BinaryField()),
                ('iban_sleutel_id', models.SmallIntegerField()),
                ('naam', models.CharField(max_length=200)),
                ('boeking_id', models.BigIntegerField(unique=True)),
                ('run_id', models.BigIntegerField(blank=True, db_index=True, null=True)),
                ('mislukt_op', models.DateField(blank=True, null=True)),
                ('mislukt_code', models.CharField(blank=True, default='', max_length=8)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'teruggave',
                'verbose_name_plural': 'teruggaven',
            },
        ),
        migrations.CreateModel(
            name='Verzoekbetaling',
            fields=[
                ('boeking_id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('bedrag_centen', models.BigIntegerField()),
            ],
            options={
                'verbose_name': 'betaling op verzoek',
                'verbose_name_plural': 'betalingen op verzoek',
            },
        ),
        migrations.AddField(
            model_name='bestemmingsvoorstel',
            name='persoon',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.persoon'),
        ),
        migrations.AddField(
            model_name='bestemmingsvoorstel',
            name='regel',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='gateways.afschriftregel'),
        ),
        migrations.AddField(
            model_name='betaalverzoek',
            name='persoon',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='betaalverzoeken', to='identity.persoon'),
        ),
        migrations.AddField(
            model_name='teruggave',
            name='persoon',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='teruggaven', to='identity.persoon'),
        ),
        migrations.AddField(
            model_name='teruggave',
            name='regel',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='gateways.afschriftregel'),
        ),
        migrations.AddField(
            model_name='verzoekbetaling',
            name='verzoek',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='betalingen', to='terugbetalen.betaalverzoek'),
        ),
        migrations.AddConstraint(
            model_name='bestemmingsvoorstel',
            constraint=models.UniqueConstraint(condition=models.Q(('uitkomst', 'afgewezen'), _negated=True), fields=('regel',), name='bestemmingsvoorstel_een_per_regel'),
        ),
        migrations.AddConstraint(
            model_name='bestemmingsvoorstel',
            constraint=models.CheckConstraint(condition=models.Q(('bedrag_centen__gt', 0), models.Q(models.Q(('persoon', None), ('soort', 'terug')), models.Q(models.Q(('soort', 'terug'), _negated=True), ('persoon__isnull', False)), _connector='OR'), models.Q(models.Q(('soort', 'termijn'), ('termijn_id__isnull', False)), models.Q(('soort', 'termijn'), _negated=True), _connector='OR')), name='bestemmingsvoorstel_zegt_genoeg'),
        ),
        migrations.AddConstraint(
            model_name='bestemmingsvoorstel',
            constraint=models.CheckConstraint(condition=models.Q(('vraagt_ander', False), models.Q(('besloten_door', models.F('door')), _negated=True), _connector='OR'), name='bestemmingsvoorstel_vier_ogen'),
        ),
        migrations.AddConstraint(
            model_name='bestemmingsvoorstel',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('besloten_door', ''), ('besloten_op', None), ('uitkomst', 'open')), models.Q(models.Q(('uitkomst', 'open'), _negated=True), models.Q(('besloten_door', ''), _negated=True), ('besloten_op__isnull', False)), _connector='OR'), name='bestemmingsvoorstel_besloten'),
        ),
        migrations.AddConstraint(
            model_name='betaalverzoek',
            constraint=models.CheckConstraint(condition=models.Q(('bedrag_centen__gt', 0), models.Q(('ingetrokken_op', None), ('ingetrokken_op__gte', models.F('gevraagd_op')), _connector='OR'), models.Q(('doel', 'extra'), ('schuld', ''), _connector='OR'), ('schuld__in', ['', 'lening', 'lllk']), models.Q(models.Q(('doel', 'termijn'), ('termijn_id__isnull', False)), models.Q(('doel', 'termijn'), _negated=True), _connector='OR')), name='betaalverzoek_vraagt_iets'),
        ),
        migrations.AddConstraint(
            model_name='betaalverzoek',
            constraint=models.UniqueConstraint(condition=models.Q(('verwijzing', ''), _negated=True), fields=('persoon', 'doel', 'verwijzing'), name='betaalverzoek_eenmaal_gevraagd'),
        ),
        migrations.AddConstraint(
            model_name='teruggave',
            constraint=models.CheckConstraint(condition=models.Q(('bedrag_centen__gt', 0), models.Q(models.Q(('persoon', None), ('regel__isnull', False)), models.Q(('persoon__isnull', False), ('regel', None)), _connector='OR')), name='teruggave_van_een'),
        ),
        migrations.RunSQL(lees("0003_ontvangen"), lees("0003_ontvangen_terug")),
    ]
