"""The launcher of Postgres and Valkey, and the supervisor of the processes."""
