"""Accounts for the fine after a check of the address (1340, 8110)."""

from django.db import migrations

from duo_portal.ledger.vullen import vul_rekeningen


class Migration(migrations.Migration):
    dependencies = (("ledger", "0005_dwangsommen"),)
    operations = (migrations.RunPython(vul_rekeningen, migrations.RunPython.noop),)
