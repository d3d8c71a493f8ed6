"""Accounts for penalties of decisions that came too late (1660, 4930)."""

from django.db import migrations

from duo_portal.ledger.vullen import vul_rekeningen


class Migration(migrations.Migration):
    dependencies = (("ledger", "0004_ontvangsten"),)
    operations = (migrations.RunPython(vul_rekeningen, migrations.RunPython.noop),)
