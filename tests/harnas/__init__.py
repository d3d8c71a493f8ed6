"""The harness of the tests: one real Postgres and Valkey a session, a database a worker, clones on request.

`servers` starts and stops; `databases` gives each test its database; `processen` starts real workers,
beat and web servers. How to use it: tests/README.md.
"""
