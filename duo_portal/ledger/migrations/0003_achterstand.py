"""Accounts for what arrears cost: the fee of an aanmaning (1320) and statutory interest (1330), with their income."""

from django.db import migrations

from duo_portal.ledger.vullen import vul_rekeningen


class Migration(migrations.Migration):
    dependencies = (("ledger", "0002_overgenomen"),)
    operations = (migrations.RunPython(vul_rekeningen, migrations.RunPython.noop),)
