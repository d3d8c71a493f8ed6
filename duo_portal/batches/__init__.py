"""Runs: the list of work stands in Postgres, the queue is only a doorbell."""
