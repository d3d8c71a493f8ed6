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
        ("identity", "0002_machtiging_en_contact"),
        ("ledger", "0004_ontvangsten"),
        ("terugbetalen", "0002_innen"),
    ]

    operations: ClassVar[list[Operation]] = [
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
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='betaalverzoeken', to='identity.persoon')),
            ],
            options={
                'verbose_name': 'betaalverzoek',
                'verbose_name_plural': 'betaalverzoeken',
            },
        ),
        migrations.CreateModel(
            name='Verzoekbetaling',
            fields=[
                ('boeking_id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('bedrag_centen', models.BigIntegerField()),
                ('verzoek', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='betalingen', to='terugbetalen.betaalverzoek')),
            ],
            options={
                'verbose_name': 'betaling op verzoek',
                'verbose_name_plural': 'betalingen op verzoek',
            },
        ),
        migrations.AddConstraint(
            model_name='betaalverzoek',
            constraint=models.CheckConstraint(condition=models.Q(('bedrag_centen__gt', 0), models.Q(('ingetrokken_op', None), ('ingetrokken_op__gte', models.F('gevraagd_op')), _connector='OR'), models.Q(('doel', 'extra'), ('schuld', ''), _connector='OR'), ('schuld__in', ['', 'lening', 'lllk']), models.Q(models.Q(('doel', 'termijn'), ('termijn_id__isnull', False)), models.Q(('doel', 'termijn'), _negated=True), _connector='OR')), name='betaalverzoek_vraagt_iets'),
        ),
        migrations.AddConstraint(
            model_name='betaalverzoek',
            constraint=models.UniqueConstraint(condition=models.Q(('verwijzing', ''), _negated=True), fields=('persoon', 'doel', 'verwijzing'), name='betaalverzoek_eenmaal_gevraagd'),
        ),
        migrations.RunSQL(lees("0003_ontvangen"), lees("0003_ontvangen_terug")),
    ]
