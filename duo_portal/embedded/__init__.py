"""A Postgres and a Valkey from wheels, started without docker, apt or accounts.

The tour: `keys` keeps ports, passwords and keys in one 0600 file under VAR_DIR; `account` finds an
account under which Postgres agrees to run (also when we are root); `postgres` and `valkey` start and
stop one server each; `roles` makes the two logins; `pair` holds both together; `supervisor` keeps
web, worker and beat alive; `up` strings it all together for `make up` and `make demo`.

Pure Python and psycopg: nothing here imports Django, because Django's settings are filled from here.
"""
