"""Accounts for what debtors paid too much (1650) and for interest with a collection that was taken back (4920)."""

from django.db import migrations

from duo_portal.ledger.vullen import vul_rekeningen


class Migration(migrations.Migration):
    dependencies = (("ledger", "0003_achterstand"),)
    operations = (migrations.RunPython(vul_rekeningen, migrations.RunPython.noop),)
