"""Accounts of the small schemes: lesgeld, integration loans, claims (13xx), what is given (43xx)."""

from django.db import migrations

from duo_portal.ledger.vullen import vul_rekeningen


class Migration(migrations.Migration):
    dependencies = (("ledger", "0006_uitwonendboete"),)
    operations = (migrations.RunPython(vul_rekeningen, migrations.RunPython.noop),)
