"""Fresh statistics after a bulk load: without them the planner takes full tables for empty ones.

A running administration has autovacuum for this, a minute later; a demo that loads a country and pays it out in
the same minutes does not wait. ANALYZE asks the owner of the tables, so it uses the owner's login.
"""

import psycopg
from django.conf import settings


def ververs() -> None:
    """ANALYZE the database; without an owner's login it is left to autovacuum."""
    if settings.DATABASE_OWNER_URL:
        with psycopg.connect(settings.DATABASE_OWNER_URL, autocommit=True) as verbinding:
            verbinding.execute("ANALYZE")
