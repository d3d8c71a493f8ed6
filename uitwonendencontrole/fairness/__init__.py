"""The bias monitor: aggregates in, aggregates out; it knows no persons and needs no database.

`tabel` reads a table in the layout of the statistics office and refuses what does not add up; `indeling` says which
rows are stages of the funnel; `kansen` holds the statistics of two groups, `lagen` those of strata and `passend` the
goodness of fit; `oordeel` turns numbers into a verdict; `monitor` puts them together; `publicatie` makes a table fit
to be published. scipy and statsmodels are imported inside functions: no web process pays for them.
"""
