"""Runs: the list of work stands in Postgres, the queue is only a doorbell.

The tour: `models` holds Run, Stap, Chunk and VastgelopenPost, whose promises are kept by `sql/`;
`soorten` is the register in which an app describes its kind of run; `operations` is what people do
(open_run, teken, geef_vrij, annuleer, hervat, los_post_op); `stappen` moves a run from step to step;
`werk` claims and does one chunk after another, `splitsen` halves a chunk that fails down to the person;
`bel` rings, `veger` looks for what nobody works on; `queries` tells how far a run is; `tasks` are one
line each. Knows no app.
"""
