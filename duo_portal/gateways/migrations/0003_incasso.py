"""A file of direct debits: its own kind, the part of its header that a payment lacks, and the same guard."""

from pathlib import Path

from django.db import migrations, models

_SQL = Path(__file__).resolve().parents[1] / "sql"


class Migration(migrations.Migration):

    dependencies = [
        ('gateways', '0002_bewakers'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='bankbestand',
            name='bankbestand_opdracht_is_volledig',
        ),
        migrations.AddField(
            model_name='bankbestand',
            name='incasso_kop',
            field=models.JSONField(blank=True, help_text='Incassant-ID, volgorde en termijnen van een pain008.', null=True),
        ),
        migrations.AlterField(
            model_name='bankbestand',
            name='soort',
            field=models.CharField(choices=[('pain001', 'Betaalopdracht'), ('pain008', 'Incasso-opdracht'), ('pain002', 'Antwoord op een opdracht'), ('camt053', 'Rekeningafschrift')], max_length=8),
        ),
        migrations.AddConstraint(
            model_name='bankbestand',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('soort__in', ['pain001', 'pain008']), _negated=True), models.Q(('aantal__gte', 1), ('run_id__isnull', False), ('totaal_centen__gte', models.F('aantal')), ('uitvoeringsdatum__isnull', False), ('volgnummer__gte', 1)), _connector='OR'), name='bankbestand_opdracht_is_volledig'),
        ),
        migrations.AddConstraint(
            model_name='bankbestand',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('incasso_kop__isnull', False), ('soort', 'pain008')), models.Q(models.Q(('soort', 'pain008'), _negated=True), ('incasso_kop__isnull', True)), _connector='OR'), name='bankbestand_incasso_heeft_kop'),
        ),
        migrations.RunSQL(
            (_SQL / "bewakers_incasso.sql").read_text(encoding="utf-8"),
            (_SQL / "bewakers_incasso_terug.sql").read_text(encoding="utf-8"),
        ),
    ]
