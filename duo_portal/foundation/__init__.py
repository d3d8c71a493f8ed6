"""Pure Python: no Django, clock or network (an import contract proves it).

Tour: `money` (euro text and whole cents), `period` (months, calendar and study years), `clock` (the only
place that asks the time), `law` (references), `parameters` (dated amounts), `rule` (a function with its
article), `explain` (why a row came out as it did).
"""
