"""Two logins: the owner makes tables, the application only uses them.

`studiefin_owner` owns the databases and migrates. `studiefin_app` is what web and workers use: it owns
nothing, so it can neither truncate a table nor switch off a trigger. What the owner makes later is opened
to it by default privileges; the ledger's own migration takes UPDATE and DELETE back for its tables.
The privileges stand in template1, so that every database made from it (tests included) has them.

`python -m duo_portal.embedded.roles` does the same on a server elsewhere, named by POSTGRES_HOST,
POSTGRES_PORT, POSTGRES_PASSWORD (of the superuser), OWNER_PASSWORD and APP_PASSWORD.
"""

import os
from pathlib import Path

import psycopg
from psycopg import sql

from .keys import APP, DATABASE, OWNER, Keys

EXTENSIONS = ("btree_gist", "pg_trgm")
# A hung transaction of the application must let go of its rows; waiting for ever is never right.
APP_LIMITS = {"idle_in_transaction_session_timeout": "60s", "lock_timeout": "30s"}
OWNER_LIMITS = {"lock_timeout": "30s"}


def provision(keys: Keys) -> None:
    """Make roles, privileges, extensions and the database; safe to repeat at every start."""
    for database in ("template1", "postgres"):
        with psycopg.connect(
            keys.postgres_url("postgres", database), autocommit=True
        ) as connection:
            if database == "template1":
                _roles(connection, keys)
                _template(connection)
            else:
                _database(connection)


def _roles(connection: psycopg.Connection, keys: Keys) -> None:
    known = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
    logins = [
        (OWNER, "CREATEDB", keys.values["OWNER_PASSWORD"], OWNER_LIMITS),
        (APP, "NOCREATEDB", keys.values["APP_PASSWORD"], APP_LIMITS),
    ]
    for name, extra, password, limits in logins:
        verb = "ALTER" if name in known else "CREATE"
        connection.execute(
            sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOCREATEROLE {} PASSWORD {}").format(
                sql.SQL(verb), sql.Identifier(name), sql.SQL(extra), sql.Literal(password)
            )
        )
        for setting, value in limits.items():
            connection.execute(
                sql.SQL("ALTER ROLE {} SET {} = {}").format(
                    sql.Identifier(name), sql.Identifier(setting), sql.Literal(value)
                )
            )
    # To drop a test database the owner must be able to close the sessions of the application.
    connection.execute(sql.SQL("GRANT pg_signal_backend TO {}").format(sql.Identifier(OWNER)))


def _template(connection: psycopg.Connection) -> None:
    for extension in EXTENSIONS:
        connection.execute(
            sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension))
        )
    for what, verbs in (
        ("TABLES", "SELECT, INSERT, UPDATE, DELETE"),
        ("SEQUENCES", "USAGE, SELECT"),
    ):
        connection.execute(
            sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {} GRANT {} ON {} TO {}").format(
                sql.Identifier(OWNER), sql.SQL(verbs), sql.SQL(what), sql.Identifier(APP)
            )
        )


def _database(connection: psycopg.Connection) -> None:
    known = connection.execute(
        "SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]
    ).fetchone()
    if not known:
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {}").format(
                sql.Identifier(DATABASE), sql.Identifier(OWNER)
            )
        )


if __name__ == "__main__":
    provision(Keys(Path(), dict(os.environ)))
