"""`make bench`: how fast, how big, how flat; each figure a ratio within one run, or named as extrapolated.

Tour: `omgeving` (own servers with fsync on, one database per size), `vullen` (a nation with twelve months of
bookings), `runs` (a month through the engine, by real worker processes: `werker`), `rauw` (COPY of the same
ready rows into the same guarded tables), `uitbetaling` (those two set side by side), `naief` (the obvious ways,
for scale), `toekenning` (bulk award), `beleid` (a proposed law on all students), `controle` (the auditor), `verslag` (JSON and table).

    BENCH_N=465852 BENCH_ONLY=uitbetaling,schaal .venv/bin/python -m tests.performance

BENCH_N people (50,000), BENCH_KEER repetitions (3), BENCH_ONLY which parts, BENCH_MAP where the servers stand
(under var/bench; removed afterwards unless BENCH_BEWAAR=1), POSTGRES_SHARED_BUFFERS and so on as for `make up`.
"""
