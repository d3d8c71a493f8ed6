"""Tables, guards, rights and the chart of accounts; the SQL stands in duo_portal/ledger/sql."""

from pathlib import Path

from django.db import migrations

from duo_portal.ledger.migrations._state import STATE
from duo_portal.ledger.vullen import vul_rekeningen

SQL = Path(__file__).resolve().parents[1] / "sql"


def _lees(*namen: str) -> str:
    return "\n".join((SQL / f"{naam}.sql").read_text(encoding="utf-8") for naam in namen)


class Migration(migrations.Migration):
    initial = True
    dependencies = ()
    operations = (
        migrations.SeparateDatabaseAndState(
            state_operations=STATE,
            database_operations=[
                migrations.RunSQL(_lees("tabellen", "wachters", "rechten"), _lees("weg"))
            ],
        ),
        migrations.RunPython(vul_rekeningen, migrations.RunPython.noop),
    )
