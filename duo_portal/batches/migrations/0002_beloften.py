"""The promises of a run in hand-written SQL: forward only, four eyes, nothing deleted."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).resolve().parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("batches", "0001_initial")]
    operations = [
        migrations.RunSQL(
            (_SQL / "runs.sql").read_text(encoding="utf-8"),
            (_SQL / "runs_terug.sql").read_text(encoding="utf-8"),
        )
    ]
