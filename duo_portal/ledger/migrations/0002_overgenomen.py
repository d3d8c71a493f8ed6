"""An account for debts that were taken over (1195)."""

from django.db import migrations

from duo_portal.ledger.vullen import vul_rekeningen


class Migration(migrations.Migration):
    dependencies = (("ledger", "0001_ledger"),)
    operations = (migrations.RunPython(vul_rekeningen, migrations.RunPython.noop),)
