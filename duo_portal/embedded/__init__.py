"""A Postgres and a Valkey from wheels, started without docker, apt or accounts."""
