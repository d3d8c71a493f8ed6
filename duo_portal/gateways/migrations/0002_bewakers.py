"""The promises of the bank traffic in hand-written SQL: fixed headers, statements that follow on."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).resolve().parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("gateways", "0001_initial")]
    operations = [
        migrations.RunSQL(
            (_SQL / "bewakers.sql").read_text(encoding="utf-8"),
            (_SQL / "bewakers_terug.sql").read_text(encoding="utf-8"),
        )
    ]
